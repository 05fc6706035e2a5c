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
    /// More bytes than [`crate::FILE_LIMIT`].
    #[error("This file is too large ({}): Tellings reads files of up to 100 MB. Copy the article’s text and paste it.", megabytes(*.bytes))]
    TooLarge {
        /// The size of the file.
        bytes: u64,
    },
    /// More text than [`crate::LIMIT`].
    #[error("There is too much text in this file ({}): Tellings reads up to 20 MB of it, which is more than any article has. Copy the article’s text and paste it.", megabytes(*.bytes))]
    TooMuchText {
        /// The size of the text.
        bytes: u64,
    },
    /// A file of a kind that is read, whose structure is broken.
    #[error("This looks like {}, but it is damaged or only a part of one. Open it in its own program and save it again, or copy the article’s text and paste it.", .looks_like.name())]
    Damaged {
        /// What it looks like.
        looks_like: LooksLike,
    },
    /// A password is needed.
    #[error("It is locked with a password. Open it in its own program, and save it without one.")]
    Locked,
    /// A zip whose files are packed in a way that is not read.
    #[error(
        "It is packed in an unusual way that Tellings does not read. Unpack it, and drop the files in it."
    )]
    UnknownPacking,
    /// More files in a zip than are read.
    #[error(
        "It holds {found} files, and Tellings reads archives of up to {} files. Unpack it, and drop fewer files at a time.",
        crate::unzip::MOST_ENTRIES
    )]
    TooManyInside {
        /// How many there are.
        found: usize,
    },
    /// A packed file that grows beyond all measure.
    #[error(
        "It unpacks to more than Tellings reads, or to hundreds of times its size, which no real article does; it was left packed."
    )]
    UnpacksTooLarge,
    /// Archives inside archives inside archives.
    #[error(
        "It is an archive inside {} others, and Tellings looks no deeper. Unpack the outer ones, and drop this one by itself.",
        crate::MOST_NESTING
    )]
    NestedTooDeep,
    /// A file of several articles where one is asked for.
    #[error(
        "It holds {count} articles, and one was asked for. Save it as a file and drop that; Tellings then takes all of them."
    )]
    Several {
        /// How many.
        count: usize,
    },
    /// Nothing in an archive that could be read.
    #[error("It holds no article files.")]
    NothingInside,
    /// Files in an archive that nobody asked to be read.
    #[error("{}", other_kinds(*.count))]
    OtherKinds {
        /// How many.
        count: usize,
    },
    /// More articles than are taken from one file.
    #[error(
        "It holds more than {} articles; those after them were not read. Drop smaller files.",
        crate::opening::MOST_PARTS
    )]
    TooManyArticles,
    /// Files of one name in an archive.
    #[error(
        "Two or more files in it have the same name, and only one of each can be read. Unpack it, and drop the files."
    )]
    SameName,
    /// A PDF of more pages than are read.
    #[error(
        "This PDF has {pages} pages, and Tellings reads up to {}. Print the article’s own pages to a new PDF, or copy its text and paste it.",
        crate::pdf::MOST_PAGES
    )]
    TooManyPages {
        /// How many pages it has.
        pages: usize,
    },
    /// A PDF of pictures.
    #[error("{}", scan(*.pages))]
    Scan {
        /// How many pages it has.
        pages: usize,
    },
    /// A PDF that does not say which letters its signs are.
    #[error(
        "This PDF shows letters without saying which they are, so its text cannot be read. Copy the article’s text from where you found it and paste it, or have the PDF recognised (OCR) first."
    )]
    NoLetters,
    /// A record without its article.
    #[error(
        "This entry names an article and does not hold its text. Save the article itself, and drop that."
    )]
    NoFullText,
    /// An article of an export whose parts cannot be told apart.
    #[error(
        "Where this article’s text begins could not be told from the export. Copy its text and paste it."
    )]
    UnclearRecord,
    /// A feed or export without articles.
    #[error("It holds no articles.")]
    NoEntries,
    /// An e-book of many chapters.
    #[error(
        "This is a book of {chapters} chapters; Tellings takes e-books of up to {} articles. Copy the text that you want to compare and paste it.",
        crate::epub::MOST_CHAPTERS
    )]
    Book {
        /// How many chapters it has.
        chapters: usize,
    },
    /// XML that defines words of its own.
    #[error(
        "This file defines XML entities of its own, which articles do not need and which could not be read safely. Copy the article’s text and paste it."
    )]
    OwnEntities,
    /// The bytes are not text at all.
    #[error("{}", not_text(*.looks_like))]
    NotText {
        /// What the bytes look like.
        looks_like: LooksLike,
    },
    /// A page whose elements are nested more deeply than any browser allows.
    #[error(
        "This file’s elements are nested {depth} deep, which no real article needs and which could not be read safely. Copy the article’s text and paste it."
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
            Self::TooMuchText { .. } => "too_much_text",
            Self::Damaged { .. } => "damaged",
            Self::Locked => "locked",
            Self::UnknownPacking => "unknown_packing",
            Self::TooManyInside { .. } => "too_many_inside",
            Self::UnpacksTooLarge => "unpacks_too_large",
            Self::NestedTooDeep => "nested_too_deep",
            Self::Several { .. } => "several",
            Self::NothingInside => "nothing_inside",
            Self::OtherKinds { .. } => "other_kinds",
            Self::TooManyArticles => "too_many_articles",
            Self::SameName => "same_name",
            Self::TooManyPages { .. } => "too_many_pages",
            Self::Scan { .. } => "scan",
            Self::NoLetters => "no_letters",
            Self::NoFullText => "no_full_text",
            Self::UnclearRecord => "unclear_record",
            Self::NoEntries => "no_entries",
            Self::Book { .. } => "book",
            Self::OwnEntities => "own_entities",
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
    /// JSON.
    Json,
    /// XML.
    Xml,
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
            Self::WebArchive => "a web archive",
            Self::Email => "an e-mail message",
            Self::Json => "JSON",
            Self::Xml => "XML",
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
        LooksLike::Json => {
            "it reads its own exports, JSON Feed, ninjs and Zotero’s references. Copy the article’s text and paste it."
        }
        LooksLike::Xml => {
            "it reads pages, feeds, NewsML and NITF. Copy the article’s text and paste it."
        }
        LooksLike::Media
        | LooksLike::Program
        | LooksLike::Database
        | LooksLike::Font
        | LooksLike::Binary => "if it belongs to an article, copy the article’s text and paste it.",
    };
    format!("This looks like {name}, of a kind that Tellings does not read: {instead}")
}

fn scan(pages: usize) -> String {
    let pages = match pages {
        1 => "1 page".to_owned(),
        _ => format!("{pages} pages"),
    };
    format!(
        "This PDF is a scan: pictures of {pages} and no text, and Tellings cannot read the words in pictures. Have it recognised (OCR) by another program first, or paste the text."
    )
}

fn other_kinds(count: usize) -> String {
    match count {
        1 => "1 file of another kind in it was not read.".to_owned(),
        _ => format!("{count} files of other kinds in it were not read."),
    }
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
        let old = Refusal::NotText {
            looks_like: LooksLike::OldOffice,
        };
        assert_eq!(
            old.to_string(),
            "This looks like an old Office document, of a kind that Tellings does not read: open it, copy the text and paste it."
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
