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
use crate::decode::is_invisible;

/// A block of text of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The text on one line, never empty.
    pub(crate) text: String,
    /// What sort of block.
    pub(crate) sort: Sort,
    /// Why text in this place is usually no reporting.
    pub(crate) reason: Option<Reason>,
    /// The element around the block's own element, by number.
    pub(crate) container: usize,
    /// The element around that.
    pub(crate) outer: usize,
    /// The innermost `<article>` or `<main>`, by number.
    pub(crate) article: Option<usize>,
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
}

impl Block {
    /// Whether most of the block is links.
    pub(crate) fn is_links(&self) -> bool {
        self.linked * 2 > self.text.chars().count()
    }

    /// Whether the block reads like prose: some words, with an end.
    pub(crate) fn is_prose(&self) -> bool {
        let words = self.text.split_whitespace().count();
        (words >= 4 && ends_sentence(&self.text)) || words >= 20
    }
}

/// What of a page can be read, and how many invisible characters were left out.
pub(crate) fn blocks(page: &Html) -> (Vec<Block>, usize) {
    let mut walk = Walk::default();
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
    (walk.blocks, walk.invisible)
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
    article: Option<usize>,
    sort: Sort,
    container: usize,
    outer: usize,
}

#[derive(Default)]
struct Walk {
    frames: Vec<Frame>,
    numbers: usize,
    text: String,
    linked: usize,
    blocks: Vec<Block>,
    invisible: usize,
}

impl Walk {
    fn open(&mut self, element: &Element) {
        self.numbers += 1;
        let number = self.numbers;
        let parent = self.frames.last().copied();
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
        self.frames.push(Frame {
            number,
            block,
            skip: false,
            link: parent.link || name == "a",
            pre: parent.pre || name == "pre",
            reason: reason(element, parent.article.is_some()).or(parent.reason),
            article: if matches!(name, "article" | "main") {
                Some(number)
            } else {
                parent.article
            },
            sort: if block {
                sort(name, parent.sort)
            } else {
                parent.sort
            },
            container: if block {
                parent.number
            } else {
                parent.container
            },
            outer: if block {
                parent.container
            } else {
                parent.outer
            },
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
            } else if c.is_ascii_whitespace() {
                self.space();
            } else if is_invisible(c) {
                self.invisible += 1;
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
            self.blocks.push(Block {
                linked: linked * text.chars().count() / whole,
                text,
                sort: frame.sort,
                reason: frame.reason,
                container: frame.container,
                outer: frame.outer,
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
    article: None,
    sort: Sort::Loose,
    container: 0,
    outer: 0,
};

/// Elements that hold no text of the page.
fn is_unread(name: &str) -> bool {
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
fn reason(element: &Element, in_article: bool) -> Option<Reason> {
    let certain = |reason| {
        Some(Reason {
            reason,
            certain: true,
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
    let likely = |reason| {
        Some(Reason {
            reason,
            certain: false,
        })
    };
    for words in [element.attr("class"), element.attr("id")]
        .into_iter()
        .flatten()
    {
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

fn named(classes: &str) -> Option<LeftOutReason> {
    let classes = classes.get(..500).unwrap_or(classes);
    classes
        .split(|c: char| !c.is_ascii_alphanumeric())
        .flat_map(humps)
        .find_map(|word| {
            NAMES
                .iter()
                .find(|(name, _)| word.eq_ignore_ascii_case(name))
                .map(|(_, reason)| *reason)
        })
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
        let (found, _) = blocks(&Html::parse_document(page));
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
            let (found, _) = blocks(&Html::parse_document(page));
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
