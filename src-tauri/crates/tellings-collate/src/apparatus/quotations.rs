//! Quotations: the longest version of each, and what others cut or changed.
//!
//! Versions are sought among the readings of one fact. Two are of one
//! quotation if half of the shorter one's words stand in the other.

use std::collections::BTreeMap;

use tellings_text::{Quotation, QuotationKind, Span, TokenKind, tokens};

use crate::model::{Comparison, Evidence, Mark};
use crate::wording::{self, Word};

/// Words below which a quotation is a term or a nickname.
const LEAST: usize = 3;

/// Words of a quotation that are compared.
const MOST: usize = 600;

/// One quotation in all its versions.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotationRow {
    /// The fact, a number into [`Comparison::facts`].
    pub fact: usize,
    /// Who is named as saying it in the longest version that names somebody.
    pub speaker: Option<Evidence>,
    /// The version with most words.
    pub longest: Evidence,
    /// All versions, by telling; the longest is among them.
    pub versions: Vec<Version>,
    /// Tellings that have the fact without words in quotation marks like these.
    pub in_own_words: Vec<usize>,
}

/// How one telling has a quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The words between the marks.
    pub place: Evidence,
    /// Words that the longest version does not have there.
    pub marks: Vec<Mark>,
    /// Words of the longest version that this one is without.
    pub lacks: Vec<Span>,
}

struct Candidate {
    place: Evidence,
    speaker: Option<Span>,
    words: Vec<Word>,
}

pub(super) fn all(comparison: &Comparison) -> Vec<QuotationRow> {
    let quotations: Vec<Vec<Quotation>> = comparison
        .tellings
        .iter()
        .map(|telling| tellings_text::quotations(&telling.witness.text))
        .collect();
    (0..comparison.facts.len())
        .flat_map(|fact| of_fact(comparison, fact, &quotations))
        .collect()
}

fn of_fact(
    comparison: &Comparison,
    number: usize,
    quotations: &[Vec<Quotation>],
) -> Vec<QuotationRow> {
    let fact = &comparison.facts[number];
    let mut left: Vec<Candidate> = Vec::new();
    for (witness, telling) in comparison.tellings.iter().enumerate() {
        for sentence in comparison.reading(fact, witness) {
            let text = &telling.witness.text;
            left.extend(candidates(witness, text, sentence, &quotations[witness]));
        }
    }
    // The most words first; of equals the one that stands first.
    left.sort_by_key(|one| {
        let Evidence { witness, span } = one.place;
        (std::cmp::Reverse(one.words.len()), witness, span)
    });
    let mut rows = Vec::new();
    while !left.is_empty() {
        let longest = left.remove(0);
        let (versions, rest): (Vec<_>, Vec<_>) = left
            .into_iter()
            .partition(|other| is_version(&longest, other));
        left = rest;
        rows.push(row(comparison, number, longest, versions));
    }
    rows.sort_by_key(|row| (row.longest.span.start, row.longest.witness));
    rows
}

fn row(
    comparison: &Comparison,
    number: usize,
    longest: Candidate,
    versions: Vec<Candidate>,
) -> QuotationRow {
    let speaker = std::iter::once(&longest).chain(&versions).find_map(|one| {
        Some(Evidence {
            span: one.speaker?,
            witness: one.place.witness,
        })
    });
    // One version of each telling: the one with most words.
    let mut by_telling: BTreeMap<usize, Version> = BTreeMap::new();
    for one in &versions {
        let (marks, lacks) = wording::marks(&longest.words, &one.words);
        let version = Version {
            place: one.place,
            marks,
            lacks,
        };
        by_telling.entry(one.place.witness).or_insert(version);
    }
    let whole = Version {
        place: longest.place,
        marks: Vec::new(),
        lacks: Vec::new(),
    };
    by_telling.insert(longest.place.witness, whole);
    let fact = &comparison.facts[number];
    let in_own_words = (0..comparison.tellings.len())
        .filter(|telling| !by_telling.contains_key(telling))
        .filter(|&telling| !comparison.reading(fact, telling).is_empty())
        .collect();
    QuotationRow {
        fact: number,
        speaker,
        longest: longest.place,
        versions: by_telling.into_values().collect(),
        in_own_words,
    }
}

/// The parts of quotations that stand in a sentence.
fn candidates(
    witness: usize,
    text: &str,
    sentence: Span,
    quotations: &[Quotation],
) -> Vec<Candidate> {
    let mut last = 0;
    let begun = quotations.partition_point(|one| one.span.start < sentence.end);
    quotations[..begun]
        .iter()
        .filter_map(|quotation| {
            let start = quotation.inner.start.max(sentence.start);
            let end = quotation.inner.end.min(sentence.end);
            // What is quoted inside a quotation belongs to it.
            if start >= end || start < last {
                return None;
            }
            last = end;
            let words = words(text, Span::new(start, end));
            let printed = Span::new(words.first()?.span.start, words.last()?.span.end);
            let is_term = quotation.kind == QuotationKind::Words && words.len() < LEAST;
            (!is_term).then_some(Candidate {
                place: Evidence {
                    witness,
                    span: printed,
                },
                speaker: quotation.speaker,
                words,
            })
        })
        .collect()
}

fn words(text: &str, within: Span) -> Vec<Word> {
    tokens(text, within)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .take(MOST)
        .map(|token| Word {
            content: token.kind == TokenKind::Number
                || !tellings_text::is_function_word(&token.norm),
            norm: token.norm,
            span: token.span,
            sentence: 0,
        })
        .collect()
}

fn is_version(longest: &Candidate, other: &Candidate) -> bool {
    let shared = other
        .words
        .iter()
        .filter(|word| longest.words.iter().any(|one| one.norm == word.norm))
        .count();
    2 * shared >= other.words.len()
}
