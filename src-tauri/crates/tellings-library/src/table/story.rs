//! The table `story`: events, each with the articles that tell of it.
//!
//! The articles themselves and their order are the business of
//! [`super::telling`].

use rusqlite::{Connection, OptionalExtension, params};

use super::article::{self, Article, ArticleId};
use super::doing::{self, Doing};
use super::telling;
use crate::binding::{Json, id};
use crate::{Library, LibraryError, Moment, NewArticle, Thing, import};

pub(crate) const SCHEMA_1: &str = "
CREATE TABLE story (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    base_id INTEGER REFERENCES article (id),
    is_example INTEGER NOT NULL CHECK (is_example IN (0, 1)),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

CREATE UNIQUE INDEX story_one_example ON story (is_example) WHERE is_example = 1;
";

id! {
    /// The id of a story.
    pub StoryId
}

/// A story with its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// Its title.
    pub title: String,
    /// Its articles, in the order in which they stand side by side.
    pub articles: Vec<Article>,
    /// The article that a person chose to compare against.
    pub base: Option<ArticleId>,
    /// Whether it ships with the app.
    pub is_example: bool,
    /// When it was made.
    pub created: Moment,
    /// When something about it last changed.
    pub changed: Moment,
}

/// A story as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorySummary {
    /// Its id.
    pub id: StoryId,
    /// Its title.
    pub title: String,
    /// How many articles it has.
    pub articles: usize,
    /// Their outlets, as far as they are known, in the order of the articles,
    /// each once.
    pub outlets: Vec<String>,
    /// The newest of the articles' dates that are known.
    pub newest_date: Option<String>,
    /// Whether it ships with the app.
    pub is_example: bool,
    /// When something about it last changed.
    pub changed: Moment,
}

impl Library {
    /// Makes a story of these articles, in this order.
    ///
    /// # Errors
    /// [`LibraryError::NoTitle`] if the title is blank, [`LibraryError::Gone`]
    /// if one of the articles is not there.
    pub fn create_story(
        &mut self,
        title: &str,
        articles: &[ArticleId],
        now: &Moment,
    ) -> Result<StoryId, LibraryError> {
        let title = usable(title)?;
        self.writing(|db| {
            let story = insert(db, title, false, now)?;
            telling::write(db, story, &with(db, Vec::new(), articles)?)?;
            doing::record(db, &Doing::CreateStory { story }, now)?;
            Ok(story)
        })
    }

