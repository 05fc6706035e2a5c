//! The table `fetching`: which articles were fetched from a link, from where
//! in the end, and when.

use rusqlite::{Connection, params};

use super::article::ArticleId;
use crate::{Library, LibraryError, Moment};

pub(crate) const SCHEMA_4: &str = "
CREATE TABLE fetching (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    link TEXT NOT NULL,
    address TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX fetching_by_article ON fetching (article_id);
";

/// How an article came from the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The link that a person gave.
    pub link: String,
    /// Where the page came from after all redirects.
    pub address: String,
    /// When it was fetched.
    pub at: Moment,
}

impl Library {
    /// How an article was fetched, each time that it was, oldest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn fetchings(&self, article: ArticleId) -> Result<Vec<Fetched>, LibraryError> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT link, address, at FROM fetching WHERE article_id = ?1 ORDER BY id",
            )?
            .query_map([article], |row| {
                Ok(Fetched {
                    link: row.get(0)?,
                    address: row.get(1)?,
                    at: row.get(2)?,
                })
            })?
            .collect::<Result<_, _>>()?)
    }
}

pub(crate) fn write(
    db: &Connection,
    article: ArticleId,
    fetched: &Fetched,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO fetching (article_id, link, address, at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![article, fetched.link, fetched.address, fetched.at])?;
    Ok(())
}
