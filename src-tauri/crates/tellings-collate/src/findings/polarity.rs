//! Whether a thing happened: "was not arrested" beside "was arrested".
//!
//! A negation is tied to the word it denies. Only where the other reading has
//! that very word, with no negation anywhere, the two are told apart.

use std::collections::BTreeSet;

use tellings_text::Span;

use super::Pair;
use super::difference::Difference;
use super::governed::{Governed, LOOKED_AT, governed, is_passive, likeness, lone, nearly_one};
use super::sentence::{Read, Sentence};
use crate::model::FindingKind;

pub(super) fn find(pair: &Pair) -> Vec<Difference> {
    let mut found = denied(pair.a, pair.b);
    found.extend(denied(pair.b, pair.a));
    found.extend(opposed(pair.a, pair.b));
    found.extend(opposed(pair.b, pair.a));
    found.extend(pleas(pair));
    found
}

/// What somebody pleads to a charge.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plea {
    Guilty,
    NotGuilty,
    None,
}

/// Two pleas to one charge; whether one person's, another word in common says.
fn pleas(pair: &Pair) -> Option<Difference> {
    let ((one, a), (other, b)) = (plea(pair.a)?, plea(pair.b)?);
    let words = |read: &Read| -> BTreeSet<String> {
        let spots = read.sentences.iter().flat_map(|sentence| &sentence.spots);
        let stems = spots.map(|spot| spot.stem.clone());
        stems
            .filter(|stem| !PLEADING.contains(&stem.as_str()))
            .collect()
    };
    let shared = words(pair.a).intersection(&words(pair.b)).count();
    (one != other).then(|| Difference {
        kind: FindingKind::Polarity,
        ends: [pair.a.end(a), pair.b.end(b)],
        sure: shared > 0,
        disagrees: true,
    })
}

/// Stems of the words for a plea, and none.
const PLEADING: &[&str] = &["", "plead", "plea", "guilti", "enter"];

/// The plea of which a reading tells, if it is one alone.
fn plea(read: &Read) -> Option<(Plea, Span)> {
    let mut found: Vec<(Plea, Span)> = Vec::new();
    for sentence in &read.sentences {
        for (at, spot) in sentence.spots.iter().enumerate() {
            let next = |n: usize| sentence.norm(at + n);
            let (plea, last) = match spot.norm.as_str() {
                "pleaded" | "pleads" | "pled" if next(1) == "guilty" => (Plea::Guilty, 1),
                "pleaded" | "pleads" | "pled" if next(1) == "not" => (Plea::NotGuilty, 2),
                "entered" if next(1) == "no" && next(2) == "plea" => (Plea::None, 2),
                _ => continue,
            };
            let end = sentence
                .spots
                .get(at + last)
                .map_or(spot.span.end, |last| last.span.end);
            found.push((plea, Span::new(spot.span.start, end)));
        }
    }
    let (first, span) = *found.first()?;
    found
        .iter()
        .all(|(plea, _)| *plea == first)
        .then_some((first, span))
}

/// Words of which only one can be true of a thing.
const OPPOSITES: &[(&str, &str)] = &[
    ("passed", "failed"),
    ("accepted", "rejected"),
    ("approved", "rejected"),
    ("won", "lost"),
    ("rose", "fell"),
    ("upheld", "overturned"),
    ("allowed", "barred"),
    ("opened", "closed"),
    ("confirmed", "denied"),
    ("alive", "dead"),
    ("fired", "resigned"),
    ("dismissed", "resigned"),
    ("convicted", "acquitted"),
    ("supported", "opposed"),
    ("increased", "decreased"),
];

/// Opposite words where neither reading has the other's.
fn opposed(one: &Read, other: &Read) -> Vec<Difference> {
    let place = |read: &Read, norm: &str| -> Option<Span> {
        let mut spots = read.sentences.iter().flat_map(|sentence| &sentence.spots);
        spots
            .find(|spot| spot.norm == norm && !spot.quoted)
            .map(|spot| spot.span)
    };
    OPPOSITES
        .iter()
        .filter(|(x, y)| place(one, y).is_none() && place(other, x).is_none())
        .filter_map(|(x, y)| {
            let (a, b) = (place(one, x)?, place(other, y)?);
            Some(Difference {
                kind: FindingKind::Polarity,
                ends: [one.end(a), other.end(b)],
                sure: false,
                disagrees: true,
            })
        })
        .collect()
}

/// The words that a reading denies.
fn denials<'r>(read: &'r Read) -> Vec<(&'r Sentence, Governed)> {
    let negations = read.negations().iter();
    negations
        .filter_map(|&(number, negation)| {
            let sentence = &read.sentences[number];
            Some((sentence, governed(sentence, negation)?))
        })
        .collect()
}

fn denied(with: &Read, without: &Read) -> Vec<Difference> {
    let theirs = denials(without);
    denials(with)
        .into_iter()
        .filter(|(_, denied)| theirs.iter().all(|(_, other)| other.stem != denied.stem))
        .filter_map(|(sentence, denied)| {
            let (other, place) = lone(without, &denied.stem)?;
            let sure = nearly_one(sentence, other)
                || is_passive(sentence, denied.word) && is_passive(other, place);
            if !sure && likeness(sentence, other) < LOOKED_AT {
                return None;
            }
            Some(Difference {
                kind: FindingKind::Polarity,
                ends: [with.end(denied.span), without.end(place)],
                sure,
                disagrees: true,
            })
        })
        .collect()
}
