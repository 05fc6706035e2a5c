//! By which verbs things are put into somebody's mouth.

use std::collections::BTreeMap;

use tellings_text::attributions;

use crate::model::{Comparison, Evidence};

/// A verb of saying, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbRow {
    /// In small letters: "said", "according to".
    pub verb: String,
    /// Where, by telling and place.
    pub places: Vec<Evidence>,
}

pub(super) fn all(comparison: &Comparison) -> Vec<VerbRow> {
    let mut by_verb: BTreeMap<String, Vec<Evidence>> = BTreeMap::new();
    for (witness, text, sentence) in comparison.sentences() {
        for span in attributions(text, sentence) {
            let verb = span.of(text).split_whitespace().collect::<Vec<_>>();
            by_verb
                .entry(verb.join(" ").to_lowercase())
                .or_default()
                .push(Evidence { witness, span });
        }
    }
    let mut rows: Vec<VerbRow> = by_verb
        .into_iter()
        .map(|(verb, places)| VerbRow { verb, places })
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.places.len()));
    rows
}
