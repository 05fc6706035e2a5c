//! The bytes of one file in, one article out.
//!
//! [`extract`] is the one function to start from. It looks at the bytes (never
//! only at the name), decodes them, parts reporting from what merely stands
//! around it, and says of every value it offers where that value came from.
//! What it takes out of the text is kept in [`Article::left_out`] with a
//! reason, in its place, so that no paragraph is lost silently.
//!
//! This crate does no input or output: it reads no file, fetches nothing, runs
//! nothing and knows no clock. It does not compare, store or draw anything,
//! and it never guesses: an outlet or a date is offered only when the file
//! states it.
//!
//! ```
//! use tellings_extract::{extract, Source};
//!
//! let bytes = b"Date: 7 January 2026\n\nThe bridge opened on Tuesday.\n\nAdvertisement\n\nNobody fell in.";
//! let article = extract(&Source { name: "bridge.txt", bytes }).expect("plain text is read");
//! assert_eq!(article.text, "The bridge opened on Tuesday.\n\nNobody fell in.");
//! assert_eq!(article.date.expect("the file states it").value, "2026-01-07");
//! assert_eq!(article.left_out.len(), 2);
//! ```

mod article;
mod boilerplate;
mod completeness;
mod decode;
mod header;
mod html;
mod markdown;
mod pieces;
mod plain;
mod refusal;
mod sniff;
mod stated_date;
mod warning;

pub use article::{Article, Kind, LeftOut, LeftOutReason, Origin, Told};
pub use completeness::{Completeness, Doubt};
pub use refusal::{LooksLike, Refusal};
pub use warning::Warning;

/// The most bytes one file may have, 20 MiB. A caller that knows a file's
/// size asks [`too_large`] first and need not read the file at all.
pub const LIMIT: usize = 20 * 1024 * 1024;

/// One file as it was given.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file's name, with or without its folders; `""` for pasted text.
    pub name: &'a str,
    /// All bytes of the file.
    pub bytes: &'a [u8],
}

/// The refusal that a file of `bytes` bytes would get for its size alone, if
/// any: for callers that ask before they read.
#[must_use]
pub fn too_large(bytes: u64) -> Option<Refusal> {
    let limit = u64::try_from(LIMIT).unwrap_or(u64::MAX);
    (bytes > limit).then_some(Refusal::TooLarge { bytes })
}

/// Takes the article out of a file.
///
/// Never panics, whatever the bytes, and gives the same answer for the same
/// bytes and name every time. Odd text gives an article with warnings.
///
/// # Errors
///
/// A [`Refusal`] when there is nothing in the file that could be compared.
pub fn extract(source: &Source<'_>) -> Result<Article, Refusal> {
    if let Some(refusal) = too_large(u64::try_from(source.bytes.len()).unwrap_or(u64::MAX)) {
        return Err(refusal);
    }
    let kind = sniff::kind(source)?;
    let decoded = decode::decode(source.bytes, kind);
    if decoded.text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let mut article = match kind {
        Kind::Text => plain::read(decoded),
        Kind::Markdown => markdown::read(decoded),
        Kind::Html => html::read(decoded)?,
    };
    if sniff::name_differs(source.name, kind) {
        article.warnings.push(Warning::NameDiffers { kind });
    }
    if article.text.chars().any(char::is_alphanumeric) {
        Ok(article)
    } else {
        Err(Refusal::NoWords)
    }
}
