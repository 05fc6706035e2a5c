//! What a file is, by its bytes first and by its name second.
//!
//! Only the beginning is looked at, save for the search for NUL bytes. What
//! is no text is refused here, by name, so that the later stages see text
//! only.

use crate::{Kind, LooksLike, Refusal, Source, feed, json, mbox, newsml, webarchive, xml};

/// What the names of the files end in that are read, in lower case. Files in
/// folders and archives are known by it; what a file is, its bytes say.
pub const EXTENSIONS: [&str; 22] = [
    "txt",
    "text",
    "md",
    "markdown",
    "html",
    "htm",
    "xhtml",
    "docx",
    "odt",
    "zip",
    "eml",
    "mbox",
    "mhtml",
    "mht",
    "pdf",
    "rtf",
    "rss",
    "atom",
    "xml",
    "json",
    "webarchive",
    "epub",
];

/// How a file is taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Text in one of three customs.
    Text(Kind),
    /// A zip: an archive of files, or a document that is one.
    Zip,
    /// A PDF.
    Pdf,
    /// Rich text.
    Rtf,
    /// An e-mail message, which a page may be saved as.
    Mail,
    /// Several e-mail messages in a row.
    Mbox,
    /// A page that Safari saved.
    WebArchive,
    /// RSS, RDF or Atom.
    Feed,
    /// Agencies' XML.
    News,
    /// JSON.
    Json,
}

/// How many bytes of the beginning are looked at for tags.
const HEAD: usize = 4096;

/// The beginnings of files that are not text.
const SIGNATURES: [(&[u8], LooksLike); 35] = [
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", LooksLike::OldOffice),
    (b"\x1F\x8B", LooksLike::Archive),
    (b"BZh", LooksLike::Archive),
    (b"\xFD7zXZ\x00", LooksLike::Archive),
    (b"7z\xBC\xAF\x27\x1C", LooksLike::Archive),
    (b"\x28\xB5\x2F\xFD", LooksLike::Archive),
    (b"Rar!\x1A\x07", LooksLike::Archive),
    (b"!<arch>\n", LooksLike::Archive),
    (b"\x89PNG\r\n\x1A\n", LooksLike::Picture),
    (b"\xFF\xD8\xFF", LooksLike::Picture),
    (b"GIF87a", LooksLike::Picture),
    (b"GIF89a", LooksLike::Picture),
    (b"II*\x00", LooksLike::Picture),
    (b"MM\x00*", LooksLike::Picture),
    (b"\x00\x00\x01\x00", LooksLike::Picture),
    (b"8BPS", LooksLike::Picture),
    (b"\xFF\x0A", LooksLike::Picture),
    (b"<svg", LooksLike::Picture),
    (b"ID3", LooksLike::Media),
    (b"\xFF\xFB", LooksLike::Media),
    (b"OggS", LooksLike::Media),
    (b"fLaC", LooksLike::Media),
    (b"\x1A\x45\xDF\xA3", LooksLike::Media),
    (b"\x00\x00\x01\xBA", LooksLike::Media),
    (b"\x7FELF", LooksLike::Program),
    (b"MZ\x90\x00", LooksLike::Program),
    (b"\xCF\xFA\xED\xFE", LooksLike::Program),
    (b"\xCA\xFE\xBA\xBE", LooksLike::Program),
    (b"\x00asm", LooksLike::Program),
    (b"SQLite format 3\x00", LooksLike::Database),
    (b"\x00\x01\x00\x00\x00", LooksLike::Font),
    (b"OTTO\x00", LooksLike::Font),
    (b"wOFF", LooksLike::Font),
    (b"wOF2", LooksLike::Font),
    (b"PK\x07\x08", LooksLike::Archive),
];

/// Elements that only a page begins with.
const PAGE_STARTS: [&str; 9] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<title",
    "<meta",
    "<article",
    "<main",
    "<script",
];

/// Elements that say, together with a page's name, that this is a page.
const PAGE_PARTS: [&str; 9] = [
    "<p>", "<p ", "<div", "<h1", "<br", "<span", "<section", "<a ", "</p>",
];

