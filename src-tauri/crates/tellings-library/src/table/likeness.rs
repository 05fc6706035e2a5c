//! The tables `sketch`, `fingerprint` and `alike`: which articles have nearly
//! the same text.
//!
//! All three are derived from the texts and can be made anew. An article's row
//! in `sketch` says of which text, and by which version of the measure, it was
//! made; an article without such a row is looked at by
//! [`Library::find_likenesses`]. What a person decided about two articles is
//! not here but in [`super::apart`] and [`super::revision`].

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, params};
use tellings_grouping::{ENGINE, fingerprints, overlap};

use super::apart::Matter;
use super::article::{self, ArticleId, ArticleSummary};
use super::revision;
use crate::{Library, LibraryError};

pub(crate) const SCHEMA_5: &str = "
CREATE TABLE sketch (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    engine INTEGER NOT NULL,
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    fingerprints BLOB NOT NULL
) STRICT;

CREATE TABLE fingerprint (
    fingerprint INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES sketch (article_id),
    PRIMARY KEY (fingerprint, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE alike (
    article_id INTEGER NOT NULL REFERENCES article (id),
    other_id INTEGER NOT NULL REFERENCES article (id),
    percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
    PRIMARY KEY (article_id, other_id),
    CHECK (other_id < article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX alike_by_other ON alike (other_id);
";

/// A fingerprint that more articles have is a formula of their outlet's, and
/// says nothing.
const MOST_WITH_ONE: usize = 100;

/// How many articles are laid over a new one.
const MOST_LAID_OVER: usize = 12;

/// How many articles with something like them are listed.
const MOST_LISTED: usize = 200;

/// An article whose text nearly stands in others that came before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The article that came later.
    pub article: ArticleSummary,
    /// Those that came before, the most like it first.
    pub others: Vec<AlikeOther>,
}

/// An article that was there when one like it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlikeOther {
    /// The article.
    pub article: ArticleSummary,
    /// How much of the shorter of both texts stands in the other, in
    /// hundredths of its runs of four words.
    pub percent: u32,
    /// Whether the two texts are the same to the letter.
    pub same_text: bool,
}

impl Library {
    /// Looks for likenesses of articles that nobody has looked at, at most of
    /// so many, and says how many it looked at: none when all are done.
    /// Articles that are added are looked at as they come; this is for those of
    /// an older library, or of an older measure.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn find_likenesses(&mut self, most: usize) -> Result<usize, LibraryError> {
        let waiting: Vec<ArticleId> = self
            .db
            .prepare_cached(
                "SELECT article.id FROM article
                 LEFT JOIN sketch ON sketch.article_id = article.id
                 WHERE sketch.engine IS NOT ?1 OR sketch.text_sha256 <> article.text_sha256
                 ORDER BY article.id LIMIT ?2",
            )?
            .query_map(params![ENGINE, most], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        if waiting.is_empty() {
            return Ok(0);
        }
        self.writing(|db| {
            for &article in &waiting {
                look_at(db, article)?;
            }
            Ok(waiting.len())
        })
    }

    /// The articles that have nearly the text of an earlier one, and about
    /// which nobody has decided anything: newest first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn alike(&self) -> Result<Vec<Alike>, LibraryError> {
        self.reading(|db| {
            let pairs: Vec<(ArticleId, ArticleId, u32, bool)> = db
                .prepare_cached(
                    "SELECT alike.article_id, alike.other_id, percent,
                            article.text_sha256 = other.text_sha256
                     FROM alike
                     JOIN article ON article.id = alike.article_id
                     JOIN article AS other ON other.id = alike.other_id
                     WHERE article.deleted_at IS NULL AND other.deleted_at IS NULL
                       AND NOT EXISTS (
                           SELECT 1 FROM apart WHERE matter = ?1
                           AND one_id = alike.other_id AND apart.other_id = alike.article_id
                       )
                     ORDER BY alike.article_id DESC, percent DESC, alike.other_id",
                )?
                .query_map([Matter::Text], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
                })?
                .collect::<Result<_, _>>()?;
            let mut listed: Vec<Alike> = Vec::new();
            for (id, other, percent, same_text) in pairs {
                if revision::are_versions(db, id, other)? {
                    continue;
                }
                let other = AlikeOther {
                    article: article::summary(db, other)?,
                    percent,
                    same_text,
                };
                if let Some(last) = listed.last_mut().filter(|last| last.article.id == id) {
                    last.others.push(other);
                } else if listed.len() == MOST_LISTED {
                    break;
                } else {
                    listed.push(Alike {
                        article: article::summary(db, id)?,
                        others: vec![other],
                    });
                }
            }
            Ok(listed)
        })
    }
}

