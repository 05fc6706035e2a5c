//! Words of the screen that shows what was taken of a file and what was left
//! out, and of what a person can correct there.

/// Heading, and the name of every link that leads there.
pub const CHECK: &str = "Check what was taken";
/// Says what the screen shows.
pub const CHECK_NOTE: &str = "Everything that the file holds, in its order: what is compared, and what is left out. Put back what belongs to the article, and take out what does not. The file itself is kept as it came.";
/// Names the link of one article, where there are several.
#[must_use]
pub fn check_of(name: &str) -> String {
    format!("Check what was taken of {name}")
}
/// Heading of the passages.
pub const PASSAGES: &str = "Passages of the file";
/// How many passages are taken and left out.
#[must_use]
pub fn counts(taken: usize, left_out: usize) -> String {
    let passages = |count: usize| match count {
        1 => "1 passage".to_owned(),
        count => format!("{count} passages"),
    };
    format!("{} taken, {left_out} left out", passages(taken))
}
/// Over the passages that are compared.
pub const TAKEN: &str = "Taken";
/// Over the passages that are not compared.
pub const LEFT_OUT: &str = "Left out";
/// Says of a passage that a person put it back.
pub const PUT_BACK_BY_YOU: &str = "put back by you";
/// Says of a passage that a person took it out.
pub const TAKEN_OUT_BY_YOU: &str = "taken out by you";
/// Makes a passage part of the text.
pub const PUT_BACK: &str = "Put back";
/// Makes a passage no part of the text.
pub const TAKE_OUT: &str = "Take out";
/// Folds passages that were left out one after another.
#[must_use]
pub fn left_out_run(count: usize) -> String {
    format!("{count} passages left out here")
}
/// Shown where a file has no text.
pub const NOTHING_TAKEN: &str = "Nothing of this file is compared.";
/// Heading of the amendments that find no passage any more.
pub const LOST: &str = "Corrections without a place";
/// What these are.
pub const LOST_NOTE: &str = "You corrected these passages, and the file as it is read now has none with these words. Your word is kept; look whether it is still needed.";
/// A passage that was to be put back.
pub const LOST_PUT_BACK: &str = "To be put back:";
/// A passage that was to be taken out.
pub const LOST_TAKE_OUT: &str = "To be taken out:";

// --- Completeness ---

/// Heading of the choice.
pub const WHOLE: &str = "Is the text complete?";
/// What the choice does.
pub const WHOLE_NOTE: &str = "In a text that is cut off, or may be, what was not found is shown as “Cannot tell”. Your word counts more than what was recognised.";
/// A person says that it is.
pub const IS_COMPLETE: &str = "This article is complete";
/// A person says that it is not.
pub const IS_CUT_OFF: &str = "This text is cut off";
/// A person leaves it to what was found; that comes after the colon.
pub const AS_FOUND: &str = "As found:";

// --- Reading again ---

/// Reads the original again.
pub const READ_AGAIN: &str = "Read the file again";
/// Heading of what that would change.
pub const AGAIN: &str = "The file, read again";
/// What reading again does.
pub const AGAIN_NOTE: &str = "The original is kept. This version of Tellings has read it anew, and nothing has changed yet. What you corrected stays in any case.";
/// It would change nothing.
pub const AGAIN_SAME: &str = "Nothing would change: the file is read as it was before.";
/// Takes the new reading.
pub const TAKE_AGAIN: &str = "Use the new reading";
/// Keeps the old one.
pub const KEEP_AS_IS: &str = "Keep the text as it is";
/// A paragraph that the new reading has.
pub const WOULD_BE_TAKEN: &str = "Would be taken:";
/// A paragraph that the new reading does not have.
pub const WOULD_BE_LEFT_OUT: &str = "Would be left out:";
/// A value that would be another; the two values come after it.
#[must_use]
pub fn would_change(field: &str) -> String {
    format!("{field} would change:")
}
/// Between the value now and the value then.
pub const BECOMES: &str = "becomes";
/// Whether the text is whole.
pub const COMPLETENESS: &str = "Whether the text is complete";

// --- Before an import ---

/// The switch for looking at files before they are imported.
pub const LOOK_FIRST: &str = "Look before importing";
/// Heading of the screen.
pub const LOOK: &str = "Look before importing";
/// Says that nothing has happened yet.
pub const LOOK_NOTE: &str = "Nothing is in the library yet. Look through the files, correct what you like, then import them.";
/// How many files wait.
#[must_use]
pub fn files_wait(count: usize) -> String {
    match count {
        1 => "1 file waits".to_owned(),
        count => format!("{count} files wait"),
    }
}
/// Which of the files is shown.
#[must_use]
pub fn nth_file(nth: usize, of: usize) -> String {
    format!("File {nth} of {of}")
}
/// Which of a file's articles is shown.
#[must_use]
pub fn nth_article(nth: usize, of: usize) -> String {
    format!("article {nth} of {of} in it")
}
/// Names the way through the files.
pub const WAY: &str = "Files that wait";
/// To the one before.
pub const PREVIOUS: &str = "Previous";
/// To the one after.
pub const NEXT: &str = "Next";
/// Imports what waits.
#[must_use]
pub fn import(count: usize) -> String {
    match count {
        1 => "Import this file".to_owned(),
        count => format!("Import all {count} files"),
    }
}
/// Imports nothing.
pub const PUT_ASIDE: &str = "Import nothing";
/// Keeps one article out of the import.
pub const STAYS_OUT: &str = "Do not import this one";
/// Why there is nothing to look at.
pub const REFUSED: &str = "This file would be refused:";
/// Says of hovering files that they will be looked at first.
pub const LET_GO_LOOK: &str = "They are shown first, and nothing is stored yet.";
/// Leads back to the article.
pub const TO_ARTICLE: &str = "Back to the article";
/// Field: the language.
pub const LANGUAGE: &str = "Language";
/// What a language looks like.
pub const LANGUAGE_FORM: &str = "Its code, such as en, de or pt-br";
