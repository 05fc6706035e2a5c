//! Looks whether everything in the library is what it was when it came.
//!
//! Opening asks SQLite's own check. That one does not see a changed letter
//! inside a page, so [`Library::verify`] holds every original and every text
//! against the SHA-256 it came with.

use std::path::Path;

use rusqlite::Connection;

use crate::binding::sha256;
use crate::table::article::{self, ArticleId};
use crate::table::source;
use crate::{Library, LibraryError, open, search};

/// Something that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flaw {
    /// SQLite's check found this in the file.
    File(String),
    /// The original of these articles no longer has its SHA-256. Their texts
    /// may still be whole.
    Original(Vec<ArticleId>),
    /// The text of this article no longer has its SHA-256.
    Text(ArticleId),
    /// The search index says something else than the articles;
    /// [`Library::rebuild_search`] mends it.
    SearchIndex,
}

impl Library {
    /// Checks the file, every original, every text and the search index, also
    /// of what lies in the bin.
    ///
    /// # Errors
    /// If the database cannot be read at all.
    pub fn verify(&self) -> Result<Vec<Flaw>, LibraryError> {
        let mut flaws: Vec<Flaw> = findings(&self.db, true)
            .into_iter()
            .map(Flaw::File)
            .collect();
        for id in source::all(&self.db)? {
            if source::bytes(&self.db, id)?.is_none() {
                flaws.push(Flaw::Original(article::read_from(&self.db, id)?));
            }
        }
        let mut texts = self.db.prepare(
            "SELECT id, text, text_sha256 FROM article
                 UNION ALL SELECT article_id, text, text_sha256 FROM edition ORDER BY id",
        )?;
        let mut rows = texts.query([])?;
        while let Some(row) = rows.next()? {
            let text: String = row.get(1)?;
            if sha256(text.as_bytes()) != row.get::<_, String>(2)? {
                flaws.push(Flaw::Text(row.get(0)?));
            }
        }
        if !search::is_in_step(&self.db)? {
            flaws.push(Flaw::SearchIndex);
        }
        Ok(flaws)
    }
}

/// What SQLite's own check finds wrong; the thorough one reads every index
/// and every reference too.
fn findings(db: &Connection, thorough: bool) -> Vec<String> {
    let check = || -> rusqlite::Result<Vec<String>> {
        let pragma = if thorough {
            "integrity_check"
        } else {
            "quick_check"
        };
        let mut found = texts(db, &format!("PRAGMA {pragma}"))?;
        found.retain(|finding| finding != "ok");
        if thorough {
            found.extend(texts(
                db,
                "SELECT 'a row of ' || \"table\" || ' belongs to none of ' || parent
                 FROM pragma_foreign_key_check",
            )?);
        }
        Ok(found)
    };
    check().unwrap_or_else(|error| vec![error.to_string()])
}

fn texts(db: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    db.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

/// Fails with the first thing that the check finds.
pub(crate) fn check(
    db: &Connection,
    thorough: bool,
    path: &Path,
    folder: &Path,
) -> Result<(), LibraryError> {
    match findings(db, thorough).into_iter().next() {
        None => Ok(()),
        Some(finding) => Err(open::damaged(path, folder, finding)),
    }
}

/// Checks a library, and mends what can be mended: the search index holds
/// nothing that is not elsewhere too.
pub(crate) fn check_or_mend(
    db: &Connection,
    thorough: bool,
    path: &Path,
    folder: &Path,
) -> Result<(), LibraryError> {
    let found = findings(db, thorough);
    if found.is_empty() {
        return Ok(());
    }
    if found.iter().all(|finding| search::is_about_index(finding)) {
        search::rebuild(db)?;
    }
    check(db, true, path, folder)
}
