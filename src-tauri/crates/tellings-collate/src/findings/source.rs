//! On whose word a sentence stands: "…, officials said", "The mayor said that
//! …", "…, according to two people".
//!
//! Only attributions that cover the whole sentence are read. Who is meant by
//! "he" is not resolved.

use tellings_text::{Span, TokenKind};

use super::sentence::Sentence;
use super::speech::{is_speech, manner};

/// Words that a source may have.
const SOURCE: usize = 16;

/// A sentence's source.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Source and verb, as printed.
    pub(crate) span: Span,
    /// The source alone.
    pub(crate) who: Span,
    /// The verb of saying.
    pub(crate) verb: Span,
}

/// The source of a whole sentence, if it names one.
pub(crate) fn source(sentence: &Sentence) -> Option<Source> {
    let verbs = || (0..sentence.spots.len()).filter(|&at| is_verb(sentence, at));
    according(sentence)
        .or_else(|| verbs().rev().find_map(|at| behind(sentence, at)))
        .or_else(|| verbs().find_map(|at| before(sentence, at)))
}

/// Whether nothing in the sentence says that it stands on somebody's word.
pub(crate) fn is_own_voice(sentence: &Sentence) -> bool {
    sentence.spots.iter().all(|spot| {
        !spot.quoted && !is_speech(&spot.norm) && !BORROWED.contains(&spot.norm.as_str())
    })
}

/// Further words by which a sentence stands on another's word.
const BORROWED: &[&str] = &[
    "reportedly",
    "allegedly",
    "apparently",
    "reported",
    "reports",
    "report",
    "reporting",
    "statement",
    "estimate",
    "estimates",
    "estimated",
    "count",
    "sources",
    "source",
    "believed",
    "believe",
    "thought",
    "think",
    "alleged",
    "accusations",
    "allegations",
    "claims",
    "account",
    "accounts",
    "per",
    "letter",
    "memo",
    "memorandum",
    "testimony",
    "revealed",
    "reveal",
    "found",
    "finds",
    "show",
    "shows",
    "showed",
    "appears",
    "appeared",
    "appear",
    "heard",
    "disclosed",
    "view",
    "saw",
    "sees",
    "spokesman",
    "spokeswoman",
    "concede",
    "considers",
    "considered",
    "story",
    "forecast",
    "forecasts",
    "predicted",
    "predicts",
    "ruled",
    "ruling",
    "stressed",
    "reckons",
    "reckon",
    "reckoning",
    "proclaimed",
    "put",
    "puts",
    "expects",
    "expected",
    "statements",
    "words",
    "answer",
    "interview",
    "tweet",
];

fn is_verb(sentence: &Sentence, at: usize) -> bool {
    let spot = &sentence.spots[at];
    let next = |n: usize| sentence.norm(at + n);
    // "told them to leave" and "claimed responsibility" report no statement, nor
    // does "wrote a law".
    let order = matches!(spot.norm.as_str(), "told" | "tells")
        && (1..8)
            .map(next)
            .find(|norm| matches!(*norm, "to" | "that" | ","))
            == Some("to");
    let taken = spot.norm.starts_with("claim")
        && matches!(
            next(1),
            "responsibility" | "credit" | "victory" | "lives" | "power"
        );
    let made = spot.norm.starts_with("wr") && !matches!(next(1), "that" | "," | "." | "in" | "on");
    if order || taken || made {
        return false;
    }
    let before = at.checked_sub(1).map_or("", |before| sentence.norm(before));
    !spot.quoted
        && !spot.capital
        && (manner(&spot.norm).is_some() || FURTHER.contains(&spot.norm.as_str()))
        && !spot.norm.ends_with("ing")
        && !matches!(
            before,
            "to" | "be"
                | "been"
                | "was"
                | "were"
                | "is"
                | "are"
                | "the"
                | "a"
                | "who"
                | "which"
                | "that"
                | "will"
                | "would"
                | "could"
                | "can"
                | "should"
                | "did"
                | "not"
                | "may"
                | "might"
        )
}

/// Verbs that give a source beside those of saying.
const FURTHER: &[&str] = &[
    "reckons",
    "reckoned",
    "disclosed",
    "testified",
    "warned",
    "warns",
    "explained",
    "believe",
    "believes",
    "estimated",
    "estimates",
    "suggest",
    "suggests",
];

