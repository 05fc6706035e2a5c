//! What rests on a person's word is said wherever it shows.

use tellings_collate::{
    Anchor, Comparison, Completeness, Correction, Options, State, Witness, collate,
};
use tellings_render::comparison::{by_person, facts, method, wordings};
use tellings_render::{ReportOptions, StoryView, View, report, story_view};

fn witness(outlet: &str, text: &str) -> Witness {
    Witness {
        outlet: Some(outlet.to_owned()),
        text: text.to_owned(),
        completeness: Completeness::Complete,
        ..Witness::default()
    }
}

fn anchor(telling: usize, text: &str) -> Anchor {
    Anchor {
        telling: Some(telling),
        text: text.to_owned(),
        start: 0,
    }
}

const RAIN: &str = "It rained in Calder.";
const LATE: &str = "The mayor was late.";

fn corrected(corrections: Vec<Correction>) -> Comparison {
    let options = Options {
        corrections,
        ..Options::default()
    };
    let witnesses = [witness("Herald", RAIN), witness("Post", LATE)];
    collate(&witnesses, &options)
}

fn all() -> Comparison {
    corrected(vec![
        Correction::Same {
            places: vec![anchor(0, RAIN), anchor(1, LATE)],
        },
        Correction::Name {
            fact: vec![anchor(0, RAIN)],
            name: "Rain & <delay>".to_owned(),
        },
        Correction::Note {
            fact: vec![anchor(0, RAIN)],
            text: "Ask the mayor.".to_owned(),
        },
        Correction::State {
            fact: vec![anchor(0, RAIN)],
            telling: Some(1),
            state: Some(State::Differs),
            reason: "Rain is no delay.".to_owned(),
        },
        Correction::NotSame {
            these: vec![anchor(0, "It snowed in Calder for days.")],
            those: vec![anchor(1, LATE)],
        },
    ])
}

#[test]
fn cells_names_reasons_and_notes_say_that_a_person_gave_them() {
    let comparison = all();
    let view = View::of(&comparison);
    let matrix = facts::facts(&comparison, &view).into_string();
    assert_eq!(matrix.matches("confirmed by a person").count(), 2);
    assert!(matrix.contains("named by a person"));
    assert!(matrix.contains("Rain &amp; &lt;delay&gt;"));
    assert!(matrix.contains(r#"data-sentences="A.1 B.1""#), "{matrix}");
    let wordings = wordings::wordings(&comparison, &view).into_string();
    for said in [
        "confirmed by a person",
        "Ask the mayor.",
        "Rain is no delay.",
    ] {
        assert!(wordings.contains(said), "{said}: {wordings}");
    }
}

#[test]
fn a_telling_without_the_fact_says_that_a_person_looked() {
    let comparison = corrected(vec![
        Correction::NotSame {
            these: vec![anchor(0, RAIN)],
            those: vec![anchor(1, LATE)],
        },
        Correction::CellNote {
            fact: vec![anchor(0, RAIN)],
            telling: Some(1),
            text: "Asked them.".to_owned(),
        },
    ]);
    let view = View::of(&comparison);
    let matrix = facts::facts(&comparison, &view).into_string();
    assert_eq!(matrix.matches("checked by a person").count(), 2);
    let wordings = wordings::wordings(&comparison, &view).into_string();
    assert!(wordings.contains("Asked them."), "{wordings}");
}

#[test]
fn the_method_lists_every_correction_with_what_became_of_it_and_the_window_can_withdraw_it() {
    let comparison = all();
    let view = View::of(&comparison);
    let method = method::method(&comparison, &view).into_string();
    for said in [
        "These tell the same:",
        "is called",
        "Rain is no delay.",
        "Not placed: its sentences were not found",
    ] {
        assert!(method.contains(said), "{said}: {method}");
    }
    assert!(!method.contains("<button"), "a report has no buttons");
    let window = by_person::corrections(&comparison, &view).into_string();
    assert_eq!(window.matches(r#"data-action="withdraw""#).count(), 5);
    assert!(window.contains("1 correction could not be placed"));
    let shown = story_view(&comparison, &view, StoryView::Facts).into_string();
    assert!(shown.contains(&window));
    let page = report(&comparison, &ReportOptions::default());
    assert!(page.contains(&method) && page.contains("confirmed by a person"));
}

#[test]
fn without_corrections_nothing_is_said_of_a_person() {
    let comparison = corrected(Vec::new());
    let view = View::of(&comparison);
    assert_eq!(by_person::corrections(&comparison, &view).as_str(), "");
    let method = method::method(&comparison, &view).into_string();
    assert!(method.contains("None: the program alone decided."));
    assert!(!report(&comparison, &ReportOptions::default()).contains("confirmed by a person"));
}
