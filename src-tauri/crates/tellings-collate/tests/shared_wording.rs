//! Shared wording: what counts as a run, and which wordings are independent.

use proptest::prelude::*;
use tellings_collate::{Comparison, Fact, Options, SharedWording, Witness, collate, to_json};
use tellings_text::{Span, TokenKind, quotations, tokens};

fn compare(texts: &[&str]) -> Comparison {
    let witnesses: Vec<Witness> = texts
        .iter()
        .map(|text| Witness {
            text: (*text).to_owned(),
            ..Witness::default()
        })
        .collect();
    collate(&witnesses, &Options::default())
}

/// The runs of two texts as printed in the first, with their lengths.
fn check(texts: [&str; 2], expected: &[(&str, usize)]) {
    let comparison = compare(&texts);
    let runs: Vec<(&str, usize)> = comparison
        .shared_wording
        .iter()
        .flat_map(|pair| &pair.runs)
        .map(|run| (run.places[0].of(texts[0]), run.words))
        .collect();
    assert_eq!(runs, expected);
    let turned = compare(&[texts[1], texts[0]]);
    assert_eq!(
        turned
            .shared_wording
            .into_iter()
            .map(flipped)
            .collect::<Vec<_>>(),
        comparison.shared_wording,
        "the other way round"
    );
}

fn flipped(mut pair: SharedWording) -> SharedWording {
    pair.words.reverse();
    for run in &mut pair.runs {
        run.places.reverse();
    }
    pair.runs.sort();
    pair
}

const LEAK: &str = "Engineers closed the upper valve after water had been seen below the old wall";

#[test]
fn capitals_marks_and_spellings_make_no_difference() {
    check(
        [
            "The grey harbour wall was leaking; engineers closed the valve – at once.",
            "He said: THE GRAY HARBOR WALL was leaking, engineers closed the valve at once!",
        ],
        &[(
            "The grey harbour wall was leaking; engineers closed the valve – at once",
            12,
        )],
    );
}

#[test]
fn seven_words_are_too_few() {
    check(
        [
            "Later engineers closed the upper valve below the town.",
            "Some engineers closed the upper valve below the village.",
        ],
        &[],
    );
}

#[test]
fn names_titles_and_dates_are_no_wording() {
    check(
        [
            "It named Secretary of State Ida Thorn, Prime Minister Jo Vane and President Mirela Duss.",
            "There sat Secretary of State Ida Thorn, Prime Minister Jo Vane and President Mirela Duss.",
        ],
        &[],
    );
    check(
        [
            "They met on Tuesday, 4 February 2031, on Wednesday, 5 February 2031 and again.",
            "It shut on Tuesday, 4 February 2031, on Wednesday, 5 February 2031 and then.",
        ],
        &[],
    );
}

#[test]
fn one_speakers_words_are_no_shared_wording() {
    let said = "we closed the upper valve after water had been seen below the wall";
    check(
        [
            &format!("“{said},” said Ida Thorn."),
            &format!("Thorn told the council: “{said}.”"),
        ],
        &[],
    );
    // Nor where one of the two leaves the marks away.
    check(
        [
            &format!("“{said},” said Ida Thorn."),
            &format!("Thorn told the council that {said}."),
        ],
        &[],
    );
}

#[test]
fn a_short_quotation_inside_a_run_is_not_counted() {
    let sentence = "Engineers called the wall “a sorry sight” and closed the upper valve by noon.";
    check(
        [sentence, &format!("Later, {}", sentence.to_lowercase())],
        &[(sentence.trim_end_matches('.'), 11)],
    );
}

#[test]
fn a_long_quotation_parts_two_runs() {
    let quotation = "“it was all dry and safe and quite dull for years”";
    let sentence = format!(
        "Engineers who closed the upper valve in great haste said {quotation} before water came \
         over the wall and into the lower streets."
    );
    check(
        [&sentence, &format!("Still, {}", sentence.to_lowercase())],
        &[
            (
                "Engineers who closed the upper valve in great haste said",
                10,
            ),
            (
                "before water came over the wall and into the lower streets",
                11,
            ),
        ],
    );
}

