//! Learns the weights by which pairs of sentences are scored, and prints how
//! well facts are found on stories that were not learnt from, stage by stage.
//!
//! ```text
//! cargo run --release -p tellings-semantics --example train -- [--write] STORY_DIR...
//! ```
//!
//! A story folder holds `story.json` (articles cut into sentences with ids)
//! and `gold.json` (groups of ids that report the same fact). Weights come from
//! logistic regression with a ridge penalty, by Newton's method: no chance is
//! involved, the same stories give the same file. `--write` puts the weights
//! learnt from all stories into `tellings-collate/src/weights.json`.
//!
//! What the pair model says of a story must come from a model that has not
//! learnt from it. `learning/judged.json` keeps such judgements, made by
//! `learning/pairs.py`; a story that is not named there counts as one that the
//! shipped pair model does not know.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use serde_json::Value;
use tellings_collate::learning::{
    Example, FEATURE_COUNT, FEATURES, Judgement, MEANING_FEATURES, Trained, Weights, collate_by,
    examples, likelihood, shipped,
};
use tellings_collate::{Meaning, Options, Reader, Stopped, Telling, Witness};
use tellings_semantics::{FILES, Files, Models};
use tellings_text::Span;

/// Strength of the ridge penalty on standardised features.
const RIDGE: f64 = 3.0;

/// Pairs less likely than this are never judged.
const JUDGED_FROM: f64 = 0.02;

/// What stands in for a judgement that the unbiased models were not asked for:
/// the pair was so unlikely then. The shipped model would know the answer.
const NOT_ASKED: f64 = -3.0;

struct Story {
    name: String,
    witnesses: Vec<Witness>,
    /// For each witness, the marked sentences and where they stand.
    sentences: Vec<Vec<(String, Span)>>,
    gold: BTreeSet<(String, String)>,
    /// With the features of words and meaning.
    examples: Vec<Example>,
    right: Vec<bool>,
    /// What the pair model says of each example, where it was asked.
    judged: Vec<Option<f64>>,
}

/// The models, with the pair model's judgements taken from those that have not
/// learnt from the story.
struct Unbiased<'m> {
    models: &'m Models,
    /// By the texts of the two sentences, the alphabet's first before.
    judged: RefCell<BTreeMap<(String, String), f64>>,
    read: RefCell<BTreeMap<String, Vec<Meaning>>>,
}

impl Reader for Unbiased<'_> {
    fn name(&self) -> &str {
        self.models.name()
    }

    fn read(&self, text: &str, sentences: &[Span]) -> Result<Vec<Meaning>, Stopped> {
        if let Some(read) = self.read.borrow().get(text) {
            return Ok(read.clone());
        }
        let read = self.models.read(text, sentences)?;
        self.read.borrow_mut().insert(text.to_owned(), read.clone());
        Ok(read)
    }

    fn judge(&self, pairs: &[(&str, &str)]) -> Result<Vec<f64>, Stopped> {
        let key = |&(a, b): &(&str, &str)| (a.to_owned(), b.to_owned());
        let unknown: Vec<(&str, &str)> = pairs
            .iter()
            .copied()
            .filter(|pair| !self.judged.borrow().contains_key(&key(pair)))
            .collect();
        let found = self.models.judge(&unknown)?;
        let mut judged = self.judged.borrow_mut();
        judged.extend(unknown.iter().map(key).zip(found));
        Ok(pairs.iter().map(|pair| judged[&key(pair)]).collect())
    }
}

/// Which parts of the matcher take part.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    Words,
    Meaning,
    Judged,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, folders): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let models = load()?;
    let reader = Unbiased {
        models: &models,
        judged: RefCell::default(),
        read: RefCell::default(),
    };
    let known: Value = serde_json::from_slice(&std::fs::read(here("learning/judged.json"))?)?;
    let mut stories = Vec::new();
    for folder in &folders {
        stories.push(read(Path::new(folder), &reader, &known)?);
    }
    if stories.len() < 2 {
        return Err("name at least two story folders".into());
    }
    for story in &mut stories {
        story.judged = judged(story, &reader)?;
    }

    for (stage, title) in [
        (Stage::Words, "words"),
        (Stage::Meaning, "words and meaning"),
        (Stage::Judged, "words, meaning and reading together"),
    ] {
        println!("{title}, each story left out in turn");
        let mut sum = Score::default();
        for (held_out, story) in stories.iter().enumerate() {
            let rest: Vec<&Story> = stories
                .iter()
                .enumerate()
                .filter_map(|(index, story)| (index != held_out).then_some(story))
                .collect();
            let reader: Option<&dyn Reader> = (stage != Stage::Words).then_some(&reader);
            let score = score(story, &learn(&rest, stage), reader)?;
            println!("  {:20} {}", story.name, score.line());
            sum.add(&score);
        }
        println!("  {:20} {}", "all", sum.line());
    }

    let trained = learn(&stories.iter().collect::<Vec<_>>(), Stage::Judged);
    for (n, name) in FEATURES.iter().enumerate() {
        let (words, meaning) = (trained.words.weights[n], trained.meaning.weights[n]);
        println!("{name:26} {words:+.3} {meaning:+.3}");
    }
    println!("{:?}", trained.judgement);
    if flags.iter().any(|flag| flag == "--write") {
        let path = here("../tellings-collate/src/weights.json");
        std::fs::write(path, serde_json::to_string_pretty(&trained)? + "\n")?;
    }
    Ok(())
}