/// How the file is taken apart.
pub(crate) fn format(source: &Source<'_>) -> Result<Format, Refusal> {
    if source.bytes.starts_with(b"PK\x03\x04") || source.bytes.starts_with(b"PK\x05\x06") {
        return Ok(Format::Zip);
    }
    if source.bytes.starts_with(b"{\\rtf") {
        return Ok(Format::Rtf);
    }
    if is_pdf(source.bytes) {
        return Ok(Format::Pdf);
    }
    if mbox::begins(source.bytes) {
        return Ok(Format::Mbox);
    }
    if is_mail(&readable_head(source.bytes, false)) {
        return Ok(Format::Mail);
    }
    if source.bytes.starts_with(webarchive::MAGIC) {
        return Ok(Format::WebArchive);
    }
    let kind = kind(source)?;
    let head = readable_head(source.bytes, wide(source.bytes).is_some());
    let markdown = kind == Kind::Markdown;
    if json::begins(&head) && !markdown {
        return Ok(Format::Json);
    }
    let text = String::from_utf8_lossy(&source.bytes[..source.bytes.len().min(HEAD)]);
    match xml::root(&text).filter(|_| !markdown) {
        Some(root) if feed::is_root(&root) => Ok(Format::Feed),
        Some(root) if newsml::is_root(&root) => Ok(Format::News),
        Some(root)
            if head.trim_start().starts_with("<?xml")
                && !root.eq_ignore_ascii_case("html")
                && (kind == Kind::Text || extension(source.name) == "xml") =>
        {
            Err(Refusal::NotText {
                looks_like: LooksLike::Xml,
            })
        }
        _ => Ok(Format::Text(kind)),
    }
}

/// A PDF may begin a little late, after bytes that are no text.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    bytes.starts_with(b"%PDF-")
        || (!head.starts_with(b"<")
            && find(head, b"%PDF-1.")
                .is_some_and(|at| head[..at].iter().any(|b| *b > 127) || at < 8))
}

/// What kind of text the file is.
fn kind(source: &Source<'_>) -> Result<Kind, Refusal> {
    let bytes = source.bytes;
    if bytes.is_empty() {
        return Err(Refusal::Empty);
    }
    if let Some(looks_like) = not_text(bytes) {
        return Err(Refusal::NotText { looks_like });
    }
    let wide = wide(bytes);
    if wide.is_none() && too_many_controls(bytes) {
        return Err(Refusal::NotText {
            looks_like: LooksLike::Binary,
        });
    }
    let head = readable_head(bytes, wide.is_some());
    if head.trim().is_empty()
        && bytes
            .iter()
            .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
    {
        return Err(Refusal::Empty);
    }
    let start = head.trim_start();
    let extension = extension(source.name);
    if is_page(start, &extension) {
        return Ok(Kind::Html);
    }
    Ok(
        if matches!(
            extension.as_str(),
            "md" | "markdown" | "mdown" | "mkd" | "mdwn"
        ) {
            Kind::Markdown
        } else {
            Kind::Text
        },
    )
}

/// Whether the name promises another kind than `kind`. A name without a known
/// extension promises nothing.
pub(crate) fn name_differs(name: &str, kind: Kind) -> bool {
    match extension(name).as_str() {
        "htm" | "html" | "xhtml" | "xht" => kind != Kind::Html,
        "txt" | "text" | "md" | "markdown" => !matches!(kind, Kind::Text | Kind::Markdown),
        "docx" => kind != Kind::Docx,
        "odt" => kind != Kind::Odt,
        "eml" => kind != Kind::Email,
        "mhtml" | "mht" => kind != Kind::Mhtml,
        "pdf" => kind != Kind::Pdf,
        "rtf" => kind != Kind::Rtf,
        "doc" | "epub" => true,
        _ => false,
    }
}

/// Whether a name inside an archive is that of a file that is read. Hidden
/// files and what systems put beside files are not.
pub(crate) fn is_article_name(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    !file.starts_with('.')
        && !name.starts_with("__MACOSX/")
        && EXTENSIONS.contains(&extension(name).as_str())
}

pub(crate) fn extension(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase())
        .unwrap_or_default()
}

fn not_text(bytes: &[u8]) -> Option<LooksLike> {
    if bytes.len() > 12 && bytes.starts_with(b"RIFF") {
        return Some(if &bytes[8..12] == b"WEBP" {
            LooksLike::Picture
        } else {
            LooksLike::Media
        });
    }
    if bytes.len() > 12 && &bytes[4..8] == b"ftyp" {
        let picture = [&b"avif"[..], b"heic", b"heix", b"mif1"].contains(&&bytes[8..12]);
        return Some(if picture {
            LooksLike::Picture
        } else {
            LooksLike::Media
        });
    }
    // A bitmap's two letters also begin words, so its reserved zeros count too.
    if bytes.len() > 14 && bytes.starts_with(b"BM") && bytes[6..10] == [0; 4] {
        return Some(LooksLike::Picture);
    }
    if bytes.len() > 262 && &bytes[257..262] == b"ustar" {
        return Some(LooksLike::Archive);
    }
    SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
        .map(|(_, looks_like)| *looks_like)
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len())
        .position(|window| window == needle)
}

/// Whether the bytes are UTF-16, and if so whether the low byte comes first.
pub(crate) fn wide(bytes: &[u8]) -> Option<bool> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some(true),
        [0xFE, 0xFF, ..] => return Some(false),
        _ => {}
    }
    // Without a mark, text of a Western script has a zero in nearly every
    // second byte and hardly any in the others.
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 >= pairs * 6 && even * 20 <= pairs {
        Some(true)
    } else if even * 10 >= pairs * 6 && odd * 20 <= pairs {
        Some(false)
    } else {
        None
    }
}

