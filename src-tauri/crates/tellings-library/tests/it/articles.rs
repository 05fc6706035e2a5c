//! What is known of an article, and who said so.

use tellings_library::{BY_A_PERSON, Completeness, Field, LibraryError, Thing};

use crate::desk::{Desk, article, telling, told};

#[test]
fn a_persons_word_wins_and_can_be_taken_back() {
    let mut desk = Desk::new();
    let id = desk
        .add(&telling("Wend Courier", "Bridge closed", "The bridge."))
        .article();
    let now = desk.now();
    desk.set_field(id, Field::Outlet, Some("  The Wend Courier "), &now)
        .expect("set");
    let changed = desk.article(id).expect("there");
    assert_eq!(changed.outlet, told("The Wend Courier", BY_A_PERSON));
    assert_eq!(changed.changed, now);
    assert_eq!(
        changed.told_by_source.get(&Field::Outlet),
        told("Wend Courier", "json_ld").as_ref()
    );

    desk.unset_field(id, Field::Outlet, &now).expect("unset");
    let back = desk.article(id).expect("there");
    assert_eq!(back.outlet, told("Wend Courier", "json_ld"));
}

#[test]
fn a_person_can_say_that_there_is_none() {
    let mut desk = Desk::new();
    let id = desk
        .add(&telling("Wend Courier", "Bridge closed", "The bridge."))
        .article();
    let now = desk.now();
    for nothing in [None, Some(""), Some(" \n")] {
        desk.set_field(id, Field::Outlet, nothing, &now)
            .expect("set");
        assert_eq!(desk.article(id).expect("there").outlet, None);
        assert_eq!(desk.articles().expect("listed")[0].outlet, None);
    }
}

#[test]
fn every_field_can_be_typed_in() {
    let mut desk = Desk::new();
    let id = desk.take("The bridge.");
    let now = desk.now();
    for &field in Field::ALL {
        assert_eq!(desk.article(id).expect("there").field(field), None);
        desk.set_field(id, field, Some(field.word()), &now)
            .expect("set");
        let kept = desk.article(id).expect("there");
        assert_eq!(
            kept.field(field),
            told(field.word(), BY_A_PERSON).as_ref(),
            "{field:?}"
        );
    }
}

#[test]
fn a_persons_word_on_completeness_wins() {
    let mut desk = Desk::new();
    let id = desk.take("The bridge.");
    let now = desk.now();
    desk.set_completeness(id, Some(Completeness::Partial), &now)
        .expect("set");
    let kept = desk.article(id).expect("there");
    assert_eq!(kept.completeness, Completeness::Partial);
    assert!(kept.completeness_by_person);
    assert_eq!(
        desk.articles().expect("listed")[0].completeness,
        Completeness::Partial
    );

    desk.set_completeness(id, None, &now).expect("set");
    let kept = desk.article(id).expect("there");
    assert_eq!(kept.completeness, Completeness::Complete);
    assert!(!kept.completeness_by_person);
}

#[test]
fn an_article_is_called_by_what_is_known() {
    let mut desk = Desk::new();
    let mut nameless = article("The flood.");
    nameless.source_name = String::new();
    let pasted = desk.add(&nameless).article();
    let file = desk.take("The fire.");
    let titled = desk.add(&telling("X", "The quake", "It shook.")).article();
    let name = |id| desk.article(id).expect("there").name();
    assert_eq!(name(pasted), format!("Article {}", pasted.get()));
    assert_eq!(name(file), "article.txt");
    assert_eq!(name(titled), "The quake");
}

#[test]
fn the_newest_article_is_listed_first() {
    let mut desk = Desk::new();
    let one = desk.take("The flood.");
    let two = desk.take("The fire.");
    let ids: Vec<_> = desk
        .articles()
        .expect("listed")
        .iter()
        .map(|article| article.id)
        .collect();
    assert_eq!(ids, [two, one]);
}

#[test]
fn a_deleted_article_is_gone_for_every_call() {
    let mut desk = Desk::new();
    let id = desk.take("The bridge.");
    let now = desk.now();
    desk.delete_article(id, &now).expect("deleted");
    assert_eq!(desk.articles().expect("listed"), []);

    let calls = [
        desk.article(id).map(|_| ()),
        desk.original(id).map(|_| ()),
        desk.set_field(id, Field::Title, Some("x"), &now),
        desk.unset_field(id, Field::Title, &now),
        desk.set_completeness(id, Some(Completeness::Partial), &now),
        desk.delete_article(id, &now),
        desk.create_story("Bridge", &[id], &now).map(|_| ()),
    ];
    for (call, result) in calls.into_iter().enumerate() {
        let error = result.expect_err("the article lies in the bin");
        assert!(
            matches!(
                error,
                LibraryError::Gone {
                    what: Thing::Article,
                    ..
                }
            ),
            "call {call}: {error}"
        );
        assert_eq!(
            error.to_string(),
            "This article is no longer in the library."
        );
    }
    assert_eq!(desk.stories().expect("listed"), []);
}

#[test]
fn odd_text_is_kept_as_it_is() {
    let mut desk = Desk::new();
    for text in [
        "",
        "\u{0}",
        "a\u{0}b",
        "\u{fdd0}\u{fdd1}",
        "'; DROP TABLE article; --",
        "e\u{301} \u{202e}x\u{200d}\u{feff}",
    ] {
        let mut odd = telling(text, text, text);
        odd.source_name = text.to_owned();
        odd.source_bytes = format!("{text}!").into_bytes();
        let id = desk.add(&odd).article();
        let kept = desk.article(id).expect("there");
        assert_eq!(kept.text, text);
        assert_eq!(kept.title, odd.title);
        assert_eq!(desk.original(id).expect("there"), odd.source_bytes);
    }
    assert_eq!(desk.verify().expect("checked"), []);
}
