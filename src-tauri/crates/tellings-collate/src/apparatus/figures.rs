//! Numbers and dates, fact by fact, one thing counted to a row.

use std::collections::{BTreeMap, BTreeSet};

use tellings_text::{CivilDate, Unit, dates, quantities};

use crate::model::{Comparison, Evidence};

/// What kind of value a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureKind {
    /// Counts, sums, shares, scores.
    Number,
    /// Days and longer times.
    Date,
}

/// One thing that is counted or dated in a fact, in all tellings that do.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The fact, a number into [`Comparison::facts`].
    pub fact: usize,
    /// What kind of value it is.
    pub kind: FigureKind,
    /// Where it is told, by telling and place.
    pub places: Vec<Evidence>,
    /// Whether all tellings that have it give the same values.
    pub agree: bool,
}

/// What is counted: kind of number and noun, or how wide a date is.
type Counted = (FigureKind, String);

pub(super) fn all(comparison: &Comparison) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut told: BTreeSet<Vec<Evidence>> = BTreeSet::new();
    for figure in (0..comparison.facts.len()).flat_map(|fact| of_fact(comparison, fact)) {
        // A sentence may carry two facts: the same places are told once.
        if told.insert(figure.places.clone()) {
            figures.push(figure);
        }
    }
    figures
}

fn of_fact(comparison: &Comparison, number: usize) -> Vec<Figure> {
    let fact = &comparison.facts[number];
    let mut rows: BTreeMap<Counted, Vec<(Evidence, String)>> = BTreeMap::new();
    for (witness, telling) in comparison.tellings.iter().enumerate() {
        let text = &telling.witness.text;
        let published = telling.witness.date.as_deref().and_then(CivilDate::parse);
        for sentence in comparison.reading(fact, witness) {
            for quantity in quantities(text, sentence) {
                let counted = (
                    FigureKind::Number,
                    thing(&quantity.unit, quantity.noun.as_deref()),
                );
                let value = format!("{} {}", quantity.low, quantity.high);
                let place = Evidence {
                    witness,
                    span: quantity.span,
                };
                rows.entry(counted).or_default().push((place, value));
            }
            for date in dates(text, sentence) {
                let counted = (FigureKind::Date, format!("{:?}", date.grain()));
                let value = date.resolve(published).map_or_else(
                    || date.span.of(text).to_lowercase(),
                    |days| format!("{days:?}"),
                );
                let place = Evidence {
                    witness,
                    span: date.span,
                };
                rows.entry(counted).or_default().push((place, value));
            }
        }
    }
    let mut figures: Vec<Figure> = rows
        .into_iter()
        .map(|((kind, _), values)| Figure {
            fact: number,
            kind,
            agree: agree(&values),
            places: values.into_iter().map(|(place, _)| place).collect(),
        })
        .collect();
    figures.sort_by_key(|figure| figure.kind);
    figures
}

fn thing(unit: &Unit, noun: Option<&str>) -> String {
    let unit = match unit {
        Unit::Plain => "",
        Unit::Percent => "%",
        Unit::Money(sign) => sign,
        Unit::Ordinal => "th",
        Unit::Score => "-",
    };
    format!("{unit} {}", noun.unwrap_or(""))
}

/// Whether every telling gives the same set of values.
fn agree(values: &[(Evidence, String)]) -> bool {
    let mut by_telling: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (place, value) in values {
        by_telling.entry(place.witness).or_default().push(value);
    }
    for values in by_telling.values_mut() {
        values.sort_unstable();
        values.dedup();
    }
    let mut sets = by_telling.values();
    let first = sets.next();
    sets.all(|set| Some(set) == first)
}
