//! How surely a thing is told: "may have sunk" beside "sank".
//!
//! A hedge is tied to the word it hedges. Only where the other reading has
//! that very word, with no hedge anywhere, the two are told apart.

use super::Pair;
use super::difference::Difference;
use super::governed::{
    Governed, LOOKED_AT, governed, is_passive, likeness, lone, nearly_one, stated_in_common,
};
use super::sentence::{Read, Sentence};
use crate::model::FindingKind;

pub(super) fn find(pair: &Pair) -> Vec<Difference> {
    let mut found = hedged(pair.a, pair.b);
    found.extend(hedged(pair.b, pair.a));
    if found.is_empty() {
        found.extend(open_or_settled(pair.a, pair.b));
        found.extend(open_or_settled(pair.b, pair.a));
    }
    found
}

/// Words that leave open whether a thing will be.
const OPEN: &[&str] = &["may", "might", "could"];

/// Words that two sentences state in common from which on "may be hired" and
/// "will run" tell one thing.
const STATED: usize = 3;

/// "may" in a sentence where the other reading has "will", and no hedge.
fn open_or_settled(open: &Read, settled: &Read) -> Option<Difference> {
    if !hedges(settled).is_empty() {
        return None;
    }
    hedges(open).into_iter().find_map(|(sentence, hedged)| {
        let first = hedged.span.of(&open.reading.telling.witness.text);
        let modal = OPEN.iter().any(|word| first.starts_with(word))
            && sentence.spots.iter().all(|spot| spot.norm != "will");
        settled
            .sentences
            .iter()
            .enumerate()
            .find_map(|(number, other)| {
                let will = other.spots.iter().find(|spot| spot.norm == "will")?;
                let settled_on = governed(other, will.span)?;
                let denied = settled.negations().iter().any(|(at, _)| *at == number);
                let same = likeness(sentence, other) >= LOOKED_AT
                    && stated_in_common(sentence, other) >= STATED;
                (modal && !denied && same).then(|| Difference {
                    kind: FindingKind::Certainty,
                    ends: [open.end(hedged.span), settled.end(settled_on.span)],
                    sure: true,
                    disagrees: false,
                })
            })
    })
}

/// The words that a reading hedges.
fn hedges<'r>(read: &'r Read) -> Vec<(&'r Sentence, Governed)> {
    let hedges = read.hedges().iter();
    hedges
        .filter_map(|&(number, hedge)| {
            let sentence = &read.sentences[number];
            Some((sentence, governed(sentence, hedge)?))
        })
        .collect()
}

/// Words that one reading hedges and the other does not.
fn hedged(with: &Read, without: &Read) -> Vec<Difference> {
    let theirs = hedges(without);
    hedges(with)
        .into_iter()
        .filter(|(_, hedged)| theirs.iter().all(|(_, other)| other.stem != hedged.stem))
        .filter_map(|(sentence, hedged)| {
            let (other, place) = lone(without, &hedged.stem)?;
            let sure = nearly_one(sentence, other)
                || is_passive(sentence, hedged.word) && is_passive(other, place);
            if !sure && likeness(sentence, other) < LOOKED_AT {
                return None;
            }
            Some(Difference {
                kind: FindingKind::Certainty,
                ends: [with.end(hedged.span), without.end(place)],
                sure,
                disagrees: false,
            })
        })
        .collect()
}
