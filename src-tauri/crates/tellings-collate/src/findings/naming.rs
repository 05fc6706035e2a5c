//! How somebody is called, and how strongly a thing is put: "rioters" beside
//! "protesters", "slammed" beside "criticised", "a scathing report" beside "a
//! report".
//!
//! Words are compared by lists of choices; what stands in quotation marks is
//! somebody else's choice and is left out.

use std::collections::BTreeSet;

use tellings_text::Span;

use super::Pair;
use super::difference::Difference;
use super::loaded::{COLOURS, Choice, DEEDS, GENERAL, NAMES, has};
use super::sentence::{Read, Sentence, Spot};
use crate::model::FindingKind;

/// Words on either side of a name that are compared.
const REACH: usize = 6;

pub(super) fn find(pair: &Pair) -> Vec<Difference> {
    let (a, b) = (pair.a.chosen(), pair.b.chosen());
    let mut found = chosen(pair, NAMES, &a.names | &b.names, FindingKind::Label);
    found.extend(chosen(
        pair,
        DEEDS,
        &a.deeds | &b.deeds,
        FindingKind::Emphasis,
    ));
    found.extend(coloured(pair.a, pair.b));
    found.extend(coloured(pair.b, pair.a));
    found
}

/// A word in its sentence.
#[derive(Clone, Copy)]
struct Word<'r> {
    sentence: &'r Sentence,
    spot: &'r Spot,
}

impl<'r> Word<'r> {
    fn at(read: &'r Read, (number, at): (usize, usize)) -> Self {
        let sentence = &read.sentences[number];
        Self {
            sentence,
            spot: &sentence.spots[at],
        }
    }
}

/// The words of a reading, outside quotation marks, that are in a list.
fn among<'r>(read: &'r Read, list: &str) -> Vec<Word<'r>> {
    places(&read.sentences, list)
        .into_iter()
        .map(|place| Word::at(read, place))
        .collect()
}

/// The strong words of a reading that colour a noun.
fn colours<'r>(read: &'r Read) -> impl Iterator<Item = Word<'r>> {
    let places = read.colours().iter();
    places.map(|&place| Word::at(read, place))
}

/// Where the words of a list stand outside quotation marks: sentence and spot.
fn places(sentences: &[Sentence], list: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        for (at, spot) in sentence.spots.iter().enumerate() {
            if !spot.quoted && has(list, &spot.norm) {
                found.push((number, at));
            }
        }
    }
    found
}

/// Where words that colour a noun stand: sentence and spot.
pub(super) fn coloured_places(sentences: &[Sentence]) -> Vec<(usize, usize)> {
    places(sentences, COLOURS)
}

/// Strong words of one reading where the other has plain ones, or other strong
/// ones, of the same choice.
fn chosen(
    pair: &Pair,
    choices: &[Choice],
    wanted: BTreeSet<usize>,
    kind: FindingKind,
) -> Vec<Difference> {
    wanted
        .into_iter()
        .filter_map(|index| {
            let choice = &choices[index];
            let (ours, theirs) = (among(pair.a, choice.strong), among(pair.b, choice.strong));
            let (a, b) = match (ours.first(), theirs.first()) {
                (Some(_), Some(_)) if share_a_stem(&ours, &theirs) => return None,
                (Some(_), Some(_)) => closest(&ours, &theirs)?,
                (Some(_), None) => closest(&ours, &common(pair.b, pair.a, choice))?,
                (None, Some(_)) => closest(&common(pair.a, pair.b, choice), &theirs)?,
                (None, None) => return None,
            };
            let plain = |word: &Word| has(GENERAL, &word.spot.norm);
            let sure = match kind {
                FindingKind::Label => {
                    let general = plain(&a) || plain(&b);
                    same_number(&a, &b)
                        && (!general || shared(&a, &b) > 0)
                        && (!plain(&a) || names_the_same(&a, &b))
                        && (!plain(&b) || names_the_same(&b, &a))
                }
                _ => shared(&a, &b) > 0,
            };
            Some(Difference {
                kind,
                ends: [pair.a.end(a.spot.span), pair.b.end(b.spot.span)],
                sure,
                disagrees: false,
            })
        })
        .collect()
}

/// The choices of which a reading has a strong word: most have none, and only
/// these are looked into.
pub(super) struct Chosen {
    names: BTreeSet<usize>,
    deeds: BTreeSet<usize>,
}

