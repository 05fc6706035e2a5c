//! Passages that a person puts back or takes out, and originals that are read
//! again.

use tellings_library::{
    Act, Added, Amendment, Anchor, ArticleId, Completeness, Corrected, Field, LeftOut, NewArticle,
    NewEdition, Passage, Told, What,
};

use crate::desk::{Desk, article, told};

/// An article of two paragraphs, with a passage left out between them.
fn found() -> NewArticle {
    NewArticle {
        left_out: vec![LeftOut {
            text: "Ferries rest.".to_owned(),
            before: 1,
            reason: "related".to_owned(),
        }],
        date: told("2026-01-07", "page"),
        ..article("The bridge opened.\n\nNobody fell in.")
    }
}

fn amendment(passage: &str, act: Act) -> Amendment {
    Amendment {
        anchor: Anchor {
            passage: passage.to_owned(),
            nth: 0,
            follows: None,
        },
        act,
    }
}

/// The edition in which the passage between is put back.
fn put_back() -> (Amendment, NewEdition) {
    let amendment = amendment("Ferries rest.", Act::PutBack);
    let passage = |text: &str, left_out: Option<&str>, amended: Option<Amendment>| Passage {
        text: text.to_owned(),
        left_out: left_out.map(str::to_owned),
        amended,
    };
    let made = NewEdition {
        extractor_version: "1".to_owned(),
        completeness: Completeness::Complete,
        reasons: Vec::new(),
        warnings: Vec::new(),
        passages: vec![
            passage("The bridge opened.", None, None),
            passage("Ferries rest.", Some("related"), Some(amendment.clone())),
            passage("Nobody fell in.", None, None),
        ],
        text: "The bridge opened.\n\nFerries rest.\n\nNobody fell in.".to_owned(),
        left_out: Vec::new(),
        lost: Vec::new(),
    };
    (amendment, made)
}

fn amended(desk: &mut Desk) -> ArticleId {
    let id = desk.add(&found()).article();
    let (amendment, made) = put_back();
    let now = desk.now();
    desk.amend(id, &amendment, &made, &now).expect("amended");
    id
}

#[test]
fn an_amended_text_is_the_articles_and_the_first_one_stays() {
    let mut desk = Desk::new();
    let id = desk.add(&found()).article();
    let before = desk.article(id).expect("there");
    assert!(!before.is_amended && desk.edition(id).expect("read").is_none());
    let (amendment, made) = put_back();
    let now = desk.now();
    desk.amend(id, &amendment, &made, &now).expect("amended");

    desk.open().expect("it opens again");
    let after = desk.article(id).expect("there");
    assert_eq!(after.text, made.text);
    assert_eq!(after.words, 8);
    assert!(after.is_amended && after.left_out.is_empty());
    assert_ne!(after.text_sha256, before.text_sha256);
    assert_eq!(desk.amendments(id).expect("read"), [amendment]);
    let (_, stored) = desk.edition(id).expect("read").expect("made");
    assert_eq!(stored, made);
    assert_eq!(
        desk.first_text(id).expect("read"),
        (before.text, before.left_out)
    );
    assert_eq!(desk.articles().expect("listed")[0].words, 8);
    let hits = desk.search("ferries").expect("found").articles;
    assert_eq!(hits.len(), 1, "the search looks in the new text");
    assert_eq!(desk.verify().expect("checked"), []);
}

#[test]
fn undo_turns_back_to_the_text_from_before() {
    let mut desk = Desk::new();
    let id = amended(&mut desk);
    let now = desk.now();
    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!((undone.what, undone.article), (What::Amended, Some(id)));
    let article = desk.article(id).expect("there");
    assert_eq!(article.text, found().text);
    assert_eq!(article.left_out, found().left_out);
    assert_eq!(desk.amendments(id).expect("read"), []);
    assert!(desk.search("ferries").expect("found").articles.is_empty());
    assert_eq!(desk.verify().expect("checked"), []);
    assert_eq!(desk.undo(&now).expect("nothing left"), None);
}

#[test]
fn the_last_word_on_a_passage_counts_and_saying_it_twice_changes_nothing() {
    let mut desk = Desk::new();
    let id = amended(&mut desk);
    let (amendment, made) = put_back();
    let now = desk.now();
    desk.amend(id, &amendment, &made, &now).expect("said again");
    let as_found = Amendment {
        act: Act::AsFound,
        ..amendment.clone()
    };
    let plain = NewEdition {
        text: found().text,
        left_out: found().left_out,
        ..made.clone()
    };
    desk.amend(id, &as_found, &plain, &now).expect("withdrawn");
    assert_eq!(desk.amendments(id).expect("read"), []);
    assert_eq!(desk.article(id).expect("there").text, found().text);
    let undone = |desk: &mut Desk| desk.undo(&now).expect("undone").map(|undone| undone.what);
    assert_eq!(undone(&mut desk), Some(What::Amended));
    assert_eq!(desk.article(id).expect("there").text, made.text);
    assert_eq!(desk.amendments(id).expect("read"), [amendment]);
    assert_eq!(undone(&mut desk), Some(What::Amended));
    assert_eq!(undone(&mut desk), None);
}

#[test]
fn amendments_and_texts_are_never_changed_or_removed() {
    let mut desk = Desk::new();
    amended(&mut desk);
    desk.close();
    let db = rusqlite::Connection::open(desk.folder().join("library.sqlite")).expect("opened");
    for (sql, why) in [
        ("UPDATE amendment SET act = 'take_out'", "append-only"),
        ("DELETE FROM amendment", "append-only"),
        ("UPDATE edition SET text = 'x'", "stays as it is"),
        ("DELETE FROM edition", "stays as it is"),
    ] {
        let error = db.execute(sql, []).expect_err("refused").to_string();
        assert!(error.contains(why), "{sql}: {error}");
    }
}

