//! A story: its tellings, the choice of base and view, and the comparison's
//! own fragment, unchanged.

use maud::{Markup, html};
use tellings_collate::siglum;

use super::correcting::correcting;
use super::library::day;
use super::proposals::{VersionEntry, choose_version};
use super::{link, route};
use crate::comparison::StoryView;
use crate::comparison::parts::{Source, colour};
use crate::fragment::{Fragment, finished};
use crate::words::{check, window as words};

/// Most tellings that the window compares at a time.
pub const MOST_COMPARED: usize = 12;

/// A telling of the story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TellingEntry {
    /// Its article's id.
    pub article: i64,
    /// What it is called.
    pub name: String,
    /// Day of publication.
    pub date: Option<String>,
    /// The versions of its article, oldest first, where it has several.
    pub versions: Vec<VersionEntry>,
}

/// A story's screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryPage {
    /// Its id.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// Its tellings, in the order of the columns.
    pub tellings: Vec<TellingEntry>,
    /// Articles of the library that are not in it: id and what they are called.
    pub others: Vec<(i64, String)>,
    /// The telling to compare against.
    pub base: Option<usize>,
    /// Which view is shown.
    pub view: StoryView,
    /// What stands below its head.
    pub body: Body,
}

/// What a story's screen shows below its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// The comparison.
    Compared(Fragment),
    /// The comparison by words alone, because a person did not want to wait.
    ByWords(Fragment),
    /// That the comparison is being made, and how far it is.
    Comparing,
    /// Why there is none: too few or too many tellings.
    NotCompared,
}

impl Body {
    fn comparison(&self) -> Option<&Fragment> {
        match self {
            Self::Compared(comparison) | Self::ByWords(comparison) => Some(comparison),
            Self::Comparing | Self::NotCompared => None,
        }
    }
}

/// The views by their names, in the order of their keys.
const VIEWS: [(&str, &str); 5] = [
    ("facts", words::FACTS),
    ("columns", words::COLUMNS),
    ("read", words::READ),
    ("wording", words::WORDING),
    ("overview", words::OVERVIEW),
];

/// The screen of a story.
#[must_use]
pub fn story(page: &StoryPage) -> Fragment {
    finished(html! {
        div.screen.story data-story=(page.id) data-title=(Source(&page.title)) {
            header.head {
                h1 dir="auto" { (Source(&page.title)) }
                p.buttons {
                    @if page.body.comparison().is_some() {
                        button.main type="button" data-action="export" { (words::EXPORT) "…" }
                    }
                    button type="button" data-action="rename" { (words::RENAME) "…" }
                    button type="button" data-action="ask-delete" data-kind="story" data-id=(page.id)
                        data-name=(Source(&page.title)) { (words::DELETE_STORY) "…" }
                }
                p #exported.exported role="status" hidden {
                    (words::EXPORTED) " " b {} ". "
                    button type="button" data-action="open-exported" { (words::OPEN_REPORT) }
                }
                (tellings(page))
            }
            @if matches!(page.body, Body::ByWords(_)) { (by_words()) }
            @if let Some(comparison) = page.body.comparison() {
                (bar(page))
                div #view.view data-view=(name_of(page.view)) { (comparison) }
                @if page.view == StoryView::Facts { (correcting(page)) }
            } @else if page.body == Body::Comparing { (comparing(page.tellings.len())) }
            @else if page.tellings.len() > MOST_COMPARED { p.empty { (words::too_many(MOST_COMPARED)) } }
            @else { p.empty { (words::TOO_FEW) } }
        }
    })
}

fn name_of(view: StoryView) -> &'static str {
    match view {
        StoryView::Facts => "facts",
        StoryView::Columns => "columns",
        StoryView::Read(_) => "read",
        StoryView::Wording => "wording",
        StoryView::Overview => "overview",
    }
}

fn tellings(page: &StoryPage) -> Markup {
    let in_columns = page.body.comparison().is_some()
        && matches!(page.view, StoryView::Facts | StoryView::Columns);
    html! {
        ul.tellings-bar aria-label=(words::TELLINGS) {
            @for (index, telling) in page.tellings.iter().enumerate() {
                li class=(colour(index)) { (entry(index, telling, in_columns)) }
            }
            @if !page.others.is_empty() { li { (add(page)) } }
        }
    }
}

