//! An article's stored text, cut into what the views show it by: paragraphs,
//! sentences, and what is known of each sentence.

use std::collections::BTreeMap;

use tellings_collate::{Comparison, Mark, State, Telling, WitnessIndex};
use tellings_text::Span;

use super::parts::Shown;

/// What is known of one sentence: the facts it reports and its marked words.
#[derive(Default)]
pub(super) struct Told {
    pub(super) facts: Vec<usize>,
    pub(super) marks: Vec<Mark>,
}

/// What is known of every sentence of a telling, by its number.
pub(super) fn told(comparison: &Comparison, telling: WitnessIndex) -> BTreeMap<usize, Told> {
    let mut by_segment: BTreeMap<usize, Told> = BTreeMap::new();
    for (number, fact) in comparison.facts.iter().enumerate() {
        let Some(cell) = fact.cells.get(telling) else {
            continue;
        };
        for &segment in &cell.segments {
            let told = by_segment.entry(segment).or_default();
            told.facts.push(number);
            let span = comparison.tellings[telling]
                .segments
                .get(segment)
                .map(|s| s.span);
            told.marks.extend(
                cell.marks
                    .iter()
                    .filter(|mark| span.is_some_and(|span| span.overlaps(mark.span))),
            );
        }
    }
    by_segment
}

/// A run of a paragraph.
pub(super) enum Piece {
    /// A segment, by its number.
    Sentence(usize, Span),
    /// What stands between two segments of a paragraph.
    Between(Span),
}

/// The paragraphs of a telling in runs: put end to end, with blank lines between
/// them, they are its stored text.
pub(super) fn paragraphs(telling: &Telling) -> Vec<Vec<Piece>> {
    let mut paragraphs: Vec<Vec<Piece>> = Vec::new();
    let mut last = None;
    for (number, segment) in telling.segments.iter().enumerate() {
        match (last, paragraphs.last_mut()) {
            (Some((end, paragraph)), Some(pieces)) if paragraph == segment.paragraph => {
                pieces.push(Piece::Between(Span::new(end, segment.span.start)));
                pieces.push(Piece::Sentence(number, segment.span));
            }
            _ => paragraphs.push(vec![Piece::Sentence(number, segment.span)]),
        }
        last = Some((segment.span.end, segment.paragraph));
    }
    paragraphs
}

/// The state that is farthest from the same words: the one a sentence is shown
/// in when it reports several facts.
pub(super) fn farthest(states: &[Shown]) -> Option<Shown> {
    let distance = |shown: &Shown| match shown {
        Shown::State(State::Same) => 0,
        Shown::State(State::Reworded) => 1,
        Shown::OnlyHere => 2,
        Shown::State(State::Differs) => 3,
        // A sentence that reports a fact is never in one of these states.
        Shown::State(State::NotFound | State::Unknown) => 4,
    };
    states.iter().copied().max_by_key(distance)
}
