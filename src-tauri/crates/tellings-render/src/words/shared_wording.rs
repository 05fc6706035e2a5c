//! Words of the shared wording: what two tellings say alike, word for word.
//!
//! That words are the same can be seen; where they come from cannot.

use super::comparison::{counted, out_of, share, words};

/// Heading of the shared wording.
pub const SHARED_WORDING: &str = "Shared wording (possible common source)";
/// Said under the heading.
pub const NOTE: &str = "Eight or more words in a row that two tellings have alike, outside quotations. Names, titles \
     and dates alone do not count. They may come from one agency report or statement, from one \
     another, or be chance: the texts do not say which.";
/// Where no two tellings share wording.
pub const NO_SHARED_WORDING: &str = "No such words were found in any two tellings.";
/// Caption of the table.
pub const CAPTION: &str = "How much of each telling’s own words, quotations left out, another \
                           telling has too, and where.";
/// Column: the two tellings.
pub const PAIR: &str = "Tellings";
/// Column: how much of their words is shared.
pub const SHARE: &str = "Shared words";
/// Column: the longest runs.
pub const LONGEST: &str = "Longest runs";
/// Between the names of two tellings.
pub const AND: &str = " and ";
/// After the words of a run that are too many to be shown.
pub const GOES_ON: &str = " …";

/// How many words of a telling are shared.
#[must_use]
pub fn shared_of(part: usize, whole: usize) -> String {
    let share = share(part, whole).map_or_else(String::new, |share| format!(" ({share})"));
    format!("{} words{share}", out_of(part, whole))
}

/// The length of a run, after its words.
#[must_use]
pub fn length(count: usize) -> String {
    format!("({})", words(count))
}

/// Opens the list of the runs that are not among the longest.
#[must_use]
pub fn more_runs(count: usize) -> String {
    counted(count, "more run", "more runs")
}

/// How many wordings of a fact are independent, where these are fewer than its
/// tellings.
#[must_use]
pub fn independent_wordings(count: usize) -> String {
    counted(count, "independent wording", "independent wordings")
}
