//! What a person says of a comparison, and what becomes of it.
//!
//! Start with [`Correction`]: these sentences tell the same, those do not, this
//! row is called so, that cell is so, and notes. A correction names sentences
//! by what they say ([`Anchor`]), never by a number, so that it holds in an
//! article that was taken in anew and in a comparison that cuts sentences
//! otherwise (`anchor`). Same and not the same enter before sentences are
//! gathered into facts (`constraints`); the rest is said of the facts that come
//! about (`apply`). Where two corrections contradict each other, the later
//! wins, and [`ByPerson`] tells of the other.
//!
//! Nothing here knows how corrections are kept or taken back.

mod anchor;
mod apply;
mod constraints;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::group::Place;
use crate::model::{Comparison, State, WitnessIndex};

pub(crate) use anchor::find_all;
pub(crate) use apply::{Heard, apply};
pub(crate) use constraints::Constraints;

/// A sentence, named by what it says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Anchor {
    /// The telling that it stands in; `None` where its article is not among
    /// the witnesses: then the one telling that has it word for word is meant.
    pub telling: Option<WitnessIndex>,
    /// The sentence as it was printed.
    pub text: String,
    /// Where it began in the text, in bytes: tells repetitions apart.
    pub start: usize,
}

/// What a person says of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Correction {
    /// These sentences report one fact.
    Same {
        /// Of any tellings.
        places: Vec<Anchor>,
    },
    /// None of these sentences reports what one of those reports.
    NotSame {
        /// The ones.
        these: Vec<Anchor>,
        /// The others.
        those: Vec<Anchor>,
    },
    /// The fact that these sentences report is called so.
    Name {
        /// Its sentences.
        fact: Vec<Anchor>,
        /// Its name; empty leaves the name to the program again.
        name: String,
    },
    /// What one telling says of the fact that these sentences report.
    State {
        /// The fact's sentences.
        fact: Vec<Anchor>,
        /// The telling; `None` where it is not among the witnesses.
        telling: Option<WitnessIndex>,
        /// What it says; `None` leaves it to the program again.
        state: Option<State>,
        /// Why, in the person's words.
        reason: String,
    },
    /// Something to remember of the fact that these sentences report.
    Note {
        /// The fact's sentences.
        fact: Vec<Anchor>,
        /// The note; empty takes an earlier one away.
        text: String,
    },
    /// Something to remember of that fact in one telling.
    CellNote {
        /// The fact's sentences.
        fact: Vec<Anchor>,
        /// The telling; `None` where it is not among the witnesses.
        telling: Option<WitnessIndex>,
        /// The note; empty takes an earlier one away.
        text: String,
    },
}

impl Correction {
    /// Every sentence that it names, to be put otherwise.
    pub fn anchors_mut(&mut self) -> impl Iterator<Item = &mut Anchor> {
        let (named, others) = match self {
            Self::Same { places } => (places, None),
            Self::NotSame { these, those } => (these, Some(those)),
            Self::Name { fact, .. }
            | Self::State { fact, .. }
            | Self::Note { fact, .. }
            | Self::CellNote { fact, .. } => (fact, None),
        };
        named.iter_mut().chain(others.into_iter().flatten())
    }

    /// What it says in the person's own words; empty where it says nothing so.
    #[must_use]
    pub fn own_words(&self) -> &str {
        match self {
            Self::Same { .. } | Self::NotSame { .. } => "",
            Self::Name { name, .. } => name,
            Self::State { reason, .. } => reason,
            Self::Note { text, .. } | Self::CellNote { text, .. } => text,
        }
    }
}

/// What became of a correction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It holds.
    Holds,
    /// A later correction says otherwise, of all of it or of a part.
    Overruled,
    /// Too few of its sentences were found.
    Lost,
    /// Its fact was found, but what it says does not fit: a telling without
    /// the fact cannot word it differently, nor one that has it be without it,
    /// and the reading that others are compared with stays as it is.
    Unfit,
}

/// A correction in a comparison: where it is, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// What became of it.
    pub outcome: Outcome,
    /// Its sentences that were found: telling and number of the segment,
    /// ascending. Of [`Correction::NotSame`] these.
    pub places: Vec<(WitnessIndex, usize)>,
    /// Of [`Correction::NotSame`] those.
    pub against: Vec<(WitnessIndex, usize)>,
    /// How many of its sentences were not found.
    pub lost: usize,
    /// The fact that holds the most of its sentences.
    pub fact: Option<usize>,
}

