//! From likely pairs to facts over all tellings at once.
//!
//! Pairs are taken from the likeliest down. Two groups become one only when
//! every pair across them stands on its own feet ([`FLOOR`]): A~B and B~C do
//! not make a fact of A and C where those two differ. A telling's reading is
//! one sentence or a few neighbouring ones. A pair that fits into no
//! group puts one of its sentences into a second fact, or makes a further one,
//! so that a long sentence can carry two.
//!
//! This is agglomerative clustering with complete linkage (Defays 1977) under
//! constraints, over all witnesses at once, not progressive alignment: the
//! order of the witnesses cannot change what is grouped. What a person says is
//! the same is one point from the start, as near to any sentence as the nearest
//! of it (Klein, Kamvar and Manning 2002), and what is not never meets.

use std::collections::{BTreeMap, BTreeSet};

use crate::correction::Constraints;
use crate::model::{Telling, WitnessIndex};
use crate::score::{Pair, VERBATIM};

/// A pair this likely starts or extends a fact. Chosen with the two below by
/// cross-validation over stories; the example `train` of `tellings-semantics`
/// prints the figures.
pub(crate) const LINKED: f64 = 0.20;

/// Every pair across a fact is at least this likely.
pub(crate) const FLOOR: f64 = 0.12;

/// A pair that found no place in the first facts makes a further one only
/// from here on.
const LINKED_AGAIN: f64 = 0.45;

/// Sentences that may make up one reading.
const READING: usize = 3;

/// A sentence joins a second fact when it is this likely, on average, to belong
/// with each of its readings.
const SECOND: f64 = 0.6;

/// A sentence: telling and number of the segment.
pub(crate) type Place = (WitnessIndex, usize);

/// The pairs of a story, to be asked by their ends.
pub(crate) struct Pairs {
    /// Every pair in both directions.
    score: BTreeMap<(Place, Place), f64>,
    /// The same, if all tellings tell of one event.
    likeness: BTreeMap<(Place, Place), f64>,
    /// From the likeliest down.
    ranked: Vec<Pair>,
}

impl Pairs {
    /// Ranks the pairs; equal scores go by where they stand. What a person
    /// said of a pair goes before what was measured of it.
    pub(crate) fn new(mut pairs: Vec<Pair>, said: &Constraints) -> Self {
        if !said.is_empty() {
            pairs.retain(|pair| !said.apart(pair.a, pair.b) && !said.together(pair.a, pair.b));
        }
        pairs.sort_by(|x, y| {
            y.score
                .total_cmp(&x.score)
                .then((x.a, x.b).cmp(&(y.a, y.b)))
        });
        let both_ways = |of: fn(&Pair) -> f64| {
            let both =
                move |pair: &Pair| [((pair.a, pair.b), of(pair)), ((pair.b, pair.a), of(pair))];
            pairs.iter().flat_map(both).collect()
        };
        let mut all = Self {
            score: both_ways(|pair| pair.score),
            likeness: both_ways(|pair| pair.likeness),
            ranked: pairs,
        };
        if !said.is_empty() {
            all.bring_near(said);
        }
        all
    }

    /// Makes every sentence of a set that belongs together as near to others as
    /// the nearest of them, and to each other as near as can be.
    fn bring_near(&mut self, said: &Constraints) {
        let mut raise = |(a, b): (Place, Place), score: f64, likeness: f64| {
            for ends in [(a, b), (b, a)] {
                let known = self.score.entry(ends).or_default();
                *known = known.max(score);
                let known = self.likeness.entry(ends).or_default();
                *known = known.max(likeness);
            }
        };
        for pair in &self.ranked {
            for &a in &said.with(pair.a) {
                for b in said.with(pair.b).into_iter().filter(|b| b.0 != a.0) {
                    raise((a, b), pair.score, pair.likeness);
                }
            }
        }
        for set in said.sets() {
            for &a in set {
                for &b in set.iter().filter(|b| b.0 != a.0) {
                    raise((a, b), VERBATIM, VERBATIM);
                }
            }
        }
    }

    /// How likely two sentences report one thing; 0 for a pair below the floor.
    pub(crate) fn score(&self, x: Place, y: Place) -> f64 {
        self.score.get(&(x, y)).copied().unwrap_or(0.0)
    }

    /// The most likely partner of `place` in `telling`, if any is worth naming:
    /// what may be told there if both tell of one event.
    pub(crate) fn best_in(&self, place: Place, telling: WitnessIndex) -> Option<(usize, f64)> {
        let found = self
            .likeness
            .range((place, (telling, 0))..(place, (telling + 1, 0)))
            .map(|((_, (_, segment)), &likeness)| (*segment, likeness));
        found.max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))
    }
}

/// The places of one fact.
pub(crate) type Group = BTreeSet<Place>;

