//! The report: one page that a person keeps, sends or prints.
//!
//! It is a page around the comparison's unchanged fragments, those that the
//! [`ReportOptions`] name. It holds its own
//! style sheet, makes no request and needs no script; the same comparison and
//! options always give the same bytes. It knows nothing of files: the caller
//! writes it where the person chose.

mod excerpt;
mod hidden;
mod links;
mod options;
pub mod pack;

pub use hidden::{Mention, mentions};
pub use options::{ReportOptions, Section};

use std::borrow::Cow;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use tellings_collate::Comparison;

use crate::comparison::parts::{Source, name};
use crate::comparison::{View, columns, doubts, facts, method, overview, read, wording, wordings};
use crate::words::{comparison as words, report as own};

/// The style sheet of the comparison's fragments, as the window serves it and
/// as the report carries it.
pub const COMPARISON_CSS: &str = include_str!("../../../../ui/css/comparison.css");

/// The whole page.
#[must_use]
pub fn report(comparison: &Comparison, options: &ReportOptions) -> String {
    let comparison = &chosen(comparison, options);
    let page = page(comparison, &View::of(comparison), options);
    links::without_dead_links(&page.into_string())
}

/// What a report, or a table, with these options tells of a comparison: without
/// names, or in excerpts.
#[must_use]
pub fn chosen<'c>(comparison: &'c Comparison, options: &ReportOptions) -> Cow<'c, Comparison> {
    let mut chosen = Cow::Borrowed(comparison);
    if options.hide_outlets {
        chosen = Cow::Owned(hidden::without_outlets(&chosen));
    }
    if options.excerpts {
        chosen = Cow::Owned(excerpt::excerpts(&chosen));
    }
    chosen
}

/// The title as it is shown.
fn title(options: &ReportOptions) -> &str {
    match options.title.trim() {
        "" => words::REPORT_UNTITLED,
        title => title,
    }
}

/// A page with its head: the policy, the style, and nothing that asks for
/// anything.
fn document(title: &str, options: &ReportOptions, body: &Markup) -> Markup {
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
            body.report.large-print[options.large_print] { (body) }
        }
    }
}

fn page(comparison: &Comparison, view: &View, options: &ReportOptions) -> Markup {
    let has = |section| options.sections.contains(&section);
    let body = html! {
        ul.skip {
            @if has(Section::Facts) { li { a href="#facts" { (words::SKIP_TO_FACTS) } } }
            @if has(Section::Wordings) { li { a href="#wordings" { (words::SKIP_TO_WORDINGS) } } }
        }
        (title_page(comparison, view, options))
        main {
            @for section in &options.sections { (part(comparison, view, *section)) }
        }
        (imprint(options))
    };
    document(title(options), options, &body)
}

fn part(comparison: &Comparison, view: &View, section: Section) -> Markup {
    html! {
        @match section {
            Section::Tellings => (overview::tellings(comparison, view)),
            Section::Overview => (overview::overview(comparison, view)),
            Section::Facts => {
                (facts::sift(comparison))
                (facts::facts(comparison, view))
            }
            Section::Wordings => (wordings::wordings(comparison, view)),
            Section::Doubts => (doubts::doubts(comparison, view)),
            Section::Columns => (columns::columns(comparison, view)),
            Section::Read => {
                @for telling in 0..comparison.tellings.len() { (read::read(comparison, view, telling)) }
            }
            Section::Wording => (wording::wording(comparison, view)),
            Section::Method => (method::method(comparison, view)),
        }
    }
}

fn imprint(options: &ReportOptions) -> Markup {
    html! {
        footer.imprint { p { (words::MADE_WITH) " " (Source(&options.app_version)) } }
    }
}

fn title_page(comparison: &Comparison, view: &View, options: &ReportOptions) -> Markup {
    html! {
        header.title-page {
            p.kicker { (words::REPORT_KICKER) }
            h1 dir="auto" { (Source(title(options))) }
            ul.told-by {
                @for telling in 0..comparison.tellings.len() { li { (name(view, telling)) } }
            }
            (introduction(options))
            p.note { (words::REPORT_NOTE) }
            @if options.hide_outlets { p.note { (own::OUTLETS_HIDDEN) } }
            @if options.excerpts { p.note { (own::EXCERPTS_ONLY) } }
            @if options.sections.len() > 1 {
                nav aria-label=(words::CONTENTS) {
                    ul {
                        @for section in &options.sections {
                            li { a href={ "#" (section.anchor()) } { (section.word()) } }
                        }
                    }
                }
            }
        }
    }
}

fn introduction(options: &ReportOptions) -> Markup {
    html! {
        @if let Some(introduction) = &options.introduction {
            div.introduction {
                @for paragraph in introduction.split("\n\n").filter(|p| !p.trim().is_empty()) {
                    p dir="auto" { (Source(paragraph.trim())) }
                }
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
