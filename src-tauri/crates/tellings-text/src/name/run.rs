//! Where a run of capitals begins and ends.

use super::words::{NOT_NAMES, PARTICLES, STARTERS, is_title};
use crate::{Token, TokenKind, is_function_word};

/// Whether a name begins at this token.
pub(super) fn opens(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !names_something(text, tokens, at) {
        return false;
    }
    if !at_beginning(tokens, at) {
        return true;
    }
    // The first word is capitalised in any case: it is a name where another
    // capital follows, or where it is written in capitals.
    if STARTERS.contains(&token.norm.as_str()) {
        return false;
    }
    let followed = tokens.len() > at + 1 && names_something(text, tokens, at + 1);
    let follows = |n: usize| tokens.get(at + n).map_or("", |next| next.norm.as_str());
    // "Ms. Duss": the stop stands between.
    let titled = is_title(&token.norm) && follows(1) == ".";
    // "Hale’s" and "Hale said": a common noun would have an article.
    let acts = matches!(follows(1), "'s" | "said" | "says" | "told" | "added");
    capitals(text, token) > 1 || followed || titled || acts
}

/// Whether the token is capitalised as names are: no day, no function word in
/// a headline, no "R-Texas", no "Calder-based".
fn names_something(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !is_capitalised(text, token) || NOT_NAMES.contains(&token.norm.as_str()) {
        return false;
    }
    // "the US envoy" is written as no pronoun is.
    let function = is_function_word(&token.norm)
        && !is_title(&token.norm)
        && (capitals(text, token) < 2 || token.norm.len() < 2);
    let dotted = tokens.get(at + 1).is_some_and(|next| next.norm == ".");
    let month = dotted && crate::date::month(&token.norm).is_some();
    let compound = token
        .norm
        .split_once('-')
        .is_some_and(|(head, tail)| head.len() == 1 || tail.ends_with("ed") || tail == "style");
    !(function || month || compound)
}

fn capitals(text: &str, token: &Token) -> usize {
    token
        .span
        .of(text)
        .chars()
        .filter(|c| c.is_uppercase())
        .count()
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
pub(super) fn run_end(text: &str, tokens: &[Token], start: usize) -> usize {
    let capital = |n: usize| n < tokens.len() && names_something(text, tokens, n);
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
