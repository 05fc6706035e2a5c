//! Sentences, by rules for news text.
//!
//! A sentence ends at a full stop, question or exclamation mark or ellipsis,
//! with any closing marks behind it, when what follows looks like a beginning.
//! Long quotations are cut into their sentences. It never cuts inside "U.S.",
//! initials, "Mr.", decimals, or between a quotation and its attribution
//! (“Is it?” she asked) or signature (“It is.” — Mirela Duss). One pass, no backtracking: linear in the text.
//!
//! It does not repair text and knows only the abbreviations of English; in
//! other languages a few sentences come out short.

mod ending;
mod words;

use ending::{Ending, signature};
pub(crate) use words::is_title;

use crate::{Span, paragraphs};

/// A sentence of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Which paragraph holds it, counted from 1.
    pub paragraph: usize,
}

/// The sentences of `text`, in order. They cover every character but white
/// space, never overlap, and never reach over a paragraph.
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (index, paragraph) in paragraphs(text).into_iter().enumerate() {
        for span in cut(text, paragraph) {
            found.push(Sentence {
                span,
                paragraph: index + 1,
            });
        }
    }
    found
}

fn cut(text: &str, paragraph: Span) -> Vec<Span> {
    let words = paragraph.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_end(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut last = c;
        let mut closed = false;
        while let Some(&(next_at, next)) = chars.peek() {
            if is_end(next) && !closed {
                last = next;
            } else if is_closing(next) && closes(&words[next_at..]) {
                closed = true;
            } else if !closed && next == ' ' && is_spaced_dot(&words[next_at + 1..]) {
                last = '…';
            } else {
                break;
            }
            end = next_at + next.len_utf8();
            chars.next();
        }
        if let Some(length) = signature(&words[end..]).filter(|_| closed) {
            end += length;
            while chars.next_if(|&(next_at, _)| next_at < end).is_some() {}
            push(&mut found, paragraph.start, words, start, end);
            start = end;
            continue;
        }
        let ending = Ending {
            before: &words[start..at],
            opens_paragraph: start == 0,
            mark: last,
            dots: end - at,
            closed,
            after: &words[end..],
        };
        if ending.is_boundary() {
            push(&mut found, paragraph.start, words, start, end);
            start = end;
        }
    }
    push(&mut found, paragraph.start, words, start, words.len());
    found
}

fn push(found: &mut Vec<Span>, offset: usize, words: &str, start: usize, end: usize) {
    let piece = &words[start..end];
    let kept = piece.trim();
    if !kept.is_empty() {
        let lead = piece.len() - piece.trim_start().len();
        let from = offset + start + lead;
        found.push(Span::new(from, from + kept.len()));
    }
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '。' | '？' | '！')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '›' | '“')
}

/// Whether the closing mark at the head of `rest` really closes: a straight
/// quotation mark, or `“` in English, may as well open what follows.
fn closes(rest: &str) -> bool {
    let mut chars = rest.chars();
    let mark = chars.next();
    match mark {
        Some('"' | '\'' | '“') => chars
            .next()
            .is_none_or(|c| c.is_whitespace() || is_closing(c)),
        _ => true,
    }
}

