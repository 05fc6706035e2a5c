//! What an article is about, as far as its headline, its opening and its date
//! tell: the words that carry meaning, and which of them are names.
//!
//! A profile holds numbers in the place of words, so that an index can keep
//! 100,000 of them; [`shared`] spells out for a person what two articles have
//! in common.

use std::collections::BTreeMap;

use tellings_text::{CivilDate, Span, TokenKind, is_function_word, names, stem, tokens};

/// How many words of an article are looked at: what its outlet thought most
/// important.
const OPENING: usize = 120;

/// No opening is longer than this in bytes, whatever its words are.
const OPENING_BYTES: usize = 4_000;

const NAME: u8 = 1;
const TITLE: u8 = 2;
const NUMBER: u8 = 4;

/// A word of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The number that stands for the word's stem.
    pub number: u32,
    flags: u8,
}

impl Term {
    /// Whether the word is part of a name.
    #[must_use]
    pub fn is_name(self) -> bool {
        self.flags & NAME != 0
    }

    /// Whether it stands in the headline.
    #[must_use]
    pub fn is_in_title(self) -> bool {
        self.flags & TITLE != 0
    }

    /// Whether it is a number.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.flags & NUMBER != 0
    }
}

/// See the module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// The words, by their numbers, each once.
    pub terms: Vec<Term>,
    /// The day of publication, counted from a fixed day.
    pub day: Option<i32>,
}

impl Profile {
    /// The profile of an article: its headline, its day of publication as
    /// `2031-02-04`, and its text.
    #[must_use]
    pub fn of(title: Option<&str>, date: Option<&str>, text: &str) -> Self {
        let mut terms: BTreeMap<u32, u8> = BTreeMap::new();
        for (word, flags) in words(title.unwrap_or_default(), text) {
            *terms.entry(number(&word)).or_default() |= flags;
        }
        Self {
            terms: terms
                .into_iter()
                .map(|(number, flags)| Term { number, flags })
                .collect(),
            day: date
                .and_then(|date| CivilDate::parse(date.get(..10).unwrap_or(date)))
                .map(CivilDate::number),
        }
    }

    /// As bytes, for an index.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let day = self.day.unwrap_or(i32::MIN).to_le_bytes();
        let terms = self.terms.iter().flat_map(|term| {
            let [a, b, c, d] = term.number.to_le_bytes();
            [a, b, c, d, term.flags]
        });
        day.into_iter().chain(terms).collect()
    }

    /// The profile that these bytes were made of; an empty one where they were
    /// made of none.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let Some((day, terms)) = bytes.split_first_chunk::<4>() else {
            return Self::default();
        };
        let day = i32::from_le_bytes(*day);
        Self {
            day: (day != i32::MIN).then_some(day),
            terms: terms
                .as_chunks::<5>()
                .0
                .iter()
                .map(|&[a, b, c, d, flags]| Term {
                    number: u32::from_le_bytes([a, b, c, d]),
                    flags,
                })
                .collect(),
        }
    }
}

/// The stems of headline and opening, with what each is.
fn words(title: &str, text: &str) -> Vec<(String, u8)> {
    let mut found = in_text(title, usize::MAX, TITLE);
    found.extend(in_text(opening(text), OPENING, 0));
    found
}

