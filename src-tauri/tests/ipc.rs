//! The window's commands on Tauri's mock runtime: the same commands, state and
//! permissions as in the real window, without a display.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder};
use tauri::webview::InvokeRequest;
use tauri::{App, Listener, WebviewWindow, WebviewWindowBuilder};
use tellings_app::app::{MAIN, OFFER, assemble, context, hand_over};
use tellings_app::import::{self, Cancel};
use tellings_app::models::AnyReader;
use tellings_app::state::Shell;
use tellings_collate::{Meaning, Reader, Stopped};

const ONE: &str =
    "The bridge at Harlow was closed on Monday. Forty people were led to safety, the mayor said.\n";
const TWO: &str =
    "Harlow's bridge was closed on Monday. The mayor said that 34 people were led to safety.\n";

/// A window with a library of its own.
struct Desk {
    folder: tempfile::TempDir,
    app: App<MockRuntime>,
    window: WebviewWindow<MockRuntime>,
}

impl Desk {
    fn new() -> Self {
        Self::around(tempfile::tempdir().expect("a temporary folder"))
    }

    fn around(folder: tempfile::TempDir) -> Self {
        Self::reading_with(folder, || None)
    }

    fn reading_with(folder: tempfile::TempDir, reader: fn() -> Option<AnyReader>) -> Self {
        let home = Some(folder.path().join("home"));
        let shell = Shell::with_reader(home, reader);
        let shell = Arc::new(shell.reading_by(env!("CARGO_BIN_EXE_tellings").into()));
        let app = assemble(mock_builder(), shell)
            .build(context())
            .expect("the app is put together");
        let window = WebviewWindowBuilder::new(&app, MAIN, Default::default())
            .build()
            .expect("a window");
        Self {
            folder,
            app,
            window,
        }
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).expect("a file");
        path
    }

    fn call(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        self.call_from(&self.window, command, arguments)
    }

    fn call_from(
        &self,
        window: &WebviewWindow<MockRuntime>,
        command: &str,
        arguments: Value,
    ) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().expect("an address"),
            body: InvokeBody::Json(arguments),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(window, request).map(|body| body.deserialize::<Value>().expect("JSON"))
    }

    #[track_caller]
    fn asks(&self, command: &str, arguments: Value) -> Value {
        self.call(command, arguments).expect(command)
    }

    #[track_caller]
    fn fails(&self, command: &str, arguments: Value, code: &str) -> String {
        let trouble = self.call(command, arguments).expect_err(command);
        assert_eq!(trouble["code"], code, "{trouble}");
        let message = trouble["message"].as_str().expect("a sentence").to_owned();
        assert!(message.ends_with('.'), "{message}");
        message
    }

    /// Imports files as a drop would, and gives the receipt's number.
    fn import(&self, files: &[PathBuf], story: Option<i64>) -> Value {
        hand_over(self.app.handle(), files.to_vec());
        let waiting = self.asks("offers_waiting", json!({}));
        let offer = waiting[0]["id"].clone();
        self.asks(
            "import_offer",
            json!({ "offer": offer, "story": story, "progress": "__CHANNEL__:7" }),
        )
    }

    fn screen(&self, route: Value) -> String {
        let page = self.asks("screen", json!({ "route": route }));
        assert!(
            page["title"]
                .as_str()
                .is_some_and(|title| !title.is_empty())
        );
        page["html"].as_str().expect("HTML").to_owned()
    }
}

