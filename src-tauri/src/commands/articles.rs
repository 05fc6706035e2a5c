//! Changes to one article.

use serde::Deserialize;
use tellings_library::{ArticleId, Completeness, Field};

use super::{Held, with};
use crate::import::{date_as_typed, language_as_typed, now, typed, url_as_typed};
use crate::ipc::{Answer, Trouble};

/// What a person can change about an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Changeable {
    /// Who published it.
    Outlet,
    /// Its headline.
    Title,
    /// Day of publication.
    Date,
    /// Where it was published.
    Url,
    /// Who wrote it.
    Byline,
    /// The language it is written in.
    Language,
    /// Whether its text is whole.
    Completeness,
}

/// A change that can be made as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// What a person says of a field; `None` says that there is none.
    Field(Field, Option<String>),
    /// Their word on whether the text is whole; `None` leaves it to what was
    /// found.
    Completeness(Option<Completeness>),
}

/// What a person typed, as a change.
///
/// # Errors
/// When it cannot be used as it is.
pub fn change_of(field: Changeable, value: Option<String>) -> Answer<Change> {
    let value = typed(value);
    let field = match field {
        Changeable::Outlet => Field::Outlet,
        Changeable::Title => Field::Title,
        Changeable::Date => Field::Date,
        Changeable::Url => Field::Url,
        Changeable::Byline => Field::Byline,
        Changeable::Language => Field::Language,
        Changeable::Completeness => {
            let said = value.as_deref().map(completeness).transpose()?;
            return Ok(Change::Completeness(said));
        }
    };
    let value = match (field, value) {
        (Field::Date, Some(date)) => Some(date_as_typed(&date)?),
        (Field::Url, Some(url)) => Some(url_as_typed(&url)?),
        (Field::Language, Some(language)) => Some(language_as_typed(&language)?),
        (_, value) => value,
    };
    Ok(Change::Field(field, value))
}

/// Notes what a person says of an article; no value means that there is none,
/// and for the completeness that they leave it to what was found.
#[tauri::command]
pub async fn set_article(
    shell: Held<'_>,
    id: i64,
    field: Changeable,
    value: Option<String>,
) -> Answer<()> {
    let id = ArticleId::from(id);
    let change = change_of(field, value);
    with(&shell, move |shell| match change? {
        Change::Completeness(said) => {
            shell.library(|library| library.set_completeness(id, said, &now()))
        }
        Change::Field(field, value) => {
            shell.library(|library| library.set_field(id, field, value.as_deref(), &now()))
        }
    })
    .await
}

fn completeness(word: &str) -> Answer<Completeness> {
    Completeness::from_word(word)
        .ok_or_else(|| Trouble::not_usable("A text is complete, partial or doubtful."))
}

/// Puts an article into the bin, from where undo brings it back.
#[tauri::command]
pub async fn delete_article(shell: Held<'_>, id: i64) -> Answer<()> {
    let id = ArticleId::from(id);
    with(&shell, move |shell| {
        shell.library(|library| library.delete_article(id, &now()))
    })
    .await
}
