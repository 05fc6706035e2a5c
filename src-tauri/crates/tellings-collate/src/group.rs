//! From likely pairs to facts over all tellings at once.
//!
//! Pairs are taken from the likeliest down. Two groups become one only when
//! every pair across them stands on its own feet ([`FLOOR`]): A~B and B~C do
//! not make a fact of A and C where those two differ. A telling's reading is
//! one sentence or a few neighbouring ones. Pairs that fit into no group are
//! gathered again into further facts, so that a long sentence can carry two.
//!
//! This is agglomerative clustering with complete linkage (Defays 1977) under
//! constraints, over all witnesses at once, not progressive alignment: the
//! order of the witnesses cannot change what is grouped.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Analysis;
use crate::model::{Telling, WitnessIndex};
use crate::score::Pair;

/// A pair this likely starts or extends a fact. Chosen with the two below by
/// cross-validation over stories; `examples/learn.rs` prints the figures.
const LINKED: f64 = 0.25;

/// Every pair across a fact is at least this likely.
pub(crate) const FLOOR: f64 = 0.15;

/// A pair that found no place in the first facts makes a further one only
/// from here on.
const LINKED_AGAIN: f64 = 0.30;

/// Sentences that may make up one reading.
const READING: usize = 3;

/// How often pairs that found no place are gathered again.
const ROUNDS: usize = 3;

/// A sentence: telling and number of the segment.
pub(crate) type Place = (WitnessIndex, usize);

/// The pairs of a story, to be asked by their ends.
pub(crate) struct Pairs {
    score: BTreeMap<(Place, Place), f64>,
    /// From the likeliest down.
    ranked: Vec<Pair>,
}

impl Pairs {
    /// Ranks the pairs; equal scores go by the words themselves, so that the
    /// rank does not depend on which witness came first.
    pub(crate) fn new(mut pairs: Vec<Pair>, tellings: &[Telling]) -> Self {
        let words = |(telling, segment): Place| {
            let telling = &tellings[telling];
            telling.segments[segment].span.of(&telling.witness.text)
        };
        let key = |pair: &Pair| {
            let (a, b) = (words(pair.a), words(pair.b));
            let depth = pair.a.1 + pair.b.1;
            (a.min(b), a.max(b), depth)
        };
        pairs.sort_by(|x, y| {
            y.score
                .total_cmp(&x.score)
                .then_with(|| key(x).cmp(&key(y)))
                .then_with(|| {
                    // Only the same words in the same places are left: whichever
                    // comes first, the facts hold the same words.
                    (x.a, x.b).cmp(&(y.a, y.b))
                })
        });
        let score = pairs
            .iter()
            .map(|pair| ((pair.a, pair.b), pair.score))
            .collect();
        Self {
            score,
            ranked: pairs,
        }
    }

    /// How likely two sentences report one thing; 0 for a pair below the floor.
    pub(crate) fn score(&self, x: Place, y: Place) -> f64 {
        self.score
            .get(&(x.min(y), x.max(y)))
            .copied()
            .unwrap_or(0.0)
    }

    /// The most likely partner of `place` in `telling`, if any is worth naming.
    pub(crate) fn best_in(&self, place: Place, telling: WitnessIndex) -> Option<(usize, f64)> {
        let found: Box<dyn Iterator<Item = (usize, f64)>> = if place.0 < telling {
            Box::new(
                self.score
                    .range((place, (telling, 0))..(place, (telling + 1, 0)))
                    .map(|((_, (_, segment)), &score)| (*segment, score)),
            )
        } else {
            Box::new(
                self.score
                    .range(((telling, 0), (0, 0))..((telling + 1, 0), (0, 0)))
                    .filter(move |((_, other), _)| *other == place)
                    .map(|(((_, segment), _), &score)| (*segment, score)),
            )
        };
        found.max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))
    }
}

/// The places of one fact.
pub(crate) type Group = BTreeSet<Place>;

