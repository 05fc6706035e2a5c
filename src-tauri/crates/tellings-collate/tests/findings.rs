//! What is said of two or three readings of one fact. The readings are given,
//! so that the matcher has no part in it.

use tellings_collate::measuring::facts_of;
use tellings_collate::{Fact, FindingKind, State, Witness};

/// The fact that all sentences of the texts make; all articles are of
/// Thursday, 6 February 2031.
fn fact(texts: &[&str]) -> Fact {
    let witnesses: Vec<Witness> = texts
        .iter()
        .map(|text| Witness {
            text: (*text).to_owned(),
            date: Some("2031-02-06".to_owned()),
            ..Witness::default()
        })
        .collect();
    let every = |index: usize| (0..20).map(move |sentence| (index, sentence));
    let group = (0..texts.len()).flat_map(every).collect();
    let mut comparison = facts_of(&witnesses, &[group]);
    comparison.facts.remove(0)
}

/// Kind and text of what is shown of the texts.
fn check(texts: &[&str], expected: &[(FindingKind, &str)]) {
    let fact = fact(texts);
    let found: Vec<(FindingKind, &str)> = fact
        .findings
        .iter()
        .map(|finding| (finding.kind, finding.text.as_str()))
        .collect();
    assert_eq!(found, expected, "{texts:#?}");
}

/// The same for texts that differ in one place of a sentence.
fn check_in(sentence: &str, (one, other): (&str, &str), expected: &[(FindingKind, &str)]) {
    let with = |words: &str| sentence.replace("…", words);
    check(&[&with(one), &with(other)], expected);
}

use FindingKind::{
    Attribution, Certainty, Date, Emphasis, Label, Name, Number, Place, Polarity, Quote,
};

#[test]
fn numbers_of_one_thing_disagree() {
    let ferry = "The ferry Annelise sank off Port Calder with … people aboard.";
    check_in(ferry, ("43", "34"), &[(Number, "{A}: “43”; {B}: “34”.")]);
    for alike in [
        ("43", "forty-three"),
        ("at least 40", "43"),
        ("1,000", "one thousand"),
        ("about 40", "43"),
        ("640,000", "600,000"),
    ] {
        check_in(ferry, alike, &[]);
    }
}

#[test]
fn money_shares_and_results_are_numbers() {
    let sum = "The council will pay … for a new ramp at Port Calder.";
    check_in(sum, ("$1.0bn", "$1 billion"), &[]);
    check_in(
        sum,
        ("$3 million", "$4 million"),
        &[(Number, "{A}: “$3 million”; {B}: “$4 million”.")],
    );
    check(
        &[
            "The council voted 14 to 6 for the ramp.",
            "It was adopted by the council, 15-6.",
        ],
        &[(Number, "{A}: “14 to 6”; {B}: “15-6”.")],
    );
}

#[test]
fn what_became_of_people_says_what_is_counted() {
    check(
        &[
            "The fire left seven dead and 41 wounded.",
            "Eight were killed in the fire, and 41 hurt.",
        ],
        &[(Number, "{A}: “seven”; {B}: “Eight”.")],
    );
}

#[test]
fn ages_are_compared_of_one_person_only() {
    let cook = "The cook Mirela Duss, …, swam ashore.";
    check_in(cook, ("53", "54"), &[(Number, "{A}: “53”; {B}: “54”.")]);
    check(
        &[
            "The cook Mirela Duss, 53, swam ashore.",
            "The cook swam ashore with the mate Jo Vane, 31.",
        ],
        &[],
    );
}

#[test]
fn numbers_of_other_things_are_not_compared() {
    check(
        &[
            "The ferry carried 78 passengers and a crew of nine.",
            "Aboard the ferry were 87 people.",
        ],
        &[],
    );
    check(
        &[
            "The ferry sank after nine days of storms.",
            "The mate had served on the ferry for 31 days.",
        ],
        &[],
    );
}

#[test]
fn three_tellings_make_one_finding() {
    let say = |number: &str| format!("The ferry sank off Calder with {number} people aboard.");
    let fact = fact(&[&say("43"), &say("34"), &say("34")]);
    assert_eq!(fact.findings.len(), 1);
    assert_eq!(fact.findings[0].text, "{A}: “43”; {B} and {C}: “34”.");
    assert_eq!(fact.findings[0].evidence.len(), 3);
}

#[test]
fn who_repeats_a_surely_disputed_detail_is_named_too() {
    let fact = fact(&[
        "The Annelise will make its last trip on 30 September.",
        "The Annelise will make its last trip on 31 October.",
        "The end of the line, then: 30 September.",
    ]);
    assert_eq!(
        fact.findings[0].text,
        "{A} and {C}: “30 September”; {B}: “31 October”."
    );
}

#[test]
fn days_and_times_are_read_by_the_articles_own_date() {
    let hearing = "A hearing on the ferry is planned for … at Port Calder.";
    check_in(
        hearing,
        ("March 4", "March 5"),
        &[(Date, "{A}: “March 4”; {B}: “March 5”.")],
    );
    check_in(hearing, ("Tuesday", "February 4"), &[]);
    check_in(hearing, ("yesterday", "Wednesday"), &[]);
    check_in(
        hearing,
        ("8 p.m.", "9 p.m."),
        &[(Date, "{A}: “8 p.m.”; {B}: “9 p.m.”.")],
    );
}

#[test]
fn dates_of_other_events_are_not_compared() {
    check(
        &[
            "The owner said on Monday that the ferry would sail again.",
            "Since Tuesday it has lain at the pier, while its owner waits.",
        ],
        &[],
    );
}

