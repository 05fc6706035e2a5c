//! A number with what stands around it: sign, range, bound, unit and noun.

use super::unit::currency;
use super::{Quantity, Unit};
use crate::number::{Number, number};
use crate::{Span, Token, TokenKind, stem};

/// A passage whose numbers are read.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
}

impl Reader<'_> {
    /// The quantity whose number is at `at`, and the token after it. Tokens
    /// before `free` belong to another quantity.
    pub(super) fn read(&self, at: usize, first: &Number, free: usize) -> Option<(Quantity, usize)> {
        let (mut low, mut high, mut end) = (first.value, first.value, first.end);
        let mut unit = if first.ordinal {
            Unit::Ordinal
        } else {
            Unit::Plain
        };
        let mut start = at;
        if at > free
            && let Some(sign) = currency(self.word(at - 1))
        {
            unit = Unit::Money(sign.to_owned());
            start = at - 1;
        }
        let mut joined = first.joined;
        if let Some(second) = self.second(at, first, start) {
            (high, end) = (second.value, second.end);
            joined = second.joined;
            // "3 to 5 million", "3-5 million".
            if first.times == 1.0 && second.times > 1.0 && low * second.times < high {
                low *= second.times;
            }
            if high < low {
                (low, high) = (high, low);
                unit = Unit::Score;
            }
        }
        if unit != Unit::Score {
            (unit, end) = self.unit_after(unit, end);
        }
        let (bound, start) = self.bound_before(start, free, end);
        let (bound, end) = self.bound_after(bound, end);
        let noun = match (&unit, joined) {
            (Unit::Ordinal | Unit::Score | Unit::Money(_), _) => None,
            (_, Some(joined)) => Some(stem(joined)),
            (Unit::Percent, None) => self.share_of(end),
            (Unit::Plain, None) => self.noun(end, high),
        };
        if self.is_pronoun(at, end, noun.as_deref()) {
            return None;
        }
        let span = Span::new(self.tokens[start].span.start, self.tokens[end - 1].span.end);
        let quantity = Quantity {
            span,
            low,
            high,
            bound,
            unit,
            noun,
        };
        Some((quantity, end))
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.norm.as_str())
    }

    /// Whether nothing stands between this token and the next.
    pub(super) fn touches(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(one), Some(next)) => one.span.end == next.span.start,
            _ => false,
        }
    }

    /// The other end of a range: "3-5", "3 to 5", "between 3 and 5"; or the
    /// other side of a score, "5-4".
    fn second(&self, at: usize, first: &Number, start: usize) -> Option<Number<'_>> {
        if first.ordinal || first.joined.is_some() {
            return None;
        }
        let before = start.checked_sub(1).map_or("", |before| self.word(before));
        let figures = self.tokens[at].kind == TokenKind::Number;
        let tight = figures && self.touches(first.end - 1) && self.touches(first.end);
        // "a 40- to 60-hour course".
        let mut joint = first.end;
        if self.word(joint) == "-" && matches!(self.word(joint + 1), "to" | "or") {
            joint += 1;
        }
        let (range, score) = match self.word(joint) {
            "-" | "–" | "\u{2012}" => (true, tight),
            // "rose from 3 to 5" is no range, "from 3 to 5 boats" may be.
            "to" => (before != "from", false),
            "and" => (before == "between", false),
            "or" => (true, false),
            _ => return None,
        };
        let sign = usize::from(currency(self.word(joint + 1)).is_some());
        let second = number(self.tokens, joint + 1 + sign).filter(|n| !n.ordinal)?;
        // "5-4-1" and "9-1-1" are neither.
        let chain = self.word(second.end) == "-" && self.touches(second.end);
        let scaled = second.value > first.value && self.word(joint) != "or"
            || second.value == first.value + 1.0;
        let result = score && second.value <= first.value && first.value < 1000.0;
        ((range && scaled || result) && !chain).then_some(second)
    }
}
