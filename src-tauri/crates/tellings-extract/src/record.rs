//! Articles that come as records: with fields for title, author, date and text.
//!
//! Feeds, agencies' formats and exports of other programs name each value, so
//! there is nothing to find out; the text is still read like a text or a page,
//! for what stands around the reporting. A record's bytes, as the library
//! keeps them, are its own fields written as plain text, since it is no file.

use std::borrow::Cow;

use crate::decode::{Decoded, visible};
use crate::header::{Header, web_address};
use crate::opening::{Opening, checked};
use crate::part::Part;
use crate::pieces::Piece;
use crate::{
    Article, Completeness, Doubt, Kind, LeftOut, Origin, Refusal, Told, html, plain, stated_date,
};

/// The text of a record.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    /// Plain text.
    Text(String),
    /// Markup.
    Page(Decoded),
    /// Text that was read before, with what was left out then.
    Kept(String, Vec<LeftOut>),
}

/// Markup as a page of its own.
pub(crate) fn page(body: &str) -> Decoded {
    Decoded {
        text: format!("<!DOCTYPE html><html><body><article>{body}</article></body></html>"),
        encoding: "UTF-8".to_owned(),
        warnings: Vec::new(),
    }
}

/// One article with its fields.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    kind: Kind,
    /// Where the values that are stated next come from.
    pub(crate) origin: Origin,
    body: Body,
    title: Option<Told>,
    byline: Option<Told>,
    outlet: Option<Told>,
    date: Option<Told>,
    url: Option<Told>,
    language: Option<Told>,
    /// Whether the text is said to be a summary.
    pub(crate) summary_only: bool,
    /// Whether the text is said not to be whole.
    pub(crate) said_incomplete: bool,
    /// How many words the article is said to have.
    pub(crate) words: Option<usize>,
}

impl Record {
    /// A record of which only the text is known.
    pub(crate) const fn new(kind: Kind, origin: Origin, body: Body) -> Self {
        Self {
            kind,
            origin,
            body,
            title: None,
            byline: None,
            outlet: None,
            date: None,
            url: None,
            language: None,
            summary_only: false,
            said_incomplete: false,
            words: None,
        }
    }

    fn told(&self, value: &str) -> Option<Told> {
        Told::new(&visible(value, &mut 0), self.origin)
    }

    /// States the title; an empty one states nothing, here as below.
    pub(crate) fn title(&mut self, value: &str) {
        self.title = self.told(value);
    }

    /// States who signed it.
    pub(crate) fn byline(&mut self, value: &str) {
        let value = value.trim();
        let name = ["By ", "BY ", "by "]
            .iter()
            .find_map(|by| value.strip_prefix(by))
            .unwrap_or(value);
        self.byline = self.told(name);
    }

    /// States who published it.
    pub(crate) fn outlet(&mut self, value: &str) {
        self.outlet = self.told(value);
    }

    /// States the day, in any form that is beyond doubt.
    pub(crate) fn date(&mut self, value: &str) {
        self.date = stated_date::opening(value).and_then(|(day, _)| self.told(&day));
    }

    /// States the address, if it is one of the web.
    pub(crate) fn url(&mut self, value: &str) {
        self.url = web_address(value).and_then(|url| self.told(url));
    }

    /// States the language.
    pub(crate) fn language(&mut self, value: &str) {
        self.language = self.told(&value.trim().to_lowercase());
    }

    /// The record as plain text: its fields by name, and its text.
    fn written(&self) -> String {
        let mut written = String::new();
        for (name, told) in [
            ("Title", &self.title),
            ("Author", &self.byline),
            ("Outlet", &self.outlet),
            ("Date", &self.date),
            ("URL", &self.url),
            ("Language", &self.language),
        ] {
            if let Some(told) = told {
                written.push_str(&format!("{name}: {}\n", told.value));
            }
        }
        written.push('\n');
        written.push_str(match &self.body {
            Body::Text(text) | Body::Kept(text, _) => text,
            Body::Page(page) => &page.text,
        });
        written
    }

    /// The article that the record is.
    fn article(self) -> Result<Article, Refusal> {
        let mut article = match self.body {
            Body::Page(page) => {
                crate::text_fits(page.text.len())?;
                html::read(page)?
            }
            Body::Text(text) => {
                crate::text_fits(text.len())?;
                plain::read(decoded(&text))
            }
            Body::Kept(text, left_out) => {
                crate::text_fits(text.len())?;
                kept(&text, left_out, self.kind)
            }
        };
        article.kind = self.kind;
        // Fields are stated more deliberately than lines of the text.
        article.title = self.title.or(article.title);
        article.byline = self.byline.or(article.byline);
        article.outlet = self.outlet.or(article.outlet);
        article.date = self.date.or(article.date);
        article.url = self.url.or(article.url);
        article.language = self.language.or(article.language);
        let mut doubts = article.complete.doubts().to_vec();
        let words = article.text.split_whitespace().count();
        for (speaks, doubt) in [
            (self.summary_only, Doubt::SummaryOnly),
            (self.said_incomplete, Doubt::SaidIncomplete),
            (falls_short(words, self.words), Doubt::ShorterThanStated),
        ] {
            if speaks {
                doubts.push(doubt);
            }
        }
        article.complete = Completeness::of(doubts);
        checked(article, "")
    }
}

/// Whether a text has far fewer words than are stated.
fn falls_short(words: usize, stated: Option<usize>) -> bool {
    stated.is_some_and(|stated| stated > 100 && words * 10 < stated * 6)
}

fn decoded(text: &str) -> Decoded {
    Decoded {
        text: visible(text, &mut 0),
        encoding: "UTF-8".to_owned(),
        warnings: Vec::new(),
    }
}

/// A text whose paragraphs are parted by blank lines, with nothing judged.
fn kept(text: &str, left_out: Vec<LeftOut>, kind: Kind) -> Article {
    let text = visible(text, &mut 0);
    let mut left_out = left_out.into_iter().peekable();
    let mut pieces = Vec::new();
    for (at, paragraph) in text.split("\n\n").enumerate() {
        while let Some(left) = left_out.next_if(|left| left.before <= at) {
            pieces.push(Piece::Leave(visible(&left.text, &mut 0), left.reason));
        }
        let paragraph = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        pieces.push(Piece::Keep(paragraph));
    }
    for left in left_out {
        pieces.push(Piece::Leave(visible(&left.text, &mut 0), left.reason));
    }
    let encoding = "UTF-8".to_owned();
    plain::finish(Header::default(), pieces, kind, encoding, Vec::new())
}

impl Opening<'_> {
    /// Puts the article that a record is.
    pub(crate) fn record(&mut self, at: &str, record: Record) {
        let bytes = record.written().into_bytes();
        self.record_of(at, bytes, record);
    }

    /// Puts the article that a record is, which was read from these bytes.
    pub(crate) fn record_of(&mut self, at: &str, bytes: Vec<u8>, record: Record) {
        let bytes = Cow::Owned(bytes);
        self.put(Part::known(at.to_owned(), bytes, record.article()));
    }
}
