//! Who said a quotation, and with which verb.
//!
//! The verb of saying is looked for beside the quotation, in the same sentence:
//! after it (“…,” said Ms. Duss), before it (Ms. Duss said: “…”), or in the
//! paragraph before, when that ends with a colon. A quotation that follows an
//! attributed one in the next sentence has the same speaker. The speaker is a
//! place in the text: a name, a pronoun, or a phrase such as "the cook"; whom a
//! pronoun means is not resolved, and where nothing is found nothing is guessed.

use crate::cue::{CUES, QUOTING};
use crate::{NameMention, Quotation, Span, Token, TokenKind, is_function_word, names, tokens};

/// Words between a subject and its verb.
const AUXILIARIES: &[&str] = &[
    "had", "has", "have", "also", "then", "later", "was", "is", "were", "are", "once", "again",
    "often", "never", "even", "once", "would", "will", "did", "could", "first", "just", "still",
    "been", "be", "has", "famously", "who",
];

const PRONOUNS: &[&str] = &["he", "she", "they", "it", "i", "we", "you"];

const DETERMINERS: &[&str] = &[
    "the", "a", "an", "his", "her", "their", "its", "our", "my", "one", "another", "some", "this",
    "that", "these", "those", "two", "several", "many", "most", "other", "both",
];

/// Tokens looked at on either side of a quotation.
const REACH: usize = 40;

