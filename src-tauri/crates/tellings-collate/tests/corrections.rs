//! What a person says of a comparison holds, whatever the program thinks.

use proptest::prelude::*;
use tellings_collate::{
    Anchor, Comparison, Completeness, Correction, Options, Outcome, State, Witness, collate,
};

/// A sentence: telling and number of the segment.
type Place = (usize, usize);

const TEXTS: [&str; 3] = [
    "The ferry Annelise sank off Port Calder on Monday with 43 people aboard. \
     The coastguard says that two people have not been found. A hearing is planned for March.",
    "On Monday the ferry Annelise went down off Port Calder. Two people are still missing, the \
     coastguard said. The harbour master closed the quay.",
    "Two people are missing after the ferry Annelise sank off Port Calder, the coastguard said. \
     Nobody may enter the quay. The mayor spoke of a black day.",
];

fn witness(text: &str) -> Witness {
    Witness {
        text: text.to_owned(),
        completeness: Completeness::Complete,
        ..Witness::default()
    }
}

fn witnesses() -> Vec<Witness> {
    TEXTS.iter().map(|text| witness(text)).collect()
}

fn compare(corrections: Vec<Correction>) -> Comparison {
    with(&witnesses(), corrections)
}

fn with(witnesses: &[Witness], corrections: Vec<Correction>) -> Comparison {
    let options = Options {
        corrections,
        ..Options::default()
    };
    collate(witnesses, &options)
}

/// An anchor as the program makes it.
fn anchor(comparison: &Comparison, (telling, segment): Place) -> Anchor {
    let there = &comparison.tellings[telling];
    let span = there.segments[segment].span;
    Anchor {
        telling: Some(telling),
        text: span.of(&there.witness.text).to_owned(),
        start: span.start,
    }
}

fn anchors(places: &[Place]) -> Vec<Anchor> {
    let comparison = compare(Vec::new());
    places
        .iter()
        .map(|&place| anchor(&comparison, place))
        .collect()
}

fn same(places: &[Place]) -> Correction {
    Correction::Same {
        places: anchors(places),
    }
}

fn not_same(these: &[Place], those: &[Place]) -> Correction {
    Correction::NotSame {
        these: anchors(these),
        those: anchors(those),
    }
}

/// The rows in which all of these sentences stand.
fn rows(comparison: &Comparison, places: &[Place]) -> Vec<usize> {
    let holds = |row: &usize| {
        let cells = &comparison.facts[*row].cells;
        places
            .iter()
            .all(|(telling, segment)| cells[*telling].segments.contains(segment))
    };
    (0..comparison.facts.len()).filter(holds).collect()
}

fn outcomes(comparison: &Comparison) -> Vec<Outcome> {
    let corrected = comparison.by_person.corrected.iter();
    corrected.map(|one| one.outcome).collect()
}

/// The harbour master's quay, and the mayor's black day: nothing in common.
const QUAY_B: Place = (1, 2);
const QUAY_C: Place = (2, 2);

#[test]
fn what_a_person_says_is_the_same_stands_in_one_row_and_is_sure() {
    assert!(rows(&compare(Vec::new()), &[QUAY_B, QUAY_C]).is_empty());
    let comparison = compare(vec![same(&[QUAY_B, QUAY_C])]);
    let [row] = rows(&comparison, &[QUAY_B, QUAY_C])[..] else {
        panic!("it is one row");
    };
    let fact = &comparison.facts[row];
    let mut tied = fact
        .links
        .iter()
        .filter(|link| comparison.by_person.tied(link.a, link.b));
    assert!(tied.any(|link| link.score >= 1.0), "{:?}", fact.links);
    assert!(comparison.by_person.tied(QUAY_B, QUAY_C));
    assert_eq!(comparison.by_person.cell(row, 1), [0]);
    assert_eq!(comparison.by_person.cell(row, 2), [0]);
    assert_eq!(comparison.by_person.cell(row, 0), [] as [usize; 0]);
    assert_eq!(comparison.by_person.corrected[0].fact, Some(row));
    assert!(comparison.doubts().iter().all(|doubt| doubt.fact != row));
}

