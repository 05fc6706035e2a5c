//! Stems and function words: which words carry meaning, and under which form
//! they meet.

use std::cell::OnceCell;

use rust_stemmers::{Algorithm, Stemmer};

/// The stem of a word in its normal form (Porter's English stemmer in its
/// Snowball revision). Words of other languages lose at most a common ending.
#[must_use]
pub fn stem(norm: &str) -> String {
    thread_local!(static STEMMER: OnceCell<Stemmer> = const { OnceCell::new() });
    STEMMER.with(|stemmer| {
        stemmer
            .get_or_init(|| Stemmer::create(Algorithm::English))
            .stem(norm)
            .into_owned()
    })
}

/// Words that hold sentences together and say little by themselves, and the
/// plainest verbs of saying, which in news stand in every other sentence.
const FUNCTION_WORDS: &[&str] = &[
    "'s",
    "a",
    "about",
    "above",
    "after",
    "again",
    "against",
    "all",
    "also",
    "am",
    "an",
    "and",
    "any",
    "are",
    "aren't",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "can't",
    "could",
    "couldn't",
    "did",
    "didn't",
    "do",
    "does",
    "doesn't",
    "doing",
    "don't",
    "down",
    "dr",
    "during",
    "each",
    "either",
    "few",
    "for",
    "from",
    "further",
    "had",
    "hadn't",
    "has",
    "hasn't",
    "have",
    "haven't",
    "having",
    "he",
    "he'd",
    "he'll",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "i",
    "i'd",
    "i'll",
    "i'm",
    "i've",
    "if",
    "in",
    "into",
    "is",
    "isn't",
    "it",
    "it'll",
    "its",
    "itself",
    "just",
    "let",
    "may",
    "me",
    "might",
    "more",
    "most",
    "mr",
    "mrs",
    "ms",
    "must",
    "my",
    "myself",
    "neither",
    "no",
    "nor",
    "not",
    "of",
    "off",
    "on",
    "once",
    "only",
    "or",
    "other",
    "ought",
    "our",
    "ours",
    "ourselves",
    "out",
    "over",
    "own",
    "per",
    "said",
    "same",
    "say",
    "saying",
    "says",
    "shall",
    "she",
    "she'd",
    "she'll",
    "should",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "they'd",
    "they'll",
    "they're",
    "they've",
    "this",
    "those",
    "through",
    "to",
    "told",
    "too",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "was",
    "wasn't",
    "we",
    "we'd",
    "we'll",
    "we're",
    "we've",
    "were",
    "weren't",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "won't",
    "would",
    "wouldn't",
    "yet",
    "you",
    "you'd",
    "you'll",
    "you're",
    "you've",
    "your",
    "yours",
];

/// Whether a word in its normal form only holds the sentence together.
#[must_use]
pub fn is_function_word(norm: &str) -> bool {
    FUNCTION_WORDS.binary_search(&norm).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_words_meet() {
        for (one, other) in [
            ("sank", "sank"),
            ("agreed", "agreeing"),
            ("ferries", "ferry"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
    }

    #[test]
    fn function_words_are_listed_in_order() {
        assert!(FUNCTION_WORDS.is_sorted(), "binary search needs the order");
    }

    #[test]
    fn function_words_are_told_from_content_words() {
        for word in ["the", "'s", "said", "you've", "a", "mr", "dr"] {
            assert!(is_function_word(word), "{word}");
        }
        for word in ["ferry", "sank", "may-day", "u.s.", ""] {
            assert!(!is_function_word(word), "{word}");
        }
    }
}
