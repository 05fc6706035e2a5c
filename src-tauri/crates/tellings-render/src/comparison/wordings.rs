//! Every fact with its readings: the sentences themselves, the words that
//! differ, what can be said of them, and why they were put together.

use maud::{Markup, html};
use tellings_collate::{Cell, Comparison, Fact, Finding, State, Telling, WitnessIndex, siglum};
use tellings_text::Span;

use super::View;
use super::by_person::{mark, named, said, said_of_absent};
use super::facts::is_doubtful;
use super::parts::{
    Marked, Shown, Source, base, colour, fact_anchor, fact_id, name, place, reading_anchor,
    sentence_anchor, shape, shown, told_cell,
};
use super::shared_wording::fewer_wordings;
use super::tally::is_shared;
use super::why::why;
use crate::fragment::{Fragment, finished};
use crate::words::comparison as words;

/// The wordings of every fact.
#[must_use]
pub fn wordings(comparison: &Comparison, view: &View) -> Fragment {
    let id = format!("{}wordings", view.prefix());
    finished(html! {
        section.part.wordings aria-labelledby=(id) {
            h2 id=(id) { (words::WORDINGS) }
            @if comparison.facts.is_empty() { p.empty { (words::NO_FACTS) } }
            @for number in 0..comparison.facts.len() {
                (article(comparison, view, number))
            }
        }
    })
}

/// The wordings of one fact, by its number in [`Comparison::facts`]; empty
/// where there is no such fact.
#[must_use]
pub fn wording(comparison: &Comparison, view: &View, number: usize) -> Fragment {
    finished(html! {
        @if number < comparison.facts.len() { (article(comparison, view, number)) }
    })
}

fn article(comparison: &Comparison, view: &View, number: usize) -> Markup {
    let fact = &comparison.facts[number];
    let id = fact_anchor(view, number);
    let heading = format!("{id}-label");
    html! {
        article.fact id=(id) data-fact=(fact_id(number)) aria-labelledby=(heading) tabindex="-1" {
            h3 id=(heading) {
                span.fact-number { span.unseen { (words::FACT) " " } (number + 1) }
                " " bdi.label { (Source(&fact.label)) }
                (named(comparison, number))
            }
            (said(comparison, number, None))
            p.summary {
                (words::told_by(
                    fact.told_by(),
                    comparison.tellings.len(),
                    fewer_wordings(fact),
                ))
                @if is_shared(fact) {
                    " " span class=[is_doubtful(fact).then_some("doubtful")] { (words::confidence(fact.confidence)) }
                }
            }
            ul.readings {
                @for telling in reference_first(fact, comparison.tellings.len()) {
                    @if let Some(cell) = told_cell(fact, telling) {
                        (reading(comparison, view, number, telling, cell))
                    }
                }
            }
            (perhaps(comparison, view, number))
            (absent(comparison, view, number))
            (said_of_absent(comparison, view, number))
            @if !fact.findings.is_empty() { (findings(comparison, view, number)) }
            @if !fact.links.is_empty() { (why(comparison, view, number)) }
        }
    }
}

/// The tellings in order, but the one that the others are compared with first.
fn reference_first(fact: &Fact, tellings: usize) -> impl Iterator<Item = WitnessIndex> {
    let reference = fact.reference;
    (0..tellings)
        .filter(move |&telling| telling == reference)
        .chain((0..tellings).filter(move |&telling| telling != reference))
}

fn reading(
    comparison: &Comparison,
    view: &View,
    number: usize,
    index: WitnessIndex,
    cell: &Cell,
) -> Markup {
    let fact = &comparison.facts[number];
    let telling = &comparison.tellings[index];
    let shown = shown(fact, index);
    let first = cell.segments[0];
    let lacks = lacks(comparison, fact, cell);
    html! {
        li.reading.(colour(index)) id=(reading_anchor(view, number, index))
            data-telling=(siglum(index)) data-state=(shown.class()) {
            p.who { (name(view, index)) " " span.where { (place(telling, first)) } }
            p.state {
                (shape(shown)) " " span.word { (shown.word()) }
                @if is_shared(fact) && fact.reference == index {
                    " " span.aside {
                        @if base(comparison) == Some(index) { (words::REFERENCE_CHOSEN) }
                        @else { (words::REFERENCE_WORDING) }
                    }
                }
                @if cell.moved { " " span.aside { (words::MOVED_LONG) } }
                (mark(comparison, number, index))
            }
            (said(comparison, number, Some(index)))
            blockquote.said { p dir="auto" { (sentences(telling, cell)) } }
            @if !lacks.is_empty() {
                p.without {
                    (words::WITHOUT) " "
                    @for (nth, lack) in lacks.iter().enumerate() {
                        @if nth > 0 { (words::BETWEEN) }
                        (words::OPEN_QUOTE) bdi { (Source(lack)) } (words::CLOSE_QUOTE)
                    }
                }
            }
            p.about { (in_context(view, index, first)) }
        }
    }
}

/// Leads from a sentence to its place in the full text.
fn in_context(view: &View, telling: WitnessIndex, segment: usize) -> Markup {
    html! {
        a.in-context href={ "#" (sentence_anchor(view, telling, segment)) } data-goto="columns" {
            (words::IN_CONTEXT) span.unseen { ": " (Source(view.name(telling))) }
        }
    }
}

