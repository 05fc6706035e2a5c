//! From a group of sentences to a fact: reference reading, states, marks,
//! findings, and why the sentences were put together.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use tellings_text::{Quotation, Span, TokenKind};

use crate::alias::Aliases;
use crate::analysis::{Analysis, Sentence, StemId};
use crate::certainty::Certainty;
use crate::findings::{self, Findings, Reading};
use crate::group::{Group, LINKED, Pairs, Place};
use crate::label::{self, Label};
use crate::model::{Cell, Completeness, Fact, Link, Mark, MarkKind, State, Telling, WitnessIndex};
use crate::moved;
use crate::score;
use crate::wording;

/// Rows this sure are taken to report one thing where a finding needs that.
const ONE_FACT: f64 = 0.8;

/// Words named as the reason for a link.
const REASONS: usize = 8;

/// How the comparison was asked for.
#[derive(Clone, Copy)]
pub(crate) struct Layout<'c> {
    /// The telling to compare against, if the person chose one.
    pub(crate) base: Option<WitnessIndex>,
    /// The column that each telling will stand in.
    pub(crate) columns: &'c [WitnessIndex],
}

/// Builds the facts of all groups, in their order.
pub(crate) fn facts(
    tellings: &[Telling],
    analysis: &Analysis,
    pairs: &Pairs,
    groups: &[Group],
    layout: Layout,
    aliases: &Aliases,
    certainty: &Certainty,
) -> Vec<Fact> {
    let quotations: Vec<Vec<Quotation>> = tellings
        .iter()
        .map(|telling| tellings_text::quotations(&telling.witness.text))
        .collect();
    let running: Vec<Vec<String>> = tellings.iter().map(running).collect();
    let vocabularies: Vec<BTreeSet<String>> = running
        .iter()
        .map(|words| words.iter().cloned().collect())
        .collect();
    let story = Story {
        tellings,
        running: &running,
        vocabularies: &vocabularies,
        quotations: &quotations,
        analysis,
        pairs,
        layout,
        aliases,
        certainty,
    };
    // Every processor builds facts; only their names depend on each other.
    let built: Vec<(Fact, Vec<String>)> =
        groups.par_iter().map(|group| fact(&story, group)).collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut facts: Vec<Fact> = built
        .into_iter()
        .map(|(mut fact, labels)| {
            let free = labels.iter().find(|label| !taken.contains(*label));
            fact.label = free.or(labels.first()).cloned().unwrap_or_default();
            taken.insert(fact.label.clone());
            fact
        })
        .collect();
    moved::mark(&mut facts, tellings.len());
    facts
}

/// The words of a telling in their normal forms.
fn running(telling: &Telling) -> Vec<String> {
    let text = &telling.witness.text;
    tellings_text::tokens(text, Span::whole(text))
        .into_iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .map(|token| token.norm)
        .collect()
}

/// What all facts of a comparison are made from.
struct Story<'c> {
    tellings: &'c [Telling],
    /// The quotations of each telling.
    quotations: &'c [Vec<Quotation>],
    /// The words of each telling, in order.
    running: &'c [Vec<String>],
    /// The same as sets.
    vocabularies: &'c [BTreeSet<String>],
    analysis: &'c Analysis,
    pairs: &'c Pairs,
    layout: Layout<'c>,
    aliases: &'c Aliases,
    certainty: &'c Certainty,
}

/// A fact that has no label yet, and the labels that it may have.
fn fact(story: &Story, group: &Group) -> (Fact, Vec<String>) {
    let Story {
        tellings, pairs, ..
    } = *story;
    let readings: Vec<Reading> = readings(story, group);
    let reference = reference(&readings, story.layout.base);
    let base = &readings[reference];

    let links = links(story, group);
    // Where no pair has a likelihood, somebody who knows put the readings together.
    let given = links.iter().all(|link| link.score <= 0.0);
    let one_fact = given || story.certainty.of_shared(&links) >= ONE_FACT;
    let findings = findings::of_fact(&readings, reference, one_fact);
    let mut cells: BTreeMap<WitnessIndex, Cell> = readings
        .iter()
        .map(|reading| {
            let segments = segments_of(group, reading.witness);
            (reading.witness, told(base, reading, segments, &findings))
        })
        .collect();

    let cells: Vec<Cell> = tellings
        .iter()
        .enumerate()
        .map(|(index, telling)| {
            cells
                .remove(&index)
                .unwrap_or_else(|| absent(group, pairs, index, telling))
        })
        .collect();
    let confidence = if links.is_empty() {
        story.certainty.of_alone(rival(group, pairs, &cells))
    } else {
        story.certainty.of_shared(&links)
    };
    let fact = Fact {
        // What they share is found when all facts are known.
        independent_wordings: readings.len(),
        label: String::new(),
        confidence,
        reference: base.witness,
        cells,
        findings: findings.shown,
        review: findings.review,
        links,
    };
    (fact, labels(&readings, reference))
}

