//! Articles with nearly the same text: found as they come in, kept apart for
//! ever where a person says so.

use tellings_library::{Added, Alike, ArticleId, LibraryError, Matter, NewArticle, Outcome, What};

use crate::desk::{Desk, article, telling};

const WIRE: &str = "The bridge at Lower Wend was closed on Monday after engineers found a crack in \
    the northern pier. Forty people were led to safety, the reeve said, and the river was shut to \
    barges. \"We will open it again when it is safe and not an hour before,\" she told the council.";

fn others(alike: &Alike) -> Vec<ArticleId> {
    alike.others.iter().map(|other| other.article.id).collect()
}

#[test]
fn one_text_in_two_outlets_is_two_articles() {
    let mut desk = Desk::new();
    let courier = desk
        .add(&telling("Courier", "Bridge closed", WIRE))
        .article();
    // The very same bytes, as somebody pastes them twice.
    let herald = desk.add(&telling("Herald", "Bridge closed", WIRE));
    let Added::Taken(herald) = herald else {
        panic!("another outlet's article is another article: {herald:?}");
    };
    let now = desk.now();
    let story = desk
        .create_story("Bridge", &[courier, herald], &now)
        .expect("made");
    assert_eq!(desk.story(story).expect("there").articles.len(), 2);

    let alike = desk.alike().expect("listed");
    assert_eq!(alike.len(), 1);
    assert_eq!(alike[0].article.id, herald);
    assert_eq!(others(&alike[0]), [courier]);
    assert!(alike[0].others[0].same_text);

    // The same file again is known, of whichever outlet it is.
    for (outlet, id) in [("The Courier", courier), ("Herald", herald)] {
        let again = desk.add(&telling(outlet, "Bridge closed", WIRE));
        assert!(
            matches!(again, Added::AlreadyHere { article, .. } if article == id),
            "{outlet}: {again:?}"
        );
    }
}

#[test]
fn agency_copy_in_a_longer_article_is_found_whichever_came_first() {
    let around = "Our reporter stood on the quay all night and counted lamps. ".repeat(4);
    let long = format!("{around}\n\n{WIRE}\n\nMore follows.");
    for order in [[WIRE, long.as_str()], [long.as_str(), WIRE]] {
        let mut desk = Desk::new();
        let ids = order.map(|text| desk.take(text));
        let alike = desk.alike().expect("listed");
        assert_eq!(alike.len(), 1);
        assert_eq!(
            (alike[0].article.id, others(&alike[0])),
            (ids[1], vec![ids[0]])
        );
        assert_eq!(alike[0].others[0].percent, 100);
        assert!(!alike[0].others[0].same_text);
    }
}

#[test]
fn not_a_duplicate_is_remembered() {
    let mut desk = Desk::new();
    let ids = ["Courier", "Herald", "Gazette"]
        .map(|outlet| desk.add(&telling(outlet, "Bridge closed", WIRE)).article());
    let now = desk.now();
    assert_eq!(desk.alike().expect("listed").len(), 2);
    desk.tell_apart(Matter::Text, ids[2], &ids[..2], &now)
        .expect("told");
    desk.tell_apart(Matter::Text, ids[1], &[ids[0]], &now)
        .expect("told");
    assert_eq!(desk.alike().expect("listed"), []);

    // Not even a new measure asks again.
    let db = rusqlite::Connection::open(desk.folder().join("library.sqlite")).expect("opened");
    db.execute_batch("UPDATE sketch SET engine = 0")
        .expect("an older measure");
    drop(db);
    desk.open().expect("it opens again");
    assert_eq!(desk.find_likenesses(2).expect("looked"), 2);
    assert_eq!(desk.find_likenesses(2).expect("looked"), 1);
    assert_eq!(desk.find_likenesses(2).expect("looked"), 0);
    assert_eq!(desk.alike().expect("listed"), []);
    assert_eq!(desk.verify().expect("checked"), []);

    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::ToldApart(Matter::Text));
    assert_eq!(others(&desk.alike().expect("listed")[0]), [ids[0]]);
}

#[test]
fn what_lies_in_the_bin_is_like_nothing() {
    let mut desk = Desk::new();
    desk.take(WIRE);
    let later = desk.take(&format!("{WIRE} An inquiry begins."));
    let now = desk.now();
    desk.delete_article(later, &now).expect("skipped");
    assert_eq!(desk.alike().expect("listed"), []);
    desk.undo(&now).expect("undone");
    assert_eq!(desk.alike().expect("listed").len(), 1);
}

#[test]
fn a_file_that_was_here_can_be_kept_as_well() {
    let mut desk = Desk::new();
    let now = desk.now();
    let first = desk.take(WIRE);
    let receipt = desk.begin_receipt(&now).expect("begun");
    let copy = NewArticle {
        source_name: "herald.txt".to_owned(),
        ..article(WIRE)
    };
    desk.add_article(receipt, &copy, &now).expect("known");
    let line = |desk: &Desk| desk.receipt(receipt).expect("there").lines[0].clone();
    assert_eq!(line(&desk).outcome, Outcome::SameBytes);

    let id = line(&desk).id;
    let kept = desk.keep_as_well(id, &now).expect("kept");
    assert_eq!(
        (line(&desk).outcome, line(&desk).article),
        (Outcome::Taken, Some(kept))
    );
    let kept = desk.article(kept).expect("there");
    assert_eq!(
        (kept.text.as_str(), kept.source_name.as_str()),
        (WIRE, "herald.txt")
    );
    assert_eq!(
        desk.alike().expect("listed"),
        [],
        "a person has said so already"
    );
    assert!(matches!(
        desk.keep_as_well(id, &now),
        Err(LibraryError::Gone { .. })
    ));
    assert_eq!(desk.verify().expect("checked"), []);

    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::KeptAsWell);
    assert_eq!(
        (line(&desk).outcome, line(&desk).article),
        (Outcome::SameBytes, Some(first))
    );
    assert_eq!(desk.articles().expect("listed").len(), 1);
}

#[test]
fn a_formula_of_an_outlet_makes_nothing_alike() {
    let mut desk = Desk::new();
    let foot = "Sign up for our letter and read every morning what the river brought in the night.";
    for number in 0..130 {
        let own: Vec<String> = (0..40).map(|word| format!("n{number}w{word}")).collect();
        desk.take(&format!("{}\n\n{foot}", own.join(" ")));
    }
    assert_eq!(desk.alike().expect("listed"), []);
}
