//! A rule's forms as they are looked for: parts, with what is asked of each.

use tellings_text::{Span, TokenKind, is_function_word, tokens};

use super::part::{Part, parts};
use super::rule::{AliasKind, AliasRule, LOWER, Scope};

/// A unit's form with no more letters than this is matched behind a number
/// only: "ft" and "mile" are also other words.
const SHORT_UNIT: usize = 4;

/// A part of a form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern {
    pub(super) norm: String,
    pub(super) case: Case,
}

/// How a part has to be written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Case {
    Any,
    /// Without capitals.
    Lower,
    /// With capitals at these places, counted in characters.
    Capitals(Vec<usize>),
}

/// What has to stand before a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Anywhere,
    AfterNumber,
    /// "5 PM" is no prime minister.
    NotAfterNumber,
}

/// A rule with its forms cut into parts.
pub(super) struct Prepared {
    pub(super) scope: Scope,
    pub(super) kind: AliasKind,
    pub(super) forms: Vec<Listed>,
}

/// A form as a rule lists it.
pub(super) struct Listed {
    pub(super) pattern: Vec<Pattern>,
    /// As it is compared where it is the canonical form.
    pub(super) words: Vec<(String, TokenKind)>,
}

impl Prepared {
    pub(super) fn of(rule: &AliasRule) -> Self {
        let mut forms: Vec<Listed> = Vec::new();
        for form in &rule.forms {
            let pattern = pattern(form);
            if !pattern.is_empty() && forms.iter().all(|earlier| earlier.pattern != pattern) {
                let words = words(plain(form));
                forms.push(Listed { pattern, words });
            }
        }
        Self {
            scope: rule.scope,
            kind: rule.kind,
            forms,
        }
    }
}

/// The words of a canonical form as they are compared; its marks where it has
/// no words.
fn words(canonical: &str) -> Vec<(String, TokenKind)> {
    let found = tokens(canonical, Span::whole(canonical));
    let is_word = |kind: TokenKind| kind != TokenKind::Mark;
    let any_word = found.iter().any(|token| is_word(token.kind));
    // "US" and "WHO" are no function words, and must not become any.
    let capitals = canonical.len() > 1 && canonical.chars().all(char::is_uppercase);
    found
        .into_iter()
        .filter(|token| !any_word || is_word(token.kind))
        .map(|token| {
            let keep = capitals && is_function_word(&token.norm);
            let norm = if keep {
                canonical.to_owned()
            } else {
                token.norm
            };
            (norm, token.kind)
        })
        .collect()
}

/// A form without the sign that asks for lower case.
fn plain(form: &str) -> &str {
    form.strip_prefix(LOWER).unwrap_or(form)
}

fn pattern(form: &str) -> Vec<Pattern> {
    let text = plain(form);
    let lower = text.len() < form.len();
    parts(text, &tokens(text, Span::whole(text)))
        .into_iter()
        .map(|part: Part| {
            let capitals: Vec<usize> = part
                .span
                .of(text)
                .chars()
                .enumerate()
                .filter_map(|(place, c)| c.is_uppercase().then_some(place))
                .collect();
            let case = match capitals.as_slice() {
                [] if lower => Case::Lower,
                [] => Case::Any,
                _ => Case::Capitals(capitals),
            };
            Pattern {
                norm: part.norm,
                case,
            }
        })
        .collect()
}

pub(super) fn place(kind: AliasKind, pattern: &[Pattern]) -> Place {
    let letters: usize = pattern
        .iter()
        .map(|part| part.norm.chars().filter(|c| c.is_alphabetic()).count())
        .sum();
    match kind {
        AliasKind::Unit if letters <= SHORT_UNIT => Place::AfterNumber,
        AliasKind::Title if letters <= 2 => Place::NotAfterNumber,
        _ => Place::Anywhere,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::alias::pack;

    #[test]
    fn no_form_of_the_pack_stands_in_two_rules() {
        let mut seen: BTreeMap<Vec<Pattern>, &AliasRule> = BTreeMap::new();
        for rule in pack::rules() {
            for form in &rule.forms {
                if let Some(earlier) = seen.insert(pattern(form), rule) {
                    assert!(std::ptr::eq(earlier, rule), "{form}: {:?}", earlier.forms);
                }
            }
        }
    }
}
