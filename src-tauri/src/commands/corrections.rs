//! What a person says of a comparison.

use super::{Held, with};
use crate::corrections::{Asked, from_page};
use crate::import::now;
use crate::ipc::{Answer, Trouble};

/// Keeps what a person says of a story's comparison. Its screen, asked for
/// again, goes by it.
#[tauri::command]
pub async fn correct(shell: Held<'_>, story: i64, said: Asked) -> Answer<()> {
    with(&shell, move |shell| {
        let id = story.into();
        let story = shell.library(|library| library.story(id))?;
        let said = from_page(&story, said)?;
        shell.library(|library| library.correct(id, &said, &now()))?;
        Ok(())
    })
    .await
}

/// Lets a correction hold no longer; `number` counts those of the story that
/// hold, from 0, as its comparison lists them.
#[tauri::command]
pub async fn withdraw_correction(shell: Held<'_>, story: i64, number: usize) -> Answer<()> {
    with(&shell, move |shell| {
        let corrections = shell.library(|library| library.corrections(story.into()))?;
        let correction = corrections.get(number).ok_or_else(|| {
            Trouble::not_usable("This correction holds no longer. Please look again.")
        })?;
        shell.library(|library| library.withdraw_correction(correction.id, &now()))
    })
    .await
}
