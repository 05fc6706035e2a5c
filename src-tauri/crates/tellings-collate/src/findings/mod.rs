//! Statements about how the readings of one fact differ, each with the places
//! that show it.
//!
//! Start with [`of_fact`]: every two readings are compared, kind by kind, and
//! what is found of one detail in several tellings becomes one finding. Rules
//! are few and strict. A rule that proved right nine times in ten on marked
//! stories says what it finds; a weaker one keeps it apart for a person to
//! look at; `FINDINGS.md` beside the crate has the figures. Nothing here judges
//! which telling is right.

mod attribution;
mod certainty;
mod count;
mod date;
mod difference;
mod governed;
mod loaded;
mod moment;
mod name;
mod naming;
mod number;
mod polarity;
mod quote;
mod quoted;
mod sentence;
mod source;
mod speech;
mod spelling;
mod unquoted;

use std::collections::BTreeSet;

use tellings_text::{Quotation, Span};

use crate::model::{Evidence, Telling, WitnessIndex};
use crate::wording::{self, Word};
use difference::Difference;
pub(crate) use difference::Findings;
use sentence::Read;

/// Words of a reading beyond which nothing is looked for: no newspaper prints
/// such sentences.
const WORDS: usize = 2_000;

/// One telling's reading of a fact, as the rules need it.
pub(crate) struct Reading<'c> {
    pub(crate) witness: WitnessIndex,
    /// The column it will stand in.
    pub(crate) column: WitnessIndex,
    pub(crate) telling: &'c Telling,
    /// The sentences, in order.
    pub(crate) segments: Vec<Span>,
    pub(crate) words: Vec<Word>,
    /// All quotations of the telling.
    pub(crate) quotations: &'c [Quotation],
    /// All words of the telling in their normal forms.
    pub(crate) vocabulary: &'c BTreeSet<String>,
    /// The same in the order of the text.
    pub(crate) running: &'c [String],
}

impl<'c> Reading<'c> {
    fn text(&self) -> &'c str {
        &self.telling.witness.text
    }

    pub(crate) fn printed(&self, span: Span) -> &'c str {
        span.of(self.text())
    }

    fn evidence(&self, span: Span) -> Evidence {
        Evidence {
            witness: self.witness,
            span,
        }
    }
}

/// Two readings of one fact, side by side.
struct Pair<'p, 'c> {
    a: &'p Read<'c>,
    b: &'p Read<'c>,
}

/// All findings of a fact; `reference` is the reading that the states of the
/// cells go by, `one_fact` whether it is sure that all report one thing.
pub(crate) fn of_fact(readings: &[Reading], reference: usize, one_fact: bool) -> Findings {
    let read: Vec<Read> = readings.iter().enumerate().map(Read::new).collect();
    let mut differences: Vec<Difference> = Vec::new();
    for (n, a) in read.iter().enumerate() {
        for b in &read[n + 1..] {
            let long = a.reading.words.len().max(b.reading.words.len()) > WORDS;
            if long || wording::same(&a.reading.words, &b.reading.words) {
                continue;
            }
            let pair = Pair { a, b };
            differences.extend(number::find(&pair));
            differences.extend(date::find(&pair));
            differences.extend(name::find(&pair));
            differences.extend(attribution::find(&pair, one_fact));
            differences.extend(certainty::find(&pair));
            differences.extend(polarity::find(&pair));
            differences.extend(naming::find(&pair));
        }
    }
    if read.iter().all(|read| read.reading.words.len() <= WORDS) {
        differences.extend(quote::find(&read, reference));
    }
    difference::gathered(readings, reference, &differences)
}
