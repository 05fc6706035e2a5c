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

/// Heading of articles that may tell one story.
pub const SAME_STORY: &str = "Possible same story";
/// What is asked there.
pub const SAME_STORY_NOTE: &str = "Do these articles tell one event? They were found by the names, dates and words that they share. Nothing is put together unless you say so.";
/// Before the names that articles share.
pub const SHARED_NAMES: &str = "Names in common";
/// Before the other words that they share.
pub const SHARED_WORDS: &str = "Words in common";
/// Before their days of publication.
pub const PUBLISHED: &str = "Published";
/// Between a first and a last day.
pub const TO: &str = "to";
/// All were published on one day.
pub const ONE_DAY: &str = "on one day";
/// Before the articles that a story has already.
pub const IN_THE_STORY: &str = "in the story already";
/// Adds the articles to the story.
#[must_use]
pub fn add_to(story: &str) -> String {
    format!("Add to “{story}”")
}
/// Makes a story of the articles.
pub const MAKE_ONE: &str = "Make a story";
/// Said after articles joined a story.
pub const ADDED: &str = "Added to the story.";
/// Refuses the whole proposal for good.
pub const NOT_ONE_STORY: &str = "Not the same story";
/// Refuses one article of it for good.
pub const NOT_THIS_ONE: &str = "Not this one";
/// The same, for a longer name of the button.
#[must_use]
pub fn not_this_one(name: &str) -> String {
    format!("{name} does not tell the story of the others")
}
/// Said after it.
pub const REFUSED_FOR_GOOD: &str = "Noted. You will not be asked about them again.";
