//! The window: how it starts, what reaches it from outside, what it may do.
//!
//! [`assemble`] is generic over the runtime, so that tests call the same
//! commands under the same permissions on Tauri's mock runtime. [`open`] is
//! the real one.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, Builder, DragDropEvent, Emitter, Manager, Runtime, WebviewWindowBuilder, Window,
    WindowEvent,
};

use crate::cli::args;
use crate::commands;
use crate::jobs;
use crate::offers::Hover;
use crate::state::Shell;

/// Label of the one window.
pub const MAIN: &str = "main";

/// Told to the page when files wait to be imported, with the
/// [`Offer`](crate::offers::Offer).
pub const OFFER: &str = "offer";
/// Told to the page when links wait that a person has to be asked about.
pub const LINKS: &str = "links";
/// Told to the page while files hover over the window, with a [`Hover`].
pub const HOVER: &str = "hover";
/// Told to the page when they are dropped or carried away.
pub const HOVER_END: &str = "hover-end";

/// Told to the page before each article that is read ahead, with the
/// [`ReadingAhead`](crate::jobs::ReadingAhead), and with nothing at the end.
pub const READING: &str = "reading";

/// What `tauri.conf.json`, `capabilities/` and `ui/` say, built in.
#[must_use]
pub fn context<R: Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

/// Commands, state and events, on any runtime.
#[must_use]
pub fn assemble<R: Runtime>(builder: Builder<R>, shell: Arc<Shell>) -> Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .manage(shell)
        .invoke_handler(tauri::generate_handler![
            commands::articles::delete_article,
            commands::articles::set_article,
            commands::checking::amend_article,
            commands::checking::amend_waiting,
            commands::checking::keep_out,
            commands::checking::put_aside,
            commands::checking::set_waiting,
            commands::checking::take_again,
            commands::checking::undo_waiting,
            commands::comparing::cancel_comparison,
            commands::comparing::compare_story,
            commands::comparing::stop_reading,
            commands::corrections::correct,
            commands::corrections::withdraw_correction,
            commands::export::export_report,
            commands::export::export_log,
            commands::export::open_exported,
            commands::facts::find_facts,
            commands::facts::inspector,
            commands::import::cancel_import,
            commands::import::choose_files,
            commands::import::fetch_links,
            commands::import::import_offer,
            commands::import::import_text,
            commands::import::offers_waiting,
            commands::proposals::keep_alike,
            commands::proposals::keep_as_well,
            commands::proposals::make_version,
            commands::proposals::part_versions,
            commands::proposals::refuse_story,
            commands::proposals::show_version,
            commands::import::take_links,
            commands::import::take_up,
            commands::rules::add_rule,
            commands::rules::remove_rule,
            commands::rules::rules,
            commands::screen::frame,
            commands::screen::redo,
            commands::screen::restore_backup,
            commands::screen::screen,
            commands::screen::try_again,
            commands::screen::undo,
            commands::stories::add_to_story,
            commands::stories::create_story,
            commands::stories::delete_story,
            commands::stories::move_in_story,
            commands::stories::open_example,
            commands::stories::remove_from_story,
            commands::stories::rename_story,
            commands::stories::set_base,
        ])
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(event) = event {
                dragged(window, event);
            }
        })
}

/// Files over the window. Where exactly does not matter: all of it takes them.
fn dragged<R: Runtime>(window: &Window<R>, event: &DragDropEvent) {
    match event {
        DragDropEvent::Enter { paths, .. } => tell(window.app_handle(), HOVER, Hover::over(paths)),
        DragDropEvent::Drop { paths, .. } => {
            tell(window.app_handle(), HOVER_END, ());
            hand_over(window.app_handle(), paths.clone());
        }
        DragDropEvent::Leave => tell(window.app_handle(), HOVER_END, ()),
        _ => {}
    }
}

/// Makes an offer of files and tells the page; of links it is told that there
/// are some to ask the person about.
pub fn hand_over<R: Runtime>(app: &AppHandle<R>, paths: Vec<PathBuf>) {
    let (links, files): (Vec<_>, Vec<_>) = paths
        .into_iter()
        .partition(|path| crate::files::is_address(path));
    let shell = app.state::<Arc<Shell>>();
    if !files.is_empty() {
        let offer = shell.offers().put(files);
        tell(app, OFFER, offer);
    }
    if !links.is_empty() {
        shell.offers().put_links(links);
        tell(app, LINKS, ());
    }
}

/// Tells the page. Where none listens yet nothing is lost: it asks for the
/// waiting offers when it is ready.
fn tell<R: Runtime, P: serde::Serialize + Clone>(app: &AppHandle<R>, event: &str, payload: P) {
    let _ = app.emit_to(MAIN, event, payload);
}

