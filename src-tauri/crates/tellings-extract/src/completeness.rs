//! Whether the text is known to be the whole article.
//!
//! "Not found here" may only be said of a whole article, so whatever speaks
//! against it is collected here as a [`Doubt`]. Nothing here looks for what
//! might be missing: only the text's end and what the page says of itself
//! count.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Kind;

/// Whether the text is the whole article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", content = "doubts", rename_all = "snake_case")]
pub enum Completeness {
    /// Nothing speaks against it.
    #[default]
    Complete,
    /// The text says that more of it is elsewhere.
    Partial(Vec<Doubt>),
    /// Something speaks against it, but does not settle it.
    Doubtful(Vec<Doubt>),
}

impl Completeness {
    /// Whether what is not in the text may be called not found.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        matches!(self, Self::Complete)
    }

    /// What speaks against the text being whole.
    #[must_use]
    pub fn doubts(&self) -> &[Doubt] {
        match self {
            Self::Complete => &[],
            Self::Partial(doubts) | Self::Doubtful(doubts) => doubts,
        }
    }

    /// The stable name, for storing: `complete`, `partial` or `doubtful`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Partial(_) => "partial",
            Self::Doubtful(_) => "doubtful",
        }
    }

    /// Partial if any doubt is certain of it, doubtful if there is any doubt.
    pub(crate) fn of(mut doubts: Vec<Doubt>) -> Self {
        doubts.sort();
        doubts.dedup();
        if doubts.is_empty() {
            Self::Complete
        } else if doubts.iter().any(|doubt| doubt.is_certain()) {
            Self::Partial(doubts)
        } else {
            Self::Doubtful(doubts)
        }
    }
}

/// Something that speaks against a text being the whole article. `Display` is
/// a full sentence for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The text ends in an ellipsis.
    EndsInEllipsis,
    /// The text ends in an invitation to read on elsewhere.
    ContinuesElsewhere,
    /// The page says that the rest is for subscribers.
    SubscribersOnly,
    /// The last sentence has no end.
    EndsMidSentence,
    /// The page declares that the article is not free to read.
    NotFree,
    /// The page states a length that the text falls far short of.
    ShorterThanStated,
    /// The file is damaged and breaks off.
    Broken,
    /// The text is a summary by what it comes from.
    SummaryOnly,
    /// What the text comes from says that it is not whole.
    SaidIncomplete,
    /// The page is one of several that the article is split over.
    MorePages,
    /// The page is a live blog, which grows and is cut.
    LiveBlog,
    /// Most of what the page tells stands under its pictures.
    Gallery,
    /// The page asks for consent and shows no article.
    ConsentWall,
    /// Another way of finding the page's article finds much more.
    UnsureOfBody,
}

impl Doubt {
    /// The stable name, for storing.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::EndsInEllipsis => "ends_in_ellipsis",
            Self::ContinuesElsewhere => "continues_elsewhere",
            Self::SubscribersOnly => "subscribers_only",
            Self::EndsMidSentence => "ends_mid_sentence",
            Self::NotFree => "not_free",
            Self::ShorterThanStated => "shorter_than_stated",
            Self::Broken => "broken",
            Self::SummaryOnly => "summary_only",
            Self::SaidIncomplete => "said_incomplete",
            Self::MorePages => "more_pages",
            Self::LiveBlog => "live_blog",
            Self::Gallery => "gallery",
            Self::ConsentWall => "consent_wall",
            Self::UnsureOfBody => "unsure_of_body",
        }
    }

    const fn is_certain(self) -> bool {
        match self {
            Self::EndsInEllipsis
            | Self::ContinuesElsewhere
            | Self::SubscribersOnly
            | Self::Broken
            | Self::SummaryOnly
            | Self::SaidIncomplete
            | Self::MorePages
            | Self::ConsentWall => true,
            Self::EndsMidSentence
            | Self::NotFree
            | Self::ShorterThanStated
            | Self::LiveBlog
            | Self::Gallery
            | Self::UnsureOfBody => false,
        }
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EndsInEllipsis => "The text ends in an ellipsis, so the rest is probably missing.",
            Self::ContinuesElsewhere => "The text ends in an invitation to read on elsewhere.",
            Self::SubscribersOnly => "The page says that the rest of the article is for subscribers.",
            Self::EndsMidSentence => "The last sentence has no end, so the text may be cut off.",
            Self::NotFree => "The page declares that the article is not free to read, so the text may be cut off.",
            Self::ShorterThanStated => "The page states a greater length than the text has.",
            Self::SummaryOnly => "This is a summary, and the whole article is elsewhere.",
            Self::SaidIncomplete => "The file says that the text is not whole.",
            Self::MorePages => "The page says that it is one of several, so the rest of the article is on the others.",
            Self::LiveBlog => "The page is a live blog: an earlier or later state of it may tell what this one does not.",
            Self::Gallery => "The page is a gallery: what it tells under its pictures is not in the text.",
            Self::ConsentWall => "The page asks for consent to cookies, and the article behind that is not in the file.",
            Self::UnsureOfBody => "Another way of finding the article on this page finds much more text, so something may be missing.",
            Self::Broken => "The file is damaged and breaks off, so the rest of the article is missing.",
        })
    }
}

