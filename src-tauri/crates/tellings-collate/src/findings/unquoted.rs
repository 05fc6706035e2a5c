//! A quotation that another reading tells without quotation marks, in its own
//! words, or gives to somebody else.

use std::collections::BTreeSet;

use tellings_text::Span;

use super::attribution;
use super::difference::Difference;
use super::quote::Versions;
use super::quoted::{Piece, stands_in};
use super::sentence::Sentence;
use super::speech::is_speech;

/// Words from which on a run without marks is no chance.
const RUN: usize = 4;

/// Words from which on a quotation can be paraphrased.
const TELLING: usize = 5;

/// Share of a quotation's words that a paraphrase has.
const SHARED: f64 = 0.22;

/// The same where nobody is named as speaking.
const MOST: f64 = 0.5;

impl Versions<'_, '_> {
    /// The other reading has none of the quotation in quotation marks.
    pub(super) fn without(&self) -> Option<Difference> {
        let piece = self.fullest.iter().max_by_key(|piece| piece.words.len())?;
        self.unmarked(piece).or_else(|| self.own_words(piece))
    }

    /// The very words, without marks.
    fn unmarked(&self, piece: &Piece) -> Option<Difference> {
        let wanted: Vec<&str> = piece.words.iter().map(|word| word.norm.as_str()).collect();
        if wanted.len() < RUN {
            return None;
        }
        self.other.sentences.iter().find_map(|sentence| {
            let words: Vec<_> = sentence
                .spots
                .iter()
                .filter(|spot| spot.kind != tellings_text::TokenKind::Mark)
                .collect();
            let at = words.windows(wanted.len()).position(|window| {
                window
                    .iter()
                    .zip(&wanted)
                    .all(|(spot, word)| spot.norm == *word)
            })?;
            let run = &words[at..at + wanted.len()];
            let span = Span::new(run[0].span.start, run[run.len() - 1].span.end);
            let end = self
                .other
                .says(span, "the same words without quotation marks".to_owned());
            Some(self.difference(end, true, false))
        })
    }

    /// The same said in other words: the other reading names the speaker too,
    /// says that something was said, and has some of the quotation's words.
    fn own_words(&self, piece: &Piece) -> Option<Difference> {
        if piece.words.len() < TELLING || self.is_quoted_elsewhere(piece) {
            return None;
        }
        let wanted: BTreeSet<String> = piece
            .words
            .iter()
            .filter(|word| !tellings_text::is_function_word(&word.norm))
            .map(|word| tellings_text::stem(&word.norm))
            .collect();
        let shared = |sentence: &Sentence| {
            let open = sentence.spots.iter().filter(|spot| !spot.quoted);
            let stems: BTreeSet<&str> = open.map(|spot| spot.stem.as_str()).collect();
            wanted
                .iter()
                .filter(|stem| stems.contains(stem.as_str()))
                .count()
        };
        let sentence = self
            .other
            .sentences
            .iter()
            .max_by_key(|sentence| shared(sentence))?;
        let count = shared(sentence);
        if count == 0 {
            return None;
        }
        let says = sentence
            .spots
            .iter()
            .any(|spot| !spot.quoted && is_speech(&spot.norm));
        let share = count as f64 / wanted.len() as f64;
        let named = match self.names_speaker(piece, sentence) {
            Some(named) => named && share >= SHARED,
            None => share > MOST,
        };
        let end = self
            .other
            .says(sentence.span, "in its own words".to_owned());
        Some(self.difference(end, count >= 2 && says && named, false))
    }

    /// Whether a sentence of the other reading names the speaker; none where
    /// the speaker is nobody named.
    fn names_speaker(&self, piece: &Piece, sentence: &Sentence) -> Option<bool> {
        let text = &self.chief.reading.telling.witness.text;
        let names = tellings_text::names(text, piece.speaker?);
        let key = &names.last()?.key;
        Some(sentence.spots.iter().any(|spot| spot.norm == *key))
    }

    /// Whether the other telling quotes it in a sentence that is not in the
    /// fact.
    fn is_quoted_elsewhere(&self, piece: &Piece) -> bool {
        let told: Vec<&str> = self
            .other
            .reading
            .running
            .iter()
            .map(String::as_str)
            .collect();
        let norms: Vec<&str> = piece.words.iter().map(|word| word.norm.as_str()).collect();
        norms.windows(RUN).any(|window| stands_in(window, &told))
    }

    /// Versions given with verbs that put them otherwise.
    pub(super) fn other_verb(&self, version: &[&Piece]) -> Option<Difference> {
        let ours = self.fullest.iter().find_map(|piece| piece.cue)?;
        let theirs = version.iter().find_map(|piece| piece.cue)?;
        attribution::verb(self.chief, ours, self.other, theirs)
    }

    /// Versions given to two people.
    pub(super) fn other_speaker(&self, version: &[&Piece]) -> Option<Difference> {
        let ours = self.fullest.iter().find_map(|piece| piece.speaker)?;
        let theirs = version.iter().find_map(|piece| piece.speaker)?;
        let names = |text: &str, span: Span| tellings_text::names(text, span);
        let a_text = &self.chief.reading.telling.witness.text;
        let b_text = &self.other.reading.telling.witness.text;
        let (a, b) = (names(a_text, ours), names(b_text, theirs));
        let ([a], [b]) = (a.as_slice(), b.as_slice()) else {
            return None;
        };
        let stranger = |name: &tellings_text::NameMention, known: &BTreeSet<String>| {
            name.words.iter().all(|word| !known.contains(word))
        };
        let sure = stranger(a, self.other.reading.vocabulary)
            && stranger(b, self.chief.reading.vocabulary);
        if a.words.iter().any(|word| b.words.contains(word)) {
            return None;
        }
        Some(Difference {
            kind: crate::model::FindingKind::Quote,
            ends: [
                self.chief.says(
                    ours,
                    format!("said by {}", self.chief.reading.printed(ours)),
                ),
                self.other.says(
                    theirs,
                    format!("said by {}", self.other.reading.printed(theirs)),
                ),
            ],
            sure,
            disagrees: true,
        })
    }
}
