//! From differences between two readings to findings about a fact.
//!
//! "43 in one, 34 in two others" is found pair by pair and said once: the
//! places that differences connect are one finding.

use std::collections::{BTreeMap, BTreeSet};

use tellings_text::Span;

use super::Reading;
use crate::model::{Finding, FindingKind, siglum};

/// One side of a difference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct End {
    /// Which reading, in the order of the fact's readings.
    pub(crate) reading: usize,
    /// The place that shows it.
    pub(crate) span: Span,
    /// What stands there, as people read it: the words in quotation marks, or
    /// "own voice".
    pub(crate) says: String,
}

/// A detail that two readings give differently.
#[derive(Clone, Debug)]
pub(crate) struct Difference {
    pub(crate) kind: FindingKind,
    pub(crate) ends: [End; 2],
    /// Whether the rule is right often enough to be shown.
    pub(crate) sure: bool,
    /// Whether the two cannot both be right.
    pub(crate) disagrees: bool,
}

/// The findings of a fact.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// To be shown.
    pub(crate) shown: Vec<Finding>,
    /// Too doubtful to be shown.
    pub(crate) review: Vec<Finding>,
}

/// Joins the differences of each kind that meet in a place.
pub(crate) fn gathered(
    readings: &[Reading],
    reference: usize,
    differences: &[Difference],
) -> Findings {
    let (mut sure, mut doubtful): (Vec<&Difference>, Vec<&Difference>) =
        differences.iter().partition(|one| one.sure);
    // Who says "43" against a "34" that is surely meant is surely meant too.
    let (joins, rest): (Vec<&Difference>, Vec<&Difference>) = doubtful
        .into_iter()
        .partition(|one| sure.iter().any(|known| repeats(one, known)));
    sure.extend(joins);
    doubtful = rest;
    let told: BTreeSet<(FindingKind, &End)> = sure
        .iter()
        .flat_map(|one| one.ends.iter().map(|end| (one.kind, end)))
        .collect();
    doubtful.retain(|one| !one.ends.iter().all(|end| told.contains(&(one.kind, end))));
    Findings {
        shown: findings(readings, reference, &sure),
        review: findings(readings, reference, &doubtful),
    }
}

/// Whether a difference sets the same words of another telling against one end
/// of a known one.
fn repeats(one: &Difference, known: &Difference) -> bool {
    let detail = matches!(
        one.kind,
        FindingKind::Number | FindingKind::Date | FindingKind::Place | FindingKind::Polarity
    );
    let [a, b] = &one.ends;
    let [x, y] = &known.ends;
    let same = |met: &End, other: &End, end: &End, partner: &End| {
        met == end && other.says.to_lowercase() == partner.says.to_lowercase()
    };
    detail
        && one.kind == known.kind
        && (same(a, b, x, y) || same(a, b, y, x) || same(b, a, x, y) || same(b, a, y, x))
}

fn findings(readings: &[Reading], reference: usize, differences: &[&Difference]) -> Vec<Finding> {
    let mut found: Vec<Finding> = connected(differences)
        .into_iter()
        .map(|group| finding(readings, reference, &group))
        .collect();
    found.sort_by(|x, y| (x.kind, &x.evidence, &x.text).cmp(&(y.kind, &y.evidence, &y.text)));
    found.dedup();
    found
}

/// The differences in groups that share no end with each other.
fn connected<'d>(differences: &[&'d Difference]) -> Vec<Vec<&'d Difference>> {
    // Each difference leads, over others, to the first of its group.
    let mut leads: Vec<usize> = (0..differences.len()).collect();
    let first = |leads: &[usize], mut at: usize| {
        while leads[at] != at {
            at = leads[at];
        }
        at
    };
    let mut seen: BTreeMap<(FindingKind, &End), usize> = BTreeMap::new();
    for (number, one) in differences.iter().enumerate() {
        for end in &one.ends {
            let known = *seen.entry((one.kind, end)).or_insert(number);
            let (x, y) = (first(&leads, known), first(&leads, number));
            leads[x.max(y)] = x.min(y);
        }
    }
    let mut groups: BTreeMap<usize, Vec<&Difference>> = BTreeMap::new();
    for (number, one) in differences.iter().enumerate() {
        let group = groups.entry(first(&leads, number)).or_default();
        group.push(one);
    }
    groups.into_values().collect()
}

fn finding(readings: &[Reading], reference: usize, group: &[&Difference]) -> Finding {
    let ends: BTreeSet<&End> = group.iter().flat_map(|one| &one.ends).collect();
    let mut evidence: Vec<_> = ends
        .iter()
        .map(|end| readings[end.reading].evidence(end.span))
        .collect();
    evidence.sort_unstable();
    evidence.dedup();
    Finding {
        kind: group[0].kind,
        text: text(readings, &ends),
        evidence,
        disagree: disagreeing(readings, reference, group),
    }
}

/// `{A}: “43”; {B} and {C}: “34”.`
fn text(readings: &[Reading], ends: &BTreeSet<&End>) -> String {
    let mut by_words: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for end in ends {
        let column = readings[end.reading].column;
        by_words.entry(&end.says).or_default().insert(column);
    }
    let mut sides: Vec<(Vec<usize>, &str)> = by_words
        .into_iter()
        .map(|(says, columns)| (columns.into_iter().collect(), says))
        .collect();
    sides.sort();
    let sides: Vec<String> = sides
        .into_iter()
        .map(|(columns, says)| {
            let names: Vec<String> = columns
                .iter()
                .map(|&column| format!("{{{}}}", siglum(column)))
                .collect();
            format!("{}: {says}", names.join(" and "))
        })
        .collect();
    format!("{}.", sides.join("; "))
}

/// The tellings that disagree with the reference reading; where that says
/// nothing of the matter, all that disagree with each other.
fn disagreeing(readings: &[Reading], reference: usize, group: &[&Difference]) -> Vec<usize> {
    let against: Vec<&&Difference> = group.iter().filter(|one| one.disagrees).collect();
    let about_reference = against
        .iter()
        .any(|one| one.ends.iter().any(|end| end.reading == reference));
    let mut found = BTreeSet::new();
    for one in against {
        let [a, b] = &one.ends;
        if !about_reference {
            found.extend([a.reading, b.reading]);
        } else if a.reading == reference {
            found.insert(b.reading);
        } else if b.reading == reference {
            found.insert(a.reading);
        }
    }
    found
        .into_iter()
        .map(|reading| readings[reading].witness)
        .collect()
}