#[test]
fn files_become_articles_a_story_and_a_comparison() {
    let desk = Desk::new();
    let files = [
        desk.file("one.txt", ONE),
        desk.file("two.txt", TWO),
        desk.file("empty.txt", ""),
    ];
    let done = desk.import(&files, None);
    let html = done["html"].as_str().expect("HTML");
    assert!(
        html.contains("one.txt") && html.contains("This file is empty"),
        "{html}"
    );
    let receipt = desk.screen(json!({ "name": "receipt", "id": done["receipt"] }));
    assert_eq!(receipt, html);

    let story = desk.asks(
        "create_story",
        json!({ "title": "The bridge", "articles": [1, 2] }),
    );
    let facts = desk.screen(json!({ "name": "story", "id": story, "view": "facts", "base": null }));
    assert!(facts.contains("The bridge"), "{facts}");
    let compared = json!({ "story": story, "base": null, "by_words": false });
    let found = desk.asks(
        "find_facts",
        json!({ "compared": compared, "query": "forty" }),
    );
    let fact = found[0].as_u64().expect("a fact is found by its words");
    let opened = desk.asks("inspector", json!({ "compared": compared, "fact": fact }));
    let opened = opened.as_str().expect("HTML");
    assert!(
        opened.contains("Forty people")
            && opened.contains("34")
            && opened.contains("class=\"actions\""),
        "{opened}"
    );
    for view in ["columns", "read", "wording", "overview"] {
        let html = desk.screen(json!({ "name": "story", "id": story, "view": view, "base": "B" }));
        assert!(
            html.contains("The bridge") && html.contains(&format!("data-view=\"{view}\">")),
            "{view}"
        );
    }
    let chosen = "<option value=\"B\" selected>";
    assert!(!facts.contains(chosen));
    desk.asks("set_base", json!({ "story": story, "base": "B" }));
    let route = json!({ "name": "story", "id": story });
    assert!(desk.screen(route.clone()).contains(chosen), "it is kept");
    desk.asks("undo", json!({}));
    assert!(!desk.screen(route).contains(chosen));
    assert!(
        desk.screen(json!({ "name": "library", "query": "" }))
            .contains("The bridge")
    );
    assert!(
        desk.screen(json!({ "name": "library", "query": "harlow" }))
            .contains("one.txt")
    );
    assert!(
        desk.screen(json!({ "name": "article", "id": 1 }))
            .contains("Forty people")
    );
    assert!(!desk.screen(json!({ "name": "receipts" })).is_empty());
    assert!(
        desk.asks("frame", json!({}))
            .as_str()
            .is_some_and(|html| html.contains("<dialog"))
    );

    let undone = desk.asks("undo", json!({}));
    assert!(
        undone["message"]
            .as_str()
            .is_some_and(|message| message.contains("The bridge"))
    );
    desk.fails(
        "screen",
        json!({ "route": { "name": "story", "id": story, "view": "facts" } }),
        "gone",
    );
}

#[test]
fn one_text_of_two_outlets_is_kept_twice_and_proposed_once() {
    let desk = Desk::new();
    let wire =
        format!("{ONE}The river was shut to barges and the market moved to the north bank.\n");
    let paste = |outlet: &str, text: &str| {
        let pasted = json!({ "text": text, "outlet": outlet, "title": format!("Bridge, {outlet}"),
            "date": null, "url": null, "story": null });
        let done = desk.asks("import_text", pasted);
        done["html"].as_str().expect("HTML").to_owned()
    };
    paste("The Courier", &wire);
    let receipt = paste("Herald", &wire);
    assert!(receipt.contains("has the same text as"), "{receipt}");
    let library = desk.screen(json!({ "name": "library" }));
    assert!(library.contains("Nearly the same text"), "{library}");
    desk.asks("keep_alike", json!({ "article": 2, "others": [1] }));
    let library = desk.screen(json!({ "name": "library" }));
    assert!(!library.contains("Nearly the same text"), "{library}");

    // A later text of one outlet becomes the version that its story shows.
    let story = desk.asks(
        "create_story",
        json!({ "title": "Bridge", "articles": [1, 2] }),
    );
    paste("Courier", &wire.replace("Forty", "Forty-one"));
    desk.asks("make_version", json!({ "newer": 3, "earlier": 1 }));
    let shown = |words: &str| {
        let html = desk.screen(json!({ "name": "story", "id": story, "view": "columns" }));
        assert!(html.contains("Version 2 of 2"), "{html}");
        html.contains(words)
    };
    assert!(shown("Forty-one"));
    let library = desk.screen(json!({ "name": "library" }));
    assert!(library.contains("newest version"), "{library}");
    desk.asks(
        "show_version",
        json!({ "story": story, "article": 3, "version": 1 }),
    );
    assert!(!shown("Forty-one"));
    let article = desk.screen(json!({ "name": "article", "id": 3 }));
    assert!(
        article.contains("Not a version of the one before"),
        "{article}"
    );
    desk.asks("part_versions", json!({ "article": 3 }));
    for told in [
        "is a version again",
        "the version that it showed",
        "of its own again",
    ] {
        let undone = desk.asks("undo", json!({}));
        let message = undone["message"].as_str().expect("a sentence");
        assert!(message.contains(told), "{message}");
    }
}

