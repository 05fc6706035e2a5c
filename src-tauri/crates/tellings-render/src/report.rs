//! The report: one page that a person keeps, sends or prints.
//!
//! It is a page around the comparison's unchanged fragments. It holds its own
//! style sheet, makes no request and needs no script; the same comparison and
//! options always give the same bytes. It knows nothing of files: the caller
//! writes it where the person chose.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use tellings_collate::Comparison;

use crate::comparison::parts::{Source, name};
use crate::comparison::{View, columns, doubts, facts, method, overview, read, wording, wordings};
use crate::words::comparison as words;

/// The style sheet of the comparison's fragments, as the window serves it and
/// as the report carries it.
pub const COMPARISON_CSS: &str = include_str!("../../../../ui/css/comparison.css");

/// What a report is told about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportOptions {
    /// Title of the story; an empty one is shown as untitled.
    pub title: String,
    /// What the person wrote for the title page, if anything. Blank lines part
    /// its paragraphs.
    pub introduction: Option<String>,
    /// Version of the program, for the imprint.
    pub app_version: String,
}

/// The whole page.
#[must_use]
pub fn report(comparison: &Comparison, options: &ReportOptions) -> String {
    page(comparison, &View::of(comparison), options).into_string()
}

fn page(comparison: &Comparison, view: &View, options: &ReportOptions) -> Markup {
    let title = match options.title.trim() {
        "" => words::REPORT_UNTITLED,
        title => title,
    };
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                // Before anything else, so that nothing comes before it.
                meta http-equiv="Content-Security-Policy" content=(policy());
                meta charset="utf-8";
                title { (Source(title)) " – Tellings" }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content={ "Tellings " (Source(&options.app_version)) };
                // The program's own style sheet, as it stands: escaping it would
                // break it, and no article's word is in it.
                style { (PreEscaped(COMPARISON_CSS)) }
            }
            body.report {
                ul.skip {
                    li { a href="#facts" { (words::SKIP_TO_FACTS) } }
                    li { a href="#wordings" { (words::SKIP_TO_WORDINGS) } }
                }
                (title_page(comparison, view, title, options))
                main {
                    (overview::tellings(comparison, view))
                    (overview::overview(comparison, view))
                    (facts::facts(comparison, view))
                    (wordings::wordings(comparison, view))
                    (doubts::doubts(comparison, view))
                    (columns::columns(comparison, view))
                    @for telling in 0..comparison.tellings.len() { (read::read(comparison, view, telling)) }
                    (wording::wording(comparison, view))
                    (method::method(comparison, view))
                }
                footer.imprint { p { (words::MADE_WITH) " " (Source(&options.app_version)) } }
            }
        }
    }
}

fn title_page(
    comparison: &Comparison,
    view: &View,
    title: &str,
    options: &ReportOptions,
) -> Markup {
    let parts = [
        ("tellings", words::TELLINGS),
        ("overview", words::OVERVIEW),
        ("facts", words::FACTS),
        ("wordings", words::WORDINGS),
        ("doubts", crate::words::doubts::DOUBTS),
        ("side-by-side", words::SIDE_BY_SIDE),
        ("read-A", crate::words::read::READ),
        ("wording", crate::words::wording::WORDING),
        ("method", words::METHOD),
    ];
    // Without tellings there is no article to read.
    let parts = parts
        .into_iter()
        .filter(|(id, _)| *id != "read-A" || !comparison.tellings.is_empty());
    html! {
        header.title-page {
            p.kicker { (words::REPORT_KICKER) }
            h1 dir="auto" { (Source(title)) }
            ul.told-by {
                @for telling in 0..comparison.tellings.len() { li { (name(view, telling)) } }
            }
            @if let Some(introduction) = &options.introduction {
                div.introduction {
                    @for paragraph in introduction.split("\n\n").filter(|p| !p.trim().is_empty()) {
                        p dir="auto" { (Source(paragraph.trim())) }
                    }
                }
            }
            p.note { (words::REPORT_NOTE) }
            nav aria-label=(words::CONTENTS) {
                ul { @for (id, part) in parts { li { a href={ "#" (id) } { (part) } } } }
            }
        }
    }
}

/// Nothing may be fetched or run, and no style but the page's own sheet holds,
/// which is named by its hash.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; img-src data:; base-uri 'none'; \
         form-action 'none'",
        base64(&Sha256::digest(COMPARISON_CSS.as_bytes()))
    )
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at| u32::from(chunk.get(at).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            if digit <= chunk.len() {
                let value = group >> (18 - 6 * digit) & 63;
                text.push(char::from(DIGITS[value as usize]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_in_its_standard() {
        let check = |bytes: &str, text: &str| assert_eq!(base64(bytes.as_bytes()), text);
        check("", "");
        check("f", "Zg==");
        check("fo", "Zm8=");
        check("foo", "Zm9v");
        check("foob", "Zm9vYg==");
        check("fooba", "Zm9vYmE=");
        check("foobar", "Zm9vYmFy");
    }

    #[test]
    fn the_style_sheet_cannot_end_its_element_or_ask_for_anything() {
        let sheet = COMPARISON_CSS.to_lowercase();
        for word in ["</", "<!--", "@import", "url(", "http"] {
            assert!(!sheet.contains(word), "{word}");
        }
    }
}
