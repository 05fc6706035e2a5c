//! What is shown where the library cannot be opened.

use maud::html;

use crate::comparison::parts::Source;
use crate::fragment::{Fragment, finished};
use crate::words::window as words;

/// The sentence that says why, and the way to try again.
#[must_use]
pub fn shut(sentence: &str) -> Fragment {
    finished(html! {
        div.screen.shut {
            h1 { (words::LIBRARY_SHUT) }
            p.lead { (Source(sentence)) }
            p.buttons { button.main type="button" data-action="try-again" { (words::TRY_AGAIN) } }
        }
    })
}
