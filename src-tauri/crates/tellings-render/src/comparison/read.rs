//! One article as it was printed, with notes in its margin: for every sentence
//! who else tells it and how, and at each place what others tell and this
//! telling does not.
//!
//! The text is the stored one, word for word; the margin stands beside it, not
//! in it. How another telling stands is said as seen from this one
//! ([`Comparison::between`]), and where a missing fact would stand is the
//! comparison's guess ([`Comparison::gaps`]).

use std::collections::BTreeMap;

use maud::{Markup, html};
use tellings_collate::{Comparison, State, Telling, WitnessIndex, siglum};
use tellings_text::Span;

use super::View;
use super::article_text::{Piece, Told, farthest, paragraphs, told};
use super::parts::{
    Marked, Shown, Source, colour, date, fact_anchor, fact_id, name, read_anchor, shape, shown,
    told_cell,
};
use super::tally::{is_shared, tells};
use crate::fragment::{Fragment, finished};
use crate::words::{comparison as shared, read as words};

/// One article to be read, by the number of its telling; empty where there is
/// no such telling.
#[must_use]
pub fn read(comparison: &Comparison, view: &View, index: WitnessIndex) -> Fragment {
    let id = format!("{}read-{}", view.prefix(), siglum(index));
    finished(html! {
        @if let Some(telling) = comparison.tellings.get(index) {
            section.part.read.(colour(index)) aria-labelledby=(id) data-telling=(siglum(index)) {
                h2 id=(id) { span.unseen { (words::READ) ": " } (name(view, index)) }
                p.note { (words::NOTE) }
                (page(comparison, view, index, telling))
            }
        }
    })
}

fn page(comparison: &Comparison, view: &View, index: WitnessIndex, telling: &Telling) -> Markup {
    let told = told(comparison, index);
    let gaps = gaps(comparison, index);
    let title = telling.witness.title.as_deref().filter(|title| {
        // A headline that opens the text is read there.
        !telling.witness.text.trim_start().starts_with(title.trim())
    });
    html! {
        div.printed {
            @if let Some(title) = title { p.headline { bdi { (Source(title)) } } }
            @if let Some(day) = telling.witness.date.as_deref() { p.particulars { (date(day)) } }
            @if telling.segments.is_empty() { p.empty { (shared::NO_TEXT) } }
            (missing(comparison, view, gaps.get(&None)))
            @for paragraph in paragraphs(telling) {
                @let numbers = numbers(&paragraph);
                div.paragraph {
                    p dir="auto" {
                        @for piece in &paragraph {
                            @match *piece {
                                Piece::Between(span) => (Source(span.of(&telling.witness.text))),
                                Piece::Sentence(number, span) =>
                                    (sentence(comparison, view, index, number, span, told.get(&number))),
                            }
                        }
                    }
                    (margin(comparison, view, index, &numbers, &told))
                }
                @for number in numbers { (missing(comparison, view, gaps.get(&Some(number)))) }
            }
        }
    }
}

/// The sentences of a paragraph.
fn numbers(paragraph: &[Piece]) -> Vec<usize> {
    paragraph
        .iter()
        .filter_map(|piece| match piece {
            Piece::Sentence(number, _) => Some(*number),
            Piece::Between(_) => None,
        })
        .collect()
}

fn sentence(
    comparison: &Comparison,
    view: &View,
    index: WitnessIndex,
    number: usize,
    span: Span,
    told: Option<&Told>,
) -> Markup {
    let facts = told.map_or(&[][..], |told| &told.facts);
    let states: Vec<Shown> = facts
        .iter()
        .map(|fact| shown(&comparison.facts[*fact], index))
        .collect();
    html! {
        span.sentence.(farthest(&states).map_or("untold", Shown::class))
            id=(read_anchor(view, index, number))
            data-facts=(facts.iter().map(|fact| fact_id(*fact)).collect::<Vec<_>>().join(" ")) {
            (Marked {
                text: &comparison.tellings[index].witness.text,
                within: span,
                marks: told.map_or(&[], |told| &told.marks),
                spoken: false,
            })
        }
        @for fact in facts {
            a.ref href={ "#" (fact_anchor(view, *fact)) } data-goto="facts" {
                span.unseen { (shared::FACT) " " } (fact + 1)
            }
        }
    }
}

