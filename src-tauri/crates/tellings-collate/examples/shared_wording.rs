//! What wording the tellings of stories share.
//!
//! `cargo run --release -p tellings-collate --example shared_wording --
//! STORY_DIR...` prints for each folder with a `story.json` (outlets with their
//! sentences) the runs of every two tellings, and how many facts have fewer
//! independent wordings than tellings.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::error::Error;
use std::path::Path;

use serde_json::Value;
use tellings_collate::{Comparison, Options, Witness, collate};

fn main() -> Result<(), Box<dyn Error>> {
    for folder in std::env::args().skip(1) {
        let comparison = collate(&witnesses(Path::new(&folder))?, &Options::default());
        let fewer = comparison
            .facts
            .iter()
            .filter(|fact| fact.independent_wordings < fact.told_by());
        let told = comparison.facts.iter().filter(|fact| fact.told_by() > 1);
        println!(
            "{folder}: {} of {} facts told by two or more have fewer wordings than tellings",
            fewer.count(),
            told.count()
        );
        print(&comparison);
    }
    Ok(())
}

fn print(comparison: &Comparison) {
    for pair in &comparison.shared_wording {
        let [first, second] = pair.tellings;
        let [of_first, of_second] = pair.shares();
        println!(
            "  {} {:.1}%, {} {:.1}%",
            comparison.name(first),
            100.0 * of_first,
            comparison.name(second),
            100.0 * of_second
        );
        let text = &comparison.tellings[first].witness.text;
        for run in &pair.runs {
            let printed = run.places[0].of(text).replace('\n', " ");
            println!("    {:>4} words: {printed}", run.words);
        }
    }
}

fn witnesses(folder: &Path) -> Result<Vec<Witness>, Box<dyn Error>> {
    let story: Value = serde_json::from_str(&std::fs::read_to_string(folder.join("story.json"))?)?;
    let outlets = story.as_object().ok_or("story.json holds no outlets")?;
    let witness = |(outlet, article): (&String, &Value)| {
        let mut text = String::new();
        let mut paragraph = None;
        for sentence in article["sentences"].as_array().into_iter().flatten() {
            let number = sentence["par"].as_u64();
            if !text.is_empty() {
                text.push_str(if paragraph == number { " " } else { "\n\n" });
            }
            paragraph = number;
            text.push_str(sentence["text"].as_str().unwrap_or_default());
        }
        Witness {
            outlet: Some(outlet.clone()),
            text,
            ..Witness::default()
        }
    };
    Ok(outlets.iter().map(witness).collect())
}
