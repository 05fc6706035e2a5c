//! How often two sentences on two different events of one kind are taken for
//! one fact, on pairs of real news that were marked by hand.
//!
//! ```text
//! cargo run --release -p tellings-semantics --example look_alikes -- PAIRS.tsv
//! ```
//!
//! `PAIRS.tsv` has the columns `kind`, `article_1`, `sentence_1`, `text_1`,
//! `article_2`, `sentence_2`, `text_2`. Every two articles that it names
//! together are compared as two tellings, made of all sentences it knows of
//! them; printed is, for each kind of pair, the share that one fact holds.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use tellings_collate::{Comparison, Meaning, Options, Reader, Stopped, Witness, collate_with};
use tellings_semantics::{FILES, Files, Models};
use tellings_text::Span;

/// The sentences of each article, by their number.
type Articles = BTreeMap<String, BTreeMap<u32, String>>;

struct Pair {
    kind: String,
    sentences: (u32, u32),
}

/// The models; no text is read twice.
struct Remembering {
    models: Models,
    read: RefCell<BTreeMap<String, Vec<Meaning>>>,
}

impl Reader for Remembering {
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
        self.models.judge(pairs)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("name a file of pairs")?;
    let reader = Remembering {
        models: load()?,
        read: RefCell::default(),
    };
    let mut articles = Articles::new();
    let mut pairs: BTreeMap<(String, String), Vec<Pair>> = BTreeMap::new();
    for line in std::fs::read_to_string(file)?.lines().skip(1) {
        let [kind, a, m, x, b, n, y] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("a line has not seven columns: {line}").into());
        };
        let (m, n): (u32, u32) = (m.parse()?, n.parse()?);
        articles.entry(a.into()).or_default().insert(m, x.into());
        articles.entry(b.into()).or_default().insert(n, y.into());
        pairs.entry((a.into(), b.into())).or_default().push(Pair {
            kind: kind.into(),
            sentences: (m, n),
        });
    }
    // Pairs of each kind, and how many of them one fact holds.
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for ((a, b), pairs) in &pairs {
        let (a, b) = (telling(&articles[a]), telling(&articles[b]));
        let witnesses = [&a, &b].map(|(text, _)| Witness {
            text: text.clone(),
            ..Witness::default()
        });
        let comparison = collate_with(&reader, &witnesses, &Options::default())?;
        for pair in pairs {
            let places = (a.1[&pair.sentences.0], b.1[&pair.sentences.1]);
            let count = counts.entry(pair.kind.clone()).or_default();
            count.0 += 1;
            count.1 += u32::from(linked(&comparison, places));
        }
    }
    for (kind, (all, linked)) in counts {
        let share = f64::from(linked) / f64::from(all);
        println!("{kind:12} {all:6} pairs, linked {linked:5} ({share:.3})");
    }
    Ok(())
}

/// An article's text, one sentence to a paragraph, and where each stands.
fn telling(sentences: &BTreeMap<u32, String>) -> (String, BTreeMap<u32, Span>) {
    let mut text = String::new();
    let mut places = BTreeMap::new();
    for (&number, sentence) in sentences {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        places.insert(number, Span::new(text.len(), text.len() + sentence.len()));
        text.push_str(sentence);
    }
    (text, places)
}

/// Whether one fact holds a part of both places.
fn linked(comparison: &Comparison, places: (Span, Span)) -> bool {
    let told = |fact: &tellings_collate::Fact, telling: usize, place: Span| {
        fact.cells[telling].segments.iter().any(|&segment| {
            comparison.tellings[telling].segments[segment]
                .span
                .overlaps(place)
        })
    };
    let mut facts = comparison.facts.iter();
    facts.any(|fact| told(fact, 0, places.0) && told(fact, 1, places.1))
}

fn load() -> Result<Models, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("model");
    let bytes = |name: &str| std::fs::read(folder.join(name));
    let [sentence, pair, tokenizer] = FILES;
    Ok(Models::load(Files {
        sentence: bytes(sentence)?,
        pair: bytes(pair)?,
        tokenizer: String::from_utf8(bytes(tokenizer)?)?,
    })?)
}
