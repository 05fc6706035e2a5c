//! What comes in without a window: links that are fetched, files that end
//! their reader, names and folders that were made to mislead.

use std::path::PathBuf;
use std::process::Stdio;

use serde_json::{Value, json};
use tellings_tests::process::{Running, children};
use tellings_tests::program::Program;
use tellings_tests::site::{Site, article};
use tellings_tests::{records, wait};

const HTML: &str = "Content-Type: text/html; charset=utf-8\r\n";

fn site() -> Site {
    let page = |path, status, headers: &str, body: String| (path, status, headers.to_owned(), body);
    let paid = "<meta name=robots content=noindex><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>";
    Site::of(vec![
        page("/pier", "200 OK", HTML, article("Pier to go", "")),
        page("/short", "302 Found", "Location: /pier\r\n", String::new()),
        page(
            "/out",
            "302 Found",
            "Location: file:///etc/passwd\r\n",
            String::new(),
        ),
        page("/paid", "402 Payment Required", HTML, "<p>Pay.".to_owned()),
        page("/stub", "200 OK", HTML, article("Stub", paid)),
        page("/mine", "403 Forbidden", HTML, "<p>No.".to_owned()),
        page("/busy", "503 Busy", HTML, "<p>No.".to_owned()),
        page(
            "/picture",
            "200 OK",
            "Content-Type: image/png\r\n",
            "x".to_owned(),
        ),
        page(
            "/empty",
            "200 OK",
            HTML,
            "<html><body></body></html>".to_owned(),
        ),
        page("/huge", "200 OK", HTML, "a".repeat(21 * 1024 * 1024)),
    ])
}

