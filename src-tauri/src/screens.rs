//! What the page shows: a route in, a finished page out.
//!
//! Each screen reads what it needs from the library and hands it to the
//! renderer as plain values. Nothing is decided here about texts, and no HTML
//! is written here.

mod check;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tellings_collate::Comparison;
use tellings_library::{
    Article, ArticleId, ArticleSummary, Completeness, Library, LibraryError, Outcome, ReceiptId,
    Story, StoryId, StorySummary, Told,
};
use tellings_render::comparison::inspector::inspector as inspect;
use tellings_render::window::{
    self, ArticleRow, ArticleView, Body, FieldView, FoundView, LeftView, LibraryView, LogRow,
    LogView, MOST_COMPARED, ReceiptLineView, ReceiptOutcome, ReceiptRow, ReceiptView, StoryEntry,
    StoryPage, TellingEntry, VersionEntry, Wholeness,
};
use tellings_render::words::{links, window as words};
use tellings_render::{Fragment, StoryView, View, story_view};

use crate::compare::Patience;
use crate::export::comparison_of;
use crate::import;
use crate::ipc::{Answer, Code, Trouble};
use crate::looks::Spot;
use crate::proposals;
use crate::state::Shell;

/// A place that the page can show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "snake_case")]
pub enum Route {
    /// All articles, or what a search found. An empty library shows the first
    /// screen.
    Library {
        /// What is looked for.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        query: String,
    },
    /// A story and its comparison.
    Story {
        /// Its number.
        id: i64,
        /// Which view of the comparison.
        #[serde(default)]
        view: ViewName,
        /// The letter of the telling to compare against.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        base: Option<String>,
        /// The letter of the telling that is read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        telling: Option<String>,
        /// Whether a person wants it by words alone, without waiting for the
        /// models.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        by_words: bool,
    },
    /// One article.
    Article {
        /// Its number.
        id: i64,
    },
    /// What was taken of an article's file, and what was left out.
    Check {
        /// The article's number.
        id: i64,
        /// Whether its original shall be read again, to see what would change.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        again: bool,
    },
    /// The same of a file that waits to be imported.
    Look {
        /// The number of its offer.
        offer: u64,
        /// Which file, from 0.
        #[serde(default)]
        file: usize,
        /// Which article of the file, from 0.
        #[serde(default)]
        part: usize,
        /// The story that the files are to join.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        story: Option<i64>,
    },
    /// What became of the files of one import.
    Receipt {
        /// Its number.
        id: i64,
        /// The story that they were added to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        story: Option<i64>,
    },
    /// All receipts, or what a search in their lines found.
    Receipts {
        /// What is looked for.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        query: String,
    },
}

/// A view of a story, by the name that the page knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewName {
    /// The matrix and the wordings.
    #[default]
    Facts,
    /// The full texts side by side.
    Columns,
    /// One article with notes in its margin.
    Read,
    /// Numbers, quotations, names, verbs of saying.
    Wording,
    /// The tellings in numbers.
    Overview,
}

impl ViewName {
    /// The view; `telling` is the letter of the article that is to be read,
    /// else the first is.
    fn of(self, telling: Option<&str>) -> StoryView {
        match self {
            Self::Facts => StoryView::Facts,
            Self::Columns => StoryView::Columns,
            Self::Read => StoryView::Read(telling.and_then(place_of).unwrap_or(0)),
            Self::Wording => StoryView::Wording,
            Self::Overview => StoryView::Overview,
        }
    }
}

/// Which comparison of a story is meant: how its screen was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// The story's number.
    pub story: i64,
    /// The letter of the telling to compare against.
    #[serde(default)]
    pub base: Option<String>,
    /// Whether it goes by words alone.
    #[serde(default)]
    pub by_words: bool,
}

/// A finished screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page {
    /// For the window's title bar.
    pub title: String,
    /// What goes in the middle.
    pub html: String,
    /// What goes beside it: the list of stories.
    pub sidebar: String,
}

/// Makes one screen. A library that cannot be opened is a screen too.
///
/// # Errors
/// When what it shows is gone, or the library cannot be read.
pub fn screen(shell: &Shell, route: &Route) -> Answer<Page> {
    let (sentence, backup) = match make(shell, route) {
        Err(Trouble {
            code: Code::Library,
            message,
        }) => (message, None),
        // A library that is merely newer is no reason to go back to an older.
        Err(Trouble {
            code: Code::Damaged,
            message,
        }) => (message, shell.newest_backup()),
        made => return made,
    };
    let day = backup.as_ref().map(|backup| backup.made.day());
    Ok(Page {
        title: titled(words::LIBRARY_SHUT),
        html: window::shut(&sentence, day).into_string(),
        sidebar: String::new(),
    })
}

