//! The table `article`: stored texts, each from one outlet.
//!
//! The text is never altered once it is stored, because everything else
//! points into it by offset: a corrected text is a row of the table `edition`,
//! to which the article points, and the view `current` says which text counts.
//! Everything here that gives a text gives that one. An article in the bin (`deleted_at`) keeps all
//! its rows and shows nowhere.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::doing::{self, Doing};
use super::field::{self, Field, FieldRow, Told};
use super::kinship;
use super::left_out::{self, LeftOut};
use super::likeness;
use super::source::{self, SourceId};
use super::story::StoryId;
use crate::binding::{Json, id, sha256, word};
use crate::{Library, LibraryError, Moment, NewArticle, Thing, search};

pub(crate) const SCHEMA_1: &str = "
CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source_id INTEGER NOT NULL REFERENCES source (id),
    source_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    encoding TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    words INTEGER NOT NULL CHECK (words >= 0),
    completeness TEXT NOT NULL CHECK (completeness IN ('complete', 'partial', 'doubtful')),
    person_completeness TEXT CHECK (person_completeness IN ('complete', 'partial', 'doubtful')),
    is_example INTEGER NOT NULL CHECK (is_example IN (0, 1)),
    added_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    deleted_at TEXT,
    reasons TEXT NOT NULL CHECK (json_valid(reasons)),
    warnings TEXT NOT NULL CHECK (json_valid(warnings)),
    text TEXT NOT NULL
) STRICT;

CREATE INDEX article_by_source ON article (source_id);
CREATE INDEX article_by_text ON article (text_sha256);
";

id! {
    /// The id of an article.
    pub ArticleId
}

word! {
    /// Whether an article's text is all that its outlet published.
    Completeness {
        /// Nothing speaks against it.
        Complete = "complete",
        /// It is known to be cut off, or only an excerpt.
        Partial = "partial",
        /// Something speaks against it, and nobody has decided.
        Doubtful = "doubtful",
    }
}

/// Everything that is kept of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// Its headline.
    pub title: Option<Told>,
    /// Who wrote it.
    pub byline: Option<Told>,
    /// Who published it.
    pub outlet: Option<Told>,
    /// Day of publication.
    pub date: Option<Told>,
    /// Where it was published.
    pub url: Option<Told>,
    /// The language it is written in.
    pub language: Option<Told>,
    /// What the source told of each field, also where a person said otherwise.
    pub told_by_source: BTreeMap<Field, Told>,
    /// Its text: as it was first extracted, or as it was made since
    /// ([`Library::edition`]). Paragraphs are parted by blank lines.
    pub text: String,
    /// SHA-256 of the text, in lower-case hexadecimal.
    pub text_sha256: String,
    /// How many words the text has, by its white space.
    pub words: usize,
    /// What the source had beside the text.
    pub left_out: Vec<LeftOut>,
    /// Whether this text was made after the first: amended by a person, or
    /// read again.
    pub is_amended: bool,
    /// Whether the text is whole: a person's word where one was given.
    pub completeness: Completeness,
    /// Whether a person decided the completeness.
    pub completeness_by_person: bool,
    /// Whether the text is whole by what was found when it was read.
    pub completeness_found: Completeness,
    /// What was found when the text was read that speaks for the completeness
    /// then given.
    pub reasons: Vec<String>,
    /// What was odd when the source was read.
    pub warnings: Vec<String>,
    /// The file's name; empty for pasted text.
    pub source_name: String,
    /// SHA-256 of the source's bytes.
    pub source_sha256: String,
    /// How many bytes the source has.
    pub source_size: u64,
    /// What kind of source it was.
    pub kind: String,
    /// The source's encoding.
    pub encoding: String,
    /// Which version of the extraction made the text.
    pub extractor_version: String,
    /// When it came into the library.
    pub added: Moment,
    /// When something about it last changed.
    pub changed: Moment,
    /// Whether it ships with the app.
    pub is_example: bool,
    /// The stories it is in, by their titles.
    pub stories: Vec<StoryName>,
}

/// A story as an article names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryName {
    /// Its id.
    pub id: StoryId,
    /// Its title.
    pub title: String,
}

