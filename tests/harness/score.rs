//! How near a comparison comes to what a careful reader marked.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::corpus::Marked;

/// Two sentences of different articles that report the same thing.
type Link = (String, String);

/// Links found and links marked.
#[derive(Debug, Default)]
pub struct Score {
    /// Found and marked.
    pub right: BTreeSet<Link>,
    /// Found and not marked: two different facts joined.
    pub false_links: BTreeSet<Link>,
    /// Marked and not found.
    pub missed: BTreeSet<Link>,
}

impl Score {
    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let count =
            |links: &BTreeSet<Link>| f64::from(u32::try_from(links.len()).expect("a small story"));
        let (right, wrong) = (
            count(&self.right),
            count(&self.false_links) + count(&self.missed),
        );
        if right == 0.0 {
            0.0
        } else {
            2.0 * right / (2.0 * right + wrong)
        }
    }
}

/// Scores the answer of `compare --format json` on the files of
/// [`Marked::write`].
///
/// The program cuts sentences its own way; a segment stands for each marked
/// sentence that it shares at least half of the shorter one with.
///
/// # Panics
/// When the answer is not of the shape that the schema describes, or when the
/// text of an article came back altered.
#[must_use]
pub fn score(marked: &Marked, answer: &Value) -> Score {
    let mut sentences: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut letter_of: BTreeMap<String, String> = BTreeMap::new();
    for (letter, article) in marked
        .letters()
        .iter()
        .zip(answer["articles"].as_array().expect("articles"))
    {
        let (text, places) = marked.text(letter);
        assert_eq!(
            article["text"], text,
            "the text of a plain file is kept as it is"
        );
        letter_of.insert(string(&article["id"]), letter.clone());
        for segment in article["segments"].as_array().expect("segments") {
            let (start, end) = (number(&segment["start"]), number(&segment["end"]));
            let held = places
                .iter()
                .filter(|(_, place)| {
                    let shared = end.min(place.end).saturating_sub(start.max(place.start));
                    shared > 0 && 2 * shared >= (end - start).min(place.len())
                })
                .map(|(id, _)| id.clone())
                .collect();
            sentences.insert(string(&segment["id"]), held);
        }
    }
    let found = answer["facts"]
        .as_array()
        .expect("facts")
        .iter()
        .flat_map(|fact| {
            let members = fact["cells"]
                .as_array()
                .expect("cells")
                .iter()
                .flat_map(|cell| cell["segments"].as_array().expect("segments").iter())
                .flat_map(|segment| sentences[&string(segment)].clone());
            pairs(&members.collect())
        });
    let found: BTreeSet<Link> = found.collect();
    let gold: BTreeSet<Link> = marked.gold["facts"]
        .as_array()
        .expect("marked facts")
        .iter()
        .flat_map(|fact| {
            pairs(
                &fact["members"]
                    .as_array()
                    .expect("members")
                    .iter()
                    .map(string)
                    .collect(),
            )
        })
        .collect();
    Score {
        right: found.intersection(&gold).cloned().collect(),
        false_links: found.difference(&gold).cloned().collect(),
        missed: gold.difference(&found).cloned().collect(),
    }
}

fn pairs(members: &BTreeSet<String>) -> Vec<Link> {
    let article = |id: &str| id.split('.').next().map(str::to_owned);
    members
        .iter()
        .flat_map(|a| members.iter().map(move |b| (a.clone(), b.clone())))
        .filter(|(a, b)| a < b && article(a) != article(b))
        .collect()
}

fn string(value: &Value) -> String {
    value.as_str().expect("an id is a string").to_owned()
}

fn number(value: &Value) -> usize {
    value
        .as_u64()
        .and_then(|n| usize::try_from(n).ok())
        .expect("an offset is a whole number")
}