/// What in a comparison rests on a person's word.
///
/// Numbers of corrections are places in [`crate::Options::corrections`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByPerson {
    /// What became of each correction, in their order.
    pub corrected: Vec<Corrected>,
    /// The corrections that a cell rests on, by fact and telling.
    cells: BTreeMap<(usize, WitnessIndex), Vec<usize>>,
    /// The correction that gives a fact its name.
    names: BTreeMap<usize, usize>,
    /// The note of a fact, and of a cell.
    notes: BTreeMap<(usize, Option<WitnessIndex>), usize>,
    /// Pairs of sentences that a person says tell the same, the lesser first.
    tied: BTreeSet<(Place, Place)>,
}

impl ByPerson {
    /// The corrections that a cell rests on, by number; empty where the
    /// program alone decided.
    #[must_use]
    pub fn cell(&self, fact: usize, telling: WitnessIndex) -> &[usize] {
        self.cells.get(&(fact, telling)).map_or(&[], Vec::as_slice)
    }

    /// The correction that names a fact.
    #[must_use]
    pub fn name(&self, fact: usize) -> Option<usize> {
        self.names.get(&fact).copied()
    }

    /// The note on a fact, or on one telling's part of it.
    #[must_use]
    pub fn note(&self, fact: usize, telling: Option<WitnessIndex>) -> Option<usize> {
        self.notes.get(&(fact, telling)).copied()
    }

    /// Whether a person says that these two sentences tell the same.
    #[must_use]
    pub fn tied(&self, a: (WitnessIndex, usize), b: (WitnessIndex, usize)) -> bool {
        self.tied.contains(&(a.min(b), a.max(b)))
    }

    /// The same with the tellings in other columns.
    pub(crate) fn turned(self, columns: &[WitnessIndex]) -> Self {
        let place = |(telling, segment): Place| (columns[telling], segment);
        let turned = |places: &[Place]| {
            let mut places: Vec<Place> = places.iter().copied().map(place).collect();
            places.sort_unstable();
            places
        };
        Self {
            corrected: self
                .corrected
                .into_iter()
                .map(|one| Corrected {
                    places: turned(&one.places),
                    against: turned(&one.against),
                    ..one
                })
                .collect(),
            cells: self
                .cells
                .into_iter()
                .map(|((fact, telling), numbers)| ((fact, columns[telling]), numbers))
                .collect(),
            names: self.names,
            notes: self
                .notes
                .into_iter()
                .map(|((fact, telling), number)| {
                    ((fact, telling.map(|telling| columns[telling])), number)
                })
                .collect(),
            tied: self
                .tied
                .into_iter()
                .map(|(a, b)| (place(a), place(b)))
                .map(|(a, b)| (a.min(b), a.max(b)))
                .collect(),
        }
    }
}

impl Correction {
    /// Its name in files, as it is serialised.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Same { .. } => "same",
            Self::NotSame { .. } => "not_same",
            Self::Name { .. } => "name",
            Self::State { .. } => "state",
            Self::Note { .. } => "note",
            Self::CellNote { .. } => "cell_note",
        }
    }

    /// Its sentences; of [`Correction::NotSame`] these, then those.
    #[must_use]
    pub fn anchors(&self) -> Vec<&Anchor> {
        match self {
            Self::Same { places } => places.iter().collect(),
            Self::NotSame { these, those } => these.iter().chain(those).collect(),
            Self::Name { fact, .. }
            | Self::State { fact, .. }
            | Self::Note { fact, .. }
            | Self::CellNote { fact, .. } => fact.iter().collect(),
        }
    }
}

impl Comparison {
    /// What a person noted on a fact, or on one telling's part of it.
    #[must_use]
    pub fn note(&self, fact: usize, telling: Option<WitnessIndex>) -> Option<&str> {
        let number = self.by_person.note(fact, telling)?;
        match self.options.corrections.get(number)? {
            Correction::Note { text, .. } | Correction::CellNote { text, .. } => Some(text.trim()),
            Correction::Same { .. }
            | Correction::NotSame { .. }
            | Correction::Name { .. }
            | Correction::State { .. } => None,
        }
    }
}
