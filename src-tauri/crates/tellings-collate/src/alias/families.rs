//! Each family of shipped rules, on invented words and sentences.

use std::sync::Arc;

use tellings_text::Span;

use super::index::Aliases;
use super::rule::{AliasKind, AliasRule, Scope};

fn compared(text: &str) -> String {
    Aliases::with(&[]).compared(text)
}

/// All of these count as the same words.
fn one(forms: &[&str]) {
    for form in &forms[1..] {
        assert_eq!(
            compared(forms[0]),
            compared(form),
            "{} and {form}",
            forms[0]
        );
    }
}

/// These do not.
fn two(a: &str, b: &str) {
    assert_ne!(compared(a), compared(b), "{a} and {b}");
}

#[test]
fn british_and_american_endings_are_one_spelling() {
    for (american, british) in [
        ("The Colors of the harbor", "the colours of the Harbour"),
        ("neighborly favorites", "neighbourly favourites"),
        (
            "It organized an organization",
            "it organised an organisation",
        ),
        ("analyzing a paralyzed town", "analysing a paralysed town"),
        ("The traveler canceled", "The traveller cancelled"),
        ("the theater at the center", "the theatre at the centre"),
        ("a defense without offense", "a defence without offence"),
        ("catalogs and dialogs", "catalogues and dialogues"),
        ("enrollment fulfills", "enrolment fulfils"),
        ("anemia", "anaemia"),
        ("skeptical of the judgment", "sceptical of the judgement"),
        ("toward an airstrike", "towards an air strike"),
        ("color-coded", "colour coded"),
    ] {
        one(&[american, british]);
    }
}

#[test]
fn words_that_only_look_alike_stay_two() {
    two("a story", "a storey");
    two("the check", "the cheque");
    two("the prize", "the prise");
    two("four", "for");
    two("Gray", "Grey");
    two("Tyre", "tire");
    one(&["a gray day", "a grey day"]);
}

#[test]
fn names_are_one_in_every_transliteration() {
    one(&["in Kyiv", "in Kiev", "in KIEV"]);
    one(&[
        "Volodymyr Zelensky",
        "Volodymyr Zelenskiy",
        "Volodymyr Zelenskyy",
    ]);
    one(&["Gaddafi’s son", "Qaddafi's son"]);
    one(&["al-Qaeda", "Al Qaida", "al-Qa’ida"]);
    one(&["Kim Jong Un", "Kim Jong-un"]);
    one(&["Erdogan", "Erdoğan"]);
    one(&["the Kyiv-based firm", "the Kiev-based firm"]);
    two("a chicken kiev", "a chicken Kyiv");
}

#[test]
fn titles_are_one_with_their_short_forms() {
    one(&["Sen. Vane", "Sen Vane", "Senator Vane", "senator Vane"]);
    one(&["Gov. Duss", "Governor Duss"]);
    one(&["Mr. Hale", "Mr Hale", "Mister Hale"]);
    one(&["Lt. Gov. Hale", "Lieutenant Governor Hale"]);
    one(&["Pres. Hale", "President Hale"]);
    one(&["the PM left", "the prime minister left"]);
    one(&["two MPs left", "two members of Parliament left"]);
    two("left at 5 PM", "left at 5 prime minister");
    two("she sen it", "she senator it");
}

#[test]
fn short_forms_are_one_with_what_they_stand_for() {
    one(&[
        "the U.S. envoy",
        "the US envoy",
        "the United States envoy",
        "the USA envoy",
    ]);
    one(&[
        "a US-led force",
        "a U.S.-led force",
        "a United States-led force",
    ]);
    one(&[
        "the FBI",
        "the F.B.I.",
        "the Federal Bureau of Investigation",
    ]);
    one(&[
        "Nato",
        "NATO",
        "N.A.T.O.",
        "North Atlantic Treaty Organisation",
    ]);
    one(&["5 Hale Ave. north", "5 Hale Avenue north"]);
    one(&["on Sept. 5", "on September 5"]);
    one(&[
        "in Calder, Mass., on Monday",
        "in Calder, Massachusetts, on Monday",
    ]);
    one(&["the G-7", "the G7", "the Group of Seven"]);
}

#[test]
fn short_forms_that_are_words_go_by_their_case() {
    two("tell us", "tell the US");
    assert_eq!(
        compared("tell us it is who we may"),
        "tell|us|it|is|who|we|may"
    );
    assert_eq!(compared("IT staff of WHO and US"), "IT|staff|of|WHO|and|US");
    assert_eq!(compared("TELL US WHO DID IT"), "tell|us|who|did|it");
    assert_eq!(compared("a mass. Nothing"), "a|mass|nothing");
    assert_eq!(compared("He went to Mass."), "he|went|to|mass");
    assert_eq!(compared("ill, dec. or mar. x"), "ill|dec|or|mar|x");
    assert_eq!(compared("In May"), "in|may");
}

#[test]
fn units_are_one_in_every_form() {
    one(&["95%", "95 %", "95 per cent", "95 percent", "95 pct"]);
    one(&[
        "10 km away",
        "10km away",
        "10 kilometres away",
        "10 kilometers away",
    ]);
    one(&["a 10-kilometre run", "a 10-km run", "a 10km run"]);
    one(&[
        "at 60 mph",
        "at 60mph",
        "at 60 miles per hour",
        "at 60 miles an hour",
    ]);
    one(&["$5bn", "$5 billion"]);
    one(&["six feet of snow", "six ft of snow"]);
    one(&["3 a.m.", "3 am", "3am"]);
    assert_eq!(compared("a foot in MW"), "a|foot|in|mw");
    assert_eq!(compared("I am 5"), "i|am|5");
}

#[test]
fn what_is_cut_out_of_a_word_leaves_the_rest() {
    let text = "a Kiev\u{2011}backed 10km plan";
    let terms = Aliases::with(&[]).terms(text, Span::whole(text));
    let printed: Vec<&str> = terms.iter().map(|term| term.span.of(text)).collect();
    assert_eq!(printed, ["a", "Kiev", "backed", "10", "km", "plan"]);
    let text = "a well-known re-opening-day plan";
    let terms = Aliases::with(&[]).terms(text, Span::whole(text));
    let printed: Vec<&str> = terms.iter().map(|term| term.span.of(text)).collect();
    assert_eq!(printed, ["a", "well-known", "re-opening", "day", "plan"]);
}

fn rule(scope: Scope, line: &str) -> AliasRule {
    AliasRule::parse(scope, AliasKind::Meaning, line).expect("forms")
}

#[test]
fn a_persons_rules_come_first() {
    let with = |rules: &[AliasRule]| -> Arc<Aliases> { Aliases::with(rules) };
    let own = with(&[rule(Scope::Story, "Kiev = Kyjiw")]);
    assert_eq!(own.compared("Kyiv"), own.compared("Kyjiw"));
    assert_eq!(own.compared("Kyiv"), "kiev");
    let apart = with(&[rule(Scope::Library, "Odessa")]);
    assert_ne!(apart.compared("Odessa"), apart.compared("Odesa"));
    let back = with(&[
        rule(Scope::Library, "Odessa"),
        rule(Scope::Story, "Odessa = Odesa"),
    ]);
    assert_eq!(back.compared("Odessa"), back.compared("Odesa"));
}
