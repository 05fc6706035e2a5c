//! The words of each telling, one after the other, ready to be laid beside
//! those of another.

use std::collections::BTreeMap;
use std::ops::Range;

use tellings_text::{Span, TokenKind};

use super::tile::SHORTEST;
use crate::alias::{Aliases, Term};
use crate::analysis;
use crate::model::Telling;

/// Number of a normal form in the story.
pub(super) type NormId = u32;

/// A word of a telling.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Where it stands.
    pub(super) span: Span,
    /// Whether it stands in quotation marks.
    pub(super) quoted: bool,
    /// Whether it carries meaning and is no part of a name, a title or a date.
    pub(super) weighty: bool,
    /// Whether it is the first of its sentence.
    pub(super) opens: bool,
}

/// The words of one telling in order.
#[derive(Debug, Default)]
pub(super) struct Running {
    /// As compared.
    pub(super) norms: Vec<NormId>,
    /// The same words as they stand in the text.
    pub(super) words: Vec<Word>,
    /// Where each sentence's words end.
    pub(super) ends: Vec<usize>,
    /// Where a run of [`SHORTEST`] words begins, ordered by the words of the
    /// run, then by place.
    pub(super) windows: Vec<usize>,
}

impl Running {
    /// The words of a sentence, by number of the segment.
    pub(super) fn sentence(&self, segment: usize) -> Range<usize> {
        let start = segment.checked_sub(1).map_or(0, |before| self.ends[before]);
        start..self.ends[segment]
    }

    /// The segment that holds a word.
    pub(super) fn sentence_of(&self, word: usize) -> usize {
        self.ends.partition_point(|&end| end <= word)
    }

    /// Where a run of words stands; there is at least one.
    pub(super) fn place(&self, words: Range<usize>) -> Span {
        let (first, last) = (&self.words[words.start], &self.words[words.end - 1]);
        Span::new(first.span.start, last.span.end)
    }

    /// How many words stand outside quotations.
    pub(super) fn own(&self) -> usize {
        self.words.iter().filter(|word| !word.quoted).count()
    }

    /// The run of [`SHORTEST`] words that begins at a word.
    pub(super) fn window(&self, start: usize) -> &[NormId] {
        &self.norms[start..start + SHORTEST]
    }

    /// The windows without used words, in their order.
    pub(super) fn free(&self, used: &[bool]) -> Vec<usize> {
        let free = |&start: &usize| !used[start..start + SHORTEST].contains(&true);
        self.windows.iter().copied().filter(free).collect()
    }

    /// How many of these windows hold the same words as the first of them.
    pub(super) fn alike(&self, windows: &[usize]) -> usize {
        let first = windows.first().map(|&start| self.window(start));
        windows
            .iter()
            .take_while(|&&start| Some(self.window(start)) == first)
            .count()
    }

    fn push(&mut self, norm: NormId, word: Word) {
        self.norms.push(norm);
        self.words.push(word);
    }

    /// Brings the windows into order, when all words are there.
    pub(super) fn finish(&mut self) {
        let mut windows: Vec<usize> =
            (0..(self.norms.len() + 1).saturating_sub(SHORTEST)).collect();
        windows.sort_unstable_by(|&x, &y| self.window(x).cmp(self.window(y)).then(x.cmp(&y)));
        self.windows = windows;
    }
}

/// The words of every telling; the same word has the same number in all.
pub(super) fn running(tellings: &[Telling], aliases: &Aliases) -> Vec<Running> {
    let mut numbers: BTreeMap<String, NormId> = BTreeMap::new();
    let mut number = |norm: String| {
        let next = NormId::try_from(numbers.len()).unwrap_or(NormId::MAX);
        *numbers.entry(norm).or_insert(next)
    };
    tellings
        .iter()
        .map(|telling| {
            let text = &telling.witness.text;
            let quotations = tellings_text::quotations(text);
            let mut running = Running::default();
            for segment in &telling.segments {
                let within = segment.span;
                let names: Vec<Span> = spans(tellings_text::names(text, within), |one| one.span);
                let dates: Vec<Span> = spans(tellings_text::dates(text, within), |one| one.span);
                for (nth, term) in terms(text, within, aliases).into_iter().enumerate() {
                    let place = term.span;
                    let word = Word {
                        span: place,
                        quoted: analysis::inside(&quotations, place),
                        weighty: carries_meaning(&term)
                            && !covered(&names, place)
                            && !covered(&dates, place),
                        opens: nth == 0,
                    };
                    running.push(number(norm(term)), word);
                }
                running.ends.push(running.words.len());
            }
            running.finish();
            running
        })
        .collect()
}

/// The words of a sentence; a possessive "'s" goes with the word before it.
fn terms(text: &str, within: Span, aliases: &Aliases) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for term in aliases.terms(text, within) {
        match terms.last_mut() {
            Some(last) if term.norm == "'s" && last.span.end == term.span.start => {
                last.norm.push_str("'s");
                last.span.end = term.span.end;
            }
            _ => terms.push(term),
        }
    }
    terms
}

fn norm(term: Term) -> String {
    if term.kind == TokenKind::Number {
        term.norm.replace(',', "")
    } else {
        term.norm
    }
}

fn carries_meaning(term: &Term) -> bool {
    let bare = term.norm.strip_suffix("'s").unwrap_or(&term.norm);
    term.kind == TokenKind::Number
        || !(bare.is_empty()
            || tellings_text::is_function_word(bare)
            || tellings_text::is_title(bare))
}

fn spans<T>(found: Vec<T>, span: impl Fn(&T) -> Span) -> Vec<Span> {
    found.iter().map(span).collect()
}

/// Whether one of the places, which come in order, shares letters with `place`.
fn covered(places: &[Span], place: Span) -> bool {
    let next = places.partition_point(|other| other.end <= place.start);
    places.get(next).is_some_and(|other| other.overlaps(place))
}
