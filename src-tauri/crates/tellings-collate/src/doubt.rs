//! The matches that a person should look at: the review list.
//!
//! Two kinds of match are in doubt: a reading that was put into a row though
//! its likeliest link there is weak, and a sentence that was left out of a row
//! though it may report the same thing.

use crate::model::{Comparison, Fact, WitnessIndex};

/// A reading whose likeliest link is weaker than this is worth a look.
const WORTH_A_LOOK: f64 = 0.6;

/// A match that is in doubt.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    /// The row: number in [`Comparison::facts`].
    pub fact: usize,
    /// The telling whose sentences are in doubt.
    pub telling: WitnessIndex,
    /// These sentences: numbers of its segments, ascending.
    pub segments: Vec<usize>,
    /// Whether they were taken to report the row's fact.
    pub linked: bool,
    /// How likely they report it, 0 to 1.
    pub likelihood: f64,
}

impl Comparison {
    /// The matches that are in doubt, the most doubtful first.
    #[must_use]
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut doubts: Vec<Doubt> = self
            .facts
            .iter()
            .enumerate()
            .flat_map(|(number, fact)| of_row(number, fact))
            .collect();
        let certainty = |doubt: &Doubt| (doubt.likelihood - 0.5).abs();
        doubts.sort_by(|x, y| {
            certainty(x)
                .total_cmp(&certainty(y))
                .then((x.fact, x.telling).cmp(&(y.fact, y.telling)))
        });
        doubts
    }
}

fn of_row(number: usize, fact: &Fact) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (telling, cell) in fact.cells.iter().enumerate() {
        if let Some((segment, likelihood)) = cell.possible {
            doubts.push(Doubt {
                fact: number,
                telling,
                segments: vec![segment],
                linked: false,
                likelihood,
            });
        } else if telling != fact.reference && !cell.segments.is_empty() {
            let likelihood = likeliest(fact, telling);
            if likelihood < WORTH_A_LOOK {
                doubts.push(Doubt {
                    fact: number,
                    telling,
                    segments: cell.segments.clone(),
                    linked: true,
                    likelihood,
                });
            }
        }
    }
    doubts
}

/// The likelihood of the best link of a telling's reading.
fn likeliest(fact: &Fact, telling: WitnessIndex) -> f64 {
    let links = fact.links.iter();
    links
        .filter(|link| link.a.0 == telling || link.b.0 == telling)
        .map(|link| link.score)
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use crate::model::{Completeness, Options, Witness};

    fn witness(text: &str) -> Witness {
        Witness {
            text: text.to_owned(),
            completeness: Completeness::Complete,
            ..Witness::default()
        }
    }

    #[test]
    fn the_review_list_names_sentences_that_exist_and_begins_with_the_most_doubtful() {
        let comparison = crate::collate(
            &[
                witness(
                    "The ferry Aurelia sank off Tarn on Monday. Forty-three people were aboard. \
                     The captain, Ida Moreno, was questioned by police. Divers went down at dawn.",
                ),
                witness(
                    "Police spoke to captain Ida Moreno. A ferry went down near the port of Tarn. \
                     Some 40 people had been on the Aurelia. Nobody knows why it happened.",
                ),
            ],
            &Options::default(),
        );
        let doubts = comparison.doubts();
        for doubt in &doubts {
            let cell = &comparison.facts[doubt.fact].cells[doubt.telling];
            assert_eq!(doubt.linked, !cell.segments.is_empty());
            let count = comparison.tellings[doubt.telling].segments.len();
            assert!(doubt.segments.iter().all(|&segment| segment < count));
            assert!((0.0..=1.0).contains(&doubt.likelihood));
        }
        let distance = |n: usize| (doubts[n].likelihood - 0.5).abs();
        assert!((1..doubts.len()).all(|n| distance(n - 1) <= distance(n)));
        assert!(!doubts.is_empty());
    }
}
