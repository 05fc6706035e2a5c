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

/// A PDF of these pages, each a content stream in which `/F` is Helvetica.
pub(crate) fn pdf_of(pages: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    let mut kids = String::new();
    for page in pages {
        let number = objects.len() + 1;
        kids.push_str(&format!("{number} 0 R "));
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents {} 0 R /Resources << /Font << /F 3 0 R >> >> >>",
            number + 1
        ));
        objects.push(format!(
            "<< /Length {} >>\nstream\n{page}\nendstream",
            page.len()
        ));
    }
    let count = pages.len();
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>");
    let mut file = String::from("%PDF-1.7\n");
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = file.len();
    file.push_str(&format!(
        "{table}trailer\n<< /Size {} /Root 1 0 R /Info << /Title (Gate jams) >> >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    ));
    file.into_bytes()
}

/// Lines of print for a page: what, how large, from where and how high.
pub(crate) fn print_of(lines: &[(&str, u32, u32, u32)]) -> String {
    lines
        .iter()
        .map(|(text, size, x, y)| format!("BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n"))
        .collect()
}
