//! What is shown where the library cannot be opened.

use maud::html;

use crate::comparison::parts::Source;
use crate::fragment::{Fragment, finished};
use crate::words::window as words;

/// The sentence that says why, the way to try again, and the day of the backup
/// that could take the library's place.
#[must_use]
pub fn shut(sentence: &str, backup: Option<&str>) -> Fragment {
    finished(html! {
        div.screen.shut {
            h1 { (words::LIBRARY_SHUT) }
            p.lead { (Source(sentence)) }
            p.buttons {
                button.main type="button" data-action="try-again" { (words::TRY_AGAIN) }
                @if let Some(day) = backup {
                    button type="button" data-action="restore-backup" { (words::restore_backup(day)) }
                }
            }
            @if backup.is_some() { p.note { (words::RESTORE_NOTE) } }
        }
    })
}
