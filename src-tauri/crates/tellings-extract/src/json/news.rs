//! Agencies' items (ninjs 1 to 3), entries of JSON Feed, and references.

use serde_json::Value;

use super::{list, text};
use crate::record::{Body, Record, page};
use crate::{Kind, Origin, Refusal};

/// Whether a value is an agency's item: it has an address of its own and a
/// text or headline in one of the fields that the standard names.
pub(super) fn is_ninjs(value: &Value) -> bool {
    let has = |field: &str| value.get(field).is_some();
    (has("uri") || has("guid") || has("type"))
        && ["body_text", "body_html", "body_xhtml", "bodies"]
            .into_iter()
            .any(has)
}

/// An agency's item.
pub(super) fn ninjs(value: &Value) -> Result<Record, Refusal> {
    let body = plain_body(value).or_else(|| marked_body(value));
    let mut record = Record::new(
        Kind::Ninjs,
        Origin::Record,
        body.ok_or(Refusal::NoFullText)?,
    );
    record.title(first(value, "headline", "headlines"));
    record.byline(text(value, "byline"));
    let outlet = [
        text(value, "source"),
        first_name(value, "infosources"),
        text(value, "copyrightholder"),
    ];
    record.outlet(
        outlet
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_default(),
    );
    let date = ["firstcreated", "versioncreated"].map(|field| text(value, field));
    record.date(
        date.into_iter()
            .find(|date| !date.is_empty())
            .unwrap_or_default(),
    );
    record.language(text(value, "language"));
    record.said_incomplete = text(value, "representationtype") == "incomplete";
    Ok(record)
}

fn plain_body(value: &Value) -> Option<Body> {
    let newer = of_type(value, |kind| kind == "text/plain");
    [text(value, "body_text"), newer]
        .into_iter()
        .find(|body| !body.trim().is_empty())
        .map(|body| Body::Text(body.to_owned()))
}

fn marked_body(value: &Value) -> Option<Body> {
    let newer = of_type(value, |kind| kind.contains("html") || kind.is_empty());
    [text(value, "body_xhtml"), text(value, "body_html"), newer]
        .into_iter()
        .find(|body| !body.trim().is_empty())
        .map(|body| Body::Page(page(body)))
}

/// The text among `bodies` whose type is wanted.
fn of_type(value: &Value, wanted: impl Fn(&str) -> bool) -> &str {
    list(value, "bodies")
        .iter()
        .find(|body| wanted(text(body, "contenttype")))
        .map_or("", |body| text(body, "value"))
}

fn first<'v>(value: &'v Value, old: &str, new: &str) -> &'v str {
    match text(value, old) {
        "" => list(value, new)
            .first()
            .map_or("", |one| text(one, "value")),
        found => found,
    }
}

fn first_name<'v>(value: &'v Value, field: &str) -> &'v str {
    list(value, field)
        .first()
        .map_or("", |one| text(one, "name"))
}

/// An entry of JSON Feed.
pub(super) fn feed_item(value: &Value) -> Result<Record, Refusal> {
    let (plain, marked, summary) = (
        text(value, "content_text"),
        text(value, "content_html"),
        text(value, "summary"),
    );
    let body = if !marked.trim().is_empty() {
        Body::Page(page(marked))
    } else if !plain.trim().is_empty() {
        Body::Text(plain.to_owned())
    } else {
        Body::Text(summary.to_owned())
    };
    let mut record = Record::new(Kind::Feed, Origin::Feed, body);
    record.summary_only = marked.trim().is_empty() && plain.trim().is_empty();
    record.title(text(value, "title"));
    let older = value
        .get("author")
        .map_or("", |author| text(author, "name"));
    let names: Vec<&str> = list(value, "authors")
        .iter()
        .map(|one| text(one, "name"))
        .collect();
    record.byline(
        if names.is_empty() {
            older.to_owned()
        } else {
            names.join(", ")
        }
        .as_str(),
    );
    record.date(text(value, "date_published"));
    record.url(text(value, "url"));
    record.language(text(value, "language"));
    Ok(record)
}

/// Whether a value is a reference: a type and a title, and what only
/// references have.
pub(super) fn is_csl(value: &Value) -> bool {
    let has = |field: &str| value.get(field).is_some();
    let only = [
        "container-title",
        "issued",
        "abstract",
        "accessed",
        "URL",
        "citation-key",
    ];
    has("type") && has("title") && only.into_iter().any(has)
}

/// A reference: an article only by its abstract, which is not the whole.
pub(super) fn csl(value: &Value) -> Result<Record, Refusal> {
    let summary = text(value, "abstract");
    if summary.trim().is_empty() {
        return Err(Refusal::NoFullText);
    }
    let mut record = Record::new(
        Kind::Reference,
        Origin::Record,
        Body::Text(summary.to_owned()),
    );
    record.summary_only = true;
    record.title(text(value, "title"));
    let names: Vec<String> = list(value, "author").iter().map(person).collect();
    record.byline(&names.join(", "));
    record.outlet(text(value, "container-title"));
    record.date(&issued(value));
    record.url(text(value, "URL"));
    record.language(text(value, "language"));
    Ok(record)
}

fn person(value: &Value) -> String {
    match text(value, "literal") {
        "" => format!("{} {}", text(value, "given"), text(value, "family")),
        name => name.to_owned(),
    }
}

fn issued(value: &Value) -> String {
    let date = value.get("issued").unwrap_or(&Value::Null);
    let parts = list(date, "date-parts").first().and_then(Value::as_array);
    let number = |value: &Value| {
        value
            .as_u64()
            .or_else(|| value.as_str().and_then(|text| text.parse().ok()))
    };
    match parts
        .map(|parts| parts.iter().filter_map(number).collect::<Vec<_>>())
        .as_deref()
    {
        Some([year, month, day]) => format!("{year:04}-{month:02}-{day:02}"),
        _ => text(date, "raw").to_owned(),
    }
}
