//! Small stories and the facts that a careful reader finds in them.

use tellings_collate::{
    AliasKind, AliasRule, AliasUse, Comparison, Completeness, FindingKind, Options, Scope, State,
    Witness, collate, to_json,
};

fn witness(text: &str) -> Witness {
    Witness {
        text: text.to_owned(),
        date: Some("2031-02-06".to_owned()),
        ..Witness::default()
    }
}

fn compare(texts: &[&str]) -> Comparison {
    let witnesses: Vec<Witness> = texts.iter().map(|text| witness(text)).collect();
    collate(&witnesses, &Options::default())
}

/// The readings of the fact that holds `words`, telling by telling.
fn readings(comparison: &Comparison, words: &str) -> Vec<String> {
    let reading = |fact: &tellings_collate::Fact, telling: usize| {
        let told = &comparison.tellings[telling];
        let sentences = fact.cells[telling].segments.iter();
        sentences
            .map(|&n| told.segments[n].span.of(&told.witness.text))
            .collect::<Vec<_>>()
            .join(" ")
    };
    comparison
        .facts
        .iter()
        .map(|fact| {
            (0..comparison.tellings.len())
                .map(|n| reading(fact, n))
                .collect::<Vec<_>>()
        })
        .find(|readings| readings.iter().any(|reading| reading.contains(words)))
        .expect("every sentence lies in a fact")
}

fn states(comparison: &Comparison, words: &str) -> Vec<State> {
    let wanted = readings(comparison, words);
    let same = |fact: &&tellings_collate::Fact| {
        fact.cells.iter().enumerate().all(|(telling, cell)| {
            cell.segments.is_empty() == wanted[telling].is_empty()
                && cell.segments.iter().all(|&n| {
                    let told = &comparison.tellings[telling];
                    wanted[telling].contains(told.segments[n].span.of(&told.witness.text))
                })
        })
    };
    let fact = comparison
        .facts
        .iter()
        .find(same)
        .expect("the fact was found by its words");
    fact.cells.iter().map(|cell| cell.state).collect()
}

fn findings(texts: &[&str]) -> Vec<(FindingKind, bool)> {
    compare(texts)
        .facts
        .iter()
        .flat_map(|fact| fact.findings.iter())
        .map(|finding| (finding.kind, !finding.disagree.is_empty()))
        .collect()
}

#[test]
fn a_sentence_of_function_words_is_found_where_it_stands() {
    let one = "The ferry stayed in port. Why? Because the ramp at Calder had cracked.";
    let other = "The ferry did not leave Calder. Why? Because its ramp had cracked on Monday.";
    assert_eq!(
        states(&compare(&[one, other]), "Why?"),
        [State::Same, State::Same]
    );
}

#[test]
fn sentences_told_one_by_one_in_both_stay_two_facts() {
    let text = "The council of Port Calder rejected the ferry company's plan for a new ramp on \
                Monday. The mayor of Port Calder said 26 boat owners had committed to the ferry \
                company's plan for a new ramp.";
    let comparison = compare(&[text, text]);
    assert_eq!(comparison.facts.len(), 2, "{:#?}", comparison.facts);
}

#[test]
fn what_is_cut_off_is_not_called_missing() {
    let whole = witness("The ferry sank off Calder. A hearing is planned for March.");
    let cut = Witness {
        completeness: Completeness::Partial,
        ..witness("The ferry sank off Calder.")
    };
    let comparison = collate(&[whole.clone(), cut], &Options::default());
    assert_eq!(
        states(&comparison, "hearing"),
        [State::Same, State::Unknown]
    );
    let comparison = collate(
        &[whole, witness("The ferry sank off Calder.")],
        &Options::default(),
    );
    assert_eq!(
        states(&comparison, "hearing"),
        [State::Same, State::NotFound]
    );
}

#[test]
fn numbers_that_cannot_both_be_right_disagree() {
    let say = |number: &str| {
        format!("The ferry Annelise sank off Port Calder with {number} people aboard.")
    };
    let found = |one: &str, other: &str| findings(&[&say(one), &say(other)]);
    assert_eq!(found("43", "34"), [(FindingKind::Number, true)]);
    assert_eq!(found("43", "forty-three"), []);
    assert_eq!(found("at least 40", "43"), []);
    assert_eq!(found("1,000", "1000"), []);
}

#[test]
fn days_are_compared_by_the_articles_own_dates() {
    let say =
        |day: &str| format!("The ferry Annelise sank off Port Calder on {day} with all lights on.");
    let found = |one: &str, other: &str| findings(&[&say(one), &say(other)]);
    assert_eq!(found("Monday", "Tuesday"), [(FindingKind::Date, true)]);
    assert_eq!(found("Tuesday", "4 February"), []);
}

#[test]
fn quotations_are_compared_word_by_word() {
    let say = |quote: &str| format!("The cook Mirela Duss said: “{quote}”");
    let whole = "we heard a bang and then the water came in from all sides";
    let found = |one: &str, other: &str| findings(&[&say(one), &say(other)]);
    assert_eq!(
        found(whole, "we heard a bang and then the water came in"),
        [(FindingKind::Quote, false)]
    );
    assert_eq!(
        found(
            whole,
            "we heard a crash and then the sea came in from all sides"
        ),
        [(FindingKind::Quote, true)]
    );
}

#[test]
fn a_chosen_base_is_what_the_others_are_compared_with() {
    let texts = [
        "The old ferry Annelise sank off Port Calder.",
        "The ferry Annelise sank off Port Calder.",
    ];
    let witnesses: Vec<Witness> = texts.iter().map(|text| witness(text)).collect();
    for base in [0, 1] {
        let options = Options {
            base: Some(base),
            ..Options::default()
        };
        let comparison = collate(&witnesses, &options);
        assert_eq!(comparison.facts[0].reference, base);
        assert_eq!(comparison.facts[0].cells[base].state, State::Same);
        assert_eq!(comparison.facts[0].cells[1 - base].state, State::Reworded);
    }
}

