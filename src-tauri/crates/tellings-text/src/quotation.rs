//! Direct quotations, with speaker and verb of saying where they stand close.
//!
//! Curly, straight and angle marks, double and single, nested, and quotations
//! that run on over paragraphs (each opened anew, closed once). An apostrophe
//! is no quotation mark. The speaker is the name or pronoun next to a verb of
//! saying in the same sentence; where there is none, it stays unknown.

use crate::{Span, Token, TokenKind, names, tokens};

/// Words given as somebody's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The quotation with its marks.
    pub span: Span,
    /// The words between the marks.
    pub inner: Span,
    /// Who is named as saying them.
    pub speaker: Option<Span>,
    /// The verb of saying.
    pub cue: Option<Span>,
}

/// Verbs that say that somebody said something.
pub(crate) const CUES: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "tells",
    "added",
    "adds",
    "asked",
    "asks",
    "wrote",
    "writes",
    "claimed",
    "claims",
    "stated",
    "states",
    "argued",
    "argues",
    "insisted",
    "insists",
    "warned",
    "warns",
    "explained",
    "explains",
    "replied",
    "replies",
    "noted",
    "notes",
    "tweeted",
    "posted",
    "declared",
    "announced",
    "admitted",
    "admits",
    "denied",
    "denies",
    "testified",
    "continued",
    "concluded",
    "recalled",
    "responded",
    "acknowledged",
    "suggested",
    "alleged",
    "called",
    "described",
    "remarked",
    "reiterated",
    "confirmed",
    "read",
    "reads",
];

/// A quotation with no closing mark in sight ends with its paragraph.
#[must_use]
pub fn quotations(text: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    for paragraph in crate::paragraphs(text) {
        in_paragraph(text, paragraph, &mut found);
    }
    found.sort_by_key(|quotation: &Quotation| (quotation.span.start, quotation.span.end));
    for quotation in &mut found {
        (quotation.speaker, quotation.cue) = speaker(text, quotation.span);
    }
    found
}

struct Open {
    start: usize,
    inner: usize,
    closes: char,
}

fn in_paragraph(text: &str, paragraph: Span, found: &mut Vec<Quotation>) {
    let words = paragraph.of(text);
    let mut open: Vec<Open> = Vec::new();
    let mut before = None;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map(|&(_, next)| next);
        let place = paragraph.start + at;
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // A mark between two letters is an apostrophe.
        let apostrophe = matches!(c, '\'' | '’') && letter(before) && letter(after);
        let closing = open.last().is_some_and(|last| last.closes == c)
            && !apostrophe
            && before.is_some_and(|c: char| !c.is_whitespace());
        if closing
            && !(matches!(c, '\'' | '’')
                && is_possessive(before, after, &words[at + c.len_utf8()..], c))
        {
            let last = open
                .pop()
                .expect("a closing mark was matched with the last open one");
            found.push(Quotation {
                span: Span::new(last.start, place + c.len_utf8()),
                inner: Span::new(last.inner, place),
                speaker: None,
                cue: None,
            });
        } else if let Some(closes) = opening(c, before, after)
            // Hostile text opens marks without end; people nest two or three.
            && open.len() < 3
        {
            open.push(Open {
                start: place,
                inner: place + c.len_utf8(),
                closes,
            });
        }
        before = Some(c);
    }
    // Left open: a quotation that runs on into the next paragraph, unless the
    // mark was an apostrophe.
    if let Some(first) = open
        .first()
        .filter(|first| matches!(first.closes, '”' | '"' | '»'))
    {
        found.push(Quotation {
            span: Span::new(first.start, paragraph.end),
            inner: Span::new(first.inner, paragraph.end),
            speaker: None,
            cue: None,
        });
    }
}

