//! The built program on the command line, with no display anywhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ONE: &str = "The bridge at Harlow was closed on Monday. Forty people were led to safety, the mayor said.\n\nNobody was hurt.\n";
const TWO: &str = "Harlow's bridge was closed on Monday. The mayor said that 40 people were led to safety.\n\nA ferry will run from Tuesday.\n";

/// A folder with files and a library of its own.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("folders");
        fs::write(&path, bytes).expect("a file");
        path
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tellings"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("TELLINGS_HOME", self.folder.path().join("home"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran(self
            .command(arguments)
            .output()
            .expect("the program starts"))
    }
}

/// What a run came to.
struct Ran(Output);

impl Ran {
    #[track_caller]
    fn ends(self, status: i32) -> Self {
        assert_eq!(
            self.0.status.code(),
            Some(status),
            "{}{}",
            self.out(),
            self.err()
        );
        self
    }

    #[track_caller]
    fn says(self, words: &str) -> Self {
        assert!(
            self.err().contains(words),
            "{words:?} is not in: {}",
            self.err()
        );
        self
    }

    #[track_caller]
    fn prints(self, words: &str) -> Self {
        assert!(
            self.out().contains(words),
            "{words:?} is not in: {}",
            self.out()
        );
        self
    }

    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_slice(&self.0.stdout).expect("JSON on standard output")
    }

    fn out(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    fn err(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }
}

fn articles(json: &Value) -> &Vec<Value> {
    json["articles"].as_array().expect("a list of articles")
}

#[test]
fn help_and_version_are_printed() {
    let desk = Desk::new();
    desk.run(&["--help"])
        .ends(0)
        .prints("tellings compare FILE...");
    desk.run(&["compare", "--help"])
        .ends(0)
        .prints("tellings compare FILE...");
    desk.run(&["--version"])
        .ends(0)
        .prints(env!("CARGO_PKG_VERSION"));
}

#[test]
fn arguments_that_make_no_sense_end_with_2() {
    let desk = Desk::new();
    desk.run(&["--frobnicate"])
        .ends(2)
        .says("--frobnicate")
        .says("--help");
    desk.run(&["compare"]).ends(2).says("at least one file");
    desk.run(&["compare", "a", "b", "--format", "pdf"])
        .ends(2)
        .says("--format");
}

#[test]
fn without_a_display_the_window_says_what_to_do() {
    let desk = Desk::new();
    desk.run(&[])
        .ends(1)
        .says("No display could be opened")
        .says("tellings --help");
    assert!(
        !desk.folder.path().join("home").exists(),
        "no library is made"
    );
}

#[test]
fn compare_prints_json_with_the_articles_in_order() {
    let desk = Desk::new();
    desk.file("b.txt", ONE);
    desk.file("a.txt", TWO);
    let ran = desk
        .run(&["compare", "--format", "json", "b.txt", "a.txt"])
        .ends(0);
    let json = ran.json();
    assert_eq!(json["format"], "tellings-comparison");
    assert_eq!(json["version"], 1);
    let texts: Vec<&str> = articles(&json)
        .iter()
        .filter_map(|a| a["text"].as_str())
        .collect();
    assert!(texts[0].contains("at Harlow") && texts[1].contains("ferry"));
    assert!(!json["facts"].as_array().expect("facts").is_empty());
    assert!(
        !desk.folder.path().join("home").exists(),
        "the library is not touched"
    );
}

#[test]
fn compare_writes_a_report_whole_or_not_at_all() {
    let desk = Desk::new();
    desk.file("a.txt", ONE);
    desk.file("b.txt", TWO);
    desk.run(&["compare", "a.txt", "b.txt", "-o", "report.html"])
        .ends(0)
        .says("2 tellings");
    let first = fs::read(desk.folder.path().join("report.html")).expect("a report");
    assert!(first.starts_with(b"<!DOCTYPE html>"));
    desk.run(&["compare", "a.txt", "b.txt", "-o", "report.html"])
        .ends(0);
    let second = fs::read(desk.folder.path().join("report.html")).expect("a report");
    assert!(first == second, "the same input gives the same bytes");
    desk.run(&[
        "compare",
        "a.txt",
        "b.txt",
        "-o",
        "no/such/folder/report.html",
    ])
    .ends(1)
    .says("could not be written");
    desk.run(&["compare", "a.txt", "b.txt", "-o", "b.txt"])
        .ends(2)
        .says("overwritten");
    assert_eq!(
        fs::read_to_string(desk.folder.path().join("b.txt")).expect("still there"),
        TWO
    );
}