#[test]
fn runs_cross_an_end_of_a_sentence_that_both_have() {
    check(
        [
            &format!("{LEAK}. Pumps ran all night. One broke."),
            &format!("Soon {LEAK}! Pumps ran all night. It rained."),
        ],
        &[(&format!("{LEAK}. Pumps ran all night"), 18)],
    );
    check(
        [
            &format!("{LEAK}. Pumps ran all night. One broke."),
            &format!("Soon {LEAK} pumps ran all night. It rained."),
        ],
        &[(LEAK, 14)],
    );
}

#[test]
fn a_word_is_used_once_and_the_longest_run_comes_first() {
    check(
        [
            &format!("{LEAK}. Pumps ran all night."),
            &format!("Soon {LEAK}. It rained. Then {LEAK}. Pumps ran all night."),
        ],
        &[(&format!("{LEAK}. Pumps ran all night"), 18)],
    );
}

#[test]
fn shares_are_of_the_words_outside_quotations() {
    let comparison = compare(&[
        &format!("{LEAK}."),
        &format!(
            "{LEAK}. “It was a sorry sight,” said Ida Thorn. Pumps ran all night until the rain stopped."
        ),
    ]);
    let pair = &comparison.shared_wording[0];
    assert_eq!((pair.shared(), pair.words), (14, [14, 25]));
    assert_eq!(pair.shares(), [1.0, 0.56]);
}

fn wordings(comparison: &Comparison, words: &str) -> (usize, usize) {
    let holds = |fact: &&Fact| {
        fact.cells
            .iter()
            .zip(&comparison.tellings)
            .any(|(cell, telling)| {
                let text = &telling.witness.text;
                let mut readings = cell
                    .segments
                    .iter()
                    .map(|&n| telling.segments[n].span.of(text));
                readings.any(|reading| reading.contains(words))
            })
    };
    let fact = comparison
        .facts
        .iter()
        .find(holds)
        .expect("a fact with these words");
    (fact.told_by(), fact.independent_wordings)
}

#[test]
fn wordings_that_share_a_run_count_once() {
    let comparison = compare(&[
        &format!("{LEAK}. One broke."),
        &format!("{LEAK}, the mayor said on Monday. It rained."),
        "After water was seen below the old wall, engineers closed the upper valve.",
    ]);
    assert_eq!(wordings(&comparison, "the mayor said"), (3, 2));
    assert_eq!(wordings(&comparison, "It rained"), (1, 1));
}

#[test]
fn readings_may_be_tied_through_a_third() {
    let comparison = compare(&[
        "Engineers closed the upper valve after water had been seen below the old wall near Calder.",
        "Engineers closed the upper valve after water had been seen beyond the old wall near Calder \
         and pumps were brought there during the night.",
        "After water had been seen beyond the old wall near Calder and pumps were brought there \
         during the night engineers did close some upper valve.",
    ]);
    assert_eq!(wordings(&comparison, "did close"), (3, 1));
}

#[test]
fn the_same_words_of_a_speaker_stay_independent() {
    let said = "“We closed the upper valve after water had been seen below the wall,” Thorn said.";
    let comparison = compare(&[said, said]);
    assert_eq!(wordings(&comparison, "Thorn said"), (2, 2));
    let comparison = compare(&["It rained all night.", "It rained all night."]);
    assert_eq!(wordings(&comparison, "It rained"), (2, 1));
}

#[test]
fn the_file_for_other_programs_has_them() {
    let comparison = compare(&[&format!("{LEAK}."), &format!("Soon {LEAK}.")]);
    let json: serde_json::Value = serde_json::from_str(&to_json(&comparison)).expect("JSON");
    let pair = &json["shared_wording"][0];
    assert_eq!(pair["articles"], serde_json::json!(["A", "B"]));
    assert_eq!(pair["shares"], serde_json::json!([1.0, 0.933]));
    assert_eq!(pair["runs"][0]["words"], 14);
    assert_eq!(
        pair["runs"][0]["places"][1],
        serde_json::json!({"article": "B", "start": 5, "end": 5 + LEAK.len()})
    );
    assert_eq!(json["facts"][0]["independent_wordings"], 1);
}

