//! What a person says of a comparison: kept, taken back, done again.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use tellings_library::{
    ArticleId, Library, LibraryError, Quoted, Said, SaidKind, SaidState, StoryId, What,
};

use crate::desk::{Desk, moment};

fn anchor(article: ArticleId, text: &str) -> Quoted {
    Quoted {
        article,
        text: text.to_owned(),
        start: 0,
    }
}

fn name(article: ArticleId, name: &str) -> Said {
    Said::Name {
        fact: vec![anchor(article, "The bridge is shut.")],
        name: name.to_owned(),
    }
}

/// A story of two articles.
fn story(desk: &mut Desk) -> (StoryId, [ArticleId; 2]) {
    let articles = [
        desk.take("The bridge is shut."),
        desk.take("Nobody may cross the bridge."),
    ];
    let now = desk.now();
    let story = desk.create_story("Bridge", &articles, &now).expect("made");
    (story, articles)
}

fn said(desk: &Desk, story: StoryId) -> Vec<Said> {
    let corrections = desk.corrections(story).expect("read");
    corrections.into_iter().map(|one| one.said).collect()
}

/// One of every kind.
fn each([a, b]: [ArticleId; 2]) -> Vec<Said> {
    let (one, other) = (
        anchor(a, "The bridge is shut."),
        anchor(b, "Nobody may cross the bridge."),
    );
    vec![
        Said::Same {
            places: vec![one.clone(), other.clone()],
        },
        Said::NotSame {
            these: vec![one.clone()],
            those: vec![other],
        },
        name(a, "The closure"),
        Said::State {
            fact: vec![one.clone()],
            article: b,
            state: Some(SaidState::Differs),
            reason: "“May” is not “can”.".to_owned(),
        },
        Said::Note {
            fact: vec![one.clone()],
            text: "Ask the council.".to_owned(),
        },
        Said::CellNote {
            fact: vec![one],
            article: b,
            text: "Their own reporter.".to_owned(),
        },
    ]
}

#[test]
fn what_was_said_is_there_after_a_restart_in_the_order_in_which_it_was_said() {
    let mut desk = Desk::new();
    let (story, articles) = story(&mut desk);
    let now = desk.now();
    for one in each(articles) {
        desk.correct(story, &one, &now).expect("kept");
    }
    desk.open().expect("it opens again");
    assert_eq!(said(&desk, story), each(articles));
    let other = desk.create_story("Other", &articles, &now).expect("made");
    assert_eq!(said(&desk, other), [], "each story has its own");
    assert_eq!(desk.verify().expect("checked"), []);
}

#[test]
fn everything_is_taken_back_and_done_again_across_restarts() {
    let mut desk = Desk::new();
    let (story, articles) = story(&mut desk);
    let now = desk.now();
    let all = each(articles);
    for one in &all {
        desk.correct(story, one, &now).expect("kept");
    }
    for _ in 0..2 {
        for count in (0..all.len()).rev() {
            desk.open().expect("it opens again");
            let undone = desk.undo(&now).expect("undone").expect("something");
            assert_eq!(undone.what, What::Corrected(all[count].kind()));
            assert_eq!(
                (undone.story, undone.name.as_str()),
                (Some(story), "Bridge")
            );
            assert_eq!(said(&desk, story), all[..count]);
        }
        for count in 1..=all.len() {
            desk.open().expect("it opens again");
            let redone = desk.redo(&now).expect("redone").expect("something");
            assert_eq!(redone.what, What::Corrected(all[count - 1].kind()));
            assert_eq!(said(&desk, story), all[..count]);
        }
        assert_eq!(desk.redo(&now).expect("nothing left"), None);
    }
}

#[test]
fn any_of_them_can_be_withdrawn_and_comes_back_to_its_place() {
    let mut desk = Desk::new();
    let (story, [a, _]) = story(&mut desk);
    let now = desk.now();
    let first = desk.correct(story, &name(a, "One"), &now).expect("kept");
    desk.correct(story, &name(a, "Two"), &now).expect("kept");
    desk.withdraw_correction(first, &now).expect("withdrawn");
    assert_eq!(said(&desk, story), [name(a, "Two")]);
    assert!(matches!(
        desk.withdraw_correction(first, &now),
        Err(LibraryError::Gone { .. })
    ));
    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::CorrectionWithdrawn(SaidKind::Name));
    assert_eq!(said(&desk, story), [name(a, "One"), name(a, "Two")]);
}

#[test]
fn what_is_about_nothing_is_not_kept() {
    let mut desk = Desk::new();
    let (story, [a, _]) = story(&mut desk);
    let now = desk.now();
    let lone = Said::Same {
        places: vec![anchor(a, "The bridge is shut.")],
    };
    assert!(matches!(
        desk.correct(story, &lone, &now),
        Err(LibraryError::NoSentence)
    ));
    assert!(matches!(
        desk.correct(99.into(), &name(a, "One"), &now),
        Err(LibraryError::Gone { .. })
    ));
}

const FOLDER: &str = "TELLINGS_TEST_CORRECTED_FOLDER";

/// The child: corrects without end, takes every third back, and tells how many
/// hold. Does nothing unless the environment names a folder.
#[test]
fn child_corrects_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let now = moment("2026-11-21T07:30:00Z");
    let mut library = Library::open(Path::new(&folder), &now).expect("it opens");
    let (story, article) = (1.into(), 1.into());
    for number in 0.. {
        if number % 3 == 2 {
            library.undo(&now).expect("undone");
        } else {
            let said = name(article, &number.to_string());
            library.correct(story, &said, &now).expect("kept");
        }
        let holding = library.corrections(story).expect("read").len();
        let mut out = std::io::stdout().lock();
        writeln!(out, "holding {holding}").expect("the parent listens");
        out.flush().expect("the parent listens");
    }
}

#[test]
fn a_process_that_is_killed_loses_nothing_that_it_told() {
    let mut desk = Desk::new();
    let (story, _) = story(&mut desk);
    for round in 0..8 {
        desk.close();
        let mut child = Command::new(std::env::current_exe().expect("the test has a path"))
            .args(["--exact", "corrections::child_corrects_until_it_is_killed"])
            .args(["--nocapture", "--test-threads=1"])
            .env(FOLDER, desk.folder())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the test runs itself");
        let out = child.stdout.take().expect("it is piped");
        let mut lines = BufReader::new(out).lines().map_while(Result::ok);
        let number = |line: String| line.split_once("holding ")?.1.parse::<usize>().ok();
        let mut told = None;
        for _ in 0..3 + round * 5 {
            told = number(lines.next().expect("it goes on until it is killed")).or(told);
        }
        child.kill().expect("killed");
        child.wait().expect("it ended");
        for line in lines {
            told = number(line).or(told);
        }
        desk.open().expect("it opens after a kill");
        assert_eq!(desk.verify().expect("checked"), [], "round {round}");
        let kept = said(&desk, story).len();
        let told = told.expect("it told something");
        // One step more may be written than was told: a correction, or an undo.
        assert!(
            kept.abs_diff(told) <= 1,
            "round {round}: told {told}, kept {kept}"
        );
    }
}
