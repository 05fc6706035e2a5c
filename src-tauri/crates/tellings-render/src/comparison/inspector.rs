//! The inspector: all that can be asked of one fact, opened below its row.
//!
//! It is the fact's wordings, unchanged, then its readings amid the sentences
//! around them, and what a person can do with the fact (`actions`).
//! The window asks for one at a time; a report has the wordings alone, because
//! it holds the whole articles too.

use maud::{Markup, html};
use tellings_collate::{Comparison, Telling, WitnessIndex, siglum};
use tellings_text::Span;

use super::View;
use super::actions::actions;
use super::parts::{Marked, Source, colour, fact_id, name, place, sentence_anchor, told_cell};
use super::wordings::wording;
use crate::fragment::{Fragment, finished};
use crate::words::inspector as words;

/// All about one fact, by its number in [`Comparison::facts`]; empty where
/// there is no such fact.
#[must_use]
pub fn inspector(comparison: &Comparison, view: &View, number: usize) -> Fragment {
    finished(html! {
        @if number < comparison.facts.len() {
            div.inspector data-fact=(fact_id(number)) {
                (wording(comparison, view, number))
                (around(comparison, view, number))
                (actions(comparison, view, number))
            }
        }
    })
}

/// The readings amid their neighbours.
fn around(comparison: &Comparison, view: &View, number: usize) -> Markup {
    let fact = &comparison.facts[number];
    html! {
        details.around {
            summary { (words::AROUND) }
            ul.readings {
                @for (index, telling) in comparison.tellings.iter().enumerate() {
                    @if let Some(cell) = told_cell(fact, index) {
                        li.reading.(colour(index)) data-telling=(siglum(index)) {
                            p.who { (name(view, index)) }
                            @for run in cell.segments.chunk_by(|a, b| a + 1 == *b) {
                                (amid(view, index, telling, run, &cell.marks))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Sentences that follow each other, with the one before and the one after.
fn amid(
    view: &View,
    index: WitnessIndex,
    telling: &Telling,
    run: &[usize],
    marks: &[tellings_collate::Mark],
) -> Markup {
    let span = |number: usize| telling.segments.get(number).map(|segment| segment.span);
    let (Some(&first), Some(&last)) = (run.first(), run.last()) else {
        return html! {};
    };
    let (Some(start), Some(end)) = (span(first), span(last)) else {
        return html! {};
    };
    let text = &telling.witness.text;
    let before = first.checked_sub(1).and_then(span);
    let after = span(last + 1);
    html! {
        blockquote.said {
            p dir="auto" {
                @if let Some(before) = before { span.beside { (Source(before.of(text))) } " " }
                span.here { (Marked { text, within: Span::new(start.start, end.end.max(start.start)), marks, spoken: true }) }
                @if let Some(after) = after { " " span.beside { (Source(after.of(text))) } }
            }
        }
        p.about {
            a href={ "#" (sentence_anchor(view, index, first)) } data-goto="columns" { (place(telling, first)) }
        }
    }
}
