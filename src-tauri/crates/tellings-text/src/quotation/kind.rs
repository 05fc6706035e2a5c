//! Whether a quotation is somebody's speech or words inside another sentence.
//!
//! Grammar decides, as it does for readers: speech stands where a sentence can
//! stand, namely at a beginning or behind a colon, a comma or a verb of saying,
//! and an attribution follows it or nothing. Words that the sentence around
//! them needs to be whole (called it ‘a mess’, said that ‘we ran’) are a part
//! of what somebody said, a term, a nickname or the title of a work. How many
//! words there are counts for nothing: “No,” he said.

use crate::cue::{CUES, NAMING, QUOTING};
use crate::{Quotation, QuotationKind, Span};

/// Sets the kind of every quotation. `quotations` are in order, an outer one
/// before those inside it, with their verbs of saying found.
pub(crate) fn classify(text: &str, paragraphs: &[Span], quotations: &mut [Quotation]) {
    // The quotations still open here, and behind them the last on their level.
    let mut chain: Vec<Quotation> = Vec::new();
    let mut paragraphs = paragraphs.iter().peekable();
    let mut paragraph = Span::new(0, 0);
    for quotation in quotations {
        while let Some(next) = paragraphs.next_if(|next| next.start <= quotation.span.start) {
            paragraph = *next;
        }
        let depth = chain.partition_point(|outer| outer.span.covers(quotation.span));
        let previous = chain.get(depth).copied();
        chain.truncate(depth);
        let frame = chain.last().map_or(paragraph, |outer| outer.inner);
        let place = Place::new(text, frame, quotation, previous);
        quotation.kind = place.kind();
        chain.push(*quotation);
    }
}

/// What stands directly in front of a quotation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// Nothing, or the end of a sentence.
    Beginning,
    Colon,
    /// A comma or a dash.
    Comma,
    /// A verb of saying.
    Verb,
    /// A word of the same sentence.
    Inside,
}

/// A quotation with the words around it, up to the ends of its paragraph or of
/// the quotation that holds it.
struct Place<'t> {
    before: &'t str,
    inner: &'t str,
    after: &'t str,
    /// What stands between it and the verb or name behind it that says it.
    to_saying: Option<&'t str>,
    /// Whether a verb or a name says it, wherever that stands.
    attributed: bool,
    /// Whether it takes up speech that an attribution interrupted.
    resumes: bool,
}

impl<'t> Place<'t> {
    fn new(text: &'t str, frame: Span, quotation: &Quotation, previous: Option<Quotation>) -> Self {
        let span = quotation.span;
        let saying = quotation.cue.or(quotation.speaker);
        let resumes = previous.is_some_and(|previous| {
            previous.kind == QuotationKind::Speech
                && previous.cue.is_some()
                && previous.cue == quotation.cue
                && saying.is_some_and(|saying| previous.span.end <= saying.start)
        });
        Self {
            before: Span::new(frame.start, span.start).of(text),
            inner: quotation.inner.of(text).trim().trim_end_matches(CLOSING),
            after: Span::new(span.end, frame.end).of(text),
            to_saying: saying
                .filter(|saying| saying.start >= span.end)
                .map(|saying| Span::new(span.end, saying.start).of(text)),
            attributed: saying.is_some(),
            resumes,
        }
    }

    fn kind(&self) -> QuotationKind {
        let lead = self.lead();
        let sentence = match lead {
            Lead::Beginning | Lead::Colon => self.to_saying.is_some() || self.begins_sentence(),
            Lead::Comma => self.resumes || self.begins_sentence(),
            Lead::Verb => self.begins_sentence(),
            Lead::Inside => false,
        };
        if !sentence || self.goes_on() {
            QuotationKind::Words
        } else if self.attributed || lead == Lead::Colon {
            QuotationKind::Speech
        } else {
            QuotationKind::Passage
        }
    }

    fn lead(&self) -> Lead {
        let before = self.before.trim_end();
        if before.is_empty() || self.before.ends_with('\n') {
            return Lead::Beginning;
        }
        if before.ends_with(':') {
            return Lead::Colon;
        }
        if before.ends_with(PAUSES) {
            return Lead::Comma;
        }
        let bare = before.trim_end_matches(CLOSING);
        if let Some(ended) = bare.strip_suffix(ENDS) {
            let title = bare.ends_with('.') && crate::sentence::is_title(&last_word(ended));
            return if title { Lead::Inside } else { Lead::Beginning };
        }
        let word = last_word(bare);
        let word = word.as_str();
        let says = CUES.contains(&word) || QUOTING.contains(&word);
        if says && !NAMING.contains(&word) {
            Lead::Verb
        } else {
            Lead::Inside
        }
    }

