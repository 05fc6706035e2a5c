//! When something happened, as the caller's clock told it.

use std::fmt;

use jiff::Timestamp;
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};

/// A point in time, kept as RFC 3339 text in UTC with milliseconds:
/// `2026-11-21T07:00:00.000Z`. The fixed width makes the order of the texts
/// the order of the moments, in SQL as well as here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(String);

/// The text is not a moment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date and time such as 2026-11-21T07:00:00Z.")]
pub struct NotAMoment(String);

impl Moment {
    /// Reads RFC 3339 text in any offset.
    ///
    /// # Errors
    /// [`NotAMoment`] if the text is none.
    pub fn parse(text: &str) -> Result<Self, NotAMoment> {
        text.parse::<Timestamp>()
            .map(Self::from)
            .map_err(|_| NotAMoment(text.to_owned()))
    }

    /// The whole text: `2026-11-21T07:00:00.000Z`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its day in UTC: `2026-11-21`.
    #[must_use]
    pub fn day(&self) -> &str {
        self.0.split('T').next().unwrap_or_default()
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Self {
        Self(format!("{timestamp:.3}"))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToSql for Moment {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Moment {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::parse(value.as_str()?).map_err(FromSqlError::other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(
            Moment::parse(text).expect("a moment").as_str(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn every_offset_becomes_utc_in_one_width() {
        check("2026-11-21T07:00:00Z", "2026-11-21T07:00:00.000Z");
        check("2026-11-21T08:30:00.25+01:30", "2026-11-21T07:00:00.250Z");
        check("2026-11-21T07:00:00.123456789Z", "2026-11-21T07:00:00.123Z");
    }

    #[test]
    fn other_text_is_none() {
        for text in ["", "yesterday", "2026-11-21", "2026-13-01T00:00:00Z"] {
            assert_eq!(Moment::parse(text), Err(NotAMoment(text.to_owned())));
        }
    }

    #[test]
    fn the_day_is_its_first_part() {
        let moment = Moment::parse("2026-11-21T23:59:59Z").expect("a moment");
        assert_eq!(moment.day(), "2026-11-21");
    }
}
