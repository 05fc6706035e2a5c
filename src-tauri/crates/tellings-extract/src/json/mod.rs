//! JSON of the kinds that hold articles.
//!
//! Told apart by their fields: what Tellings itself writes ([`own`]), JSON
//! Feed, agencies' items (ninjs) and Zotero's references (CSL-JSON), which
//! seldom carry any text and are then told as references. Other JSON is
//! refused: no fields are guessed at.

mod news;
mod own;

use std::borrow::Cow;

use serde_json::Value;

use crate::opening::Opening;
use crate::part::numbered;
use crate::record::Record;
use crate::{LooksLike, Refusal};

/// Whether a text begins as JSON does.
pub(crate) fn begins(head: &str) -> bool {
    let mut marks = head.chars().filter(|c| !c.is_whitespace());
    matches!(
        (marks.next(), marks.next()),
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | ']'))
    )
}

/// Opens each article of a file.
pub(crate) fn open<'a>(opening: &mut Opening<'a>, at: &str, bytes: Cow<'a, [u8]>) {
    match records(&bytes) {
        Err(refusal) => opening.refuse(at, bytes, refusal),
        Ok(records) if records.is_empty() => opening.refuse(at, bytes, Refusal::NoEntries),
        Ok(records) => {
            let count = records.len();
            for (number, record) in records.into_iter().enumerate() {
                let at = if count == 1 {
                    at.to_owned()
                } else {
                    numbered(at, number, count)
                };
                match record {
                    Ok(record) if count == 1 => opening.record_of(&at, bytes.to_vec(), record),
                    Ok(record) => opening.record(&at, record),
                    Err(refusal) => opening.refuse(&at, Cow::default(), refusal),
                }
            }
        }
    }
}

/// What becomes of each article of a file.
type Records = Vec<Result<Record, Refusal>>;

fn records(bytes: &[u8]) -> Result<Records, Refusal> {
    // A value takes up to sixteen times its bytes in memory.
    crate::text_fits(bytes.len())?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // The crate stops at 128 levels, with an error.
    let value: Value = serde_json::from_slice(bytes).map_err(|_| Refusal::Damaged {
        looks_like: LooksLike::Json,
    })?;
    let of_all = |items: &[Value], one: fn(&Value) -> Result<Record, Refusal>| {
        items.iter().map(one).collect::<Records>()
    };
    if let Some(articles) = own::articles(&value) {
        return Ok(of_all(articles, own::record));
    }
    if is_json_feed(&value) {
        let outlet = text(&value, "title");
        let mut records = of_all(list(&value, "items"), news::feed_item);
        for record in records.iter_mut().flatten() {
            record.outlet(outlet);
        }
        return Ok(records);
    }
    let items = match &value {
        Value::Array(items) => items.as_slice(),
        _ if !list(&value, "items").is_empty() => list(&value, "items"),
        one => std::slice::from_ref(one),
    };
    if items.iter().any(news::is_ninjs) {
        return Ok(of_all(items, news::ninjs));
    }
    if !items.is_empty() && items.iter().all(news::is_csl) {
        return Ok(of_all(items, news::csl));
    }
    Err(Refusal::NotText {
        looks_like: LooksLike::Json,
    })
}

fn is_json_feed(value: &Value) -> bool {
    text(value, "version").starts_with("https://jsonfeed.org/version/")
}

