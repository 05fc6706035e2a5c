//! What a person corrects while they check what was taken: of articles of the
//! library, and of files that wait.

use super::articles::{Change, Changeable, change_of};
use super::{Held, with};
use crate::amending;
use crate::ipc::Answer;
use crate::looks::{self, Spot};

/// Puts a passage of an article into its text, or takes it out.
#[tauri::command]
pub async fn amend_article(
    shell: Held<'_>,
    id: i64,
    edition: i64,
    passage: usize,
    taken: bool,
) -> Answer<()> {
    with(&shell, move |shell| {
        amending::amend_article(shell, id.into(), edition, passage, taken)?;
        shell.ahead.wake();
        Ok(())
    })
    .await
}

/// Takes what reading an article's original again finds.
#[tauri::command]
pub async fn take_again(shell: Held<'_>, id: i64) -> Answer<()> {
    with(&shell, move |shell| {
        amending::take_again(shell, id.into())?;
        shell.ahead.wake();
        Ok(())
    })
    .await
}

/// Puts a passage of a file that waits into its text, or takes it out.
#[tauri::command]
pub async fn amend_waiting(
    shell: Held<'_>,
    offer: u64,
    spot: Spot,
    passage: usize,
    taken: bool,
) -> Answer<()> {
    with(&shell, move |shell| {
        looks::change(shell, offer, spot, |draft, looked| {
            looks::amend(draft, looked, passage, taken)
        })
    })
    .await
}

/// Notes what a person says of a file that waits, as `set_article` does it of
/// an article.
#[tauri::command]
pub async fn set_waiting(
    shell: Held<'_>,
    offer: u64,
    spot: Spot,
    field: Changeable,
    value: Option<String>,
) -> Answer<()> {
    let change = change_of(field, value);
    with(&shell, move |shell| {
        let change = change?;
        looks::change(shell, offer, spot, |draft, _| {
            match change {
                Change::Field(field, value) => {
                    draft.fields.insert(field, value);
                }
                Change::Completeness(said) => draft.completeness = said,
            }
            Ok(())
        })
    })
    .await
}

/// Keeps a file that waits out of the import, or lets it in again.
#[tauri::command]
pub async fn keep_out(shell: Held<'_>, offer: u64, spot: Spot, stays_out: bool) -> Answer<()> {
    with(&shell, move |shell| {
        looks::change(shell, offer, spot, |draft, _| {
            draft.stays_out = stays_out;
            Ok(())
        })
    })
    .await
}

/// Takes back the last thing that was wanted of files that wait. Says whether
/// there was one.
#[tauri::command]
pub async fn undo_waiting(shell: Held<'_>, offer: u64) -> Answer<bool> {
    Ok(looks::take_back(&shell, offer))
}

/// Lets files that wait go, without importing them.
#[tauri::command]
pub async fn put_aside(shell: Held<'_>, offer: u64) -> Answer<()> {
    shell.offers().take(offer);
    shell.looks().take(offer);
    Ok(())
}
