//! The table `judgement`: what a model said of a pair of sentences, by a hash
//! of their texts.
//!
//! A judgement belongs to the two sentences wherever they stand, so deleting an
//! article removes none. Instead the table is bounded: only the newest
//! [`KEPT`] stay, and one that has gone is made again when it is needed.

use rusqlite::{Connection, OptionalExtension, params};

use crate::{Library, LibraryError};

/// How many judgements are kept, the newest: those of about a thousand stories,
/// some 25 MB.
const KEPT: i64 = 100_000;

pub(crate) const SCHEMA_3: &str = "
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    model TEXT NOT NULL,
    pair_sha256 TEXT NOT NULL CHECK (length(pair_sha256) = 64),
    log_odds REAL NOT NULL,
    UNIQUE (pair_sha256, model)
) STRICT;
";

impl Library {
    /// The log odds that this model gave each of these pairs, as far as they
    /// are kept. Pairs are named by a SHA-256 in lower-case hexadecimal.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn judgements<S: AsRef<str>>(
        &self,
        model: &str,
        pairs: &[S],
    ) -> Result<Vec<Option<f64>>, LibraryError> {
        self.reading(|db| {
            let mut find = db.prepare_cached(
                "SELECT log_odds FROM judgement WHERE pair_sha256 = ?1 AND model = ?2",
            )?;
            pairs
                .iter()
                .map(|pair| {
                    let found: Option<f64> = find
                        .query_row([pair.as_ref(), model], |row| row.get(0))
                        .optional()?;
                    Ok(found.filter(|odds| odds.is_finite()))
                })
                .collect()
        })
    }

    /// Keeps what a model said of pairs, in the place of what it said before,
    /// and lets go of the oldest beyond those that are kept. Odds that are no
    /// finite number are passed over.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn keep_judgements<S: AsRef<str>>(
        &mut self,
        model: &str,
        judged: &[(S, f64)],
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            let mut keep = db.prepare_cached(
                "INSERT INTO judgement (model, pair_sha256, log_odds) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET log_odds = excluded.log_odds",
            )?;
            for (pair, odds) in judged.iter().filter(|(_, odds)| odds.is_finite()) {
                keep.execute(params![model, pair.as_ref(), odds])?;
            }
            Ok(keep_newest(db, KEPT)?)
        })
    }
}

fn keep_newest(db: &Connection, count: i64) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM judgement WHERE id <= (SELECT max(id) FROM judgement) - ?1")?
        .execute([count])?;
    Ok(())
}

pub(crate) fn forget_other_models(db: &Connection, model: &str) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM judgement WHERE model <> ?1")?
        .execute([model])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::in_memory;

    #[test]
    fn the_oldest_are_let_go() {
        let db = in_memory();
        for number in 1..=10 {
            db.execute(
                "INSERT INTO judgement (model, pair_sha256, log_odds) VALUES ('m', ?1, 1.0)",
                [format!("{number:064}")],
            )
            .expect("written");
        }
        keep_newest(&db, 3).expect("pruned");
        let left: Vec<i64> = db
            .prepare("SELECT id FROM judgement ORDER BY id")
            .and_then(|mut select| select.query_map([], |row| row.get(0))?.collect())
            .expect("read");
        assert_eq!(left, [8, 9, 10]);
    }
}
