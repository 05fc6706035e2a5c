//! Shared wording: runs of the same words that two tellings have in common
//! outside quotations, and how many independent wordings a fact has.
//!
//! Outlets print the same words where they draw on one agency, one press
//! release or each other; the words alone cannot say which. Who quotes the same
//! speaker shares no source by that, so words in quotation marks never count.
//!
//! How much is reused is measured as in METER, the study of British newspapers
//! and their news agency (Clough et al. 2002, "METER: MEasuring TExt Reuse"):
//! greedy string tiling (Wise 1993), the longest run first, each word used at
//! most once. Words are compared in the normal form that also makes two
//! readings [`State::Same`](crate::State::Same).

mod independent;
mod matches;
mod tile;
mod words;

use std::collections::BTreeMap;

use rayon::prelude::*;

use tellings_text::Span;

use crate::alias::Aliases;
use crate::model::{Fact, Telling, WitnessIndex};
use tile::Run;
use words::Running;

/// The wording that two tellings share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedWording {
    /// The two tellings, ascending.
    pub tellings: [WitnessIndex; 2],
    /// The runs by their place in the first telling; there is at least one.
    /// In neither telling do two of them overlap.
    pub runs: Vec<SharedRun>,
    /// How many words each of the two has outside quotations.
    pub words: [usize; 2],
}

/// A run of the same words in two tellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SharedRun {
    /// Its place in the text of each, in the order of
    /// [`SharedWording::tellings`].
    pub places: [Span; 2],
    /// Its length in words. Words that stand in quotation marks in either
    /// telling are not counted.
    pub words: usize,
}

impl SharedWording {
    /// How many words lie in the runs, in each of the two.
    #[must_use]
    pub fn shared(&self) -> usize {
        self.runs.iter().map(|run| run.words).sum()
    }

    /// The share of each telling's words outside quotations that lies in the
    /// runs, 0 to 1.
    #[must_use]
    pub fn shares(&self) -> [f64; 2] {
        let shared = self.shared() as f64;
        self.words.map(|words| shared / words.max(1) as f64)
    }
}

/// The runs of every two tellings that have any, by place in the first.
type Runs = BTreeMap<[WitnessIndex; 2], Vec<Run>>;

/// The wording that every two tellings share, and into `facts` the number of
/// their independent wordings. Takes time in proportion to the words of every
/// pair, but for sorting.
///
/// Which of two equally long runs comes first may depend on which telling is
/// the first: the tellings come in the order of their texts (`columns`).
pub(crate) fn find(
    tellings: &[Telling],
    aliases: &Aliases,
    facts: &mut [Fact],
) -> Vec<SharedWording> {
    let story = words::running(tellings, aliases);
    let two: Vec<[WitnessIndex; 2]> = (0..story.len())
        .flat_map(|second| (0..second).map(move |first| [first, second]))
        .collect();
    let all: Runs = two
        .into_par_iter()
        .map(|[first, second]| ([first, second], tile::runs(&story[first], &story[second])))
        .filter(|(_, runs)| !runs.is_empty())
        .collect();
    for fact in facts {
        fact.independent_wordings = independent::count(&story, &all, fact);
    }
    all.into_iter()
        .map(|(tellings, runs)| told(&story, tellings, &runs))
        .collect()
}

fn told(story: &[Running], tellings: [WitnessIndex; 2], runs: &[Run]) -> SharedWording {
    let [first, second] = tellings.map(|telling| &story[telling]);
    SharedWording {
        tellings,
        runs: runs
            .iter()
            .map(|run| SharedRun {
                places: [
                    first.place(run.first..run.first + run.length),
                    second.place(run.second..run.second + run.length),
                ],
                words: run.words,
            })
            .collect(),
        words: [first.own(), second.own()],
    }
}
