//! E-mail messages: newsletters, and pages that were saved as messages.
//!
//! Of a message's two bodies the page is read, and the plain text where there
//! is none. Files that are attached are opened like files in an archive. A
//! saved page (MHTML) is a message whose first page is the article; its
//! pictures and frames are not looked at, and nothing is fetched.

use std::borrow::Cow;

use mail_parser::{
    DateTime, Encoding, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use crate::decode::{self, Decoded, visible};
use crate::guarded::guarded;
use crate::header::web_address;
use crate::opening::{MOST_NESTING, Opening};
use crate::part::{Part, safe_name, within};
use crate::{Article, Kind, LooksLike, Origin, Refusal, Told, html, plain, sniff, stated_date};

/// The most messages that may be mentioned inside one: forwarded messages lie
/// inside each other, and whoever takes them apart recurses.
const MOST_FORWARDED: usize = 100;

/// A message, as far as it is read.
#[derive(Default)]
struct Letter {
    subject: Option<Told>,
    sender: Option<Told>,
    date: Option<Told>,
    url: Option<Told>,
    /// Whether it went to a list of readers.
    is_newsletter: bool,
    /// Whether it is a page that was saved as a message.
    is_page: bool,
    html: Option<Decoded>,
    text: Option<Decoded>,
    /// Files that lie in it, with their names.
    attached: Vec<(String, Vec<u8>)>,
    others: usize,
}

/// Takes a message apart: its own text, and what is attached to it.
pub(crate) fn open<'a>(opening: &mut Opening<'a>, at: &str, name: &str, bytes: Cow<'a, [u8]>) {
    let letter = match letter(&bytes) {
        Ok(letter) => letter,
        Err(refusal) => return opening.put(Part::known(at.to_owned(), bytes, Err(refusal))),
    };
    let has_words = |body: &Option<Decoded>| {
        body.as_ref()
            .is_some_and(|body| body.text.contains(char::is_alphanumeric))
    };
    if has_words(&letter.html) || has_words(&letter.text) || letter.attached.is_empty() {
        opening.put(Part::later(at.to_owned(), name, bytes));
    }
    if opening.depth >= MOST_NESTING && !letter.attached.is_empty() {
        let refusal = Err(Refusal::NestedTooDeep);
        return opening.put(Part::known(at.to_owned(), Cow::default(), refusal));
    }
    opening.depth += 1;
    for (name, bytes) in letter.attached {
        opening.file(&within(at, &safe_name(&name)), &name, Cow::Owned(bytes));
    }
    opening.depth -= 1;
    if letter.others > 0 {
        let refusal = Err(Refusal::OtherKinds {
            count: letter.others,
        });
        opening.put(Part::known(at.to_owned(), Cow::default(), refusal));
    }
}

/// The article that a message is, without what is attached to it.
///
/// # Errors
/// When it has no text, or is no message after all.
pub(crate) fn read(bytes: &[u8]) -> Result<Article, Refusal> {
    let letter = letter(bytes)?;
    let mut article = match (letter.html, letter.text) {
        (Some(page), _) => html::read(page)?,
        (None, Some(text)) => plain::read(text),
        (None, None) => return Err(Refusal::NoWords),
    };
    if letter.is_page {
        article.kind = Kind::Mhtml;
        // What the saving program noted of the address is sure, and of the
        // title it knew no more than the page.
        article.url = letter.url.or(article.url);
        article.title = article.title.or(letter.subject);
        return Ok(article);
    }
    article.kind = Kind::Email;
    article.title = letter.subject.or(article.title);
    article.date = letter.date.or(article.date);
    if letter.is_newsletter {
        article.outlet = letter.sender.or(article.outlet);
    }
    Ok(article)
}

fn letter(bytes: &[u8]) -> Result<Letter, Refusal> {
    crate::file_fits(bytes.len())?;
    if forwarded(bytes) > MOST_FORWARDED {
        return Err(Refusal::NestedTooDeep);
    }
    // The crate has no unsafe code, and its own tests are on odd messages; a
    // message that it fails on all the same costs one line of a receipt.
    guarded(|| {
        let message = MessageParser::default().parse(bytes)?;
        Some(Letter::of(&message))
    })
    .flatten()
    .ok_or(Refusal::Damaged {
        looks_like: LooksLike::Email,
    })
}

/// How often a message names the kind of a message that lies in another.
fn forwarded(bytes: &[u8]) -> usize {
    const KIND: &[u8] = b"message/";
    bytes
        .windows(KIND.len())
        .filter(|window| window.eq_ignore_ascii_case(KIND))
        .count()
}