#[test]
fn what_is_read_again_leaves_a_persons_word_on_fields() {
    let mut desk = Desk::new();
    let id = desk.add(&found()).article();
    let now = desk.now();
    desk.set_field(id, Field::Title, Some("Bridge"), &now)
        .expect("set");
    let (_, made) = put_back();
    let again = NewEdition {
        extractor_version: "2".to_owned(),
        warnings: vec!["Odd.".to_owned()],
        ..made
    };
    let page = |value: &str| {
        Some(Told {
            value: value.to_owned(),
            origin: "page".to_owned(),
        })
    };
    let told_now = [
        (Field::Title, page("The bridge at Wend")),
        (Field::Date, None),
        (Field::Outlet, page("Courier")),
    ];
    desk.take_again(id, &again, &told_now, &now).expect("taken");
    let article = desk.article(id).expect("there");
    assert_eq!(article.title, told("Bridge", "person"));
    assert_eq!(article.date, None);
    assert_eq!(article.outlet, told("Courier", "page"));
    assert_eq!(
        (article.text, article.warnings),
        (again.text.clone(), again.warnings.clone())
    );
    assert_eq!(article.extractor_version, "2");
    assert_eq!(
        article.told_by_source.get(&Field::Title),
        page("The bridge at Wend").as_ref()
    );
    assert_eq!(desk.search("courier").expect("found").articles.len(), 1);
    desk.take_again(id, &again, &told_now, &now)
        .expect("nothing new");

    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::ReadAgain);
    let article = desk.article(id).expect("there");
    assert_eq!(article.date, told("2026-01-07", "page"));
    assert_eq!((article.outlet, article.text), (None, found().text));
    assert_eq!(article.title, told("Bridge", "person"));
    assert_eq!(desk.verify().expect("checked"), []);
    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::FieldSet(Field::Title));
}

#[test]
fn a_persons_word_on_completeness_counts_more_than_any_reading() {
    let mut desk = Desk::new();
    let id = desk.add(&found()).article();
    let now = desk.now();
    let complete = |desk: &Desk| {
        let article = desk.article(id).expect("there");
        let listed = desk.articles().expect("listed")[0].completeness;
        assert_eq!(article.completeness, listed);
        (article.completeness, article.completeness_by_person)
    };
    let (amendment, made) = put_back();
    let cut = NewEdition {
        completeness: Completeness::Partial,
        ..made
    };
    desk.amend(id, &amendment, &cut, &now).expect("amended");
    assert_eq!(complete(&desk), (Completeness::Partial, false));
    desk.set_completeness(id, Some(Completeness::Complete), &now)
        .expect("said");
    assert_eq!(complete(&desk), (Completeness::Complete, true));
    desk.take_again(id, &cut, &[], &now).expect("taken");
    assert_eq!(complete(&desk), (Completeness::Complete, true));
}

#[test]
fn what_was_corrected_before_the_import_comes_with_it() {
    let mut desk = Desk::new();
    let (amendment, made) = put_back();
    let corrected = Corrected {
        amendments: vec![amendment.clone()],
        edition: Some(made.clone()),
        fields: vec![
            (Field::Date, Some("2026-02-08".to_owned())),
            (Field::Outlet, Some("Courier".to_owned())),
        ],
        completeness: Some(Completeness::Partial),
    };
    let now = desk.now();
    let receipt = desk.begin_receipt(&now).expect("begun");
    let added = desk
        .add_corrected(receipt, &found(), &corrected, &now)
        .expect("added");
    let id = added.article();
    assert_eq!(added, Added::Taken(id));
    let article = desk.article(id).expect("there");
    assert_eq!(article.text, made.text);
    assert_eq!(article.date, told("2026-02-08", "person"));
    assert_eq!(
        article.told_by_source.get(&Field::Date),
        told("2026-01-07", "page").as_ref()
    );
    assert_eq!(article.completeness, Completeness::Partial);
    assert_eq!(desk.amendments(id).expect("read"), [amendment]);
    assert_eq!(desk.receipt(receipt).expect("there").lines.len(), 1);
    assert_eq!(desk.undo(&now).expect("nothing"), None);

    // The same file once more is the same article, as it is by now.
    let again = desk
        .add_corrected(receipt, &found(), &Corrected::default(), &now)
        .expect("added");
    assert_eq!(again.article(), id);
    assert_eq!(desk.article(id).expect("there").text, made.text);
    // And so is its amended text from another file.
    let like_it = desk.add(&NewArticle {
        outlet: told("Courier", "page"),
        ..crate::desk::article(&made.text)
    });
    assert!(matches!(like_it, Added::AlreadyHere { article, .. } if article == id));
}

#[test]
fn a_model_reads_the_text_that_counts() {
    let mut desk = Desk::new();
    let id = desk.add(&found()).article();
    let first = desk.article(id).expect("there").text_sha256;
    desk.keep_reading(&first, "m", b"first").expect("kept");
    assert_eq!(desk.unread("m").expect("listed"), []);
    let (amendment, made) = put_back();
    let now = desk.now();
    desk.amend(id, &amendment, &made, &now).expect("amended");
    assert_eq!(desk.unread("m").expect("listed"), [id]);
    let second = desk.article(id).expect("there").text_sha256;
    desk.keep_reading(&second, "m", b"second").expect("kept");
    desk.prune_readings("m").expect("pruned");
    assert_eq!(desk.stored_reading(&first, "m").expect("read"), None);
    assert!(desk.stored_reading(&second, "m").expect("read").is_some());
}