#[test]
fn a_file_that_is_here_can_be_kept_as_well() {
    let desk = Desk::new();
    desk.import(&[desk.file("one.txt", ONE)], None);
    let done = desk.import(&[desk.file("other.txt", ONE)], None);
    let html = done["html"].as_str().expect("HTML");
    assert!(html.contains("keep-as-well"), "{html}");
    assert_eq!(desk.asks("keep_as_well", json!({ "line": 2 })), 2);
    let receipt = desk.screen(json!({ "name": "receipt", "id": done["receipt"] }));
    assert!(!receipt.contains("keep-as-well"), "{receipt}");
    desk.fails("keep_as_well", json!({ "line": 2 }), "gone");
}

#[test]
fn articles_of_one_story_are_proposed_and_refused_for_good() {
    let desk = Desk::new();
    let telling = |outlet: &str, words: &str| {
        format!(
            "The Merrow ferry aground off Tarrin, {outlet}\n\nThe ferry Merrow ran aground off Tarrin \
            with forty people aboard, Mayor Ada Pell told the harbour council. {words}\n"
        )
    };
    let files = [
        desk.file(
            "one.txt",
            &telling("Sheet", "Nobody was hurt when the keel met the sandbank."),
        ),
        desk.file(
            "two.txt",
            &telling("Post", "Lifeboats took all passengers to the quay by noon."),
        ),
        desk.file(
            "fares.txt",
            "Bakers raise prices\n\nBread will cost more from May, said the guild in Velm.\n",
        ),
    ];
    let done = desk.import(&files, None);
    let receipt = done["html"].as_str().expect("HTML");
    assert!(receipt.contains("Possible same story (1)"), "{receipt}");
    assert!(
        receipt.contains("Merrow") && receipt.contains("Names in common"),
        "{receipt}"
    );
    desk.asks("refuse_story", json!({ "articles": [1, 2], "others": [] }));
    let library = || desk.screen(json!({ "name": "library" }));
    assert!(!library().contains("Possible same story"));
    desk.asks("undo", json!({}));
    assert!(library().contains("Possible same story (1)"));
    // In one story, nothing is left to propose; a third telling may join it.
    desk.asks(
        "create_story",
        json!({ "title": "Merrow", "articles": [1, 2] }),
    );
    assert!(!library().contains("Possible same story"));
    let third = desk.file(
        "three.txt",
        &telling("Gazette", "An inquiry into the pilot begins."),
    );
    desk.import(&[third], None);
    assert!(library().contains("Add to “Merrow”"), "{}", library());
}

#[test]
fn rules_of_the_story_and_the_library_are_kept_and_compared_by() {
    let desk = Desk::new();
    let files = [
        desk.file("one.txt", "The cutter Nordlys left Harlow at dawn.\n"),
        desk.file("two.txt", "The boat Nordlys left Harlow at daybreak.\n"),
    ];
    desk.import(&files, None);
    let story = desk.asks(
        "create_story",
        json!({ "title": "Nordlys", "articles": [1, 2] }),
    );
    let compared = json!({ "story": story });
    let facts = || {
        let opened = desk.asks("inspector", json!({ "compared": compared, "fact": 1 }));
        opened.as_str().expect("HTML").to_owned()
    };
    assert!(!facts().contains("rule of this story"));

    let rule = desk.asks(
        "add_rule",
        json!({ "story": story, "forms": ["boat", "cutter"] }),
    );
    desk.asks(
        "add_rule",
        json!({ "story": null, "forms": ["dawn", "daybreak"] }),
    );
    let html = facts();
    assert!(html.contains("rule of this story") && html.contains("rule of the library"));
    assert!(!html.contains("Worded differently</span>"), "{html}");
    let listed = desk.asks("rules", json!({ "story": story }));
    assert_eq!(listed.as_array().map(Vec::len), Some(2));
    assert_eq!(listed[0]["forms"], json!(["boat", "cutter"]));

    desk.asks("remove_rule", json!({ "id": rule }));
    assert!(!facts().contains("rule of this story"));
    let undone = desk.asks("undo", json!({}));
    assert_eq!(undone["message"], "The rule “boat = cutter” holds again.");
    assert!(facts().contains("rule of this story"));
    desk.fails(
        "add_rule",
        json!({ "story": null, "forms": [" "] }),
        "not_usable",
    );
}

