//! The tables `receipt` and `receipt_line`: what became of every file that
//! was given.
//!
//! A line is written in the same transaction as the article it tells of, so a
//! line that can be read is true. A receipt without an end is of an import
//! that was interrupted.

use rusqlite::{Connection, OptionalExtension, params};

use super::article::ArticleId;
use super::source::SourceId;
use crate::binding::{Json, id, word};
use crate::{Library, LibraryError, Moment, Thing};

pub(crate) const SCHEMA_1: &str = "
CREATE TABLE receipt (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1))
) STRICT;

CREATE TABLE receipt_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    receipt_id INTEGER NOT NULL REFERENCES receipt (id),
    source_name TEXT NOT NULL,
    outcome TEXT NOT NULL
        CHECK (outcome IN ('taken', 'same_bytes', 'same_text', 'brought_back', 'refused')),
    article_id INTEGER REFERENCES article (id),
    source_id INTEGER REFERENCES source (id),
    code TEXT,
    sentence TEXT,
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    CHECK ((outcome = 'refused') = (article_id IS NULL)),
    CHECK ((outcome = 'refused') = (sentence IS NOT NULL))
) STRICT;

CREATE INDEX receipt_line_by_receipt ON receipt_line (receipt_id);
";

id! {
    /// The id of a receipt.
    pub ReceiptId
}

id! {
    /// The id of a receipt's line.
    pub ReceiptLineId
}

word! {
    /// What became of a file.
    Outcome {
        /// It is now an article.
        Taken = "taken",
        /// An article was read from the same bytes before.
        SameBytes = "same_bytes",
        /// An article has the same text, from other bytes.
        SameText = "same_text",
        /// Its article lay in the bin and is back.
        BroughtBack = "brought_back",
        /// It could not be used.
        Refused = "refused",
    }
}

/// What became of all files of one import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Its id.
    pub id: ReceiptId,
    /// When the import began.
    pub started: Moment,
    /// When it ended; `None` while it runs, and for ever if it was interrupted.
    pub finished: Option<Moment>,
    /// Whether a person ended it early.
    pub cancelled: bool,
    /// The receipt of the import that went on with what this one left.
    pub taken_up_by: Option<ReceiptId>,
    /// A line for each file, in the order in which they were done.
    pub lines: Vec<ReceiptLine>,
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptLine {
    /// Its id.
    pub id: ReceiptLineId,
    /// The file's name; empty for pasted text.
    pub source_name: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Its article, unless that lies in the bin now.
    pub article: Option<ArticleId>,
    /// Why it was refused, as a word for programs.
    pub code: Option<String>,
    /// Why it was refused, as a sentence.
    pub sentence: Option<String>,
    /// What was odd when it was read.
    pub warnings: Vec<String>,
}

/// A receipt as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptSummary {
    /// Its id.
    pub id: ReceiptId,
    /// When the import began.
    pub started: Moment,
    /// When it ended, if it did.
    pub finished: Option<Moment>,
    /// Whether a person ended it early.
    pub cancelled: bool,
    /// How many files became articles or brought one back.
    pub taken: usize,
    /// How many files were in the library already.
    pub already_here: usize,
    /// How many files could not be used.
    pub refused: usize,
}

impl Library {
    /// Begins an import's receipt.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn begin_receipt(&mut self, now: &Moment) -> Result<ReceiptId, LibraryError> {
        self.writing(|db| Ok(begin(db, now)?))
    }

    /// Notes a file that could not be used, with a word for programs and a
    /// sentence for people.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such receipt.
    pub fn refuse(
        &mut self,
        receipt: ReceiptId,
        source_name: &str,
        code: &str,
        sentence: &str,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            must_be_here(db, receipt)?;
            Ok(write_refusal(db, receipt, source_name, code, sentence)?)
        })
    }

    /// Ends an import's receipt, and says whether a person ended it early.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such receipt.
    pub fn finish_receipt(
        &mut self,
        receipt: ReceiptId,
        cancelled: bool,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            must_be_here(db, receipt)?;
            db.prepare_cached("UPDATE receipt SET finished_at = ?2, cancelled = ?3 WHERE id = ?1")?
                .execute(params![receipt, now, cancelled])?;
            Ok(())
        })
    }

    /// A receipt with all its lines.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is none.
    pub fn receipt(&self, id: ReceiptId) -> Result<Receipt, LibraryError> {
        self.reading(|db| {
            let mut receipt = db
                .prepare_cached(
                    "SELECT started_at, finished_at, cancelled, taken_up_by
                     FROM receipt WHERE id = ?1",
                )?
                .query_row([id], |row| {
                    Ok(Receipt {
                        id,
                        started: row.get(0)?,
                        finished: row.get(1)?,
                        cancelled: row.get(2)?,
                        taken_up_by: row.get(3)?,
                        lines: Vec::new(),
                    })
                })
                .optional()?
                .ok_or_else(|| gone(id))?;
            receipt.lines = lines(db, id)?;
            Ok(receipt)
        })
    }

    /// All receipts, newest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn receipts(&self) -> Result<Vec<ReceiptSummary>, LibraryError> {
        Ok(self
            .db
            .prepare_cached(
                "SELECT receipt.id, started_at, finished_at, cancelled,
                        count(*) FILTER (WHERE outcome IN ('taken', 'brought_back')),
                        count(*) FILTER (WHERE outcome IN ('same_bytes', 'same_text')),
                        count(*) FILTER (WHERE outcome = 'refused')
                 FROM receipt LEFT JOIN receipt_line ON receipt_line.receipt_id = receipt.id
                 GROUP BY receipt.id ORDER BY receipt.id DESC",
            )?
            .query_map([], |row| {
                Ok(ReceiptSummary {
                    id: row.get(0)?,
                    started: row.get(1)?,
                    finished: row.get(2)?,
                    cancelled: row.get(3)?,
                    taken: row.get(4)?,
                    already_here: row.get(5)?,
                    refused: row.get(6)?,
                })
            })?
            .collect::<Result<_, _>>()?)
    }
}

