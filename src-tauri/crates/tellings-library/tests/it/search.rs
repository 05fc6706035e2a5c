//! Finding articles and stories by their words.

use tellings_library::{Field, Flaw, Hit};

use crate::desk::{Desk, telling};

fn desk() -> Desk {
    let mut desk = Desk::new();
    for (outlet, title, text) in [
        (
            "Wend Courier",
            "Bridge closed",
            "The old bridge at Lower Wend was closed on Monday.",
        ),
        (
            "Evening Herald",
            "Café owners protest",
            "Owners of cafés met the U.S. envoy at the bridge.",
        ),
        ("Le Matin", "Élection", "Le scrutin aura lieu à Genève."),
    ] {
        desk.add(&telling(outlet, title, text));
    }
    desk
}

/// The titles that a search finds, best first.
#[track_caller]
fn check(desk: &Desk, query: &str, expected: &[&str]) {
    let found = desk.search(query).expect("any text may be looked for");
    let titles: Vec<String> = found
        .articles
        .iter()
        .map(|hit| hit.article.name())
        .collect();
    assert_eq!(titles, expected, "{query:?}");
}

#[test]
fn words_are_found_in_title_outlet_and_text() {
    let desk = desk();
    check(&desk, "bridge", &["Bridge closed", "Café owners protest"]);
    check(&desk, "herald", &["Café owners protest"]);
    check(&desk, "scrutin", &["Élection"]);
    check(&desk, "flood", &[]);
}

#[test]
fn every_word_must_occur_in_any_order() {
    let desk = desk();
    check(&desk, "wend bridge", &["Bridge closed"]);
    check(&desk, "bridge geneve", &[]);
}

#[test]
fn case_and_accents_do_not_matter() {
    let desk = desk();
    check(&desk, "GENEVE", &["Élection"]);
    check(&desk, "cafe\u{301}s", &["Café owners protest"]);
}

#[test]
fn the_last_word_may_be_a_beginning() {
    let desk = desk();
    check(&desk, "low", &["Bridge closed"]);
    check(&desk, "low bridge", &[]);
    check(&desk, "lower bri", &["Bridge closed"]);
}

#[test]
fn signs_have_no_meaning() {
    let desk = desk();
    check(&desk, "U.S.", &["Café owners protest"]);
    check(&desk, "\"bridge\" AND -", &[]);
    check(&desk, "\"lower wend\"", &["Bridge closed"]);
    for hostile in [
        "",
        " ",
        "\"",
        "\"\"",
        "U.S. \"",
        "AND",
        "OR NOT",
        "NEAR(a b)",
        "a-b",
        "title:x",
        "{title outlet}: x",
        "*",
        "^bridge",
        "bridge*",
        "bridge +",
        "(",
        "';--",
        "%",
        "\u{0}",
        "bridge\u{0}",
        "\u{0}\"",
        "\u{fdd0}",
        "\u{301}",
        "🌉",
        "①",
        "\u{2028}",
    ] {
        desk.search(hostile).expect(hostile);
    }
    desk.search(&"bridge ".repeat(100_000)).expect("long");
    desk.search(&"b".repeat(1_000_000)).expect("long");
}

#[test]
fn the_snippet_shows_the_words_in_their_place() {
    let desk = desk();
    let found = desk.search("lower wend").expect("found");
    let Hit { snippet, .. } = &found.articles[0];
    let text: String = snippet.iter().map(|(piece, _)| piece.as_str()).collect();
    assert_eq!(text, "The old bridge at Lower Wend was closed on Monday.");
    let hits: Vec<_> = snippet
        .iter()
        .filter_map(|(piece, is_hit)| is_hit.then_some(piece.as_str()))
        .collect();
    assert_eq!(hits, ["Lower", "Wend"]);
}

#[test]
fn stories_are_found_by_their_titles() {
    let mut desk = desk();
    let now = desk.now();
    let story = desk
        .create_story("The old bridge", &[], &now)
        .expect("made");
    let titles = |desk: &Desk, query| -> Vec<String> {
        let found = desk.search(query).expect("found");
        found.stories.into_iter().map(|story| story.title).collect()
    };
    assert_eq!(titles(&desk, "old bri"), ["The old bridge"]);
    desk.rename_story(story, "Lower Wend", &now)
        .expect("renamed");
    assert_eq!(titles(&desk, "old bri"), [""; 0]);
    assert_eq!(titles(&desk, "lower"), ["Lower Wend"]);
    desk.delete_story(story, &now).expect("deleted");
    assert_eq!(titles(&desk, "lower"), [""; 0]);
}

#[test]
fn the_search_follows_every_change() {
    let mut desk = desk();
    let id = desk.search("courier").expect("found").articles[0]
        .article
        .id;
    let now = desk.now();
    desk.set_field(id, Field::Outlet, Some("Gazette"), &now)
        .expect("set");
    check(&desk, "courier", &[]);
    check(&desk, "gazette", &["Bridge closed"]);
    desk.undo(&now).expect("undone");
    check(&desk, "courier", &["Bridge closed"]);
    desk.delete_article(id, &now).expect("deleted");
    check(&desk, "courier", &[]);
    desk.undo(&now).expect("undone");
    check(&desk, "courier", &["Bridge closed"]);
    assert_eq!(desk.verify().expect("checked"), []);
}

#[test]
fn a_damaged_index_is_made_anew_on_opening() {
    let mut desk = desk();
    desk.close();
    let file = desk.folder().join("library.sqlite");
    rusqlite::Connection::open(file)
        .and_then(|db| {
            db.execute_batch(
                "UPDATE article_search_data SET block = zeroblob(length(block)) WHERE id > 10",
            )
        })
        .expect("damaged");
    desk.open().expect("it opens");
    check(&desk, "courier", &["Bridge closed"]);
    assert_eq!(desk.verify().expect("checked"), []);
}

#[test]
fn a_lost_index_is_found_out_and_made_anew() {
    let mut desk = desk();
    desk.close();
    let file = desk.folder().join("library.sqlite");
    rusqlite::Connection::open(file)
        .and_then(|db| {
            db.execute_batch("INSERT INTO article_search (article_search) VALUES ('delete-all')")
        })
        .expect("emptied");
    desk.open().expect("it opens");
    check(&desk, "courier", &[]);
    assert_eq!(desk.verify().expect("checked"), [Flaw::SearchIndex]);
    desk.rebuild_search().expect("made anew");
    check(&desk, "courier", &["Bridge closed"]);
    assert_eq!(desk.verify().expect("checked"), []);
}
