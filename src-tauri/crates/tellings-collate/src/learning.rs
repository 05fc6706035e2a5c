//! What learning the weights needs: the features of every pair of a story, and
//! a comparison made with weights that are being tried.
//!
//! The program itself uses neither; `examples/learn.rs` does.

use crate::alias::Aliases;
use crate::group::{self, FLOOR, Pairs};
use crate::model::{Comparison, Options, Telling, Witness, WitnessIndex};
pub use crate::score::{FEATURES, Weights};
use crate::score::{Scorer, WordScorer};
use crate::{analysis, assemble, columns, score};

/// A pair of sentences and what is measured of it.
#[derive(Clone, Debug)]
pub struct Example {
    /// Telling and number of one sentence.
    pub a: (WitnessIndex, usize),
    /// Telling and number of the other, in a later telling.
    pub b: (WitnessIndex, usize),
    /// Its features, in the order of [`FEATURES`].
    pub features: [f64; FEATURES.len()],
}

/// The witnesses cut into sentences, and every pair worth scoring.
#[must_use]
pub fn examples(witnesses: &[Witness]) -> (Vec<Telling>, Vec<Example>) {
    let tellings = analysis::cut(witnesses.iter());
    let analysis = analysis::analyse(&tellings, &Aliases::with(&[]));
    let mut examples = Vec::new();
    score::features(&analysis, |a, b, features| {
        examples.push(Example {
            a,
            b,
            features: *features,
        });
    });
    (tellings, examples)
}

/// [`crate::collate`] with other weights than the shipped ones.
#[must_use]
pub fn collate_with(weights: &Weights, witnesses: &[Witness], options: &Options) -> Comparison {
    collate_by(&WordScorer { weights }, witnesses, options)
}

/// The whole way from witnesses to a comparison, by any scorer.
pub(crate) fn collate_by(
    scorer: &impl Scorer,
    witnesses: &[Witness],
    options: &Options,
) -> Comparison {
    let columns = columns::canonical(witnesses);
    let tellings = analysis::cut(columns.iter().map(|&column| &witnesses[column]));
    let aliases = Aliases::with(&options.aliases);
    let analysis = analysis::analyse(&tellings, &aliases);
    let pairs = Pairs::new(scorer.score(&analysis, FLOOR));
    let mut groups = group::group(&tellings, &analysis, &pairs);
    group::in_story_order(&mut groups, &tellings);
    let base = options
        .base
        .and_then(|base| columns.iter().position(|&column| column == base));
    let facts = assemble::facts(
        &tellings, &analysis, &pairs, &groups, base, &columns, &aliases,
    );
    columns::restored(tellings, facts, options, &columns)
}
