//! The models that read sentences, embedded in the program.
//!
//! Start with [`Models::load`]: it is the [`tellings_collate::Reader`] that a
//! comparison is made with. Two models, both made from all-MiniLM-L6-v2 with
//! weights in eight bits and run by `rten`, without any network:
//!
//! - the **sentence model** ([`Models::meanings`]) gives every token of a
//!   sentence a short vector of what it means amid its neighbours;
//! - the **pair model** ([`Models::odds`]) reads two sentences together and
//!   says how likely they report the same thing. `learning/README.md` tells
//!   how it was trained.
//!
//! ```text
//! "The ferry sank."                      ->  the [..128..]  ferry [..128..]  sank [..128..]  . [..128..]
//! "The ferry sank." | "The boat went down."  ->  log odds 2.1
//! ```
//!
//! This crate opens no files and keeps nothing: the models' bytes come in, and
//! meanings can be stored as bytes and read back ([`to_bytes`], [`from_bytes`]).

mod pair;
mod sentence;
mod stored;
mod tokens;
mod window;
mod workers;

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use tellings_collate::{Meaning, Reader, Stopped};
use tellings_text::Span;

pub use stored::{Damaged, from_bytes, to_bytes};

/// What meanings and judgements of these models are kept under. Other models,
/// another way of cutting windows or another projection must have another name.
pub const NAME: &str = "minilm-l6 3";

/// Letters that a text needs before its language can be told.
const LETTERS: usize = 120;

/// Whether the models know the language of a text: English. A text too short
/// or too mixed to tell counts as known.
#[must_use]
pub fn covers(text: &str) -> bool {
    let opening = &text[..text.floor_char_boundary(20_000)];
    whatlang::detect(opening).is_none_or(|found| {
        found.lang() == whatlang::Lang::Eng || !found.is_reliable() || opening.len() < LETTERS
    })
}

/// The bytes that the models are made of.
#[derive(Clone, Debug, Default)]
pub struct Files {
    /// `minilm-w8.onnx`, the sentence model.
    pub sentence: Vec<u8>,
    /// `pair-w8.onnx`, the pair model.
    pub pair: Vec<u8>,
    /// `tokenizer.json`, for both.
    pub tokenizer: String,
}

/// Names of the files, as they lie in the folder `model` and in the package.
pub const FILES: [&str; 3] = ["minilm-w8.onnx", "pair-w8.onnx", "tokenizer.json"];

/// SHA-256 of the files, in the order of [`FILES`].
const SHA256: [&str; 3] = [
    "3b23c663ecb30711a19eae9910a417d651c63ee8b517612629a282c732749b70",
    "90fa1650a95045d78a72f3a903a5685fc77cd9a26f68595a030d8b163c8ab087",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
];

/// Why the models cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The bytes are not those that this version was made with.
    #[error("{what} has another checksum than expected ({found})")]
    OtherBytes {
        /// Which file.
        what: &'static str,
        /// Its SHA-256, in lower-case hexadecimal.
        found: String,
    },
    /// The runtime does not take a graph.
    #[error("a model cannot be loaded: {0}")]
    Graph(String),
    /// The tokenizer's table cannot be read.
    #[error("the tokenizer cannot be loaded: {0}")]
    Tokenizer(String),
}

/// Both models, ready to read.
#[derive(Debug)]
pub struct Models {
    tokenizer: tokens::Tokenizer,
    sentence: sentence::SentenceModel,
    pair: pair::PairModel,
    workers: workers::Workers,
}

impl Models {
    /// Makes the models from their files.
    ///
    /// # Errors
    ///
    /// If the bytes are others than those this version was made with.
    pub fn load(files: Files) -> Result<Self, LoadError> {
        let bytes: [&[u8]; 3] = [&files.sentence, &files.pair, files.tokenizer.as_bytes()];
        for ((what, bytes), expected) in FILES.into_iter().zip(bytes).zip(SHA256) {
            checked(what, bytes, expected)?;
        }
        Ok(Self {
            tokenizer: tokens::Tokenizer::load(&files.tokenizer)?,
            sentence: sentence::SentenceModel::load(files.sentence)?,
            pair: pair::PairModel::load(files.pair)?,
            workers: workers::Workers::new(),
        })
    }

    /// Reads the sentences of one text, which are given in their order.
    ///
    /// `go_on` is asked after every few sentences, with how many were read
    /// since it was last asked; `false` ends the reading.
    ///
    /// # Errors
    ///
    /// If `go_on` said so, or if the model fails.
    pub fn meanings(
        &self,
        text: &str,
        sentences: &[Span],
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Vec<Meaning>, Stopped> {
        let tokens: Vec<Vec<i32>> = sentences
            .iter()
            .map(|span| self.tokenizer.tokens(span.of(text)))
            .collect();
        let windows = window::pack(tokens.iter().map(Vec::len));
        let read = self.workers.each(
            windows.len(),
            |number, options| {
                self.sentence
                    .read(&tokens[windows[number].clone()], options)
            },
            &mut |number| go_on(windows[number].len()),
        )?;
        Ok(read.into_iter().flatten().collect())
    }

    /// How likely the sentences of each pair report the same thing, in log
    /// odds.
    ///
    /// `go_on` is asked after every few pairs, with how many were read since it
    /// was last asked; `false` ends the reading.
    ///
    /// # Errors
    ///
    /// If `go_on` said so, or if the model fails.
    pub fn odds(
        &self,
        pairs: &[(&str, &str)],
        go_on: &mut dyn FnMut(usize) -> bool,
    ) -> Result<Vec<f64>, Stopped> {
        let tokens: Vec<(Vec<i32>, Vec<i32>)> = pairs
            .iter()
            .map(|(a, b)| (self.tokenizer.tokens(a), self.tokenizer.tokens(b)))
            .collect();
        self.workers.each(
            tokens.len(),
            |number, options| self.pair.odds(&tokens[number], options),
            &mut |_| go_on(1),
        )
    }
}

impl Reader for Models {
    fn name(&self) -> &str {
        NAME
    }

    fn read(&self, text: &str, sentences: &[Span]) -> Result<Vec<Meaning>, Stopped> {
        self.meanings(text, sentences, &mut |_| true)
    }

    fn judge(&self, pairs: &[(&str, &str)]) -> Result<Vec<f64>, Stopped> {
        self.odds(pairs, &mut |_| true)
    }
}

/// What the runtime said, as the reason why a comparison is given up.
fn failed(error: impl std::fmt::Display) -> Stopped {
    Stopped {
        reason: Some(format!("the model failed: {error}")),
    }
}

fn graph(bytes: Vec<u8>) -> Result<rten::Model, LoadError> {
    rten::ModelOptions::with_all_ops()
        .prepack_weights(true)
        .load(bytes)
        .map_err(|error| LoadError::Graph(error.to_string()))
}

fn node(graph: &rten::Model, name: &str) -> Result<rten::NodeId, LoadError> {
    graph
        .node_id(name)
        .map_err(|error| LoadError::Graph(error.to_string()))
}

fn checked(what: &'static str, bytes: &[u8], expected: &str) -> Result<(), LoadError> {
    let mut found = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(found, "{byte:02x}");
    }
    if found == expected {
        Ok(())
    } else {
        Err(LoadError::OtherBytes { what, found })
    }
}