fn make(shell: &Shell, route: &Route) -> Answer<Page> {
    let (title, fragment, place) = match route {
        Route::Library { query } if query.trim().is_empty() => library(shell)?,
        Route::Library { query } => found(shell, query)?,
        Route::Story {
            id,
            view,
            base,
            telling,
            by_words,
        } => story(
            shell,
            (*id).into(),
            view.of(telling.as_deref()),
            base.as_deref().and_then(place_of),
            *by_words,
        )?,
        Route::Article { id } => article(shell, (*id).into())?,
        Route::Check { id, again } => check::check(shell, (*id).into(), *again)?,
        Route::Look {
            offer,
            file,
            part,
            story,
        } => {
            let spot = Spot {
                file: *file,
                part: *part,
            };
            check::look(shell, *offer, spot, *story)?
        }
        Route::Receipt { id, story } => receipt(shell, (*id).into(), story.map(StoryId::from))?,
        Route::Receipts { query } if query.trim().is_empty() => receipts(shell)?,
        Route::Receipts { query } => log(shell, query)?,
    };
    let stories = shell.library(|library| library.stories())?;
    let entries: Vec<StoryEntry> = stories
        .into_iter()
        .map(|story| entry(story, place))
        .collect();
    let place = match place {
        Place::Library => "library",
        Place::Receipts => "receipts",
        Place::Story(_) | Place::Elsewhere => "",
    };
    Ok(Page {
        title: titled(&title),
        html: fragment.into_string(),
        sidebar: window::sidebar(&entries, place).into_string(),
    })
}

/// Where a screen lies among the places that the sidebar lists.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Library,
    Receipts,
    Story(StoryId),
    Elsewhere,
}

/// A screen's title, the screen, and where it lies.
type Made = (String, Fragment, Place);

fn titled(title: &str) -> String {
    format!("{title} – {}", words::APP)
}

/// The place of a telling by its letter.
#[must_use]
pub fn place_of(siglum: &str) -> Option<usize> {
    (0..MOST_COMPARED).find(|index| tellings_collate::siglum(*index) == siglum)
}

fn library(shell: &Shell) -> Answer<Made> {
    let view = shell.library(|library| {
        let articles = library.articles()?;
        let articles = articles
            .iter()
            // Earlier versions are reached from the newest.
            .filter(|article| article.newer.is_none())
            .map(|article| row(library, article))
            .collect::<Result<_, _>>()?;
        let alike = proposals::alike(library, None)?;
        let same_stories = proposals::same_stories(library, None)?;
        Ok((
            LibraryView {
                articles,
                alike,
                same_stories,
            },
            library.stories()?.is_empty(),
        ))
    });
    let (view, no_stories) = view?;
    let fragment = if view.articles.is_empty() && no_stories {
        window::first_run()
    } else {
        window::library(&view)
    };
    Ok((words::LIBRARY.to_owned(), fragment, Place::Library))
}

fn found(shell: &Shell, query: &str) -> Answer<Made> {
    let view = shell.library(|library| {
        let found = library.search(query)?;
        Ok(FoundView {
            query: query.to_owned(),
            stories: found
                .stories
                .into_iter()
                .map(|story| entry(story, Place::Elsewhere))
                .collect(),
            articles: found
                .articles
                .into_iter()
                .map(|hit| Ok((row(library, &hit.article)?, hit.snippet)))
                .collect::<Result<_, LibraryError>>()?,
            more: found.more,
        })
    })?;
    Ok((
        words::found_for(query),
        window::found(&view),
        Place::Elsewhere,
    ))
}

fn row(library: &Library, article: &ArticleSummary) -> Result<ArticleRow, LibraryError> {
    // The names of its stories are only looked up where it has any.
    let stories = match article.stories {
        0 => Vec::new(),
        _ => library.article(article.id)?.stories,
    };
    Ok(ArticleRow {
        id: article.id.get(),
        title: Some(article.name()),
        outlet: article.outlet.clone(),
        date: article.date.clone(),
        words: article.words,
        wholeness: wholeness(article.completeness),
        stories: stories
            .into_iter()
            .map(|story| (story.id.get(), story.title))
            .collect(),
        version: proposals::version_note(article),
    })
}