/// A model that has nothing to say.
struct Blank;

impl Reader for Blank {
    fn name(&self) -> &str {
        "blank"
    }

    fn read(&self, _: &str, sentences: &[tellings_text::Span]) -> Result<Vec<Meaning>, Stopped> {
        Ok(vec![Meaning::default(); sentences.len()])
    }

    fn judge(&self, pairs: &[(&str, &str)]) -> Result<Vec<f64>, Stopped> {
        Ok(vec![0.0; pairs.len()])
    }
}

#[test]
fn a_story_that_was_not_read_says_so_and_is_compared_when_asked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let desk = Desk::reading_with(folder, || Some(&Blank));
    let story = desk.asks("open_example", json!({}));
    let route = json!({ "name": "story", "id": story, "view": "facts" });
    let compare = |base: Value| {
        let asked = json!({ "story": story, "base": base, "progress": "__CHANNEL__:7" });
        desk.asks("compare_story", asked)
    };
    let waiting = desk.screen(route.clone());
    assert!(waiting.contains("Read 0 of 5 articles"), "{waiting}");
    assert!(!waiting.contains("data-fact"));

    // Whoever does not want to wait gets it by words, and is told so.
    desk.asks("cancel_comparison", json!({}));
    let by_words = json!({ "name": "story", "id": story, "view": "overview", "by_words": true });
    let by_words = desk.screen(by_words);
    assert!(
        by_words.contains("compare-fully") && by_words.contains("as asked"),
        "{by_words}"
    );
    assert_eq!(desk.screen(route.clone()), waiting);

    assert_eq!(compare(Value::Null), true);
    let facts = desk.screen(route);
    assert!(facts.contains("data-fact") && !facts.contains("compare-fully"));
    // Against another telling nothing new is to be read.
    let base = json!({ "name": "story", "id": story, "view": "overview", "base": "B" });
    let overview = desk.screen(base);
    assert!(overview.contains("(blank)"), "{overview}");
    desk.fails(
        "compare_story",
        json!({ "story": 99, "base": null, "progress": "__CHANNEL__:7" }),
        "gone",
    );
}

#[test]
fn an_empty_library_shows_how_to_begin() {
    let desk = Desk::new();
    let empty = desk.screen(json!({ "name": "library", "query": "" }));
    desk.import(&[desk.file("one.txt", ONE)], None);
    assert_ne!(
        desk.screen(json!({ "name": "library", "query": "" })),
        empty
    );
}

#[test]
fn an_offer_is_told_to_the_page_and_taken_once() {
    let desk = Desk::new();
    let (tell, told) = std::sync::mpsc::channel();
    desk.window.listen(OFFER, move |event| {
        tell.send(event.payload().to_owned())
            .expect("the test listens");
    });
    hand_over(desk.app.handle(), vec![desk.file("one.txt", ONE)]);
    let offer: Value = serde_json::from_str(&told.recv().expect("told")).expect("JSON");
    assert_eq!(offer["names"], json!(["one.txt"]));
    let import = json!({ "offer": offer["id"], "story": null, "progress": "__CHANNEL__:7" });
    desk.asks("import_offer", import.clone());
    desk.fails("import_offer", import, "gone");
}

#[test]
fn files_for_an_open_story_join_it() {
    let desk = Desk::new();
    desk.import(&[desk.file("one.txt", ONE)], None);
    let story = desk.asks(
        "create_story",
        json!({ "title": "The bridge", "articles": [1] }),
    );
    desk.import(&[desk.file("two.txt", TWO)], story.as_i64());
    let html = desk.screen(json!({ "name": "story", "id": story, "view": "columns" }));
    assert_eq!(html.matches("led to safety").count(), 2, "{html}");
}

#[test]
fn a_link_dropped_on_the_window_is_told_from_a_file() {
    let desk = Desk::new();
    let link = "https://example.org/story";
    let file = desk.file("one.txt", ONE);
    hand_over(desk.app.handle(), vec![PathBuf::from(link), file]);
    let waiting = desk.asks("offers_waiting", json!({}));
    assert_eq!(waiting[0]["names"], json!(["one.txt"]));
    let asked = desk.asks("take_links", json!({}));
    assert_eq!(asked["links"], json!([link]));
    assert_eq!(desk.asks("take_links", json!({}))["links"], json!([]));
    let fetch = |links: &str, proxy: &str| json!({ "links": links, "proxy": proxy, "seconds": "", "story": null, "progress": "__CHANNEL__:7" });
    desk.fails("fetch_links", fetch("file:///etc/passwd", ""), "not_usable");
    desk.fails("fetch_links", fetch(link, "gopher://x"), "not_usable");
}

