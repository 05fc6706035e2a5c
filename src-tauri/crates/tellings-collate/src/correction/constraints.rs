//! Which sentences belong into one fact, and which never do, by a person's
//! word (must-link and cannot-link; Wagstaff and Cardie 2000).
//!
//! Same is transitive: who says that A and B, and B and C tell the same, says
//! so of A and C. The last correction is heard first, and what contradicts one
//! that was heard is left out, pair by pair: a row of five that was joined and
//! then lost one keeps the other four together.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::Found;
use super::{Correction, Outcome};
use crate::group::{Group, Place};

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    /// The sentences that belong together, by the number of their set.
    sets: Vec<Group>,
    /// The set of a sentence; one that is in none stands alone.
    set: BTreeMap<Place, usize>,
    /// Sentences that never belong with this one.
    against: BTreeMap<Place, BTreeSet<Place>>,
    /// The same of whole sets, each by its first sentence, both ways round.
    parted: BTreeSet<(Place, Place)>,
}

impl Constraints {
    /// What the corrections ask for, and what became of each: those that say
    /// nothing of same and not the same hold so far.
    pub(crate) fn of(corrections: &[Correction], found: &[Found]) -> (Self, Vec<Outcome>) {
        let mut all = Self::default();
        let mut outcomes = vec![Outcome::Holds; corrections.len()];
        for (number, (correction, found)) in corrections.iter().zip(found).enumerate().rev() {
            outcomes[number] = match correction {
                Correction::Same { .. } => all.join(&found.places),
                Correction::NotSame { .. } => all.part(&found.places, &found.against),
                Correction::Name { .. }
                | Correction::State { .. }
                | Correction::Note { .. }
                | Correction::CellNote { .. } => {
                    if found.places.is_empty() {
                        Outcome::Lost
                    } else {
                        Outcome::Holds
                    }
                }
            };
        }
        let mut parted = BTreeSet::new();
        for (&one, others) in &all.against {
            for &other in others {
                parted.insert((all.first(one), all.first(other)));
            }
        }
        all.parted = parted;
        (all, outcomes)
    }

    fn join(&mut self, places: &[Place]) -> Outcome {
        if places.len() < 2 {
            return Outcome::Lost;
        }
        let mut outcome = Outcome::Holds;
        for (n, &a) in places.iter().enumerate() {
            for &b in &places[n + 1..] {
                if self.kept_apart(a, b) {
                    outcome = Outcome::Overruled;
                } else {
                    self.tie(a, b);
                }
            }
        }
        outcome
    }

    fn part(&mut self, these: &[Place], those: &[Place]) -> Outcome {
        if these.is_empty() || those.is_empty() {
            return Outcome::Lost;
        }
        let mut outcome = Outcome::Holds;
        for &a in these {
            for &b in those {
                if self.together(a, b) {
                    outcome = Outcome::Overruled;
                } else {
                    self.against.entry(a).or_default().insert(b);
                    self.against.entry(b).or_default().insert(a);
                }
            }
        }
        outcome
    }

    fn tie(&mut self, a: Place, b: Place) {
        let [of_a, of_b] = [a, b].map(|place| self.set_of(place));
        if of_a == of_b {
            return;
        }
        let moving = std::mem::take(&mut self.sets[of_b]);
        self.set.extend(moving.iter().map(|&place| (place, of_a)));
        self.sets[of_a].extend(moving);
    }

    fn set_of(&mut self, place: Place) -> usize {
        *self.set.entry(place).or_insert_with(|| {
            self.sets.push(Group::from([place]));
            self.sets.len() - 1
        })
    }

    /// Whether nobody asked for anything.
    pub(crate) fn is_empty(&self) -> bool {
        self.set.is_empty() && self.against.is_empty()
    }

    /// The sets of sentences that belong into one fact.
    pub(crate) fn sets(&self) -> impl Iterator<Item = &Group> {
        self.sets.iter().filter(|set| set.len() > 1)
    }

    /// The sentences that belong with this one, itself included.
    pub(crate) fn with(&self, place: Place) -> Group {
        match self.set.get(&place) {
            Some(&set) => self.sets[set].clone(),
            None => Group::from([place]),
        }
    }

