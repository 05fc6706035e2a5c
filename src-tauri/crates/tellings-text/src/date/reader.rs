//! The spellings of a date, tried one after the other at a word.

use super::Grain;
use super::said::{Said, Way};
use super::words::{MONTHS, WEEKDAYS, month};
use crate::number::number;
use crate::{Token, TokenKind};

/// Words in which dates are looked for.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
}

/// What is said, and the token after it.
pub(super) type Read = Option<(Said, usize)>;

impl Reader<'_> {
    pub(super) fn read(&self, at: usize) -> Read {
        self.iso(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.calendar_day(at))
            .or_else(|| self.month(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.ago(at))
            .or_else(|| self.lone_year(at))
    }

    fn norm(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.norm.as_str())
    }

    fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.norm(before))
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.span.of(self.text).starts_with(char::is_uppercase))
    }

    fn figure(&self, at: usize) -> Option<u32> {
        let token = self
            .tokens
            .get(at)
            .filter(|token| token.kind == TokenKind::Number)?;
        let digits = token
            .norm
            .trim_end_matches(|c: char| c.is_ascii_lowercase());
        let tail = &token.norm[digits.len()..];
        if !matches!(tail, "" | "st" | "nd" | "rd" | "th") {
            return None;
        }
        digits.parse().ok()
    }

    fn day(&self, at: usize) -> Option<u32> {
        self.figure(at).filter(|day| (1..=31).contains(day))
    }

    fn year(&self, at: usize) -> Option<i32> {
        let year = self
            .figure(at)
            .filter(|year| (1000..3000).contains(year) && self.norm(at).len() == 4)?;
        i32::try_from(year).ok()
    }

    /// "may" and "march" are words as well: a month is capitalised.
    fn named_month(&self, at: usize) -> Option<u32> {
        month(self.norm(at)).filter(|_| self.is_capital(at))
    }

    /// 2031-02-04
    fn iso(&self, at: usize) -> Read {
        let marks = self.norm(at + 1) == "-" && self.norm(at + 3) == "-";
        let month = self.figure(at + 2).filter(|_| marks)?;
        let day = self.day(at + 4)?;
        let said = Said::Days {
            year: Some(self.year(at)?),
            month: Some(month).filter(|month| (1..=12).contains(month))?,
            first: day,
            last: day,
        };
        Some((said, at + 5))
    }

    /// "4 February 2031", "February 4-7", "the 4th of February".
    fn calendar_day(&self, at: usize) -> Read {
        let days = |at: usize| {
            let first = self.day(at)?;
            let last = self
                .day(at + 2)
                .filter(|last| matches!(self.norm(at + 1), "-" | "–" | "to") && *last > first);
            Some((
                first,
                last.unwrap_or(first),
                at + 1 + 2 * usize::from(last.is_some()),
            ))
        };
        let (month, first, last, end) = if let Some((first, last, end)) = days(at) {
            let of = usize::from(self.norm(end) == "of");
            (self.named_month(end + of)?, first, last, end + of + 1)
        } else {
            let month = self.named_month(at)?;
            let (first, last, end) = days(at + 1)?;
            (month, first, last, end)
        };
        let comma = usize::from(self.norm(end) == ",");
        let year = self.year(end + comma);
        let end = if year.is_some() { end + comma + 1 } else { end };
        let said = Said::Days {
            year,
            month,
            first,
            last,
        };
        Some((said, end))
    }

    /// "February 2031", "in February".
    fn month(&self, at: usize) -> Read {
        let month = self.named_month(at)?;
        let of = usize::from(self.norm(at + 1) == "of" || self.norm(at + 1) == ",");
        if let Some(year) = self.year(at + 1 + of) {
            let year = Some(year);
            return Some((Said::Month { year, month }, at + 2 + of));
        }
        // "May" and "March" are names and words too.
        let dated = matches!(
            self.before(at),
            "in" | "since"
                | "until"
                | "till"
                | "by"
                | "from"
                | "of"
                | "early"
                | "late"
                | "mid"
                | "last"
                | "next"
                | "this"
                | "during"
                | "through"
                | "before"
                | "after"
                | "between"
        );
        let whole = MONTHS.contains(&self.norm(at)) || self.norm(at) == "sept";
        (dated && whole).then_some((Said::Month { year: None, month }, at + 1))
    }

    /// "Tuesday", "last Tuesday", "Tuesday, 4 February".
    fn weekday(&self, at: usize) -> Read {
        let (way, at) = match self.norm(at) {
            "last" | "past" => (Way::Before, at + 1),
            "next" => (Way::After, at + 1),
            "this" | "coming" => (Way::Ahead, at + 1),
            "every" | "each" => return None,
            _ => (Way::Back, at),
        };
        let weekday = WEEKDAYS.iter().position(|&day| day == self.norm(at))?;
        if !self.is_capital(at) || matches!(self.before(at), "every" | "each") {
            return None;
        }
        let comma = usize::from(self.norm(at + 1) == ",");
        // The day of the month says it more exactly.
        let exact = self
            .calendar_day(at + 1 + comma)
            .or_else(|| self.iso(at + 1 + comma));
        exact.or(Some((
            Said::Weekday(i32::try_from(weekday).ok()?, way),
            at + 1,
        )))
    }

    /// "yesterday", "last week", "this morning".
    fn relative(&self, at: usize) -> Read {
        let shift = |grain, by, end| Some((Said::Shift(grain, by), end));
        match self.norm(at) {
            "yesterday" => return shift(Grain::Day, -1, at + 1),
            "today" | "tonight" => return shift(Grain::Day, 0, at + 1),
            "tomorrow" => return shift(Grain::Day, 1, at + 1),
            _ => {}
        }
        let by = match self.norm(at) {
            "last" | "previous" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        // "the last week of the talks" and "the next day" are told from the
        // story, not from the article's day.
        if self.before(at) == "the" {
            return None;
        }
        match self.norm(at + 1) {
            "week" => shift(Grain::Week, by, at + 2),
            "month" => shift(Grain::Month, by, at + 2),
            "year" => shift(Grain::Year, by, at + 2),
            "night" if by < 0 => shift(Grain::Day, -1, at + 2),
            "morning" | "afternoon" | "evening" if by == 0 => shift(Grain::Day, 0, at + 2),
            _ => None,
        }
    }

    /// "two years ago".
    fn ago(&self, at: usize) -> Read {
        let count = number(self.tokens, at)
            .filter(|n| !n.ordinal && n.joined.is_none() && (1.0..1000.0).contains(&n.value))?;
        let grain = match self.norm(count.end) {
            "day" | "days" => Grain::Day,
            "week" | "weeks" => Grain::Week,
            "month" | "months" => Grain::Month,
            "year" | "years" => Grain::Year,
            _ => return None,
        };
        let ago = self.norm(count.end + 1) == "ago";
        ago.then_some((Said::Shift(grain, -(count.value as i32)), count.end + 2))
    }

    /// "in 2031": a number that can only be a year there.
    fn lone_year(&self, at: usize) -> Read {
        let year = self.year(at).filter(|year| (1800..2100).contains(year))?;
        let dated = matches!(
            self.before(at),
            "in" | "since"
                | "until"
                | "by"
                | "from"
                | "of"
                | "early"
                | "late"
                | "mid"
                | "during"
                | "before"
                | "after"
                | "between"
                | "through"
                | "spring"
                | "summer"
                | "autumn"
                | "fall"
                | "winter"
        );
        let counted = crate::quantity::is_counted(self.norm(at + 1));
        (dated && !counted).then_some((Said::Year(year), at + 1))
    }
}
