//! Learns the weights of the word scorer from marked stories, and prints how
//! well facts are found on stories that were not learnt from.
//!
//! ```text
//! cargo run --release -p tellings-collate --example learn -- [--write] STORY_DIR...
//! ```
//!
//! A story folder holds `story.json` (articles cut into sentences with ids)
//! and `gold.json` (groups of ids that report the same fact). Weights come from
//! logistic regression with a ridge penalty, by Newton's method: no chance is
//! involved, the same stories give the same file. `--write` puts the weights
//! learnt from all stories into `src/weights.json`.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use serde_json::Value;
use tellings_collate::learning::{Example, FEATURES, Weights, collate_with, examples};
use tellings_collate::{Options, Telling, Witness};
use tellings_text::Span;

const N: usize = FEATURES.len();

/// Strength of the ridge penalty on standardised features.
const RIDGE: f64 = 3.0;

struct Story {
    name: String,
    witnesses: Vec<Witness>,
    /// For each witness, the marked sentences and where they stand.
    sentences: Vec<Vec<(String, Span)>>,
    gold: BTreeSet<(String, String)>,
    examples: Vec<Example>,
    right: Vec<bool>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, folders): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let stories = folders
        .iter()
        .map(|folder| read(Path::new(folder)))
        .collect::<Result<Vec<_>, _>>()?;
    if stories.len() < 2 {
        return Err("name at least two story folders".into());
    }

    let mut sum = Score::default();
    for (held_out, story) in stories.iter().enumerate() {
        let rest = stories
            .iter()
            .enumerate()
            .filter(|(index, _)| *index != held_out);
        let weights = learn(rest.map(|(_, story)| story));
        let score = score(story, &weights);
        println!("{:20} {}", story.name, score.line());
        sum.add(&score);
    }
    println!("{:20} {}", "all, left out in turn", sum.line());

    let weights = learn(stories.iter());
    for (name, weight) in FEATURES.iter().zip(weights.weights) {
        println!("{name:26} {weight:+.3}");
    }
    if flags.iter().any(|flag| flag == "--write") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/weights.json");
        std::fs::write(path, serde_json::to_string_pretty(&weights)? + "\n")?;
    }
    Ok(())
}

fn read(folder: &Path) -> Result<Story, Box<dyn Error>> {
    let json = |name: &str| -> Result<Value, Box<dyn Error>> {
        Ok(serde_json::from_slice(&std::fs::read(folder.join(name))?)?)
    };
    let story = json("story.json")?;
    let articles = story.as_object().ok_or("story.json holds no articles")?;
    let mut witnesses = Vec::new();
    let mut sentences = Vec::new();
    for article in articles.values() {
        let mut text = String::new();
        let mut places = Vec::new();
        let mut last = None;
        for sentence in article["sentences"]
            .as_array()
            .ok_or("an article has no sentences")?
        {
            let paragraph = sentence["par"].as_i64();
            text.push_str(match last {
                None => "",
                Some(before) if before == paragraph => " ",
                Some(_) => "\n\n",
            });
            last = Some(paragraph);
            let words = sentence["text"].as_str().ok_or("a sentence has no text")?;
            let id = sentence["id"].as_str().ok_or("a sentence has no id")?;
            places.push((
                id.to_owned(),
                Span::new(text.len(), text.len() + words.len()),
            ));
            text.push_str(words);
        }
        witnesses.push(Witness {
            date: article["date"].as_str().map(str::to_owned),
            text,
            ..Witness::default()
        });
        sentences.push(places);
    }
    let gold = json("gold.json")?;
    let groups = gold["facts"].as_array().ok_or("gold.json holds no facts")?;
    let members = groups.iter().map(|fact| {
        let ids = fact["members"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str);
        ids.map(str::to_owned).collect::<Vec<_>>()
    });
    let gold = members.flat_map(|ids| links(&ids)).collect();

    let (tellings, examples) = examples(&witnesses);
    let mut story = Story {
        name: folder
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into()),
        witnesses,
        sentences,
        gold,
        examples,
        right: Vec::new(),
    };
    story.right = story
        .examples
        .iter()
        .map(|example| {
            let a = story.ids(&tellings, example.a);
            let b = story.ids(&tellings, example.b);
            let mut pairs = a.iter().flat_map(|x| b.iter().map(move |y| ordered(x, y)));
            pairs.any(|pair| story.gold.contains(&pair))
        })
        .collect();
    Ok(story)
}

impl Story {
    /// The marked sentences that a segment holds, or that hold it.
    fn ids(&self, tellings: &[Telling], (telling, segment): (usize, usize)) -> Vec<&str> {
        let span = tellings[telling].segments[segment].span;
        self.sentences[telling]
            .iter()
            .filter(|(_, place)| {
                let start = place.start.max(span.start);
                let common = place.end.min(span.end).saturating_sub(start);
                2 * common >= place.len() || 2 * common >= span.len()
            })
            .map(|(id, _)| id.as_str())
            .collect()
    }
}

fn ordered(x: &str, y: &str) -> (String, String) {
    (x.min(y).to_owned(), x.max(y).to_owned())
}

/// All pairs of ids from different articles (`article.number`).
fn links(ids: &[String]) -> BTreeSet<(String, String)> {
    let article = |id: &str| id.split('.').next().unwrap_or_default().to_owned();
    let mut links = BTreeSet::new();
    for (n, x) in ids.iter().enumerate() {
        for y in ids[n + 1..].iter().filter(|y| article(x) != article(y)) {
            links.insert(ordered(x, y));
        }
    }
    links
}

