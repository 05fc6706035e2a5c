//! Days of the calendar, as far as reading dates in a text needs them.
//!
//! No clock and no time zones: an article's day is what its outlet printed.

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    /// 1 to 9999.
    pub(crate) year: i32,
    /// 1 to 12.
    pub(crate) month: u32,
    /// 1 to 31.
    pub(crate) day: u32,
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

    /// The year, the month from 1 and the day of the month.
    #[must_use]
    pub const fn parts(self) -> (i32, u32, u32) {
        (self.year, self.month, self.day)
    }

    /// Days since 1 March of the year 0 (Hinnant, "chrono-compatible low-level
    /// date algorithms").
    #[must_use]
    pub fn number(self) -> i32 {
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

    /// The day so many days later.
    pub(crate) fn plus(self, days: i32) -> Option<Self> {
        Self::from_number(self.number() + days)
    }

    /// 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> i32 {
        // Day 0, 1 March of the year 0, was a Wednesday.
        (self.number() + 2).rem_euclid(7)
    }
}

pub(crate) fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_over_leap_years() {
        let day = |iso| CivilDate::parse(iso).expect("a day of the calendar");
        assert_eq!(day("2024-02-28").plus(2), Some(day("2024-03-01")));
        assert_eq!(day("2000-03-01").plus(-1), Some(day("2000-02-29")));
        assert_eq!(day("2026-11-21").weekday(), 5);
        assert_eq!(CivilDate::parse("2023-02-29"), None);
    }
}
