//! Rich text (`.rtf`): what many programs and archives export.
//!
//! [`tokens`] cuts the file into groups, control words and bytes; here they
//! become paragraphs. Letters are bytes of a code page, which the document or
//! the font names, or numbers of characters. What stands beside the text
//! (notes, heads and feet, hidden and deleted words) is left out with its
//! reason; pictures, styles and fields' instructions are no text.

mod code_page;
mod tokens;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::document::Document;
use crate::header::Header;
use crate::pieces::Piece;
use crate::{LeftOutReason, Origin, Refusal, Told, Warning};

use tokens::{Token, Tokens};

/// The deepest nesting of groups that is read. Programs write up to 30.
const MOST_DEPTH: usize = 512;

/// The most fonts of a document that are remembered.
const MOST_FONTS: usize = 4096;

/// Reads a document.
///
/// # Errors
/// When its groups are nested without end.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut reader = Reader::default();
    for token in Tokens::of(bytes) {
        match token {
            Token::Open => reader.open()?,
            Token::Close => reader.close(),
            Token::Word(word, number) => reader.word(word, number),
            Token::Ignorable => reader.group.ignorable = true,
            Token::Bytes(bytes) => reader.bytes(bytes),
        }
    }
    Ok(reader.finish())
}

/// Where the letters of a group go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Into {
    #[default]
    Text,
    Beside(LeftOutReason),
    Title,
    Fonts,
    Nowhere,
}

/// What is set in a group and ends with it.
#[derive(Clone, Copy, Default)]
struct Group {
    into: Into,
    /// Whether `\*` stood at its beginning.
    ignorable: bool,
    hidden: bool,
    deleted: bool,
    encoding: Option<&'static Encoding>,
    /// How many letters stand for those who cannot read a `\u`.
    fallback: usize,
    font: usize,
}

struct Reader {
    group: Group,
    open: Vec<Group>,
    encoding: &'static Encoding,
    fonts: Vec<Option<&'static Encoding>>,
    pieces: Vec<Piece>,
    text: String,
    beside: String,
    title: String,
    /// Bytes whose letters are not known yet: one may take several.
    pending: Vec<u8>,
    /// Half of a character that is written as two.
    surrogate: Option<u16>,
    skip: usize,
    unreadable: usize,
    ended: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            group: Group {
                fallback: 1,
                ..Group::default()
            },
            open: Vec::new(),
            encoding: WINDOWS_1252,
            fonts: Vec::new(),
            pieces: Vec::new(),
            text: String::new(),
            beside: String::new(),
            title: String::new(),
            pending: Vec::new(),
            surrogate: None,
            skip: 0,
            unreadable: 0,
            ended: false,
        }
    }
}

impl Reader {
    fn open(&mut self) -> Result<(), Refusal> {
        self.flush();
        if self.open.len() >= MOST_DEPTH {
            return Err(Refusal::TooDeep {
                depth: self.open.len() + 1,
            });
        }
        self.open.push(self.group);
        self.group.ignorable = false;
        self.skip = 0;
        Ok(())
    }

    fn close(&mut self) {
        self.flush();
        self.skip = 0;
        let Some(outer) = self.open.pop() else {
            return;
        };
        let ended = self.group.into;
        self.group = outer;
        if let Into::Beside(reason) = ended
            && outer.into != ended
        {
            let text = std::mem::take(&mut self.beside);
            self.pieces.push(Piece::Leave(text, reason));
        }
        self.ended |= self.open.is_empty();
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let count = |default: usize| number.map_or(default, |n| usize::try_from(n).unwrap_or(0));
        let on = number != Some(0);
        if word == "'" {
            let byte = number.and_then(|number| u8::try_from(number).ok());
            return self.bytes(byte.as_slice());
        }
        self.flush();
        // Some programs write no letter for those who cannot read the number.
        self.skip = 0;
        if word != "u" {
            self.surrogate = None;
        }
        match word {
            "ansicpg" => self.encoding = code_page::of(number).unwrap_or(self.encoding),
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            "uc" => self.group.fallback = count(1).min(16),
            "u" => self.unicode(number.unwrap_or(0)),
            "f" if self.group.into == Into::Fonts => self.group.font = count(0),
            "f" => {
                self.group.font = count(0);
                self.group.encoding = self.fonts.get(count(0)).copied().flatten();
            }
            "plain" => {
                self.group.hidden = false;
                self.group.deleted = false;
                self.group.encoding = None;
            }
            "fcharset" => self.font(code_page::of_charset(number)),
            "cpg" => self.font(code_page::of(number)),
            "v" => self.group.hidden = on,
            "deleted" => self.group.deleted = on,
            "par" | "sect" | "row" => self.end_paragraph(),
            "line" => self.put("\n"),
            "page" | "column" => self.put("\n\n"),
            "cell" | "nestcell" => self.put(" "),
            _ => match sign(word) {
                Some(sign) => self.put(sign),
                None => self.destination(word),
            },
        }
    }

