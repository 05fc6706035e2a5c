//! The table `reading`: what a model read in a text, as bytes that only its
//! maker understands.
//!
//! A reading belongs to the text, not to the article: it is found by the
//! text's SHA-256 and the model's name. It is derived and can be made again,
//! so nothing here is part of the log of doings, and
//! [`Library::prune_readings`] may remove what nothing needs any more.

use rusqlite::{Connection, OptionalExtension, params};

use super::article::ArticleId;
use super::judgement;
use crate::{Library, LibraryError};

pub(crate) const SCHEMA_3: &str = "
CREATE TABLE reading (
    id INTEGER PRIMARY KEY,
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    model TEXT NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (text_sha256, model)
) STRICT;
";

impl Library {
    /// What was kept of this model's reading of the text with this SHA-256 (in
    /// lower-case hexadecimal). Whether the bytes are whole is for the caller
    /// to say.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn stored_reading(
        &self,
        text_sha256: &str,
        model: &str,
    ) -> Result<Option<Vec<u8>>, LibraryError> {
        Ok(self
            .db
            .prepare_cached("SELECT bytes FROM reading WHERE text_sha256 = ?1 AND model = ?2")?
            .query_row([text_sha256, model], |row| row.get(0))
            .optional()?)
    }

    /// Keeps a model's reading of a text in the place of an earlier one.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn keep_reading(
        &mut self,
        text_sha256: &str,
        model: &str,
        bytes: &[u8],
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            db.prepare_cached(
                "INSERT INTO reading (text_sha256, model, bytes) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET bytes = excluded.bytes",
            )?
            .execute(params![text_sha256, model, bytes])?;
            Ok(())
        })
    }

    /// The articles whose text this model has not read: those of the story
    /// that was changed last come first, in their order there, and articles
    /// without a story last, newest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn unread(&self, model: &str) -> Result<Vec<ArticleId>, LibraryError> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT id FROM (
                     SELECT article.id, telling.place, story.id AS story, story.changed_at,
                            row_number() OVER (
                                PARTITION BY article.id
                                ORDER BY story.changed_at DESC, story.id DESC
                            ) AS choice
                     FROM article JOIN current ON current.article_id = article.id
                     LEFT JOIN (telling JOIN story
                                ON story.id = telling.story_id AND story.deleted_at IS NULL)
                          ON telling.article_id = article.id
                     WHERE article.deleted_at IS NULL AND NOT EXISTS (
                         SELECT 1 FROM reading
                         WHERE reading.text_sha256 = current.text_sha256 AND reading.model = ?1
                     )
                 )
                 WHERE choice = 1
                 ORDER BY changed_at DESC NULLS LAST, story DESC, place, id DESC",
            )?
            .query_map([model], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    }

    /// Removes the readings of texts that no article outside the bin has now, and
    /// whatever other models than this one read or judged. An article that
    /// comes back from the bin is read again.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn prune_readings(&mut self, model: &str) -> Result<(), LibraryError> {
        self.writing(|db| {
            prune(db, model)?;
            Ok(judgement::forget_other_models(db, model)?)
        })
    }
}

fn prune(db: &Connection, model: &str) -> rusqlite::Result<()> {
    db.prepare_cached(
        "DELETE FROM reading WHERE model <> ?1 OR text_sha256 NOT IN (
             SELECT current.text_sha256
             FROM current JOIN article ON article.id = current.article_id
             WHERE article.deleted_at IS NULL
         )",
    )?
    .execute([model])?;
    Ok(())
}
