//! The table `telling`: which articles are in which story, in which order.
//!
//! An article in the bin keeps its place here and is passed over by every
//! reader, so that it comes back to where it stood. Every write goes through
//! [`write()`], which takes the whole order: that is also what undo needs.

use rusqlite::{Connection, params};

use super::article::ArticleId;
use super::story::StoryId;

pub(crate) const SCHEMA_1: &str = "
CREATE TABLE telling (
    story_id INTEGER NOT NULL REFERENCES story (id),
    article_id INTEGER NOT NULL REFERENCES article (id),
    place INTEGER NOT NULL,
    PRIMARY KEY (story_id, article_id),
    UNIQUE (story_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX telling_by_article ON telling (article_id);
";

/// The story's articles in order, also those in the bin.
pub(crate) fn read(db: &Connection, story: StoryId) -> rusqlite::Result<Vec<ArticleId>> {
    db.prepare_cached("SELECT article_id FROM telling WHERE story_id = ?1 ORDER BY place")?
        .query_map([story], |row| row.get(0))?
        .collect()
}

/// The story's articles in order, without those in the bin.
pub(crate) fn shown(db: &Connection, story: StoryId) -> rusqlite::Result<Vec<ArticleId>> {
    db.prepare_cached(
        "SELECT article.id FROM telling JOIN article ON article.id = telling.article_id
         WHERE telling.story_id = ?1 AND article.deleted_at IS NULL ORDER BY telling.place",
    )?
    .query_map([story], |row| row.get(0))?
    .collect()
}

/// The stories that an article is in, also those in the bin.
pub(crate) fn stories_with(db: &Connection, article: ArticleId) -> rusqlite::Result<Vec<StoryId>> {
    db.prepare_cached("SELECT story_id FROM telling WHERE article_id = ?1 ORDER BY story_id")?
        .query_map([article], |row| row.get(0))?
        .collect()
}

/// Makes `order` the story's articles.
pub(crate) fn write(db: &Connection, story: StoryId, order: &[ArticleId]) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM telling WHERE story_id = ?1")?
        .execute([story])?;
    let mut insert =
        db.prepare_cached("INSERT INTO telling (story_id, article_id, place) VALUES (?1, ?2, ?3)")?;
    for (place, article) in order.iter().enumerate() {
        insert.execute(params![story, article, place])?;
    }
    Ok(())
}
