//! The tellings themselves, and the comparison in numbers.
//!
//! Every number leads to the list of facts that make it, and every fact in
//! that list to its wordings. The bars repeat the numbers beside them and are
//! hidden from those who hear the page.

use maud::{Markup, html};
use tellings_collate::{Comparison, State, Telling, WitnessIndex, siglum};

use super::View;
use super::parts::{Shown, Source, base, colour, completeness, date, fact_anchor, name, shape};
use super::prominence::prominence;
use super::tally::{Tally, apart, in_common, is_shared};
use crate::fragment::{Fragment, finished};
use crate::safe_url::SafeUrl;
use crate::words::comparison as words;

/// The tellings: outlet, headline, date, link, completeness.
#[must_use]
pub fn tellings(comparison: &Comparison, view: &View) -> Fragment {
    let id = format!("{}tellings", view.prefix());
    finished(html! {
        section.part.tellings aria-labelledby=(id) {
            h2 id=(id) { (words::TELLINGS) }
            ol.telling-list {
                @for (index, telling) in comparison.tellings.iter().enumerate() {
                    li.telling-card.(colour(index)) {
                        (card(view, index, telling, base(comparison) == Some(index)))
                    }
                }
            }
        }
    })
}

fn card(view: &View, index: WitnessIndex, telling: &Telling, is_base: bool) -> Markup {
    let witness = &telling.witness;
    let named =
        |value: &Option<String>| value.as_ref().is_some_and(|value| !value.trim().is_empty());
    html! {
        p.who {
            @if named(&witness.outlet) { (name(view, index)) } @else {
                span.telling.(colour(index)) {
                    b.siglum { (siglum(index)) } " " span.outlet { (words::OUTLET_UNKNOWN) }
                }
            }
        }
        p.headline {
            @match &witness.title {
                Some(title) if named(&witness.title) => bdi { (Source(title)) },
                _ => (words::TITLE_UNKNOWN),
            }
        }
        p.particulars {
            @match &witness.date {
                Some(day) if named(&witness.date) => (date(day)),
                _ => (words::DATE_UNKNOWN),
            }
            " · " (completeness(witness.completeness))
        }
        @if let Some(url) = witness.url.as_deref().and_then(SafeUrl::new) {
            p.particulars {
                a href=(url.as_str()) rel="noreferrer noopener" {
                    (words::READ_AT) " " bdi { (Source(url.host())) }
                }
            }
        }
        @if is_base { p.particulars { (words::BASE) } }
    }
}

/// The comparison in numbers: what each telling has, what each two have in
/// common and where they are apart, and where in its article each has what.
#[must_use]
pub fn overview(comparison: &Comparison, view: &View) -> Fragment {
    let tallies: Vec<Tally> = (0..comparison.tellings.len())
        .map(|telling| Tally::of(comparison, telling))
        .collect();
    let id = format!("{}overview", view.prefix());
    finished(html! {
        section.part.overview aria-labelledby=(id) {
            h2 id=(id) { (words::OVERVIEW) }
            (numbers(comparison, view, &tallies))
            @if comparison.tellings.len() > 1 {
                (agreement(comparison, view, &tallies))
            }
            (prominence(comparison, view))
            (lists(comparison, view, &tallies))
        }
    })
}

