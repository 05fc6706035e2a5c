//! What was odd about a file that could be read all the same.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Something about the file that the reader of the comparison should know.
/// `Display` is a full sentence for people, [`Warning::code`] a stable word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Warning {
    /// Lines were broken at a fixed width and have been joined.
    HardWrapped,
    /// The file is UTF-8 with stray bytes of an older encoding in it.
    MixedEncodings {
        /// How many bytes were read as Windows-1252.
        bytes: usize,
    },
    /// Some characters could not be read.
    Unreadable {
        /// How many.
        characters: usize,
    },
    /// The encoding is nowhere stated and was recognised by its bytes.
    GuessedEncoding {
        /// Its name.
        encoding: String,
    },
    /// The page names an encoding that it is not in.
    WrongDeclaration {
        /// What the page says.
        declared: String,
        /// What it was read as.
        encoding: String,
    },
    /// Characters that cannot be seen were left out.
    InvisibleCharacters {
        /// How many.
        characters: usize,
    },
    /// The name promises another kind of file.
    NameDiffers {
        /// What the file is.
        kind: crate::Kind,
    },
    /// The file is damaged and breaks off.
    Broken,
    /// A PDF's lines were joined into paragraphs.
    JoinedLines {
        /// How many hyphens at the ends of lines were taken out.
        hyphens: usize,
    },
    /// The two ways of finding a page's body found very different ones.
    UnsureOfBody,
    /// A page holds several articles.
    SeveralArticles,
}

impl Warning {
    /// The stable name, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::HardWrapped => "hard_wrapped",
            Self::MixedEncodings { .. } => "mixed_encodings",
            Self::Unreadable { .. } => "unreadable",
            Self::GuessedEncoding { .. } => "guessed_encoding",
            Self::WrongDeclaration { .. } => "wrong_declaration",
            Self::InvisibleCharacters { .. } => "invisible_characters",
            Self::NameDiffers { .. } => "name_differs",
            Self::Broken => "broken",
            Self::JoinedLines { .. } => "joined_lines",
            Self::UnsureOfBody => "unsure_of_body",
            Self::SeveralArticles => "several_articles",
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HardWrapped => f.write_str(
                "The lines of this text were broken at a fixed width and have been joined into paragraphs; check that paragraphs begin where they should.",
            ),
            Self::MixedEncodings { bytes: 1 } => f.write_str(
                "This file mixes encodings: 1 byte that is not UTF-8 was read as Windows-1252; check accented letters and quotation marks.",
            ),
            Self::MixedEncodings { bytes } => write!(
                f,
                "This file mixes encodings: {bytes} bytes that are not UTF-8 were read as Windows-1252; check accented letters and quotation marks."
            ),
            Self::Unreadable { characters: 1 } => f.write_str(
                "1 character could not be read and is shown as \u{fffd}; look it up in the original.",
            ),
            Self::Unreadable { characters } => write!(
                f,
                "{characters} characters could not be read and are shown as \u{fffd}; look them up in the original."
            ),
            Self::GuessedEncoding { encoding } => write!(
                f,
                "The file does not say how its letters are encoded; it was read as {encoding}. Check accented letters and quotation marks."
            ),
            Self::WrongDeclaration { declared, encoding } => write!(
                f,
                "The page says that it is encoded as {declared}, but it is not; it was read as {encoding}. Check accented letters and quotation marks."
            ),
            Self::InvisibleCharacters { characters: 1 } => {
                f.write_str("1 invisible control character was left out of the text; no word was changed otherwise.")
            }
            Self::InvisibleCharacters { characters } => write!(
                f,
                "{characters} invisible control characters were left out of the text; no word was changed otherwise."
            ),
            Self::NameDiffers { kind } => write!(
                f,
                "By its contents this file is {kind}, whatever its name says, and it was read as that."
            ),
            Self::JoinedLines { hyphens: 0 } => f.write_str(
                "A PDF has lines and no paragraphs: its lines have been joined. Check that paragraphs begin where they should.",
            ),
            Self::JoinedLines { hyphens: 1 } => f.write_str(
                "A PDF has lines and no paragraphs: its lines have been joined, and 1 hyphen at a line’s end was taken out. Check that paragraphs begin where they should.",
            ),
            Self::JoinedLines { hyphens } => write!(
                f,
                "A PDF has lines and no paragraphs: its lines have been joined, and {hyphens} hyphens at the ends of lines were taken out. Check that paragraphs begin where they should."
            ),
            Self::Broken => f.write_str(
                "This file is damaged: it was read up to where it breaks off. Compare the text’s end with the original.",
            ),
            Self::SeveralArticles => f.write_str(
                "This page holds several articles, and the text may mix them; paste the one that you mean if it does.",
            ),
            Self::UnsureOfBody => f.write_str(
                "It was hard to tell this page’s article from what stands around it; look at what was left out, and paste the text if something is missing.",
            ),
        }
    }
}
