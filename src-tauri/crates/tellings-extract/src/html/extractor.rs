//! The body of a page as two crates find it.
//!
//! `trafilatura` gives the first opinion, `dom_smoothie` the second. Their text
//! is not used as it stands: it says which of the page's own blocks are body,
//! so that the text is always the page's. They run on threads of their own with
//! a large stack, where a panic ends the thread and not the program.

use std::collections::HashSet;

use scraper::Html;
use trafilatura::{FallbackCandidates, HtmlDateMode};

use super::blocks;
use super::words::hashes;
use crate::guarded::guarded;

/// How many words in a row are compared.
const RUN: usize = 4;

/// What an extractor took for the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Body {
    /// All runs of words in it.
    runs: HashSet<u64>,
    /// Paragraphs too short to have a run.
    short: HashSet<u64>,
}

/// What the extractors say, each `None` where it found no body, or failed
/// inside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Opinions {
    pub(crate) first: Option<Body>,
    pub(crate) second: Option<Body>,
}

/// Asks the extractors about a page from which nothing is missing that they
/// look at.
pub(crate) fn ask(page: &str) -> Opinions {
    let second = guarded(|| by_paragraphs(page)).flatten();
    let first = guarded(|| by_rules(page, second.clone())).flatten();
    Opinions {
        first: first.map(|html| Body::of(&html)),
        second: second.map(|html| Body::of(&html)),
    }
}

/// What `dom_smoothie` takes, which scores paragraphs and those around them.
fn by_paragraphs(page: &str) -> Option<String> {
    let config = dom_smoothie::Config {
        disable_json_ld: true,
        ..dom_smoothie::Config::default()
    };
    let mut reader = dom_smoothie::Readability::new(page, None, Some(config)).ok()?;
    Some(reader.parse().ok()?.content.to_string())
}

/// What `trafilatura` takes, which knows how sites name the parts of a page.
/// Where its rules find little, it falls back on the other opinion.
fn by_rules(page: &str, other: Option<String>) -> Option<String> {
    let mut candidates = FallbackCandidates::default();
    candidates.readability_html = other;
    let options = trafilatura::Options::default()
        .with_fallback(true)
        .with_exclude_comments(true)
        .with_fallback_candidates(candidates)
        // Dates are read elsewhere, and never guessed.
        .with_html_date_mode(HtmlDateMode::Disabled);
    let found = trafilatura::extract(page, &options).ok()?;
    Some(found.content_html)
}

impl Body {
    fn of(html: &str) -> Self {
        let mut body = Self::default();
        let mut all = Vec::new();
        for block in blocks::blocks(&Html::parse_document(html)).all {
            let words = hashes(&block.text);
            if words.len() < RUN {
                body.short.insert(run(&words));
            }
            all.extend(words);
        }
        body.runs = all.windows(RUN).map(run).collect();
        body
    }

    /// Whether a block of the page, of which these are the words, is part of
    /// this body.
    pub(crate) fn has(&self, words: &[u64]) -> bool {
        if words.len() < RUN {
            return !words.is_empty() && self.short.contains(&run(words));
        }
        let found = words
            .windows(RUN)
            .filter(|words| self.runs.contains(&run(words)))
            .count();
        found * 2 > words.len() - RUN
    }
}

/// One number for several words.
fn run(words: &[u64]) -> u64 {
    words.iter().fold(0, |run, word| {
        (run.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}
