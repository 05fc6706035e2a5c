//! A reader for tests: it knows nothing, answers the same every time, and
//! counts what it is asked.

use std::sync::atomic::{AtomicUsize, Ordering};

use tellings_collate::{DIMS, Meaning, Reader, Stopped};
use tellings_text::Span;

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Fake {
    texts: AtomicUsize,
    pairs: AtomicUsize,
    most_together: AtomicUsize,
}

impl Fake {
    /// One that lives as long as a shell needs it.
    pub(crate) fn leaked() -> &'static Self {
        Box::leak(Box::default())
    }

    /// Texts and pairs that it was asked about since this was last called.
    pub(crate) fn asked(&self) -> (usize, usize) {
        let take = |count: &AtomicUsize| count.swap(0, Ordering::Relaxed);
        (take(&self.texts), take(&self.pairs))
    }

    /// The most pairs that it was asked about at a time.
    pub(crate) fn most_together(&self) -> usize {
        self.most_together.load(Ordering::Relaxed)
    }
}

/// A number for a word, the same on every machine.
fn number(word: &str) -> u16 {
    word.bytes().fold(7, |sum: u16, byte| {
        sum.wrapping_mul(31).wrapping_add(byte.into())
    })
}

impl Reader for Fake {
    fn name(&self) -> &str {
        "fake 1"
    }

    fn read(&self, text: &str, sentences: &[Span]) -> Result<Vec<Meaning>, Stopped> {
        self.texts.fetch_add(1, Ordering::Relaxed);
        let axis = |token: &u16| std::array::from_fn(|k| i8::from(k == usize::from(*token) % DIMS));
        Ok(sentences
            .iter()
            .map(|span| {
                let tokens: Vec<u16> = span.of(text).split_whitespace().map(number).collect();
                let vectors = tokens
                    .iter()
                    .map(|token| axis(token).map(|on: i8| on * 127));
                Meaning {
                    vectors: vectors.collect(),
                    tokens,
                }
            })
            .collect())
    }

    fn judge(&self, pairs: &[(&str, &str)]) -> Result<Vec<f64>, Stopped> {
        self.pairs.fetch_add(pairs.len(), Ordering::Relaxed);
        self.most_together.fetch_max(pairs.len(), Ordering::Relaxed);
        let odds = |(a, b): &(&str, &str)| f64::from(number(a) ^ number(b)) / 8000.0 - 4.0;
        Ok(pairs.iter().map(odds).collect())
    }
}
