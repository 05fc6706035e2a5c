//! Words of the review list: the matches that a person should look at.

use super::comparison::{counted, likelihood};

/// Heading of the review list.
pub const DOUBTS: &str = "Matches to look at";
/// Said under the heading.
pub const NOTE: &str = "Where the program is least sure, the most doubtful first. Read both sentences before you \
     rely on such a row.";
/// Where no match is in doubt.
pub const NO_DOUBTS: &str = "No match is in doubt.";
/// Of a reading that is in the row.
pub const TAKEN: &str = "was taken to tell the same as";
/// Of a sentence that is not in the row.
pub const LEFT: &str = "was not put beside";
/// Leads to the row.
#[must_use]
pub fn row(fact: usize) -> String {
    format!("Fact {fact}")
}
/// How likely the two tell the same.
#[must_use]
pub fn likely(value: f64) -> String {
    format!("{} likely to tell the same", likelihood(value))
}
/// Opens the doubts that are not shown at once.
#[must_use]
pub fn more(count: usize) -> String {
    counted(count, "more match", "more matches")
}