    /// The example story that ships with the app: made of these articles the
    /// first time, the same story ever after, also if it was deleted.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn create_example(
        &mut self,
        title: &str,
        articles: &[NewArticle],
        now: &Moment,
    ) -> Result<StoryId, LibraryError> {
        let title = usable(title)?;
        self.writing(|db| {
            let there: Option<(StoryId, bool)> = db
                .query_row(
                    "SELECT id, deleted_at IS NOT NULL FROM story WHERE is_example = 1",
                    [],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .optional()?;
            if let Some((story, deleted)) = there {
                if deleted {
                    write_deleted(db, story, None)?;
                    doing::settle(db, &Doing::DeleteStory { story }, now)?;
                }
                return Ok(story);
            }
            let story = insert(db, title, true, now)?;
            let mut order = Vec::new();
            for new in articles {
                let (added, _) = import::add(db, new, true, now)?;
                order.push(added.article());
            }
            telling::write(db, story, &with(db, Vec::new(), &order)?)?;
            Ok(story)
        })
    }

    /// Gives a story another title.
    ///
    /// # Errors
    /// [`LibraryError::NoTitle`] if the title is blank, [`LibraryError::Gone`]
    /// if there is no such story.
    pub fn rename_story(
        &mut self,
        id: StoryId,
        title: &str,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        let title = usable(title)?;
        self.writing(|db| {
            let before = read_row(db, id)?.title;
            if before == title {
                return Ok(());
            }
            write_title(db, id, title, now)?;
            doing::record(db, &Doing::RenameStory { story: id, before }, now)
        })
    }

    /// Adds articles at the end of a story; those that are in it stay where
    /// they are.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if the story or one of the articles is not there.
    pub fn add_to_story(
        &mut self,
        id: StoryId,
        articles: &[ArticleId],
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.arrange(id, now, |db, before| {
            let after = with(db, before.to_vec(), articles)?;
            let doing = Doing::AddToStory {
                story: id,
                before: before.to_vec(),
            };
            Ok((after, doing))
        })
    }

    /// Takes an article out of a story; it stays in the library.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such story.
    pub fn remove_from_story(
        &mut self,
        id: StoryId,
        article: ArticleId,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.arrange(id, now, |_, before| {
            let after = before
                .iter()
                .copied()
                .filter(|&other| other != article)
                .collect();
            let doing = Doing::RemoveFromStory {
                story: id,
                article,
                before: before.to_vec(),
            };
            Ok((after, doing))
        })
    }

    /// Moves an article to another place (from 0) among those that are shown;
    /// a place beyond the end is the end.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such story, or the article is not
    /// in it.
    pub fn move_in_story(
        &mut self,
        id: StoryId,
        article: ArticleId,
        place: usize,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.arrange(id, now, |db, before| {
            let mut others = telling::shown(db, id)?;
            let from = others
                .iter()
                .position(|&other| other == article)
                .ok_or_else(|| article::gone(article))?;
            others.remove(from);
            let mut after = before.to_vec();
            after.retain(|&other| other != article);
            // Articles in the bin keep their neighbours: the place is counted
            // without them and then found again with them.
            let place = others
                .get(place)
                .and_then(|next| after.iter().position(|other| other == next))
                .unwrap_or(after.len());
            after.insert(place, article);
            let doing = Doing::MoveInStory {
                story: id,
                article,
                before: before.to_vec(),
            };
            Ok((after, doing))
        })
    }

    /// Changes which articles a story has, and records that if anybody could
    /// see it. A change among articles in the bin alone is none: undo would
    /// seem to do nothing.
    fn arrange(
        &mut self,
        id: StoryId,
        now: &Moment,
        change: impl FnOnce(&Connection, &[ArticleId]) -> Result<(Vec<ArticleId>, Doing), LibraryError>,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            read_row(db, id)?;
            let before = telling::read(db, id)?;
            let shown = telling::shown(db, id)?;
            let (after, doing) = change(db, &before)?;
            let in_bin = |article| before.contains(article) && !shown.contains(article);
            if after.iter().filter(|article| !in_bin(article)).eq(&shown) {
                return Ok(());
            }
            telling::write(db, id, &after)?;
            touch(db, id, now)?;
            doing::record(db, &doing, now)
        })
    }

    /// Chooses the article to compare against; `None` leaves the choice to the
    /// comparison.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such story, or the article is not
    /// in it.
    pub fn set_base(
        &mut self,
        id: StoryId,
        base: Option<ArticleId>,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            let before = read_row(db, id)?.base;
            let shown = telling::shown(db, id)?;
            if before.filter(|article| shown.contains(article)) == base {
                return Ok(());
            }
            if let Some(article) = base.filter(|article| !shown.contains(article)) {
                return Err(article::gone(article));
            }
            write_base(db, id, base, now)?;
            doing::record(db, &Doing::SetBase { story: id, before }, now)
        })
    }

    /// Puts a story into the bin; its articles stay in the library.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such story.
    pub fn delete_story(&mut self, id: StoryId, now: &Moment) -> Result<(), LibraryError> {
        self.writing(|db| {
            read_row(db, id)?;
            write_deleted(db, id, Some(now))?;
            doing::record(db, &Doing::DeleteStory { story: id }, now)
        })
    }

    /// A story with all its articles.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is none, or it lies in the bin.
    pub fn story(&self, id: StoryId) -> Result<Story, LibraryError> {
        self.reading(|db| {
            let mut story = read_row(db, id)?;
            story.articles = telling::shown(db, id)?
                .into_iter()
                .map(|article| article::read(db, article))
                .collect::<Result<_, _>>()?;
            // The choice stays stored while its article lies in the bin or
            // outside the story, and holds again when it comes back.
            story.base = story
                .base
                .filter(|base| story.articles.iter().any(|article| article.id == *base));
            Ok(story)
        })
    }

    /// All stories, the last changed first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn stories(&self) -> Result<Vec<StorySummary>, LibraryError> {
        self.reading(|db| {
            let ids = db
                .prepare_cached(
                    "SELECT id FROM story WHERE deleted_at IS NULL
                     ORDER BY changed_at DESC, id DESC",
                )?
                .query_map([], |row| row.get(0))?
                .collect::<Result<Vec<_>, _>>()?;
            ids.into_iter().map(|id| summary(db, id)).collect()
        })
    }
}

fn usable(title: &str) -> Result<&str, LibraryError> {
    match title.trim() {
        "" => Err(LibraryError::NoTitle),
        title => Ok(title),
    }
}

/// The articles in `order`, then those of `more` that are not among them.
fn with(
    db: &Connection,
    mut order: Vec<ArticleId>,
    more: &[ArticleId],
) -> Result<Vec<ArticleId>, LibraryError> {
    for &article in more {
        article::must_be_here(db, article)?;
        if !order.contains(&article) {
            order.push(article);
        }
    }
    Ok(order)
}

