//! What a model that reads sentences adds to the words.
//!
//! [`Reader`] is the seam: whoever runs a model implements it, and
//! [`crate::collate_with`] asks it. Two sentences are compared token by token:
//! each token of one is held against the token of the other that means the
//! most alike, and the telling tokens count more (late interaction, Khattab
//! and Zaharia 2020; weighted by inverse document frequency as in `score`).

use tellings_text::Span;

use crate::analysis;
use crate::model::{Telling, WitnessIndex};

/// Numbers in the vector of one token.
pub const DIMS: usize = 128;

/// Length of every token's vector, up to rounding.
const LENGTH: f64 = 127.0;

/// One sentence as a model reads it: what each of its tokens means there.
/// The product of two vectors, over 127², is the cosine between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    /// Number of each token in the model's vocabulary.
    pub tokens: Vec<u16>,
    /// The tokens' vectors, read in the midst of the neighbouring sentences.
    pub vectors: Vec<[i8; DIMS]>,
}

/// The comparison was given up because whoever asked for it said so, or
/// because the model failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// What the model said; `None` if it was asked to stop.
    pub reason: Option<String>,
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.reason.as_deref().unwrap_or("stopped as asked"))
    }
}

impl std::error::Error for Stopped {}

/// A model that reads sentences. The same question must get the same answer.
pub trait Reader {
    /// Name and version of the model.
    fn name(&self) -> &str;

    /// The meaning of each of the sentences of `text`, in their order.
    ///
    /// # Errors
    ///
    /// If the comparison shall be given up.
    fn read(&self, text: &str, sentences: &[Span]) -> Result<Vec<Meaning>, Stopped>;

    /// How likely the two sentences of each pair report the same thing, in log
    /// odds, from reading both together.
    ///
    /// # Errors
    ///
    /// If the comparison shall be given up.
    fn judge(&self, pairs: &[(&str, &str)]) -> Result<Vec<f64>, Stopped>;
}

/// The sentences of a story as a model reads them, ready to be compared.
#[derive(Debug, Default)]
pub(crate) struct Meanings {
    /// The sentences of each telling, in the order of its segments.
    sentences: Vec<Vec<Read>>,
}

#[derive(Debug, Default)]
struct Read {
    /// Wider than they are stored: the product of two then takes one step.
    vectors: Vec<[i16; DIMS]>,
    /// How much each token tells; sums to 1.
    weights: Vec<f64>,
    /// Mean of the vectors, of length 1.
    mean: Vec<f32>,
}

impl Meanings {
    /// Has every telling read.
    pub(crate) fn of(tellings: &[Telling], reader: &dyn Reader) -> Result<Self, Stopped> {
        let read = tellings
            .iter()
            .map(|telling| {
                let spans: Vec<Span> = telling
                    .segments
                    .iter()
                    .map(|segment| segment.span)
                    .collect();
                let mut read = reader.read(&telling.witness.text, &spans)?;
                read.resize_with(spans.len(), Meaning::default);
                Ok(read)
            })
            .collect::<Result<Vec<Vec<Meaning>>, Stopped>>()?;
        Ok(Self::weighted(&read))
    }

    fn weighted(read: &[Vec<Meaning>]) -> Self {
        let mut counts = vec![0_u32; usize::from(u16::MAX) + 1];
        for meaning in read.iter().flatten() {
            let mut tokens = meaning.tokens.clone();
            tokens.sort_unstable();
            tokens.dedup();
            for token in tokens {
                counts[usize::from(token)] += 1;
            }
        }
        let total = read.iter().map(Vec::len).sum();
        let weight = |&token: &u16| analysis::inverse_frequency(total, counts[usize::from(token)]);
        let sentences = read
            .iter()
            .map(|telling| {
                telling
                    .iter()
                    .map(|meaning| Read::of(meaning, weight))
                    .collect()
            })
            .collect();
        Self { sentences }
    }

    /// How alike two sentences are on the whole: the cosine of the means of
    /// their tokens, -1 to 1.
    pub(crate) fn likeness(&self, a: (WitnessIndex, usize), b: (WitnessIndex, usize)) -> f64 {
        let (x, y) = (&self.sentences[a.0][a.1], &self.sentences[b.0][b.1]);
        x.mean
            .iter()
            .zip(&y.mean)
            .map(|(x, y)| f64::from(x * y))
            .sum()
    }

