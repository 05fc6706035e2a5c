//! Word documents (`.docx`): paragraphs as Word shows them.
//!
//! Read are the body, its tables and text boxes, and, as left out, what the
//! document holds beside the text: deletions that are still tracked, hidden
//! words, headers and footers, notes. Formatting, pictures and fields'
//! instructions are not.

use crate::document::Document;
use crate::pieces::Piece;
use crate::table::Body;
use crate::unzip::{Budget, Zip};
use crate::xml::{self, Element, Token, Walked};
use crate::{LeftOutReason, Origin, Refusal, Told};

/// The folder in the zip that makes it a Word document.
pub(crate) const FOLDER: &str = "word/";

/// Where the text lies.
const BODY: &str = "word/document.xml";

/// Reads a document that is unpacked on demand.
///
/// # Errors
/// When there is no text in it, or its parts are hostile.
pub(crate) fn read(zip: &mut Zip<'_>, budget: &mut Budget) -> Result<Document, Refusal> {
    let damaged = Refusal::Damaged {
        looks_like: crate::LooksLike::Word,
    };
    let body = zip.named(BODY, budget)?.ok_or(damaged)?;
    let mut document = Document {
        encoding: "UTF-8".to_owned(),
        ..Document::default()
    };
    let mut walk = Walk::default();
    let walked = xml::walk_bytes(&body, |token| walk.token(token))?;
    let mut pieces = walk.finish();
    document.broken = walked == Walked::Broken;
    document.styled.title = walk
        .title
        .as_deref()
        .and_then(|title| Told::new(title, Origin::Styles));
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for (name, reason) in beside(zip) {
        let pieces = left_out(zip, &name, reason, budget)?;
        if name.starts_with("word/header") {
            above.extend(pieces);
        } else {
            below.extend(pieces);
        }
    }
    document.pieces = above;
    document.pieces.append(&mut pieces);
    document.pieces.append(&mut below);
    document.properties.title = title(zip, budget)?;
    Ok(document)
}

/// The parts of the document that stand beside its text, in a fixed order.
fn beside(zip: &Zip<'_>) -> Vec<(String, LeftOutReason)> {
    let mut found: Vec<(String, LeftOutReason)> = zip
        .entries
        .iter()
        .filter_map(|entry| {
            let part = entry.name.strip_prefix(FOLDER)?.strip_suffix(".xml")?;
            let reason = match part.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "header" | "footer" => LeftOutReason::PageEdge,
                "footnotes" | "endnotes" | "comments" => LeftOutReason::Note,
                _ => return None,
            };
            Some((entry.name.clone(), reason))
        })
        .collect();
    found.sort();
    found
}

fn left_out(
    zip: &mut Zip<'_>,
    name: &str,
    reason: LeftOutReason,
    budget: &mut Budget,
) -> Result<Vec<Piece>, Refusal> {
    let Some(bytes) = zip.named(name, budget)? else {
        return Ok(Vec::new());
    };
    let mut walk = Walk::default();
    xml::walk_bytes(&bytes, |token| walk.token(token))?;
    Ok(walk
        .finish()
        .into_iter()
        .map(|piece| match piece {
            Piece::Keep(text) | Piece::Leave(text, _) => Piece::Leave(text, reason),
        })
        .collect())
}

/// The title among the document's properties.
fn title(zip: &mut Zip<'_>, budget: &mut Budget) -> Result<Option<Told>, Refusal> {
    let Some(bytes) = zip.named("docProps/core.xml", budget)? else {
        return Ok(None);
    };
    let title = xml::text_of(&bytes, "title")?;
    Ok(Told::new(&title, Origin::Properties))
}

/// A paragraph while it is read.
#[derive(Default)]
struct Paragraph {
    text: String,
    deleted: String,
    hidden: String,
    style: String,
}

#[derive(Default)]
struct Walk {
    body: Body,
    title: Option<String>,
    /// Paragraphs that are open: a text box stands inside one.
    open: Vec<Paragraph>,
    /// How many elements of each sort are open.
    deleted: usize,
    skipped: usize,
    boxed: usize,
    in_text: bool,
    hidden: bool,
}

