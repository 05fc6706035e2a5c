//! Agencies' items in XML: NewsML-G2, NewsML 1 and NITF.
//!
//! The three name the same things with nearly the same words, so one walk
//! reads them: items with headline, byline, day and provider, and a text in
//! paragraphs, whether those are written as NITF or as a page.

use std::borrow::Cow;

use crate::opening::Opening;
use crate::part::numbered;
use crate::record::{Body, Record};
use crate::xml::{self, Element, Token};
use crate::{Kind, Origin, Refusal};

/// Whether a document's outermost element is an agency's.
pub(crate) fn is_root(name: &str) -> bool {
    matches!(name, "newsMessage" | "newsItem" | "NewsML" | "nitf")
}

/// Opens each item.
pub(crate) fn open<'a>(opening: &mut Opening<'a>, at: &str, bytes: Cow<'a, [u8]>) {
    let mut walk = Walk::default();
    if let Err(refusal) = xml::walk_bytes(&bytes, |token| walk.token(token)) {
        return opening.refuse(at, bytes, refusal);
    }
    walk.items.extend(walk.item.take());
    if walk.items.is_empty() {
        return opening.refuse(at, bytes, Refusal::NoEntries);
    }
    let count = walk.items.len();
    for (number, item) in walk.items.into_iter().enumerate() {
        let at = if count == 1 {
            at.to_owned()
        } else {
            numbered(at, number, count)
        };
        match item.record() {
            Some(record) if count == 1 => opening.record_of(&at, bytes.to_vec(), record),
            Some(record) => opening.record(&at, record),
            None => opening.refuse(&at, Cow::default(), Refusal::NoFullText),
        }
    }
}

/// An item while it is read.
#[derive(Default)]
struct Item {
    title: String,
    byline: String,
    outlet: String,
    created: String,
    first: String,
    version: String,
    language: String,
    paragraphs: Vec<String>,
    /// Whether the text has no markup, so that its line ends count.
    is_plain: bool,
}

impl Item {
    fn record(self) -> Option<Record> {
        let even = |paragraph: &String| match self.is_plain {
            true => paragraph.clone(),
            false => paragraph.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let paragraphs: Vec<String> = self.paragraphs.iter().map(even).collect();
        let text = paragraphs.join("\n\n");
        if text.trim().is_empty() {
            return None;
        }
        let mut record = Record::new(Kind::NewsMl, Origin::Record, Body::Text(text));
        record.title(&self.title);
        record.byline(&self.byline);
        record.outlet(&self.outlet);
        let dates = [self.created, self.first, self.version];
        let date = dates.iter().find(|date| !date.trim().is_empty());
        record.date(&dashed(date.map_or("", String::as_str)));
        record.language(&self.language);
        Some(record)
    }
}

/// `20260105T223000Z` as `2026-01-05`.
fn dashed(date: &str) -> String {
    let date = date.trim();
    match date.get(..8) {
        Some(day) if day.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])
        }
        _ => date.to_owned(),
    }
}

#[derive(Default)]
struct Walk {
    item: Option<Item>,
    items: Vec<Item>,
    path: Vec<String>,
    /// How deep the element lies in which the text stands.
    body: Option<usize>,
}

