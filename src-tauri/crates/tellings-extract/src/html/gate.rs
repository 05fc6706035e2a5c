//! The gate before the parser's product is given to anyone.
//!
//! HTML parsers take quadratic time over elements nested thousands deep or
//! with thousands of attributes, and body extractors overflow the stack on
//! the first, which ends the whole program. No browser keeps more than 512
//! levels, and no article comes near that. So attributes are counted before
//! parsing, and the page is parsed a little at a time, with a look after each
//! little at how deep and how large the tree has become.

use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

use crate::Refusal;

/// The deepest nesting that is let through, as in browsers.
pub(crate) const MOST_DEPTH: usize = 512;

/// The most attributes of one element that are let through.
pub(crate) const MOST_ATTRIBUTES: usize = 1000;

/// The most nodes of one page that are let through.
pub(crate) const MOST_NODES: usize = 2_000_000;

/// How much is parsed between two looks. In so few bytes the depth can grow
/// by a few hundred, which the extractors bear.
const LITTLE: usize = 1024;

/// Work for the parser's search for repeated attributes, in comparisons, that
/// takes about a second.
const MOST_COMPARISONS: usize = 1_000_000_000;

/// Parses a page that is safe to work on.
pub(crate) fn parse(text: &str) -> Result<Html, Refusal> {
    count_attributes(text)?;
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = driver::parse_document(sink, ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = rest.len().min(LITTLE);
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (little, after) = rest.split_at(end);
        rest = after;
        parser.process(StrTendril::from_slice(little));
        let tree = &parser.tokenizer.sink.sink.0.borrow().tree;
        let mut nodes = tree.nodes();
        // Unclosed formatting elements are made anew in every block: more
        // nodes than characters can only come of that.
        if nodes.len() > MOST_NODES || nodes.len() > 1000 + text.len() {
            return Err(Refusal::TooManyElements);
        }
        let depth = nodes.next_back().map_or(0, |node| node.ancestors().count());
        if depth > MOST_DEPTH {
            return Err(Refusal::TooDeep { depth });
        }
    }
    let html = parser.finish();
    let mut depth = 0_usize;
    for edge in html.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(_) => depth += 1,
            ego_tree::iter::Edge::Close(_) => depth -= 1,
        }
        // The looks were taken at intervals.
        if depth > MOST_DEPTH + LITTLE {
            return Err(Refusal::TooDeep { depth });
        }
    }
    Ok(html)
}

/// Refuses a tag with too many attributes.
///
/// Elements whose contents are raw text are skipped, except after `<svg>` or
/// `<math>`, inside which they are not raw: from there on script text may be
/// taken for tags, so only the work for the parser as a whole is limited.
fn count_attributes(text: &str) -> Result<(), Refusal> {
    let bytes = text.as_bytes();
    let (mut at, mut foreign, mut comparisons, mut on_root) = (0, false, 0_usize, 0_usize);
    while let Some(open) = find(bytes, at, b'<') {
        at = open + 1;
        match bytes.get(at) {
            Some(b'!') if bytes[at..].starts_with(b"!--") => {
                at += 3;
                if bytes[at..].starts_with(b">") || bytes[at..].starts_with(b"->") {
                    continue;
                }
                while let Some(dash) = find(bytes, at, b'-') {
                    at = dash + 1;
                    if bytes[dash..].starts_with(b"-->") || bytes[dash..].starts_with(b"--!>") {
                        break;
                    }
                }
                continue;
            }
            Some(b'!' | b'?') => continue,
            Some(b'/') | Some(b'a'..=b'z') | Some(b'A'..=b'Z') => {}
            _ => continue,
        }
        let name_end = bytes[at..]
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
            .map_or(bytes.len(), |end| at + end);
        let name = bytes[at..name_end.min(at + 16)].to_ascii_lowercase();
        let (attributes, end) = attributes(bytes, name_end);
        at = end;
        if attributes > MOST_ATTRIBUTES && !foreign {
            return Err(Refusal::TooManyAttributes { attributes });
        }
        comparisons += attributes * attributes / 2;
        if matches!(name.as_slice(), b"html" | b"body") {
            // Attributes of repeated tags are gathered on one element.
            on_root += attributes;
            comparisons += attributes * on_root;
        }
        if comparisons > MOST_COMPARISONS || on_root > 10 * MOST_ATTRIBUTES {
            return Err(Refusal::TooManyAttributes {
                attributes: attributes.max(on_root),
            });
        }
        foreign |= matches!(name.as_slice(), b"svg" | b"math");
        if !foreign && is_raw(&name) {
            at = raw_end(bytes, at, &name);
        }
    }
    Ok(())
}

