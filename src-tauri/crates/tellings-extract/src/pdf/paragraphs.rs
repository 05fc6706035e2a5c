//! Lines into paragraphs.
//!
//! A paragraph ends where print changes its size, where more room is left
//! than between the lines around, before an indented line, and after a line
//! that ends a sentence well before its column's edge. At the end of a column
//! or page it goes on where the sentence does. A word that was broken at a
//! line's end is put together, unless the text has it with its hyphen.

use std::collections::BTreeSet;

use super::lines::Line;
use crate::completeness::ends_sentence;
use crate::plain::is_unspaced;

/// A paragraph with the size of its print, in points.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) size: f64,
}

/// The paragraphs of all pages, and how many hyphens were taken out.
pub(super) fn of(pages: &[Vec<Line>]) -> (Vec<Paragraph>, usize) {
    let words = Words::of(pages);
    let leading = leading(pages);
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut hyphens = 0;
    for lines in pages {
        for (at, line) in lines.iter().enumerate() {
            let before = at.checked_sub(1).map(|at| &lines[at]);
            let right = right_edge(lines, at);
            match paragraphs.last_mut() {
                Some(paragraph) if goes_on(paragraph, before, line, leading, right) => {
                    hyphens += usize::from(join(&mut paragraph.text, &line.text, &words));
                }
                _ => paragraphs.push(Paragraph {
                    text: line.text.clone(),
                    size: line.size,
                }),
            }
        }
    }
    (paragraphs, hyphens)
}

/// The usual distance of two lines, in sizes of their print.
fn leading(pages: &[Vec<Line>]) -> f64 {
    let mut steps: Vec<f64> = pages
        .iter()
        .flat_map(|lines| lines.windows(2))
        .filter(|two| same_size(two[0].size, two[1].size))
        .map(|two| (two[1].base - two[0].base) / two[0].size)
        .filter(|step| (0.8..3.0).contains(step))
        .collect();
    steps.sort_by(f64::total_cmp);
    // Where every other line ends a paragraph, the middle would be too wide.
    steps.get(steps.len() / 3).copied().unwrap_or(1.3)
}

/// How far to the right the lines around reach in the column of this one.
fn right_edge(lines: &[Line], at: usize) -> f64 {
    let line = &lines[at];
    let around = at.saturating_sub(12)..lines.len().min(at + 12);
    lines[around]
        .iter()
        .filter(|other| (other.from - line.from).abs() < line.size * 4.0)
        .map(|other| other.to)
        .fold(line.to, f64::max)
}

fn same_size(one: f64, other: f64) -> bool {
    (one - other).abs() <= one.max(other) * 0.12
}

fn goes_on(
    paragraph: &Paragraph,
    before: Option<&Line>,
    line: &Line,
    leading: f64,
    right: f64,
) -> bool {
    if !same_size(paragraph.size, line.size) {
        return false;
    }
    let ended = ends_sentence(&paragraph.text);
    let step = before.map(|before| (line.base - before.base) / line.size);
    let (Some(before), Some(step)) = (before, step.filter(|step| *step > 0.0)) else {
        // A new column or page.
        return !ended;
    };
    let beside = before.to < line.from || line.to < before.from;
    let indented = line.from - before.from > line.size * 0.8;
    let short = right - before.to > (right - before.from) * 0.15;
    if beside {
        return !ended && step < leading * 1.3;
    }
    step < leading * 1.3 && !indented && !(ended && short)
}

/// Joins a line to a paragraph, and says whether a hyphen was taken out.
fn join(text: &mut String, line: &str, words: &Words) -> bool {
    let last = text.chars().next_back();
    let broken = matches!(last, Some('-' | '\u{ad}' | '\u{2010}'))
        && text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && line.starts_with(char::is_lowercase);
    if broken {
        let first = text.rsplit(char::is_whitespace).next().unwrap_or("");
        let first = first.trim_end_matches(['-', '\u{ad}', '\u{2010}']);
        let second = line.split(char::is_whitespace).next().unwrap_or("");
        let keeps = words.has_hyphened(first, second) && last == Some('-');
        if !keeps {
            text.pop();
        }
        text.push_str(line);
        return !keeps;
    }
    let unspaced = last.is_some_and(is_unspaced) && line.starts_with(is_unspaced);
    if !unspaced && last != Some('-') {
        text.push(' ');
    }
    text.push_str(line);
    false
}

/// The words of the text that stand inside lines.
struct Words(BTreeSet<String>);

impl Words {
    fn of(pages: &[Vec<Line>]) -> Self {
        let words = pages.iter().flatten().flat_map(|line| {
            let count = line.text.split_whitespace().count();
            line.text
                .split_whitespace()
                .enumerate()
                .filter(move |(at, word)| *at + 1 < count || !word.ends_with('-'))
                .map(|(_, word)| bare(word))
        });
        Self(words.collect())
    }

    /// Whether the text has the two with a hyphen, and not as one.
    fn has_hyphened(&self, first: &str, second: &str) -> bool {
        let (first, second) = (bare(first), bare(second));
        self.0.contains(&format!("{first}-{second}"))
            && !self.0.contains(&format!("{first}{second}"))
    }
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines as `(text, from, to, base)`, all of size 10.
    fn check(pages: &[&[(&str, f64, f64, f64)]], expected: &[&str]) {
        let line = |&(text, from, to, base): &(&str, f64, f64, f64)| Line {
            text: text.to_owned(),
            from,
            to,
            base,
            size: 10.0,
        };
        let pages: Vec<Vec<Line>> = pages
            .iter()
            .map(|lines| lines.iter().map(line).collect())
            .collect();
        let (found, _) = of(&pages);
        let found: Vec<&str> = found.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn paragraphs_by_room_indent_and_short_lines() {
        check(
            &[&[
                ("The gate at Orrin jammed and the", 0.0, 200.0, 10.0),
                ("barges waited until noon.", 0.0, 198.0, 22.0),
                ("Nobody was hurt, it was said.", 10.0, 200.0, 34.0),
                ("It was over.", 0.0, 60.0, 46.0),
                ("Work begins on Monday at the", 0.0, 200.0, 58.0),
                ("gate.", 0.0, 30.0, 70.0),
                ("A ferry runs.", 0.0, 70.0, 94.0),
            ]],
            &[
                "The gate at Orrin jammed and the barges waited until noon.",
                "Nobody was hurt, it was said. It was over.",
                "Work begins on Monday at the gate.",
                "A ferry runs.",
            ],
        );
    }

    #[test]
    fn columns_and_pages_go_on_where_the_sentence_does() {
        check(
            &[
                &[
                    ("The gate at Orrin jam-", 0.0, 100.0, 10.0),
                    ("med on Monday and the", 0.0, 100.0, 22.0),
                    ("well-known barges of a well-", 150.0, 250.0, 10.0),
                    ("known family waited for", 150.0, 250.0, 22.0),
                ],
                &[
                    ("hours on end.", 0.0, 60.0, 10.0),
                    ("It was over.", 0.0, 60.0, 34.0),
                ],
            ],
            &[
                "The gate at Orrin jammed on Monday and the well-known barges of a well-known family waited for hours on end.",
                "It was over.",
            ],
        );
    }
}
