//! Why the sentences of a fact were put together: what each pair has in common,
//! and the alias rules that were needed to see it.

use std::collections::BTreeSet;

use maud::{Markup, html};
use tellings_collate::{AliasUse, Comparison, Fact, Link, WitnessIndex, siglum};

use super::View;
use super::parts::{Source, colour, place, sentence_anchor};
use crate::words::comparison as words;

/// The links of a fact and the rules that they needed, behind a summary.
pub(super) fn why(comparison: &Comparison, view: &View, number: usize) -> Markup {
    html! {
        details.why {
            summary { (words::WHY) }
            div.scroll role="region" tabindex="0" aria-label=(words::why_region(number + 1)) {
                table {
                    thead {
                        tr {
                            @for head in [
                                words::WHY_PLACES, words::WHY_LIKELY, words::WHY_WORDS,
                                words::WHY_NAMES, words::WHY_NUMBERS, words::WHY_RUN,
                            ] { th scope="col" { (head) } }
                        }
                    }
                    tbody {
                        @for link in &comparison.facts[number].links { (reason(comparison, view, link)) }
                    }
                }
            }
            (rules(&comparison.facts[number]))
        }
    }
}

/// The alias rules that the links needed, each once.
fn rules(fact: &Fact) -> Markup {
    let used: BTreeSet<AliasUse> = fact
        .links
        .iter()
        .flat_map(|link| link.aliases.iter().cloned())
        .map(|used| {
            let in_order = used.a <= used.b;
            let (a, b) = if in_order {
                (used.a, used.b)
            } else {
                (used.b, used.a)
            };
            AliasUse { a, b, ..used }
        })
        .collect();
    let form = |form: &str| {
        html! { (words::OPEN_QUOTE) bdi { (Source(form)) } (words::CLOSE_QUOTE) }
    };
    html! {
        @if !used.is_empty() {
            p { (words::WHY_RULES) }
            ul.rules {
                @for used in &used {
                    li {
                        (form(&used.a)) (words::AND) (form(&used.b)) " "
                        (words::alias(used.kind)) " (" (words::scope(used.scope)) ")."
                    }
                }
            }
        }
    }
}

fn reason(comparison: &Comparison, view: &View, link: &Link) -> Markup {
    let end = |(telling, segment): (WitnessIndex, usize)| {
        html! {
            b.siglum.(colour(telling)) { (siglum(telling)) } " "
            @if let Some(words) = comparison.tellings.get(telling) {
                a href={ "#" (sentence_anchor(view, telling, segment)) } data-goto="columns" {
                    (place(words, segment))
                }
            }
        }
    };
    html! {
        tr {
            th scope="row" { (end(link.a)) " – " (end(link.b)) }
            td { (words::likelihood(link.score)) }
            @for common in [&link.words, &link.names, &link.numbers] {
                td { bdi { (Source(&common.join(", "))) } }
            }
            td { (words::words(link.run)) }
        }
    }
}
