//! Days named in a text: "4 February", "on Tuesday", "last month".
//!
//! A mention is resolved to a range of days with the help of the article's own
//! date. News looks back: "on Tuesday" is the latest Tuesday that is not after
//! publication. Without that date, relative days stay unresolved; nothing is
//! guessed.

use crate::{Span, Token, TokenKind, tokens};

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    /// The year, 1 to 9999.
    year: i32,
    /// The month, 1 to 12.
    month: u32,
    /// The day, 1 to 31.
    day: u32,
}

impl CivilDate {
    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let valid = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// The day written as `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(iso: &str) -> Option<Self> {
        let mut parts = iso.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        Self::new(year, month, parts.next()?.parse().ok()?)
    }

    /// Days since 1 March of the year 0 (Hinnant, "chrono-compatible low-level
    /// date algorithms").
    fn number(self) -> i32 {
        let year = if self.month <= 2 {
            self.year - 1
        } else {
            self.year
        };
        let month = (self.month as i32 + 9) % 12;
        year * 365 + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + self.day as i32
            - 1
    }

    fn from_number(number: i32) -> Option<Self> {
        let era = number.div_euclid(146_097);
        let of_era = number.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::new(
            year,
            month as u32,
            (of_year - (153 * shifted + 2) / 5 + 1) as u32,
        )
    }

    fn plus(self, days: i32) -> Option<Self> {
        Self::from_number(self.number() + days)
    }

    /// 0 for Monday to 6 for Sunday.
    fn weekday(self) -> i32 {
        // Day 0, 1 March of the year 0, was a Wednesday.
        (self.number() + 2).rem_euclid(7)
    }
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// What a mention says, before the article's date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// A day, with or without its year.
    Day {
        year: Option<i32>,
        month: u32,
        day: u32,
    },
    /// A month of a year.
    Month { year: i32, month: u32 },
    /// The latest such day of the week, 0 being Monday.
    Weekday(i32),
    /// Days from the article's own day.
    Offset(i32),
}

/// A day or month as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words that give it.
    pub span: Span,
    said: Said,
}