/// Sets speaker and verb of every quotation that has them beside it.
/// `quotations` are in order, an outer one before those inside it.
pub(crate) fn attribute(text: &str, paragraphs: &[Span], quotations: &mut [Quotation]) {
    let mut rest = quotations;
    // The paragraph before, read only when a quotation asks for it.
    let mut before: Option<Span> = None;
    let mut open: Option<(Option<Span>, Option<Span>)> = None;
    for &paragraph in paragraphs {
        let count = rest.partition_point(|quotation| quotation.span.start < paragraph.end);
        let (here, later) = rest.split_at_mut(count);
        rest = later;
        if !here.is_empty() {
            Beside::read(text, paragraph).attribute(here, before);
            if let Some(saying) = open.filter(|_| here[0].span.start == paragraph.start)
                && here[0].cue.is_none()
            {
                (here[0].speaker, here[0].cue) = saying;
            }
        }
        open = here
            .last()
            .filter(|last| last.runs_on())
            .map(|last| (last.speaker, last.cue));
        before = Some(paragraph);
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
                .beside(&quotations[at], from, limit)
                .or_else(|| self.introduced(span, before))
                .map(|(speaker, cue)| (speaker, Some(cue)))
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
        // After a stop a capital begins the next sentence, unless the verb
        // comes at once: “Is it?” Ms. Duss asked.
        let far = (begin..cue)
            .filter(|&at| self.tokens[at].kind == TokenKind::Word)
            .count()
            > 4;
        if !lower && (ending == Ending::Stop || (ending == Ending::Call && far)) {
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

    /// The verb in the paragraph before, when it ends with a colon.
    fn introduced(&self, quotation: Span, paragraph: Option<Span>) -> Option<Saying> {
        let paragraph = paragraph?;
        let leads = self.tokens.first()?.span.start == quotation.start;
        if !leads || !paragraph.of(self.text).ends_with(':') {
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

    /// The subject of the verb at `cue`, in front of it.
    fn subject(&self, begin: usize, cue: usize) -> Option<Span> {
        let mut at = cue;
        while at > begin && self.is_filler(at - 1) {
            at -= 1;
        }
        // "Mr. Hale, who met Ms. Duss on Monday, said": the phrase before the
        // inserted one.
        if at > begin && self.norm(at - 1) == Some(",") {
            let opened = (begin..at - 1).rev().find(|&n| self.norm(n) == Some(","));
            return match opened {
                Some(comma) => self.phrase_to(begin, comma),
                None => self.phrase_from(begin, at - 1),
            };
        }
        if at > begin
            && self.norm(at - 1) == Some(")")
            && let Some(bracket) = (begin..at - 1).rev().find(|&n| self.norm(n) == Some("("))
        {
            at = bracket;
        }
        self.phrase_to(begin, at)
    }

    /// The phrase that ends before token `end`.
    fn phrase_to(&self, begin: usize, end: usize) -> Option<Span> {
        let last = end.checked_sub(1).filter(|&at| at >= begin)?;
        if PRONOUNS.contains(&self.norm(last)?) {
            return Some(self.tokens[last].span);
        }
        if let Some(name) = self.name_ending(self.tokens[last].span.end) {
            return Some(name);
        }
        let mut first = last + 1;
        while first > begin && last + 1 - first < 5 {
            let token = &self.tokens[first - 1];
            if DETERMINERS.contains(&token.norm.as_str()) {
                return (first <= last)
                    .then(|| Span::new(token.span.start, self.tokens[last].span.end));
            }
            if token.kind != TokenKind::Word || is_function_word(&token.norm) {
                break;
            }
            first -= 1;
        }
        (first <= last)
            .then(|| Span::new(self.tokens[first].span.start, self.tokens[last].span.end))
    }

    /// The phrase that begins at token `begin`.
    fn phrase_from(&self, begin: usize, end: usize) -> Option<Span> {
        let first = self.tokens.get(begin).filter(|_| begin < end)?;
        if PRONOUNS.contains(&first.norm.as_str()) {
            return Some(first.span);
        }
        let determined = DETERMINERS.contains(&first.norm.as_str());
        let mut last = begin + usize::from(determined);
        while last < end.min(begin + 6) {
            let token = &self.tokens[last];
            if let Some(name) = self.name_beginning(token.span.start) {
                return Some(name);
            }
            // "Gov. Hale": the stop after a title.
            let stop = token.norm == "." && self.norm(last + 1).is_some();
            let plain = token.kind == TokenKind::Word
                && !is_function_word(&token.norm)
                && !self.is_cue(last);
            if !(stop || plain || crate::name::is_title(&token.norm)) {
                break;
            }
            last += 1;
        }
        let end = match last.checked_sub(begin + usize::from(determined)) {
            None | Some(0) => return None,
            // A capital that may be no name stands alone: "Protesters", "Hale".
            _ if !determined && first.span.of(self.text).starts_with(char::is_uppercase) => begin,
            _ => last - 1,
        };
        Some(Span::new(first.span.start, self.tokens[end].span.end))
    }

    fn name_beginning(&self, start: usize) -> Option<Span> {
        let at = self.names.partition_point(|name| name.span.start < start);
        let name = self.names.get(at)?.span;
        (name.start == start).then_some(name)
    }

    fn name_ending(&self, end: usize) -> Option<Span> {
        let at = self.names.partition_point(|name| name.span.end < end);
        let name = self.names.get(at)?.span;
        (name.end == end).then_some(name)
    }

    fn norm(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).map(|token| token.norm.as_str())
    }

    fn is_cue(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let verb = CUES.contains(&token.norm.as_str()) || QUOTING.contains(&token.norm.as_str());
        let lower = token.span.of(self.text).starts_with(char::is_lowercase);
        token.kind == TokenKind::Word
            && ((verb && lower) || (token.norm == "according" && self.norm(at + 1) == Some("to")))
    }

    fn is_filler(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.kind == TokenKind::Word
            && (AUXILIARIES.contains(&token.norm.as_str())
                || (token.norm.ends_with("ly")
                    && token.span.of(self.text).starts_with(char::is_lowercase)))
    }

    /// Whether the token ends a sentence or a clause of its own.
    fn ends_clause(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        match token.norm.as_str() {
            "?" | "!" | ";" => true,
            // The stop of "Mr.", "J." or "(D-Mo.)" does not end the sentence.
            "." => {
                let title = at.checked_sub(1).is_some_and(|before| {
                    let word = &self.tokens[before];
                    word.span.end == token.span.start
                        && (word.span.len() == 1 || crate::name::is_title(&word.norm))
                });
                let goes_on = self.tokens.get(at + 1).is_some_and(|next| {
                    next.span
                        .of(self.text)
                        .starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ')'))
                });
                !title && !goes_on
            }
            _ => false,
        }
    }

    fn clause_end(&self, begin: usize, limit: usize) -> usize {
        (begin..self.tokens.len().min(begin + REACH))
            .find(|&at| self.tokens[at].span.start >= limit || self.ends_clause(at))
            .unwrap_or(self.tokens.len().min(begin + REACH))
    }
}
