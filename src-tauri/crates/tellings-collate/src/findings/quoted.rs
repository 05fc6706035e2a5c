//! The quotations of a reading, piece by piece, and how two versions of one
//! quotation differ.
//!
//! Words are compared in full forms: "isn't" and "is not" are the same words,
//! told apart only where nothing else differs. Words in square brackets are
//! the outlet's own and do not count.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp};
use tellings_text::{Span, TokenKind};

use super::Reading;
use super::sentence::Read;

/// Words of a quotation that are compared; longer ones stand in hostile text.
const WORDS: usize = 400;

/// Words that can be exchanged for others; more are another sentence.
const EXCHANGED: usize = 8;

/// A word inside quotation marks.
#[derive(Clone, Debug)]
pub(crate) struct QuotedWord {
    /// As printed, in its normal form.
    pub(crate) norm: String,
    /// In full: "not" for "n't".
    pub(crate) full: String,
    pub(crate) span: Span,
    /// Whether points of omission stand before it.
    gap: bool,
}

/// The part of a quotation that stands in one sentence.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    pub(crate) span: Span,
    pub(crate) words: Vec<QuotedWord>,
    /// Who is named as saying it.
    pub(crate) speaker: Option<Span>,
    /// The verb of saying.
    pub(crate) cue: Option<Span>,
}

impl Piece {
    pub(crate) fn full(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.full.as_str()).collect()
    }
}

/// The pieces of a reading's quotations, in order; what is quoted inside a
/// quotation belongs to it.
pub(crate) fn pieces(read: &Read) -> Vec<Piece> {
    let quotations = read.reading.quotations;
    let mut found = Vec::new();
    for sentence in &read.sentences {
        let begun = quotations.partition_point(|one| one.span.start < sentence.span.end);
        let mut last = 0;
        for quotation in &quotations[..begun] {
            let start = quotation.inner.start.max(sentence.span.start);
            let end = quotation.inner.end.min(sentence.span.end);
            if start >= end || start < last {
                continue;
            }
            last = end;
            let words = words(read.reading, Span::new(start, end));
            if let (Some(first), Some(end)) = (words.first(), words.last()) {
                found.push(Piece {
                    span: Span::new(first.span.start, end.span.end),
                    speaker: quotation.speaker,
                    cue: quotation.cue,
                    words,
                });
            }
        }
    }
    found
}

fn words(reading: &Reading, span: Span) -> Vec<QuotedWord> {
    // Where an alias rule stands behind a word, it counts as what the rule says.
    let aliased: BTreeMap<Span, &str> = reading
        .words
        .iter()
        .filter(|word| span.covers(word.span))
        .map(|word| (word.span, word.norm.as_str()))
        .collect();
    let mut found: Vec<QuotedWord> = Vec::new();
    let (mut bracket, mut gap) = (false, false);
    let mut dots = 0;
    for token in tellings_text::tokens(reading.text(), span)
        .into_iter()
        .take(2 * WORDS)
    {
        if token.kind == TokenKind::Mark {
            match token.norm.as_str() {
                "[" => bracket = true,
                "]" => bracket = false,
                _ => {}
            }
            dots = if token.norm == "." { dots + 1 } else { 0 };
            gap |= token.norm == "…" || dots > 1;
            continue;
        }
        if bracket {
            gap = true;
            continue;
        }
        let norm = aliased.get(&token.span).copied().unwrap_or(&token.norm);
        let plain = norm.replace('.', "");
        for part in plain.split('-').filter(|part| !part.is_empty()) {
            for full in in_full(part) {
                found.push(QuotedWord {
                    norm: part.to_owned(),
                    full: full.to_owned(),
                    span: token.span,
                    gap,
                });
                gap = false;
            }
        }
    }
    found.truncate(WORDS);
    has_for_is(&mut found);
    found
}

/// "She's landed" is "she has landed".
fn has_for_is(words: &mut [QuotedWord]) {
    for at in 1..words.len() {
        let next = words[at].norm.as_str();
        let done = next.ends_with("ed")
            || matches!(
                next,
                "been" | "got" | "had" | "done" | "gone" | "made" | "come"
            );
        if done && words[at - 1].norm == "'s" {
            words[at - 1].full = "has".to_owned();
        }
    }
}

