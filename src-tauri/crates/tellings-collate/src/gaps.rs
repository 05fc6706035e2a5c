//! Where in a telling the facts would stand that it is without.
//!
//! A fact that others tell and this telling does not has no place in it. The
//! nearest is behind what the others tell just before: the reading that the
//! others go by is followed backwards to a sentence whose fact this telling has.

use std::collections::BTreeMap;

use crate::model::{Comparison, WitnessIndex};

/// A fact that a telling is without, and its likeliest place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The sentence behind which it would stand, a number into
    /// [`Telling::segments`](crate::Telling::segments); `None` before the first.
    pub after: Option<usize>,
    /// The fact, a number into [`Comparison::facts`].
    pub fact: usize,
}

impl Comparison {
    /// The facts that a telling is without, in the order of their places there.
    #[must_use]
    pub fn gaps(&self, telling: WitnessIndex) -> Vec<Gap> {
        let facts_of: Vec<BTreeMap<usize, Vec<usize>>> = (0..self.tellings.len())
            .map(|telling| self.facts_by_segment(telling))
            .collect();
        let has = |fact: usize| {
            let cell = self.facts[fact].cells.get(telling)?;
            cell.segments.last().copied()
        };
        let mut gaps: Vec<Gap> = (0..self.facts.len())
            .filter(|&fact| has(fact).is_none())
            .map(|fact| {
                let after = self.start_of(fact).and_then(|(reference, segment)| {
                    let by_segment = facts_of.get(reference)?;
                    let before = by_segment.range(..segment).rev();
                    before
                        .flat_map(|(_, facts)| facts.iter().rev())
                        .find_map(|&earlier| has(earlier))
                });
                Gap { after, fact }
            })
            .collect();
        gaps.sort_unstable();
        gaps
    }

    /// The facts that each sentence of a telling reports, by its number.
    #[must_use]
    pub fn facts_by_segment(&self, telling: WitnessIndex) -> BTreeMap<usize, Vec<usize>> {
        let mut by_segment: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, fact) in self.facts.iter().enumerate() {
            let segments = fact
                .cells
                .get(telling)
                .map_or(&[][..], |cell| &cell.segments);
            for &segment in segments {
                by_segment.entry(segment).or_default().push(number);
            }
        }
        by_segment
    }

    /// Where the reading begins that the others of a fact go by.
    fn start_of(&self, fact: usize) -> Option<(WitnessIndex, usize)> {
        let fact = &self.facts[fact];
        let first = |telling: WitnessIndex| {
            let segments = &fact.cells.get(telling)?.segments;
            Some((telling, *segments.first()?))
        };
        first(fact.reference).or_else(|| (0..fact.cells.len()).find_map(first))
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Options, Witness};

    #[test]
    fn a_gap_stands_behind_what_others_tell_before_it() {
        let witness = |text: &str| Witness {
            text: text.to_owned(),
            ..Witness::default()
        };
        let full = "Rain fell on Calder for nine days. The ferry Aurelia sank off Tarn on Monday. \
                    Divers went down to the wreck at dawn.";
        let short = "The ferry Aurelia sank off Tarn on Monday. Rain fell on Calder for nine days.";
        let comparison = crate::collate(&[witness(full), witness(short)], &Options::default());
        let gaps = comparison.gaps(1);
        assert_eq!(gaps.len(), 1);
        assert!(comparison.facts[gaps[0].fact].label.contains("Divers"));
        assert_eq!(
            gaps[0].after,
            Some(0),
            "behind the ferry, wherever that stands"
        );
        assert!(comparison.gaps(0).is_empty());
        assert!(comparison.gaps(9).len() == comparison.facts.len());
    }
}
