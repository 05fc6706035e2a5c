//! Factiva: articles as they are shown, or with their fields by code.

use super::fields::{Fields, is_copyright, words};
use crate::record::{Body, Record};
use crate::{Kind, Origin, Refusal, stated_date};

/// The codes of the fields.
const CODES: [&str; 32] = [
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP",
    "TD", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "ART", "DE", "CX", "DLN",
    "GC", "PRD",
];

/// The articles' lines, if the text is such an export.
pub(super) fn cut(lines: &[String]) -> Option<Vec<&[String]>> {
    let mut from = 0;
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if is_end(line) {
            found.push(&lines[from..at]);
            from = at + 1;
        }
    }
    (!found.is_empty()).then_some(found)
}

/// `Document ORECHO0020260106em160000a`, by itself or as the field `AN`.
fn is_end(line: &str) -> bool {
    let line = line.trim();
    let line = line.strip_prefix("AN").map_or(line, str::trim_start);
    let mut words = line.split_whitespace();
    let named = matches!(words.next(), Some("Document" | "Dokument" | "Documento"));
    let number = words.next().unwrap_or("");
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    named
        && words.next().is_none()
        && number.len() >= 15
        && digits >= 10
        && number.starts_with(|c: char| c.is_ascii_uppercase())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// One article.
pub(super) fn read(lines: &[String]) -> Result<Record, Refusal> {
    let fields = Fields::of(lines, |line| {
        let code = CODES.iter().find(|code| {
            line.strip_prefix(**code)
                .is_some_and(|rest| rest.trim().is_empty() || rest.starts_with([' ', '\t']))
        })?;
        Some((*code, &line[code.len()..]))
    });
    if fields.has("HD") && (fields.has("LP") || fields.has("TD")) {
        with_codes(&fields)
    } else {
        as_shown(lines)
    }
}

fn with_codes(fields: &Fields<'_>) -> Result<Record, Refusal> {
    let text = [fields.text("LP"), fields.text("TD")].join("\n\n");
    if text.trim().is_empty() {
        return Err(Refusal::NoFullText);
    }
    let mut record = Record::new(Kind::Export, Origin::Record, Body::Text(text));
    record.title(&fields.line("HD"));
    record.byline(&fields.line("BY"));
    record.outlet(&fields.line("SN"));
    record.date(&fields.line("PD"));
    record.words = words(&fields.line("WC"));
    Ok(record)
}

/// Headline, byline, length, day, time, outlet and code stand on lines of
/// their own, and the text after the notice of copyright.
fn as_shown(lines: &[String]) -> Result<Record, Refusal> {
    let length = lines.iter().position(|line| words(line).is_some());
    let length = length.ok_or(Refusal::UnclearRecord)?;
    let notice = lines[length..].iter().position(|line| is_copyright(line));
    let notice = length + notice.ok_or(Refusal::UnclearRecord)?;
    let text = lines[notice + 1..].join("\n");
    if text.trim().is_empty() {
        return Err(Refusal::NoFullText);
    }
    let mut record = Record::new(Kind::Export, Origin::Record, Body::Text(text));
    let filled = |lines: &'_ [String]| -> Vec<String> {
        let lines = lines.iter().map(|line| line.trim().to_owned());
        lines.filter(|line| !line.is_empty()).collect()
    };
    let mut above = filled(&lines[..length]);
    let signed = |line: &String| line.starts_with("By ") || line.starts_with("BY ");
    if above.len() > 1 && above.last().is_some_and(signed) {
        record.byline(&above.pop().unwrap_or_default());
    }
    // A section may stand above the headline; it is shorter.
    let title = above.iter().max_by_key(|line| line.len());
    record.title(title.map_or("", String::as_str));
    let below = filled(&lines[length + 1..notice]);
    let dated = below
        .iter()
        .position(|line| stated_date::opening(line).is_some());
    if let Some(at) = dated {
        record.date(&below[at]);
        let is_time = |line: &&String| line.contains(':') && line.len() < 12;
        let after = below[at + 1..].iter().find(|line| !is_time(line));
        record.outlet(after.map_or("", String::as_str));
    }
    record.words = words(&lines[length]);
    Ok(record)
}