impl Letter {
    fn of(message: &Message<'_>) -> Self {
        let header = |value: &str| Told::new(&visible(value, &mut 0), Origin::MailHeader);
        let from = message.from().and_then(|from| from.first());
        let is_set = |value: &HeaderValue<'_>| !matches!(value, HeaderValue::Empty);
        let saved_at = message
            .header_raw("Snapshot-Content-Location")
            .map(|url| url.split_whitespace().collect::<String>());
        let saved = from
            .and_then(|from| from.name().or(from.address()))
            .is_some_and(|name| name.starts_with("Saved by"));
        let first_page = message.parts.iter().find(|part| {
            matches!(part.body, PartType::Html(_)) || part.is_content_type("text", "html")
        });
        let located = first_page.and_then(|part| part.content_location());
        let is_page = saved_at.is_some()
            || saved
            || (located.and_then(web_address).is_some()
                && message.root_part().is_content_type("multipart", "related"));
        let mut letter = Self {
            subject: message.subject().and_then(header),
            sender: from.and_then(|from| from.name()).and_then(header),
            date: message.date().and_then(day),
            url: saved_at
                .as_deref()
                .and_then(web_address)
                .or_else(|| located.and_then(web_address))
                .and_then(|url| Told::new(url, Origin::SavedPage)),
            is_newsletter: is_set(message.list_unsubscribe()) || is_set(message.list_id()),
            is_page,
            ..Self::default()
        };
        if is_page {
            letter.html = first_page.map(|part| decoded(message, part));
            return letter;
        }
        for part in message.html_bodies().chain(message.text_bodies()) {
            match part.body {
                PartType::Html(_) => {
                    letter.html.get_or_insert_with(|| decoded(message, part));
                }
                PartType::Text(_) => {
                    letter.text.get_or_insert_with(|| flowed(message, part));
                }
                _ => {}
            }
        }
        for part in message.attachments() {
            letter.attach(part);
        }
        letter
    }

    fn attach(&mut self, part: &MessagePart<'_>) {
        let name = part.attachment_name().unwrap_or_default();
        match &part.body {
            PartType::Message(message) => {
                let title = message.subject().unwrap_or("message");
                let bytes = message.raw_message();
                let start = usize::try_from(part.offset_body).unwrap_or(0);
                let end = usize::try_from(part.offset_end).unwrap_or(0);
                let own = bytes.get(start..end).unwrap_or(bytes);
                self.attached.push((format!("{title}.eml"), own.to_vec()));
            }
            _ if sniff::is_article_name(name) => {
                self.attached
                    .push((name.to_owned(), part.contents().to_vec()));
            }
            // Pictures of the page itself are no files that somebody attached.
            PartType::Binary(_) if !name.is_empty() && part.content_id().is_none() => {
                self.others += 1;
            }
            _ => {}
        }
    }
}

/// The day of the header, where the message was written.
fn day(date: &DateTime) -> Option<Told> {
    let day = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    Told::new(&stated_date::day(&day)?, Origin::MailHeader)
}

/// The text of a part. Where its header does not say how its letters are
/// written, that is found out as for a file.
fn decoded(message: &Message<'_>, part: &MessagePart<'_>) -> Decoded {
    let declared = part
        .content_type()
        .and_then(|kind| kind.attribute("charset"));
    let text = part.text_contents().unwrap_or_default();
    if let Some(encoding) = declared
        && !text.contains('\u{fffd}')
    {
        let mut decoded = decode::decode(text.as_bytes(), Kind::Text);
        decoded.encoding = encoding.to_uppercase();
        return decoded;
    }
    match raw(message, part) {
        Some(bytes) => decode::decode(&bytes, Kind::Html),
        None => decode::decode(text.as_bytes(), Kind::Text),
    }
}

/// The bytes of a part before anybody took them for letters.
fn raw(message: &Message<'_>, part: &MessagePart<'_>) -> Option<Vec<u8>> {
    let start = usize::try_from(part.offset_body).ok()?;
    let end = usize::try_from(part.offset_end).ok()?;
    let bytes = message.raw_message().get(start..end)?;
    match part.encoding {
        Encoding::None => Some(bytes.to_vec()),
        Encoding::QuotedPrintable => {
            mail_parser::decoders::quoted_printable::quoted_printable_decode(bytes)
        }
        Encoding::Base64 => mail_parser::decoders::base64::base64_decode(bytes),
    }
}

/// A plain text whose lines may end in a space where a paragraph goes on.
fn flowed(message: &Message<'_>, part: &MessagePart<'_>) -> Decoded {
    let mut body = decoded(message, part);
    let is_flowed = part
        .content_type()
        .and_then(|kind| kind.attribute("format"))
        .is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
    if is_flowed {
        let mut text = String::with_capacity(body.text.len());
        for line in body.text.lines() {
            let line = line.strip_prefix(' ').unwrap_or(line);
            text.push_str(line);
            if !line.ends_with(' ') || line == "-- " {
                text.push('\n');
            }
        }
        body.text = text;
    }
    body
}

