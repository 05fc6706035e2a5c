//! The runs of the same words in two tellings: greedy string tiling.
//!
//! From the longest match (`matches`) down, each word being used once. What is
//! taken is at least as long as what is left, so it can only shorten a match at
//! its ends, a few times in all.
//!
//! What is left after that is gone through again ([`ROUNDS`]): words whose
//! counterpart went into a longer run find another one.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::matches::{Match, matches};
use super::words::Running;

/// Words of the shortest run, none of them in quotation marks.
///
/// People do not say the same thing in the same words twice: a string of ten
/// words of running text is practically always unique (Coulthard 2004, "Author
/// identification, idiolect, and linguistic uniqueness"). The formulas that an
/// event brings along are mostly shorter: of 17 marked stories of three to five
/// outlets, three pairs of tellings have a run, of 138, 15 and 10 words, and
/// the last alone is such a formula (`examples/shared_wording`).
pub(super) const SHORTEST: usize = 8;

/// Of these, words that carry meaning outside names, titles and dates. "At the
/// Harbour Authority of Port Calder and Hallow Vale" is a long name, no wording.
const WEIGHTY: usize = 4;

/// How often words that are left are gone through. Two are enough but for text
/// that repeats itself again and again.
const ROUNDS: usize = 4;

/// The same words in two tellings, by number of the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Where it begins in the first telling.
    pub(super) first: usize,
    /// Where it begins in the second.
    pub(super) second: usize,
    /// How many words it holds.
    pub(super) length: usize,
    /// How many of these stand outside quotations in both tellings.
    pub(super) words: usize,
}

/// The runs of two tellings, by place in the first.
pub(super) fn runs(first: &Running, second: &Running) -> Vec<Run> {
    let mut tiling = Tiling::new(first, second);
    let mut runs = Vec::new();
    for _ in 0..ROUNDS {
        let taken = tiling.round();
        if taken.is_empty() {
            break;
        }
        runs.extend(taken);
    }
    runs.sort_unstable_by_key(|run| run.first);
    runs
}

struct Tiling<'t> {
    first: &'t Running,
    second: &'t Running,
    /// Which words of each telling lie in a run already.
    used: [Vec<bool>; 2],
}

/// A run that is being gathered, as places in its match.
#[derive(Clone, Copy)]
struct Open {
    start: usize,
    end: usize,
    words: usize,
    weighty: usize,
}

impl<'t> Tiling<'t> {
    fn new(first: &'t Running, second: &'t Running) -> Self {
        let unused = |telling: &Running| vec![false; telling.words.len()];
        Self {
            first,
            second,
            used: [unused(first), unused(second)],
        }
    }

    /// The runs among words that are not used, which are used then.
    fn round(&mut self) -> Vec<Run> {
        let mut waiting = BinaryHeap::new();
        let key = |run: Run| (run.length, Reverse(run.first), Reverse(run.second));
        for found in matches(self.first, self.second, &self.used) {
            waiting.extend(self.pieces(found).into_iter().map(key));
        }
        let mut taken = Vec::new();
        while let Some((length, Reverse(first), Reverse(second))) = waiting.pop() {
            let pieces = self.pieces(Match {
                first,
                second,
                length,
            });
            match pieces[..] {
                [whole] if whole.length == length => {
                    self.take(whole);
                    taken.push(whole);
                }
                _ => waiting.extend(pieces.into_iter().map(key)),
            }
        }
        taken
    }

    /// The runs that a match holds: without words that are used, without
    /// quotations at its ends, and cut where only one of the tellings ends a
    /// sentence and where as many words are quoted as would make a run.
    fn pieces(&self, found: Match) -> Vec<Run> {
        let mut pieces = Vec::new();
        let mut open: Option<Open> = None;
        for at in 0..found.length {
            let (here, there) = (found.first + at, found.second + at);
            let (ours, theirs) = (&self.first.words[here], &self.second.words[there]);
            let used = self.used[0][here] || self.used[1][there];
            let long_quotation = open.is_some_and(|open| at - open.end >= SHORTEST);
            if used || ours.opens != theirs.opens || long_quotation {
                pieces.extend(open.take().and_then(|open| open.run(found)));
            }
            if used || ours.quoted || theirs.quoted {
                continue;
            }
            let open = open.get_or_insert(Open {
                start: at,
                end: at,
                words: 0,
                weighty: 0,
            });
            open.end = at + 1;
            open.words += 1;
            open.weighty += usize::from(ours.weighty && theirs.weighty);
        }
        pieces.extend(open.and_then(|open| open.run(found)));
        pieces
    }

    fn take(&mut self, run: Run) {
        self.used[0][run.first..run.first + run.length].fill(true);
        self.used[1][run.second..run.second + run.length].fill(true);
    }
}

