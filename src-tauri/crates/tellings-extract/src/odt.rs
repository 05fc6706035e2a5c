//! OpenDocument texts (`.odt`): paragraphs as LibreOffice shows them.
//!
//! Read is the body; deletions that are still tracked, notes, comments and
//! text boxes are left out with their reasons. Headers and footers lie among
//! the styles, repeat on every page, and are not looked for.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::pieces::Piece;
use crate::table::Body;
use crate::unzip::{Budget, Zip};
use crate::xml::{self, Element, Token, Walked};
use crate::{LeftOutReason, LooksLike, Origin, Refusal, Told};

/// Where the text lies in the zip.
pub(crate) const BODY: &str = "content.xml";

/// The most spaces that one mark for several stands for: no line is wider.
const MOST_SPACES: usize = 200;

/// Reads a document that is unpacked on demand.
///
/// # Errors
/// When it is no text document, or its parts are hostile.
pub(crate) fn read(zip: &mut Zip<'_>, budget: &mut Budget) -> Result<Document, Refusal> {
    let damaged = Refusal::Damaged {
        looks_like: LooksLike::Office,
    };
    let body = zip.named(BODY, budget)?.ok_or(damaged)?;
    let mut walk = Walk::default();
    let walked = xml::walk_bytes(&body, |token| walk.token(token))?;
    let pieces = walk.finish();
    if !walk.is_text {
        return Err(Refusal::NotText {
            looks_like: LooksLike::Office,
        });
    }
    let mut document = Document {
        pieces,
        encoding: "UTF-8".to_owned(),
        broken: walked == Walked::Broken,
        ..Document::default()
    };
    document.styled.title = walk
        .title
        .as_deref()
        .and_then(|title| Told::new(title, Origin::Styles));
    document.properties.title = title(zip, budget)?;
    Ok(document)
}

/// The title among the document's properties.
fn title(zip: &mut Zip<'_>, budget: &mut Budget) -> Result<Option<Told>, Refusal> {
    let Some(bytes) = zip.named("meta.xml", budget)? else {
        return Ok(None);
    };
    let title = xml::text_of(&bytes, "title")?;
    Ok(Told::new(&title, Origin::Properties))
}

/// A paragraph while it is read.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    /// Whether the last character came as a space that runs of are one.
    spaced: bool,
}

#[derive(Default)]
struct Walk {
    is_text: bool,
    body: Body,
    title: Option<String>,
    /// Styles made for this document, with the style each is made from.
    made_from: BTreeMap<String, String>,
    /// Paragraphs that are open: a note stands inside one.
    open: Vec<Paragraph>,
    /// Reasons to leave out what is inside the elements that are open.
    reasons: Vec<(String, LeftOutReason)>,
}

impl Walk {
    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Open(element) => self.enter(element),
            Token::Close(name) => self.leave(name),
            Token::Text(text) => self.say(text),
        }
    }

    fn enter(&mut self, element: &Element) {
        let name = element.name.as_str();
        if let Some(reason) = reason(name) {
            self.reasons.push((name.to_owned(), reason));
        }
        match name {
            // A document's body names its kind: text, spreadsheet, drawing.
            "text" => self.is_text = true,
            "style" => {
                if let (Some(name), Some(from)) =
                    (element.get("name"), element.get("parent-style-name"))
                {
                    self.made_from.insert(name.to_owned(), from.to_owned());
                }
            }
            // The mark of a note is no word of the text.
            "p" | "h" | "note-citation" => self.open.push(Paragraph {
                style: element.get("style-name").unwrap_or_default().to_owned(),
                spaced: true,
                ..Paragraph::default()
            }),
            "s" => {
                let count = element.get("c").and_then(|count| count.parse().ok());
                self.put_text(&" ".repeat(count.unwrap_or(1_usize).min(MOST_SPACES)));
            }
            "tab" => self.put_text(" "),
            "line-break" => self.put_text("\n"),
            "table-row" => self.body.begin_row(),
            "table-cell" => self.body.begin_cell(),
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                if let Some(paragraph) = self.open.pop() {
                    self.end(paragraph);
                }
            }
            "note-citation" => {
                self.open.pop();
            }
            "table-row" => self.body.end_row(),
            _ => {}
        }
        if self.reasons.last().is_some_and(|(open, _)| open == name) {
            self.reasons.pop();
        }
    }

    /// Text in which runs of white space are one space, as the format has it.
    fn say(&mut self, text: &str) {
        // A comment names its author and day outside of its paragraphs.
        let Some(paragraph) = self.open.last_mut() else {
            return;
        };
        for c in text.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !space {
                paragraph.text.push(c);
            } else if !paragraph.spaced {
                paragraph.text.push(' ');
            }
            paragraph.spaced = space;
        }
    }

    fn put_text(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.text.push_str(text);
            paragraph.spaced = false;
        }
    }

    fn end(&mut self, paragraph: Paragraph) {
        let style = self.style(&paragraph.style);
        let text = paragraph.text;
        let piece = if let Some((_, reason)) = self.reasons.last() {
            Piece::Leave(text, *reason)
        } else if style == "Title" && self.title.is_none() && !text.trim().is_empty() {
            self.title = Some(text.clone());
            Piece::Leave(text, LeftOutReason::Headline)
        } else if style == "Caption" || style == "Illustration" || style == "Figure" {
            Piece::Leave(text, LeftOutReason::Caption)
        } else {
            Piece::Keep(text)
        };
        self.body.put(piece);
    }

    /// The style that a paragraph's own is made from, or its own.
    fn style(&self, name: &str) -> String {
        self.made_from
            .get(name)
            .map_or(name, String::as_str)
            .to_owned()
    }

    /// The pieces, with what a document that breaks off had begun.
    fn finish(&mut self) -> Vec<Piece> {
        while let Some(paragraph) = self.open.pop() {
            self.end(paragraph);
        }
        std::mem::take(&mut self.body).into_pieces()
    }
}