impl Walk {
    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Open(element) => self.enter(element),
            Token::Close(name) => self.leave(name),
            Token::Text(text) if self.in_text => self.say(text),
            Token::Text(_) => {}
        }
    }

    fn enter(&mut self, element: &Element) {
        // What follows a choice for older programs repeats it.
        if self.skipped > 0 || element.name == "Fallback" {
            self.skipped += 1;
            return;
        }
        match element.name.as_str() {
            "p" => self.open.push(Paragraph::default()),
            "t" | "delText" => self.in_text = true,
            "r" => self.hidden = false,
            "vanish" => self.hidden = !matches!(element.get("val"), Some("0" | "false" | "off")),
            "tab" if self.in_run() => self.say(" "),
            "br" | "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("-"),
            "sym" => self.symbol(element),
            "del" | "moveFrom" => self.deleted += 1,
            "txbxContent" => self.boxed += 1,
            "tr" => self.body.begin_row(),
            "tc" => self.body.begin_cell(),
            "pStyle" => {
                if let (Some(paragraph), Some(style)) = (self.open.last_mut(), element.get("val")) {
                    paragraph.style = style.to_lowercase();
                }
            }
            _ => {}
        }
    }

    /// A tab among a paragraph's settings is no tab in its text.
    fn in_run(&self) -> bool {
        self.open.last().is_some_and(|open| !open.text.is_empty())
    }

    fn leave(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match name {
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.end(paragraph);
                }
            }
            "t" | "delText" => self.in_text = false,
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "txbxContent" => self.boxed = self.boxed.saturating_sub(1),
            "tr" => self.body.end_row(),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        let (deleted, hidden) = (self.deleted > 0, self.hidden);
        if let Some(paragraph) = self.open.last_mut() {
            if deleted {
                paragraph.deleted.push_str(text);
            } else if hidden {
                paragraph.hidden.push_str(text);
            } else {
                paragraph.text.push_str(text);
            }
        }
    }

    /// A character by its number. Those of fonts made of pictures are kept as
    /// a mark that something stood there.
    fn symbol(&mut self, element: &Element) {
        let number = element
            .get("char")
            .and_then(|number| u32::from_str_radix(number, 16).ok());
        let letter = number
            .and_then(char::from_u32)
            .filter(|c| !matches!(c, '\u{e000}'..='\u{f8ff}'));
        self.say(letter.unwrap_or('•').encode_utf8(&mut [0; 4]));
    }

    fn end(&mut self, paragraph: Paragraph) {
        let style: String = paragraph
            .style
            .chars()
            .filter(|c| c.is_alphabetic())
            .collect();
        let titled = matches!(style.as_str(), "title" | "titel" | "titre" | "titolo");
        let captioned = matches!(style.as_str(), "caption" | "beschriftung" | "lgende");
        let listed = style.starts_with("toc") && style.len() <= 10;
        let text = paragraph.text;
        let piece = if titled && self.title.is_none() && !text.trim().is_empty() {
            self.title = Some(text.clone());
            Piece::Leave(text, LeftOutReason::Headline)
        } else if captioned {
            Piece::Leave(text, LeftOutReason::Caption)
        } else if listed {
            Piece::Leave(text, LeftOutReason::Navigation)
        } else if self.boxed > 0 {
            Piece::Leave(text, LeftOutReason::Aside)
        } else {
            Piece::Keep(text)
        };
        self.body.put(piece);
        self.body
            .put(Piece::Leave(paragraph.deleted, LeftOutReason::Deleted));
        self.body
            .put(Piece::Leave(paragraph.hidden, LeftOutReason::Hidden));
    }

    /// The pieces, with what a document that breaks off had begun.
    fn finish(&mut self) -> Vec<Piece> {
        while let Some(paragraph) = self.open.pop() {
            self.end(paragraph);
        }
        std::mem::take(&mut self.body).into_pieces()
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{article, left_out, paragraphs, refused, zip_of};

    const TYPES: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");

    fn document(body: &str) -> Vec<u8> {
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w='w'><w:body>{body}</w:body></w:document>"
        );
        zip_of(&[TYPES, ("word/document.xml", xml.as_bytes())])
    }

    fn p(text: &str) -> String {
        format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    #[test]
    fn paragraphs_and_what_opens_them() {
        let bytes = document(&format!(
            "{}{}{}{}{}",
            p("Lock gate jams at Orrin"),
            p("By Ada Finch"),
            p("7 January 2026"),
            "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t xml:space='preserve'>The lock </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>gate</w:t></w:r><w:ins><w:r><w:t xml:space='preserve'> at Orrin</w:t></w:r></w:ins><w:r><w:t xml:space='preserve'> jammed &amp; held on Monday night.</w:t></w:r></w:p>",
            p("Nine barges waited."),
        ));
        let article = article("lock.docx", &bytes);
        assert_eq!(
            paragraphs(&article),
            [
                "The lock gate at Orrin jammed & held on Monday night.",
                "Nine barges waited."
            ]
        );
        assert_eq!(
            article.title.expect("stated").value,
            "Lock gate jams at Orrin"
        );
        assert_eq!(article.byline.expect("stated").value, "Ada Finch");
        assert_eq!(article.date.expect("stated").value, "2026-01-07");
        assert_eq!(article.kind.code(), "docx");
        assert!(article.warnings.is_empty());
    }

    #[test]
    fn what_is_beside_the_text_is_left_out_with_its_reason() {
        let body = "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Gate jams</w:t></w:r></w:p>\
            <w:p><w:r><w:t>Nine barges waited</w:t></w:r><w:del><w:r><w:delText> in vain</w:delText></w:r></w:del>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>\
            <w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In numbers: nine</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
            <mc:Fallback><w:txbxContent><w:p><w:r><w:t>In numbers: nine</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";
        let xml = format!("<w:document><w:body>{body}</w:body></w:document>");
        let bytes = zip_of(&[
            TYPES,
            ("word/document.xml", xml.as_bytes()),
            ("word/header1.xml", p("The Orrin Echo, draft").as_bytes()),
            ("word/footnotes.xml", p("See the log.").as_bytes()),
        ]);
        let article = article("gate.docx", &bytes);
        assert_eq!(paragraphs(&article), ["Nine barges waited."]);
        assert_eq!(
            left_out(&article),
            [
                ("page_edge", "The Orrin Echo, draft"),
                ("headline", "Gate jams"),
                ("deleted", "in vain"),
                ("hidden", "secret"),
                ("aside", "In numbers: nine"),
                ("note", "See the log."),
            ]
        );
        assert_eq!(article.title.expect("styled").origin.code(), "styles");
    }

    #[test]
    fn tables_and_line_breaks() {
        let row = |cells: &[&str]| {
            let cells: String = cells
                .iter()
                .map(|cell| format!("<w:tc>{cell}</w:tc>"))
                .collect();
            format!("<w:tr>{cells}</w:tr>")
        };
        let bytes = document(&format!(
            "{}<w:tbl>{}{}</w:tbl>{}",
            p("Nobody fell in."),
            row(&[&p("Barges"), &p("9")]),
            row(&[&format!(
                "{}{}",
                p("The gate jammed at nine."),
                p("It was freed at ten.")
            )]),
            "<w:p><w:r><w:t>Nobody was hurt.</w:t><w:br/><w:br/><w:t>The harbour</w:t><w:br/><w:t>office said so.</w:t></w:r></w:p>",
        ));
        assert_eq!(
            paragraphs(&article("a.docx", &bytes)),
            [
                "Nobody fell in.",
                "Barges 9",
                "The gate jammed at nine.",
                "It was freed at ten.",
                "Nobody was hurt.",
                "The harbour office said so."
            ]
        );
    }

    #[test]
    fn properties_give_a_title_only_where_the_text_has_none() {
        let core = b"<cp:coreProperties><dc:title>Gate jams</dc:title><dc:creator>user7</dc:creator></cp:coreProperties>";
        let xml = format!(
            "<w:document>{}</w:document>",
            p("Nine barges waited at the gate.")
        );
        let bytes = zip_of(&[
            TYPES,
            ("docProps/core.xml", core),
            ("word/document.xml", xml.as_bytes()),
        ]);
        let article = article("a.docx", &bytes);
        assert_eq!(
            article.title.expect("a property").origin.code(),
            "properties"
        );
        assert_eq!(
            article.byline, None,
            "who typed it need not have written it"
        );
    }

    #[test]
    fn damaged_and_hostile_documents() {
        assert_eq!(
            refused("a.docx", &zip_of(&[TYPES, ("word/x.xml", b"")])),
            "damaged"
        );
        assert_eq!(refused("a.docx", &document(&p(""))), "no_words");
        assert_eq!(
            refused("a.docx", &document(&"<w:p>".repeat(600))),
            "too_deep"
        );
        let bomb = b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><w:document>&a;</w:document>";
        let bytes = zip_of(&[TYPES, ("word/document.xml", bomb)]);
        assert_eq!(refused("a.docx", &bytes), "own_entities");
        let cut = zip_of(&[
            TYPES,
            (
                "word/document.xml",
                b"<w:document><w:p><w:r><w:t>Nine barges waited.",
            ),
        ]);
        let article = article("a.docx", &cut);
        assert_eq!(article.text, "Nine barges waited.");
        assert!(!article.complete.is_complete());
        let half = &document(&p("Nine barges waited."))[..200];
        assert_eq!(refused("a.docx", half), "damaged");
        let sheet = zip_of(&[TYPES, ("xl/workbook.xml", b"<x/>")]);
        assert_eq!(refused("a.xlsx", &sheet), "not_text");
    }
}
