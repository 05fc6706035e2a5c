//! A reading's sentences as the rules read them: words with their stems, and
//! what stands around a place.

use std::collections::BTreeSet;

use tellings_text::{Quotation, Span, TokenKind};

use super::Reading;
use super::difference::End;

/// A word or mark of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    pub(crate) norm: String,
    /// Empty for marks, numbers and words that carry no meaning of their own.
    pub(crate) stem: String,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it stands inside quotation marks.
    pub(crate) quoted: bool,
}

/// A sentence of a reading.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) spots: Vec<Spot>,
}

/// Words beside the function words that say nothing of what a sentence tells.
const EMPTY: &[&str] = &[
    "since",
    "among",
    "including",
    "according",
    "another",
    "every",
    "many",
    "much",
    "one",
    "two",
    "three",
    "first",
    "last",
    "new",
    "also",
    "already",
    "still",
    "even",
    "like",
    "within",
    "without",
    "around",
    "today",
    "yesterday",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "percent",
    "million",
    "billion",
];

impl Sentence {
    fn new(reading: &Reading, span: Span) -> Self {
        let spots = tellings_text::tokens(reading.text(), span)
            .into_iter()
            .map(|token| {
                let content = token.kind == TokenKind::Word
                    && !tellings_text::is_function_word(&token.norm)
                    && !EMPTY.contains(&token.norm.as_str());
                Spot {
                    span: token.span,
                    kind: token.kind,
                    stem: if content {
                        tellings_text::stem(&token.norm)
                    } else {
                        String::new()
                    },
                    norm: token.norm,
                    capital: reading.printed(token.span).starts_with(char::is_uppercase),
                    quoted: is_quoted(reading.quotations, token.span),
                }
            })
            .collect();
        Self { span, spots }
    }

    /// The normal form of the spot, empty where there is none.
    pub(crate) fn norm(&self, at: usize) -> &str {
        self.spots.get(at).map_or("", |spot| spot.norm.as_str())
    }

    /// The spots that a place covers: first, and one past the last.
    pub(crate) fn range(&self, place: Span) -> (usize, usize) {
        let first = self
            .spots
            .partition_point(|spot| spot.span.end <= place.start);
        let end = self
            .spots
            .partition_point(|spot| spot.span.start < place.end);
        (first, end.max(first))
    }

    /// The stems of the words at most `reach` spots away from a place, in its
    /// clause. A comma right behind a place that opens the sentence parts no
    /// clauses: "On Tuesday, the ferry sank".
    pub(crate) fn around(&self, place: Span, reach: usize) -> BTreeSet<&str> {
        let (first, end) = self.range(place);
        let parts = |spot: &&Spot| PARTS.contains(&spot.norm.as_str());
        let opens = first <= 1 && self.norm(end) == ",";
        let before = self.spots[..first].iter().rev().take(reach);
        let after = self.spots[end..]
            .iter()
            .skip(usize::from(opens))
            .take(reach);
        before
            .take_while(|spot| !parts(spot))
            .chain(after.take_while(|spot| !parts(spot)))
            .map(|spot| spot.stem.as_str())
            .filter(|stem| !stem.is_empty())
            .collect()
    }
}

/// Marks and words between clauses.
const PARTS: &[&str] = &[
    ",", ";", ":", "—", "–", ".", "after", "before", "when", "while", "who", "which", "whose",
    "although", "though", "because", "where",
];

fn is_quoted(quotations: &[Quotation], place: Span) -> bool {
    let begun = quotations.partition_point(|quotation| quotation.span.start <= place.start);
    // Quotations nest: the few that may still be open.
    quotations[..begun]
        .iter()
        .rev()
        .take(4)
        .any(|quotation| quotation.inner.covers(place))
}

/// A reading, read.
pub(crate) struct Read<'c> {
    /// Its place in the order of the fact's readings.
    pub(crate) index: usize,
    pub(crate) reading: &'c Reading<'c>,
    /// Its sentences; one that is repeated stands once.
    pub(crate) sentences: Vec<Sentence>,
}

impl<'c> Read<'c> {
    pub(crate) fn new((index, reading): (usize, &'c Reading<'c>)) -> Self {
        let mut sentences: Vec<Sentence> = Vec::new();
        for &segment in &reading.segments {
            let sentence = Sentence::new(reading, segment);
            let same = |other: &Sentence| {
                other.spots.len() == sentence.spots.len()
                    && other
                        .spots
                        .iter()
                        .zip(&sentence.spots)
                        .all(|(x, y)| x.norm == y.norm)
            };
            if !sentences.iter().any(same) {
                sentences.push(sentence);
            }
        }
        Self {
            index,
            reading,
            sentences,
        }
    }

    /// The words at a place, as an end of a difference.
    pub(crate) fn end(&self, span: Span) -> End {
        let printed = self.reading.printed(span);
        let words: Vec<&str> = printed.split_whitespace().collect();
        self.says(span, format!("“{}”", words.join(" ")))
    }

    /// What a place shows, as an end of a difference.
    pub(crate) fn says(&self, span: Span, says: String) -> End {
        End {
            reading: self.index,
            span,
            says,
        }
    }
}
