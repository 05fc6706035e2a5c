//! How the comparison was made, what its words mean, and what it cannot do.

use maud::{Markup, Render, html};
use tellings_collate::{Comparison, ENGINE_VERSION, Mark, MarkKind, State};
use tellings_text::Span;

use super::View;
use super::by_person;
use super::parts::{Marked, Shown, Source, completeness, name, shape};
use crate::fragment::{Fragment, finished};
use crate::words::{comparison as words, corrections};

/// How it was made.
#[must_use]
pub fn method(comparison: &Comparison, view: &View) -> Fragment {
    let id = format!("{}method", view.prefix());
    finished(html! {
        section.part.method aria-labelledby=(id) {
            h2 id=(id) { (words::METHOD) }
            p { (words::METHOD_HOW) }
            h3 { (words::LEGEND) }
            (legend())
            h3 { (words::LIMITS) }
            ul.limits { @for limit in words::LIMITS_LIST { li { (limit) } } }
            h3 { (words::DETAILS) }
            (particulars(comparison, view))
            h3 { (corrections::CORRECTIONS) }
            (by_person::list(comparison, view, false))
            (texts(comparison, view))
        }
    })
}

fn legend() -> Markup {
    let states = [
        State::Same,
        State::Reworded,
        State::Differs,
        State::NotFound,
        State::Unknown,
    ];
    let marks = [MarkKind::Replaced, MarkKind::OnlyHere, MarkKind::Disagrees];
    html! {
        dl.legend {
            @for state in states {
                (entry(Shown::State(state), words::state_meaning(state)))
            }
            (entry(Shown::OnlyHere, words::ONLY_HERE_MEANING))
            div {
                dt { (words::MARKS) }
                @for kind in marks {
                    dd { (sample(kind)) " – " (words::mark(kind)) }
                }
            }
        }
    }
}

fn entry(shown: Shown, meaning: &str) -> Markup {
    html! {
        div { dt { (shape(shown)) " " (shown.word()) } dd { (meaning) } }
    }
}

fn sample(kind: MarkKind) -> Markup {
    let text = words::MARK_SAMPLE;
    let within = Span::whole(text);
    Marked {
        text,
        within,
        marks: &[Mark { span: within, kind }],
        spoken: false,
    }
    .render()
}

fn particulars(comparison: &Comparison, view: &View) -> Markup {
    html! {
        dl.particulars {
            div { dt { (words::ENGINE) } dd { (ENGINE_VERSION) } }
            div { dt { (words::MATCHED_BY) } dd { (words::matched_by(&comparison.matched_by)) } }
            div {
                dt { (words::COMPARED_AGAINST) }
                dd {
                    @match super::parts::base(comparison) {
                        Some(base) => (name(view, base)),
                        None => (words::NO_BASE),
                    }
                }
            }
            @if !comparison.options.aliases.is_empty() {
                div {
                    dt { (words::OWN_RULES) }
                    @for rule in &comparison.options.aliases {
                        dd {
                            bdi { (Source(&rule.forms.join(" = "))) }
                            " (" (words::scope(rule.scope)) ")"
                        }
                    }
                }
            }
        }
    }
}

fn texts(comparison: &Comparison, view: &View) -> Markup {
    html! {
        div.scroll role="region" tabindex="0" aria-label=(words::TEXTS_CAPTION) {
            table.texts {
                caption { span { (words::TEXTS_CAPTION) } }
                thead {
                    tr {
                        th scope="col" { (words::TELLING) }
                        th scope="col" { (words::SENTENCES) }
                        th scope="col" { (words::COMPLETENESS) }
                        th scope="col" { (words::HASH) }
                    }
                }
                tbody {
                    @for (index, telling) in comparison.tellings.iter().enumerate() {
                        tr {
                            th scope="row" { (name(view, index)) }
                            td.count { (telling.segments.len()) }
                            td { (completeness(telling.witness.completeness)) }
                            td { code { (Source(&telling.witness.sha256)) } }
                        }
                    }
                }
            }
        }
    }
}
