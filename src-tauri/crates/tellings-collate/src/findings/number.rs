//! Numbers that cannot both be right.
//!
//! Only like is compared with like: the same measure, and the same thing
//! counted. A number that the other reading also has somewhere is never called
//! in doubt; "at least 40" agrees with 43, and a rounded figure with the exact
//! one it rounds.
//!
//! Whether two numbers count one thing is told by signs: a common noun, the
//! same fate of the people counted, words in common around them, and that
//! neither reading has another number of the kind left over. The number with
//! the most signs is the one compared; the signs decide whether a difference
//! is shown.

use tellings_text::Bound;

use super::Pair;
use super::count::{Count, Kinship, Measure, is_time, kinship};
use super::difference::Difference;
use super::sentence::Sentence;
use crate::model::FindingKind;

/// Share by which a rounded figure may miss.
const ROUNDING: f64 = 0.051;

/// Share by which "about" may miss.
const ABOUT: f64 = 0.1;

/// Words on either side of a number that are compared.
const REACH: usize = 6;

/// Signs from which on a difference is worth a look.
const COMPARED: i32 = 2;

/// Signs from which on it is shown.
const SURE: i32 = 4;

/// Times by which the numbers of one thing seldom differ.
const FAR: f64 = 2.5;

/// Times by which they mostly do, where they differ at all.
const CLOSE: f64 = 1.4;

/// Times by which they hardly ever do.
const VERY_FAR: f64 = 5.0;

pub(super) fn find(pair: &Pair) -> Vec<Difference> {
    let (ours, theirs) = (pair.a.counts(), pair.b.counts());
    let left = unconfirmed(ours, theirs);
    let right = unconfirmed(theirs, ours);
    let table = Table::new(pair, &left, &right);
    let mut found = Vec::new();
    for (i, a) in left.iter().enumerate() {
        for (j, b) in right.iter().enumerate() {
            let Some(own) = table.0[i][j].filter(|_| table.is_best(i, j)) else {
                continue;
            };
            let only = |counts: &[Count], other: &Count| {
                counts.iter().filter(|one| is_of_kind(one, other)).count() == 1
            };
            let signs = own
                + if table.is_alone(i, j) { 2 } else { 0 }
                + i32::from(only(ours, b) && only(theirs, a));
            if signs >= COMPARED {
                found.push(Difference {
                    kind: FindingKind::Number,
                    ends: [pair.a.end(a.span), pair.b.end(b.span)],
                    sure: signs >= SURE,
                    disagrees: true,
                });
            }
        }
    }
    found
}

/// The signs of all pairs of numbers; none where two cannot tell one thing.
struct Table(Vec<Vec<Option<i32>>>);

impl Table {
    fn new(pair: &Pair, left: &[Count], right: &[Count]) -> Self {
        let row = |a: &Count| right.iter().map(|b| signs(pair, a, b)).collect();
        Self(left.iter().map(row).collect())
    }

    /// The other pairs that share a number with this one.
    fn rivals(&self, i: usize, j: usize) -> impl Iterator<Item = i32> {
        let row = self.0[i].iter().enumerate();
        let in_row = row.filter(move |(at, _)| *at != j).map(|(_, signs)| *signs);
        let column = self.0.iter().enumerate();
        let in_column = column
            .filter(move |(at, _)| *at != i)
            .map(move |(_, row)| row[j]);
        in_row.chain(in_column).flatten()
    }

    fn is_best(&self, i: usize, j: usize) -> bool {
        self.rivals(i, j).all(|other| Some(other) < self.0[i][j])
    }

    /// Whether no other pair comes near.
    fn is_alone(&self, i: usize, j: usize) -> bool {
        self.rivals(i, j)
            .all(|other| Some(other + 1) < self.0[i][j])
    }
}

/// Each number once, where it is told first.
pub(super) fn distinct(counts: Vec<Count>) -> Vec<Count> {
    let mut kept: Vec<Count> = Vec::new();
    for count in counts {
        let again = |other: &Count| {
            other.measure == count.measure
                && agree(other, &count)
                && kinship(other.noun.as_deref(), count.noun.as_deref()) != Kinship::Other
        };
        if !kept.iter().any(again) {
            kept.push(count);
        }
    }
    kept
}

/// The numbers that no number of the other reading agrees with, nor the sum of
/// two: "78 passengers and nine crew" are 87 people.
fn unconfirmed(counts: &[Count], others: &[Count]) -> Vec<Count> {
    let is_told = |count: &Count| others.iter().any(|other| confirms(other, count));
    let is_sum = |whole: &Count, parts: &[Count]| {
        parts.iter().enumerate().any(|(n, x)| {
            parts[n + 1..].iter().any(|y| {
                let sum = Count {
                    low: x.low + y.low,
                    high: x.high + y.high,
                    ..x.clone()
                };
                let parts = x.measure == y.measure && x.measure == whole.measure;
                let times = [x, y, whole].iter().any(|one| is_time(one.noun.as_deref()));
                parts && !times && agree(&sum, whole)
            })
        })
    };
    let is_part = |count: &Count| {
        counts.iter().any(|other| {
            let pair = [count.clone(), other.clone()];
            other.span != count.span && others.iter().any(|whole| is_sum(whole, &pair))
        })
    };
    counts
        .iter()
        .filter(|count| !is_told(count) && !is_sum(count, others) && !is_part(count))
        .cloned()
        .collect()
}

/// Whether a number of the other reading says the same: of the same measure,
/// or of none.
fn confirms(other: &Count, count: &Count) -> bool {
    let bare = |count: &Count| count.measure == Measure::Count && count.noun.is_none();
    (is_of_kind(other, count) || bare(other) || bare(count)) && agree(other, count)
}

