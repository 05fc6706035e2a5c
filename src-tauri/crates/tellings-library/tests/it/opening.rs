//! Opening: what is ours is checked, what is not ours is left alone.

use std::fs;
use std::path::PathBuf;

use tellings_library::{Flaw, Library, LibraryError};

use crate::desk::Desk;

fn file(desk: &Desk) -> PathBuf {
    desk.folder().join("library.sqlite")
}

/// Opening must fail and change no byte of the file; gives back the error.
#[track_caller]
fn check_refused(desk: &mut Desk) -> LibraryError {
    let before = fs::read(file(desk)).expect("the file is there");
    let error = desk.open().expect_err("it must be refused");
    let after = fs::read(file(desk)).expect("the file is there");
    assert_eq!(before, after, "the file was touched");
    error
}

/// Does something to the closed library's file as SQL.
fn alter(desk: &mut Desk, sql: &str) {
    desk.close();
    rusqlite::Connection::open(file(desk))
        .and_then(|db| db.execute_batch(sql))
        .expect("altered");
}

#[test]
fn the_folder_is_made_where_there_is_none() {
    let parent = tempfile::tempdir().expect("a temporary folder");
    let folder = parent.path().join("a/b c/file:library?é");
    let now = crate::desk::moment("2026-11-21T07:00:00Z");
    drop(Library::open(&folder, &now).expect("it opens"));
    let library = Library::open(&folder, &now).expect("it opens again");
    assert_eq!(library.folder(), folder);
    assert_eq!(library.articles().expect("listed"), []);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&folder).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}

#[test]
fn the_file_says_whose_it_is_and_keeps_its_settings() {
    let mut desk = Desk::new();
    desk.take("The bridge.");
    desk.close();
    let db = rusqlite::Connection::open(file(&desk)).expect("SQLite reads it");
    let pragma = |name| {
        db.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
            .expect("a value")
    };
    assert_eq!(pragma("application_id"), 0x546c_6e67.into());
    assert_eq!(pragma("user_version"), 8.into());
    assert_eq!(pragma("journal_mode"), "wal".to_owned().into());
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    for bytes in [
        b"x".to_vec(),
        b"SQLite format 3".to_vec(),
        b"Dear diary".repeat(1000),
        vec![0; 4096],
    ] {
        let mut desk = Desk::without_library();
        fs::write(file(&desk), bytes).expect("written");
        let error = check_refused(&mut desk);
        assert!(matches!(error, LibraryError::NotALibrary { .. }), "{error}");
        assert!(error.to_string().contains("is not a Tellings library"));
    }
}

#[test]
fn another_programs_database_is_left_alone() {
    let mut desk = Desk::without_library();
    alter(
        &mut desk,
        "PRAGMA application_id = 7; CREATE TABLE recipe (name TEXT);",
    );
    let error = check_refused(&mut desk);
    assert!(matches!(error, LibraryError::NotALibrary { .. }), "{error}");
}

#[test]
fn an_empty_file_becomes_a_library() {
    let mut desk = Desk::without_library();
    fs::write(file(&desk), b"").expect("written");
    desk.open().expect("it opens");
    desk.take("The bridge.");
}

#[test]
fn a_newer_library_is_left_alone() {
    let mut desk = Desk::new();
    desk.take("The bridge.");
    for mode in ["WAL", "DELETE"] {
        alter(
            &mut desk,
            &format!("PRAGMA journal_mode = {mode}; PRAGMA user_version = 99;"),
        );
        let error = check_refused(&mut desk);
        assert!(
            matches!(error, LibraryError::Newer { found: 99, .. }),
            "{error}"
        );
    }
}

#[test]
fn a_newer_library_that_was_killed_is_left_alone_with_its_log() {
    let mut newer = Desk::new();
    newer.take("The bridge.");
    let db = rusqlite::Connection::open(file(&newer)).expect("SQLite reads it");
    db.execute_batch("PRAGMA user_version = 99")
        .expect("altered");

    // As a killed process leaves it: the file, and the version in its log.
    let mut desk = Desk::without_library();
    for suffix in ["", "-wal"] {
        let name = format!("library.sqlite{suffix}");
        fs::copy(newer.folder().join(&name), desk.folder().join(&name)).expect("copied");
    }
    let log = desk.folder().join("library.sqlite-wal");
    let before = fs::read(&log).expect("there");
    let error = check_refused(&mut desk);
    assert!(matches!(error, LibraryError::Newer { .. }), "{error}");
    assert_eq!(fs::read(&log).expect("there"), before);
}

#[test]
fn a_damaged_library_is_told_with_its_backups() {
    let mut desk = Desk::new();
    for number in 0..200 {
        desk.take(&format!("Article {number} is about the bridge. ").repeat(50));
    }
    let now = desk.now();
    let backup = desk.back_up(&now).expect("backed up");
    desk.close();
    let mut bytes = fs::read(file(&desk)).expect("there");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0xa5);
    fs::write(file(&desk), &bytes).expect("written");

    let error = check_refused(&mut desk);
    let LibraryError::Damaged { backups, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!(backups, &[backup]);
    assert!(
        error
            .to_string()
            .contains("The newest backup was made on 2026-11-21")
    );

    bytes.truncate(middle);
    fs::write(file(&desk), &bytes).expect("written");
    let error = check_refused(&mut desk);
    assert!(matches!(error, LibraryError::Damaged { .. }), "{error}");

    bytes.truncate(150);
    fs::write(file(&desk), &bytes).expect("written");
    let error = check_refused(&mut desk);
    assert!(matches!(error, LibraryError::Damaged { .. }), "{error}");
}

#[test]
fn a_changed_letter_is_found_by_verify() {
    let mut desk = Desk::new();
    let id = desk.take("The bridge at Lower Wend.");
    alter(
        &mut desk,
        "UPDATE article SET text = replace(text, 'Lower', 'Upper');
         UPDATE source SET packed = x'00';
         INSERT INTO article_search (article_search) VALUES ('rebuild');",
    );
    desk.open().expect("SQLite sees nothing wrong");
    assert_eq!(
        desk.verify().expect("checked"),
        [Flaw::Original(vec![id]), Flaw::Text(id)]
    );
    let error = desk.original(id).expect_err("it is not what it was");
    assert!(matches!(error, LibraryError::Damaged { .. }), "{error}");
}

#[test]
fn two_may_use_one_library() {
    let mut one = Desk::new();
    let now = one.now();
    let mut two = Library::open(one.folder(), &now).expect("it opens twice");
    let id = one.take("The bridge.");
    assert_eq!(two.article(id).expect("there").text, "The bridge.");
    let story = two.create_story("Bridge", &[id], &now).expect("made");
    assert_eq!(one.story(story).expect("there").articles.len(), 1);
}

#[test]
fn many_may_make_one_library_at_once() {
    let desk = Desk::without_library();
    let (folder, now) = (desk.folder(), desk.now());
    let receipts: Vec<i64> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let mut library = Library::open(folder, &now).expect("it opens");
                    library.begin_receipt(&now).expect("begun").get()
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("it did not panic"))
            .collect()
    });
    let mut sorted = receipts;
    sorted.sort_unstable();
    assert_eq!(sorted, [1, 2, 3, 4, 5, 6, 7, 8]);
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let desk = Desk::without_library();
    let place = desk.folder().join("taken");
    fs::write(&place, b"a file").expect("written");
    let error = Library::open(&place, &desk.now()).expect_err("a file is there");
    assert!(matches!(error, LibraryError::File { .. }), "{error}");
    assert!(error.to_string().contains("taken"), "{error}");
}
