//! The table `receipt_left`: the files of an import that have not been reached.
//!
//! All files are noted when an import begins, and struck out in the
//! transaction that writes their lines. So what is left after a cancelled or
//! interrupted import is what has no line, and can be taken up again. What a
//! file's name means is the caller's: here it is bytes.

use rusqlite::{Connection, params};

use super::receipt::{self, ReceiptId};
use crate::{Library, LibraryError, Moment};

pub(crate) const SCHEMA_4: &str = "
CREATE TABLE receipt_left (
    receipt_id INTEGER NOT NULL REFERENCES receipt (id),
    place INTEGER NOT NULL CHECK (place >= 0),
    given BLOB NOT NULL,
    PRIMARY KEY (receipt_id, place)
) STRICT, WITHOUT ROWID;

ALTER TABLE receipt ADD COLUMN taken_up_by INTEGER REFERENCES receipt (id);
";

impl Library {
    /// Begins an import's receipt that knows all files which are to come.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn begin_receipt_of(
        &mut self,
        files: &[Vec<u8>],
        now: &Moment,
    ) -> Result<ReceiptId, LibraryError> {
        self.writing(|db| {
            let id = receipt::begin(db, now)?;
            let mut note = db.prepare_cached(
                "INSERT INTO receipt_left (receipt_id, place, given) VALUES (?1, ?2, ?3)",
            )?;
            for (place, file) in files.iter().enumerate() {
                note.execute(params![id, place, file])?;
            }
            Ok(id)
        })
    }

    /// Begins a receipt for what an earlier one did not reach, and notes there
    /// that it was taken up. The earlier one keeps its list.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such receipt.
    pub fn take_up(&mut self, earlier: ReceiptId, by: ReceiptId) -> Result<(), LibraryError> {
        self.writing(|db| {
            receipt::must_be_here(db, earlier)?;
            db.prepare_cached("UPDATE receipt SET taken_up_by = ?2 WHERE id = ?1")?
                .execute(params![earlier, by])?;
            Ok(())
        })
    }

    /// The files that a receipt's import did not reach, in their order.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn left_of_receipt(&self, id: ReceiptId) -> Result<Vec<Vec<u8>>, LibraryError> {
        Ok(self
            .db
            .prepare_cached("SELECT given FROM receipt_left WHERE receipt_id = ?1 ORDER BY place")?
            .query_map([id], |row| row.get(0))?
            .collect::<Result<_, _>>()?)
    }
}

/// Strikes out the first files of an import.
pub(crate) fn reached(db: &Connection, id: ReceiptId, files: usize) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM receipt_left WHERE receipt_id = ?1 AND place < ?2")?
        .execute(params![id, files])?;
    Ok(())
}
