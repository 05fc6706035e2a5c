//! The real window, as a person meets it: files dropped from another program,
//! native dialogs, keys, a second start, a crash.

use std::path::PathBuf;
use std::process::Command;

use serde_json::json;
use tellings_tests::listener::Listener;
use tellings_tests::program::Program;
use tellings_tests::site::{Site, article};
use tellings_tests::window::Window;
use tellings_tests::{axe, corpus, records, repository, wait};

/// Three tellings of one story, as a text file, Markdown and a saved page.
fn three(window: &Window) -> Vec<PathBuf> {
    corpus::files("reservoir")
        .iter()
        .map(|file| {
            let name = file
                .file_name()
                .expect("a file has a name")
                .to_string_lossy();
            window
                .program()
                .write(&name, std::fs::read(file).expect("the corpus can be read"))
        })
        .collect()
}

/// Short articles that have little in common, with their names.
fn many(program: &Program, folder: &str, count: usize) -> Vec<PathBuf> {
    (1..=count)
        .map(|number| {
            let text = format!(
                "The harbour of quarter {number} was dredged on the {number}. day of the month.\n\n\
                 Its keeper said that {} barges had been waiting, and that number {number} was the last.\n",
                number * 3
            );
            program.write(&format!("{folder}/article-{number:03}.txt"), text)
        })
        .collect()
}

/// Opens the example and waits for its matrix.
fn example(window: &Window) {
    window.page().click("[data-action=open-example]");
    window.until(
        "the matrix has rows",
        "return document.querySelectorAll('#view tr[data-fact]').length > 5",
    );
}

fn heading(window: &Window, words: &str) {
    wait::until(&format!("the screen is headed {words:?}"), || {
        window.page().text("main h1").contains(words).then_some(())
    });
}

/// A page without faults, as the accessibility checker sees it.
fn assert_accessible(window: &Window, screen: &str) {
    let faults = axe::violations(window.page());
    assert!(faults.is_empty(), "{screen}:\n{}", faults.join("\n"));
}

#[test]
fn first_run_shows_a_drop_zone_and_the_example() {
    let window = Window::open("first-run");
    let said = window.shows("Drop article files here");
    assert!(said.contains("Open the example story"));
    assert_eq!(window.desktop().windows("^.*Tellings").len(), 1);
    window.picture("light");
}

#[test]
fn the_example_opens_with_one_click() {
    let window = Window::open("example");
    example(&window);
    let page = window.page();
    heading(&window, "The Tarrin ferry");
    let matrix = page.text("#view table.matrix");
    for words in [
        "The Merrow Chronicle",
        "Sound Six News",
        "Same words",
        "Worded differently",
        "Differs",
        "Not found here",
        "Only here",
    ] {
        assert!(matrix.contains(words), "no cell says {words:?}:\n{matrix}");
    }
    window.picture("facts");

    // A row opens in place into the wordings, with what differs marked.
    page.click("#view button[data-filter=differs]");
    page.click("#view tr[data-fact]:not([hidden]) a");
    window.until(
        "the wordings are open, with marks",
        "return document.querySelectorAll('#view tr.opened article[data-fact] mark').length > 0",
    );
    window.picture("wording");

    for (view, words) in [
        ("columns", "Nobody on this council wanted this"),
        ("overview", "The Tarrin Sheet"),
    ] {
        page.click(&format!("[data-action=show-view][data-view={view}]"));
        window.until(
            "the view is shown",
            &format!("return document.querySelector('#view[data-view={view}]') !== null"),
        );
        assert!(page.text("#view").contains(words), "{view} says {words:?}");
        window.picture(view);
    }
}

#[test]
fn what_the_models_read_is_kept_for_the_next_start() {
    let mut window = Window::open("readings");
    example(&window);
    let home = window.program().home();
    let kept = || {
        let count = |table| records::count(&home, &format!("SELECT count(*) FROM {table}"));
        (count("reading"), count("judgement"))
    };
    let before = kept();
    assert_eq!(before.0, 5, "each article was read");
    assert!(before.1 > 0, "doubtful pairs were judged");
    window.kill();
    window.start(&[]);
    window.page().click("#sidebar a[data-route*='\"story\"']");
    window.until(
        "the matrix has rows",
        "return document.querySelectorAll('#view tr[data-fact]').length > 5",
    );
    assert_eq!(kept(), before, "nothing had to be read again");
}