impl DateMention {
    /// First and last of the days meant, given the article's own date.
    #[must_use]
    pub fn resolve(&self, published: Option<CivilDate>) -> Option<(CivilDate, CivilDate)> {
        let one = |day: Option<CivilDate>| day.map(|day| (day, day));
        match self.said {
            Said::Day {
                year: Some(year),
                month,
                day,
            } => one(CivilDate::new(year, month, day)),
            Said::Day {
                year: None,
                month,
                day,
            } => {
                // The nearest such day: news speaks of both past and coming ones.
                let published = published?;
                let years = [published.year - 1, published.year, published.year + 1];
                let days = years
                    .iter()
                    .filter_map(|&year| CivilDate::new(year, month, day));
                one(days.min_by_key(|day| (day.number() - published.number()).abs()))
            }
            Said::Month { year, month } => Some((
                CivilDate::new(year, month, 1)?,
                CivilDate::new(year, month, days_in(year, month))?,
            )),
            Said::Weekday(weekday) => {
                let published = published?;
                one(published.plus(-(published.weekday() - weekday).rem_euclid(7)))
            }
            Said::Offset(days) => one(published?.plus(days)),
        }
    }
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
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match read(text, &tokens, at) {
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

fn read(text: &str, tokens: &[Token], at: usize) -> Option<(Said, usize)> {
    let norm = |n: usize| tokens.get(n).map_or("", |token| token.norm.as_str());
    let capital = |n: usize| {
        tokens
            .get(n)
            .is_some_and(|token| token.span.of(text).starts_with(char::is_uppercase))
    };
    let figure = |n: usize| -> Option<u32> {
        let token = tokens
            .get(n)
            .filter(|token| token.kind == TokenKind::Number)?;
        token
            .norm
            .trim_end_matches(|c: char| c.is_alphabetic())
            .parse()
            .ok()
    };
    let day = |n: usize| figure(n).filter(|day| (1..=31).contains(day));
    let year = |n: usize| -> Option<i32> {
        let year = figure(n).filter(|year| (1000..3000).contains(year))?;
        i32::try_from(year).ok()
    };
    // "may" and "march" are words as well: a month is capitalised.
    let named = |n: usize| month(norm(n)).filter(|_| capital(n));

    // 2031-02-04
    if let (Some(y), "-", Some(m), "-", Some(d)) = (
        year(at),
        norm(at + 1),
        figure(at + 2),
        norm(at + 3),
        day(at + 4),
    ) && (1..=12).contains(&m)
    {
        return Some((
            Said::Day {
                year: Some(y),
                month: m,
                day: d,
            },
            at + 5,
        ));
    }
    // 4 February 2031
    if let (Some(d), Some(m)) = (day(at), named(at + 1)) {
        let y = year(at + 2);
        let end = at + 2 + usize::from(y.is_some());
        return Some((
            Said::Day {
                year: y,
                month: m,
                day: d,
            },
            end,
        ));
    }
    if let Some(m) = named(at) {
        // February 4, 2031
        if let Some(d) = day(at + 1) {
            let comma = usize::from(norm(at + 2) == ",");
            let y = year(at + 2 + comma);
            let end = if y.is_some() { at + 3 + comma } else { at + 2 };
            return Some((
                Said::Day {
                    year: y,
                    month: m,
                    day: d,
                },
                end,
            ));
        }
        // February 2031
        if let Some(y) = year(at + 1) {
            return Some((Said::Month { year: y, month: m }, at + 2));
        }
    }
    if capital(at)
        && let Some(weekday) = WEEKDAYS.iter().position(|&day| day == norm(at))
    {
        // "next Tuesday" and "Tuesdays" look elsewhere than back.
        let before = at.checked_sub(1).map_or("", norm);
        if matches!(before, "next" | "last" | "every" | "coming" | "this") {
            return None;
        }
        return Some((Said::Weekday(i32::try_from(weekday).ok()?), at + 1));
    }
    match norm(at) {
        "yesterday" => Some((Said::Offset(-1), at + 1)),
        "today" => Some((Said::Offset(0), at + 1)),
        "tomorrow" => Some((Said::Offset(1), at + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let published = CivilDate::parse("2031-02-06"); // a Thursday
        let found: Vec<(&str, String)> = dates(text, Span::whole(text))
            .iter()
            .map(|date| {
                let days = date
                    .resolve(published)
                    .map_or_else(String::new, |(first, _)| {
                        format!("{}-{:02}-{:02}", first.year, first.month, first.day)
                    });
                (date.span.of(text), days)
            })
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(w, d)| (*w, d.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn days_in_all_spellings() {
        check("on 4 February 2031.", &[("4 February 2031", "2031-02-04")]);
        check("on Feb. 4, 2031, it", &[("Feb. 4, 2031", "2031-02-04")]);
        check("2031-02-04", &[("2031-02-04", "2031-02-04")]);
        check("until December 28", &[("December 28", "2030-12-28")]);
        check("He may go 4 times", &[]);
    }

    #[test]
    fn relative_days_look_back_from_publication() {
        check("It sank on Tuesday", &[("Tuesday", "2031-02-04")]);
        check("It sank on Thursday", &[("Thursday", "2031-02-06")]);
        check("It sank on Friday", &[("Friday", "2031-01-31")]);
        check("It sank yesterday", &[("yesterday", "2031-02-05")]);
        check("closed next Tuesday", &[]);
    }

    #[test]
    fn days_are_counted_over_leap_years() {
        let day = |iso| CivilDate::parse(iso).expect("a day of the calendar");
        assert_eq!(day("2024-02-28").plus(2), Some(day("2024-03-01")));
        assert_eq!(day("2000-03-01").plus(-1), Some(day("2000-02-29")));
        assert_eq!(day("2026-11-21").weekday(), 5);
        assert_eq!(CivilDate::parse("2023-02-29"), None);
    }
}
