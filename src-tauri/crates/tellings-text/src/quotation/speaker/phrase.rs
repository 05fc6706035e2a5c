//! Who does what in a clause: the subject in front of a verb of saying or
//! behind it, the verb itself, and where the clause ends.

use super::{Beside, REACH};
use crate::cue::{CUES, QUOTING};
use crate::{Span, TokenKind, is_function_word};

/// Words between a subject and its verb.
const AUXILIARIES: &[&str] = &[
    "had", "has", "have", "also", "then", "later", "was", "is", "were", "are", "once", "again",
    "often", "never", "even", "once", "would", "will", "did", "could", "first", "just", "still",
    "been", "be", "has", "famously", "who",
];

const PRONOUNS: &[&str] = &["he", "she", "they", "it", "i", "we", "you"];

const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "their", "its", "our", "my", "one", "another", "some", "this",
    "that", "these", "those", "two", "several", "many", "most", "other", "both",
];

impl Beside<'_> {
    /// The subject of the verb at `cue`, in front of it.
    pub(super) fn subject(&self, begin: usize, cue: usize) -> Option<Span> {
        let mut at = cue;
        while at > begin && self.is_filler(at - 1) {
            at -= 1;
        }
        // "Mr. Hale, who met Ms. Duss on Monday, said": the phrase before the
        // inserted one.
        if at > begin && self.norm(at - 1) == Some(",") {
            let opened = (begin..at - 1).rev().find(|&n| self.norm(n) == Some(","));
            return match opened {
                Some(comma) => self.phrase_to(begin, comma),
                None => self.phrase_from(begin, at - 1),
            };
        }
        if at > begin
            && self.norm(at - 1) == Some(")")
            && let Some(bracket) = (begin..at - 1).rev().find(|&n| self.norm(n) == Some("("))
        {
            at = bracket;
        }
        self.phrase_to(begin, at)
    }

    /// The phrase that ends before token `end`.
    fn phrase_to(&self, begin: usize, end: usize) -> Option<Span> {
        let last = end.checked_sub(1).filter(|&at| at >= begin)?;
        if PRONOUNS.contains(&self.norm(last)?) {
            return Some(self.tokens[last].span);
        }
        if let Some(name) = self.name_ending(self.tokens[last].span.end) {
            return Some(name);
        }
        let mut first = last + 1;
        while first > begin && last + 1 - first < 5 {
            let token = &self.tokens[first - 1];
            if DETERMINERS.contains(&token.norm.as_str()) {
                return (first <= last)
                    .then(|| Span::new(token.span.start, self.tokens[last].span.end));
            }
            if token.kind != TokenKind::Word || is_function_word(&token.norm) {
                break;
            }
            first -= 1;
        }
        (first <= last)
            .then(|| Span::new(self.tokens[first].span.start, self.tokens[last].span.end))
    }

    /// The phrase that begins at token `begin`.
    pub(super) fn phrase_from(&self, begin: usize, end: usize) -> Option<Span> {
        let first = self.tokens.get(begin).filter(|_| begin < end)?;
        if PRONOUNS.contains(&first.norm.as_str()) {
            return Some(first.span);
        }
        let determined = DETERMINERS.contains(&first.norm.as_str());
        let mut last = begin + usize::from(determined);
        while last < end.min(begin + 6) {
            let token = &self.tokens[last];
            if let Some(name) = self.name_beginning(token.span.start) {
                return Some(name);
            }
            // "Gov. Hale": the stop after a title.
            let stop = token.norm == "." && self.norm(last + 1).is_some();
            let plain = token.kind == TokenKind::Word
                && !is_function_word(&token.norm)
                && !self.is_cue(last);
            if !(stop || plain || crate::name::is_title(&token.norm)) {
                break;
            }
            last += 1;
        }
        let end = match last.checked_sub(begin + usize::from(determined)) {
            None | Some(0) => return None,
            // A capital that may be no name stands alone: "Protesters", "Hale".
            _ if !determined && first.span.of(self.text).starts_with(char::is_uppercase) => begin,
            _ => last - 1,
        };
        Some(Span::new(first.span.start, self.tokens[end].span.end))
    }

    pub(super) fn name_beginning(&self, start: usize) -> Option<Span> {
        let at = self.names.partition_point(|name| name.span.start < start);
        let name = self.names.get(at)?.span;
        (name.start == start).then_some(name)
    }

    fn name_ending(&self, end: usize) -> Option<Span> {
        let at = self.names.partition_point(|name| name.span.end < end);
        let name = self.names.get(at)?.span;
        (name.end == end).then_some(name)
    }

    pub(super) fn norm(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).map(|token| token.norm.as_str())
    }

    pub(super) fn is_cue(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let verb = CUES.contains(&token.norm.as_str()) || QUOTING.contains(&token.norm.as_str());
        let lower = token.span.of(self.text).starts_with(char::is_lowercase);
        // "Said Duss: …"
        let inverted = || {
            (at == 0 || self.ends_clause(at - 1))
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| self.name_beginning(next.span.start).is_some())
        };
        token.kind == TokenKind::Word
            && ((verb && (lower || inverted()))
                || (token.norm == "according" && self.norm(at + 1) == Some("to")))
    }

    pub(super) fn is_filler(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.kind == TokenKind::Word
            && (AUXILIARIES.contains(&token.norm.as_str())
                || (token.norm.ends_with("ly")
                    && token.span.of(self.text).starts_with(char::is_lowercase)))
    }

    /// Whether the token ends a sentence or a clause of its own.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        match token.norm.as_str() {
            "?" | "!" | ";" => true,
            // The stop of "Mr.", "J." or "(D-Mo.)" does not end the sentence.
            "." => {
                let title = at.checked_sub(1).is_some_and(|before| {
                    let word = &self.tokens[before];
                    word.span.end == token.span.start
                        && (word.span.len() == 1 || crate::sentence::is_title(&word.norm))
                });
                let goes_on = self.tokens.get(at + 1).is_some_and(|next| {
                    next.span
                        .of(self.text)
                        .starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ')'))
                });
                let glued = self.text[token.span.end..].starts_with(char::is_alphanumeric);
                !title && !goes_on && !glued
            }
            _ => false,
        }
    }

    pub(super) fn clause_end(&self, begin: usize, limit: usize) -> usize {
        (begin..self.tokens.len().min(begin + REACH))
            .find(|&at| self.tokens[at].span.start >= limit || self.ends_clause(at))
            .unwrap_or(self.tokens.len().min(begin + REACH))
    }
}