impl Walk {
    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Open(element) => self.enter(element),
            Token::Close(name) => self.leave(&name.to_lowercase()),
            Token::Text(text) => self.say(text),
        }
    }

    fn enter(&mut self, element: &Element) {
        let name = element.name.to_lowercase();
        let inside = |outer: &str| self.path.iter().any(|open| open == outer);
        let begins = name == "newsitem" || (name == "nitf" && !inside("newsitem"));
        let text_begins = match name.as_str() {
            "body.content" | "inlinedata" => true,
            "body" => inside("inlinexml") && !inside("nitf"),
            "datacontent" => true,
            _ => false,
        };
        self.path.push(name.clone());
        if begins {
            self.items.extend(self.item.take());
            self.item = Some(Item::default());
        }
        if text_begins && self.body.is_none() {
            self.body = Some(self.path.len());
            self.paragraph();
        }
        let Some(item) = &mut self.item else {
            return;
        };
        if let Some(language) = element.get("lang")
            && item.language.is_empty()
        {
            item.language = language.to_owned();
        }
        match name.as_str() {
            "provider" => {
                if let Some(literal) = element.get("literal") {
                    item.outlet = literal.to_owned();
                }
            }
            "date.issue" => item.created = element.get("norm").unwrap_or_default().to_owned(),
            _ => {}
        }
        if self.body.is_some() && is_block(&name) {
            self.paragraph();
        }
    }

    fn leave(&mut self, name: &str) {
        if self.body.is_some() && is_block(name) {
            self.paragraph();
        }
        if self.body.is_some_and(|depth| depth == self.path.len()) {
            self.body = None;
        }
        self.path.pop();
        if name == "newsitem" {
            self.items.extend(self.item.take());
        }
    }

    fn paragraph(&mut self) {
        if let Some(item) = &mut self.item {
            item.paragraphs.push(String::new());
        }
    }

    fn say(&mut self, text: &str) {
        let name = self.path.last().map_or("", String::as_str);
        let parent = self.path.iter().rev().nth(1).map_or("", String::as_str);
        let inside = |outer: &str| self.path.iter().any(|open| open == outer);
        let in_picture = inside("media") || inside("figure");
        let plain = name == "inlinedata";
        let Some(item) = &mut self.item else {
            return;
        };
        if self.body.is_some() {
            if let Some(paragraph) = item.paragraphs.last_mut().filter(|_| !in_picture) {
                paragraph.push_str(text);
                item.is_plain |= plain;
            }
            return;
        }
        match name {
            "headline" | "hl1" if item.title.trim().is_empty() => item.title.push_str(text),
            "by" | "byline" => item.byline.push_str(text),
            "person" if parent == "byline" => item.byline.push_str(text),
            "name" if parent == "provider" => item.outlet.push_str(text),
            "contentcreated" => item.created.push_str(text),
            "firstcreated" => item.first.push_str(text),
            "versioncreated" | "dateid" | "thisrevisioncreated" => item.version.push_str(text),
            _ => {}
        }
    }
}

/// Elements that are paragraphs of their own.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "hl2"
            | "li"
            | "tr"
            | "blockquote"
            | "bq"
            | "pre"
            | "div"
            | "block"
            | "table"
            | "ul"
            | "ol"
            | "media"
            | "figure"
            | "br"
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::{article, lines, refused};

    #[test]
    fn newsml_g2_with_a_page_inside() {
        let item = "<?xml version='1.0'?><newsMessage xmlns='g2'><itemSet><newsItem xml:lang='en'>\
            <itemMeta><provider literal='Orrin Wire'/><versionCreated>2026-01-06T08:00:00Z</versionCreated></itemMeta>\
            <contentMeta><contentCreated>2026-01-05T22:30:00Z</contentCreated><by>Ada Finch</by><headline>Gate jams</headline></contentMeta>\
            <contentSet><inlineXML contenttype='application/xhtml+xml'><html><head><title>x</title></head><body><p>The gate at Orrin\n jammed on <b>Monday</b>.</p><p>Nine barges waited.</p></body></html></inlineXML></contentSet></newsItem>\
            <newsItem><contentMeta><headline>Picture</headline></contentMeta><contentSet><remoteContent href='x.jpg'/></contentSet></newsItem></itemSet></newsMessage>";
        assert_eq!(
            lines("a.xml", item.as_bytes()),
            ["1 of 2: Gate jams", "2 of 2: (no_full_text)"]
        );
        let parts = crate::parts(&crate::Source {
            name: "a.xml",
            bytes: item.as_bytes(),
        });
        let read = parts[0].article().expect("an article");
        assert_eq!(
            read.text,
            "The gate at Orrin jammed on Monday.\n\nNine barges waited."
        );
        assert_eq!(read.outlet.expect("told").value, "Orrin Wire");
        assert_eq!(read.date.expect("told").value, "2026-01-05");
        assert_eq!(read.language.expect("told").value, "en");
        assert_eq!(read.kind.code(), "newsml");
    }

    #[test]
    fn nitf_alone() {
        let item = "<nitf><head><docdata><date.issue norm='20260105T223000Z'/></docdata></head><body><body.head><hedline><hl1>Gate jams</hl1></hedline><byline>By <person>Ada Finch</person></byline></body.head><body.content><block><p>The gate jammed.</p><media><media-caption>A gate.</media-caption></media><p>Nine barges waited.</p></block></body.content></body></nitf>";
        let read = article("a.xml", item.as_bytes());
        assert_eq!(read.text, "The gate jammed.\n\nNine barges waited.");
        assert_eq!(read.byline.expect("told").value, "Ada Finch");
        assert_eq!(read.date.expect("told").value, "2026-01-05");
    }

    #[test]
    fn other_xml_is_refused() {
        assert_eq!(
            refused("a.xml", b"<?xml version='1.0'?><project><p>x</p></project>"),
            "not_text"
        );
        assert_eq!(refused("a.xml", b"<newsMessage/>"), "no_entries");
    }
}
