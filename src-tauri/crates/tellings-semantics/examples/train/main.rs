//! Learns the weights by which pairs of sentences are scored, and prints how
//! well facts are found on stories that were not learnt from, stage by stage,
//! and how often rows of each confidence are right.
//!
//! ```text
//! cargo run --release -p tellings-semantics --example train -- [--write] STORY_DIR...
//! cargo run --release -p tellings-semantics --example train -- --candidates STORY_DIR...
//! cargo run --release -p tellings-semantics --example train -- [--write] --events PAIRS.tsv MORE_PAIRS.tsv
//! ```
//!
//! A story folder holds `story.json` (articles cut into sentences with ids)
//! and `gold.json` (groups of ids that report the same fact). Weights come from
//! logistic regression with a ridge penalty, by Newton's method: no chance is
//! involved, the same stories give the same file. `--write` puts the weights
//! learnt from all stories into `tellings-collate/src/weights.json`.
//! `--events` learns from the first file of pairs of articles whether two
//! articles tell of one event, and prints how well that is told on the second.
//! `--candidates` prints, as JSON, which pairs of each story the first two
//! stages leave in doubt: `learning/pairs.py` learns from those.
//!
//! What the pair model says of a story must come from a model that has not
//! learnt from it. `learning/judged.json` keeps such judgements, made by
//! `learning/pairs.py`; a story that is not named there counts as one that the
//! shipped pair model does not know.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

mod certainty;
mod events;
mod learn;
mod score;
mod story;

use std::error::Error;
use std::path::Path;

use serde_json::Value;
use tellings_collate::Reader;
use tellings_collate::learning::{FEATURES, Trained, shipped};
use tellings_semantics::{FILES, Files, Models};

use crate::certainty::Row;
use crate::learn::{Stage, learn};
use crate::score::{Score, score};
use crate::story::{Story, Unbiased};

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, folders): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let asked = |flag: &str| flags.iter().any(|given| given == flag);
    if asked("--events") {
        let [learnt, other] = &folders[..] else {
            return Err("name two files of pairs".into());
        };
        let event = events::learn(Path::new(learnt))?;
        println!("{event:?}");
        events::print(&event, Path::new(other))?;
        let trained = Trained {
            event,
            ..shipped().clone()
        };
        return if asked("--write") {
            write(&trained)
        } else {
            Ok(())
        };
    }
    let models = load()?;
    let reader = Unbiased::new(&models);
    let known: Value = serde_json::from_slice(&std::fs::read(here("learning/judged.json"))?)?;
    let mut stories = Vec::new();
    for folder in &folders {
        stories.push(story::read(Path::new(folder), &reader, &known)?);
    }
    if asked("--candidates") {
        println!("{}", story::candidates(&stories));
        return Ok(());
    }
    if stories.len() < 2 {
        return Err("name at least two story folders".into());
    }
    for story in &mut stories {
        story.judged = story::judged(story, &reader)?;
    }

    let mut trained = learn(&stories.iter().collect::<Vec<_>>(), Stage::Judged);
    for stage in [Stage::Words, Stage::Meaning, Stage::Judged] {
        println!("{}, each story left out in turn", stage.title());
        let reader: Option<&dyn Reader> = (stage != Stage::Words).then_some(&reader);
        let rows = left_out(&stories, stage, reader)?;
        if stage != Stage::Meaning {
            println!("rows by confidence, each story left out in turn");
            certainty::print_reliability(&rows);
        }
        let all = certainty::learn(&rows.concat());
        match stage {
            Stage::Words => trained.certainty_by_words = all,
            Stage::Meaning => {}
            Stage::Judged => trained.certainty = all,
        }
    }
    for (n, name) in FEATURES.iter().enumerate() {
        let (words, meaning) = (trained.words.weights[n], trained.meaning.weights[n]);
        println!("{name:26} {words:+.3} {meaning:+.3}");
    }
    println!("{:?}", trained.judgement);
    println!("{:?}", trained.certainty);
    if asked("--write") {
        write(&trained)?;
    }
    Ok(())
}

fn write(trained: &Trained) -> Result<(), Box<dyn Error>> {
    let path = here("../tellings-collate/src/weights.json");
    Ok(std::fs::write(
        path,
        serde_json::to_string_pretty(trained)? + "\n",
    )?)
}

/// Compares every story by what the others teach; prints the scores and gives
/// back each story's rows.
fn left_out(
    stories: &[Story],
    stage: Stage,
    reader: Option<&dyn Reader>,
) -> Result<Vec<Vec<Row>>, Box<dyn Error>> {
    let mut sum = Score::default();
    let mut sets: Vec<(String, Score)> = Vec::new();
    let mut rows = Vec::new();
    for (held_out, story) in stories.iter().enumerate() {
        let rest: Vec<&Story> = stories
            .iter()
            .enumerate()
            .filter_map(|(index, story)| (index != held_out).then_some(story))
            .collect();
        let comparison = story.compared(&learn(&rest, stage), reader)?;
        let score = score(story, &comparison);
        println!("  {:20} {}", story.name, score.line());
        rows.push(certainty::rows(story, &comparison));
        sum.add(&score);
        match sets.iter_mut().find(|(set, _)| *set == story.set) {
            Some((_, of_set)) => of_set.add(&score),
            None => sets.push((story.set.clone(), score)),
        }
    }
    for (set, score) in &sets {
        println!("  {:20} {}", format!("all of {set}"), score.line());
    }
    println!("  {:20} {}", "all", sum.line());
    Ok(rows)
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