fn entry(index: usize, telling: &TellingEntry, in_columns: bool) -> Markup {
    html! {
        (link("article", Some(telling.article), html! {
            b.siglum { (siglum(index)) } " " bdi { (Source(&telling.name)) }
        }))
        @if telling.date.is_some() { " " span.note { (day(telling.date.as_deref())) } }
        (choose_version(telling.article, &telling.name, &telling.versions))
        a.check-link href="#" data-route=(route("check", Some(telling.article)))
            aria-label=(Source(&check::check_of(&telling.name)))
            title=(Source(&check::check_of(&telling.name))) {
            span aria-hidden="true" { "✓" }
        }
        @if index > 0 {
            button.small type="button" data-action="move-telling" data-article=(telling.article)
                data-place=(index - 1) aria-label=(Source(&words::move_left(&telling.name)))
                title=(Source(&words::move_left(&telling.name))) {
                span aria-hidden="true" { "←" }
            }
        }
        @if in_columns {
            button.small type="button" data-action="put-away" data-article=(telling.article)
                data-letter=(siglum(index)) aria-pressed="false"
                aria-label=(Source(&words::hide(&telling.name))) { (words::HIDE) }
        }
        button.small type="button" data-action="remove-telling" data-article=(telling.article)
            aria-label=(Source(&words::remove(&telling.name)))
            title=(Source(&words::remove(&telling.name))) {
            span aria-hidden="true" { "×" }
        }
    }
}

/// The way for an article of the library into the story.
fn add(page: &StoryPage) -> Markup {
    html! {
        form.add data-action="add-from-library" {
            label.unseen for="other" { (words::ADD_FROM_LIBRARY) }
            select #other name="article" required {
                option value="" { (words::CHOOSE_ARTICLE) }
                @for (id, name) in &page.others { option value=(id) { (Source(name)) } }
            }
            button type="submit" { (words::ADD) }
        }
    }
}

/// How far the comparison is; the script fills in what it is told.
fn comparing(tellings: usize) -> Markup {
    html! {
        section #comparing.comparing aria-labelledby="comparing-heading"
            data-read=(words::COMPARING_READ) data-judged=(words::COMPARING_JUDGED) {
            h2 #comparing-heading { (words::COMPARING) "…" }
            progress max="1" value="0" aria-labelledby="comparing-heading" {}
            p.count role="status" { (words::COMPARING_READ.replace('#', "0").replace('@', &tellings.to_string())) }
            p.note { (words::COMPARING_NOTE) }
            p.buttons {
                button type="button" data-action="cancel-comparison"
                    aria-describedby="cancel-comparison-note" { (words::CANCEL_COMPARING) }
                span #cancel-comparison-note.note { (words::CANCEL_COMPARING_NOTE) }
            }
        }
    }
}

/// Says that the model was not waited for, and offers to wait for it.
fn by_words() -> Markup {
    html! {
        p.by-words {
            (words::BY_WORDS) " "
            button type="button" data-action="compare-fully" { (words::COMPARE_FULLY) }
        }
    }
}

fn bar(page: &StoryPage) -> Markup {
    html! {
        div.view-bar {
            nav aria-label=(words::VIEWS) {
                ul.tabs {
                    @for (number, (name, word)) in VIEWS.iter().enumerate() {
                        li {
                            button type="button" data-action="show-view" data-view=(name)
                                aria-keyshortcuts=(number + 1)
                                aria-current=[(*name == name_of(page.view)).then_some("true")] { (word) }
                        }
                    }
                }
            }
            p.base {
                label for="base" { (words::COMPARE_AGAINST) } " "
                select #base data-action="choose-base" {
                    option value="" selected[page.base.is_none()] { (words::CLOSEST) }
                    @for (index, telling) in page.tellings.iter().enumerate() {
                        option value=(siglum(index)) selected[page.base == Some(index)] {
                            (siglum(index)) " " (Source(&telling.name))
                        }
                    }
                }
            }
            @if let StoryView::Read(chosen) = page.view {
                p.base {
                    label for="telling" { (words::TELLING_TO_READ) } " "
                    select #telling data-action="choose-telling" {
                        @for (index, telling) in page.tellings.iter().enumerate() {
                            option value=(siglum(index)) selected[chosen == index] {
                                (siglum(index)) " " (Source(&telling.name))
                            }
                        }
                    }
                }
            }
            @if page.view == StoryView::Columns {
                p.check {
                    input #together type="checkbox" data-action="together" checked;
                    label for="together" { (words::TOGETHER) }
                }
            }
            @if page.view == StoryView::Facts {
                p.find {
                    label.unseen for="find" { (words::FIND_FACT) }
                    input #find type="search" autocomplete="off" placeholder=(words::FIND_FACT);
                    " " span #shown.note role="status" data-shown=(words::ROWS_SHOWN) {}
                }
            }
        }
    }
}