impl Open {
    /// The run, where it is long enough to be one.
    fn run(self, found: Match) -> Option<Run> {
        (self.words >= SHORTEST && self.weighty >= WEIGHTY).then_some(Run {
            first: found.first + self.start,
            second: found.second + self.start,
            length: self.end - self.start,
            words: self.words,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tellings_text::Span;

    use super::super::words::Word;
    use super::*;

    /// A telling of these words, all of them outside quotations, in one
    /// sentence.
    fn running(norms: &[u32]) -> Running {
        let mut running = Running {
            norms: norms.to_vec(),
            words: (0..norms.len())
                .map(|at| Word {
                    span: Span::new(at, at + 1),
                    quoted: false,
                    weighty: true,
                    opens: at == 0,
                })
                .collect(),
            ..Running::default()
        };
        running.finish();
        running
    }

    fn found(first: &[u32], second: &[u32]) -> Vec<(usize, usize, usize)> {
        runs(&running(first), &running(second))
            .into_iter()
            .map(|run| (run.first, run.second, run.length))
            .collect()
    }

    /// The longest run of the same words, found by trying all places.
    fn longest(first: &[u32], second: &[u32]) -> usize {
        let alike = |x: usize, y: usize| {
            let pairs = first[x..].iter().zip(&second[y..]);
            pairs.take_while(|(ours, theirs)| ours == theirs).count()
        };
        let places = (0..first.len()).flat_map(|x| (0..second.len()).map(move |y| (x, y)));
        places.map(|(x, y)| alike(x, y)).max().unwrap_or(0)
    }

    #[test]
    fn a_repeated_formula_does_not_cut_a_run() {
        let formula: Vec<u32> = (100..108).collect();
        let first = [
            vec![1, 2, 3],
            formula.clone(),
            vec![4, 5, 6],
            formula.clone(),
        ]
        .concat();
        let second = [formula.clone(), vec![1, 2, 3], formula, vec![4, 5, 6]].concat();
        assert_eq!(found(&first, &second), [(0, 8, 14), (14, 0, 8)]);
    }

    #[test]
    fn no_repetition_makes_more_matches_than_words() {
        let sentence: Vec<u32> = (0..12).collect();
        let first = sentence.repeat(5_000);
        let broken: Vec<u32> = (0..5_000)
            .flat_map(|n| [sentence.clone(), vec![1_000 + n]].concat())
            .collect();
        let uneven: Vec<u32> = (0..2_000)
            .flat_map(|n| [sentence.repeat(n % 7 + 1), vec![1_000 + n as u32]].concat())
            .collect();
        for second in [&first, &broken, &uneven, &vec![7; 60_000]] {
            let (first, second) = (running(&first), running(second));
            let words: usize = {
                let used = Tiling::new(&first, &second).used;
                matches(&first, &second, &used)
            }
            .iter()
            .map(|found| found.length)
            .sum();
            assert!(words <= (SHORTEST + 3) * first.words.len().min(second.words.len()));
            let used: usize = runs(&first, &second).iter().map(|run| run.length).sum();
            assert!(used <= first.words.len().min(second.words.len()));
        }
        assert_eq!(found(&first, &first), [(0, 0, 60_000)]);
    }

    proptest! {
        #[test]
        fn runs_are_the_same_words_and_apart(
            first in prop::collection::vec(0_u32..3, 0..60),
            second in prop::collection::vec(0_u32..3, 0..60),
        ) {
            let mut used = (vec![false; first.len()], vec![false; second.len()]);
            for (x, y, length) in found(&first, &second) {
                prop_assert!(length >= SHORTEST);
                prop_assert_eq!(&first[x..x + length], &second[y..y + length]);
                for at in 0..length {
                    prop_assert!(!std::mem::replace(&mut used.0[x + at], true));
                    prop_assert!(!std::mem::replace(&mut used.1[y + at], true));
                }
            }
        }

        #[test]
        fn the_longest_run_is_found_where_no_eight_words_come_twice(
            blocks in prop::collection::vec((0_usize..20, 8_usize..15), 1..12),
            order in prop::collection::vec(any::<prop::sample::Index>(), 1..12),
        ) {
            let mut first: Vec<u32> = Vec::new();
            for (gap, length) in &blocks {
                let next = first.len() as u32;
                first.extend(next..next + (gap + length) as u32);
            }
            let mut second: Vec<u32> = Vec::new();
            let mut left: Vec<usize> = (0..blocks.len()).collect();
            for index in order {
                if left.is_empty() { break; }
                let block = left.remove(index.index(left.len()));
                let start: usize = blocks[..block].iter().map(|(gap, length)| gap + length).sum();
                let (gap, length) = blocks[block];
                second.extend((start + gap..start + gap + length).map(|word| word as u32));
                second.push(1_000_000 + block as u32);
            }
            let taken = found(&first, &second).into_iter().map(|run| run.2).max();
            prop_assert_eq!(taken.unwrap_or(0), longest(&first, &second));
        }
    }
}
