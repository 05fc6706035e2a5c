//! What the tellings say, kind by kind: numbers and dates, quotations, names,
//! verbs of saying, and the wording that they share.
//!
//! The comparison gathers it ([`Comparison::apparatus`]); here it is only shown.
//! Every number and every word leads to its sentence in the article.

use maud::{Markup, html};
use tellings_collate::apparatus::{
    Actor, Figure, FigureKind, QuotationRow, VerbRow, Version, tellings_of,
};
use tellings_collate::{Comparison, Evidence, State, WitnessIndex, siglum};

use super::View;
use super::parts::{
    Marked, Shown, Source, colour, fact_anchor, name, place, read_anchor, segment_at, shape,
};
use super::shared_wording::shared_wording;
use crate::fragment::{Fragment, finished};
use crate::words::{comparison as shared, wording as words};

/// Actors that are shown at once; the others are behind a button.
const ACTORS: usize = 20;

/// The wording, kind by kind.
#[must_use]
pub fn wording(comparison: &Comparison, view: &View) -> Fragment {
    let id = format!("{}wording", view.prefix());
    let apparatus = comparison.apparatus();
    let of_kind = |kind| -> Vec<&Figure> {
        let figures = apparatus.figures.iter();
        figures.filter(|figure| figure.kind == kind).collect()
    };
    finished(html! {
        section.part.apparatus aria-labelledby=(id) {
            h2 id=(id) { (words::WORDING) }
            p.note { (words::NOTE) }
            (figures(comparison, view, words::NUMBERS, &of_kind(FigureKind::Number)))
            (figures(comparison, view, words::DATES, &of_kind(FigureKind::Date)))
            (quotations(comparison, view, &apparatus.quotations))
            (actors(comparison, view, &apparatus.actors))
            (verbs(comparison, view, &apparatus.verbs))
            @if comparison.tellings.len() > 1 { (shared_wording(comparison, view)) }
        }
    })
}

/// The heads of the columns, one for each telling.
fn heads(comparison: &Comparison, view: &View) -> Markup {
    html! {
        @for telling in 0..comparison.tellings.len() {
            th scope="col" class=(colour(telling)) { (name(view, telling)) }
        }
    }
}

/// The evidence of one telling.
fn of_telling(places: &[Evidence], telling: WitnessIndex) -> Vec<Evidence> {
    let places = places.iter().copied();
    places.filter(|place| place.witness == telling).collect()
}

/// What several tellings have is shown, what one alone has is behind a button.
fn figures(comparison: &Comparison, view: &View, title: &str, figures: &[&Figure]) -> Markup {
    let (several, alone): (Vec<&Figure>, Vec<&Figure>) = figures
        .iter()
        .partition(|figure| tellings_of(&figure.places) > 1);
    html! {
        h3 { (title) }
        @if figures.is_empty() { p.empty { (shared::NONE) } }
        (figure_table(comparison, view, title, &several))
        @if !alone.is_empty() {
            details.more {
                summary { (words::in_one_telling(alone.len())) }
                (figure_table(comparison, view, &words::only(title), &alone))
            }
        }
    }
}

