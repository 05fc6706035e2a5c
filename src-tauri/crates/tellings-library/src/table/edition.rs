//! The table `edition`: the texts of an article that were made after the first.
//!
//! The article's own row holds the text that was first extracted, for good.
//! When a person amends it, or lets a later version of the extraction read the
//! original again, the text that comes of it is a row here, and the article
//! points to it (`edition_id`). No row is ever changed or removed, so every
//! text that somebody once compared is still there, and undo only turns the
//! pointer back. The view `current` says what an article's text is now.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::amendment::{Act, Amendment};
use super::article::{self, ArticleId, Completeness};
use super::left_out::{self, LeftOut};
use crate::binding::{Json, id, sha256};
use crate::{Library, LibraryError, Moment, search};

pub(crate) const SCHEMA_7: &str = "
CREATE TABLE edition (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    made_at TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    words INTEGER NOT NULL CHECK (words >= 0),
    completeness TEXT NOT NULL CHECK (completeness IN ('complete', 'partial', 'doubtful')),
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    passages TEXT NOT NULL CHECK (json_valid(passages)),
    left_out TEXT NOT NULL CHECK (json_valid(left_out)),
    lost TEXT NOT NULL CHECK (json_valid(lost)),
    text TEXT NOT NULL
) STRICT;

CREATE INDEX edition_by_article ON edition (article_id);
CREATE INDEX edition_by_text ON edition (text_sha256);

CREATE TRIGGER edition_is_never_changed BEFORE UPDATE ON edition
BEGIN SELECT raise(ABORT, 'a text that was made stays as it is'); END;

CREATE TRIGGER edition_is_never_removed BEFORE DELETE ON edition
BEGIN SELECT raise(ABORT, 'a text that was made stays as it is'); END;

ALTER TABLE article ADD COLUMN edition_id INTEGER REFERENCES edition (id);

CREATE INDEX article_by_edition ON article (edition_id);

CREATE VIEW current (article_id, text, text_sha256, words, completeness) AS
SELECT article.id,
       coalesce(edition.text, article.text),
       coalesce(edition.text_sha256, article.text_sha256),
       coalesce(edition.words, article.words),
       coalesce(article.person_completeness, edition.completeness, article.completeness)
FROM article LEFT JOIN edition ON edition.id = article.edition_id;
";

id! {
    /// The id of an edition.
    pub EditionId
}

/// One passage of a source as it was found, and what a person wanted of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Its words.
    pub text: String,
    /// Why it was left out, as a word for programs; `None` where it was taken.
    pub left_out: Option<String>,
    /// What a person wanted of it, if anything.
    pub amended: Option<Amendment>,
}

impl Passage {
    /// Whether it is part of the text.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        match self.amended.as_ref().map(|amendment| amendment.act) {
            Some(Act::PutBack) => true,
            Some(Act::TakeOut) => false,
            Some(Act::AsFound) | None => self.left_out.is_none(),
        }
    }
}

/// A text of an article as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEdition {
    /// Which version of the extraction found the passages.
    pub extractor_version: String,
    /// Whether what was found is whole.
    pub completeness: Completeness,
    /// What speaks for that completeness, in sentences.
    pub reasons: Vec<String>,
    /// What was odd, in sentences.
    pub warnings: Vec<String>,
    /// Everything that was found, in the source's order.
    pub passages: Vec<Passage>,
    /// The text that comes of it.
    pub text: String,
    /// What the source has beside that text.
    pub left_out: Vec<LeftOut>,
    /// What a person wanted, of passages that are not there any more.
    pub lost: Vec<Amendment>,
}

impl Library {
    /// What was found in an article's source, passage by passage; nothing
    /// where no edition was made since it came, so that text and left-out
    /// passages of the article say it all.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such article.
    pub fn edition(
        &self,
        article: ArticleId,
    ) -> Result<Option<(EditionId, NewEdition)>, LibraryError> {
        self.reading(|db| {
            article::must_be_here(db, article)?;
            let Some(id) = current(db, article)? else {
                return Ok(None);
            };
            Ok(Some((id, read(db, id)?)))
        })
    }

    /// The first text of an article as it was extracted when it came, whatever
    /// was made of it since, with what was left out then.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such article.
    pub fn first_text(&self, article: ArticleId) -> Result<(String, Vec<LeftOut>), LibraryError> {
        self.reading(|db| {
            article::must_be_here(db, article)?;
            let text = db
                .prepare_cached("SELECT text FROM article WHERE id = ?1")?
                .query_row([article], |row| row.get(0))?;
            Ok((text, left_out::read(db, article)?))
        })
    }
}

/// Which edition an article's text is; `None` for the first text.
pub(crate) fn current(db: &Connection, article: ArticleId) -> rusqlite::Result<Option<EditionId>> {
    db.prepare_cached("SELECT edition_id FROM article WHERE id = ?1")?
        .query_row([article], |row| row.get(0))
}

/// Keeps an edition, unless the very same is there.
pub(crate) fn keep(
    db: &Connection,
    article: ArticleId,
    made: &NewEdition,
    now: &Moment,
) -> Result<EditionId, LibraryError> {
    let hash = sha256(made.text.as_bytes());
    let like_it = db
        .prepare_cached("SELECT id FROM edition WHERE article_id = ?1 AND text_sha256 = ?2")?
        .query_map(params![article, hash], |row| row.get(0))?
        .collect::<Result<Vec<EditionId>, _>>()?;
    for id in like_it {
        if read(db, id)? == *made {
            return Ok(id);
        }
    }
    db.prepare_cached(
        "INSERT INTO edition (
             article_id, made_at, extractor_version, text_sha256, words, completeness,
             reasons, warnings, passages, left_out, lost, text
         ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        article,
        now,
        made.extractor_version,
        hash,
        made.text.split_whitespace().count(),
        made.completeness,
        Json(&made.reasons),
        Json(&made.warnings),
        Json(&made.passages),
        Json(&made.left_out),
        Json(&made.lost),
        made.text,
    ])?;
    Ok(db.last_insert_rowid().into())
}

/// Makes an edition, or with `None` the first text, the article's text, and
/// keeps the search in step.
pub(crate) fn point_to(
    db: &Connection,
    article: ArticleId,
    edition: Option<EditionId>,
    now: &Moment,
) -> rusqlite::Result<()> {
    search::remove(db, article)?;
    db.prepare_cached("UPDATE article SET edition_id = ?2, changed_at = ?3 WHERE id = ?1")?
        .execute(params![article, edition, now])?;
    search::add(db, article)
}

pub(crate) fn read(db: &Connection, id: EditionId) -> Result<NewEdition, LibraryError> {
    Ok(db
        .prepare_cached(
            "SELECT extractor_version, completeness, reasons, warnings, passages, left_out,
                    lost, text
             FROM edition WHERE id = ?1",
        )?
        .query_row([id], |row| {
            Ok(NewEdition {
                extractor_version: row.get(0)?,
                completeness: row.get(1)?,
                reasons: row.get::<_, Json<_>>(2)?.0,
                warnings: row.get::<_, Json<_>>(3)?.0,
                passages: row.get::<_, Json<_>>(4)?.0,
                left_out: row.get::<_, Json<_>>(5)?.0,
                lost: row.get::<_, Json<_>>(6)?.0,
                text: row.get(7)?,
            })
        })?)
}
