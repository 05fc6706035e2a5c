//! Saving the report, and opening what was saved.

use serde::Serialize;
use tauri::{Runtime, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use super::{Held, with};
use crate::cli::args::LogFormat;
use crate::compare::Patience;
use crate::export::{self, Format, file_name, story_compared, with_ending};
use crate::ipc::{Answer, Code, Trouble, off_main};
use crate::{atomic, log, shown};

/// A report that was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exported {
    /// What its file is called.
    pub name: String,
}

/// Asks where to, and saves the report of a story there, by words alone if it
/// is shown so. Nothing where the person changed their mind.
#[tauri::command]
pub async fn export_report<R: Runtime>(
    window: WebviewWindow<R>,
    shell: Held<'_>,
    story: i64,
    base: Option<String>,
    by_words: bool,
) -> Answer<Option<Exported>> {
    let base = base.as_deref().and_then(crate::screens::place_of);
    let (title, bytes) = with(&shell, move |shell| {
        let patience = if by_words {
            Patience::ForWords
        } else {
            Patience::ForAll(&|_| true)
        };
        let compared = story_compared(shell, story.into(), base, &[], patience)?;
        let options = export::options(&compared.title);
        let bytes = export::written(&compared.comparison, &options, Format::Html);
        Ok((compared.title, bytes))
    })
    .await?;
    let dialog = window
        .dialog()
        .file()
        .set_title("Export report")
        .set_file_name(file_name(&title))
        .add_filter("Web page", &["html"])
        .set_parent(&window);
    let Some(chosen) = off_main(move || Ok(dialog.blocking_save_file())).await? else {
        return Ok(None);
    };
    with(&shell, move |shell| {
        let chosen = chosen.into_path().map_err(|_| {
            Trouble::new(
                Code::CannotWrite,
                "This place cannot be written to. Please choose a folder on this computer.",
            )
        })?;
        let path = with_ending(&chosen);
        // The person was asked about the name that they chose, not about ours.
        if path != chosen && path.exists() {
            return Err(Trouble::new(
                Code::CannotWrite,
                format!(
                    "There is already a file called {}. Please choose that name itself, or another one.",
                    shown::name(&path)
                ),
            ));
        }
        atomic::write(&path, &bytes).map_err(|error| {
            Trouble::new(
                Code::CannotWrite,
                format!(
                    "{} could not be written: {error}. Please choose another place.",
                    shown::name(&path)
                ),
            )
        })?;
        let name = shown::name(&path);
        shell.note_exported(path);
        Ok(Some(Exported { name }))
    })
    .await
}

/// Opens the report that was saved last in the person's browser.
#[tauri::command]
pub async fn open_exported<R: Runtime>(window: WebviewWindow<R>, shell: Held<'_>) -> Answer<()> {
    let Some(path) = shell.last_exported() else {
        return Err(Trouble::new(
            Code::CannotOpen,
            "No report was exported since Tellings was started.",
        ));
    };
    off_main(move || {
        window
            .opener()
            .open_path(path.to_string_lossy(), None::<&str>)
            .map_err(|_| {
                Trouble::new(
                    Code::CannotOpen,
                    format!(
                        "No program was found that opens {}. You can open it from its folder.",
                        shown::name(&path)
                    ),
                )
            })
    })
    .await
}

/// Asks where to, and saves the import log there: as CSV, JSON or text, as the
/// chosen name ends. Nothing where the person changed their mind.
#[tauri::command]
pub async fn export_log<R: Runtime>(
    window: WebviewWindow<R>,
    shell: Held<'_>,
    query: String,
) -> Answer<Option<Exported>> {
    let dialog = window
        .dialog()
        .file()
        .set_title("Export import log")
        .set_file_name("import-log.csv")
        .add_filter("Table (CSV)", &["csv"])
        .add_filter("Text", &["txt"])
        .add_filter("JSON", &["json"])
        .set_parent(&window);
    let Some(chosen) = off_main(move || Ok(dialog.blocking_save_file())).await? else {
        return Ok(None);
    };
    with(&shell, move |shell| {
        let path = chosen.into_path().map_err(|_| {
            Trouble::new(
                Code::CannotWrite,
                "This place cannot be written to. Please choose a folder on this computer.",
            )
        })?;
        let format = path
            .extension()
            .and_then(LogFormat::from_word)
            .unwrap_or_default();
        let lines = shell.library(|library| library.log(&query))?;
        atomic::write(&path, log::written(&lines, format).as_bytes()).map_err(|error| {
            Trouble::new(
                Code::CannotWrite,
                format!(
                    "{} could not be written: {error}. Please choose another place.",
                    shown::name(&path)
                ),
            )
        })?;
        let name = shown::name(&path);
        Ok(Some(Exported { name }))
    })
    .await
}