fn entry(story: StorySummary, place: Place) -> StoryEntry {
    StoryEntry {
        id: story.id.get(),
        is_open: place == Place::Story(story.id),
        title: story.title,
        tellings: story.articles,
        outlets: story.outlets,
        date: story.newest_date,
        is_example: story.is_example,
    }
}

fn story(
    shell: &Shell,
    id: StoryId,
    view: StoryView,
    base: Option<usize>,
    by_words: bool,
) -> Answer<Made> {
    let (story, all) = shell.library(|library| Ok((library.story(id)?, library.articles()?)))?;
    let chosen = story.base.and_then(|base| {
        let mut articles = story.articles.iter();
        articles.position(|article| article.id == base)
    });
    let base = base.filter(|base| *base < story.articles.len()).or(chosen);
    let comparable = (2..=MOST_COMPARED).contains(&story.articles.len());
    let (patience, compared): (_, fn(Fragment) -> Body) = if by_words {
        (Patience::ForWords, Body::ByWords)
    } else {
        (Patience::ForWhatIsKept, Body::Compared)
    };
    let comparison = if comparable {
        comparison_of(shell, &story, base, &[], patience)?
    } else {
        None
    };
    let names = comparison.as_ref().map(|comparison| View::of(comparison));
    let versions = shell.library(|library| {
        let ids = story.articles.iter().map(|article| article.id);
        ids.map(|id| proposals::versions(library, id)).collect()
    })?;
    let body = match comparison.zip(names.as_ref()) {
        Some((comparison, names)) => compared(story_view(&comparison, names, view)),
        None if comparable => Body::Comparing,
        None => Body::NotCompared,
    };
    let page = StoryPage {
        id: id.get(),
        title: story.title.clone(),
        tellings: tellings(&story, names.as_ref(), versions),
        others: others(&story, &all),
        base,
        view,
        body,
    };
    Ok((story.title, window::story(&page), Place::Story(id)))
}

/// The comparison of a story that a screen shows already.
fn at_hand(shell: &Shell, compared: &Compared) -> Answer<Arc<Comparison>> {
    let story = shell.library(|library| library.story(compared.story.into()))?;
    let base = compared.base.as_deref().and_then(place_of);
    let patience = if compared.by_words {
        Patience::ForWords
    } else {
        Patience::ForWhatIsKept
    };
    comparison_of(shell, &story, base, &[], patience)?.ok_or_else(|| {
        Trouble::new(
            Code::Internal,
            "The comparison has to be made anew. Open the story again.",
        )
    })
}

/// All about one fact, by its number from 1.
///
/// # Errors
/// When the story is gone or its comparison is not at hand.
pub fn inspector(shell: &Shell, compared: &Compared, fact: usize) -> Answer<String> {
    let comparison = at_hand(shell, compared)?;
    let number = fact.saturating_sub(1);
    Ok(inspect(&comparison, &View::of(&comparison), number).into_string())
}

/// The numbers, from 1, of the facts that are told with all of these words.
///
/// # Errors
/// When the story is gone or its comparison is not at hand.
pub fn facts_with(shell: &Shell, compared: &Compared, query: &str) -> Answer<Vec<usize>> {
    let found = at_hand(shell, compared)?.facts_with(query);
    Ok(found.into_iter().map(|fact| fact + 1).collect())
}

fn tellings(
    story: &Story,
    names: Option<&View>,
    versions: Vec<Vec<VersionEntry>>,
) -> Vec<TellingEntry> {
    let entry = |((index, article), versions): ((usize, &Article), _)| TellingEntry {
        versions,
        article: article.id.get(),
        name: match (names, &article.outlet) {
            (Some(names), _) => names.name(index).to_owned(),
            (None, Some(outlet)) => outlet.value.clone(),
            (None, None) => article.name(),
        },
        date: value(&article.date),
    };
    story
        .articles
        .iter()
        .enumerate()
        .zip(versions)
        .map(entry)
        .collect()
}

/// What could be added to a story.
fn others(story: &Story, all: &[ArticleSummary]) -> Vec<(i64, String)> {
    all.iter()
        .filter(|article| article.newer.is_none())
        .filter(|article| story.articles.iter().all(|inside| inside.id != article.id))
        .map(|article| {
            let name = match &article.outlet {
                Some(outlet) => format!("{outlet}: {}", article.name()),
                None => article.name(),
            };
            (article.id.get(), name)
        })
        .collect()
}