/// The text of a field, or nothing.
fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The items of a field, or none.
fn list<'v>(value: &'v Value, field: &str) -> &'v [Value] {
    value
        .get(field)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use crate::testing::{article, lines, refused};

    #[test]
    fn agencies_items() {
        let item = r#"{"uri": "urn:x", "type": "text", "headline": "Gate jams", "byline": "By Ada Finch", "versioncreated": "2026-01-05T22:30:00+00:00", "language": "en-GB", "source": "Orrin Wire", "body_html": "<p>The gate at Orrin jammed on Monday.</p><p>Nine barges waited until the morning.</p>"}"#;
        let read = article("a.json", item.as_bytes());
        assert_eq!(
            read.text,
            "The gate at Orrin jammed on Monday.\n\nNine barges waited until the morning."
        );
        assert_eq!(read.title.expect("told").value, "Gate jams");
        assert_eq!(read.byline.expect("told").value, "Ada Finch");
        assert_eq!(read.date.expect("told").value, "2026-01-05");
        assert_eq!(read.outlet.expect("told").value, "Orrin Wire");
        assert_eq!(read.kind.code(), "ninjs");
        let newer = r#"[{"uri": "urn:x", "headlines": [{"value": "Gate jams"}], "bodies": [{"contenttype": "text/plain", "value": "The gate jammed."}]}, {"uri": "urn:y", "type": "picture"}]"#;
        assert_eq!(
            lines("a.json", newer.as_bytes()),
            ["1 of 2: Gate jams", "2 of 2: (no_full_text)"]
        );
    }

    #[test]
    fn references_are_told_as_references() {
        let csl = r#"[{"id": "1", "type": "article-newspaper", "title": "Gate jams", "container-title": "The Orrin Echo", "author": [{"family": "Finch", "given": "Ada"}], "issued": {"date-parts": [[2026, 1, 5]]}, "URL": "https://orrin.example/gate"}, {"id": "2", "type": "article-newspaper", "title": "Gate freed", "abstract": "The gate was freed at noon."}]"#;
        assert_eq!(
            lines("a.json", csl.as_bytes()),
            ["1 of 2: (no_full_text)", "2 of 2: Gate freed"]
        );
    }

    #[test]
    fn feeds_in_json() {
        let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "The Orrin Echo", "items": [{"id": "1", "title": "Gate jams", "url": "https://orrin.example/gate", "date_published": "2026-01-05T22:30:00Z", "content_text": "The gate jammed.", "authors": [{"name": "Ada Finch"}]}, {"id": "2", "title": "Freed", "summary": "It was freed."}]}"#;
        let parts = crate::parts(&crate::Source {
            name: "feed.json",
            bytes: feed.as_bytes(),
        });
        let first = parts[0].article().expect("an article");
        assert_eq!(first.outlet.expect("told").value, "The Orrin Echo");
        assert_eq!(first.byline.expect("told").value, "Ada Finch");
        assert!(
            !parts[1]
                .article()
                .expect("an article")
                .complete
                .is_complete()
        );
    }

    #[test]
    fn what_the_program_wrote_comes_back() {
        let own = r#"{"articles": [{"source": "a.txt", "title": "Gate jams", "outlet": "The Orrin Echo", "date": "2026-01-05", "origins": {"title": "first_lines"}, "language": "en", "complete": false, "text": "Gate jams at Orrin\n\nIt jammed.", "left_out": [{"text": "Advertisement", "before": 1, "reason": "advertising"}]}]}"#;
        let read = article("a.json", own.as_bytes());
        assert_eq!(
            read.text, "Gate jams at Orrin\n\nIt jammed.",
            "nothing is judged anew"
        );
        assert_eq!(read.title.expect("told").origin.code(), "first_lines");
        assert_eq!(read.outlet.expect("told").origin.code(), "record");
        assert_eq!(read.left_out.len(), 1);
        assert!(!read.complete.is_complete());
    }

    #[test]
    fn other_json_is_refused() {
        assert_eq!(
            refused("a.json", br#"{"name": "package", "version": "1"}"#),
            "not_text"
        );
        assert_eq!(refused("a.json", br#"{"name": "#), "damaged");
        let deep = format!("[{}", "{\"a\":[".repeat(500));
        assert_eq!(refused("a.json", deep.as_bytes()), "damaged");
        assert_eq!(refused("a.json", b"[]"), "not_text");
        assert_eq!(
            article("a.txt", b"{sic} The gate jammed.").kind.code(),
            "text"
        );
    }
}