#[derive(Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
    told_right: usize,
    told_wrong: usize,
    told_missed: usize,
}

impl Score {
    fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.told_right += other.told_right;
        self.told_wrong += other.told_wrong;
        self.told_missed += other.told_missed;
    }

    fn line(&self) -> String {
        let figures = |right: usize, wrong: usize, missed: usize| {
            let share = |of: usize| right as f64 / of.max(1) as f64;
            let f1 = 2.0 * right as f64 / (2 * right + wrong + missed).max(1) as f64;
            format!(
                "P {:.3} R {:.3} F1 {f1:.3}",
                share(right + wrong),
                share(right + missed)
            )
        };
        format!(
            "links {}   told {}",
            figures(self.right, self.wrong, self.missed),
            figures(self.told_right, self.told_wrong, self.told_missed)
        )
    }
}

fn score(story: &Story, weights: &Weights) -> Score {
    let comparison = collate_with(weights, &story.witnesses, &Options::default());
    let mut found = BTreeSet::new();
    for fact in &comparison.facts {
        let mut ids = Vec::new();
        for (telling, cell) in fact.cells.iter().enumerate() {
            for &segment in &cell.segments {
                let here = story.ids(&comparison.tellings, (telling, segment));
                ids.extend(here.into_iter().map(str::to_owned));
            }
        }
        found.extend(links(&ids));
    }
    let told = |links: &BTreeSet<(String, String)>| -> BTreeSet<(String, String)> {
        let article = |id: &str| id.split('.').next().unwrap_or_default().to_owned();
        let both = |(x, y): &(String, String)| [(x.clone(), article(y)), (y.clone(), article(x))];
        links.iter().flat_map(both).collect()
    };
    let (told_gold, told_found) = (told(&story.gold), told(&found));
    Score {
        right: story.gold.intersection(&found).count(),
        wrong: found.difference(&story.gold).count(),
        missed: story.gold.difference(&found).count(),
        told_right: told_gold.intersection(&told_found).count(),
        told_wrong: told_found.difference(&told_gold).count(),
        told_missed: told_gold.difference(&told_found).count(),
    }
}

/// Ridge-penalised logistic regression on standardised features (iteratively
/// reweighted least squares), given back for the features as they are.
fn learn<'s>(stories: impl Iterator<Item = &'s Story>) -> Weights {
    let rows: Vec<(&[f64; N], f64)> = stories
        .flat_map(|story| {
            let right = story.right.iter().map(|&right| f64::from(u8::from(right)));
            story
                .examples
                .iter()
                .map(|example| &example.features)
                .zip(right)
        })
        .collect();
    let count = rows.len() as f64;
    let mean: [f64; N] =
        std::array::from_fn(|k| rows.iter().map(|(x, _)| x[k]).sum::<f64>() / count);
    let spread: [f64; N] = std::array::from_fn(|k| {
        let square = |x: f64| (x - mean[k]) * (x - mean[k]);
        (rows.iter().map(|(x, _)| square(x[k])).sum::<f64>() / count)
            .sqrt()
            .max(1e-9)
    });
    let standard = |x: &[f64; N]| -> [f64; N + 1] {
        std::array::from_fn(|k| {
            if k == N {
                1.0
            } else {
                (x[k] - mean[k]) / spread[k]
            }
        })
    };

    let mut beta = [0.0; N + 1];
    for _ in 0..25 {
        let mut gradient = [0.0; N + 1];
        let mut curvature = [[0.0; N + 1]; N + 1];
        for (x, y) in &rows {
            let x = standard(x);
            let odds: f64 = x.iter().zip(beta).map(|(x, b)| x * b).sum();
            let p = 1.0 / (1.0 + (-odds).exp());
            for i in 0..=N {
                gradient[i] += (y - p) * x[i];
                for j in 0..=N {
                    curvature[i][j] += p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        for i in 0..N {
            gradient[i] -= RIDGE * beta[i];
            curvature[i][i] += RIDGE;
        }
        let step = solve(curvature, gradient);
        for i in 0..=N {
            beta[i] += step[i];
        }
    }
    let weights: [f64; N] = std::array::from_fn(|k| beta[k] / spread[k]);
    let shift: f64 = weights
        .iter()
        .zip(mean)
        .map(|(weight, mean)| weight * mean)
        .sum();
    let short = |value: f64| (value * 10_000.0).round() / 10_000.0;
    Weights {
        intercept: short(beta[N] - shift),
        weights: weights.map(short),
    }
}

/// Solves a symmetric positive definite system by Gaussian elimination.
fn solve(mut a: [[f64; N + 1]; N + 1], mut b: [f64; N + 1]) -> [f64; N + 1] {
    for column in 0..=N {
        for row in column + 1..=N {
            let factor = a[row][column] / a[column][column];
            let pivot = a[column];
            for (cell, above) in a[row].iter_mut().zip(pivot).skip(column) {
                *cell -= factor * above;
            }
            b[row] -= factor * b[column];
        }
    }
    let mut x = [0.0; N + 1];
    for row in (0..=N).rev() {
        let known: f64 = (row + 1..=N).map(|column| a[row][column] * x[column]).sum();
        x[row] = (b[row] - known) / a[row][row];
    }
    x
}
