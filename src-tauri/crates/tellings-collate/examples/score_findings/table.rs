//! The figures: precision and recall, kind by kind.

use std::collections::BTreeMap;
use std::fmt::Write;

use tellings_collate::{Finding, FindingKind};

use crate::judged::Verdict;
use crate::stories::MarkedFact;

#[derive(Default)]
struct Row {
    shown: usize,
    right: usize,
    unjudged: usize,
    apart: usize,
    apart_right: usize,
    marked: usize,
    found: usize,
    found_apart: usize,
}

/// One row for each kind.
#[derive(Default)]
pub(crate) struct Table(BTreeMap<String, Row>);

impl Table {
    fn row(&mut self, kind: &str) -> &mut Row {
        self.0.entry(kind.to_owned()).or_default()
    }

    /// Counts a finding; a judgement goes before a mark.
    pub(crate) fn count(
        &mut self,
        kind: FindingKind,
        sure: bool,
        verdict: Option<Verdict>,
        marked: bool,
    ) {
        let row = self.row(kind.name());
        let right = verdict.map_or(marked, |verdict| verdict == Verdict::Right);
        if sure {
            row.shown += 1;
            row.right += usize::from(right);
            row.unjudged += usize::from(verdict.is_none());
        } else {
            row.apart += 1;
            row.apart_right += usize::from(right);
        }
    }

    /// Counts which of a fact's marked differences are found.
    pub(crate) fn marks(&mut self, fact: &MarkedFact, shown: &[Finding], apart: &[Finding]) {
        for mark in &fact.marks {
            let by = |findings: &[Finding]| findings.iter().any(|one| mark.is_shown_by(one));
            let row = self.row(&mark.kind);
            row.marked += 1;
            if by(shown) {
                row.found += 1;
            } else if by(apart) {
                row.found_apart += 1;
            }
        }
    }

    /// The table as printed.
    pub(crate) fn text(&self) -> String {
        let share = |part: usize, whole: usize| match whole {
            0 => "   -".to_owned(),
            _ => format!("{:.2}", part as f64 / whole as f64),
        };
        let mut text = String::from(
            "kind         shown right  P    not judged | apart right  P   | marked found  R   apart\n",
        );
        for (kind, row) in &self.0 {
            let written = writeln!(
                text,
                "{kind:12} {:5} {:5} {:>4} {:9}   | {:5} {:5} {:>4} | {:5} {:5} {:>4} {:5}",
                row.shown,
                row.right,
                share(row.right, row.shown),
                row.unjudged,
                row.apart,
                row.apart_right,
                share(row.apart_right, row.apart),
                row.marked,
                row.found,
                share(row.found, row.marked),
                row.found_apart,
            );
            written.expect("a string takes all that is written");
        }
        text
    }
}
