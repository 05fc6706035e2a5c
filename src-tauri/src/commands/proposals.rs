//! Decisions about what was proposed, and about versions.

use tellings_library::{ArticleId, Matter};

use super::{Held, with};
use crate::import::now;
use crate::ipc::Answer;

/// Keeps an article beside those that have nearly its text, for good.
#[tauri::command]
pub async fn keep_alike(shell: Held<'_>, article: i64, others: Vec<i64>) -> Answer<()> {
    with(&shell, move |shell| {
        let others: Vec<ArticleId> = others.into_iter().map(ArticleId::from).collect();
        shell.library(|library| library.tell_apart(Matter::Text, article.into(), &others, &now()))
    })
    .await
}

/// Keeps a file that was in the library already as an article of its own.
#[tauri::command]
pub async fn keep_as_well(shell: Held<'_>, line: i64) -> Answer<i64> {
    with(&shell, move |shell| {
        let kept = shell.library(|library| library.keep_as_well(line.into(), &now()))?;
        shell.ahead.wake();
        Ok(kept.get())
    })
    .await
}

/// Makes an article a newer version of another.
#[tauri::command]
pub async fn make_version(shell: Held<'_>, newer: i64, earlier: i64) -> Answer<()> {
    with(&shell, move |shell| {
        shell.library(|library| library.make_version(newer.into(), earlier.into(), &now()))
    })
    .await
}

/// Parts an article from the version before it.
#[tauri::command]
pub async fn part_versions(shell: Held<'_>, article: i64) -> Answer<()> {
    with(&shell, move |shell| {
        shell.library(|library| library.part_versions(article.into(), &now()))
    })
    .await
}

/// Lets a story show another version of an article.
#[tauri::command]
pub async fn show_version(shell: Held<'_>, story: i64, article: i64, version: i64) -> Answer<()> {
    with(&shell, move |shell| {
        shell.library(|library| {
            library.show_version(story.into(), article.into(), version.into(), &now())
        })
    })
    .await
}

/// Notes for good that articles do not tell one story, neither with each other
/// nor with the others.
#[tauri::command]
pub async fn refuse_story(shell: Held<'_>, articles: Vec<i64>, others: Vec<i64>) -> Answer<()> {
    let ids = |numbers: Vec<i64>| numbers.into_iter().map(ArticleId::from).collect::<Vec<_>>();
    with(&shell, move |shell| {
        let (articles, others) = (ids(articles), ids(others));
        shell.library(|library| library.tell_all_apart(Matter::Story, &articles, &others, &now()))
    })
    .await
}
