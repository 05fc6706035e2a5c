//! Statements about how the readings of one fact differ, each with the places
//! that show it.
//!
//! A finding compares one reading with the reference reading. Rules are few
//! and strict: where a rule is not sure that two details are the same kind of
//! detail, it says nothing, because a wrong "differs" costs more trust than a
//! missing one. Nothing here judges which telling is right.

mod date;
mod name;
mod number;
mod quote;
mod voice;

use tellings_text::{Quotation, Span};

use crate::model::{Evidence, Finding, FindingKind, Telling, WitnessIndex, siglum};
use crate::wording::Word;

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
}

impl<'c> Reading<'c> {
    fn text(&self) -> &'c str {
        &self.telling.witness.text
    }

    fn printed(&self, span: Span) -> &'c str {
        span.of(self.text())
    }

    /// The telling's name in a finding's text.
    fn name(&self) -> String {
        format!("{{{}}}", siglum(self.column))
    }

    fn evidence(&self, span: Span) -> Evidence {
        Evidence {
            witness: self.witness,
            span,
        }
    }

    /// Everything that `find` sees in the reading's sentences.
    fn all<T>(&self, find: impl Fn(&str, Span) -> Vec<T>) -> Vec<T> {
        self.segments
            .iter()
            .flat_map(|&segment| find(self.text(), segment))
            .collect()
    }
}

/// All findings between the reference reading and another.
pub(crate) fn between(reference: &Reading, reading: &Reading) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(number::find(reference, reading));
    findings.extend(date::find(reference, reading));
    findings.extend(name::find(reference, reading));
    findings.extend(quote::find(reference, reading));
    findings.extend(voice::find(reference, reading));
    findings
}

/// Joins findings that say the same of several tellings, and orders them.
pub(crate) fn merged(mut findings: Vec<Finding>) -> Vec<Finding> {
    for finding in &mut findings {
        finding.evidence.sort_unstable();
        finding.evidence.dedup();
    }
    findings.sort_by(|x, y| (x.kind, &x.evidence, &x.text).cmp(&(y.kind, &y.evidence, &y.text)));
    findings.dedup();
    findings
}

/// A finding about one place in each of two readings.
fn finding(
    kind: FindingKind,
    text: String,
    (reference, there): (&Reading, Span),
    (reading, here): (&Reading, Span),
    disagrees: bool,
) -> Finding {
    Finding {
        kind,
        text,
        evidence: vec![reference.evidence(there), reading.evidence(here)],
        disagree: if disagrees {
            vec![reading.witness]
        } else {
            Vec::new()
        },
    }
}