/// The alias rules told in the links of the only fact.
fn told(comparison: &Comparison) -> Vec<AliasUse> {
    assert_eq!(comparison.facts.len(), 1, "{:#?}", comparison.facts);
    let links = comparison.facts[0].links.iter();
    links.flat_map(|link| link.aliases.clone()).collect()
}

/// The two forms of each rule told, in alphabetical order.
fn written(comparison: &Comparison) -> Vec<String> {
    let forms = told(comparison).into_iter().map(|used| {
        let mut forms = [used.a, used.b];
        forms.sort();
        forms.join(" = ")
    });
    forms.collect()
}

#[test]
fn another_spelling_is_no_other_wording_and_is_told() {
    let texts = [
        "The U.S.-led patrol left the harbour at Kyiv with 12% of its fuel.",
        "The US-led patrol left the harbor at Kiev with 12 per cent of its fuel.",
    ];
    let comparison = compare(&texts);
    assert_eq!(states(&comparison, "patrol"), [State::Same, State::Same]);
    let kinds: Vec<AliasKind> = told(&comparison).iter().map(|used| used.kind).collect();
    assert_eq!(
        kinds,
        [
            AliasKind::Spelling,
            AliasKind::Name,
            AliasKind::Abbreviation,
            AliasKind::Unit
        ]
    );
    assert_eq!(
        written(&comparison),
        [
            "harbor = harbour",
            "Kiev = Kyiv",
            "U.S. = US",
            "% = per cent"
        ]
    );
    let json: serde_json::Value = serde_json::from_str(&to_json(&comparison)).expect("JSON");
    let name = &json["facts"][0]["aliases"][1];
    assert_eq!(
        (&name["scope"], &name["kind"]),
        (&"pack".into(), &"name".into())
    );
    let forms = name["forms"].as_array().expect("a list");
    for (segment, written) in [("A.1", "Kyiv"), ("B.1", "Kiev")] {
        let form = serde_json::json!({ "segment": segment, "written": written });
        assert!(forms.contains(&form), "{forms:?}");
    }
}

#[test]
fn no_rule_is_told_where_the_words_are_the_same() {
    let text = "The US patrol left the harbour at Kiev with 12% of its fuel.";
    assert_eq!(told(&compare(&[text, text])), []);
}

#[test]
fn a_rule_that_one_word_of_two_needed_is_told() {
    let comparison = compare(&["Kyiv is Kyiv and stays so.", "Kyiv is Kiev and stays so."]);
    assert_eq!(states(&comparison, "stays"), [State::Same, State::Same]);
    assert_eq!(written(&comparison), ["Kiev = Kyiv"]);
}

#[test]
fn only_what_a_rule_does_not_cover_is_marked() {
    let texts = [
        "The prime minister of Calder told the harbour board on Monday.",
        "The PM of Calder told the harbor board on Tuesday.",
    ];
    let comparison = compare(&texts);
    let fact = &comparison.facts[0];
    let text = texts[1 - fact.reference];
    let marks = &fact.cells[1 - fact.reference].marks;
    let marked: Vec<&str> = marks.iter().map(|mark| mark.span.of(text)).collect();
    assert!(
        marked == ["Tuesday"] || marked == ["on Monday"] || marked == ["Monday"],
        "{marked:?}"
    );
}

#[test]
fn a_quotation_in_another_spelling_is_the_same_quotation() {
    let say = |word: &str| format!("“We saw the {word} of the paint at once,” said Mirela Duss.");
    assert_eq!(findings(&[&say("colour"), &say("color")]), []);
}

#[test]
fn a_persons_rule_says_where_it_holds() {
    let witnesses = [
        witness("The cutter Nordlys left Port Calder at dawn."),
        witness("The boat Nordlys left Port Calder at dawn."),
    ];
    let rule = |scope| AliasRule {
        scope,
        kind: AliasKind::Meaning,
        forms: vec!["boat".to_owned(), "cutter".to_owned()],
    };
    let without = collate(&witnesses, &Options::default());
    assert!(states(&without, "Nordlys").contains(&State::Reworded));
    for scopes in [
        vec![Scope::Story],
        vec![Scope::Library],
        vec![Scope::Library, Scope::Story],
    ] {
        let options = Options {
            aliases: scopes.iter().copied().map(rule).collect(),
            ..Options::default()
        };
        let comparison = collate(&witnesses, &options);
        assert_eq!(states(&comparison, "Nordlys"), [State::Same, State::Same]);
        let strongest = scopes.iter().min().copied();
        assert_eq!(told(&comparison).first().map(|used| used.scope), strongest);
    }
}

#[test]
fn no_telling_and_one_telling_are_comparisons_too() {
    assert!(compare(&[]).facts.is_empty());
    assert_eq!(compare(&["One. Two."]).facts.len(), 2);
    assert!(compare(&["", ""]).facts.is_empty());
}

#[test]
fn repeated_and_endless_text_is_compared_in_good_time() {
    let repeated = |times: usize| "The ferry sank off Calder on Monday. ".repeat(times);
    let endless = format!("{}.", "word ".repeat(60_000));
    let comparison = compare(&[&repeated(400), &repeated(500), &endless]);
    let only_here = comparison
        .facts
        .iter()
        .filter(|fact| fact.told_by() == 1)
        .count();
    assert_eq!(only_here, 1, "only the endless sentence is told once");
}
