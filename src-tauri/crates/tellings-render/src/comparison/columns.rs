//! The full texts, side by side.
//!
//! A telling's sentences in order, with what stands between them, are its
//! stored text; nothing is added to it but the number after each sentence,
//! which leads to the sentence's fact and is drawn as a note, not as text.

use maud::{Markup, html};
use tellings_collate::{Comparison, Telling, WitnessIndex, siglum};
use tellings_text::Span;

use super::View;
use super::article_text::{Piece, Told, farthest, paragraphs, told};
use super::parts::{
    Marked, Shown, Source, base, colour, fact_anchor, fact_id, name, sentence_anchor, shape, shown,
    told_cell,
};
use crate::fragment::{Fragment, finished};
use crate::words::comparison as words;

/// The full texts, side by side.
#[must_use]
pub fn columns(comparison: &Comparison, view: &View) -> Fragment {
    let id = format!("{}side-by-side", view.prefix());
    finished(html! {
        section.part.side-by-side aria-labelledby=(id) {
            h2 id=(id) { (words::SIDE_BY_SIDE) }
            p.note { (words::SIDE_BY_SIDE_NOTE) }
            div.scroll.columns-region role="region" tabindex="0" aria-label=(words::COLUMNS_REGION) {
                div.columns {
                    @for (index, telling) in comparison.tellings.iter().enumerate() {
                        (column(comparison, view, index, telling))
                    }
                }
            }
        }
    })
}

fn column(comparison: &Comparison, view: &View, index: WitnessIndex, telling: &Telling) -> Markup {
    let heading = format!("{}{}-text", view.prefix(), siglum(index));
    let told = told(comparison, index);
    html! {
        article.column.(colour(index)) aria-labelledby=(heading) data-telling=(siglum(index)) {
            header {
                h3 id=(heading) { (name(view, index)) }
                @if let Some(title) = telling.witness.title.as_deref().filter(|t| *t != view.name(index)) {
                    p.headline { bdi { (Source(title)) } }
                }
                @if base(comparison) == Some(index) { p.aside { (words::BASE) } }
            }
            div.text {
                @if telling.segments.is_empty() { p.empty { (words::NO_TEXT) } }
                @for paragraph in paragraphs(telling) {
                    p dir="auto" {
                        @for piece in paragraph {
                            @match piece {
                                Piece::Between(span) => (Source(span.of(&telling.witness.text))),
                                Piece::Sentence(number, span) =>
                                    (sentence(comparison, view, index, number, span, told.get(&number))),
                            }
                        }
                    }
                }
            }
        }
    }
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
        span.sentence.(farthest(&states).map_or("untold", Shown::class)).moved[facts.iter().any(|fact| is_moved(comparison, index, *fact))]
            id=(sentence_anchor(view, index, number))
            data-facts=(facts.iter().map(|fact| fact_id(*fact)).collect::<Vec<_>>().join(" ")) {
            (Marked {
                text: &comparison.tellings[index].witness.text,
                within: span,
                marks: told.map_or(&[], |told| &told.marks),
                spoken: false,
            })
        }
        @for (fact, shown) in facts.iter().zip(states) {
            a.ref href={ "#" (fact_anchor(view, *fact)) } data-goto="facts" {
                span.unseen { (words::FACT) " " } (fact + 1) (shape(shown))
                @if is_moved(comparison, index, *fact) {
                    span.moved-sign aria-hidden="true" title=(words::MOVED_LONG) { "↕" }
                    span.unseen { ", " (words::MOVED) }
                }
                span.unseen { ", " (shown.word()) }
            }
        }
    }
}

/// Whether a fact stands elsewhere in this telling than in the order of the
/// telling that the others go by.
fn is_moved(comparison: &Comparison, index: WitnessIndex, fact: usize) -> bool {
    told_cell(&comparison.facts[fact], index).is_some_and(|cell| cell.moved)
}
