//! Stories: which there are, and which articles they hold.

use tellings_library::{ArticleId, StoryId};

use super::{Held, with};
use crate::example;
use crate::import::now;
use crate::ipc::Answer;
use crate::screens::place_of;

/// Makes a story of articles.
#[tauri::command]
pub async fn create_story(shell: Held<'_>, title: String, articles: Vec<i64>) -> Answer<i64> {
    let articles = ids(articles);
    with(&shell, move |shell| {
        shell
            .library(|library| library.create_story(&title, &articles, &now()))
            .map(StoryId::get)
    })
    .await
}

/// Gives a story another title.
#[tauri::command]
pub async fn rename_story(shell: Held<'_>, id: i64, title: String) -> Answer<()> {
    with(&shell, move |shell| {
        shell.library(|library| library.rename_story(id.into(), &title, &now()))
    })
    .await
}

/// Adds articles to a story.
#[tauri::command]
pub async fn add_to_story(shell: Held<'_>, story: i64, articles: Vec<i64>) -> Answer<()> {
    let articles = ids(articles);
    with(&shell, move |shell| {
        shell.library(|library| library.add_to_story(story.into(), &articles, &now()))
    })
    .await
}

/// Takes an article out of a story; it stays in the library.
#[tauri::command]
pub async fn remove_from_story(shell: Held<'_>, story: i64, article: i64) -> Answer<()> {
    with(&shell, move |shell| {
        shell.library(|library| library.remove_from_story(story.into(), article.into(), &now()))
    })
    .await
}

/// Moves an article to another place, from 0, among the columns of a story.
#[tauri::command]
pub async fn move_in_story(shell: Held<'_>, story: i64, article: i64, place: usize) -> Answer<()> {
    with(&shell, move |shell| {
        shell.library(|library| library.move_in_story(story.into(), article.into(), place, &now()))
    })
    .await
}

/// Chooses the telling, by its letter, that the others of a story are compared
/// against; `None` leaves the choice to the comparison. It is kept.
#[tauri::command]
pub async fn set_base(shell: Held<'_>, story: i64, base: Option<String>) -> Answer<()> {
    with(&shell, move |shell| {
        shell.library(|library| {
            let articles = library.story(story.into())?.articles;
            let place = base.as_deref().and_then(place_of);
            let article = place.and_then(|place| articles.get(place));
            library.set_base(story.into(), article.map(|article| article.id), &now())
        })
    })
    .await
}

/// Puts a story into the bin; its articles stay in the library.
#[tauri::command]
pub async fn delete_story(shell: Held<'_>, id: i64) -> Answer<()> {
    with(&shell, move |shell| {
        shell.library(|library| library.delete_story(id.into(), &now()))
    })
    .await
}

/// Opens the example story.
#[tauri::command]
pub async fn open_example(shell: Held<'_>) -> Answer<i64> {
    with(&shell, |shell| {
        let story = example::open(shell)?;
        shell.ahead.wake();
        Ok(story.get())
    })
    .await
}

fn ids(numbers: Vec<i64>) -> Vec<ArticleId> {
    numbers.into_iter().map(ArticleId::from).collect()
}
