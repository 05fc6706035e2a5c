//! Stories and the articles in them.

use tellings_library::{ArticleId, LibraryError, StoryId};

use crate::desk::{Desk, article, telling, told};

/// A story of three articles: A, B and C.
fn three() -> (Desk, StoryId, [ArticleId; 3]) {
    let mut desk = Desk::new();
    let articles = ["A", "B", "C"].map(|text| desk.take(text));
    let now = desk.now();
    let story = desk.create_story("The bridge", &articles, &now);
    (desk, story.expect("made"), articles)
}

#[track_caller]
fn check(desk: &Desk, story: StoryId, expected: &str) {
    let texts: String = desk
        .story(story)
        .expect("there")
        .articles
        .iter()
        .map(|article| article.text.as_str())
        .collect();
    assert_eq!(texts, expected);
}

#[test]
fn a_story_holds_its_articles_in_order() {
    let (desk, story, [a, ..]) = three();
    check(&desk, story, "ABC");
    let kept = desk.story(story).expect("there");
    assert_eq!(kept.title, "The bridge");
    assert_eq!(kept.base, None);
    let named = &desk.article(a).expect("there").stories;
    assert_eq!(named.len(), 1);
    assert_eq!(
        (named[0].id, named[0].title.as_str()),
        (story, "The bridge")
    );
}

#[test]
fn an_article_given_twice_is_in_it_once() {
    let (mut desk, _, [a, b, c]) = three();
    let now = desk.now();
    let story = desk.create_story("Again", &[c, a, c], &now).expect("made");
    check(&desk, story, "CA");
    desk.add_to_story(story, &[a, b, b], &now).expect("added");
    check(&desk, story, "CAB");
}

#[test]
fn an_article_is_moved_among_those_that_are_shown() {
    let (mut desk, story, [a, b, c]) = three();
    let now = desk.now();
    desk.move_in_story(story, c, 0, &now).expect("moved");
    check(&desk, story, "CAB");
    desk.move_in_story(story, c, 1, &now).expect("moved");
    check(&desk, story, "ACB");
    desk.move_in_story(story, a, 99, &now).expect("moved");
    check(&desk, story, "CBA");

    desk.delete_article(c, &now).expect("deleted");
    desk.move_in_story(story, a, 0, &now).expect("moved");
    check(&desk, story, "AB");
    let error = desk.move_in_story(story, c, 0, &now);
    assert!(matches!(error, Err(LibraryError::Gone { .. })));
    desk.move_in_story(story, b, 0, &now).expect("moved");
    check(&desk, story, "BA");
}

#[test]
fn removing_leaves_the_article_in_the_library() {
    let (mut desk, story, [_, b, _]) = three();
    let now = desk.now();
    desk.remove_from_story(story, b, &now).expect("removed");
    check(&desk, story, "AC");
    assert_eq!(desk.article(b).expect("there").stories, []);
}

#[test]
fn a_deleted_story_leaves_its_articles() {
    let (mut desk, story, [a, ..]) = three();
    let now = desk.now();
    desk.delete_story(story, &now).expect("deleted");
    assert!(matches!(desk.story(story), Err(LibraryError::Gone { .. })));
    assert_eq!(desk.stories().expect("listed"), []);
    assert_eq!(desk.article(a).expect("there").stories, []);
    assert_eq!(desk.articles().expect("listed")[0].stories, 0);
}

#[test]
fn a_title_is_needed() {
    let (mut desk, story, _) = three();
    let now = desk.now();
    for blank in ["", "  \n"] {
        assert!(matches!(
            desk.create_story(blank, &[], &now),
            Err(LibraryError::NoTitle)
        ));
        assert!(matches!(
            desk.rename_story(story, blank, &now),
            Err(LibraryError::NoTitle)
        ));
    }
    desk.rename_story(story, " The closed bridge ", &now)
        .expect("renamed");
    assert_eq!(desk.story(story).expect("there").title, "The closed bridge");
}

#[test]
fn the_chosen_base_stays_with_the_story() {
    let (mut desk, story, [a, b, _]) = three();
    let now = desk.now();
    desk.set_base(story, Some(b), &now).expect("set");
    assert_eq!(desk.story(story).expect("there").base, Some(b));

    desk.delete_article(b, &now).expect("deleted");
    assert_eq!(desk.story(story).expect("there").base, None);
    desk.undo(&now).expect("undone");
    assert_eq!(desk.story(story).expect("there").base, Some(b));

    desk.remove_from_story(story, a, &now).expect("removed");
    assert!(matches!(
        desk.set_base(story, Some(a), &now),
        Err(LibraryError::Gone { .. })
    ));
}

#[test]
fn the_list_says_what_each_story_has() {
    let mut desk = Desk::new();
    let dated = |outlet, day, text| {
        let mut new = telling(outlet, "Title", text);
        new.date = told(day, "json_ld");
        new
    };
    let ids = [
        desk.add(&dated("Courier", "2026-11-02", "A")).article(),
        desk.add(&dated("Herald", "2026-11-10", "B")).article(),
        desk.add(&dated("Courier", "2026-11-03", "C")).article(),
        desk.take("D"),
    ];
    let now = desk.now();
    desk.create_story("First", &ids, &now).expect("made");
    let later = desk.now();
    desk.create_story("Second", &[], &later).expect("made");

    let listed = desk.stories().expect("listed");
    assert_eq!(listed[0].title, "Second");
    assert_eq!(listed[0].newest_date, None);
    assert_eq!(listed[1].title, "First");
    assert_eq!(listed[1].articles, 4);
    assert_eq!(listed[1].outlets, ["Courier", "Herald"]);
    assert_eq!(listed[1].newest_date.as_deref(), Some("2026-11-10"));
    assert_eq!(listed[1].changed, now);
}

#[test]
fn the_example_is_one_story_for_ever() {
    let mut desk = Desk::new();
    // One of its articles was dropped by hand before.
    let dropped = desk.take("A");
    let now = desk.now();
    let articles = ["A", "B"].map(article);
    let example = desk
        .create_example("The ferry", &articles, &now)
        .expect("made");
    check(&desk, example, "AB");
    let kept = desk.story(example).expect("there");
    assert!(kept.is_example);
    assert!(!desk.article(dropped).expect("there").is_example);
    assert!(kept.articles[1].is_example);

    let mut again = || desk.create_example("Other", &articles, &now);
    assert_eq!(again().expect("there"), example);
    desk.delete_story(example, &now).expect("deleted");
    let mut again = || desk.create_example("Other", &articles, &now);
    assert_eq!(again().expect("there"), example);
    check(&desk, example, "AB");
    assert_eq!(desk.stories().expect("listed").len(), 1);
    assert_eq!(desk.undo(&now).expect("undone"), None);
}
