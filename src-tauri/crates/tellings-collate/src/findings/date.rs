//! Days and times that cannot both be right.
//!
//! Only what is told in one form is compared: two days of the week, two days
//! of a month, two years, two times of day. A day that agrees with any of the
//! other reading is never called in doubt. Sentences date several things, so a
//! difference is shown only where the words around say that one thing is
//! dated, as with numbers.

use super::Pair;
use super::difference::Difference;
use super::moment::{Moment, Told};
use super::sentence::Sentence;
use crate::model::FindingKind;

/// Words on either side of a date that are compared.
const REACH: usize = 5;

/// Minutes by which a rounded time may miss.
const ROUNDED: i32 = 15;

/// Signs from which on a difference is worth a look.
const COMPARED: i32 = 2;

/// Signs from which on it is shown.
const SURE: i32 = 4;

pub(super) fn find(pair: &Pair) -> Vec<Difference> {
    let (ours, theirs) = (pair.a.moments(), pair.b.moments());
    let open = |moments: &[Moment], others: &[Moment]| -> Vec<Moment> {
        let mut kept: Vec<Moment> = Vec::new();
        for one in moments {
            let known = kept.iter().chain(others).any(|other| agree(other, one));
            if !known && !one.quoted {
                kept.push(*one);
            }
        }
        kept
    };
    let (left, right) = (open(ours, theirs), open(theirs, ours));
    let only = ours.len() == 1 && theirs.len() == 1;
    let short = pair.a.sentences.len() == 1 && pair.b.sentences.len() == 1;
    let mut found = Vec::new();
    for a in &left {
        for b in &right {
            let Some(own) = signs(pair, a, b) else {
                continue;
            };
            let rival = |signs: Option<i32>| signs >= Some(own - 1);
            let alone = !left
                .iter()
                .any(|x| x.span != a.span && rival(signs(pair, x, b)))
                && !right
                    .iter()
                    .any(|x| x.span != b.span && rival(signs(pair, a, x)));
            // A sentence often names the weekday of another event.
            let weekday = matches!(a.told, Told::Weekday(_) | Told::Clock(_));
            let signs =
                own + i32::from(alone) + i32::from(only) + i32::from(only && short && !weekday);
            if signs >= COMPARED {
                found.push(Difference {
                    kind: FindingKind::Date,
                    ends: [pair.a.end(a.span), pair.b.end(b.span)],
                    sure: signs >= SURE,
                    disagrees: true,
                });
            }
        }
    }
    found
}

/// The signs that two dates date one thing; none where they cannot be compared.
fn signs(pair: &Pair, a: &Moment, b: &Moment) -> Option<i32> {
    let (ours, theirs) = (&pair.a.sentences[a.sentence], &pair.b.sentences[b.sentence]);
    let around = ours.around(a.span, REACH);
    let shared = around
        .intersection(&theirs.around(b.span, REACH))
        .count()
        .min(3);
    let joints = match (joint(ours, a), joint(theirs, b)) {
        (Some(x), Some(y)) if x == y => 1,
        (None, None) => 0,
        _ => -1,
    };
    Some(i32::try_from(shared).unwrap_or(3) + joints + near(a, b)?)
}

/// What the nearness of two dates says: days of a month or months of two years
/// that lie close together seldom date two things, days of the week often do.
/// None where the dates are told in two forms.
fn near(a: &Moment, b: &Moment) -> Option<i32> {
    let (near, sign) = match (a.told, b.told) {
        (Told::Weekday(x), Told::Weekday(y)) => {
            let apart = (x - y).rem_euclid(7);
            (apart.min(7 - apart) <= 1, 1)
        }
        (Told::Day(x, _), Told::Day(y, _)) => {
            let apart = (x.number() - y.number()).abs();
            let same = x.parts().2 == y.parts().2 && apart <= 62;
            if same { (true, 1) } else { (apart <= 3, 2) }
        }
        (Told::Month(x, _), Told::Month(y, _)) => {
            let ((x_year, x_month, _), (y_year, y_month, _)) = (x.parts(), y.parts());
            let same = x_month == y_month && (x_year - y_year).abs() <= 2;
            if same {
                (true, 2)
            } else {
                ((x.number() - y.number()).abs() <= 62, 1)
            }
        }
        (Told::Year(x), Told::Year(y)) => ((x.parts().0 - y.parts().0).abs() <= 2, 1),
        (Told::Clock(x), Told::Clock(y)) => ((x - y).abs() <= 120, 1),
        _ => return None,
    };
    Some(if near { sign } else { 0 })
}

/// What ties a date to what it dates, where it is not simply on that day.
#[derive(PartialEq, Eq)]
enum Joint {
    From,
    Until,
    Around,
}

fn joint(sentence: &Sentence, moment: &Moment) -> Option<Joint> {
    let (first, _) = sentence.range(moment.span);
    let before = first.checked_sub(1).map_or("", |at| sentence.norm(at));
    Some(match before {
        "since" | "from" => Joint::From,
        "until" | "till" | "to" | "by" | "through" => Joint::Until,
        "before" | "after" | "between" => Joint::Around,
        _ => return None,
    })
}

/// Whether both can be true of one thing.
fn agree(a: &Moment, b: &Moment) -> bool {
    match (a.told, b.told) {
        (Told::Weekday(x), Told::Weekday(y)) => x == y,
        (Told::Weekday(x), Told::Day(y, _)) | (Told::Day(y, _), Told::Weekday(x)) => {
            x == y.weekday()
        }
        (Told::Day(x, known), Told::Day(y, too)) => {
            let ((a, b, c), (d, e, f)) = (x.parts(), y.parts());
            (b, c) == (e, f) && (a == d || !known || !too)
        }
        (Told::Month(x, known), Told::Month(y, too))
        | (Told::Month(x, known), Told::Day(y, too))
        | (Told::Day(x, known), Told::Month(y, too)) => {
            let ((a, b, _), (d, e, _)) = (x.parts(), y.parts());
            b == e && (a == d || !known || !too)
        }
        (Told::Clock(x), Told::Clock(y)) => (x - y).abs() <= ROUNDED,
        (Told::Clock(_), _) | (_, Told::Clock(_)) => false,
        _ => match (a.days, b.days) {
            (Some((first, last)), Some((from, to))) => from <= last && first <= to,
            _ => false,
        },
    }
}
