//! Weights by logistic regression.

use tellings_collate::learning::{
    Certainty, Example, FEATURE_COUNT, Judgement, MEANING_FEATURES, Trained, Weights, likelihood,
    shipped,
};

use crate::story::{JUDGED_FROM, Story};

/// Strength of the ridge penalty on standardised features.
const RIDGE: f64 = 3.0;

/// Which parts of the matcher take part.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Stage {
    Words,
    Meaning,
    Judged,
}

impl Stage {
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Meaning => "words and meaning",
            Self::Judged => "words, meaning and reading together",
        }
    }
}

/// The weights that these stories teach.
pub(crate) fn learn(stories: &[&Story], stage: Stage) -> Trained {
    let rows = |features: fn(&Example) -> [f64; FEATURE_COUNT]| {
        let rows = stories.iter().flat_map(move |story| {
            story
                .examples
                .iter()
                .map(features)
                .zip(story.right.iter().copied())
        });
        weights(&regression(&rows.collect::<Vec<_>>()))
    };
    let words = rows(|example| {
        let mut features = example.features;
        features[FEATURE_COUNT - MEANING_FEATURES..].fill(0.0);
        features
    });
    let meaning = match stage {
        Stage::Words => words.clone(),
        _ => rows(|example| example.features),
    };
    let mut both = Vec::new();
    for story in stories {
        for ((example, &right), judged) in
            story.examples.iter().zip(&story.right).zip(&story.judged)
        {
            let before = meaning.odds(&example.features);
            if let Some(judged) = judged.filter(|_| likelihood(before) >= JUDGED_FROM) {
                both.push(([before, judged], right));
            }
        }
    }
    let judgement = match stage {
        Stage::Judged => {
            let ([before, judged], intercept) = regression(&both);
            Judgement {
                intercept: short(intercept),
                before: short(before),
                judged: short(judged),
            }
        }
        _ => Judgement {
            intercept: 0.0,
            before: 1.0,
            judged: 0.0,
        },
    };
    Trained {
        words,
        meaning,
        judgement,
        // Learnt elsewhere, from pairs of articles on one event and on two.
        event: shipped().event.clone(),
        certainty_by_words: Certainty::UNTRAINED,
        certainty: Certainty::UNTRAINED,
    }
}

fn weights(&(weights, intercept): &([f64; FEATURE_COUNT], f64)) -> Weights {
    Weights {
        intercept: short(intercept),
        weights: weights.map(short),
    }
}

pub(crate) fn short(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

/// Ridge-penalised logistic regression on standardised features (iteratively
/// reweighted least squares), given back for the features as they are, with
/// the intercept.
pub(crate) fn regression<const N: usize>(rows: &[([f64; N], bool)]) -> ([f64; N], f64) {
    let count = rows.len().max(1) as f64;
    let mean: [f64; N] =
        std::array::from_fn(|k| rows.iter().map(|(x, _)| x[k]).sum::<f64>() / count);
    let spread: [f64; N] = std::array::from_fn(|k| {
        let square = |x: f64| (x - mean[k]) * (x - mean[k]);
        (rows.iter().map(|(x, _)| square(x[k])).sum::<f64>() / count)
            .sqrt()
            .max(1e-9)
    });
    // The last place is the intercept's.
    let mut beta = vec![0.0; N + 1];
    for _ in 0..25 {
        let mut gradient = vec![0.0; N + 1];
        let mut curvature = vec![vec![0.0; N + 1]; N + 1];
        for (features, right) in rows {
            let x: Vec<f64> = (0..N)
                .map(|k| (features[k] - mean[k]) / spread[k])
                .chain([1.0])
                .collect();
            let p = likelihood(x.iter().zip(&beta).map(|(x, b)| x * b).sum());
            for i in 0..=N {
                gradient[i] += (f64::from(u8::from(*right)) - p) * x[i];
                for j in 0..=N {
                    curvature[i][j] += p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        for i in 0..N {
            gradient[i] -= RIDGE * beta[i];
            curvature[i][i] += RIDGE;
        }
        curvature[N][N] += 1e-9;
        for (beta, step) in beta.iter_mut().zip(solve(curvature, gradient)) {
            *beta += step;
        }
    }
    let weights: [f64; N] = std::array::from_fn(|k| beta[k] / spread[k]);
    let shift: f64 = weights
        .iter()
        .zip(mean)
        .map(|(weight, mean)| weight * mean)
        .sum();
    (weights, beta[N] - shift)
}

/// Solves a symmetric positive definite system by Gaussian elimination.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for column in 0..n {
        for row in column + 1..n {
            let factor = a[row][column] / a[column][column];
            let pivot = a[column].clone();
            for (cell, above) in a[row].iter_mut().zip(pivot).skip(column) {
                *cell -= factor * above;
            }
            b[row] -= factor * b[column];
        }
    }
    let mut x = vec![0.0; n];
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|column| a[row][column] * x[column]).sum();
        x[row] = (b[row] - known) / a[row][row];
    }
    x
}
