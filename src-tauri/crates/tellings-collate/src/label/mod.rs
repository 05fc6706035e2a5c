//! A fact's short name: a clause of its clearest reading.
//!
//! Every sentence of every reading is shortened by `clause`, and the one that
//! a reader understands best by itself names the fact: it says who, it has a
//! verb, it is short, nothing that matters was cut off it. Nothing is put in
//! other words; what is left out of the middle stands in the reading below.
//!
//! ```text
//! But the ferry, which had been built in 1971, sank off Tarn on Monday.
//! The ferry sank off Tarn on Monday
//! ```

mod clause;
mod verb;

use clause::{Cut, shortened};

/// Words that mean somebody or something told of before.
const POINTING: &[&str] = &[
    "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "his", "her",
    "its", "their", "our", "my", "there", "one", "both", "others", "another", "here", "him",
    "them", "who", "which", "so", "such", "what", "it's", "he's", "she's", "that's", "they're",
    "we're", "i'm",
];

/// Characters below which a label says little.
const SHORT: usize = 20;

/// What could name a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// As it is shown.
    pub(crate) text: String,
    /// How much it lacks to be understood by itself; 0 is best.
    pub(crate) faults: usize,
}

/// The label that a reading could give: that of its clearest sentence, the
/// first of equals.
pub(crate) fn of<'s>(sentences: impl Iterator<Item = &'s str>) -> Label {
    sentences
        .map(of_sentence)
        .enumerate()
        // What follows says more about what was said first.
        .map(|(nth, label)| Label {
            faults: label.faults + usize::from(nth > 0),
            ..label
        })
        .min_by_key(|label| label.faults)
        .unwrap_or(Label {
            text: String::new(),
            faults: usize::MAX,
        })
}

fn of_sentence(sentence: &str) -> Label {
    let (text, cut) = shortened(sentence);
    let first = text.split([' ', ',', '’']).next().unwrap_or("");
    let first = first
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let length = text.chars().count();
    let faults = [
        (POINTING.contains(&first.as_str()), 3),
        (text.starts_with(['“', '"', '‘', '\'', '«']), 2),
        (!verb::is_clause(&text), 2),
        (length < SHORT, 1),
    ];
    let lost = match cut {
        Cut::Nothing => 0,
        Cut::Aside => 1,
        Cut::Clause => 2,
        Cut::Words => 3,
    };
    Label {
        faults: lost
            + faults
                .iter()
                .map(|&(is, by)| usize::from(is) * by)
                .sum::<usize>(),
        text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentences: &[&str], expected: &str) {
        assert_eq!(of(sentences.iter().copied()).text, expected);
    }

    #[test]
    fn the_clearest_sentence_names_the_fact() {
        check(
            &[
                "“It was dreadful.”",
                "The cook, Mirela Duss, swam to the pier.",
            ],
            "The cook, Mirela Duss, swam to the pier",
        );
        check(
            &["It sank within minutes.", "The ferry sank within minutes."],
            "The ferry sank within minutes",
        );
        check(&[], "");
    }

    #[test]
    fn who_is_named_is_clearer_than_who_is_meant() {
        let named = of(["Duss left the council on Monday."].into_iter());
        let meant = of(["She left the council on Monday."].into_iter());
        assert!(named.faults < meant.faults);
    }
}