#[test]
fn pasted_text_takes_what_was_typed_and_says_what_cannot_be() {
    let desk = Desk::new();
    let paste = |text: &str, date: &str, url: &str| json!({ "text": text, "outlet": " The  Harlow Post ", "title": "", "date": date, "url": url, "story": null });
    desk.asks(
        "import_text",
        paste(ONE, "2026-01-07", "https://example.org/a"),
    );
    let article = desk.screen(json!({ "name": "article", "id": 1 }));
    assert!(
        article.contains("The Harlow Post") && article.contains("2026-01-07"),
        "{article}"
    );
    desk.fails("import_text", paste("   ", "", ""), "not_usable");
    desk.fails("import_text", paste(TWO, "7th of May", ""), "not_usable");
    desk.fails(
        "import_text",
        paste(TWO, "", "javascript:alert(1)"),
        "not_usable",
    );
}

#[test]
fn an_article_can_be_put_right_deleted_and_brought_back() {
    let desk = Desk::new();
    desk.import(&[desk.file("one.txt", ONE)], None);
    let set = |field: &str, value: Value| json!({ "id": 1, "field": field, "value": value });
    desk.asks("set_article", set("outlet", json!("The Harlow Post")));
    desk.asks("set_article", set("completeness", json!("partial")));
    desk.fails(
        "set_article",
        set("completeness", json!("perhaps")),
        "not_usable",
    );
    desk.fails(
        "set_article",
        set("url", json!("file:///etc/passwd")),
        "not_usable",
    );
    assert!(
        desk.screen(json!({ "name": "article", "id": 1 }))
            .contains("The Harlow Post")
    );
    desk.asks("delete_article", json!({ "id": 1 }));
    desk.fails(
        "screen",
        json!({ "route": { "name": "article", "id": 1 } }),
        "gone",
    );
    let undone = desk.asks("undo", json!({}));
    assert_eq!(undone["route"], json!({ "name": "article", "id": 1 }));
    desk.screen(json!({ "name": "article", "id": 1 }));
}

#[test]
fn the_example_opens_with_a_comparison() {
    let desk = Desk::new();
    let story = desk.asks("open_example", json!({}));
    assert_eq!(desk.asks("open_example", json!({})), story);
    let html = desk.screen(json!({ "name": "story", "id": story, "view": "facts" }));
    assert!(html.contains("The Tarrin ferry"));
}

#[test]
fn a_library_that_cannot_be_opened_is_a_screen_not_an_end() {
    let desk = Desk::new();
    fs::create_dir_all(desk.folder.path().join("home")).expect("a folder");
    fs::write(
        desk.folder.path().join("home/library.sqlite"),
        "something else",
    )
    .expect("a file");
    let message = desk.fails("open_example", json!({}), "damaged");
    assert!(message.contains("is not a Tellings library"), "{message}");
    let html = desk.screen(json!({ "name": "library", "query": "" }));
    assert!(html.contains("is not a Tellings library"), "{html}");
    assert!(
        !html.contains("restore-backup"),
        "there is no backup: {html}"
    );
}

#[test]
fn a_damaged_library_is_replaced_by_its_backup_when_asked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let home = folder.path().join("home");
    let file = folder.path().join("one.txt");
    fs::write(&file, ONE).expect("a file");
    let earlier = Shell::new(Some(home.clone()));
    let earlier = earlier.reading_by(env!("CARGO_BIN_EXE_tellings").into());
    import::files(&earlier, &[file], None, &Cancel::default(), |_| {}).expect("imported");
    earlier
        .library(|library| library.back_up(&import::now()).map(drop))
        .expect("a backup");
    drop(earlier);
    fs::write(home.join("library.sqlite"), "damaged").expect("damaged");

    let desk = Desk::around(folder);
    let shut = desk.screen(json!({ "name": "library" }));
    assert!(shut.contains("restore-backup"), "{shut}");
    desk.asks("restore_backup", json!({}));
    let back = desk.screen(json!({ "name": "library" }));
    assert!(back.contains("one.txt"), "{back}");
    desk.import(&[desk.file("two.txt", TWO)], None);
    desk.asks("restore_backup", json!({}));
    let whole = desk.screen(json!({ "name": "library" }));
    assert!(
        whole.contains("two.txt"),
        "a library that opens is never replaced: {whole}"
    );
}

