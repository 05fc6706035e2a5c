//! What learning the weights needs: the features of every pair of a story, and
//! a comparison made with weights that are being tried.
//!
//! The program itself uses neither; the example `train` of
//! `tellings-semantics` does.

use crate::alias::Aliases;
use crate::assemble::Layout;
pub use crate::certainty::{Alone, Certainty, Shared, evidence};
use crate::correction::{self, Constraints, Heard};
use crate::event::Gist;
pub use crate::event::{EVENT_FEATURES, Event};
use crate::group::{self, FLOOR, Pairs};
use crate::meaning::{Meanings, Reader, Stopped};
use crate::model::{Comparison, MatchedBy, Options, Telling, Witness, WitnessIndex};
pub use crate::score::{
    FEATURE_COUNT, FEATURES, Judgement, MEANING_FEATURES, Trained, Weights, likelihood,
};
use crate::{analysis, assemble, columns, reuse, score};

/// A pair of sentences and what is measured of it.
#[derive(Clone, Debug)]
pub struct Example {
    /// Telling and number of one sentence.
    pub a: (WitnessIndex, usize),
    /// Telling and number of the other, in a later telling.
    pub b: (WitnessIndex, usize),
    /// Its features, in the order of [`FEATURES`].
    pub features: [f64; FEATURE_COUNT],
}

/// The witnesses cut into sentences, and every pair worth scoring.
///
/// # Errors
///
/// If the reader gives up.
pub fn examples(
    witnesses: &[Witness],
    reader: Option<&dyn Reader>,
) -> Result<(Vec<Telling>, Vec<Example>), Stopped> {
    let tellings = analysis::cut(witnesses.iter());
    let analysis = analysis::analyse(&tellings, &Aliases::with(&[]));
    let meanings = reader
        .map(|reader| Meanings::of(&tellings, reader))
        .transpose()?;
    let examples = score::features(&analysis, meanings.as_ref(), |a, b, features| {
        Some(Example {
            a,
            b,
            features: *features,
        })
    });
    Ok((tellings, examples))
}

/// What two whole tellings have in common, in the order of [`Event::weights`].
#[must_use]
pub fn in_common(a: &Witness, b: &Witness) -> [f64; EVENT_FEATURES] {
    let tellings = analysis::cut([a, b].into_iter());
    let analysis = analysis::analyse(&tellings, &Aliases::with(&[]));
    Gist::of(&analysis.sentences[0]).in_common(&Gist::of(&analysis.sentences[1]))
}

/// The weights that the program goes by.
#[must_use]
pub fn shipped() -> &'static Trained {
    score::shipped()
}

/// [`crate::collate_with`] with other weights than the shipped ones.
///
/// # Errors
///
/// If the reader gives up.
pub fn collate_by(
    trained: &Trained,
    witnesses: &[Witness],
    options: &Options,
    reader: Option<&dyn Reader>,
) -> Result<Comparison, Stopped> {
    let columns = columns::canonical(witnesses);
    let tellings = analysis::cut(columns.iter().map(|&column| &witnesses[column]));
    let aliases = Aliases::with(&options.aliases);
    let analysis = analysis::analyse(&tellings, &aliases);
    let corrections = &options.corrections;
    let found = correction::find_all(&tellings, corrections, &columns);
    let (constraints, outcomes) = Constraints::of(corrections, &found);
    let scored = score::pairs(&tellings, &analysis, reader, trained, FLOOR)?;
    let pairs = Pairs::new(scored, &constraints);
    let mut groups = group::group(&tellings, &pairs, &constraints);
    group::in_story_order(&mut groups, &tellings);
    let base = options
        .base
        .and_then(|base| columns.iter().position(|&column| column == base));
    let mut facts = assemble::facts(
        &tellings,
        &analysis,
        &pairs,
        &groups,
        Layout {
            base,
            columns: &columns,
        },
        &aliases,
        trained.certainty(reader.is_some()),
    );
    let shared_wording = reuse::find(&tellings, &aliases, &mut facts);
    let heard = Heard {
        corrections,
        found: &found,
        constraints: &constraints,
        outcomes: &outcomes,
        columns: &columns,
    };
    let by_person = correction::apply(&heard, &groups, &mut facts);
    let matched_by = reader.map_or(MatchedBy::Words, |reader| {
        MatchedBy::Model(reader.name().to_owned())
    });
    Ok(columns::restored(
        tellings,
        facts,
        shared_wording,
        by_person,
        options,
        matched_by,
        &columns,
    ))
}
