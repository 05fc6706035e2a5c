//! Words that say on whose word a statement stands, how surely, and whether it
//! is denied: attributions, hedges and negations.

use crate::cue::CUES;
use crate::{Span, TokenKind, tokens};

const HEDGES: &[&str] = &[
    "may",
    "might",
    "could",
    "reportedly",
    "allegedly",
    "apparently",
    "possibly",
    "perhaps",
    "probably",
    "likely",
    "unlikely",
    "appears",
    "appeared",
    "seems",
    "seemed",
    "suspected",
    "alleged",
    "potentially",
    "presumably",
    "purportedly",
    "supposedly",
];

const NEGATIONS: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot",
];

/// The words inside `within` that leave a statement open: "may", "reportedly".
#[must_use]
pub fn hedges(text: &str, within: Span) -> Vec<Span> {
    tokens(text, within)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word && HEDGES.contains(&token.norm.as_str()))
        // The month is no hedge.
        .filter(|token| token.norm != "may" || token.span.of(text) == "may")
        .map(|token| token.span)
        .collect()
}

/// The words inside `within` that deny: "not", "no", "didn't".
#[must_use]
pub fn negations(text: &str, within: Span) -> Vec<Span> {
    tokens(text, within)
        .into_iter()
        .filter(|token| {
            token.kind == TokenKind::Word
                && (NEGATIONS.contains(&token.norm.as_str()) || token.norm.ends_with("n't"))
        })
        .map(|token| token.span)
        .collect()
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
    }

    #[test]
    fn negations_deny() {
        check(
            negations,
            "It didn’t sink, and no one was not there.",
            &["didn’t", "no", "not"],
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