    fn font(&mut self, encoding: Option<&'static Encoding>) {
        if self.group.into != Into::Fonts || self.group.font >= MOST_FONTS {
            return;
        }
        if self.fonts.len() <= self.group.font {
            self.fonts.resize(self.group.font + 1, None);
        }
        self.fonts[self.group.font] = encoding;
    }

    fn destination(&mut self, word: &str) {
        // The title lies among the document's properties.
        if self.group.into == Into::Nowhere && word != "title" {
            return;
        }
        let into = match word {
            "fonttbl" => Into::Fonts,
            "title" => Into::Title,
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => Into::Beside(LeftOutReason::PageEdge),
            "footnote" | "annotation" => Into::Beside(LeftOutReason::Note),
            "shptxt" => Into::Beside(LeftOutReason::Aside),
            "colortbl" | "stylesheet" | "info" | "pict" | "fldinst" | "filetbl" | "listtable"
            | "listoverridetable" | "revtbl" | "rsidtbl" | "themedata" | "datafield" | "object"
            | "objdata" | "generator" | "xmlnstbl" | "latentstyles" | "bkmkstart" | "bkmkend"
            | "atnid" | "atnauthor" | "nonshppict" | "sp" | "pntext" | "pntxta" | "pntxtb"
            | "listtext" | "tc" | "xe" => Into::Nowhere,
            // A group that may be passed over by who does not know it.
            _ if self.group.ignorable && !matches!(word, "shpinst" | "shp" | "fldrslt") => {
                Into::Nowhere
            }
            _ => return,
        };
        self.group.ignorable = false;
        self.group.into = into;
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if self.skip > 0 {
                self.skip -= 1;
            } else {
                self.pending.push(*byte);
            }
        }
    }

    /// A character by its number, which may be written as negative.
    fn unicode(&mut self, number: i32) {
        let unit = u16::try_from(number.rem_euclid(0x1_0000)).unwrap_or(0xFFFD);
        self.skip = self.group.fallback;
        match (self.surrogate.take(), unit) {
            (None, 0xD800..=0xDBFF) => self.surrogate = Some(unit),
            (first, unit) => {
                let units = first.into_iter().chain([unit]);
                let text: String = char::decode_utf16(units)
                    .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
                    .collect();
                self.put(&text);
            }
        }
    }

    /// Reads the bytes that were kept back.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let encoding = self.group.encoding.unwrap_or(self.encoding);
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.put(&text);
    }

    fn put(&mut self, text: &str) {
        self.unreadable += text.matches(char::REPLACEMENT_CHARACTER).count();
        match self.group.into {
            Into::Nowhere | Into::Fonts => {}
            Into::Title => self.title.push_str(text),
            Into::Beside(_) => self.beside.push_str(text),
            Into::Text if self.group.deleted => self.aside(text, LeftOutReason::Deleted),
            Into::Text if self.group.hidden => self.aside(text, LeftOutReason::Hidden),
            Into::Text => self.text.push_str(text),
        }
    }

    /// Words inside a paragraph that are none of its own.
    fn aside(&mut self, text: &str, reason: LeftOutReason) {
        match self.pieces.last_mut() {
            Some(Piece::Leave(words, last)) if *last == reason => words.push_str(text),
            _ => self.pieces.push(Piece::Leave(text.to_owned(), reason)),
        }
    }

    fn end_paragraph(&mut self) {
        match self.group.into {
            Into::Text => {
                let text = std::mem::take(&mut self.text);
                if !text.trim().is_empty() {
                    self.pieces.push(Piece::Keep(text));
                }
            }
            Into::Beside(_) => self.beside.push('\n'),
            _ => {}
        }
    }

    fn finish(mut self) -> Document {
        self.flush();
        self.group = Group::default();
        self.end_paragraph();
        let mut document = Document {
            pieces: self.pieces,
            encoding: self.encoding.name().to_owned(),
            broken: !self.ended,
            properties: Header {
                title: Told::new(&self.title, Origin::Properties),
                ..Header::default()
            },
            ..Document::default()
        };
        if self.unreadable > 0 {
            document.warnings.push(Warning::Unreadable {
                characters: self.unreadable,
            });
        }
        document
    }
}

