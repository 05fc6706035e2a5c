//! The lines that open a text and say what it is: title, author, date, source.
//!
//! A line is taken only when the whole of it is a label with a value of the
//! right sort (`Date: 7 January 2026`), or a byline. The one exception is a
//! labelled date that opens the same line as the prose, of which only the
//! date is taken. Values are taken as stated and never completed.

use crate::{LeftOutReason, Origin, Told, stated_date};

/// What the opening lines say of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) title: Option<Told>,
    pub(crate) byline: Option<Told>,
    pub(crate) outlet: Option<Told>,
    pub(crate) date: Option<Told>,
    pub(crate) url: Option<Told>,
    pub(crate) language: Option<Told>,
}

const TITLE: [&str; 3] = ["title", "headline", "titel"];
const BYLINE: [&str; 5] = ["author", "authors", "byline", "by", "written by"];
const OUTLET: [&str; 9] = [
    "outlet",
    "publisher",
    "publication",
    "source",
    "newspaper",
    "site",
    "website",
    "site_name",
    "quelle",
];
const DATE: [&str; 19] = [
    "date",
    "published",
    "publication date",
    "published on",
    "date published",
    "published at",
    "pubdate",
    "posted",
    "posted on",
    "first published",
    "datum",
    "publish_date",
    "veröffentlicht",
    "veröffentlicht am",
    "erstellt am",
    "publié le",
    "publicado",
    "publicado el",
    "publicado em",
];
const URL: [&str; 6] = ["url", "link", "web", "address", "permalink", "canonical"];
const LANGUAGE: [&str; 3] = ["language", "lang", "sprache"];
/// Labels that are understood as no part of the text, and not used.
const OTHER: [&str; 14] = [
    "updated",
    "last updated",
    "modified",
    "last modified",
    "retrieved",
    "accessed",
    "saved",
    "section",
    "category",
    "categories",
    "tags",
    "keywords",
    "word count",
    "id",
];

impl Header {
    /// Takes `line` if the whole of it is a statement about the article.
    pub(crate) fn take(&mut self, line: &str, origin: Origin) -> Option<LeftOutReason> {
        let line = line.trim();
        if line.len() > 500 {
            return None;
        }
        if let Some((label, value)) = line.split_once(':')
            && let Some(reason) = self.labelled(label, value, origin)
        {
            return Some(reason);
        }
        if let Some(reason) = self.spaced_date(line, origin) {
            return Some(reason);
        }
        if let Some(name) = byline(line) {
            put(&mut self.byline, name, origin);
            return Some(LeftOutReason::Byline);
        }
        if web_address(line).is_some() {
            put(&mut self.url, line, origin);
            return Some(LeftOutReason::Url);
        }
        if let Some(day) = stated_date::day(line) {
            put(&mut self.date, &day, origin);
            return Some(LeftOutReason::Date);
        }
        None
    }

    /// Takes a value by its label, as in front matter. Labels whose values do
    /// not fit are not taken.
    pub(crate) fn labelled(
        &mut self,
        label: &str,
        value: &str,
        origin: Origin,
    ) -> Option<LeftOutReason> {
        let label = label
            .trim()
            .trim_matches(['*', '_', '#'])
            .trim()
            .to_lowercase();
        let label = label.as_str();
        let value = value.trim().trim_matches(['*', '_']).trim();
        let value = unquoted(value);
        if value.is_empty() {
            return None;
        }
        if TITLE.contains(&label) {
            put(&mut self.title, value, origin);
            Some(LeftOutReason::Headline)
        } else if DATE.contains(&label) {
            put(&mut self.date, &stated_date::day(value)?, origin);
            Some(LeftOutReason::Date)
        } else if URL.contains(&label) {
            put(&mut self.url, web_address(value)?, origin);
            Some(LeftOutReason::Url)
        } else if BYLINE.contains(&label) && is_short(value) {
            put(&mut self.byline, value, origin);
            Some(LeftOutReason::Byline)
        } else if OUTLET.contains(&label) && is_short(value) {
            if let Some(url) = web_address(value) {
                put(&mut self.url, url, origin);
                return Some(LeftOutReason::Url);
            }
            put(&mut self.outlet, value, origin);
            Some(LeftOutReason::Outlet)
        } else if LANGUAGE.contains(&label) && is_short(value) {
            put(&mut self.language, &value.to_lowercase(), origin);
            Some(LeftOutReason::Metadata)
        } else if OTHER.contains(&label) && is_short(value) {
            Some(LeftOutReason::Metadata)
        } else {
            None
        }
    }