/// Makes an article's sketch anew and notes what it is like.
pub(crate) fn look_at(db: &Connection, id: ArticleId) -> Result<(), LibraryError> {
    forget(db, id)?;
    let (text, sha256): (String, String) = db
        .prepare_cached("SELECT text, text_sha256 FROM article WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let prints: Vec<i64> = fingerprints(&text)
        .into_iter()
        .map(|print| i64::try_from(print).expect("fingerprints have 47 bits"))
        .collect();
    for other in candidates(db, &prints, &sha256)? {
        let (other_text, other_sha256): (String, String) = db
            .prepare_cached("SELECT text, text_sha256 FROM article WHERE id = ?1")?
            .query_row([other], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let same = sha256 == other_sha256 && !text.trim().is_empty();
        let over = overlap(&text, &other_text);
        if same || over.is_near() {
            let percent = if same { 100 } else { over.percent() };
            db.prepare_cached(
                "INSERT INTO alike (article_id, other_id, percent) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![id.max(other), id.min(other), percent])?;
        }
    }
    let bytes: Vec<u8> = prints
        .iter()
        .flat_map(|print| print.to_le_bytes())
        .collect();
    db.prepare_cached(
        "INSERT INTO sketch (article_id, engine, text_sha256, fingerprints)
         VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![id, ENGINE, sha256, bytes])?;
    let mut insert =
        db.prepare_cached("INSERT INTO fingerprint (fingerprint, article_id) VALUES (?1, ?2)")?;
    for print in prints {
        insert.execute(params![print, id])?;
    }
    Ok(())
}

/// The articles that share most with these fingerprints, and those that have
/// the very same text.
fn candidates(
    db: &Connection,
    prints: &[i64],
    sha256: &str,
) -> rusqlite::Result<BTreeSet<ArticleId>> {
    let mut shared: BTreeMap<ArticleId, usize> = BTreeMap::new();
    let mut with =
        db.prepare_cached("SELECT article_id FROM fingerprint WHERE fingerprint = ?1 LIMIT ?2")?;
    for print in prints {
        let ids: Vec<ArticleId> = with
            .query_map(params![print, MOST_WITH_ONE + 1], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        if ids.len() <= MOST_WITH_ONE {
            for id in ids {
                *shared.entry(id).or_default() += 1;
            }
        }
    }
    let mut best: Vec<_> = shared.into_iter().collect();
    best.sort_by_key(|&(id, count)| Reverse((count, id)));
    let mut candidates: BTreeSet<ArticleId> = best
        .into_iter()
        .take(MOST_LAID_OVER)
        .map(|(id, _)| id)
        .collect();
    let mut same = db.prepare_cached(
        "SELECT article_id FROM sketch JOIN article ON article.id = sketch.article_id
         WHERE article.text_sha256 = ?1 ORDER BY article_id DESC LIMIT ?2",
    )?;
    for id in same.query_map(params![sha256, MOST_LAID_OVER], |row| row.get(0))? {
        candidates.insert(id?);
    }
    Ok(candidates)
}

fn forget(db: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    let known: Option<Vec<u8>> = db
        .prepare_cached("SELECT fingerprints FROM sketch WHERE article_id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let mut delete =
        db.prepare_cached("DELETE FROM fingerprint WHERE fingerprint = ?1 AND article_id = ?2")?;
    for print in known
        .iter()
        .flatten()
        .copied()
        .collect::<Vec<_>>()
        .chunks_exact(8)
    {
        let print = i64::from_le_bytes(print.try_into().expect("chunks of eight"));
        delete.execute(params![print, id])?;
    }
    db.prepare_cached("DELETE FROM alike WHERE article_id = ?1 OR other_id = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM sketch WHERE article_id = ?1")?
        .execute([id])?;
    Ok(())
}
