//! The pair model: whether two sentences report the same thing.

use rten::{NodeId, RunOptions};
use rten_tensor::NdTensor;
use tellings_collate::Stopped;

use crate::tokens::{CLS, SEP};
use crate::{LoadError, failed, graph, node};

/// Tokens of each sentence that the model was trained on.
const TOKENS: usize = 70;

/// Log odds are told to a hundredth: what lies beyond depends on the processor.
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

    /// The log odds of a pair, read with the first sentence first.
    pub(crate) fn odds(&self, (first, second): &Pair, options: RunOptions) -> Result<f64, Stopped> {
        let first = std::iter::once(CLS).chain(read(first)).chain([SEP]);
        let second = read(second).chain([SEP]);
        let (ids, kinds): (Vec<i32>, Vec<i32>) = first
            .map(|id| (id, 0))
            .chain(second.map(|id| (id, 1)))
            .unzip();
        let length = ids.len();
        let row = |values| NdTensor::from_data([1, length], values);
        let [found] = self
            .graph
            .run_n(
                vec![
                    (self.ids, row(ids).into()),
                    (self.mask, row(vec![1; length]).into()),
                    (self.kinds, row(kinds).into()),
                ],
                [self.odds],
                Some(options),
            )
            .map_err(failed)?;
        let found: NdTensor<f32, 1> = found.try_into().map_err(failed)?;
        Ok((f64::from(found[[0]]) / STEP).round() * STEP)
    }
}

/// The tokens of a sentence that are read.
fn read(sentence: &[i32]) -> impl Iterator<Item = i32> {
    sentence.iter().copied().take(TOKENS)
}
