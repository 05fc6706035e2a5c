//! The report in a real browser: silent, self-contained, readable without
//! scripts, accessible in light and dark, and fit to print.

use serde_json::json;
use tellings_tests::chromium::{Chromium, address};
use tellings_tests::listener::Listener;
use tellings_tests::program::Program;
use tellings_tests::{axe, corpus, repository, wait};

#[test]
fn the_report_asks_for_nothing_and_says_nothing() {
    let program = Program::new();
    let report = program.report("report.html", &corpus::example(&program));
    let browser = Chromium::start();
    browser.open(&report);
    assert_eq!(
        browser.requests(),
        [address(&report)],
        "the report is one file"
    );
    assert_eq!(browser.console(), [""; 0]);
    assert!(browser.page().title().contains("Tellings") || !browser.page().title().is_empty());
    let active = browser.page().ask("return document.querySelectorAll('script, iframe, object, embed, form, link[rel=stylesheet], img').length", &[]);
    assert_eq!(active, 0, "nothing in it could ask for anything");
}

#[test]
fn the_report_of_a_hostile_page_asks_for_nothing() {
    let listener = Listener::start();
    let program = Program::new();
    let page = repository::read("tests/corpus/hostile/page.html")
        .replace("{LISTENER}", listener.address());
    let words = repository::read("tests/corpus/hostile/words.txt");
    let files = [
        program.write("page.html", page),
        program.write("words.txt", words),
    ];
    let report = program.report("report.html", &files);
    let browser = Chromium::start();
    browser.open(&report);
    let text = browser.page().text("body");
    assert!(text.contains("a loaf of 31 metres"), "{text}");
    assert!(
        text.contains("<img src=x onerror="),
        "markup in a text is shown as it is"
    );
    assert!(!browser.page().title().contains("owned"));
    assert_eq!(browser.requests(), [address(&report)]);
    assert_eq!(browser.console(), [""; 0]);
    assert_eq!(listener.calls(), [""; 0]);
}

#[test]
fn the_report_is_read_without_scripts() {
    let program = Program::new();
    let report = program.report("report.html", &corpus::example(&program));
    let html = std::fs::read_to_string(&report).expect("a report is text");
    assert!(
        !html.contains("<script"),
        "the report has no script to miss"
    );
    let browser = Chromium::start();
    browser.page().devtools(
        "Emulation.setScriptExecutionDisabled",
        &json!({"value": true}),
    );
    browser.open(&report);
    // The accessibility tree is what is there to be read, made without a script.
    browser.page().devtools("Accessibility.enable", &json!({}));
    let tree = browser
        .page()
        .devtools("Accessibility.getFullAXTree", &json!({}))
        .to_string();
    for words in [
        "The Merrow Chronicle",
        "Five hours to market",
        "Same words",
        "Not found here",
        "31 October",
    ] {
        assert!(tree.contains(words), "{words:?} cannot be read");
    }
}

#[test]
fn the_report_has_what_a_reader_needs_to_judge_it() {
    let program = Program::new();
    let report = program.report("report.html", &corpus::example(&program));
    let html = std::fs::read_to_string(&report).expect("a report is text");
    let answer = program.compare(&corpus::example(&program));
    let version = answer["engine"]["version"]
        .as_str()
        .expect("an engine has a version");
    assert!(html.contains(version), "how it was made: the version");
    for article in answer["articles"].as_array().expect("articles") {
        for field in ["outlet", "title", "sha256"] {
            let told = article[field].as_str().expect("the example tells it");
            assert!(html.contains(told), "{field}: {told}");
        }
    }
    let policy = html
        .find("Content-Security-Policy")
        .expect("the report forbids itself to fetch");
    assert!(
        policy < html.find("<style").expect("the report brings its style"),
        "the policy comes before what it governs"
    );
}

#[test]
fn the_report_is_accessible_in_light_and_dark() {
    let program = Program::new();
    let report = program.report("report.html", &corpus::example(&program));
    let browser = Chromium::start();
    let mut faults = Vec::new();
    for scheme in ["light", "dark"] {
        browser.prefer(scheme);
        browser.open(&report);
        faults.extend(
            axe::violations(browser.page())
                .into_iter()
                .map(|fault| format!("{scheme}: {fault}")),
        );
        // What is folded away is part of the report too.
        let _ = browser.page().ask(
            "for (const fold of document.querySelectorAll('details')) fold.open = true; return 0",
            &[],
        );
        faults.extend(
            axe::violations(browser.page())
                .into_iter()
                .map(|fault| format!("{scheme}, unfolded: {fault}")),
        );
    }
    faults.sort();
    faults.dedup();
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn the_report_reads_on_a_narrow_screen() {
    let program = Program::new();
    let report = program.report("report.html", &corpus::example(&program));
    let browser = Chromium::start();
    for width in [320, 640, 900] {
        browser.page().devtools(
            "Emulation.setDeviceMetricsOverride",
            &json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false}),
        );
        browser.open(&report);
        let over = browser.page().ask(
            "const e = document.scrollingElement; return e.scrollWidth - e.clientWidth",
            &[],
        );
        assert_eq!(
            over, 0,
            "at {width} pixels the page itself scrolls sideways; a wide table scrolls in its own box"
        );
    }
}

#[test]
fn the_report_prints_on_whole_pages() {
    let program = Program::new();
    let report = program.report("report.html", &corpus::example(&program));
    let browser = Chromium::start();
    browser.open(&report);
    let pdf = browser.page().print();
    assert!(pdf.starts_with(b"%PDF-"), "it prints");
    let pages = pdf
        .windows(11)
        .filter(|bytes| bytes == b"/Type /Page")
        .count()
        - pdf
            .windows(12)
            .filter(|bytes| bytes == b"/Type /Pages")
            .count();
    assert!(
        (3..=40).contains(&pages),
        "five short articles print on {pages} pages"
    );

    browser
        .page()
        .devtools("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    let torn = wait::until("the print style is in force", || {
        browser.page().try_ask(
            "return [...document.querySelectorAll('tr')].filter(row => getComputedStyle(row).breakInside !== 'avoid').length",
            &[],
        )
    });
    assert_eq!(torn, 0, "no row of a table is torn between two pages");
    let dark = browser
        .page()
        .ask("return getComputedStyle(document.body).color", &[]);
    assert_ne!(dark, "rgb(255, 255, 255)", "ink is dark on paper");
}

#[test]
fn the_report_has_one_outline_and_one_language() {
    let program = Program::new();
    let report = program.report("report.html", &corpus::example(&program));
    let browser = Chromium::start();
    browser.open(&report);
    let page = browser.page();
    assert_eq!(page.all("h1").len(), 1, "one title");
    assert_eq!(
        page.ask("return document.documentElement.lang.slice(0, 2)", &[]),
        "en"
    );
    let skipped = page.ask(
        "let last = 0, skipped = [];
         for (const h of document.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
           const level = Number(h.tagName[1]);
           if (level > last + 1) skipped.push(h.textContent.trim());
           last = level;
         }
         return skipped",
        &[],
    );
    assert_eq!(skipped, json!([]), "headings go down one step at a time");
    let dead = page.ask(
        "return [...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.hash)",
        &[],
    );
    assert_eq!(
        dead,
        json!([]),
        "every link inside the report leads somewhere"
    );
}