    /// Takes from `other` what is not stated yet.
    pub(crate) fn fill(&mut self, other: Self) {
        let or = |slot: &mut Option<Told>, value: Option<Told>| {
            if slot.is_none() {
                *slot = value;
            }
        };
        or(&mut self.title, other.title);
        or(&mut self.byline, other.byline);
        or(&mut self.outlet, other.outlet);
        or(&mut self.date, other.date);
        or(&mut self.url, other.url);
        or(&mut self.language, other.language);
    }

    /// `date 2026-01-07`, without a colon.
    fn spaced_date(&mut self, line: &str, origin: Origin) -> Option<LeftOutReason> {
        let (day, length) = labelled_date(line)?;
        line[length..].trim().is_empty().then(|| {
            put(&mut self.date, &day, origin);
            LeftOutReason::Date
        })
    }

    /// Takes a line that is the name of a newspaper or the like and nothing
    /// else. Only asked for lines that stand among such statements.
    pub(crate) fn take_outlet(&mut self, line: &str, origin: Origin) -> Option<LeftOutReason> {
        let line = line.trim();
        names_outlet(line).then(|| {
            put(&mut self.outlet, line, origin);
            LeftOutReason::Outlet
        })
    }

    /// How many bytes of `line` are a labelled date with prose after it.
    pub(crate) fn take_opening_date(&mut self, line: &str, origin: Origin) -> Option<usize> {
        let (day, length) = labelled_date(line)?;
        let prose = &line[length..];
        // “Date 2026-01-07 was set” is a sentence about a date.
        let begins = prose.starts_with(char::is_whitespace)
            && prose
                .trim_start()
                .chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || "\"“‘'«„".contains(c));
        begins.then(|| {
            put(&mut self.date, &day, origin);
            length
        })
    }
}

/// Keeps the first of two values: what stands higher is the better evidence.
fn put(slot: &mut Option<Told>, value: &str, origin: Origin) {
    if slot.is_none() {
        *slot = Told::new(value, origin);
    }
}

fn labelled_date(line: &str) -> Option<(String, usize)> {
    let trimmed = line.trim_start();
    let labels = |label: &&&str| {
        trimmed
            .get(..label.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(label))
    };
    let label = DATE.iter().filter(labels).max_by_key(|label| label.len())?;
    let after = &trimmed[label.len()..];
    let value = after.strip_prefix(':').unwrap_or(after);
    if !value.starts_with(char::is_whitespace) {
        return None;
    }
    let (day, length) = stated_date::opening(value)?;
    Some((day, line.len() - value.len() + length))
}

/// The name in `By Ada Finch` or `By ADA FINCH and Bo Reed, Political Editor`.
fn byline(line: &str) -> Option<&str> {
    let name = line
        .strip_prefix("By ")
        .or_else(|| line.strip_prefix("BY "))?
        .trim();
    // “By Ada Finch on Monday, January 5, 2026 at 11:04 a.m.”
    let dated = name
        .split_once(" on ")
        .filter(|(_, date)| stated_date::day(date).is_some());
    let name = dated.map_or(name, |(name, _)| name.trim());
    let words: Vec<_> = name.split_whitespace().collect();
    // A name is capitalised throughout, save for particles; a sentence is not.
    let named = words.iter().all(|word| {
        word.chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || !c.is_alphabetic())
            || matches!(
                *word,
                "and"
                    | "de"
                    | "van"
                    | "von"
                    | "der"
                    | "den"
                    | "la"
                    | "du"
                    | "di"
                    | "al"
                    | "bin"
                    | "in"
                    | "for"
                    | "of"
                    | "the"
            )
    });
    // “By Tuesday” and “By 2030” open sentences or are headings.
    let person = words.len() >= 2 || name.contains("Staff") || name.contains("Reuters");
    let ended =
        name.ends_with(['.', '?', '!', ':']) && !name.ends_with("Jr.") && !name.ends_with("Sr.");
    (named
        && person
        && words.len() <= 14
        && !ended
        && !name.starts_with(|c: char| c.is_ascii_digit()))
    .then_some(name)
}

