//! The table `amendment`: a person's word on what belongs to an article's text,
//! passage by passage.
//!
//! A passage is named by its words, its number among those with the same
//! words, and the passage before it, so that the word outlives the extraction
//! that it was given on. The list is append-only, and two triggers see to
//! that: whoever changes their mind adds an entry. The last entry on a passage
//! counts. What an amendment does to a text is not known here.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::article::ArticleId;
use crate::binding::word;
use crate::{Library, LibraryError, Moment};

pub(crate) const SCHEMA_7: &str = "
CREATE TABLE amendment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    at TEXT NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('put_back', 'take_out', 'as_found')),
    nth INTEGER NOT NULL CHECK (nth >= 0),
    follows TEXT,
    passage TEXT NOT NULL
) STRICT;

CREATE INDEX amendment_by_article ON amendment (article_id);

CREATE TRIGGER amendment_is_never_changed BEFORE UPDATE ON amendment
BEGIN SELECT raise(ABORT, 'amendments are append-only'); END;

CREATE TRIGGER amendment_is_never_removed BEFORE DELETE ON amendment
BEGIN SELECT raise(ABORT, 'amendments are append-only'); END;
";

word! {
    /// What a person wants of a passage.
    Act {
        /// It belongs to the text, although it was left out.
        PutBack = "put_back",
        /// It does not belong to the text, although it was taken.
        TakeOut = "take_out",
        /// Whatever was found is right.
        AsFound = "as_found",
    }
}

/// How a passage is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Its words.
    pub passage: String,
    /// Its number, from 0, among the passages with these words.
    pub nth: usize,
    /// The words of the passage before it, if it was not the first.
    pub follows: Option<String>,
}

/// A person's word on one passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// Which passage.
    pub anchor: Anchor,
    /// What is wanted of it.
    pub act: Act,
}

impl Library {
    /// What holds for an article now, in the order in which it was said. A
    /// passage that shall be as it was found is not among it.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn amendments(&self, article: ArticleId) -> Result<Vec<Amendment>, LibraryError> {
        let all = self
            .db
            .prepare_cached(
                "SELECT passage, nth, follows, act FROM amendment
                 WHERE article_id = ?1 ORDER BY id",
            )?
            .query_map([article], |row| {
                Ok(Amendment {
                    anchor: Anchor {
                        passage: row.get(0)?,
                        nth: row.get(1)?,
                        follows: row.get(2)?,
                    },
                    act: row.get(3)?,
                })
            })?
            .collect::<Result<Vec<_>, _>>()?;
        let mut last = BTreeMap::new();
        for (number, amendment) in all.iter().enumerate() {
            let Anchor { passage, nth, .. } = &amendment.anchor;
            last.insert((passage.as_str(), *nth), number);
        }
        let mut holding: Vec<usize> = last.into_values().collect();
        holding.sort_unstable();
        Ok(holding
            .into_iter()
            .map(|number| all[number].clone())
            .filter(|amendment| amendment.act != Act::AsFound)
            .collect())
    }
}

/// Appends an entry.
pub(crate) fn append(
    db: &Connection,
    article: ArticleId,
    anchor: &Anchor,
    act: Act,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO amendment (article_id, at, act, nth, follows, passage)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        article,
        now,
        act,
        anchor.nth,
        anchor.follows,
        anchor.passage
    ])?;
    Ok(())
}

/// What was last said of a passage.
pub(crate) fn last(db: &Connection, article: ArticleId, anchor: &Anchor) -> rusqlite::Result<Act> {
    Ok(db
        .prepare_cached(
            "SELECT act FROM amendment
             WHERE article_id = ?1 AND passage = ?2 AND nth = ?3 ORDER BY id DESC LIMIT 1",
        )?
        .query_row(params![article, anchor.passage, anchor.nth], |row| {
            row.get(0)
        })
        .optional()?
        .unwrap_or(Act::AsFound))
}
