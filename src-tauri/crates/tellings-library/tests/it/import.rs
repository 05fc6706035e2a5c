//! Taking articles in: nothing twice, nothing without its line.

use tellings_library::{
    Added, Completeness, Field, LeftOut, LibraryError, Likeness, NewArticle, Outcome, Told,
};

use crate::desk::{Desk, article, telling, told};

const TEXT: &str = "The bridge at Lower Wend was closed on Monday.\n\nNobody was hurt.";

#[test]
fn all_that_was_given_comes_back() {
    let mut desk = Desk::new();
    let given = NewArticle {
        source_name: "bridge.html".to_owned(),
        source_bytes: b"<p>The bridge".to_vec(),
        kind: "html".to_owned(),
        encoding: "windows-1252".to_owned(),
        title: told("Bridge closed", "og:title"),
        byline: told("Ada Quill", "json_ld"),
        outlet: told("Wend Courier", "json_ld"),
        date: told("2026-11-16", "first_lines"),
        url: told("https://courier.example/bridge", "canonical"),
        language: told("en", "html_lang"),
        left_out: vec![LeftOut {
            text: "Continue below".to_owned(),
            before: 1,
            reason: "page_furniture".to_owned(),
        }],
        completeness: Completeness::Doubtful,
        reasons: vec!["It ends in the middle of a sentence.".to_owned()],
        warnings: vec!["Two bytes were not letters.".to_owned()],
        extractor_version: "7".to_owned(),
        ..article(TEXT)
    };
    let id = desk.add(&given).article();
    let kept = desk.article(id).expect("there");

    assert_eq!(kept.title, given.title);
    assert_eq!(kept.byline, given.byline);
    assert_eq!(kept.outlet, given.outlet);
    assert_eq!(kept.date, given.date);
    assert_eq!(kept.url, given.url);
    assert_eq!(kept.language, given.language);
    assert_eq!(kept.text, given.text);
    assert_eq!(kept.words, 12);
    assert_eq!(kept.left_out, given.left_out);
    assert_eq!(kept.completeness, given.completeness);
    assert!(!kept.completeness_by_person);
    assert_eq!(kept.reasons, given.reasons);
    assert_eq!(kept.warnings, given.warnings);
    assert_eq!(kept.source_name, given.source_name);
    assert_eq!(kept.source_size, 13);
    assert_eq!(kept.kind, given.kind);
    assert_eq!(kept.encoding, given.encoding);
    assert_eq!(kept.extractor_version, given.extractor_version);
    assert_eq!(kept.stories, []);
    assert!(!kept.is_example);
    assert_eq!(desk.original(id).expect("there"), given.source_bytes);
    assert_eq!(desk.verify().expect("checked"), []);

    let summaries = desk.articles().expect("listed");
    assert_eq!(summaries.len(), 1);
    assert_eq!(summaries[0].name(), "Bridge closed");
    assert_eq!(summaries[0].outlet.as_deref(), Some("Wend Courier"));
    assert_eq!(summaries[0].date.as_deref(), Some("2026-11-16"));
}

#[test]
fn the_same_bytes_are_one_article() {
    let mut desk = Desk::new();
    let id = desk.take(TEXT);
    let again = desk.add(&NewArticle {
        source_name: "copy.txt".to_owned(),
        // Another version of the extraction may read other text from them.
        text: "The bridge at Lower Wend was closed.".to_owned(),
        ..article(TEXT)
    });
    assert_eq!(
        again,
        Added::AlreadyHere {
            article: id,
            by: Likeness::SameBytes
        }
    );
    assert_eq!(desk.articles().expect("listed").len(), 1);
}

#[test]
fn the_same_text_of_one_outlet_from_other_bytes_is_one_article() {
    let mut desk = Desk::new();
    let id = desk
        .add(&telling("The Wend Courier", "Bridge closed", TEXT))
        .article();
    let again = desk.add(&NewArticle {
        source_bytes: format!("<p>{TEXT}</p>").into_bytes(),
        ..telling("Wend Courier", "Closed bridge", TEXT)
    });
    assert_eq!(
        again,
        Added::AlreadyHere {
            article: id,
            by: Likeness::SameText
        }
    );
    assert_eq!(desk.original(id).expect("there"), TEXT.as_bytes());
}

