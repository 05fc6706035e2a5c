//! Learns which articles tell one story, and says how well it is done.
//!
//! `cargo run --release -p tellings-grouping --example learn_grouping -- ARTICLES.jsonl`
//!
//! Each line of the file is an article: `{"story", "date", "title", "opening"}`;
//! articles of one `story` belong together. Stories are dealt into five folds;
//! the pair of two articles is judged by weights that learnt from neither
//! article's fold. Printed is at which recall of all pairs nine of ten are
//! right, and the weights that all stories teach. With `--background` after the
//! file, how many articles have each common word is printed instead.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tellings_grouping::{FEATURES, Profile, STANDING, features, joined};

const FOLDS: usize = 5;

/// How many articles each is compared with, as in the library.
const MOST: usize = 40;

/// Words of so many articles stand in the background.
const COMMON: usize = 9;

/// Strength of the ridge penalty on standardised features.
const RIDGE: f64 = 3.0;

struct Article {
    story: String,
    fold: usize,
    profile: Profile,
}

struct Pair {
    one: usize,
    other: usize,
    features: [f64; FEATURES],
    same: bool,
}

fn main() {
    let path = std::env::args().nth(1).expect("a file of articles");
    let articles = read(&path);
    let count = articles.len() as f64;
    let mut having: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, article) in articles.iter().enumerate() {
        for term in &article.profile.terms {
            having.entry(term.number).or_default().push(at);
        }
    }
    if std::env::args().nth(2).as_deref() == Some("--background") {
        for (number, list) in having.iter().filter(|(_, list)| list.len() >= COMMON) {
            say(&format!("{number} {}", list.len()));
        }
        return;
    }
    let rarity = |term: u32| (count / having.get(&term).map_or(1.0, |list| list.len() as f64)).ln();
    let pairs = candidates(&articles, &having, &rarity);
    let all: usize = articles
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let later = &articles[at + 1..];
            later
                .iter()
                .filter(|other| other.story == one.story)
                .count()
        })
        .sum();
    let found = pairs.iter().filter(|pair| pair.same).count();
    say(&format!(
        "{} articles, {all} pairs of one story, {found} of them among {} looked at",
        articles.len(),
        pairs.len()
    ));

    let first = judge(&articles, &pairs, |pair| pair.features.to_vec());
    report("words, names and dates", &first, &pairs, all);
    let standing = standing(articles.len(), &pairs, &first);
    let second = judge(&articles, &pairs, |pair| {
        standing[&(pair.one, pair.other)].to_vec()
    });
    report("and rivals", &second, &pairs, all);
    let grouped = grouped(articles.len(), &pairs, &second);
    report("and grouped", &grouped, &pairs, all);
    let all_pairs = |rows: &dyn Fn(&Pair) -> Vec<f64>| {
        let rows: Vec<(Vec<f64>, bool)> = pairs.iter().map(|p| (rows(p), p.same)).collect();
        learn(
            &rows
                .iter()
                .map(|(row, same)| (row.as_slice(), *same))
                .collect::<Vec<_>>(),
        )
    };
    say("\nfor src/weights.txt: weights of the features, then of the standing");
    for weight in all_pairs(&|pair| pair.features.to_vec()) {
        say(&format!("{weight:.4}"));
    }
    say("");
    for weight in all_pairs(&|pair| standing[&(pair.one, pair.other)].to_vec()) {
        say(&format!("{weight:.4}"));
    }
}

