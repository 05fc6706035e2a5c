//! A person's word on what belongs to an article's text, applied over what was
//! extracted.
//!
//! An [`Amendment`] puts a passage back that was left out, or takes one out.
//! It names the passage by its words ([`Anchor`]), so that it still holds when
//! a later version of the extraction finds other passages, or the same ones in
//! another number. [`amend`] is the one function to start from: it alters
//! nothing that it is given, and tells of every amendment that no longer finds
//! its passage.
//!
//! ```
//! use tellings_extract::{Act, Amendment, Anchor, Source, amend, extract, stretches};
//!
//! let bytes = b"The bridge opened.\n\nAdvertisement\n\nNobody fell in.";
//! let article = extract(&Source { name: "a.txt", bytes }).expect("plain text is read");
//! let passages = stretches(&article.text, &article.left_out);
//! let back = Amendment { anchor: Anchor::of(&passages, 1).expect("three"), act: Act::PutBack };
//! let amended = amend(passages, &[back]);
//! assert_eq!(amended.text(), "The bridge opened.\n\nAdvertisement\n\nNobody fell in.");
//! ```

use std::ops::Range;

use crate::passage::{in_order, paragraphs};
use crate::{LeftOut, LeftOutReason, Passage};

/// A passage of a file with its own words: one that can be amended, stored, and
/// put together with others of another extraction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The words as they stood.
    pub text: String,
    /// Why it is not part of the text; `None` where it is.
    pub left_out: Option<LeftOutReason>,
}

impl Stretch {
    /// Whether it is part of the text as it was extracted.
    #[must_use]
    pub const fn is_taken(&self) -> bool {
        self.left_out.is_none()
    }
}

/// A text and what was left out beside it, in the order of the file.
#[must_use]
pub fn stretches(text: &str, left_out: &[LeftOut]) -> Vec<Stretch> {
    in_order(text, left_out)
        .map(|passage| Stretch {
            text: passage.text().to_owned(),
            left_out: match passage {
                Passage::Taken { .. } => None,
                Passage::LeftOut { left_out, .. } => Some(left_out.reason),
            },
        })
        .collect()
}

/// How a passage is found again: by its words, and among several with the same
/// words by the one before it, else by its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The passage's words.
    pub text: String,
    /// Its number, from 0, among the passages with these words.
    pub nth: usize,
    /// The words of the passage before it, if it was not the first.
    pub follows: Option<String>,
}

impl Anchor {
    /// The anchor of the passage with that number; nothing where there is none.
    #[must_use]
    pub fn of(passages: &[Stretch], number: usize) -> Option<Self> {
        let text = &passages.get(number)?.text;
        let before = passages.get(..number)?;
        Some(Self {
            text: text.clone(),
            nth: before
                .iter()
                .filter(|other| same(&other.text, text))
                .count(),
            follows: before.last().map(|other| other.text.clone()),
        })
    }

    /// Which passages it means: one, or a run of them where what was one
    /// passage is now cut into several.
    fn find(&self, passages: &[Stretch]) -> Option<Range<usize>> {
        let with_its_words: Vec<usize> = (0..passages.len())
            .filter(|at| same(&passages[*at].text, &self.text))
            .collect();
        match with_its_words.as_slice() {
            [] => self.find_run(passages),
            [only] => Some(*only..only + 1),
            several => {
                let mut after = several.iter().filter(|at| self.stands_at(passages, **at));
                let by_neighbour = match (after.next(), after.next()) {
                    (Some(only), None) => Some(only),
                    _ => None,
                };
                let at = by_neighbour.or_else(|| several.get(self.nth))?;
                Some(*at..at + 1)
            }
        }
    }

    fn stands_at(&self, passages: &[Stretch], at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| &passages[before].text);
        match (before, &self.follows) {
            (Some(before), Some(follows)) => same(before, follows),
            (None, None) => true,
            _ => false,
        }
    }

    /// The first run of passages that have its words between them.
    fn find_run(&self, passages: &[Stretch]) -> Option<Range<usize>> {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        (0..passages.len()).find_map(|start| {
            let mut rest = words.as_slice();
            for (at, passage) in passages.iter().enumerate().skip(start) {
                for word in passage.text.split_whitespace() {
                    let (first, others) = rest.split_first()?;
                    if *first != word {
                        return None;
                    }
                    rest = others;
                }
                if rest.is_empty() {
                    return Some(start..at + 1);
                }
            }
            None
        })
    }
}

/// Whether two passages have the same words, however they are spaced.
fn same(a: &str, b: &str) -> bool {
    a == b || a.split_whitespace().eq(b.split_whitespace())
}

/// What a person wants of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// It belongs to the text, although it was left out.
    PutBack,
    /// It does not belong to the text, although it was taken.
    TakeOut,
}

/// A person's word on one passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Which passage.
    pub anchor: Anchor,
    /// What is wanted of it.
    pub act: Act,
}

/// An extraction with a person's amendments over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amended {
    /// The passages as they were extracted.
    pub passages: Vec<Stretch>,
    /// For each passage, which amendment decides it: its number in the list.
    pub decided: Vec<Option<usize>>,
    /// For each passage, whether it is part of the text now.
    pub taken: Vec<bool>,
    /// The amendments that find no passage any more, by their number.
    pub lost: Vec<usize>,
}

/// Applies amendments over passages in the file's order. Where two speak of
/// one passage, the later counts.
#[must_use]
pub fn amend(passages: Vec<Stretch>, amendments: &[Amendment]) -> Amended {
    let mut decided = vec![None; passages.len()];
    let mut taken: Vec<bool> = passages.iter().map(Stretch::is_taken).collect();
    let mut lost = Vec::new();
    for (number, amendment) in amendments.iter().enumerate() {
        match amendment.anchor.find(&passages) {
            Some(range) => {
                for at in range {
                    decided[at] = Some(number);
                    taken[at] = amendment.act == Act::PutBack;
                }
            }
            None => lost.push(number),
        }
    }
    Amended {
        passages,
        decided,
        taken,
        lost,
    }
}

impl Amended {
    /// The text: what was taken as it was extracted, and what was put back in
    /// its place, with its own words and nothing but its white space evened
    /// out.
    #[must_use]
    pub fn text(&self) -> String {
        let taken = (0..self.passages.len()).filter(|at| self.taken[*at]);
        taken
            .flat_map(|at| self.paragraphs_of(at))
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    /// What is left out now, in the file's order.
    #[must_use]
    pub fn left_out(&self) -> Vec<LeftOut> {
        let mut before = 0;
        let mut left_out = Vec::new();
        for (at, passage) in self.passages.iter().enumerate() {
            if self.taken[at] {
                before += self.paragraphs_of(at).len();
            } else {
                left_out.push(LeftOut {
                    text: passage.text.clone(),
                    before,
                    reason: passage.left_out.unwrap_or(LeftOutReason::TakenOut),
                });
            }
        }
        left_out
    }

    /// A passage as paragraphs of a text. One that was taken is one already.
    fn paragraphs_of(&self, at: usize) -> Vec<String> {
        let passage = &self.passages[at];
        if passage.is_taken() {
            return paragraphs(&passage.text).map(str::to_owned).collect();
        }
        let mut found: Vec<Vec<&str>> = vec![Vec::new()];
        for line in passage.text.lines() {
            let words = line.split_whitespace();
            match found.last_mut() {
                Some(open) if !line.trim().is_empty() => open.extend(words),
                _ => found.push(Vec::new()),
            }
        }
        found
            .into_iter()
            .filter(|words| !words.is_empty())
            .map(|words| words.join(" "))
            .collect()
    }
}
