//! One name where the other reading has another, and names spelt in two ways.
//!
//! A name is only compared where the other telling has it nowhere: tellings
//! name most people and places sooner or later. What is left is exchanged when
//! everything around is the same; a place, when both stand behind a
//! preposition and the words before say that one thing is placed.

use std::collections::BTreeSet;

use tellings_text::{NameMention, Span};

use super::Pair;
use super::difference::Difference;
use super::sentence::{Read, Sentence};
use super::spelling;
use crate::model::FindingKind;
use crate::wording::{Word, changes, stretch};

/// Words that must stand unchanged beside the exchanged names.
const UNCHANGED: usize = 2;

/// Words on either side of a place that are compared.
const REACH: usize = 6;

pub(super) fn find(pair: &Pair) -> Vec<Difference> {
    let ours = strange(pair.a, pair.b);
    let theirs = strange(pair.b, pair.a);
    let mut found = spelt(pair, &ours, &theirs);
    let is_spelt = |span: Span| {
        let known = |one: &Difference| one.ends.iter().any(|end| end.span == span);
        found.iter().any(known)
    };
    let open = |names: &[Strange]| -> Vec<Strange> {
        names
            .iter()
            .filter(|name| !is_spelt(name.mention.span))
            .cloned()
            .collect()
    };
    let (ours, theirs) = (open(&ours), open(&theirs));
    found.extend(exchanged(pair, &ours, &theirs));
    found.extend(placed(pair, &ours, &theirs));
    found
}

/// A name that the other telling has nowhere.
#[derive(Clone)]
struct Strange {
    mention: NameMention,
    /// Which of the reading's sentences it stands in.
    sentence: usize,
}

fn strange(read: &Read, other: &Read) -> Vec<Strange> {
    let known = other.reading.vocabulary;
    let mut seen = BTreeSet::new();
    read.names()
        .iter()
        .filter(|(_, name)| name.words.iter().any(|word| !known.contains(word)))
        .filter(|(_, name)| seen.insert(&name.words))
        .map(|(sentence, name)| Strange {
            mention: name.clone(),
            sentence: *sentence,
        })
        .collect()
}

/// Names of which one word is spelt otherwise, the rest being the same.
fn spelt(pair: &Pair, ours: &[Strange], theirs: &[Strange]) -> Vec<Difference> {
    let mut found = Vec::new();
    for a in ours {
        for b in theirs {
            let Some(sure) = is_spelling(pair, a, b) else {
                continue;
            };
            found.push(Difference {
                kind: FindingKind::Name,
                ends: [pair.a.end(a.mention.span), pair.b.end(b.mention.span)],
                sure,
                disagrees: false,
            });
        }
    }
    found
}

/// Whether two names are spellings of one, and whether that is sure: with
/// another word in common, or long enough.
fn is_spelling(pair: &Pair, a: &Strange, b: &Strange) -> Option<bool> {
    let (known_a, known_b) = (pair.a.reading.vocabulary, pair.b.reading.vocabulary);
    let (x, y) = (&a.mention.words, &b.mention.words);
    let common = x.iter().any(|word| y.contains(word));
    let (one, _) = x
        .iter()
        .filter(|word| !known_b.contains(*word))
        .flat_map(|one| y.iter().map(move |other| (one, other)))
        .filter(|(_, other)| !known_a.contains(*other))
        .find(|(one, other)| spelling::alike(one, other))?;
    let lone = x.len() == 1 && y.len() == 1;
    let before = |read: &Read, name: &Strange| {
        let sentence = &read.sentences[name.sentence];
        let (first, _) = sentence.range(name.mention.span);
        first.checked_sub(1).map(|at| sentence.norm(at).to_owned())
    };
    let same_slot = before(pair.a, a) == before(pair.b, b);
    Some(common || one.chars().count() >= 6 || lone && same_slot)
}

/// Names that stand for each other where everything around is the same.
fn exchanged(pair: &Pair, ours: &[Strange], theirs: &[Strange]) -> Vec<Difference> {
    let (a_words, b_words) = (&pair.a.reading.words, &pair.b.reading.words);
    let changes = changes(a_words, b_words);
    let whole = |names: &[Strange], words: &[Word]| {
        let [span] = stretch(words)[..] else {
            return None;
        };
        let name = names.iter().find(|name| name.mention.span == span)?;
        Some(name.mention.clone())
    };
    changes
        .iter()
        .enumerate()
        .filter_map(|(index, change)| {
            let ends_before = index
                .checked_sub(1)
                .map_or(0, |before| changes[before].reading.end);
            let starts_after = changes
                .get(index + 1)
                .map_or(b_words.len(), |after| after.reading.start);
            let steady = change.reading.start - ends_before >= UNCHANGED
                && starts_after - change.reading.end >= UNCHANGED;
            let a = whole(ours, &a_words[change.reference.clone()])?;
            let b = whole(theirs, &b_words[change.reading.clone()])?;
            (steady && !is_kin(&a, &b)).then(|| Difference {
                kind: FindingKind::Name,
                ends: [pair.a.end(a.span), pair.b.end(b.span)],
                sure: true,
                disagrees: true,
            })
        })
        .collect()
}

/// Places of one thing: "a store in Calder", "a shop in Vane".
fn placed(pair: &Pair, ours: &[Strange], theirs: &[Strange]) -> Vec<Difference> {
    let places = |read: &Read, names: &[Strange], known: &BTreeSet<String>| -> Vec<Strange> {
        names
            .iter()
            .filter(|name| {
                let new = |word: &String| !known.contains(word);
                name.mention.words.iter().all(new) && is_place(&read.sentences[name.sentence], name)
            })
            .cloned()
            .collect()
    };
    let left = places(pair.a, ours, pair.b.reading.vocabulary);
    let right = places(pair.b, theirs, pair.a.reading.vocabulary);
    let mut found = Vec::new();
    for a in &left {
        for b in &right {
            let (x, y) = (&pair.a.sentences[a.sentence], &pair.b.sentences[b.sentence]);
            let around = x.around(a.mention.span, REACH);
            let theirs = y.around(b.mention.span, REACH);
            if around.is_disjoint(&theirs) || is_kin(&a.mention, &b.mention) {
                continue;
            }
            found.push(Difference {
                kind: FindingKind::Place,
                ends: [pair.a.end(a.mention.span), pair.b.end(b.mention.span)],
                sure: left.len() == 1 && right.len() == 1,
                disagrees: true,
            });
        }
    }
    found
}

/// Whether a name stands where places stand: behind "in" or "near", or before
/// what is there ("a Calder court").
fn is_place(sentence: &Sentence, name: &Strange) -> bool {
    let (first, _) = sentence.range(name.mention.span);
    let before = first.checked_sub(1).map_or("", |at| sentence.norm(at));
    matches!(before, "in" | "at" | "near" | "outside" | "a" | "from")
}

/// Whether two names may be one: a shared word, initials, or a spelling.
fn is_kin(a: &NameMention, b: &NameMention) -> bool {
    let initials = |name: &NameMention| {
        name.words
            .iter()
            .filter_map(|word| word.chars().next())
            .collect::<String>()
    };
    let plain = |name: &NameMention| name.words.concat().replace('.', "");
    let alike = |x: &String, y: &String| x == y || spelling::alike(x, y);
    a.words.iter().any(|x| b.words.iter().any(|y| alike(x, y)))
        || plain(a) == plain(b)
        || plain(a) == initials(b)
        || plain(b) == initials(a)
}