#[test]
fn a_window_that_is_not_ours_may_ask_nothing() {
    let desk = Desk::new();
    let other = WebviewWindowBuilder::new(&desk.app, "other", Default::default())
        .build()
        .expect("a window");
    assert!(desk.call_from(&other, "offers_waiting", json!({})).is_err());
    assert!(desk.call("offers_waiting", json!({})).is_ok());
    for command in [
        "plugin:dialog|open",
        "plugin:opener|open_path",
        "plugin:fs|read_file",
    ] {
        assert!(
            desk.call(command, json!({ "path": "/etc/passwd" }))
                .is_err(),
            "{command}"
        );
    }
}

/// The commands in `build.rs`, in `capabilities/` and in the app are the same.
#[test]
fn every_command_is_listed_allowed_and_there() {
    let listed: Vec<&str> = include_str!("../build.rs")
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\","))
        .collect();
    let capability: Value =
        serde_json::from_str(include_str!("../capabilities/main.json")).expect("JSON");
    let allowed: Vec<String> = capability["permissions"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|name| Some(name.as_str()?.strip_prefix("allow-")?.replace('-', "_")))
        .collect();
    assert_eq!(listed, allowed);
    let desk = Desk::new();
    for command in listed {
        if let Err(error) = desk.call(command, json!({})) {
            let error = error.to_string();
            assert!(
                !error.contains("not found") && !error.contains("not allowed"),
                "{command}: {error}"
            );
        }
    }
}

/// A page with a passage that reads like an advertisement between its paragraphs.
const THREE: &str = "The bridge at Harlow was closed on Monday.\n\nAdvertisement\n\nForty people were led to safety, the mayor said.\n";

#[test]
fn what_was_taken_is_corrected_and_the_comparison_follows() {
    let desk = Desk::new();
    let files = [desk.file("three.txt", THREE), desk.file("two.txt", TWO)];
    desk.import(&files, None);
    let story = desk.asks(
        "create_story",
        json!({ "title": "The bridge", "articles": [1, 2] }),
    );
    let facts = |desk: &Desk| desk.screen(json!({ "name": "story", "id": story }));
    let check = |desk: &Desk| desk.screen(json!({ "name": "check", "id": 1 }));
    assert!(facts(&desk).contains("Forty people"));
    assert!(check(&desk).contains("2 passages taken, 1 left out"));

    let amend = |edition: i64, passage: u32, taken: bool| json!({ "id": 1, "edition": edition, "passage": passage, "taken": taken });
    desk.asks("amend_article", amend(0, 2, false));
    assert!(!facts(&desk).contains("Forty people"));
    assert!(check(&desk).contains("taken out by you"));
    let stale = desk.fails("amend_article", amend(0, 1, true), "gone");
    assert!(stale.contains("has changed"), "{stale}");

    let undone = desk.asks("undo", json!({}));
    assert_eq!(undone["route"], json!({ "name": "check", "id": 1 }));
    assert!(facts(&desk).contains("Forty people"));

    // Only a person's word makes a gap of a cut text "cannot tell".
    assert!(!facts(&desk).contains("data-state=\"unknown\""));
    let whole = |value: Value| json!({ "id": 1, "field": "completeness", "value": value });
    desk.asks("set_article", whole(json!("partial")));
    assert!(check(&desk).contains("As found: Complete"));
    desk.asks("set_article", whole(Value::Null));

    for (field, good, bad) in [
        ("date", "2026-02-03", "soon"),
        ("language", "EN-gb", "plain English"),
        ("url", "https://harlow.example/a", "javascript:alert(1)"),
    ] {
        let set = |value: &str| json!({ "id": 1, "field": field, "value": value });
        desk.fails("set_article", set(bad), "not_usable");
        desk.asks("set_article", set(good));
    }
    let html = check(&desk);
    assert!(
        html.contains("en-gb") && html.contains("typed in by you"),
        "{html}"
    );

    let again = desk.screen(json!({ "name": "check", "id": 1, "again": true }));
    assert!(again.contains("Nothing would change"), "{again}");
    desk.asks("take_again", json!({ "id": 1 }));
}

