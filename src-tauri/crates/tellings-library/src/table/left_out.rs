//! The table `left_out`: what the source had beside the article.
//!
//! Together with the text it gives the source's words back, so that a person
//! can see that nothing of the story was dropped.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use super::article::ArticleId;

pub(crate) const SCHEMA_1: &str = "
CREATE TABLE left_out (
    article_id INTEGER NOT NULL REFERENCES article (id),
    place INTEGER NOT NULL,
    before INTEGER NOT NULL CHECK (before >= 0),
    reason TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article_id, place)
) STRICT, WITHOUT ROWID;
";

/// A passage that was not taken into the article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Its words.
    pub text: String,
    /// Number (from 0) of the kept paragraph it stood before.
    pub before: usize,
    /// Why it was left out, as a word for programs.
    pub reason: String,
}

pub(crate) fn write(
    db: &Connection,
    article: ArticleId,
    passages: &[LeftOut],
) -> rusqlite::Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO left_out (article_id, place, before, reason, text)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (place, passage) in passages.iter().enumerate() {
        insert.execute(params![
            article,
            place,
            passage.before,
            passage.reason,
            passage.text
        ])?;
    }
    Ok(())
}

pub(crate) fn read(db: &Connection, article: ArticleId) -> rusqlite::Result<Vec<LeftOut>> {
    db.prepare_cached(
        "SELECT text, before, reason FROM left_out WHERE article_id = ?1 ORDER BY place",
    )?
    .query_map([article], |row| {
        Ok(LeftOut {
            text: row.get(0)?,
            before: row.get(1)?,
            reason: row.get(2)?,
        })
    })?
    .collect()
}
