//! What rests on a person's word: the mark on cells and facts, notes, and the
//! list of all corrections with what became of each.

use maud::{Markup, html};
use tellings_collate::{Anchor, Comparison, Corrected, Correction, Outcome, State, WitnessIndex};

use super::View;
use super::parts::{Source, fact_anchor, name};
use crate::fragment::{Fragment, finished};
use crate::words::{comparison as shared, corrections as words, doubts};

/// Sentences of a correction that are named; the others are counted.
const NAMED: usize = 6;

/// Characters of a sentence that are shown.
const SHOWN: usize = 160;

/// A tick in a frame: always beside its words.
fn tick() -> Markup {
    html! {
        svg.shape viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" {
            rect x="1.5" y="1.5" width="13" height="13" rx="2" fill="none" stroke="currentColor" stroke-width="1.5" {}
            path d="M4.5 8.5l2.5 2.5 4.5-6" fill="none" stroke="currentColor" stroke-width="2" {}
        }
    }
}

/// That a person decided this cell.
pub(super) fn mark(comparison: &Comparison, fact: usize, telling: WitnessIndex) -> Markup {
    let cell = comparison
        .facts
        .get(fact)
        .and_then(|fact| fact.cells.get(telling));
    let decided = !comparison.by_person.cell(fact, telling).is_empty();
    html! {
        @if let Some(cell) = cell.filter(|_| decided) {
            " " span.by-person { (tick()) " " (words::confirmed(cell)) }
        }
    }
}

/// That a person named this fact.
pub(super) fn named(comparison: &Comparison, fact: usize) -> Markup {
    html! {
        @if comparison.by_person.name(fact).is_some() {
            " " span.by-person.aside { (tick()) " " (words::NAMED) }
        }
    }
}

/// Why a person set a cell so, and what they noted on it; without a telling,
/// what they noted on the fact.
pub(super) fn said(comparison: &Comparison, fact: usize, telling: Option<WitnessIndex>) -> Markup {
    let reasons = telling.into_iter().flat_map(|telling| {
        let numbers = comparison.by_person.cell(fact, telling).iter();
        numbers.filter_map(|&number| match comparison.options.corrections.get(number) {
            Some(Correction::State { reason, .. }) if !reason.is_empty() => Some(reason),
            _ => None,
        })
    });
    html! {
        @for reason in reasons {
            p.person-note { b { (words::REASON) ":" } " " bdi { (Source(reason)) } }
        }
        @if let Some(note) = comparison.note(fact, telling) {
            p.person-note { b { (words::NOTE) ":" } " " bdi { (Source(note)) } }
        }
    }
}

/// What a person said of the tellings without the fact, beside their names.
pub(super) fn said_of_absent(comparison: &Comparison, view: &View, fact: usize) -> Markup {
    let cells = comparison.facts[fact].cells.iter().enumerate();
    let absent = cells.filter(|(telling, cell)| {
        let noted = comparison.note(fact, Some(*telling)).is_some();
        cell.segments.is_empty() && (noted || !comparison.by_person.cell(fact, *telling).is_empty())
    });
    let absent: Vec<_> = absent.collect();
    html! {
        @if !absent.is_empty() {
            ul.said-of-absent {
                @for (telling, cell) in absent {
                    li {
                        (name(view, telling)) ": " (shared::state(cell.state))
                        (mark(comparison, fact, telling))
                        (said(comparison, fact, Some(telling)))
                    }
                }
            }
        }
    }
}