/// Pieces of stories that share wording, with and without quotations.
const STOCK: [&str; 9] = [
    "Engineers closed the upper valve after water had been seen below the old wall.",
    "Soon engineers closed the upper valve after water had been seen!",
    "Water had been seen below the old wall. Pumps ran all night in the lower streets.",
    "“Engineers closed the upper valve after water had been seen,” said Ida Thorn.",
    "The mayor said “water had been seen below the old wall” and pumps ran all night.",
    "the lower streets were dry when engineers closed the upper valve after water had been seen",
    "“Pumps ran all night in the lower",
    "Thorn’s pumps ran all night in the lower streets",
    "It rained.",
];

fn telling() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(&STOCK[..]).prop_map(str::to_owned),
        1 => "\\PC{0,20}",
    ];
    let gap = prop::sample::select(vec![" ", "\n\n"]);
    prop::collection::vec((piece, gap), 0..7)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, gap)| piece + gap).collect())
}

/// The words of a place in their normal forms, and how many of them stand
/// outside quotations.
fn words(text: &str, place: Span) -> (Vec<String>, usize) {
    let quoted = quotations(text);
    let inside = |span: Span| quoted.iter().any(|quotation| quotation.inner.covers(span));
    let words: Vec<_> = tokens(text, place)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .collect();
    let own = words
        .iter()
        .filter(|word| word.norm != "'s" && !inside(word.span));
    let own = own.count();
    (words.into_iter().map(|word| word.norm).collect(), own)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn runs_are_the_same_words_outside_quotations_and_apart(
        texts in prop::collection::vec(telling(), 2..4)
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let comparison = compare(&texts);
        for pair in &comparison.shared_wording {
            prop_assert!(pair.tellings[0] < pair.tellings[1] && !pair.runs.is_empty());
            prop_assert!(pair.shares().iter().all(|share| *share > 0.0 && *share <= 1.0));
            for run in &pair.runs {
                let [ours, theirs] = [0, 1].map(|n| words(texts[pair.tellings[n]], run.places[n]));
                prop_assert_eq!(&ours.0, &theirs.0);
                prop_assert!(run.words >= 8 && run.words <= ours.1.min(theirs.1));
            }
            for side in [0, 1] {
                let mut places: Vec<Span> = pair.runs.iter().map(|run| run.places[side]).collect();
                places.sort();
                prop_assert!(places.windows(2).all(|two| two[0].end <= two[1].start));
            }
        }
        for fact in &comparison.facts {
            prop_assert!((1..=fact.told_by()).contains(&fact.independent_wordings));
        }
    }

    #[test]
    fn the_order_of_the_tellings_changes_nothing(texts in [telling(), telling(), telling()]) {
        let [a, b, c] = texts.each_ref().map(String::as_str);
        let printed = |texts: [&str; 3]| {
            let comparison = compare(&texts);
            let mut all: Vec<_> = comparison.shared_wording.iter().map(|pair| {
                let mut sides: Vec<_> = [0, 1].map(|n| {
                    let text = texts[pair.tellings[n]];
                    let places: Vec<Span> = pair.runs.iter().map(|run| run.places[n]).collect();
                    let mut places = places;
                    places.sort();
                    (text.to_owned(), places, pair.words[n])
                }).into();
                sides.sort();
                (sides, pair.shared())
            }).collect();
            all.sort();
            let mut facts: Vec<_> = comparison.facts.iter()
                .map(|fact| (fact.label.clone(), fact.told_by(), fact.independent_wordings))
                .collect();
            facts.sort();
            (all, facts)
        };
        prop_assert_eq!(printed([a, b, c]), printed([c, a, b]));
        prop_assert_eq!(printed([a, b, c]), printed([c, b, a]));
    }
}
