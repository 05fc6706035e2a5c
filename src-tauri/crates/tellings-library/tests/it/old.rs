//! Libraries of older versions open, and no shipped schema changes.

use tellings_library::{Completeness, Field, Outcome, SaidKind, What, backups};

use crate::desk::{Desk, told};

/// A library of version 1 as the program made it, as SQL. Never edited: the
/// next version gets a file of its own beside it.
const VERSION_1: &str = include_str!("library-1.sql");

/// What version 2 added to that library, as the program made it.
const VERSION_2: &str = include_str!("library-2.sql");

/// What version 3 added to the library of version 2.
const VERSION_3: &str = include_str!("library-3.sql");

/// What version 4 added to the library of version 3.
const VERSION_4: &str = include_str!("library-4.sql");

/// What version 5 added to the library of version 4.
const VERSION_5: &str = include_str!("library-5.sql");

/// What version 6 added to the library of version 5.
const VERSION_6: &str = include_str!("library-6.sql");

/// What version 7 added to the library of version 6.
const VERSION_7: &str = include_str!("library-7.sql");

/// What version 8 added to the library of version 7.
const VERSION_8: &str = include_str!("library-8.sql");

/// The schema that the program makes today, as SQLite keeps it.
#[test]
fn the_schema_is_what_was_agreed() {
    let mut desk = Desk::new();
    desk.close();
    let db =
        rusqlite::Connection::open(desk.folder().join("library.sqlite")).expect("SQLite reads it");
    let schema: Vec<String> = db
        .prepare(
            "SELECT sql FROM sqlite_schema
             WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
               AND name NOT LIKE '%\\_search\\__%' ESCAPE '\\'
             ORDER BY rowid",
        )
        .expect("prepared")
        .query_map([], |row| row.get(0))
        .expect("read")
        .collect::<Result<_, _>>()
        .expect("read");
    insta::assert_snapshot!(schema.join(";\n\n"));
}

#[test]
fn a_library_of_version_1_opens_with_all_that_is_in_it() {
    let mut desk = Desk::without_library();
    let file = desk.folder().join("library.sqlite");
    rusqlite::Connection::open(&file)
        .and_then(|db| db.execute_batch(VERSION_1))
        .expect("the fixture is SQL");
    desk.open().expect("it opens");
    assert_eq!(desk.verify().expect("checked"), []);
    assert_eq!(
        backups(desk.folder()).len(),
        1,
        "backed up before it was used"
    );

    let stories = desk.stories().expect("listed");
    assert_eq!(stories.len(), 1);
    let story = desk.story(stories[0].id).expect("there");
    assert_eq!(story.title, "The bridge at Lower Wend");
    assert_eq!(story.base, Some(2.into()));
    let [courier, herald] = story.articles.as_slice() else {
        panic!("it has two articles: {story:?}");
    };
    assert_eq!(courier.title, told("Bridge closed", "og:title"));
    assert_eq!(courier.outlet, told("The Wend Courier", "person"));
    assert_eq!(
        courier.told_by_source.get(&Field::Outlet),
        told("Wend Courier", "json_ld").as_ref()
    );
    assert_eq!(courier.left_out.len(), 1);
    assert_eq!(courier.warnings, ["Two bytes were not letters."]);
    assert_eq!(herald.completeness, Completeness::Doubtful);
    assert!(herald.completeness_by_person);
    assert_eq!(herald.date, None);

    let receipt = desk.receipt(1.into()).expect("there");
    let outcomes: Vec<_> = receipt.lines.iter().map(|line| line.outcome).collect();
    assert_eq!(
        outcomes,
        [
            Outcome::Taken,
            Outcome::Taken,
            Outcome::SameText,
            Outcome::Refused,
            Outcome::Taken
        ]
    );
    let found = desk.search("engineers cra").expect("found");
    assert_eq!(found.articles[0].article.id, herald.id);

    // The third article lies in the bin, and comes back.
    let now = desk.now();
    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::ArticleDeleted);
    assert_eq!(desk.story(story.id).expect("there").articles.len(), 3);
}

#[test]
fn a_library_of_version_2_opens_with_its_rules() {
    let mut desk = Desk::without_library();
    let file = desk.folder().join("library.sqlite");
    rusqlite::Connection::open(&file)
        .and_then(|db| db.execute_batch(VERSION_1).map(|()| db))
        .and_then(|db| db.execute_batch(VERSION_2))
        .expect("the fixtures are SQL");
    desk.open().expect("it opens");
    assert_eq!(desk.verify().expect("checked"), []);
    let forms = |desk: &Desk| {
        let rules = desk.alias_rules(Some(1.into())).expect("read");
        let lines = rules.iter().map(|rule| rule.forms.join(" = "));
        lines.collect::<Vec<_>>()
    };
    assert_eq!(forms(&desk), ["Wend = Wende", "bridge = river crossing"]);

    let now = desk.now();
    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::AliasRuleRemoved);
    assert_eq!(undone.name, "mayor = reeve");
    assert_eq!(forms(&desk).len(), 3);
    // Nothing of it has been read by a model yet; what lies in the bin need not be.
    assert_eq!(
        desk.unread("minilm 1").expect("listed"),
        [1.into(), 2.into()]
    );
}