#[test]
fn what_a_person_parts_is_found_elsewhere_or_not_at_all() {
    let (a, b) = ((0, 0), (1, 0));
    assert_eq!(rows(&compare(Vec::new()), &[a, b]).len(), 1);
    let all_of_c = [(2, 0), (2, 1), (2, 2)];
    let apart = not_same(&[b, (1, 1), QUAY_B], &[&[a], &all_of_c[..]].concat());
    let comparison = compare(vec![apart]);
    assert!(rows(&comparison, &[a, b]).is_empty());
    let row = rows(&comparison, &[a])[0];
    assert_eq!(comparison.facts[row].cells[1].state, State::NotFound);
    assert_eq!(comparison.facts[row].cells[1].possible, None);
    assert_eq!(comparison.by_person.cell(row, 1), [0], "the cell says why");
}

#[test]
fn the_later_of_two_that_contradict_each_other_wins_and_the_other_is_told() {
    let comparison = compare(vec![
        same(&[QUAY_B, QUAY_C]),
        not_same(&[QUAY_B], &[QUAY_C]),
    ]);
    assert!(rows(&comparison, &[QUAY_B, QUAY_C]).is_empty());
    assert_eq!(outcomes(&comparison), [Outcome::Overruled, Outcome::Holds]);
}

#[test]
fn rows_are_named_cells_set_and_notes_found_where_their_sentences_are() {
    let sank = anchors(&[(0, 0), (1, 0)]);
    let name = |name: &str| Correction::Name {
        fact: sank.clone(),
        name: name.to_owned(),
    };
    let state = |telling, state| Correction::State {
        fact: sank.clone(),
        telling: Some(telling),
        state: Some(state),
        reason: "43 are not named".to_owned(),
    };
    let plain = compare(Vec::new());
    let row = rows(&plain, &[(0, 0), (1, 0)])[0];
    let other = (0..2).find(|&telling| telling != plain.facts[row].reference);
    let other = other.expect("one of two is not the reference");
    let note = |telling, text: &str| match telling {
        None => Correction::Note {
            fact: sank.clone(),
            text: text.to_owned(),
        },
        telling => Correction::CellNote {
            fact: sank.clone(),
            telling,
            text: text.to_owned(),
        },
    };
    let comparison = compare(vec![
        name("Sunk"),
        name("The sinking"),
        state(other, State::Differs),
        state(plain.facts[row].reference, State::Differs),
        note(None, "Ask the coastguard."),
        note(Some(1), "Their own reporter."),
        note(Some(1), ""),
    ]);
    let fact = &comparison.facts[row];
    assert_eq!(fact.label, "The sinking");
    assert_eq!(comparison.by_person.name(row), Some(1));
    assert_eq!(fact.cells[other].state, State::Differs);
    assert_eq!(comparison.by_person.cell(row, other), [2]);
    assert_eq!(comparison.by_person.note(row, None), Some(4));
    assert_eq!(comparison.by_person.note(row, Some(1)), None);
    assert_eq!(
        outcomes(&comparison),
        [
            Outcome::Overruled,
            Outcome::Holds,
            Outcome::Holds,
            Outcome::Unfit,
            Outcome::Holds,
            Outcome::Overruled,
            Outcome::Holds,
        ]
    );
    // An empty name is the program's again.
    let comparison = compare(vec![name("Sunk"), name(" ")]);
    assert_eq!(comparison.facts[row].label, plain.facts[row].label);
}

