//! A model that reads sentences, with the library as its memory.
//!
//! Start with [`Remembering`]: it answers from what the library keeps, asks
//! the model for the rest only, and keeps what the model says. A comparison
//! made with it is the one that the model alone would have made. What is kept
//! is never trusted: a reading that is damaged, or that was made of other
//! sentences, counts as missing, and so does everything where the library
//! cannot be read. A library that cannot be written costs time, not the
//! comparison.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};
use tellings_collate::{Meaning, Reader, Stopped};
use tellings_semantics::{from_bytes, to_bytes};
use tellings_text::Span;

use crate::compare::sha256;
use crate::state::Shell;

/// Pairs that are put before the model at a time: few enough that a person who
/// cancels is heard within a second.
const TOGETHER: usize = 32;

/// Bytes before a reading's own: see [`seal`].
const SEAL: usize = 32;

/// Two sentences, the one that comes first in the alphabet first.
type Pair<'t> = (&'t str, &'t str);

/// How far a comparison is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Articles whose sentences are read.
    pub read: usize,
    /// Articles in all.
    pub articles: usize,
    /// Doubtful pairs of sentences that are judged.
    pub judged: usize,
    /// Such pairs in all; none before every article is read.
    pub pairs: usize,
}

/// What to do about what the library does not keep.
#[derive(Clone, Copy)]
pub enum Missing<'a> {
    /// Give up.
    GiveUp,
    /// Ask the model. This is told how far it is, before each piece of work
    /// and after the last, and says whether to go on.
    Ask(&'a dyn Fn(Progress) -> bool),
}

/// See the module.
pub struct Remembering<'a> {
    model: &'a dyn Reader,
    shell: &'a Shell,
    missing: Missing<'a>,
    progress: Cell<Progress>,
}

impl<'a> Remembering<'a> {
    /// A model with this shell's library as its memory, to compare this many
    /// articles.
    #[must_use]
    pub fn new(
        model: &'a dyn Reader,
        shell: &'a Shell,
        articles: usize,
        missing: Missing<'a>,
    ) -> Self {
        let progress = Progress {
            articles,
            ..Progress::default()
        };
        Self {
            model,
            shell,
            missing,
            progress: Cell::new(progress),
        }
    }

    /// Notes how far it is, and fails where the work shall not go on.
    fn at(&self, progress: Progress) -> Result<(), Stopped> {
        self.progress.set(progress);
        match self.missing {
            Missing::Ask(go_on) if !go_on(progress) => Err(Stopped { reason: None }),
            Missing::Ask(_) | Missing::GiveUp => Ok(()),
        }
    }

    /// Fails where the model is not to be asked.
    fn may_ask(&self) -> Result<(), Stopped> {
        match self.missing {
            Missing::Ask(_) => Ok(()),
            Missing::GiveUp => Err(Stopped { reason: None }),
        }
    }

    fn kept_reading(&self, text: &str, sentences: &[Span]) -> Option<Vec<Meaning>> {
        let kept = self
            .shell
            .library(|library| library.stored_reading(text, self.name()))
            .ok()??;
        let (sealed, meanings) = kept.split_at_checked(SEAL)?;
        if sealed != seal(sentences, meanings) {
            return None;
        }
        from_bytes(meanings).ok()
    }

    fn keep_reading(&self, text: &str, sentences: &[Span], meanings: &[Meaning]) {
        let bytes = to_bytes(meanings);
        let sealed = [seal(sentences, &bytes).as_slice(), &bytes].concat();
        let _ = self
            .shell
            .library(|library| library.keep_reading(text, self.name(), &sealed));
    }

    fn kept_judgements<'p>(&self, pairs: &[Pair<'p>]) -> BTreeMap<Pair<'p>, f64> {
        let names: Vec<String> = pairs.iter().map(name_of).collect();
        let kept = self
            .shell
            .library(|library| library.judgements(self.name(), &names))
            .unwrap_or_default();
        let known = pairs.iter().zip(kept);
        known
            .filter_map(|(pair, odds)| Some((*pair, odds?)))
            .collect()
    }

    /// Has the model judge these pairs, and keeps what it says.
    fn judge_now(&self, pairs: &[Pair<'_>]) -> Result<Vec<f64>, Stopped> {
        self.may_ask()?;
        let odds = self.model.judge(pairs)?;
        if odds.len() != pairs.len() {
            return Err(Stopped {
                reason: Some("the model did not judge every pair".to_owned()),
            });
        }
        let names = pairs.iter().map(name_of);
        let judged: Vec<(String, f64)> = names.zip(odds.iter().copied()).collect();
        let _ = self
            .shell
            .library(|library| library.keep_judgements(self.name(), &judged));
        Ok(odds)
    }
}

impl Reader for Remembering<'_> {
    fn name(&self) -> &str {
        self.model.name()
    }

    fn read(&self, text: &str, sentences: &[Span]) -> Result<Vec<Meaning>, Stopped> {
        let progress = self.progress.get();
        self.at(progress)?;
        let name = sha256(text.as_bytes());
        let meanings = match self.kept_reading(&name, sentences) {
            Some(kept) => kept,
            None => {
                self.may_ask()?;
                let made = self.model.read(text, sentences)?;
                self.keep_reading(&name, sentences, &made);
                made
            }
        };
        self.at(Progress {
            read: progress.read + 1,
            ..progress
        })?;
        Ok(meanings)
    }

    fn judge(&self, pairs: &[(&str, &str)]) -> Result<Vec<f64>, Stopped> {
        let pairs: Vec<Pair> = pairs.iter().map(|&(a, b)| (a.min(b), a.max(b))).collect();
        // Sentences that stand in several articles are judged once.
        let mut missing: Vec<Pair> = pairs.clone();
        missing.sort_unstable();
        missing.dedup();
        let mut odds = self.kept_judgements(&missing);
        let mut progress = Progress {
            judged: odds.len(),
            pairs: missing.len(),
            ..self.progress.get()
        };
        self.at(progress)?;
        missing.retain(|pair| !odds.contains_key(pair));
        // Those of about one length go together, as the model reads them.
        missing.sort_by_key(|(a, b)| a.len() + b.len());
        for together in missing.chunks(TOGETHER) {
            odds.extend(together.iter().copied().zip(self.judge_now(together)?));
            progress.judged += together.len();
            self.at(progress)?;
        }
        Ok(pairs.iter().map(|pair| odds[pair]).collect())
    }
}

/// SHA-256 of the sentences' places and the reading's bytes: sentences that
/// are cut otherwise, and bytes that are not what they were, have another.
fn seal(sentences: &[Span], meanings: &[u8]) -> [u8; SEAL] {
    let mut hash = Sha256::new();
    hash.update(number(sentences.len()));
    for span in sentences {
        hash.update(number(span.start));
        hash.update(number(span.end));
    }
    hash.update(meanings);
    hash.finalize().into()
}

/// What the judgement of a pair is kept under.
fn name_of((a, b): &Pair<'_>) -> String {
    // The length says where one ends and the other begins.
    sha256(&[number(a.len()).as_slice(), a.as_bytes(), b.as_bytes()].concat())
}

fn number(value: usize) -> [u8; 8] {
    (value as u64).to_le_bytes()
}

#[cfg(test)]
pub(crate) mod fake;
#[cfg(test)]
mod tests;