/// Fetches one path with a fresh library: whether it was taken, and all that
/// was said.
fn fetch(site: &Site, path: &str) -> (bool, String) {
    let program = Program::new();
    let link = site.link(path);
    let output = program.run(&["fetch", &link, "--proxy", "none"], &[]);
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

#[test]
fn the_page_of_a_link_is_an_article_that_knows_where_it_came_from() {
    let site = site();
    let program = Program::new();
    let link = site.link("/short");
    let output = program.run(&["import", &link], &[]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    assert_eq!(site.calls(), ["/short", "/pier"]);
    let rows = records::rows(&program.home(), "SELECT link, address FROM fetching");
    assert_eq!(json!(rows), json!([[link, site.link("/pier")]]));
    let rows = records::rows(
        &program.home(),
        "SELECT name, value FROM known WHERE name IN ('title', 'url') ORDER BY name",
    );
    assert_eq!(
        json!(rows),
        json!([["title", "Pier to go"], ["url", site.link("/pier")]])
    );
    // The same page again is the same article, fetched once more.
    let again = program.run(&["fetch", &site.link("/pier")], &[]);
    let said = String::from_utf8_lossy(&again.stdout).into_owned();
    assert!(said.contains("already here"), "{said}");
    assert_eq!(records::articles(&program.home()), 1);
}

#[test]
fn each_link_that_gives_no_article_has_its_own_sentence() {
    let site = site();
    let check = |path: &str, words: &str| {
        let (taken, said) = fetch(&site, path);
        assert!(!taken && said.contains(words), "{path}: {said}");
        said
    };
    let mut sentences = vec![
        check("/out", "begins with “file:”"),
        check("/paid", "asks for payment"),
        check("/mine", "answer 403"),
        check("/busy", "answer 503"),
        check("/nowhere", "no page at this link"),
        check("/picture", "a picture"),
        check("/empty", "No article was found on the page at this link."),
        check("/huge", "larger than 20 MB"),
    ];
    sentences.sort();
    sentences.dedup();
    assert_eq!(sentences.len(), 8);
    let (_, said) = fetch(&Site::of(Vec::new()), "/gone");
    assert!(said.contains("1 refused"), "{said}");
    let (taken, said) = fetch(&site, "/stub");
    assert!(
        taken && said.contains("The page is for subscribers"),
        "{said}"
    );
}

#[test]
fn what_is_no_link_is_not_asked_for() {
    let site = site();
    let program = Program::new();
    for word in ["ftp://news.example/a", "news.example", "/etc/passwd"] {
        let output = program.run(&["fetch", word], &[]);
        assert_eq!(output.status.code(), Some(2), "{word}");
    }
    // Only what puts articles into the library fetches.
    let link = site.link("/pier");
    for task in ["extract", "compare"] {
        let output = program.run(&[task, &link, &link], &[]);
        assert_eq!(output.status.code(), Some(1), "{task}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("tellings fetch"), "{said}");
    }
    assert_eq!(site.calls(), [""; 0]);
}

#[test]
fn a_reader_that_dies_costs_one_file() {
    let program = Program::new();
    // Twenty million paragraphs: more than a reader may keep in memory.
    let bomb = program.write("b-bomb.txt", "a\n\n".repeat(6_900_000));
    let mut files = vec![bomb];
    for number in 0..6 {
        files.push(program.write(
            &format!("c-{number}.txt"),
            format!("The tide rose by {number} metres.\n"),
        ));
    }
    let output = program.run(&["import"], &files);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("b-bomb.txt: Reading this file ended"),
        "{said}"
    );
    let lines = records::rows(
        &program.home(),
        "SELECT source_name, outcome FROM receipt_line ORDER BY id",
    );
    let names: Vec<&Value> = lines.iter().map(|line| &line[0]).collect();
    assert_eq!(names.len(), 7);
    assert_eq!(lines[0], json!(["b-bomb.txt", "refused"]));
    assert_eq!(records::articles(&program.home()), 6);
    // Extraction by itself says the same and lives.
    let output = program.run(&["extract", "--format", "text"], &files[..2]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("The tide rose by 0 metres."), "{said}");
}

#[test]
fn a_reader_that_is_killed_is_started_anew() {
    let program = Program::new();
    let slow = "The council met on Monday. It spoke of the bridge for an hour.\n\n".repeat(4_000);
    let files: Vec<PathBuf> = (0..4)
        .map(|number| {
            program.write(
                &format!("{number}.txt"),
                format!("{slow}Number {number}.\n"),
            )
        })
        .collect();
    let mut import = Running::start(
        program
            .command()
            .arg("import")
            .args(&files)
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
    );
    let reader = wait::until("a reader runs", || children(import.id()).first().copied());
    let killed = std::process::Command::new("kill")
        .args(["-KILL", &reader.to_string()])
        .status();
    assert!(killed.is_ok_and(|status| status.success()));
    wait::until("the import ends", || import.ended().then_some(()));
    let lines = records::rows(
        &program.home(),
        "SELECT source_name, outcome, code FROM receipt_line ORDER BY id",
    );
    assert_eq!(lines.len(), 4, "each file has its line: {lines:?}");
    let died: Vec<_> = lines.iter().filter(|line| line[1] == "refused").collect();
    assert_eq!(died.len(), 1, "{lines:?}");
    assert_eq!(died[0][2], "reader_died");
    let names: Vec<_> = lines.iter().map(|line| line[0].clone()).collect();
    assert_eq!(json!(names), json!(["0.txt", "1.txt", "2.txt", "3.txt"]));
}

#[test]
fn names_that_mislead_are_shown_safely() {
    let program = Program::new();
    let text = "The tide rose.\n";
    let files = [
        program.write("harmless\u{202E}txt.exe.txt", text),
        program.write("red\u{1b}[31m.txt", format!("{text}Again.\n")),
        program.write("two\nlines.txt", format!("{text}Twice.\n")),
    ];
    let output = program.run(&["import"], &files);
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    for bad in ['\u{202E}', '\u{1b}'] {
        assert!(!said.contains(bad), "{said:?}");
    }
    assert_eq!(said.lines().count(), 4, "{said}");
    let log = program.run(&["log"], &[]);
    let log = String::from_utf8_lossy(&log.stdout).into_owned();
    assert!(
        !log.contains('\u{202E}') && !log.contains('\u{1b}'),
        "{log:?}"
    );
    assert!(log.contains("harmless\u{FFFD}txt.exe.txt"), "{log}");
    assert_eq!(records::articles(&program.home()), 3);
}

/// A zip with one stored file of this name, by hand: no tool writes such.
fn zip(name: &str, text: &str) -> Vec<u8> {
    let (size, crc) = (text.len() as u32, crc32(text.as_bytes()));
    let mut local = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0".to_vec();
    let mut central = b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0".to_vec();
    for head in [&mut local, &mut central] {
        for number in [crc, size, size] {
            head.extend(number.to_le_bytes());
        }
        head.extend((name.len() as u16).to_le_bytes());
        head.extend([0, 0]);
    }
    central.extend([0; 14]);
    for head in [&mut local, &mut central] {
        head.extend(name.as_bytes());
    }
    local.extend(text.as_bytes());
    let mut end = b"PK\x05\x06\0\0\0\0\x01\0\x01\0".to_vec();
    end.extend((central.len() as u32).to_le_bytes());
    end.extend((local.len() as u32).to_le_bytes());
    end.extend([0, 0]);
    [local, central, end].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

#[test]
fn names_in_archives_lead_nowhere() {
    let program = Program::new();
    let text = "The tide rose by two metres at Osterby.\n";
    let files = [
        program.write("up.zip", zip("../../escaped.txt", text)),
        program.write(
            "root.zip",
            zip("/tmp/tellings-escaped.txt", &format!("{text}A\n")),
        ),
        program.write(
            "back.zip",
            zip("..\\..\\escaped.txt", &format!("{text}B\n")),
        ),
    ];
    let output = program.run(&["import"], &files);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("up.zip › ../../escaped.txt"), "{said}");
    let folder = program.folder();
    let outside = folder.parent().expect("it lies somewhere");
    for place in [
        outside.join("escaped.txt"),
        folder.join("escaped.txt"),
        PathBuf::from("/tmp/tellings-escaped.txt"),
    ] {
        assert!(!place.exists(), "{} was written", place.display());
    }
    assert_eq!(records::articles(&program.home()), 3);
}

#[test]
fn a_folder_that_never_ends_has_an_end() {
    let program = Program::new();
    for number in 0..5_003 {
        program.write(&format!("huge/{:02}/{number}.txt", number % 50), "");
    }
    let huge = program.folder().join("huge");
    std::os::unix::fs::symlink(&huge, huge.join("00/again")).expect("a link can be made");
    std::os::unix::fs::symlink("self", huge.join("self")).expect("a link can be made");
    let output = program.run(&["import"], &[huge]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said.contains("More than 5000 files were given at once"),
        "{said:.400}"
    );
    assert!(said.contains("links back to a folder that holds it"));
    let lines = records::count(&program.home(), "SELECT count(*) FROM receipt_line");
    assert!((5_001..5_010).contains(&lines), "{lines}");
}

#[test]
fn the_log_of_earlier_sessions_is_found_and_written_out() {
    let program = Program::new();
    let good = program.write("good.txt", "The tide rose by two metres.\n");
    let formula = program.write("=SUM(A1).txt", "");
    program.run(&["import"], &[good]);
    program.run(&["import"], &[formula]);
    let log = |words: &[&str]| {
        let output = program.run(&[&["log"], words].concat(), &[]);
        assert!(output.status.success());
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let all: Value = serde_json::from_str(&log(&["--format", "json"])).expect("JSON");
    assert_eq!(all["lines"].as_array().map(Vec::len), Some(2));
    assert_eq!(all["lines"][0]["outcome"], "refused");
    let csv = log(&["--format", "csv"]);
    assert!(csv.contains("\"'=SUM(A1).txt\""), "no formula: {csv}");
    let found = log(&["GOOD"]);
    assert!(
        found.contains("good.txt") && !found.contains("SUM"),
        "{found}"
    );
    let out = program.folder().join("log.csv");
    log(&["-o", &out.to_string_lossy()]);
    let written = std::fs::read_to_string(out).expect("it was written");
    assert_eq!(written, csv);
}
