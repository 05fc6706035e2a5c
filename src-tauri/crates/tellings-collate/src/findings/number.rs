//! Numbers that cannot both be right.
//!
//! Only like is compared with like: the same unit, and the same thing counted.
//! A number that the other reading also has somewhere is never called in
//! doubt; "at least 40" agrees with 43, and a rounded figure with the exact
//! one it rounds.

use tellings_text::{Bound, Quantity, Unit};

use super::{Reading, finding};
use crate::model::{Finding, FindingKind};

/// Share by which a rounded or "about" figure may miss.
const ROUNDING: f64 = 0.051;

pub(super) fn find(reference: &Reading, reading: &Reading) -> Vec<Finding> {
    let theirs = reference.all(tellings_text::quantities);
    let ours = reading.all(tellings_text::quantities);
    let mut found = Vec::new();
    for here in &ours {
        let alike: Vec<&Quantity> = theirs
            .iter()
            .filter(|there| comparable(there, here))
            .collect();
        let [there] = alike.as_slice() else { continue };
        let confirmed = |quantity: &Quantity, others: &[Quantity]| {
            others
                .iter()
                .any(|other| other.unit == quantity.unit && agree(other, quantity))
        };
        // One number on each side of its kind, and neither told by the other.
        let unique = ours.iter().filter(|other| comparable(there, other)).count() == 1;
        if !unique || confirmed(here, &theirs) || confirmed(there, &ours) {
            continue;
        }
        found.push(finding(
            FindingKind::Number,
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
        ));
    }
    found
}

/// Whether two quantities count the same kind of thing.
fn comparable(a: &Quantity, b: &Quantity) -> bool {
    if a.unit != b.unit {
        return false;
    }
    match a.unit {
        // "first" and "second" order different lists more often than one.
        Unit::Ordinal => false,
        Unit::Plain => a.noun.is_some() && a.noun == b.noun,
        _ => a.noun.is_none() || b.noun.is_none() || a.noun == b.noun,
    }
}

/// Whether both can be true of one thing.
fn agree(a: &Quantity, b: &Quantity) -> bool {
    let (a_low, a_high) = reach(a);
    let (b_low, b_high) = reach(b);
    if a_low <= b_high && b_low <= a_high {
        return true;
    }
    let miss = if a_high < b_low {
        b_low - a_high
    } else {
        a_low - b_high
    };
    let size = a.high.abs().max(b.high.abs());
    (round(a) || round(b)) && miss <= size * ROUNDING
}

/// The values a quantity allows.
fn reach(quantity: &Quantity) -> (f64, f64) {
    let slack = quantity.high.abs() * 0.15;
    match quantity.bound {
        Bound::Exact => (quantity.low, quantity.high),
        Bound::About => (quantity.low - slack, quantity.high + slack),
        Bound::AtLeast | Bound::MoreThan => (quantity.low, f64::INFINITY),
        Bound::AtMost | Bound::LessThan => (f64::NEG_INFINITY, quantity.high),
    }
}

/// Whether a figure looks rounded: at least two of its last digits are zero,
/// or it is given in millions or billions.
fn round(quantity: &Quantity) -> bool {
    quantity.high >= 100.0 && quantity.high % 100.0 == 0.0
}
