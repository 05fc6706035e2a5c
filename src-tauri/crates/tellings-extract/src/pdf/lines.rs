//! Letters into lines, in the order in which they were drawn.
//!
//! Programs draw a column from its top to its bottom before the next one, and
//! that order is kept: to sort by place would mix columns. A line ends where
//! the next letter stands higher or lower, before it, or far to its right.

use super::letters::{Letter, Page};

/// A line, or the part of one in its column.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) base: f64,
    /// The size of most of its print.
    pub(super) size: f64,
}

/// A gap this wide between letters is a space, in sizes of the font. Spaces
/// have a quarter; letters are set apart by less than a sixth.
const SPACE: f64 = 0.17;

/// A gap this wide parts columns.
const COLUMN: f64 = 2.5;

/// The lines of a page.
pub(super) fn of_page(page: &Page) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for letter in &page.letters {
        match lines.last_mut() {
            Some(line) if goes_on(line, letter) => add(line, letter),
            _ => lines.push(Line {
                text: letter.text.clone(),
                from: letter.from,
                to: letter.to,
                base: letter.base,
                size: letter.size,
            }),
        }
    }
    lines.retain(|line| !line.text.trim().is_empty());
    for line in &mut lines {
        line.text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    lines
}

fn goes_on(line: &Line, letter: &Letter) -> bool {
    let size = line.size.max(letter.size);
    let level = (letter.base - line.base).abs() < size * 0.45;
    let gap = letter.from - line.to;
    // Print of which every letter is drawn twice is bold print.
    level && gap < size * COLUMN && gap > -size
}

fn add(line: &mut Line, letter: &Letter) {
    let size = line.size.max(letter.size);
    let doubled = letter.from < line.to - size * 0.3 && line.text.ends_with(letter.text.as_str());
    if doubled {
        return;
    }
    let spaced = line.text.ends_with(' ') || letter.text.starts_with(' ');
    if !spaced && letter.from - line.to > size * SPACE {
        line.text.push(' ');
    }
    line.text.push_str(&letter.text);
    line.to = line.to.max(letter.to);
    line.from = line.from.min(letter.from);
    // A raised figure does not make the line smaller, nor a large initial it larger.
    if line.text.chars().count() < 4 {
        line.size = letter.size;
        line.base = letter.base;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(words: &[(&str, f64, f64)]) -> Page {
        let mut page = Page::default();
        for (word, from, base) in words {
            for (at, c) in word.chars().enumerate() {
                let from = from + 5.0 * f64::from(u8::try_from(at).expect("short"));
                page.letters.push(Letter {
                    text: c.to_string(),
                    from,
                    to: from + 5.0,
                    base: *base,
                    size: 10.0,
                });
            }
        }
        page
    }

    fn check(words: &[(&str, f64, f64)], expected: &[&str]) {
        let lines = of_page(&page(words));
        let found: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn gaps_are_spaces_or_columns() {
        check(
            &[("Nine", 0.0, 10.0), ("barges", 23.0, 10.0)],
            &["Nine barges"],
        );
        check(&[("Ni", 0.0, 10.0), ("ne", 10.5, 10.0)], &["Nine"]);
        check(
            &[("left", 0.0, 10.0), ("right", 100.0, 10.0)],
            &["left", "right"],
        );
        check(&[("one", 0.0, 10.0), ("two", 0.0, 22.0)], &["one", "two"]);
        check(
            &[("H", 0.0, 10.0), ("2", 5.0, 12.0), ("O", 10.0, 10.0)],
            &["H2O"],
        );
        check(
            &[("a", 0.0, 10.0), ("a", 0.3, 10.0), ("b", 5.0, 10.0)],
            &["ab"],
        );
    }
}
