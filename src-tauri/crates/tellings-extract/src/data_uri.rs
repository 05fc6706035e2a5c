//! Pictures and fonts that a page carries inside itself, taken out.
//!
//! Pages saved in one file (SingleFile and the like) are nine tenths pictures,
//! written as `data:` addresses. No reader looks at them, so they are taken
//! out before a page's size is judged and before it is parsed.

use std::borrow::Cow;

/// Shorter ones are left: they cost nothing, and some are style.
const LONG: usize = 256;

/// How a `data:` address begins, in small letters.
const SCHEME: &[u8] = b"data:";

/// The page without what long `data:` addresses hold.
pub(crate) fn strip(page: &str) -> Cow<'_, str> {
    let bytes = page.as_bytes();
    let mut stripped = String::new();
    let (mut kept, mut at) = (0, 0);
    while let Some(colon) = bytes[at..].iter().position(|byte| *byte == b':') {
        let start = at + colon + 1;
        at = start;
        let scheme = start
            .checked_sub(SCHEME.len())
            .map(|from| &bytes[from..start]);
        if !scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case(SCHEME)) {
            continue;
        }
        let end = end(bytes, start);
        if end - start > LONG && is_typed(&bytes[start..end]) {
            stripped.push_str(&page[kept..start]);
            stripped.push(',');
            kept = end;
        }
        at = end;
    }
    if kept == 0 {
        return Cow::Borrowed(page);
    }
    stripped.push_str(&page[kept..]);
    Cow::Owned(stripped)
}

/// Where an address ends: at what can be no part of it.
fn end(bytes: &[u8], start: usize) -> usize {
    bytes[start..]
        .iter()
        .position(|byte| {
            !byte.is_ascii_graphic() || matches!(byte, b'"' | b'\'' | b')' | b'<' | b'>' | b'`')
        })
        .map_or(bytes.len(), |length| start + length)
}

/// Whether it names what it holds: `image/png;base64,…`.
fn is_typed(address: &[u8]) -> bool {
    let head = &address[..address.len().min(100)];
    head.iter()
        .position(|byte| *byte == b',')
        .is_some_and(|comma| head[..comma].contains(&b'/') || comma == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::article;

    #[test]
    fn long_ones_are_emptied() {
        let long = "A".repeat(300);
        let page = format!("<img src=\"data:image/png;base64,{long}\"><p>data: nine barges");
        assert_eq!(strip(&page), "<img src=\"data:,\"><p>data: nine barges");
        assert_eq!(
            strip("<img src=data:image/gif;base64,R0>"),
            "<img src=data:image/gif;base64,R0>"
        );
        let words = format!("<p>data: {}", "word ".repeat(100));
        assert_eq!(strip(&words), words);
    }

    #[test]
    fn a_page_larger_than_any_text_is_read_without_its_pictures() {
        let picture = "A".repeat(crate::LIMIT);
        let page = format!(
            "<!DOCTYPE html><html><!--\n Page saved with SingleFile\n url: https://orrin.example/gate\n saved date: Mon Jan 05 2026\n--><body><img src=\"data:image/png;base64,{picture}\"><p>The gate at Orrin jammed on Monday night.</p></body></html>"
        );
        let article = article("gate.html", page.as_bytes());
        assert_eq!(article.text, "The gate at Orrin jammed on Monday night.");
        let url = article.url.expect("noted");
        assert_eq!(
            (url.value.as_str(), url.origin.code()),
            ("https://orrin.example/gate", "saved_page")
        );
    }
}
