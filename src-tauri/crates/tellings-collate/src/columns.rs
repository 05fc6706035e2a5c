//! The order of the columns, kept out of everything else.
//!
//! A comparison is made with its witnesses in the order of their texts and put
//! into the order that was asked for at the end. So no tie anywhere in between
//! can be broken by which article was added first.

use crate::correction::ByPerson;
use crate::model::{Comparison, Fact, MatchedBy, Options, Telling, Witness, WitnessIndex};
use crate::reuse::SharedWording;

/// The columns in the order of their texts. Witnesses with the same text are
/// told apart by what else is known of them; after that, nothing sets them
/// apart.
pub(crate) fn canonical(witnesses: &[Witness]) -> Vec<WitnessIndex> {
    let mut columns: Vec<WitnessIndex> = (0..witnesses.len()).collect();
    let key = |column: WitnessIndex| {
        let Witness {
            text,
            outlet,
            title,
            date,
            url,
            completeness,
            sha256: _,
        } = &witnesses[column];
        (text, outlet, title, date, url, *completeness as u8)
    };
    columns.sort_by(|&x, &y| key(x).cmp(&key(y)));
    columns
}

/// The comparison with its columns as they were asked for; `columns` says
/// which column each of the tellings belongs to.
pub(crate) fn restored(
    tellings: Vec<Telling>,
    facts: Vec<Fact>,
    shared_wording: Vec<SharedWording>,
    by_person: ByPerson,
    options: &Options,
    matched_by: MatchedBy,
    columns: &[WitnessIndex],
) -> Comparison {
    Comparison {
        matched_by,
        tellings: in_order(tellings, columns),
        facts: facts.into_iter().map(|fact| moved(fact, columns)).collect(),
        shared_wording: turned(shared_wording, columns),
        by_person: by_person.turned(columns),
        options: options.clone(),
    }
}

fn moved(mut fact: Fact, columns: &[WitnessIndex]) -> Fact {
    fact.reference = columns[fact.reference];
    fact.cells = in_order(fact.cells, columns);
    for finding in fact.findings.iter_mut().chain(&mut fact.review) {
        for evidence in &mut finding.evidence {
            evidence.witness = columns[evidence.witness];
        }
        for witness in &mut finding.disagree {
            *witness = columns[*witness];
        }
        finding.evidence.sort_unstable();
        finding.disagree.sort_unstable();
    }
    for findings in [&mut fact.findings, &mut fact.review] {
        findings
            .sort_by(|x, y| (x.kind, &x.evidence, &x.text).cmp(&(y.kind, &y.evidence, &y.text)));
    }
    for link in &mut fact.links {
        link.a.0 = columns[link.a.0];
        link.b.0 = columns[link.b.0];
    }
    fact.links.sort_by_key(|link| (link.a, link.b));
    fact
}

fn turned(mut shared: Vec<SharedWording>, columns: &[WitnessIndex]) -> Vec<SharedWording> {
    for pair in &mut shared {
        pair.tellings = pair.tellings.map(|telling| columns[telling]);
        if pair.tellings[0] > pair.tellings[1] {
            pair.tellings.reverse();
            pair.words.reverse();
            for run in &mut pair.runs {
                run.places.reverse();
            }
            pair.runs.sort_unstable();
        }
    }
    shared.sort_by_key(|pair| pair.tellings);
    shared
}

fn in_order<T>(items: Vec<T>, columns: &[WitnessIndex]) -> Vec<T> {
    let mut placed: Vec<(WitnessIndex, T)> = columns.iter().copied().zip(items).collect();
    placed.sort_by_key(|(column, _)| *column);
    placed.into_iter().map(|(_, item)| item).collect()
}
