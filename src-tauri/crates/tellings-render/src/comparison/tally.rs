//! Which facts stand behind each number that is shown.

use tellings_collate::{Comparison, Fact, State, WitnessIndex};

use super::parts::{Shown, shown};

/// The facts of one telling, by what the comparison says of them. Every list
/// holds numbers into [`Comparison::facts`], ascending.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) told: Vec<usize>,
    /// Told here and elsewhere.
    pub(crate) shared: Vec<usize>,
    pub(crate) only_here: Vec<usize>,
    pub(crate) differs: Vec<usize>,
    pub(crate) not_found: Vec<usize>,
    pub(crate) unknown: Vec<usize>,
}

impl Tally {
    /// Counts what `telling` has.
    pub(crate) fn of(comparison: &Comparison, telling: WitnessIndex) -> Self {
        let mut tally = Self::default();
        for (number, fact) in comparison.facts.iter().enumerate() {
            if tells(fact, telling) {
                tally.told.push(number);
                if is_shared(fact) {
                    tally.shared.push(number);
                }
            }
            match shown(fact, telling) {
                Shown::OnlyHere => tally.only_here.push(number),
                Shown::State(State::Differs) => tally.differs.push(number),
                Shown::State(State::NotFound) => tally.not_found.push(number),
                Shown::State(State::Unknown) => tally.unknown.push(number),
                Shown::State(State::Same | State::Reworded) => {}
            }
        }
        tally
    }
}

/// Whether a telling has a fact.
pub(crate) fn tells(fact: &Fact, telling: WitnessIndex) -> bool {
    fact.cells
        .get(telling)
        .is_some_and(|cell| !cell.segments.is_empty())
}

/// Whether two or more tellings have a fact.
pub(crate) fn is_shared(fact: &Fact) -> bool {
    fact.told_by() > 1
}

/// In how many of these a detail of the two disagrees.
pub(crate) fn apart(comparison: &Comparison, a: WitnessIndex, b: WitnessIndex) -> usize {
    (0..comparison.facts.len())
        .filter(|&fact| tells(&comparison.facts[fact], a) && tells(&comparison.facts[fact], b))
        .filter(|&fact| comparison.between(fact, a, b) == Some(State::Differs))
        .count()
}

/// How many facts two tellings both have.
pub(crate) fn in_common(comparison: &Comparison, a: WitnessIndex, b: WitnessIndex) -> usize {
    comparison
        .facts
        .iter()
        .filter(|fact| tells(fact, a) && tells(fact, b))
        .count()
}