/// The log-odds of each pair, by weights that learnt from neither article's
/// fold.
fn judge(articles: &[Article], pairs: &[Pair], features: impl Fn(&Pair) -> Vec<f64>) -> Vec<f64> {
    let folds = |pair: &Pair| {
        let (one, other) = (articles[pair.one].fold, articles[pair.other].fold);
        (one.min(other), one.max(other))
    };
    let rows: Vec<Vec<f64>> = pairs.iter().map(&features).collect();
    let mut odds = vec![0.0; pairs.len()];
    for first in 0..FOLDS {
        for second in first..FOLDS {
            let taught: Vec<(&[f64], bool)> = pairs
                .iter()
                .zip(&rows)
                .filter(|(pair, _)| {
                    let (one, other) = folds(pair);
                    ![one, other]
                        .iter()
                        .any(|fold| [first, second].contains(fold))
                })
                .map(|(pair, row)| (row.as_slice(), pair.same))
                .collect();
            let weights = learn(&taught);
            for (at, pair) in pairs.iter().enumerate() {
                if folds(pair) == (first, second) {
                    odds[at] = sum(&weights, &rows[at]);
                }
            }
        }
    }
    odds
}

fn sum(weights: &[f64], row: &[f64]) -> f64 {
    let (intercept, weights) = weights.split_last().expect("there is an intercept");
    intercept + weights.iter().zip(row).map(|(w, x)| w * x).sum::<f64>()
}

/// How each pair stands among the rivals of both its articles.
fn standing(
    count: usize,
    pairs: &[Pair],
    odds: &[f64],
) -> BTreeMap<(usize, usize), [f64; STANDING]> {
    let mut of: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); count];
    for (pair, &odds) in pairs.iter().zip(odds) {
        of[pair.one].insert(pair.other, odds);
        of[pair.other].insert(pair.one, odds);
    }
    let rivals = |of_one: usize, but: usize| -> Vec<f64> {
        let others = of[of_one].iter().filter(|(other, _)| **other != but);
        others.map(|(_, odds)| *odds).collect()
    };
    pairs
        .iter()
        .zip(odds)
        .map(|(pair, &odds)| {
            let bridge = of[pair.one]
                .iter()
                .filter_map(|(third, one)| Some(one.min(*of[pair.other].get(third)?)))
                .fold(f64::NEG_INFINITY, f64::max);
            let standing = tellings_grouping::standing(
                odds,
                &rivals(pair.one, pair.other),
                &rivals(pair.other, pair.one),
                bridge,
            );
            ((pair.one, pair.other), standing)
        })
        .collect()
}

/// The log-odds of the join that brought each pair together.
fn grouped(count: usize, pairs: &[Pair], odds: &[f64]) -> Vec<f64> {
    let likelihoods = pairs
        .iter()
        .zip(odds)
        .map(|(pair, odds)| ((pair.one, pair.other), 1.0 / (1.0 + (-odds).exp())))
        .filter(|(_, likelihood)| *likelihood > 0.02)
        .collect();
    let joined = joined(count, &likelihoods, 0.1);
    let odds = |p: &f64| (p / (1.0 - p)).ln();
    pairs
        .iter()
        .map(|pair| joined.get(&(pair.one, pair.other)).map_or(-99.0, odds))
        .collect()
}

fn report(title: &str, odds: &[f64], pairs: &[Pair], all: usize) {
    let mut judged: Vec<(f64, bool)> = odds.iter().zip(pairs).map(|(o, p)| (*o, p.same)).collect();
    judged.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (mut best, mut right) = (None, 0);
    for (nth, (odds, same)) in judged.iter().enumerate() {
        right += usize::from(*same);
        let precision = right as f64 / (nth + 1) as f64;
        if precision >= 0.9 {
            best = Some((
                1.0 / (1.0 + (-odds).exp()),
                precision,
                right as f64 / all as f64,
            ));
        }
    }
    if let Some((likelihood, precision, recall)) = best {
        say(&format!(
            "{title}: from {likelihood:.3} on, precision {precision:.3} at recall {recall:.3}"
        ));
    }
}

fn read(path: &str) -> Vec<Article> {
    let text = std::fs::read_to_string(path).expect("the file can be read");
    let mut folds: BTreeMap<String, usize> = BTreeMap::new();
    text.lines()
        .map(|line| {
            let value: Value = serde_json::from_str(line).expect("each line is JSON");
            let field = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
            let story = field("story");
            let next = folds.len() % FOLDS;
            let fold = *folds.entry(story.clone()).or_insert(next);
            let profile = Profile::of(
                Some(&field("title")),
                Some(&field("date")),
                &field("opening"),
            );
            Article {
                story,
                fold,
                profile,
            }
        })
        .collect()
}

