//! The sentence model: what every token of a sentence means.

use rten::{NodeId, RunOptions};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use tellings_collate::{DIMS, Meaning, Stopped};

use crate::tokens::{CLS, SEP};
use crate::{LoadError, failed, graph, node};

/// Numbers in one token's vector as the model gives it.
const WIDTH: usize = 384;

/// The last layer's output by its name in the graph: a vector for each token.
const TOKEN_VECTORS: &str = "l5_ln2";

/// Directions of the model's space in which tokens of news differ most: its
/// first principal axes, made by `learning/basis.py`. Row by row, `f32`,
/// little-endian.
static BASIS: &[u8; WIDTH * DIMS * 4] = include_bytes!("basis.bin");

#[derive(Debug)]
pub(crate) struct SentenceModel {
    graph: rten::Model,
    ids: NodeId,
    mask: NodeId,
    vectors: NodeId,
    basis: Vec<[f32; DIMS]>,
}

impl SentenceModel {
    pub(crate) fn load(bytes: Vec<u8>) -> Result<Self, LoadError> {
        let graph = graph(bytes)?;
        Ok(Self {
            ids: node(&graph, "input_ids")?,
            mask: node(&graph, "attention_mask")?,
            vectors: node(&graph, TOKEN_VECTORS)?,
            graph,
            basis: BASIS
                .chunks_exact(DIMS * 4)
                .map(|row| {
                    std::array::from_fn(|k| {
                        let bytes = [row[4 * k], row[4 * k + 1], row[4 * k + 2], row[4 * k + 3]];
                        f32::from_le_bytes(bytes)
                    })
                })
                .collect(),
        })
    }

    /// Reads the sentences, given as tokens, in one window.
    pub(crate) fn read(
        &self,
        sentences: &[Vec<i32>],
        options: RunOptions,
    ) -> Result<Vec<Meaning>, Stopped> {
        let ids: Vec<i32> = std::iter::once(CLS)
            .chain(sentences.iter().flatten().copied())
            .chain([SEP])
            .collect();
        let length = ids.len();
        let mask = NdTensor::from_data([1, length], vec![1_i32; length]);
        let ids = NdTensor::from_data([1, length], ids);
        let [found] = self
            .graph
            .run_n(
                vec![(self.ids, ids.into()), (self.mask, mask.into())],
                [self.vectors],
                Some(options),
            )
            .map_err(failed)?;
        let found: NdTensor<f32, 3> = found.try_into().map_err(failed)?;
        let mut column = 0;
        Ok(sentences
            .iter()
            .map(|tokens| Meaning {
                // The vocabulary has 30,522 entries.
                tokens: tokens
                    .iter()
                    .map(|&id| u16::try_from(id).unwrap_or(u16::MAX))
                    .collect(),
                vectors: tokens
                    .iter()
                    .map(|_| {
                        column += 1;
                        self.projected(found.slice((0, column)).iter().copied())
                    })
                    .collect(),
            })
            .collect())
    }

    /// The vector in fewer dimensions, of length 127.
    fn projected(&self, vector: impl Iterator<Item = f32>) -> [i8; DIMS] {
        let mut sums = [0.0_f32; DIMS];
        for (value, row) in vector.zip(&self.basis) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += value * weight;
            }
        }
        let length = sums.iter().map(|sum| sum * sum).sum::<f32>().sqrt();
        let scale = if length > 0.0 { 127.0 / length } else { 0.0 };
        // In range: no coordinate is longer than its vector.
        sums.map(|sum| (sum * scale).round() as i8)
    }
}
