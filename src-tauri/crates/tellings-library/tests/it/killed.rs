//! A process that is killed in the middle of an import.
//!
//! The test runs itself again as a child that imports without end and tells
//! each line of the receipt once it is written, kills the child at another
//! moment in every round, and looks whether all that was told is there.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use tellings_library::{Library, NewArticle, Outcome};

use crate::desk::{Desk, moment, telling};

const FOLDER: &str = "TELLINGS_TEST_KILLED_FOLDER";
const ROUND: &str = "TELLINGS_TEST_KILLED_ROUND";
const ROUNDS: usize = 24;

/// The child: does nothing unless the environment names a folder.
#[test]
fn child_imports_until_it_is_killed() {
    let (Some(folder), Ok(round)) = (std::env::var_os(FOLDER), std::env::var(ROUND)) else {
        return;
    };
    let now = moment("2026-11-21T07:00:00Z");
    let mut library = Library::open(Path::new(&folder), &now).expect("it opens");
    let receipt = library.begin_receipt(&now).expect("begun");
    for number in 0.. {
        let name = format!("{round}-{number}");
        library
            .add_article(receipt, &numbered(&name), &now)
            .expect("added");
        let mut out = std::io::stdout().lock();
        writeln!(out, "told {name}").expect("the parent listens");
        out.flush().expect("the parent listens");
    }
}

/// An article that is large enough for its rows to need several pages.
fn numbered(name: &str) -> NewArticle {
    let text = format!("Article {name} tells of the bridge at Lower Wend. ").repeat(120);
    NewArticle {
        source_name: name.to_owned(),
        ..telling("Wend Courier", name, &text)
    }
}

/// Kills a child once it has told `lines` lines; gives back what it told.
fn kill_after(lines: usize, round: usize, folder: &Path) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().expect("the test has a path"))
        .args(["--exact", "killed::child_imports_until_it_is_killed"])
        .args(["--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .env(ROUND, round.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the test runs itself");
    let out = child.stdout.take().expect("it is piped");
    let mut told = BufReader::new(out).lines().map_while(Result::ok);
    let mut names: Vec<String> = Vec::new();
    let mut name_in = |line: String| {
        // The test harness may write its own words before ours.
        if let Some((_, name)) = line.split_once("told ") {
            names.push(name.to_owned());
        }
        names.len()
    };
    while name_in(told.next().expect("the child goes on until it is killed")) < lines {}
    child.kill().expect("killed");
    child.wait().expect("it ended");
    // What it told between our last look and its end counts too.
    for line in told {
        name_in(line);
    }
    names
}

#[test]
fn every_line_that_was_told_has_its_article() {
    let mut desk = Desk::new();
    desk.close();
    let mut all = Vec::new();
    for round in 0..ROUNDS {
        let told = kill_after(1 + round * 7 % 31, round, desk.folder());
        desk.open().expect("it opens after a kill");
        assert_eq!(desk.verify().expect("checked"), [], "round {round}");

        let receipts = desk.receipts().expect("listed");
        assert_eq!(receipts.len(), round + 1);
        let receipt = desk.receipt(receipts[0].id).expect("there");
        assert_eq!(receipt.finished, None);
        for line in &receipt.lines {
            assert_eq!(line.outcome, Outcome::Taken);
            let id = line.article.expect("a taken article has its number");
            let article = desk.article(id).expect("a line has its article");
            assert_eq!(article.text, numbered(&line.source_name).text);
            assert_eq!(article.name(), line.source_name);
        }
        let lines: Vec<&str> = receipt
            .lines
            .iter()
            .map(|line| line.source_name.as_str())
            .collect();
        assert!(
            lines.len() >= told.len() && lines[..told.len()] == told,
            "round {round}: told {told:?}, kept {lines:?}"
        );
        // One more may be written than was told, never more.
        assert!(lines.len() <= told.len() + 1, "round {round}");
        all.extend(lines.iter().map(|line| (*line).to_owned()));
        desk.close();
    }
    desk.open().expect("it opens");
    assert_eq!(desk.articles().expect("listed").len(), all.len());
}
