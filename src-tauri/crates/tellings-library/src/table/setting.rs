//! The table `setting`: what a person chose once for all, by name. What a
//! value means is for whoever asked.

use rusqlite::{OptionalExtension, params};

use crate::{Library, LibraryError};

pub(crate) const SCHEMA_4: &str = "
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";

impl Library {
    /// What was chosen, if anything was.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>, LibraryError> {
        Ok(self
            .db
            .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()?)
    }

    /// Keeps what was chosen; an empty value is no choice.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn set_setting(&mut self, name: &str, value: &str) -> Result<(), LibraryError> {
        self.writing(|db| {
            if value.is_empty() {
                db.prepare_cached("DELETE FROM setting WHERE name = ?1")?
                    .execute([name])?;
            } else {
                db.prepare_cached("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)")?
                    .execute(params![name, value])?;
            }
            Ok(())
        })
    }
}
