//! The class pack: what a teacher prints for a lesson about one comparison.
//!
//! Two pages, so that nobody hands out the answers by mistake: [`sheets`] has
//! the blank matrix and a hand-out for each telling, every one on paper of its
//! own, and [`answers`] the filled-in matrix and the wordings behind it. Facts
//! told by one telling alone are no question, because nothing can be compared.

use maud::{Markup, html};
use tellings_collate::{Comparison, Telling, WitnessIndex, siglum};
use tellings_text::Span;

use super::{ReportOptions, chosen, document, imprint, introduction, links, title};
use crate::comparison::parts::{Source, colour, date, name, opens_with_headline, paragraph};
use crate::comparison::tally::is_shared;
use crate::comparison::{View, facts, method, wordings};
use crate::words::comparison as words;
use crate::words::report as own;

/// The sheets for the class.
#[must_use]
pub fn sheets(comparison: &Comparison, options: &ReportOptions) -> String {
    let comparison = &chosen(comparison, options);
    let view = View::of(comparison);
    let body = html! {
        header.sheet-head {
            p.kicker { (own::PACK_KICKER) }
            h1 dir="auto" { (Source(title(options))) }
            (introduction(options))
        }
        main {
            (blank(comparison, &view))
            @for (index, telling) in comparison.tellings.iter().enumerate() {
                (hand_out(&view, index, telling))
            }
        }
        (imprint(options))
    };
    document(title(options), options, &body).into_string()
}

/// The answers, for the teacher.
#[must_use]
pub fn answers(comparison: &Comparison, options: &ReportOptions) -> String {
    let comparison = &chosen(comparison, options);
    let view = View::of(comparison);
    let body = html! {
        header.sheet-head {
            p.kicker { (own::ANSWER_KEY) }
            h1 dir="auto" { (Source(title(options))) }
            p.note { (own::ANSWER_KEY_NOTE) }
        }
        main {
            (facts::facts(comparison, &view))
            (wordings::wordings(comparison, &view))
            (method::method(comparison, &view))
        }
        (imprint(options))
    };
    let heading = format!("{} – {}", own::ANSWER_KEY, title(options));
    links::without_dead_links(&document(&heading, options, &body).into_string())
}

fn blank(comparison: &Comparison, view: &View) -> Markup {
    let shared = comparison.facts.iter().enumerate();
    let shared = shared.filter(|(_, fact)| is_shared(fact));
    html! {
        section.part.blank aria-labelledby="blank" {
            h2 #blank { (own::BLANK_MATRIX) }
            p.fill-in { @for word in own::NAME_AND_DAY { span { (word) ": " } } }
            p { (own::BLANK_MATRIX_TASK) }
            dl.codes {
                @for (code, meaning) in own::CODES { div { dt { (code) } dd { (meaning) } } }
            }
            div.scroll role="region" tabindex="0" aria-label=(own::BLANK_MATRIX) {
                table.to-fill {
                    thead {
                        tr {
                            th scope="col" { (own::FACT) }
                            @for telling in 0..comparison.tellings.len() {
                                th scope="col" class=(colour(telling)) { (name(view, telling)) }
                            }
                        }
                    }
                    tbody {
                        @for (number, fact) in shared {
                            tr {
                                th scope="row" {
                                    span.fact-number { (number + 1) } " "
                                    bdi { (Source(&fact.label)) }
                                }
                                @for _ in &comparison.tellings { td {} }
                            }
                        }
                    }
                }
            }
            h3 { (own::QUESTIONS) }
            ol.questions { @for question in own::QUESTION_LIST { li { (question) } } }
        }
    }
}

/// One article with the numbers of its paragraphs, by which answers name a
/// place.
fn hand_out(view: &View, index: WitnessIndex, telling: &Telling) -> Markup {
    let witness = &telling.witness;
    let heading = format!("hand-out-{}", siglum(index));
    let stated = |value: &Option<String>| value.clone().filter(|value| !value.trim().is_empty());
    html! {
        article.part.hand-out.(colour(index)) aria-labelledby=(heading) {
            h2 id=(heading) { (own::hand_out(&siglum(index))) }
            p.who {
                (name(view, index))
                @if let Some(day) = stated(&witness.date) { " · " (date(&day)) }
            }
            @if let Some(title) = stated(&witness.title).filter(|_| !opens_with_headline(telling)) {
                p.headline dir="auto" { (Source(&title)) }
            }
            @if telling.segments.is_empty() { p.empty { (words::NO_TEXT) } }
            @for (number, text) in paragraphs(telling) {
                div.paragraph {
                    @if let Some(number) = number {
                        span.number aria-hidden="true" { (number) }
                        span.unseen { (words::paragraph(number)) }
                    }
                    p dir="auto" { (Source(text)) }
                }
            }
        }
    }
}

/// The paragraphs with the numbers that the matrix gives them; a headline that
/// opens the text has none.
fn paragraphs(telling: &Telling) -> Vec<(Option<usize>, &str)> {
    let mut paragraphs: Vec<(usize, Span)> = Vec::new();
    for (number, segment) in telling.segments.iter().enumerate() {
        match paragraphs.last_mut() {
            Some((first, span)) if telling.segments[*first].paragraph == segment.paragraph => {
                span.end = segment.span.end;
            }
            _ => paragraphs.push((number, segment.span)),
        }
    }
    paragraphs
        .into_iter()
        .map(|(first, span)| (paragraph(telling, first), span.of(&telling.witness.text)))
        .collect()
}
