//! What is said of the facts that came about: names, states, notes; and which
//! of their cells rest on a person's word.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::Found;
use super::constraints::Constraints;
use super::{ByPerson, Corrected, Correction, Outcome};
use crate::group::{Group, Place};
use crate::model::{Fact, State, WitnessIndex};

/// What the corrections were found to be about.
pub(crate) struct Heard<'c> {
    pub(crate) corrections: &'c [Correction],
    pub(crate) found: &'c [Found],
    pub(crate) constraints: &'c Constraints,
    /// As far as same and not the same go.
    pub(crate) outcomes: &'c [Outcome],
    /// The column that each telling will stand in.
    pub(crate) columns: &'c [WitnessIndex],
}

/// Applies names, states and notes to the facts, which the groups made.
pub(crate) fn apply(heard: &Heard<'_>, groups: &[Group], facts: &mut [Fact]) -> ByPerson {
    let mut by_person = ByPerson::default();
    if heard.corrections.is_empty() {
        return by_person;
    }
    let rows = Rows::of(groups);
    // The last is heard first: it wins.
    let mut settled = BTreeSet::new();
    for (number, found) in heard.found.iter().enumerate().rev() {
        let fact = rows.holding_most(found.places.iter().chain(&found.against));
        let outcome = match heard.corrections[number].about(fact, heard.columns) {
            About::Sentences => heard.outcomes[number],
            About::Nothing => Outcome::Lost,
            About::Row(fact, telling) => {
                let correction = &heard.corrections[number];
                if settled.insert((fact, telling, correction.name())) {
                    by_person.hear(number, correction, (fact, telling), facts)
                } else {
                    Outcome::Overruled
                }
            }
        };
        by_person.corrected.push(Corrected {
            outcome,
            places: found.places.clone(),
            against: found.against.clone(),
            lost: found.lost,
            fact,
        });
    }
    by_person.corrected.reverse();
    by_person.mark_cells(heard, &rows, groups);
    for set in heard.constraints.sets() {
        for (&a, &b) in pairs(set) {
            by_person.tied.insert((a, b));
        }
    }
    for fact in facts.iter_mut().filter(|fact| !fact.links.is_empty()) {
        if fact.links.iter().all(|link| by_person.tied(link.a, link.b)) {
            fact.confidence = 1.0;
        }
    }
    by_person
}

/// Every two of a set, the lesser first.
fn pairs(set: &Group) -> impl Iterator<Item = (&Place, &Place)> {
    set.iter()
        .enumerate()
        .flat_map(move |(n, a)| set.iter().skip(n + 1).map(move |b| (a, b)))
}

/// What a correction is about, beyond the sentences themselves.
enum About {
    /// Nothing else.
    Sentences,
    /// A row, or one telling's cell in it.
    Row(usize, Option<WitnessIndex>),
    /// What is not there.
    Nothing,
}

impl Correction {
    fn about(&self, fact: Option<usize>, columns: &[WitnessIndex]) -> About {
        let there = |column: &Option<WitnessIndex>| {
            column.and_then(|column| columns.iter().position(|&own| own == column))
        };
        let row = match self {
            Self::Same { .. } | Self::NotSame { .. } => return About::Sentences,
            Self::Name { .. } | Self::Note { .. } => fact.map(|fact| (fact, None)),
            Self::State { telling, .. } | Self::CellNote { telling, .. } => {
                fact.zip(there(telling).map(Some))
            }
        };
        row.map_or(About::Nothing, |(fact, telling)| About::Row(fact, telling))
    }
}

