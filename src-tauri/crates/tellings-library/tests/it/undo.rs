//! Taking back, one thing at a time, to the very beginning.

use tellings_library::{
    Article, ArticleId, ArticleSummary, Completeness, Field, Story, StoryId, StorySummary, Undone,
    What,
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

    assert_eq!(Some(&look(&desk)), seen.last());
    // To the very beginning, to the very end, and back again.
    for _ in 0..2 {
        for step in (0..expected.len()).rev() {
            desk.open().expect("it opens again");
            let undone = desk.undo(&now).expect("undone").expect("something");
            assert_eq!(undone.what, expected[step]);
            assert_eq!(look(&desk), seen[step], "after {undone:?}");
            assert_eq!(desk.verify().expect("checked"), [], "after {undone:?}");
        }
        assert_eq!(desk.undo(&now).expect("nothing left"), None);
        for step in 0..expected.len() {
            desk.open().expect("it opens again");
            let redone = desk.redo(&now).expect("redone").expect("something");
            assert_eq!(redone.what, expected[step]);
            assert_eq!(look(&desk), seen[step + 1], "after {redone:?}");
        }
        assert_eq!(desk.redo(&now).expect("nothing left"), None);
    }
}

#[test]
fn nothing_is_done_again_once_something_else_was_done() {
    let mut desk = Desk::new();
    let now = desk.now();
    let story = desk.create_story("One", &[], &now).expect("made");
    desk.rename_story(story, "Two", &now).expect("renamed");
    desk.undo(&now).expect("undone");
    desk.rename_story(story, "Three", &now).expect("renamed");
    assert_eq!(desk.redo(&now).expect("nothing"), None);
    desk.undo(&now).expect("undone");
    assert_eq!(desk.story(story).expect("there").title, "One");
    desk.redo(&now).expect("redone").expect("something");
    assert_eq!(desk.story(story).expect("there").title, "Three");
}

/// Numbers that look like chance and are the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        (!from.is_empty()).then(|| from[self.below(from.len())])
    }
}

/// Does something that the dice choose, with whatever is there.
fn do_something(desk: &mut Desk, dice: &mut Dice, step: usize) -> Option<()> {
    let now = desk.now();
    let listed = desk.articles().expect("listed");
    let articles: Vec<ArticleId> = listed.iter().map(|article| article.id).collect();
    let listed = desk.stories().expect("listed");
    let stories: Vec<StoryId> = listed.iter().map(|story| story.id).collect();
    let members = |story| -> Vec<ArticleId> {
        let story = desk.story(story).expect("listed");
        story.articles.iter().map(|article| article.id).collect()
    };
    let name = format!("Name {step}");
    match dice.below(12) {
        0 => {
            let chosen = [dice.pick(&articles)?, dice.pick(&articles)?];
            desk.create_story(&name, &chosen, &now).map(|_| ())
        }
        1 => desk.rename_story(dice.pick(&stories)?, &name, &now),
        2 | 3 => desk.add_to_story(dice.pick(&stories)?, &[dice.pick(&articles)?], &now),
        4 => {
            let story = dice.pick(&stories)?;
            let article = dice.pick(&members(story))?;
            desk.remove_from_story(story, article, &now)
        }
        5 | 6 => {
            let story = dice.pick(&stories)?;
            let article = dice.pick(&members(story))?;
            desk.move_in_story(story, article, dice.below(4), &now)
        }
        7 => {
            let story = dice.pick(&stories)?;
            let base = dice.pick(&members(story));
            desk.set_base(story, base, &now)
        }
        8 => {
            let value = (dice.below(3) > 0).then_some(name.as_str());
            let field = dice.pick(Field::ALL)?;
            desk.set_field(dice.pick(&articles)?, field, value, &now)
        }
        9 => {
            let completeness = dice.pick(Completeness::ALL);
            desk.set_completeness(dice.pick(&articles)?, completeness, &now)
        }
        10 => desk.delete_article(dice.pick(&articles)?, &now),
        _ if dice.below(3) == 0 => desk.delete_story(dice.pick(&stories)?, &now),
        _ => desk.unset_field(dice.pick(&articles)?, dice.pick(Field::ALL)?, &now),
    }
    .expect("what is listed can be changed");
    Some(())
}

#[test]
fn whatever_is_done_every_undo_brings_back_what_was_seen() {
    for seed in 0..10 {
        let mut dice = Dice(seed);
        let mut desk = Desk::new();
        for number in 0..8 {
            let text = format!("Article {number}.");
            desk.add(&telling("Courier", "Bridge closed", &text));
        }
        let mut seen = Vec::new();
        for step in 0..60 {
            let before = look(&desk);
            let done = do_something(&mut desk, &mut dice, step);
            // What changes nothing that can be seen leaves nothing to undo.
            if done.is_some() && look(&desk) != before {
                seen.push(before);
            }
        }
        let now = desk.now();
        while let Some(before) = seen.pop() {
            let after = look(&desk);
            let undone = desk.undo(&now).expect("undone");
            assert_eq!(look(&desk), before, "seed {seed}: {undone:?}");
            let redone = desk.redo(&now).expect("redone");
            let what = |done: &Option<Undone>| done.as_ref().map(|done| done.what);
            assert_eq!(what(&redone), what(&undone), "seed {seed}");
            assert_eq!(look(&desk), after, "seed {seed}: {undone:?} again");
            desk.undo(&now).expect("undone");
        }
        assert_eq!(desk.undo(&now).expect("nothing left"), None, "seed {seed}");
        assert_eq!(desk.verify().expect("checked"), [], "seed {seed}");
    }
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
