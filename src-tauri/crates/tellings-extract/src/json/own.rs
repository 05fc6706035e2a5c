//! What Tellings writes: the articles of `extract` and of a comparison.
//!
//! Their texts were read and judged before, so they are taken as they are.

use serde_json::Value;

use super::{list, text};
use crate::record::{Body, Record};
use crate::{Kind, LeftOut, LeftOutReason, Origin, Refusal};

/// The articles of a file that the program wrote.
pub(super) fn articles(value: &Value) -> Option<&[Value]> {
    let articles = list(value, "articles");
    let ours = text(value, "format") == "tellings-comparison"
        || articles
            .iter()
            .all(|article| article.get("text").is_some() && article.get("source").is_some());
    (ours && !articles.is_empty()).then_some(articles)
}

/// One article.
pub(super) fn record(value: &Value) -> Result<Record, Refusal> {
    let left_out = list(value, "left_out").iter().filter_map(|left| {
        Some(LeftOut {
            text: text(left, "text").to_owned(),
            before: usize::try_from(left.get("before")?.as_u64()?).ok()?,
            reason: LeftOutReason::from_code(text(left, "reason"))?,
        })
    });
    let body = Body::Kept(text(value, "text").to_owned(), left_out.collect());
    let mut record = Record::new(Kind::Tellings, Origin::Record, body);
    let origin = |record: &mut Record, field: &str| {
        let origins = value.get("origins").unwrap_or(&Value::Null);
        record.origin = Origin::from_code(text(origins, field))
            .filter(|origin| *origin != Origin::Person)
            .unwrap_or(Origin::Record);
    };
    origin(&mut record, "title");
    record.title(text(value, "title"));
    origin(&mut record, "byline");
    record.byline(text(value, "byline"));
    origin(&mut record, "outlet");
    record.outlet(text(value, "outlet"));
    origin(&mut record, "date");
    record.date(text(value, "date"));
    origin(&mut record, "url");
    record.url(text(value, "url"));
    origin(&mut record, "language");
    record.language(text(value, "language"));
    record.said_incomplete = value.get("complete").and_then(Value::as_bool) == Some(false);
    Ok(record)
}
