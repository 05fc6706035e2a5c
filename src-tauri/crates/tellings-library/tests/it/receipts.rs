//! Receipts: many lines in one transaction, what was left, the log of all.

use tellings_library::{Added, Entry, Fetched, Likeness, Outcome};

use crate::desk::{Desk, article, telling};

fn refused<'a>(source_name: &'a str, sentence: &'a str) -> Entry<'a> {
    Entry::Refused {
        source_name,
        code: "empty",
        sentence,
    }
}

#[test]
fn many_lines_are_written_together_in_their_order() {
    let mut desk = Desk::new();
    let now = desk.now();
    let receipt = desk.begin_receipt(&now).expect("begun");
    let (one, two) = (article("The ferry sails."), article("The ferry stops."));
    let added = desk
        .add_to_receipt(
            receipt,
            &[
                Entry::Article {
                    new: &one,
                    fetched: None,
                },
                refused("b.txt", "It is empty."),
                Entry::Article {
                    new: &two,
                    fetched: None,
                },
                Entry::Known {
                    source_name: "again.txt",
                    bytes: &one.source_bytes,
                    fetched: None,
                },
            ],
            0,
            &now,
        )
        .expect("written");
    let first = added[0].expect("an article").article();
    assert!(matches!(added[0], Some(Added::Taken(_))));
    assert_eq!(added[1], None);
    assert_eq!(
        added[3],
        Some(Added::AlreadyHere {
            article: first,
            by: Likeness::SameBytes
        })
    );
    let lines = desk.receipt(receipt).expect("there").lines;
    let outcomes: Vec<_> = lines.iter().map(|line| line.outcome).collect();
    assert_eq!(
        outcomes,
        [
            Outcome::Taken,
            Outcome::Refused,
            Outcome::Taken,
            Outcome::SameBytes
        ]
    );
    assert_eq!(desk.verify().expect("checked"), []);
}

#[test]
fn lines_that_cannot_all_be_written_are_not_written_at_all() {
    let mut desk = Desk::new();
    let now = desk.now();
    let receipt = desk.begin_receipt(&now).expect("begun");
    let new = article("The ferry sails.");
    let entries = [
        Entry::Article {
            new: &new,
            fetched: None,
        },
        Entry::Known {
            source_name: "never.txt",
            bytes: b"never read",
            fetched: None,
        },
    ];
    assert!(desk.add_to_receipt(receipt, &entries, 0, &now).is_err());
    assert_eq!(desk.receipt(receipt).expect("there").lines, []);
    assert!(desk.articles().expect("listed").is_empty());
}

#[test]
fn known_bytes_are_known_also_from_the_bin() {
    let mut desk = Desk::new();
    let now = desk.now();
    let new = article("The ferry sails.");
    assert!(!desk.knows(&new.source_bytes).expect("looked up"));
    let id = desk.add(&new).article();
    assert!(desk.knows(&new.source_bytes).expect("looked up"));
    desk.delete_article(id, &now).expect("deleted");
    let receipt = desk.begin_receipt(&now).expect("begun");
    let entry = Entry::Known {
        source_name: "again.txt",
        bytes: &new.source_bytes,
        fetched: None,
    };
    let added = desk
        .add_to_receipt(receipt, &[entry], 0, &now)
        .expect("written");
    assert_eq!(added, [Some(Added::BroughtBack(id))]);
}

#[test]
fn what_was_not_reached_stays_with_the_receipt() {
    let mut desk = Desk::new();
    let now = desk.now();
    let files: Vec<Vec<u8>> = (0..5)
        .map(|at| format!("/f/{at}.txt").into_bytes())
        .collect();
    let receipt = desk.begin_receipt_of(&files, &now).expect("begun");
    let lines = [
        refused("0.txt", "It is empty."),
        refused("1.txt", "It is empty."),
    ];
    desk.add_to_receipt(receipt, &lines, 2, &now)
        .expect("written");
    desk.finish_receipt(receipt, true, &now).expect("ended");
    desk.open().expect("it opens again");
    assert_eq!(desk.left_of_receipt(receipt).expect("read"), files[2..]);

    let next = desk.begin_receipt_of(&files[2..], &now).expect("begun");
    desk.take_up(receipt, next).expect("noted");
    desk.add_to_receipt(next, &[], 3, &now).expect("written");
    assert_eq!(
        desk.receipt(receipt).expect("there").taken_up_by,
        Some(next)
    );
    assert_eq!(desk.left_of_receipt(receipt).expect("read").len(), 3);
    assert!(desk.left_of_receipt(next).expect("read").is_empty());
}

#[test]
fn how_an_article_was_fetched_is_kept() {
    let mut desk = Desk::new();
    let now = desk.now();
    let receipt = desk.begin_receipt(&now).expect("begun");
    let new = article("The ferry sails.");
    let fetched = Fetched {
        link: "https://news.example/short".to_owned(),
        address: "https://news.example/ferry".to_owned(),
        at: now.clone(),
    };
    let entry = Entry::Article {
        new: &new,
        fetched: Some(&fetched),
    };
    let added = desk
        .add_to_receipt(receipt, &[entry], 0, &now)
        .expect("written");
    let id = added[0].expect("an article").article();
    assert_eq!(desk.fetchings(id).expect("read"), [fetched]);
}

#[test]
fn the_log_has_all_lines_and_finds_words() {
    let mut desk = Desk::new();
    let now = desk.now();
    desk.add(&telling(
        "Wend Courier",
        "Bridge reopens",
        "The bridge is open.",
    ));
    let receipt = desk.begin_receipt(&now).expect("begun");
    desk.refuse(receipt, "Übersicht.pdf", "scan", "This PDF is a scan.")
        .expect("noted");
    desk.open().expect("it opens again");
    let names = |query: &str| -> Vec<String> {
        let lines = desk.log(query).expect("read");
        lines.into_iter().map(|line| line.source_name).collect()
    };
    assert_eq!(names("").len(), 2);
    assert_eq!(names("")[0], "Übersicht.pdf", "the newest import first");
    assert_eq!(names("SCAN übersicht"), ["Übersicht.pdf"]);
    assert_eq!(names("reopens taken").len(), 1);
    assert!(names("scan reopens").is_empty());
    assert!(names("100%").is_empty());
}

#[test]
fn a_setting_is_kept_until_it_is_emptied() {
    let mut desk = Desk::new();
    assert_eq!(desk.setting("proxy").expect("read"), None);
    desk.set_setting("proxy", "none").expect("kept");
    desk.open().expect("it opens again");
    assert_eq!(
        desk.setting("proxy").expect("read").as_deref(),
        Some("none")
    );
    desk.set_setting("proxy", "").expect("emptied");
    assert_eq!(desk.setting("proxy").expect("read"), None);
}
