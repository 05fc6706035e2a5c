//! The frame that stays while screens come and go: header, list of stories,
//! messages, and the dialogs.

use maud::{Markup, html};

use super::fetch::fetch_dialog;
use super::library::day;
use super::{link, route};
use crate::comparison::parts::Source;
use crate::fragment::{Fragment, finished};
use crate::words::{check, links, window as words};

/// A story in the list at the side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoryEntry {
    /// Its id.
    pub id: i64,
    /// Its title.
    pub title: String,
    /// How many tellings it has.
    pub tellings: usize,
    /// The outlets that are known, in the order of the tellings.
    pub outlets: Vec<String>,
    /// The newest date among its tellings.
    pub date: Option<String>,
    /// Whether it ships with the app.
    pub is_example: bool,
    /// Whether it is the one shown.
    pub is_open: bool,
}

/// The whole frame, with an empty main part.
#[must_use]
pub fn frame() -> Fragment {
    finished(html! {
        a.skip href="#main" { (words::SKIP_TO_MAIN) }
        header #head.app-bar {
            p.app { a href="#" data-route=(route("library", None)) { (words::APP) } }
            form.search role="search" data-action="search" {
                label.unseen for="query" { (words::SEARCH) }
                input #query type="search" name="query" autocomplete="off" placeholder=(words::SEARCH);
                button type="submit" { (words::SEARCH_GO) }
            }
            div.tools {
                button.main type="button" data-action="add-files" { (words::ADD_FILES) "…" }
                button type="button" data-action="add-folder" { (words::ADD_FOLDER) "…" }
                button type="button" data-action="fetch" { (links::FETCH_LINK) "…" }
                button type="button" data-action="paste" { (words::PASTE_TEXT) "…" }
                p.check.look-first {
                    input #look-first type="checkbox" data-action="look-first";
                    label for="look-first" { (check::LOOK_FIRST) }
                }
                button type="button" data-action="keys" { (words::KEYS) " " kbd { "?" } }
            }
        }
        nav #sidebar.sidebar aria-label=(words::STORIES) {}
        main #main tabindex="-1" {}
        section #messages aria-label=(words::MESSAGES) {
            // Always there, so that what is put into it is read out.
            p #spoken.unseen role="status" {}
            p #status.status aria-hidden="true" hidden data-loading=(words::LOADING)
                data-comparing=(words::COMPARING) data-saved=(words::SAVED) {}
            div #alert.alert role="alert" hidden data-trouble=(words::TROUBLE) {
                p {}
                button type="button" data-action="close" { (words::CLOSE) }
            }
            div #toast.toast hidden data-article=(words::ARTICLE_DELETED)
                data-story=(words::STORY_DELETED) data-removed=(words::REMOVED) {
                p {}
                button type="button" data-action="undo" { (words::UNDO) }
                button type="button" data-action="redo" hidden { (words::REDO) }
                button type="button" data-action="close" { (words::CLOSE) }
            }
            section #progress.progress hidden aria-label=(words::IMPORTING)
                data-count=(words::IMPORT_PROGRESS) data-cancelling=(words::CANCELLING)
                data-importing=(words::IMPORTING) data-fetching=(links::FETCHING)
                data-fetched=(links::FETCH_PROGRESS) {
                h2 { (words::IMPORTING) }
                progress max="1" value="0" aria-label=(words::IMPORTING) {}
                p.count {}
                p.file {}
                button type="button" data-action="cancel-import" { (words::CANCEL_IMPORT) }
            }
            div #reading.reading hidden data-reading=(words::READING) {
                p role="status" {}
                button.small type="button" data-action="stop-reading" { (words::STOP_READING) }
            }
        }
        div #hover.hover hidden data-one=(words::LET_GO_ONE) data-many=(words::LET_GO_MANY)
            data-link=(links::LET_GO_LINK) data-story=(words::LET_GO_STORY)
            data-library=(words::LET_GO_LIBRARY) data-look=(check::LET_GO_LOOK) {
            div role="status" {
                p.count {}
                ul.names {}
                p.where {}
            }
        }
        (fetch_dialog())
        (paste_dialog())
        (delete_dialog())
        (title_dialog())
        (keys_dialog())
    })
}

/// The list of stories, and the ways to what is no story.
#[must_use]
pub fn sidebar(stories: &[StoryEntry], open: &str) -> Fragment {
    finished(html! {
        ul.places {
            li {
                a href="#" data-route=(route("library", None)) aria-current=[(open == "library").then_some("page")] {
                    (words::ALL_ARTICLES)
                }
            }
            li {
                a href="#" data-route=(route("receipts", None)) aria-current=[(open == "receipts").then_some("page")] {
                    (words::RECEIPTS)
                }
            }
        }
        h2 #stories-heading { (words::STORIES) }
        @if stories.is_empty() { p.empty { (words::NO_STORIES) } } @else {
            ul.stories aria-labelledby="stories-heading" {
                @for story in stories { li { (entry(story)) } }
            }
        }
    })
}