/// An article as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleSummary {
    /// Its id.
    pub id: ArticleId,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Day of publication.
    pub date: Option<String>,
    /// How many words the text has.
    pub words: usize,
    /// Whether the text is whole.
    pub completeness: Completeness,
    /// The file's name; empty for pasted text.
    pub source_name: String,
    /// When it came into the library.
    pub added: Moment,
    /// Whether it ships with the app.
    pub is_example: bool,
    /// In how many stories it is.
    pub stories: usize,
    /// The next version of it, unless that lies in the bin.
    pub newer: Option<ArticleId>,
    /// The version before it, unless that lies in the bin.
    pub earlier: Option<ArticleId>,
}

impl ArticleSummary {
    /// What to call it: its title, else its file, else its number.
    #[must_use]
    pub fn name(&self) -> String {
        name_from(self.title.as_deref(), &self.source_name, self.id)
    }
}

impl Article {
    /// What to call it: its title, else its file, else its number.
    #[must_use]
    pub fn name(&self) -> String {
        let title = self.title.as_ref().map(|told| told.value.as_str());
        name_from(title, &self.source_name, self.id)
    }

    /// One of its fields.
    #[must_use]
    pub fn field(&self, field: Field) -> Option<&Told> {
        match field {
            Field::Title => self.title.as_ref(),
            Field::Byline => self.byline.as_ref(),
            Field::Outlet => self.outlet.as_ref(),
            Field::Date => self.date.as_ref(),
            Field::Url => self.url.as_ref(),
            Field::Language => self.language.as_ref(),
        }
    }
}

fn name_from(title: Option<&str>, source_name: &str, id: ArticleId) -> String {
    match title {
        Some(title) => title.to_owned(),
        None if source_name.is_empty() => format!("Article {}", id.get()),
        None => source_name.to_owned(),
    }
}

impl Library {
    /// Everything about one article.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is none, or it lies in the bin.
    pub fn article(&self, id: ArticleId) -> Result<Article, LibraryError> {
        self.reading(|db| read(db, id))
    }

    /// All articles, newest in the library first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn articles(&self) -> Result<Vec<ArticleSummary>, LibraryError> {
        let sql = format!("{SUMMARY} WHERE article.deleted_at IS NULL ORDER BY article.id DESC");
        Ok(self
            .db
            .prepare_cached(&sql)?
            .query_map([], summary_from_row)?
            .collect::<Result<_, _>>()?)
    }

    /// Writes what a person says of a field: a value, or with `None` (or with
    /// nothing but white space) that there is none. It wins over the source's
    /// value from now on. Saying what is already shown changes nothing.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such article.
    pub fn set_field(
        &mut self,
        id: ArticleId,
        field: Field,
        value: Option<&str>,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        let said = value
            .map(str::trim)
            .filter(|value| !value.is_empty())
            .map(str::to_owned);
        self.writing(|db| {
            must_be_here(db, id)?;
            let before = field::read(db, id, field)?;
            if before.effective().map(|told| told.value) == said {
                return Ok(());
            }
            say(db, id, field, Some(&said), now)?;
            doing::record(
                db,
                &Doing::SetField {
                    article: id,
                    field,
                    before: before.by_person,
                },
                now,
            )
        })
    }

    /// Takes back what a person said of a field, so that the source's value
    /// shows again.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such article.
    pub fn unset_field(
        &mut self,
        id: ArticleId,
        field: Field,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            must_be_here(db, id)?;
            let before = field::read(db, id, field)?;
            if before.effective() == before.from_source {
                return Ok(());
            }
            say(db, id, field, None, now)?;
            doing::record(
                db,
                &Doing::SetField {
                    article: id,
                    field,
                    before: before.by_person,
                },
                now,
            )
        })
    }

    /// Writes a person's word on whether the text is whole; `None` takes it
    /// back.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such article.
    pub fn set_completeness(
        &mut self,
        id: ArticleId,
        completeness: Option<Completeness>,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            must_be_here(db, id)?;
            let before = person_completeness(db, id)?;
            if before == completeness {
                return Ok(());
            }
            write_completeness(db, id, completeness, now)?;
            doing::record(
                db,
                &Doing::SetCompleteness {
                    article: id,
                    before,
                },
                now,
            )
        })
    }

    /// Puts an article into the bin. It leaves its stories, and comes back
    /// into them when that is undone.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such article.
    pub fn delete_article(&mut self, id: ArticleId, now: &Moment) -> Result<(), LibraryError> {
        self.writing(|db| {
            must_be_here(db, id)?;
            write_deleted(db, id, Some(now))?;
            doing::record(db, &Doing::DeleteArticle { article: id }, now)
        })
    }

    /// The bytes that the article was read from.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such article, and
    /// [`LibraryError::Damaged`] if the bytes no longer have their SHA-256.
    pub fn original(&self, id: ArticleId) -> Result<Vec<u8>, LibraryError> {
        let source: SourceId = self
            .db
            .prepare_cached("SELECT source_id FROM article WHERE id = ?1 AND deleted_at IS NULL")?
            .query_row([id], |row| row.get(0))
            .optional()?
            .ok_or_else(|| gone(id))?;
        source::bytes(&self.db, source)?.ok_or_else(|| {
            self.damaged(format!(
                "the original of article {} is not what it was",
                id.get()
            ))
        })
    }
}

