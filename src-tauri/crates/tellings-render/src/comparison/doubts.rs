//! The review list: matches that are in doubt, each with both of its sides.

use maud::{Markup, html};
use tellings_collate::{Comparison, Doubt, WitnessIndex};

use super::View;
use super::by_person::sentence_id;
use super::parts::{Source, fact_anchor, fact_id, name, place, sentence_anchor};
use crate::fragment::{Fragment, finished};
use crate::words::{comparison as shared, corrections, doubts as words};

/// Doubts that are shown at once; the others are behind a button.
const SHOWN: usize = 10;

/// The matches that are in doubt, the most doubtful first.
#[must_use]
pub fn doubts(comparison: &Comparison, view: &View) -> Fragment {
    let id = format!("{}doubts", view.prefix());
    let doubts = comparison.doubts();
    let (shown, rest) = doubts.split_at(doubts.len().min(SHOWN));
    finished(html! {
        section.part.doubts aria-labelledby=(id) {
            h2 id=(id) { (words::DOUBTS) }
            @if doubts.is_empty() { p.empty { (words::NO_DOUBTS) } } @else {
                p.note { (words::NOTE) }
                (list(comparison, view, shown))
                @if !rest.is_empty() {
                    details {
                        summary { (words::more(rest.len())) }
                        (list(comparison, view, rest))
                    }
                }
            }
        }
    })
}

/// Begins to go through them, in the window.
#[must_use]
pub(super) fn begin(comparison: &Comparison) -> Markup {
    html! {
        @if !comparison.doubts().is_empty() {
            p.buttons { button type="button" data-action="review" { (corrections::REVIEW) } }
        }
    }
}

fn list(comparison: &Comparison, view: &View, doubts: &[Doubt]) -> Markup {
    html! {
        ol.runs {
            @for doubt in doubts {
                li data-doubt=(sentences(doubt)) data-of=(fact_id(doubt.fact)) {
                    (item(comparison, view, doubt))
                }
            }
        }
    }
}

/// The sentences in doubt as the page names them.
fn sentences(doubt: &Doubt) -> String {
    let ids = doubt.segments.iter();
    let ids = ids.map(|&segment| sentence_id(doubt.telling, segment));
    ids.collect::<Vec<_>>().join(" ")
}

fn item(comparison: &Comparison, view: &View, doubt: &Doubt) -> Markup {
    let fact = &comparison.facts[doubt.fact];
    let reference = fact.cells.get(fact.reference);
    let reference = reference.map_or(&[][..], |cell| &cell.segments);
    html! {
        a href={ "#" (fact_anchor(view, doubt.fact)) } data-goto="facts" { (words::row(doubt.fact + 1)) }
        ": "
        (quoted(comparison, view, doubt.telling, &doubt.segments))
        " " (if doubt.linked { words::TAKEN } else { words::LEFT }) " "
        (quoted(comparison, view, fact.reference, reference))
        " " span.length { (words::likely(doubt.likelihood)) }
    }
}

/// Who says it, what is said, and where.
fn quoted(comparison: &Comparison, view: &View, index: WitnessIndex, segments: &[usize]) -> Markup {
    let Some(telling) = comparison.tellings.get(index) else {
        return html! {};
    };
    let span = |segment: &usize| Some(telling.segments.get(*segment)?.span);
    let ends = segments
        .first()
        .and_then(span)
        .zip(segments.last().and_then(span));
    let text = ends.map_or("", |(first, last)| {
        let end = last.end.max(first.start);
        telling.witness.text.get(first.start..end).unwrap_or("")
    });
    html! {
        (name(view, index)) " "
        (shared::OPEN_QUOTE) bdi { (Source(text)) } (shared::CLOSE_QUOTE)
        @if let Some(&first) = segments.first().filter(|_| ends.is_some()) {
            " " a href={ "#" (sentence_anchor(view, index, first)) } data-goto="columns" {
                (place(telling, first))
            }
        }
    }
}
