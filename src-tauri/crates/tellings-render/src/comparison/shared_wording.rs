//! The wording that tellings share: for every two of them how much, and the
//! longest runs, each with links to its places in the full texts.

use maud::{Markup, html};
use tellings_collate::{Comparison, Fact, SharedRun, SharedWording, WitnessIndex, siglum};
use tellings_text::Span;

use super::View;
use super::parts::{Source, name, place, segment_at, sentence_anchor};
use crate::words::{comparison, shared_wording as words};

/// Runs that are shown at once; the others are behind a button.
const LONGEST: usize = 3;

/// Words of a run that are shown.
const WORDS_SHOWN: usize = 60;

/// How many independent wordings a fact has, where they are fewer than its
/// tellings.
pub(super) fn fewer_wordings(fact: &Fact) -> Option<usize> {
    (fact.independent_wordings < fact.told_by()).then_some(fact.independent_wordings)
}

/// The shared wording of every two tellings.
pub(super) fn shared_wording(comparison: &Comparison, view: &View) -> Markup {
    let pairs = &comparison.shared_wording;
    html! {
        h3 { (words::SHARED_WORDING) }
        p.note { (words::NOTE) }
        @if pairs.is_empty() { p.empty { (words::NO_SHARED_WORDING) } } @else {
            div.scroll role="region" tabindex="0" aria-label=(words::SHARED_WORDING) {
                table.shared {
                    caption { span { (words::CAPTION) } }
                    thead {
                        tr {
                            th scope="col" { (words::PAIR) }
                            th scope="col" { (words::SHARE) }
                            th scope="col" { (words::LONGEST) }
                        }
                    }
                    tbody { @for pair in pairs { (row(comparison, view, pair)) } }
                }
            }
        }
    }
}

fn row(comparison: &Comparison, view: &View, pair: &SharedWording) -> Markup {
    let [first, second] = pair.tellings;
    let mut longest: Vec<&SharedRun> = pair.runs.iter().collect();
    longest.sort_by_key(|run| std::cmp::Reverse(run.words));
    let (shown, rest) = longest.split_at(longest.len().min(LONGEST));
    html! {
        tr {
            th scope="row" { (name(view, first)) (words::AND) (name(view, second)) }
            td.shares {
                @for (telling, whole) in pair.tellings.into_iter().zip(pair.words) {
                    p { b.siglum { (siglum(telling)) } " " (words::shared_of(pair.shared(), whole)) }
                }
            }
            td {
                (runs(comparison, view, pair.tellings, shown))
                @if !rest.is_empty() {
                    details {
                        summary { (words::more_runs(rest.len())) }
                        (runs(comparison, view, pair.tellings, rest))
                    }
                }
            }
        }
    }
}

fn runs(
    comparison: &Comparison,
    view: &View,
    tellings: [WitnessIndex; 2],
    runs: &[&SharedRun],
) -> Markup {
    let text = |telling: WitnessIndex| {
        let telling = comparison.tellings.get(telling);
        telling.map_or("", |telling| telling.witness.text.as_str())
    };
    html! {
        ul.runs {
            @for run in runs {
                @let (words, goes_on) = opening(run.places[0].of(text(tellings[0])));
                li {
                    (comparison::OPEN_QUOTE)
                    bdi { (Source(&words)) @if goes_on { (words::GOES_ON) } }
                    (comparison::CLOSE_QUOTE)
                    " " span.length { (words::length(run.words)) }
                    span.places {
                        @for (telling, span) in tellings.into_iter().zip(run.places) {
                            " " (in_context(comparison, view, telling, span))
                        }
                    }
                }
            }
        }
    }
}

/// The first words of a run on one line, and whether more follow.
fn opening(run: &str) -> (String, bool) {
    let mut words = run.split_whitespace();
    let shown: Vec<&str> = words.by_ref().take(WORDS_SHOWN).collect();
    (shown.join(" "), words.next().is_some())
}

/// Leads to the sentence of a telling in which a run begins.
fn in_context(comparison: &Comparison, view: &View, index: WitnessIndex, run: Span) -> Markup {
    let found = comparison
        .tellings
        .get(index)
        .and_then(|telling| Some((telling, segment_at(telling, run.start)?)));
    html! {
        @if let Some((telling, segment)) = found {
            a href={ "#" (sentence_anchor(view, index, segment)) } data-goto="columns" {
                b.siglum { (siglum(index)) } span.unseen { " " (Source(view.name(index))) }
                " " (place(telling, segment))
            }
        }
    }
}
