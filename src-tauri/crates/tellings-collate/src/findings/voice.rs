//! Who vouches for a statement, how surely, and whether it is affirmed:
//! attribution, hedges and negation that one reading has and the other lacks.
//!
//! These are only looked for between readings whose other words are largely
//! the same; elsewhere a missing "not" says nothing.

use tellings_text::Span;

use super::{Reading, finding};
use crate::model::{Finding, FindingKind};
use crate::wording::likeness;

/// How alike two readings are before a missing hedge or source means anything.
const ALIKE: f64 = 0.6;

/// The same for a missing "not", which changes what happened.
const NEARLY_SAME: f64 = 0.75;

pub(super) fn find(reference: &Reading, reading: &Reading) -> Vec<Finding> {
    let alike = likeness(&reference.words, &reading.words);
    let mut found = Vec::new();
    if alike >= ALIKE {
        found.extend(one_sided(
            FindingKind::Attribution,
            (reference, attributions(reference)),
            (reading, attributions(reading)),
            |with, without, cue| {
                format!("{with} says “{cue}”; {without} says it in its own voice.")
            },
            false,
        ));
        found.extend(one_sided(
            FindingKind::Certainty,
            (reference, reference.all(tellings_text::hedges)),
            (reading, reading.all(tellings_text::hedges)),
            |with, without, cue| format!("{with} has “{cue}”; {without} has no such reservation."),
            false,
        ));
    }
    if alike >= NEARLY_SAME {
        found.extend(one_sided(
            FindingKind::Polarity,
            (reference, reference.all(tellings_text::negations)),
            (reading, reading.all(tellings_text::negations)),
            |with, without, cue| format!("{with} has “{cue}”; {without} has no negation here."),
            true,
        ));
    }
    found
}

/// A finding where exactly one of the readings has any of these places.
fn one_sided(
    kind: FindingKind,
    (reference, there): (&Reading, Vec<Span>),
    (reading, here): (&Reading, Vec<Span>),
    say: impl Fn(String, String, &str) -> String,
    disagrees: bool,
) -> Option<Finding> {
    let whole = |reading: &Reading| {
        Span::new(
            reading.segments.first().map_or(0, |segment| segment.start),
            reading.segments.last().map_or(0, |segment| segment.end),
        )
    };
    match (there.first(), here.first()) {
        (Some(&there), None) => Some(finding(
            kind,
            say(reference.name(), reading.name(), reference.printed(there)),
            (reference, there),
            (reading, whole(reading)),
            disagrees,
        )),
        (None, Some(&here)) => Some(finding(
            kind,
            say(reading.name(), reference.name(), reading.printed(here)),
            (reference, whole(reference)),
            (reading, here),
            disagrees,
        )),
        _ => None,
    }
}

/// Places where a reading says on whose word it stands.
fn attributions(reading: &Reading) -> Vec<Span> {
    reading.all(tellings_text::attributions)
}
