//! The body of a page as the `trafilatura` crate finds it.
//!
//! Its text is not used as it stands: it says which of the page's own blocks
//! are body, so that the text is always the page's. It runs on a thread of its
//! own with a large stack, where a panic ends the thread and not the program.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use scraper::Html;

use super::blocks;

/// Stack for the extractor, which recurses over the page.
const STACK: usize = 64 * 1024 * 1024;

/// How many words in a row are compared.
const RUN: usize = 4;

/// What the extractor took for the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Body {
    /// The paragraphs it made.
    pub(crate) paragraphs: Vec<String>,
    /// All runs of words in them.
    runs: HashSet<u64>,
    /// Paragraphs too short to have a run.
    short: HashSet<u64>,
}

/// Asks the extractor. `None` where it found no body, or failed inside.
pub(crate) fn ask(page: &str) -> Option<Body> {
    let run = || {
        let options = trafilatura::Options::default()
            .with_fallback(true)
            .with_exclude_comments(true);
        trafilatura::extract(page, &options)
            .ok()
            .map(|found| found.content_html)
    };
    let found = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .name("extractor".to_owned())
            .stack_size(STACK);
        thread.spawn_scoped(scope, run).ok()?.join().ok()?
    });
    found.map(|html| Body::of(&html))
}

impl Body {
    fn of(html: &str) -> Self {
        let blocks = blocks::blocks(&Html::parse_document(html)).all;
        let mut body = Self::default();
        let mut all = Vec::new();
        for block in blocks {
            let words = words(&block.text);
            if words.len() < RUN {
                body.short.insert(hash(&words));
            }
            all.extend(words);
            body.paragraphs.push(block.text);
        }
        body.runs = all.windows(RUN).map(hash).collect();
        body
    }

    /// Whether a block of the page is part of this body.
    pub(crate) fn has(&self, text: &str) -> bool {
        let words = words(text);
        if words.len() < RUN {
            return !words.is_empty() && self.short.contains(&hash(&words));
        }
        let found = words
            .windows(RUN)
            .filter(|run| self.runs.contains(&hash(run)))
            .count();
        found * 2 > words.len() - RUN
    }
}

/// The words of a text in lower case.
pub(crate) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn hash<T: Hash + ?Sized>(words: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}
