//! What a person can do with a fact: the last section of the inspector.
//!
//! Every action is a real button or link inside `section.actions`, which names
//! its fact in `data-fact`; the window's script does what they say. The report
//! has none of them.

use maud::{Markup, html};
use tellings_collate::{Comparison, siglum};

use super::View;
use super::parts::{fact_anchor, fact_id, name, read_anchor, sentence_anchor, told_cell};
use crate::words::inspector as words;

/// The actions for one fact.
pub(super) fn actions(comparison: &Comparison, view: &View, number: usize) -> Markup {
    let id = format!("{}-actions", fact_anchor(view, number));
    html! {
        section.actions aria-labelledby=(id) data-fact=(fact_id(number)) {
            h4 id=(id) { (words::ACTIONS) }
            (elsewhere(comparison, view, number))
        }
    }
}

/// Leads to the same fact in the other views.
fn elsewhere(comparison: &Comparison, view: &View, number: usize) -> Markup {
    let fact = &comparison.facts[number];
    let told: Vec<(usize, usize)> = (0..comparison.tellings.len())
        .filter_map(|telling| Some((telling, *told_cell(fact, telling)?.segments.first()?)))
        .collect();
    html! {
        ul.elsewhere {
            @if let Some(&(telling, segment)) = told.first().filter(|_| told.len() > 1) {
                li {
                    a href={ "#" (sentence_anchor(view, telling, segment)) } data-goto="columns" {
                        (words::LINE_UP)
                    }
                }
            }
            @for &(telling, segment) in &told {
                li {
                    a href={ "#" (read_anchor(view, telling, segment)) } data-goto="read"
                        data-telling=(siglum(telling)) { (words::READ_IN) (name(view, telling)) }
                }
            }
        }
    }
}