    /// How much of each sentence is told in the other, the lesser share first,
    /// up to 1.
    pub(crate) fn told(&self, a: (WitnessIndex, usize), b: (WitnessIndex, usize)) -> (f64, f64) {
        let (x, y) = (&self.sentences[a.0][a.1], &self.sentences[b.0][b.1]);
        let mut best_of_y = vec![i32::MIN; y.vectors.len()];
        let mut share_of_x = 0.0;
        for (vector, weight) in x.vectors.iter().zip(&x.weights) {
            let mut best = i32::MIN;
            for (other, best_of_other) in y.vectors.iter().zip(&mut best_of_y) {
                let product = product(vector, other);
                best = best.max(product);
                *best_of_other = (*best_of_other).max(product);
            }
            share_of_x += weight * cosine(best);
        }
        let share_of_y = best_of_y
            .iter()
            .zip(&y.weights)
            .map(|(&best, weight)| weight * cosine(best))
            .sum();
        if share_of_x <= share_of_y {
            (share_of_x, share_of_y)
        } else {
            (share_of_y, share_of_x)
        }
    }
}

impl Read {
    fn of(meaning: &Meaning, weight: impl Fn(&u16) -> f64) -> Self {
        let count = meaning.tokens.len().min(meaning.vectors.len());
        let weights: Vec<f64> = meaning.tokens[..count].iter().map(weight).collect();
        let sum: f64 = weights.iter().sum();
        let mut mean = vec![0.0_f32; DIMS];
        for vector in &meaning.vectors[..count] {
            for (sum, &value) in mean.iter_mut().zip(vector) {
                *sum += f32::from(value);
            }
        }
        let length = mean.iter().map(|value| value * value).sum::<f32>().sqrt();
        if length > 0.0 {
            for value in &mut mean {
                *value /= length;
            }
        }
        Self {
            vectors: meaning.vectors[..count]
                .iter()
                .map(|vector| vector.map(i16::from))
                .collect(),
            weights: weights
                .into_iter()
                .map(|weight| if sum > 0.0 { weight / sum } else { 0.0 })
                .collect(),
            mean,
        }
    }
}

fn product(x: &[i16; DIMS], y: &[i16; DIMS]) -> i32 {
    x.iter()
        .zip(y)
        .map(|(&x, &y)| i32::from(x) * i32::from(y))
        .sum()
}

/// The cosine of two vectors with this product; -1 where there is none.
fn cosine(product: i32) -> f64 {
    if product == i32::MIN {
        -1.0
    } else {
        f64::from(product) / (LENGTH * LENGTH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(tokens: &[(u16, usize)]) -> Meaning {
        Meaning {
            tokens: tokens.iter().map(|&(token, _)| token).collect(),
            vectors: tokens
                .iter()
                .map(|&(_, axis)| std::array::from_fn(|k| if k == axis { 127 } else { 0 }))
                .collect(),
        }
    }

    #[test]
    fn the_share_told_counts_the_best_partner_of_each_token() {
        let read = vec![
            vec![meaning(&[(1, 1), (2, 2)])],
            vec![meaning(&[(1, 1), (3, 3), (4, 4)])],
        ];
        let meanings = Meanings::weighted(&read);
        let (lesser, greater) = meanings.told((0, 0), (1, 0));
        assert!(
            lesser > 0.0 && lesser < greater && greater < 0.5,
            "{lesser} {greater}"
        );
        assert_eq!(meanings.told((1, 0), (0, 0)), (lesser, greater));
        let own = meanings.told((0, 0), (0, 0));
        assert!((own.0 - 1.0).abs() < 1e-9 && (own.1 - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_sentence_without_tokens_is_like_nothing() {
        let meanings = Meanings::weighted(&[vec![Meaning::default()], vec![meaning(&[(1, 1)])]]);
        assert_eq!(meanings.likeness((0, 0), (1, 0)), 0.0);
        assert_eq!(meanings.told((0, 0), (1, 0)).0, -1.0);
    }
}
