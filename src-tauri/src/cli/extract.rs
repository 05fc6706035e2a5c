//! `tellings extract`: what an import would take from files, without doing it.

use std::io::Write;
use std::path::PathBuf;

use serde_json::{Value, json};
use tellings_extract::{Article, Passage, Told};

use super::args::ExtractFormat;
use super::{Status, Stop, deliver, say};
use crate::files::{Found, gather};
use crate::import::read_each;
use crate::reader::Pool;
use crate::shown;

pub(super) fn run(
    paths: &[PathBuf],
    format: ExtractFormat,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Status, Stop> {
    let mut status = Status::Done;
    let mut articles = Vec::new();
    let found = gather(paths);
    let name = |entry: &Found| entry.path().to_string_lossy().into_owned();
    read_each(
        &Pool::default(),
        &found,
        name,
        |_, read| -> Result<(), Stop> {
            match read.article {
                Ok(article) => articles.push((read.name, article)),
                Err(unusable) => {
                    if unusable.is_asked_for() {
                        status = Status::NotAll;
                    }
                    let name = shown::text(&read.name);
                    say(err, &format!("{name}: {}", unusable.sentence))?;
                }
            }
            Ok(())
        },
    )?;
    let written = match format {
        ExtractFormat::Json => in_json(&articles),
        ExtractFormat::Text => in_words(&articles),
    };
    deliver(written.as_bytes(), None, out)?;
    Ok(status)
}

fn in_json(articles: &[(String, Article)]) -> String {
    let articles: Vec<Value> = articles
        .iter()
        .map(|(name, article)| one(name, article))
        .collect();
    let mut json = serde_json::to_string_pretty(&json!({ "articles": articles }))
        .expect("values made of strings and numbers can be written");
    json.push('\n');
    json
}

fn one(name: &str, article: &Article) -> Value {
    let value = |told: &Option<Told>| told.as_ref().map(|told| told.value.clone());
    let origin = |told: &Option<Told>| told.as_ref().map(|told| told.origin.code());
    json!({
        "source": name,
        "kind": article.kind.code(),
        "encoding": article.encoding,
        "title": value(&article.title),
        "byline": value(&article.byline),
        "outlet": value(&article.outlet),
        "date": value(&article.date),
        "url": value(&article.url),
        "language": value(&article.language),
        "origins": {
            "title": origin(&article.title),
            "byline": origin(&article.byline),
            "outlet": origin(&article.outlet),
            "date": origin(&article.date),
            "url": origin(&article.url),
            "language": origin(&article.language),
        },
        "complete": article.complete.is_complete(),
        "completeness": article.complete.code(),
        "doubts": article.complete.doubts().iter().map(ToString::to_string).collect::<Vec<_>>(),
        "text": article.text,
        "paragraphs": article.paragraphs().collect::<Vec<_>>(),
        "left_out": article.left_out.iter().map(|left_out| json!({
            "text": left_out.text,
            "before": left_out.before,
            "reason": left_out.reason.code(),
        })).collect::<Vec<_>>(),
        "warnings": article.warnings.iter().map(|warning| json!({
            "code": warning.code(),
            "message": warning.to_string(),
        })).collect::<Vec<_>>(),
    })
}

fn in_words(articles: &[(String, Article)]) -> String {
    let mut words = String::new();
    for (name, article) in articles {
        let mut line = |text: &str| {
            words.push_str(&printable(text));
            words.push('\n');
        };
        line(&format!("== {}", shown::text(name)));
        for (name, told) in [
            ("Title", &article.title),
            ("Byline", &article.byline),
            ("Outlet", &article.outlet),
            ("Date", &article.date),
            ("Link", &article.url),
            ("Language", &article.language),
        ] {
            match told {
                Some(told) => line(&format!("{name}: {} ({})", told.value, told.origin)),
                None => line(&format!("{name}: not told")),
            }
        }
        for doubt in article.complete.doubts() {
            line(&format!("! {doubt}"));
        }
        for warning in &article.warnings {
            line(&format!("! {warning}"));
        }
        line("");
        for passage in article.passages() {
            match passage {
                Passage::Taken { text, .. } => line(&format!("{text}\n")),
                Passage::LeftOut { left_out, .. } => line(&format!(
                    "[left out, {}: {}]\n",
                    left_out.reason, left_out.text
                )),
            }
        }
    }
    words
}

/// Text that cannot steer the terminal it is printed on.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && c != '\n' && c != '\t' {
                '\u{FFFD}'
            } else {
                c
            }
        })
        .collect()
}
