//! The import log: all receipts, the search through their lines, and what an
//! import left to be taken up again.

use maud::{Markup, html};

use super::receipt::{ReceiptOutcome, ReceiptRow, receipt_list};
use super::{link, route};
use crate::comparison::parts::Source;
use crate::fragment::{Fragment, finished};
use crate::words::{links as words, window};

/// The most names of files that a receipt lists as not reached.
const NAMES: usize = 100;

/// A line of the log that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    /// The receipt that it stands in.
    pub receipt: i64,
    /// When that import began.
    pub started: String,
    /// The file's name; empty for pasted text.
    pub file: String,
    /// What became of it.
    pub outcome: ReceiptOutcome,
    /// Its article, unless that was deleted: id and what it is called.
    pub article: Option<(i64, String)>,
    /// Why it was refused.
    pub sentence: Option<String>,
}

/// What a search through the log found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogView {
    /// What was looked for.
    pub query: String,
    /// The first lines that have it.
    pub rows: Vec<LogRow>,
    /// How many lines have it in all.
    pub count: usize,
}

/// The list of all receipts.
#[must_use]
pub fn receipts(rows: &[ReceiptRow]) -> Fragment {
    finished(html! {
        div.screen.receipts {
            h1 { (window::RECEIPTS) }
            @if rows.is_empty() { p.empty { (window::NO_RECEIPTS) } } @else {
                (tools(""))
                (receipt_list(rows))
            }
        }
    })
}

/// The lines of all receipts that a search found.
#[must_use]
pub fn log(view: &LogView) -> Fragment {
    finished(html! {
        div.screen.receipts {
            h1 { (window::RECEIPTS) }
            (tools(&view.query))
            p.note role="status" {
                (words::log_found(view.count))
                @if view.count > view.rows.len() { " " (words::log_more(view.rows.len())) }
            }
            @if !view.rows.is_empty() {
                div.scroll role="region" tabindex="0" aria-label=(window::RECEIPTS) {
                    table.lines {
                        thead {
                            tr {
                                th scope="col" { (window::FILE) }
                                th scope="col" { (window::OUTCOME) }
                                th scope="col" { (words::IMPORT) }
                            }
                        }
                        tbody { @for row in &view.rows { (log_row(row)) } }
                    }
                }
            }
        }
    })
}

fn tools(query: &str) -> Markup {
    html! {
        div.log-tools {
            form.search role="search" aria-label=(words::SEARCH_LOG) data-action="search-log" {
                label for="log-query" { (words::SEARCH_LOG) }
                input #log-query type="search" name="query" autocomplete="off" value=(Source(query));
                button type="submit" { (window::SEARCH_GO) }
            }
            p.buttons {
                button type="button" data-action="export-log" data-query=(Source(query))
                    data-saved=(words::LOG_SAVED) { (words::EXPORT_LOG) "…" }
                @if !query.is_empty() {
                    a href="#" data-route=(route("receipts", None)) { (words::ALL_RECEIPTS) }
                }
            }
        }
    }
}

fn log_row(row: &LogRow) -> Markup {
    html! {
        tr class=(row.outcome.class()) {
            th scope="row" {
                @if row.file.is_empty() { (window::PASTED_SOURCE) } @else { bdi { (Source(&row.file)) } }
            }
            td {
                span.shape aria-hidden="true" { (row.outcome.shape()) } " " (row.outcome.word())
                @if let Some((id, title)) = &row.article {
                    ": " (link("article", Some(*id), html! { bdi { (Source(title)) } }))
                }
                @if let Some(sentence) = &row.sentence { p { (Source(sentence)) } }
            }
            td.date { (link("receipt", Some(row.receipt), html! { time { (Source(&row.started)) } })) }
        }
    }
}

/// What an import did not reach, on its receipt.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftView {
    /// What the files are called, in their order.
    pub names: Vec<String>,
    /// The receipt of the import that went on with them.
    pub taken_up_by: Option<i64>,
}

/// The list of them, and the button that goes on.
pub(super) fn left(receipt: i64, view: &LeftView) -> Markup {
    html! {
        @if !view.names.is_empty() {
            section.left aria-labelledby="left-heading" {
                h2 #left-heading { (words::left(view.names.len())) }
                @if let Some(later) = view.taken_up_by {
                    p { (link("receipt", Some(later), html! { (words::TAKEN_UP) })) }
                } @else {
                    p.buttons {
                        button.main type="button" data-action="take-up" data-receipt=(receipt) {
                            (words::TAKE_UP)
                        }
                    }
                }
                ul.names {
                    @for name in view.names.iter().take(NAMES) { li { bdi { (Source(name)) } } }
                    @if view.names.len() > NAMES { li { (words::and_more(view.names.len() - NAMES)) } }
                }
            }
        }
    }
}