/// The pairs that an index would find: for each article those that share the
/// rarest words with it.
fn candidates(
    articles: &[Article],
    having: &BTreeMap<u32, Vec<usize>>,
    rarity: &impl Fn(u32) -> f64,
) -> Vec<Pair> {
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (at, article) in articles.iter().enumerate() {
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        for term in &article.profile.terms {
            let weight = rarity(term.number);
            for &other in &having[&term.number] {
                *shared.entry(other).or_default() += weight * weight;
            }
        }
        shared.remove(&at);
        let mut best: Vec<(usize, f64)> = shared.into_iter().collect();
        best.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        for (other, _) in best.into_iter().take(MOST) {
            found.insert((at.min(other), at.max(other)));
        }
    }
    found
        .into_iter()
        .map(|(one, other)| Pair {
            one,
            other,
            features: features(&articles[one].profile, &articles[other].profile, rarity),
            same: articles[one].story == articles[other].story,
        })
        .collect()
}

/// Logistic regression with a ridge penalty, by Newton's method: a weight for
/// each feature, and the intercept last.
fn learn(pairs: &[(&[f64], bool)]) -> Vec<f64> {
    let features = pairs[0].0.len();
    let count = pairs.len() as f64;
    let mean: Vec<f64> = (0..features)
        .map(|at| pairs.iter().map(|(row, _)| row[at]).sum::<f64>() / count)
        .collect();
    let spread: Vec<f64> = (0..features)
        .map(|at| {
            let squares = pairs.iter().map(|(row, _)| (row[at] - mean[at]).powi(2));
            (squares.sum::<f64>() / count).sqrt().max(1e-9)
        })
        .collect();
    let rows: Vec<(Vec<f64>, f64)> = pairs
        .iter()
        .map(|(row, same)| {
            let mut scaled: Vec<f64> = (0..features)
                .map(|at| (row[at] - mean[at]) / spread[at])
                .collect();
            scaled.push(1.0);
            (scaled, f64::from(u8::from(*same)))
        })
        .collect();
    let size = features + 1;
    let mut weights = vec![0.0; size];
    for _ in 0..15 {
        let mut slope = vec![0.0; size];
        let mut curve = vec![vec![0.0; size]; size];
        for (row, same) in &rows {
            let sum: f64 = row.iter().zip(&weights).map(|(x, w)| x * w).sum();
            let likelihood = 1.0 / (1.0 + (-sum).exp());
            let bend = likelihood * (1.0 - likelihood);
            for i in 0..size {
                slope[i] += (same - likelihood) * row[i];
                for j in 0..size {
                    curve[i][j] += bend * row[i] * row[j];
                }
            }
        }
        for at in 0..features {
            slope[at] -= RIDGE * weights[at];
            curve[at][at] += RIDGE;
        }
        curve[features][features] += 1e-9;
        for (weight, step) in weights.iter_mut().zip(solve(curve, slope)) {
            *weight += step;
        }
    }
    let mut intercept = weights[features];
    for at in 0..features {
        weights[at] /= spread[at];
        intercept -= weights[at] * mean[at];
    }
    weights[features] = intercept;
    weights
}

/// Gauss's elimination; the matrix is positive definite.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for at in 0..n {
        for below in at + 1..n {
            let factor = a[below][at] / a[at][at];
            let above = a[at].clone();
            for (cell, above) in a[below].iter_mut().zip(above).skip(at) {
                *cell -= factor * above;
            }
            b[below] -= factor * b[at];
        }
    }
    for at in (0..n).rev() {
        for column in at + 1..n {
            b[at] -= a[at][column] * b[column];
        }
        b[at] /= a[at][at];
    }
    b
}

#[allow(clippy::print_stdout, reason = "its output is what it is for")]
fn say(line: &str) {
    println!("{line}");
}