/// Text has tabs and line ends, and hardly any other control bytes. A few
/// NULs in a long text are a damaged text; many are not text.
fn too_many_controls(bytes: &[u8]) -> bool {
    let controls = bytes
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127))
        .count();
    // One odd byte in a short note is an accident, one in fifty is a pattern.
    controls > 2 && controls * 50 > bytes.len()
}

fn readable_head(bytes: &[u8], wide: bool) -> String {
    let take = if wide { HEAD * 2 } else { HEAD };
    let head = &bytes[..bytes.len().min(take)];
    let ascii: Vec<u8> = head
        .iter()
        .copied()
        .filter(|byte| !wide || *byte != 0)
        .collect();
    let text = String::from_utf8_lossy(&ascii);
    text.trim_start_matches(['\u{feff}', '\u{fffd}'])
        .to_ascii_lowercase()
}

fn is_mail(head: &str) -> bool {
    let headers = [
        "snapshot-content-location:",
        "mime-version:",
        "content-type:",
        "message-id:",
        "received:",
        "return-path:",
        "from:",
        "subject:",
    ];
    let lines = head.lines().take_while(|line| !line.trim().is_empty());
    let (mut known, mut sure) = (0, false);
    for line in lines {
        if let Some(header) = headers.iter().find(|header| line.starts_with(**header)) {
            known += 1;
            sure |= matches!(
                *header,
                "mime-version:" | "message-id:" | "received:" | "return-path:"
            );
        }
    }
    sure && known >= 2
}

fn is_page(start: &str, extension: &str) -> bool {
    // Prologs and comments may stand before the first element.
    let mut rest = start;
    loop {
        let skipped = if let Some(after) = rest.strip_prefix("<!--") {
            after.split_once("-->").map(|(_, rest)| rest)
        } else if let Some(after) = rest.strip_prefix("<?xml") {
            after.split_once("?>").map(|(_, rest)| rest)
        } else {
            None
        };
        match skipped {
            Some(after) => rest = after.trim_start(),
            None => break,
        }
    }
    if PAGE_STARTS.iter().any(|tag| rest.starts_with(tag)) {
        return true;
    }
    // A saving program's long note can hide the first element.
    if rest.starts_with("<!--") {
        return !matches!(extension, "md" | "markdown") || rest.contains("<html");
    }
    let named = matches!(extension, "htm" | "html" | "xhtml" | "xht");
    let parts = PAGE_PARTS.iter().filter(|tag| rest.contains(**tag)).count();
    let markdown = matches!(extension, "md" | "markdown" | "mdown" | "mkd" | "mdwn");
    (named && parts > 0)
        || (!markdown && rest.starts_with('<') && parts > 1)
        || (!markdown && rest.contains("<html") && rest.contains("<body"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, bytes: &[u8], expected: Result<Kind, &str>) {
        let found = kind(&Source { name, bytes }).map_err(|refusal| match refusal {
            Refusal::NotText { looks_like } => looks_like.name(),
            Refusal::Empty => "empty",
            _ => "another refusal",
        });
        assert_eq!(
            found,
            expected,
            "{name}: {:?}",
            String::from_utf8_lossy(bytes)
        );
    }

    #[test]
    fn bytes_come_before_names() {
        check("a.txt", b"The bridge opened.", Ok(Kind::Text));
        check("a.md", b"# The bridge", Ok(Kind::Markdown));
        check("", b"# The bridge", Ok(Kind::Text));
        check("a.txt", b"<!DOCTYPE html><p>Hello", Ok(Kind::Html));
        check("a.txt", b"<!-- saved --><html><body>", Ok(Kind::Html));
        check("a.html", b"The bridge opened.", Ok(Kind::Text));
        check("a.html", b"Hello <p>The bridge", Ok(Kind::Html));
        check("a.md", b"<div>\n\n# The bridge", Ok(Kind::Markdown));
        check("a.txt", b"\xFF\xFE<\0h\0t\0m\0l\0>\0", Ok(Kind::Html));
        check("a.txt", b"T\0h\0e\0 \0b\0r\0i\0d\0g\0e\0", Ok(Kind::Text));
    }

    #[test]
    fn what_is_no_text_is_called_by_its_name() {
        check("a.txt", b"\x89PNG\r\n\x1A\n\0\0", Err("a picture"));
        check("a.txt", b"\x7FELF\x02\x01", Err("a program"));
        check(
            "a.txt",
            b"a\0\x01\x02b\0c\x05\x06",
            Err("data that is not text"),
        );
        check("a.txt", b"", Err("empty"));
        check("a.txt", b" \n\t ", Err("empty"));
    }
}
