//! What a person sees before there is anything in the library.

use maud::html;

use crate::fragment::{Fragment, finished};
use crate::words::{links, window as words};

/// The drop zone, and the example one click away.
#[must_use]
pub fn first_run() -> Fragment {
    finished(html! {
        div.screen.first-run {
            h1 { (words::WELCOME) }
            p.lead { (words::WELCOME_WHAT) }
            section.drop-zone aria-labelledby="drop-heading" {
                h2 #drop-heading { (words::DROP_HERE) }
                p { (words::DROP_KINDS) }
                p.buttons {
                    button.main type="button" data-action="add-files" { (words::ADD_FILES) "…" }
                    button type="button" data-action="add-folder" { (words::ADD_FOLDER) "…" }
                    button type="button" data-action="fetch" { (links::FETCH_LINK) "…" }
                    button type="button" data-action="paste" { (words::PASTE_TEXT) "…" }
                }
            }
            section.example aria-labelledby="example-heading" {
                h2 #example-heading { (words::EXAMPLE_ASK) }
                p.buttons { button type="button" data-action="open-example" { (words::EXAMPLE_OPEN) } }
                p.note { (words::EXAMPLE_NOTE) }
            }
            p.note { (words::WELCOME_WHERE) }
        }
    })
}
