//! Alias rules of a story and of the library.

use tellings_library::{LibraryError, What};

use crate::desk::Desk;

fn forms(desk: &Desk, story: Option<tellings_library::StoryId>) -> Vec<String> {
    let rules = desk.alias_rules(story).expect("read");
    rules.iter().map(|rule| rule.forms.join(" = ")).collect()
}

#[test]
fn a_rule_holds_in_its_story_or_everywhere() {
    let mut desk = Desk::new();
    let now = desk.now();
    let one = desk.create_story("One", &[], &now).expect("made");
    let other = desk.create_story("Other", &[], &now).expect("made");
    desk.add_alias_rule(None, &["Wend", "Wende"], &now)
        .expect("added");
    desk.add_alias_rule(Some(one), &["ferry", "boat"], &now)
        .expect("added");
    assert_eq!(forms(&desk, None), ["Wend = Wende"]);
    assert_eq!(forms(&desk, Some(one)), ["Wend = Wende", "ferry = boat"]);
    assert_eq!(forms(&desk, Some(other)), ["Wend = Wende"]);
    assert_eq!(
        desk.alias_rules(Some(one)).expect("read")[1].story,
        Some(one)
    );
    desk.open().expect("it opens again");
    assert_eq!(forms(&desk, Some(one)).len(), 2);
}

#[test]
fn forms_are_trimmed_and_a_rule_stands_once() {
    let mut desk = Desk::new();
    let now = desk.now();
    let add = |desk: &mut Desk, forms: &[&str]| desk.add_alias_rule(None, forms, &now);
    let id = add(&mut desk, &[" Wend ", "", "Wende", "Wend"]).expect("added");
    assert_eq!(add(&mut desk, &["Wend", "Wende"]).expect("known"), id);
    assert_eq!(forms(&desk, None), ["Wend = Wende"]);
    assert!(matches!(
        add(&mut desk, &["", " \n"]),
        Err(LibraryError::NoForms)
    ));
    assert!(matches!(
        desk.add_alias_rule(Some(99.into()), &["a", "b"], &now),
        Err(LibraryError::Gone { .. })
    ));
}

#[test]
fn a_removed_rule_comes_back_by_undo() {
    let mut desk = Desk::new();
    let now = desk.now();
    let story = desk.create_story("One", &[], &now).expect("made");
    let id = desk
        .add_alias_rule(Some(story), &["Wend", "Wende"], &now)
        .expect("added");
    desk.remove_alias_rule(id, &now).expect("removed");
    assert_eq!(forms(&desk, Some(story)).len(), 0);
    assert!(matches!(
        desk.remove_alias_rule(id, &now),
        Err(LibraryError::Gone { .. })
    ));

    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::AliasRuleRemoved);
    assert_eq!(undone.story, Some(story));
    assert_eq!(forms(&desk, Some(story)), ["Wend = Wende"]);
    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::AliasRuleAdded);
    assert_eq!(undone.name, "Wend = Wende");
    assert_eq!(forms(&desk, Some(story)).len(), 0);
    assert_eq!(desk.verify().expect("checked"), []);
}
