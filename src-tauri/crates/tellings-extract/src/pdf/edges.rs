//! What runs along the edges of pages: heads, feet and numbers.
//!
//! A line near an edge is taken out when it stands there on other pages too,
//! numbers apart, when it is a page's number, or when it is what browsers
//! print there. It is kept as left out, so nothing is lost by a mistake.

use std::collections::BTreeMap;

use super::letters::Page;
use super::lines::Line;
use crate::header::web_address;

/// How much of the page's height is its edge, above and below.
const EDGE: f64 = 0.12;

/// How near baselines are that are one line's, in points.
const SAME_LEVEL: f64 = 2.0;

/// Takes the lines at edges out of the pages, and gives them in their order.
pub(super) fn take(lines: &mut [Vec<Line>], pages: &[Page]) -> Vec<String> {
    let mut pages_with: BTreeMap<String, usize> = BTreeMap::new();
    for (lines, page) in lines.iter().zip(pages) {
        let mut here: Vec<String> = lines
            .iter()
            .filter(|line| is_near(line, page))
            .map(|line| shape(&line.text))
            .collect();
        here.sort();
        here.dedup();
        for shape in here {
            *pages_with.entry(shape).or_default() += 1;
        }
    }
    let mut taken = Vec::new();
    for (lines, page) in lines.iter_mut().zip(pages) {
        let known = |line: &Line| {
            let again = pages_with.get(&shape(&line.text)).copied().unwrap_or(0);
            // Of three or more pages, heads may be left and right ones.
            let again = again >= 2 && again * 3 >= pages.len();
            is_near(line, page) && (again || is_number(&line.text) || is_printed(&line.text))
        };
        let levels: Vec<f64> = lines.iter().filter(|l| known(l)).map(|l| l.base).collect();
        lines.retain(|line| {
            // What stands beside one is part of it: the title beside the day.
            let level = |base: &f64| (base - line.base).abs() < SAME_LEVEL;
            let edge = is_near(line, page) && levels.iter().any(level);
            if edge {
                taken.push(line.text.clone());
            }
            !edge
        });
    }
    taken
}

fn is_near(line: &Line, page: &Page) -> bool {
    line.base < page.height * EDGE || line.base > page.height * (1.0 - EDGE)
}

/// A line without what changes from page to page.
fn shape(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_numeric() { '0' } else { c })
        .collect::<String>()
        .replace("00", "0")
        .to_lowercase()
}

/// `7`, `- 7 -`, `7/12`, `Page 7 of 12`, `Seite 7`.
fn is_number(text: &str) -> bool {
    let mut figures = 0;
    let words = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    for word in words {
        if word.chars().all(|c| c.is_ascii_digit()) && word.len() <= 4 {
            figures += 1;
        } else if !matches!(
            word.to_lowercase().as_str(),
            "page" | "p" | "of" | "seite" | "von" | "sur" | "página" | "de" | "pagina"
        ) {
            return false;
        }
    }
    (1..=2).contains(&figures) && text.len() < 30
}

/// What browsers print: an address, or the moment of printing.
fn is_printed(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let day = first.trim_end_matches(',');
    let dated = first.ends_with(',')
        && day
            .split(['/', '.', '-'])
            .filter(|part| !part.is_empty())
            .count()
            == 3
        && day.chars().all(|c| c.is_ascii_digit() || "/.-".contains(c))
        && second.split_once(':').is_some_and(|(hour, minute)| {
            hour.parse::<u8>().is_ok() && minute.get(..2).is_some_and(|m| m.parse::<u8>().is_ok())
        });
    dated || (web_address(first).is_some() && text.split_whitespace().count() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_what_browsers_print() {
        for text in ["7", "- 7 -", "7/12", "Page 7 of 12", "Seite 7"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["In 2026", "7 barges", "12.5 per cent", "1 2 3"] {
            assert!(!is_number(text), "{text}");
        }
        assert!(is_printed("1/7/26, 10:15 AM Gate jams at Orrin"));
        assert!(is_printed("https://orrin.example/gate 1/2"));
        assert!(!is_printed("Nine, 10:15 they waited"));
    }
}
