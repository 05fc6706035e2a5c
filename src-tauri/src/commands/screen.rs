//! Showing, and taking back.

use serde::Serialize;
use tellings_library::{Field, Matter, SaidKind, Undone, What};

use super::{Held, with};
use crate::import::now;
use crate::ipc::Answer;
use crate::screens::{self, Page, Route, ViewName};

/// The frame around all screens, for a page that has just been loaded.
#[tauri::command]
pub async fn frame() -> String {
    tellings_render::window::frame().into_string()
}

/// The screen of a route.
#[tauri::command]
pub async fn screen(shell: Held<'_>, route: Route) -> Answer<Page> {
    with(&shell, move |shell| screens::screen(shell, &route)).await
}

/// Tries to open a library that could not be opened.
#[tauri::command]
pub async fn try_again(shell: Held<'_>) -> Answer<()> {
    with(&shell, |shell| {
        shell.library(|_| Ok(()))?;
        shell.ahead.wake();
        Ok(())
    })
    .await
}

/// Puts the newest backup in the place of a library that cannot be opened.
#[tauri::command]
pub async fn restore_backup(shell: Held<'_>) -> Answer<()> {
    with(&shell, |shell| {
        shell.restore_newest_backup()?;
        shell.ahead.wake();
        Ok(())
    })
    .await
}

/// What was taken back, or done again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TakenBack {
    /// Says what, for a person.
    pub message: String,
    /// Where it can be seen.
    pub route: Option<Route>,
}

/// Takes back the last thing that was done.
#[tauri::command]
pub async fn undo(shell: Held<'_>) -> Answer<TakenBack> {
    with(&shell, |shell| {
        let undone = shell.library(|library| library.undo(&now()))?;
        // An article may be back.
        shell.ahead.wake();
        Ok(undone.map_or_else(
            || TakenBack {
                message: "There is nothing to take back.".to_owned(),
                route: None,
            },
            |undone| TakenBack {
                message: in_words(&undone),
                route: Some(place_of(&undone)),
            },
        ))
    })
    .await
}

/// Does again what was taken back last.
#[tauri::command]
pub async fn redo(shell: Held<'_>) -> Answer<TakenBack> {
    with(&shell, |shell| {
        let redone = shell.library(|library| library.redo(&now()))?;
        Ok(redone.map_or_else(
            || TakenBack {
                message: "There is nothing to do again.".to_owned(),
                route: None,
            },
            |redone| TakenBack {
                message: again_in_words(&redone),
                route: Some(place_after(&redone)),
            },
        ))
    })
    .await
}

fn again_in_words(redone: &Undone) -> String {
    let name = &redone.name;
    match redone.what {
        What::ArticleDeleted => format!("The article “{name}” is deleted again."),
        What::FieldSet(field) => {
            format!(
                "The {} of “{name}” is changed again.",
                field_in_words(field)
            )
        }
        What::CompletenessSet => {
            format!("Whether the text of “{name}” is complete is changed again.")
        }
        What::Amended => format!("The passage of “{name}” is corrected again."),
        What::ReadAgain => format!("“{name}” has what was read again."),
        What::StoryCreated => format!("The story “{name}” is there again."),
        What::StoryDeleted => format!("The story “{name}” is deleted again."),
        What::StoryRenamed => format!("The story is called “{name}” again."),
        What::AddedToStory => format!("What was added to the story “{name}” is in it again."),
        What::RemovedFromStory => format!("The telling is out of the story “{name}” again."),
        What::MovedInStory => format!("The tellings of “{name}” stand in the new order again."),
        What::BaseSet => format!("The story “{name}” is compared against the new choice again."),
        What::AliasRuleAdded => format!("The rule “{name}” holds again."),
        What::AliasRuleRemoved => format!("The rule “{name}” is removed again."),
        What::VersionMade => format!("“{name}” is a version again."),
        What::VersionsParted => format!("“{name}” is an article of its own again."),
        What::VersionShown => format!("The story “{name}” shows the other version again."),
        What::ToldApart(_) => format!("What was said of “{name}” is remembered again."),
        What::KeptAsWell => format!("The second article with the text of “{name}” is back."),
        What::Corrected(kind) => format!("{} holds again.", said_in_words(kind)),
        What::CorrectionWithdrawn(kind) => format!("{} is withdrawn again.", said_in_words(kind)),
    }
}

