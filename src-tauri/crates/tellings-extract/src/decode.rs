//! Bytes to text: which encoding, and what could not be read.
//!
//! The order is: a byte order mark, then valid UTF-8 (so that a wrong
//! declaration cannot spoil it), UTF-16 by its zeros, what a page declares,
//! UTF-8 with a few stray bytes, and at last recognition by the bytes. Nothing
//! is dropped: a byte that cannot be read becomes U+FFFD and is counted.
//! Control characters and direction overrides, which could make a text read
//! differently from what it is, are taken out and counted as well.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{Kind, Warning, sniff};

/// Text with the name of its encoding and what was odd about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: String,
    pub(crate) warnings: Vec<Warning>,
}

/// How far into a page its encoding may be declared.
const DECLARATION_HEAD: usize = 4096;

pub(crate) fn decode(bytes: &[u8], kind: Kind) -> Decoded {
    let mut warnings = Vec::new();
    let (text, encoding) = read(bytes, kind, &mut warnings);
    let unreadable = text.matches('\u{fffd}').count();
    if unreadable > 0 {
        warnings.push(Warning::Unreadable {
            characters: unreadable,
        });
    }
    let invisible = text.chars().filter(|c| is_invisible(*c)).count();
    if invisible > 0 {
        warnings.push(Warning::InvisibleCharacters {
            characters: invisible,
        });
    }
    let odd = |c| is_invisible(c) || is_odd_line_end(c);
    let text = if text.contains(odd) {
        text.chars()
            .filter(|c| !is_invisible(*c))
            .map(|c| if is_odd_line_end(c) { '\n' } else { c })
            .collect()
    } else {
        text
    };
    Decoded {
        text,
        encoding,
        warnings,
    }
}

fn read(bytes: &[u8], kind: Kind, warnings: &mut Vec<Warning>) -> (String, String) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        if encoding == UTF_8 {
            return utf8(&bytes[mark..], warnings);
        }
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return (text.into_owned(), encoding.name().to_owned());
    }
    if let Some(low_first) = sniff::wide(bytes) {
        let encoding = if low_first { UTF_16LE } else { UTF_16BE };
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return (text.into_owned(), encoding.name().to_owned());
    }
    let declared = if kind == Kind::Html {
        declared(bytes)
    } else {
        None
    };
    if let Ok(text) = std::str::from_utf8(bytes) {
        // ISO-2022-JP is written in ASCII bytes, so it alone passes as UTF-8.
        let escapes = bytes.contains(&0x1B)
            && declared.is_some_and(|encoding| encoding.name() == "ISO-2022-JP");
        if !escapes {
            if let Some(declared) = declared
                && declared != UTF_8
                && !text.is_ascii()
            {
                warnings.push(wrong(declared, UTF_8));
            }
            return (text.to_owned(), UTF_8.name().to_owned());
        }
    }
    if mostly_utf8(bytes) {
        if let Some(declared) = declared
            && declared != UTF_8
        {
            warnings.push(wrong(declared, UTF_8));
        }
        return utf8(bytes, warnings);
    }
    if let Some(declared) = declared.filter(|encoding| *encoding != UTF_8) {
        let (text, _, _) = declared.decode(bytes);
        return (text.into_owned(), declared.name().to_owned());
    }
    let guessed = guess(bytes);
    if declared.is_some() {
        warnings.push(wrong(UTF_8, guessed));
    } else {
        warnings.push(Warning::GuessedEncoding {
            encoding: guessed.name().to_owned(),
        });
    }
    let (text, _, _) = guessed.decode(bytes);
    (text.into_owned(), guessed.name().to_owned())
}

fn wrong(declared: &'static Encoding, encoding: &'static Encoding) -> Warning {
    Warning::WrongDeclaration {
        declared: declared.name().to_owned(),
        encoding: encoding.name().to_owned(),
    }
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Whether the bytes are UTF-8 but for a few: more letters are written as
/// valid sequences than there are bytes that fit none.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sequences, mut stray) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sequences += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        stray += chunk.invalid().len();
    }
    sequences > stray
}

/// UTF-8 with stray bytes read as Windows-1252, so that nothing is lost. The
/// five bytes that Windows-1252 does not use become U+FFFD.
fn utf8(bytes: &[u8], warnings: &mut Vec<Warning>) -> (String, String) {
    let mut text = String::with_capacity(bytes.len());
    let mut stray = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            if matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D) {
                text.push('\u{fffd}');
            } else {
                stray += 1;
                let (letter, _) =
                    WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(byte));
                text.push_str(&letter);
            }
        }
    }
    if stray > 0 {
        warnings.push(Warning::MixedEncodings { bytes: stray });
    }
    (text, UTF_8.name().to_owned())
}

