//! All articles, and what a search found of them.

use maud::{Markup, html};

use super::frame::story_list;
use super::proposals::{AlikeView, SameStoryView, VersionNote, alike, same_stories};
use super::{MOST_COMPARED, StoryEntry, Wholeness, link};
use crate::comparison::parts::Source;
use crate::fragment::{Fragment, finished};
use crate::words::window as words;

/// An article in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// Its id.
    pub id: i64,
    /// Its headline; else what it is called by.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Day of publication.
    pub date: Option<String>,
    /// How many words it has.
    pub words: usize,
    /// Whether its text is whole.
    pub wholeness: Wholeness,
    /// The stories it is in: id and title.
    pub stories: Vec<(i64, String)>,
    /// Whether it is one of several versions.
    pub version: Option<VersionNote>,
}

/// The library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryView {
    /// All articles.
    pub articles: Vec<ArticleRow>,
    /// Those that have nearly the text of others.
    pub alike: Vec<AlikeView>,
    /// Those that may tell one story.
    pub same_stories: Vec<SameStoryView>,
}

/// A passage in which the words of a search stand, in pieces; `true` marks the
/// pieces that were looked for.
pub type SnippetRow = Vec<(String, bool)>;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundView {
    /// What was looked for.
    pub query: String,
    /// Stories whose title has the words.
    pub stories: Vec<StoryEntry>,
    /// Articles that have the words, with a passage of each.
    pub articles: Vec<(ArticleRow, SnippetRow)>,
    /// Whether there are more than are given.
    pub more: bool,
}

/// The table of all articles.
#[must_use]
pub fn library(view: &LibraryView) -> Fragment {
    finished(html! {
        div.screen.library {
            h1 { (words::LIBRARY) }
            (same_stories(&view.same_stories))
            (alike(&view.alike))
            @if view.articles.is_empty() { p.empty { (words::NO_ARTICLES) } } @else {
                form data-action="compare-chosen" data-most=(MOST_COMPARED)
                    data-more=(words::CHOOSE_MORE) data-fewer=(words::CHOOSE_FEWER) {
                    p.note { (words::COMPARE_NOTE) }
                    div.scroll role="region" tabindex="0" aria-label=(words::ALL_ARTICLES) {
                        table.articles {
                            caption { (words::articles_caption(view.articles.len())) }
                            thead {
                                tr {
                                    th scope="col" { (words::CHOOSE) }
                                    th scope="col" { (words::TITLE) }
                                    th scope="col" { (words::OUTLET) }
                                    th scope="col" { (words::DATE) }
                                    th.number scope="col" { (words::LENGTH) }
                                    th scope="col" { (words::COMPLETENESS) }
                                }
                            }
                            tbody { @for article in &view.articles { (row(article)) } }
                        }
                    }
                    div.below {
                        p.trouble role="alert" hidden {}
                        p.buttons {
                            button.main type="submit" { (words::COMPARE_CHOSEN) }
                            span #chosen.note role="status" data-chosen=(words::CHOSEN) {}
                        }
                    }
                }
            }
        }
    })
}

/// A headline, or the word for there being none.
pub(super) fn title(title: Option<&str>) -> &str {
    title.unwrap_or(words::UNTITLED)
}

/// A value, or the word for its not being known.
pub(super) fn known(value: Option<&str>) -> Markup {
    html! {
        @match value {
            Some(value) => bdi { (Source(value)) },
            None => span.unknown { (words::NOT_KNOWN) },
        }
    }
}

/// A day in words, or the word for its not being known.
pub(super) fn day(date: Option<&str>) -> Markup {
    let in_words = date.and_then(crate::words::comparison::day);
    known(in_words.as_deref().or(date))
}

fn row(article: &ArticleRow) -> Markup {
    let name = title(article.title.as_deref());
    html! {
        tr {
            td.choose {
                input type="checkbox" name="article" value=(article.id) aria-label=(Source(&words::choose(name)));
            }
            th scope="row" {
                (link("article", Some(article.id), html! { bdi { (Source(name)) } }))
                @if let Some(version) = article.version { " " span.note { "(" (version.word()) ")" } }
                @if !article.stories.is_empty() {
                    p.note {
                        (words::IN_STORIES)
                        @for (nth, (id, title)) in article.stories.iter().enumerate() {
                            @if nth > 0 { " ·" }
                            " " (link("story", Some(*id), html! { bdi { (Source(title)) } }))
                        }
                    }
                }
            }
            td { (known(article.outlet.as_deref())) }
            td.date { (day(article.date.as_deref())) }
            td.number { (article.words) }
            td { (article.wholeness.word()) }
        }
    }
}

/// What a search found.
#[must_use]
pub fn found(view: &FoundView) -> Fragment {
    finished(html! {
        div.screen.found {
            h1 { bdi { (Source(&words::found_for(&view.query))) } }
            @if view.stories.is_empty() && view.articles.is_empty() {
                p.empty role="status" { (words::NOTHING_FOUND) }
            }
            @if !view.stories.is_empty() {
                h2 { (words::STORIES) }
                (story_list(&view.stories))
            }
            @if !view.articles.is_empty() {
                h2 { (words::articles_caption(view.articles.len())) }
                ul.hits {
                    @for (article, snippet) in &view.articles {
                        li {
                            p.hit {
                                (link("article", Some(article.id), html! {
                                    bdi { (Source(title(article.title.as_deref()))) }
                                }))
                                " " span.note {
                                    (known(article.outlet.as_deref())) " · " (day(article.date.as_deref()))
                                    @if let Some(version) = article.version { " · " (version.word()) }
                                }
                            }
                            p.snippet dir="auto" {
                                @for (text, hit) in snippet {
                                    @if *hit { mark.hit { (Source(text)) } } @else { (Source(text)) }
                                }
                            }
                        }
                    }
                }
                @if view.more { p.note { (words::MORE_FOUND) } }
            }
        }
    })
}