/// Gathers every sentence of every telling into facts. A sentence that nobody
/// else tells is a group of its own.
pub(crate) fn group(tellings: &[Telling], analysis: &Analysis, pairs: &Pairs) -> Vec<Group> {
    let mut waiting: Vec<Pair> = pairs
        .ranked
        .iter()
        .copied()
        .take_while(|pair| pair.score >= LINKED)
        .collect();
    let mut groups: Vec<Group> = Vec::new();
    for _ in 0..ROUNDS {
        let (made, rest) = gather(&waiting, pairs);
        groups.extend(made);
        waiting = rest;
        waiting.retain(|pair| {
            pair.score >= LINKED_AGAIN
                && !groups
                    .iter()
                    .any(|group| group.contains(&pair.a) && group.contains(&pair.b))
                && !told_in_full(analysis, pair.a, pair.b.0)
                && !told_in_full(analysis, pair.b, pair.a.0)
        });
        if waiting.is_empty() {
            break;
        }
    }
    let told: BTreeSet<Place> = groups.iter().flatten().copied().collect();
    for (index, telling) in tellings.iter().enumerate() {
        for segment in 0..telling.segments.len() {
            if !told.contains(&(index, segment)) {
                groups.push(BTreeSet::from([(index, segment)]));
            }
        }
    }
    groups
}

/// Whether the sentence stands word for word in the other telling: then it
/// tells nothing there beyond its twin.
fn told_in_full(analysis: &Analysis, place: Place, telling: WitnessIndex) -> bool {
    let words = &analysis.sentences[place.0][place.1].words;
    analysis.sentences[telling]
        .iter()
        .any(|other| other.words == *words)
}

/// One round: the groups made, and the pairs that fitted into none.
fn gather(ranked: &[Pair], pairs: &Pairs) -> (Vec<Group>, Vec<Pair>) {
    let mut groups: Vec<Group> = Vec::new();
    let mut of: BTreeMap<Place, usize> = BTreeMap::new();
    let mut rest = Vec::new();
    for pair in ranked {
        let a = of.get(&pair.a).copied();
        let b = of.get(&pair.b).copied();
        if a.is_some() && a == b {
            continue;
        }
        let side = |index: Option<usize>, place: Place| match index {
            Some(index) => groups[index].clone(),
            None => BTreeSet::from([place]),
        };
        let (x, y) = (side(a, pair.a), side(b, pair.b));
        if !(hold_together(&x, &y, pairs) && readings_hold(&x, &y)) {
            rest.push(*pair);
            continue;
        }
        let index = a.or(b).unwrap_or_else(|| {
            groups.push(Group::new());
            groups.len() - 1
        });
        if let (Some(a), Some(b)) = (a, b) {
            debug_assert_eq!(index, a);
            groups[b].clear();
        }
        for place in x.into_iter().chain(y) {
            of.insert(place, index);
            groups[index].insert(place);
        }
    }
    groups.retain(|group| !group.is_empty());
    (groups, rest)
}

fn hold_together(x: &Group, y: &Group, pairs: &Pairs) -> bool {
    x.iter()
        .all(|&a| y.iter().all(|&b| a.0 == b.0 || pairs.score(a, b) >= FLOOR))
}

/// Whether every telling's part of the union is a run of neighbouring
/// sentences, short enough to be read as one statement.
fn readings_hold(x: &Group, y: &Group) -> bool {
    let union: Vec<Place> = x.union(y).copied().collect();
    union.chunk_by(|a, b| a.0 == b.0).all(|reading| {
        let (first, last) = (reading[0].1, reading[reading.len() - 1].1);
        reading.len() <= READING && last - first == reading.len() - 1
    })
}

/// Puts the facts in the order of the story: by where they stand in the
/// articles that tell them, on average. Ties go by the words.
pub(crate) fn in_story_order(groups: &mut [Group], tellings: &[Telling]) {
    groups.sort_by_cached_key(|group| {
        let mut depths: Vec<f64> = group
            .iter()
            .map(|&(telling, segment)| {
                segment as f64 / tellings[telling].segments.len().max(1) as f64
            })
            .collect();
        // Sorted before adding up: the sum must not depend on the columns.
        depths.sort_by(f64::total_cmp);
        let depth = depths.iter().sum::<f64>() / depths.len().max(1) as f64;
        let mut words: Vec<String> = group
            .iter()
            .map(|&(telling, segment)| {
                let telling = &tellings[telling];
                telling.segments[segment]
                    .span
                    .of(&telling.witness.text)
                    .to_owned()
            })
            .collect();
        words.sort();
        OrderKey {
            depth,
            words,
            places: group.iter().copied().collect(),
        }
    });
}

#[derive(PartialEq)]
struct OrderKey {
    depth: f64,
    words: Vec<String>,
    places: Vec<Place>,
}

impl Eq for OrderKey {}

impl PartialOrd for OrderKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for OrderKey {
    fn cmp(&self, other: &Self) -> Ordering {
        self.depth
            .total_cmp(&other.depth)
            .then_with(|| self.words.cmp(&other.words))
            .then_with(|| self.places.cmp(&other.places))
    }
}
