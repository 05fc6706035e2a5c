//! Which articles are proposed together, of all that pairs say.
//!
//! Average linkage: the two groups whose articles are likeliest of one story,
//! on average over all pairs between them, become one, again and again. So one
//! misleading pair does not chain two stories into one.

use std::collections::BTreeMap;

/// Puts `count` articles into groups. `likelihoods` has for pairs of them, the
/// smaller place first, how likely they tell one story; a pair that is not in
/// it is taken for none, and negative infinity keeps two apart whatever the
/// others say. Gives for every pair that came together the likelihood of the
/// join that brought it together, and stops at joins below `least`.
#[must_use]
pub fn joined(
    count: usize,
    likelihoods: &BTreeMap<(usize, usize), f64>,
    least: f64,
) -> BTreeMap<(usize, usize), f64> {
    let mut groups: Vec<Vec<usize>> = (0..count).map(|at| vec![at]).collect();
    let mut group_of: Vec<usize> = (0..count).collect();
    // Between two groups, by the smaller place: the sum over their pairs.
    let mut sums: BTreeMap<(usize, usize), f64> = likelihoods.clone();
    let mut joined = BTreeMap::new();
    loop {
        let mean = |(&(one, other), sum): (&(usize, usize), &f64)| {
            let pairs = groups[one].len() * groups[other].len();
            #[allow(clippy::cast_precision_loss, reason = "groups are small")]
            ((one, other), sum / pairs as f64)
        };
        let best = sums
            .iter()
            .map(mean)
            .filter(|(_, mean)| *mean >= least)
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        let Some(((one, other), mean)) = best else {
            return joined;
        };
        let moved = std::mem::take(&mut groups[other]);
        for &a in &groups[one] {
            for &b in &moved {
                joined.insert((a.min(b), a.max(b)), mean);
            }
        }
        for &article in &moved {
            group_of[article] = one;
        }
        groups[one].extend(moved);
        sums.remove(&(one, other));
        let of_other: Vec<((usize, usize), f64)> = sums
            .iter()
            .filter(|((first, second), _)| *first == other || *second == other)
            .map(|(&pair, &sum)| (pair, sum))
            .collect();
        for (pair, sum) in of_other {
            sums.remove(&pair);
            let third = if pair.0 == other { pair.1 } else { pair.0 };
            *sums.entry((one.min(third), one.max(third))).or_default() += sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(likelihoods: &[(usize, usize, f64)], together: &[(usize, usize)]) {
        let map = likelihoods
            .iter()
            .map(|&(one, other, likelihood)| ((one, other), likelihood))
            .collect();
        let joined: Vec<_> = joined(5, &map, 0.5).into_keys().collect();
        assert_eq!(joined, together);
    }

    #[test]
    fn likely_pairs_make_a_group() {
        check(
            &[(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)],
            &[(0, 1), (0, 2), (1, 2)],
        );
    }

    #[test]
    fn one_pair_does_not_chain_two_stories() {
        check(&[(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.8)], &[(0, 1), (2, 3)]);
    }

    #[test]
    fn what_was_told_apart_stays_apart() {
        check(
            &[(0, 1, 0.9), (1, 2, 0.9), (0, 2, f64::NEG_INFINITY)],
            &[(0, 1)],
        );
    }

    #[test]
    fn nothing_likely_joins_nothing() {
        check(&[(0, 1, 0.4)], &[]);
        check(&[], &[]);
    }
}
