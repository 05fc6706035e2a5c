//! Who said a quotation, and with which verb.
//!
//! The verb of saying is looked for beside the quotation, in the same sentence:
//! after it (“…,” said Ms. Duss), before it (Ms. Duss said: “…”), or in the
//! paragraph before, when that ends with a colon or comma; or the quotation is
//! signed (“…” — Mirela Duss). A quotation in the sentence after an attributed
//! one has the same speaker, and so has a paragraph of nothing else after one
//! that ends with its attribution. The speaker is a place in the text: a name,
//! a pronoun, or a phrase such as "the cook"; whom a pronoun means is not
//! resolved, and where nothing is found nothing is guessed.

mod phrase;

use crate::{NameMention, Quotation, Span, Token, TokenKind, names, tokens};

/// Tokens looked at on either side of a quotation.
const REACH: usize = 40;

/// Dashes before a signature.
const DASHES: [char; 4] = ['—', '–', '―', '-'];

/// Characters of a line that signs a quotation: a name and what its bearer does.
const SIGNATURE: usize = 80;

/// Sets speaker and verb of every quotation that has them beside it.
/// `quotations` are in order, an outer one before those inside it.
pub(crate) fn attribute(text: &str, paragraphs: &[Span], quotations: &mut [Quotation]) {
    let mut rest = &mut *quotations;
    // The paragraph before, read only when a quotation asks for it.
    let mut before: Option<Span> = None;
    let mut held: Option<Held> = None;
    for &paragraph in paragraphs {
        let count = rest.partition_point(|quotation| quotation.span.start < paragraph.end);
        let (here, later) = rest.split_at_mut(count);
        rest = later;
        let from_before = held.take();
        if !here.is_empty() {
            let beside = Beside::read(text, paragraph);
            beside.attribute(here, before);
            let first = &mut here[0];
            if let Some(held) = from_before
                && held.reaches(first, paragraph)
            {
                first.speaker = held.speaker;
                first.cue = held.cue;
            }
            held = beside.held(here);
        }
        before = Some(paragraph);
    }
    carry_back(paragraphs, quotations);
}

/// Gives a quotation that runs on, and names no one, what is said of it where
/// it goes on.
fn carry_back(paragraphs: &[Span], quotations: &mut [Quotation]) {
    for at in (1..quotations.len()).rev() {
        let (open, next) = (quotations[at - 1], quotations[at]);
        let following = paragraphs.partition_point(|paragraph| paragraph.start < open.span.end);
        let goes_on = paragraphs
            .get(following)
            .is_some_and(|paragraph| paragraph.start == next.span.start);
        if open.runs_on() && goes_on && open.cue.is_none() && open.speaker.is_none() {
            quotations[at - 1].speaker = next.speaker;
            quotations[at - 1].cue = next.cue;
        }
    }
}

/// Who was speaking at the end of a paragraph.
struct Held {
    speaker: Option<Span>,
    cue: Option<Span>,
    /// Whether the quotation is open still.
    runs_on: bool,
}

impl Held {
    /// Whether `first`, which no one is named for, is the same speaker's: it
    /// opens `paragraph`, and fills it where it begins a quotation of its own.
    fn reaches(&self, first: &Quotation, paragraph: Span) -> bool {
        first.span.start == paragraph.start
            && (self.runs_on || first.span.end == paragraph.end)
            && first.cue.is_none()
            && first.speaker.is_none()
    }
}

/// A paragraph read for what stands beside its quotations.
struct Beside<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    names: Vec<NameMention>,
}

/// How the quoted words end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Stop,
    Call,
    Comma,
    Bare,
}

type Saying = (Option<Span>, Span);

impl<'t> Beside<'t> {
    fn read(text: &'t str, paragraph: Span) -> Self {
        Self {
            text,
            tokens: tokens(text, paragraph),
            names: names(text, paragraph),
        }
    }

    fn attribute(&self, quotations: &mut [Quotation], before: Option<Span>) {
        // The innermost quotation still around, and the one before on its level.
        let mut around: Vec<Span> = Vec::new();
        let mut previous: Option<Quotation> = None;
        for at in 0..quotations.len() {
            let span = quotations[at].span;
            around.retain(|outer| outer.covers(span));
            let from = around.last().map_or_else(
                || previous.map_or(0, |previous| previous.span.end),
                |outer| outer.start + 1,
            );
            let next = quotations[at + 1..]
                .iter()
                .find(|next| next.span.start >= span.end)
                .map_or(usize::MAX, |next| next.span.start);
            let limit = around.last().map_or(next, |outer| next.min(outer.end));
            let saying = self
                .signed(span.end)
                .or_else(|| {
                    self.beside(&quotations[at], from, limit)
                        .or_else(|| self.introduced(span, before))
                        .map(|(speaker, cue)| (speaker, Some(cue)))
                })
                .or_else(|| self.carried(previous.filter(|_| around.is_empty())?, span));
            if let Some((speaker, cue)) = saying {
                quotations[at].speaker = speaker;
                quotations[at].cue = cue;
            }
            if around.is_empty() {
                previous = Some(quotations[at]);
            }
            around.push(span);
        }
    }