/// Whether `rest` goes on with a dot of an ellipsis: ". . ." or "end. ...".
fn is_spaced_dot(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('.' | '…')) && chars.next().is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text)
            .iter()
            .map(|sentence| sentence.span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn plain_sentences() {
        check(
            "It sank. Nobody died! Why? No one knows.",
            &["It sank.", "Nobody died!", "Why?", "No one knows."],
        );
        check("", &[]);
        check("no end at all", &["no end at all"]);
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        check(
            "Mr. Hale met Gov. Tarrow in the U.S. Senate at 3 p.m. on Monday.",
            &["Mr. Hale met Gov. Tarrow in the U.S. Senate at 3 p.m. on Monday."],
        );
        check(
            "J. R. Vane flew to the U.S. The trip took a day.",
            &["J. R. Vane flew to the U.S.", "The trip took a day."],
        );
        check(
            "It cost $1.5 million. See tellings.example for more.",
            &["It cost $1.5 million.", "See tellings.example for more."],
        );
    }

    /// Each of these is one sentence.
    #[test]
    fn nothing_is_cut_inside_names_and_numbers() {
        for whole in [
            "The U.S. envoy Jo Vane met U.S. President Hale in the U.S. on Monday.",
            "U.S.-led talks between the U.S., the U.N. and the E.U. ended.",
            "“Leave the U.S.,” he said.",
            "In Port Calder, D.C., he left.",
            "J.R. Vane, J. K. Hale and George W. Duss left.",
            "Mr. and Mrs. Hale, Lt. Col. Duss and Sgt. Ruiz left.",
            "Gov. Tarrow of Calif. met Rep. Jo Vane, R-Ariz., and Sen. Hale (D-N.C.).",
            "It rose 3.5 percent to .75 of a point, or $2.5bn.",
            "It was No. 4 on Oct. 4 at 5 p.m. Monday.",
            "Acme Inc. said so.",
            "He lives on Main St. near No. 5 St. Mary’s.",
        ] {
            check(whole, &[whole]);
        }
        check(
            "He flew to the U.S. The trip ended at 5 p.m. It rained.",
            &[
                "He flew to the U.S.",
                "The trip ended at 5 p.m.",
                "It rained.",
            ],
        );
    }

    /// Each of these is one sentence.
    #[test]
    fn quotations_are_not_cut_from_who_said_them() {
        for whole in [
            "“Stop!” the cook shouted.",
            "“Why?” asked Ms. Duss.",
            "“Who rang the bell?” Harbour Master Jo Vane asked on Monday.",
            "“It sank.” Duss said.",
            "“It sank.” she said.",
            "He asked, “What now?” and left.",
            "“It sank.” — Mirela Duss, cook",
        ] {
            check(whole, &[whole]);
        }
        check("“It sank.” Duss said no.", &["“It sank.”", "Duss said no."]);
        check("“Run!” She ran.", &["“Run!”", "She ran."]);
        check(
            "“It sank.” — Mirela Duss\n“We ran.” — Jo Vane",
            &["“It sank.” — Mirela Duss", "“We ran.” — Jo Vane"],
        );
    }

    #[test]
    fn long_quotations_are_cut() {
        check(
            "“It sank,” Duss said. “We ran. Was the bell rung? Nobody came.”",
            &[
                "“It sank,” Duss said.",
                "“We ran.",
                "Was the bell rung?",
                "Nobody came.”",
            ],
        );
        check(
            "‘It sank. We ran,’ he said.",
            &["‘It sank.", "We ran,’ he said."],
        );
    }

    #[test]
    fn quotations_are_cut_into_their_sentences() {
        check(
            "“We left. It was dark,” she said. “Then it sank.” Nobody spoke.",
            &[
                "“We left.",
                "It was dark,” she said.",
                "“Then it sank.”",
                "Nobody spoke.",
            ],
        );
        check(
            "\"Is it?\" he asked. \"Yes.\"",
            &["\"Is it?\" he asked.", "\"Yes.\""],
        );
        check("“Really?” Ms. Duss asked.", &["“Really?” Ms. Duss asked."]);
    }

    #[test]
    fn ellipses_end_sentences_only_before_a_beginning() {
        check(
            "I wasn’t . . . well, it was … I don’t know. “They ran. ... Then it sank.”",
            &[
                "I wasn’t . . . well, it was … I don’t know.",
                "“They ran. ...",
                "Then it sank.”",
            ],
        );
        check("He [...] She left.", &["He [...] She left."]);
    }

    #[test]
    fn lost_spaces_and_numbers_of_lists_are_seen() {
        check(
            "It sank.The crew, all 1,000.Ms. Duss wrote to Jo.Vane@tellings.example.",
            &[
                "It sank.",
                "The crew, all 1,000.",
                "Ms. Duss wrote to Jo.Vane@tellings.example.",
            ],
        );
        check(
            "1. It sank.\n2. They ran.",
            &["1. It sank.", "2. They ran."],
        );
        check(
            "You and I. Albert I. Vane.",
            &["You and I.", "Albert I. Vane."],
        );
    }

    #[test]
    fn paragraphs_are_never_crossed() {
        let found = sentences("A heading\n\nIt sank. It did.");
        assert_eq!(
            found.iter().map(|s| s.paragraph).collect::<Vec<_>>(),
            [1, 2, 2]
        );
    }

    #[test]
    fn long_hostile_lines_take_one_pass() {
        for piece in [".", "\"", "a. ", "'", "…", "x"] {
            let text = piece.repeat(300_000);
            let whole: usize = sentences(&text).iter().map(|s| s.span.len()).sum();
            assert!(whole <= text.len());
        }
    }
}
