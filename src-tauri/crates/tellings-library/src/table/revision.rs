//! The table `revision`: which article is a later version of which.
//!
//! Versions of one article form a chain, oldest to newest; a row links one to
//! the next. Every version stays an article of its own with its own text. A
//! story names the version that it shows like any other article; making a
//! version only puts the newest in the place of the one that was newest.

use rusqlite::{Connection, OptionalExtension, params};

use super::article::{self, ArticleId, ArticleSummary};
use super::doing::{self, Doing};
use super::story::{self, StoryId};
use super::telling;
use crate::{Library, LibraryError, Moment};

pub(crate) const SCHEMA_5: &str = "
CREATE TABLE revision (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    newer_id INTEGER NOT NULL UNIQUE REFERENCES article (id),
    told_at TEXT NOT NULL,
    CHECK (article_id <> newer_id)
) STRICT;
";

impl Library {
    /// Notes that one article is a later version of another. Stories that show
    /// the other's newest version show the later one from now on, in its place.
    /// Nothing changes where they are versions of one article already.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if one of them is not there.
    pub fn make_version(
        &mut self,
        newer: ArticleId,
        earlier: ArticleId,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            article::must_be_here(db, newer)?;
            article::must_be_here(db, earlier)?;
            if are_versions(db, newer, earlier)? {
                return Ok(());
            }
            let (earlier, first) = (newest(db, earlier)?, oldest(db, newer)?);
            let shown = newest(db, newer)?;
            link(db, earlier, first, now)?;
            let mut before = Vec::new();
            for id in telling::stories_with(db, earlier)? {
                let order = telling::read(db, id)?;
                telling::write(db, id, &replaced(&order, earlier, shown))?;
                story::touch(db, id, now)?;
                before.push((id, order));
            }
            let doing = Doing::MakeVersion {
                earlier,
                newer: first,
                before,
            };
            doing::record(db, &doing, now)
        })
    }

    /// Notes that an article is no version of the one before it. What stories
    /// show stays as it is.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such article.
    pub fn part_versions(&mut self, newer: ArticleId, now: &Moment) -> Result<(), LibraryError> {
        self.writing(|db| {
            article::must_be_here(db, newer)?;
            let Some(earlier) = before(db, newer)? else {
                return Ok(());
            };
            unlink(db, earlier)?;
            doing::record(db, &Doing::PartVersions { earlier, newer }, now)
        })
    }

    /// All versions of an article that are not in the bin, oldest first; the
    /// article alone where it has no others.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn versions(&self, id: ArticleId) -> Result<Vec<ArticleSummary>, LibraryError> {
        self.reading(|db| {
            let mut versions = Vec::new();
            let mut next = Some(oldest(db, id)?);
            while let Some(id) = next {
                if article::is_here(db, id)? {
                    versions.push(article::summary(db, id)?);
                }
                next = after(db, id)?;
            }
            Ok(versions)
        })
    }

    /// Lets a story show another version of one of its articles.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if the story does not show `shown`, or `version`
    /// is no version of it.
    pub fn show_version(
        &mut self,
        story: StoryId,
        shown: ArticleId,
        version: ArticleId,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            story::must_be_here(db, story)?;
            article::must_be_here(db, version)?;
            let before = telling::read(db, story)?;
            if !before.contains(&shown) {
                return Err(article::gone(shown));
            }
            if !are_versions(db, shown, version)? {
                return Err(article::gone(version));
            }
            if shown == version {
                return Ok(());
            }
            telling::write(db, story, &replaced(&before, shown, version))?;
            story::touch(db, story, now)?;
            doing::record(db, &Doing::ShowVersion { story, before }, now)
        })
    }
}

/// The order with `new` where `old` stood; once, where both stood.
fn replaced(order: &[ArticleId], old: ArticleId, new: ArticleId) -> Vec<ArticleId> {
    let mut after: Vec<ArticleId> = order.iter().copied().filter(|&id| id != new).collect();
    for id in &mut after {
        if *id == old {
            *id = new;
        }
    }
    after
}

pub(crate) fn link(
    db: &Connection,
    earlier: ArticleId,
    newer: ArticleId,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO revision (article_id, newer_id, told_at) VALUES (?1, ?2, ?3)")?
        .execute(params![earlier, newer, now])?;
    Ok(())
}

pub(crate) fn unlink(db: &Connection, earlier: ArticleId) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM revision WHERE article_id = ?1")?
        .execute([earlier])?;
    Ok(())
}

/// Whether both are versions of one article.
pub(crate) fn are_versions(
    db: &Connection,
    one: ArticleId,
    other: ArticleId,
) -> rusqlite::Result<bool> {
    Ok(oldest(db, one)? == oldest(db, other)?)
}

fn after(db: &Connection, id: ArticleId) -> rusqlite::Result<Option<ArticleId>> {
    db.prepare_cached("SELECT newer_id FROM revision WHERE article_id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()
}

fn before(db: &Connection, id: ArticleId) -> rusqlite::Result<Option<ArticleId>> {
    db.prepare_cached("SELECT article_id FROM revision WHERE newer_id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()
}

fn oldest(db: &Connection, mut id: ArticleId) -> rusqlite::Result<ArticleId> {
    while let Some(earlier) = before(db, id)? {
        id = earlier;
    }
    Ok(id)
}

fn newest(db: &Connection, mut id: ArticleId) -> rusqlite::Result<ArticleId> {
    while let Some(newer) = after(db, id)? {
        id = newer;
    }
    Ok(id)
}