    /// Who is speaking at the end of the paragraph that holds `quotations`: of
    /// a quotation left open, or of one whose attribution ends the paragraph.
    fn held(&self, quotations: &[Quotation]) -> Option<Held> {
        let mut outer = quotations.first()?;
        for next in quotations {
            if next.span.start >= outer.span.end {
                outer = next;
            }
        }
        let after = self
            .tokens
            .partition_point(|token| token.span.start < outer.span.end);
        let ends = (after..self.tokens.len())
            .filter(|&at| self.ends_clause(at))
            .count();
        let attributed_last = outer.cue.is_some_and(|cue| cue.start >= outer.span.end) && ends <= 1;
        (outer.runs_on() || attributed_last).then_some(Held {
            speaker: outer.speaker,
            cue: outer.cue,
            runs_on: outer.runs_on(),
        })
    }

    /// The name behind a dash that ends the line: “We ran.” — Mirela Duss
    fn signed(&self, start: usize) -> Option<(Option<Span>, Option<Span>)> {
        let rest = &self.text[start..];
        let end = match rest
            .char_indices()
            .take(SIGNATURE)
            .find(|&(_, c)| c == '\n')
        {
            Some((at, _)) => at,
            None if rest.len() < SIGNATURE => rest.len(),
            None => return None,
        };
        let dashed = rest[..end].trim_start();
        let signature =
            dashed.trim_start_matches(|c: char| DASHES.contains(&c) || c.is_whitespace());
        if signature.len() == dashed.len() {
            return None;
        }
        let at = start + end - signature.len();
        let name = self.name_beginning(at)?;
        Some((Some(name), None))
    }

    /// The verb in the quotation's own sentence; a comma, question or
    /// exclamation mark at its end looks forward first, other ends back.
    fn beside(&self, quotation: &Quotation, from: usize, limit: usize) -> Option<Saying> {
        let inner = quotation.inner.of(self.text).trim_end();
        let ending = match inner.chars().next_back() {
            Some('.') => Ending::Stop,
            Some('?' | '!' | '…') => Ending::Call,
            Some(',' | '—' | '-') => Ending::Comma,
            _ if self.text[quotation.span.end..].starts_with(',') => Ending::Comma,
            _ => Ending::Bare,
        };
        let after = || self.after(quotation.span.end, limit, ending);
        let before = || self.before(from, quotation.span.start);
        match ending {
            Ending::Comma | Ending::Call => after().or_else(before),
            Ending::Stop | Ending::Bare => before().or_else(after),
        }
    }

    fn after(&self, start: usize, limit: usize, ending: Ending) -> Option<Saying> {
        let first = self
            .tokens
            .partition_point(|token| token.span.start < start);
        let mut begin = first;
        while self
            .norm(begin)
            .is_some_and(|norm| matches!(norm, "," | "—" | "–" | "-"))
        {
            begin += 1;
        }
        let end = self.clause_end(begin, limit);
        let lower = self
            .tokens
            .get(begin)
            .is_some_and(|token| token.span.of(self.text).starts_with(char::is_lowercase));
        let cue = (begin..end).find(|&at| self.is_cue(at))?;
        // After a stop a capital begins the next sentence, unless nothing is in
        // it but the verb: “It is.” Ms. Duss said. After other marks the verb
        // comes at once: “Is it?” Ms. Duss asked.
        let far = (begin..cue)
            .filter(|&at| self.tokens[at].kind == TokenKind::Word)
            .count()
            > 4;
        let last = cue + 1 >= self.tokens.len() || self.ends_clause(cue + 1);
        if !lower && ((ending == Ending::Stop && !last) || (ending == Ending::Call && far)) {
            return None;
        }
        let subject = if (begin..cue).all(|at| self.is_filler(at)) {
            self.phrase_from(cue + 1, end)
        } else {
            self.subject(begin, cue)
                .or_else(|| self.phrase_from(begin, cue))
        };
        Some((subject, self.tokens[cue].span))
    }

    fn before(&self, from: usize, to: usize) -> Option<Saying> {
        let end = self.tokens.partition_point(|token| token.span.start < to);
        let first = self.tokens.partition_point(|token| token.span.start < from);
        let begin = (first.max(end.saturating_sub(REACH))..end)
            .rev()
            .find(|&at| self.ends_clause(at))
            .map_or(first.max(end.saturating_sub(REACH)), |at| at + 1);
        let cue = (begin..end).rev().find(|&at| self.is_cue(at))?;
        let subject = self
            .subject(begin, cue)
            .or_else(|| self.phrase_from(cue + 1, end));
        Some((subject, self.tokens[cue].span))
    }

    /// The verb in the paragraph before, when it ends with a colon or comma.
    fn introduced(&self, quotation: Span, paragraph: Option<Span>) -> Option<Saying> {
        let paragraph = paragraph?;
        let leads = self.tokens.first()?.span.start == quotation.start;
        if !leads || !paragraph.of(self.text).ends_with([':', ',']) {
            return None;
        }
        Beside::read(self.text, paragraph).before(paragraph.start, paragraph.end)
    }

    /// What was said of the quotation before, when only one sentence end lies
    /// between the two: “We ran,” said Ms. Duss. “It sank.”
    fn carried(
        &self,
        previous: Quotation,
        quotation: Span,
    ) -> Option<(Option<Span>, Option<Span>)> {
        previous.cue?;
        let from = self
            .tokens
            .partition_point(|token| token.span.start < previous.span.end);
        let to = self
            .tokens
            .partition_point(|token| token.span.start < quotation.start);
        if to < from || to - from > REACH {
            return None;
        }
        let ends = (from..to).filter(|&at| self.ends_clause(at)).count();
        let last = to
            .checked_sub(1)
            .is_some_and(|at| from == to || self.ends_clause(at));
        (ends <= 1 && last).then_some((previous.speaker, previous.cue))
    }
}
