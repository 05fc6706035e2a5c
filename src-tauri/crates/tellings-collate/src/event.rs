//! Whether two tellings tell of one event at all.
//!
//! Two earthquakes are reported in the same words. Sentence by sentence they
//! cannot be told apart, but the articles can: those on one event share their
//! names and numbers, those on two have others. A logistic regression over
//! what two whole tellings have in common says how likely they tell of one
//! event; where that is unlikely, their sentences are linked more sparingly
//! ([`reserve`]). It was learnt from pairs of articles of EventCorefBank+
//! (Cybulska and Vossen 2014) by the example `events` of
//! `tellings-semantics`, which prints the figures.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::analysis::{Sentence, StemId};

/// How many features there are.
pub const EVENT_FEATURES: usize = 9;

/// From these log odds on, two tellings are taken to tell of one event.
const ONE_EVENT: f64 = 2.0;

/// What is asked beyond that of the shortest texts, in log odds: a brief of a few
/// sentences says little of its event, and another event of its kind is soon
/// told in the same words.
const OF_A_BRIEF: f64 = 2.0;

/// Texts of up to so many sentences are such briefs.
const BRIEF: f64 = 3.0;

/// From so many sentences on nothing more is asked.
const WHOLE: f64 = 6.0;

/// What each unit of log odds below that takes from the log odds of a pair.
const RESERVE: f64 = 2.0;

/// Weights of the regression over what two tellings have in common.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The log odds where nothing is in common.
    pub intercept: f64,
    /// What each feature adds, in log odds for each unit of the feature.
    pub weights: [f64; EVENT_FEATURES],
}

impl Event {
    /// The log odds that tellings with these features tell of one event.
    #[must_use]
    pub fn odds(&self, features: &[f64; EVENT_FEATURES]) -> f64 {
        let terms = self.weights.iter().zip(features);
        terms.fold(self.intercept, |sum, (weight, feature)| {
            sum + weight * feature
        })
    }

    /// What is to be taken from the log odds of every pair of sentences of two
    /// tellings, at least 0.
    pub(crate) fn reserve(&self, a: &Gist, b: &Gist) -> f64 {
        let sentences = a.sentences.min(b.sentences) as f64;
        let brevity = ((WHOLE - sentences) / (WHOLE - BRIEF)).clamp(0.0, 1.0);
        let asked = ONE_EVENT + OF_A_BRIEF * brevity;
        RESERVE * (asked - self.odds(&a.in_common(b))).max(0.0)
    }
}

/// What a telling is about, as far as its words say.
#[derive(Debug, Default)]
pub(crate) struct Gist {
    content: BTreeSet<StemId>,
    names: BTreeSet<StemId>,
    numbers: BTreeSet<StemId>,
    sentences: usize,
}

impl Gist {
    pub(crate) fn of(telling: &[Sentence]) -> Self {
        let all =
            |of: fn(&Sentence) -> &Vec<StemId>| telling.iter().flat_map(of).copied().collect();
        Self {
            content: all(|sentence| &sentence.content),
            names: all(|sentence| &sentence.names),
            numbers: all(|sentence| &sentence.numbers),
            sentences: telling.len(),
        }
    }

    /// What two tellings have in common: of their words, names and numbers the
    /// share of both and of the shorter, whether both have names (numbers) and
    /// none in common, and how much there is to go by.
    pub(crate) fn in_common(&self, other: &Self) -> [f64; EVENT_FEATURES] {
        let [words, of_shorter, ..] = overlap(&self.content, &other.content);
        let [names, names_of_shorter, count, apart] = overlap(&self.names, &other.names);
        let [numbers, _, _, numbers_apart] = overlap(&self.numbers, &other.numbers);
        [
            words,
            of_shorter,
            names,
            names_of_shorter,
            (1.0 + count).ln(),
            apart,
            numbers,
            numbers_apart,
            (1.0 + self.sentences.min(other.sentences) as f64).ln(),
        ]
    }
}

/// Share of both sets and of the smaller one that they have in common, how
/// much that is, and 1 if both have something but nothing in common.
fn overlap(x: &BTreeSet<StemId>, y: &BTreeSet<StemId>) -> [f64; 4] {
    let common = x.intersection(y).count() as f64;
    let (all, fewer) = (x.len() + y.len(), x.len().min(y.len()));
    let apart = common == 0.0 && fewer > 0;
    [
        common / (all as f64 - common).max(1.0),
        common / (fewer as f64).max(1.0),
        common,
        f64::from(u8::from(apart)),
    ]
}

#[cfg(test)]
mod tests {
    use crate::model::{Comparison, Options, State, Witness};

    fn compare(texts: [&str; 2]) -> Comparison {
        let witnesses = texts.map(|text| Witness {
            text: text.to_owned(),
            ..Witness::default()
        });
        crate::collate(&witnesses, &Options::default())
    }

    const TARN: &str = "An earthquake of magnitude 6.1 struck the island of Tarn on Monday. \
                        It killed 12 people, Governor Ida Moreno said.";

    #[test]
    fn sentences_on_two_events_are_not_linked_and_nothing_is_called_missing_for_that() {
        let other = "An earthquake of magnitude 5.4 struck the city of Velm on Friday. \
                     It killed 90 people, Mayor Oskar Hale said.";
        let comparison = compare([TARN, other]);
        assert!(comparison.facts.iter().all(|fact| fact.told_by() == 1));
        let struck = &comparison.facts[0];
        let there = struck.cells.iter().find(|cell| cell.segments.is_empty());
        assert_eq!(there.map(|cell| cell.state), Some(State::Unknown));
    }

    #[test]
    fn sentences_on_one_event_are_linked() {
        let same = "Twelve people were killed, said Ida Moreno, governor of Tarn. An earthquake \
                    of magnitude 6.1 had struck the island on Monday.";
        let comparison = compare([TARN, same]);
        assert!(comparison.facts.iter().any(|fact| fact.told_by() == 2));
    }
}
