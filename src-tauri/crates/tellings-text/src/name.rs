//! Names of people, organisations and places: runs of capitalised words.
//!
//! No list of names and no model: a capitalised word is a name where a
//! sentence would not have capitalised it anyway. Titles are left off, so that
//! "Ms. Duss" and "Mirela Duss" share their surname.

use crate::{Span, Token, TokenKind, is_function_word, tokens};

/// A name as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// Where it stands, without title.
    pub span: Span,
    /// The last word of the name in its normal form: a person's surname.
    pub key: String,
    /// All words of the name in their normal forms.
    pub words: Vec<String>,
}

/// Words that stand before a name and are no part of it.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "minister",
    "mayor",
    "senator",
    "sen",
    "rep",
    "gov",
    "governor",
    "judge",
    "justice",
    "chancellor",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "captain",
    "capt",
    "general",
    "gen",
    "colonel",
    "col",
    "lieutenant",
    "lt",
    "sergeant",
    "sgt",
    "chief",
    "secretary",
];

/// Small words that may stand inside a name.
const PARTICLES: &[&str] = &[
    "de", "van", "von", "der", "den", "of", "the", "del", "la", "al", "bin", "da", "di",
];

/// Days and months are dates, and a few words are capitalised without naming.
const NOT_NAMES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "i",
];

/// Whether a word in its normal form is a title that a name follows.
pub(crate) fn is_title(norm: &str) -> bool {
    TITLES.contains(&norm)
}

/// The names inside `within`, in order.
#[must_use]
pub fn names(text: &str, within: Span) -> Vec<NameMention> {
    let tokens = tokens(text, within);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !opens(text, &tokens, at) {
            at += 1;
            continue;
        }
        let end = run_end(text, &tokens, at);
        let start = (at..end)
            .find(|&n| {
                !is_title(tokens[n].norm.trim_end_matches('.')) && tokens[n].kind == TokenKind::Word
            })
            .unwrap_or(at);
        let words: Vec<String> = tokens[start..end]
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| token.norm.clone())
            .collect();
        if let Some(key) = words.last().cloned() {
            let span = Span::new(tokens[start].span.start, tokens[end - 1].span.end);
            found.push(NameMention { span, key, words });
        }
        at = end;
    }
    found
}

/// Whether a name begins at this token.
fn opens(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !is_capitalised(text, token) || NOT_NAMES.contains(&token.norm.as_str()) {
        return false;
    }
    if !at_beginning(tokens, at) {
        return !is_function_word(&token.norm) || token.norm.contains('.');
    }
    // The first word is capitalised in any case: it is a name where another
    // capital follows, or where it is written in capitals.
    let capitals = token
        .span
        .of(text)
        .chars()
        .filter(|c| c.is_uppercase())
        .count()
        > 1;
    let followed = tokens
        .get(at + 1)
        .is_some_and(|next| is_capitalised(text, next) && !NOT_NAMES.contains(&next.norm.as_str()));
    // "Hale’s" and "Hale said": a common noun would have an article.
    let acts = tokens.get(at + 1).is_some_and(|next| {
        next.norm == "'s" || matches!(next.norm.as_str(), "said" | "says" | "told" | "added")
    });
    !is_function_word(&token.norm) && (capitals || followed || acts)
}

/// Whether the token opens a sentence or a quotation.
fn at_beginning(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| {
        let word = before
            .checked_sub(1)
            .map_or("", |n| tokens[n].norm.as_str());
        if tokens[before].norm == "." && (is_title(word) || word.chars().count() == 1) {
            return false;
        }
        matches!(
            tokens[before].norm.as_str(),
            "\"" | "'" | "." | "?" | "!" | ":" | "(" | "—" | "…"
        ) && tokens[before].kind == TokenKind::Mark
    })
}

fn is_capitalised(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Word && token.span.of(text).starts_with(char::is_uppercase)
}

/// One past the last token of the name that begins at `start`.
fn run_end(text: &str, tokens: &[Token], start: usize) -> usize {
    let capital = |n: usize| {
        tokens.get(n).is_some_and(|token| {
            is_capitalised(text, token) && !NOT_NAMES.contains(&token.norm.as_str())
        })
    };
    let mut end = start + 1;
    loop {
        let word = |n: usize| tokens.get(n).map_or("", |token| token.norm.as_str());
        let title = is_title(word(end - 1)) || word(end - 1).chars().count() == 1;
        let particles = (0..2)
            .take_while(|n| PARTICLES.contains(&word(end + n)))
            .count();
        let steps = match word(end) {
            _ if capital(end) => 1,
            // "J. Hale", "Ms. Duss": the stop belongs to the name.
            "." if title && capital(end + 1) => 2,
            _ if particles > 0 && capital(end + particles) => particles + 1,
            _ => 0,
        };
        end += steps;
        if steps == 0 {
            return end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = names(text, Span::whole(text))
            .iter()
            .map(|name| name.span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn runs_of_capitals_are_names() {
        check(
            "The cook, Mirela Duss, left Port Calder.",
            &["Mirela Duss", "Port Calder"],
        );
        check("Mirela Duss left on Monday.", &["Mirela Duss"]);
        check("Rescuers left. Nobody knew Ms. Duss.", &["Duss"]);
        check(
            "He saw the Bank of Calder and the U.N. envoy.",
            &["Bank of Calder", "U.N."],
        );
        check("Hale said no.", &["Hale"]);
    }
}
