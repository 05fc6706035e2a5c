//! The tables `profile`, `term`, `posting` and `kinship`: which articles may
//! tell one story.
//!
//! All are derived and can be made anew. A profile is what an article's
//! headline, date and opening say, as numbers; postings find for the rare words
//! of one article the others that have them; `kinship` keeps how likely the
//! most likely of those are, as `tellings_grouping` judges two profiles. What
//! is proposed, and what a person has decided, is [`crate::stories`]'s business.
//!
//! Articles are looked at behind the screens ([`Library::find_kin`]), so that
//! an import does not wait for it; each is held against all that were looked at
//! before it.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, OptionalExtension, params};
use tellings_grouping::{Profile, STORY_ENGINE, odds, rarity};

use super::article::ArticleId;
use super::field::{self, Field};
use crate::{Library, LibraryError};

pub(crate) const SCHEMA_6: &str = "
CREATE TABLE profile (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    engine INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE term (
    number INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT;

CREATE TABLE posting (
    number INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES profile (article_id),
    PRIMARY KEY (number, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE kinship (
    article_id INTEGER NOT NULL REFERENCES article (id),
    other_id INTEGER NOT NULL REFERENCES article (id),
    odds REAL NOT NULL,
    PRIMARY KEY (article_id, other_id),
    CHECK (other_id < article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX kinship_by_other ON kinship (other_id);
";

/// How many articles one is held against.
const MOST_KIN: usize = 40;

/// How many places of words are read to find them, the rarest words first.
const MOST_PLACES: usize = 20_000;

/// A word that more articles have finds none of them, so that its further
/// places are not kept.
const MOST_PLACES_OF_ONE: i64 = 5_000;

/// Less likely kin are not kept.
const LEAST_ODDS: f64 = -5.0;

impl Library {
    /// Looks for the kin of articles that nobody has looked at, at most of so
    /// many, and says how many it looked at: none when all are done.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn find_kin(&mut self, most: usize) -> Result<usize, LibraryError> {
        self.writing(|db| {
            forget_other_engines(db)?;
            let waiting: Vec<ArticleId> = db
                .prepare_cached(
                    "SELECT id FROM article
                     WHERE deleted_at IS NULL AND NOT EXISTS (
                         SELECT 1 FROM profile WHERE profile.article_id = article.id
                     )
                     ORDER BY id LIMIT ?1",
                )?
                .query_map([most], |row| row.get(0))?
                .collect::<Result<_, _>>()?;
            let known = Known::of(db)?;
            for &article in &waiting {
                look_at(&known, article)?;
            }
            Ok(waiting.len())
        })
    }

    /// The articles that may tell the story of this one, with the log-odds of
    /// it, likeliest first. Nothing is written.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such article.
    pub fn kin_of(&self, id: ArticleId) -> Result<Vec<(ArticleId, f64)>, LibraryError> {
        self.reading(|db| {
            super::article::must_be_here(db, id)?;
            let known = Known::of(db)?;
            let mut kin = known.kin(&profile_of(db, id)?, id)?;
            kin.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
            Ok(kin)
        })
    }
}

/// What another version of the measure made is of no use.
fn forget_other_engines(db: &Connection) -> rusqlite::Result<()> {
    let stale = db
        .prepare_cached("SELECT 1 FROM profile WHERE engine <> ?1 LIMIT 1")?
        .exists([STORY_ENGINE])?;
    if stale {
        db.execute_batch(
            "DELETE FROM kinship; DELETE FROM posting; DELETE FROM term; DELETE FROM profile;",
        )?;
    }
    Ok(())
}

/// Forgets what was found about an article, so that it is looked at again. To
/// be called when its headline, its date or its text changes.
pub(crate) fn forget(db: &Connection, id: ArticleId) -> rusqlite::Result<()> {
    let Some(profile) = kept(db, id)? else {
        return Ok(());
    };
    let mut less =
        db.prepare_cached("UPDATE term SET articles = articles - 1 WHERE number = ?1")?;
    let mut gone =
        db.prepare_cached("DELETE FROM posting WHERE number = ?1 AND article_id = ?2")?;
    for term in &profile.terms {
        less.execute([term.number])?;
        gone.execute(params![term.number, id])?;
    }
    db.prepare_cached("DELETE FROM kinship WHERE article_id = ?1 OR other_id = ?1")?
        .execute([id])?;
    db.prepare_cached("DELETE FROM profile WHERE article_id = ?1")?
        .execute([id])?;
    Ok(())
}

fn look_at(known: &Known<'_>, id: ArticleId) -> Result<(), LibraryError> {
    let db = known.db;
    let profile = profile_of(db, id)?;
    db.prepare_cached("INSERT INTO profile (article_id, engine, bytes) VALUES (?1, ?2, ?3)")?
        .execute(params![id, STORY_ENGINE, profile.to_bytes()])?;
    let mut count = db.prepare_cached(
        "INSERT INTO term (number, articles) VALUES (?1, 1)
         ON CONFLICT DO UPDATE SET articles = articles + 1 RETURNING articles",
    )?;
    let mut post = db.prepare_cached("INSERT INTO posting (number, article_id) VALUES (?1, ?2)")?;
    for term in &profile.terms {
        let articles: i64 = count.query_row([term.number], |row| row.get(0))?;
        known.counts.borrow_mut().insert(term.number, articles);
        if articles <= MOST_PLACES_OF_ONE {
            post.execute(params![term.number, id])?;
        }
    }
    known.articles.set(known.articles.get() + 1);
    let mut keep =
        db.prepare_cached("INSERT INTO kinship (article_id, other_id, odds) VALUES (?1, ?2, ?3)")?;
    for (other, odds) in known.kin(&profile, id)? {
        if odds >= LEAST_ODDS {
            keep.execute(params![id.max(other), id.min(other), odds])?;
        }
    }
    Ok(())
}

fn profile_of(db: &Connection, id: ArticleId) -> Result<Profile, LibraryError> {
    let told = |which| -> Result<Option<String>, LibraryError> {
        let told = field::read(db, id, which)?.effective();
        Ok(told.map(|told| told.value))
    };
    let opening: String = db
        .prepare_cached("SELECT substr(text, 1, 4000) FROM article WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    Ok(Profile::of(
        told(Field::Title)?.as_deref(),
        told(Field::Date)?.as_deref(),
        &opening,
    ))
}

pub(crate) fn kept(db: &Connection, id: ArticleId) -> rusqlite::Result<Option<Profile>> {
    db.prepare_cached("SELECT bytes FROM profile WHERE article_id = ?1")?
        .query_row([id], |row| {
            Ok(Profile::from_bytes(&row.get::<_, Vec<u8>>(0)?))
        })
        .optional()
}

/// How many articles have a word, looked up once.
pub(crate) struct Known<'a> {
    db: &'a Connection,
    articles: std::cell::Cell<i64>,
    /// Looked up by number and never gone through, so that its order is nobody's.
    counts: RefCell<HashMap<u32, i64>>,
}

impl<'a> Known<'a> {
    pub(crate) fn of(db: &'a Connection) -> rusqlite::Result<Self> {
        let articles = db
            .prepare_cached("SELECT count(*) FROM profile")?
            .query_row([], |row| row.get(0))?;
        Ok(Self {
            db,
            articles: std::cell::Cell::new(articles),
            counts: RefCell::default(),
        })
    }

    fn count(&self, number: u32) -> rusqlite::Result<i64> {
        if let Some(&count) = self.counts.borrow().get(&number) {
            return Ok(count);
        }
        let count = self
            .db
            .prepare_cached("SELECT articles FROM term WHERE number = ?1")?
            .query_row([number], |row| row.get(0))
            .optional()?
            .unwrap_or(0);
        self.counts.borrow_mut().insert(number, count);
        Ok(count)
    }

    /// How rare the word is, in this library and the news at large.
    pub(crate) fn rarity(&self, number: u32) -> f64 {
        let count = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
        let having = self.count(number).unwrap_or(0);
        rarity(number, count(self.articles.get()), count(having))
    }

    /// The articles that share most with a profile, with the log-odds that they
    /// tell its story.
    fn kin(&self, profile: &Profile, id: ArticleId) -> rusqlite::Result<Vec<(ArticleId, f64)>> {
        let mut terms: Vec<(i64, u32)> = profile
            .terms
            .iter()
            .map(|term| Ok((self.count(term.number)?, term.number)))
            .collect::<rusqlite::Result<_>>()?;
        terms.sort_unstable();
        let mut with = self
            .db
            .prepare_cached("SELECT article_id FROM posting WHERE number = ?1")?;
        let mut shared: BTreeMap<ArticleId, f64> = BTreeMap::new();
        let mut read = 0;
        for (count, number) in terms {
            if count > MOST_PLACES_OF_ONE || read > MOST_PLACES {
                break;
            }
            let weight = self.rarity(number).powi(2);
            for other in with.query_map([number], |row| row.get::<_, ArticleId>(0))? {
                *shared.entry(other?).or_default() += weight;
                read += 1;
            }
        }
        shared.remove(&id);
        let mut best: Vec<(ArticleId, f64)> = shared.into_iter().collect();
        best.sort_by(|one, other| {
            other
                .1
                .total_cmp(&one.1)
                .then(Reverse(one.0).cmp(&Reverse(other.0)))
        });
        let mut kin = Vec::new();
        for (other, _) in best.into_iter().take(MOST_KIN) {
            if let Some(profile_of_other) = kept(self.db, other)? {
                let odds = odds(profile, &profile_of_other, |number| self.rarity(number));
                kin.push((other, odds));
            }
        }
        Ok(kin)
    }
}