fn insert(
    db: &Connection,
    title: &str,
    is_example: bool,
    now: &Moment,
) -> rusqlite::Result<StoryId> {
    db.prepare_cached(
        "INSERT INTO story (title, is_example, created_at, changed_at) VALUES (?1, ?2, ?3, ?3)",
    )?
    .execute(params![title, is_example, now])?;
    Ok(db.last_insert_rowid().into())
}

/// Fails unless there is such a story outside the bin.
pub(crate) fn must_be_here(db: &Connection, id: StoryId) -> Result<(), LibraryError> {
    read_row(db, id).map(drop)
}

/// Of the stories that have any of these articles, the one with most of them;
/// the oldest, where several have as many.
pub(crate) fn with_most_of(
    db: &Connection,
    articles: &[ArticleId],
) -> rusqlite::Result<Option<(StoryId, String)>> {
    let ids: Vec<i64> = articles.iter().map(|id| id.get()).collect();
    db.prepare_cached(
        "SELECT story.id, story.title FROM telling JOIN story ON story.id = telling.story_id
         WHERE story.deleted_at IS NULL
           AND telling.article_id IN (SELECT value FROM json_each(?1))
         GROUP BY story.id ORDER BY count(*) DESC, story.id LIMIT 1",
    )?
    .query_row([Json(&ids)], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()
}

/// The story's own row, without its articles.
fn read_row(db: &Connection, id: StoryId) -> Result<Story, LibraryError> {
    db.prepare_cached(
        "SELECT title, base_id, is_example, created_at, changed_at FROM story
         WHERE id = ?1 AND deleted_at IS NULL",
    )?
    .query_row([id], |row| {
        Ok(Story {
            id,
            title: row.get(0)?,
            articles: Vec::new(),
            base: row.get(1)?,
            is_example: row.get(2)?,
            created: row.get(3)?,
            changed: row.get(4)?,
        })
    })
    .optional()?
    .ok_or(LibraryError::Gone {
        what: Thing::Story,
        id: id.get(),
    })
}

pub(crate) fn summary(db: &Connection, id: StoryId) -> Result<StorySummary, LibraryError> {
    let story = read_row(db, id)?;
    let sql = format!(
        "{} JOIN telling AS place ON place.article_id = article.id
         WHERE place.story_id = ?1 AND article.deleted_at IS NULL ORDER BY place.place",
        article::SUMMARY
    );
    let articles = db
        .prepare_cached(&sql)?
        .query_map([id], article::summary_from_row)?
        .collect::<Result<Vec<_>, _>>()?;
    let mut outlets: Vec<String> = Vec::new();
    for outlet in articles.iter().filter_map(|article| article.outlet.clone()) {
        if !outlets.contains(&outlet) {
            outlets.push(outlet);
        }
    }
    Ok(StorySummary {
        id,
        title: story.title,
        articles: articles.len(),
        outlets,
        newest_date: articles
            .into_iter()
            .filter_map(|article| article.date)
            .max(),
        is_example: story.is_example,
        changed: story.changed,
    })
}

/// A story's title, also of one in the bin.
pub(crate) fn name(db: &Connection, id: StoryId) -> rusqlite::Result<String> {
    db.prepare_cached("SELECT title FROM story WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
}

pub(crate) fn write_title(
    db: &Connection,
    id: StoryId,
    title: &str,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE story SET title = ?2 WHERE id = ?1")?
        .execute(params![id, title])?;
    touch(db, id, now)
}

/// The article that a person chose to compare against, wherever it is now.
pub(crate) fn base(db: &Connection, id: StoryId) -> rusqlite::Result<Option<ArticleId>> {
    db.prepare_cached("SELECT base_id FROM story WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
}

pub(crate) fn write_base(
    db: &Connection,
    id: StoryId,
    base: Option<ArticleId>,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE story SET base_id = ?2 WHERE id = ?1")?
        .execute(params![id, base])?;
    touch(db, id, now)
}

/// Puts it into the bin, or with `None` takes it out.
pub(crate) fn write_deleted(
    db: &Connection,
    id: StoryId,
    at: Option<&Moment>,
) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE story SET deleted_at = ?2 WHERE id = ?1")?
        .execute(params![id, at])?;
    Ok(())
}

pub(crate) fn touch(db: &Connection, id: StoryId, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE story SET changed_at = ?2 WHERE id = ?1")?
        .execute(params![id, now])?;
    Ok(())
}