#[test]
fn dropped_files_become_articles_and_a_story() {
    let window = Window::open("drop");
    let files = three(&window);
    let drag = window.drag(&files);
    window.shows("Let go to add 3 files");
    let hovering = window.page().text("#hover");
    assert!(hovering.contains("upstream.md"), "{hovering}");
    window.picture("hover");
    drag.let_go();
    let receipt = window.shows("3 taken");
    for name in ["morning-gauge.html", "upstream.md", "vale-observer.txt"] {
        assert!(
            receipt.contains(name),
            "{name} is on the receipt:\n{receipt}"
        );
    }
    assert!(
        window.page().text("#hover").is_empty(),
        "nothing hovers any more"
    );
    window.picture("receipt");
    let home = window.program().home();
    assert_eq!(records::articles(&home), 3);
    let outlets = records::rows(
        &home,
        "SELECT value FROM known WHERE name = 'outlet' AND value IS NOT NULL ORDER BY value",
    );
    assert_eq!(
        json!(outlets),
        json!([["Morning Gauge"], ["The Vale Observer"], ["Upstream"]])
    );

    // The receipt offers a story of them.
    window.page().type_into("#offer-title", " 2026");
    window
        .page()
        .click("form[data-action=create-story] button[type=submit]");
    window.until(
        "the story's facts are shown",
        "return document.querySelectorAll('#view tr[data-fact]').length > 3",
    );
    assert_eq!(records::count(&home, "SELECT count(*) FROM telling"), 3);

    // The same files again are known, by their bytes.
    window.drop_files(&files);
    window.shows("3 already in the library");
    assert_eq!(records::articles(&home), 3);
}

#[test]
fn agency_copy_of_two_outlets_is_kept_and_a_later_text_is_a_version() {
    let window = Window::open("alike");
    let program = window.program();
    let wire = "The bridge at Harlow was closed on Monday after engineers found a crack in the \
        northern pier. Forty people were led to safety, the mayor said, and the river was shut to \
        barges until further notice.\n";
    let file = |name: &str, outlet: &str, text: &str| {
        program.write(
            name,
            format!("---\ntitle: Bridge shut\noutlet: {outlet}\n---\n\n{text}"),
        )
    };
    window.drop_files(&[
        file("one.md", "The Harlow Post", wire),
        file("two.md", "Vale Observer", wire),
    ]);
    window.shows("2 taken");
    window.shows("has the same text as");
    window.picture("receipt");
    // The first press finds the proposal, the second decides.
    window.desktop().press("k");
    window.until(
        "the proposal has the focus",
        "return document.activeElement.closest('.proposal') !== null",
    );
    window.desktop().press("k");
    window.shows("Both are kept");
    let home = program.home();
    assert_eq!(records::articles(&home), 2);
    assert_eq!(records::count(&home, "SELECT count(*) FROM apart"), 1);

    window.drop_files(&[file(
        "three.md",
        "The Harlow Post",
        &wire.replace("Forty", "Fifty"),
    )]);
    window.shows("Newer version");
    window.page().click(".proposal [data-action=make-version]");
    window.shows("Stories show the newer version");
    assert_eq!(records::count(&home, "SELECT newer_id FROM revision"), 3);
    window.page().click("#sidebar a[data-route*='\"library\"']");
    window.shows("newest version");
    window.picture("library");
    assert_accessible(&window, "library");
}

#[test]
fn files_that_are_taken_away_again_leave_nothing() {
    let window = Window::open("taken-away");
    let files = three(&window);
    let drag = window.drag(&files);
    window.shows("Let go to add 3 files");
    drag.take_away();
    wait::until("the overlay is gone", || {
        window.page().text("#hover").is_empty().then_some(())
    });
    assert!(
        window
            .page()
            .text("main")
            .contains("Drop article files here")
    );
}