/// Opens the window and stays until it is closed.
#[must_use]
pub fn open(paths: Vec<PathBuf>) -> ExitCode {
    if let Err(sentence) = system::prepare() {
        return refuse(&sentence);
    }
    // Taken before anything changes the working folder.
    let paths = paths
        .iter()
        .map(|path| absolute(Path::new("."), path))
        .collect();
    let shell = Arc::new(Shell::of_this_person());
    let read_for = Arc::clone(&shell);
    let started = assemble(
        // First, so that a second start ends before it opens anything.
        Builder::default().plugin(single_instance(&shell)),
        shell,
    )
    .setup(move |app| {
        hand_over(app.handle(), paths);
        let config = app
            .config()
            .app
            .windows
            .first()
            .cloned()
            .expect("tauri.conf.json describes the window");
        WebviewWindowBuilder::from_config(app.handle(), &config)?
            .on_navigation(is_ours)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .build()?;
        let app_handle = app.handle().clone();
        // Kept by the app, so that it ends with it.
        app.manage(jobs::start(read_for, move |reading| {
            tell(&app_handle, READING, reading);
        })?);
        Ok(())
    })
    .run(context());
    match started {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&format!("The window could not be opened: {error}.")),
    }
}

/// Whether the webview may go to `url`: only to the program's own page.
fn is_ours(url: &tauri::Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // How the same page is addressed where own schemes cannot be had.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Hands the files of a second start to the window that is open.
fn single_instance<R: Runtime>(shell: &Shell) -> tauri::plugin::TauriPlugin<R> {
    tauri_plugin_single_instance::Builder::new()
        .dbus_id(instance_name(shell.folder()))
        .callback(|app, arguments, folder| {
            let arguments = arguments.into_iter().map(Into::into);
            if let Ok(args::Invocation::Window(paths)) = args::parse(arguments) {
                let folder = Path::new(&folder);
                hand_over(
                    app,
                    paths.iter().map(|path| absolute(folder, path)).collect(),
                );
            }
            if let Some(window) = app.get_webview_window(MAIN) {
                // A window manager may refuse; the files are there all the same.
                let _ = window.unminimize();
                let _ = window.set_focus();
            }
        })
        .build()
}

/// One window for each library: another TELLINGS_HOME is another program.
fn instance_name(folder: Option<&Path>) -> String {
    use sha2::{Digest, Sha256};

    let folder = folder.unwrap_or(Path::new(""));
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    // Its parts put together again: a slash at the end makes no other folder.
    let folder: PathBuf = folder.components().collect();
    let hash = Sha256::digest(folder.as_os_str().as_encoded_bytes());
    let short: String = hash
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("org.tellings.desktop.h{short}")
}

/// `path` as seen from `folder`; addresses stay what they are.
fn absolute(folder: &Path, path: &Path) -> PathBuf {
    if crate::files::is_address(path) {
        return path.to_owned();
    }
    let joined = folder.join(path);
    std::path::absolute(&joined).unwrap_or(joined)
}

#[allow(clippy::print_stderr, reason = "there is no window to say it in")]
fn refuse(sentence: &str) -> ExitCode {
    eprintln!("tellings: {sentence}");
    ExitCode::FAILURE
}

#[cfg(target_os = "linux")]
mod system {
    //! What GTK and WebKit need before they start.

    use std::os::unix::process::CommandExt;
    use std::process::Command;

    /// WebKit's faster way to draw leaves the window blank on many machines
    /// with NVIDIA drivers; the slower one always draws.
    const PLAIN_DRAWING: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

    /// # Errors
    /// A sentence where no window can be opened.
    pub(super) fn prepare() -> Result<(), String> {
        if std::env::var_os(PLAIN_DRAWING).is_none() {
            start_again_with(PLAIN_DRAWING, "1");
        }
        gtk::init().map_err(|_| {
            "No display could be opened, so there can be no window. Start it from a graphical \
             session, or use the command line: `tellings --help` lists what it can do."
                .to_owned()
        })
    }

    /// Changing our own environment is unsafe once threads may read it, so the
    /// program replaces itself by itself. Where that fails, it goes on as it is.
    fn start_again_with(name: &str, value: &str) {
        if let Ok(program) = std::env::current_exe() {
            let mut arguments = std::env::args_os();
            let mut again = Command::new(program);
            if let Some(own_name) = arguments.next() {
                again.arg0(own_name);
            }
            let _ = again.args(arguments).env(name, value).exec();
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    //! Nothing has to be prepared here.

    pub(super) fn prepare() -> Result<(), String> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_webview_stays_on_its_own_page() {
        let check = |url: &str, ours: bool| {
            let url = tauri::Url::parse(url).expect("an address");
            assert_eq!(is_ours(&url), ours, "{url}");
        };
        check("tauri://localhost/index.html", true);
        check("http://tauri.localhost/", true);
        check("https://example.org/", false);
        check("https://tauri.localhost.example.org/", false);
        check("file:///etc/passwd", false);
        check("data:text/html,x", false);
        check("about:blank", false);
    }

    #[test]
    fn another_library_is_another_instance() {
        let name = |folder: &str| instance_name(Some(Path::new(folder)));
        assert_eq!(name("/a"), name("/a/"));
        assert_ne!(name("/a"), name("/b"));
        assert!(name("/a").starts_with("org.tellings.desktop.h"));
    }
}
