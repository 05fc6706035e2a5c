//! The table `alias_rule`: written forms that a person says mean the same, in
//! one story or in the whole library.
//!
//! What the forms do to a comparison is not known here. A rule that is removed
//! lies in the bin, so that undo can bring it back.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::doing::{self, Doing};
use super::story::{self, StoryId};
use crate::binding::{Json, id};
use crate::{Library, LibraryError, Moment, Thing};

pub(crate) const SCHEMA_2: &str = "
CREATE TABLE alias_rule (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER REFERENCES story (id),
    forms TEXT NOT NULL CHECK (json_valid(forms) AND json_array_length(forms) > 0),
    added_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE INDEX alias_rule_by_story ON alias_rule (story_id);
";

id! {
    /// The id of an alias rule.
    pub AliasRuleId
}

/// Written forms that mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasRule {
    /// Its id.
    pub id: AliasRuleId,
    /// The story in which it holds; `None` for every story of the library.
    pub story: Option<StoryId>,
    /// The forms, each trimmed and none empty; the first is the canonical one.
    /// A single form stands for itself alone.
    pub forms: Vec<String>,
    /// When a person added it.
    pub added: Moment,
}

impl Library {
    /// Adds a rule for one story, or with `None` for the whole library. A rule
    /// that is there already stays as it is.
    ///
    /// # Errors
    /// [`LibraryError::NoForms`] if every form is empty, [`LibraryError::Gone`]
    /// if there is no such story.
    pub fn add_alias_rule(
        &mut self,
        story: Option<StoryId>,
        forms: &[&str],
        now: &Moment,
    ) -> Result<AliasRuleId, LibraryError> {
        let forms = usable(forms)?;
        self.writing(|db| {
            if let Some(story) = story {
                story::must_be_here(db, story)?;
            }
            let known = rules(db, story)?;
            let same = |rule: &&AliasRule| rule.story == story && rule.forms == forms;
            if let Some(rule) = known.iter().find(same) {
                return Ok(rule.id);
            }
            db.prepare_cached(
                "INSERT INTO alias_rule (story_id, forms, added_at) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![story, Json(&forms), now])?;
            let rule = db.last_insert_rowid().into();
            doing::record(db, &Doing::AddAliasRule { rule }, now)?;
            Ok(rule)
        })
    }

    /// Puts a rule into the bin.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is none, or it lies there already.
    pub fn remove_alias_rule(&mut self, id: AliasRuleId, now: &Moment) -> Result<(), LibraryError> {
        self.writing(|db| {
            let rule = read(db, id)?;
            let here = rules(db, rule.story)?.iter().any(|other| other.id == id);
            if !here {
                return Err(gone(id));
            }
            write_deleted(db, id, Some(now))?;
            doing::record(db, &Doing::RemoveAliasRule { rule: id }, now)
        })
    }

    /// The rules of the library, and of this story if one is named, in the
    /// order in which they were added.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn alias_rules(&self, story: Option<StoryId>) -> Result<Vec<AliasRule>, LibraryError> {
        Ok(rules(&self.db, story)?)
    }
}

/// The forms without what stands around them.
fn usable(forms: &[&str]) -> Result<Vec<String>, LibraryError> {
    let mut usable: Vec<String> = Vec::new();
    for form in forms.iter().map(|form| form.trim()) {
        let new = !usable.iter().any(|earlier| earlier == form);
        if !form.is_empty() && new {
            usable.push(form.to_owned());
        }
    }
    if usable.is_empty() {
        return Err(LibraryError::NoForms);
    }
    Ok(usable)
}

fn rules(db: &Connection, story: Option<StoryId>) -> rusqlite::Result<Vec<AliasRule>> {
    db.prepare_cached(
        "SELECT id, story_id, forms, added_at FROM alias_rule
         WHERE deleted_at IS NULL AND (story_id IS NULL OR story_id = ?1) ORDER BY id",
    )?
    .query_map([story], from_row)?
    .collect()
}

/// A rule, also one in the bin.
pub(crate) fn read(db: &Connection, id: AliasRuleId) -> Result<AliasRule, LibraryError> {
    db.prepare_cached("SELECT id, story_id, forms, added_at FROM alias_rule WHERE id = ?1")?
        .query_row([id], from_row)
        .optional()?
        .ok_or_else(|| gone(id))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<AliasRule> {
    Ok(AliasRule {
        id: row.get(0)?,
        story: row.get(1)?,
        forms: row.get::<_, Json<_>>(2)?.0,
        added: row.get(3)?,
    })
}

fn gone(id: AliasRuleId) -> LibraryError {
    LibraryError::Gone {
        what: Thing::AliasRule,
        id: id.get(),
    }
}

/// Puts it into the bin, or with `None` takes it out.
pub(crate) fn write_deleted(
    db: &Connection,
    id: AliasRuleId,
    at: Option<&Moment>,
) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE alias_rule SET deleted_at = ?2 WHERE id = ?1")?
        .execute(params![id, at])?;
    Ok(())
}