fn entry(story: &StoryEntry) -> Markup {
    html! {
        a href="#" data-route=(route("story", Some(story.id))) aria-current=[story.is_open.then_some("page")] {
            bdi.title title=(Source(&story.title)) { (Source(&story.title)) }
            span.note {
                (words::tellings(story.tellings))
                @if story.date.is_some() { " · " (day(story.date.as_deref())) }
                @if story.is_example { " · " (words::EXAMPLE) }
            }
        }
    }
}

/// A list of stories as links, for screens.
pub(super) fn story_list(stories: &[StoryEntry]) -> Markup {
    html! {
        ul.story-cards {
            @for story in stories {
                li {
                    (link("story", Some(story.id), html! { bdi { (Source(&story.title)) } }))
                    p.note {
                        (words::tellings(story.tellings))
                        @for outlet in &story.outlets { " · " bdi { (Source(outlet)) } }
                    }
                }
            }
        }
    }
}

/// A field of a dialog.
fn field(id: &str, name: &str, label: &str, hint: Option<&str>, kind: &str) -> Markup {
    let hint_id = format!("{id}-hint");
    html! {
        p.field {
            label for=(id) { (label) }
            input id=(id) name=(name) type=(kind) autocomplete="off"
                aria-describedby=[hint.map(|_| &hint_id)];
            @if let Some(hint) = hint { span.hint id=(hint_id) { (hint) } }
        }
    }
}

fn paste_dialog() -> Markup {
    html! {
        dialog #paste aria-labelledby="paste-heading" {
            form method="dialog" data-action="take-pasted" {
                h2 #paste-heading { (words::PASTE_TEXT) }
                p.note {
                    (words::PASTE_NOTE) " "
                    span.where data-story=(words::PASTE_STORY) data-library=(words::PASTE_LIBRARY) {}
                }
                p.field {
                    label for="paste-text" { (words::PASTED) }
                    textarea #paste-text name="text" rows="10" required {}
                }
                div.fields {
                    (field("paste-outlet", "outlet", words::OUTLET, None, "text"))
                    (field("paste-title", "title", words::TITLE, None, "text"))
                    (field("paste-date", "date", words::DATE, Some(words::DATE_FORM), "text"))
                    (field("paste-url", "url", words::LINK, None, "url"))
                }
                p.trouble role="alert" hidden {}
                p.buttons {
                    button.main type="submit" { (words::PASTE_TAKE) }
                    button type="button" data-action="close" { (words::CANCEL) }
                }
            }
        }
    }
}

fn delete_dialog() -> Markup {
    html! {
        dialog #ask-delete aria-labelledby="ask-delete-heading"
            data-article=(words::DELETE_ARTICLE_ASK) data-article-note=(words::DELETE_ARTICLE_NOTE)
            data-story=(words::DELETE_STORY_ASK) data-story-note=(words::DELETE_STORY_NOTE) {
            form method="dialog" data-action="delete" {
                h2 #ask-delete-heading { (words::DELETE_ARTICLE_ASK) }
                p.what {}
                p.note {}
                p.buttons {
                    button.main type="submit" { (words::DELETE) }
                    button type="button" data-action="close" { (words::CANCEL) }
                }
            }
        }
    }
}

fn title_dialog() -> Markup {
    html! {
        dialog #name-story aria-labelledby="name-story-heading" {
            form method="dialog" data-action="save-title" {
                h2 #name-story-heading { (words::NAME_STORY) }
                (field("story-title", "title", words::STORY_TITLE, None, "text"))
                p.trouble role="alert" hidden {}
                p.buttons {
                    button.main type="submit" { (words::SAVE) }
                    button type="button" data-action="close" { (words::CANCEL) }
                }
            }
        }
    }
}

fn keys_dialog() -> Markup {
    html! {
        dialog #keys aria-labelledby="keys-heading" {
            h2 #keys-heading { (words::KEYS) }
            dl.keys {
                @for (key, what) in words::KEY_LIST {
                    div { dt { kbd { (key) } } dd { (what) } }
                }
            }
            p.check {
                input #single-keys type="checkbox" data-action="single-keys" checked;
                label for="single-keys" { (words::SINGLE_KEYS) }
            }
            p.buttons { button.main type="button" data-action="close" autofocus { (words::CLOSE) } }
        }
    }
}
