//! What is true of every comparison, whatever the texts.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tellings_collate::{
    AliasKind, AliasRule, Comparison, Completeness, DIMS, Meaning, Options, Reader, Scope, State,
    Stopped, Witness, collate, collate_with, to_json,
};
use tellings_text::Span;

/// A reader with opinions of its own: they depend on the words and on where
/// they stand, and often contradict what the words say.
struct Fanciful;

impl Fanciful {
    /// A number that the text alone decides (FNV-1a).
    fn number(text: &str) -> u64 {
        text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }
}

impl Reader for Fanciful {
    fn name(&self) -> &'static str {
        "fanciful"
    }

    fn read(&self, text: &str, sentences: &[Span]) -> Result<Vec<Meaning>, Stopped> {
        let meaning = |span: &Span| {
            let words: Vec<&str> = span.of(text).split_whitespace().collect();
            let vector = |word: &&str| {
                let number = Self::number(&word.to_lowercase());
                let mut vector = [0_i8; DIMS];
                for turn in 0..16 {
                    vector[(number.rotate_left(turn * 4) % DIMS as u64) as usize] = 32;
                }
                vector
            };
            Meaning {
                tokens: words.iter().map(|word| Self::number(word) as u16).collect(),
                vectors: words.iter().map(vector).collect(),
            }
        };
        Ok(sentences.iter().map(meaning).collect())
    }

    fn judge(&self, pairs: &[(&str, &str)]) -> Result<Vec<f64>, Stopped> {
        let odds =
            |(a, b): &(&str, &str)| (Self::number(&[*a, *b].concat()) % 1200) as f64 / 100.0 - 6.0;
        Ok(pairs.iter().map(odds).collect())
    }
}

/// The comparison, with the fanciful reader's help or by words alone.
fn compared(story: &[Witness], read: bool) -> Comparison {
    if read {
        collate_with(&Fanciful, story, &Options::default()).expect("it never gives up")
    } else {
        collate(story, &Options::default())
    }
}

/// Sentences close enough to each other that facts come about.
const STOCK: [&str; 16] = [
    "The ferry Annelise sank off Port Calder on Monday with 43 people aboard.",
    "On Monday the ferry Annelise went down off Port Calder with 34 people aboard.",
    "“We heard a bang and then the water came,” said the cook, Mirela Duss.",
    "The cook, Mirela Duss, said they heard a bang.",
    "Rescuers brought 41 people ashore before dark.",
    "Two people are still missing, the coastguard said.",
    "The coastguard says that two people have not been found.",
    "The owner, Calder Lines, did not answer questions.",
    "A hearing is planned for March.",
    "A hearing is planned for March.",
    "Dr. E. Vane said 1.5 million litres of fuel may have leaked.",
    "Fuel: 1,500,000 litres — perhaps.",
    "The U.S.-led harbour patrol from Kiev found 12% of it 10km out.",
    "The US-led harbor patrol from Kyiv found 12 per cent of it 10 kilometres out.",
    "MPs and the Prime Minister praised the Member of Parliament for Calder.",
    "The PM praised the MP for Calder, not members of any council.",
];

fn telling() -> impl Strategy<Value = Witness> {
    let stock = prop::collection::vec(prop::sample::select(&STOCK[..]), 0..7)
        .prop_map(|sentences| sentences.join(" "));
    let odd = "\\PC{0,60}";
    let paragraphs = prop::collection::vec(prop_oneof![4 => stock, 1 => odd], 0..4)
        .prop_map(|paragraphs| paragraphs.join("\n\n"));
    (paragraphs, any::<bool>()).prop_map(|(text, whole)| Witness {
        text,
        completeness: if whole {
            Completeness::Complete
        } else {
            Completeness::Partial
        },
        date: Some("2031-02-04".to_owned()),
        ..Witness::default()
    })
}

fn story() -> impl Strategy<Value = Vec<Witness>> {
    prop::collection::vec(telling(), 0..5)
}

/// Rules as people may type them: of words in the stories, and of anything.
fn rules() -> impl Strategy<Value = Vec<AliasRule>> {
    let word = prop::sample::select(vec![
        "ferry",
        "boat",
        "Annelise",
        "43",
        "the",
        "said",
        "Port Calder",
        "coastguard",
        "Kyiv",
        "Kiev",
        "~duss",
        "Dr.",
        "%",
        "-",
        "went down",
        "Calder Lines",
    ]);
    let form = prop_oneof![4 => word.prop_map(str::to_owned), 1 => "\\PC{0,8}"];
    let scope = prop::sample::select(vec![Scope::Story, Scope::Library]);
    let rule = (scope, prop::collection::vec(form, 0..4)).prop_map(|(scope, forms)| AliasRule {
        scope,
        kind: AliasKind::Meaning,
        forms,
    });
    prop::collection::vec(rule, 0..5)
}

