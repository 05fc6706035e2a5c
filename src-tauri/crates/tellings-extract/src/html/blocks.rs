//! A page as a list of blocks of text, in the page's order.
//!
//! Each block is what a reader would call a paragraph, a heading, an item or a
//! row, together with what its surroundings say of it: the reason for which
//! text in such a place is usually no reporting, how much of it is links, and
//! which element it lies in. Nothing is chosen here. The walk goes without
//! recursion, so that the depth of a page costs no stack.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use crate::LeftOutReason;
use crate::completeness::ends_sentence;
use crate::decode::{is_invisible, is_odd_line_end};
use crate::plain::is_unspaced;

/// A block of text of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The text on one line, never empty.
    pub(crate) text: String,
    /// What sort of block.
    pub(crate) sort: Sort,
    /// Why text in this place is usually no reporting.
    pub(crate) reason: Option<Reason>,
    /// The element that the block is, by number.
    pub(crate) own: usize,
    /// The element around it.
    pub(crate) container: usize,
    /// The outermost `<article>` around it, or 0.
    pub(crate) article: usize,
    /// How many of the characters are in links.
    pub(crate) linked: usize,
}

/// What sort of block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A `<p>` or a quotation.
    Paragraph,
    /// `<h1>` and so on.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// Text that stands directly in a `<div>` or the like.
    Loose,
}

/// Why text in some place is usually no reporting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reason {
    pub(crate) reason: LeftOutReason,
    /// Whether the element itself says so, and not merely its name.
    pub(crate) certain: bool,
    /// The element that says so, by number.
    pub(crate) of: usize,
}

/// A page cut into blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Blocks {
    /// The blocks in the page's order.
    pub(crate) all: Vec<Block>,
    /// The element around each element. Elements are numbered from 1 in the
    /// page's order; 0 is the page.
    pub(crate) around: Vec<usize>,
    /// How many invisible characters were left out.
    pub(crate) invisible: usize,
}

impl Block {
    /// Whether most of the block is links.
    pub(crate) fn is_links(&self) -> bool {
        self.linked * 2 > self.text.chars().count()
    }

    /// Whether the block is a paragraph with an end, however short.
    pub(crate) fn is_sentence(&self) -> bool {
        self.sort == Sort::Paragraph && self.text.contains(' ') && ends_sentence(&self.text)
    }

    /// Whether the block reads like prose: some words, with an end.
    pub(crate) fn is_prose(&self) -> bool {
        // Scripts without spaces have about two characters to a word.
        let unspaced = self.text.chars().filter(|c| is_unspaced(*c)).count();
        let words = self.text.split_whitespace().count() + unspaced / 2;
        (words >= 4 && ends_sentence(&self.text)) || words >= 20
    }
}

/// What of a page can be read.
pub(crate) fn blocks(page: &Html) -> Blocks {
    let mut walk = Walk::default();
    walk.found.around.push(0);
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => walk.open(element),
                Node::Text(text) => walk.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if node.value().is_element() {
                    walk.close();
                }
            }
        }
    }
    walk.found
}

/// What is known at one open element.
#[derive(Clone, Copy)]
struct Frame {
    number: usize,
    block: bool,
    skip: bool,
    link: bool,
    pre: bool,
    reason: Option<Reason>,
    article: usize,
    in_main: bool,
    sort: Sort,
    own: usize,
    container: usize,
}

#[derive(Default)]
struct Walk {
    frames: Vec<Frame>,
    text: String,
    linked: usize,
    found: Blocks,
}