/// A word without its contraction: "isn't" is "is not".
fn in_full(norm: &str) -> Vec<&str> {
    match norm {
        "can't" | "cannot" => return vec!["can", "not"],
        "won't" => return vec!["will", "not"],
        "shan't" => return vec!["shall", "not"],
        "'s" => return vec!["is"],
        "gonna" => return vec!["going", "to"],
        "gen" => return vec!["general"],
        "gov" => return vec!["governor"],
        "sen" => return vec!["senator"],
        "rep" => return vec!["representative"],
        _ => {}
    }
    let endings = [
        ("n't", "not"),
        ("'m", "am"),
        ("'re", "are"),
        ("'ve", "have"),
        ("'ll", "will"),
        ("'d", "would"),
    ];
    endings
        .iter()
        .find_map(|(ending, full)| Some(vec![norm.strip_suffix(ending)?, *full]))
        .filter(|parts| !parts[0].is_empty())
        .unwrap_or_else(|| vec![norm])
}

/// How a version of a quotation differs from the fullest one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Not at all.
    None,
    /// Only "isn't" for "is not".
    Contracted,
    /// Fewer words; all that stand there are in their order.
    Part,
    /// Cut elsewhere: each version has words at an end that the other lacks.
    OtherPart,
    /// Words left out within, without a sign of it.
    Shortened,
    /// Other words: the place in each version, as ranges of words.
    Altered(std::ops::Range<usize>, std::ops::Range<usize>),
}

/// Compares the version `q` with the fuller `p`. `edges` are the places in `q`
/// where one piece ends and the next begins. `elsewhere` says whether the other
/// telling has these words of `p` somewhere else.
pub(crate) fn change(
    p: &[QuotedWord],
    q: &[QuotedWord],
    edges: &[usize],
    elsewhere: impl Fn(&[QuotedWord]) -> bool,
) -> Change {
    let full = |words: &[QuotedWord]| words.iter().map(|w| w.full.clone()).collect::<Vec<_>>();
    let (old, new) = (full(p), full(q));
    // A repeated word would otherwise be matched where it stands first.
    if let Some(at) = old.windows(new.len().max(1)).position(|run| run == new) {
        let rest = [&p[..at], &p[at + q.len()..]];
        let told = rest.iter().all(|run| run.is_empty() || elsewhere(run));
        if !told {
            return Change::Part;
        }
    }
    let (mut part, mut more) = (false, false);
    let mut shortened = false;
    let mut altered = None;
    for op in similar::capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (there, here) = (op.old_range(), op.new_range());
        let at_edge = |place: usize| {
            place == 0
                || place == q.len()
                || edges.contains(&place)
                || q.get(place).is_some_and(|word| word.gap)
        };
        match op {
            DiffOp::Equal { .. } => {}
            _ if elsewhere(&p[there.clone()]) && here.is_empty() => {}
            DiffOp::Delete { .. } if at_edge(here.start) => part = true,
            DiffOp::Delete { .. } => shortened = true,
            // The other version begins earlier or goes on: both are parts.
            DiffOp::Insert { .. } if here.start == 0 || here.end == q.len() => more = true,
            _ if there.len().max(here.len()) > EXCHANGED => more = true,
            DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                altered.get_or_insert((there, here));
            }
        }
    }
    let contracted = || {
        let norms = |words: &[QuotedWord]| words.iter().map(|w| w.norm.clone()).collect::<Vec<_>>();
        norms(p) != norms(q)
    };
    match altered {
        Some((there, here)) => Change::Altered(there, here),
        None if shortened => Change::Shortened,
        None if more => Change::OtherPart,
        None if part => Change::Part,
        None if contracted() => Change::Contracted,
        None => Change::None,
    }
}

/// The words that stand in both in the same order.
pub(crate) fn recurring<'w>(a: &[&'w str], b: &[&'w str]) -> Vec<&'w str> {
    similar::capture_diff_slices(Algorithm::Myers, a, b)
        .iter()
        .filter(|op| matches!(op, DiffOp::Equal { .. }))
        .flat_map(|op| b[op.new_range()].iter().copied())
        .collect()
}

/// Whether `part` stands in `whole` word for word.
pub(crate) fn stands_in<W: PartialEq>(part: &[W], whole: &[W]) -> bool {
    !part.is_empty() && whole.windows(part.len()).any(|window| window == part)
}
