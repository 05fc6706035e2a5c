//! Versions of one article: the newest is shown, the earlier stay reachable.

use tellings_library::{ArticleId, LibraryError, What};

use crate::desk::Desk;

const FIRST: &str = "The bridge at Lower Wend was closed on Monday after engineers found a crack in \
    the northern pier. Four people were led to safety, the reeve said.";

fn ids(articles: &[tellings_library::ArticleSummary]) -> Vec<ArticleId> {
    articles.iter().map(|article| article.id).collect()
}

fn shown(desk: &Desk, story: tellings_library::StoryId) -> Vec<ArticleId> {
    let story = desk.story(story).expect("there");
    story.articles.iter().map(|article| article.id).collect()
}

#[test]
fn a_story_shows_the_newest_version_and_can_show_an_earlier() {
    let mut desk = Desk::new();
    let now = desk.now();
    let other = desk.take("Another outlet's words on the crack in the pier.");
    let first = desk.take(FIRST);
    let story = desk
        .create_story("Bridge", &[first, other], &now)
        .expect("made");
    let second = desk.take(&FIRST.replace("Four", "Forty"));
    assert_eq!(desk.alike().expect("listed").len(), 1);
    desk.make_version(second, first, &now).expect("made");
    assert_eq!(
        desk.alike().expect("listed"),
        [],
        "they are no duplicates any more"
    );
    assert_eq!(shown(&desk, story), [second, other]);
    assert_eq!(ids(&desk.versions(first).expect("listed")), [first, second]);
    assert_eq!(desk.article(first).expect("there").text, FIRST);

    // A third, told to be a version of the oldest, follows the newest.
    let third = desk.take(&FIRST.replace("Four", "Forty-four"));
    desk.make_version(third, first, &now).expect("made");
    assert_eq!(
        ids(&desk.versions(second).expect("listed")),
        [first, second, third]
    );
    assert_eq!(shown(&desk, story), [third, other]);
    let summary = &desk.versions(second).expect("listed")[1];
    assert_eq!((summary.earlier, summary.newer), (Some(first), Some(third)));

    desk.show_version(story, third, first, &now).expect("shown");
    assert_eq!(shown(&desk, story), [first, other]);
    assert!(matches!(
        desk.show_version(story, first, other, &now),
        Err(LibraryError::Gone { .. })
    ));

    for (what, articles) in [
        (What::VersionShown, vec![third, other]),
        (What::VersionMade, vec![second, other]),
        (What::VersionMade, vec![first, other]),
    ] {
        desk.open().expect("it opens again");
        let undone = desk.undo(&now).expect("undone").expect("something");
        assert_eq!(undone.what, what);
        assert_eq!(shown(&desk, story), articles);
        assert_eq!(desk.verify().expect("checked"), []);
    }
    assert_eq!(ids(&desk.versions(first).expect("listed")), [first]);
}

#[test]
fn a_story_with_both_has_the_newest_once() {
    let mut desk = Desk::new();
    let now = desk.now();
    let (one, two, three) = (desk.take("One."), desk.take("Two."), desk.take("Three."));
    let story = desk
        .create_story("Bridge", &[two, three, one], &now)
        .expect("made");
    desk.make_version(two, one, &now).expect("made");
    assert_eq!(shown(&desk, story), [three, two]);
    desk.make_version(one, two, &now)
        .expect("they are versions already");
    desk.undo(&now).expect("undone");
    assert_eq!(shown(&desk, story), [two, three, one]);
}

#[test]
fn versions_are_parted_and_joined_again() {
    let mut desk = Desk::new();
    let now = desk.now();
    let (one, two) = (desk.take("One."), desk.take("Two."));
    desk.make_version(two, one, &now).expect("made");
    desk.part_versions(two, &now).expect("parted");
    assert_eq!(ids(&desk.versions(two).expect("listed")), [two]);
    desk.part_versions(two, &now).expect("nothing to part");
    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::VersionsParted);
    assert_eq!(ids(&desk.versions(two).expect("listed")), [one, two]);
}

#[test]
fn a_version_in_the_bin_leaves_the_earlier_to_be_seen() {
    let mut desk = Desk::new();
    let now = desk.now();
    let (one, two) = (desk.take("One."), desk.take("Two."));
    desk.make_version(two, one, &now).expect("made");
    desk.delete_article(two, &now).expect("deleted");
    assert_eq!(ids(&desk.versions(one).expect("listed")), [one]);
    assert_eq!(desk.versions(one).expect("listed")[0].newer, None);
}
