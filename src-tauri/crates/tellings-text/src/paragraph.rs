//! Paragraphs: runs of lines parted by blank lines.

use crate::Span;

/// The paragraphs of `text`, in order, without surrounding white space. Blank
/// lines part them; a single line break does not.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.is_empty() {
            open = false;
        } else {
            let start = at + (line.len() - line.trim_start().len());
            let end = start + words.len();
            match found.last_mut() {
                Some(last) if open => last.end = end,
                _ => found.push(Span::new(start, end)),
            }
            open = true;
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = paragraphs(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        check("", &[]);
        check(" \n\t\n", &[]);
        check("One\ntwo.\n\n \nThree. ", &["One\ntwo.", "Three."]);
        check("One.\r\n\r\nTwo.\r\n", &["One.", "Two."]);
    }
}
