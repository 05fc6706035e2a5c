//! Taking one dropped file apart: what lies in it, and what in that.
//!
//! Files inside files are opened by the same rules as files, with one budget
//! for all that comes of one dropped file.

use std::borrow::Cow;

use crate::document::Document;
use crate::part::Part;
use crate::sniff::{self, Format};
use crate::unzip::Budget;
use crate::{
    Article, Kind, Refusal, Source, Warning, archive, decode, export, feed, json, mail, mbox,
    newsml, rtf,
};

/// How deep archives, mailboxes and messages may lie inside each other.
pub(crate) const MOST_NESTING: usize = 3;

/// The most articles that are taken from one dropped file.
pub(crate) const MOST_PARTS: usize = 5_000;

/// What is found while a file is taken apart.
pub(crate) struct Opening<'a> {
    pub(crate) parts: Vec<Part<'a>>,
    pub(crate) budget: Budget,
    /// How many files the one that is looked at lies in.
    pub(crate) depth: usize,
    full: bool,
}

impl<'a> Opening<'a> {
    /// Nothing found yet.
    pub(crate) fn new() -> Self {
        Self {
            parts: Vec::new(),
            budget: Budget::default(),
            depth: 0,
            full: false,
        }
    }

    /// Puts a part to the others; past the limit, one line says so.
    pub(crate) fn put(&mut self, part: Part<'a>) {
        if self.parts.len() < MOST_PARTS {
            self.parts.push(part);
        } else if !std::mem::replace(&mut self.full, true) {
            let refusal = Refusal::TooManyArticles;
            self.parts
                .push(Part::known(String::new(), Cow::default(), Err(refusal)));
        }
    }

    /// Opens a file, which lies at `at` in the one that was dropped.
    pub(crate) fn file(&mut self, at: &str, name: &str, bytes: Cow<'a, [u8]>) {
        let source = Source {
            name,
            bytes: &bytes,
        };
        match sniff::format(&source) {
            Err(refusal) => self.put(Part::known(at.to_owned(), bytes, Err(refusal))),
            Ok(Format::Feed) => feed::open(self, at, bytes),
            Ok(Format::News) => newsml::open(self, at, bytes),
            Ok(Format::Json) => json::open(self, at, bytes),
            Ok(Format::Text(Kind::Text)) => self.text(at, name, bytes),
            Ok(Format::Text(_) | Format::Pdf | Format::WebArchive) => {
                self.put(Part::later(at.to_owned(), name, bytes))
            }
            Ok(Format::Zip) => archive::open(self, at, name, bytes),
            Ok(Format::Rtf) => match rtf::read(&bytes) {
                Ok(document) => self.document(at, name, bytes, document, Kind::Rtf),
                Err(refusal) => self.put(Part::known(at.to_owned(), bytes, Err(refusal))),
            },
            Ok(Format::Mail) => mail::open(self, at, name, bytes),
            Ok(Format::Mbox) => mbox::open(self, at, bytes),
        }
    }

    /// Puts a part that gives no article.
    pub(crate) fn refuse(&mut self, at: &str, bytes: Cow<'a, [u8]>, refusal: Refusal) {
        self.put(Part::known(at.to_owned(), bytes, Err(refusal)));
    }

    /// Opens a plain text: one article, or an archive's export of many.
    fn text(&mut self, at: &str, name: &str, bytes: Cow<'a, [u8]>) {
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let is_export = bytes.len() <= crate::LIMIT
            && export::open(self, at, &lines(&decode::decode(&bytes, Kind::Text).text));
        if !is_export {
            self.put(Part::later(at.to_owned(), name, bytes));
        }
    }

    /// Puts the article that a document is, or those that it is an export of.
    pub(crate) fn document(
        &mut self,
        at: &str,
        name: &str,
        bytes: Cow<'a, [u8]>,
        document: Document,
        kind: Kind,
    ) {
        if export::open(self, at, &document.lines()) {
            return;
        }
        let article = checked(document.article(kind), name);
        self.put(Part::known(at.to_owned(), bytes, article));
    }
}

/// An article that has words in it, with a warning where the file's name
/// promised something else.
pub(crate) fn checked(mut article: Article, name: &str) -> Result<Article, Refusal> {
    let kind = article.kind;
    if sniff::name_differs(name, kind) {
        article.warnings.push(Warning::NameDiffers { kind });
    }
    if article.text.chars().any(char::is_alphanumeric) {
        Ok(article)
    } else {
        Err(Refusal::NoWords)
    }
}
