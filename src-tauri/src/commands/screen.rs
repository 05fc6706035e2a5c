//! Showing, and taking back.

use serde::Serialize;

use super::{Held, with};
use crate::import::now;
use crate::ipc::Answer;
use crate::screens::{self, Page, Route};

/// The screen of a route.
#[tauri::command]
pub async fn screen(shell: Held<'_>, route: Route) -> Answer<Page> {
    with(&shell, move |shell| screens::screen(shell, &route)).await
}

/// What was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// Says what, for a person.
    pub message: String,
    /// Where it can be seen.
    pub route: Option<Route>,
}

/// Takes back the last thing that was done.
#[tauri::command]
pub async fn undo(shell: Held<'_>) -> Answer<Undone> {
    with(&shell, |shell| {
        let _ = shell.library(|library| library.undo(&now()))?;
        Ok(Undone {
            message: String::new(),
            route: None,
        })
    })
    .await
}

/// The place of a telling by its letter.
pub(super) fn place(siglum: &str) -> Option<usize> {
    (0..26 * 27).find(|index| tellings_collate::siglum(*index) == siglum)
}