    /// Whether the words open as a sentence does.
    fn begins_sentence(&self) -> bool {
        let words = self
            .inner
            .trim_start_matches(|c: char| !c.is_alphanumeric());
        words.starts_with(char::is_uppercase)
            || (words.starts_with(char::is_numeric) && self.inner.ends_with(ENDS))
    }

    /// Whether the sentence around the words goes on after them, other than
    /// with who said them or with a clause of its own.
    fn goes_on(&self) -> bool {
        let after = self.after.trim_start();
        if self.inner.ends_with(ENDS) || after.starts_with(ENDS) {
            return !self.attributed && after.starts_with(char::is_lowercase);
        }
        if self.inner.ends_with(PAUSES) || after.starts_with(PAUSES) {
            return !self.attributed;
        }
        let near = self
            .to_saying
            .is_some_and(|words| words.split_whitespace().count() <= SUBJECT);
        let next = after
            .split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or("");
        !near && !CONNECTIVES.contains(&next) && after.starts_with(char::is_alphanumeric)
    }
}

/// Marks that close what others opened.
const CLOSING: [char; 8] = ['"', '”', '’', '\'', '»', '›', ')', ']'];

/// Marks that end a sentence.
const ENDS: [char; 4] = ['.', '?', '!', '…'];

/// Marks between speech and who said it, on either side of it.
const PAUSES: [char; 5] = [',', '—', '–', '―', '-'];

/// Words that a speaker's name takes between unpunctuated speech and its verb.
const SUBJECT: usize = 3;

/// Words that begin a further clause after speech: she said “No” and left.
const CONNECTIVES: &[&str] = &[
    "after", "and", "as", "before", "but", "or", "then", "until", "when", "while",
];

/// Characters looked at for one word.
const WORD: usize = 24;

/// The word that ends `text`, in the form in which it is compared.
fn last_word(text: &str) -> String {
    let start = text
        .char_indices()
        .rev()
        .take(WORD)
        .take_while(|(_, c)| c.is_alphanumeric())
        .last()
        .map_or(text.len(), |(at, _)| at);
    crate::token::norm(&text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use QuotationKind::{Passage, Speech, Words};

    fn check(text: &str, expected: &[QuotationKind]) {
        let found: Vec<QuotationKind> = crate::quotations(text)
            .iter()
            .map(|quotation| quotation.kind)
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn speech_stands_as_a_sentence() {
        check("“No,” he said.", &[Speech]);
        check("Duss said: “We ran.”", &[Speech]);
        check("He left. “We ran”, the cook said.", &[Speech]);
        check("The crowd shouted “Lower the boats!” and ran.", &[Speech]);
        check("Duss asked, “Who rings the bell?”", &[Speech]);
        check("There was one order: “Leave the pots.”", &[Speech]);
        check("“We ran,” he said, “and it sank.”", &[Speech, Speech]);
        check("“We ran,” said Prof. Vane. “It sank.”", &[Speech, Speech]);
        check("“We ran.” — Mirela Duss", &[Speech]);
    }

    #[test]
    fn words_are_part_of_the_sentence_around_them() {
        check("Duss called it “a mess” and left.", &[Words]);
        check("Duss said that “we ran for the boats.”", &[Words]);
        check("Duss said the crew “ran for the boats.”", &[Words]);
        check("The so-called “experts” left.", &[Words]);
        check("Jo “Anchor” Vane said no.", &[Words]);
        check("On “Harbour at Nine,” Vane said no.", &[Words]);
        check("“Salt and Rope” was sung by the crew.", &[Words]);
        check("He said “We ran” far too often that day.", &[Words]);
        check("He said “No” and left.", &[Speech]);
        check("They dubbed it “Operation Kettle.”", &[Words]);
        check("“We ran,” he said of the “storm.”", &[Speech, Words]);
    }

    #[test]
    fn inner_quotations_are_judged_inside_the_outer_one() {
        check(
            "“He told me, ‘Run for it,’ and we ran,” she said.",
            &[Speech, Speech],
        );
        check("“He called it ‘a mess,’” she said.", &[Speech, Words]);
    }

    #[test]
    fn a_passage_has_nobody_who_says_it() {
        check(
            "It sank.\n\n“The bell rang twice.”\n\nNobody came.",
            &[Passage],
        );
        check("“Salt and Rope”", &[Passage]);
    }
}
