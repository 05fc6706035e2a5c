//! What is counted: the head of the phrase behind a number.

use super::reader::Reader;
use crate::{Token, TokenKind, is_function_word, stem};

impl Reader<'_> {
    /// What a percentage is a share of: "40% of homes".
    pub(super) fn share_of(&self, end: usize) -> Option<String> {
        match (self.word(end), self.word(end.wrapping_sub(1))) {
            ("of", _) => self.noun(end, 2.0),
            ("point" | "points", "percentage") => Some(stem("point")),
            _ => None,
        }
    }

    /// The stem of the thing counted: after "of", of the next phrase.
    pub(super) fn noun(&self, end: usize, count: f64) -> Option<String> {
        let part = self.word(end) == "of";
        let mut head: Option<&Token> = None;
        for (seen, token) in self.tokens[end.min(self.tokens.len())..]
            .iter()
            .skip(usize::from(part))
            .take(PHRASE)
            .enumerate()
        {
            let norm = token.norm.as_str();
            match token.kind {
                // "12 of the 26 allies".
                TokenKind::Number if part && head.is_none() => {}
                TokenKind::Mark if matches!(norm, "\"" | "'") && seen == 0 => {}
                TokenKind::Mark | TokenKind::Number => break,
                TokenKind::Word if norm == "'s" => head = None,
                TokenKind::Word if head.is_none() && DETERMINERS.contains(&norm) => {}
                TokenKind::Word if head.is_none() && casualty(norm).is_some() => {
                    return casualty(norm).map(stem);
                }
                TokenKind::Word if ends_phrase(norm, head.is_some()) => break,
                TokenKind::Word if self.is_day(token) => break,
                TokenKind::Word => {
                    head = Some(token);
                    // More than one: the first plural is what is counted.
                    let owner = self.word(end + usize::from(part) + seen + 1) == "'s";
                    if count != 1.0 && is_plural(norm) && !owner {
                        break;
                    }
                }
            }
        }
        head.filter(|token| count <= 1.0 || is_plural(&token.norm) || is_group(&token.norm))
            .map(|token| stem(token.norm.rsplit('-').next().unwrap_or(&token.norm)))
    }

    fn is_day(&self, token: &Token) -> bool {
        token.span.of(self.text).starts_with(char::is_uppercase)
            && crate::date::is_day_or_month(&token.norm)
    }

    /// Whether "one" stands for a person or thing: it is more often a pronoun
    /// than a count.
    pub(super) fn is_pronoun(&self, at: usize, end: usize, noun: Option<&str>) -> bool {
        if self.word(at) != "one" || end != at + 1 {
            return false;
        }
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        noun.is_none()
            || matches!(self.word(end), "of" | "another")
            || self.word(end).ends_with("ed")
            || matches!(
                before,
                "no" | "any" | "every" | "some" | "each" | "this" | "that" | "the" | "which"
            )
    }
}

/// Words a noun phrase may have from its number to its head.
const PHRASE: usize = 7;

const DETERMINERS: &[&str] = &[
    "the",
    "their",
    "his",
    "her",
    "its",
    "our",
    "my",
    "these",
    "those",
    "other",
    "more",
    "such",
    "all",
    "new",
    "about",
    "additional",
    "further",
];

/// One word for what happened to people who are counted without a noun.
fn casualty(norm: &str) -> Option<&'static str> {
    Some(match norm {
        "dead" | "killed" | "died" | "deaths" | "fatalities" => "dead",
        "injured" | "wounded" | "hurt" => "injured",
        "missing" => "missing",
        "arrested" | "detained" => "arrested",
        _ => return None,
    })
}

/// Whether a word is no part of a noun phrase.
fn ends_phrase(norm: &str, after_head: bool) -> bool {
    let adverb = norm.ends_with("ly") && !matches!(norm, "family" | "ally" | "monthly" | "weekly");
    let participle = norm.len() > 4 && (norm.ends_with("ed") || norm.ends_with("ing"));
    is_function_word(norm)
        || matches!(
            norm,
            "died"
                | "came"
                | "went"
                | "left"
                | "took"
                | "remain"
                | "remained"
                | "got"
                | "made"
                | "aboard"
                | "ago"
                | "later"
                | "earlier"
                | "overnight"
                | "yesterday"
                | "today"
                | "tomorrow"
                | "tonight"
                | "nearby"
                | "away"
                | "apart"
                | "sank"
                | "fled"
                | "fell"
                | "rose"
                | "became"
                | "whose"
                | "across"
                | "inside"
                | "outside"
                | "near"
                | "within"
                | "among"
                | "including"
                | "per"
                | "old"
                | "long"
                | "high"
                | "since"
                | "along"
                | "around"
                | "behind"
                | "beyond"
                | "despite"
                | "toward"
                | "towards"
        )
        || (after_head && (adverb || participle))
}

fn is_plural(norm: &str) -> bool {
    matches!(
        norm,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "troops"
            | "feet"
            | "aircraft"
            | "personnel"
            | "staff"
            | "crew"
            | "spacecraft"
            | "firemen"
            | "policemen"
            | "fishermen"
            | "gunmen"
            | "servicemen"
            | "businessmen"
    ) || (norm.len() > 2
        && norm.ends_with('s')
        && !norm.ends_with("ss")
        && !norm.ends_with("us")
        && !norm.ends_with('.')
        && !matches!(
            norm,
            "news" | "sports" | "arms" | "sales" | "human-rights" | "rights" | "series" | "species"
        ))
}

/// Words that stand in the singular after any number.
fn is_group(norm: &str) -> bool {
    matches!(
        norm,
        "dead" | "cattle" | "fish" | "sheep" | "head" | "foot" | "cent" | "offspring"
    )
}