#[test]
fn a_folder_is_taken_file_by_file() {
    let window = Window::open("folder");
    let program = window.program();
    many(program, "folder", 20);
    program.write("folder/empty.txt", "");
    program.write(
        "folder/deeper/broken.txt",
        [0u8, 159, 146, 150, 0, 1, 2, 3, 0, 0, 0, 0],
    );
    let folder = program.folder().join("folder");
    std::os::unix::fs::symlink(&folder, folder.join("deeper/loop")).expect("a link can be made");
    window.drop_files(&[folder]);
    let receipt = window.shows("20 taken");
    assert!(receipt.contains("This file is empty"), "{receipt}");
    assert!(receipt.contains("broken.txt"), "{receipt}");
    assert_eq!(records::articles(&program.home()), 20);
    assert!(
        records::rows(
            &program.home(),
            "SELECT sentence FROM receipt_line WHERE outcome = 'refused'"
        )
        .iter()
        .all(|row| row[0]
            .as_str()
            .is_some_and(|sentence| sentence.ends_with('.'))),
        "every refusal is a sentence"
    );
}

#[test]
fn files_that_cannot_be_used_are_refused_with_a_reason() {
    let window = Window::open("refused");
    let program = window.program();
    let huge = program.write("huge.txt", "");
    let file = std::fs::File::options()
        .write(true)
        .open(&huge)
        .expect("it was just written");
    file.set_len(300 << 20)
        .expect("a file can be long and empty");
    let files = [
        program.write("empty.txt", ""),
        program.write(
            "picture.html",
            [0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13],
        ),
        huge,
        program.write("line.txt", "The same long line. ".repeat(250_000)),
        program.write(
            "good.txt",
            "The town has a new bridge.\n\nIt was opened on Friday.\n",
        ),
    ];
    window.drop_files(&files);
    let receipt = window.shows("What was imported");
    assert!(
        receipt.contains("good.txt") && receipt.contains("too large"),
        "{receipt}"
    );
    assert!(records::articles(&program.home()) >= 1);
    // The window is alive.
    window.page().click("[data-action=keys]");
    window.shows("Show this list");
}

#[test]
fn a_dropped_link_is_fetched_on_a_persons_word_alone() {
    let html = "Content-Type: text/html\r\n".to_owned();
    let site = Site::of(vec![
        ("/pier", "200 OK", html.clone(), article("Pier to go", "")),
        ("/no", "403 Forbidden", html, "<p>No.".to_owned()),
    ]);
    let window = Window::open("link");
    let page = window.page();
    let asks = "return document.getElementById('fetch').open";
    let drag = window.drag_link(&site.link("/pier"));
    window.shows("Let go to be asked about this link");
    drag.let_go();
    window.until("it asks about the link", asks);
    window.picture("asks");
    assert_accessible(&window, "the question about a link");
    page.click("#fetch [data-action=close]");
    assert_eq!(
        site.calls(),
        [""; 0],
        "nothing is fetched before the answer"
    );

    window.drag_link(&site.link("/pier")).let_go();
    window.until("it asks again", asks);
    page.type_into("#fetch-links", &format!(" {}", site.link("/no")));
    page.click("#fetch button[type=submit]");
    let receipt = window.shows("1 taken");
    assert!(receipt.contains("answer 403"), "{receipt}");
    window.picture("receipt");
    let mut calls = site.calls();
    calls.sort();
    assert_eq!(calls, ["/no", "/pier"]);
    page.click("main table a");
    let said = window.shows("About this article");
    assert!(said.contains("(fetched 20"), "{said}");
    assert!(said.contains("where the page was fetched"), "{said}");
    window.picture("article");
}

#[test]
fn a_pasted_link_is_asked_about() {
    let window = Window::open("pasted-link");
    let page = window.page();
    page.ask(
        "const data = new DataTransfer(); data.setData('text/plain', ' https://news.invalid/a ');
         document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true})); return 0",
        &[],
    );
    window.until(
        "it asks about the link",
        "return document.getElementById('fetch').open && document.getElementById('fetch-links').value === 'https://news.invalid/a'",
    );
    page.click("#fetch summary");
    page.type_into("#fetch-proxy", "gopher://x");
    page.click("#fetch button[type=submit]");
    wait::until("the dialog says what is wrong with the proxy", || {
        page.text("#fetch .trouble").contains("proxy").then_some(())
    });
    assert_eq!(records::articles(&window.program().home()), 0);
}

