//! ProQuest: fields by name, parted by lines of underscores.

use super::fields::Fields;
use crate::record::{Body, Record};
use crate::{Kind, Origin, Refusal};

/// Names of fields.
const NAMES: [&str; 36] = [
    "Author",
    "Publication info",
    "Abstract",
    "Links",
    "Full text",
    "Full Text",
    "Subject",
    "Location",
    "People",
    "Company / organization",
    "Company/organization",
    "Business indexing term",
    "Title",
    "Publication title",
    "Publication year",
    "Publication date",
    "Publication subject",
    "Place of publication",
    "Country of publication",
    "Pages",
    "First page",
    "Section",
    "Volume",
    "Issue",
    "Publisher",
    "ISSN",
    "Source type",
    "Language of publication",
    "Document type",
    "Dateline",
    "ProQuest document ID",
    "Document URL",
    "Copyright",
    "Last updated",
    "Database",
    "Credit",
];

/// The articles' lines, if the text is such an export.
pub(super) fn cut(lines: &[String]) -> Option<Vec<&[String]>> {
    let known = |line: &String| line.trim_start().starts_with("ProQuest document ID:");
    if !lines.iter().any(known) {
        return None;
    }
    let found = lines.split(|line| is_rule(line));
    // Before the first and after the last stand words about the search.
    let whole = |lines: &&[String]| lines.iter().any(known);
    Some(found.filter(whole).collect())
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 20 && line.bytes().all(|byte| matches!(byte, b'_' | b'-'))
}

/// One article.
pub(super) fn read(lines: &[String]) -> Result<Record, Refusal> {
    let fields = Fields::of(lines, |line| {
        let (name, rest) = line.trim_start().split_once(':')?;
        let known = NAMES.iter().find(|known| **known == name)?;
        Some((
            if *known == "Full Text" {
                "Full text"
            } else {
                known
            },
            rest,
        ))
    });
    let text = fields.text("Full text");
    let none = ["", "not available", "not available."];
    let missing = none.contains(&text.trim().to_lowercase().as_str());
    let summary = fields.text("Abstract");
    if missing && summary.trim().is_empty() {
        return Err(Refusal::NoFullText);
    }
    let body = Body::Text(if missing { summary } else { text });
    let mut record = Record::new(Kind::Export, Origin::Record, body);
    record.summary_only = missing;
    let opening = fields.opening();
    let numbered = |line: &&&str| !line.starts_with("Document ");
    let headline = opening.iter().find(numbered).copied().unwrap_or_default();
    record.title(headline);
    if fields.has("Title") {
        record.title(&fields.line("Title"));
    }
    record.byline(&fields.line("Author"));
    // “The Orrin Echo; Orrin” names the place as well.
    let outlet = fields.line("Publication title");
    record.outlet(outlet.split(';').next().unwrap_or_default());
    record.date(&fields.line("Publication date"));
    record.url(&fields.line("Document URL"));
    Ok(record)
}
