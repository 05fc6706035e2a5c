//! Which marks of a paragraph open and close its quotations.

use super::mark::Mark;
use super::{Quotation, QuotationKind};
use crate::Span;

/// People nest two or three quotations; hostile text opens marks without end.
const DEPTH: usize = 3;

struct Open {
    mark: char,
    start: usize,
    inner: usize,
}

/// One paragraph, read once from left to right.
pub(super) struct Scan<'t, 'f> {
    text: &'t str,
    open: Vec<Open>,
    found: &'f mut Vec<Quotation>,
}

impl<'t, 'f> Scan<'t, 'f> {
    pub(super) fn over(text: &'t str, paragraph: Span, found: &'f mut Vec<Quotation>) {
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
