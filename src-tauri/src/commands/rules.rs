//! Alias rules of a story or of the library.

use serde::Serialize;
use tellings_library::AliasRule;

use super::{Held, with};
use crate::import::now;
use crate::ipc::Answer;

/// A rule as the page gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Its number.
    pub id: i64,
    /// The story in which it holds; none for the whole library.
    pub story: Option<i64>,
    /// Forms that mean the same.
    pub forms: Vec<String>,
}

impl From<AliasRule> for Rule {
    fn from(rule: AliasRule) -> Self {
        Self {
            id: rule.id.get(),
            story: rule.story.map(|story| story.get()),
            forms: rule.forms,
        }
    }
}

/// Adds a rule for a story, or for the whole library.
#[tauri::command]
pub async fn add_rule(shell: Held<'_>, story: Option<i64>, forms: Vec<String>) -> Answer<i64> {
    with(&shell, move |shell| {
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        let story = story.map(Into::into);
        shell
            .library(|library| library.add_alias_rule(story, &forms, &now()))
            .map(|id| id.get())
    })
    .await
}

/// Takes a rule away; undo brings it back.
#[tauri::command]
pub async fn remove_rule(shell: Held<'_>, id: i64) -> Answer<()> {
    with(&shell, move |shell| {
        shell.library(|library| library.remove_alias_rule(id.into(), &now()))
    })
    .await
}

/// The rules of the library, and of a story if one is named.
#[tauri::command]
pub async fn rules(shell: Held<'_>, story: Option<i64>) -> Answer<Vec<Rule>> {
    with(&shell, move |shell| {
        let rules = shell.library(|library| library.alias_rules(story.map(Into::into)))?;
        Ok(rules.into_iter().map(Rule::from).collect())
    })
    .await
}
