//! Taking back, one thing at a time, to the very beginning.

use tellings_library::{
    Article, ArticleSummary, Completeness, Field, Story, StorySummary, Undone, What,
};

use crate::desk::{Desk, telling};

/// All that a person can see, without the times of the last changes.
#[derive(Debug, PartialEq)]
struct Seen {
    articles: Vec<(ArticleSummary, Article)>,
    stories: Vec<(StorySummary, Story)>,
}

fn look(desk: &Desk) -> Seen {
    let long_ago = crate::desk::moment("2000-01-01T00:00:00Z");
    let whole = |id| {
        let mut article = desk.article(id).expect("listed");
        article.changed = long_ago.clone();
        article
    };
    let articles = desk.articles().expect("listed");
    let mut stories = desk.stories().expect("listed");
    stories.sort_by_key(|story| story.id);
    Seen {
        articles: articles
            .into_iter()
            .map(|article| (article.clone(), whole(article.id)))
            .collect(),
        stories: stories
            .into_iter()
            .map(|mut summary| {
                let mut story = desk.story(summary.id).expect("listed");
                summary.changed = long_ago.clone();
                story.changed = long_ago.clone();
                for article in &mut story.articles {
                    article.changed = long_ago.clone();
                }
                (summary, story)
            })
            .collect(),
    }
}

#[test]
fn everything_is_taken_back_in_turn_also_after_a_restart() {
    let mut desk = Desk::new();
    let a = desk
        .add(&telling("Courier", "Bridge closed", "A"))
        .article();
    let b = desk.take("B");
    let c = desk.take("C");
    let now = desk.now();
    let mut seen = vec![look(&desk)];
    let mut expected = Vec::new();

    // Each thing that can be done, with what its undo will say.
    macro_rules! does {
        ($call:expr, $what:expr) => {
            $call.expect("done");
            seen.push(look(&desk));
            expected.push($what);
        };
    }
    let story = desk.create_story("Bridge", &[a, b], &now).expect("made");
    seen.push(look(&desk));
    expected.push(What::StoryCreated);
    does!(
        desk.rename_story(story, "The bridge", &now),
        What::StoryRenamed
    );
    does!(desk.add_to_story(story, &[c], &now), What::AddedToStory);
    does!(desk.move_in_story(story, c, 0, &now), What::MovedInStory);
    does!(desk.set_base(story, Some(b), &now), What::BaseSet);
    does!(desk.delete_article(b, &now), What::ArticleDeleted);
    does!(
        desk.remove_from_story(story, c, &now),
        What::RemovedFromStory
    );
    let outlet = Field::Outlet;
    does!(
        desk.set_field(a, outlet, Some("Herald"), &now),
        What::FieldSet(outlet)
    );
    does!(
        desk.set_field(a, outlet, None, &now),
        What::FieldSet(outlet)
    );
    does!(desk.unset_field(a, outlet, &now), What::FieldSet(outlet));
    does!(
        desk.set_completeness(a, Some(Completeness::Doubtful), &now),
        What::CompletenessSet
    );
    does!(desk.delete_story(story, &now), What::StoryDeleted);

    assert_eq!(Some(look(&desk)), seen.pop());
    while let Some(before) = seen.pop() {
        desk.open().expect("it opens again");
        let undone = desk.undo(&now).expect("undone").expect("something");
        assert_eq!(Some(undone.what), expected.pop());
        assert_eq!(look(&desk), before, "after {undone:?}");
        assert_eq!(desk.verify().expect("checked"), [], "after {undone:?}");
    }
    assert_eq!(desk.undo(&now).expect("nothing left"), None);
}

#[test]
fn undo_names_what_is_back() {
    let mut desk = Desk::new();
    let id = desk
        .add(&telling("Courier", "Bridge closed", "A"))
        .article();
    let now = desk.now();
    desk.delete_article(id, &now).expect("deleted");
    assert_eq!(
        desk.undo(&now).expect("undone"),
        Some(Undone {
            what: What::ArticleDeleted,
            article: Some(id),
            story: None,
            name: "Bridge closed".to_owned(),
        })
    );
}

#[test]
fn what_changed_nothing_is_not_taken_back() {
    let mut desk = Desk::new();
    let id = desk
        .add(&telling("Courier", "Bridge closed", "A"))
        .article();
    let now = desk.now();
    let story = desk.create_story("Bridge", &[id], &now).expect("made");
    desk.undo(&now).expect("undone");
    desk.set_field(id, Field::Outlet, Some("Courier"), &now)
        .expect("set");
    desk.set_field(id, Field::Url, None, &now).expect("set");
    desk.unset_field(id, Field::Outlet, &now).expect("unset");
    desk.set_completeness(id, None, &now).expect("set");
    assert_eq!(desk.undo(&now).expect("nothing"), None);

    let other = desk.create_story("Bridge", &[id], &now).expect("made");
    assert_ne!(other, story);
    desk.rename_story(other, "Bridge", &now).expect("renamed");
    desk.add_to_story(other, &[id], &now).expect("added");
    desk.move_in_story(other, id, 5, &now).expect("moved");
    desk.set_base(other, None, &now).expect("set");
    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::StoryCreated);
}

#[test]
fn an_import_is_not_taken_back() {
    let mut desk = Desk::new();
    desk.take("A");
    let now = desk.now();
    assert_eq!(desk.undo(&now).expect("nothing"), None);
    assert_eq!(desk.articles().expect("listed").len(), 1);
}
