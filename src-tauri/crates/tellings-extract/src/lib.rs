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

mod amend;
mod archive;
mod article;
mod boilerplate;
mod completeness;
mod data_uri;
mod decode;
mod document;
mod docx;
mod epub;
mod export;
mod feed;
mod guarded;
mod header;
mod html;
mod json;
mod mail;
mod markdown;
mod mbox;
mod newsml;
mod odt;
mod opening;
mod part;
mod passage;
mod pdf;
mod pieces;
mod plain;
mod record;
mod refusal;
mod rtf;
mod sniff;
mod stated_date;
mod table;
#[cfg(test)]
mod testing;
mod unzip;
mod warning;
mod webarchive;
mod xml;

use std::borrow::Cow;

use opening::{Opening, checked};
use sniff::Format;

pub use amend::{Act, Amended, Amendment, Anchor, Stretch, amend, stretches};
pub use article::{Article, Kind, LeftOut, LeftOutReason, Origin, Told};
pub use completeness::{Completeness, Doubt};
pub use part::{Part, WITHIN};
pub use passage::Passage;
pub use refusal::{LooksLike, Refusal};
pub use sniff::EXTENSIONS;
pub use warning::Warning;

pub(crate) use opening::MOST_NESTING;

/// The most bytes of text that are read as one article, 20 MiB: the longest
/// articles have a hundredth of it.
pub const LIMIT: usize = 20 * 1024 * 1024;

/// The most bytes one file may have, 100 MiB: pages with their pictures,
/// mailboxes and archives are larger than their text. A caller that knows a
/// file's size asks [`too_large`] first and need not read the file at all.
pub const FILE_LIMIT: usize = 100 * 1024 * 1024;

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
    let limit = u64::try_from(FILE_LIMIT).unwrap_or(u64::MAX);
    (bytes > limit).then_some(Refusal::TooLarge { bytes })
}

/// Takes a file apart into its articles: one part for a file that is one
/// article, one for each article of a file that holds several, in the file's
/// order. Never empty: a file that gives nothing is one part that says why.
///
/// Never panics, whatever the bytes, and gives the same parts for the same
/// bytes and name every time.
#[must_use]
pub fn parts<'a>(source: &Source<'a>) -> Vec<Part<'a>> {
    let bytes = Cow::Borrowed(source.bytes);
    let mut opening = Opening::new();
    match too_large(u64::try_from(source.bytes.len()).unwrap_or(u64::MAX)) {
        Some(refusal) => opening.put(Part::known(String::new(), bytes, Err(refusal))),
        None => opening.file("", source.name, bytes),
    }
    if opening.parts.is_empty() {
        let bytes = Cow::Borrowed(source.bytes);
        opening.put(Part::known(
            String::new(),
            bytes,
            Err(Refusal::NothingInside),
        ));
    }
    opening.parts
}

/// Whether a file is JSON or XML of a kind that holds no articles. Their names
/// say little, so among files that nobody pointed at, in a folder or an
/// archive, such are files of another kind, and not articles that are refused.
#[must_use]
pub fn is_of_other_kind(source: &Source<'_>) -> bool {
    matches!(sniff::extension(source.name).as_str(), "json" | "xml")
        && matches!(
            extract(source),
            Err(Refusal::NotText {
                looks_like: LooksLike::Json | LooksLike::Xml
            })
        )
}

/// Takes the article out of a file that holds one.
///
/// Never panics, whatever the bytes, and gives the same answer for the same
/// bytes and name every time. Odd text gives an article with warnings.
///
/// # Errors
///
/// A [`Refusal`] when there is nothing in the file that could be compared, or
/// when there are several articles in it: those [`parts`] gives.
pub fn extract(source: &Source<'_>) -> Result<Article, Refusal> {
    match parts(source).as_slice() {
        [part] => part.article(),
        several => Err(Refusal::Several {
            count: several.len(),
        }),
    }
}

/// The article of a file that is known to hold no others.
fn read_one(name: &str, bytes: &[u8]) -> Result<Article, Refusal> {
    let kind = match sniff::format(&Source { name, bytes })? {
        Format::Text(kind) => kind,
        Format::Mail => return checked(mail::read(bytes)?, name),
        Format::Pdf => return checked(pdf::read(bytes)?.article(Kind::Pdf), name),
        Format::WebArchive => return checked(webarchive::read(bytes)?, name),
        Format::Rtf | Format::Mbox | Format::Zip | Format::Feed | Format::News | Format::Json => {
            return Err(Refusal::NothingInside);
        }
    };
    let mut decoded = decode::decode(bytes, kind);
    if kind == Kind::Html
        && let Cow::Owned(stripped) = data_uri::strip(&decoded.text)
    {
        decoded.text = stripped;
    }
    text_fits(decoded.text.len())?;
    if decoded.text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let article = match kind {
        Kind::Markdown => markdown::read(decoded),
        Kind::Html => html::read(decoded)?,
        _ => plain::read(decoded),
    };
    checked(article, name)
}

/// Refuses a file inside a file that is larger than a file may be.
fn file_fits(bytes: usize) -> Result<(), Refusal> {
    too_large(u64::try_from(bytes).unwrap_or(u64::MAX)).map_or(Ok(()), Err)
}

/// Refuses more text than is read.
fn text_fits(bytes: usize) -> Result<(), Refusal> {
    if bytes > LIMIT {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        return Err(Refusal::TooMuchText { bytes });
    }
    Ok(())
}