#[cfg(test)]
mod tests {
    use crate::testing::{article, lines, paragraphs, refused, zip_of};

    const NEWSLETTER: &str = "Return-Path: <news@orrin.example>\r\nFrom: =?utf-8?q?The_Orrin_Echo?= <news@orrin.example>\r\nTo: reader@alder.example\r\nSubject: Gate jams at Orrin =?iso-8859-1?q?=A7?=\r\nDate: Mon, 5 Jan 2026 22:30:00 +0100\r\nList-Unsubscribe: <mailto:off@orrin.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nRead this in a browser.\r\n--b\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>The lock gate at Orrin jammed on Monday night, =93we wait=\r\n=94, said the harbour office.</p><p>Nine barges waited until the morning.</p></body></html>\r\n--b--\r\n";

    #[test]
    fn a_newsletter_is_its_page_with_what_its_header_says() {
        let article = article("news.eml", NEWSLETTER.as_bytes());
        assert_eq!(
            paragraphs(&article),
            [
                "The lock gate at Orrin jammed on Monday night, “we wait”, said the harbour office.",
                "Nine barges waited until the morning."
            ]
        );
        let told = |told: Option<crate::Told>| told.map(|told| (told.value, told.origin.code()));
        let from_header = |value: &str| Some((value.to_owned(), "mail_header"));
        assert_eq!(told(article.title), from_header("Gate jams at Orrin §"));
        assert_eq!(told(article.outlet), from_header("The Orrin Echo"));
        assert_eq!(told(article.date), from_header("2026-01-05"));
        assert_eq!(article.kind.code(), "email");
        assert_eq!(article.encoding, "WINDOWS-1252");
    }

    #[test]
    fn a_friend_is_no_outlet() {
        let mail = "From: Ada Finch <ada@orrin.example>\nSubject: look\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\nNine barges \nwaited at the gate.\n\nNobody was hurt.\n";
        let article = article("a.eml", mail.as_bytes());
        assert_eq!(article.outlet, None);
        assert_eq!(
            article.text,
            "Nine barges waited at the gate.\n\nNobody was hurt."
        );
    }

    #[test]
    fn files_that_are_attached_are_opened() {
        let zip = zip_of(&[("a.txt", b"The bridge fell.")]);
        let packed: String = zip.iter().map(|byte| format!("={byte:02X}=\r\n")).collect();
        let mail = format!(
            "From: a@orrin.example\r\nSubject: Files\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nThey are here, in two files.\r\n--b\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename=\"set.zip\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{packed}\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=\"x.png\"\r\n\r\nxx\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: Gate jams\r\nMIME-Version: 1.0\r\n\r\nNine barges waited.\r\n--b--\r\n"
        );
        assert_eq!(
            lines("a.eml", mail.as_bytes()),
            [
                ": Files",
                "set.zip › a.txt: The bridge fell.",
                "Gate jams.eml: Gate jams",
                ": (other_kinds)",
            ]
        );
    }

    #[test]
    fn a_page_saved_as_a_message() {
        let page = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://orrin.example/gate\r\nSubject: Gate jams\r\nDate: Sat, 21 Nov 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://orrin.example/gate\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><head><title>Gate jams - The Orrin Echo</title></head><body><p>The gate at Orrin jammed =E2=80=93 again =E2=80=93 on Monday night.</p></body></html>\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://ads.example/\r\n\r\n<p>Buy things.</p>\r\n--b--\r\n";
        let article = article("gate.mhtml", page.as_bytes());
        assert_eq!(
            article.text,
            "The gate at Orrin jammed – again – on Monday night."
        );
        let url = article.url.expect("noted");
        assert_eq!(
            (url.value.as_str(), url.origin.code()),
            ("https://orrin.example/gate", "saved_page")
        );
        assert_eq!(article.date, None, "it was saved that day, not published");
        assert_eq!(article.kind.code(), "mhtml");
        assert!(article.warnings.is_empty(), "{:?}", article.warnings);
    }

    #[test]
    fn letters_in_letters_end() {
        let head = "Subject: x\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n";
        assert_eq!(
            refused("a.eml", head.repeat(2000).as_bytes()),
            "nested_too_deep"
        );
        let mut multipart = String::from("Subject: x\r\nMIME-Version: 1.0\r\n");
        for n in 0..2000 {
            multipart.push_str(&format!(
                "Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"
            ));
        }
        assert!(["no_words", "damaged"].contains(&refused("a.eml", multipart.as_bytes())));
        assert_eq!(
            refused("a.eml", b"Subject: x\r\nMIME-Version: 1.0\r\n\r\n"),
            "no_words"
        );
    }
}