#[test]
fn a_telling_that_went_away_takes_its_corrections_with_it_and_they_are_told() {
    let gone = |telling| Correction::State {
        fact: anchors(&[(0, 0)]),
        telling,
        state: Some(State::Unknown),
        reason: String::new(),
    };
    let mut strange = anchors(&[(0, 1)]);
    strange[0].text = "The train was late again.".to_owned();
    let comparison = compare(vec![
        gone(None),
        gone(Some(9)),
        Correction::Same {
            places: strange.into_iter().chain(anchors(&[(1, 1)])).collect(),
        },
    ]);
    assert_eq!(outcomes(&comparison), [Outcome::Lost; 3]);
    assert_eq!(comparison.by_person.corrected[2].lost, 1);
    let plain = compare(Vec::new());
    assert_eq!(comparison.facts, plain.facts);
}

#[test]
fn corrections_survive_another_wording_of_the_article() {
    let mut witnesses = witnesses();
    witnesses[1].text = witnesses[1]
        .text
        .replace("The harbour master", "Late at night. The harbour master")
        .replace("closed the quay", "closed the old quay");
    let comparison = with(&witnesses, vec![same(&[QUAY_B, QUAY_C])]);
    assert_eq!(outcomes(&comparison), [Outcome::Holds]);
    assert_eq!(rows(&comparison, &[(1, 3), QUAY_C]).len(), 1);
}

/// What a person might say: kinds and places by number, to be taken modulo
/// what there is.
fn said() -> impl Strategy<Value = Vec<(bool, Vec<usize>, Vec<usize>)>> {
    let places = || prop::collection::vec(0_usize..9, 1..4);
    prop::collection::vec((any::<bool>(), places(), places()), 0..6)
}

fn corrections(said: &[(bool, Vec<usize>, Vec<usize>)]) -> Vec<Correction> {
    let place = |n: &usize| (n / 3, n % 3);
    said.iter()
        .map(|(is_same, these, those)| {
            let (these, those): (Vec<Place>, Vec<Place>) = (
                these.iter().map(place).collect(),
                those.iter().map(place).collect(),
            );
            if *is_same {
                same(&[these, those].concat())
            } else {
                not_same(&these, &those)
            }
        })
        .collect()
}

/// A fact's label, and the state and the segments of each of its cells.
type Row = (String, Vec<(State, Vec<usize>)>);

