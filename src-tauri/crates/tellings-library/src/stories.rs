//! Which articles are proposed as one story, and why.
//!
//! Kinship ([`crate::table::kinship`]) says of two articles how likely they
//! tell one story; here that is weighed against what else each of them could
//! belong to, and against what a person decided: articles of one story belong
//! together, articles that were told apart never do. Nothing is carried out.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};
use tellings_grouping::{LIKELY, Profile, Shared, joined, likelihood, shared, standing};

use crate::table::apart::Matter;
use crate::table::article::{self, ArticleId, ArticleSummary};
use crate::table::kinship::{self, Known};
use crate::table::revision;
use crate::table::story::{self, StoryId};
use crate::{Library, LibraryError};

/// How many pairs are weighed for one list, the newest articles first.
const MOST_PAIRS: usize = 400;

/// Pairs below are not weighed: nothing makes them likely.
const LEAST_ODDS: f64 = -2.0;

/// How many shared words of each kind are told.
const MOST_TOLD: usize = 8;

/// Articles that may tell one story.
#[derive(Clone, Debug, PartialEq)]
pub struct SameStory {
    /// The story that some of them are in already.
    pub story: Option<(StoryId, String)>,
    /// The articles that would come together or join the story, in the order
    /// in which they came into the library.
    pub articles: Vec<ArticleSummary>,
    /// Those that are in the story already and belong to the likely pairs.
    pub inside: Vec<ArticleSummary>,
    /// Names that most of them share.
    pub names: Vec<String>,
    /// Other words that they share.
    pub words: Vec<String>,
    /// First and last day of publication, where two or more are known.
    pub days: Option<(String, String)>,
}

impl Library {
    /// The articles that may tell one story and about which nobody has
    /// decided: those with the newest articles first.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn same_stories(&self) -> Result<Vec<SameStory>, LibraryError> {
        self.reading(|db| {
            let pairs = likely_pairs(db)?;
            let ids: Vec<ArticleId> = pairs
                .keys()
                .flat_map(|&(one, other)| [one, other])
                .collect::<BTreeSet<_>>()
                .into_iter()
                .collect();
            let place = |id: ArticleId| ids.binary_search(&id).expect("it is one of them");
            let placed = pairs
                .iter()
                .map(|(&(one, other), &likelihood)| ((place(one), place(other)), likelihood))
                .collect();
            let mut group_of: Vec<usize> = (0..ids.len()).collect();
            for (one, other) in joined(ids.len(), &placed, LIKELY).into_keys() {
                let (to, from) = (group_of[one], group_of[other]);
                for group in &mut group_of {
                    if *group == from {
                        *group = to;
                    }
                }
            }
            let mut groups: BTreeMap<usize, Vec<ArticleId>> = BTreeMap::new();
            for (at, &group) in group_of.iter().enumerate() {
                groups.entry(group).or_default().push(ids[at]);
            }
            let mut proposals = Vec::new();
            let known = Known::of(db)?;
            for group in groups.into_values().filter(|group| group.len() > 1) {
                proposals.extend(proposal(db, &known, &group)?);
            }
            proposals.sort_by_key(|proposal| {
                std::cmp::Reverse(proposal.articles.iter().map(|article| article.id).max())
            });
            Ok(proposals)
        })
    }
}

