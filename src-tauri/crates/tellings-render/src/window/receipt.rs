//! What became of every file of an import.

use maud::{Markup, html};

use super::log::{LeftView, left};
use super::proposals::{AlikeView, SameStoryView, alike, keep_as_well, same_stories};
use super::{link, route};
use crate::comparison::parts::Source;
use crate::fragment::{Fragment, finished};
use crate::words::{check, window as words};

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptOutcome {
    /// It is now an article.
    Taken,
    /// The same bytes were there.
    SameBytes,
    /// The same text was there.
    SameText,
    /// Its article was deleted, and is back.
    BroughtBack,
    /// It could not be used.
    Refused,
}

impl ReceiptOutcome {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Taken => words::TAKEN,
            Self::SameBytes => words::SAME_BYTES,
            Self::SameText => words::SAME_TEXT,
            Self::BroughtBack => words::BROUGHT_BACK,
            Self::Refused => words::REFUSED,
        }
    }

    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Taken | Self::BroughtBack => "taken",
            Self::SameBytes | Self::SameText => "here",
            Self::Refused => "refused",
        }
    }

    pub(super) const fn shape(self) -> &'static str {
        match self {
            Self::Taken | Self::BroughtBack => "✓",
            Self::SameBytes | Self::SameText => "=",
            Self::Refused => "×",
        }
    }
}

/// What became of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptLineView {
    /// Its id.
    pub id: i64,
    /// The file's name; empty for pasted text.
    pub file: String,
    /// What became of it.
    pub outcome: ReceiptOutcome,
    /// Its article, unless that was deleted: id and what it is called.
    pub article: Option<(i64, String)>,
    /// Why it was refused.
    pub sentence: Option<String>,
    /// What was odd.
    pub warnings: Vec<String>,
}

/// A whole receipt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceiptView {
    /// Its id.
    pub id: i64,
    /// When the import began.
    pub started: String,
    /// Whether it ended, early or not.
    pub ended: bool,
    /// Whether a person ended it early.
    pub cancelled: bool,
    /// A line for each file.
    pub lines: Vec<ReceiptLineView>,
    /// What was not reached.
    pub left: LeftView,
    /// The story that the articles were added to: id and title.
    pub story: Option<(i64, String)>,
    /// Those of the articles that have nearly the text of others.
    pub alike: Vec<AlikeView>,
    /// Those that may tell one story with others.
    pub same_stories: Vec<SameStoryView>,
    /// Title to offer for a story of the articles; `None` offers no story.
    pub offer: Option<String>,
}

/// A receipt in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceiptRow {
    /// Its id.
    pub id: i64,
    /// When the import began.
    pub started: String,
    /// How many files became articles.
    pub taken: usize,
    /// How many were there already.
    pub already_here: usize,
    /// How many were refused.
    pub refused: usize,
}

/// The screen of a receipt.
#[must_use]
pub fn receipt(view: &ReceiptView) -> Fragment {
    let count = |class: &str| {
        view.lines
            .iter()
            .filter(|line| line.outcome.class() == class)
            .count()
    };
    let mut articles: Vec<i64> = view
        .lines
        .iter()
        .filter_map(|line| line.article.as_ref().map(|(id, _)| *id))
        .collect();
    articles.sort_unstable();
    articles.dedup();
    finished(html! {
        div.screen.receipt {
            h1 { (words::RECEIPT) }
            p.note { time datetime=(Source(&view.started)) { (Source(&view.started)) } }
            ul.counts {
                li.taken { (words::taken(count("taken"))) }
                li.here { (words::already_here(count("here"))) }
                li.refused { (words::refused(count("refused"))) }
            }
            @if view.cancelled { p.stopped { (words::STOPPED) } }
            @else if !view.ended { p.stopped { (words::INTERRUPTED) } }
            (left(view.id, &view.left))
            @if let Some((id, title)) = &view.story {
                p { (words::BACK_TO_STORY) ": " (link("story", Some(*id), html! { bdi { (Source(title)) } })) }
            }
            @if let Some(title) = view.offer.as_deref().filter(|_| articles.len() > 1) {
                form.offer data-action="create-story" data-articles=(joined(&articles)) {
                    p { (words::offer_story(articles.len())) }
                    p.field {
                        label for="offer-title" { (words::STORY_TITLE) }
                        input #offer-title name="title" type="text" value=(Source(title)) required autocomplete="off";
                    }
                    p.trouble role="alert" hidden {}
                    p.buttons { button.main type="submit" { (words::MAKE_STORY) } }
                }
            }
            (same_stories(&view.same_stories))
            (alike(&view.alike))
            div.scroll role="region" tabindex="0" aria-label=(words::RECEIPT) {
                table.lines {
                    thead { tr { th scope="col" { (words::FILE) } th scope="col" { (words::OUTCOME) } } }
                    tbody { @for line in &view.lines { (row(line)) } }
                }
            }
        }
    })
}

fn row(line: &ReceiptLineView) -> Markup {
    html! {
        tr class=(line.outcome.class()) {
            th scope="row" {
                @if line.file.is_empty() { (words::PASTED_SOURCE) } @else { bdi { (Source(&line.file)) } }
            }
            td {
                span.shape aria-hidden="true" { (line.outcome.shape()) } " " (line.outcome.word())
                @if let Some((id, title)) = &line.article {
                    ": " (link("article", Some(*id), html! { bdi { (Source(title)) } }))
                    " · " a href="#" data-route=(route("check", Some(*id)))
                        aria-label=(Source(&check::check_of(title))) { (check::CHECK) }
                }
                @if line.outcome.class() == "here" && line.article.is_some() { (keep_as_well(line.id)) }
                @if let Some(sentence) = &line.sentence { p { (Source(sentence)) } }
                @for warning in &line.warnings { p.warning { (Source(warning)) } }
            }
        }
    }
}

fn joined(ids: &[i64]) -> String {
    ids.iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Receipts as links, with their counts.
pub(super) fn receipt_list(rows: &[ReceiptRow]) -> Markup {
    html! {
        ul.receipt-list {
            @for row in rows {
                li {
                    (link("receipt", Some(row.id), html! { time { (Source(&row.started)) } }))
                    " " span.note {
                        (words::taken(row.taken)) " · " (words::already_here(row.already_here))
                        " · " (words::refused(row.refused))
                    }
                }
            }
        }
    }
}
