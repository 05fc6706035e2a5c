//! The installed program, started the way a desktop starts it: from its menu
//! entry, and by "Open with". `cargo xtask check-deb` installs it and runs
//! these; they do not look into the page, because the program as people get it
//! lets nobody drive it.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tellings_tests::desktop::Desktop;
use tellings_tests::program::Program;
use tellings_tests::wait;

const ENTRY: &str = "/usr/share/applications/tellings.desktop";

/// More than a blank window has, however it is framed; text alone, smoothed at
/// its edges, has hundreds.
const COLOURS_OF_A_DRAWN_WINDOW: usize = 60;

#[test]
#[ignore = "needs the installed package: run `cargo xtask check-deb`"]
fn the_menu_entry_opens_a_window_that_is_drawn_and_closes() {
    let desktop = Desktop::start(1280, 900);
    let program = Program::new();
    launch(&desktop, &program, &[]);

    let window = wait::until("the window is there", || window(&desktop));
    wait::until("the window is drawn", || {
        (colours(&desktop, &window) > COLOURS_OF_A_DRAWN_WINDOW).then_some(())
    });
    desktop.picture("package-started");

    let class = desktop.output("xprop", &["-id", &window, "WM_CLASS"]);
    assert!(
        class.to_lowercase().contains("\"tellings\""),
        "the desktop tells by its class whose window it is: {class}"
    );

    close(&desktop);
}

#[test]
#[ignore = "needs the installed package: run `cargo xtask check-deb`"]
fn open_with_brings_an_article_into_the_library() {
    let desktop = Desktop::start(1280, 900);
    let program = Program::new();
    // A name with a space: the entry must hand it on as one file.
    let article = program.write(
        "harbour news.md",
        "# Lighthouse lamp relit\n\nThe lamp at Quillmere Point was relit on Monday, the keeper said.\n",
    );
    launch(&desktop, &program, &[article]);

    wait::until("the article is in the library", || {
        holds(&program.home(), "Quillmere Point").then_some(())
    });
    desktop.picture("package-opened-with");
    close(&desktop);
}

#[test]
#[ignore = "needs the installed package: run `cargo xtask check-deb`"]
fn the_desktop_offers_the_program_for_articles() {
    let desktop = Desktop::start(640, 480);
    for kind in ["text/plain", "text/markdown", "text/html"] {
        let answer = desktop.output("gio", &["mime", kind]);
        assert!(
            answer.contains("tellings.desktop"),
            "{kind} is opened by: {answer}"
        );
    }
}

/// Starts the program through its desktop entry.
fn launch(desktop: &Desktop, program: &Program, files: &[PathBuf]) {
    let launched = desktop
        .command("gio")
        .args(["launch", ENTRY])
        .args(files)
        .env("TELLINGS_HOME", program.home())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(
        launched.is_ok_and(|status| status.success()),
        "{ENTRY} can be launched"
    );
}

fn window(desktop: &Desktop) -> Option<String> {
    desktop.windows("^Tellings").into_iter().next()
}

/// How many colours the window shows.
fn colours(desktop: &Desktop, window: &str) -> usize {
    let picture = desktop.picture("package-colours");
    let answer = desktop.output("import", &["-window", window, &picture.to_string_lossy()]);
    assert!(answer.is_empty(), "import says {answer}");
    desktop
        .output("identify", &["-format", "%k", &picture.to_string_lossy()])
        .parse()
        .unwrap_or(0)
}

/// Closes the window as a person does, and waits until it is gone.
fn close(desktop: &Desktop) {
    wait::until("the window is there", || window(desktop));
    desktop.press("alt+F4");
    wait::until("the window is gone", || {
        window(desktop).is_none().then_some(())
    });
}

/// Whether one of the library's files holds these words. Asked of the bytes:
/// the library's form is not this test's affair.
fn holds(folder: &Path, words: &str) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return false;
    };
    entries.flatten().any(|entry| {
        let path = entry.path();
        path.is_file()
            && std::fs::read(path).is_ok_and(|bytes| {
                bytes
                    .windows(words.len())
                    .any(|window| window == words.as_bytes())
            })
    })
}