fn gone(id: ReceiptId) -> LibraryError {
    LibraryError::Gone {
        what: Thing::Receipt,
        id: id.get(),
    }
}

pub(crate) fn must_be_here(db: &Connection, id: ReceiptId) -> Result<(), LibraryError> {
    let here = db
        .prepare_cached("SELECT 1 FROM receipt WHERE id = ?1")?
        .exists([id])?;
    if here { Ok(()) } else { Err(gone(id)) }
}

pub(crate) fn begin(db: &Connection, now: &Moment) -> rusqlite::Result<ReceiptId> {
    db.prepare_cached("INSERT INTO receipt (started_at) VALUES (?1)")?
        .execute([now])?;
    Ok(db.last_insert_rowid().into())
}

/// Writes the line of a file that could not be used.
pub(crate) fn write_refusal(
    db: &Connection,
    receipt: ReceiptId,
    source_name: &str,
    code: &str,
    sentence: &str,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO receipt_line (receipt_id, source_name, outcome, code, sentence, warnings)
         VALUES (?1, ?2, ?3, ?4, ?5, '[]')",
    )?
    .execute(params![
        receipt,
        source_name,
        Outcome::Refused,
        code,
        sentence
    ])?;
    Ok(())
}

/// Writes the line of a file that has an article.
pub(crate) fn write_line(
    db: &Connection,
    receipt: ReceiptId,
    source_name: &str,
    outcome: Outcome,
    article: ArticleId,
    source: SourceId,
    warnings: &[String],
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO receipt_line (receipt_id, source_name, outcome, article_id, source_id, warnings)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        receipt,
        source_name,
        outcome,
        article,
        source,
        Json(warnings)
    ])?;
    Ok(())
}

/// Says of a line what became of its file after all.
pub(crate) fn rewrite_line(
    db: &Connection,
    line: ReceiptLineId,
    outcome: Outcome,
    article: ArticleId,
) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE receipt_line SET outcome = ?2, article_id = ?3 WHERE id = ?1")?
        .execute(params![line, outcome, article])?;
    Ok(())
}

/// The file of a line, what became of it, and the article that stands for it,
/// if one does.
pub(crate) fn file_of(
    db: &Connection,
    line: ReceiptLineId,
) -> rusqlite::Result<Option<(String, SourceId, Outcome, ArticleId)>> {
    db.prepare_cached(
        "SELECT source_name, source_id, outcome, article_id FROM receipt_line
         WHERE id = ?1 AND source_id IS NOT NULL AND article_id IS NOT NULL",
    )?
    .query_row([line], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
    })
    .optional()
}

fn lines(db: &Connection, receipt: ReceiptId) -> rusqlite::Result<Vec<ReceiptLine>> {
    db.prepare_cached(
        "SELECT line.source_name, line.outcome, article.id, line.code, line.sentence, line.warnings,
                line.id
         FROM receipt_line AS line
         LEFT JOIN article ON article.id = line.article_id AND article.deleted_at IS NULL
         WHERE line.receipt_id = ?1 ORDER BY line.id",
    )?
    .query_map([receipt], |row| {
        Ok(ReceiptLine {
            id: row.get(6)?,
            source_name: row.get(0)?,
            outcome: row.get(1)?,
            article: row.get(2)?,
            code: row.get(3)?,
            sentence: row.get(4)?,
            warnings: row.get::<_, Json<_>>(5)?.0,
        })
    })?
    .collect()
}
