//! What a mention says, and the days that it means beside the article's own.

use super::Grain;
use crate::calendar::{CivilDate, days_in};

/// Which of the days of that name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
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
pub(super) enum Said {
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

impl Said {
    /// How wide it is.
    pub(super) const fn grain(self) -> Grain {
        match self {
            Said::Days { .. } | Said::Weekday(..) => Grain::Day,
            Said::Month { .. } => Grain::Month,
            Said::Year(_) => Grain::Year,
            Said::Shift(grain, _) => grain,
        }
    }

    /// First and last of the days meant, given the article's own date.
    pub(super) fn resolve(self, published: Option<CivilDate>) -> Option<(CivilDate, CivilDate)> {
        match self {
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
