//! How likely two articles tell one story.
//!
//! Two logistic regressions, one on the other. The first looks at two
//! [`Profile`]s alone ([`odds`]); the second at how the pair stands among what
//! else each of the two could belong to ([`likelihood`]): of two stories on one
//! subject, each article fits its own better. How rare a word is, the library
//! that holds the articles says: `rarity` is the logarithm of how many articles
//! there are for each that has the word.

use std::sync::LazyLock;

use crate::profile::{Profile, Term};

/// Which version of this module, of profiles and of the weights made a figure.
/// Raised whenever others would be made, so that indexes are made anew.
pub const STORY_ENGINE: u32 = 1;

/// From here on articles are proposed as one story: where nine of ten
/// proposals are right (ARCHITECTURE.md has the figures).
pub const LIKELY: f64 = 0.51;

/// How many features two profiles have.
pub const FEATURES: usize = 14;

/// How many figures tell how a pair stands.
pub const STANDING: usize = 6;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    Weights::parse(include_str!("weights.txt")).expect("the shipped weights are whole")
});

/// Every article has a rival as good as this: in a small library the best of
/// few candidates is not therefore the right one.
const SOME_RIVAL: f64 = -1.5;

/// As good as this is the way round through a third article that is not there.
const NO_BRIDGE: f64 = -4.0;

/// Differences count up to here.
const FAR: f64 = 8.0;

/// What was learnt; the intercept is last in each list.
struct Weights {
    features: [f64; FEATURES + 1],
    standing: [f64; STANDING + 1],
}

impl Weights {
    /// One number a line, as `--example learn_grouping` prints them.
    fn parse(text: &str) -> Option<Self> {
        let mut numbers = text
            .lines()
            .filter(|line| !line.starts_with('#') && !line.is_empty())
            .map(|line| line.parse().ok());
        let mut next = |count: usize| numbers.by_ref().take(count).collect::<Option<Vec<f64>>>();
        Some(Self {
            features: next(FEATURES + 1)?.try_into().ok()?,
            standing: next(STANDING + 1)?.try_into().ok()?,
        })
    }
}

fn weighed(weights: &[f64], figures: &[f64]) -> f64 {
    let (intercept, weights) = weights.split_last().expect("there is an intercept");
    let products = weights.iter().zip(figures).map(|(w, x)| w * x);
    products.sum::<f64>() + intercept
}

/// The log-odds that two articles tell one story, by what they say alone.
#[must_use]
pub fn odds(one: &Profile, other: &Profile, rarity: impl Fn(u32) -> f64) -> f64 {
    weighed(&WEIGHTS.features, &features(one, other, rarity))
}

/// How likely two articles tell one story, given how they stand.
#[must_use]
pub fn likelihood(standing: &[f64; STANDING]) -> f64 {
    1.0 / (1.0 + (-weighed(&WEIGHTS.standing, standing)).exp())
}

/// The features of a pair; the order of the two does not matter.
#[must_use]
pub fn features(one: &Profile, other: &Profile, rarity: impl Fn(u32) -> f64) -> [f64; FEATURES] {
    let mut sums = Sums::default();
    let (mut a, mut b) = (one.terms.iter().peekable(), other.terms.iter().peekable());
    loop {
        match (a.peek(), b.peek()) {
            (None, None) => break,
            (Some(left), Some(right)) if left.number == right.number => {
                let weight = rarity(left.number);
                sums.add(0, left, weight);
                sums.add(1, right, weight);
                sums.share(left, right, weight);
                a.next();
                b.next();
            }
            (Some(left), right) if right.is_none_or(|right| left.number < right.number) => {
                sums.add(0, left, rarity(left.number));
                a.next();
            }
            (_, Some(right)) => {
                sums.add(1, right, rarity(right.number));
                b.next();
            }
            (Some(_), None) => unreachable!("the arm above takes what is alone"),
        }
    }
    let days = one
        .day
        .zip(other.day)
        .map(|(one, other)| f64::from((one - other).abs()));
    sums.rarest.sort_by(|one, other| other.total_cmp(one));
    [
        cosine(sums.shared, sums.all),
        cosine(sums.shared_names, sums.names),
        cosine(sums.shared_titles, sums.titles),
        cosine(sums.title_words, [sums.titles[0] + sums.titles[1]; 2]),
        sums.rarest.iter().take(3).sum::<f64>() / 10.0,
        sums.rarest.iter().take(10).sum::<f64>() / 30.0,
        (sums.shared_numbers / 10.0).min(1.0),
        part(sums.shared, sums.all),
        part(sums.shared_names, sums.names),
        sums.shared.sqrt() / 10.0,
        sums.shared_names.sqrt() / 10.0,
        days.map_or(0.0, |days| (1.0 + days).ln().min(5.0)),
        days.map_or(0.0, |days| f64::from(u8::from(days > 3.0))),
        f64::from(u8::from(days.is_none())),
    ]
}

