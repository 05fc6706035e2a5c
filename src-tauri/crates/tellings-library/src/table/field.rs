//! The table `field`: what is known of an article beside its text.
//!
//! A value from the source (with where in the source it was found) and a
//! person's value lie side by side. The person's wins, also when it says that
//! there is none: `person_at` is set and `person_value` is empty.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::article::ArticleId;
use crate::Moment;
use crate::binding::word;

pub(crate) const SCHEMA_1: &str = "
CREATE TABLE field (
    article_id INTEGER NOT NULL REFERENCES article (id),
    name TEXT NOT NULL CHECK (name IN ('title', 'byline', 'outlet', 'date', 'url', 'language')),
    source_value TEXT,
    source_origin TEXT,
    person_value TEXT,
    person_at TEXT,
    PRIMARY KEY (article_id, name),
    CHECK ((source_value IS NULL) = (source_origin IS NULL)),
    CHECK (person_value IS NULL OR person_at IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE VIEW known (article_id, name, value) AS
SELECT article_id, name, iif(person_at IS NULL, source_value, person_value) FROM field;
";

word! {
    /// Something that is known of an article beside its text.
    Field {
        /// Its headline.
        Title = "title",
        /// Who wrote it.
        Byline = "byline",
        /// Who published it.
        Outlet = "outlet",
        /// Day of publication.
        Date = "date",
        /// Where it was published.
        Url = "url",
        /// The language it is written in.
        Language = "language",
    }
}

/// The origin of a value that a person typed.
pub const BY_A_PERSON: &str = "person";

/// A value, and who or what told it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The value.
    pub value: String,
    /// Where it was found, as a word for programs; [`BY_A_PERSON`] where a
    /// person typed it.
    pub origin: String,
}

impl Told {
    /// A value that a person typed.
    #[must_use]
    pub fn by_a_person(value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            origin: BY_A_PERSON.to_owned(),
        }
    }
}

/// What a person decided about a field: a value, or that there is none.
pub(crate) type Said = Option<String>;

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FieldRow {
    pub(crate) from_source: Option<Told>,
    pub(crate) by_person: Option<Said>,
}

impl FieldRow {
    /// What is shown: the person's word, else the source's.
    pub(crate) fn effective(&self) -> Option<Told> {
        match &self.by_person {
            Some(said) => said.clone().map(Told::by_a_person),
            None => self.from_source.clone(),
        }
    }
}

/// Writes what a new article's source told. A value that a person gave along
/// with it (a pasted text's outlet) is that person's from the start.
pub(crate) fn write_told(
    db: &Connection,
    article: ArticleId,
    field: Field,
    told: &Told,
    now: &Moment,
) -> rusqlite::Result<()> {
    if told.origin == BY_A_PERSON {
        return write_said(db, article, field, Some(&Some(told.value.clone())), now);
    }
    db.prepare_cached(
        "INSERT INTO field (article_id, name, source_value, source_origin)
         VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![article, field, told.value, told.origin])?;
    Ok(())
}

/// Writes what the source tells when it is read again; `None` where it tells
/// nothing. A person's word stays.
pub(crate) fn write_source(
    db: &Connection,
    article: ArticleId,
    field: Field,
    told: Option<&Told>,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO field (article_id, name, source_value, source_origin)
         VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (article_id, name) DO UPDATE
         SET source_value = excluded.source_value, source_origin = excluded.source_origin",
    )?
    .execute(params![
        article,
        field,
        told.map(|told| &told.value),
        told.map(|told| &told.origin)
    ])?;
    Ok(())
}

/// Writes a person's decision; `None` takes it back, so that the source's
/// value shows again.
pub(crate) fn write_said(
    db: &Connection,
    article: ArticleId,
    field: Field,
    said: Option<&Said>,
    now: &Moment,
) -> rusqlite::Result<()> {
    db.prepare_cached(
        "INSERT INTO field (article_id, name, person_value, person_at)
         VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (article_id, name) DO UPDATE
         SET person_value = excluded.person_value, person_at = excluded.person_at",
    )?
    .execute(params![
        article,
        field,
        said.and_then(Option::as_ref),
        said.map(|_| now)
    ])?;
    Ok(())
}

/// One field of an article; empty where nobody told anything.
pub(crate) fn read(
    db: &Connection,
    article: ArticleId,
    field: Field,
) -> rusqlite::Result<FieldRow> {
    Ok(db
        .prepare_cached(
            "SELECT name, source_value, source_origin, person_value, person_at IS NOT NULL
             FROM field WHERE article_id = ?1 AND name = ?2",
        )?
        .query_row(params![article, field], from_row)
        .optional()?
        .map(|(_, row)| row)
        .unwrap_or_default())
}

/// All fields of an article that somebody told something about.
pub(crate) fn read_all(
    db: &Connection,
    article: ArticleId,
) -> rusqlite::Result<BTreeMap<Field, FieldRow>> {
    db.prepare_cached(
        "SELECT name, source_value, source_origin, person_value, person_at IS NOT NULL
         FROM field WHERE article_id = ?1",
    )?
    .query_map([article], from_row)?
    .collect()
}

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(Field, FieldRow)> {
    let value: Option<String> = row.get(1)?;
    let origin: Option<String> = row.get(2)?;
    let person_spoke: bool = row.get(4)?;
    Ok((
        row.get(0)?,
        FieldRow {
            from_source: value
                .zip(origin)
                .map(|(value, origin)| Told { value, origin }),
            by_person: person_spoke.then_some(row.get(3)?),
        },
    ))
}
