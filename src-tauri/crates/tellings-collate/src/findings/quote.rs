//! The same quotation with other words, fewer words, or no quotation marks.
//!
//! Two quotations are taken as one when most words of the shorter stand in
//! the longer in the same order. Case, punctuation and the kind of quotation
//! marks never count.

use similar::{Algorithm, DiffTag};
use tellings_text::Span;

use super::{Reading, finding};
use crate::model::{Finding, FindingKind};

/// Quotations shorter than this are single words in quotation marks: whether
/// they are one quotation cannot be told.
const WORDS: usize = 4;

/// Share of the shorter quotation's words that must recur in order.
const RECURRING: f64 = 0.6;

struct Quoted {
    span: Span,
    words: Vec<String>,
}

pub(super) fn find(reference: &Reading, reading: &Reading) -> Vec<Finding> {
    let theirs = quoted(reference);
    let ours = quoted(reading);
    let mut found = Vec::new();
    for here in &ours {
        let best = theirs
            .iter()
            .map(|there| (recurring(&there.words, &here.words), there))
            .filter(|(share, _)| *share >= RECURRING)
            .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.span.cmp(&x.1.span)));
        match best {
            Some((_, there)) if there.words == here.words => {}
            Some((_, there)) => found.push(compared(reference, there, reading, here)),
            None => found.extend(unmarked(reference, reading, here, true)),
        }
    }
    for there in &theirs {
        if ours
            .iter()
            .all(|here| recurring(&there.words, &here.words) < RECURRING)
        {
            found.extend(unmarked(reading, reference, there, false));
        }
    }
    found
}

fn compared(reference: &Reading, there: &Quoted, reading: &Reading, here: &Quoted) -> Finding {
    let (ours, theirs) = (reading.name(), reference.name());
    let (text, disagrees) = if part_of(&here.words, &there.words) {
        (
            format!("{ours} gives part of the quotation that {theirs} gives."),
            false,
        )
    } else if part_of(&there.words, &here.words) {
        (
            format!("{ours} gives more of the quotation than {theirs}."),
            false,
        )
    } else {
        (
            format!("{ours} and {theirs} give the quotation in different words."),
            true,
        )
    };
    finding(
        FindingKind::Quote,
        text,
        (reference, there.span),
        (reading, here.span),
        disagrees,
    )
}

/// The words of `quote` standing in `other` without quotation marks.
fn unmarked(
    other: &Reading,
    with_marks: &Reading,
    quote: &Quoted,
    reference_is_bare: bool,
) -> Option<Finding> {
    let norms: Vec<&str> = other.words.iter().map(|word| word.norm.as_str()).collect();
    let start = norms
        .windows(quote.words.len())
        .position(|window| window.iter().zip(&quote.words).all(|(a, b)| a == b))?;
    let run = &other.words[start..start + quote.words.len()];
    if run[0].sentence != run[run.len() - 1].sentence {
        return None;
    }
    let bare = Span::new(run[0].span.start, run[run.len() - 1].span.end);
    let text = format!(
        "{} has these words in quotation marks, {} without.",
        with_marks.name(),
        other.name()
    );
    Some(if reference_is_bare {
        finding(
            FindingKind::Quote,
            text,
            (other, bare),
            (with_marks, quote.span),
            false,
        )
    } else {
        finding(
            FindingKind::Quote,
            text,
            (with_marks, quote.span),
            (other, bare),
            false,
        )
    })
}

/// The reading's quotations, cut at its sentences.
fn quoted(reading: &Reading) -> Vec<Quoted> {
    reading
        .segments
        .iter()
        .flat_map(|segment| {
            // Quotations come in the order in which they begin.
            let begun = reading
                .quotations
                .partition_point(|q| q.span.start < segment.end);
            reading.quotations[..begun]
                .iter()
                .filter_map(move |quotation| {
                    let start = quotation.inner.start.max(segment.start);
                    let end = quotation.inner.end.min(segment.end);
                    (start < end).then(|| Span::new(start, end))
                })
        })
        .map(|span| Quoted {
            span,
            words: reading
                .words
                .iter()
                .filter(|word| span.covers(word.span))
                .map(|word| word.norm.clone())
                .collect(),
        })
        .filter(|quoted| quoted.words.len() >= WORDS)
        .collect()
}

/// Share of the shorter list's words that stand in the longer in order.
fn recurring(a: &[String], b: &[String]) -> f64 {
    let kept: usize = similar::capture_diff_slices(Algorithm::Myers, a, b)
        .iter()
        .filter(|op| op.tag() == DiffTag::Equal)
        .map(|op| op.new_range().len())
        .sum();
    kept as f64 / a.len().min(b.len()).max(1) as f64
}

/// Whether `part` stands in `whole` word for word.
fn part_of(part: &[String], whole: &[String]) -> bool {
    part.len() < whole.len() && whole.windows(part.len()).any(|window| window == part)
}