/// All corrections, with what became of each.
pub(super) fn list(comparison: &Comparison, view: &View, withdrawable: bool) -> Markup {
    let corrections = &comparison.options.corrections;
    let became = &comparison.by_person.corrected;
    html! {
        @if corrections.is_empty() { p { (words::NO_CORRECTIONS) } } @else {
            p.note { (words::CORRECTIONS_NOTE) }
            ol.corrections {
                @for (number, (said, became)) in corrections.iter().zip(became).enumerate() {
                    li {
                        (sentence(view, said))
                        (outcome(view, became))
                        @if withdrawable {
                            " " button.small type="button" data-action="withdraw" data-number=(number) {
                                (words::WITHDRAW)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The corrections in the window, where each can be withdrawn. What could not
/// be placed is said first.
#[must_use]
pub fn corrections(comparison: &Comparison, view: &View) -> Fragment {
    let id = format!("{}corrections", view.prefix());
    let became = comparison.by_person.corrected.iter();
    let lost = became.filter(|one| one.outcome == Outcome::Lost).count();
    finished(html! {
        @if !comparison.options.corrections.is_empty() {
            section.part.corrected aria-labelledby=(id) {
                h2 id=(id) { (words::CORRECTIONS) }
                @if lost > 0 { p.not-placed { b { (words::not_placed(lost)) } } }
                (list(comparison, view, true))
            }
        }
    })
}

fn outcome(view: &View, became: &Corrected) -> Markup {
    html! {
        @if let Some(fact) = became.fact.filter(|_| became.outcome != Outcome::Lost) {
            " " a href={ "#" (fact_anchor(view, fact)) } data-goto="facts" { (doubts::row(fact + 1)) }
        }
        @if let Some(said) = words::outcome(became.outcome) { " " em { (said) } }
        @if became.lost > 0 && became.outcome != Outcome::Lost { " " em { (words::lost(became.lost)) } }
    }
}

/// A correction as a sentence.
fn sentence(view: &View, said: &Correction) -> Markup {
    let of = |fact: &[Anchor]| {
        html! { (words::FACT_OF) " " (quoted(view, fact.get(..1).unwrap_or_default())) }
    };
    let telling = |telling: Option<WitnessIndex>| {
        html! {
            @match telling {
                Some(telling) => (name(view, telling)),
                None => (words::ABSENT_TELLING),
            }
        }
    };
    let note = |text: &str| {
        html! {
            @if text.is_empty() { (words::NOTE_TAKEN_AWAY) } @else {
                (words::NOTE) " " (shared::OPEN_QUOTE) bdi { (Source(text)) } (shared::CLOSE_QUOTE)
            }
        }
    };
    html! {
        @match said {
            Correction::Same { places } => { (words::SAME) " " (quoted(view, places)) "." }
            Correction::NotSame { these, those } => {
                (words::NOT_SAME) " " (quoted(view, these)) " " (words::NOT_SAME_AS) " "
                (quoted(view, those)) "."
            }
            Correction::Name { fact, name } => {
                (of(fact)) " "
                @if name.is_empty() { (words::NAME_GIVEN_BACK) } @else {
                    (words::IS_CALLED) " " (shared::OPEN_QUOTE) bdi { (Source(name)) } (shared::CLOSE_QUOTE)
                }
                "."
            }
            Correction::State { fact, telling: at, state, reason } => {
                (telling(*at)) ", " (of(fact)) " " (stands(*state))
                @if !reason.is_empty() { " (" bdi { (Source(reason)) } ")" }
                "."
            }
            Correction::Note { fact, text } => {
                (note(text)) " " (words::ON) " " (of(fact)) "."
            }
            Correction::CellNote { fact, telling: at, text } => {
                (note(text)) " " (words::ON) " " (telling(*at)) ", " (of(fact)) "."
            }
        }
    }
}

fn stands(state: Option<State>) -> Markup {
    html! {
        @match state {
            None => (words::STATE_GIVEN_BACK),
            Some(state) => {
                (words::STATE_OF) " " (shared::OPEN_QUOTE) (shared::state(state)) (shared::CLOSE_QUOTE)
            }
        }
    }
}

/// Sentences with their tellings.
fn quoted(view: &View, anchors: &[Anchor]) -> Markup {
    let (named, rest) = anchors.split_at(anchors.len().min(NAMED));
    html! {
        @for (nth, anchor) in named.iter().enumerate() {
            @if nth > 0 { ", " }
            @if let Some(telling) = anchor.telling { (name(view, telling)) " " }
            (shared::OPEN_QUOTE) bdi { (Source(&short(&anchor.text))) } (shared::CLOSE_QUOTE)
        }
        @if !rest.is_empty() { ", " (words::more_sentences(rest.len())) }
    }
}

/// A sentence on one line, its beginning if it is long.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = line.char_indices().nth(SHOWN) else {
        return line;
    };
    let end = line[..cut].rfind(' ').unwrap_or(cut);
    format!("{} …", &line[..end])
}

/// The sentences of a fact as the page names them: `A.1 B.3`.
pub(super) fn sentences(comparison: &Comparison, fact: usize) -> String {
    let cells = comparison.facts[fact].cells.iter().enumerate();
    let ids = cells.flat_map(|(telling, cell)| {
        let segments = cell.segments.iter();
        segments.map(move |&segment| sentence_id(telling, segment))
    });
    ids.collect::<Vec<_>>().join(" ")
}

/// A sentence as the page names it.
pub(super) fn sentence_id(telling: WitnessIndex, segment: usize) -> String {
    format!("{}.{}", tellings_collate::siglum(telling), segment + 1)
}