#[test]
fn having_no_text_is_no_likeness() {
    let mut desk = Desk::new();
    for bytes in ["", "<p>", "<p></p>"] {
        let added = desk.add(&NewArticle {
            source_bytes: bytes.into(),
            ..article("")
        });
        assert!(matches!(added, Added::Taken(_)), "{bytes:?}: {added:?}");
    }
}

#[test]
fn a_duplicate_brings_its_article_back_from_the_bin() {
    let mut desk = Desk::new();
    let id = desk.take(TEXT);
    let now = desk.now();
    let story = desk.create_story("Bridge", &[id], &now).expect("made");
    desk.delete_article(id, &now).expect("deleted");
    assert_eq!(desk.story(story).expect("there").articles, []);

    assert_eq!(desk.add(&article(TEXT)), Added::BroughtBack(id));
    assert_eq!(desk.story(story).expect("there").articles.len(), 1);

    // The deletion is settled: undo goes on with what was done before it.
    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.story, Some(story));
}

#[test]
fn a_receipt_tells_what_became_of_each_file() {
    let mut desk = Desk::new();
    let now = desk.now();
    let receipt = desk.begin_receipt(&now).expect("begun");
    let odd = NewArticle {
        source_name: "odd.txt".to_owned(),
        warnings: vec!["Two bytes were not letters.".to_owned()],
        ..article(TEXT)
    };
    let id = desk
        .add_article(receipt, &odd, &now)
        .expect("added")
        .article();
    desk.add_article(receipt, &odd, &now).expect("added");
    desk.refuse(receipt, "photo.jpg", "binary", "photo.jpg is a picture.")
        .expect("noted");
    assert_eq!(desk.receipt(receipt).expect("there").finished, None);
    desk.finish_receipt(receipt, true, &now).expect("finished");

    let kept = desk.receipt(receipt).expect("there");
    assert_eq!(kept.started, now);
    assert_eq!(kept.finished, Some(now.clone()));
    assert!(kept.cancelled);
    let outcomes: Vec<_> = kept.lines.iter().map(|line| line.outcome).collect();
    assert_eq!(
        outcomes,
        [Outcome::Taken, Outcome::SameBytes, Outcome::Refused]
    );
    assert_eq!(kept.lines[0].article, Some(id));
    assert_eq!(kept.lines[0].warnings, odd.warnings);
    assert_eq!(kept.lines[2].source_name, "photo.jpg");
    assert_eq!(kept.lines[2].code.as_deref(), Some("binary"));
    assert_eq!(
        kept.lines[2].sentence.as_deref(),
        Some("photo.jpg is a picture.")
    );

    let summary = &desk.receipts().expect("listed")[0];
    assert_eq!(
        (summary.taken, summary.already_here, summary.refused),
        (1, 1, 1)
    );

    desk.delete_article(id, &now).expect("deleted");
    assert_eq!(desk.receipt(receipt).expect("there").lines[0].article, None);
}

#[test]
fn without_a_receipt_nothing_is_taken() {
    let mut desk = Desk::new();
    let now = desk.now();
    let error = desk
        .add_article(9.into(), &article(TEXT), &now)
        .expect_err("there is no such receipt");
    assert!(matches!(error, LibraryError::Gone { id: 9, .. }));
    assert_eq!(desk.articles().expect("listed"), []);
}

#[test]
fn what_a_person_gave_along_is_theirs() {
    let mut desk = Desk::new();
    let id = desk
        .add(&NewArticle {
            outlet: Some(Told::by_a_person("Wend Courier")),
            title: told("Bridge", "first_line"),
            ..article(TEXT)
        })
        .article();
    let kept = desk.article(id).expect("there");
    assert_eq!(kept.outlet, Some(Told::by_a_person("Wend Courier")));
    assert_eq!(kept.told_by_source.get(&Field::Outlet), None);
    assert_eq!(kept.told_by_source.get(&Field::Title), kept.title.as_ref());
}
