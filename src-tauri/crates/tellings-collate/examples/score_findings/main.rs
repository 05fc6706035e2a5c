//! Measures the findings on stories whose facts people have marked: how many
//! of the findings shown are right, and how many of the marked differences are
//! found.
//!
//! ```text
//! cargo run -p tellings-collate --example score_findings -- \
//!     [--print] [--matched] [--judged FILE] [--half tune|check] PATH...
//! ```
//!
//! A path is a story folder (`story.json`, `gold.json`), a story in the text
//! form (`.txt`), or a folder of such. The facts are built from the marked
//! groups, so that the matcher's mistakes do not count here; with `--matched`
//! they are the program's own, and nothing but judgements counts. People do not
//! mark every difference: a file of judgements, one a line (`right` or
//! `wrong`, a tab, the finding's key as `--print` shows it), says of the others
//! whether a careful reader would agree. A finding neither marked nor judged
//! counts as wrong. Rules are tuned on one half of the stories and checked on
//! the other.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

mod judged;
mod stories;
mod table;

use std::error::Error;
use std::path::PathBuf;

use tellings_collate::{Comparison, Finding};

use judged::{Judgements, Verdict};
use stories::{MarkedFact, Story};
use table::Table;

struct Choice {
    print: bool,
    matched: bool,
    judged: Judgements,
    half: Option<String>,
    paths: Vec<PathBuf>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let choice = arguments()?;
    let mut stories = stories::read_all(&choice.paths)?;
    if stories.is_empty() {
        return Err("name at least one story".into());
    }
    let mut table = Table::default();
    let mut counted = 0;
    for story in &mut stories {
        if choice
            .half
            .as_ref()
            .is_some_and(|half| *half != story.half())
        {
            continue;
        }
        counted += 1;
        let (comparison, facts) = if choice.matched {
            story.matched()
        } else {
            story.marked()
        };
        for (marked, fact) in facts.iter().zip(&comparison.facts) {
            let shown = fact.findings.iter().map(|finding| (finding, true));
            let kept_apart = fact.review.iter().map(|finding| (finding, false));
            for (finding, sure) in shown.chain(kept_apart) {
                let key = story.key(marked, finding);
                let verdict = choice.judged.of(&key);
                let by = marked.mark_of(finding);
                table.count(finding.kind, sure, verdict, by.is_some());
                if choice.print {
                    print(story, &comparison, marked, finding, sure, verdict);
                }
            }
            table.marks(marked, &fact.findings, &fact.review);
            if choice.print {
                print_missed(story, marked, fact);
            }
        }
    }
    println!("{counted} stories");
    print!("{}", table.text());
    Ok(())
}

fn arguments() -> Result<Choice, Box<dyn Error>> {
    let mut choice = Choice {
        print: false,
        matched: false,
        judged: Judgements::default(),
        half: None,
        paths: Vec::new(),
    };
    let mut rest = std::env::args().skip(1);
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--print" => choice.print = true,
            "--matched" => choice.matched = true,
            "--judged" => {
                let file = rest.next().ok_or("--judged needs a file")?;
                choice.judged = Judgements::read(&file)?;
            }
            "--half" => choice.half = Some(rest.next().ok_or("--half needs tune or check")?),
            path => choice.paths.push(path.into()),
        }
    }
    Ok(choice)
}

/// A finding with the sentences it is about, its evidence in brackets.
fn print(
    story: &Story,
    comparison: &Comparison,
    marked: &MarkedFact,
    finding: &Finding,
    sure: bool,
    verdict: Option<Verdict>,
) {
    println!(
        "== {} {} | {}",
        story.name,
        if sure { "SHOWN" } else { "REVIEW" },
        marked.label
    );
    for mark in &marked.marks {
        println!("   marked {}: {}", mark.kind, mark.note);
    }
    println!("   {}", comparison.with_names(&finding.text));
    for (index, outlet) in story.outlets.iter().enumerate() {
        let segments: Vec<usize> = marked
            .group
            .iter()
            .filter(|(witness, _)| *witness == index)
            .map(|&(_, segment)| segment)
            .collect();
        if segments.is_empty() {
            continue;
        }
        let reading = story.reading(comparison, index, &segments, finding);
        println!("   {outlet}: {reading}");
    }
    let verdict = verdict.map_or("unjudged", Verdict::name);
    println!("{verdict}\t{}\n", story.key(marked, finding));
}

/// The marked differences that no finding shows.
fn print_missed(story: &Story, marked: &MarkedFact, fact: &tellings_collate::Fact) {
    for mark in &marked.marks {
        if !fact
            .findings
            .iter()
            .any(|finding| mark.is_shown_by(finding))
        {
            let apart = fact.review.iter().any(|finding| mark.is_shown_by(finding));
            println!(
                "-- {} {} {} | {}: {}",
                story.name,
                marked.id,
                if apart { "APART" } else { "MISSED" },
                mark.kind,
                mark.note
            );
        }
    }
}
