//! Direct quotations: which words stand in quotation marks.
//!
//! Curly, straight and angle marks, double and single, nested, and quotations
//! that run on over paragraphs (each opened anew, closed once). An apostrophe
//! is no quotation mark. Who said the words is read beside them (see
//! `speaker`), and whether they are speech or words inside another sentence
//! from their place in it (see `kind`).

mod kind;
mod speaker;

use crate::{Span, paragraphs};

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

/// People nest two or three quotations; hostile text opens marks without end.
const DEPTH: usize = 3;

/// Characters that a possessive is compared over with a later closing mark.
const REACH: usize = 200;

struct Open {
    mark: char,
    start: usize,
    inner: usize,
}

/// One paragraph, read once from left to right.
struct Scan<'t, 'f> {
    text: &'t str,
    open: Vec<Open>,
    found: &'f mut Vec<Quotation>,
}

impl<'t, 'f> Scan<'t, 'f> {
    fn over(text: &'t str, paragraph: Span, found: &'f mut Vec<Quotation>) {
        let mut scan = Scan {
            text,
            open: Vec::new(),
            found,
        };
        let first = scan.found.len();
        let mut before = None;
        for (at, c) in paragraph.of(text).char_indices() {
            let place = paragraph.start + at;
            let mark = Mark {
                c,
                before,
                after: &text[place + c.len_utf8()..paragraph.end],
            };
            if mark.is_quotation_mark() {
                scan.step(&mark, place, first);
            }
            before = Some(c);
        }
        scan.finish(paragraph.end, first);
    }

    fn step(&mut self, mark: &Mark, place: usize, first: usize) {
        // Each paragraph of a long quotation is opened anew, also where only a
        // line break parts them.
        if mark.before == Some('\n') && mark.is_double() && mark.words_follow() {
            let line = self.text[..place].trim_end().len();
            self.finish(line, first);
        }
        let closed = mark.closing_style().and_then(|single| {
            let depth = self.open.iter().rposition(|open| mark.closes(open.mark))?;
            // A single mark cannot close what stands around a double one.
            (!single || depth + 1 == self.open.len()).then_some(depth)
        });
        if let Some(depth) = closed {
            // What was opened inside and not closed was an apostrophe.
            self.open.truncate(depth + 1);
            let open = self.open.pop().expect("the mark at this depth is open");
            self.push(&open, place, place + mark.c.len_utf8());
        } else if mark.opens() && self.open.len() < DEPTH {
            self.open.push(Open {
                mark: mark.c,
                start: place,
                inner: place + mark.c.len_utf8(),
            });
        }
    }

    /// Ends at `end` what is still open: a quotation that runs on into the next
    /// paragraph. A single mark left open was an apostrophe, and a double one
    /// with closed quotations behind it was forgotten.
    fn finish(&mut self, end: usize, first: usize) {
        let open: Vec<Open> = self.open.drain(..).collect();
        let Some(open) = open
            .into_iter()
            .find(|open| !matches!(open.mark, '‘' | '\'' | '‹'))
        else {
            return;
        };
        let leads = self.text[..open.start].ends_with('\n') || open.start == 0;
        let followed = self.found[first..]
            .last()
            .is_some_and(|last| last.span.start > open.start);
        if leads || !followed {
            self.push(&open, end, end);
        }
    }

    fn push(&mut self, open: &Open, inner_end: usize, end: usize) {
        let inner = Span::new(open.inner, inner_end);
        // "rock 'n' roll", and marks around nothing.
        if inner.of(self.text).trim().is_empty() || (inner.of(self.text) == "n") {
            return;
        }
        self.found.push(Quotation {
            span: Span::new(open.start, end),
            inner,
            kind: QuotationKind::Words,
            speaker: None,
            cue: None,
        });
    }
}

/// A possible quotation mark with what stands around it.
struct Mark<'t> {
    c: char,
    before: Option<char>,
    after: &'t str,
}

impl Mark<'_> {
    fn is_quotation_mark(&self) -> bool {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // Between two letters it is an apostrophe.
        let apostrophe = matches!(self.c, '\'' | '’') && letter(self.before) && letter(self.next());
        self.is_double() || (matches!(self.c, '‘' | '’' | '\'' | '‹' | '›') && !apostrophe)
    }

    fn is_double(&self) -> bool {
        matches!(self.c, '“' | '”' | '"' | '„' | '«' | '»')
    }

    fn next(&self) -> Option<char> {
        self.after.chars().next()
    }

    fn words_follow(&self) -> bool {
        self.next()
            .is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | '.' | ';' | ')' | '?' | '!'))
    }

    /// Whether it stands where an opening mark stands.
    fn is_fresh(&self) -> bool {
        self.before.is_none_or(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '(' | '[' | '—' | '–' | '-' | '“' | '‘' | '"' | '\'' | ':' | '…' | '/'
                )
        })
    }

    fn opens(&self) -> bool {
        match self.c {
            '“' | '«' => self.words_follow() || self.next() == Some('.'),
            '„' | '‹' => true,
            '"' => self.is_fresh() && (self.words_follow() || self.next() == Some('.')),
            '‘' | '\'' => {
                self.is_fresh()
                    && self.words_follow()
                    && self.next().is_some_and(|c| !c.is_numeric())
                    && !self.is_clipped()
            }
            _ => false,
        }
    }

    /// Whether the mark stands for letters left off: "'em", "'til".
    fn is_clipped(&self) -> bool {
        const CLIPPED: &[&str] = &["em", "til", "cause", "tis", "twas", "bout", "cept", "n"];
        let word: String = self
            .after
            .chars()
            .take(6)
            .take_while(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase)
            .collect();
        CLIPPED.contains(&word.as_str())
    }

    /// Whether it may close a quotation here, and if so whether it is single.
    fn closing_style(&self) -> Option<bool> {
        let spaced = self.before.is_none_or(char::is_whitespace);
        let ends = self
            .next()
            .is_none_or(|c| c.is_whitespace() || (!c.is_alphanumeric() && c != '“'));
        match self.c {
            '”' | '»' => Some(false),
            '"' => (!spaced || ends).then_some(false),
            // A slip for the closing mark, or the German one.
            '“' => (!spaced && ends).then_some(false),
            '›' => Some(true),
            '’' | '\'' => (!spaced && !self.is_possessive()).then_some(true),
            _ => None,
        }
    }

    fn closes(&self, opened: char) -> bool {
        matches!(
            (opened, self.c),
            ('“', '”' | '"' | '“')
                | ('"', '"' | '”')
                | ('„', '“' | '”' | '"')
                | ('«', '»')
                | ('‹', '›')
                | ('‘' | '\'', '’' | '\'')
        )
    }

    /// Whether a mark after an "s" is a plural's possessive rather than an end:
    /// a surer end comes later.
    fn is_possessive(&self) -> bool {
        let mut rest = self.after.chars();
        if self.before != Some('s')
            || rest.next() != Some(' ')
            || !rest.next().is_some_and(char::is_lowercase)
        {
            return false;
        }
        let mut last = ' ';
        for c in self.after.chars().take(REACH) {
            if c == self.c && matches!(last, '.' | ',' | '!' | '?') {
                return true;
            }
            // Another quotation begins: this one has ended before.
            if matches!(c, '‘' | '“' | '"') || (c == '\'' && last == ' ') {
                return false;
            }
            last = c;
        }
        false
    }
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
