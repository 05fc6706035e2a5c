//! Measures quotations, speakers and verbs of saying on marked articles.
//!
//! ```text
//! cargo run --release -p tellings-text --example score_quotes -- FILE.jsonl...
//! ```
//!
//! A line of a file is `{"text", "direct_quotes": [{"content": [[start, end],
//! …], "source", "cue"}]}`, places counted in characters. Marked are direct
//! quotations only, so those of kind `Speech` are measured, an inner one with
//! the one around it: each must hold exactly the words of a marked one. With
//! `--show`, what went wrong is printed as well; `--even` and `--odd` take
//! every other line, counted from 0, to choose rules on one half and measure
//! them on the other.
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::error::Error;

use serde_json::Value;
use tellings_text::{Quotation, QuotationKind, Span};

#[derive(Default)]
struct Score {
    wanted: usize,
    found_of_wanted: usize,
    claimed: usize,
    right: usize,
    speakers: (usize, usize, usize),
    cues: (usize, usize),
}

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, files): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|argument| argument.starts_with("--"));
    let has = |flag: &str| flags.iter().any(|given| given == flag);
    for file in files {
        let mut score = Score::default();
        for (number, line) in std::fs::read_to_string(&file)?.lines().enumerate() {
            if !has(if number % 2 == 0 { "--odd" } else { "--even" }) {
                score.add(&serde_json::from_str(line)?, has("--show"));
            }
        }
        println!("{file}: {}", score.line());
    }
    Ok(())
}

impl Score {
    fn add(&mut self, case: &Value, show: bool) {
        let text = case["text"].as_str().unwrap_or_default();
        let found = direct(text);
        let mut marked: Vec<(Span, &Value)> = Vec::new();
        for quote in case["direct_quotes"].as_array().into_iter().flatten() {
            for piece in pieces(text, &quote["content"]) {
                marked.push((piece, quote));
            }
        }
        for (piece, quote) in &marked {
            self.wanted += 1;
            // A marked piece may begin or end at a sentence inside the marks,
            // and a paragraph with no closing mark may be marked as one.
            let hit = found
                .iter()
                .filter(|q| same(text, q.span, *piece))
                .max_by_key(|q| q.span.len());
            match hit {
                Some(hit) => {
                    self.found_of_wanted += 1;
                    self.saying(text, hit, quote, show);
                }
                None if show => {
                    let near: Vec<(&str, QuotationKind)> = tellings_text::quotations(text)
                        .iter()
                        .filter(|q| q.span.overlaps(*piece))
                        .map(|q| (q.span.of(text), q.kind))
                        .collect();
                    println!("MISSED {:?}\n  near {near:?}", piece.of(text));
                }
                None => {}
            }
        }
        for quotation in &found {
            self.claimed += 1;
            if marked
                .iter()
                .any(|(piece, _)| same(text, quotation.span, *piece))
            {
                self.right += 1;
            } else if show {
                println!("EXTRA {:?}", quotation.span.of(text));
            }
        }
    }

    fn saying(&mut self, text: &str, hit: &Quotation, quote: &Value, show: bool) {
        let told = |span: Option<Span>| span.map_or("", |span| span.of(text));
        if let Some(source) = quote["source"].as_str() {
            self.speakers.1 += 1;
            let speaker = told(hit.speaker);
            self.speakers.2 += usize::from(!speaker.is_empty());
            if has_words(source, speaker) {
                self.speakers.0 += 1;
            } else if show {
                println!(
                    "SPEAKER {source:?} not {speaker:?}: {:?}",
                    hit.span.of(text)
                );
            }
        }
        if let Some(cue) = quote["cue"].as_str() {
            self.cues.1 += 1;
            let ours = told(hit.cue);
            if !ours.is_empty() && cue.contains(ours) {
                self.cues.0 += 1;
            } else if show {
                println!("CUE {cue:?} not {ours:?}: {:?}", hit.span.of(text));
            }
        }
    }

    fn line(&self) -> String {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        format!(
            "recall {:.3} of {}, precision {:.3} of {}, speaker {:.3} (precision {:.3}), cue {:.3}",
            share(self.found_of_wanted, self.wanted),
            self.wanted,
            share(self.right, self.claimed),
            self.claimed,
            share(self.speakers.0, self.speakers.1),
            share(self.speakers.0, self.speakers.2),
            share(self.cues.0, self.cues.1),
        )
    }
}

/// Whether the words of `part` stand in `whole`, one behind the other.
fn has_words(whole: &str, part: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        tellings_text::tokens(text, Span::whole(text))
            .into_iter()
            .map(|token| token.norm)
            .collect()
    };
    let (whole, part) = (words(whole), words(part));
    !part.is_empty() && whole.windows(part.len()).any(|window| window == part)
}

/// The marked pieces in bytes; pieces parted by white space alone are one, but
/// not over paragraphs.
fn pieces(text: &str, content: &Value) -> Vec<Span> {
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let place = |value: &Value| {
        let chars = usize::try_from(value.as_u64().unwrap_or(0)).unwrap_or(usize::MAX);
        bytes.get(chars).copied().unwrap_or(text.len())
    };
    let mut found: Vec<Span> = Vec::new();
    let mut places: Vec<Span> = content
        .as_array()
        .into_iter()
        .flatten()
        .map(|piece| Span::new(place(&piece[0]), place(&piece[1])))
        .collect();
    places.sort();
    for span in places {
        for paragraph in tellings_text::paragraphs(span.of(text)) {
            let part = Span::new(span.start + paragraph.start, span.start + paragraph.end);
            match found.last_mut() {
                Some(last) if is_gap(&text[last.end.min(part.start)..part.start]) => {
                    last.end = part.end;
                }
                _ => found.push(part),
            }
        }
    }
    found
}

fn is_gap(between: &str) -> bool {
    between.trim().is_empty() && !between.contains('\n')
}

/// Whether two places hold the same words, marks aside.
fn same(text: &str, one: Span, other: Span) -> bool {
    let bare = |span: Span| {
        span.of(text)
            .trim_matches(|c: char| !c.is_alphanumeric())
            .as_ptr() as usize
    };
    let length = |span: Span| {
        span.of(text)
            .trim_matches(|c: char| !c.is_alphanumeric())
            .len()
    };
    bare(one) == bare(other) && length(one) == length(other)
}

/// The direct quotations that stand in no other.
fn direct(text: &str) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    for quotation in tellings_text::quotations(text) {
        let nested = found
            .last()
            .is_some_and(|outer| outer.span.covers(quotation.span));
        if quotation.kind == QuotationKind::Speech && !nested {
            found.push(quotation);
        }
    }
    found
}
