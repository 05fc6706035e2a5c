//! One name where the other reading has another, everything around being the
//! same.

use tellings_text::{NameMention, Span};

use super::{Reading, finding};
use crate::model::{Finding, FindingKind};
use crate::wording::{changes, stretch};

/// Words that must stand unchanged beside the exchanged names.
const UNCHANGED: usize = 2;

pub(super) fn find(reference: &Reading, reading: &Reading) -> Vec<Finding> {
    let theirs = reference.all(tellings_text::names);
    let ours = reading.all(tellings_text::names);
    let changes = changes(&reference.words, &reading.words);
    changes
        .iter()
        .enumerate()
        .filter_map(|(index, change)| {
            let ends_before = index
                .checked_sub(1)
                .map_or(0, |before| changes[before].reading.end);
            let starts_after = changes
                .get(index + 1)
                .map_or(reading.words.len(), |after| after.reading.start);
            let steady = change.reading.start - ends_before >= UNCHANGED
                && starts_after - change.reading.end >= UNCHANGED;
            let one = |words: &[crate::wording::Word]| match stretch(words).as_slice() {
                [span] => Some(*span),
                _ => None,
            };
            let there = one(&reference.words[change.reference.clone()])?;
            let here = one(&reading.words[change.reading.clone()])?;
            let there_name = whole(&theirs, there)?;
            let here_name = whole(&ours, here)?;
            let told = |name: &NameMention, names: &[NameMention]| {
                names.iter().any(|other| kin(name, other))
            };
            (steady && !told(there_name, &ours) && !told(here_name, &theirs)).then(|| {
                finding(
                    FindingKind::Name,
                    format!(
                        "{} names “{}” where {} names “{}”.",
                        reading.name(),
                        reading.printed(here),
                        reference.name(),
                        reference.printed(there),
                    ),
                    (reference, there),
                    (reading, here),
                    true,
                )
            })
        })
        .collect()
}

/// The name that is exactly the words at `span`.
fn whole(names: &[NameMention], span: Span) -> Option<&NameMention> {
    names.iter().find(|name| name.span == span)
}

/// Whether two names may be one: a shared word, initials, or a spelling apart
/// by a letter or two.
fn kin(a: &NameMention, b: &NameMention) -> bool {
    let initials = |name: &NameMention| {
        name.words
            .iter()
            .filter_map(|word| word.chars().next())
            .collect::<String>()
    };
    let plain = |name: &NameMention| name.words.concat().replace('.', "");
    a.words.iter().any(|x| b.words.iter().any(|y| alike(x, y)))
        || plain(a) == initials(b)
        || plain(b) == initials(a)
}

/// Whether two words are spellings of one: "Zelensky" and "Zelenskiy", "Kyiv"
/// and "Kiev". Half of the letters in order, from the same first letter.
fn alike(x: &str, y: &str) -> bool {
    let (x, y): (Vec<char>, Vec<char>) = (x.chars().collect(), y.chars().collect());
    if x.first() != y.first() {
        return false;
    }
    let mut row = vec![0_usize; y.len() + 1];
    for a in &x {
        let mut corner = 0;
        for (j, b) in y.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if a == b {
                corner + 1
            } else {
                above.max(row[j])
            };
            corner = above;
        }
    }
    2 * row[y.len()] >= x.len().max(y.len())
}
