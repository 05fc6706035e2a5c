//! Nexis Uni and its forerunner LexisNexis Academic.

use super::fields::{Fields, is_copyright, words};
use crate::record::{Body, Record};
use crate::{Kind, Origin, Refusal, stated_date};

/// The line after each article.
const END: &str = "End of Document";

/// Names of fields, in small letters, and by which name they are kept.
const NAMES: [&str; 20] = [
    "headline",
    "byline",
    "section",
    "length",
    "dateline",
    "highlight",
    "body",
    "graphic",
    "load-date",
    "language",
    "publication-type",
    "subject",
    "classification",
    "notes",
    "series",
    "correction",
    "journal-code",
    "document-type",
    "geographic",
    "industry",
];

/// The articles' lines, if the text is such an export.
pub(super) fn cut(lines: &[String]) -> Option<Vec<&[String]>> {
    let ends: Vec<usize> = places(lines, |line| line.trim() == END);
    let known = |line: &String| line.trim() == "Body" || is_copyright(line);
    if !ends.is_empty() && lines.iter().any(known) {
        let mut from = 0;
        let mut found = Vec::new();
        for end in ends {
            found.push(&lines[from..end]);
            from = end + 1;
        }
        // What comes after the last end is no article, save for one cut off.
        let rest = &lines[from..];
        if rest.iter().any(known) {
            found.push(rest);
        }
        return Some(found);
    }
    let starts = places(lines, |line| is_start(line));
    if starts.is_empty() {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let found = starts.iter().zip(ends);
    Some(found.map(|(start, end)| &lines[start + 1..end]).collect())
}

fn places(lines: &[String], is: impl Fn(&String) -> bool) -> Vec<usize> {
    let lines = lines.iter().enumerate();
    lines
        .filter(|(_, line)| is(line))
        .map(|(at, _)| at)
        .collect()
}

/// `3 of 40 DOCUMENTS`
fn is_start(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_number = |word: &str| word.parse::<u32>().is_ok();
    matches!(words.as_slice(), [one, "of", all, "DOCUMENTS" | "DOCUMENT"] if is_number(one) && is_number(all))
}

/// One article.
pub(super) fn read(lines: &[String]) -> Result<Record, Refusal> {
    let fields = Fields::of(lines, |line| {
        let line = line.trim();
        if is_copyright(line) {
            return Some(("copyright", line));
        }
        let (name, rest) = line.split_once(':').unwrap_or((line, ""));
        // Without a colon, only some stand alone as headings.
        let alone = !line.contains(':');
        let known = NAMES
            .iter()
            .find(|known| name.eq_ignore_ascii_case(known))?;
        let heading = matches!(*known, "body" | "classification" | "graphic" | "notes");
        (!alone || (heading && name.starts_with(char::is_uppercase))).then_some((*known, rest))
    });
    if !fields.has("body") {
        return Err(Refusal::UnclearRecord);
    }
    let text = fields.text("body");
    if text.trim().is_empty() {
        return Err(Refusal::NoFullText);
    }
    let mut record = Record::new(Kind::Export, Origin::Record, Body::Text(text));
    let opening = fields.opening();
    // Above the day stands the outlet, and above that the headline; higher
    // up there may be a cover page with a list.
    let dated = opening
        .iter()
        .rposition(|line| stated_date::opening(line).is_some());
    if let Some(at) = dated {
        record.date(opening[at]);
        let above = |count: usize| at.checked_sub(count).map_or("", |at| opening[at]);
        record.outlet(above(1));
        record.title(above(2));
    }
    if fields.has("headline") {
        record.title(&fields.line("headline"));
    }
    record.byline(&fields.line("byline"));
    record.words = words(&fields.line("length"));
    Ok(record)
}