/// Whether a line is written like the name of an outlet.
fn names_outlet(line: &str) -> bool {
    const NAMES: [&str; 40] = [
        "times",
        "post",
        "news",
        "observer",
        "herald",
        "gazette",
        "chronicle",
        "tribune",
        "journal",
        "daily",
        "press",
        "guardian",
        "telegraph",
        "mail",
        "standard",
        "star",
        "independent",
        "echo",
        "examiner",
        "courier",
        "mirror",
        "agency",
        "review",
        "globe",
        "sun",
        "world",
        "today",
        "radio",
        "tv",
        "television",
        "broadcasting",
        "zeitung",
        "anzeiger",
        "argus",
        "advertiser",
        "bulletin",
        "dispatch",
        "monitor",
        "reporter",
        "weekly",
    ];
    let words: Vec<&str> = line.split_whitespace().collect();
    let named = words.iter().all(|word| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
            || matches!(*word, "of" | "the" | "and" | "&" | "on")
    });
    let known = words.first() == Some(&"The")
        || words
            .iter()
            .any(|word| NAMES.contains(&word.to_lowercase().as_str()));
    (1..=6).contains(&words.len()) && named && known && !line.ends_with(['.', '!', '?', ':', ','])
}

/// `text` if the whole of it is a web address.
pub(crate) fn web_address(text: &str) -> Option<&str> {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    let lower = text
        .get(..8.min(text.len()))
        .map_or_else(String::new, str::to_ascii_lowercase);
    let after = if lower.starts_with("https://") {
        &text[8..]
    } else if lower.starts_with("http://") {
        &text[7..]
    } else {
        return None;
    };
    let host = after.split(['/', '?', '#']).next().unwrap_or("");
    let plain =
        !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\^`{|}".contains(c));
    (plain && text.len() <= 2000 && host.contains(|c: char| c.is_alphanumeric())).then_some(text)
}

fn unquoted(value: &str) -> &str {
    for mark in ['"', '\''] {
        if let Some(inner) = value
            .strip_prefix(mark)
            .and_then(|value| value.strip_suffix(mark))
        {
            return inner.trim();
        }
    }
    value
}

/// Whether a value is a label's and no sentence.
fn is_short(value: &str) -> bool {
    value.split_whitespace().count() <= 16 && value.len() <= 200
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LeftOutReason::{Byline, Date, Headline, Metadata, Outlet, Url};

    fn check(line: &str, expected: Option<LeftOutReason>) {
        assert_eq!(
            Header::default().take(line, Origin::FirstLines),
            expected,
            "{line}"
        );
    }

    #[test]
    fn statements_about_the_article() {
        check("Title: The bridge", Some(Headline));
        check("By Ada Finch", Some(Byline));
        check("By Ada Finch and Bo van Reed", Some(Byline));
        check(
            "By Ada Finch on Monday, January 5th, 2026 at 11:04 a.m.",
            Some(Byline),
        );
        check("Author: Ada Finch", Some(Byline));
        check("Source: The Harbour Post", Some(Outlet));
        check("Source: https://harbour.example/bridge", Some(Url));
        check("URL: https://harbour.example/bridge", Some(Url));
        check("https://harbour.example/bridge", Some(Url));
        check("date 2026-01-07", Some(Date));
        check("Published: 7 January 2026, 10:30 GMT", Some(Date));
        check("7 January 2026", Some(Date));
        check("Updated: yesterday", Some(Metadata));
    }

    #[test]
    fn prose_is_no_statement() {
        check("By Tuesday the bridge had fallen.", None);
        check("By 2030", None);
        check("By then Ada Finch was gone", None);
        check("Date: soon", None);
        check("URL: javascript:alert(1)", None);
        check(
            "Source: several people who were there and who asked that their names should not be given said that it fell.",
            None,
        );
        check("The date: 2026-01-07", None);
    }

    #[test]
    fn a_date_before_prose() {
        let check = |line: &str, expected: Option<&str>| {
            let rest = Header::default()
                .take_opening_date(line, Origin::FirstLines)
                .map(|length| &line[length..]);
            assert_eq!(rest, expected, "{line}");
        };
        check(
            "date 2026-01-07 The allies agreed.",
            Some(" The allies agreed."),
        );
        check(
            "Date: 7 January 2026 “We agree,” they said.",
            Some(" “We agree,” they said."),
        );
        check("Date 2026-01-07 was set for the vote.", None);
        check("2026-01-07 The allies agreed.", None);
    }
}
