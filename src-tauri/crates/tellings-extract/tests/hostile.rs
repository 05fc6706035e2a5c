//! No bytes make any reader panic, hang or forget: files of every kind, with
//! a few bytes changed, cut off, or put in from elsewhere.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use tellings_extract::{Article, Source, parts};
use zip::write::SimpleFileOptions;

fn zip_of(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("begun");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// A small file of each kind.
fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let docx = zip_of(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "word/document.xml",
            "<w:document><w:body><w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Gate jams</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Nine</w:t><w:br/></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl></w:body></w:document>",
        ),
        (
            "word/footnotes.xml",
            "<w:footnotes><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnotes>",
        ),
    ]);
    let odt = zip_of(&[
        (
            "content.xml",
            "<office:text><text:p>Nine<text:s text:c='3'/>barges<text:note><text:note-body><text:p>x</text:p></text:note-body></text:note></text:p></office:text>",
        ),
        ("META-INF/manifest.xml", "<m/>"),
    ]);
    let epub = zip_of(&[
        (
            "META-INF/container.xml",
            "<c><rootfile full-path='a.opf'/></c>",
        ),
        (
            "a.opf",
            "<p><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/><itemref idref='a'/></p>",
        ),
        (
            "a.xhtml",
            "<html><body><p>The gate jammed on Monday.</p></body></html>",
        ),
    ]);
    let text = |text: &str| text.as_bytes().to_vec();
    vec![
        ("a.docx", docx),
        ("a.odt", odt),
        ("a.epub", epub),
        (
            "a.zip",
            zip_of(&[
                ("a.txt", "The gate jammed."),
                ("b/c.md", "# Gate\n\nIt jammed."),
            ]),
        ),
        (
            "a.eml",
            text(
                "From: Ada <a@x.example>\r\nSubject: =?utf-8?q?Gate?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>It jam=\r\nmed.</p>\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\nContent-Transfer-Encoding: base64\r\n\r\nSXQgamFtbWVkLg==\r\n--b--\r\n",
            ),
        ),
        (
            "a.mbox",
            text(
                "From a Mon Jan  5 10:00:00 2026\nSubject: x\nMIME-Version: 1.0\n\nIt jammed.\n\nFrom b Mon Jan  5 10:00:00 2026\nSubject: y\nMIME-Version: 1.0\n\nIt was freed.\n",
            ),
        ),
        (
            "a.pdf",
            text(
                "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj\n4 0 obj <</Length 44>> stream\nBT /F 12 Tf 20 200 Td (The gate jammed.) Tj ET\nendstream endobj\n5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\ntrailer <</Root 1 0 R>>\n",
            ),
        ),
        (
            "a.rtf",
            text(
                "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset204 A;}}{\\*\\x y}The \\u8364? gate\\'e9\\par{\\footnote n}\\bin2 xx It jammed.}",
            ),
        ),
        (
            "a.rss",
            text(
                "<rss><channel><title>Echo</title><item><title>Gate</title><pubDate>Mon, 05 Jan 2026 22:30:00 +0100</pubDate><description>&lt;p&gt;It jammed.&lt;/p&gt;</description></item></channel></rss>",
            ),
        ),
        (
            "a.atom",
            text(
                "<feed><entry><title>x</title><content type='xhtml'><div><p>It jammed.</p></div></content></entry></feed>",
            ),
        ),
        (
            "a.xml",
            text(
                "<newsItem><contentMeta><headline>x</headline></contentMeta><contentSet><inlineXML><html><body><p>It jammed.</p></body></html></inlineXML></contentSet></newsItem>",
            ),
        ),
        (
            "a.json",
            text(
                r#"[{"uri":"u","headline":"Gate","body_html":"<p>It jammed.</p>","versioncreated":"2026-01-05"}]"#,
            ),
        ),
        (
            "b.json",
            text(
                r#"{"articles":[{"source":"a","text":"It jammed.\n\nNine.","left_out":[{"text":"x","before":1,"reason":"caption"}]}]}"#,
            ),
        ),
        (
            "a.txt",
            text(
                "Gate jams\nThe Echo\nJanuary 6, 2026\n\nCopyright 2026\n\nLength: 12 words\nBody\n\nIt jammed.\n\nEnd of Document\n",
            ),
        ),
        (
            "b.txt",
            text(
                "Gate jams\nBy Ada Finch\n12 words\n6 January 2026\nThe Echo\n(c) 2026 E\n\nIt jammed.\n\nDocument ORECHO0020260106em160000a\n",
            ),
        ),
    ]
}

fn check(article: &Article) {
    let paragraphs: Vec<&str> = article.paragraphs().collect();
    assert_eq!(paragraphs.join("\n\n"), article.text);
    for paragraph in &paragraphs {
        assert!(!paragraph.contains(['\n', '\r']), "{paragraph:?}");
    }
    assert!(
        article
            .left_out
            .iter()
            .all(|left| left.before <= paragraphs.len())
    );
    assert!(
        article
            .text
            .chars()
            .all(|c| !c.is_control() || c == '\n' || c == '\t')
    );
}

/// Reads a file twice and wants the same of it both times.
fn read(name: &str, bytes: &[u8]) {
    let read = || -> Vec<_> {
        parts(&Source { name, bytes })
            .iter()
            .map(|part| (part.within.clone(), part.article()))
            .collect()
    };
    let found = read();
    assert!(!found.is_empty(), "a file has at least one line");
    for (within, article) in &found {
        assert!(!within.contains(char::is_control), "{within:?}");
        if let Ok(article) = article {
            check(article);
        }
    }
    assert_eq!(found, read(), "the same bytes give the same parts");
}

#[test]
fn every_seed_gives_an_article() {
    for (name, bytes) in seeds() {
        let parts = parts(&Source {
            name,
            bytes: &bytes,
        });
        let articles = parts.iter().filter(|part| part.article().is_ok()).count();
        assert_eq!(articles, parts.len(), "{name}: {:?}", parts[0].article());
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        // A failure is mended with a named test; its seed is not kept.
        failure_persistence: None,
        ..ProptestConfig::with_cases(150)
    })]

    #[test]
    fn changed_files_are_read_or_refused(
        seed in 0..15_usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let (name, mut bytes) = seeds().swap_remove(seed);
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        read(name, &bytes);
    }

    #[test]
    fn files_made_of_pieces_are_read_or_refused(
        seed in 0..15_usize,
        other in 0..15_usize,
        from in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
    ) {
        let (name, mut bytes) = seeds().swap_remove(seed);
        let (_, other) = seeds().swap_remove(other);
        let at = at.index(bytes.len());
        let piece = other[from.index(other.len())..].to_vec();
        bytes.splice(at..at, piece);
        read(name, &bytes);
    }

    #[test]
    fn any_bytes_after_a_beginning_are_read_or_refused(
        seed in 0..15_usize,
        keep in 4..40_usize,
        rest in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let (name, mut bytes) = seeds().swap_remove(seed);
        bytes.truncate(keep);
        bytes.extend(rest);
        read(name, &bytes);
    }

    #[test]
    fn any_rich_text_is_read_or_refused(text in r"(\{|\}|\\[a-z]{1,9}-?[0-9]{0,6} ?|\\'[0-9a-f]{0,2}|\\\*|\\u-?[0-9]{1,7}\??|[A-Za-z .]|\PC){0,120}") {
        read("a.rtf", format!("{{\\rtf1 {text}").as_bytes());
    }
}
