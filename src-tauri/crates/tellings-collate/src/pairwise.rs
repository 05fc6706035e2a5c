//! How two tellings stand to each other in one fact.
//!
//! A cell says how a reading stands to the fact's reference. Between two others
//! that is not the whole answer: both may be worded differently from the
//! reference and alike between themselves.

use tellings_text::TokenKind;

use crate::model::{Comparison, Fact, State, WitnessIndex};

impl Comparison {
    /// How `b` tells the fact, as seen from `a`: the same words, other words,
    /// or a detail that disagrees. Where one of them is without it, the cell of
    /// that one says why; `None` where there is no such fact or telling.
    #[must_use]
    pub fn between(&self, fact: usize, a: WitnessIndex, b: WitnessIndex) -> Option<State> {
        let fact = self.facts.get(fact)?;
        let (one, other) = (fact.cells.get(a)?, fact.cells.get(b)?);
        if one.segments.is_empty() {
            return Some(one.state);
        }
        if other.segments.is_empty() || fact.reference == a {
            return Some(other.state);
        }
        if fact.reference == b {
            return Some(one.state);
        }
        if disagree(fact, a, b) {
            return Some(State::Differs);
        }
        let alike = one.state == State::Same && other.state == State::Same
            || self.words_of(fact, a) == self.words_of(fact, b);
        Some(if alike { State::Same } else { State::Reworded })
    }

    /// The words of a reading in their normal forms.
    fn words_of(&self, fact: &Fact, telling: WitnessIndex) -> Vec<String> {
        let telling_of = &self.tellings[telling];
        let segments = fact.cells[telling].segments.iter();
        segments
            .filter_map(|&number| telling_of.segments.get(number))
            .flat_map(|segment| tellings_text::tokens(&telling_of.witness.text, segment.span))
            .filter(|token| token.kind != TokenKind::Mark)
            .map(|token| token.norm)
            .collect()
    }
}

/// Whether a finding sets the two apart. One that sets both apart from the
/// reference says nothing of how they stand to each other.
fn disagree(fact: &Fact, a: WitnessIndex, b: WitnessIndex) -> bool {
    fact.findings.iter().any(|finding| {
        let seen = |telling| {
            finding
                .evidence
                .iter()
                .any(|place| place.witness == telling)
        };
        let apart = |telling| finding.disagree.contains(&telling);
        seen(a) && seen(b) && apart(a) != apart(b)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Options, Witness};

    #[test]
    fn two_tellings_are_compared_with_each_other() {
        let witness = |text: &str| Witness {
            text: text.to_owned(),
            ..Witness::default()
        };
        let comparison = crate::collate(
            &[
                witness("The ferry Aurelia sank off Tarn on Monday with 43 people aboard."),
                witness("The ferry Aurelia sank off Tarn on Monday with 34 people aboard."),
                witness("The ferry Aurelia sank off Tarn on Monday with 34 people aboard."),
            ],
            &Options::default(),
        );
        let between = |a, b| comparison.between(0, a, b);
        assert_eq!(comparison.facts.len(), 1);
        assert_eq!(between(1, 2), Some(State::Same));
        assert_eq!(between(0, 1), Some(State::Differs));
        assert_eq!(between(2, 0), Some(State::Differs));
        assert_eq!(between(0, 0), between(1, 1));
        assert_eq!(between(0, 9), None);
    }
}