impl ByPerson {
    /// Hears a correction about a row or a cell, which no later one is about.
    fn hear(
        &mut self,
        number: usize,
        correction: &Correction,
        (fact, telling): (usize, Option<WitnessIndex>),
        facts: &mut [Fact],
    ) -> Outcome {
        match correction {
            Correction::Same { .. } | Correction::NotSame { .. } => {}
            Correction::Name { name, .. } => {
                let name = name.trim();
                if !name.is_empty() {
                    name.clone_into(&mut facts[fact].label);
                    self.names.insert(fact, number);
                }
            }
            Correction::State { state, .. } => {
                if let (Some(telling), Some(state)) = (telling, *state) {
                    if !set(&mut facts[fact], telling, state) {
                        return Outcome::Unfit;
                    }
                    self.cells.insert((fact, telling), vec![number]);
                }
            }
            Correction::Note { text, .. } | Correction::CellNote { text, .. } => {
                if !text.trim().is_empty() {
                    self.notes.insert((fact, telling), number);
                }
            }
        }
        Outcome::Holds
    }

    /// Marks the cells that same and not the same decide: readings that a
    /// person put beside others, and tellings without a fact because a person
    /// said so of their sentences.
    fn mark_cells(&mut self, heard: &Heard<'_>, rows: &Rows, groups: &[Group]) {
        let mut marked: BTreeSet<(usize, WitnessIndex, usize)> = BTreeSet::new();
        let constraints = heard.constraints;
        for (number, (correction, found)) in heard.corrections.iter().zip(heard.found).enumerate() {
            let sides = [
                (&found.places, &found.against),
                (&found.against, &found.places),
            ];
            match correction {
                Correction::Same { .. } => {
                    for &a in &found.places {
                        let others = || found.places.iter().filter(move |b| b.0 != a.0);
                        for &fact in rows.of_place(a) {
                            let beside = |&&b: &&Place| {
                                groups[fact].contains(&b) && constraints.together(a, b)
                            };
                            if others().any(|b| beside(&b)) {
                                marked.insert((fact, a.0, number));
                            }
                        }
                    }
                }
                Correction::NotSame { .. } => {
                    for (ones, others) in sides {
                        for &a in ones {
                            for &fact in rows.of_place(a) {
                                let group = &groups[fact];
                                let without = |b: &&Place| {
                                    let reads = group.range((b.0, 0)..(b.0 + 1, 0)).next();
                                    reads.is_none() && constraints.apart(a, **b)
                                };
                                for b in others.iter().filter(without) {
                                    marked.insert((fact, b.0, number));
                                }
                            }
                        }
                    }
                }
                Correction::Name { .. }
                | Correction::State { .. }
                | Correction::Note { .. }
                | Correction::CellNote { .. } => {}
            }
        }
        for (fact, telling, number) in marked {
            let numbers = self.cells.entry((fact, telling)).or_default();
            numbers.push(number);
            numbers.sort_unstable();
        }
    }
}

/// Gives a cell its state, if it fits.
fn set(fact: &mut Fact, telling: WitnessIndex, state: State) -> bool {
    let is_reference = telling == fact.reference;
    let cell = &mut fact.cells[telling];
    let fits = match state {
        State::Same | State::Reworded | State::Differs => {
            !cell.segments.is_empty() && !is_reference
        }
        State::NotFound | State::Unknown => cell.segments.is_empty(),
    };
    if fits {
        cell.state = state;
        // Whoever said so has looked.
        cell.possible = None;
    }
    fits
}

/// Which rows each sentence lies in.
struct Rows {
    of: BTreeMap<Place, Vec<usize>>,
}

impl Rows {
    fn of(groups: &[Group]) -> Self {
        let mut of: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (number, group) in groups.iter().enumerate() {
            for &place in group {
                of.entry(place).or_default().push(number);
            }
        }
        Self { of }
    }

    fn of_place(&self, place: Place) -> &[usize] {
        self.of.get(&place).map_or(&[], Vec::as_slice)
    }

    /// The row that holds the most of these sentences; of several, the first.
    fn holding_most<'p>(&self, places: impl Iterator<Item = &'p Place>) -> Option<usize> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for &place in places {
            for &row in self.of_place(place) {
                *counts.entry(row).or_default() += 1;
            }
        }
        let most = counts.iter().max_by(|x, y| x.1.cmp(y.1).then(y.0.cmp(x.0)));
        most.map(|(&row, _)| row)
    }
}