#[test]
fn compare_writes_tables() {
    let desk = Desk::new();
    desk.file("a.txt", ONE);
    desk.file("b.txt", TWO);
    desk.run(&["compare", "a.txt", "b.txt", "--format", "csv"])
        .ends(0)
        .prints("\"F1\"");
    desk.run(&["compare", "a.txt", "b.txt", "--format", "md"])
        .ends(0)
        .prints("| F1 |");
}

#[test]
fn rules_make_two_forms_the_same_words_and_are_told() {
    let desk = Desk::new();
    desk.file("a.txt", "The cutter Nordlys left Harlow at dawn.\n");
    desk.file("b.txt", "The boat Nordlys left Harlow at dawn.\n");
    let compare = |more: &[&str]| {
        let plain = ["compare", "a.txt", "b.txt", "--format", "json"];
        desk.run(&[&plain, more].concat()).ends(0).json()["facts"][0].clone()
    };
    let states = |fact: &Value| {
        let cells = fact["cells"].as_array().expect("cells").iter();
        cells.filter(|cell| cell["state"] == "same").count()
    };
    assert_eq!(states(&compare(&[])), 1);
    let fact = compare(&["--alias", "boat=cutter"]);
    assert_eq!(states(&fact), 2);
    assert_eq!(fact["aliases"][0]["scope"], "story");
    desk.run(&["compare", "a.txt", "b.txt", "--alias", "boat="])
        .ends(2)
        .says("--alias");
}

#[test]
fn base_is_a_number_or_a_letter_of_a_file_that_is_there() {
    let desk = Desk::new();
    desk.file("a.txt", ONE);
    desk.file("b.txt", TWO);
    let with = |base: &str| {
        desk.run(&[
            "compare", "a.txt", "b.txt", "--format", "json", "--base", base,
        ])
    };
    assert_eq!(with("2").ends(0).out(), with("B").ends(0).out());
    with("3").ends(2).says("there are only 2");
    desk.run(&["compare", "gone.txt", "a.txt", "b.txt", "--base", "1"])
        .ends(1)
        .says("--base names could not be read");
}

#[test]
fn what_cannot_be_used_is_told_and_the_rest_is_compared() {
    let desk = Desk::new();
    desk.file("a.txt", ONE);
    desk.file("b.txt", TWO);
    desk.file("empty.txt", "");
    desk.file("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01");
    let ran = desk
        .run(&[
            "compare",
            "--format",
            "json",
            "empty.txt",
            "a.txt",
            "gone.txt",
            "picture.txt",
            "b.txt",
        ])
        .ends(1)
        .says("empty.txt: This file is empty")
        .says("gone.txt: There is no file")
        .says("picture.txt: This looks like a picture");
    assert_eq!(articles(&ran.json()).len(), 2);
    let alone = desk
        .run(&["compare", "a.txt", "empty.txt"])
        .ends(1)
        .says("at least two");
    assert_eq!(alone.out(), "");
}

#[test]
fn a_file_given_twice_is_compared_once() {
    let desk = Desk::new();
    desk.file("a.txt", ONE);
    desk.file("b.txt", TWO);
    let ran = desk
        .run(&["compare", "--format", "json", "a.txt", "b.txt", "./a.txt"])
        .ends(0)
        .says("given more than once");
    assert_eq!(articles(&ran.json()).len(), 2);
    desk.run(&["compare", "a.txt", "a.txt"])
        .ends(1)
        .says("at least two");
}

#[test]
fn a_folder_is_its_article_files() {
    let desk = Desk::new();
    desk.file("set/b.txt", ONE);
    desk.file("set/a.md", TWO);
    desk.file("set/notes.psd", "8BPS");
    let ran = desk
        .run(&["compare", "--format", "json", "set"])
        .ends(0)
        .says("1 file of another kind");
    assert!(
        articles(&ran.json())[0]["text"]
            .as_str()
            .expect("text")
            .contains("ferry")
    );
}

#[cfg(unix)]
#[test]
fn loops_of_links_and_pipes_end() {
    let desk = Desk::new();
    desk.file("set/a.txt", ONE);
    desk.file("set/b.txt", TWO);
    std::os::unix::fs::symlink(".", desk.folder.path().join("set/again")).expect("a link");
    let ran = desk
        .run(&["compare", "--format", "json", "set"])
        .ends(1)
        .says("links back");
    assert_eq!(articles(&ran.json()).len(), 2);
    let pipe = desk.folder.path().join("pipe.txt");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .is_ok_and(|made| made.success())
    );
    desk.run(&["extract", "pipe.txt"])
        .ends(1)
        .says("not an ordinary file");
}

