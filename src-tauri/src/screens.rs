//! What the page shows: a route in, a finished page out.
//!
//! Each screen reads what it needs from the library in one go and hands it to
//! the renderer as plain values. Nothing is decided here about texts, and no
//! HTML is written here.

use serde::{Deserialize, Serialize};
use tellings_library::ReceiptId;

use crate::ipc::Answer;
use crate::state::Shell;

/// A place that the page can show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", rename_all = "snake_case")]
pub enum Route {
    /// Stories and articles, or what a search found of them. An empty library
    /// shows the first-run screen.
    Library {
        /// What is looked for.
        #[serde(default)]
        query: String,
    },
}

/// A finished screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page {
    /// For the window's title bar.
    pub title: String,
    /// Escaped, from the renderer's templates.
    pub html: String,
}

/// Makes one screen.
pub fn screen(shell: &Shell, route: &Route) -> Answer<Page> {
    let _ = shell;
    Ok(Page {
        title: format!("{route:?}"),
        html: "<main></main>".into(),
    })
}

/// A receipt.
pub fn receipt(_shell: &Shell, id: ReceiptId) -> Answer<Page> {
    Ok(Page {
        title: format!("{id:?}"),
        html: "<main></main>".into(),
    })
}