/// A comparison as sets of sentences and states, whatever its columns.
fn told(comparison: &Comparison, order: &[usize]) -> Vec<Row> {
    let facts = comparison.facts.iter().map(|fact| {
        let cell = |&column: &usize| {
            (
                fact.cells[column].state,
                fact.cells[column].segments.clone(),
            )
        };
        (fact.label.clone(), order.iter().map(cell).collect())
    });
    facts.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_holds_is_kept(said in said()) {
        let corrections = corrections(&said);
        let comparison = compare(corrections.clone());
        for (correction, corrected) in corrections.iter().zip(&comparison.by_person.corrected) {
            if corrected.outcome != Outcome::Holds {
                continue;
            }
            match correction {
                Correction::Same { .. } => {
                    prop_assert!(!rows(&comparison, &corrected.places).is_empty());
                }
                Correction::NotSame { these, those } => {
                    let places = |anchors: &[Anchor]| -> Vec<Place> {
                        anchors.iter().map(|one| {
                            let telling = one.telling.expect("it is there");
                            let segments = &comparison.tellings[telling].segments;
                            let at = segments.iter().position(|s| s.span.start == one.start);
                            (telling, at.expect("it begins there"))
                        }).collect()
                    };
                    for a in places(these) {
                        for b in places(those) {
                            prop_assert_eq!(rows(&comparison, &[a, b]), [] as [usize; 0]);
                        }
                    }
                }
                _ => {}
            }
        }
        // The last is never overruled, unless it contradicts itself.
        if let Some((is_same, these, those)) = said.last() {
            let itself = !is_same && these.iter().any(|place| those.contains(place));
            let lone = *is_same && these.iter().chain(those).all(|place| *place == these[0]);
            if !itself && !lone {
                prop_assert_eq!(outcomes(&comparison).last().copied(), Some(Outcome::Holds));
            }
        }
        // And every sentence still stands in some row.
        for (telling, of) in comparison.tellings.iter().enumerate() {
            for segment in 0..of.segments.len() {
                prop_assert!(!rows(&comparison, &[(telling, segment)]).is_empty());
            }
        }
    }

    #[test]
    fn the_order_of_the_tellings_changes_nothing(said in said(), turn in 1_usize..3) {
        let corrections = corrections(&said);
        let one = compare(corrections.clone());
        let mut turned = witnesses();
        turned.rotate_left(turn);
        // Column `n` of the first is column `at(n)` of the second.
        let at = |column: usize| (column + 3 - turn) % 3;
        let turned_anchors = |anchors: Vec<Anchor>| -> Vec<Anchor> {
            let turn = |one: Anchor| Anchor { telling: one.telling.map(at), ..one };
            anchors.into_iter().map(turn).collect()
        };
        let other = corrections.into_iter().map(|correction| match correction {
            Correction::Same { places } => Correction::Same { places: turned_anchors(places) },
            Correction::NotSame { these, those } => Correction::NotSame {
                these: turned_anchors(these),
                those: turned_anchors(those),
            },
            other => other,
        });
        let other = with(&turned, other.collect());
        prop_assert_eq!(told(&one, &[0, 1, 2]), told(&other, &[at(0), at(1), at(2)]));
        prop_assert_eq!(outcomes(&one), outcomes(&other));
        for fact in 0..one.facts.len() {
            for column in 0..3 {
                prop_assert_eq!(
                    one.by_person.cell(fact, column),
                    other.by_person.cell(fact, at(column))
                );
            }
        }
    }

    #[test]
    fn what_was_not_found_changes_nothing(said in said()) {
        let strange: Vec<Correction> = corrections(&said).into_iter().map(|one| match one {
            Correction::Same { mut places } => {
                for place in &mut places { place.text = "Quite another thing was told.".to_owned(); }
                Correction::Same { places }
            }
            Correction::NotSame { mut these, those } => {
                for place in &mut these { place.text.clear(); }
                Correction::NotSame { these, those }
            }
            other => other,
        }).collect();
        let comparison = compare(strange);
        prop_assert!(outcomes(&comparison).iter().all(|one| *one == Outcome::Lost));
        prop_assert_eq!(comparison.facts, compare(Vec::new()).facts);
    }
}

#[test]
fn the_interchange_format_tells_what_rests_on_a_persons_word() {
    let comparison = compare(vec![
        same(&[QUAY_B, QUAY_C]),
        Correction::Note {
            fact: anchors(&[QUAY_B]),
            text: "Ask the harbour.".to_owned(),
        },
    ]);
    let row = rows(&comparison, &[QUAY_B, QUAY_C])[0];
    let json: serde_json::Value =
        serde_json::from_str(&tellings_collate::to_json(&comparison)).expect("it is JSON");
    assert_eq!(json["corrections"][0]["kind"], "same");
    assert_eq!(json["corrections"][0]["outcome"], "holds");
    assert_eq!(json["corrections"][0]["segments"][1], "C.3");
    assert_eq!(json["facts"][row]["note"], "Ask the harbour.");
    let by_person = |cell: usize| json["facts"][row]["cells"][cell]["by_person"].clone();
    assert_eq!(
        [by_person(0), by_person(1), by_person(2)],
        [false, true, true]
    );
}

#[test]
fn a_row_that_a_person_put_together_alone_is_sure() {
    let two = [
        witness("It rained in Calder."),
        witness("The mayor was late."),
    ];
    let plain = with(&two, Vec::new());
    assert_eq!(plain.facts.len(), 2);
    let places = [(0, 0), (1, 0)].map(|place| anchor(&plain, place));
    let joined = with(
        &two,
        vec![Correction::Same {
            places: places.to_vec(),
        }],
    );
    assert_eq!(joined.facts.len(), 1);
    assert!((joined.facts[0].confidence - 1.0).abs() < f64::EPSILON);
}