impl Walk {
    fn open(&mut self, element: &Element) {
        let parent = self.frames.last().copied();
        let number = self.found.around.len();
        self.found
            .around
            .push(parent.map_or(0, |parent| parent.number));
        let name = element.name();
        if parent.is_some_and(|parent| parent.skip) || is_unread(name) {
            self.frames.push(Frame {
                skip: true,
                ..parent.unwrap_or(ROOT)
            });
            return;
        }
        let parent = parent.unwrap_or(ROOT);
        let block = is_block(name);
        if block {
            self.flush(parent);
        } else if name == "br" {
            self.line_break();
        } else if matches!(name, "td" | "th") {
            self.space();
        }
        // A quotation is the outlet's text wherever it is embedded.
        let inherited = parent
            .reason
            .filter(|reason| reason.certain || name != "blockquote");
        self.frames.push(Frame {
            number,
            block,
            skip: false,
            link: parent.link || name == "a",
            pre: parent.pre || name == "pre",
            reason: reason(element, parent.article > 0 || parent.in_main, number).or(inherited),
            article: if parent.article == 0 && name == "article" {
                number
            } else {
                parent.article
            },
            in_main: parent.in_main || name == "main",
            sort: if block {
                sort(name, parent.sort)
            } else {
                parent.sort
            },
            own: if block { number } else { parent.own },
            container: if block { parent.own } else { parent.container },
        });
    }

    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        if frame.block && !frame.skip {
            self.flush(frame);
        }
    }

    fn text(&mut self, text: &str) {
        let frame = self.frames.last().copied().unwrap_or(ROOT);
        if frame.skip {
            return;
        }
        for c in text.chars() {
            if frame.pre && c == '\n' {
                self.line_break();
            } else if c.is_ascii_whitespace() || is_odd_line_end(c) {
                self.space();
            } else if is_invisible(c) {
                self.found.invisible += 1;
            } else {
                self.text.push(c);
                self.linked += usize::from(frame.link);
            }
        }
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    fn line_break(&mut self) {
        if self.text.ends_with(' ') {
            self.text.pop();
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// Makes blocks of the text read since the last one. Two line breaks part
    /// paragraphs, and so does one after a sentence of some length: so are
    /// paragraphs made on pages without `<p>`.
    fn flush(&mut self, frame: Frame) {
        let text = std::mem::take(&mut self.text);
        let linked = std::mem::take(&mut self.linked);
        if text.trim().is_empty() {
            return;
        }
        let whole = text.chars().count();
        let mut paragraph = String::new();
        let mut paragraphs = Vec::new();
        for line in text.split('\n').map(str::trim) {
            if line.is_empty() || (paragraph.len() >= 60 && ends_sentence(&paragraph)) {
                paragraphs.push(std::mem::take(&mut paragraph));
            }
            if !paragraph.is_empty() && !line.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
        paragraphs.push(paragraph);
        for text in paragraphs.into_iter().filter(|text| !text.is_empty()) {
            self.found.all.push(Block {
                linked: linked * text.chars().count() / whole,
                text,
                sort: frame.sort,
                reason: frame.reason,
                own: frame.own,
                container: frame.container,
                article: frame.article,
            });
        }
    }
}

const ROOT: Frame = Frame {
    number: 0,
    block: true,
    skip: false,
    link: false,
    pre: false,
    reason: None,
    article: 0,
    in_main: false,
    sort: Sort::Loose,
    own: 0,
    container: 0,
};

/// Elements that hold no text of the page.
pub(crate) fn is_unread(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "iframe"
            | "frame"
            | "frameset"
            | "noframes"
            | "noembed"
            | "object"
            | "embed"
            | "applet"
            | "svg"
            | "math"
            | "canvas"
            | "audio"
            | "video"
            | "map"
            | "select"
            | "datalist"
            | "textarea"
            | "input"
            | "meter"
            | "progress"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "body"
            | "address"
            | "article"
            | "aside"
            | "blockquote"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "tr"
            | "ul"
            | "xmp"
            | "listing"
    )
}

fn sort(name: &str, parent: Sort) -> Sort {
    match name {
        "p" if parent != Sort::Item => Sort::Paragraph,
        "p" => Sort::Item,
        "blockquote" => Sort::Paragraph,
        "h1" => Sort::Heading(1),
        "h2" => Sort::Heading(2),
        "h3" => Sort::Heading(3),
        "h4" | "h5" | "h6" => Sort::Heading(4),
        "li" | "dt" | "dd" => Sort::Item,
        "tr" => Sort::Row,
        "div" if matches!(parent, Sort::Item | Sort::Row) => parent,
        _ => Sort::Loose,
    }
}

/// What an element says of the text in it.
fn reason(element: &Element, in_article: bool, number: usize) -> Option<Reason> {
    let certain = |reason| {
        Some(Reason {
            reason,
            certain: true,
            of: number,
        })
    };
    match element.name() {
        "html" | "body" | "main" | "article" => return None,
        "nav" | "menu" => return certain(LeftOutReason::Navigation),
        "footer" if !in_article => return certain(LeftOutReason::Navigation),
        "aside" => return certain(LeftOutReason::Aside),
        "figcaption" | "caption" => return certain(LeftOutReason::Caption),
        "button" | "fieldset" | "label" => return certain(LeftOutReason::Form),
        _ => {}
    }
    match element.attr("role").unwrap_or("") {
        "navigation" | "menu" | "menubar" | "banner" | "search" | "toolbar" => {
            return certain(LeftOutReason::Navigation);
        }
        "complementary" => return certain(LeftOutReason::Aside),
        "dialog" | "alertdialog" => return certain(LeftOutReason::Boilerplate),
        _ => {}
    }
    if element.attr("hidden").is_some() || element.attr("style").is_some_and(hides) {
        return certain(LeftOutReason::Hidden);
    }
    let words = [element.attr("class"), element.attr("id")];
    if words.into_iter().flatten().any(is_overlay) {
        return certain(LeftOutReason::Boilerplate);
    }
    let likely = |reason| {
        Some(Reason {
            reason,
            certain: false,
            of: number,
        })
    };
    for words in words.into_iter().flatten() {
        if let Some(reason) = named(words) {
            return likely(reason);
        }
    }
    match element.name() {
        "footer" | "header" if !in_article => likely(LeftOutReason::Navigation),
        "form" => likely(LeftOutReason::Form),
        _ => None,
    }
}

fn hides(style: &str) -> bool {
    let style: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(2000)
        .collect::<String>()
        .to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Words in names of classes that say what an element is for.
const NAMES: [(&str, LeftOutReason); 62] = [
    ("ad", LeftOutReason::Advertising),
    ("ads", LeftOutReason::Advertising),
    ("advert", LeftOutReason::Advertising),
    ("advertisement", LeftOutReason::Advertising),
    ("adslot", LeftOutReason::Advertising),
    ("sponsored", LeftOutReason::Advertising),
    ("taboola", LeftOutReason::Advertising),
    ("outbrain", LeftOutReason::Advertising),
    ("newsletter", LeftOutReason::Subscription),
    ("subscribe", LeftOutReason::Subscription),
    ("subscription", LeftOutReason::Subscription),
    ("signup", LeftOutReason::Subscription),
    ("paywall", LeftOutReason::Subscription),
    ("share", LeftOutReason::Sharing),
    ("sharing", LeftOutReason::Sharing),
    ("sharebar", LeftOutReason::Sharing),
    ("social", LeftOutReason::Sharing),
    ("addthis", LeftOutReason::Sharing),
    ("related", LeftOutReason::Related),
    ("recommended", LeftOutReason::Related),
    ("recommendations", LeftOutReason::Related),
    ("recirc", LeftOutReason::Related),
    ("trending", LeftOutReason::Related),
    ("popular", LeftOutReason::Related),
    ("promo", LeftOutReason::Related),
    ("teaser", LeftOutReason::Related),
    ("readmore", LeftOutReason::Related),
    ("mostread", LeftOutReason::Related),
    ("cookie", LeftOutReason::Cookies),
    ("cookies", LeftOutReason::Cookies),
    ("consent", LeftOutReason::Cookies),
    ("gdpr", LeftOutReason::Cookies),
    ("nav", LeftOutReason::Navigation),
    ("navbar", LeftOutReason::Navigation),
    ("navigation", LeftOutReason::Navigation),
    ("menu", LeftOutReason::Navigation),
    ("breadcrumb", LeftOutReason::Navigation),
    ("breadcrumbs", LeftOutReason::Navigation),
    ("footer", LeftOutReason::Navigation),
    ("masthead", LeftOutReason::Navigation),
    ("pagination", LeftOutReason::Navigation),
    ("tags", LeftOutReason::Navigation),
    ("taglist", LeftOutReason::Navigation),
    ("sidebar", LeftOutReason::Aside),
    ("widget", LeftOutReason::Aside),
    ("infobox", LeftOutReason::Aside),
    ("caption", LeftOutReason::Caption),
    ("credit", LeftOutReason::Caption),
    ("credits", LeftOutReason::Caption),
    ("photocredit", LeftOutReason::Caption),
    ("comment", LeftOutReason::Comments),
    ("comments", LeftOutReason::Comments),
    ("disqus", LeftOutReason::Comments),
    ("respond", LeftOutReason::Comments),
    ("byline", LeftOutReason::Byline),
    ("author", LeftOutReason::Byline),
    ("authors", LeftOutReason::Byline),
    ("dateline", LeftOutReason::Date),
    ("timestamp", LeftOutReason::Date),
    ("datetime", LeftOutReason::Date),
    ("pubdate", LeftOutReason::Date),
    ("copyright", LeftOutReason::Boilerplate),
];

/// Whether an element lies over the page: no article does.
fn is_overlay(classes: &str) -> bool {
    names(classes).any(|word| {
        ["modal", "popup", "overlay", "lightbox"]
            .iter()
            .any(|name| word.eq_ignore_ascii_case(name))
    })
}

fn named(classes: &str) -> Option<LeftOutReason> {
    names(classes).find_map(|word| {
        NAMES
            .iter()
            .find(|(name, _)| word.eq_ignore_ascii_case(name))
            .map(|(_, reason)| *reason)
    })
}

/// The words in the beginning of an attribute.
fn names(classes: &str) -> impl Iterator<Item = &str> {
    let classes = classes.get(..500).unwrap_or(classes);
    classes
        .split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(humps)
}

/// The words of `relatedArticles`: `related`, `Articles`.
fn humps(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let lower = rest
            .find(|c: char| c.is_ascii_lowercase())
            .unwrap_or(rest.len());
        let end = rest[lower..]
            .find(|c: char| c.is_ascii_uppercase())
            .map_or(rest.len(), |end| lower + end);
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: &[&str]) {
        let found = blocks(&Html::parse_document(page)).all;
        let found: Vec<_> = found.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn blocks_of_text() {
        check(
            "<p>One <b>and</b> two.<p>Three.",
            &["One and two.", "Three."],
        );
        check(
            "<div>Loose<p>One.</p>text</div>",
            &["Loose", "One.", "text"],
        );
        check("One<br><br>two<br>three", &["One", "two three"]);
        check("<ul><li>One<li>Two</ul>", &["One", "Two"]);
        check(
            "<table><tr><td>One<td>2<tr><td>Two<td>3</table>",
            &["One 2", "Two 3"],
        );
        check("<p>a\n  b&nbsp;c", &["a b\u{a0}c"]);
        check("<p>a&shy;b&#x202e;c", &["abc"]);
    }

    #[test]
    fn nothing_active_is_text() {
        check(
            "<style>p{}</style><script>x</script><p onclick=alert(1)>One<svg><text>x</text></svg><iframe>x</iframe><template>x</template><noscript><p>x</p></noscript>",
            &["One"],
        );
    }

    #[test]
    fn places_say_why() {
        let check = |page: &str, expected: Option<LeftOutReason>| {
            let found = blocks(&Html::parse_document(page)).all;
            assert_eq!(
                found[0].reason.map(|reason| reason.reason),
                expected,
                "{page}"
            );
        };
        check("<p>One", None);
        check("<nav><p>One", Some(LeftOutReason::Navigation));
        check(
            "<div class='c-relatedArticles'><p>One",
            Some(LeftOutReason::Related),
        );
        check("<div class='shared-content'><p>One", None);
        check(
            "<div style='display: none'><p>One",
            Some(LeftOutReason::Hidden),
        );
        check(
            "<article><figure><figcaption>One",
            Some(LeftOutReason::Caption),
        );
    }
}
