//! Backups, and putting one in the library's place.

use std::fs;

use tellings_library::{Library, LibraryError, backups, restore_backup};

use crate::desk::{Desk, moment};

fn day(day: u32) -> tellings_library::Moment {
    moment(&format!("2026-12-{day:02}T09:30:00.5Z"))
}

#[test]
fn there_is_one_for_each_of_the_last_days() {
    let mut desk = Desk::new();
    desk.take("The bridge.");
    desk.close();
    assert_eq!(backups(desk.folder()), []);
    for number in 1..=8 {
        for _ in 0..2 {
            let library = Library::open(desk.folder(), &day(number)).expect("it opens");
            assert!(library.backup_trouble().is_none());
        }
    }
    let made: Vec<_> = backups(desk.folder())
        .into_iter()
        .map(|backup| backup.made)
        .collect();
    assert_eq!(made, [day(8), day(7), day(6), day(5), day(4)]);
    let files = fs::read_dir(desk.folder().join("backups")).expect("there");
    assert_eq!(files.count(), 5, "nothing else lies there");
}

#[test]
fn a_backup_takes_the_place_of_the_library() {
    let mut desk = Desk::new();
    let old = desk.take("The old bridge.");
    let backup = desk.back_up(&day(1)).expect("backed up");
    let new = desk.take("The new bridge.");

    let error = restore_backup(desk.folder(), &backup.path, &day(2));
    assert!(matches!(error, Err(LibraryError::InUse)), "{error:?}");

    desk.close();
    restore_backup(desk.folder(), &backup.path, &day(2)).expect("restored");
    desk.open().expect("it opens");
    assert_eq!(desk.article(old).expect("there").text, "The old bridge.");
    assert!(desk.article(new).is_err());
    assert_eq!(desk.verify().expect("checked"), []);

    // What was there is not lost either.
    desk.close();
    let replaced = desk
        .folder()
        .join("library-replaced-2026-12-02T093000.500Z.sqlite");
    restore_backup(desk.folder(), &replaced, &day(3)).expect("restored");
    desk.open().expect("it opens");
    assert_eq!(desk.article(new).expect("there").text, "The new bridge.");
}

#[test]
fn a_damaged_library_is_replaced_with_its_log() {
    let mut desk = Desk::new();
    let old = desk.take("The old bridge.");
    let backup = desk.back_up(&day(1)).expect("backed up");
    desk.take("The new bridge.");
    let log = fs::read(desk.folder().join("library.sqlite-wal")).expect("there");
    assert!(!log.is_empty());
    desk.close();
    fs::write(desk.folder().join("library.sqlite-wal"), &log).expect("written");
    fs::write(desk.folder().join("library.sqlite"), b"rubbish").expect("written");

    restore_backup(desk.folder(), &backup.path, &day(2)).expect("restored");
    desk.open().expect("it opens");
    assert_eq!(desk.articles().expect("listed").len(), 1);
    assert_eq!(desk.article(old).expect("there").text, "The old bridge.");
    let replaced = "library-replaced-2026-12-02T093000.500Z.sqlite";
    let kept = |suffix| fs::read(desk.folder().join(format!("{replaced}{suffix}")));
    assert_eq!(kept("").expect("kept"), b"rubbish");
    assert_eq!(kept("-wal").expect("kept"), log);
}

#[test]
fn what_is_no_backup_changes_nothing() {
    let mut desk = Desk::new();
    let id = desk.take("The bridge.");
    let backup = desk.back_up(&day(1)).expect("backed up");
    desk.close();

    let mut bytes = fs::read(&backup.path).expect("there");
    let bad = desk.folder().join("bad");
    for (name, content) in [
        ("text", b"Dear diary".to_vec()),
        ("nothing", Vec::new()),
        ("short", bytes[..bytes.len() / 2].to_vec()),
        ("newer", {
            bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
            bytes
        }),
    ] {
        fs::write(&bad, content).expect("written");
        let error = restore_backup(desk.folder(), &bad, &day(2));
        let error = error.expect_err(name);
        assert!(
            matches!(
                error,
                LibraryError::NotALibrary { .. }
                    | LibraryError::Damaged { .. }
                    | LibraryError::Newer { .. }
            ),
            "{name}: {error}"
        );
    }
    let missing = desk.folder().join("missing");
    assert!(matches!(
        restore_backup(desk.folder(), &missing, &day(2)),
        Err(LibraryError::File { .. })
    ));
    desk.open().expect("it opens");
    assert_eq!(desk.article(id).expect("there").text, "The bridge.");
}

#[test]
fn a_backup_that_cannot_be_made_keeps_nobody_out() {
    let mut desk = Desk::new();
    desk.take("The bridge.");
    desk.close();
    fs::write(desk.folder().join("backups"), b"in the way").expect("written");
    let library = Library::open(desk.folder(), &day(1)).expect("it opens");
    let trouble = library.backup_trouble().expect("it is told");
    assert!(trouble.to_string().contains("backups"), "{trouble}");
}