#[test]
fn extract_shows_what_an_import_would_take() {
    let desk = Desk::new();
    desk.file("a.txt", format!("Date: 7 January 2026\n\n{ONE}"));
    let json = desk.run(&["extract", "a.txt"]).ends(0).json();
    let article = &articles(&json)[0];
    assert_eq!(article["source"], "a.txt");
    assert_eq!(article["date"], "2026-01-07");
    assert_eq!(article["outlet"], Value::Null);
    assert_eq!(article["complete"], true);
    assert_eq!(article["paragraphs"].as_array().map(Vec::len), Some(2));
    for field in [
        "title", "byline", "url", "language", "text", "left_out", "warnings",
    ] {
        assert!(article.get(field).is_some(), "{field}");
    }
    desk.run(&["extract", "--format", "text", "a.txt"])
        .ends(0)
        .prints("Date: 2026-01-07");
}

#[test]
fn odd_encodings_are_read() {
    let desk = Desk::new();
    let text = "Die Brücke in Harlow wurde am Montag gesperrt. „Niemand wurde verletzt“, sagte die Bürgermeisterin.\n";
    let utf16 = |big: bool| -> Vec<u8> {
        let order = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(order)
            .collect()
    };
    desk.file("bom.txt", [b"\xEF\xBB\xBF", text.as_bytes()].concat());
    desk.file("le.txt", utf16(false));
    desk.file("be.txt", utf16(true));
    desk.file("cp1252.txt", b"Die Br\xFCcke wurde gesperrt. \x84Niemand wurde verletzt\x93, sagte die B\xFCrgermeisterin von Harlow am Montag.\n");
    let json = desk
        .run(&["extract", "bom.txt", "le.txt", "be.txt", "cp1252.txt"])
        .ends(0)
        .json();
    for article in articles(&json) {
        let text = article["text"].as_str().expect("text");
        assert!(
            text.contains("Brücke") && text.contains("„Niemand"),
            "{}: {text}",
            article["source"]
        );
    }
}

#[test]
fn one_line_of_five_megabytes_is_read() {
    let desk = Desk::new();
    desk.file("long.txt", "word ".repeat(1024 * 1024));
    let json = desk.run(&["extract", "long.txt"]).ends(0).json();
    assert!(
        articles(&json)[0]["text"]
            .as_str()
            .is_some_and(|text| text.len() > 5_000_000)
    );
}

#[test]
fn a_file_of_300_megabytes_is_refused_at_once() {
    let desk = Desk::new();
    let path = desk.file("huge.txt", "");
    let file = fs::OpenOptions::new()
        .write(true)
        .open(path)
        .expect("opened");
    file.set_len(300 * 1024 * 1024).expect("a sparse file");
    desk.run(&["extract", "huge.txt"])
        .ends(1)
        .says("too large (300 MB)");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let path = desk.file("secret.txt", ONE);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("rights are set");
    // Root reads everything: there is nothing to see then.
    if fs::read(&path).is_err() {
        desk.run(&["extract", "secret.txt"])
            .ends(1)
            .says("may not read it");
    }
}

#[test]
fn hostile_html_is_only_text() {
    let desk = Desk::new();
    let page = format!(
        "<!doctype html><html><head><title>Bridge</title><style>body{{position:fixed;z-index:9}}</style>\
         <script>document.title='run'</script></head><body onload=\"alert(1)\"><article><h1>Bridge closed</h1>\
         <p>{ONE}</p><p>The council will meet <b onclick=\"alert(2)\">on Friday</b> to decide.</p>\
         <img src=\"http://203.0.113.9/t.gif\" onerror=\"alert(3)\"><iframe src=\"http://203.0.113.9/\"></iframe>\
         </article></body></html>"
    );
    desk.file("page.html", page);
    desk.file("b.txt", TWO);
    let html = desk
        .run(&["compare", "page.html", "b.txt", "--format", "html"])
        .ends(0)
        .out();
    assert!(html.contains("on Friday"));
    for bad in [
        "alert(",
        "onclick=",
        "onerror=",
        "<iframe",
        "203.0.113.9",
        "<script",
    ] {
        assert!(!html.contains(bad), "{bad}");
    }
}

#[test]
fn names_cannot_steer_the_terminal() {
    let desk = Desk::new();
    desk.file("\u{1b}[31m\u{202E}txt.txt", "");
    let err = desk.run(&["extract", "."]).ends(1).err();
    assert!(
        !err.contains('\u{1b}') && !err.contains('\u{202E}'),
        "{err}"
    );
}