#[test]
fn files_are_looked_at_and_corrected_before_they_are_imported() {
    let desk = Desk::new();
    let files = vec![
        desk.file("three.txt", THREE),
        desk.file("empty.txt", ""),
        desk.file("two.txt", TWO),
    ];
    hand_over(desk.app.handle(), files);
    let offer = desk.asks("offers_waiting", json!({}))[0]["id"].clone();
    let look = |desk: &Desk, file: u32| {
        desk.screen(json!({ "name": "look", "offer": offer, "file": file, "part": 0 }))
    };
    let html = look(&desk, 0);
    assert!(
        html.contains("3 files wait") && html.contains("File 1 of 3"),
        "{html}"
    );
    assert!(look(&desk, 1).contains("This file is empty"));
    assert!(look(&desk, 2).contains("34 people"));

    let spot = |file: u32| json!({ "file": file, "part": 0 });
    let amend = |passage: u32, taken: bool| json!({ "offer": offer, "spot": spot(0), "passage": passage, "taken": taken });
    desk.asks("amend_waiting", amend(1, true));
    desk.asks("amend_waiting", amend(0, false));
    assert_eq!(
        desk.asks("undo_waiting", json!({ "offer": offer })),
        json!(true)
    );
    assert!(look(&desk, 0).contains("3 passages taken, 0 left out"));
    desk.asks(
        "set_waiting",
        json!({ "offer": offer, "spot": spot(0), "field": "date", "value": "2026-02-03" }),
    );
    desk.asks(
        "set_waiting",
        json!({ "offer": offer, "spot": spot(0), "field": "completeness", "value": "partial" }),
    );
    desk.asks(
        "keep_out",
        json!({ "offer": offer, "spot": spot(2), "staysOut": true }),
    );
    let library = desk.screen(json!({ "name": "library" }));
    assert!(
        !library.contains("three.txt"),
        "nothing is stored yet: {library}"
    );

    let done = desk.asks(
        "import_offer",
        json!({ "offer": offer, "story": null, "progress": "__CHANNEL__:7" }),
    );
    let receipt = done["html"].as_str().expect("HTML");
    assert!(
        receipt.contains("1 taken") && receipt.contains("You chose not to import this one"),
        "{receipt}"
    );
    let check = desk.screen(json!({ "name": "check", "id": 1 }));
    assert!(
        check.contains("put back by you") && check.contains("2026-02-03"),
        "{check}"
    );
    desk.fails(
        "screen",
        json!({ "route": { "name": "look", "offer": offer, "file": 0, "part": 0 } }),
        "gone",
    );

    // Files that are put aside are not imported, and wait no longer.
    hand_over(desk.app.handle(), vec![desk.file("two.txt", TWO)]);
    let offer = desk.asks("offers_waiting", json!({}))[0]["id"].clone();
    desk.asks("put_aside", json!({ "offer": offer }));
    assert_eq!(desk.asks("offers_waiting", json!({})), json!([]));
}

/// A story of two articles, and its screen.
fn bridge(desk: &Desk) -> Value {
    let files = [desk.file("one.txt", ONE), desk.file("two.txt", TWO)];
    desk.import(&files, None);
    desk.asks(
        "create_story",
        json!({ "title": "The bridge", "articles": [1, 2] }),
    )
}

fn facts(desk: &Desk, story: &Value) -> String {
    desk.screen(json!({ "name": "story", "id": story, "view": "facts" }))
}