/// How a pair stands among what else its articles could belong to: its own
/// log-odds, those of each article with every other candidate, and the better
/// way round through a third article that is a candidate of both (negative
/// infinity where there is none).
#[must_use]
pub fn standing(odds: f64, of_one: &[f64], of_other: &[f64], bridge: f64) -> [f64; STANDING] {
    let behind = |rivals: &[f64]| {
        let best = rivals.iter().copied().fold(SOME_RIVAL, f64::max);
        (best - odds).clamp(-FAR, FAR)
    };
    let rank = |rivals: &[f64]| {
        let all = rivals.iter().copied().chain([SOME_RIVAL]);
        #[allow(clippy::cast_precision_loss, reason = "rivals are few")]
        let better = all.filter(|rival| *rival > odds).count() as f64;
        (1.0 + better).ln()
    };
    let (one, other) = (behind(of_one), behind(of_other));
    let (first, second) = (rank(of_one), rank(of_other));
    [
        odds,
        one.max(other),
        one.min(other),
        first + second,
        first.max(second),
        (bridge.max(NO_BRIDGE) - odds).clamp(-FAR, FAR),
    ]
}

/// Squared weights, as cosines need them.
#[derive(Default)]
struct Sums {
    all: [f64; 2],
    names: [f64; 2],
    titles: [f64; 2],
    shared: f64,
    shared_names: f64,
    shared_titles: f64,
    title_words: f64,
    shared_numbers: f64,
    rarest: Vec<f64>,
}

impl Sums {
    fn add(&mut self, side: usize, term: &Term, rarity: f64) {
        let square = rarity * rarity;
        self.all[side] += square;
        if term.is_name() {
            self.names[side] += square;
        }
        if term.is_in_title() {
            self.titles[side] += square;
        }
    }

    fn share(&mut self, left: &Term, right: &Term, rarity: f64) {
        let square = rarity * rarity;
        self.shared += square;
        if left.is_name() && right.is_name() {
            self.shared_names += square;
        }
        if left.is_in_title() && right.is_in_title() {
            self.shared_titles += square;
        }
        // A word of one headline that the other article has anywhere.
        if left.is_in_title() {
            self.title_words += square;
        }
        if right.is_in_title() {
            self.title_words += square;
        }
        if left.is_number() {
            self.shared_numbers += rarity;
        }
        self.rarest.push(rarity);
    }
}

/// How much of the side that has less is shared.
fn part(shared: f64, [one, other]: [f64; 2]) -> f64 {
    if one <= 0.0 || other <= 0.0 {
        return 0.0;
    }
    shared / one.min(other)
}

fn cosine(shared: f64, [one, other]: [f64; 2]) -> f64 {
    if one <= 0.0 || other <= 0.0 {
        return 0.0;
    }
    shared / (one * other).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile(title: &str, date: &str, text: &str) -> Profile {
        Profile::of(Some(title), Some(date), text)
    }

    #[test]
    fn tellings_of_one_story_are_likelier_than_two_stories_of_one_subject() {
        let one = profile(
            "Ferry Merrow runs aground off Tarrin",
            "2031-02-04",
            "The ferry Merrow ran aground off Tarrin on Friday. Mayor Ada Pell said 40 were aboard.",
        );
        let other = profile(
            "Forty led to safety from Merrow",
            "2031-02-05",
            "Forty passengers left the stranded ferry Merrow near Tarrin, Ada Pell told the council.",
        );
        let subject = profile(
            "Ferry fares to rise",
            "2031-03-20",
            "Passengers on the coast will pay more for the ferry from May, the council decided.",
        );
        let rarity = |_| 5.0;
        let same = odds(&one, &other, rarity);
        let different = odds(&one, &subject, rarity);
        assert!(same > 0.0 && different < 0.0, "{same} {different}");
        let alone = |odds| likelihood(&standing(odds, &[], &[], f64::NEG_INFINITY));
        assert!(alone(same) > LIKELY && alone(different) < LIKELY);
        assert_eq!(
            features(&one, &other, rarity),
            features(&other, &one, rarity)
        );
    }

    #[test]
    fn nothing_in_common_is_no_story() {
        let empty = Profile::default();
        assert!(odds(&empty, &empty, |_| 0.0) < -3.0);
        assert!(
            features(&empty, &empty, |_| 0.0)
                .iter()
                .all(|one| one.is_finite())
        );
    }

    #[test]
    fn a_better_rival_makes_a_pair_less_likely() {
        let with = |rivals: &[f64]| likelihood(&standing(1.0, rivals, &[], f64::NEG_INFINITY));
        assert!(with(&[-3.0]) > with(&[0.9]) && with(&[0.9]) > with(&[3.0, 2.0]));
    }
}
