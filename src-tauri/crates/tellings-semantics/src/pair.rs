//! The pair model: whether two sentences report the same thing.

use rten::NodeId;
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use tellings_collate::Stopped;

use crate::tokens::{CLS, SEP};
use crate::{LoadError, failed, graph, node};

/// Tokens of each sentence that the model was trained on.
const TOKENS: usize = 70;

/// Pairs that are read at once, each both ways round.
const BATCH: usize = 8;

/// Log odds are told to a hundredth: what lies beyond depends on the processor
/// and on which pairs were read together.
const STEP: f64 = 0.01;

/// Two sentences as tokens.
type Pair = (Vec<i32>, Vec<i32>);

#[derive(Debug)]
pub(crate) struct PairModel {
    graph: rten::Model,
    ids: NodeId,
    mask: NodeId,
    kinds: NodeId,
    odds: NodeId,
}

impl PairModel {
    pub(crate) fn load(bytes: Vec<u8>) -> Result<Self, LoadError> {
        let graph = graph(bytes)?;
        Ok(Self {
            ids: node(&graph, "input_ids")?,
            mask: node(&graph, "attention_mask")?,
            kinds: node(&graph, "token_type_ids")?,
            odds: node(&graph, "odds")?,
            graph,
        })
    }

    /// The log odds of each pair: the mean of reading the one sentence first and
    /// the other. It is surer than either and the same whichever way a pair is
    /// given.
    pub(crate) fn odds(&self, pairs: &[&Pair]) -> Result<Vec<f64>, Stopped> {
        let longest = pairs.iter().map(|pair| length(pair)).max().unwrap_or(0);
        let mut ids = NdTensor::<i32, 2>::zeros([2 * pairs.len(), longest]);
        let mut mask = ids.clone();
        let mut kinds = ids.clone();
        let both_ways = pairs.iter().flat_map(|(a, b)| [(a, b), (b, a)]);
        for (row, (first, second)) in both_ways.enumerate() {
            let first = std::iter::once(CLS).chain(read(first)).chain([SEP]);
            let second = read(second).chain([SEP]);
            let marked = first.map(|id| (id, 0)).chain(second.map(|id| (id, 1)));
            for (column, (id, kind)) in marked.enumerate() {
                ids[[row, column]] = id;
                mask[[row, column]] = 1;
                kinds[[row, column]] = kind;
            }
        }
        let [found] = self
            .graph
            .run_n(
                vec![
                    (self.ids, ids.into()),
                    (self.mask, mask.into()),
                    (self.kinds, kinds.into()),
                ],
                [self.odds],
                None,
            )
            .map_err(failed)?;
        let found: NdTensor<f32, 1> = found.try_into().map_err(failed)?;
        let found: Vec<f64> = found.iter().map(|&odds| f64::from(odds)).collect();
        Ok(found
            .chunks_exact(2)
            .map(|ways| (f64::midpoint(ways[0], ways[1]) / STEP).round() * STEP)
            .collect())
    }
}

/// Pairs of about the same length together, so that little is read in vain.
pub(crate) fn batches(pairs: &[Pair]) -> Vec<Vec<usize>> {
    let mut by_length: Vec<usize> = (0..pairs.len()).collect();
    by_length.sort_by_key(|&index| (length(&pairs[index]), index));
    by_length.chunks(BATCH).map(<[usize]>::to_vec).collect()
}

fn length(pair: &Pair) -> usize {
    pair.0.len().min(TOKENS) + pair.1.len().min(TOKENS) + 3
}

/// The tokens of a sentence that are read.
fn read(sentence: &[i32]) -> impl Iterator<Item = i32> {
    sentence.iter().copied().take(TOKENS)
}
