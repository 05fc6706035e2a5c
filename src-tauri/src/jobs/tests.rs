//! The thread reads what there is to read, and lets others go first.

use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::*;
use crate::import::{Pasted, pasted};
use crate::readings::fake::Fake;
use crate::{compare, example};

/// Longer than any of this takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A shell whose reader is a fake; each test has one of its own.
macro_rules! desk {
    () => {{
        static FAKE: std::sync::OnceLock<&'static Fake> = std::sync::OnceLock::new();
        let fake = *FAKE.get_or_init(Fake::leaked);
        let home = tempfile::tempdir().expect("a temporary folder");
        let reader: fn() -> Option<AnyReader> = || FAKE.get().map(|fake| *fake as AnyReader);
        let shell = Shell::with_reader(Some(home.path().to_owned()), reader);
        (home, Arc::new(shell), fake)
    }};
}

fn paste(shell: &Shell, text: &str) -> ArticleId {
    let new = Pasted {
        text: text.to_owned(),
        ..Pasted::default()
    };
    pasted(shell, new, None).expect("taken").articles[0]
}

/// Starts reading and gives what is told.
fn working(shell: &Arc<Shell>) -> (Worker, Receiver<Option<ReadingAhead>>) {
    let (tell, told) = channel();
    let worker = start(Arc::clone(shell), move |reading| {
        let _ = tell.send(reading);
    });
    (worker.expect("a thread"), told)
}

/// What is told until nothing is read any more.
fn until_done(told: &Receiver<Option<ReadingAhead>>) -> Vec<(usize, usize)> {
    let mut seen = Vec::new();
    while let Some(reading) = told.recv_timeout(PATIENCE).expect("something is told") {
        seen.push((reading.article, reading.articles));
    }
    seen
}

fn unread(shell: &Shell) -> Vec<ArticleId> {
    let unread = shell.library(|library| library.unread("fake 1"));
    unread.expect("listed")
}

#[test]
fn what_was_left_is_read_at_the_start_and_never_again() {
    let (_home, shell, fake) = desk!();
    let story = example::open(&shell).expect("opened");
    let (worker, told) = working(&shell);
    assert_eq!(until_done(&told), [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]);
    drop(worker);
    assert_eq!(fake.asked(), (5, 0));
    assert_eq!(unread(&shell), []);

    // A comparison finds every article read, cut as it cuts them.
    let story = shell.library(|library| library.story(story));
    let witnesses = story.expect("there").articles;
    let witnesses = witnesses.iter().map(compare::witness).collect();
    let all = compare::Patience::ForAll(&|_| true);
    let made = compare::compared(&shell, witnesses, Default::default(), all);
    assert!(made.is_some());
    assert_eq!(fake.asked().0, 0);
}

#[test]
fn articles_that_come_later_are_read_when_told() {
    let (_home, shell, fake) = desk!();
    let (_worker, told) = working(&shell);
    assert_eq!(until_done(&told), []);
    let one = paste(&shell, "The bridge at Harlow was closed on Monday.");
    assert_eq!(unread(&shell), [one]);
    shell.ahead.wake();
    assert_eq!(until_done(&told), [(1, 1)]);
    assert_eq!(unread(&shell), []);
    // The end of an import tells it, too.
    paste(&shell, "Harlow's bridge was closed on Monday.");
    drop(shell.begin_job().expect("none runs"));
    assert_eq!(until_done(&told), [(1, 1)]);
    assert_eq!(fake.asked(), (2, 0));
}

#[test]
fn nothing_is_read_while_somebody_waits_for_something_else() {
    let (_home, shell, fake) = desk!();
    example::open(&shell).expect("opened");
    let job = shell.begin_job().expect("none runs");
    let comparing = shell.begin_comparison();
    let (_worker, told) = working(&shell);
    drop(job);
    assert!(told.recv_timeout(Duration::from_millis(200)).is_err());
    assert_eq!(fake.asked(), (0, 0));
    drop(comparing);
    assert_eq!(until_done(&told).len(), 5);
}

#[test]
fn a_person_can_put_it_off() {
    let (_home, shell, fake) = desk!();
    let ids = ["One day it rained.", "One day it snowed."].map(|text| paste(&shell, text));
    let first = shell.begin_comparison();
    let (_worker, told) = working(&shell);
    shell.ahead.stop();
    drop(first);
    assert!(told.recv_timeout(Duration::from_millis(200)).is_err());
    assert_eq!((unread(&shell).len(), fake.asked()), (ids.len(), (0, 0)));
    shell.ahead.wake();
    assert_eq!(until_done(&told).len(), 2);
}

#[test]
fn a_text_in_another_language_is_passed_over() {
    let (_home, shell, fake) = desk!();
    paste(&shell, &"Der Stadtrat hat am Dienstagabend beschlossen, die Fähre zur Insel einzustellen, weil das Geld nicht mehr reicht. ".repeat(3));
    paste(&shell, "The bridge at Harlow was closed on Monday.");
    let (_worker, told) = working(&shell);
    assert_eq!(until_done(&told), [(1, 1)]);
    assert_eq!(fake.asked(), (1, 0));
}
