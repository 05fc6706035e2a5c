//! Finds the facts that several tellings of one story share, and says how
//! their wordings differ.
//!
//! Start with [`collate`]: witnesses in, a [`Comparison`] out. It is a pure
//! function: no clock, no chance, no files. Another order of the witnesses
//! permutes the columns and changes nothing else.
//!
//! ```text
//! A: The ferry was carrying 43 people. It sank on Monday.
//! B: On Monday the ferry sank with 34 people aboard.
//!
//! F1  A: It sank on Monday.                   B: On Monday the ferry sank with …
//! F2  A: The ferry was carrying 43 people.    B: the same sentence; 43 ≠ 34
//! ```
//!
//! The stages, each in a module of its own: cut and prepare the sentences
//! (`analysis`, which goes by the alias rules of `alias`), score pairs of
//! sentences (`score`; a [`Reader`] lends it a model that reads sentences),
//! gather them into facts (`group`), compare the readings of a fact
//! (`wording`, `findings`), name it (`label`), and find the wording that tellings
//! share (`reuse`). What a person says of it (`correction`) enters before the
//! gathering, and is told of everything that rests on it.
//!
//! This crate does not read files, does not know outlets beyond their names,
//! and draws nothing.

mod alias;
mod analysis;
pub mod apparatus;
mod assemble;
mod certainty;
mod columns;
mod correction;
mod doubt;
mod event;
mod findings;
mod gaps;
mod group;
mod interchange;
mod label;
pub mod learning;
mod meaning;
pub mod measuring;
mod model;
mod moved;
mod pairwise;
mod reuse;
mod score;
mod search;
mod wording;

pub use alias::{AliasKind, AliasRule, AliasUse, Scope, shipped_rules};
pub use correction::{Anchor, ByPerson, Corrected, Correction, Outcome};
pub use doubt::Doubt;
pub use gaps::Gap;
pub use interchange::to_json;
pub use meaning::{DIMS, Meaning, Reader, Stopped};
pub use model::*;
pub use reuse::{SharedRun, SharedWording};

/// Compares the witnesses fact by fact.
///
/// Any number of witnesses is handled, none and one included; a witness
/// without words has no facts. Every segment of every witness lies in at least
/// one fact.
#[must_use]
pub fn collate(witnesses: &[Witness], options: &Options) -> Comparison {
    learning::collate_by(score::shipped(), witnesses, options, None)
        .expect("only a reader gives up, and there is none")
}

/// [`collate`] with the help of a model that reads sentences.
///
/// # Errors
///
/// If the reader gives up.
pub fn collate_with(
    reader: &dyn Reader,
    witnesses: &[Witness],
    options: &Options,
) -> Result<Comparison, Stopped> {
    learning::collate_by(score::shipped(), witnesses, options, Some(reader))
}
