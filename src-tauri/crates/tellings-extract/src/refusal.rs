//! Why a file gives no article, each as a sentence that says what to do.
//!
//! A refusal is for what cannot be used at all; text that is merely odd gives
//! an article with a [`crate::Warning`].

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a file gives no article. `Display` is a full sentence for people,
/// [`Refusal::code`] a stable word for programs.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// No bytes, or nothing but white space.
    #[error("This file is empty: there is no text in it to compare.")]
    Empty,
    /// Text without a single word.
    #[error(
        "No words were found in this file, so there is nothing to compare. If the article can be read in a browser, copy its text and paste it."
    )]
    NoWords,
    /// More bytes than [`crate::LIMIT`].
    #[error("This file is too large ({}): Tellings reads files of up to 20 MB. Copy the article’s text and paste it.", megabytes(*.bytes))]
    TooLarge {
        /// The size of the file.
        bytes: u64,
    },
    /// The bytes are not text at all.
    #[error("{}", not_text(*.looks_like))]
    NotText {
        /// What the bytes look like.
        looks_like: LooksLike,
    },
    /// A page whose elements are nested more deeply than any browser allows.
    #[error(
        "This page’s elements are nested {depth} deep, which no real article needs and which could not be read safely. Copy the article’s text and paste it."
    )]
    TooDeep {
        /// How deep.
        depth: usize,
    },
    /// A page with an element of thousands of attributes.
    #[error(
        "This page has an element with more than {attributes} attributes, which no real article needs and which could not be read safely. Copy the article’s text and paste it."
    )]
    TooManyAttributes {
        /// How many were counted before reading stopped.
        attributes: usize,
    },
    /// A page with millions of elements, written or implied.
    #[error(
        "This page has more elements than any real article, and could not be read safely. Copy the article’s text and paste it."
    )]
    TooManyElements,
}

impl Refusal {
    /// The stable name, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoWords => "no_words",
            Self::TooLarge { .. } => "too_large",
            Self::NotText { .. } => "not_text",
            Self::TooDeep { .. } => "too_deep",
            Self::TooManyAttributes { .. } => "too_many_attributes",
            Self::TooManyElements => "too_many_elements",
        }
    }
}

/// What bytes that are not text look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LooksLike {
    /// A PDF document.
    Pdf,
    /// A Word document (`.docx`).
    Word,
    /// Another office document (`.odt`, `.xlsx`, `.epub` and the like).
    Office,
    /// An old Office file (`.doc`, `.xls`, `.msg`).
    OldOffice,
    /// Rich text (`.rtf`).
    RichText,
    /// A web archive in one file (`.mhtml`).
    WebArchive,
    /// An e-mail message (`.eml`).
    Email,
    /// A zip or another compressed archive.
    Archive,
    /// A picture.
    Picture,
    /// A sound or a film.
    Media,
    /// A program.
    Program,
    /// A database.
    Database,
    /// A font.
    Font,
    /// Bytes of no kind that is known here.
    Binary,
}

impl LooksLike {
    /// The thing by name, with its article.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Word => "a Word document",
            Self::Office => "an office document or e-book",
            Self::OldOffice => "an old Office document",
            Self::RichText => "a rich text document",
            Self::WebArchive => "a web archive (MHTML)",
            Self::Email => "an e-mail message",
            Self::Archive => "an archive of files",
            Self::Picture => "a picture",
            Self::Media => "a sound or film",
            Self::Program => "a program",
            Self::Database => "a database",
            Self::Font => "a font",
            Self::Binary => "data that is not text",
        }
    }
}

fn not_text(looks_like: LooksLike) -> String {
    let name = looks_like.name();
    let instead = match looks_like {
        LooksLike::Pdf
        | LooksLike::Word
        | LooksLike::Office
        | LooksLike::OldOffice
        | LooksLike::RichText
        | LooksLike::Email => "open it, copy the text and paste it.",
        LooksLike::WebArchive => {
            "open it in a browser and save it as a web page (.html), or copy the text and paste it."
        }
        LooksLike::Archive => "unpack it and drop the files in it.",
        LooksLike::Picture => {
            "it cannot read the words in pictures, so copy the article’s text and paste it."
        }
        LooksLike::Media
        | LooksLike::Program
        | LooksLike::Database
        | LooksLike::Font
        | LooksLike::Binary => "if it belongs to an article, copy the article’s text and paste it.",
    };
    format!("This looks like {name}. Tellings reads .txt, .md and .html so far: {instead}")
}

/// Rounded up, so that a file just over the limit is not shown as the limit.
fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1024 * 1024))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_are_sentences() {
        let pdf = Refusal::NotText {
            looks_like: LooksLike::Pdf,
        };
        assert_eq!(
            pdf.to_string(),
            "This looks like a PDF. Tellings reads .txt, .md and .html so far: open it, copy the text and paste it."
        );
        let large = Refusal::TooLarge {
            bytes: 300 * 1024 * 1024,
        };
        assert!(large.to_string().contains("300 MB"));
        assert!(
            Refusal::TooDeep { depth: 10_000 }
                .to_string()
                .contains("10000")
        );
    }
}