pub(crate) fn gone(id: ArticleId) -> LibraryError {
    LibraryError::Gone {
        what: Thing::Article,
        id: id.get(),
    }
}

/// Fails unless the article is in the library and not in the bin.
pub(crate) fn must_be_here(db: &Connection, id: ArticleId) -> Result<(), LibraryError> {
    if is_here(db, id)? {
        Ok(())
    } else {
        Err(gone(id))
    }
}

/// Whether an article is in the library and not in the bin.
pub(crate) fn is_here(db: &Connection, id: ArticleId) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM article WHERE id = ?1 AND deleted_at IS NULL")?
        .exists([id])
}

/// Writes a new article with all its rows, and makes it findable.
pub(crate) fn write(
    db: &Connection,
    source: SourceId,
    new: &NewArticle,
    is_example: bool,
    now: &Moment,
) -> Result<ArticleId, LibraryError> {
    db.prepare_cached(
        "INSERT INTO article (
             source_id, source_name, kind, encoding, extractor_version, text_sha256, words,
             completeness, is_example, added_at, changed_at, reasons, warnings, text
         ) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, ?11, ?12, ?13)",
    )?
    .execute(params![
        source,
        new.source_name,
        new.kind,
        new.encoding,
        new.extractor_version,
        sha256(new.text.as_bytes()),
        new.text.split_whitespace().count(),
        new.completeness,
        is_example,
        now,
        Json(&new.reasons),
        Json(&new.warnings),
        new.text,
    ])?;
    let id = ArticleId::from(db.last_insert_rowid());
    for &field in Field::ALL {
        if let Some(told) = new.field(field) {
            field::write_told(db, id, field, told, now)?;
        }
    }
    left_out::write(db, id, &new.left_out)?;
    search::add(db, id)?;
    likeness::look_at(db, id)?;
    Ok(id)
}

/// Writes an article that has the text of another, and what was told of it, but
/// came from another file.
pub(crate) fn write_copy(
    db: &Connection,
    of: ArticleId,
    source: SourceId,
    source_name: &str,
    now: &Moment,
) -> Result<ArticleId, LibraryError> {
    db.prepare_cached(
        "INSERT INTO article (
             source_id, source_name, kind, encoding, extractor_version, text_sha256, words,
             completeness, is_example, added_at, changed_at, reasons, warnings, text
         )
         SELECT ?2, ?3, kind, encoding, extractor_version, text_sha256, words,
                completeness, 0, ?4, ?4, reasons, warnings, text
         FROM article WHERE id = ?1",
    )?
    .execute(params![of, source, source_name, now])?;
    let id = ArticleId::from(db.last_insert_rowid());
    for (field, row) in field::read_all(db, of)? {
        if let Some(told) = row.from_source {
            field::write_told(db, id, field, &told, now)?;
        }
    }
    left_out::write(db, id, &left_out::read(db, of)?)?;
    search::add(db, id)?;
    likeness::look_at(db, id)?;
    Ok(id)
}

/// Writes a person's word on a field and keeps the search in step.
pub(crate) fn say(
    db: &Connection,
    id: ArticleId,
    field: Field,
    said: Option<&field::Said>,
    now: &Moment,
) -> rusqlite::Result<()> {
    search::remove(db, id)?;
    field::write_said(db, id, field, said, now)?;
    search::add(db, id)?;
    if matches!(field, Field::Title | Field::Date) {
        kinship::forget(db, id)?;
    }
    touch(db, id, now)
}