/// A comparison as sets of words, free of the columns' order.
fn told(comparison: &Comparison) -> BTreeSet<Vec<(String, State, String)>> {
    comparison
        .facts
        .iter()
        .map(|fact| {
            let mut cells: Vec<_> = fact
                .cells
                .iter()
                .zip(&comparison.tellings)
                .map(|(cell, telling)| {
                    let text = &telling.witness.text;
                    let words = |n: &usize| telling.segments[*n].span.of(text);
                    let reading: Vec<_> = cell.segments.iter().map(words).collect();
                    (text.clone(), cell.state, reading.join(" "))
                })
                .collect();
            cells.sort();
            cells
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_segment_lies_in_a_fact_and_gives_its_text_back(story in story(), read: bool) {
        let comparison = compared(&story, read);
        prop_assert_eq!(comparison.tellings.len(), story.len());
        for (index, telling) in comparison.tellings.iter().enumerate() {
            let read: BTreeSet<usize> = comparison
                .facts
                .iter()
                .flat_map(|fact| fact.cells[index].segments.iter().copied())
                .collect();
            prop_assert_eq!(&read, &(0..telling.segments.len()).collect::<BTreeSet<_>>());
            let text = &telling.witness.text;
            let back: String = telling.segments.iter().map(|s| s.span.of(text)).collect();
            let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&back), solid(text));
        }
    }

    #[test]
    fn marks_and_evidence_point_into_the_text(story in story(), read: bool) {
        let comparison = compared(&story, read);
        for fact in &comparison.facts {
            prop_assert_eq!(fact.cells.len(), comparison.tellings.len());
            prop_assert!((0.0..=1.0).contains(&fact.confidence));
            for (cell, telling) in fact.cells.iter().zip(&comparison.tellings) {
                let text = &telling.witness.text;
                let absent = matches!(cell.state, State::NotFound | State::Unknown);
                prop_assert_eq!(absent, cell.segments.is_empty());
                for pair in cell.marks.windows(2) {
                    prop_assert!(pair[0].span.end <= pair[1].span.start);
                }
                for mark in &cell.marks {
                    prop_assert!(!mark.span.of(text).is_empty());
                    let inside = |n: &usize| telling.segments[*n].span.covers(mark.span);
                    prop_assert!(cell.segments.iter().any(inside));
                }
            }
            let base = &comparison.tellings[fact.reference].witness.text;
            for lack in fact.cells.iter().flat_map(|cell| &cell.lacks) {
                prop_assert!(!lack.of(base).is_empty());
            }
            for finding in fact.findings.iter().chain(&fact.review) {
                prop_assert!(!finding.evidence.is_empty());
                for evidence in &finding.evidence {
                    let text = &comparison.tellings[evidence.witness].witness.text;
                    prop_assert!(!evidence.span.of(text).is_empty());
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_witnesses_changes_only_the_columns(
        story in story(),
        turn in 0_usize..5,
        read: bool,
    ) {
        let mut turned = story.clone();
        let by = turn % turned.len().max(1);
        turned.rotate_left(by);
        let one = compared(&story, read);
        prop_assert_eq!(told(&one), told(&compared(&turned, read)));
        turned.reverse();
        prop_assert_eq!(told(&one), told(&compared(&turned, read)));
    }

    #[test]
    fn the_same_input_gives_the_same_bytes(story in story(), read: bool) {
        let once = to_json(&compared(&story, read));
        prop_assert_eq!(once, to_json(&compared(&story, read)));
    }

    #[test]
    fn alias_rules_never_change_what_is_shown(story in story(), rules in rules()) {
        let with = collate(&story, &Options { aliases: rules, ..Options::default() });
        let without = collate(&story, &Options::default());
        for (told, plain) in with.tellings.iter().zip(&without.tellings) {
            prop_assert_eq!(&told.witness.text, &plain.witness.text);
            prop_assert_eq!(&told.segments, &plain.segments);
        }
        for fact in &with.facts {
            for (cell, telling) in fact.cells.iter().zip(&with.tellings) {
                for pair in cell.marks.windows(2) {
                    prop_assert!(pair[0].span.end <= pair[1].span.start);
                }
                for mark in &cell.marks {
                    let inside = |n: &usize| telling.segments[*n].span.covers(mark.span);
                    prop_assert!(cell.segments.iter().any(inside));
                }
            }
            for link in &fact.links {
                for used in &link.aliases {
                    for ((telling, segment), written) in [(link.a, &used.a), (link.b, &used.b)] {
                        let telling = &with.tellings[telling];
                        let sentence = telling.segments[segment].span.of(&telling.witness.text);
                        prop_assert!(sentence.contains(written.as_str()));
                    }
                }
            }
        }
    }

    #[test]
    fn a_rule_changes_nothing_where_none_of_its_forms_stands(story in story(), scope in
        prop::sample::select(vec![Scope::Story, Scope::Library])) {
        let rule = AliasRule {
            scope,
            kind: AliasKind::Meaning,
            forms: vec!["zeppelin".to_owned(), "Luftschiff".to_owned(), "air ship".to_owned()],
        };
        let with = collate(&story, &Options { aliases: vec![rule], ..Options::default() });
        let without = collate(&story, &Options::default());
        prop_assert_eq!(with.tellings, without.tellings);
        prop_assert_eq!(with.facts, without.facts);
    }

    #[test]
    fn the_order_of_the_rules_changes_nothing(story in story(), rules in rules()) {
        let mut turned = rules.clone();
        turned.reverse();
        let one = collate(&story, &Options { aliases: rules, ..Options::default() });
        let other = collate(&story, &Options { aliases: turned, ..Options::default() });
        prop_assert_eq!(one.facts, other.facts);
    }

    #[test]
    fn a_text_beside_itself_is_the_same_throughout(witness in telling()) {
        let twin = Witness { completeness: Completeness::Complete, ..witness };
        let comparison = collate(&[twin.clone(), twin], &Options::default());
        for fact in &comparison.facts {
            for cell in &fact.cells {
                // A sentence that stands twice may lie in a fact of its own,
                // but nothing is ever said to be worded differently.
                prop_assert!(!matches!(cell.state, State::Reworded | State::Differs), "{:?}", fact);
            }
        }
    }
}