impl Chosen {
    pub(super) fn of(sentences: &[Sentence]) -> Self {
        Self {
            names: strong(sentences, NAMES),
            deeds: strong(sentences, DEEDS),
        }
    }
}

fn strong(sentences: &[Sentence], choices: &[Choice]) -> BTreeSet<usize> {
    let spots = sentences.iter().flat_map(|sentence| &sentence.spots);
    let norms: BTreeSet<&str> = spots
        .filter(|spot| !spot.quoted && !spot.stem.is_empty())
        .map(|spot| spot.norm.as_str())
        .collect();
    (0..choices.len())
        .filter(|&index| {
            let mut words = choices[index].strong.split(' ');
            words.any(|word| norms.contains(word))
        })
        .collect()
}

/// The plain words of a choice that are no part of a name, and that the other
/// reading does not have beside its strong one.
fn common<'r>(read: &'r Read, other: &Read, choice: &Choice) -> Vec<Word<'r>> {
    let mut found = among(read, choice.plain);
    let theirs = among(other, choice.plain);
    found.retain(|one| theirs.iter().all(|word| word.spot.stem != one.spot.stem));
    found.retain(|Word { sentence, spot }| {
        let (first, _) = sentence.range(spot.span);
        let before = first.checked_sub(1).and_then(|at| sentence.spots.get(at));
        !(spot.capital && before.is_some_and(|before| before.capital))
    });
    found
}

fn share_a_stem(ours: &[Word], theirs: &[Word]) -> bool {
    ours.iter()
        .any(|a| theirs.iter().any(|b| a.spot.stem == b.spot.stem))
}

/// Words around both in common.
fn shared(a: &Word, b: &Word) -> usize {
    let around = a.sentence.around(a.spot.span, REACH);
    let theirs = b.sentence.around(b.spot.span, REACH);
    around.intersection(&theirs).count()
}

/// Whether a plain word is no title of somebody whom the other word does not
/// name: "President Duss" and "Vane's strongman" are two.
fn names_the_same(plain: &Word, other: &Word) -> bool {
    let (_, end) = plain.sentence.range(plain.spot.span);
    match plain.sentence.spots.get(end).filter(|next| next.capital) {
        None => true,
        Some(name) => other
            .sentence
            .spots
            .iter()
            .any(|spot| spot.norm == name.norm),
    }
}

/// Whether both mean one, or both several.
fn same_number(a: &Word, b: &Word) -> bool {
    let several = |word: &Word| {
        let norm = word.spot.norm.as_str();
        norm.ends_with('s') && !norm.ends_with("ss")
            || norm.ends_with("men")
            || matches!(norm, "police" | "mob" | "crowd" | "rabble")
    };
    several(a) == several(b)
}

/// The two words that are most likely to mean one thing: of one number, with
/// most words around them in common; the first of equals.
fn closest<'r>(ours: &[Word<'r>], theirs: &[Word<'r>]) -> Option<(Word<'r>, Word<'r>)> {
    let mut best: Option<((bool, usize), Word, Word)> = None;
    for a in ours {
        for b in theirs {
            let key = (same_number(a, b), shared(a, b));
            if best.as_ref().is_none_or(|(most, ..)| key > *most) {
                best = Some((key, *a, *b));
            }
        }
    }
    best.map(|(_, a, b)| (a, b))
}

/// A noun with a strong word before it; the other reading has the noun, and no
/// strong word at all.
fn coloured(with: &Read, without: &Read) -> Vec<Difference> {
    if !without.colours().is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for Word { sentence, spot } in colours(with) {
        let (_, end) = sentence.range(spot.span);
        let noun = sentence.spots[end..]
            .iter()
            .take(2)
            .find(|next| !next.stem.is_empty() && !next.quoted);
        let Some(noun) = noun else { continue };
        let spots = without.sentences.iter().flat_map(|one| &one.spots);
        let same = spots
            .filter(|other| !other.quoted)
            .find(|other| other.stem == noun.stem);
        if let Some(same) = same {
            found.push(Difference {
                kind: FindingKind::Emphasis,
                ends: [
                    with.end(Span::new(spot.span.start, noun.span.end)),
                    without.end(same.span),
                ],
                sure: true,
                disagrees: false,
            });
        }
    }
    found
}
