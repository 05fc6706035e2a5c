//! Numbers that are no quantities: of dates, of times of day, of names.

use super::reader::Reader;
use super::unit::currency;
use crate::TokenKind;
use crate::number::Number;

impl Reader<'_> {
    /// Whether the number belongs to a date, a time of day, or a name such as
    /// "Flight 370".
    pub(super) fn is_other(&self, at: usize, first: &Number) -> bool {
        let before = at.checked_sub(1);
        let previous = before.map_or("", |before| self.word(before));
        let figures = self.tokens[at].kind == TokenKind::Number;
        let clock = matches!(
            self.word(first.end),
            "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m." | "o'clock" | "gmt" | "noon" | "midnight"
        );
        // "10:30", "9/11", "post-9/11", ".45".
        let pairs = |mark: usize| {
            mark > 0
                && matches!(self.word(mark), ":" | "/")
                && self.touches(mark - 1)
                && self.touches(mark)
                && self.word(mark - 1).ends_with(|c: char| c.is_ascii_digit())
                && self.is_figure(mark + 1)
        };
        let paired = pairs(at + 1) || before.is_some_and(pairs);
        let point = previous == "." && before.is_some_and(|before| self.touches(before));
        let label = match before {
            Some(before) if previous == "." && before > 0 => self.word(before - 1),
            _ => previous,
        };
        let labelled = figures && LABELS.contains(&label);
        clock || paired || point || labelled || self.is_date_part(at)
    }

    fn is_figure(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether the number at `at` belongs to a date: a year, or a day beside
    /// its month.
    fn is_date_part(&self, at: usize) -> bool {
        let norm = self.word(at);
        let month = |n: Option<usize>| {
            n.and_then(|n| self.tokens.get(n)).is_some_and(|token| {
                token.span.of(self.text).starts_with(char::is_uppercase)
                    && crate::date::month(token.norm.trim_end_matches('.')).is_some()
            })
        };
        let digits = norm.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let figure = digits.parse::<u32>().ok();
        let before = at.checked_sub(1);
        let previous = before.map_or("", |before| self.word(before));
        let dotted = at.checked_sub(2).filter(|_| previous == ".");
        if figure.is_some_and(|n| (1..=31).contains(&n))
            && (month(before) || month(dotted) || month(Some(at + 1)))
        {
            return true;
        }
        let year = norm.len() == 4 && figure.is_some_and(|n| (1800..2100).contains(&n));
        let counted = currency(previous).is_some()
            || matches!(
                previous,
                "than" | "least" | "about" | "nearly" | "some" | "almost"
            )
            || is_counted(self.word(at + 1));
        let iso = norm.len() <= 2
            && previous == "-"
            && at.checked_sub(2).is_some_and(|n| {
                self.word(n).len() == 4 && self.is_date_part(n)
                    || self.word(n).len() == 2
                        && n.checked_sub(2).is_some_and(|n| self.word(n).len() == 4)
            });
        (year && !counted) || iso
    }
}

/// Words that give the thing after them a number for a name.
const LABELS: &[&str] = &[
    "bill",
    "sb",
    "hb",
    "hr",
    "flight",
    "boeing",
    "airbus",
    "article",
    "section",
    "chapter",
    "room",
    "no",
    "number",
    "page",
    "highway",
    "route",
    "interstate",
    "psalm",
    "channel",
    "gate",
    "platform",
    "resolution",
    "apollo",
    "windows",
    "title",
    "rule",
    "line",
    "figure",
    "covid",
    "version",
    "grade",
    "level",
];

/// After these a number between 1800 and 2100 counts, and is no year.
const COUNTED: &[&str] = &[
    "people",
    "%",
    "percent",
    "dollars",
    "euros",
    "pounds",
    "troops",
    "soldiers",
    "homes",
    "houses",
    "cases",
    "deaths",
    "jobs",
    "workers",
    "km",
    "kilometres",
    "kilometers",
    "miles",
    "metres",
    "meters",
    "feet",
    "tonnes",
    "tons",
    "litres",
    "others",
    "police",
    "men",
    "women",
    "children",
    "voters",
    "votes",
    "times",
    "residents",
    "refugees",
    "migrants",
    "prisoners",
];

/// Whether a number between 1800 and 2100 before this word is no year.
pub(crate) fn is_counted(next: &str) -> bool {
    COUNTED.contains(&next)
}
