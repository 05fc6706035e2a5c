//! Mailboxes: several messages in one file, as mail programs export them.
//!
//! A message begins with a line `From somebody Mon Jan  5 10:00:00 2026`
//! after a blank line. Lines of the text that look like it have a `>` before
//! them, which is taken off again.

use std::borrow::Cow;

use crate::mail;
use crate::opening::Opening;
use crate::part::numbered;

/// Opens each message of a mailbox.
pub(crate) fn open<'a>(opening: &mut Opening<'a>, at: &str, bytes: Cow<'a, [u8]>) {
    let messages = messages(&bytes);
    let count = messages.len();
    for (number, message) in messages.into_iter().enumerate() {
        let at = numbered(at, number, count);
        mail::open(opening, &at, "", Cow::Owned(message));
    }
}

/// Whether a file begins as a mailbox does.
pub(crate) fn begins(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n');
    lines.next().is_some_and(is_start) && lines.next().is_some_and(is_header)
}

fn messages(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut messages: Vec<Vec<u8>> = Vec::new();
    let mut blank = true;
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').peekable();
    while let Some(line) = lines.next() {
        if blank && is_start(line) && lines.peek().is_some_and(|next| is_header(next)) {
            messages.push(Vec::new());
        } else if let Some(message) = messages.last_mut() {
            let quoted = line.starts_with(b">")
                && line
                    .iter()
                    .position(|byte| *byte != b'>')
                    .is_some_and(|at| line[at..].starts_with(b"From "));
            message.extend_from_slice(if quoted { &line[1..] } else { line });
        }
        blank = line.trim_ascii().is_empty();
    }
    messages
}

/// Whether a line parts two messages: it ends in a year, or names a zone
/// after it.
fn is_start(line: &[u8]) -> bool {
    line.starts_with(b"From ")
        && line.len() < 200
        && line
            .trim_ascii()
            .split(|byte| *byte == b' ')
            .rev()
            .take(3)
            .any(|word| word.len() == 4 && word.iter().all(u8::is_ascii_digit))
}

/// Whether a line is a header's: a name without spaces, and a colon.
fn is_header(line: &[u8]) -> bool {
    let name = line
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let length = name.count();
    length > 0 && line.get(length) == Some(&b':')
}

#[cfg(test)]
mod tests {
    use crate::testing::{article, lines};

    const BOX: &str = "From ada@orrin.example Mon Jan  5 10:00:00 2026\r\nFrom: Ada Finch <ada@orrin.example>\r\nSubject: Gate jams\r\nMessage-ID: <1@orrin.example>\r\n\r\nNine barges waited.\r\n>From the bridge they were seen.\r\n\r\nFrom here on they moved in 2026\r\n\r\nFrom bo@orrin.example Tue Jan  6 10:00:00 2026\r\nSubject: Gate freed\r\nMIME-Version: 1.0\r\n\r\nThe gate was freed at noon.\r\n";

    #[test]
    fn each_message_is_a_part() {
        assert_eq!(
            lines("post.mbox", BOX.as_bytes()),
            ["1 of 2: Gate jams", "2 of 2: Gate freed"]
        );
        let parts = crate::parts(&crate::Source {
            name: "post.mbox",
            bytes: BOX.as_bytes(),
        });
        let first = parts[0].article().expect("a message");
        assert_eq!(
            first.text,
            "Nine barges waited.\n\nFrom the bridge they were seen.\n\nFrom here on they moved in 2026"
        );
        assert!(parts[1].bytes.starts_with(b"Subject: Gate freed"));
    }

    #[test]
    fn a_text_about_somebody_from_somewhere_is_no_mailbox() {
        let text = b"From Alder to Orrin in 2026\nNine barges waited.";
        assert_eq!(article("a.txt", text).kind.code(), "text");
    }
}