#[test]
fn a_drop_on_an_open_story_adds_to_it() {
    let window = Window::open("story-drop");
    example(&window);
    let files = three(&window);
    let drag = window.drag(&files[..1]);
    let hover = window.shows("Let go to add this file");
    assert!(hover.contains("to this story"), "{hover}");
    drag.let_go();
    window.shows("1 taken");
    let home = window.program().home();
    wait::until("the story has six tellings", || {
        (records::count(&home, "SELECT count(*) FROM telling") == 6).then_some(())
    });
    window.page().click("main a[data-route*='\"story\"']");
    window.until(
        "six columns are compared",
        "return document.querySelectorAll('#view table.matrix thead th[class]').length >= 8",
    );
}

#[test]
fn an_exported_report_is_what_the_command_line_exports() {
    let window = Window::open("export");
    example(&window);
    let path = window.program().folder().join("ferry.html");
    window.page().click("[data-action=export]");
    let dialog = wait::until("a save dialog opens", || {
        window
            .desktop()
            .windows("^Export report$")
            .into_iter()
            .next()
    });
    let _ = window
        .desktop()
        .output("xdotool", &["windowfocus", "--sync", &dialog]);
    window.picture("dialog");
    window.desktop().press("ctrl+a");
    window.desktop().type_text(&path.to_string_lossy());
    window.desktop().press("Return");
    window.shows("Report saved as ferry.html");
    window.picture("exported");
    let saved = std::fs::read(&path).expect("the report was saved");
    let output = window.program().run(&["export", "The Tarrin ferry"], &[]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(
        saved == output.stdout,
        "window and command line write the same bytes"
    );
}

#[test]
fn text_can_be_pasted() {
    let window = Window::open("paste");
    let page = window.page();
    page.click("[data-action=paste]");
    page.type_into(
        "#paste-text",
        "A bridge was opened in Osterby on Friday. The mayor cut a ribbon.",
    );
    page.type_into("#paste-outlet", "Osterby Post");
    page.type_into("#paste-date", "31.12.");
    page.click("#paste button[type=submit]");
    // A date that is none is said beside the field; what was typed stays.
    wait::until("the dialog says what is wrong with the date", || {
        (!page.text("#paste .trouble").is_empty()).then_some(())
    });
    page.ask(
        "document.getElementById('paste-date').value = ''; return 0",
        &[],
    );
    page.type_into("#paste-date", "2026-05-08");
    page.click("#paste button[type=submit]");
    window.shows("1 taken");
    let known = records::rows(
        &window.program().home(),
        "SELECT name, value FROM known WHERE name IN ('outlet', 'date') ORDER BY name",
    );
    assert_eq!(
        json!(known),
        json!([["date", "2026-05-08"], ["outlet", "Osterby Post"]])
    );
}

#[test]
fn files_named_at_the_start_are_imported() {
    let program = Program::new();
    let files = many(&program, "named", 2);
    let window = Window::open_sized("named", 1280, 900, &files);
    window.shows("2 taken");
}

#[test]
fn a_second_start_hands_its_files_over() {
    let window = Window::open("second");
    let files = many(window.program(), "second", 2);
    window.second_start(&files);
    window.shows("2 taken");
    assert_eq!(
        window.desktop().windows("Tellings").len(),
        1,
        "there is one window"
    );
    assert_eq!(records::articles(&window.program().home()), 2);
}

#[test]
fn everything_can_be_reached_by_keys() {
    let window = Window::open("keys");
    let desktop = window.desktop();
    let focus = "const e = document.activeElement; return e ? (e.dataset.action ?? e.id ?? e.tagName) + '' : ''";
    // From the start of the page to the example.
    let mut passed = Vec::new();
    wait::until("Tab reaches the example", || {
        desktop.press("Tab");
        let at = window
            .page()
            .ask(focus, &[])
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let visible = window.page().ask(
            "const s = getComputedStyle(document.activeElement);
             return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1 || s.boxShadow !== 'none'",
            &[],
        );
        assert_eq!(visible, true, "the focus on {at:?} can be seen");
        passed.push(at);
        passed
            .last()
            .is_some_and(|at| at == "open-example")
            .then_some(())
    });
    for action in ["add-files", "paste", "keys"] {
        assert!(
            passed.iter().any(|at| at == action),
            "Tab passes {action}: {passed:?}"
        );
    }
    desktop.press("Return");
    window.until(
        "the matrix has rows",
        "return document.querySelectorAll('#view tr[data-fact]').length > 5",
    );

    // ? lists the keys, Escape closes the list.
    desktop.press("question");
    window.until(
        "the list of keys is open",
        "return document.getElementById('keys').open",
    );
    window.picture("list");
    desktop.press("Escape");
    window.until(
        "it is closed",
        "return !document.getElementById('keys').open",
    );

    // Into the matrix, down, and a row open.
    wait::until("Tab reaches the matrix", || {
        desktop.press("Tab");
        (window.page().ask(
            "return document.activeElement.closest('#view tr[data-fact]') !== null",
            &[],
        ) == true)
            .then_some(())
    });
    let fact = "return document.activeElement.closest('tr[data-fact]')?.dataset.fact ?? ''";
    let before = window.page().ask(fact, &[]);
    desktop.press("Down");
    wait::until("Down goes to the next fact", || {
        (window.page().ask(fact, &[]) != before).then_some(())
    });
    desktop.press("Return");
    window.until(
        "Enter opens the wordings",
        "return document.querySelector('#view tr.opened article') !== null",
    );
    desktop.press("Escape");
    window.until(
        "Escape closes them",
        "return document.querySelector('#view tr.opened') === null",
    );
    desktop.press("2");
    window.until(
        "2 shows the columns",
        "return document.querySelector('#view[data-view=columns]') !== null",
    );
    desktop.press("1");
    window.until(
        "1 shows the facts",
        "return document.querySelector('#view[data-view=facts]') !== null",
    );
    desktop.press("slash");
    window.until(
        "/ goes to the search",
        "return document.activeElement.id === 'find'",
    );
    desktop.type_text("petition");
    window.until(
        "the facts are narrowed",
        "return [...document.querySelectorAll('#view tr[data-fact]')].some(row => row.hidden)",
    );
}

#[test]
fn deleting_asks_and_can_be_undone() {
    let window = Window::open("delete");
    example(&window);
    let home = window.program().home();
    let stories = || records::count(&home, "SELECT count(*) FROM story WHERE deleted_at IS NULL");
    let page = window.page();
    page.click("[data-action=ask-delete]");
    window.until(
        "it asks",
        "return document.getElementById('ask-delete').open",
    );
    assert!(page.text("#ask-delete").contains("The Tarrin ferry"));
    window.picture("asks");
    page.click("#ask-delete [data-action=close]");
    assert_eq!(stories(), 1, "nothing is deleted before the answer");
    page.click("[data-action=ask-delete]");
    page.click("#ask-delete button[type=submit]");
    window.shows("Story deleted.");
    assert_eq!(stories(), 0);
    window.desktop().press("ctrl+z");
    wait::until("the story is back", || (stories() == 1).then_some(()));
    window.until(
        "and is shown",
        "return document.querySelector('[data-route*=\"story\"]') !== null",
    );
}

#[test]
fn a_hostile_page_runs_nothing_and_asks_for_nothing() {
    let listener = Listener::start();
    let window = Window::open("hostile");
    let page = repository::read("tests/corpus/hostile/page.html")
        .replace("{LISTENER}", listener.address());
    let files = [
        window.program().write("page.html", page),
        window.program().write(
            "words.txt",
            repository::read("tests/corpus/hostile/words.txt"),
        ),
    ];
    window.drop_files(&files);
    window.shows("2 taken");
    window
        .page()
        .click("form[data-action=create-story] button[type=submit]");
    window.until(
        "the facts are shown",
        "return document.querySelectorAll('#view tr[data-fact]').length > 1",
    );
    for view in ["columns", "overview", "facts"] {
        window
            .page()
            .click(&format!("[data-action=show-view][data-view={view}]"));
        window.until(
            "the view is shown",
            &format!("return document.querySelector('#view[data-view={view}]') !== null"),
        );
    }
    window.picture("story");
    // Each article's own screen, too.
    window.page().click(".tellings-bar li:first-child a");
    window.shows("a loaf of 31 metres");
    window.picture("article");
    assert!(
        !window.page().title().contains("owned"),
        "{}",
        window.page().title()
    );
    let inside = window.page().ask(
        "return document.querySelectorAll('main script, main img, main iframe, main style, main [style], main [onclick], main object, main svg image').length",
        &[],
    );
    assert_eq!(inside, 0, "an article's markup did not become the window's");
    assert!(
        window.page().url().starts_with("tauri://"),
        "the window stayed where it was"
    );
    assert_eq!(listener.calls(), [""; 0]);
}

#[test]
fn a_killed_import_keeps_what_its_receipt_says() {
    let mut window = Window::open("killed");
    many(window.program(), "many", 400);
    let folder = window.program().folder().join("many");
    window.drop_files(&[folder]);
    let home = window.program().home();
    // Somewhere in the middle.
    wait::until("some files are taken", || {
        let taken = records::count(&home, "SELECT count(*) FROM receipt_line");
        (taken > 5).then_some(())
    });
    window.kill();
    let taken = records::count(
        &home,
        "SELECT count(*) FROM receipt_line WHERE outcome = 'taken'",
    );
    window.start(&[]);
    let kept = records::count(
        &home,
        "SELECT count(*) FROM receipt_line JOIN article ON article.id = article_id WHERE outcome = 'taken'",
    );
    assert_eq!(kept, taken, "every line of the receipt has its article");
    window.page().click("a[data-route*='\"receipts\"']");
    heading(&window, "Import receipts");
    window.page().click(".receipt-list a");
    window.shows(&format!("{taken} taken"));
    assert_eq!(
        records::rows(&home, "PRAGMA integrity_check"),
        [json!(["ok"])]
    );
    window.picture("after");
}

#[test]
fn an_import_can_be_stopped() {
    let window = Window::open("stopped");
    let big = "The council met on Monday. It spoke of the bridge for an hour.\n\n".repeat(400);
    for number in 0..24 {
        window.program().write(
            &format!("slow/{number:03}.txt"),
            format!("{big}\n\nNumber {number}.\n"),
        );
    }
    window.drop_files(&[window.program().folder().join("slow")]);
    window.page().click("[data-action=cancel-import]");
    let receipt = window.shows("What was imported");
    assert!(
        receipt.contains("Stopped early"),
        "{}",
        receipt.lines().take(30).collect::<Vec<_>>().join("\n")
    );
    let home = window.program().home();
    let before = records::articles(&home);
    assert!(before < 24);
    assert!(receipt.contains("not reached"), "the list of what is left");
    window.picture("left");

    // Also after the next start, it goes on with what is left.
    let mut window = window;
    window.kill();
    window.start(&[]);
    window.page().click("a[data-route*='\"receipts\"']");
    heading(&window, "Import receipts");
    window.page().click(".receipt-list a");
    window.shows("not reached");
    window.page().click("[data-action=take-up]");
    window.shows(&format!("{} taken", 24 - before));
    assert_eq!(records::articles(&home), 24);
    assert_eq!(
        records::count(
            &home,
            "SELECT count(*) FROM receipt_line WHERE outcome <> 'taken'"
        ),
        0,
        "no file was read twice"
    );

    // The log finds one line of the first import by its name.
    window.page().click("a[data-route*='\"receipts\"']");
    heading(&window, "Import receipts");
    window.page().type_into("#log-query", "000.txt taken");
    window.page().click("form[data-action=search-log] button");
    window.shows("1 line of the log");
    window.picture("log");
    assert_accessible(&window, "the import log");
}

/// What a person sees at 200 % on a small screen, and in a small window.
#[test]
fn nothing_is_cut_off_in_a_small_window() {
    for (width, height) in [(900, 600), (640, 480)] {
        let window = Window::open_sized(&format!("small-{width}"), width, height, &[]);
        let check = |screen: &str| {
            let (over, widest) = window.overflow();
            window.picture(screen);
            assert!(
                over <= 0,
                "{width} x {height}, {screen}: {over} pixels too wide: {widest}"
            );
        };
        check("first-run");
        example(&window);
        check("facts");
        for view in ["columns", "overview"] {
            window
                .page()
                .click(&format!("[data-action=show-view][data-view={view}]"));
            window.until(
                "the view is shown",
                &format!("return document.querySelector('#view[data-view={view}]') !== null"),
            );
            check(view);
        }
        window.page().click("[data-action=keys]");
        window.until(
            "the list is open",
            "return document.getElementById('keys').open",
        );
        check("keys");
    }
}

#[test]
fn text_enlarged_to_twice_its_size_stays_inside() {
    let window = Window::open("enlarged");
    let enlarge = "document.documentElement.style.fontSize = '200%'; return 0";
    window.page().ask(enlarge, &[]);
    let check = |screen: &str| {
        let (over, widest) = window.overflow();
        window.picture(screen);
        assert!(over <= 0, "{screen}: {over} pixels too wide: {widest}");
    };
    check("first-run");
    example(&window);
    check("facts");
}

#[test]
fn every_screen_is_accessible_in_light_and_dark() {
    for theme in ["Adwaita", "Adwaita:dark"] {
        let window = Window::open_themed("accessible", theme);
        let dark = window.page().ask(
            "return matchMedia('(prefers-color-scheme: dark)').matches",
            &[],
        );
        assert_eq!(
            dark,
            theme.ends_with("dark"),
            "the page follows the system's colours"
        );
        assert_accessible(&window, &format!("first run, {theme}"));
        window.page().click("[data-action=paste]");
        window.until(
            "the dialog is open",
            "return document.getElementById('paste').open",
        );
        assert_accessible(&window, &format!("paste, {theme}"));
        window.page().click("#paste [data-action=close]");
        example(&window);
        window.picture(&format!("facts-{}", theme.replace(':', "-")));
        assert_accessible(&window, &format!("facts, {theme}"));
        window.page().click("#view tr[data-fact] a");
        assert_accessible(&window, &format!("wordings, {theme}"));
        for view in ["columns", "overview"] {
            window
                .page()
                .click(&format!("[data-action=show-view][data-view={view}]"));
            window.until(
                "the view is shown",
                &format!("return document.querySelector('#view[data-view={view}]') !== null"),
            );
            window.picture(&format!("{view}-{}", theme.replace(':', "-")));
            assert_accessible(&window, &format!("{view}, {theme}"));
        }
        window.page().click(".tellings-bar li:first-child a");
        window.shows("About this article");
        window.picture(&format!("article-{}", theme.replace(':', "-")));
        assert_accessible(&window, &format!("article, {theme}"));
        let files = three(&window);
        window.drop_files(&files);
        window.shows("3 taken");
        assert_accessible(&window, &format!("receipt, {theme}"));
        window.page().click("a[data-route*='\"library\"']");
        heading(&window, "Library");
        window.picture(&format!("library-{}", theme.replace(':', "-")));
        assert_accessible(&window, &format!("library, {theme}"));
        window.page().type_into("#query", "ferry");
        window.page().click("form.search button");
        heading(&window, "ferry");
        assert_accessible(&window, &format!("search, {theme}"));
        window.page().click("[data-action=keys]");
        window.until(
            "the list is open",
            "return document.getElementById('keys').open",
        );
        assert_accessible(&window, &format!("keys, {theme}"));
    }
}

#[test]
fn a_search_finds_words_of_articles() {
    let window = Window::open("search");
    window.drop_files(&three(&window));
    window.shows("3 taken");
    window.page().type_into("#query", "bacteria basin");
    window.page().click("form.search button");
    let found = window.shows("Search for");
    assert!(found.contains("bacteria"), "{found}");
    window.picture("found");
}

#[test]
fn what_the_file_does_not_tell_can_be_typed_in() {
    let window = Window::open("typed");
    window.drop_files(&many(window.program(), "typed", 1));
    window.shows("1 taken");
    window.page().click("main table a");
    window.shows("About this article");
    window.page().type_into(
        "form[data-action=save-article] [name=outlet]",
        "The Dredger",
    );
    window
        .page()
        .click("form[data-action=save-article] button[type=submit]");
    window.shows("Saved.");
    let home = window.program().home();
    let outlet = || records::rows(&home, "SELECT value FROM known WHERE name = 'outlet'");
    assert_eq!(outlet(), [json!(["The Dredger"])]);
    window.page().click("#toast [data-action=undo]");
    wait::until("the outlet is unknown again", || {
        outlet().iter().all(|row| row[0].is_null()).then_some(())
    });
}

/// The process table and the network are as a person leaves them.
#[test]
fn the_program_opens_no_connection() {
    let window = Window::open("offline");
    example(&window);
    let output = Command::new("ss").args(["-tunp"]).output();
    let sockets = output.map_or_else(
        |_| String::new(),
        |output| String::from_utf8_lossy(&output.stdout).into_owned(),
    );
    for line in sockets
        .lines()
        .filter(|line| line.contains("tellings\"") || line.contains("WebKitNetwork"))
    {
        assert!(
            line.contains("127.0.0.1") || line.contains("[::1]"),
            "{line}"
        );
    }
}

/// Turns a passage of the check by its words, and waits for the answer.
fn turn(window: &Window, words: &str, then: &str) {
    let found = window.page().ask(
        "const li = [...document.querySelectorAll('.passage-list li:not(.run)')]
           .find(li => li.querySelector('.words').textContent.includes(arguments[0]));
         return li.querySelector('button').id",
        &[json!(words)],
    );
    window
        .page()
        .click(&format!("#{}", found.as_str().expect("a button's id")));
    window.shows(then);
}

#[test]
fn what_was_taken_is_checked_corrected_and_taken_back() {
    let window = Window::open_sized("check", 1280, 900, &corpus::files("reservoir"));
    let page = window.page();
    window.shows("3 taken");
    page.click("form[data-action=create-story] button[type=submit]");
    window.until(
        "the story's facts are shown",
        "return document.querySelectorAll('#view tr[data-fact]').length > 3",
    );
    let facts = "return document.querySelectorAll('#view tr[data-fact]').length";
    let before = page.ask(facts, &[]);

    // From the story to what was taken of its first telling.
    page.click(".tellings-bar .check-link");
    window.shows("Check what was taken");
    assert_accessible(&window, "check");
    window.picture("found");
    let first = page.text(".passage-list li.taken .words");
    let words: String = first.chars().take(40).collect();
    turn(&window, &words, "taken out by you");
    let there = page.ask("return document.activeElement.textContent", &[]);
    assert_eq!(there, "Put back", "the focus stays on the passage");
    page.ask(
        "document.getElementById('field-date').value = ''; return 0",
        &[],
    );
    page.type_into("#field-date", "2026-03-04");
    page.click("form[data-action=save-checked] button[type=submit]");
    window.until(
        "the date says where it came from",
        "return document.getElementById('field-date-hint').textContent.includes('typed in by you')",
    );
    page.click("#whole-no");
    window.until(
        "the person's word is the one that holds",
        "return document.getElementById('whole-no').ariaPressed === 'true'",
    );
    window.picture("corrected");

    // The comparison is made of the new text.
    page.click("#sidebar a[data-route*='\"story\"']");
    window.until(
        "the story's facts are shown",
        "return document.querySelectorAll('#view tr[data-fact]').length > 0",
    );
    let story = page.text("main");
    assert!(story.contains("4 March 2026"), "{story}");
    assert!(
        story.contains("Cannot tell"),
        "a gap of a text that is cut off: {story}"
    );
    let after = page.ask(facts, &[]);
    assert!(
        after != before || !story.contains(&words),
        "the passage is out of the comparison: {story}"
    );

    // Three things were done, and three are taken back.
    for _ in 0..3 {
        window.desktop().press("ctrl+z");
        window.until(
            "it says what was taken back",
            "return document.getElementById('toast').hidden === false",
        );
        page.click("#toast [data-action=close]");
    }
    window.shows("Check what was taken");
    assert!(!page.text("main").contains("by you"));
    page.click("#sidebar a[data-route*='\"story\"']");
    window.until(
        "the comparison is as it was",
        &format!("{facts} === {before}"),
    );
}

#[test]
fn files_are_looked_at_before_they_are_imported() {
    let window = Window::open("look");
    let page = window.page();
    page.click("#look-first");
    window.second_start(&three(&window));
    window.shows("3 files wait");
    assert_accessible(&window, "look");
    window.picture("waiting");
    let home = window.program().home();
    assert_eq!(records::articles(&home), 0, "nothing is stored yet");
    let first = page.text(".passage-list li.taken .words");
    let words: String = first.chars().take(40).collect();
    turn(&window, &words, "taken out by you");
    page.click("#way-on");
    window.shows("File 2 of 3");
    page.click("#stays-out");
    page.click("[data-action=import-waiting]");
    let receipt = window.shows("2 taken");
    assert!(
        receipt.contains("You chose not to import this one"),
        "{receipt}"
    );
    let outs = "SELECT count(*) FROM amendment WHERE act = 'take_out'";
    assert_eq!(records::count(&home, outs), 1);
    page.click(".lines a[data-route*='\"check\"']");
    window.shows("taken out by you");
}