#[test]
fn what_a_person_says_of_a_comparison_holds_across_undo_redo_and_restart() {
    let desk = Desk::new();
    let story = bridge(&desk);
    let plain = facts(&desk, &story);
    assert!(plain.contains(r#"data-sentences="A.1 B.1""#), "{plain}");
    assert!(!plain.contains("by a person</span>"));

    let apart = json!({ "kind": "not_same", "these": ["B.1"], "those": ["A.1"] });
    desk.asks("correct", json!({ "story": story, "said": apart }));
    let parted = facts(&desk, &story);
    assert!(!parted.contains(r#"data-sentences="A.1 B.1""#), "{parted}");
    assert!(parted.contains("checked by a person"));

    let undone = desk.asks("undo", json!({}));
    assert_eq!(
        undone["message"],
        "What you said does not tell the same holds no longer."
    );
    assert_eq!(undone["route"]["id"], story);
    assert_eq!(facts(&desk, &story), plain);
    let redone = desk.asks("redo", json!({}));
    assert_eq!(
        redone["message"],
        "What you said does not tell the same holds again."
    );
    assert_eq!(facts(&desk, &story), parted);
    assert_eq!(
        desk.asks("redo", json!({}))["message"],
        "There is nothing to do again."
    );

    // After a restart, and with the columns the other way round.
    let Desk {
        folder,
        app,
        window,
    } = desk;
    drop((app, window));
    let desk = Desk::around(folder);
    assert_eq!(facts(&desk, &story), parted);
    desk.asks(
        "move_in_story",
        json!({ "story": story, "article": 2, "place": 0 }),
    );
    assert!(facts(&desk, &story).contains("checked by a person"));

    desk.asks(
        "withdraw_correction",
        json!({ "story": story, "number": 0 }),
    );
    assert!(!facts(&desk, &story).contains("checked by a person"));
}

#[test]
fn rows_are_named_set_and_noted_and_nonsense_is_refused() {
    let desk = Desk::new();
    let story = bridge(&desk);
    let correct = |said: Value| desk.asks("correct", json!({ "story": story, "said": said }));
    let row = ["A.1", "B.1"];
    correct(json!({ "kind": "name", "fact": row, "name": " The closure " }));
    correct(json!({ "kind": "note", "fact": row, "telling": null, "text": "Ask <them>." }));
    correct(json!({ "kind": "note", "fact": row, "telling": "B", "text": "Own reporter." }));
    let reference = facts(&desk, &story).contains(r#"data-sentences="A.1 B.1" data-reference="A""#);
    let other = if reference { "B" } else { "A" };
    correct(
        json!({ "kind": "state", "fact": row, "telling": other, "state": "differs",
        "reason": "Whose bridge it is." }),
    );
    let html = facts(&desk, &story);
    for said in [
        "The closure",
        "named by a person",
        "Ask &lt;them&gt;.",
        "Own reporter.",
        "Whose bridge it is.",
        "confirmed by a person",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    for nonsense in [
        json!({ "kind": "same", "places": ["A.1", "C.1"] }),
        json!({ "kind": "same", "places": ["A.1", "B.99"] }),
        json!({ "kind": "same", "places": ["A.1", "B.0"] }),
        json!({ "kind": "same", "places": ["A1"] }),
        json!({ "kind": "same", "places": ["A.1"] }),
        json!({ "kind": "note", "fact": [], "telling": null, "text": "x" }),
    ] {
        desk.fails(
            "correct",
            json!({ "story": story, "said": nonsense }),
            "not_usable",
        );
    }
    desk.fails(
        "withdraw_correction",
        json!({ "story": story, "number": 40 }),
        "not_usable",
    );
}

#[test]
fn a_correction_finds_its_sentence_in_a_newer_text_of_the_article() {
    let desk = Desk::new();
    let story = bridge(&desk);
    let name = json!({ "kind": "name", "fact": ["A.1"], "name": "The closure" });
    desk.asks("correct", json!({ "story": story, "said": name }));
    // The article is taken in anew, with a sentence more, and takes the old
    // one's place in the story.
    let newer = desk.file("newer.txt", &format!("It is official now. {ONE}"));
    desk.import(&[newer], None);
    desk.asks("add_to_story", json!({ "story": story, "articles": [3] }));
    desk.asks("remove_from_story", json!({ "story": story, "article": 1 }));
    let html = facts(&desk, &story);
    assert!(html.contains("named by a person"), "{html}");
    assert!(!html.contains("could not be placed"));
    // Without any article that has it, it is listed, not lost.
    desk.asks("remove_from_story", json!({ "story": story, "article": 3 }));
    let other = desk.file("other.txt", "The fair was opened.\n");
    desk.import(&[other], None);
    desk.asks("add_to_story", json!({ "story": story, "articles": [4] }));
    let html = facts(&desk, &story);
    assert!(html.contains("1 correction could not be placed"), "{html}");
}
