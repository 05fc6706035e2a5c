//! What was taken of a file and what was left out, in the order of the file.
//!
//! An [`Article`] keeps its paragraphs and what was left out apart, because
//! most of the program wants the one without the other. Whoever shows both
//! side by side, or lets a person move something across, wants them together:
//! [`Article::passages`].

use crate::{Article, LeftOut};

/// A stretch of the file. Numbers count from 0 and are stable as long as the
/// same version of the program reads the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passage<'a> {
    /// A paragraph of the text.
    Taken {
        /// Its number among the paragraphs.
        paragraph: usize,
        /// Its words.
        text: &'a str,
    },
    /// Something that is not part of the text.
    LeftOut {
        /// Its number in [`Article::left_out`].
        at: usize,
        /// What was left out, and why.
        left_out: &'a LeftOut,
    },
}

impl<'a> Passage<'a> {
    /// The words of the passage.
    #[must_use]
    pub fn text(&self) -> &'a str {
        match self {
            Self::Taken { text, .. } => text,
            Self::LeftOut { left_out, .. } => &left_out.text,
        }
    }
}

impl Article {
    /// Everything that stood in the file, taken or left out, in its order.
    pub fn passages(&self) -> impl Iterator<Item = Passage<'_>> {
        in_order(&self.text, &self.left_out)
    }
}

/// The paragraphs of a text and what was left out beside it, in their order.
pub(crate) fn in_order<'a>(
    text: &'a str,
    left_out: &'a [LeftOut],
) -> impl Iterator<Item = Passage<'a>> {
    let mut left_out = left_out.iter().enumerate().peekable();
    let mut paragraphs = paragraphs(text).enumerate().peekable();
    std::iter::from_fn(move || {
        let next = paragraphs.peek().map(|(paragraph, _)| *paragraph);
        let before = |left: &&(usize, &LeftOut)| next.is_none_or(|next| left.1.before <= next);
        if left_out.peek().filter(before).is_some() {
            let (at, left_out) = left_out.next()?;
            return Some(Passage::LeftOut { at, left_out });
        }
        let (paragraph, text) = paragraphs.next()?;
        Some(Passage::Taken { paragraph, text })
    })
}

/// The paragraphs of a text.
pub(crate) fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").filter(|paragraph| !paragraph.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::{Passage, Source, extract};

    #[test]
    fn passages_stand_in_the_order_of_the_file() {
        let text = "Bridge falls\nBy Ada Finch\n\nThe bridge over the Alder fell on Tuesday.\nAdvertisement\nNobody was hurt in its fall.\n\nRead more: The other bridge\nShare this article\n";
        let article = extract(&Source {
            name: "bridge.txt",
            bytes: text.as_bytes(),
        })
        .expect("plain text is read");
        let passages: Vec<_> = article.passages().collect();
        let lines: Vec<_> = passages.iter().map(Passage::text).collect();
        assert_eq!(lines[0], "Bridge falls");
        let taken: Vec<_> = passages
            .iter()
            .filter_map(|passage| match passage {
                Passage::Taken { paragraph, text } => Some((*paragraph, *text)),
                Passage::LeftOut { .. } => None,
            })
            .collect();
        assert_eq!(
            taken,
            [
                (0, "The bridge over the Alder fell on Tuesday."),
                (1, "Nobody was hurt in its fall."),
            ]
        );
        let left: Vec<_> = passages
            .iter()
            .filter_map(|passage| match passage {
                Passage::LeftOut { at, left_out } => {
                    assert_eq!(&article.left_out[*at], *left_out);
                    Some(*at)
                }
                Passage::Taken { .. } => None,
            })
            .collect();
        assert_eq!(left, (0..article.left_out.len()).collect::<Vec<_>>());
        assert_eq!(
            lines.join("\n"),
            text.split('\n')
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join("\n")
        );
    }
}