/// "…, according to two people familiar with the case".
fn according(sentence: &Sentence) -> Option<Source> {
    let at = (0..sentence.spots.len())
        .find(|&at| sentence.norm(at) == "according" && !sentence.spots[at].quoted)?;
    if sentence.norm(at + 1) != "to" {
        return None;
    }
    let end = phrase_end(sentence, at + 2);
    // Where it opens the sentence, its comma parts it from the statement.
    (end > at + 2).then(|| Source {
        span: place(sentence, at, end),
        who: place(sentence, at + 2, end),
        verb: place(sentence, at, at + 2),
    })
}

/// "…, officials said." or "…, said Mirela Duss."
fn behind(sentence: &Sentence, verb: usize) -> Option<Source> {
    let comma = (verb.saturating_sub(SOURCE)..verb)
        .rev()
        .find(|&at| is_comma(sentence, at))?;
    let closes = |at: usize| {
        matches!(sentence.norm(at), "." | "," | "" | "\"") || is_time(sentence.norm(at))
    };
    let own = comma + 1..verb;
    if !own.is_empty() && closes(verb + 1) && own.clone().all(|at| is_phrase(sentence, at)) {
        return Some(found(sentence, own.start, own.end, verb));
    }
    let end = phrase_end(sentence, verb + 1);
    let clause = (verb + 1..end).any(|at| CLAUSES.contains(&sentence.norm(at)));
    let whole = matches!(sentence.norm(end), "." | "," | "");
    let inverted = own.is_empty() && end > verb + 1 && whole && !clause;
    inverted.then(|| found(sentence, verb + 1, end, verb))
}

/// Words that stand in a statement, and in no phrase that names a source.
const CLAUSES: &[&str] = &[
    "that", "it", "she", "he", "they", "there", "would", "had", "was", "were", "is", "are", "has",
    "have", "will", "could", "did", "does", "do", "can", "should", "in", "on", "no", "not",
];

/// "The mayor said that …": the source opens the sentence. What is inserted
/// between commas belongs to it: "The mayor, Mirela Duss, said …".
fn before(sentence: &Sentence, verb: usize) -> Option<Source> {
    let goes_on = verb + 3 < sentence.spots.len() && sentence.norm(verb + 1) != ",";
    let comma = (0..verb).find(|&at| is_comma(sentence, at));
    let end = match comma {
        None => verb,
        // The insertion ends right before the verb.
        Some(first) if is_comma(sentence, verb - 1) && first + 1 < verb - 1 => first,
        Some(_) => return None,
    };
    let short = end > 0 && end <= SOURCE && verb <= 2 * SOURCE;
    let plain = (0..end).all(|at| is_phrase(sentence, at));
    (goes_on && short && plain).then(|| Source {
        span: place(sentence, 0, verb + 1),
        who: place(sentence, 0, verb),
        verb: place(sentence, verb, verb + 1),
    })
}

fn found(sentence: &Sentence, first: usize, end: usize, verb: usize) -> Source {
    let (start, last) = (first.min(verb), end.max(verb + 1));
    Source {
        span: place(sentence, start, last),
        who: place(sentence, first, end),
        verb: place(sentence, verb, verb + 1),
    }
}

fn place(sentence: &Sentence, first: usize, end: usize) -> Span {
    Span::new(
        sentence.spots[first].span.start,
        sentence.spots[end - 1].span.end,
    )
}

fn is_comma(sentence: &Sentence, at: usize) -> bool {
    sentence.norm(at) == "," && !sentence.spots[at].quoted
}

/// Whether a spot can stand in the phrase that names a source.
fn is_phrase(sentence: &Sentence, at: usize) -> bool {
    let spot = &sentence.spots[at];
    !spot.quoted
        && (spot.kind != TokenKind::Mark || matches!(spot.norm.as_str(), "." | "&" | "'" | "-"))
        && !matches!(
            spot.norm.as_str(),
            "but" | "and" | "which" | "when" | "if" | "because" | "as" | "while" | "after"
        )
}

/// One past the phrase that begins at a spot.
fn phrase_end(sentence: &Sentence, first: usize) -> usize {
    let mut end = first;
    while end < sentence.spots.len().min(first + SOURCE) && is_phrase(sentence, end) {
        // The stop of "Mr." belongs to the phrase, the sentence's does not.
        if sentence.norm(end) == "." && end + 1 == sentence.spots.len() {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a word dates what is said: "officials said on Monday".
fn is_time(norm: &str) -> bool {
    matches!(
        norm,
        "on" | "late"
            | "early"
            | "yesterday"
            | "today"
            | "at"
            | "in"
            | "after"
            | "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
    )
}