/// The columns of the overview's table that lead to a list.
type Column = (&'static str, Shown, fn(&Tally) -> &[usize]);

const COLUMNS: [Column; 4] = [
    ("only", Shown::OnlyHere, |tally| &tally.only_here),
    ("differs", Shown::State(State::Differs), |tally| {
        &tally.differs
    }),
    ("missing", Shown::State(State::NotFound), |tally| {
        &tally.not_found
    }),
    ("unknown", Shown::State(State::Unknown), |tally| {
        &tally.unknown
    }),
];

fn list_anchor(view: &View, telling: WitnessIndex, list: &str) -> String {
    format!("{}{}-{list}", view.prefix(), siglum(telling))
}

fn numbers(comparison: &Comparison, view: &View, tallies: &[Tally]) -> Markup {
    let facts = comparison.facts.len();
    let shared = comparison
        .facts
        .iter()
        .filter(|fact| is_shared(fact))
        .count();
    let of = comparison.tellings.len();
    let by_all = comparison
        .facts
        .iter()
        .filter(|fact| fact.told_by() == of)
        .count();
    html! {
        div.scroll role="region" tabindex="0" aria-label=(words::OVERVIEW_REGION) {
            table.numbers {
                caption { span { (words::overview_caption(facts, shared, by_all, of)) } }
                thead {
                    tr {
                        th scope="col" { (words::TELLING) }
                        th scope="col" { (words::FACTS_TOLD) }
                        th scope="col" { (words::OF_SHARED) }
                        @for (_, shown, _) in COLUMNS {
                            th scope="col" { (shape(shown)) " " (shown.word()) }
                        }
                    }
                }
                tbody {
                    @for (telling, tally) in tallies.iter().enumerate() {
                        tr class=(colour(telling)) {
                            th scope="row" { (name(view, telling)) }
                            td.measure {
                                (number(view, telling, "told", &tally.told))
                                (bar(tally.told.len(), facts))
                            }
                            td.measure {
                                (words::out_of(tally.shared.len(), shared))
                                @if let Some(share) = words::share(tally.shared.len(), shared) {
                                    " (" (share) ")"
                                }
                                (bar(tally.shared.len(), shared))
                            }
                            @for (list, _, facts) in COLUMNS {
                                td.count { (number(view, telling, list, facts(tally))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A count that leads to what it counts.
fn number(view: &View, telling: WitnessIndex, list: &str, facts: &[usize]) -> Markup {
    html! {
        @if facts.is_empty() { "0" } @else {
            a href={ "#" (list_anchor(view, telling, list)) } { (facts.len()) }
        }
    }
}

/// A bar of `part` in `whole`, beside its number.
fn bar(part: usize, whole: usize) -> Markup {
    // Whole numbers: the same drawing on every machine.
    let width = (120 * part).checked_div(whole).unwrap_or(0);
    html! {
        svg.bar viewBox="0 0 120 8" width="120" height="8" aria-hidden="true" focusable="false"
            preserveAspectRatio="none" {
            rect.whole x="0" y="3.5" width="120" height="1" fill="currentColor" {}
            rect.share x="0" y="0" width=(width) height="8" fill="currentColor" {}
        }
    }
}

fn agreement(comparison: &Comparison, view: &View, tallies: &[Tally]) -> Markup {
    let most = tallies
        .iter()
        .map(|tally| tally.told.len())
        .max()
        .unwrap_or(0);
    html! {
        h3 { (words::IN_COMMON) }
        div.scroll role="region" tabindex="0" aria-label=(words::IN_COMMON) {
            table.agreement {
                caption { span { (words::IN_COMMON_CAPTION) } }
                thead {
                    tr {
                        td {}
                        @for telling in 0..tallies.len() {
                            th scope="col" class=(colour(telling)) {
                                b.siglum { (siglum(telling)) }
                                " " span.unseen { (Source(view.name(telling))) }
                            }
                        }
                    }
                }
                tbody {
                    @for (row, tally) in tallies.iter().enumerate() {
                        tr {
                            th scope="row" { (name(view, row)) }
                            @for column in 0..tallies.len() {
                                @if row == column { td.itself { (tally.told.len()) } } @else {
                                    @let both = in_common(comparison, row, column);
                                    @let apart = apart(comparison, row, column);
                                    td {
                                        (both) (disc(both, most))
                                        @if apart > 0 {
                                            span.apart { (shape(Shown::State(State::Differs))) " " (words::apart(apart)) }
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

/// A disc whose area says how much `part` is of `whole`, beside its number.
fn disc(part: usize, whole: usize) -> Markup {
    let share = if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    };
    html! {
        svg.disc viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" {
            // A square root is exact to the last bit on every machine.
            circle cx="8" cy="8" r=(format!("{:.2}", 7.5 * share.sqrt())) fill="currentColor" {}
        }
    }
}

fn lists(comparison: &Comparison, view: &View, tallies: &[Tally]) -> Markup {
    html! {
        h3.behind-head { (words::BEHIND_NUMBERS) }
        div.behind {
            @for (telling, tally) in tallies.iter().enumerate() {
                section.behind-telling.(colour(telling)) {
                    h4 { (name(view, telling)) }
                    dl {
                        (list(comparison, view, telling, "told", words::FACTS_TOLD, &tally.told))
                        @for (anchor, shown, facts) in COLUMNS {
                            (list(comparison, view, telling, anchor, shown.word(), facts(tally)))
                        }
                    }
                }
            }
        }
    }
}

fn list(
    comparison: &Comparison,
    view: &View,
    telling: WitnessIndex,
    anchor: &str,
    title: &str,
    facts: &[usize],
) -> Markup {
    html! {
        div.list id=(list_anchor(view, telling, anchor)) {
            dt { (title) }
            dd {
                @if facts.is_empty() { (words::NONE) }
                @for (nth, fact) in facts.iter().enumerate() {
                    @if nth > 0 { " " }
                    a.fact-number href={ "#" (fact_anchor(view, *fact)) } data-goto="facts"
                        title=(Source(&comparison.facts[*fact].label)) {
                        span.unseen { (words::FACT) " " } (fact + 1)
                    }
                }
            }
        }
    }
}
