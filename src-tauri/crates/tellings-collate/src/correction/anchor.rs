//! Finds the sentences again that a person meant.
//!
//! An article that is taken in anew may have other words, and a later version
//! may cut sentences otherwise. So a sentence is looked for as it was printed;
//! then as a passage that now lies in other sentences; then by its words, if
//! nearly all of them are there. What is not found by then is not guessed.

use tellings_text::{Span, TokenKind};

use super::{Anchor, Correction};
use crate::group::Place;
use crate::model::{Telling, WitnessIndex};

/// How much of two sentences' words is the same where one counts as the other,
/// changed (Dice 1945). One word of ten may be another, or two be new.
const NEARLY: f64 = 0.8;

/// The sentences of a correction that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its sentences; of [`Correction::NotSame`] these. Ascending, each once.
    pub(crate) places: Vec<Place>,
    /// Of [`Correction::NotSame`] those.
    pub(crate) against: Vec<Place>,
    /// How many were not found.
    pub(crate) lost: usize,
}

/// The sentences of every correction. `columns` says which column each of the
/// tellings belongs to: anchors name columns.
pub(crate) fn find_all(
    tellings: &[Telling],
    corrections: &[Correction],
    columns: &[WitnessIndex],
) -> Vec<Found> {
    corrections
        .iter()
        .map(|correction| {
            let mut lost = 0;
            let mut places = |anchors: &[Anchor]| {
                let mut places: Vec<Place> = Vec::new();
                for anchor in anchors {
                    let found = find(tellings, anchor, columns);
                    lost += usize::from(found.is_empty());
                    places.extend(found);
                }
                places.sort_unstable();
                places.dedup();
                places
            };
            let (ones, others): (&[Anchor], &[Anchor]) = match correction {
                Correction::Same { places } => (places, &[]),
                Correction::NotSame { these, those } => (these, those),
                Correction::Name { fact, .. }
                | Correction::State { fact, .. }
                | Correction::Note { fact, .. }
                | Correction::CellNote { fact, .. } => (fact, &[]),
            };
            let (places, against) = (places(ones), places(others));
            Found {
                places,
                against,
                lost,
            }
        })
        .collect()
}

/// The sentences that an anchor means: one, or several where a sentence is now
/// cut in pieces, or none.
fn find(tellings: &[Telling], anchor: &Anchor, columns: &[WitnessIndex]) -> Vec<Place> {
    let Some(column) = anchor.telling else {
        let mut holders = (0..tellings.len())
            .filter_map(|telling| Some((telling, as_printed(&tellings[telling], anchor)?)));
        return match (holders.next(), holders.next()) {
            (Some(only), None) => vec![only],
            _ => Vec::new(),
        };
    };
    let Some(telling) = columns.iter().position(|&own| own == column) else {
        return Vec::new();
    };
    let there = &tellings[telling];
    let segments = as_printed(there, anchor)
        .map(|segment| vec![segment])
        .or_else(|| in_other_sentences(there, anchor))
        .or_else(|| nearly(there, anchor).map(|segment| vec![segment]));
    let places = segments.unwrap_or_default().into_iter();
    places.map(|segment| (telling, segment)).collect()
}

/// The nearest of the places to where the sentence stood.
fn nearest<T>(places: impl Iterator<Item = (usize, T)>, anchor: &Anchor) -> Option<T> {
    places
        .min_by_key(|(start, _)| (start.abs_diff(anchor.start), *start))
        .map(|(_, found)| found)
}

fn as_printed(telling: &Telling, anchor: &Anchor) -> Option<usize> {
    let wanted = solid(&anchor.text);
    if wanted.is_empty() {
        return None;
    }
    let segments = telling.segments.iter().enumerate();
    let same =
        segments.filter(|(_, segment)| solid(segment.span.of(&telling.witness.text)) == wanted);
    nearest(
        same.map(|(number, segment)| (segment.span.start, number)),
        anchor,
    )
}

