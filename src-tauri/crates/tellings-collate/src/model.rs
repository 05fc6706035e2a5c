//! What a comparison is made of.
//!
//! Start with [`Comparison`]: the witnesses as columns, the facts as rows, a
//! [`Cell`] where they cross. Everything that points into a text does so with
//! a [`Span`] of that witness's stored text.

use serde::{Deserialize, Serialize};
use tellings_text::Span;

use crate::alias::{AliasRule, AliasUse};
use crate::correction::{ByPerson, Correction};
use crate::reuse::SharedWording;

/// Whether an article's stored text is all that its outlet published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Completeness {
    /// Nothing speaks against the text being whole.
    #[default]
    Complete,
    /// The text is known to be cut off, or only an excerpt.
    Partial,
    /// Something speaks against it, and nobody has decided.
    Doubtful,
}

/// An article as it enters a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// Who published it, as shown; `None` where nobody knows.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Day of publication, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Where it was published (http or https).
    pub url: Option<String>,
    /// Whether a missing sentence may be taken as not told.
    pub completeness: Completeness,
    /// The stored text. Paragraphs are parted by blank lines.
    pub text: String,
    /// SHA-256 of `text`, in lower-case hexadecimal.
    pub sha256: String,
}

/// Number of a witness in [`Comparison::tellings`] (a column).
pub type WitnessIndex = usize;

/// The short label of the `index`-th witness: `A` to `Z`, then `AA`, `AB` …
#[must_use]
pub fn siglum(index: WitnessIndex) -> String {
    let letter = char::from(b'A' + u8::try_from(index % 26).expect("below 26"));
    match index / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", siglum(more - 1)),
    }
}

/// One sentence of one witness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Its place in the witness's text.
    pub span: Span,
    /// Which paragraph holds it, counted from 1.
    pub paragraph: usize,
}

/// A witness, cut into its segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The witness as it came.
    pub witness: Witness,
    /// Its sentences in order; together they cover every word of the text.
    pub segments: Vec<Segment>,
}

/// What a comparison says of one fact in one telling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The same words as the reference reading, up to case, punctuation,
    /// quotation marks and alias rules. The reference reading itself is `Same`.
    Same,
    /// The same content in other words, or with more or less detail.
    Reworded,
    /// A detail disagrees with the reference reading.
    Differs,
    /// Looked for and not found in a text that is complete.
    NotFound,
    /// Not found, but the text is not known to be complete, or a sentence of it
    /// may report the fact after all.
    Unknown,
}

/// How marked words stand to the reference reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// Stands where the reference reading has other words.
    Replaced,
    /// The reference reading has nothing here.
    OnlyHere,
    /// A detail that disagrees (the evidence of a finding that makes the cell
    /// [`State::Differs`]).
    Disagrees,
}

/// A run of words inside a reading that is shown marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Mark {
    /// Its place in the text of the cell's telling.
    pub span: Span,
    /// Why it is marked.
    pub kind: MarkKind,
}

/// One fact in one telling: the crossing of a row and a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What is said of it.
    pub state: State,
    /// The reading: numbers into [`Telling::segments`], ascending. Empty for
    /// [`State::NotFound`] and [`State::Unknown`].
    pub segments: Vec<usize>,
    /// Marked words of the reading, by place; they do not overlap.
    pub marks: Vec<Mark>,
    /// Words of the *reference* reading that this reading lacks (spans of the
    /// reference telling's text), by place.
    pub lacks: Vec<Span>,
    /// For [`State::Unknown`]: the segment of this telling that may report the
    /// fact after all, with the likelihood of it. `None` where only the text's
    /// completeness is in doubt.
    pub possible: Option<(usize, f64)>,
    /// Whether the reading stands elsewhere in this telling than the order of
    /// the reference telling would lead one to expect.
    pub moved: bool,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Counts, sums, shares, scores.
    Number,
    /// Days and times.
    Date,
    /// People and organisations.
    Name,
    /// Where it happened.
    Place,
    /// Words in quotation marks.
    Quote,
    /// Own voice, or according to whom.
    Attribution,
    /// May, will, reportedly.
    Certainty,
    /// Whether it happened.
    Polarity,
    /// How an actor is named.
    Label,
    /// Words that make a thing large or small, or take a side.
    Emphasis,
}

impl FindingKind {
    /// Its name in files and marks, as it is serialised.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Name => "name",
            Self::Place => "place",
            Self::Quote => "quote",
            Self::Attribution => "attribution",
            Self::Certainty => "certainty",
            Self::Polarity => "polarity",
            Self::Label => "label",
            Self::Emphasis => "emphasis",
        }
    }
}

/// A place in one telling that shows what a finding says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    /// The telling.
    pub witness: WitnessIndex,
    /// The place in its text.
    pub span: Span,
}

/// A statement about a fact, with the places that show it. Never empty of
/// evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is about.
    pub kind: FindingKind,
    /// The statement, in words for people. Names tellings by `{A}`, `{B}` …
    /// (the siglum in braces) so that a view can put the outlet's name there.
    pub text: String,
    /// Where it can be seen, by telling and place.
    pub evidence: Vec<Evidence>,
    /// The tellings whose cells this makes [`State::Differs`]; empty where
    /// the wordings merely vary.
    pub disagree: Vec<WitnessIndex>,
}