/// Why what is inside an element is not part of the text.
fn reason(name: &str) -> Option<LeftOutReason> {
    Some(match name {
        "tracked-changes" => LeftOutReason::Deleted,
        "note" | "annotation" => LeftOutReason::Note,
        "text-box" => LeftOutReason::Aside,
        "table-of-content" => LeftOutReason::Navigation,
        "hidden-text" | "hidden-paragraph" => LeftOutReason::Hidden,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{article, left_out, paragraphs, refused, zip_of};

    fn document(styles: &str, body: &str) -> Vec<u8> {
        let xml = format!(
            "<?xml version='1.0' encoding='UTF-8'?><office:document-content xmlns:office='o' xmlns:text='t'><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        let meta = "<office:document-meta><office:meta><dc:title>Untitled 3</dc:title></office:meta></office:document-meta>";
        zip_of(&[
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", xml.as_bytes()),
            ("meta.xml", meta.as_bytes()),
            ("META-INF/manifest.xml", b"<manifest/>"),
        ])
    }

    #[test]
    fn paragraphs_and_what_is_beside_them() {
        let bytes = document(
            "<style:style style:name='P1' style:parent-style-name='Title'/>",
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>in vain</text:p></text:deletion></text:changed-region></text:tracked-changes>\
             <text:p text:style-name='P1'>Gate jams at Orrin</text:p>\
             <text:p>By Ada Finch</text:p>\
             <text:p>Nine   barges\n waited<text:s text:c='2'/>and<text:tab/>waited<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the log.</text:p></text:note-body></text:note>, <text:span>said the harbour office</text:span>.</text:p>\
             <text:h>What next</text:h><text:p>One.<text:line-break/>Two.</text:p>\
             <table:table><table:table-row><table:table-cell><text:p>Barges</text:p></table:table-cell><table:table-cell><text:p>9</text:p></table:table-cell></table:table-row></table:table>\
             <text:p><draw:frame><draw:text-box><text:p>In numbers</text:p></draw:text-box></draw:frame></text:p>",
        );
        let article = article("a.odt", &bytes);
        assert_eq!(
            paragraphs(&article),
            [
                "Nine barges waited  and waited, said the harbour office.",
                "What next",
                "One.",
                "Two.",
                "Barges 9"
            ]
        );
        assert_eq!(
            left_out(&article),
            [
                ("deleted", "in vain"),
                ("headline", "Gate jams at Orrin"),
                ("byline", "By Ada Finch"),
                ("note", "See the log."),
                ("aside", "In numbers"),
            ]
        );
        assert_eq!(article.title.expect("styled").value, "Gate jams at Orrin");
        assert_eq!(article.kind.code(), "odt");
    }

    #[test]
    fn damaged_and_hostile_documents() {
        assert_eq!(refused("a.odt", &document("", "")), "no_words");
        assert_eq!(
            refused("a.odt", &document("", &"<text:p>".repeat(600))),
            "too_deep"
        );
        let sheet = zip_of(&[
            (
                "content.xml",
                b"<office:body><office:spreadsheet/></office:body>",
            ),
            ("META-INF/manifest.xml", b"<m/>"),
        ]);
        assert_eq!(refused("a.ods", &sheet), "not_text");
        let spaces = document("", "<text:p>One<text:s text:c='99999999999'/>two</text:p>");
        assert_eq!(article("a.odt", &spaces).text.len(), 6 + super::MOST_SPACES);
    }
}