/// Words that open the lines that close an article and are no sentence: what
/// stands there without a full stop is a credit, not a text that was cut.
const CREDITS: [&str; 30] = [
    "reporting by",
    "additional reporting",
    "with reporting",
    "edited by",
    "editing by",
    "written by",
    "translated by",
    "photo",
    "foto",
    "image",
    "source",
    "quelle",
    "with files from",
    "contributing",
    "contributed to",
    "with agencies",
    "agencies",
    "contact",
    "follow ",
    "ends",
    "tags",
    "topics",
    "filed under",
    "copyright",
    "©",
    "by ",
    "von ",
    "text:",
    "autor",
    "author",
];

/// What the end of a text says about its being whole. `closing` is what stood
/// after the last paragraph and was left out. On pages, short lines without an
/// end after a paragraph with one are labels that were taken along.
pub(crate) fn doubts_at_end<'a>(
    text: &str,
    closing: impl Iterator<Item = &'a str>,
    kind: Kind,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for line in closing {
        if is_for_subscribers(line) {
            doubts.push(Doubt::SubscribersOnly);
        } else if reads_on(line) {
            doubts.push(Doubt::ContinuesElsewhere);
        }
    }
    let label = |paragraph: &&str| {
        is_credit(paragraph)
            || (kind == Kind::Html
                && paragraph.split_whitespace().count() < LABEL
                && !ends_sentence(paragraph))
    };
    // A page of nothing but labels is judged by its last line.
    let last = text
        .rsplit("\n\n")
        .take(6)
        .find(|paragraph| !label(paragraph))
        .or_else(|| text.rsplit("\n\n").next());
    let Some(last) = last.filter(|last| !last.is_empty()) else {
        return doubts;
    };
    let end = last.trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
    let bracketed = last.trim_end().ends_with("[…]") || last.trim_end().ends_with("[...]");
    if bracketed || end.ends_with('…') || end.ends_with("...") || end.ends_with(". . .") {
        doubts.push(Doubt::EndsInEllipsis);
    } else if !end.ends_with(is_final) && !last.trim_end().ends_with(is_closing) {
        doubts.push(Doubt::EndsMidSentence);
    }
    doubts
}

/// Whether a character ends sentences.
pub(crate) const fn is_final(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔' | '‽' | '։'
    )
}

/// Whether a character may stand after the one that ends a sentence.
pub(crate) const fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '»'
            | '›'
            | '“'
            | '‘'
            | '«'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '）'
            | '*'
            | '■'
            | '●'
            | '□'
    )
}

/// Whether a paragraph comes to an end.
pub(crate) fn ends_sentence(paragraph: &str) -> bool {
    paragraph
        .trim_end_matches(|c: char| c.is_whitespace() || is_closing(c))
        .ends_with(is_final)
}

/// The most words of a line at the end of a page that may be a label, and one.
const LABEL: usize = 12;

fn is_credit(paragraph: &str) -> bool {
    if ends_sentence(paragraph) || paragraph.split_whitespace().count() > 25 {
        return false;
    }
    let lower = paragraph.to_lowercase();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let address = paragraph
        .split_whitespace()
        .last()
        .is_some_and(|word| word.contains("://") || word.contains('@'));
    address || lower.is_empty() || CREDITS.iter().any(|credit| lower.starts_with(credit))
}

/// Whether a line asks the reader to go on reading somewhere else.
pub(crate) fn reads_on(line: &str) -> bool {
    let bare = bare(line);
    matches!(
        bare.as_str(),
        "read more"
            | "continue reading"
            | "read on"
            | "more"
            | "keep reading"
            | "read the full story"
            | "read the full article"
            | "read full story"
            | "read full article"
            | "continue"
            | "weiterlesen"
            | "lire la suite"
            | "seguir leyendo"
            | "leer más"
    )
}

/// Whether a line says that the rest is for those who pay.
pub(crate) fn is_for_subscribers(line: &str) -> bool {
    let bare = bare(line);
    bare.split_whitespace().count() <= 30
        && [
            "subscribe to continue",
            "subscribe to read",
            "subscribe now to continue",
            "sign in to continue",
            "log in to continue",
            "register to continue",
            "this article is for subscribers",
            "this article is only for subscribers",
            "this story is for subscribers",
            "for subscribers only",
            "subscriber-only",
            "subscribers only",
            "exclusive to subscribers",
            "to continue reading",
            "to read the full",
            "to view the full",
            "to read this article",
            "available to subscribers",
            "you have reached your limit",
        ]
        .iter()
        .any(|words| bare.contains(words))
}

fn bare(line: &str) -> String {
    let lower = line.to_lowercase();
    lower
        .trim_matches(|c: char| !c.is_alphanumeric())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, closing: &[&str], expected: &[Doubt]) {
        let mut found = doubts_at_end(text, closing.iter().copied(), Kind::Text);
        found.sort();
        assert_eq!(found, expected, "{text:?} then {closing:?}");
    }

    #[test]
    fn ends_of_texts() {
        check("It is over.", &[], &[]);
        check("“It is over.”", &[], &[]);
        check("It is over (for now)", &[], &[]);
        check("He said “it is over”", &[], &[]);
        check("It is over.\n\nReporting by Ada Finch", &[], &[]);
        check("It is not over", &[], &[Doubt::EndsMidSentence]);
        check(
            "The minister said that",
            &["Read more"],
            &[Doubt::ContinuesElsewhere, Doubt::EndsMidSentence],
        );
        check("It went on…", &[], &[Doubt::EndsInEllipsis]);
        check("It went on […]", &[], &[Doubt::EndsInEllipsis]);
        check(
            "It went on.",
            &["Subscribe to continue reading"],
            &[Doubt::SubscribersOnly],
        );
        check("It went on.", &["Read more: The other bridge"], &[]);
    }
}
