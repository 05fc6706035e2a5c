//! What one file holds: usually one article, sometimes many.
//!
//! A file that holds others (a zip, a mailbox, a feed, an archive's export) is
//! taken apart into [`Part`]s, each with a name of its own inside the file and
//! the bytes that its article is read from. A file that is one article is its
//! own only part. Nothing is dropped here: what cannot be used is a part whose
//! article is a refusal.

use std::borrow::Cow;

use crate::{Article, Refusal, read_one};

/// What stands between the names in a part's name: `issue.zip › a.docx`.
pub const WITHIN: &str = " › ";

/// One article of a file, or something in it that gives none.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// Where in the file it lies, in names that are safe to show: `a.docx`,
    /// `inner.zip › a.docx`, `3 of 40`. Empty where it is the file itself.
    pub within: String,
    /// The bytes that the article is read from: the file's own, an inner
    /// file's, or a stretch of the file.
    pub bytes: Cow<'a, [u8]>,
    reading: Reading,
}

#[derive(Clone, Debug)]
enum Reading {
    /// Not read yet. The name is as the file has it.
    Later { name: String },
    /// Known from taking the file apart.
    Known(Box<Result<Article, Refusal>>),
}

impl<'a> Part<'a> {
    /// A part that is read when it is asked for.
    pub(crate) fn later(within: String, name: &str, bytes: Cow<'a, [u8]>) -> Self {
        Self {
            within,
            bytes,
            reading: Reading::Later {
                name: name.to_owned(),
            },
        }
    }

    /// A part that is read.
    pub(crate) fn known(
        within: String,
        bytes: Cow<'a, [u8]>,
        article: Result<Article, Refusal>,
    ) -> Self {
        Self {
            within,
            bytes,
            reading: Reading::Known(Box::new(article)),
        }
    }

    /// The article. Pages and PDFs are read only now, which takes its time.
    ///
    /// # Errors
    /// A [`Refusal`] where there is none.
    pub fn article(&self) -> Result<Article, Refusal> {
        match &self.reading {
            Reading::Later { name } => read_one(name, &self.bytes),
            Reading::Known(article) => article.as_ref().clone(),
        }
    }
}

/// The name of something inside of something, where either may be nameless.
pub(crate) fn within(outer: &str, inner: &str) -> String {
    match (outer, inner) {
        ("", inner) => inner.to_owned(),
        (outer, "") => outer.to_owned(),
        (outer, inner) => format!("{outer}{WITHIN}{inner}"),
    }
}

/// The number of a part that has no name: `3 of 40`, counted from 1.
pub(crate) fn numbered(outer: &str, at: usize, of: usize) -> String {
    within(outer, &format!("{} of {of}", at + 1))
}

/// The most characters that are shown of a name inside a file.
const LONGEST_NAME: usize = 80;

/// A name from inside a file as it can safely be shown. It is somebody else's
/// text and is never used to open or write anything: what would steer a
/// terminal or turn the reading direction becomes U+FFFD.
pub(crate) fn safe_name(name: &str) -> String {
    let safe = |c: char| {
        let misleads = c.is_control()
            || crate::decode::is_invisible(c)
            || crate::decode::is_odd_line_end(c)
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '›');
        if misleads {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    let count = name.chars().count();
    if count <= LONGEST_NAME {
        return name.chars().map(safe).collect();
    }
    // The end is kept because it holds the extension.
    let head = name.chars().take(LONGEST_NAME - 21);
    let tail = name.chars().skip(count - 20);
    head.chain(['…']).chain(tail).map(safe).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_inside_files_cannot_mislead() {
        assert_eq!(safe_name("../../etc/passwd"), "../../etc/passwd");
        assert_eq!(safe_name("a\u{1b}[31m\n.txt"), "a\u{fffd}[31m\u{fffd}.txt");
        assert_eq!(safe_name("ha\u{202e}txt.exe"), "ha\u{fffd}txt.exe");
        assert_eq!(safe_name("a.zip › b.txt"), "a.zip \u{fffd} b.txt");
        let long = safe_name(&format!("{}.txt", "n".repeat(500)));
        assert_eq!(long.chars().count(), LONGEST_NAME);
        assert!(long.ends_with("n.txt"));
    }

    #[test]
    fn names_are_put_together() {
        assert_eq!(numbered("", 2, 40), "3 of 40");
        assert_eq!(numbered("a.zip", 0, 2), "a.zip › 1 of 2");
        assert_eq!(within("", ""), "");
    }
}