#[test]
fn names_are_spelt_or_exchanged() {
    check_in(
        "The mate … Duss swam ashore.",
        ("Mihail", "Mikhail"),
        &[(Name, "{A}: “Mihail Duss”; {B}: “Mikhail Duss”.")],
    );
    check_in(
        "In Calder the mate … swam ashore at noon.",
        ("Vane", "Hollis"),
        &[(Name, "{A}: “Vane”; {B}: “Hollis”.")],
    );
    check_in(
        "The mate said that the … did not act.",
        ("FBI", "F.B.I."),
        &[],
    );
}

#[test]
fn one_thing_stands_in_two_places() {
    check(
        &[
            "He bought the rope at a chandler's store in Calder.",
            "The rope came from a store in Westhaven, and cost little.",
        ],
        &[(Place, "{A}: “Calder”; {B}: “Westhaven”.")],
    );
}

#[test]
fn quotations_are_cut_altered_or_told() {
    let say = |quote: &str| format!("“{quote},” said the cook, Mirela Duss.");
    let whole = "We heard a bang and then the water came in";
    let full = format!("{{A}}: “{whole}”; {{B}}: ");
    let found = |other: &str, expected: &str| {
        check(
            &[&say(whole), other],
            &[(Quote, format!("{full}{expected}.").as_str())],
        );
    };
    found(&say("We heard a bang"), "part of it, “We heard a bang”");
    found(
        &say("We heard a bang and the water came in"),
        "shortened within, “We heard a bang and the water came in”",
    );
    found(
        &say("We heard a shot and then the water came in"),
        "altered, “We heard a shot and then the” for “We heard a bang and then the”",
    );
    found(
        "The cook Mirela Duss says that we heard a bang and then the water came in.",
        "the same words without quotation marks",
    );
    found(
        "Mirela Duss said there was a bang and water came.",
        "in its own words",
    );
    check(
        &[
            "“We are not afraid of the sea,” said the cook.",
            "“We aren't afraid of the sea,” said the cook.",
        ],
        &[(
            Quote,
            "{A}: “We are not afraid of the sea”; {B}: contracted otherwise, “We aren't afraid of \
             the sea”.",
        )],
    );
}

#[test]
fn a_quotation_is_given_to_two_people() {
    check(
        &[
            "“The ramp was cracked for years,” said Mirela Duss.",
            "“The ramp was cracked for years,” said Jo Vane.",
        ],
        &[(Quote, "{A}: said by Mirela Duss; {B}: said by Jo Vane.")],
    );
}

#[test]
fn only_altered_words_make_a_cell_differ() {
    let say = |quote: &str| format!("“{quote},” said the cook, Mirela Duss.");
    let states = |one: &str, other: &str| -> Vec<State> {
        let fact = fact(&[&say(one), &say(other)]);
        fact.cells.iter().map(|cell| cell.state).collect()
    };
    let whole = "we heard a bang and then the water came";
    assert!(states(whole, "we heard a shot and then the water came").contains(&State::Differs));
    assert!(!states(whole, "we heard a bang").contains(&State::Differs));
}

#[test]
fn statements_stand_on_somebodys_word() {
    check(
        &[
            "The ferry sank because its ramp was cracked.",
            "The ferry sank because its ramp was cracked, two divers said.",
        ],
        &[(Attribution, "{A}: own voice; {B}: “two divers said”.")],
    );
    check(
        &[
            "The owner said the ramp of the ferry had been checked.",
            "The owner claimed the ramp of the ferry had been checked.",
        ],
        &[(Attribution, "{A}: “said”; {B}: “claimed”.")],
    );
    check(
        &[
            "The ramp of the ferry was cracked, police said.",
            "The ramp of the ferry was cracked, according to a former mate.",
        ],
        &[(
            Attribution,
            "{A}: “police said”; {B}: “according to a former mate”.",
        )],
    );
}

#[test]
fn things_are_told_as_sure_or_not_and_as_true_or_not() {
    check(
        &[
            "The captain of the ferry may have slept on the bridge.",
            "The captain of the ferry slept on the bridge.",
        ],
        &[(Certainty, "{A}: “may have slept”; {B}: “slept”.")],
    );
    check(
        &[
            "A smaller boat may be hired for the island in summer.",
            "A smaller boat will serve the island in summer.",
        ],
        &[(Certainty, "{A}: “may be hired”; {B}: “will serve”.")],
    );
    check(
        &[
            "Police said the captain had not been arrested.",
            "He was arrested on Monday and let go.",
        ],
        &[(Polarity, "{A}: “not been arrested”; {B}: “arrested”.")],
    );
    check(
        &[
            "The captain entered no plea at the hearing.",
            "At the hearing the captain pleaded not guilty.",
        ],
        &[(
            Polarity,
            "{A}: “entered no plea”; {B}: “pleaded not guilty”.",
        )],
    );
}

#[test]
fn people_and_deeds_are_called_by_other_words() {
    check(
        &[
            "Protesters met outside the town hall of Calder.",
            "Rioters gathered before the town hall of Calder.",
        ],
        &[(Label, "{A}: “Protesters”; {B}: “Rioters”.")],
    );
    check(
        &[
            "The council criticised the owner of the ferry.",
            "The council slammed the owner of the ferry.",
        ],
        &[(Emphasis, "{A}: “criticised”; {B}: “slammed”.")],
    );
    check(
        &[
            "A report on the ferry came out on Monday.",
            "A scathing report on the ferry came out on Monday.",
        ],
        &[(Emphasis, "{A}: “report”; {B}: “scathing report”.")],
    );
}

#[test]
fn doubtful_differences_are_kept_apart() {
    let fact = fact(&[
        "The mate had served on the ferry for nine days.",
        "The mate had been at sea in it after 31 days.",
    ]);
    assert_eq!(fact.findings, []);
    assert!(
        fact.cells.iter().all(|cell| cell.state != State::Differs),
        "{fact:#?}"
    );
}
