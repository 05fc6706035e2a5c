//! A reading's sentences as the rules read them: words with their stems, and
//! what stands around a place.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use tellings_text::{NameMention, Quotation, Span, TokenKind};

use super::Reading;
use super::count::{self, Count};
use super::difference::End;
use super::moment::{self, Moment};
use super::naming::{self, Chosen};
use super::number;

/// A word or mark of a sentence.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    pub(crate) norm: String,
    /// Empty for marks, numbers and words that carry no meaning of their own.
    pub(crate) stem: String,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it stands inside quotation marks.
    pub(crate) quoted: bool,
}

/// A sentence of a reading.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) spots: Vec<Spot>,
}

/// Words beside the function words that say nothing of what a sentence tells.
const EMPTY: &[&str] = &[
    "since",
    "among",
    "including",
    "according",
    "another",
    "every",
    "many",
    "much",
    "one",
    "two",
    "three",
    "first",
    "last",
    "new",
    "also",
    "already",
    "still",
    "even",
    "like",
    "within",
    "without",
    "around",
    "today",
    "yesterday",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "percent",
    "million",
    "billion",
];

impl Sentence {
    fn new(reading: &Reading, span: Span) -> Self {
        let spots = tellings_text::tokens(reading.text(), span)
            .into_iter()
            .map(|token| {
                let content = token.kind == TokenKind::Word
                    && !tellings_text::is_function_word(&token.norm)
                    && !EMPTY.contains(&token.norm.as_str());
                Spot {
                    span: token.span,
                    kind: token.kind,
                    stem: if content {
                        tellings_text::stem(&token.norm)
                    } else {
                        String::new()
                    },
                    norm: token.norm,
                    capital: reading.printed(token.span).starts_with(char::is_uppercase),
                    quoted: is_quoted(reading.quotations, token.span),
                }
            })
            .collect();
        Self { span, spots }
    }

    /// The normal form of the spot, empty where there is none.
    pub(crate) fn norm(&self, at: usize) -> &str {
        self.spots.get(at).map_or("", |spot| spot.norm.as_str())
    }

    /// The spots that a place covers: first, and one past the last.
    pub(crate) fn range(&self, place: Span) -> (usize, usize) {
        let first = self
            .spots
            .partition_point(|spot| spot.span.end <= place.start);
        let end = self
            .spots
            .partition_point(|spot| spot.span.start < place.end);
        (first, end.max(first))
    }

    /// The stems of the words at most `reach` spots away from a place, in its
    /// clause. A comma right behind a place that opens the sentence parts no
    /// clauses: "On Tuesday, the ferry sank".
    pub(crate) fn around(&self, place: Span, reach: usize) -> BTreeSet<&str> {
        let (first, end) = self.range(place);
        let parts = |spot: &&Spot| PARTS.contains(&spot.norm.as_str());
        let opens = first <= 1 && self.norm(end) == ",";
        let before = self.spots[..first].iter().rev().take(reach);
        let after = self.spots[end..]
            .iter()
            .skip(usize::from(opens))
            .take(reach);
        before
            .take_while(|spot| !parts(spot))
            .chain(after.take_while(|spot| !parts(spot)))
            .map(|spot| spot.stem.as_str())
            .filter(|stem| !stem.is_empty())
            .collect()
    }
}

/// Marks and words between clauses.
const PARTS: &[&str] = &[
    ",", ";", ":", "—", "–", ".", "after", "before", "when", "while", "who", "which", "whose",
    "although", "though", "because", "where",
];

fn is_quoted(quotations: &[Quotation], place: Span) -> bool {
    let begun = quotations.partition_point(|quotation| quotation.span.start <= place.start);
    // Quotations nest: the few that may still be open.
    quotations[..begun]
        .iter()
        .rev()
        .take(4)
        .any(|quotation| quotation.inner.covers(place))
}

/// A reading, read.
pub(crate) struct Read<'c> {
    /// Its place in the order of the fact's readings.
    pub(crate) index: usize,
    pub(crate) reading: &'c Reading<'c>,
    /// Its sentences; one that is repeated stands once.
    pub(crate) sentences: Vec<Sentence>,
    known: Known,
}

/// What was looked for in a reading once, for its pairs with all the others.
/// Places come with the number of the sentence that they stand in.
#[derive(Default)]
struct Known {
    counts: OnceCell<Vec<Count>>,
    moments: OnceCell<Vec<Moment>>,
    names: OnceCell<Vec<(usize, NameMention)>>,
    negations: OnceCell<Vec<(usize, Span)>>,
    hedges: OnceCell<Vec<(usize, Span)>>,
    chosen: OnceCell<Chosen>,
    colours: OnceCell<Vec<(usize, usize)>>,
}

impl<'c> Read<'c> {
    pub(crate) fn new((index, reading): (usize, &'c Reading<'c>)) -> Self {
        let mut sentences: Vec<Sentence> = Vec::new();
        for &segment in &reading.segments {
            let sentence = Sentence::new(reading, segment);
            let same = |other: &Sentence| {
                other.spots.len() == sentence.spots.len()
                    && other
                        .spots
                        .iter()
                        .zip(&sentence.spots)
                        .all(|(x, y)| x.norm == y.norm)
            };
            if !sentences.iter().any(same) {
                sentences.push(sentence);
            }
        }
        Self {
            index,
            reading,
            sentences,
            known: Known::default(),
        }
    }

    /// Its numbers, each once, in order.
    pub(crate) fn counts(&self) -> &[Count] {
        let counts = || number::distinct(count::counts(self));
        self.known.counts.get_or_init(counts)
    }

    /// Its days and times, sentence by sentence.
    pub(crate) fn moments(&self) -> &[Moment] {
        self.known.moments.get_or_init(|| moment::moments(self))
    }

    pub(crate) fn names(&self) -> &[(usize, NameMention)] {
        self.known
            .names
            .get_or_init(|| self.in_sentences(tellings_text::names))
    }

    pub(crate) fn negations(&self) -> &[(usize, Span)] {
        self.known
            .negations
            .get_or_init(|| self.in_sentences(tellings_text::negations))
    }

    pub(crate) fn hedges(&self) -> &[(usize, Span)] {
        self.known
            .hedges
            .get_or_init(|| self.in_sentences(tellings_text::hedges))
    }

    /// The choices of words of which it has a strong one.
    pub(crate) fn chosen(&self) -> &Chosen {
        self.known
            .chosen
            .get_or_init(|| Chosen::of(&self.sentences))
    }

    /// Where strong words colour a noun: sentence and spot.
    pub(crate) fn colours(&self) -> &[(usize, usize)] {
        let colours = || naming::coloured_places(&self.sentences);
        self.known.colours.get_or_init(colours)
    }

    /// What `find` finds in each of the sentences.
    fn in_sentences<T>(&self, find: impl Fn(&str, Span) -> Vec<T>) -> Vec<(usize, T)> {
        let text = self.reading.text();
        let numbered = self.sentences.iter().enumerate();
        numbered
            .flat_map(|(number, sentence)| {
                let found = find(text, sentence.span).into_iter();
                found.map(move |one| (number, one))
            })
            .collect()
    }

    /// The words at a place, as an end of a difference.
    pub(crate) fn end(&self, span: Span) -> End {
        let printed = self.reading.printed(span);
        let words: Vec<&str> = printed.split_whitespace().collect();
        self.says(span, format!("“{}”", words.join(" ")))
    }

    /// What a place shows, as an end of a difference.
    pub(crate) fn says(&self, span: Span, says: String) -> End {
        End {
            reading: self.index,
            span,
            says,
        }
    }
}
