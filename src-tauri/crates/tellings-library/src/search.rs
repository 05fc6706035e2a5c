//! Full-text search over articles, and over the titles of stories.
//!
//! The index holds no text of its own: it reads the view `searchable`, and
//! can be made anew from it at any time. Because the view joins two tables,
//! no trigger keeps it in step; [`add`] and [`remove`] do, and only
//! [`crate::table::article`] calls them.

use std::cmp::Reverse;

use rusqlite::{Connection, params};

use crate::table::article::{self, ArticleSummary};
use crate::table::story::{self, StorySummary};
use crate::{Library, LibraryError};

pub(crate) const SCHEMA_1: &str = "
CREATE VIEW searchable (id, title, outlet, text) AS
SELECT id,
       (SELECT value FROM known WHERE article_id = id AND name = 'title'),
       (SELECT value FROM known WHERE article_id = id AND name = 'outlet'),
       text
FROM article;

CREATE VIRTUAL TABLE article_search USING fts5 (
    title, outlet, text,
    content = 'searchable', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE story_search USING fts5 (
    title,
    content = 'story', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER story_search_added AFTER INSERT ON story
BEGIN
    INSERT INTO story_search (rowid, title) VALUES (new.id, new.title);
END;

CREATE TRIGGER story_search_changed AFTER UPDATE OF title ON story
BEGIN
    INSERT INTO story_search (story_search, rowid, title) VALUES ('delete', old.id, old.title);
    INSERT INTO story_search (rowid, title) VALUES (new.id, new.title);
END;
";

/// The view takes the text that an article has now.
pub(crate) const SCHEMA_7: &str = "
DROP VIEW searchable;

CREATE VIEW searchable (id, title, outlet, text) AS
SELECT article_id,
       (SELECT value FROM known WHERE known.article_id = current.article_id AND name = 'title'),
       (SELECT value FROM known WHERE known.article_id = current.article_id AND name = 'outlet'),
       text
FROM current;
";

/// How many articles, and how many stories, one search gives.
const MOST_HITS: usize = 200;

/// How many words of a query are looked for; SQLite limits how deep a query
/// may be nested.
const MOST_WORDS: usize = 32;

/// How many words of the text a snippet shows.
const SNIPPET_WORDS: usize = 24;

/// Set around each hit in a snippet. Unicode keeps the two for uses like
/// this one, so they do not occur in text.
const HIT_STARTS: char = '\u{fdd0}';
const HIT_ENDS: char = '\u{fdd1}';

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Stories whose title has all the words.
    pub stories: Vec<StorySummary>,
    /// Articles that have all the words, best first.
    pub articles: Vec<Hit>,
    /// Whether there are more articles than are given here.
    pub more: bool,
}

/// An article that has all the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The article.
    pub article: ArticleSummary,
    /// The passage that has most of the words, in pieces; `true` marks the
    /// pieces that were looked for.
    pub snippet: Vec<(String, bool)>,
}

impl Library {
    /// Finds articles by the words of their title, outlet and text, and
    /// stories by the words of their title. Every word must occur, in any
    /// order, whatever its case and accents; the last one may be just a
    /// beginning. Any text may be given, and none finds nothing.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn search(&self, query: &str) -> Result<Found, LibraryError> {
        let Some(query) = fts_query(query) else {
            return Ok(Found::default());
        };
        self.reading(|db| {
            let mut articles = articles(db, &query)?;
            let more = articles.len() > MOST_HITS;
            articles.truncate(MOST_HITS);
            Ok(Found {
                stories: stories(db, &query)?,
                articles,
                more,
            })
        })
    }

    /// Makes the search index anew from the articles and stories.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn rebuild_search(&mut self) -> Result<(), LibraryError> {
        self.writing(|db| Ok(rebuild(db)?))
    }
}

/// Makes both indexes anew.
pub(crate) fn rebuild(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "INSERT INTO article_search (article_search) VALUES ('rebuild');
         INSERT INTO story_search (story_search) VALUES ('rebuild');",
    )
}

/// Whether a finding of SQLite's check is about an index, which it names.
pub(crate) fn is_about_index(finding: &str) -> bool {
    finding.contains("article_search") || finding.contains("story_search")
}

