//! Words of the view that shows the wording, kind by kind.

use super::comparison::counted;

/// Heading, and name of the view.
pub const WORDING: &str = "Wording";
/// Said under the heading.
pub const NOTE: &str =
    "What the tellings say, kind by kind. Every value and every count leads to its sentence.";
/// Heading of the table of numbers.
pub const NUMBERS: &str = "Numbers";
/// Heading of the table of dates.
pub const DATES: &str = "Dates and times";
/// Column: whether the values are the same.
pub const VALUES: &str = "Values";
/// Values that are the same wherever they are told.
pub const AGREE: &str = "the same";
/// Values that are not the same.
pub const APART: &str = "not the same";
/// Values that one telling alone has.
pub const ONE_TELLING: &str = "in one telling";
/// Opens the values that one telling alone has.
#[must_use]
pub fn in_one_telling(count: usize) -> String {
    counted(
        count,
        "more, told by one telling alone",
        "more, each told by one telling alone",
    )
}
/// Names the table of these.
#[must_use]
pub fn only(title: &str) -> String {
    format!("{title} in one telling alone")
}
/// Heading of the quotations.
pub const QUOTATIONS: &str = "Quotations";
/// A quotation near which nobody is named.
pub const NOBODY_NAMED: &str = "Nobody is named as saying it";
/// Of the version with most words.
pub const LONGEST: &str = "the longest version";
/// Of a version with the same words.
pub const SAME_WORDS: &str = "the same words";
/// Of a version with fewer words.
pub const CUT: &str = "shorter";
/// Of a version with other words.
pub const CHANGED: &str = "in other words";
/// Of a version with fewer and other words.
pub const CUT_AND_CHANGED: &str = "shorter, and in other words";
/// Before the tellings that have the fact without the quotation.
pub const IN_OWN_WORDS: &str = "Told without this quotation by";
/// Heading of the names.
pub const ACTORS: &str = "Names";
/// Said under the heading of the names.
pub const ACTORS_NOTE: &str = "How everybody and everything is called that is named more than once. Names are gathered by \
     their last word: two people of one surname stand together.";
/// The names that are not among the most frequent.
pub const RARER: &str = "Names told less often";
/// Opens the names that are not among the most frequent.
#[must_use]
pub fn more_names(count: usize) -> String {
    counted(count, "more name", "more names")
}
/// Column: who.
pub const NAME: &str = "Name";
/// Column: in which words.
pub const CALLED: &str = "Called";
/// Heading of the verbs of saying.
pub const VERBS: &str = "Verbs of saying";
/// Column: the verb.
pub const VERB: &str = "Verb";
