//! Days, months and years named in a text: "4 February", "on Tuesday", "last
//! month".
//!
//! A mention is resolved to a range of days with the help of the article's own
//! date. News looks back: "on Tuesday" is the latest Tuesday that is not after
//! publication. Without that date, relative days stay unresolved; nothing is
//! guessed. Times of day are not read, nor days by names of feasts.

use crate::calendar::{CivilDate, days_in};
use crate::number::number;
use crate::{Span, Token, TokenKind, tokens};

/// How wide a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One day, or a few in a row.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// Which of the days of that name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// On or before the article's day: "on Tuesday".
    Back,
    /// Before the article's day: "last Tuesday".
    Before,
    /// On or after the article's day: "this coming Tuesday".
    Ahead,
    /// After the article's day: "next Tuesday".
    After,
}

/// What a mention says, before the article's date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// Days of a month, with or without the year.
    Days {
        year: Option<i32>,
        month: u32,
        first: u32,
        last: u32,
    },
    /// A month, with or without the year.
    Month { year: Option<i32>, month: u32 },
    /// A year.
    Year(i32),
    /// A day of the week, 0 being Monday.
    Weekday(i32, Way),
    /// Days, weeks, months or years from the article's own.
    Shift(Grain, i32),
}

/// A date as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words that give it.
    pub span: Span,
    said: Said,
}

impl DateMention {
    /// How wide the mention is. Dates of different grain seldom date one thing:
    /// "on Tuesday" and "since 2031".
    #[must_use]
    pub const fn grain(&self) -> Grain {
        match self.said {
            Said::Days { .. } | Said::Weekday(..) => Grain::Day,
            Said::Month { .. } => Grain::Month,
            Said::Year(_) => Grain::Year,
            Said::Shift(grain, _) => grain,
        }
    }

    /// First and last of the days meant, given the article's own date.
    #[must_use]
    pub fn resolve(&self, published: Option<CivilDate>) -> Option<(CivilDate, CivilDate)> {
        match self.said {
            Said::Days {
                year: Some(year),
                month,
                first,
                last,
            } => Some((
                CivilDate::new(year, month, first)?,
                CivilDate::new(year, month, last)?,
            )),
            Said::Days {
                year: None,
                month,
                first,
                last,
            } => nearest(published?, |year| {
                Some((
                    CivilDate::new(year, month, first)?,
                    CivilDate::new(year, month, last)?,
                ))
            }),
            Said::Month {
                year: Some(year),
                month,
            } => whole_month(year, month),
            Said::Month { year: None, month } => {
                nearest(published?, |year| whole_month(year, month))
            }
            Said::Year(year) => whole_year(year),
            Said::Weekday(weekday, way) => {
                let published = published?;
                let back = (published.weekday() - weekday).rem_euclid(7);
                let days = match way {
                    Way::Back => -back,
                    Way::Before if back == 0 => -7,
                    Way::Before => -back,
                    Way::Ahead if back == 0 => 0,
                    Way::Ahead | Way::After => 7 - back,
                };
                let day = published.plus(days)?;
                Some((day, day))
            }
            Said::Shift(grain, by) => shifted(published?, grain, by),
        }
    }
}

/// The range in the year that brings it nearest: news speaks of both past and
/// coming days.
fn nearest(
    published: CivilDate,
    range: impl Fn(i32) -> Option<(CivilDate, CivilDate)>,
) -> Option<(CivilDate, CivilDate)> {
    let years = [published.year - 1, published.year, published.year + 1];
    years
        .into_iter()
        .filter_map(range)
        .min_by_key(|(first, last)| (first.number() + last.number() - 2 * published.number()).abs())
}

fn shifted(published: CivilDate, grain: Grain, by: i32) -> Option<(CivilDate, CivilDate)> {
    match grain {
        Grain::Day => {
            let day = published.plus(by)?;
            Some((day, day))
        }
        Grain::Week => {
            let monday = published.plus(7 * by - published.weekday())?;
            Some((monday, monday.plus(6)?))
        }
        Grain::Month => {
            let months = published.year * 12 + published.month as i32 - 1 + by;
            whole_month(months.div_euclid(12), months.rem_euclid(12) as u32 + 1)
        }
        Grain::Year => whole_year(published.year + by),
    }
}

fn whole_month(year: i32, month: u32) -> Option<(CivilDate, CivilDate)> {
    let last = CivilDate::new(year, month, days_in(year, month))?;
    Some((CivilDate::new(year, month, 1)?, last))
}

