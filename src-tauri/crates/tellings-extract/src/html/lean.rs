//! A page written out again without what no extractor looks at.
//!
//! Scripts, styles, drawings and long attributes are most of a page's bytes,
//! and each extractor parses for itself. What is written here is the parsed
//! page, so it is as deep and as large as the gate let through, and no more.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use super::blocks::is_unread;

/// Longer values of attributes are addresses of pictures, or data for scripts.
const LONGEST: usize = 200;

/// The page as HTML.
pub(crate) fn write(page: &Html) -> String {
    let mut lean = String::with_capacity(64 * 1024);
    if page.quirks_mode != html5ever::tree_builder::QuirksMode::Quirks {
        lean.push_str("<!DOCTYPE html>");
    }
    let mut skipped = 0_usize;
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    if skipped > 0 || is_skipped(element) {
                        skipped += 1;
                    } else {
                        open(&mut lean, element);
                    }
                }
                Node::Text(text) if skipped == 0 => escape(&mut lean, text),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    if skipped > 0 {
                        skipped -= 1;
                    } else if !is_empty(element.name()) {
                        lean.push_str("</");
                        lean.push_str(name(element));
                        lean.push('>');
                    }
                }
            }
        }
    }
    lean
}

/// A page's head holds statements, which are read elsewhere.
fn is_skipped(element: &Element) -> bool {
    let name = element.name();
    (is_unread(name) && name != "head") || matches!(name, "meta" | "link" | "base")
}

/// Elements inside which a parser would not see that text is escaped are
/// written as one inside which it does.
fn name(element: &Element) -> &str {
    match element.name() {
        "xmp" | "plaintext" | "listing" => "pre",
        name => name,
    }
}

fn open(lean: &mut String, element: &Element) {
    lean.push('<');
    lean.push_str(name(element));
    for (name, value) in element.attrs() {
        let wanted = value.len() <= LONGEST && !name.starts_with("on");
        if !wanted || name.contains(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
            continue;
        }
        lean.push(' ');
        lean.push_str(name);
        lean.push_str("=\"");
        escape(lean, value);
        lean.push('"');
    }
    lean.push('>');
}

fn escape(lean: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        lean.push_str(&rest[..at]);
        lean.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    lean.push_str(rest);
}

/// Elements that have no end tag.
fn is_empty(name: &str) -> bool {
    matches!(
        name,
        "area" | "br" | "col" | "hr" | "img" | "param" | "source" | "track" | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::blocks::blocks;

    #[test]
    fn what_can_be_read_stays() {
        let page = "<!DOCTYPE html><html lang=en><head><title>Gate &amp; key</title><script>var a = '<p>'</script><style>p{}</style></head><body onload=x()><!-- no --><p class=lead id=\"a&quot;b\">Nine &lt;barges&gt;<br>wait<svg><text>x</text></svg></p><xmp><b>two</b></xmp><img src=a.png></body></html>";
        assert_eq!(
            write(&Html::parse_document(page)),
            "<!DOCTYPE html><html lang=\"en\"><head><title>Gate &amp; key</title></head><body><p class=\"lead\" id=\"a&quot;b\">Nine &lt;barges&gt;<br>wait</p><pre>&lt;b&gt;two&lt;/b&gt;</pre><img src=\"a.png\"></body></html>"
        );
    }

    #[test]
    fn the_lean_page_has_the_blocks_of_the_page() {
        for page in [
            "<p>One<p>Two <a href=x>three</a><table><tr><td>Four<div>Five</table>",
            "<!DOCTYPE html><p>One<table><tr><td><p>Two</table>Three<ul><li>Four<li>Five</ul>",
            "<a>One<table><tr><td><a>Two</table><b><p>Three</b>Four",
        ] {
            let html = Html::parse_document(page);
            let lean = Html::parse_document(&write(&html));
            let texts = |html: &Html| -> Vec<String> {
                blocks(html)
                    .all
                    .into_iter()
                    .map(|block| block.text)
                    .collect()
            };
            assert_eq!(texts(&lean), texts(&html), "{page}");
        }
    }
}