#[test]
fn a_link_is_not_fetched_unasked() {
    let desk = Desk::new();
    desk.run(&["extract", "https://example.org/article"])
        .ends(1)
        .says("fetched only when you ask for it");
}

#[test]
fn import_fills_the_library_and_knows_what_it_has() {
    let desk = Desk::new();
    desk.file("a.txt", ONE);
    desk.file("b.txt", TWO);
    desk.file("empty.txt", "");
    desk.run(&["import", "a.txt", "b.txt", "empty.txt"])
        .ends(1)
        .prints("taken         a.txt")
        .prints("2 taken, 0 already here, 1 refused.")
        .says("empty.txt: This file is empty");
    desk.run(&["import", "a.txt"])
        .ends(0)
        .prints("0 taken, 1 already here, 0 refused.");
    desk.run(&["export", "1"])
        .ends(1)
        .says("no stories in the library yet");
}

#[test]
fn a_library_that_cannot_be_used_is_said() {
    let desk = Desk::new();
    desk.file("a.txt", ONE);
    desk.file("home/library.sqlite", "not a library");
    desk.run(&["import", "a.txt"])
        .ends(1)
        .says("is not a Tellings library");
    let kept = fs::read_to_string(desk.folder.path().join("home/library.sqlite"));
    assert_eq!(kept.expect("left as it is"), "not a library");
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let desk = Desk::new();
    desk.file("a.txt", ONE.repeat(2_000));
    let mut child = desk
        .command(&["extract", "a.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{err}");
    assert_eq!(err, "");
}

/// What JSON in a folder is, its bytes say: an agency's item is an article, a
/// program's settings are not.
#[test]
fn json_in_a_folder_is_read_where_it_is_an_article() {
    let desk = Desk::new();
    desk.file("set/package.json", "{\"name\": \"x\"}");
    desk.file(
        "set/item.json",
        "{\"uri\": \"urn:1\", \"type\": \"text\", \"headline\": \"Gate jams\", \"body_text\": \"The gate at Orrin jammed on Monday. Nine barges waited.\"}",
    );
    let ran = desk
        .run(&["extract", "set"])
        .ends(0)
        .says("1 file of another kind");
    assert_eq!(articles(&ran.json()).len(), 1);
}

/// The folder of the example is a set of articles like any other.
#[test]
fn the_example_can_be_compared_from_its_files() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("example");
    let example = example.to_str().expect("a path in plain letters");
    let ran = Desk::new()
        .run(&["compare", "--format", "json", example])
        .ends(0);
    assert_eq!(articles(&ran.json()).len(), 5);
}

#[test]
fn a_file_of_several_articles_gives_each_its_line() {
    let desk = Desk::new();
    desk.file(
        "post.mbox",
        "From a@harlow.example Mon Jan  5 10:00:00 2026\nSubject: Bridge closed\nMIME-Version: 1.0\n\nThe bridge at Harlow was closed on Monday.\n\nFrom b@harlow.example Tue Jan  6 10:00:00 2026\nSubject: Ferry\nMIME-Version: 1.0\n\nA ferry will run from Tuesday.\n\nFrom c@harlow.example Tue Jan  6 10:00:00 2026\nSubject: Nothing\nMIME-Version: 1.0\n\n\n",
    );
    desk.file(
        "note.rtf",
        "{\\rtf1\\ansi Harlow\\rquote s bridge was closed.\\par}",
    );
    let told = desk
        .run(&["extract", "post.mbox", "note.rtf"])
        .ends(1)
        .says("post.mbox › 3 of 3: No words were found")
        .json();
    let articles = told["articles"].as_array().expect("articles");
    let names: Vec<&Value> = articles.iter().map(|article| &article["source"]).collect();
    assert_eq!(
        names,
        ["post.mbox › 1 of 3", "post.mbox › 2 of 3", "note.rtf"]
    );
    assert_eq!(articles[2]["text"], "Harlow’s bridge was closed.");
    let imported = desk.run(&["import", "post.mbox", "note.rtf"]).ends(1);
    let lines = imported.out();
    assert!(
        lines.contains("taken         post.mbox › 2 of 3"),
        "{lines}"
    );
    assert!(
        lines.contains("3 taken, 0 already here, 1 refused."),
        "{lines}"
    );
    let again = desk.run(&["import", "post.mbox"]).ends(1);
    let lines = again.out();
    assert!(
        lines.contains("0 taken, 2 already here, 1 refused."),
        "{lines}"
    );
}
