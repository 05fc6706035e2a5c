//! The table `apart`: two articles that a person told apart, so that nobody
//! asks again.
//!
//! A row is a person's word and never derived. Undo takes it out again.

use rusqlite::{Connection, params};

use super::article::{self, ArticleId};
use super::doing::{self, Doing};
use crate::binding::word;
use crate::{Library, LibraryError, Moment};

pub(crate) const SCHEMA_5: &str = "
CREATE TABLE apart (
    one_id INTEGER NOT NULL REFERENCES article (id),
    other_id INTEGER NOT NULL REFERENCES article (id),
    matter TEXT NOT NULL CHECK (matter IN ('text', 'story')),
    told_at TEXT NOT NULL,
    PRIMARY KEY (one_id, other_id, matter),
    CHECK (one_id < other_id)
) STRICT, WITHOUT ROWID;
";

word! {
    /// In what two articles were told apart.
    Matter {
        /// Neither stands for the other, though their texts are alike.
        Text = "text",
        /// They do not tell one story, though they seem to.
        Story = "story",
    }
}

impl Library {
    /// Notes that an article is none of the others, in this matter. Nobody is
    /// asked about them again.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if one of the articles is not there.
    pub fn tell_apart(
        &mut self,
        matter: Matter,
        article: ArticleId,
        others: &[ArticleId],
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.tell_all_apart(matter, &[article], others, now)
    }

    /// The same of several articles at once: each is told apart from the other
    /// ones of `articles` and from all of `others`.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if one of the articles is not there.
    pub fn tell_all_apart(
        &mut self,
        matter: Matter,
        articles: &[ArticleId],
        others: &[ArticleId],
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            let mut pairs = Vec::new();
            for (nth, &article) in articles.iter().enumerate() {
                article::must_be_here(db, article)?;
                let all = articles[nth + 1..].iter().chain(others);
                for &other in all.filter(|&&other| other != article) {
                    article::must_be_here(db, other)?;
                    let pair = (article.min(other), article.max(other));
                    if write(db, matter, pair, now)? {
                        pairs.push(pair);
                    }
                }
            }
            if pairs.is_empty() {
                return Ok(());
            }
            doing::record(db, &Doing::TellApart { matter, pairs }, now)
        })
    }
}

/// Notes it, and says whether it is new.
pub(crate) fn write(
    db: &Connection,
    matter: Matter,
    (one, other): (ArticleId, ArticleId),
    now: &Moment,
) -> rusqlite::Result<bool> {
    let rows = db
        .prepare_cached(
            "INSERT INTO apart (one_id, other_id, matter, told_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![one, other, matter, now])?;
    Ok(rows > 0)
}

/// Takes it back.
pub(crate) fn remove(
    db: &Connection,
    matter: Matter,
    (one, other): (ArticleId, ArticleId),
) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM apart WHERE one_id = ?1 AND other_id = ?2 AND matter = ?3")?
        .execute(params![one, other, matter])?;
    Ok(())
}