/// The notes beside a paragraph: each fact of its sentences once.
fn margin(
    comparison: &Comparison,
    view: &View,
    index: WitnessIndex,
    numbers: &[usize],
    told: &BTreeMap<usize, Told>,
) -> Markup {
    let mut facts: Vec<usize> = Vec::new();
    for fact in numbers
        .iter()
        .filter_map(|number| told.get(number))
        .flat_map(|told| &told.facts)
    {
        if !facts.contains(fact) {
            facts.push(*fact);
        }
    }
    html! {
        ul.margin aria-label=(words::MARGIN) {
            @for fact in facts {
                li data-fact=(fact_id(fact)) { (note(comparison, view, index, fact)) }
            }
        }
    }
}

/// Who else tells a fact, and how.
fn note(comparison: &Comparison, view: &View, index: WitnessIndex, number: usize) -> Markup {
    let fact = &comparison.facts[number];
    let others: Vec<(WitnessIndex, Shown)> = (0..comparison.tellings.len())
        .filter(|&other| other != index)
        .filter_map(|other| {
            let state = comparison.between(number, index, other)?;
            Some((other, Shown::State(state)))
        })
        .collect();
    let without = |state| {
        let tellings = others
            .iter()
            .filter(|(_, shown)| *shown == Shown::State(state));
        tellings.map(|(other, _)| *other).collect::<Vec<_>>()
    };
    html! {
        a.fact-number href={ "#" (fact_anchor(view, number)) } data-goto="facts" {
            span.unseen { (shared::FACT) " " } (number + 1)
        }
        " "
        @if !is_shared(fact) {
            span.teller { (shape(Shown::OnlyHere)) " " (shared::ONLY_HERE) }
        }
        @for &(other, how) in others.iter().filter(|(other, _)| tells(fact, *other)) {
            span.teller.(colour(other)).(how.class()) title=(Source(&format!("{}: {}", view.name(other), how.word()))) {
                (shape(how)) b.siglum { (siglum(other)) }
                span.unseen { " " (Source(view.name(other))) ": " (how.word()) ". " }
            }
            " "
        }
        @if is_shared(fact) {
            @for state in [State::NotFound, State::Unknown] {
                (absent(view, state, &without(state)))
            }
        }
    }
}

/// Who is without a fact that others have.
fn absent(view: &View, state: State, tellings: &[WitnessIndex]) -> Markup {
    let how = Shown::State(state);
    html! {
        @if !tellings.is_empty() {
            span.teller.absent {
                (shape(how))
                @for &telling in tellings {
                    b.siglum.(colour(telling)) title=(Source(&format!("{}: {}", view.name(telling), how.word()))) { (siglum(telling)) }
                    span.unseen { " " (Source(view.name(telling))) " " }
                }
                span.unseen { ": " (how.word()) ". " }
            }
        }
    }
}

/// What others tell, by the sentence behind which it would stand.
fn gaps(comparison: &Comparison, index: WitnessIndex) -> BTreeMap<Option<usize>, Vec<usize>> {
    let mut by_place: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for gap in comparison.gaps(index) {
        by_place.entry(gap.after).or_default().push(gap.fact);
    }
    by_place
}

/// What others tell at this place and this telling does not: what several
/// tell is shown, what one alone tells is behind a button.
fn missing(comparison: &Comparison, view: &View, facts: Option<&Vec<usize>>) -> Markup {
    let Some(facts) = facts else {
        return html! {};
    };
    let (several, alone): (Vec<usize>, Vec<usize>) = facts
        .iter()
        .partition(|&&fact| is_shared(&comparison.facts[fact]));
    html! {
        div.missing role="note" aria-label=(words::ELSEWHERE) {
            @if !several.is_empty() {
                p.head { (words::ELSEWHERE) }
                ul { @for fact in several { li { (missed(comparison, view, fact)) } } }
            }
            @if !alone.is_empty() {
                details {
                    summary { (words::told_once(alone.len())) }
                    ul { @for fact in alone { li { (missed(comparison, view, fact)) } } }
                }
            }
        }
    }
}

fn missed(comparison: &Comparison, view: &View, number: usize) -> Markup {
    let fact = &comparison.facts[number];
    html! {
        a href={ "#" (fact_anchor(view, number)) } data-goto="facts" {
            span.fact-number { span.unseen { (shared::FACT) " " } (number + 1) } " "
            bdi.label { (Source(&fact.label)) }
        }
        " "
        @for telling in (0..comparison.tellings.len()).filter(|&one| told_cell(fact, one).is_some()) {
            b.siglum.(colour(telling)) title=(Source(view.name(telling))) { (siglum(telling)) }
            span.unseen { " " (Source(view.name(telling))) " " }
        }
    }
}
