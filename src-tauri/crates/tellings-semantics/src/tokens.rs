//! Sentences as numbers of the models' vocabulary.
//!
//! The parts of `rten-text` are put together here, because its own assembly
//! can be used on one thread alone.

use std::collections::HashMap;

use rten_text::models::{Model as _, WordPiece, WordPieceOptions};
use rten_text::normalizers::{self, Normalizer as _};
use rten_text::pre_tokenizers::{self, PreTokenizer as _};
use serde::Deserialize;

use crate::LoadError;

/// Opens every sequence that the models read.
pub(crate) const CLS: i32 = 101;

/// Ends every sentence.
pub(crate) const SEP: i32 = 102;

/// Stands for a word that cannot be put together from the vocabulary.
const UNKNOWN: i32 = 100;

/// Tokens of a sentence that are read; longer sentences exist only in hostile
/// or broken text.
const TOKENS: usize = 120;

/// Bytes of a sentence that are looked at for its tokens.
const BYTES: usize = 2_000;

/// Cuts sentences into tokens (WordPiece; Schuster and Nakajima 2012), in lower
/// case and without accents.
pub(crate) struct Tokenizer {
    normalizer: normalizers::Bert,
    words: pre_tokenizers::Bert,
    pieces: WordPiece,
}

/// What is read of `tokenizer.json`.
#[derive(Deserialize)]
struct Table {
    model: Vocabulary,
}

#[derive(Deserialize)]
struct Vocabulary {
    vocab: HashMap<String, u32>,
}

impl Tokenizer {
    pub(crate) fn load(table: &str) -> Result<Self, LoadError> {
        let table: Table =
            serde_json::from_str(table).map_err(|error| LoadError::Tokenizer(error.to_string()))?;
        Ok(Self {
            normalizer: normalizers::Bert::new(normalizers::BertOptions {
                lowercase: true,
                strip_accents: true,
            }),
            words: pre_tokenizers::Bert::new(),
            pieces: WordPiece::from_vocab(table.model.vocab, WordPieceOptions::default()),
        })
    }

    /// The numbers of a sentence's tokens, without marks around them. Empty
    /// where there is nothing to read.
    pub(crate) fn tokens(&self, sentence: &str) -> Vec<i32> {
        let end = sentence.floor_char_boundary(BYTES);
        let Ok((normal, _)) = self.normalizer.normalize(&sentence[..end]) else {
            return Vec::new();
        };
        let words = self.words.pre_tokenize(&normal).unwrap_or_default();
        let mut tokens = Vec::new();
        for word in words {
            tokens.extend(self.pieces_of(word));
            if tokens.len() >= TOKENS {
                break;
            }
        }
        tokens.truncate(TOKENS);
        tokens
    }

    /// A word that is known only in part is not known.
    fn pieces_of(&self, word: &str) -> Vec<i32> {
        let mut pieces = Vec::new();
        let read = self.pieces.encode_with_offsets(word, &mut |_, id| {
            pieces.push(i32::try_from(id).unwrap_or(UNKNOWN));
        });
        if read.is_err() || pieces.contains(&UNKNOWN) {
            pieces = vec![UNKNOWN];
        }
        pieces
    }
}

impl std::fmt::Debug for Tokenizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tokenizer").finish_non_exhaustive()
    }
}
