//! Looking for facts by the words they are told with.
//!
//! A plain search: every word that was typed must stand somewhere in the fact's
//! label or its readings, capitals and letters of other case alike. It knows no
//! stems and no meaning, so that what is found can be seen.

use tellings_text::Span;

use crate::model::{Comparison, Fact};

impl Comparison {
    /// The facts, by their numbers, whose label and readings hold all words of
    /// `query`; every fact where it has none.
    #[must_use]
    pub fn facts_with(&self, query: &str) -> Vec<usize> {
        let wanted: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        (0..self.facts.len())
            .filter(|&number| {
                let said = self.said_of(&self.facts[number]);
                wanted.iter().all(|word| said.contains(word))
            })
            .collect()
    }

    /// The label and all readings of a fact, in small letters.
    fn said_of(&self, fact: &Fact) -> String {
        let mut said = fact.label.to_lowercase();
        for (cell, telling) in fact.cells.iter().zip(&self.tellings) {
            let spans = cell.segments.iter().filter_map(|&number| {
                let segment = telling.segments.get(number)?;
                Some(segment.span)
            });
            for Span { start, end } in spans {
                said.push(' ');
                let words = telling.witness.text.get(start..end).unwrap_or("");
                said.push_str(&words.to_lowercase());
            }
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Options, Witness};

    #[test]
    fn facts_are_found_by_all_words_in_any_reading() {
        let witness = |text: &str| Witness {
            text: text.to_owned(),
            ..Witness::default()
        };
        let comparison = crate::collate(
            &[
                witness("The ferry sank on Monday. Divers went down at dawn."),
                witness("The ferry sank on Monday near Tarn."),
            ],
            &Options::default(),
        );
        let found = |query: &str| -> Vec<&str> {
            let facts = comparison.facts_with(query).into_iter();
            facts
                .map(|fact| comparison.facts[fact].label.as_str())
                .collect()
        };
        assert_eq!(found("").len(), comparison.facts.len());
        assert_eq!(found("FERRY tarn").len(), 1, "the second reading has it");
        assert_eq!(found("divers").len(), 1);
        assert!(found("divers tarn").is_empty());
    }
}