/// Whether the measures can be compared: an age is often a bare number.
fn is_of_kind(a: &Count, b: &Count) -> bool {
    let bare = |count: &Count| count.measure == Measure::Count && count.noun.is_none();
    a.measure == b.measure
        || a.measure == Measure::Age && bare(b)
        || b.measure == Measure::Age && bare(a)
}

/// The signs that two numbers tell one thing; none where they cannot.
fn signs(pair: &Pair, a: &Count, b: &Count) -> Option<i32> {
    if !is_of_kind(a, b) || is_rest(a) != is_rest(b) {
        return None;
    }
    let fate = match (a.fate, b.fate) {
        (Some(x), Some(y)) if x == y => 2,
        (Some(_), Some(_)) => return None,
        _ => 0,
    };
    let time = is_time(a.noun.as_deref());
    let noun = match kinship(a.noun.as_deref(), b.noun.as_deref()) {
        Kinship::Same => 3,
        Kinship::Near if time => 0,
        Kinship::Near => 1,
        Kinship::Open => 0,
        Kinship::Other if fate > 0 => -1,
        Kinship::Other => return None,
    };
    let measure = match a.measure {
        _ if a.measure != b.measure => 0,
        Measure::Count => 0,
        Measure::Percent | Measure::Points | Measure::Money(_) => 1,
        Measure::Score => 2,
        Measure::Age => match (&a.owner, &b.owner) {
            (Some(x), Some(y)) if x == y => 3,
            (Some(_), Some(_)) => return None,
            _ => 1,
        },
    };
    let (ours, theirs) = (&pair.a.sentences[a.sentence], &pair.b.sentences[b.sentence]);
    let near = ours.around(a.span, REACH);
    let shared = near
        .intersection(&theirs.around(b.span, REACH))
        .filter(|stem| Some(**stem) != a.noun.as_deref())
        .count()
        .min(2);
    let (ours, theirs) = (slot(ours, a), slot(theirs, b));
    if ours.is_total != theirs.is_total {
        return None;
    }
    let same = |x: Option<&str>, y: Option<&str>| x.is_some() && x == y;
    let is_alike = same(ours.before, theirs.before) || same(ours.behind, theirs.behind);
    let slot = match is_alike {
        _ if !time => 0,
        true => 1,
        false => -1,
    };
    let shared = i32::try_from(shared).unwrap_or(2);
    Some(fate + noun + measure + shared + slot - far(a, b))
}

/// "Eight others" are the rest of a number told elsewhere.
fn is_rest(count: &Count) -> bool {
    count.noun.as_deref() == Some("other")
}

/// How a number stands in its sentence.
struct Slot<'s> {
    /// The preposition before it.
    before: Option<&'s str>,
    /// The small word behind what is counted: "after", "later".
    behind: Option<&'s str>,
    /// Whether it is the whole of which another number tells a part: "one of
    /// the 38 states".
    is_total: bool,
}

fn slot<'s>(sentence: &'s Sentence, count: &Count) -> Slot<'s> {
    let (first, end) = sentence.range(count.span);
    let before = |n: usize| first.checked_sub(n).map_or("", |at| sentence.norm(at));
    let joined = sentence.norm(end.saturating_sub(1)).contains('-');
    let small = |norm: &'s str| SLOTS.contains(&norm).then_some(norm);
    Slot {
        before: first.checked_sub(1).and_then(|at| small(sentence.norm(at))),
        behind: small(sentence.norm(end + usize::from(!joined))),
        is_total: matches!(before(1), "the" | "other" | "those")
            && (before(2) == "of" || before(3) == "of"),
    }
}

/// Small words that say what a span of time is measured by.
const SLOTS: &[&str] = &[
    "for", "in", "within", "over", "after", "before", "later", "earlier", "by", "until",
];

/// Numbers of one thing seldom lie far apart.
fn far(a: &Count, b: &Count) -> i32 {
    let (less, more) = (a.high.min(b.high), a.high.max(b.high));
    if more > VERY_FAR * less {
        3
    } else if more > FAR * less {
        1
    } else {
        -i32::from(more < CLOSE * less)
    }
}

/// Whether both can be true of one thing.
fn agree(a: &Count, b: &Count) -> bool {
    if a.measure == Measure::Score {
        return a.low == b.low && a.high == b.high;
    }
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
    let decimals = |count: &Count| count.high.fract() != 0.0;
    (is_round(a) || is_round(b)) && miss <= size * ROUNDING
        || rounds(a, b)
        || rounds(b, a)
        || decimals(a) != decimals(b) && miss <= 0.5
}

/// Whether `round` is `exact` to its first figure: 600,000 for 640,000.
fn rounds(round: &Count, exact: &Count) -> bool {
    if round.high < 100.0 || exact.high < 100.0 {
        return false;
    }
    let step = 10_f64.powf(round.high.log10().floor());
    round.high % step == 0.0 && (exact.high / step).round() * step == round.high
}

/// The values a number allows.
fn reach(count: &Count) -> (f64, f64) {
    let slack = count.high.abs() * ABOUT;
    match count.bound {
        Bound::Exact => (count.low, count.high),
        Bound::About => (count.low - slack, count.high + slack),
        Bound::AtLeast | Bound::MoreThan => (count.low, f64::INFINITY),
        Bound::AtMost | Bound::LessThan => (f64::NEG_INFINITY, count.high),
    }
}

/// Whether a figure looks rounded: at least two of its last digits are zero,
/// or it is given in millions or billions.
fn is_round(count: &Count) -> bool {
    count.high >= 100.0 && count.high % 100.0 == 0.0
}
