//! Words and marks, with the form in which they are compared.
//!
//! A token's span is what is shown; its norm is what is compared: NFKC, lower
//! case, straight apostrophes. Nothing here knows what a word means.

use unicode_normalization::UnicodeNormalization;

use crate::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, hyphens and the stops of "U.S.".
    Word,
    /// Begins with a digit: `43`, `1,000`, `1.5`, `2nd`.
    Number,
    /// Anything else that is not white space, one character each.
    Mark,
}

/// A word or mark of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// The form in which it is compared.
    pub norm: String,
}

/// The tokens inside `within`, in order. The possessive `'s` is a word of its
/// own, so that "Duss" and "Duss's" are one name.
#[must_use]
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut found = Vec::new();
    let mut scan = Scan {
        text: within.of(text),
        offset: within.start,
    };
    while let Some(token) = scan.next(&mut found) {
        found.push(token);
    }
    found
}

struct Scan<'t> {
    text: &'t str,
    offset: usize,
}

impl Scan<'_> {
    fn next(&mut self, found: &mut Vec<Token>) -> Option<Token> {
        let skipped = self.text.trim_start();
        self.offset += self.text.len() - skipped.len();
        let first = skipped.chars().next()?;
        let length = if is_letter(first) {
            word_length(skipped)
        } else {
            first.len_utf8()
        };
        let printed = &skipped[..length];
        let start = self.offset;
        self.text = &skipped[length..];
        self.offset += length;

        if !is_letter(first) {
            let kind = TokenKind::Mark;
            return Some(Token {
                span: Span::new(start, start + length),
                kind,
                norm: norm(printed),
            });
        }
        let kind = if first.is_numeric() {
            TokenKind::Number
        } else {
            TokenKind::Word
        };
        let norm = norm(printed);
        if norm.len() > 2 && norm.ends_with("'s") {
            // The apostrophe may be three bytes long, the `s` is one.
            let tail = printed
                .char_indices()
                .rev()
                .nth(1)
                .map_or(length, |(at, _)| at);
            found.push(Token {
                span: Span::new(start, start + tail),
                kind,
                norm: norm[..norm.len() - 2].to_owned(),
            });
            return Some(Token {
                span: Span::new(start + tail, start + length),
                kind: TokenKind::Word,
                norm: "'s".to_owned(),
            });
        }
        Some(Token {
            span: Span::new(start, start + length),
            kind,
            norm,
        })
    }
}

/// Letters, digits and the marks that combine with them.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Length in bytes of the word that opens `text`.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut before = ' ';
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let after = rest.peek().map(|&(_, next)| next);
        let inside = if is_letter(c) {
            true
        } else {
            let both = is_letter(before) && after.is_some_and(is_letter);
            match c {
                '\'' | '’' => both,
                // "3-5" is a range and "2031-02-04" a day: figures stay apart.
                '-' | '\u{2010}' | '\u{2011}' => {
                    both && !(before.is_numeric() && after.is_some_and(char::is_numeric))
                }
                '.' | ',' => {
                    let digits = before.is_numeric() && after.is_some_and(char::is_numeric);
                    digits || (c == '.' && initials_go_on(&text[..at], &text[at + 1..]))
                }
                _ => false,
            }
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
        before = c;
    }
    end
}

/// Whether a stop belongs to initials such as "U.S." or "e.g.": the letters
/// before it are single ones, and another single letter with a stop follows or
/// went before.
fn initials_go_on(before: &str, after: &str) -> bool {
    let single = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_alphabetic);
    if !before.split('.').all(single) {
        return false;
    }
    let mut next = after.chars();
    let another = next.next().is_some_and(char::is_alphabetic) && next.next() == Some('.');
    another || before.contains('.')
}

/// The form of a word or mark in which it is compared.
pub(crate) fn norm(printed: &str) -> String {
    printed
        .nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | '‘' | 'ʼ' | '`' => '\'',
            '\u{2010}' | '\u{2011}' => '-',
            '“' | '”' | '„' | '«' | '»' => '"',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = tokens(text, Span::whole(text))
            .into_iter()
            .map(|token| token.norm)
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_keep_their_inner_marks() {
        check("Don’t re-open it.", &["don't", "re-open", "it", "."]);
        check("the U.S. envoy", &["the", "u.s.", "envoy"]);
        check("in the U.S.", &["in", "the", "u.s."]);
        check("end. Next", &["end", ".", "next"]);
    }

    #[test]
    fn the_possessive_stands_apart() {
        check("Duss’s boat", &["duss", "'s", "boat"]);
        check("the cooks' pots", &["the", "cooks", "'", "pots"]);
    }

    #[test]
    fn numbers_keep_their_stops() {
        check("1,000 or 1.5m, 2nd", &["1,000", "or", "1.5m", ",", "2nd"]);
        check("$1.0bn (95%)", &["$", "1.0bn", "(", "95", "%", ")"]);
    }

    #[test]
    fn spans_point_at_the_words() {
        let text = "Ærø’s ﬁsh";
        let printed: Vec<&str> = tokens(text, Span::whole(text))
            .iter()
            .map(|token| token.span.of(text))
            .collect();
        assert_eq!(printed, ["Ærø", "’s", "ﬁsh"]);
    }
}
