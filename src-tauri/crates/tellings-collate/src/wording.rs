//! What is worded differently inside a fact, word by word.
//!
//! Two readings are compared as lists of words in their normal forms, a form of
//! an alias rule being one word; marks are shown on the words as printed. Punctuation and quotation marks never
//! count as a difference here, and a lone "the" between two changes does not
//! interrupt them: content words come first.

use similar::{Algorithm, DiffOp};
use tellings_text::{Span, TokenKind};

use crate::alias::{Aliases, Term};
use crate::model::{Mark, MarkKind};

/// Words of a reading beyond which no word marks are made. `similar`'s deadline
/// would make results depend on the machine's speed; a size does not.
const WORDS_MARKED: usize = 3_000;

/// A word of a reading.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// As compared.
    pub(crate) norm: String,
    /// Where it stands in the telling's text.
    pub(crate) span: Span,
    /// Whether it carries meaning of its own.
    pub(crate) content: bool,
    /// Which of the reading's sentences it belongs to.
    pub(crate) sentence: usize,
}

/// The words of a reading, over the given segments of one text. A sentence
/// that is repeated counts once: saying it twice is no other wording.
pub(crate) fn words(text: &str, segments: &[Span], aliases: &Aliases) -> Vec<Word> {
    let mut seen: Vec<Vec<Word>> = Vec::new();
    for (sentence, &segment) in segments.iter().enumerate() {
        let words: Vec<Word> = aliases
            .terms(text, segment)
            .into_iter()
            .map(|term| word(term, sentence))
            .collect();
        if !seen.iter().any(|earlier| same(earlier, &words)) {
            seen.push(words);
        }
    }
    seen.concat()
}

fn word(term: Term, sentence: usize) -> Word {
    let content = term.kind == TokenKind::Number || !tellings_text::is_function_word(&term.norm);
    let norm = if term.kind == TokenKind::Number {
        term.norm.replace(',', "")
    } else {
        term.norm
    };
    Word {
        norm,
        span: term.span,
        content,
        sentence,
    }
}

/// Whether two readings have the same words in the same order.
pub(crate) fn same(a: &[Word], b: &[Word]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.norm == y.norm)
}

/// Share of the words, counted with repetition, that two readings have in
/// common (Dice's coefficient), 0 to 1.
pub(crate) fn likeness(a: &[Word], b: &[Word]) -> f64 {
    let sorted = |words: &[Word]| {
        let mut norms: Vec<String> = words.iter().map(|word| word.norm.clone()).collect();
        norms.sort_unstable();
        norms
    };
    let (a, b) = (sorted(a), sorted(b));
    let (mut i, mut j, mut shared) = (0, 0, 0_usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    if a.len() + b.len() == 0 {
        1.0
    } else {
        2.0 * shared as f64 / (a.len() + b.len()) as f64
    }
}

/// A stretch where two readings part: words of the reference, words of the
/// reading, as ranges of the word lists. One of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// In the reference reading.
    pub(crate) reference: std::ops::Range<usize>,
    /// In the other reading.
    pub(crate) reading: std::ops::Range<usize>,
}

/// Where `reading` parts from `reference`, in order.
pub(crate) fn changes(reference: &[Word], reading: &[Word]) -> Vec<Change> {
    if reference.len() > WORDS_MARKED || reading.len() > WORDS_MARKED {
        return Vec::new();
    }
    let norms = |words: &[Word]| {
        words
            .iter()
            .map(|word| word.norm.clone())
            .collect::<Vec<_>>()
    };
    let (old, new) = (norms(reference), norms(reading));
    let mut changes: Vec<Change> = Vec::new();
    for op in similar::capture_diff_slices(Algorithm::Myers, &old, &new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let change = Change {
            reference: op.old_range(),
            reading: op.new_range(),
        };
        match changes.last_mut() {
            Some(last) if runs_on(reference, last, &change) => {
                last.reference.end = change.reference.end;
                last.reading.end = change.reading.end;
            }
            _ => changes.push(change),
        }
    }
    changes
}

/// Whether nothing but a few small words stands between two changes.
fn runs_on(reference: &[Word], before: &Change, after: &Change) -> bool {
    let between = &reference[before.reference.end..after.reference.start];
    between.len() <= 2 && between.iter().all(|word| !word.content)
}

/// The marks of a reading, and the places in the reference that it lacks.
pub(crate) fn marks(reference: &[Word], reading: &[Word]) -> (Vec<Mark>, Vec<Span>) {
    let mut marks = Vec::new();
    let mut lacks = Vec::new();
    for change in changes(reference, reading) {
        let theirs = &reference[change.reference];
        let ours = &reading[change.reading];
        let kind = if theirs.is_empty() {
            MarkKind::OnlyHere
        } else {
            MarkKind::Replaced
        };
        marks.extend(stretch(ours).into_iter().map(|span| Mark { span, kind }));
        if ours.is_empty() && theirs.iter().any(|word| word.content) {
            lacks.extend(stretch(theirs));
        }
    }
    (marks, lacks)
}

/// The places of a run of words: one span for each sentence it touches.
pub(crate) fn stretch(words: &[Word]) -> Vec<Span> {
    words
        .chunk_by(|a, b| a.sentence == b.sentence)
        .map(|run| Span::new(run[0].span.start, run[run.len() - 1].span.end))
        .collect()
}