#[test]
fn a_library_of_version_3_opens_with_its_readings() {
    let mut desk = Desk::without_library();
    let file = desk.folder().join("library.sqlite");
    rusqlite::Connection::open(&file)
        .and_then(|db| db.execute_batch(VERSION_1).map(|()| db))
        .and_then(|db| db.execute_batch(VERSION_2).map(|()| db))
        .and_then(|db| db.execute_batch(VERSION_3))
        .expect("the fixtures are SQL");
    desk.open().expect("it opens");
    assert_eq!(desk.verify().expect("checked"), []);
    let text = desk.article(1.into()).expect("there").text_sha256;
    let reading = desk.stored_reading(&text, "minilm 1").expect("read");
    assert_eq!(reading.as_deref(), Some([1, 2, 255].as_slice()));
    let pair = format!("{:064x}", 0xaa);
    let judged = desk.judgements("minilm 1", &[pair]).expect("read");
    assert_eq!(judged, [Some(-1.25)]);
    assert_eq!(desk.unread("minilm 1").expect("listed"), [2.into()]);
}

#[test]
fn a_library_of_version_4_opens_with_what_was_fetched_and_left() {
    let mut desk = Desk::without_library();
    let file = desk.folder().join("library.sqlite");
    rusqlite::Connection::open(&file)
        .and_then(|db| db.execute_batch(VERSION_1).map(|()| db))
        .and_then(|db| db.execute_batch(VERSION_2).map(|()| db))
        .and_then(|db| db.execute_batch(VERSION_3).map(|()| db))
        .and_then(|db| db.execute_batch(VERSION_4))
        .expect("the fixtures are SQL");
    desk.open().expect("it opens");
    assert_eq!(desk.verify().expect("checked"), []);
    let fetched = desk.fetchings(1.into()).expect("read");
    assert_eq!(fetched[0].address, "https://wend.example/bridge");
    assert_eq!(
        desk.left_of_receipt(1.into()).expect("read"),
        [b"/f/5.txt".to_vec()]
    );
    assert_eq!(
        desk.setting("proxy").expect("read").as_deref(),
        Some("none")
    );
}

#[test]
fn a_library_of_version_5_opens_with_its_versions() {
    let mut desk = Desk::without_library();
    let file = desk.folder().join("library.sqlite");
    let db = rusqlite::Connection::open(&file).expect("a file");
    for version in [VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5] {
        db.execute_batch(version).expect("the fixture is SQL");
    }
    drop(db);
    desk.open().expect("it opens");
    assert_eq!(desk.verify().expect("checked"), []);
    let versions = desk.versions(1.into()).expect("listed");
    let ids: Vec<_> = versions.iter().map(|version| version.id).collect();
    assert_eq!(ids, [1.into(), 2.into()]);
    // All three are looked at anew, that in the bin too.
    assert_eq!(desk.find_likenesses(10).expect("looked"), 3);
    assert_eq!(desk.verify().expect("checked"), []);
}

#[test]
fn a_library_of_version_6_looks_for_kin_anew() {
    let mut desk = Desk::without_library();
    let file = desk.folder().join("library.sqlite");
    let db = rusqlite::Connection::open(&file).expect("a file");
    for version in [
        VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5, VERSION_6,
    ] {
        db.execute_batch(version).expect("the fixture is SQL");
    }
    drop(db);
    desk.open().expect("it opens");
    assert_eq!(desk.verify().expect("checked"), []);
    // An older measure looked at both; what lies in the bin is not looked at.
    assert_eq!(desk.find_kin(10).expect("looked"), 2);
    assert_eq!(desk.find_kin(10).expect("looked"), 0);
    assert_eq!(desk.verify().expect("checked"), []);
}

#[test]
fn a_library_of_version_7_opens_with_what_was_amended() {
    let mut desk = Desk::without_library();
    let file = desk.folder().join("library.sqlite");
    let db = rusqlite::Connection::open(&file).expect("a file");
    for version in [
        VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5, VERSION_6, VERSION_7,
    ] {
        db.execute_batch(version).expect("the fixture is SQL");
    }
    drop(db);
    desk.open().expect("it opens");
    assert_eq!(desk.verify().expect("checked"), []);
    assert_eq!(desk.article(1.into()).expect("there").text, "Advertisement");
    let (_, made) = desk.edition(1.into()).expect("read").expect("made");
    assert_eq!(
        made.passages[0].amended.as_ref(),
        desk.amendments(1.into()).expect("read").first()
    );
}

#[test]
fn a_library_of_version_8_opens_with_its_corrections_and_what_can_be_done_again() {
    let mut desk = Desk::without_library();
    let file = desk.folder().join("library.sqlite");
    let db = rusqlite::Connection::open(&file).expect("a file");
    for version in [
        VERSION_1, VERSION_2, VERSION_3, VERSION_4, VERSION_5, VERSION_6, VERSION_7, VERSION_8,
    ] {
        db.execute_batch(version).expect("the fixture is SQL");
    }
    drop(db);
    desk.open().expect("it opens");
    assert_eq!(desk.verify().expect("checked"), []);
    let kinds = |desk: &Desk| {
        let corrections = desk.corrections(1.into()).expect("read");
        let kinds = corrections.iter().map(|one| one.said.kind());
        kinds.collect::<Vec<_>>()
    };
    assert_eq!(kinds(&desk), [SaidKind::Name]);
    let now = desk.now();
    let redone = desk.redo(&now).expect("redone").expect("something");
    assert_eq!(redone.what, What::Corrected(SaidKind::State));
    assert_eq!(kinds(&desk), [SaidKind::Name, SaidKind::State]);
    for kind in [SaidKind::State, SaidKind::Name] {
        let undone = desk.undo(&now).expect("undone").expect("something");
        assert_eq!(undone.what, What::Corrected(kind));
    }
    // What older versions took back says nothing of how to do it again.
    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::AliasRuleRemoved);
}
