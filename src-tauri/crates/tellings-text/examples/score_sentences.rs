//! Measures the sentence cutter on marked text.
//!
//! ```text
//! cargo run --release -p tellings-text --example score_sentences -- FILE.jsonl...
//! ```
//!
//! A line of a file is `{"paragraphs": [[sentence, …], …]}`, scored by the
//! boundaries inside paragraphs that are found (places are counted in
//! characters other than white space), or `{"rule", "text", "sentences"}`,
//! passed or not. With `--show`, what went wrong is printed as well.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::collections::BTreeSet;
use std::error::Error;

use serde_json::Value;

#[derive(Default)]
struct Score {
    right: usize,
    wanted: usize,
    found: usize,
    passed: usize,
    rules: usize,
}

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    for file in files {
        let mut score = Score::default();
        for line in std::fs::read_to_string(&file)?.lines() {
            score.add(&serde_json::from_str(line)?, !flags.is_empty());
        }
        println!("{file}: {}", score.line());
    }
    Ok(())
}

impl Score {
    fn add(&mut self, case: &Value, show: bool) {
        for paragraph in case["paragraphs"].as_array().into_iter().flatten() {
            let wanted = strings(paragraph);
            self.boundaries(&wanted, show);
        }
        if let Some(text) = case["text"].as_str() {
            let wanted = strings(&case["sentences"]);
            let found = cut(text);
            self.rules += 1;
            if solid(&wanted) == solid(&found) {
                self.passed += 1;
            } else if show {
                println!("wanted {wanted:#?}\nfound {found:#?}\n");
            }
        }
    }

    fn boundaries(&mut self, wanted: &[String], show: bool) {
        let found = cut(&wanted.join(" "));
        let (there, here) = (ends(wanted), ends(&found));
        self.wanted += there.len();
        self.found += here.len();
        self.right += there.intersection(&here).count();
        if show && there != here {
            println!("wanted {wanted:#?}\nfound {found:#?}\n");
        }
    }

    fn line(&self) -> String {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        if self.rules > 0 {
            return format!("{} of {} rules", self.passed, self.rules);
        }
        let precision = share(self.right, self.found);
        let recall = share(self.right, self.wanted);
        format!(
            "F1 {:.3} (precision {precision:.3}, recall {recall:.3}, {} boundaries)",
            2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE),
            self.wanted
        )
    }
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(|item| item.as_str().map(str::to_owned))
        .collect()
}

fn cut(text: &str) -> Vec<String> {
    tellings_text::sentences(text)
        .iter()
        .map(|sentence| sentence.span.of(text).to_owned())
        .collect()
}

fn solid(sentences: &[String]) -> Vec<String> {
    sentences
        .iter()
        .map(|sentence| sentence.chars().filter(|c| !c.is_whitespace()).collect())
        .collect()
}

/// Where sentences end inside the paragraph; its own end is left out.
fn ends(sentences: &[String]) -> BTreeSet<usize> {
    let mut place = 0;
    let mut ends: BTreeSet<usize> = solid(sentences)
        .iter()
        .map(|sentence| {
            place += sentence.chars().count();
            place
        })
        .collect();
    ends.remove(&place);
    ends
}
