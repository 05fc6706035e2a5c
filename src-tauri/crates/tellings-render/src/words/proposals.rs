//! Words for what is proposed of articles, and for versions of one article.

/// Heading of articles with nearly the same text.
pub const ALIKE: &str = "Nearly the same text";
/// What is asked there.
pub const ALIKE_NOTE: &str = "Agency copy in two outlets, or a later version of one article? Nothing is put together unless you say so.";
/// Two texts are the same to the letter.
pub const SAME_TEXT: &str = "has the same text as";
/// How much of the shorter text stands in the other.
#[must_use]
pub fn percent_of_text(percent: u32) -> String {
    format!("shares {percent}% of the shorter text with")
}
/// Both are articles of one outlet.
pub const SAME_OUTLET: &str = "the same outlet";
/// Keeps both articles and asks no more.
pub const KEEP_BOTH: &str = "Keep both";
/// What that does, for a longer name of the button.
#[must_use]
pub fn keep_both(name: &str) -> String {
    format!("Keep {name} as an article of its own, and do not ask again")
}
/// Said after it.
pub const KEPT_BOTH: &str = "Both are kept, and you will not be asked again.";
/// Makes the article a newer version of the other.
pub const NEWER_VERSION: &str = "Newer version";
/// Makes the article an earlier version of the other.
pub const EARLIER_VERSION: &str = "Earlier version";
/// The same, for a longer name of the button.
#[must_use]
pub fn version_of(newer: &str, earlier: &str) -> String {
    format!("{newer} is a newer version of {earlier}")
}
/// Said after it.
pub const MADE_VERSION: &str = "Stories show the newer version. The earlier one stays in reach.";
/// Puts the article that came later into the bin.
pub const SKIP: &str = "Skip";
/// The same, for a longer name of the button.
#[must_use]
pub fn skip(name: &str) -> String {
    format!("Skip {name}: it leaves the library")
}
/// Said after it.
pub const SKIPPED: &str = "Skipped: the article left the library.";
/// Keeps a file that is in the library already as an article of its own.
pub const KEEP_AS_WELL: &str = "Keep it as well";
/// What that is for.
pub const KEEP_AS_WELL_NOTE: &str = "for another outlet’s article with this text";
/// Said after it.
pub const KEPT_AS_WELL: &str = "Kept as an article of its own. Please look at its outlet.";

/// Heading of the versions of an article.
pub const VERSIONS: &str = "Versions";
/// Names the choice of a version.
#[must_use]
pub fn version_shown(name: &str) -> String {
    format!("Version of {name}")
}
/// A version, by its place and how many there are.
#[must_use]
pub fn version(place: usize, of: usize) -> String {
    format!("Version {place} of {of}")
}
/// Marks the version that is shown.
pub const THIS_VERSION: &str = "this one";
/// Marks an article that has earlier versions.
pub const NEWEST_VERSION: &str = "newest version";
/// Marks an article that has a newer version.
pub const EARLIER: &str = "earlier version";
/// Parts an article from the version before it.
pub const PART_VERSIONS: &str = "Not a version of the one before";
/// Said after it.
pub const PARTED: &str = "They are two articles again.";
