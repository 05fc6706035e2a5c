//! Where in its article each telling has what: headline, lead, or paragraph n
//! of m.
//!
//! One strip for each telling shows the whole article from left to right, a
//! tick for every fact; the table beside it says the same in words for the
//! facts that most tellings have. The strips are plain drawings with a text
//! for those who do not see them, and need no colour: a tall tick is a fact
//! that others tell too, a short one stands only here.

use maud::{Markup, html};
use tellings_collate::{Comparison, Telling, WitnessIndex, siglum};

use super::View;
use super::parts::{
    Source, colour, fact_anchor, name, paragraph, place, read_anchor, shape, shown, told_cell,
};
use super::tally::is_shared;
use crate::words::comparison as words;

/// Facts in the table: those that most tellings have.
const FACTS: usize = 12;

/// Length of a strip.
const WIDTH: usize = 600;

/// The strips and the table.
pub(super) fn prominence(comparison: &Comparison, view: &View) -> Markup {
    html! {
        h3 { (words::PROMINENCE) }
        p.note { (words::PROMINENCE_NOTE) }
        ul.strips {
            @for (index, telling) in comparison.tellings.iter().enumerate() {
                li.(colour(index)) { (name(view, index)) (strip(comparison, view, index, telling)) }
            }
        }
        (table(comparison, view))
    }
}

/// The facts of a telling: where each begins, in its text.
fn starts(comparison: &Comparison, index: WitnessIndex, telling: &Telling) -> Vec<(usize, bool)> {
    comparison
        .facts
        .iter()
        .filter_map(|fact| {
            let first = *told_cell(fact, index)?.segments.first()?;
            Some((telling.segments.get(first)?.span.start, is_shared(fact)))
        })
        .collect()
}

fn strip(comparison: &Comparison, view: &View, index: WitnessIndex, telling: &Telling) -> Markup {
    let length = telling.witness.text.len().max(1);
    let at = |place: usize| (WIDTH - 3) * place.min(length) / length;
    let starts = starts(comparison, index, telling);
    let shared = starts.iter().filter(|(_, shared)| *shared).count();
    let label = words::strip(view.name(index), shared, starts.len() - shared);
    let mut paragraphs: Vec<usize> = Vec::new();
    for pair in telling.segments.windows(2) {
        if pair[0].paragraph != pair[1].paragraph {
            paragraphs.push(at(pair[1].span.start));
        }
    }
    html! {
        svg.strip viewBox=(format!("0 0 {WIDTH} 24")) width=(WIDTH) height="24" role="img"
            aria-label=(Source(&label)) preserveAspectRatio="none" {
            rect.whole x="0" y="11" width=(WIDTH) height="2" fill="currentColor" {}
            @for x in paragraphs { rect.paragraph x=(x) y="8" width="1" height="8" fill="currentColor" {} }
            @for (start, shared) in starts {
                @if shared { rect.tick x=(at(start)) y="1" width="3" height="22" fill="currentColor" {} }
                @else { rect.tick x=(at(start)) y="14" width="3" height="9" fill="currentColor" {} }
            }
        }
    }
}

fn table(comparison: &Comparison, view: &View) -> Markup {
    let mut facts: Vec<usize> = (0..comparison.facts.len())
        .filter(|&fact| is_shared(&comparison.facts[fact]))
        .collect();
    facts.sort_by_key(|&fact| std::cmp::Reverse(comparison.facts[fact].told_by()));
    facts.truncate(FACTS);
    html! {
        @if !facts.is_empty() {
            div.scroll role="region" tabindex="0" aria-label=(words::PROMINENCE) {
                table.prominence {
                    caption { span { (words::prominence_caption(facts.len())) } }
                    thead {
                        tr {
                            th scope="col" { (words::FACT) }
                            @for telling in 0..comparison.tellings.len() {
                                th scope="col" class=(colour(telling)) { (name(view, telling)) }
                            }
                        }
                    }
                    tbody { @for fact in facts { (row(comparison, view, fact)) } }
                }
            }
        }
    }
}

fn row(comparison: &Comparison, view: &View, number: usize) -> Markup {
    let fact = &comparison.facts[number];
    html! {
        tr {
            th scope="row" {
                a href={ "#" (fact_anchor(view, number)) } data-goto="facts" {
                    span.fact-number { (number + 1) } " " bdi.label { (Source(&fact.label)) }
                }
            }
            @for (index, telling) in comparison.tellings.iter().enumerate() {
                td {
                    @match told_cell(fact, index).and_then(|cell| cell.segments.first()) {
                        Some(&first) => a href={ "#" (read_anchor(view, index, first)) } data-goto="read"
                            data-telling=(siglum(index)) class=[top(telling, first).then_some("top")] {
                            (place(telling, first))
                        },
                        None => span.none { (shape(shown(fact, index))) " " (shown(fact, index).word()) },
                    }
                }
            }
        }
    }
}

/// Whether a sentence stands in the headline or the lead.
fn top(telling: &Telling, segment: usize) -> bool {
    paragraph(telling, segment).is_none_or(|paragraph| paragraph == 1)
}
