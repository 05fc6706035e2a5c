//! The two forms in which marked stories are kept.
//!
//! A folder: `story.json` (articles cut into sentences with ids) and
//! `gold.json` (groups of ids; `conflict` and `quote_changed`). A text file:
//! `== outlet | date | title`, lines `F1,F2 :: sentence` or `- :: sentence`,
//! blank lines between paragraphs, and after `FACTS` the lines
//! `F1 | label | kind: outlet=what outlet=what; …`.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use serde_json::Value;
use tellings_collate::{Witness, WitnessIndex};
use tellings_text::Span;

use super::{Mark, Raw};

/// An article being put together from its sentences.
#[derive(Default)]
struct Sheet {
    text: String,
    places: Vec<(String, Span)>,
    last: Option<i64>,
}

impl Sheet {
    fn add(&mut self, id: String, paragraph: i64, words: &str) {
        self.text.push_str(match self.last {
            None => "",
            Some(before) if before == paragraph => " ",
            Some(_) => "\n\n",
        });
        self.last = Some(paragraph);
        let start = self.text.len();
        self.text.push_str(words);
        self.places.push((id, Span::new(start, self.text.len())));
    }

    fn witness(&self, outlet: &str, date: Option<&str>) -> Witness {
        Witness {
            outlet: Some(outlet.to_owned()),
            date: date.map(str::to_owned),
            text: self.text.clone(),
            ..Witness::default()
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_stem()
        .map_or_else(String::new, |name| name.to_string_lossy().into())
}

/// Reads a story folder.
pub(super) fn folder(path: &Path) -> Result<Raw, Box<dyn Error>> {
    let json = |name: &str| -> Result<Value, Box<dyn Error>> {
        Ok(serde_json::from_slice(&std::fs::read(path.join(name))?)?)
    };
    let story = json("story.json")?;
    let mut raw = Raw {
        name: name_of(path),
        outlets: Vec::new(),
        witnesses: Vec::new(),
        sentences: Vec::new(),
        facts: Vec::new(),
    };
    for (outlet, article) in story.as_object().ok_or("story.json holds no articles")? {
        let mut sheet = Sheet::default();
        for sentence in article["sentences"].as_array().ok_or("no sentences")? {
            let id = sentence["id"].as_str().ok_or("a sentence has no id")?;
            let words = sentence["text"].as_str().ok_or("a sentence has no text")?;
            sheet.add(id.to_owned(), sentence["par"].as_i64().unwrap_or(0), words);
        }
        raw.outlets.push(outlet.clone());
        raw.witnesses
            .push(sheet.witness(outlet, article["date"].as_str()));
        raw.sentences.push(sheet.places);
    }
    let gold = json("gold.json")?;
    let facts = gold["facts"].as_array().ok_or("gold.json holds no facts")?;
    for (index, fact) in facts.iter().enumerate() {
        let members = fact["members"].as_array().into_iter().flatten();
        let members = members.filter_map(Value::as_str).map(str::to_owned);
        let label = fact["label"].as_str().unwrap_or_default().to_owned();
        raw.facts.push((
            format!("F{}", index + 1),
            label,
            members.collect(),
            marks_of(fact),
        ));
    }
    Ok(raw)
}

fn marks_of(fact: &Value) -> Vec<Mark> {
    let mark = |kind: &str, note: &str| Mark {
        kind: kind.to_owned(),
        witnesses: BTreeSet::new(),
        note: note.to_owned(),
    };
    let mut marks = Vec::new();
    let conflict = &fact["conflict"];
    if let Some(kind) = conflict["type"].as_str() {
        marks.push(mark(kind, conflict["note"].as_str().unwrap_or_default()));
    }
    if fact["quote_changed"] == true && marks.iter().all(|mark| mark.kind != "quote") {
        marks.push(mark("quote", "the same quotation with other words"));
    }
    marks
}

/// Reads a story in the text form.
pub(super) fn text(path: &Path) -> Result<Raw, Box<dyn Error>> {
    let mut raw = Raw {
        name: name_of(path),
        outlets: Vec::new(),
        witnesses: Vec::new(),
        sentences: Vec::new(),
        facts: Vec::new(),
    };
    let mut sheets: Vec<(String, Sheet)> = Vec::new();
    let mut members: Vec<(String, String)> = Vec::new();
    let mut paragraph = 0;
    let mut in_facts = false;
    for line in std::fs::read_to_string(path)?.lines() {
        if let Some(head) = line.strip_prefix("== ") {
            let mut parts = head.splitn(3, '|').map(str::trim);
            let outlet = parts.next().unwrap_or_default();
            raw.outlets.push(outlet.to_owned());
            let date = parts.next().unwrap_or_default();
            sheets.push((date.to_owned(), Sheet::default()));
        } else if line.trim() == "FACTS" {
            in_facts = true;
        } else if in_facts && !line.trim().is_empty() {
            raw.facts.push(fact_line(line, &raw.outlets));
        } else if line.trim().is_empty() {
            paragraph += 1;
        } else if let (Some((facts, words)), Some((_, sheet))) =
            (line.split_once("::"), sheets.last_mut())
        {
            let id = format!("{}.{}", raw.outlets.len(), sheet.places.len() + 1);
            for fact in facts.split(',').map(str::trim).filter(|fact| *fact != "-") {
                members.push((fact.to_owned(), id.clone()));
            }
            // The title is a paragraph of its own.
            let titled = sheet.places.len() == 1;
            paragraph += i64::from(titled);
            sheet.add(id, paragraph, words.trim());
        }
    }
    for (outlet, (date, sheet)) in raw.outlets.iter().zip(&sheets) {
        raw.witnesses.push(sheet.witness(outlet, Some(date)));
        raw.sentences.push(sheet.places.clone());
    }
    for (fact, id) in members {
        let known = raw.facts.iter_mut().find(|(known, ..)| *known == fact);
        known
            .ok_or_else(|| format!("{fact} is not among the facts"))?
            .2
            .insert(id);
    }
    Ok(raw)
}

fn fact_line(line: &str, outlets: &[String]) -> (String, String, BTreeSet<String>, Vec<Mark>) {
    let mut parts = line.splitn(3, '|').map(str::trim);
    let id = parts.next().unwrap_or_default().to_owned();
    let label = parts.next().unwrap_or_default().to_owned();
    let marks = differences(parts.next().unwrap_or_default())
        .into_iter()
        .filter_map(|difference| {
            let (kind, note) = difference.split_once(':')?;
            Some(Mark {
                kind: kind.trim().to_owned(),
                witnesses: named(note, outlets),
                note: note.trim().to_owned(),
            })
        })
        .collect();
    (id, label, BTreeSet::new(), marks)
}

/// The differences of a fact, parted by semicolons outside quotation marks.
fn differences(all: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in all.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ';' if !quoted => {
                parts.push(&all[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&all[start..]);
    parts
}

/// The outlets that a difference names: `herald=…`, `courier,globe=…`.
fn named(note: &str, outlets: &[String]) -> BTreeSet<WitnessIndex> {
    let before_signs = note.split('=').map(|part| {
        let word = part.split([' ', '"', ';']).next_back().unwrap_or_default();
        word.split(',').collect::<Vec<_>>()
    });
    let words: BTreeSet<&str> = before_signs.flatten().collect();
    (0..outlets.len())
        .filter(|&index| words.contains(outlets[index].as_str()))
        .collect()
}
