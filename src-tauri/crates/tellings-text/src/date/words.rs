//! The names of days and months.

pub(super) const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

pub(super) const MONTHS: &[&str] = &[
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
