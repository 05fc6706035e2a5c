//! Words that say on whose word a statement stands, how surely, and whether it
//! is denied: attributions, hedges and negations.

use crate::cue::CUES;
use crate::{Span, Token, TokenKind, tokens};

const HEDGES: &[&str] = &[
    "may",
    "might",
    "could",
    "reportedly",
    "allegedly",
    "apparently",
    "possibly",
    "perhaps",
    "maybe",
    "probably",
    "likely",
    "unlikely",
    "appear",
    "appears",
    "appeared",
    "seem",
    "seems",
    "seemed",
    "seemingly",
    "suspected",
    "alleged",
    "presumed",
    "rumoured",
    "rumored",
    "unconfirmed",
    "unverified",
    "potentially",
    "presumably",
    "purportedly",
    "supposedly",
    "ostensibly",
    "evidently",
    "conceivably",
    "believed",
    "thought",
    "suggests",
    "suggested",
];

/// Longer hedges, word by word.
const HEDGING_PHRASES: &[&[&str]] = &[
    &["it", "is", "unclear"],
    &["it", "was", "unclear"],
    &["it", "is", "not", "clear"],
    &["it", "was", "not", "clear"],
    &["could", "not", "be", "verified"],
    &["could", "not", "be", "confirmed"],
    &["not", "immediately", "clear"],
];

const NEGATIONS: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without",
    "cannot", "cant", "hardly", "scarcely", "barely",
];

/// The words inside `within` that leave a statement open: "may", "reportedly",
/// "it is unclear".
#[must_use]
pub fn hedges(text: &str, within: Span) -> Vec<Span> {
    let tokens = tokens(text, within);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let phrase = HEDGING_PHRASES
            .iter()
            .find(|phrase| starts_with(&tokens[at..], phrase))
            .map_or(0, |phrase| phrase.len());
        let length = match phrase {
            0 => usize::from(is_hedge(text, &tokens, at)),
            length => length,
        };
        if length > 0 {
            let end = tokens[at + length - 1].span.end;
            found.push(Span::new(tokens[at].span.start, end));
        }
        at += length.max(1);
    }
    found
}

fn starts_with(tokens: &[Token], phrase: &[&str]) -> bool {
    tokens.len() >= phrase.len()
        && tokens
            .iter()
            .zip(phrase)
            .all(|(token, word)| token.norm == *word)
}

fn is_hedge(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let before = at
        .checked_sub(1)
        .map_or("", |before| tokens[before].norm.as_str());
    token.kind == TokenKind::Word
        && HEDGES.contains(&token.norm.as_str())
        && match token.norm.as_str() {
            // The month is no hedge.
            "may" => token.span.of(text) == "may",
            // "is believed to", not "she believed"; "is thought to".
            "believed" | "thought" => {
                matches!(before, "is" | "are" | "was" | "were" | "be" | "been")
            }
            _ => true,
        }
}

/// The words inside `within` that deny: "not", "no", "didn't".
#[must_use]
pub fn negations(text: &str, within: Span) -> Vec<Span> {
    let tokens = tokens(text, within);
    let next = |at: usize| tokens.get(at + 1).map_or("", |next| next.norm.as_str());
    tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| {
            token.kind == TokenKind::Word
                && (NEGATIONS.contains(&token.norm.as_str()) || token.norm.ends_with("n't"))
                // "not only …" affirms, "no fewer than" counts, "No. 2" ranks.
                && !(token.norm == "not" && next(*at) == "only")
                && !(token.norm == "no" && matches!(next(*at), "fewer" | "less" | "more" | "later"))
                && !(token.norm == "no" && token.span.of(text) == "No" && is_rank(&tokens, *at))
        })
        .map(|(_, token)| token.span)
        .collect()
}

/// Whether "No" at this token stands before a figure: "No. 2".
fn is_rank(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| next.norm == ".")
        && tokens
            .get(at + 2)
            .is_some_and(|next| next.kind == TokenKind::Number)
}

/// The words inside `within` that give a statement a source: "said",
/// "according to".
#[must_use]
pub fn attributions(text: &str, within: Span) -> Vec<Span> {
    let tokens = tokens(text, within);
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.norm == "according" && tokens.get(at + 1).is_some_and(|next| next.norm == "to") {
            found.push(Span::new(token.span.start, tokens[at + 1].span.end));
        } else if token.kind == TokenKind::Word && CUES.contains(&token.norm.as_str()) {
            found.push(token.span);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(find: fn(&str, Span) -> Vec<Span>, text: &str, expected: &[&str]) {
        let found: Vec<&str> = find(text, Span::whole(text))
            .iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn hedges_leave_open() {
        check(
            hedges,
            "It may have sunk in May, reportedly.",
            &["may", "reportedly"],
        );
        check(
            hedges,
            "It was unclear if it sank. She believed it is believed lost.",
            &["It was unclear", "believed"],
        );
    }

    #[test]
    fn negations_deny() {
        check(
            negations,
            "It didn’t sink, and no one was not there.",
            &["didn’t", "no", "not"],
        );
        check(
            negations,
            "Not only that: no fewer than 40, says No. 2.",
            &[],
        );
    }

    #[test]
    fn attributions_name_a_source() {
        check(
            attributions,
            "According to Duss, it sank, she said.",
            &["According to", "said"],
        );
    }
}