/// The sentences of a reading, with a sign where they do not follow each other.
fn sentences(telling: &Telling, cell: &Cell) -> Markup {
    let spans: Vec<(usize, Span)> = cell
        .segments
        .iter()
        .filter_map(|&number| {
            telling
                .segments
                .get(number)
                .map(|segment| (number, segment.span))
        })
        .collect();
    html! {
        @for (nth, &(number, span)) in spans.iter().enumerate() {
            @if nth > 0 {
                @if number > spans[nth - 1].0 + 1 { " " span.gap { (words::GAP) } }
                " "
            }
            (Marked { text: &telling.witness.text, within: span, marks: &cell.marks, spoken: true })
        }
    }
}

/// The words of the reference reading that a reading is without.
fn lacks<'c>(comparison: &'c Comparison, fact: &Fact, cell: &Cell) -> Vec<&'c str> {
    let Some(reference) = comparison.tellings.get(fact.reference) else {
        return Vec::new();
    };
    cell.lacks
        .iter()
        .map(|span| span.of(&reference.witness.text).trim())
        .filter(|words| !words.is_empty())
        .collect()
}

/// The sentence of a telling that may report the fact after all.
fn possible(comparison: &Comparison, fact: &Fact, telling: WitnessIndex) -> Option<(usize, Span)> {
    let cell = fact
        .cells
        .get(telling)
        .filter(|cell| cell.state == State::Unknown)?;
    let (segment, _) = cell.possible?;
    let span = comparison
        .tellings
        .get(telling)?
        .segments
        .get(segment)?
        .span;
    Some((segment, span))
}

/// The sentences that may report the fact after all.
fn perhaps(comparison: &Comparison, view: &View, number: usize) -> Markup {
    let fact = &comparison.facts[number];
    let each: Vec<_> = (0..comparison.tellings.len())
        .filter_map(|telling| Some((telling, possible(comparison, fact, telling)?)))
        .collect();
    html! {
        @if !each.is_empty() {
            ul.perhaps {
                @for (telling, (segment, span)) in each {
                    @let text = &comparison.tellings[telling].witness.text;
                    li.(colour(telling)) id=(reading_anchor(view, number, telling))
                        data-telling=(siglum(telling)) data-state="unknown" {
                        p.absent {
                            (shape(Shown::State(State::Unknown))) " "
                            (words::CANNOT_TELL_IF) (name(view, telling)) (words::MAY_REPORT)
                        }
                        blockquote.said { p dir="auto" { (Source(span.of(text))) } }
                        p.about {
                            span.where { (place(&comparison.tellings[telling], segment)) } " "
                            (in_context(view, telling, segment))
                        }
                    }
                }
            }
        }
    }
}

/// The tellings without the fact, in a sentence for each of the two states.
fn absent(comparison: &Comparison, view: &View, number: usize) -> Markup {
    let fact = &comparison.facts[number];
    let without = |state| {
        (0..comparison.tellings.len())
            .filter(|&telling| {
                shown(fact, telling) == Shown::State(state)
                    && told_cell(fact, telling).is_none()
                    && possible(comparison, fact, telling).is_none()
            })
            .collect::<Vec<_>>()
    };
    let names = |tellings: &[WitnessIndex]| {
        html! {
            @for (nth, &telling) in tellings.iter().enumerate() {
                @if nth > 0 { (words::between(nth, tellings.len())) }
                span id=(reading_anchor(view, number, telling)) { (name(view, telling)) }
            }
        }
    };
    let (not_found, unknown) = (without(State::NotFound), without(State::Unknown));
    html! {
        @if !not_found.is_empty() {
            p.absent {
                (shape(Shown::State(State::NotFound))) " "
                (words::not_found_in(not_found.len())) (names(&not_found)) "."
            }
        }
        @if !unknown.is_empty() {
            p.absent {
                (shape(Shown::State(State::Unknown))) " "
                (words::cannot_tell_in(unknown.len())) (names(&unknown)) (words::MAY_BE_CUT_OFF)
            }
        }
    }
}

fn findings(comparison: &Comparison, view: &View, number: usize) -> Markup {
    html! {
        h4 { (words::FINDINGS) }
        ul.findings {
            @for finding in &comparison.facts[number].findings {
                li {
                    b.kind { (words::kind(finding.kind)) } " "
                    (statement(comparison, view, &finding.text))
                    (evidence(comparison, view, number, finding))
                }
            }
        }
    }
}

/// A finding's text, with the names of tellings in place of `{A}`, `{B}` …
fn statement(comparison: &Comparison, view: &View, text: &str) -> Markup {
    html! {
        span.statement {
            @for (nth, part) in text.split('{').enumerate() {
                @let named = part.split_once('}').and_then(|(letter, rest)| {
                    let index = (0..comparison.tellings.len()).find(|&t| siglum(t) == letter)?;
                    Some((index, rest))
                });
                @match named {
                    Some((telling, rest)) if nth > 0 => { (name(view, telling)) (Source(rest)) }
                    _ => { @if nth > 0 { "{" } (Source(part)) }
                }
            }
        }
    }
}

fn evidence(comparison: &Comparison, view: &View, number: usize, finding: &Finding) -> Markup {
    html! {
        span.evidence {
            " " (words::EVIDENCE) " "
            @for (nth, place) in finding.evidence.iter().enumerate() {
                @if nth > 0 { (words::BETWEEN) }
                a class=(colour(place.witness))
                    href={ "#" (reading_anchor(view, number, place.witness)) } {
                    b.siglum { (siglum(place.witness)) } " "
                    (words::OPEN_QUOTE)
                    bdi {
                        @if let Some(telling) = comparison.tellings.get(place.witness) {
                            (Source(place.span.of(&telling.witness.text)))
                        }
                    }
                    (words::CLOSE_QUOTE)
                }
            }
        }
    }
}
