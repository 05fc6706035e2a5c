//! Words cut finer than the tokeniser does, so that forms are found inside
//! "US-led" and "10km" too.

use tellings_text::{Span, Token, TokenKind, tokens};

/// A piece of a token that a form may begin or end with.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) norm: String,
    pub(super) span: Span,
    pub(super) kind: TokenKind,
    /// Which token it belongs to.
    pub(super) token: usize,
}

/// The parts of all tokens, in order: cut at hyphens, and between the figures
/// and the letters of a number.
pub(super) fn parts(text: &str, found: &[Token]) -> Vec<Part> {
    let mut parts = Vec::with_capacity(found.len());
    for (index, token) in found.iter().enumerate() {
        let mut rest = token.span;
        while let Some(cut) = first_cut(token, rest.of(text)) {
            let at = rest.start + cut;
            push(&mut parts, text, Span::new(rest.start, at), index);
            rest = Span::new(at, rest.end);
        }
        if rest == token.span {
            parts.push(Part {
                norm: token.norm.clone(),
                span: token.span,
                kind: token.kind,
                token: index,
            });
        } else {
            push(&mut parts, text, rest, index);
        }
    }
    parts
}

/// Adds the words of a piece; the hyphen before it is none.
fn push(parts: &mut Vec<Part>, text: &str, piece: Span, token: usize) {
    let words = tokens(text, piece).into_iter();
    parts.extend(
        words
            .filter(|word| word.kind != TokenKind::Mark)
            .map(|word| Part {
                norm: word.norm,
                span: word.span,
                kind: word.kind,
                token,
            }),
    );
}

/// Where the first piece of `printed` ends, in bytes, if it is not all of it.
fn first_cut(token: &Token, printed: &str) -> Option<usize> {
    if token.kind == TokenKind::Mark {
        return None;
    }
    let mut before = ' ';
    for (at, c) in printed.char_indices() {
        let hyphen = matches!(c, '-' | '\u{2010}' | '\u{2011}');
        let unit = before.is_ascii_digit() && c.is_alphabetic();
        if at > 0 && (hyphen || unit) {
            return Some(at);
        }
        before = c;
    }
    None
}
