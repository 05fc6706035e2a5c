//! What models read and judged, as bytes and numbers that the library does not
//! understand.

use tellings_library::{Added, ArticleId, restore_backup};

use crate::desk::{Desk, article, moment};

const MODEL: &str = "reader 1";
const OTHER: &str = "reader 2";

fn hash(desk: &Desk, id: ArticleId) -> String {
    desk.article(id).expect("there").text_sha256
}

fn pair(number: usize) -> String {
    format!("{number:064x}")
}

#[test]
fn a_reading_comes_back_as_it_was_kept() {
    let mut desk = Desk::new();
    let id = desk.take("The bridge.");
    let text = hash(&desk, id);
    assert_eq!(desk.stored_reading(&text, MODEL).expect("read"), None);
    let bytes: Vec<u8> = (0..=255).collect();
    desk.keep_reading(&text, MODEL, &bytes).expect("kept");
    desk.keep_reading(&text, OTHER, b"").expect("kept");
    desk.open().expect("it opens again");
    let stored = |model| desk.stored_reading(&text, model).expect("read");
    assert_eq!(stored(MODEL), Some(bytes));
    assert_eq!(stored(OTHER), Some(Vec::new()), "of its own model alone");
    assert_eq!(stored("reader 3"), None);
    assert_eq!(desk.verify().expect("checked"), []);
}

#[test]
fn a_later_reading_takes_the_place_of_the_earlier() {
    let mut desk = Desk::new();
    let id = desk.take("The bridge.");
    let text = hash(&desk, id);
    for bytes in [b"first", b"again"] {
        desk.keep_reading(&text, MODEL, bytes).expect("kept");
    }
    let stored = desk.stored_reading(&text, MODEL).expect("read");
    assert_eq!(stored.as_deref(), Some(b"again".as_slice()));
}

#[test]
fn judgements_come_back_for_their_pairs_and_model() {
    let mut desk = Desk::new();
    let kept = [(pair(1), 0.5), (pair(2), -3.25), (pair(3), f64::NAN)];
    desk.keep_judgements(MODEL, &kept).expect("kept");
    desk.keep_judgements(OTHER, &[(pair(4), 1.0)])
        .expect("kept");
    desk.keep_judgements(MODEL, &[(pair(2), 7.01)])
        .expect("kept");
    let asked: Vec<String> = (0..5).map(pair).collect();
    assert_eq!(
        desk.judgements(MODEL, &asked).expect("read"),
        [None, Some(0.5), Some(7.01), None, None]
    );
    assert_eq!(
        desk.judgements(OTHER, &asked).expect("read"),
        [None, None, None, None, Some(1.0)]
    );
}

#[test]
fn unread_articles_come_by_story_the_last_changed_first() {
    let mut desk = Desk::new();
    let texts = ["One.", "Two.", "Three.", "Four.", "Five.", "Six."];
    let ids = texts.map(|text| desk.take(text));
    let create = |desk: &mut Desk, articles: &[ArticleId]| {
        let now = desk.now();
        desk.create_story("A story", articles, &now).expect("made")
    };
    create(&mut desk, &[ids[2], ids[0]]);
    create(&mut desk, &[ids[4], ids[2], ids[3]]);
    let doomed = create(&mut desk, &[ids[5]]);
    let now = desk.now();
    desk.delete_story(doomed, &now).expect("deleted");
    let unread = |desk: &Desk| desk.unread(MODEL).expect("listed");
    let order = [ids[4], ids[2], ids[3], ids[0], ids[5], ids[1]];
    assert_eq!(unread(&desk), order);

    let text = hash(&desk, ids[2]);
    desk.keep_reading(&text, MODEL, b"x").expect("kept");
    let text = hash(&desk, ids[3]);
    desk.keep_reading(&text, OTHER, b"x").expect("kept");
    desk.delete_article(ids[0], &now).expect("deleted");
    assert_eq!(unread(&desk), [ids[4], ids[3], ids[5], ids[1]]);
}

#[test]
fn what_nothing_needs_is_pruned() {
    let mut desk = Desk::new();
    let stays = desk.take("The bridge stays.");
    let goes = desk.take("The bridge goes.");
    let (kept, gone) = (hash(&desk, stays), hash(&desk, goes));
    for text in [&kept, &gone] {
        desk.keep_reading(text, MODEL, b"x").expect("kept");
        desk.keep_reading(text, OTHER, b"x").expect("kept");
    }
    for model in [MODEL, OTHER] {
        desk.keep_judgements(model, &[(pair(1), 1.0)])
            .expect("kept");
    }
    let now = desk.now();
    desk.delete_article(goes, &now).expect("deleted");
    desk.prune_readings(MODEL).expect("pruned");
    let stored = |desk: &Desk, text: &str, model| {
        let found = desk.stored_reading(text, model).expect("read");
        found.is_some()
    };
    assert!(stored(&desk, &kept, MODEL));
    assert!(!stored(&desk, &gone, MODEL) && !stored(&desk, &kept, OTHER));
    let judged = |model| desk.judgements(model, &[pair(1)]).expect("read");
    assert_eq!(
        (judged(MODEL), judged(OTHER)),
        (vec![Some(1.0)], vec![None])
    );

    // Back from the bin, it is read again like a new one.
    assert_eq!(
        desk.add(&article("The bridge goes.")),
        Added::BroughtBack(goes)
    );
    assert_eq!(desk.unread(MODEL).expect("listed"), [goes]);
}

#[test]
fn a_backup_holds_the_readings_too() {
    let mut desk = Desk::new();
    let id = desk.take("The bridge.");
    let text = hash(&desk, id);
    desk.keep_reading(&text, MODEL, b"before").expect("kept");
    let day = moment("2026-12-01T09:30:00Z");
    let backup = desk.back_up(&day).expect("backed up");
    desk.keep_reading(&text, MODEL, b"after").expect("kept");
    desk.close();
    restore_backup(desk.folder(), &backup.path, &day).expect("restored");
    desk.open().expect("it opens");
    let stored = desk.stored_reading(&text, MODEL).expect("read");
    assert_eq!(stored.as_deref(), Some(b"before".as_slice()));
    assert_eq!(desk.verify().expect("checked"), []);
}