fn articles(db: &Connection, query: &str) -> Result<Vec<Hit>, LibraryError> {
    let sql = format!(
        "SELECT summary.*, hit.snippet FROM (
             SELECT article_search.rowid AS id,
                    bm25(article_search, 4.0, 2.0, 1.0) AS rank,
                    snippet(article_search, -1, ?2, ?3, '…', ?4) AS snippet
             FROM article_search JOIN article ON article.id = article_search.rowid
             WHERE article_search MATCH ?1 AND article.deleted_at IS NULL
             ORDER BY rank, id LIMIT ?5
         ) AS hit JOIN ({}) AS summary ON summary.id = hit.id
         ORDER BY hit.rank, hit.id",
        article::SUMMARY
    );
    Ok(db
        .prepare_cached(&sql)?
        .query_map(
            params![
                query,
                HIT_STARTS.to_string(),
                HIT_ENDS.to_string(),
                SNIPPET_WORDS,
                MOST_HITS + 1
            ],
            |row| {
                Ok(Hit {
                    article: article::summary_from_row(row)?,
                    snippet: pieces(&row.get::<_, String>("snippet")?),
                })
            },
        )?
        .collect::<Result<_, _>>()?)
}

fn stories(db: &Connection, query: &str) -> Result<Vec<StorySummary>, LibraryError> {
    let ids = db
        .prepare_cached(
            "SELECT story.id FROM story_search JOIN story ON story.id = story_search.rowid
             WHERE story_search MATCH ?1 AND story.deleted_at IS NULL LIMIT ?2",
        )?
        .query_map(params![query, MOST_HITS], |row| row.get(0))?
        .collect::<Result<Vec<_>, _>>()?;
    let mut stories = ids
        .into_iter()
        .map(|id| story::summary(db, id))
        .collect::<Result<Vec<_>, _>>()?;
    stories.sort_by_key(|story| Reverse((story.changed.clone(), story.id)));
    Ok(stories)
}

/// Turns what a person typed into a query that SQLite reads as nothing but
/// words: each is quoted, so that no sign in it has a meaning.
fn fts_query(typed: &str) -> Option<String> {
    let words: Vec<String> = typed
        .split(|c: char| c.is_whitespace() || c.is_control() || c == '"')
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(MOST_WORDS)
        .map(|word| format!("\"{word}\""))
        .collect();
    (!words.is_empty()).then(|| format!("{}*", words.join(" ")))
}

/// Parts a snippet at the marks around its hits.
fn pieces(marked: &str) -> Vec<(String, bool)> {
    let mut pieces = Vec::new();
    let mut is_hit = false;
    for piece in marked.split_inclusive([HIT_STARTS, HIT_ENDS]) {
        let words = piece.trim_end_matches([HIT_STARTS, HIT_ENDS]);
        if !words.is_empty() {
            pieces.push((words.to_owned(), is_hit));
        }
        is_hit = piece.ends_with(HIT_STARTS);
    }
    pieces
}

/// Makes an article findable by what the view now has of it.
pub(crate) fn add(db: &Connection, id: article::ArticleId) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO article_search (rowid, title, outlet, text)
         SELECT id, title, outlet, text FROM searchable WHERE id = ?1",
    )?
    .execute([id])?;
    Ok(())
}

/// Takes an article out of the index. To be called before what the view has
/// of it changes: the index can only take out what it is told was in it.
pub(crate) fn remove(db: &Connection, id: article::ArticleId) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO article_search (article_search, rowid, title, outlet, text)
         SELECT 'delete', id, title, outlet, text FROM searchable WHERE id = ?1",
    )?
    .execute([id])?;
    Ok(())
}

/// Whether the index says exactly what the articles and stories say.
pub(crate) fn is_in_step(db: &Connection) -> rusqlite::Result<bool> {
    let checked = db.execute_batch(
        "INSERT INTO article_search (article_search, rank) VALUES ('integrity-check', 1);
         INSERT INTO story_search (story_search, rank) VALUES ('integrity-check', 1);",
    );
    match checked {
        Ok(()) => Ok(true),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseCorrupt) => {
            Ok(false)
        }
        Err(error) => Err(error),
    }
}
