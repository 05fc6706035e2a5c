//! One quotation in several versions: cut, altered, without its marks, in the
//! outlet's own words, or given to somebody else.
//!
//! Pieces in quotation marks are versions of one quotation when most words of
//! the shorter stand in the longer in the same order. Every version is
//! compared with the fullest. Case, punctuation and the kind of quotation marks
//! never count.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use tellings_text::Span;

use super::difference::{Difference, End};
use super::quoted::{Change, Piece, QuotedWord, change, pieces, recurring, stands_in};
use super::sentence::Read;
use crate::model::FindingKind;

/// Share of the shorter piece's words that must recur in order.
const RECURRING: f64 = 0.6;

/// The same where they hold at most one word that tells something.
const MOSTLY: f64 = 0.75;

/// Words from which on a piece can be known again by most of its words.
const KNOWN: usize = 4;

/// Words of a quotation that a finding prints.
const PRINTED: usize = 14;

/// Words on either side of a change that a finding prints.
const BESIDE: usize = 3;

/// Differences of the quotations of a fact; of versions equally full, that of
/// the `reference` reading is the one compared with.
pub(super) fn find(read: &[Read], reference: usize) -> Vec<Difference> {
    let pieces: Vec<Vec<Piece>> = read.iter().map(pieces).collect();
    let mut found = Vec::new();
    // What one reading quotes and another does not, by the two readings.
    let mut without: BTreeMap<(usize, usize), Vec<Difference>> = BTreeMap::new();
    let mut both: BTreeSet<(usize, usize)> = BTreeSet::new();
    for versions in versions(&pieces) {
        let chief = chief(&versions, reference);
        let fullest = joined(&versions[chief]);
        for (index, version) in versions.iter().enumerate() {
            if index == chief {
                continue;
            }
            let pair = Versions {
                chief: &read[chief],
                other: &read[index],
                fullest: &versions[chief],
                words: &fullest,
            };
            if version.is_empty() {
                let list = without.entry((chief, index)).or_default();
                list.extend(pair.without());
            } else {
                both.extend([(chief, index), (index, chief)]);
                found.extend(pair.changed(version));
                found.extend(pair.other_speaker(version));
                found.extend(pair.other_verb(version));
            }
        }
    }
    // A reading that quotes some of it does not put the rest in its own words;
    // of several quotations the longest is the one that is told.
    for (readings, mut list) in without {
        if !both.contains(&readings) {
            list.sort_by_key(|one| (!one.sure, Reverse(one.ends[0].span.len())));
            found.extend(list.into_iter().next());
        }
    }
    found
}

/// For each quotation the pieces that every reading has of it.
fn versions(pieces: &[Vec<Piece>]) -> Vec<Vec<Vec<&Piece>>> {
    let all: Vec<(usize, &Piece)> = pieces
        .iter()
        .enumerate()
        .flat_map(|(index, pieces)| pieces.iter().map(move |piece| (index, piece)))
        .collect();
    let mut group: Vec<usize> = (0..all.len()).collect();
    for (n, (a, x)) in all.iter().enumerate() {
        for (m, (b, y)) in all.iter().enumerate().skip(n + 1) {
            if a != b && group[n] != group[m] && same(x, y) {
                let (old, new) = (group[m], group[n]);
                for one in &mut group {
                    if *one == old {
                        *one = new;
                    }
                }
            }
        }
    }
    let groups: BTreeSet<usize> = group.iter().copied().collect();
    groups
        .into_iter()
        .map(|wanted| {
            (0..pieces.len())
                .map(|index| {
                    let own = all.iter().zip(&group);
                    let own: Vec<&Piece> = own
                        .filter(|((reading, _), one)| *reading == index && **one == wanted)
                        .map(|((_, piece), _)| *piece)
                        .collect();
                    once(own)
                })
                .collect()
        })
        .collect()
}

/// The pieces without those that another holds: a headline repeats the text.
fn once(pieces: Vec<&Piece>) -> Vec<&Piece> {
    let is_held = |n: usize| {
        pieces.iter().enumerate().any(|(m, other)| {
            let longer = other.words.len() > pieces[n].words.len()
                || other.words.len() == pieces[n].words.len() && m > n;
            m != n && longer && stands_in(&pieces[n].full(), &other.full())
        })
    };
    (0..pieces.len())
        .filter(|&n| !is_held(n))
        .map(|n| pieces[n])
        .collect()
}

