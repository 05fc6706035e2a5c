//! How many wordings of a fact are independent of each other.

use super::words::{NormId, Running};
use super::{Run, Runs};
use crate::model::{Fact, WitnessIndex};

/// One telling's reading of a fact.
struct Reading<'f> {
    telling: WitnessIndex,
    /// Its sentences, ascending.
    segments: &'f [usize],
    /// Its words, a repeated sentence once.
    norms: Vec<NormId>,
    /// How many of all its words stand outside quotations.
    own: usize,
    /// Whether most of its words do.
    mostly_own: bool,
}

/// The number of sets of readings that no wording ties to each other: at least
/// one where the fact is told, at most as many as there are tellings of it.
pub(super) fn count(story: &[Running], all: &Runs, fact: &Fact) -> usize {
    let readings: Vec<Reading> = fact
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.segments.is_empty())
        .map(|(telling, cell)| reading(&story[telling], telling, &cell.segments))
        .collect();
    // Each reading has the number of the set that it belongs to.
    let mut sets: Vec<usize> = (0..readings.len()).collect();
    for (y, second) in readings.iter().enumerate() {
        for (x, first) in readings[..y].iter().enumerate() {
            let runs = all.get(&[first.telling, second.telling]);
            if sets[x] != sets[y] && tied(story, first, second, runs.map_or(&[], Vec::as_slice)) {
                let (kept, gone) = (sets[x], sets[y]);
                for set in sets.iter_mut().filter(|set| **set == gone) {
                    *set = kept;
                }
            }
        }
    }
    sets.sort_unstable();
    sets.dedup();
    sets.len()
}

fn reading<'f>(running: &Running, telling: WitnessIndex, segments: &'f [usize]) -> Reading<'f> {
    let mut sentences: Vec<&[NormId]> = Vec::new();
    let (mut all, mut own) = (0, 0);
    for &segment in segments {
        let words = running.sentence(segment);
        all += words.len();
        own += running.words[words.clone()]
            .iter()
            .filter(|word| !word.quoted)
            .count();
        let norms = &running.norms[words];
        if !sentences.contains(&norms) {
            sentences.push(norms);
        }
    }
    Reading {
        telling,
        segments,
        norms: sentences.concat(),
        own,
        mostly_own: 2 * own > all,
    }
}

/// Whether the words of two readings speak against their having been found
/// independently: they are the same, and mostly the outlets' own, or shared
/// runs hold at least half of the shorter one's words outside quotations.
fn tied(story: &[Running], first: &Reading, second: &Reading, runs: &[Run]) -> bool {
    if first.norms == second.norms && first.mostly_own {
        return true;
    }
    let shorter = first.own.min(second.own);
    shorter > 0 && 2 * shared(story, first, second, runs) >= shorter
}

/// How many words outside quotations the runs put from one reading into the
/// other.
fn shared(story: &[Running], first: &Reading, second: &Reading, runs: &[Run]) -> usize {
    let (here, there) = (&story[first.telling], &story[second.telling]);
    let mut shared = 0;
    for words in first.segments.iter().map(|&segment| here.sentence(segment)) {
        let begin = runs.partition_point(|run| run.first + run.length <= words.start);
        for run in runs[begin..].iter().take_while(|run| run.first < words.end) {
            let start = words.start.max(run.first);
            let end = words.end.min(run.first + run.length);
            shared += (start..end)
                .map(|word| (word, word - run.first + run.second))
                .filter(|&(ours, theirs)| {
                    let sentence = there.sentence_of(theirs);
                    second.segments.binary_search(&sentence).is_ok()
                        && !here.words[ours].quoted
                        && !there.words[theirs].quoted
                })
                .count();
        }
    }
    shared
}