/// Signs that have words of their own.
fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => " ",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "~" => "\u{a0}",
        "_" => "\u{2011}",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{article, left_out, paragraphs, refused};

    fn check(text: &str, expected: &[&str]) {
        let file = format!("{{\\rtf1\\ansi\\ansicpg1252 {text}}}");
        let article = article("a.rtf", file.as_bytes());
        assert_eq!(paragraphs(&article), expected, "{text}");
    }

    #[test]
    fn paragraphs_and_letters() {
        check(
            "The gate jammed.\\par Nobody was hurt.\\par",
            &["The gate jammed.", "Nobody was hurt."],
        );
        check(
            "The {\\b ga}te \\i jammed\\i0  at\r\n noon.",
            &["The gate jammed at noon."],
        );
        check(
            "\\ldblquote Caf\\'e9\\rdblquote  is \\u8364? 9\\emdash or \\{10\\}.",
            &["“Café” is € 9—or {10}."],
        );
        check(
            "\\uc2\\u-10179\\'3f\\'3f\\u-8704\\'3f\\'3f is a sign of joy.",
            &["😀 is a sign of joy."],
        );
        check(
            "One.\\line Two.\\line and more",
            &["One.", "Two.", "and more"],
        );
        check(
            "{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial;}}{\\f1\\'cc\\'e8\\'f0} is peace.",
            &["Мир is peace."],
        );
        check(
            "{\\field{\\*\\fldinst HYPERLINK \"https://x.example\"}{\\fldrslt The gate}} jammed.",
            &["The gate jammed."],
        );
        check(
            "{\\*\\unknown words}{\\pict 0102}It jammed.\\bin3 {{{ Then not.",
            &["It jammed. Then not."],
        );
    }

    #[test]
    fn what_is_beside_the_text() {
        let file = b"{\\rtf1\\ansi{\\info{\\title Gate jams}{\\author user7}}{\\header The Orrin Echo\\par}The gate{\\footnote See the log.} jammed{\\v secret}{\\deleted in vain}.\\par}";
        let article = article("a.rtf", file);
        assert_eq!(article.text, "The gate jammed.");
        assert_eq!(
            left_out(&article),
            [
                ("page_edge", "The Orrin Echo"),
                ("note", "See the log."),
                ("hidden", "secret"),
                ("deleted", "in vain"),
            ]
        );
        assert_eq!(article.title.expect("a property").value, "Gate jams");
        assert_eq!(article.kind.code(), "rtf");
        assert!(article.complete.is_complete());
    }

    #[test]
    fn damaged_and_hostile_documents() {
        let deep = format!("{{\\rtf1 {}", "{".repeat(1000));
        assert_eq!(refused("a.rtf", deep.as_bytes()), "too_deep");
        assert_eq!(refused("a.rtf", b"{\\rtf1}"), "no_words");
        let cut = article("a.rtf", b"{\\rtf1 The gate jammed. It was");
        assert!(!cut.complete.is_complete());
        assert_eq!(
            article("a.rtf", b"{\\rtf1 a\\bin99999999 b}}}} c\\u99999999999 .}").text,
            "a"
        );
        let fonts = article(
            "a.rtf",
            b"{\\rtf1{\\fonttbl{\\f2000000000\\fcharset204 x;}}\\f2000000000 It jammed.}",
        );
        assert_eq!(fonts.text, "It jammed.");
    }
}
