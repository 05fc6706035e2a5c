//! What the page may ask for. Every command is thin: ids in, one call, a page
//! or a plain value out, and trouble as [`Trouble`](crate::ipc::Trouble).
//!
//! Each is also named in `build.rs` and allowed in `capabilities/main.json`;
//! a test proves that the three lists agree.

pub mod articles;
pub mod checking;
pub mod comparing;
pub mod corrections;
pub mod export;
pub mod facts;
pub mod import;
pub mod proposals;
pub mod rules;
pub mod screen;
pub mod stories;

use std::sync::Arc;

use crate::ipc::{Answer, off_main};
use crate::state::Shell;

/// What commands get of the shell.
type Held<'a> = tauri::State<'a, Arc<Shell>>;

/// Does blocking work with the shell, off the main thread.
async fn with<T: Send + 'static>(
    shell: &Held<'_>,
    work: impl FnOnce(&Shell) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let shell = Arc::clone(shell);
    off_main(move || work(&shell)).await
}