/// Why two sentences were taken to report the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// One end: telling and number of the segment.
    pub a: (WitnessIndex, usize),
    /// The other end, in another telling.
    pub b: (WitnessIndex, usize),
    /// How likely the two report the same thing, 0 to 1.
    pub score: f64,
    /// Content words in common, most telling first (as written at end `a`).
    pub words: Vec<String>,
    /// Names in common, as written at end `a`.
    pub names: Vec<String>,
    /// Numbers in common, as written at end `a`.
    pub numbers: Vec<String>,
    /// Longest run of the same words, in words.
    pub run: usize,
    /// The alias rules that were needed for what is in common: every form of
    /// one end that the other writes in other words.
    pub aliases: Vec<AliasUse>,
}

/// The set of places, in all tellings, that report the same specific thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// A short clause from the clearest reading.
    pub label: String,
    /// How likely every reading in the row reports one thing, 0 to 1.
    pub confidence: f64,
    /// The telling whose reading the others are compared with.
    pub reference: WitnessIndex,
    /// One for each telling, in the order of [`Comparison::tellings`].
    pub cells: Vec<Cell>,
    /// What can be said of how the readings differ. Of every kind only what
    /// proved right often enough (`FINDINGS.md`).
    pub findings: Vec<Finding>,
    /// Differences that are too doubtful to be shown beside the readings: for
    /// a person to look at. They make no cell [`State::Differs`].
    pub review: Vec<Finding>,
    /// The links that hold the row together.
    pub links: Vec<Link>,
    /// How many of its wordings are independent of each other: readings count
    /// as one where they are the same words, or where wording that their
    /// tellings share outside quotations holds at least half of the shorter
    /// one; so do readings that others tie to each other. From 1 to
    /// [`Fact::told_by`]. It counts wordings, not sources: outlets may word
    /// differently what they have from one source, and one speaker's words
    /// alike.
    pub independent_wordings: usize,
}

impl Fact {
    /// How many tellings have this fact.
    #[must_use]
    pub fn told_by(&self) -> usize {
        self.cells
            .iter()
            .filter(|cell| !cell.segments.is_empty())
            .count()
    }
}

/// What the sentences were matched by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MatchedBy {
    /// Words, names and numbers, and a model that reads sentences, by its name.
    Model(String),
    /// Words, names and numbers alone, because there is no model.
    #[default]
    Words,
    /// The same, because the model does not know the language of every telling.
    WordsForLanguage,
    /// The same, because the model failed.
    WordsForFailure,
    /// The same, because whoever asked did not want to wait for the model.
    WordsAsAsked,
}

impl MatchedBy {
    /// Its name in files for other programs.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Model(name) => name,
            Self::Words | Self::WordsForLanguage | Self::WordsForFailure | Self::WordsAsAsked => {
                "words"
            }
        }
    }
}

/// The tellings of one story, side by side, fact by fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The columns, in the order they were given.
    pub tellings: Vec<Telling>,
    /// The rows, in the order of the story. `F1` is the first.
    pub facts: Vec<Fact>,
    /// The wording that every two tellings share, where they share any, by
    /// tellings.
    pub shared_wording: Vec<SharedWording>,
    /// What it was made with.
    pub options: Options,
    /// What the sentences were matched by.
    pub matched_by: MatchedBy,
    /// What of it rests on a person's word.
    pub by_person: ByPerson,
}

impl Comparison {
    /// What a telling is called in running text: its outlet, with the siglum
    /// where two tellings share an outlet, or the siglum alone.
    #[must_use]
    pub fn name(&self, index: WitnessIndex) -> String {
        let outlet = |telling: &Telling| telling.witness.outlet.clone();
        let Some(own) = self.tellings.get(index).and_then(outlet) else {
            return format!("Telling {}", siglum(index));
        };
        let alone = self
            .tellings
            .iter()
            .filter(|other| other.witness.outlet.as_ref() == Some(&own));
        if alone.count() == 1 {
            own
        } else {
            format!("{own} ({})", siglum(index))
        }
    }

    /// A finding's text with the tellings' names in place of `{A}`, `{B}` …
    #[must_use]
    pub fn with_names(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let named = after.split_once('}').and_then(|(inner, tail)| {
                let index = (0..self.tellings.len()).find(|&index| siglum(index) == inner)?;
                Some((self.name(index), tail))
            });
            match named {
                Some((name, tail)) => {
                    out.push_str(&name);
                    rest = tail;
                }
                None => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        out
    }
}

/// What the person chose for a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// The telling to compare against; `None` takes, fact by fact, the reading
    /// closest to all others.
    pub base: Option<WitnessIndex>,
    /// Alias rules of the story and the library, besides those that ship with
    /// the program. Their order changes nothing.
    pub aliases: Vec<AliasRule>,
    /// What a person says of the comparison, in the order in which it was
    /// said: where two contradict each other, the later holds.
    pub corrections: Vec<Correction>,
}

/// Name and version of the matcher, as written into reports.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");