/// A person's word on whether the text is whole.
pub(crate) fn person_completeness(
    db: &Connection,
    id: ArticleId,
) -> rusqlite::Result<Option<Completeness>> {
    db.prepare_cached("SELECT person_completeness FROM article WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
}

pub(crate) fn write_completeness(
    db: &Connection,
    id: ArticleId,
    completeness: Option<Completeness>,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE article SET person_completeness = ?2 WHERE id = ?1")?
        .execute(params![id, completeness])?;
    touch(db, id, now)
}

/// Puts it into the bin, or with `None` takes it out.
pub(crate) fn write_deleted(
    db: &Connection,
    id: ArticleId,
    at: Option<&Moment>,
) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE article SET deleted_at = ?2 WHERE id = ?1")?
        .execute(params![id, at])?;
    Ok(())
}

fn touch(db: &Connection, id: ArticleId, now: &Moment) -> rusqlite::Result<()> {
    db.prepare_cached("UPDATE article SET changed_at = ?2 WHERE id = ?1")?
        .execute(params![id, now])?;
    Ok(())
}

/// The articles that have the same source or the same text, and whether they
/// lie in the bin. Those that show come before those in the bin.
pub(crate) fn find(db: &Connection, column: Alike) -> rusqlite::Result<Vec<(ArticleId, bool)>> {
    let (sql, hash) = match column {
        Alike::Source(hash) => (
            "SELECT article.id, deleted_at IS NOT NULL
             FROM article JOIN source ON source.id = article.source_id
             WHERE source.sha256 = ?1 ORDER BY deleted_at IS NOT NULL, article.id",
            hash,
        ),
        // By its first text too: a file that comes again is as it was.
        Alike::Text(hash) => (
            "SELECT id, deleted_at IS NOT NULL FROM article
             WHERE id IN (SELECT id FROM article WHERE text_sha256 = ?1
                          UNION SELECT article.id FROM edition
                          JOIN article ON article.edition_id = edition.id
                          WHERE edition.text_sha256 = ?1)
             ORDER BY deleted_at IS NOT NULL, id",
            hash,
        ),
    };
    db.prepare_cached(sql)?
        .query_map([hash], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// The articles that were read from a source, also those in the bin.
pub(crate) fn read_from(db: &Connection, source: SourceId) -> rusqlite::Result<Vec<ArticleId>> {
    db.prepare_cached("SELECT id FROM article WHERE source_id = ?1 ORDER BY id")?
        .query_map([source], |row| row.get(0))?
        .collect()
}

/// The SHA-256 by which two articles are the same.
pub(crate) enum Alike {
    Source(String),
    Text(String),
}

/// What to call an article, also one in the bin.
pub(crate) fn name(db: &Connection, id: ArticleId) -> rusqlite::Result<String> {
    let (title, source_name): (Option<String>, String) = db
        .prepare_cached(
            "SELECT (SELECT value FROM known WHERE article_id = id AND name = 'title'), source_name
             FROM article WHERE id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(name_from(title.as_deref(), &source_name, id))
}

pub(crate) fn read(db: &Connection, id: ArticleId) -> Result<Article, LibraryError> {
    let mut article = db
        .prepare_cached(
            "SELECT article.id, current.text, current.text_sha256, current.words,
                    current.completeness, person_completeness IS NOT NULL AS by_person,
                    coalesce(edition.completeness, article.completeness) AS found,
                    coalesce(edition.reasons, article.reasons) AS reasons,
                    coalesce(edition.warnings, article.warnings) AS warnings,
                    coalesce(edition.extractor_version, article.extractor_version)
                        AS extractor_version,
                    edition.left_out, source_name, source.sha256, source.size, kind, encoding,
                    added_at, changed_at, is_example
             FROM article JOIN source ON source.id = article.source_id
                  JOIN current ON current.article_id = article.id
                  LEFT JOIN edition ON edition.id = article.edition_id
             WHERE article.id = ?1 AND deleted_at IS NULL",
        )?
        .query_row([id], from_row)
        .optional()?
        .ok_or_else(|| gone(id))?;
    let fields = field::read_all(db, id)?;
    let shown = |field| fields.get(&field).and_then(FieldRow::effective);
    article.title = shown(Field::Title);
    article.byline = shown(Field::Byline);
    article.outlet = shown(Field::Outlet);
    article.date = shown(Field::Date);
    article.url = shown(Field::Url);
    article.language = shown(Field::Language);
    article.told_by_source = fields
        .into_iter()
        .filter_map(|(field, row)| Some((field, row.from_source?)))
        .collect();
    if !article.is_amended {
        article.left_out = left_out::read(db, id)?;
    }
    article.stories = stories_of(db, id)?;
    Ok(article)
}

/// The article's own row; what other tables say of it is still missing.
fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Article> {
    let left_out: Option<Json<Vec<LeftOut>>> = row.get("left_out")?;
    Ok(Article {
        id: row.get("id")?,
        title: None,
        byline: None,
        outlet: None,
        date: None,
        url: None,
        language: None,
        told_by_source: BTreeMap::new(),
        text: row.get("text")?,
        text_sha256: row.get("text_sha256")?,
        words: row.get("words")?,
        is_amended: left_out.is_some(),
        left_out: left_out.map_or_else(Vec::new, |left_out| left_out.0),
        completeness: row.get("completeness")?,
        completeness_by_person: row.get("by_person")?,
        completeness_found: row.get("found")?,
        reasons: row.get::<_, Json<_>>("reasons")?.0,
        warnings: row.get::<_, Json<_>>("warnings")?.0,
        source_name: row.get("source_name")?,
        source_sha256: row.get("sha256")?,
        source_size: row.get("size")?,
        kind: row.get("kind")?,
        encoding: row.get("encoding")?,
        extractor_version: row.get("extractor_version")?,
        added: row.get("added_at")?,
        changed: row.get("changed_at")?,
        is_example: row.get("is_example")?,
        stories: Vec::new(),
    })
}

fn stories_of(db: &Connection, id: ArticleId) -> rusqlite::Result<Vec<StoryName>> {
    db.prepare_cached(
        "SELECT story.id, story.title FROM telling JOIN story ON story.id = telling.story_id
         WHERE telling.article_id = ?1 AND story.deleted_at IS NULL
         ORDER BY story.title, story.id",
    )?
    .query_map([id], |row| {
        Ok(StoryName {
            id: row.get(0)?,
            title: row.get(1)?,
        })
    })?
    .collect()
}

/// Selects what [`summary_from_row`] reads, from `article`.
pub(crate) const SUMMARY: &str = "
SELECT article.id, coalesce(edition.words, article.words) AS words,
       article.source_name, article.added_at, article.is_example,
       coalesce(article.person_completeness, edition.completeness, article.completeness)
           AS completeness,
       (SELECT value FROM known WHERE article_id = article.id AND name = 'title') AS title,
       (SELECT value FROM known WHERE article_id = article.id AND name = 'outlet') AS outlet,
       (SELECT value FROM known WHERE article_id = article.id AND name = 'date') AS date,
       (SELECT next.id FROM revision JOIN article AS next ON next.id = revision.newer_id
        WHERE revision.article_id = article.id AND next.deleted_at IS NULL) AS newer,
       (SELECT last.id FROM revision JOIN article AS last ON last.id = revision.article_id
        WHERE revision.newer_id = article.id AND last.deleted_at IS NULL) AS earlier,
       (SELECT count(*) FROM telling JOIN story ON story.id = telling.story_id
        WHERE telling.article_id = article.id AND story.deleted_at IS NULL) AS stories
FROM article LEFT JOIN edition ON edition.id = article.edition_id";

pub(crate) fn summary_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<ArticleSummary> {
    Ok(ArticleSummary {
        id: row.get("id")?,
        title: row.get("title")?,
        outlet: row.get("outlet")?,
        date: row.get("date")?,
        words: row.get("words")?,
        completeness: row.get("completeness")?,
        source_name: row.get("source_name")?,
        added: row.get("added_at")?,
        is_example: row.get("is_example")?,
        stories: row.get("stories")?,
        newer: row.get("newer")?,
        earlier: row.get("earlier")?,
    })
}

/// An article as a list shows it, also one in the bin.
pub(crate) fn summary(db: &Connection, id: ArticleId) -> rusqlite::Result<ArticleSummary> {
    db.prepare_cached(&format!("{SUMMARY} WHERE article.id = ?1"))?
        .query_row([id], summary_from_row)
}
