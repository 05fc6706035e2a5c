//! Direct quotations: which words stand in quotation marks.
//!
//! Curly, straight and angle marks, double and single, nested, and quotations
//! that run on over paragraphs (each opened anew, closed once). An apostrophe
//! is no quotation mark. Who said the words is read beside them (see
//! `speaker`), and whether they are speech or words inside another sentence
//! from their place in it (see `kind`).

mod kind;
mod mark;
mod scan;
mod speaker;

use crate::{Span, paragraphs};
use scan::Scan;

/// What a quotation is, by its place in the sentence around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotationKind {
    /// A direct quotation: it stands as a sentence, and the text says that
    /// somebody said it.
    Speech,
    /// It stands as a sentence, but nothing near says who said it: a heading,
    /// an extract, lines of a transcript.
    Passage,
    /// Words inside another sentence: a part of what somebody said, a term, a
    /// nickname, the title of a work.
    Words,
}

/// Words given as somebody's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The quotation with its marks.
    pub span: Span,
    /// The words between the marks.
    pub inner: Span,
    /// Whether it is a direct quotation.
    pub kind: QuotationKind,
    /// Who is named as saying them; a pronoun where the text has one.
    pub speaker: Option<Span>,
    /// The verb of saying.
    pub cue: Option<Span>,
}

impl Quotation {
    /// Whether the closing mark is missing: the quotation goes on in the next
    /// paragraph.
    pub(crate) fn runs_on(&self) -> bool {
        self.span.end == self.inner.end
    }
}

/// The quotations of `text`, in order, an outer one before those inside it. A
/// quotation with no closing mark in sight ends with its paragraph.
#[must_use]
pub fn quotations(text: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    let paragraphs = paragraphs(text);
    for paragraph in &paragraphs {
        let first = found.len();
        Scan::over(text, *paragraph, &mut found);
        found[first..].sort_by_key(|quotation| (quotation.span.start, quotation.span.end));
    }
    speaker::attribute(text, &paragraphs, &mut found);
    kind::classify(text, &paragraphs, &mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Option<&str>, Option<&str>)]) {
        let found: Vec<_> = quotations(text)
            .into_iter()
            .map(|q| {
                (
                    q.inner.of(text),
                    q.speaker.map(|s| s.of(text)),
                    q.cue.map(|s| s.of(text)),
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn all_kinds_of_marks() {
        check(
            "He left. “We ran,” said Mirela Duss.",
            &[("We ran,", Some("Mirela Duss"), Some("said"))],
        );
        check(
            "\"We ran,\" Duss said.",
            &[("We ran,", Some("Duss"), Some("said"))],
        );
        check(
            "She called it ‘a mess’ yesterday.",
            &[("a mess", Some("She"), Some("called"))],
        );
        check("It's the cooks' pot, isn't it", &[]);
    }

    #[test]
    fn quotations_run_on_over_paragraphs() {
        check(
            "“One.\n\n“Two,” he said.",
            &[
                ("One.", Some("he"), Some("said")),
                ("Two,", Some("he"), Some("said")),
            ],
        );
    }

    #[test]
    fn signatures_name_the_speaker() {
        check(
            "“It sank.” ― Jo Vane\n“We ran.”―\u{a0}Mirela Duss\n\nHale left.",
            &[
                ("It sank.", Some("Jo Vane"), None),
                ("We ran.", Some("Mirela Duss"), None),
            ],
        );
    }

    #[test]
    fn a_paragraph_of_its_own_goes_on_with_the_speaker_before() {
        check(
            "“It sank,” said Prof. Vane.\n\n“We ran.”",
            &[
                ("It sank,", Some("Vane"), Some("said")),
                ("We ran.", Some("Vane"), Some("said")),
            ],
        );
        check(
            "“It sank,” Vane said. Hale left.\n\n“We ran.”",
            &[
                ("It sank,", Some("Vane"), Some("said")),
                ("We ran.", None, None),
            ],
        );
    }

    #[test]
    fn verbs_with_capitals_come_before_names() {
        check(
            "It sank. Said Duss: “We ran.”",
            &[("We ran.", Some("Duss"), Some("Said"))],
        );
        check(
            "“It sank.” Duss said. He left.",
            &[("It sank.", Some("Duss"), Some("said"))],
        );
        check("“It sank.” Duss said no.", &[("It sank.", None, None)]);
    }

    #[test]
    fn initials_and_parties_end_no_sentence() {
        check(
            "“It sank,” said G.K. Vane (D-N.C.), head of the crew. “We ran.”",
            &[
                ("It sank,", Some("G.K. Vane"), Some("said")),
                ("We ran.", Some("G.K. Vane"), Some("said")),
            ],
        );
    }
}