/// A text's first bytes.
fn opening(text: &str) -> &str {
    let mut end = text.len().min(OPENING_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn in_text(text: &str, most: usize, flags: u8) -> Vec<(String, u8)> {
    let all = tokens(text, Span::new(0, text.len()));
    // A headline capitalises what it likes.
    let names: Vec<Span> = if flags & TITLE == 0 {
        names(text, Span::new(0, text.len()))
            .into_iter()
            .map(|name| name.span)
            .collect()
    } else {
        Vec::new()
    };
    let mut next_name = names.iter().peekable();
    all.into_iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .take(most)
        .filter_map(|token| {
            while next_name
                .next_if(|name| name.end <= token.span.start)
                .is_some()
            {}
            let in_name = next_name
                .peek()
                .is_some_and(|name| name.start <= token.span.start);
            if is_function_word(&token.norm) || token.norm.chars().count() < 2 {
                return None;
            }
            let mut flags = flags;
            if in_name {
                flags |= NAME;
            }
            if token.kind == TokenKind::Number {
                flags |= NUMBER;
            }
            Some((stem(&token.norm), flags))
        })
        .collect()
}

/// FNV-1a, stirred.
fn number(word: &str) -> u32 {
    let hash = word.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let stirred = (hash ^ (hash >> 16)).wrapping_mul(0x7feb_352d);
    stirred ^ (stirred >> 15)
}

/// What two articles have in common, in words: names first, then other words,
/// as the first article's headline and opening write them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// Names.
    pub names: Vec<String>,
    /// Other words.
    pub words: Vec<String>,
}

/// Spells out which words of one article are also the other's, the rarest
/// first by `rarity`, at most `most` of each kind.
#[must_use]
pub fn shared(
    (title, text): (Option<&str>, &str),
    other: &Profile,
    rarity: impl Fn(u32) -> f64,
    most: usize,
) -> Shared {
    let mut spelled: BTreeMap<u32, (String, bool)> = BTreeMap::new();
    for text in [title.unwrap_or_default(), opening(text)] {
        let found = names(text, Span::new(0, text.len()));
        let mut in_names = found.iter().map(|name| name.span).peekable();
        for token in tokens(text, Span::new(0, text.len())) {
            while in_names
                .next_if(|name| name.end <= token.span.start)
                .is_some()
            {}
            let in_name = in_names
                .peek()
                .is_some_and(|name| name.start <= token.span.start);
            let number = number(&stem(&token.norm));
            let Ok(at) = other
                .terms
                .binary_search_by_key(&number, |term| term.number)
            else {
                continue;
            };
            if is_function_word(&token.norm) || token.norm.chars().count() < 2 {
                continue;
            }
            let is_name = in_name && other.terms[at].is_name();
            let entry = spelled
                .entry(number)
                .or_insert_with(|| (token.span.of(text).to_owned(), is_name));
            if is_name && !entry.1 {
                *entry = (token.span.of(text).to_owned(), true);
            }
        }
    }
    let mut by_rarity: Vec<(u32, (String, bool))> = spelled.into_iter().collect();
    by_rarity.sort_by(|(one, _), (other, _)| rarity(*other).total_cmp(&rarity(*one)));
    let of = |is_name| {
        let words = by_rarity.iter().filter(|(_, (_, name))| *name == is_name);
        words
            .map(|(_, (word, _))| word.clone())
            .take(most)
            .collect()
    };
    Shared {
        names: of(true),
        words: of(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The ferry Merrow ran aground off Tarrin on Friday with 40 people aboard. \
        Mayor Ada Pell said the ferry had been repaired.";

    #[test]
    fn a_profile_comes_back_from_its_bytes() {
        for date in [None, Some("2031-02-04"), Some("soon")] {
            let profile = Profile::of(Some("Ferry aground"), date, TEXT);
            assert_eq!(profile.day.is_some(), date == Some("2031-02-04"));
            assert!(profile.terms.iter().any(|term| term.is_name()));
            assert!(profile.terms.iter().any(|term| term.is_number()));
            assert!(profile.terms.iter().any(|term| term.is_in_title()));
            assert_eq!(Profile::from_bytes(&profile.to_bytes()), profile);
        }
        assert_eq!(Profile::from_bytes(&[]), Profile::default());
        assert_eq!(Profile::from_bytes(&[1, 2, 3]), Profile::default());
    }

    #[test]
    fn what_is_shared_is_told_in_words() {
        let other = Profile::of(
            None,
            None,
            "Ada Pell was at the harbour when the ferries met in Tarrin.",
        );
        let shared = shared((Some("Ferry aground"), TEXT), &other, |_| 1.0, 9);
        let sorted = |mut words: Vec<String>| {
            words.sort();
            words
        };
        assert_eq!(sorted(shared.names), ["Ada", "Pell", "Tarrin"]);
        assert_eq!(shared.words, ["Ferry"]);
    }

    #[test]
    fn any_text_has_a_profile() {
        for text in ["", "é", "\u{0}\u{feff}", &"ж".repeat(9_000)] {
            let _ = Profile::of(Some(text), Some(text), text);
        }
    }
}
