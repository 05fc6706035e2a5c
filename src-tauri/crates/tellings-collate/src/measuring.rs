//! What measuring the findings needs: facts built from groups of sentences
//! that people marked, not from those the matcher makes.
//!
//! The program itself does not use it; `examples/score_findings` does.

use crate::alias::Aliases;
use crate::assemble::Layout;
use crate::certainty::Certainty;
use crate::correction::{ByPerson, Constraints};
use crate::group::{Group, Pairs};
use crate::model::{Comparison, MatchedBy, Options, Witness, WitnessIndex};
use crate::{analysis, assemble, reuse};

/// The facts that the groups make, in their order, with their findings. A
/// group names sentences by telling and number of the segment, as
/// [`crate::learning::examples`] cuts them; places that do not exist are left
/// out.
#[must_use]
pub fn facts_of(witnesses: &[Witness], groups: &[Vec<(WitnessIndex, usize)>]) -> Comparison {
    let tellings = analysis::cut(witnesses.iter());
    let aliases = Aliases::with(&[]);
    let analysis = analysis::analyse(&tellings, &aliases);
    let groups: Vec<Group> = groups
        .iter()
        .map(|group| {
            let exists = |&&(witness, segment): &&(WitnessIndex, usize)| {
                tellings
                    .get(witness)
                    .is_some_and(|telling| segment < telling.segments.len())
            };
            group.iter().filter(exists).copied().collect::<Group>()
        })
        .filter(|group| !group.is_empty())
        .collect();
    let columns: Vec<WitnessIndex> = (0..tellings.len()).collect();
    let pairs = Pairs::new(Vec::new(), &Constraints::default());
    let mut facts = assemble::facts(
        &tellings,
        &analysis,
        &pairs,
        &groups,
        Layout {
            base: None,
            columns: &columns,
        },
        &aliases,
        &Certainty::UNTRAINED,
    );
    let shared_wording = reuse::find(&tellings, &aliases, &mut facts);
    Comparison {
        tellings,
        shared_wording,
        facts,
        options: Options::default(),
        matched_by: MatchedBy::default(),
        by_person: ByPerson::default(),
    }
}