    /// Whether two sentences belong into one fact.
    pub(crate) fn together(&self, a: Place, b: Place) -> bool {
        a == b || matches!((self.set.get(&a), self.set.get(&b)), (Some(x), Some(y)) if x == y)
    }

    /// Whether two sentences never belong into one fact.
    pub(crate) fn apart(&self, a: Place, b: Place) -> bool {
        !self.parted.is_empty() && self.parted.contains(&(self.first(a), self.first(b)))
    }

    /// What stands for the whole set of a sentence.
    fn first(&self, place: Place) -> Place {
        let set = self.set.get(&place).and_then(|&set| self.sets[set].first());
        set.copied().unwrap_or(place)
    }

    /// Whether two sentences are apart by what was heard so far.
    fn kept_apart(&self, a: Place, b: Place) -> bool {
        let theirs = self.with(b);
        self.with(a).iter().any(|one| {
            let against = self.against.get(one);
            against.is_some_and(|against| against.iter().any(|other| theirs.contains(other)))
        })
    }

    /// Whether no sentence of the ones is apart from one of the others.
    pub(crate) fn admit(&self, ones: &Group, others: &Group) -> bool {
        self.parted.is_empty()
            || ones
                .iter()
                .all(|&one| others.iter().all(|&other| !self.apart(one, other)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Place = (0, 0);
    const B: Place = (1, 0);
    const C: Place = (2, 0);
    const D: Place = (3, 0);

    fn same(places: &[Place]) -> (Correction, Found) {
        let found = Found {
            places: places.to_vec(),
            ..Found::default()
        };
        (Correction::Same { places: Vec::new() }, found)
    }

    fn not_same(these: &[Place], those: &[Place]) -> (Correction, Found) {
        let found = Found {
            places: these.to_vec(),
            against: those.to_vec(),
            lost: 0,
        };
        let correction = Correction::NotSame {
            these: Vec::new(),
            those: Vec::new(),
        };
        (correction, found)
    }

    fn heard(said: &[(Correction, Found)]) -> (Constraints, Vec<Outcome>) {
        let (corrections, found): (Vec<_>, Vec<_>) = said.iter().cloned().unzip();
        Constraints::of(&corrections, &found)
    }

    #[test]
    fn same_is_transitive_and_what_is_apart_from_one_is_apart_from_all() {
        let (all, outcomes) = heard(&[same(&[A, B]), same(&[B, C]), not_same(&[C], &[D])]);
        assert_eq!(outcomes, [Outcome::Holds; 3]);
        assert!(all.together(A, C) && !all.together(A, D));
        assert!(all.apart(A, D) && all.apart(D, B) && !all.apart(A, B));
        assert_eq!(all.sets().count(), 1);
    }

    #[test]
    fn the_later_wins() {
        let (all, outcomes) = heard(&[same(&[A, B]), not_same(&[A], &[B])]);
        assert!(all.apart(A, B) && !all.together(A, B));
        assert_eq!(outcomes, [Outcome::Overruled, Outcome::Holds]);
        let (all, outcomes) = heard(&[not_same(&[A], &[B]), same(&[A, B])]);
        assert!(all.together(A, B) && !all.apart(A, B));
        assert_eq!(outcomes, [Outcome::Overruled, Outcome::Holds]);
        // Together they would say that A and B are the same.
        let (all, outcomes) = heard(&[same(&[A, C]), same(&[C, B]), not_same(&[A], &[B])]);
        assert_eq!(
            outcomes,
            [Outcome::Overruled, Outcome::Holds, Outcome::Holds]
        );
        assert!(all.together(C, B) && all.apart(A, C));
    }

    #[test]
    fn a_row_that_loses_one_keeps_the_others_together() {
        let (all, outcomes) = heard(&[same(&[A, B, C, D]), not_same(&[A], &[B, C, D])]);
        assert!(all.together(B, C) && all.together(C, D) && all.apart(A, D));
        assert_eq!(outcomes, [Outcome::Overruled, Outcome::Holds]);
    }

    #[test]
    fn sentences_that_were_not_found_ask_for_nothing() {
        let (all, outcomes) = heard(&[same(&[A]), not_same(&[A], &[]), same(&[])]);
        assert!(all.is_empty());
        assert_eq!(outcomes, [Outcome::Lost; 3]);
    }
}
