//! Which readings stand elsewhere in their telling than the order of the others
//! leads one to expect. What is moved is still compared like all else.

use crate::model::Fact;

/// Marks the readings that stand elsewhere than the order of the reference
/// readings leads one to expect: those outside the longest run of shared facts
/// that two tellings tell in the same order.
pub(crate) fn mark(facts: &mut [Fact], tellings: usize) {
    for witness in 0..tellings {
        for reference in (0..tellings).filter(|&reference| reference != witness) {
            let mut both: Vec<(usize, usize, usize)> = facts
                .iter()
                .enumerate()
                .filter(|(_, fact)| fact.reference == reference)
                .filter_map(|(index, fact)| {
                    let there = *fact.cells[reference].segments.first()?;
                    let here = *fact.cells[witness].segments.first()?;
                    Some((there, here, index))
                })
                .collect();
            both.sort_unstable();
            let here: Vec<usize> = both.iter().map(|&(_, here, _)| here).collect();
            let steady = longest_ascending(&here);
            for (position, &(_, _, fact)) in both.iter().enumerate() {
                facts[fact].cells[witness].moved = !steady[position];
            }
        }
    }
}

/// Which members belong to a longest ascending subsequence (patience sorting;
/// Fredman 1975).
fn longest_ascending(values: &[usize]) -> Vec<bool> {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    for (index, value) in values.iter().enumerate() {
        let length = tails.partition_point(|&tail| values[tail] <= *value);
        before[index] = length.checked_sub(1).map(|last| tails[last]);
        if length == tails.len() {
            tails.push(index);
        } else {
            tails[length] = index;
        }
    }
    let mut steady = vec![false; values.len()];
    let mut at = tails.last().copied();
    while let Some(index) = at {
        steady[index] = true;
        at = before[index];
    }
    steady
}