/// Words with one space between them: line breaks are no difference.
fn solid(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentences that now hold the passage. Each lies in it by half, or holds
/// half of it.
fn in_other_sentences(telling: &Telling, anchor: &Anchor) -> Option<Vec<usize>> {
    let passage = anchor.text.trim();
    if passage.is_empty() {
        return None;
    }
    let standing = telling.witness.text.match_indices(passage);
    let start = nearest(standing.map(|(start, _)| (start, start)), anchor)?;
    let passage = Span::new(start, start + passage.len());
    let common = |span: Span| {
        let (start, end) = (span.start.max(passage.start), span.end.min(passage.end));
        end.saturating_sub(start)
    };
    let holding: Vec<usize> = (0..telling.segments.len())
        .filter(|&number| {
            let span = telling.segments[number].span;
            let lesser = (span.end - span.start).min(passage.end - passage.start);
            common(span) * 2 >= lesser.max(1)
        })
        .collect();
    (!holding.is_empty()).then_some(holding)
}

fn nearly(telling: &Telling, anchor: &Anchor) -> Option<usize> {
    let text = &telling.witness.text;
    let wanted = words(&anchor.text, Span::whole(&anchor.text));
    let likeness: Vec<f64> = telling
        .segments
        .iter()
        .map(|segment| likeness(&wanted, &words(text, segment.span)))
        .collect();
    let most = likeness.iter().copied().fold(0.0, f64::max);
    if most < NEARLY {
        return None;
    }
    let best = (0..likeness.len()).filter(|&number| likeness[number] >= most);
    nearest(
        best.map(|number| (telling.segments[number].span.start, number)),
        anchor,
    )
}

/// The words of a passage, in alphabetical order.
fn words(text: &str, span: Span) -> Vec<String> {
    let mut words: Vec<String> = tellings_text::tokens(text, span)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .map(|token| token.norm)
        .collect();
    words.sort_unstable();
    words
}

/// Twice what both have, against what each has.
fn likeness(a: &[String], b: &[String]) -> f64 {
    let (mut i, mut j, mut both) = (0, 0, 0_usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, both) = (i + 1, j + 1, both + 1),
        }
    }
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    2.0 * both as f64 / (a.len() + b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis;
    use crate::model::Witness;

    /// The sentences of `text` that are found for one that read `sentence` and
    /// began at `start`.
    fn check(text: &str, sentence: &str, start: usize, expected: &[&str]) {
        let witness = Witness {
            text: text.to_owned(),
            ..Witness::default()
        };
        let tellings = analysis::cut(std::iter::once(&witness));
        let anchor = Anchor {
            telling: Some(0),
            text: sentence.to_owned(),
            start,
        };
        let found: Vec<&str> = find(&tellings, &anchor, &[0])
            .into_iter()
            .map(|(_, segment)| tellings[0].segments[segment].span.of(text).trim())
            .collect();
        assert_eq!(found, expected, "{sentence:?} in {text:?}");
    }

    const TEXT: &str = "The mill burnt down on Friday night. Nobody was hurt. \
                        The owner, Ida Voss, wants to build it up again. Nobody was hurt.";

    #[test]
    fn a_sentence_is_found_as_it_was_printed_however_its_lines_were_broken() {
        check(TEXT, "Nobody\n was hurt.", 0, &["Nobody was hurt."]);
        check(
            "Moved. Nobody was hurt.",
            "Nobody was hurt.",
            900,
            &["Nobody was hurt."],
        );
    }

    #[test]
    fn of_repetitions_the_nearest_is_meant() {
        let place = |start| {
            let witness = Witness {
                text: TEXT.to_owned(),
                ..Witness::default()
            };
            let tellings = analysis::cut(std::iter::once(&witness));
            let anchor = Anchor {
                telling: Some(0),
                text: "Nobody was hurt.".to_owned(),
                start,
            };
            find(&tellings, &anchor, &[0])
        };
        assert_eq!(place(40), [(0, 1)]);
        assert_eq!(place(100), [(0, 3)]);
    }

    #[test]
    fn a_sentence_that_is_cut_otherwise_is_found_in_its_pieces_or_its_whole() {
        check(
            TEXT,
            "The mill burnt down on Friday night. Nobody was hurt.",
            0,
            &["The mill burnt down on Friday night.", "Nobody was hurt."],
        );
        check(
            TEXT,
            "wants to build it up again",
            0,
            &["The owner, Ida Voss, wants to build it up again."],
        );
    }

    #[test]
    fn a_sentence_with_a_word_changed_is_found_and_another_one_is_not() {
        check(
            TEXT,
            "The owner, Ida Foss, wants to build it up again.",
            0,
            &["The owner, Ida Voss, wants to build it up again."],
        );
        check(TEXT, "The owner wants to sell it now.", 0, &[]);
        check(TEXT, "", 0, &[]);
        check(TEXT, " … ", 0, &[]);
    }

    #[test]
    fn without_its_article_a_sentence_is_found_where_it_stands_once() {
        let witness = |text: &str| Witness {
            text: text.to_owned(),
            ..Witness::default()
        };
        let witnesses = [
            witness("It rained. It blew."),
            witness("It snowed. It blew."),
        ];
        let tellings = analysis::cut(witnesses.iter());
        let found = |text: &str| {
            let anchor = Anchor {
                telling: None,
                text: text.to_owned(),
                start: 0,
            };
            find(&tellings, &anchor, &[0, 1])
        };
        assert_eq!(found("It snowed."), [(1, 0)]);
        assert_eq!(found("It blew."), [], "two tellings have it");
    }
}