fn here(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn load() -> Result<Models, Box<dyn Error>> {
    let bytes = |name: &str| std::fs::read(here("model").join(name));
    let [sentence, pair, tokenizer] = FILES;
    Ok(Models::load(Files {
        sentence: bytes(sentence)?,
        pair: bytes(pair)?,
        tokenizer: String::from_utf8(bytes(tokenizer)?)?,
    })?)
}

/// What the pair model says of the examples that may be in doubt.
fn judged(story: &Story, reader: &Unbiased) -> Result<Vec<Option<f64>>, Stopped> {
    let weights = &shipped().meaning;
    let tellings = &story.tellings();
    let text = |(telling, segment): (usize, usize)| -> &str {
        let telling: &Telling = &tellings[telling];
        telling.segments[segment].span.of(&telling.witness.text)
    };
    let mut asked = Vec::new();
    let mut questions = Vec::new();
    for (index, example) in story.examples.iter().enumerate() {
        // Half as likely is still asked: other weights may see it differently.
        if likelihood(weights.odds(&example.features)) >= JUDGED_FROM / 2.0 {
            let (x, y) = (text(example.a), text(example.b));
            asked.push(index);
            questions.push((x.min(y), x.max(y)));
        }
    }
    let mut judged = vec![None; story.examples.len()];
    for (index, answer) in asked.into_iter().zip(reader.judge(&questions)?) {
        judged[index] = Some(answer);
    }
    Ok(judged)
}

/// The weights that these stories teach.
fn learn(stories: &[&Story], stage: Stage) -> Trained {
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
    }
}

fn weights(&(weights, intercept): &([f64; FEATURE_COUNT], f64)) -> Weights {
    Weights {
        intercept: short(intercept),
        weights: weights.map(short),
    }
}

fn short(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

fn read(folder: &Path, reader: &Unbiased, known: &Value) -> Result<Story, Box<dyn Error>> {
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

    let (tellings, examples) = examples(&witnesses, Some(reader))?;
    let mut story = Story {
        name: folder
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into()),
        witnesses,
        sentences,
        gold,
        examples,
        right: Vec::new(),
        judged: Vec::new(),
    };
    story.take_known(known, &tellings, reader);
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
    fn tellings(&self) -> Vec<Telling> {
        examples(&self.witnesses, None).map_or_else(|_| Vec::new(), |(tellings, _)| tellings)
    }

    /// Puts what is known of this story's pairs, by their ids, before the
    /// reader, by their texts.
    fn take_known(&self, known: &Value, tellings: &[Telling], reader: &Unbiased) {
        let Some(known) = known.get(&self.name).and_then(Value::as_object) else {
            return;
        };
        let segments =
            |telling: usize| (0..tellings[telling].segments.len()).map(move |n| (telling, n));
        let text = |(telling, n): (usize, usize)| {
            let telling: &Telling = &tellings[telling];
            telling.segments[n].span.of(&telling.witness.text)
        };
        for a in 0..tellings.len() {
            for b in a + 1..tellings.len() {
                for (x, y) in segments(a).flat_map(|x| segments(b).map(move |y| (x, y))) {
                    let (ids, others) = (self.ids(tellings, x), self.ids(tellings, y));
                    let odds = ids.iter().flat_map(|x| {
                        others.iter().filter_map(move |y| {
                            let (x, y) = ordered(x, y);
                            known.get(&format!("{x} {y}")).and_then(Value::as_f64)
                        })
                    });
                    let odds = odds.reduce(f64::max).unwrap_or(NOT_ASKED);
                    let (x, y) = (text(x), text(y));
                    let key = (x.min(y).to_owned(), x.max(y).to_owned());
                    reader.judged.borrow_mut().insert(key, odds);
                }
            }
        }
    }

    /// The marked sentences that a segment holds, or that hold it.
    fn ids(&self, tellings: &[Telling], (telling, segment): (usize, usize)) -> Vec<&str> {
        let span = tellings[telling].segments[segment].span;
        self.sentences[telling]
            .iter()
            .filter(|(_, place)| {
                let start = place.start.max(span.start);
                let common = place.end.min(span.end).saturating_sub(start);
                common > 0 && (2 * common >= place.len() || 2 * common >= span.len())
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

fn score(story: &Story, trained: &Trained, reader: Option<&dyn Reader>) -> Result<Score, Stopped> {
    let comparison = collate_by(trained, &story.witnesses, &Options::default(), reader)?;
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
    Ok(Score {
        right: story.gold.intersection(&found).count(),
        wrong: found.difference(&story.gold).count(),
        missed: story.gold.difference(&found).count(),
        told_right: told_gold.intersection(&told_found).count(),
        told_wrong: told_found.difference(&told_gold).count(),
        told_missed: told_gold.difference(&told_found).count(),
    })
}

/// Ridge-penalised logistic regression on standardised features (iteratively
/// reweighted least squares), given back for the features as they are, with
/// the intercept.
fn regression<const N: usize>(rows: &[([f64; N], bool)]) -> ([f64; N], f64) {
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
