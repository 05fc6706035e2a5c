//! The word that a "may" or a "not" belongs to, and the same word in another
//! reading.

use std::collections::BTreeSet;

use tellings_text::{Span, TokenKind};

use super::sentence::{Read, Sentence};

/// Spots after a small word in which the word it belongs to stands.
const REACH: usize = 4;

/// Share of the words of the longer sentence that both have, from which on the
/// two are one sentence but for a few words.
const NEARLY_ONE: f64 = 0.6;

/// The same of the shorter sentence, from which on a difference is worth a look.
pub(crate) const LOOKED_AT: f64 = 0.5;

/// A word with the small word before it.
pub(crate) struct Governed {
    /// Both, as printed.
    pub(crate) span: Span,
    /// The word alone.
    pub(crate) word: Span,
    /// The word's stem.
    pub(crate) stem: String,
}

/// The first word of its own meaning behind a small word, in its clause.
pub(crate) fn governed(sentence: &Sentence, small: Span) -> Option<Governed> {
    let (first, end) = sentence.range(small);
    if sentence.spots.get(first)?.quoted {
        return None;
    }
    let reach = sentence.spots.len().min(end + REACH);
    let at = (end..reach)
        .take_while(|&at| sentence.spots[at].kind == TokenKind::Word)
        .find(|&at| !sentence.spots[at].stem.is_empty())
        .filter(|&at| !sentence.spots[at].capital)?;
    Some(Governed {
        span: Span::new(small.start, sentence.spots[at].span.end),
        word: sentence.spots[at].span,
        stem: sentence.spots[at].stem.clone(),
    })
}

/// The one place where a reading has a stem outside quotation marks.
pub(crate) fn lone<'r>(read: &'r Read, stem: &str) -> Option<(&'r Sentence, Span)> {
    let mut places = read.sentences.iter().flat_map(|sentence| {
        let spots = sentence.spots.iter().filter(|spot| !spot.quoted);
        spots
            .filter(|spot| spot.stem == stem)
            .map(move |spot| (sentence, spot.span))
    });
    let found = places.next()?;
    places.next().is_none().then_some(found)
}

/// Whether two sentences are one but for a few words.
pub(crate) fn nearly_one(x: &Sentence, y: &Sentence) -> bool {
    let (shared, _, longer) = compared(x, y);
    shared as f64 >= NEARLY_ONE * longer as f64
}

/// Whether a form of "to be" stands before a place: "was arrested".
pub(crate) fn is_passive(sentence: &Sentence, place: Span) -> bool {
    let (first, _) = sentence.range(place);
    let before = first.checked_sub(1).map_or("", |at| sentence.norm(at));
    let done = place.len() > 3 && sentence.norm(first).ends_with("ed");
    done && matches!(before, "was" | "were" | "is" | "are" | "been" | "be")
}

/// Share of the content words of the shorter sentence that the other has; 0
/// where it is a single word.
pub(crate) fn likeness(x: &Sentence, y: &Sentence) -> f64 {
    match compared(x, y) {
        (0 | 1, ..) => 0.0,
        (shared, shorter, _) => shared as f64 / shorter as f64,
    }
}

/// Content words in common, of the shorter sentence, and of the longer.
fn compared(x: &Sentence, y: &Sentence) -> (usize, usize, usize) {
    let stems = |sentence: &Sentence| -> BTreeSet<String> {
        let words = sentence.spots.iter().map(|spot| spot.stem.clone());
        words.filter(|stem| !stem.is_empty()).collect()
    };
    let (a, b) = (stems(x), stems(y));
    let shared = a.intersection(&b).count();
    (shared, a.len().min(b.len()), a.len().max(b.len()))
}

/// Content words in common that are no names: what both state.
pub(crate) fn stated_in_common(x: &Sentence, y: &Sentence) -> usize {
    let stems = |sentence: &Sentence| -> BTreeSet<String> {
        let plain = sentence.spots.iter().filter(|spot| !spot.capital);
        let stems = plain.map(|spot| spot.stem.clone());
        stems.filter(|stem| !stem.is_empty()).collect()
    };
    stems(x).intersection(&stems(y)).count()
}