/// The mark that would close a quotation opened by `c` here, if it can open one.
fn opening(c: char, before: Option<char>, after: Option<char>) -> Option<char> {
    let fresh = before.is_none_or(|c| {
        c.is_whitespace()
            || matches!(
                c,
                '(' | '[' | '—' | '–' | '-' | '“' | '‘' | '"' | '\'' | ':' | '…'
            )
    });
    let words_follow = after.is_some_and(|c| !c.is_whitespace());
    match c {
        '“' => Some('”'),
        '„' => Some('“'),
        '«' => Some('»'),
        '‘' if fresh && words_follow => Some('’'),
        '"' if fresh && words_follow => Some('"'),
        '\'' if fresh && words_follow && after.is_some_and(|c| !c.is_numeric()) => Some('\''),
        _ => None,
    }
}

/// Whether a mark after an "s" is a plural's possessive rather than an end: the
/// quotation's own end comes later in the line.
fn is_possessive(before: Option<char>, after: Option<char>, rest: &str, mark: char) -> bool {
    before == Some('s')
        && after == Some(' ')
        && rest.chars().nth(1).is_some_and(char::is_lowercase)
        && rest
            .chars()
            .take(400)
            .scan(' ', |last, c| {
                let ends = c == mark && matches!(*last, '.' | ',' | '!' | '?');
                *last = c;
                Some(ends)
            })
            .any(|ends| ends)
}

/// Characters looked at on either side of a quotation for who said it.
const REACH: usize = 160;

/// Speaker and verb of saying beside a quotation, in the same paragraph.
fn speaker(text: &str, quotation: Span) -> (Option<Span>, Option<Span>) {
    let after = window_after(text, quotation.end);
    if let Some((speaker, cue)) = nearest(text, after, true) {
        return (speaker, Some(cue));
    }
    let before = window_before(text, quotation.start);
    match nearest(text, before, false) {
        Some((speaker, cue)) => (speaker, Some(cue)),
        None => (None, None),
    }
}

/// From the end of a quotation to the end of its sentence or the next one.
fn window_after(text: &str, from: usize) -> Span {
    let rest = &text[from..];
    let end = rest
        .char_indices()
        .take(REACH)
        .find(|&(_, c)| matches!(c, '\n' | '“' | '"' | ';'))
        .map_or_else(
            || {
                rest.char_indices()
                    .nth(REACH)
                    .map_or(rest.len(), |(at, _)| at)
            },
            |(at, _)| at,
        );
    // What follows a full stop inside the marks is another sentence.
    let closed = text[..from]
        .trim_end_matches(['”', '"', '’', '\'', '»'])
        .ends_with('.');
    let lower = rest.trim_start().starts_with(char::is_lowercase);
    if closed && !lower {
        Span::new(from, from)
    } else {
        Span::new(from, from + end)
    }
}

/// From the beginning of the sentence, or the quotation before, up to `to`.
fn window_before(text: &str, to: usize) -> Span {
    let rest = &text[..to];
    let mut start = to;
    for (at, c) in rest.char_indices().rev().take(REACH) {
        if matches!(c, '\n' | '”' | ';') {
            break;
        }
        start = at;
    }
    Span::new(start, to)
}

/// The verb of saying nearest to the quotation, and the name or pronoun at it.
fn nearest(text: &str, window: Span, after: bool) -> Option<(Option<Span>, Span)> {
    let tokens = tokens(text, window);
    let is_cue =
        |token: &&Token| token.kind == TokenKind::Word && CUES.contains(&token.norm.as_str());
    let cue = if after {
        tokens.iter().find(is_cue)
    } else {
        tokens.iter().rev().find(is_cue)
    }?;
    let mut who: Vec<Span> = names(text, window)
        .into_iter()
        .map(|name| name.span)
        .collect();
    who.extend(
        tokens
            .iter()
            .filter(|token| matches!(token.norm.as_str(), "he" | "she" | "they" | "who"))
            .map(|token| token.span),
    );
    let distance = |span: &Span| {
        if span.end <= cue.span.start {
            cue.span.start - span.end
        } else {
            span.start.saturating_sub(cue.span.end)
        }
    };
    // "…,” said Ms. Duss" and "Ms. Duss said: “…": the nearest is the speaker.
    let speaker = who
        .into_iter()
        .filter(|span| distance(span) <= 80)
        .min_by_key(|span| (distance(span), span.start));
    Some((speaker, cue.span))
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
            &[("One.", None, None), ("Two,", Some("he"), Some("said"))],
        );
    }
}
