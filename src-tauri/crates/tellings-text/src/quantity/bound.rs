//! Words that loosen a number, before it and behind it.

use super::Bound;
use super::reader::Reader;

impl Reader<'_> {
    /// What stands before a number and loosens it, and where the words begin.
    pub(super) fn bound_before(&self, start: usize, free: usize, end: usize) -> (Bound, usize) {
        let back = |n: usize| {
            start
                .checked_sub(n)
                .filter(|&at| at >= free)
                .map_or("", |at| self.word(at))
        };
        let last = [back(4), back(3), back(2), back(1)];
        for &(words, bound) in BOUNDS {
            if last.ends_with(words) {
                return (bound, start - words.len());
            }
        }
        match last[3] {
            // "over two days" is during them.
            "over" | "under" if is_time(self.word(end)) => (Bound::Exact, start),
            "over" | "above" => (Bound::MoreThan, start - 1),
            "under" | "below" => (Bound::LessThan, start - 1),
            _ => (Bound::Exact, start),
        }
    }

    /// "40 or more", "40 or so".
    pub(super) fn bound_after(&self, bound: Bound, end: usize) -> (Bound, usize) {
        match (self.word(end), self.word(end + 1)) {
            ("or", "more") => (Bound::AtLeast, end + 2),
            ("or", "less" | "fewer") => (Bound::AtMost, end + 2),
            ("or", "so") => (Bound::About, end + 2),
            _ => (bound, end),
        }
    }
}

/// Words before a number that loosen it, the longer ones first.
const BOUNDS: &[(&[&str], Bound)] = &[
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["in", "excess", "of"], Bound::MoreThan),
    (&["well", "over"], Bound::MoreThan),
    (&["more", "than"], Bound::MoreThan),
    (&["greater", "than"], Bound::MoreThan),
    (&["upwards", "of"], Bound::MoreThan),
    (&["less", "than"], Bound::LessThan),
    (&["fewer", "than"], Bound::LessThan),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["close", "to"], Bound::About),
    (&["just", "over"], Bound::About),
    (&["just", "under"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["exceeding"], Bound::MoreThan),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["some"], Bound::About),
    (&["estimated"], Bound::About),
    (&["circa"], Bound::About),
];

fn is_time(norm: &str) -> bool {
    matches!(
        norm.trim_end_matches('s'),
        "second" | "minute" | "hour" | "day" | "night" | "week" | "month" | "year" | "decade"
    )
}