fn article(shell: &Shell, id: ArticleId) -> Answer<Made> {
    let (article, fetchings, versions) = shell.library(|library| {
        Ok((
            library.article(id)?,
            library.fetchings(id)?,
            proposals::versions(library, id)?,
        ))
    })?;
    let title = article.name();
    let view = ArticleView {
        id: id.get(),
        title: field(article.title),
        outlet: field(article.outlet),
        byline: field(article.byline),
        date: field(article.date),
        url: field(article.url),
        language: field(article.language),
        text: article.text,
        words: article.words,
        wholeness: wholeness(article.completeness),
        wholeness_by_person: article.completeness_by_person,
        reasons: article.reasons,
        warnings: article.warnings,
        left_out: article.left_out.len(),
        file: match fetchings.last() {
            Some(fetched) => {
                links::fetched(&fetched.address, &moment_in_words(fetched.at.as_str()))
            }
            None => article.source_name,
        },
        sha256: article.source_sha256,
        stories: article
            .stories
            .into_iter()
            .map(|story| (story.id.get(), story.title))
            .collect(),
        versions,
    };
    Ok((title, window::article(&view), Place::Elsewhere))
}

/// The screen of a receipt, for the answer to an import.
///
/// # Errors
/// When the library cannot be read.
pub fn receipt_html(shell: &Shell, id: ReceiptId, story: Option<StoryId>) -> Answer<String> {
    receipt(shell, id, story).map(|(_, fragment, _)| fragment.into_string())
}

fn receipt(shell: &Shell, id: ReceiptId, story: Option<StoryId>) -> Answer<Made> {
    let view = shell.library(|library| {
        let receipt = library.receipt(id)?;
        let names: BTreeMap<ArticleId, String> = library
            .articles()?
            .into_iter()
            .map(|article| (article.id, article.name()))
            .collect();
        let story = story.map(|story| library.story(story)).transpose()?;
        let mut articles: Vec<ArticleId> = receipt
            .lines
            .iter()
            .filter_map(|line| line.article)
            .collect();
        articles.dedup();
        let among = articles.iter().copied().collect();
        let offer = match story {
            // More than can be compared are hardly one event.
            None if articles.len() <= MOST_COMPARED => title_for(library, &articles)?,
            _ => None,
        };
        Ok(ReceiptView {
            id: id.get(),
            left: LeftView {
                names: import::left(library, id)?,
                taken_up_by: receipt.taken_up_by.map(ReceiptId::get),
            },
            started: moment_in_words(receipt.started.as_str()),
            ended: receipt.finished.is_some(),
            cancelled: receipt.cancelled,
            lines: receipt
                .lines
                .into_iter()
                .map(|line| ReceiptLineView {
                    id: line.id.get(),
                    file: line.source_name,
                    outcome: outcome(line.outcome),
                    article: line
                        .article
                        .and_then(|article| Some((article.get(), names.get(&article)?.clone()))),
                    sentence: line.sentence,
                    warnings: line.warnings,
                })
                .collect(),
            story: story.map(|story| (story.id.get(), story.title)),
            alike: proposals::alike(library, Some(&among))?,
            same_stories: proposals::same_stories(library, Some(&among))?,
            offer,
        })
    })?;
    Ok((
        words::RECEIPT.to_owned(),
        window::receipt(&view),
        Place::Receipts,
    ))
}

/// What to call a story of these articles: the first headline that is known,
/// else how the first begins. Nothing where they are in one story already.
fn title_for(library: &Library, articles: &[ArticleId]) -> Result<Option<String>, LibraryError> {
    let mut shared: Option<Vec<StoryId>> = None;
    let mut headline = None;
    let mut opening = None;
    for id in articles {
        let article = library.article(*id)?;
        let own = article.stories.iter().map(|story| story.id);
        shared = Some(match shared {
            None => own.collect(),
            Some(shared) => own.filter(|id| shared.contains(id)).collect(),
        });
        headline = headline.or_else(|| value(&article.title));
        opening = opening.or_else(|| opening_of(&article.text));
        // Nothing that follows can change the answer.
        if headline.is_some() && shared.as_ref().is_some_and(Vec::is_empty) {
            break;
        }
    }
    let none_shared = shared.is_none_or(|shared| shared.is_empty());
    Ok(headline.or(opening).filter(|_| none_shared))
}

/// The first few words of a text.
fn opening_of(text: &str) -> Option<String> {
    const WORDS: usize = 8;
    let mut words = text.split_whitespace();
    let mut opening = words.by_ref().take(WORDS).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        opening.truncate(opening.trim_end_matches(['.', ',', ';', ':']).len());
        opening.push('…');
    }
    (!opening.is_empty()).then_some(opening)
}

