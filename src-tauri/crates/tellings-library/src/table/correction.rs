//! The table `correction`: what a person says of a story's comparison, in the
//! order in which it was said.
//!
//! A row names sentences by what they say, and articles by their id; what it
//! does to a comparison is not known here. Rows are never changed or removed,
//! and two triggers see to that; whether one holds is noted beside it, because
//! undo, redo and withdrawing come and go.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::article::ArticleId;
use super::doing::{self, Doing};
use super::story::{self, StoryId};
use crate::binding::{Json, id, word};
use crate::{Library, LibraryError, Moment, Thing};

pub(crate) const SCHEMA_8: &str = "
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story_id INTEGER NOT NULL REFERENCES story (id),
    at TEXT NOT NULL,
    said TEXT NOT NULL CHECK (json_valid(said)),
    withdrawn_at TEXT
) STRICT;

CREATE INDEX correction_by_story ON correction (story_id);

CREATE TRIGGER correction_is_never_changed
BEFORE UPDATE OF id, story_id, at, said ON correction
BEGIN SELECT raise(ABORT, 'what was said stays as it was said'); END;

CREATE TRIGGER correction_is_never_removed BEFORE DELETE ON correction
BEGIN SELECT raise(ABORT, 'what was said stays as it was said'); END;
";

id! {
    /// The id of a correction.
    pub CorrectionId
}

/// A sentence of an article, named by what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted {
    /// The article.
    pub article: ArticleId,
    /// The sentence as it was printed.
    pub text: String,
    /// Where it began in the article's text, in bytes.
    pub start: usize,
}

word! {
    /// What a person says that a telling says of a fact.
    SaidState {
        /// The same words as the reference wording.
        Same = "same",
        /// The same in other words.
        Reworded = "reworded",
        /// A detail disagrees.
        Differs = "differs",
        /// It is not there.
        NotFound = "not_found",
        /// It cannot be told.
        Unknown = "unknown",
    }
}

/// What a person says of a comparison.
///
/// Stored as JSON, so a variant or a field that was shipped keeps its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Said {
    /// These sentences report one fact.
    Same {
        /// The sentences.
        places: Vec<Quoted>,
    },
    /// None of these sentences reports what one of those reports.
    NotSame {
        /// The ones.
        these: Vec<Quoted>,
        /// The others.
        those: Vec<Quoted>,
    },
    /// The fact of these sentences is called so; empty: as the program says.
    Name {
        /// Its sentences.
        fact: Vec<Quoted>,
        /// Its name.
        name: String,
    },
    /// What an article says of the fact of these sentences; none: as the
    /// program says.
    State {
        /// The fact's sentences.
        fact: Vec<Quoted>,
        /// The article.
        article: ArticleId,
        /// What it says.
        state: Option<SaidState>,
        /// Why.
        reason: String,
    },
    /// A note on the fact of these sentences; empty takes it away.
    Note {
        /// The fact's sentences.
        fact: Vec<Quoted>,
        /// The note.
        text: String,
    },
    /// A note on that fact in one article; empty takes it away.
    CellNote {
        /// The fact's sentences.
        fact: Vec<Quoted>,
        /// The article.
        article: ArticleId,
        /// The note.
        text: String,
    },
}

impl Said {
    /// Whether it names sentences wherever it must.
    fn is_whole(&self) -> bool {
        match self {
            Self::Same { places } => places.len() > 1,
            Self::NotSame { these, those } => !these.is_empty() && !those.is_empty(),
            Self::Name { fact, .. }
            | Self::State { fact, .. }
            | Self::Note { fact, .. }
            | Self::CellNote { fact, .. } => !fact.is_empty(),
        }
    }

    /// What kind it is.
    #[must_use]
    pub fn kind(&self) -> SaidKind {
        match self {
            Self::Same { .. } => SaidKind::Same,
            Self::NotSame { .. } => SaidKind::NotSame,
            Self::Name { .. } => SaidKind::Name,
            Self::State { .. } => SaidKind::State,
            Self::Note { .. } | Self::CellNote { .. } => SaidKind::Note,
        }
    }
}

/// What kind of thing a person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidKind {
    /// That sentences report one fact.
    Same,
    /// That they do not.
    NotSame,
    /// What a fact is called.
    Name,
    /// What a telling says of it.
    State,
    /// A note.
    Note,
}

/// A correction that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// The story that it is about.
    pub story: StoryId,
    /// When it was said.
    pub at: Moment,
    /// What was said.
    pub said: Said,
}

impl Library {
    /// Keeps what a person says of a story's comparison.
    ///
    /// # Errors
    /// [`LibraryError::NoSentence`] if it names too few sentences,
    /// [`LibraryError::Gone`] if there is no such story.
    pub fn correct(
        &mut self,
        story: StoryId,
        said: &Said,
        now: &Moment,
    ) -> Result<CorrectionId, LibraryError> {
        if !said.is_whole() {
            return Err(LibraryError::NoSentence);
        }
        self.writing(|db| {
            story::must_be_here(db, story)?;
            db.prepare_cached("INSERT INTO correction (story_id, at, said) VALUES (?1, ?2, ?3)")?
                .execute(params![story, now, Json(said)])?;
            let correction = db.last_insert_rowid().into();
            doing::record(db, &Doing::Correct { correction }, now)?;
            Ok(correction)
        })
    }

    /// Lets a correction hold no longer, whenever it was said; undo brings it
    /// back.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is none that holds.
    pub fn withdraw_correction(
        &mut self,
        id: CorrectionId,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            let story = read(db, id)?.story;
            if holding(db, story)?.iter().all(|one| one.id != id) {
                return Err(gone(id));
            }
            write_withdrawn(db, id, Some(now))?;
            doing::record(db, &Doing::WithdrawCorrection { correction: id }, now)
        })
    }

    /// The corrections of a story that hold, in the order in which they were
    /// said.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn corrections(&self, story: StoryId) -> Result<Vec<Correction>, LibraryError> {
        Ok(holding(&self.db, story)?)
    }
}

fn holding(db: &Connection, story: StoryId) -> rusqlite::Result<Vec<Correction>> {
    db.prepare_cached(
        "SELECT id, story_id, at, said FROM correction
         WHERE story_id = ?1 AND withdrawn_at IS NULL ORDER BY id",
    )?
    .query_map([story], from_row)?
    .collect()
}

/// A correction, also one that does not hold.
pub(crate) fn read(db: &Connection, id: CorrectionId) -> Result<Correction, LibraryError> {
    db.prepare_cached("SELECT id, story_id, at, said FROM correction WHERE id = ?1")?
        .query_row([id], from_row)
        .optional()?
        .ok_or_else(|| gone(id))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Correction> {
    Ok(Correction {
        id: row.get(0)?,
        story: row.get(1)?,
        at: row.get(2)?,
        said: row.get::<_, Json<_>>(3)?.0,
    })
}

fn gone(id: CorrectionId) -> LibraryError {
    LibraryError::Gone {
        what: Thing::Correction,
        id: id.get(),
    }
}

/// Notes that it holds no longer, or with `None` that it holds.
pub(crate) fn write_withdrawn(
    db: &Connection,
    id: CorrectionId,
    at: Option<&Moment>,
) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE correction SET withdrawn_at = ?2 WHERE id = ?1")?
        .execute(params![id, at])?;
    Ok(())
}
