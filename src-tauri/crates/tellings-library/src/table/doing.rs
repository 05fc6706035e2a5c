//! The table `doing`: the append-only log of what a person did.
//!
//! Each entry keeps what is needed to take it back. Taking back is itself an
//! entry, which names the one it takes back and keeps what is needed to do that
//! one again; doing it again is an entry that takes back the taking back. No
//! row is ever changed or removed, and two triggers see to that.
//!
//! Of the entries that no other takes back, the last one that is no taking
//! back is what undo takes back next; and of those that are, the last one is
//! what redo does again, unless something new was done since.

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::alias_rule::AliasRuleId;
use super::amendment::{Act, Anchor};
use super::apart::Matter;
use super::article::{ArticleId, Completeness};
use super::correction::CorrectionId;
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

/// What doing a thing again needs. Entries of older libraries lack it.
pub(crate) const SCHEMA_8: &str = "
ALTER TABLE doing ADD COLUMN again TEXT CHECK (json_valid(again));
ALTER TABLE doing ADD COLUMN is_redo INTEGER NOT NULL DEFAULT 0 CHECK (is_redo IN (0, 1));
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
    /// Its deletion was taken back.
    BringBackArticle {
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
    /// A version was parted again by undo; redo makes it one.
    UnmakeVersion {
        earlier: ArticleId,
        newer: ArticleId,
        before: Vec<(StoryId, Vec<ArticleId>)>,
    },
    /// Parted versions were put together again by undo; redo parts them.
    JoinVersions {
        earlier: ArticleId,
        newer: ArticleId,
    },
    /// What was told apart may be asked again, by undo; redo tells it apart.
    AskAgain {
        matter: Matter,
        pairs: Vec<(ArticleId, ArticleId)>,
    },
    /// An article that was kept as well was put into the bin by undo; redo
    /// brings it back.
    DropKept {
        line: ReceiptLineId,
        article: ArticleId,
        outcome: Outcome,
        stood_for: ArticleId,
    },
    Correct {
        correction: CorrectionId,
    },
    WithdrawCorrection {
        correction: CorrectionId,
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

/// How an entry is taken back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way<'d> {
    /// By undo; this would do it again.
    Undo(&'d Doing),
    /// The entry is an undo itself, and what it took back is done again; this
    /// would take that back.
    Redo(&'d Doing),
    /// What it did was reversed in another way, and redo is not to know.
    Settled,
}

/// Appends that an entry was taken back.
pub(crate) fn take_back(
    db: &Connection,
    id: DoingId,
    way: Way<'_>,
    now: &Moment,
) -> rusqlite::Result<()> {
    let (again, is_redo) = match way {
        Way::Undo(again) => (Some(Json(again)), false),
        Way::Redo(again) => (Some(Json(again)), true),
        Way::Settled => (None, false),
    };
    db.prepare_cached(
        "INSERT INTO doing (at, takes_back, again, is_redo) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![now, id, again, is_redo])?;
    Ok(())
}

/// The last entry that can be taken back.
pub(crate) fn last(db: &Connection) -> rusqlite::Result<Option<(DoingId, Doing)>> {
    db.prepare_cached(
        "SELECT id, coalesce(what, again) FROM doing
         WHERE (takes_back IS NULL OR is_redo = 1) AND id NOT IN
               (SELECT takes_back FROM doing WHERE takes_back IS NOT NULL)
         ORDER BY id DESC LIMIT 1",
    )?
    .query_row([], |row| Ok((row.get(0)?, row.get::<_, Json<_>>(1)?.0)))
    .optional()
}

/// The last taking back whose entry can be done again.
pub(crate) fn last_undone(db: &Connection) -> rusqlite::Result<Option<(DoingId, Doing)>> {
    db.prepare_cached(
        "SELECT id, again FROM doing
         WHERE takes_back IS NOT NULL AND is_redo = 0 AND again IS NOT NULL
           AND id > (SELECT coalesce(max(id), 0) FROM doing WHERE what IS NOT NULL)
           AND id NOT IN (SELECT takes_back FROM doing WHERE takes_back IS NOT NULL)
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
             WHERE coalesce(what, again) = ?1 AND (takes_back IS NULL OR is_redo = 1)
               AND id NOT IN (SELECT takes_back FROM doing WHERE takes_back IS NOT NULL)",
        )?
        .query_map([Json(doing)], |row| row.get(0))?
        .collect::<Result<Vec<_>, _>>()?;
    for id in open {
        take_back(db, id, Way::Settled, now)?;
    }
    Ok(())
}