fn receipts(shell: &Shell) -> Answer<Made> {
    let rows: Vec<ReceiptRow> = shell
        .library(|library| library.receipts())?
        .into_iter()
        .map(|receipt| ReceiptRow {
            id: receipt.id.get(),
            started: moment_in_words(receipt.started.as_str()),
            taken: receipt.taken,
            already_here: receipt.already_here,
            refused: receipt.refused,
        })
        .collect();
    Ok((
        words::RECEIPTS.to_owned(),
        window::receipts(&rows),
        Place::Receipts,
    ))
}

/// The most lines of the log that one screen shows.
const LOG_LINES: usize = 500;

fn log(shell: &Shell, query: &str) -> Answer<Made> {
    let lines = shell.library(|library| library.log(query))?;
    let view = LogView {
        query: query.to_owned(),
        count: lines.len(),
        rows: lines
            .into_iter()
            .take(LOG_LINES)
            .map(|line| LogRow {
                receipt: line.receipt.get(),
                started: moment_in_words(line.started.as_str()),
                file: line.source_name.clone(),
                outcome: outcome(line.outcome),
                article: line
                    .article
                    .map(|article| (article.get(), line.title.unwrap_or(line.source_name))),
                sentence: line.sentence,
            })
            .collect(),
    };
    Ok((
        words::RECEIPTS.to_owned(),
        window::log(&view),
        Place::Receipts,
    ))
}

/// A moment as the clock on this person's wall showed it.
fn moment_in_words(moment: &str) -> String {
    moment.parse::<jiff::Timestamp>().map_or_else(
        |_| moment.to_owned(),
        |moment| {
            let there = moment.to_zoned(jiff::tz::TimeZone::system());
            there.strftime("%Y-%m-%d %H:%M").to_string()
        },
    )
}

fn field(told: Option<Told>) -> FieldView {
    told.map(|told| (told.value, told.origin))
}

fn value(told: &Option<Told>) -> Option<String> {
    told.as_ref().map(|told| told.value.clone())
}

fn wholeness(completeness: Completeness) -> Wholeness {
    match completeness {
        Completeness::Complete => Wholeness::Complete,
        Completeness::Partial => Wholeness::Partial,
        Completeness::Doubtful => Wholeness::Doubtful,
    }
}

fn outcome(outcome: Outcome) -> ReceiptOutcome {
    match outcome {
        Outcome::Taken => ReceiptOutcome::Taken,
        Outcome::SameBytes => ReceiptOutcome::SameBytes,
        Outcome::SameText => ReceiptOutcome::SameText,
        Outcome::BroughtBack => ReceiptOutcome::BroughtBack,
        Outcome::Refused => ReceiptOutcome::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_are_read_as_the_page_writes_them() {
        let read = |text: &str| serde_json::from_str::<Route>(text).expect("a route");
        assert_eq!(
            read(r#"{"name":"story","id":5}"#),
            Route::Story {
                id: 5,
                view: ViewName::Facts,
                base: None,
                telling: None,
                by_words: false
            }
        );
        assert_eq!(
            read(r#"{"name":"story","id":5,"view":"overview","base":"B","by_words":true}"#),
            Route::Story {
                id: 5,
                view: ViewName::Overview,
                base: Some("B".to_owned()),
                telling: None,
                by_words: true
            }
        );
        assert_eq!(
            read(r#"{"name":"library"}"#),
            Route::Library {
                query: String::new()
            }
        );
        assert_eq!(
            read(r#"{"name":"receipt","id":1,"story":null}"#),
            Route::Receipt { id: 1, story: None }
        );
    }

    #[test]
    fn letters_name_places() {
        assert_eq!(place_of("A"), Some(0));
        assert_eq!(place_of("L"), Some(11));
        for none in ["M", "a", "", "AA"] {
            assert_eq!(place_of(none), None, "{none}");
        }
    }

    #[test]
    fn a_text_without_a_headline_is_called_by_its_opening() {
        assert_eq!(opening_of("One two."), Some("One two.".to_owned()));
        assert_eq!(
            opening_of("a b c d e f g h i j"),
            Some("a b c d e f g h…".to_owned())
        );
        assert_eq!(
            opening_of("a b c d e f g h. I j"),
            Some("a b c d e f g h…".to_owned())
        );
        assert_eq!(opening_of("  "), None);
    }
}
