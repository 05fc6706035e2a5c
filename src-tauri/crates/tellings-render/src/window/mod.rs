//! Fragments of the window around a comparison.
//!
//! The page asks for the [`frame()`] once, and then for one screen after the
//! other: [`first_run()`], [`library()`], [`found()`], [`article()`],
//! [`check()`], [`receipt()`], [`receipts()`], [`log()`], [`story()`], [`shut()`]. Beside each screen
//! it gets the [`sidebar()`] anew. Every screen is made from plain values that
//! the caller fills in; nothing here knows where they come from.
//!
//! What a script may rely on:
//!
//! | where | what |
//! |---|---|
//! | `[data-action]` | a button, link or form that does something: the names are listed in [`ACTIONS`] |
//! | `[data-route]` | a link to another screen, with the route as JSON |
//! | `#main`, `#sidebar`, `#status`, `#alert` | where screens and messages go |
//! | `dialog#…` | the dialogs of the frame |

mod article;
mod check;
mod correcting;
mod fetch;
mod first_run;
mod frame;
mod library;
mod log;
mod proposals;
mod receipt;
mod shut;
mod story;
#[cfg(test)]
mod tests;

pub use self::story::{Body, MOST_COMPARED, StoryPage, TellingEntry, story};
pub use article::{ArticleView, FieldView, article};
pub use check::{ChangeView, CheckView, Checking, LostView, PassageView, WaitingView, check};
pub use first_run::first_run;
pub use frame::{StoryEntry, frame, sidebar};
pub use library::{ArticleRow, FoundView, LibraryView, SnippetRow, found, library};
pub use log::{LeftView, LogRow, LogView, log, receipts};
pub use proposals::{
    AlikeOtherView, AlikeView, NamedArticle, SameStoryView, VersionEntry, VersionNote,
};
pub use receipt::{ReceiptLineView, ReceiptOutcome, ReceiptRow, ReceiptView, receipt};
pub use shut::shut;

use maud::{Markup, html};

use crate::words::window as words;

/// Everything that the script knows how to do.
pub const ACTIONS: &[&str] = &[
    "accept-story",
    "add-files",
    "add-folder",
    "add-from-library",
    "amend",
    "ask-delete",
    "cancel-comparison",
    "cancel-import",
    "choose-base",
    "choose-telling",
    "close",
    "compare-chosen",
    "compare-fully",
    "confirm-cell",
    "create-story",
    "delete",
    "export",
    "export-log",
    "fetch",
    "fetch-links",
    "import-waiting",
    "join-fact",
    "join-story",
    "keep-alike",
    "keep-as-is",
    "keep-as-well",
    "keys",
    "look-first",
    "make-version",
    "mark-fact",
    "move-telling",
    "name-fact",
    "note-cell",
    "note-fact",
    "open-example",
    "open-exported",
    "part-versions",
    "paste",
    "put-aside",
    "put-away",
    "read-again",
    "redo",
    "refuse-story",
    "remove-telling",
    "rename",
    "restore-backup",
    "review",
    "review-no",
    "review-skip",
    "review-yes",
    "save-article",
    "save-checked",
    "save-name",
    "save-note",
    "save-state",
    "save-title",
    "say-whole",
    "search",
    "search-log",
    "show-version",
    "show-view",
    "single-keys",
    "skip-alike",
    "split-cell",
    "state-cell",
    "stays-out",
    "stop-reading",
    "take-again",
    "take-pasted",
    "take-up",
    "together",
    "try-again",
    "undo",
    "unmark-fact",
    "withdraw",
];

/// Whether an article's text is whole, as a person reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wholeness {
    /// Nothing speaks against it.
    Complete,
    /// It is cut off, or an excerpt.
    Partial,
    /// Something speaks against it.
    Doubtful,
}

impl Wholeness {
    const EACH: [Self; 3] = [Self::Complete, Self::Partial, Self::Doubtful];

    /// As in the library and in forms.
    const fn name(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::Doubtful => "doubtful",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Complete => words::COMPLETE,
            Self::Partial => words::PARTIAL,
            Self::Doubtful => words::DOUBTFUL,
        }
    }
}

/// The route of a screen as the page hands it back, in the shell's own form.
fn route(name: &str, id: Option<i64>) -> String {
    match id {
        Some(id) => format!(r#"{{"name":"{name}","id":{id}}}"#),
        None => format!(r#"{{"name":"{name}"}}"#),
    }
}

/// A link to another screen.
fn link(name: &str, id: Option<i64>, text: Markup) -> Markup {
    html! { a href="#" data-route=(route(name, id)) { (text) } }
}
