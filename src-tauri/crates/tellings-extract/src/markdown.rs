//! Markdown: its text without its markup.
//!
//! The parser finds blocks and spans; the text of headings, paragraphs, items,
//! quotations, tables and code is kept, the description of a picture and any
//! HTML are left out. Markup inside HTML is never read as a page.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::decode::Decoded;
use crate::header::Header;
use crate::pieces::Piece;
use crate::{Article, Kind, LeftOutReason, Origin, Told, plain};

/// The article in a Markdown text.
pub(crate) fn read(decoded: Decoded) -> Article {
    let Decoded {
        text,
        encoding,
        warnings,
    } = decoded;
    let mut header = Header::default();
    let mut pieces = Vec::new();
    let body = front_matter(&text, &mut header, &mut pieces);
    let (first, rest) = opening_heading(cut(body));
    if let Some(heading) = first {
        if header.title.is_none() {
            header.title = Told::new(&heading, Origin::FirstLines);
        }
        pieces.push(Piece::Leave(heading, LeftOutReason::Headline));
    }
    let (stated, more) = plain::judge(rest);
    header.fill(stated);
    pieces.extend(more);
    plain::finish(header, pieces, Kind::Markdown, encoding, warnings)
}

/// Takes the block of settings between `---` lines that opens some files, and
/// gives what follows it.
fn front_matter<'t>(text: &'t str, header: &mut Header, pieces: &mut Vec<Piece>) -> &'t str {
    let start = text.trim_start();
    let Some(after) = start
        .strip_prefix("---")
        .filter(|after| after.starts_with(['\n', '\r']))
    else {
        return text;
    };
    let mut end = 0;
    for line in after.split_inclusive('\n') {
        let bare = line.trim_end();
        if end > 0 && (bare == "---" || bare == "...") {
            let settings = &after[..end];
            // Settings have labels; without any this was a rule and prose.
            if !settings.lines().any(|line| line.contains(':')) {
                return text;
            }
            for line in settings.lines().filter(|line| !line.trim().is_empty()) {
                let reason = line
                    .split_once(':')
                    .and_then(|(label, value)| header.labelled(label, value, Origin::FrontMatter))
                    .unwrap_or(LeftOutReason::Metadata);
                pieces.push(Piece::Leave(line.trim().to_owned(), reason));
            }
            return &after[end + line.len()..];
        }
        end += line.len();
    }
    text
}

/// A piece of Markdown before it is judged.
struct Cut {
    piece: Piece,
    /// Whether it is a heading of the first level.
    first_level: bool,
}

/// The headline, if the text opens with a heading of the first level.
fn opening_heading(mut cuts: Vec<Cut>) -> (Option<String>, Vec<Piece>) {
    let text = cuts
        .iter()
        .filter(|cut| matches!(cut.piece, Piece::Keep(_)))
        .count();
    let heading = match cuts.first() {
        Some(Cut {
            piece: Piece::Keep(_),
            first_level: true,
        }) if text > 1 => match cuts.remove(0).piece {
            Piece::Keep(heading) | Piece::Leave(heading, _) => Some(heading),
        },
        _ => None,
    };
    (heading, cuts.into_iter().map(|cut| cut.piece).collect())
}

/// Cuts the text into its blocks.
fn cut(text: &str) -> Vec<Cut> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut cutter = Cutter::default();
    for (event, place) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Item) => {
                cutter.flush();
                cutter.number.push_str(number(&text[place]));
            }
            Event::Start(tag) => cutter.start(&tag),
            Event::End(tag) => cutter.end(tag),
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => {
                cutter.text(&words);
            }
            Event::Html(html) => cutter.html.push_str(&html),
            Event::InlineHtml(html) => cutter.inline_html(&html),
            Event::SoftBreak | Event::HardBreak => cutter.text(" "),
            Event::Rule => cutter.flush(),
            Event::FootnoteReference(label) => cutter.text(&format!("[{label}]")),
            Event::TaskListMarker(_) => {}
        }
    }
    cutter.flush();
    cutter.cuts
}

/// The number that opens an item, as it stands: in “1990. That was the year”
/// it belongs to the text, whatever the rules say.
fn number(item: &str) -> &str {
    let item = item.trim_start();
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || !item[digits..].starts_with(['.', ')']) {
        return "";
    }
    let end = digits + 1;
    item.get(..end + usize::from(item[end..].starts_with(' ')))
        .unwrap_or("")
}

#[derive(Default)]
struct Cutter {
    cuts: Vec<Cut>,
    text: String,
    /// Pictures and HTML inside a block stand after it, in their order.
    inside: Vec<Piece>,
    picture: Option<String>,
    /// The number of the item that has no text yet.
    number: String,
    html: String,
    first_level: bool,
}

impl Cutter {
    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } => self.picture = Some(String::new()),
            Tag::Heading { level, .. } => {
                self.flush();
                self.first_level = *level == HeadingLevel::H1;
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. } => {}
            Tag::TableCell => self.text(" "),
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => {
                if let Some(words) = self.picture.take() {
                    self.inside.push(Piece::Leave(words, LeftOutReason::Image));
                }
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::TableCell => {}
            TagEnd::Item => {
                self.text.push_str(&std::mem::take(&mut self.number));
                self.flush();
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.flush();
                self.push(Piece::Leave(html, LeftOutReason::Markup));
            }
            _ => self.flush(),
        }
    }

    fn text(&mut self, words: &str) {
        match &mut self.picture {
            Some(picture) => picture.push_str(words),
            None => {
                self.text.push_str(&std::mem::take(&mut self.number));
                self.text.push_str(words);
            }
        }
    }

    /// Tags inside a paragraph; the words between them are text events.
    fn inline_html(&mut self, html: &str) {
        let name = html.trim_start_matches(['<', '/']).to_ascii_lowercase();
        if name.starts_with("br") {
            self.text(" ");
        }
        self.inside
            .push(Piece::Leave(html.to_owned(), LeftOutReason::Markup));
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        // Code may hold lines; a paragraph of the article holds none.
        let mut paragraphs = vec![String::new()];
        for line in text.lines().map(str::trim) {
            match paragraphs.last_mut() {
                Some(paragraph) if !line.is_empty() => {
                    if !paragraph.is_empty() {
                        paragraph.push(' ');
                    }
                    paragraph.push_str(line);
                }
                _ => paragraphs.push(String::new()),
            }
        }
        for paragraph in paragraphs {
            self.push(Piece::Keep(paragraph));
        }
        self.first_level = false;
        for piece in std::mem::take(&mut self.inside) {
            self.push(piece);
        }
    }

    fn push(&mut self, piece: Piece) {
        let (Piece::Keep(text) | Piece::Leave(text, _)) = &piece;
        if !text.trim().is_empty() {
            self.cuts.push(Cut {
                piece,
                first_level: self.first_level,
            });
        }
    }
}
