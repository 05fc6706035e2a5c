//! Files built for tests.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use crate::{Article, Part, Source, parts};

/// A zip of these files.
pub(crate) fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("begun");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// The one article of a file.
#[track_caller]
pub(crate) fn article(name: &str, bytes: &[u8]) -> Article {
    crate::extract(&Source { name, bytes }).expect("an article")
}

/// Why a file gives no article.
#[track_caller]
pub(crate) fn refused(name: &str, bytes: &[u8]) -> &'static str {
    crate::extract(&Source { name, bytes })
        .expect_err("no article")
        .code()
}

/// Each part of a file in a line: where, and the title or text, or why not.
pub(crate) fn lines(name: &str, bytes: &[u8]) -> Vec<String> {
    parts(&Source { name, bytes }).iter().map(line).collect()
}

fn line(part: &Part<'_>) -> String {
    let told = match part.article() {
        Ok(article) => article.title.map_or(article.text, |title| title.value),
        Err(refusal) => format!("({})", refusal.code()),
    };
    format!("{}: {told}", part.within)
}

/// What was left out, with the reasons.
pub(crate) fn left_out(article: &Article) -> Vec<(&'static str, &str)> {
    article
        .left_out
        .iter()
        .map(|left| (left.reason.code(), left.text.as_str()))
        .collect()
}

/// The paragraphs of an article.
pub(crate) fn paragraphs(article: &Article) -> Vec<&str> {
    article.paragraphs().collect()
}
