//! What a page's JSON-LD says of its article.
//!
//! JSON-LD is written for search engines and is often broken; what cannot be
//! read is passed over. Only objects that call themselves an article are
//! believed.

use serde_json::Value;

/// The statements that are of use here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) headline: Option<String>,
    pub(crate) authors: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) body: Option<String>,
    pub(crate) words: Option<usize>,
    pub(crate) not_free: bool,
    /// The page is a live blog.
    pub(crate) live: bool,
    /// The page is a gallery of pictures.
    pub(crate) gallery: bool,
}

/// The most objects of one page that are looked at.
const MOST_OBJECTS: usize = 5000;

/// Reads the scripts of a page; the first article in them is the page's.
pub(crate) fn read<'a>(scripts: impl Iterator<Item = &'a str>) -> Stated {
    let mut stated = Stated::default();
    for script in scripts {
        let Some(value) = parse(script) else { continue };
        let mut waiting = vec![&value];
        let mut looked_at = 0;
        while let Some(value) = waiting.pop() {
            looked_at += 1;
            if looked_at > MOST_OBJECTS {
                break;
            }
            match value {
                Value::Array(values) => waiting.extend(values.iter().rev()),
                Value::Object(object) => {
                    stated.gallery |= is_of(value, |kind| {
                        matches!(kind, "ImageGallery" | "MediaGallery")
                    });
                    if is_article(value) {
                        stated.live |= is_of(value, |kind| kind == "LiveBlogPosting");
                        stated.add(value);
                    } else if let Some(inner) = ["@graph", "mainEntity", "mainEntityOfPage"]
                        .iter()
                        .find_map(|key| object.get(*key))
                    {
                        waiting.push(inner);
                    }
                }
                _ => {}
            }
        }
    }
    stated
}

/// Line breaks inside strings are the commonest fault, and comments around
/// the whole come next.
fn parse(script: &str) -> Option<Value> {
    let script = script
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->")
        .trim();
    let script = script
        .trim_start_matches("//<![CDATA[")
        .trim_end_matches("//]]>")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(script).ok().or_else(|| {
        let even: String = script
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&even).ok()
    })
}

fn is_article(value: &Value) -> bool {
    is_of(value, |kind| {
        kind.ends_with("Article")
            || matches!(
                kind,
                "BlogPosting" | "LiveBlogPosting" | "Report" | "Reportage"
            )
    })
}

/// Whether an object calls itself something of a sort.
fn is_of(value: &Value, sort: impl Fn(&str) -> bool) -> bool {
    let named = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| sort(kind.rsplit(['/', ':']).next().unwrap_or(kind)))
    };
    match &value["@type"] {
        Value::Array(kinds) => kinds.iter().any(named),
        kind => named(kind),
    }
}

impl Stated {
    fn add(&mut self, article: &Value) {
        let text = |key: &str| {
            article[key]
                .as_str()
                .map(str::trim)
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        let or = |slot: &mut Option<String>, value: Option<String>| {
            if slot.is_none() {
                *slot = value;
            }
        };
        or(
            &mut self.headline,
            text("headline").or_else(|| text("name")),
        );
        or(&mut self.date, text("datePublished"));
        or(&mut self.body, text("articleBody"));
        or(
            &mut self.authors,
            names(&article["author"]).or_else(|| names(&article["creator"])),
        );
        or(&mut self.publisher, names(&article["publisher"]));
        let page = &article["mainEntityOfPage"];
        or(
            &mut self.url,
            text("url").or_else(|| {
                page.as_str()
                    .or_else(|| page["@id"].as_str())
                    .map(str::to_owned)
            }),
        );
        if self.words.is_none() {
            let words = &article["wordCount"];
            self.words = words
                .as_u64()
                .and_then(|words| usize::try_from(words).ok())
                .or_else(|| words.as_str().and_then(|words| words.trim().parse().ok()));
        }
        let free = &article["isAccessibleForFree"];
        self.not_free |= free.as_bool() == Some(false)
            || free
                .as_str()
                .is_some_and(|free| free.eq_ignore_ascii_case("false"));
    }
}

/// The names of people or organisations, put together.
fn names(value: &Value) -> Option<String> {
    let name = |value: &Value| match value {
        Value::String(name) => Some(name.trim().to_owned()),
        Value::Object(_) => match &value["name"] {
            Value::String(name) => Some(name.trim().to_owned()),
            Value::Array(names) => names
                .first()
                .and_then(Value::as_str)
                .map(|name| name.trim().to_owned()),
            _ => None,
        },
        _ => None,
    };
    let mut all: Vec<String> = match value {
        Value::Array(values) => values.iter().take(12).filter_map(name).collect(),
        value => name(value).into_iter().collect(),
    };
    all.retain(|name| !name.is_empty());
    all.dedup();
    (!all.is_empty()).then(|| all.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, expected: &Stated) {
        assert_eq!(&read(std::iter::once(script)), expected, "{script}");
    }

    #[test]
    fn statements() {
        let headline = Stated {
            headline: Some("Bridge falls".to_owned()),
            ..Stated::default()
        };
        check(
            r#"{"@type":"NewsArticle","headline":"Bridge falls"}"#,
            &headline,
        );
        check(
            r#"[{"@type":"WebSite","name":"x"},{"@type":["ReportageNewsArticle"],"headline":" Bridge falls "}]"#,
            &headline,
        );
        check(
            "{\"@type\":\"NewsArticle\",\"headline\":\"Bridge\nfalls\"}",
            &headline,
        );
        check(
            r#"{"@type":"NewsArticle","isAccessibleForFree":"False"}"#,
            &Stated {
                not_free: true,
                ..Stated::default()
            },
        );
        check(
            r#"{"@type":"NewsArticle","wordCount":"120"}"#,
            &Stated {
                words: Some(120),
                ..Stated::default()
            },
        );
        check(
            r#"{"@type":"LiveBlogPosting"}"#,
            &Stated {
                live: true,
                ..Stated::default()
            },
        );
        check(r#"{"@type":"Organization","name":"x"}"#, &Stated::default());
        check("not json", &Stated::default());
        check(&"[".repeat(100_000), &Stated::default());
    }
}
