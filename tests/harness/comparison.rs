//! What must hold of every comparison in JSON, beyond what its schema can say.
//!
//! Invariants 1 and 2 of the architecture, seen from outside: offsets lie on
//! character boundaries, segments cover every word, every segment lies in some
//! fact, and nothing is shown that is not in the source.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::repository;

/// Checks a comparison against the schema and the invariants, and returns what
/// is wrong, in sentences.
///
/// # Panics
/// When the schema itself is broken.
#[must_use]
pub fn faults(answer: &Value) -> Vec<String> {
    let schema: Value =
        serde_json::from_str(&repository::read("tests/schema/comparison.schema.json"))
            .expect("the schema is JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema is a schema");
    let mut faults: Vec<String> = validator
        .iter_errors(answer)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    if !faults.is_empty() {
        return faults; // what follows reads the answer as the schema has it
    }
    let articles = list(&answer["articles"]);
    let texts: BTreeMap<&str, &str> = articles
        .iter()
        .map(|article| (text(&article["id"]), text(&article["text"])))
        .collect();
    let complete: BTreeMap<&str, bool> = articles
        .iter()
        .map(|article| (text(&article["id"]), article["complete"] == true))
        .collect();
    let ids: Vec<&str> = articles
        .iter()
        .map(|article| text(&article["id"]))
        .collect();
    let mut segments: BTreeSet<&str> = BTreeSet::new();

    for article in articles {
        let (id, body) = (text(&article["id"]), text(&article["text"]));
        let mut end = 0;
        for segment in list(&article["segments"]) {
            let name = text(&segment["id"]);
            if !segments.insert(name) {
                faults.push(format!("{name} is there twice"));
            }
            if name.split('.').next() != Some(id) {
                faults.push(format!("{name} stands in article {id}"));
            }
            match (
                body.get(end..offset(&segment["start"])),
                body.get(offset(&segment["start"])..offset(&segment["end"])),
            ) {
                (Some(between), Some(held)) => {
                    if !between.trim().is_empty() {
                        faults.push(format!("{between:?} before {name} is in no segment"));
                    }
                    if held.trim() != held || held.is_empty() {
                        faults.push(format!("{name} is {held:?}, not trimmed"));
                    }
                    let paragraph = 1 + body[..offset(&segment["start"])].matches("\n\n").count();
                    if paragraph != offset(&segment["paragraph"]) {
                        faults.push(format!(
                            "{name} is in paragraph {paragraph}, not {}",
                            segment["paragraph"]
                        ));
                    }
                }
                _ => faults.push(format!("{name} overlaps its neighbour or cuts a character")),
            }
            end = offset(&segment["end"]);
        }
        if !body.get(end..).is_some_and(|rest| rest.trim().is_empty()) {
            faults.push(format!("the end of {id} is in no segment"));
        }
    }

    let mut told: BTreeSet<&str> = BTreeSet::new();
    for (number, fact) in list(&answer["facts"]).iter().enumerate() {
        let name = text(&fact["id"]);
        if name != format!("F{}", number + 1) {
            faults.push(format!("the fact in place {} is called {name}", number + 1));
        }
        let columns: Vec<&str> = list(&fact["cells"])
            .iter()
            .map(|cell| text(&cell["article"]))
            .collect();
        if columns != ids {
            faults.push(format!(
                "{name} has cells for {columns:?}, the articles are {ids:?}"
            ));
        }
        if list(&fact["cells"])
            .iter()
            .all(|cell| list(&cell["segments"]).is_empty())
        {
            faults.push(format!("{name} is told by nobody"));
        }
        for cell in list(&fact["cells"]) {
            let article = text(&cell["article"]);
            for segment in list(&cell["segments"]) {
                if !segments.contains(text(segment))
                    || text(segment).split('.').next() != Some(article)
                {
                    faults.push(format!("{name} puts {segment} under {article}"));
                }
                told.insert(text(segment));
            }
            if cell["state"] == "not_found" && complete.get(article) != Some(&true) {
                faults.push(format!(
                    "{name} is not found in {article}, whose text is not known to be complete"
                ));
            }
        }
        for evidence in list(&fact["findings"])
            .iter()
            .flat_map(|finding| list(&finding["evidence"]))
        {
            let words = texts
                .get(text(&evidence["article"]))
                .and_then(|body| body.get(offset(&evidence["start"])..offset(&evidence["end"])));
            if words.is_none_or(|words| words.trim().is_empty()) {
                faults.push(format!("a finding of {name} points at nothing: {evidence}"));
            }
        }
    }
    for run in list(&answer["shared_wording"])
        .iter()
        .flat_map(|pair| list(&pair["runs"]))
    {
        for place in list(&run["places"]) {
            let words = texts
                .get(text(&place["article"]))
                .and_then(|body| body.get(offset(&place["start"])..offset(&place["end"])));
            if words.is_none_or(|words| words.trim() != words || words.is_empty()) {
                faults.push(format!("shared wording points at no words: {place}"));
            }
        }
    }
    for segment in segments.difference(&told) {
        faults.push(format!("{segment} is in no fact"));
    }
    faults
}

/// The fact whose reading in `article` holds these words, if there is one; the
/// one that most articles tell where there are several.
#[must_use]
pub fn fact_with<'a>(answer: &'a Value, article: usize, words: &str) -> Option<&'a Value> {
    list(&answer["facts"])
        .iter()
        .filter(|fact| wording(answer, fact, article).contains(words))
        .max_by_key(|fact| {
            list(&fact["cells"])
                .iter()
                .filter(|cell| !list(&cell["segments"]).is_empty())
                .count()
        })
}

/// What an article says of a fact: its segments, joined by a space.
#[must_use]
pub fn wording(answer: &Value, fact: &Value, article: usize) -> String {
    let of = &answer["articles"][article];
    let held: Vec<&str> = list(&fact["cells"][article]["segments"])
        .iter()
        .filter_map(|id| {
            list(&of["segments"])
                .iter()
                .find(|segment| segment["id"] == *id)
        })
        .filter_map(|segment| {
            text(&of["text"]).get(offset(&segment["start"])..offset(&segment["end"]))
        })
        .collect();
    held.join(" ")
}

/// The state of a fact in an article.
#[must_use]
pub fn state(fact: &Value, article: usize) -> &str {
    text(&fact["cells"][article]["state"])
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn offset(value: &Value) -> usize {
    value
        .as_u64()
        .and_then(|number| usize::try_from(number).ok())
        .unwrap_or(usize::MAX)
}