/// The pairs that are worth a thought, with how likely each is: 1 where both
/// are in one story, negative infinity where a person told them apart.
fn likely_pairs(db: &Connection) -> Result<BTreeMap<(ArticleId, ArticleId), f64>, LibraryError> {
    let found: Vec<(ArticleId, ArticleId, f64)> = db
        .prepare_cached(
            "SELECT kinship.other_id, kinship.article_id, odds FROM kinship
             JOIN article ON article.id = kinship.article_id
             JOIN article AS other ON other.id = kinship.other_id
             WHERE odds >= ?1 AND article.deleted_at IS NULL AND other.deleted_at IS NULL
               AND NOT article.is_example AND NOT other.is_example
             ORDER BY kinship.article_id DESC, odds DESC LIMIT ?2",
        )?
        .query_map(params![LEAST_ODDS, MOST_PAIRS], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?
        .collect::<Result<_, _>>()?;
    let mut kin: BTreeMap<ArticleId, BTreeMap<ArticleId, f64>> = BTreeMap::new();
    for &(one, other, _) in &found {
        for id in [one, other] {
            if let Entry::Vacant(free) = kin.entry(id) {
                free.insert(kin_of(db, id)?);
            }
        }
    }
    let mut pairs = BTreeMap::new();
    for (one, other, odds) in found {
        let likelihood = if is_apart(db, one, other)? {
            f64::NEG_INFINITY
        } else if revision::are_versions(db, one, other)? {
            // A version stands in its story in the place of the other.
            continue;
        } else if !common_stories(db, one, other)?.is_empty() {
            1.0
        } else {
            let rivals = |of: ArticleId, but: ArticleId| -> Vec<f64> {
                let others = kin[&of].iter().filter(|(id, _)| **id != but);
                others.map(|(_, odds)| *odds).collect()
            };
            let bridge = kin[&one]
                .iter()
                .filter_map(|(third, odds)| Some(odds.min(*kin[&other].get(third)?)))
                .fold(f64::NEG_INFINITY, f64::max);
            likelihood(&standing(
                odds,
                &rivals(one, other),
                &rivals(other, one),
                bridge,
            ))
        };
        pairs.insert((one, other), likelihood);
    }
    Ok(pairs)
}

fn kin_of(db: &Connection, id: ArticleId) -> rusqlite::Result<BTreeMap<ArticleId, f64>> {
    db.prepare_cached(
        "SELECT other_id, odds FROM kinship WHERE article_id = ?1
         UNION ALL SELECT article_id, odds FROM kinship WHERE other_id = ?1",
    )?
    .query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?
    .collect()
}

fn is_apart(db: &Connection, one: ArticleId, other: ArticleId) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM apart WHERE one_id = ?1 AND other_id = ?2 AND matter = ?3")?
        .exists(params![one.min(other), one.max(other), Matter::Story])
}

fn common_stories(
    db: &Connection,
    one: ArticleId,
    other: ArticleId,
) -> rusqlite::Result<Vec<StoryId>> {
    db.prepare_cached(
        "SELECT story.id FROM story
         JOIN telling AS first ON first.story_id = story.id AND first.article_id = ?1
         JOIN telling AS second ON second.story_id = story.id AND second.article_id = ?2
         WHERE story.deleted_at IS NULL ORDER BY story.id",
    )?
    .query_map([one, other], |row| row.get(0))?
    .collect()
}

/// A group as a proposal; nothing where all its articles are in one story.
fn proposal(
    db: &Connection,
    known: &Known<'_>,
    group: &[ArticleId],
) -> Result<Option<SameStory>, LibraryError> {
    let story = story::with_most_of(db, group)?;
    let inside: BTreeSet<ArticleId> = match &story {
        Some((id, _)) => crate::table::telling::shown(db, *id)?.into_iter().collect(),
        None => BTreeSet::new(),
    };
    let (in_story, new): (Vec<ArticleId>, Vec<ArticleId>) =
        group.iter().partition(|id| inside.contains(id));
    if new.is_empty() {
        return Ok(None);
    }
    let list = |ids: Vec<ArticleId>| -> rusqlite::Result<Vec<ArticleSummary>> {
        ids.into_iter().map(|id| article::summary(db, id)).collect()
    };
    let shared = shared_by(db, known, group)?;
    let (articles, inside) = (list(new)?, list(in_story)?);
    let mut days: Vec<String> = articles
        .iter()
        .chain(&inside)
        .filter_map(|article| article.date.clone())
        .collect();
    days.sort();
    let days = (days.len() > 1).then(|| (days.swap_remove(0), days.pop().unwrap_or_default()));
    Ok(Some(SameStory {
        story,
        articles,
        inside,
        names: shared.names,
        words: shared.words,
        days,
    }))
}

/// What the newest of a group shares with at least one of the others.
fn shared_by(
    db: &Connection,
    known: &Known<'_>,
    group: &[ArticleId],
) -> Result<Shared, LibraryError> {
    let Some((&newest, others)) = group.split_last() else {
        return Ok(Shared::default());
    };
    let article = article::read(db, newest)?;
    let mut terms = BTreeMap::new();
    for &other in others {
        for term in kinship::kept(db, other)?.unwrap_or_default().terms {
            terms.entry(term.number).or_insert(term);
        }
    }
    let others = Profile {
        terms: terms.into_values().collect(),
        day: None,
    };
    let title = article.title.as_ref().map(|told| told.value.as_str());
    Ok(shared(
        (title, &article.text),
        &others,
        |number| known.rarity(number),
        MOST_TOLD,
    ))
}
