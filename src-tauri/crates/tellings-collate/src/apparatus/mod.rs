//! The apparatus: what the tellings say, gathered by kind instead of by fact.
//!
//! Numbers and dates ([`Figure`]), quotations ([`QuotationRow`]), how each actor
//! is called ([`Actor`]), and by which verbs things are attributed
//! ([`VerbRow`]). Everything is a place in a stored text; nothing is judged, and
//! what disagrees is only that values are not the same. Start with
//! [`Comparison::apparatus`].

mod actors;
mod figures;
mod quotations;
mod verbs;

pub use actors::{Actor, Form};
pub use figures::{Figure, FigureKind};
pub use quotations::{QuotationRow, Version};
pub use verbs::VerbRow;

use tellings_text::Span;

use crate::model::{Comparison, Evidence, Fact, WitnessIndex};

/// All of it, each list in the order in which it is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Apparatus {
    /// In the order of the facts.
    pub figures: Vec<Figure>,
    /// In the order of the facts.
    pub quotations: Vec<QuotationRow>,
    /// The most often named first.
    pub actors: Vec<Actor>,
    /// The most used first.
    pub verbs: Vec<VerbRow>,
}

impl Comparison {
    /// Gathers the apparatus of a comparison.
    #[must_use]
    pub fn apparatus(&self) -> Apparatus {
        Apparatus {
            figures: figures::all(self),
            quotations: quotations::all(self),
            actors: actors::all(self),
            verbs: verbs::all(self),
        }
    }

    /// The sentences with which a telling reports a fact.
    fn reading(&self, fact: &Fact, telling: WitnessIndex) -> Vec<Span> {
        let (Some(cell), Some(of)) = (fact.cells.get(telling), self.tellings.get(telling)) else {
            return Vec::new();
        };
        let segments = cell.segments.iter();
        segments
            .filter_map(|&number| Some(of.segments.get(number)?.span))
            .filter(|span| of.witness.text.get(span.start..span.end).is_some())
            .collect()
    }

    /// Every sentence of every telling.
    fn sentences(&self) -> impl Iterator<Item = (WitnessIndex, &str, Span)> {
        self.tellings
            .iter()
            .enumerate()
            .flat_map(|(index, telling)| {
                let text = telling.witness.text.as_str();
                let spans = telling.segments.iter().map(|segment| segment.span);
                spans
                    .filter(|span| text.get(span.start..span.end).is_some())
                    .map(move |span| (index, text, span))
            })
    }
}

/// How many tellings some places lie in.
#[must_use]
pub fn tellings_of(places: &[Evidence]) -> usize {
    let mut tellings: Vec<WitnessIndex> = places.iter().map(|place| place.witness).collect();
    tellings.sort_unstable();
    tellings.dedup();
    tellings.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Options, Witness};

    fn told(texts: &[&str]) -> Comparison {
        let witnesses: Vec<Witness> = texts
            .iter()
            .map(|text| Witness {
                text: (*text).to_owned(),
                date: Some("2031-02-06".to_owned()),
                ..Witness::default()
            })
            .collect();
        crate::collate(&witnesses, &Options::default())
    }

    fn printed(comparison: &Comparison, place: Evidence) -> &str {
        place
            .span
            .of(&comparison.tellings[place.witness].witness.text)
    }

    #[test]
    fn numbers_and_dates_stand_side_by_side() {
        let comparison = told(&[
            "The ferry Aurelia sank off Tarn on Tuesday with 43 people aboard.",
            "The ferry Aurelia sank off Tarn on Tuesday with 34 people aboard.",
        ]);
        let figures = comparison.apparatus().figures;
        let number = figures
            .iter()
            .find(|figure| figure.kind == FigureKind::Number)
            .expect("both have a number");
        assert!(!number.agree);
        let values: Vec<&str> = number
            .places
            .iter()
            .map(|place| printed(&comparison, *place))
            .collect();
        assert_eq!(values, ["43", "34"]);
        let date = figures
            .iter()
            .find(|figure| figure.kind == FigureKind::Date)
            .expect("both have a day");
        assert!(date.agree && date.places.len() == 2);
    }

    #[test]
    fn the_longest_version_of_a_quotation_says_what_others_cut() {
        let comparison = told(&[
            "“Nobody on this council wanted to close the old ferry line,” said Ida Moreno.",
            "“Nobody on this council wanted to close the line,” said Ida Moreno.",
        ]);
        let rows = comparison.apparatus().quotations;
        assert_eq!(rows.len(), 1);
        let row = &rows[0];
        assert_eq!(row.longest.witness, 0);
        assert_eq!(row.versions.len(), 2);
        let other = &row.versions[1];
        let text = &comparison.tellings[0].witness.text;
        let cut: Vec<&str> = other.lacks.iter().map(|span| span.of(text)).collect();
        assert_eq!(cut, ["old ferry"]);
        assert!(row.versions[0].marks.is_empty() && row.versions[0].lacks.is_empty());
    }

    #[test]
    fn actors_are_told_with_every_form_of_their_names() {
        let comparison = told(&[
            "Mayor Ida Moreno opened the pier. Moreno thanked the crew.",
            "Ida Moreno opened the pier at Tarn.",
        ]);
        let actors = comparison.apparatus().actors;
        let moreno = actors
            .iter()
            .find(|actor| actor.name == "Ida Moreno")
            .expect("she is named in both");
        let forms: Vec<(&str, usize)> = moreno
            .forms
            .iter()
            .map(|form| (form.text.as_str(), form.places.len()))
            .collect();
        assert_eq!(
            forms,
            [("Ida Moreno", 1), ("Mayor Ida Moreno", 1), ("Moreno", 1)]
        );
    }

    #[test]
    fn verbs_of_saying_are_counted() {
        let comparison = told(&[
            "The ferry sank, police said. The crew was drunk, a witness claimed.",
            "The ferry sank, the police said.",
        ]);
        let verbs = comparison.apparatus().verbs;
        let counts: Vec<(&str, usize)> = verbs
            .iter()
            .map(|row| (row.verb.as_str(), row.places.len()))
            .collect();
        assert_eq!(counts, [("said", 2), ("claimed", 1)]);
        assert_eq!(tellings_of(&verbs[0].places), 2);
    }

    #[test]
    fn nothing_told_makes_nothing() {
        assert_eq!(told(&[]).apparatus(), Apparatus::default());
        assert_eq!(told(&["", "…"]).apparatus().figures, []);
    }
}
