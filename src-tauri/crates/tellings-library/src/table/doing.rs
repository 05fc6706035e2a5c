//! The table `doing`: the append-only log of what a person did.
//!
//! Each entry keeps what is needed to take it back. Taking back is itself an
//! entry, which names the one it takes back; no row is ever changed or
//! removed, and two triggers see to that. The last entry that is neither a
//! taking back nor taken back is what undo takes back next.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::alias_rule::AliasRuleId;
use super::amendment::{Act, Anchor};
use super::apart::Matter;
use super::article::{ArticleId, Completeness};
use super::edition::EditionId;
use super::field::{Field, Said, Told};
use super::receipt::{Outcome, ReceiptLineId};
use super::story::StoryId;
use crate::binding::{Json, id};
use crate::{LibraryError, Moment};

pub(crate) const SCHEMA_1: &str = "
CREATE TABLE doing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    what TEXT CHECK (json_valid(what)),
    takes_back INTEGER UNIQUE REFERENCES doing (id),
    CHECK ((what IS NULL) = (takes_back IS NOT NULL))
) STRICT;

CREATE TRIGGER doing_is_never_changed BEFORE UPDATE ON doing
BEGIN SELECT raise(ABORT, 'the log is append-only'); END;

CREATE TRIGGER doing_is_never_removed BEFORE DELETE ON doing
BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
";

id! {
    /// The id of an entry.
    (pub(crate)) DoingId
}

/// Something that a person did, with what was before.
///
/// Stored as JSON, so a variant or a field that was shipped keeps its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Doing {
    DeleteArticle {
        article: ArticleId,
    },
    SetField {
        article: ArticleId,
        field: Field,
        #[serde(with = "twice_optional")]
        before: Option<Said>,
    },
    SetCompleteness {
        article: ArticleId,
        before: Option<Completeness>,
    },
    Amend {
        article: ArticleId,
        anchor: Anchor,
        before: Act,
        edition: Option<EditionId>,
    },
    ReadAgain {
        article: ArticleId,
        edition: Option<EditionId>,
        told: Vec<(Field, Option<Told>)>,
    },
    CreateStory {
        story: StoryId,
    },
    DeleteStory {
        story: StoryId,
    },
    RenameStory {
        story: StoryId,
        before: String,
    },
    AddToStory {
        story: StoryId,
        before: Vec<ArticleId>,
    },
    RemoveFromStory {
        story: StoryId,
        article: ArticleId,
        before: Vec<ArticleId>,
    },
    MoveInStory {
        story: StoryId,
        article: ArticleId,
        before: Vec<ArticleId>,
    },
    SetBase {
        story: StoryId,
        before: Option<ArticleId>,
    },
    AddAliasRule {
        rule: AliasRuleId,
    },
    RemoveAliasRule {
        rule: AliasRuleId,
    },
    MakeVersion {
        earlier: ArticleId,
        newer: ArticleId,
        before: Vec<(StoryId, Vec<ArticleId>)>,
    },
    PartVersions {
        earlier: ArticleId,
        newer: ArticleId,
    },
    ShowVersion {
        story: StoryId,
        before: Vec<ArticleId>,
    },
    TellApart {
        matter: Matter,
        pairs: Vec<(ArticleId, ArticleId)>,
    },
    KeepAsWell {
        line: ReceiptLineId,
        article: ArticleId,
        outcome: Outcome,
        stood_for: ArticleId,
    },
}

/// JSON has one null, and a field has two ways of being empty: a person said
/// nothing (`[]`), or that there is none (`[null]`).
mod twice_optional {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Said;

    pub(super) fn serialize<S: Serializer>(
        value: &Option<Said>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.iter().collect::<Vec<_>>().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Said>, D::Error> {
        Vec::deserialize(deserializer).map(|list| list.into_iter().next())
    }
}

/// Appends an entry.
pub(crate) fn record(db: &Connection, doing: &Doing, now: &Moment) -> Result<(), LibraryError> {
    db.prepare_cached("INSERT INTO doing (at, what) VALUES (?1, ?2)")?
        .execute(params![now, Json(doing)])?;
    Ok(())
}

/// Appends that an entry was taken back.
pub(crate) fn take_back(db: &Connection, id: DoingId, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO doing (at, takes_back) VALUES (?1, ?2)")?
        .execute(params![now, id])?;
    Ok(())
}

/// The last entry that can be taken back.
pub(crate) fn last(db: &Connection) -> rusqlite::Result<Option<(DoingId, Doing)>> {
    db.prepare_cached(
        "SELECT id, what FROM doing
         WHERE takes_back IS NULL AND id NOT IN
               (SELECT takes_back FROM doing WHERE takes_back IS NOT NULL)
         ORDER BY id DESC LIMIT 1",
    )?
    .query_row([], |row| Ok((row.get(0)?, row.get::<_, Json<_>>(1)?.0)))
    .optional()
}

/// Takes back every open entry like `doing`, because what it did has been
/// reversed in another way: a deleted article that was imported again must
/// not be "brought back" once more by undo.
pub(crate) fn settle(db: &Connection, doing: &Doing, now: &Moment) -> Result<(), LibraryError> {
    let open = db
        .prepare_cached(
            "SELECT id FROM doing
             WHERE what = ?1 AND id NOT IN
                   (SELECT takes_back FROM doing WHERE takes_back IS NOT NULL)",
        )?
        .query_map([Json(doing)], |row| row.get(0))?
        .collect::<Result<Vec<_>, _>>()?;
    for id in open {
        take_back(db, id, now)?;
    }
    Ok(())
}
