//! The import log as a file: what became of every file of every import, for
//! spreadsheets, for programs and for people.

use serde_json::{Value, json};
use tellings_library::{LogLine, Outcome};

use crate::cli::args::LogFormat;
use crate::shown;
use crate::table::row as csv_row;

/// Writes the lines of a log.
#[must_use]
pub fn written(lines: &[LogLine], format: LogFormat) -> String {
    match format {
        LogFormat::Text => in_words(lines),
        LogFormat::Csv => csv(lines),
        LogFormat::Json => in_json(lines),
    }
}

fn in_json(lines: &[LogLine]) -> String {
    let lines: Vec<Value> = lines
        .iter()
        .map(|line| {
            json!({
                "receipt": line.receipt.get(),
                "started": line.started.as_str(),
                "file": line.source_name,
                "outcome": line.outcome.word(),
                "article": line.article.map(|article| article.get()),
                "title": line.title,
                "code": line.code,
                "sentence": line.sentence,
                "warnings": line.warnings,
            })
        })
        .collect();
    let log = json!({ "format": "tellings-import-log", "version": 1, "lines": lines });
    let mut json =
        serde_json::to_string_pretty(&log).expect("values made of strings can be written");
    json.push('\n');
    json
}

fn csv(lines: &[LogLine]) -> String {
    let head = [
        "receipt", "started", "file", "outcome", "article", "title", "reason",
    ];
    let mut csv = csv_row(&head.map(str::to_owned));
    for line in lines {
        let article = line.article.map(|article| article.get().to_string());
        let reason: Vec<&str> = line
            .sentence
            .iter()
            .chain(&line.warnings)
            .map(String::as_str)
            .collect();
        csv.push_str(&csv_row(&[
            line.receipt.get().to_string(),
            line.started.as_str().to_owned(),
            line.source_name.clone(),
            line.outcome.word().to_owned(),
            article.unwrap_or_default(),
            line.title.clone().unwrap_or_default(),
            reason.join(" "),
        ]));
    }
    csv
}

fn in_words(lines: &[LogLine]) -> String {
    let mut words = String::new();
    let mut receipt = None;
    for line in lines {
        if receipt != Some(line.receipt) {
            if receipt.is_some() {
                words.push('\n');
            }
            receipt = Some(line.receipt);
            words.push_str(&format!(
                "Import {} of {}\n",
                line.receipt.get(),
                line.started.as_str()
            ));
        }
        let outcome = match line.outcome {
            Outcome::Taken => "taken",
            Outcome::BroughtBack => "brought back",
            Outcome::SameBytes | Outcome::SameText => "already here",
            Outcome::Refused => "refused",
        };
        let name = match line.source_name.as_str() {
            "" => "pasted text".to_owned(),
            name => shown::text(name),
        };
        words.push_str(&format!("  {outcome:<13} {name}"));
        if let Some(title) = &line.title {
            words.push_str(&format!(": {}", shown::text(title)));
        }
        words.push('\n');
        for told in line.sentence.iter().chain(&line.warnings) {
            words.push_str(&format!("                {}\n", shown::sentence(told)));
        }
    }
    words
}
