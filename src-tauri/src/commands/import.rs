//! Articles on their way in.

use std::path::PathBuf;

use serde::Serialize;
use tauri::ipc::Channel;
use tauri::{Runtime, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tellings_library::StoryId;

use super::{Held, with};
use crate::files::EXTENSIONS;
use crate::import::{self, ImportProgress, Imported, Order, Pasted};
use crate::ipc::{Answer, Code, Trouble, off_main};
use crate::links;
use crate::offers::Offer;
use crate::screens;
use crate::state::Shell;

/// An import that has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportDone {
    /// Its receipt's number.
    pub receipt: i64,
    /// The receipt as a page.
    pub html: String,
}

/// The files that wait, for a page that has just been loaded.
#[tauri::command]
pub async fn offers_waiting(shell: Held<'_>) -> Answer<Vec<Offer>> {
    Ok(shell.offers().waiting())
}

/// Imports the files of an offer; with a story, into that story.
#[tauri::command]
pub async fn import_offer(
    shell: Held<'_>,
    offer: u64,
    story: Option<i64>,
    progress: Channel<ImportProgress>,
) -> Answer<ImportDone> {
    let story = story.map(StoryId::from);
    with(&shell, move |shell| {
        let job = shell.begin_job()?;
        // Taken only now: an offer that came while another import ran waits on.
        let paths = shell.offers().take(offer).ok_or_else(|| {
            Trouble::new(Code::Gone, "These files have been imported already, or were handed over too long ago. Please drop them again.")
        })?;
        let look = shell.looks().take(offer);
        let imported = import::files_looked_at(shell, &paths, &look, story, &job.cancel, |step| {
            // A page that has gone away does not stop the import.
            let _ = progress.send(step);
        })?;
        done(shell, &imported, story)
    })
    .await
}

/// Links that wait for a person's word, and how connections are made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinksWaiting {
    /// The links.
    pub links: Vec<String>,
    /// The proxy, as it was typed.
    pub proxy: String,
    /// How many seconds a page may take, as it was typed.
    pub seconds: String,
}

/// The links that were handed over, once, for the dialog that asks about them.
#[tauri::command]
pub async fn take_links(shell: Held<'_>) -> Answer<LinksWaiting> {
    with(&shell, |shell| {
        let (proxy, seconds) = links::settings(shell)?;
        Ok(LinksWaiting {
            links: shell.offers().take_links(),
            proxy,
            seconds,
        })
    })
    .await
}

/// Fetches the pages of links and imports them: what pressing the button in
/// the dialog means.
#[tauri::command]
pub async fn fetch_links(
    shell: Held<'_>,
    links: String,
    proxy: String,
    seconds: String,
    story: Option<i64>,
    progress: Channel<ImportProgress>,
) -> Answer<ImportDone> {
    with(&shell, move |shell| {
        let paths = links::in_text(&links)?;
        let fetch = Some(links::keep_options(shell, &proxy, &seconds)?);
        let job = shell.begin_job()?;
        let order = Order {
            paths,
            story: story.map(StoryId::from),
            fetch,
        };
        let imported = import::import(shell, &order, &job.cancel, |step| {
            let _ = progress.send(step);
        })?;
        done(shell, &imported, order.story)
    })
    .await
}

/// Goes on with what an import did not reach; its links, which a person had
/// asked for, are fetched.
#[tauri::command]
pub async fn take_up(
    shell: Held<'_>,
    receipt: i64,
    story: Option<i64>,
    progress: Channel<ImportProgress>,
) -> Answer<ImportDone> {
    with(&shell, move |shell| {
        let job = shell.begin_job()?;
        let order = Order {
            paths: Vec::new(),
            story: story.map(StoryId::from),
            fetch: Some(links::options(shell, None, None)?),
        };
        let imported = import::take_up(shell, receipt.into(), &order, &job.cancel, |step| {
            let _ = progress.send(step);
        })?;
        done(shell, &imported, order.story)
    })
    .await
}

/// Imports text that a person pasted.
#[tauri::command]
pub async fn import_text(
    shell: Held<'_>,
    text: String,
    outlet: Option<String>,
    title: Option<String>,
    date: Option<String>,
    url: Option<String>,
    story: Option<i64>,
) -> Answer<ImportDone> {
    let story = story.map(StoryId::from);
    with(&shell, move |shell| {
        let pasted = Pasted {
            text,
            outlet,
            title,
            date,
            url,
        };
        let imported = import::pasted(shell, pasted, story)?;
        shell.ahead.wake();
        done(shell, &imported, story)
    })
    .await
}

fn done(shell: &Shell, imported: &Imported, story: Option<StoryId>) -> Answer<ImportDone> {
    Ok(ImportDone {
        receipt: imported.receipt.get(),
        html: screens::receipt_html(shell, imported.receipt, story)?,
    })
}

/// Asks the import that runs to stop after the file it is at.
#[tauri::command]
pub async fn cancel_import(shell: Held<'_>) -> Answer<()> {
    shell.cancel_job();
    Ok(())
}

/// Lets a person choose files, or a folder, and offers them. Nothing where
/// they changed their mind.
#[tauri::command]
pub async fn choose_files<R: Runtime>(
    window: WebviewWindow<R>,
    shell: Held<'_>,
    folder: bool,
) -> Answer<Option<Offer>> {
    let dialog = window.dialog().file().set_parent(&window);
    let chosen = off_main(move || {
        Ok(if folder {
            dialog
                .set_title("Choose a folder of articles")
                .blocking_pick_folders()
        } else {
            dialog
                .set_title("Choose articles")
                .add_filter("Articles", &EXTENSIONS)
                .add_filter("All files", &["*"])
                .blocking_pick_files()
        })
    })
    .await?;
    let paths: Vec<PathBuf> = chosen
        .into_iter()
        .flatten()
        .filter_map(|path| path.into_path().ok())
        .collect();
    Ok((!paths.is_empty()).then(|| shell.offers().put(paths)))
}
