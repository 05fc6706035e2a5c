//! Showing, and taking back.

use serde::Serialize;
use tellings_library::{Field, Matter, Undone, What};

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

/// What was taken back.
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
    match (undone.what, undone.story, undone.article) {
        (What::StoryCreated, _, _) => Route::Library {
            query: String::new(),
        },
        (_, Some(story), _) => Route::Story {
            id: story.get(),
            view: ViewName::Facts,
            base: None,
            telling: None,
            by_words: false,
        },
        (What::Amended | What::ReadAgain, _, Some(article)) => Route::Check {
            id: article.get(),
            again: false,
        },
        (_, None, Some(article)) => Route::Article { id: article.get() },
        (_, None, None) => Route::Library {
            query: String::new(),
        },
    }
}
