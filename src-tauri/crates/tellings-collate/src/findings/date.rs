//! Days that cannot both be right.
//!
//! Each reading must hold exactly one date; "Tuesday" is read by the article's
//! own date, and says nothing where that is not known.

use super::{Reading, finding};
use crate::model::{Finding, FindingKind};

pub(super) fn find(reference: &Reading, reading: &Reading) -> Option<Finding> {
    let there = reference.all(tellings_text::dates);
    let here = reading.all(tellings_text::dates);
    let ([there], [here]) = (there.as_slice(), here.as_slice()) else {
        return None;
    };
    // "since 2031" and "on Tuesday" date different things.
    if there.grain() != here.grain() {
        return None;
    }
    let published = |reading: &Reading| {
        reading
            .telling
            .witness
            .date
            .as_deref()
            .and_then(tellings_text::CivilDate::parse)
    };
    let (first, last) = there.resolve(published(reference))?;
    let (from, to) = here.resolve(published(reading))?;
    if from <= last && first <= to {
        return None;
    }
    Some(finding(
        FindingKind::Date,
        format!(
            "{} has “{}” where {} has “{}”.",
            reading.name(),
            reading.printed(here.span),
            reference.name(),
            reference.printed(there.span),
        ),
        (reference, there.span),
        (reading, here.span),
        true,
    ))
}
