//! Looks whether everything in the library is what it was when it came.
//!
//! SQLite's own check does not see a changed letter inside a page, so every
//! original and every text is held against the SHA-256 it came with.

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
        let mut flaws: Vec<Flaw> = open::findings(&self.db, true)
            .into_iter()
            .map(Flaw::File)
            .collect();
        for id in source::all(&self.db)? {
            if source::bytes(&self.db, id)?.is_none() {
                flaws.push(Flaw::Original(article::read_from(&self.db, id)?));
            }
        }
        let mut texts = self
            .db
            .prepare("SELECT id, text, text_sha256 FROM article ORDER BY id")?;
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
