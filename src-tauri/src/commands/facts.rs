//! One fact of a comparison, and looking for facts by their words.

use super::{Held, with};
use crate::ipc::Answer;
use crate::screens::{self, Compared};

/// All about one fact, by its number from 1, as the row opens into it.
#[tauri::command]
pub async fn inspector(shell: Held<'_>, compared: Compared, fact: usize) -> Answer<String> {
    with(&shell, move |shell| {
        screens::inspector(shell, &compared, fact)
    })
    .await
}

/// The numbers, from 1, of the facts that are told with all of these words.
#[tauri::command]
pub async fn find_facts(shell: Held<'_>, compared: Compared, query: String) -> Answer<Vec<usize>> {
    with(&shell, move |shell| {
        screens::facts_with(shell, &compared, &query)
    })
    .await
}