fn figure_table(comparison: &Comparison, view: &View, title: &str, figures: &[&Figure]) -> Markup {
    html! {
        @if !figures.is_empty() {
            div.scroll role="region" tabindex="0" aria-label=(title) {
                table.figures {
                    thead {
                        tr {
                            th scope="col" { (shared::FACT) }
                            th scope="col" { (words::VALUES) }
                            (heads(comparison, view))
                        }
                    }
                    tbody {
                        @for figure in figures {
                            tr class=[(!figure.agree).then_some("apart")] {
                                th scope="row" { (fact_link(comparison, view, figure.fact)) }
                                td.agree { (agreement(figure)) }
                                @for telling in 0..comparison.tellings.len() {
                                    td class=(colour(telling)) {
                                        @for (nth, at) in of_telling(&figure.places, telling).into_iter().enumerate() {
                                            @if nth > 0 { (shared::BETWEEN) }
                                            (printed(comparison, view, at))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Whether the values of a row are the same, where several tellings have it.
fn agreement(figure: &Figure) -> Markup {
    let several = tellings_of(&figure.places) > 1;
    html! {
        @if !several { (shape(Shown::OnlyHere)) " " (words::ONE_TELLING) }
        @else if figure.agree { (shape(Shown::State(State::Same))) " " (words::AGREE) }
        @else { (shape(Shown::State(State::Differs))) " " (words::APART) }
    }
}

/// A fact by its number and label.
fn fact_link(comparison: &Comparison, view: &View, number: usize) -> Markup {
    html! {
        a href={ "#" (fact_anchor(view, number)) } data-goto="facts" {
            span.fact-number { (number + 1) } " "
            bdi.label { (Source(&comparison.facts[number].label)) }
        }
    }
}

/// Words of a text that lead to their sentence.
fn printed(comparison: &Comparison, view: &View, at: Evidence) -> Markup {
    let text = comparison
        .tellings
        .get(at.witness)
        .and_then(|telling| telling.witness.text.get(at.span.start..at.span.end))
        .unwrap_or("");
    to_sentence(comparison, view, at, html! { bdi { (Source(text)) } })
}

/// A link to the sentence in which something stands.
fn to_sentence(comparison: &Comparison, view: &View, at: Evidence, inside: Markup) -> Markup {
    let found = comparison.tellings.get(at.witness);
    let found = found.and_then(|telling| segment_at(telling, at.span.start));
    html! {
        @match found {
            Some(segment) => a href={ "#" (read_anchor(view, at.witness, segment)) } data-goto="read"
                data-telling=(siglum(at.witness)) { (inside) },
            None => (inside),
        }
    }
}

fn quotations(comparison: &Comparison, view: &View, rows: &[QuotationRow]) -> Markup {
    html! {
        h3 { (words::QUOTATIONS) }
        @if rows.is_empty() { p.empty { (shared::NONE) } }
        ol.quotations { @for row in rows { li { (quotation(comparison, view, row)) } } }
    }
}

fn quotation(comparison: &Comparison, view: &View, row: &QuotationRow) -> Markup {
    let (longest, others): (Vec<&Version>, Vec<&Version>) = row
        .versions
        .iter()
        .partition(|version| version.place == row.longest);
    html! {
        p.speaker {
            @match row.speaker { Some(at) => b { (printed(comparison, view, at)) }, None => (words::NOBODY_NAMED) }
            " · " a href={ "#" (fact_anchor(view, row.fact)) } data-goto="facts" {
                (shared::FACT) " " (row.fact + 1)
            }
        }
        ul.versions {
            @for version in longest {
                li.(colour(version.place.witness)) {
                    p.who {
                        (name(view, version.place.witness))
                        @if row.versions.len() > 1 { " " span.aside { (words::LONGEST) } }
                    }
                    (quoted(comparison, view, version))
                }
            }
            @for version in others {
                li.(colour(version.place.witness)) {
                    p.who { (name(view, version.place.witness)) " " span.aside { (how(version)) } }
                    (quoted(comparison, view, version))
                    (cut(comparison, row, version))
                }
            }
        }
        @if !row.in_own_words.is_empty() {
            p.aside {
                (words::IN_OWN_WORDS) " "
                @for (nth, telling) in row.in_own_words.iter().enumerate() {
                    @if nth > 0 { (shared::between(nth, row.in_own_words.len())) }
                    (name(view, *telling))
                }
            }
        }
    }
}

/// How a version stands to the longest.
fn how(version: &Version) -> &'static str {
    match (version.marks.is_empty(), version.lacks.is_empty()) {
        (true, true) => words::SAME_WORDS,
        (true, false) => words::CUT,
        (false, true) => words::CHANGED,
        (false, false) => words::CUT_AND_CHANGED,
    }
}

fn quoted(comparison: &Comparison, view: &View, version: &Version) -> Markup {
    let Evidence { witness, span } = version.place;
    let Some(telling) = comparison.tellings.get(witness) else {
        return html! {};
    };
    let segment = segment_at(telling, span.start);
    html! {
        blockquote.said {
            p dir="auto" {
                (shared::OPEN_QUOTE)
                (Marked { text: &telling.witness.text, within: span, marks: &version.marks, spoken: true })
                (shared::CLOSE_QUOTE)
            }
        }
        @if let Some(segment) = segment {
            p.about { (to_sentence(comparison, view, version.place, html! { (place(telling, segment)) })) }
        }
    }
}

/// The words of the longest version that a version is without.
fn cut(comparison: &Comparison, row: &QuotationRow, version: &Version) -> Markup {
    let text = comparison
        .tellings
        .get(row.longest.witness)
        .map_or("", |telling| telling.witness.text.as_str());
    html! {
        @if !version.lacks.is_empty() {
            p.without {
                (shared::WITHOUT) " "
                @for (nth, lack) in version.lacks.iter().enumerate() {
                    @if nth > 0 { (shared::BETWEEN) }
                    (shared::OPEN_QUOTE)
                    bdi { (Source(text.get(lack.start..lack.end).unwrap_or(""))) }
                    (shared::CLOSE_QUOTE)
                }
            }
        }
    }
}

fn actors(comparison: &Comparison, view: &View, actors: &[Actor]) -> Markup {
    let (most, rest) = actors.split_at(actors.len().min(ACTORS));
    html! {
        h3 { (words::ACTORS) }
        p.note { (words::ACTORS_NOTE) }
        @if actors.is_empty() { p.empty { (shared::NONE) } } @else {
            (actor_table(comparison, view, words::ACTORS, most))
            @if !rest.is_empty() {
                details.more {
                    summary { (words::more_names(rest.len())) }
                    (actor_table(comparison, view, words::RARER, rest))
                }
            }
        }
    }
}

fn actor_table(comparison: &Comparison, view: &View, title: &str, actors: &[Actor]) -> Markup {
    html! {
        div.scroll role="region" tabindex="0" aria-label=(title) {
            table.called {
                thead {
                    tr { th scope="col" { (words::NAME) } th scope="col" { (words::CALLED) } (heads(comparison, view)) }
                }
                @for actor in actors {
                    tbody {
                        @for (nth, form) in actor.forms.iter().enumerate() {
                            tr {
                                @if nth == 0 {
                                    th scope="rowgroup" rowspan=(actor.forms.len()) {
                                        bdi { (Source(&actor.name)) } " " span.aside { (actor.mentions()) }
                                    }
                                }
                                th scope="row" { bdi { (Source(&form.text)) } }
                                (counts(comparison, view, &form.places))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn verbs(comparison: &Comparison, view: &View, verbs: &[VerbRow]) -> Markup {
    html! {
        h3 { (words::VERBS) }
        @if verbs.is_empty() { p.empty { (shared::NONE) } } @else {
            div.scroll role="region" tabindex="0" aria-label=(words::VERBS) {
                table.called {
                    thead { tr { th scope="col" { (words::VERB) } (heads(comparison, view)) } }
                    tbody {
                        @for row in verbs {
                            tr {
                                th scope="row" { bdi { (Source(&row.verb)) } }
                                (counts(comparison, view, &row.places))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A cell for each telling: how often, and where.
fn counts(comparison: &Comparison, view: &View, places: &[Evidence]) -> Markup {
    html! {
        @for (telling, of) in comparison.tellings.iter().enumerate() {
            @let own = of_telling(places, telling);
            td class=(colour(telling)) {
                @match own[..] {
                    [] => span.none { "–" },
                    [at] => (to_sentence(comparison, view, at, html! {
                        "1" span.unseen { ": " (stands(of, at)) }
                    })),
                    _ => details {
                        summary { (own.len()) }
                        ul { @for at in own {
                            li { (to_sentence(comparison, view, at, html! { (stands(of, at)) })) }
                        } }
                    },
                }
            }
        }
    }
}

/// Where in its article something stands, in words.
fn stands(telling: &tellings_collate::Telling, at: Evidence) -> String {
    segment_at(telling, at.span.start).map_or_else(String::new, |segment| place(telling, segment))
}
