//! Correcting a comparison, as a person does it: by keys, with undo and redo,
//! across a restart, into the report.

use std::path::PathBuf;

use serde_json::Value;
use tellings_tests::chromium::Chromium;
use tellings_tests::window::Window;
use tellings_tests::{axe, corpus, wait};

/// Drops three articles and makes a story of them.
fn story(window: &Window) {
    let copy = |file: &PathBuf| {
        let name = file.file_name().expect("a file has a name");
        let bytes = std::fs::read(file).expect("the corpus can be read");
        window.program().write(&name.to_string_lossy(), bytes)
    };
    let files: Vec<PathBuf> = corpus::files("reservoir").iter().map(copy).collect();
    window.drop_files(&files);
    window.shows("3 taken");
    window
        .page()
        .click("form[data-action=create-story] button[type=submit]");
    has_rows(window);
}

fn has_rows(window: &Window) {
    window.until(
        "the matrix has rows",
        "return document.querySelectorAll('#view tr[data-fact]').length > 3",
    );
}

/// Puts the focus on the row that holds a sentence, by arrow keys.
fn go_to(window: &Window, sentence: &str) {
    let desktop = window.desktop();
    let row = format!("tr[data-fact][data-sentences~=\"{sentence}\"]");
    let _ = window.page().ask(
        "document.querySelector('#view tr[data-fact]:not([hidden]) a').focus()",
        &[],
    );
    let at = format!("return document.activeElement.closest('{row}') !== null");
    wait::until("arrow keys reach the row", || {
        if window.page().ask(&at, &[]) == true {
            return Some(());
        }
        desktop.press("Down");
        None
    });
}

/// Waits until two sentences stand in one row, or in two.
fn together(window: &Window, one: &str, other: &str, are: bool) {
    window.until(
        "the comparison goes by what was said",
        &format!(
            "return (document.querySelector('#view tr[data-sentences~=\"{one}\"]\
             [data-sentences~=\"{other}\"]') !== null) === {are} \
             && document.querySelector('#view tr[data-sentences~=\"{one}\"]') !== null"
        ),
    );
}

/// A sentence that only one telling has, and another telling's from another row.
fn apart(window: &Window) -> (String, String) {
    let found = window.page().ask(
        "const lone = document.querySelector('#view tr[data-fact].only').dataset.sentences;
         const first = lone.split(' ')[0];
         const rows = [...document.querySelectorAll('#view tr[data-fact]')];
         const other = rows.map(row => row.dataset.sentences)
           .filter(list => list !== lone)
           .map(list => list.split(' ').find(id => id[0] !== first[0]))
           .find(id => id);
         return [first, other];",
        &[],
    );
    let id = |at: usize| match &found[at] {
        Value::String(id) => id.clone(),
        other => panic!("there are two such rows: {other}"),
    };
    (id(0), id(1))
}

#[test]
fn a_match_is_corrected_by_keys_taken_back_done_again_and_found_in_the_report() {
    let mut window = Window::open("corrections");
    story(&window);
    let (one, other) = apart(&window);
    together(&window, &one, &other, false);

    // Mark one row, go to the other, join them.
    go_to(&window, &one);
    window.desktop().press("m");
    window.shows("is marked");
    go_to(&window, &other);
    window.desktop().press("j");
    together(&window, &one, &other, true);
    window.shows("confirmed by a person");
    window.until(
        "the focus is still at the row",
        &format!(
            "return document.activeElement.closest('tr[data-sentences~=\"{other}\"]') !== null"
        ),
    );
    window.desktop().press("Return");
    window.until(
        "what can be said of the row stands below it",
        "return document.querySelector('tr.opened #correcting') !== null",
    );
    window.picture("joined");
    let faults = axe::violations(window.page());
    assert!(faults.is_empty(), "{}", faults.join("\n"));

    // Taken back and done again.
    window.desktop().press("ctrl+z");
    together(&window, &one, &other, false);
    window.desktop().press("ctrl+shift+z");
    together(&window, &one, &other, true);

    // The row gets a name, typed into a dialog that a key opens.
    go_to(&window, &one);
    window.desktop().press("r");
    window.until(
        "the dialog is open",
        "return document.getElementById('save-name').open",
    );
    window.desktop().type_text("Put together by hand");
    window.desktop().press("Return");
    window.shows("Put together by hand");
    window.shows("named by a person");

    // The matches in doubt come up one after the other.
    let doubts = "return document.querySelectorAll('#view li[data-doubt]').length";
    let before = window.page().ask(doubts, &[]).as_u64().unwrap_or_default();
    assert!(before > 0, "some match is in doubt");
    window.page().click("[data-action=review]");
    window.shows(&format!("1 of {before}"));
    window.picture("review");
    window.desktop().press("n");
    window.until(
        "the match that was answered is in doubt no more",
        &format!("{doubts} < {before}"),
    );
    window.desktop().press("Escape");

    // All of it is there after the power was cut.
    window.kill();
    window.start(&[]);
    window.page().click("#sidebar a[data-route*='\"story\"']");
    has_rows(&window);
    together(&window, &one, &other, true);
    window.shows("Put together by hand");

    let path = window.program().folder().join("corrected.html");
    window.page().click("[data-action=export]");
    let dialog = wait::until("a save dialog opens", || {
        let dialogs = window.desktop().windows("^Export report$");
        dialogs.into_iter().next()
    });
    let _ = window
        .desktop()
        .output("xdotool", &["windowfocus", "--sync", &dialog]);
    window.desktop().press("ctrl+a");
    window.desktop().type_text(&path.to_string_lossy());
    window.desktop().press("Return");
    window.shows("Report saved as corrected.html");

    let browser = Chromium::start();
    browser.open(&path);
    let text = browser.page().text("body");
    for words in [
        "confirmed by a person",
        "named by a person",
        "Put together by hand",
        "Corrections by a person",
        "These tell the same:",
    ] {
        assert!(text.contains(words), "the report says {words:?}");
    }
}