/// The encoding that a page names in its `<meta>` or XML prolog.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARATION_HEAD)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let mut rest: &str = &head;
    loop {
        let at = rest
            .find("charset")
            .into_iter()
            .chain(rest.find("encoding"))
            .min()?;
        let (before, after) = rest.split_at(at);
        let tag = before.rfind('<').map_or("", |open| &before[open..]);
        let word = if after.starts_with("charset") {
            "charset".len()
        } else {
            "encoding".len()
        };
        let stated = after[word..].trim_start();
        if !tag.contains('>')
            && (tag.starts_with("<meta") || tag.starts_with("<?xml"))
            && let Some(value) = stated.strip_prefix('=')
        {
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            let end = value
                .find(['"', '\'', ';', '>', '/', '?'])
                .unwrap_or(value.len());
            if let Some(encoding) = Encoding::for_label(value[..end].trim().as_bytes()) {
                // A declaration that was read byte by byte cannot be UTF-16.
                return Some(if encoding == UTF_16LE || encoding == UTF_16BE {
                    UTF_8
                } else {
                    encoding
                });
            }
        }
        rest = &after[word..];
    }
}

/// Control characters, direction overrides and marks of no width. Joiners and
/// direction marks stay: they are part of how some languages are written.
pub(crate) fn is_invisible(c: char) -> bool {
    match c {
        // Nearly all of any text.
        ' '..='~' => false,
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => false,
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{180e}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{206a}'..='\u{206f}' => true,
        '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        _ => c.is_control(),
    }
}

/// Text without what cannot be seen, which is counted; tabs are spaces, and
/// all that ends lines is a line feed.
pub(crate) fn visible(text: &str, invisible: &mut usize) -> String {
    text.chars()
        .filter(|c| {
            // A soft hyphen is where a word may be broken, and no loss.
            let gone = is_invisible(*c);
            *invisible += usize::from(gone && *c != '\u{ad}');
            !gone
        })
        .map(|c| match c {
            '\t' => ' ',
            c if is_odd_line_end(c) => '\n',
            c => c,
        })
        .collect()
}

/// Characters that end lines and are no line feed: nothing that reads the text
/// after this need know them.
pub(crate) const fn is_odd_line_end(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], kind: Kind, text: &str, encoding: &str, warnings: &[&str]) {
        let found = decode(bytes, kind);
        let codes: Vec<_> = found.warnings.iter().map(Warning::code).collect();
        assert_eq!(
            (
                found.text.as_str(),
                found.encoding.as_str(),
                codes.as_slice()
            ),
            (text, encoding, warnings)
        );
    }

    #[test]
    fn marks_and_utf8() {
        check(b"caf\xC3\xA9", Kind::Text, "café", "UTF-8", &[]);
        check(b"\xEF\xBB\xBFcaf\xC3\xA9", Kind::Text, "café", "UTF-8", &[]);
        check(b"\xFF\xFEc\0\xE9\0", Kind::Text, "cé", "UTF-16LE", &[]);
        check(b"\xFE\xFF\0c\0\xE9", Kind::Text, "cé", "UTF-16BE", &[]);
        check(b"c\0a\0f\0\xE9\0", Kind::Text, "café", "UTF-16LE", &[]);
        check(b"\0c\0a\0f\0\xE9", Kind::Text, "café", "UTF-16BE", &[]);
    }

    #[test]
    fn declarations_do_not_win_over_valid_utf8() {
        let page = "<meta charset=windows-1252><p>café";
        check(
            page.as_bytes(),
            Kind::Html,
            page,
            "UTF-8",
            &["wrong_declaration"],
        );
        let page = b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'><p>\xB1\xE6\xEA";
        let text = "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'><p>ąćę";
        check(page, Kind::Html, text, "ISO-8859-2", &[]);
        let page = b"<?xml version='1.0' encoding='koi8-r'?><p>\xCD\xC9\xD2";
        check(
            page,
            Kind::Html,
            "<?xml version='1.0' encoding='koi8-r'?><p>мир",
            "KOI8-R",
            &[],
        );
    }

    #[test]
    fn stray_bytes_are_not_lost() {
        check(
            "é ü \u{201c}ok\u{201d}".as_bytes(),
            Kind::Text,
            "é ü “ok”",
            "UTF-8",
            &[],
        );
        check(
            b"\xC3\xA9 \xC3\xBC \x93",
            Kind::Text,
            "é ü “",
            "UTF-8",
            &["mixed_encodings"],
        );
        check(
            b"\xC3\xA9 \xC3\xBC \x81",
            Kind::Text,
            "é ü \u{fffd}",
            "UTF-8",
            &["unreadable"],
        );
        check(
            b"It\x92s a caf\xE9 in town",
            Kind::Text,
            "It’s a café in town",
            "windows-1252",
            &["guessed_encoding"],
        );
    }

    #[test]
    fn what_cannot_be_seen_is_taken_out_and_told() {
        check(
            "a\u{202e}b\u{7}c".as_bytes(),
            Kind::Text,
            "abc",
            "UTF-8",
            &["invisible_characters"],
        );
        check(
            "a\u{200d}b\tc\n".as_bytes(),
            Kind::Text,
            "a\u{200d}b\tc\n",
            "UTF-8",
            &[],
        );
    }
}
