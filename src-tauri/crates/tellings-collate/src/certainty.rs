//! How sure a row of the comparison is.
//!
//! A pair's likelihood says how likely two sentences report one thing. A row
//! is more than a pair: it is right if every two of its readings report one
//! thing, and pairs were chosen because they looked likely, so that their own
//! likelihoods promise too much. Two small logistic regressions, learnt on
//! rows of marked stories that the matcher had not learnt from, turn what is
//! known of a row into the likelihood that it is right (Platt 1999). The
//! example `train` of `tellings-semantics` learns them and prints how often
//! rows of each confidence were right.

use serde::{Deserialize, Serialize};

use crate::model::Link;
use crate::score::{likelihood, log_odds};

/// Links are never taken to be surer than this, nor rivals unlikelier than one
/// minus this: beyond, the log odds would tell of rounding alone.
const SUREST: f64 = 0.995;

/// Weights that turn what is known of a row into a likelihood.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Certainty {
    /// For facts that several tellings have.
    pub shared: Shared,
    /// For facts that one telling has alone.
    pub alone: Alone,
}

/// Weights for a fact that several tellings have, in log odds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    /// The row's log odds where its links are even.
    pub intercept: f64,
    /// Weight of the links' mean log odds.
    pub mean: f64,
    /// Weight of the log odds of the least likely link.
    pub least: f64,
}

/// Weights for a fact that one telling has alone, in log odds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alone {
    /// The row's log odds where the nearest pair is even.
    pub intercept: f64,
    /// Weight of the log odds of the likeliest pair that was not linked.
    pub rival: f64,
}

/// What is known of the links of a row: their mean log odds, and the least.
#[must_use]
pub fn evidence(links: &[Link]) -> [f64; 2] {
    let odds: Vec<f64> = links.iter().map(|link| bounded(link.score)).collect();
    let mut ordered = odds.clone();
    // Sums must not depend on the order of the tellings.
    ordered.sort_by(f64::total_cmp);
    let mean = ordered.iter().sum::<f64>() / ordered.len().max(1) as f64;
    [mean, ordered.first().copied().unwrap_or(0.0)]
}

fn bounded(score: f64) -> f64 {
    log_odds(score.clamp(1.0 - SUREST, SUREST))
}

impl Certainty {
    /// What is known, taken as it is: for learning from.
    pub const UNTRAINED: Self = Self {
        shared: Shared {
            intercept: 0.0,
            mean: 1.0,
            least: 0.0,
        },
        alone: Alone {
            intercept: 0.0,
            rival: -1.0,
        },
    };

    /// How likely every two readings of a row with these links report one thing.
    pub(crate) fn of_shared(&self, links: &[Link]) -> f64 {
        let [mean, least] = evidence(links);
        let Shared {
            intercept,
            mean: of_mean,
            least: of_least,
        } = self.shared;
        likelihood(intercept + of_mean * mean + of_least * least)
    }

    /// How likely a fact is told by one telling alone, if the likeliest pair
    /// that speaks against it has this likelihood.
    pub(crate) fn of_alone(&self, rival: f64) -> f64 {
        likelihood(self.alone.intercept + self.alone.rival * bounded(rival))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(scores: &[f64]) -> Vec<Link> {
        let link = |&score: &f64| Link {
            a: (0, 0),
            b: (1, 0),
            score,
            words: Vec::new(),
            names: Vec::new(),
            numbers: Vec::new(),
            run: 0,
            aliases: Vec::new(),
        };
        scores.iter().map(link).collect()
    }

    #[test]
    fn a_row_is_surer_the_surer_its_links_are() {
        let sure = |scores: &[f64]| Certainty::UNTRAINED.of_shared(&links(scores));
        assert!(sure(&[0.9, 0.9]) > sure(&[0.9, 0.5]));
        assert!(sure(&[1.0]) <= SUREST + 1e-12);
        assert!((sure(&[0.7]) - 0.7).abs() < 1e-12);
        assert_eq!(evidence(&links(&[0.9, 0.3])), evidence(&links(&[0.3, 0.9])));
    }

    #[test]
    fn a_near_match_elsewhere_makes_only_here_doubtful() {
        let sure = |rival| Certainty::UNTRAINED.of_alone(rival);
        assert!(sure(0.0) > sure(0.2) && sure(0.2) > sure(0.4));
        assert!((sure(0.2) - 0.8).abs() < 1e-12);
    }
}