/// Gathers every sentence of every telling into facts. A sentence that nobody
/// else tells is a group of its own.
pub(crate) fn group(tellings: &[Telling], pairs: &Pairs, said: &Constraints) -> Vec<Group> {
    let waiting: Vec<Pair> = pairs
        .ranked
        .iter()
        .copied()
        .take_while(|pair| pair.score >= LINKED)
        .collect();
    let (mut groups, rest) = gather(&waiting, pairs, said);
    for pair in rest {
        let apart = !groups
            .iter()
            .any(|group| group.contains(&pair.a) && group.contains(&pair.b));
        if pair.score < LINKED_AGAIN || !apart {
            continue;
        }
        let mut placed = false;
        for (known, extra) in [(pair.a, pair.b), (pair.b, pair.a)] {
            for group in groups.iter_mut().filter(|group| group.contains(&known)) {
                if fits(group, extra, pairs) && said.admit(group, &said.with(extra)) {
                    group.insert(extra);
                    placed = true;
                }
            }
        }
        if !placed {
            groups.push(Group::from([pair.a, pair.b]));
        }
    }
    join_repetitions(&mut groups, pairs, said);
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

/// Whether a sentence carries this fact besides its own: its telling has no
/// reading there yet, and it is likely to belong with the readings there are.
fn fits(group: &Group, extra: Place, pairs: &Pairs) -> bool {
    let others: Vec<f64> = group
        .iter()
        .filter(|place| place.0 != extra.0)
        .map(|&place| pairs.score(place, extra))
        .collect();
    let mean = others.iter().sum::<f64>() / others.len().max(1) as f64;
    others.len() == group.len() && mean >= SECOND
}

/// A sentence that one telling repeats more often than the other stands with
/// its twin there, however far from the first of them: told is told.
fn join_repetitions(groups: &mut [Group], pairs: &Pairs, said: &Constraints) {
    let mut of: BTreeMap<Place, usize> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        for &place in group {
            of.entry(place).or_insert(number);
        }
    }
    for pair in pairs
        .ranked
        .iter()
        .take_while(|pair| pair.score >= VERBATIM)
    {
        for (known, extra) in [(pair.a, pair.b), (pair.b, pair.a)] {
            if let (Some(&number), false) = (of.get(&known), of.contains_key(&extra))
                && said.admit(&groups[number], &Group::from([extra]))
            {
                groups[number].insert(extra);
                of.insert(extra, number);
            }
        }
    }
}

/// One round: the groups made, and the pairs that fitted into none.
fn gather(ranked: &[Pair], pairs: &Pairs, said: &Constraints) -> (Vec<Group>, Vec<Pair>) {
    let mut groups: Vec<Group> = said.sets().cloned().collect();
    let mut of: BTreeMap<Place, usize> = BTreeMap::new();
    for (index, group) in groups.iter().enumerate() {
        of.extend(group.iter().map(|&place| (place, index)));
    }
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
        let together = hold_together(&x, &y, pairs) && said.admit(&x, &y);
        if !(together && readings_hold(&x, &y) && !parallel(&x, &y)) {
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

/// Whether two tellings tell both facts already, each in a sentence of its
/// own: then these are two facts, however much alike.
fn parallel(x: &Group, y: &Group) -> bool {
    let tellings = |group: &Group| {
        group
            .iter()
            .map(|&(telling, _)| telling)
            .collect::<BTreeSet<_>>()
    };
    tellings(x).intersection(&tellings(y)).count() >= 2
}

/// Whether every telling's part of the union is a run of neighbouring
/// sentences, short enough to be read as one statement. A part that was there
/// before stays as it is: a person may have put it together.
fn readings_hold(x: &Group, y: &Group) -> bool {
    let union: Vec<Place> = x.union(y).copied().collect();
    let of_one = |telling| {
        [x, y]
            .iter()
            .any(|side| part(side, telling).next().is_none())
    };
    union.chunk_by(|a, b| a.0 == b.0).all(|reading| {
        if of_one(reading[0].0) {
            return true;
        }
        let (first, last) = (reading[0].1, reading[reading.len() - 1].1);
        reading.len() <= READING && last - first == reading.len() - 1
    })
}

/// The sentences of one telling in a group.
fn part(group: &Group, telling: WitnessIndex) -> impl Iterator<Item = &Place> {
    group.range((telling, 0)..(telling + 1, 0))
}

/// Puts the facts in the order of the story: by where they stand in the
/// articles that tell them, on average.
pub(crate) fn in_story_order(groups: &mut [Group], tellings: &[Telling]) {
    let depth = |group: &Group| {
        let depths = group.iter().map(|&(telling, segment)| {
            segment as f64 / tellings[telling].segments.len().max(1) as f64
        });
        depths.sum::<f64>() / group.len().max(1) as f64
    };
    groups.sort_by(|x, y| depth(x).total_cmp(&depth(y)).then_with(|| x.cmp(y)));
}
