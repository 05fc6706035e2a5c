//! Names of people, organisations and places: runs of capitalised words.
//!
//! No list of names and no model: a capitalised word is a name where a
//! sentence would not have capitalised it anyway. Titles are left off, so that
//! "Ms. Duss" and "Mirela Duss" share their surname.

mod run;
mod words;

pub use words::is_title;

use crate::{Span, Token, TokenKind, tokens};
use run::{opens, run_end};
use words::{INSTITUTIONS, RANKS, SUFFIXES};

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

/// The names inside `within`, in order. "Ukrainian President Mirela Duss" is
/// two: what stands before the title, and the person.
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
        let run = &tokens[at..end];
        match title_in(run) {
            Some((title, person)) => {
                found.extend(mention(&run[..title]));
                found.extend(mention(&run[person..]));
            }
            None => found.extend(mention(run)),
        }
        at = end;
    }
    found
}

/// Where the titles of a run of capitals begin and what they belong to begins,
/// if a name is left after them.
fn title_in(run: &[Token]) -> Option<(usize, usize)> {
    let word = |n: usize| run.get(n).map_or("", |token| token.norm.as_str());
    let is_title_at = |n: usize| {
        is_title(word(n)) && !INSTITUTIONS.contains(&word(n + 1)) && !word(n + 1).is_empty()
    };
    let last = (0..run.len()).rev().find(|&n| is_title_at(n))?;
    let mut first = last;
    while first > 0 && (is_title(word(first - 1)) || RANKS.contains(&word(first - 1))) {
        first -= 1;
    }
    let mut person = last + 1;
    // "Secretary of State Mirela Duss".
    if word(person) == "of" {
        person += 2;
    }
    while word(person) == "." {
        person += 1;
    }
    (person < run.len()).then_some((first, person))
}

/// The name that a run of words makes.
fn mention(run: &[Token]) -> Option<NameMention> {
    let is_word = |token: &&Token| token.kind == TokenKind::Word;
    let first = run.iter().find(is_word)?;
    let last = run.iter().rev().find(is_word)?;
    let words: Vec<String> = run
        .iter()
        .filter(is_word)
        .map(|token| token.norm.clone())
        .collect();
    // "Biden Jr." goes by "Biden".
    let key = words
        .iter()
        .rev()
        .find(|word| !SUFFIXES.contains(&word.as_str()))
        .or(words.last())?
        .clone();
    let span = Span::new(first.span.start, last.span.end);
    Some(NameMention { span, key, words })
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
        check("the US envoy left", &["US"]);
        check("Though Duss left, (D-Calder) no.", &["Duss"]);
    }

    #[test]
    fn titles_part_names() {
        check(
            "He met Caldrian President Mirela Duss.",
            &["Caldrian", "Mirela Duss"],
        );
        check("He met Secretary of State Vane.", &["Vane"]);
        check("Ms. Duss and Vice President Hale left.", &["Duss", "Hale"]);
        check("He met the Justice Department.", &["Justice Department"]);
        let keys = names("He met Jo Vane Jr.", Span::new(0, 18));
        assert_eq!(keys[0].key, "vane");
    }
}