/// The cell of a telling that has the fact.
fn told(base: &Reading, reading: &Reading, segments: Vec<usize>, findings: &Findings) -> Cell {
    if reading.witness == base.witness || wording::same(&base.words, &reading.words) {
        return Cell::reading(segments);
    }
    let disagreeing: Vec<Span> = findings
        .shown
        .iter()
        .filter(|finding| finding.disagree.contains(&reading.witness))
        .flat_map(|finding| &finding.evidence)
        .filter(|evidence| evidence.witness == reading.witness)
        .map(|evidence| evidence.span)
        .collect();
    let (marks, lacks) = wording::marks(&base.words, &reading.words);
    Cell {
        state: if disagreeing.is_empty() {
            State::Reworded
        } else {
            State::Differs
        },
        marks: overlay(&marks, &disagreeing),
        lacks,
        ..Cell::reading(segments)
    }
}

/// The labels that the readings give, the best first: the clearest, of equals
/// the reference reading's, then that of the reading closest to it. The fact is
/// named by the first that names no other.
fn labels(readings: &[Reading], reference: usize) -> Vec<String> {
    let likeness =
        |reading: &Reading| wording::likeness(&reading.words, &readings[reference].words);
    let mut others: Vec<&Reading> = readings.iter().collect();
    others.sort_by(|x, y| likeness(y).total_cmp(&likeness(x)));
    let mut labels: Vec<Label> = std::iter::once(&readings[reference])
        .chain(others)
        .map(|reading| label::of(reading.segments.iter().map(|span| reading.printed(*span))))
        .collect();
    labels.sort_by_key(|label| label.faults);
    labels.into_iter().map(|label| label.text).collect()
}

impl Cell {
    fn reading(segments: Vec<usize>) -> Self {
        Self {
            state: State::Same,
            segments,
            marks: Vec::new(),
            lacks: Vec::new(),
            possible: None,
            moved: false,
        }
    }
}

fn segments_of(group: &Group, witness: WitnessIndex) -> Vec<usize> {
    group
        .range((witness, 0)..(witness + 1, 0))
        .map(|&(_, segment)| segment)
        .collect()
}

fn readings<'c>(story: &Story<'c>, group: &Group) -> Vec<Reading<'c>> {
    let mut witnesses: Vec<WitnessIndex> = group.iter().map(|&(witness, _)| witness).collect();
    witnesses.dedup();
    witnesses
        .into_iter()
        .map(|witness| {
            let telling = &story.tellings[witness];
            let segments: Vec<Span> = segments_of(group, witness)
                .into_iter()
                .map(|segment| telling.segments[segment].span)
                .collect();
            let words = wording::words(&telling.witness.text, &segments, story.aliases);
            Reading {
                witness,
                column: story.layout.columns[witness],
                telling,
                segments,
                words,
                quotations: &story.quotations[witness],
                running: &story.running[witness],
                vocabulary: &story.vocabularies[witness],
            }
        })
        .collect()
}

/// The reading that the others are compared with: the base's, where the person
/// chose one and it has the fact; else the one closest to all others. Ties go
/// by the words, never by the order of the columns.
fn reference(readings: &[Reading], base: Option<WitnessIndex>) -> usize {
    if let Some(chosen) = readings
        .iter()
        .position(|reading| Some(reading.witness) == base)
    {
        return chosen;
    }
    let closeness: Vec<f64> = readings
        .iter()
        .map(|reading| {
            let mut to_others: Vec<f64> = readings
                .iter()
                .filter(|other| other.witness != reading.witness)
                .map(|other| wording::likeness(&reading.words, &other.words))
                .collect();
            to_others.sort_by(f64::total_cmp);
            to_others.iter().sum()
        })
        .collect();
    (0..readings.len())
        .max_by(|&x, &y| {
            closeness[x].total_cmp(&closeness[y]).then_with(|| {
                readings[y]
                    .text_of_segments()
                    .cmp(readings[x].text_of_segments())
            })
        })
        .expect("a group holds at least one sentence")
}