fn said_in_words(kind: SaidKind) -> &'static str {
    match kind {
        SaidKind::Same => "What you said tells the same",
        SaidKind::NotSame => "What you said does not tell the same",
        SaidKind::Name => "The name that you gave",
        SaidKind::State => "What you said of the cell",
        SaidKind::Note => "Your note",
    }
}

fn in_words(undone: &Undone) -> String {
    let name = &undone.name;
    match undone.what {
        What::ArticleDeleted => format!("The article “{name}” is back."),
        What::FieldSet(field) => {
            format!(
                "The {} of “{name}” is as it was before.",
                field_in_words(field)
            )
        }
        What::CompletenessSet => {
            format!("Whether the text of “{name}” is complete is as it was before.")
        }
        What::Amended => format!("The text of “{name}” is as it was before."),
        What::ReadAgain => {
            format!("The text of “{name}” is the one from before it was read again.")
        }
        What::StoryCreated => format!("The story “{name}” was taken back. Its articles stay."),
        What::StoryDeleted => format!("The story “{name}” is back."),
        What::StoryRenamed => format!("The story is called “{name}” again."),
        What::AddedToStory => format!("What was added to the story “{name}” was taken out again."),
        What::RemovedFromStory => format!("The telling is back in the story “{name}”."),
        What::MovedInStory => format!("The tellings of “{name}” stand as before."),
        What::BaseSet => {
            format!("The story “{name}” is compared against the same telling as before.")
        }
        What::AliasRuleAdded => format!("The rule “{name}” holds no longer."),
        What::AliasRuleRemoved => format!("The rule “{name}” holds again."),
        What::VersionMade => format!("“{name}” is an article of its own again."),
        What::VersionsParted => format!("“{name}” is a version again."),
        What::VersionShown => {
            format!("The story “{name}” shows the version that it showed before.")
        }
        What::ToldApart(Matter::Text) => {
            format!("Whether “{name}” is a duplicate may be asked again.")
        }
        What::ToldApart(Matter::Story) => {
            format!("Which story “{name}” belongs to may be asked again.")
        }
        What::KeptAsWell => format!("The second article with the text of “{name}” was taken back."),
        What::Corrected(kind) => format!("{} holds no longer.", said_in_words(kind)),
        What::CorrectionWithdrawn(kind) => format!("{} holds again.", said_in_words(kind)),
    }
}

fn field_in_words(field: Field) -> &'static str {
    match field {
        Field::Title => "title",
        Field::Byline => "byline",
        Field::Outlet => "outlet",
        Field::Date => "date",
        Field::Url => "link",
        Field::Language => "language",
    }
}

/// Where it can be seen that something was taken back.
fn place_of(undone: &Undone) -> Route {
    match undone.what {
        What::StoryCreated => all_articles(),
        _ => place_it_is_in(undone),
    }
}

/// Where it can be seen that something was done again.
fn place_after(redone: &Undone) -> Route {
    match redone.what {
        What::StoryDeleted | What::ArticleDeleted => all_articles(),
        _ => place_it_is_in(redone),
    }
}

fn all_articles() -> Route {
    Route::Library {
        query: String::new(),
    }
}

fn place_it_is_in(done: &Undone) -> Route {
    if let (What::Amended | What::ReadAgain, Some(article)) = (done.what, done.article) {
        return Route::Check {
            id: article.get(),
            again: false,
        };
    }
    match (done.story, done.article) {
        (Some(story), _) => Route::Story {
            id: story.get(),
            view: ViewName::Facts,
            base: None,
            telling: None,
            by_words: false,
        },
        (None, Some(article)) => Route::Article { id: article.get() },
        (None, None) => all_articles(),
    }
}