fn is_raw(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"textarea"
            | b"title"
            | b"xmp"
            | b"iframe"
            | b"noembed"
            | b"noframes"
            | b"noscript"
    )
}

/// Where the raw text of an element ends.
fn raw_end(bytes: &[u8], mut at: usize, name: &[u8]) -> usize {
    while let Some(open) = find(bytes, at, b'<') {
        at = open + 1;
        if bytes.get(at) == Some(&b'/')
            && bytes
                .get(at + 1..at + 1 + name.len())
                .is_some_and(|close| close.eq_ignore_ascii_case(name))
        {
            return open;
        }
    }
    bytes.len()
}

/// How many attributes follow a tag's name at `at`, and where the tag ends.
fn attributes(bytes: &[u8], mut at: usize) -> (usize, usize) {
    let mut count = 0;
    loop {
        while bytes
            .get(at)
            .is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/')
        {
            at += 1;
        }
        match bytes.get(at) {
            None => return (count, at),
            Some(b'>') => return (count, at + 1),
            Some(_) => count += 1,
        }
        at += 1;
        while bytes
            .get(at)
            .is_some_and(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'='))
        {
            at += 1;
        }
        let mut value = at;
        while bytes.get(value).is_some_and(u8::is_ascii_whitespace) {
            value += 1;
        }
        if bytes.get(value) != Some(&b'=') {
            continue;
        }
        at = value + 1;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => {
                at = find(bytes, at + 1, *quote).map_or(bytes.len(), |end| end + 1)
            }
            _ => {
                while bytes
                    .get(at)
                    .is_some_and(|byte| !byte.is_ascii_whitespace() && *byte != b'>')
                {
                    at += 1;
                }
            }
        }
    }
}

fn find(bytes: &[u8], from: usize, byte: u8) -> Option<usize> {
    bytes
        .get(from..)?
        .iter()
        .position(|b| *b == byte)
        .map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: Option<&str>) {
        let found = parse(page).err().map(|refusal| refusal.code());
        assert_eq!(
            found,
            expected,
            "{}…",
            page.chars().take(60).collect::<String>()
        );
    }

    #[test]
    fn pages_that_parsers_choke_on_are_refused() {
        check("<p>Hello", None);
        check(&"<div>".repeat(500), None);
        check(&"<div>".repeat(20_000), Some("too_deep"));
        check(&"<table><tr><td>".repeat(5000), Some("too_deep"));
        check(&"<ul><li>".repeat(100_000), Some("too_deep"));
        check(&"<p>word<li>".repeat(5000), None);
        check(
            &format!("<p {}>", "a=1 ".repeat(1001)),
            Some("too_many_attributes"),
        );
        let unlike: String = (0..200_000).map(|n| format!("a{n} ")).collect();
        check(&format!("<p {unlike}>"), Some("too_many_attributes"));
        check(
            &format!("<svg><style><p {unlike}>"),
            Some("too_many_attributes"),
        );
        check(&format!("<script>if (a<b) {unlike}</script>"), None);
        check(&format!("<!--><p {unlike}>"), Some("too_many_attributes"));
        let roots: String = (0..20_000).map(|n| format!("<body b{n}>")).collect();
        check(&roots, Some("too_many_attributes"));
        let fonts: String = (0..400).map(|n| format!("<font a={n}>")).collect();
        check(
            &format!("<p>{fonts}</p>{}", "<p>x</p>".repeat(5000)),
            Some("too_many_elements"),
        );
    }
}