fn whole_year(year: i32) -> Option<(CivilDate, CivilDate)> {
    Some((CivilDate::new(year, 1, 1)?, CivilDate::new(year, 12, 31)?))
}

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that a word names, in full or abbreviated.
pub(crate) fn month(norm: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|&month| {
        norm == month || (norm.len() >= 3 && norm.len() <= 4 && month.starts_with(norm))
    })?;
    u32::try_from(place + 1).ok()
}

/// Whether a word in its normal form names a day of the week or a month.
pub(crate) fn is_day_or_month(norm: &str) -> bool {
    WEEKDAYS.contains(&norm) || MONTHS.contains(&norm)
}

/// The dates inside `within`, in order.
#[must_use]
pub fn dates(text: &str, within: Span) -> Vec<DateMention> {
    let tokens: Vec<Token> = tokens(text, within)
        .into_iter()
        // "Jan. 7": the stop of the abbreviation only stands in the way.
        .filter(|token| token.norm != ".")
        .collect();
    let reader = Reader {
        text,
        tokens: &tokens,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.read(at) {
            Some((said, end)) => {
                let span = Span::new(tokens[at].span.start, tokens[end - 1].span.end);
                found.push(DateMention { span, said });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

/// What is said, and the token after it.
type Read = Option<(Said, usize)>;

impl Reader<'_> {
    fn read(&self, at: usize) -> Read {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The dates of a text with the days they mean to an article of Thursday,
    /// 6 February 2031.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let written = |day: CivilDate| format!("{}-{:02}-{:02}", day.year, day.month, day.day);
        let found: Vec<(&str, String)> = dates(text, Span::whole(text))
            .iter()
            .map(|date| {
                let days = match date.resolve(CivilDate::parse("2031-02-06")) {
                    None => String::new(),
                    Some((first, last)) if first == last => written(first),
                    Some((first, last)) => format!("{}..{}", written(first), written(last)),
                };
                (date.span.of(text), days)
            })
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(w, d)| (*w, d.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_in_all_spellings() {
        check("on 4 February 2031.", &[("4 February 2031", "2031-02-04")]);
        check("on Feb. 4, 2031, it", &[("Feb. 4, 2031", "2031-02-04")]);
        check("the 4th of February", &[("4th of February", "2031-02-04")]);
        check("2031-02-04", &[("2031-02-04", "2031-02-04")]);
        check("until December 28", &[("December 28", "2030-12-28")]);
        check(
            "February 3-5",
            &[("February 3-5", "2031-02-03..2031-02-05")],
        );
        check(
            "on Tuesday, 4 February",
            &[("Tuesday, 4 February", "2031-02-04")],
        );
        check("He may go 4 times", &[]);
        check("On February 31, 2031", &[("February 31, 2031", "")]);
    }

    #[test]
    fn relative_days_look_back_from_publication() {
        check("It sank on Tuesday", &[("Tuesday", "2031-02-04")]);
        check("It sank on Thursday", &[("Thursday", "2031-02-06")]);
        check("It sank on Friday", &[("Friday", "2031-01-31")]);
        check("It sank yesterday", &[("yesterday", "2031-02-05")]);
        check("It sank last Thursday", &[("last Thursday", "2031-01-30")]);
        check("closed next Tuesday", &[("next Tuesday", "2031-02-11")]);
        check("closed every Tuesday", &[]);
        check("three days ago", &[("three days ago", "2031-02-03")]);
    }

    #[test]
    fn weeks_months_and_years_are_ranges() {
        check("last week", &[("last week", "2031-01-27..2031-02-02")]);
        check("last month", &[("last month", "2031-01-01..2031-01-31")]);
        check("next year", &[("next year", "2032-01-01..2032-12-31")]);
        check("in December", &[("December", "2030-12-01..2030-12-31")]);
        check("in May 2029", &[("May 2029", "2029-05-01..2029-05-31")]);
        check("since 2014", &[("2014", "2014-01-01..2014-12-31")]);
        check("of 2000 people, May said", &[]);
        check("the last week of talks", &[]);
    }

    #[test]
    fn without_a_date_relative_days_stay_open() {
        let text = "on Tuesday";
        assert_eq!(dates(text, Span::whole(text))[0].resolve(None), None);
        assert_eq!(dates(text, Span::whole(text))[0].grain(), Grain::Day);
    }
}