/// Whether two pieces are versions of one quotation.
fn same(x: &Piece, y: &Piece) -> bool {
    let (x, y) = (x.full(), y.full());
    let (short, long) = if x.len() <= y.len() {
        (&x, &y)
    } else {
        (&y, &x)
    };
    let tells = |words: &[&str]| {
        words
            .iter()
            .any(|word| word.chars().count() > 3 && !tellings_text::is_function_word(word))
    };
    if short.len() < KNOWN {
        return tells(short) && stands_in(short, long);
    }
    let kept = recurring(&x, &y);
    let share = kept.len() as f64 / short.len() as f64;
    let content = kept
        .iter()
        .filter(|word| !tellings_text::is_function_word(word))
        .count();
    share >= MOSTLY || share >= RECURRING && content >= 2
}

/// The reading with the most words of a quotation; of equals the reference, or
/// one by the words themselves, never by the order of the readings.
fn chief(versions: &[Vec<&Piece>], reference: usize) -> usize {
    let key = |index: &usize| {
        let words = joined(&versions[*index]);
        let norms: Vec<String> = words.into_iter().map(|word| word.norm).collect();
        (norms.len(), *index == reference, norms)
    };
    (0..versions.len()).max_by_key(key).unwrap_or(0)
}

fn joined(pieces: &[&Piece]) -> Vec<QuotedWord> {
    pieces
        .iter()
        .flat_map(|piece| piece.words.clone())
        .collect()
}

/// The fullest version of a quotation beside another reading.
pub(super) struct Versions<'v, 'c> {
    pub(super) chief: &'v Read<'c>,
    pub(super) other: &'v Read<'c>,
    pub(super) fullest: &'v [&'v Piece],
    words: &'v [QuotedWord],
}

impl Versions<'_, '_> {
    pub(super) fn difference(&self, end: End, sure: bool, disagrees: bool) -> Difference {
        let piece = self.fullest.iter().max_by_key(|piece| piece.words.len());
        let span = piece.map_or(Span::new(0, 0), |piece| piece.span);
        Difference {
            kind: FindingKind::Quote,
            ends: [self.chief.says(span, self.print(span)), end],
            sure,
            disagrees,
        }
    }

    /// The beginning of the fullest version.
    fn print(&self, span: Span) -> String {
        format!("“{}”", clipped(self.chief.reading.printed(span)))
    }

    /// What stands in another version.
    fn changed(&self, version: &[&Piece]) -> Option<Difference> {
        let words = joined(version);
        let mut edges = Vec::new();
        let mut end = 0;
        for piece in version {
            end += piece.words.len();
            edges.push(end);
        }
        let told = self.other.reading.running;
        let elsewhere = |run: &[QuotedWord]| {
            let norms: Vec<&str> = run.iter().map(|word| word.norm.as_str()).collect();
            run.len() >= KNOWN
                && stands_in(&norms, &told.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let longest = version.iter().max_by_key(|piece| piece.words.len())?;
        let printed = |span: Span| clipped(self.other.reading.printed(span));
        let says = |says: String| self.other.says(longest.span, says);
        match change(self.words, &words, &edges, elsewhere) {
            Change::None => None,
            Change::Contracted => Some(self.difference(
                says(format!("contracted otherwise, “{}”", printed(longest.span))),
                true,
                false,
            )),
            Change::Part => Some(self.difference(
                says(format!("part of it, “{}”", printed(longest.span))),
                true,
                false,
            )),
            Change::OtherPart => Some(self.difference(
                says(format!("cut otherwise, “{}”", printed(longest.span))),
                true,
                false,
            )),
            Change::Shortened => Some(self.difference(
                says(format!("shortened within, “{}”", printed(longest.span))),
                true,
                false,
            )),
            Change::Altered(there, here) => {
                let ours = run(&words, &here, &self.other.reading.telling.witness.text);
                let theirs = run(self.words, &there, &self.chief.reading.telling.witness.text);
                let mut difference = self.difference(
                    says(format!("altered, “{ours}” for “{theirs}”")),
                    true,
                    true,
                );
                difference.disagrees = !there.is_empty();
                Some(difference)
            }
        }
    }
}

/// The words of a range with a few beside it, as printed.
fn run(words: &[QuotedWord], range: &std::ops::Range<usize>, text: &str) -> String {
    let first = range.start.saturating_sub(BESIDE);
    let end = (range.end + BESIDE).min(words.len());
    let mut printed = String::new();
    let mut last: Option<Span> = None;
    for word in &words[first..end] {
        match last {
            // Two words of one contraction are printed once.
            Some(before) if before == word.span => continue,
            Some(before) if before.end == word.span.start => {}
            Some(_) => printed.push(' '),
            None => {}
        }
        printed.push_str(word.span.of(text));
        last = Some(word.span);
    }
    printed
}

/// The first words of a text.
fn clipped(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= PRINTED {
        words.join(" ")
    } else {
        format!("{} …", words[..PRINTED].join(" "))
    }
}
