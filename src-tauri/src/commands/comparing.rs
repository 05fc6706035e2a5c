//! Comparisons that take a moment, and the reading that goes on behind them.

use tauri::ipc::Channel;

use super::{Held, with};
use crate::compare::Patience;
use crate::export::comparison_of;
use crate::ipc::Answer;
use crate::readings::Progress;
use crate::screens::place_of;

/// Makes the comparison of a story, so that its screen can be shown at once
/// afterwards. Says whether it was made, or cancelled before.
#[tauri::command]
pub async fn compare_story(
    shell: Held<'_>,
    story: i64,
    base: Option<String>,
    progress: Channel<Progress>,
) -> Answer<bool> {
    let base = base.as_deref().and_then(place_of);
    with(&shell, move |shell| {
        let comparing = shell.begin_comparison();
        let story = shell.library(|library| library.story(story.into()))?;
        let go_on = |step| {
            // A page that has gone away does not stop the comparison.
            let _ = progress.send(step);
            !comparing.cancel.asked()
        };
        let made = comparison_of(shell, &story, base, &[], Patience::ForAll(&go_on))?;
        Ok(made.is_some())
    })
    .await
}

/// Asks the comparison that is being made to stop. What was read stays.
#[tauri::command]
pub async fn cancel_comparison(shell: Held<'_>) -> Answer<()> {
    shell.cancel_comparison();
    Ok(())
}

/// Asks the reading ahead to stop after the article it is at.
#[tauri::command]
pub async fn stop_reading(shell: Held<'_>) -> Answer<()> {
    shell.ahead.stop();
    Ok(())
}
