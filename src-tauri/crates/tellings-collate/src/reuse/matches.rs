//! The same words in two tellings, wherever they stand.
//!
//! **Seeds** are every [`SHORTEST`] words in a row that stand in both. Where such
//! words stand several times in a telling, the first place is laid beside the
//! first of the other telling, the second beside the second, and so on: a
//! sentence that is repeated 5,000 times makes 5,000 seeds, not 25 million.
//!
//! A seed that stands once in either telling grows as far as the words are the
//! same; the others are only joined to their neighbours. So no word lies in more
//! than a few matches, and finding them takes time in proportion to the words.

use std::cmp::Ordering;

use super::tile::SHORTEST;
use super::words::Running;

/// The same words in two tellings, whatever they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub(super) first: usize,
    pub(super) second: usize,
    pub(super) length: usize,
}

impl Match {
    /// Whether `later`, which begins no earlier, is as far from its counterpart
    /// as this match is, and begins inside it or at its end.
    fn goes_on_in(&self, later: &Self) -> bool {
        // Sums, because differences might be below nothing.
        self.first + later.second == later.first + self.second
            && later.first <= self.first + self.length
    }
}

/// The matches among words that are not used.
pub(super) fn matches(first: &Running, second: &Running, used: &[Vec<bool>; 2]) -> Vec<Match> {
    Search {
        first,
        second,
        used,
    }
    .matches()
}

struct Search<'t> {
    first: &'t Running,
    second: &'t Running,
    used: &'t [Vec<bool>; 2],
}

impl Search<'_> {
    fn matches(&self) -> Vec<Match> {
        let (mut once, mut often) = self.seeds();
        let line = |seed: &Match| {
            (
                seed.second + self.first.words.len() - seed.first,
                seed.first,
            )
        };
        once.sort_unstable_by_key(line);
        often.sort_unstable_by_key(line);
        let mut found: Vec<Match> = Vec::new();
        for seed in once {
            if !found.last().is_some_and(|last| last.goes_on_in(&seed)) {
                found.push(self.grown(seed));
            }
        }
        let mut joined: Vec<Match> = Vec::new();
        for seed in often {
            match joined.last_mut() {
                Some(last) if last.goes_on_in(&seed) => {
                    last.length = seed.first + seed.length - last.first;
                }
                _ => joined.push(seed),
            }
        }
        found.extend(joined);
        found
    }

    /// The seeds among words that are not used: those whose words stand once in
    /// either telling, and the others.
    fn seeds(&self) -> (Vec<Match>, Vec<Match>) {
        let (first, second) = (self.first, self.second);
        let (ours, theirs) = (first.free(&self.used[0]), second.free(&self.used[1]));
        let (mut here, mut there) = (&ours[..], &theirs[..]);
        let (mut once, mut often) = (Vec::new(), Vec::new());
        while let (Some(&x), Some(&y)) = (here.first(), there.first()) {
            match first.window(x).cmp(second.window(y)) {
                Ordering::Less => here = &here[1..],
                Ordering::Greater => there = &there[1..],
                Ordering::Equal => {
                    let (ours, theirs) = (first.alike(here), second.alike(there));
                    let kind = if ours == 1 && theirs == 1 {
                        &mut once
                    } else {
                        &mut often
                    };
                    let seeds = here[..ours].iter().zip(&there[..theirs]);
                    kind.extend(seeds.map(|(&first, &second)| Match {
                        first,
                        second,
                        length: SHORTEST,
                    }));
                    here = &here[ours..];
                    there = &there[theirs..];
                }
            }
        }
        (once, often)
    }

    /// Whether the two words are the same and not used.
    fn fits(&self, here: usize, there: usize) -> bool {
        self.first.norms[here] == self.second.norms[there]
            && !self.used[0][here]
            && !self.used[1][there]
    }

    /// A match with all words around it that fit too.
    fn grown(&self, seed: Match) -> Match {
        let before = (0..seed.first)
            .rev()
            .zip((0..seed.second).rev())
            .take_while(|&(here, there)| self.fits(here, there))
            .count();
        let (first, second) = (seed.first - before, seed.second - before);
        let length = (first..self.first.norms.len())
            .zip(second..self.second.norms.len())
            .take_while(|&(here, there)| self.fits(here, there))
            .count();
        Match {
            first,
            second,
            length,
        }
    }
}