impl<'c> Reading<'c> {
    /// The reading as printed, from its first sentence to its last.
    pub(crate) fn text_of_segments(&self) -> &'c str {
        let (Some(first), Some(last)) = (self.segments.first(), self.segments.last()) else {
            return "";
        };
        Span::new(first.start, last.end).of(&self.telling.witness.text)
    }
}

/// Word marks with the disagreeing places laid over them.
fn overlay(marks: &[Mark], disagreeing: &[Span]) -> Vec<Mark> {
    let mut over: Vec<Span> = disagreeing.to_vec();
    over.sort_unstable();
    over.dedup();
    let mut joined: Vec<Span> = Vec::new();
    for span in over {
        match joined.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    let mut all: Vec<Mark> = Vec::new();
    for mark in marks {
        let mut start = mark.span.start;
        for hole in joined.iter().filter(|hole| hole.overlaps(mark.span)) {
            if start < hole.start {
                all.push(Mark {
                    span: Span::new(start, hole.start),
                    kind: mark.kind,
                });
            }
            start = hole.end;
        }
        if start < mark.span.end {
            all.push(Mark {
                span: Span::new(start, mark.span.end),
                kind: mark.kind,
            });
        }
    }
    all.extend(joined.into_iter().map(|span| Mark {
        span,
        kind: MarkKind::Disagrees,
    }));
    all.sort_unstable();
    all
}

/// The cell of a telling in which the fact was not found. A sentence likely
/// enough for a link that found no place in the row leaves it open.
fn absent(group: &Group, pairs: &Pairs, index: WitnessIndex, telling: &Telling) -> Cell {
    let possible = group
        .iter()
        .filter_map(|&place| pairs.best_in(place, index))
        .filter(|(_, score)| *score >= LINKED)
        .max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)));
    let whole = telling.witness.completeness == Completeness::Complete;
    let state = if whole && possible.is_none() {
        State::NotFound
    } else {
        State::Unknown
    };
    Cell {
        state,
        possible,
        ..Cell::reading(Vec::new())
    }
}

/// Every pair that holds the fact together, with what its ends have in common.
fn links(story: &Story, group: &Group) -> Vec<Link> {
    let Story {
        tellings,
        analysis,
        pairs,
        aliases,
        ..
    } = *story;
    let places: Vec<Place> = group.iter().copied().collect();
    let mut links = Vec::new();
    for (n, &a) in places.iter().enumerate() {
        for &b in places[n + 1..].iter().filter(|b| b.0 != a.0) {
            let (x, y) = (&analysis.sentences[a.0][a.1], &analysis.sentences[b.0][b.1]);
            let text = &tellings[a.0].witness.text;
            links.push(Link {
                a,
                b,
                score: pairs.score(a, b),
                words: shared(analysis, text, x, &x.content, &y.content),
                names: shared(analysis, text, x, &x.names, &y.names),
                numbers: shared(analysis, text, x, &x.numbers, &y.numbers),
                run: score::longest_run(&x.words, &y.words),
                aliases: aliases.told(
                    (text, &x.aliases),
                    (&tellings[b.0].witness.text, &y.aliases),
                ),
            });
        }
    }
    links
}

/// The stems in both lists, as printed in the sentence, most telling first.
fn shared(
    analysis: &Analysis,
    text: &str,
    sentence: &Sentence,
    ours: &[StemId],
    theirs: &[StemId],
) -> Vec<String> {
    let mut stems: Vec<StemId> = ours
        .iter()
        .copied()
        .filter(|stem| theirs.binary_search(stem).is_ok())
        .collect();
    stems.sort_by(|&x, &y| {
        analysis.idf[y as usize]
            .total_cmp(&analysis.idf[x as usize])
            .then(x.cmp(&y))
    });
    let mut printed: Vec<String> = Vec::new();
    for stem in stems {
        let position = sentence.words.iter().position(|&word| word == stem);
        let Some(place) = position.map(|position| sentence.places[position]) else {
            continue;
        };
        // "FBI" may stand for several stems.
        let word = place.of(text);
        if printed.len() < REASONS && !printed.iter().any(|earlier| earlier == word) {
            printed.push(word.to_owned());
        }
    }
    printed
}

/// The likelihood of the likeliest pair that would make the fact a shared one.
fn rival(group: &Group, pairs: &Pairs, cells: &[Cell]) -> f64 {
    let others = cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| cell.segments.is_empty());
    others
        .flat_map(|(telling, _)| {
            group
                .iter()
                .filter_map(move |&place| pairs.best_in(place, telling))
        })
        .map(|(_, score)| score)
        .fold(0.0, f64::max)
}
