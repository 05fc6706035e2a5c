//! The embedded models read as they did when their figures were measured.

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use tellings_collate::{DIMS, Meaning, Stopped};
use tellings_semantics::{Damaged, FILES, Files, LoadError, Models, from_bytes, to_bytes};
use tellings_text::Span;

static MODELS: LazyLock<Models> = LazyLock::new(|| {
    let bytes = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("model")
            .join(name);
        std::fs::read(path).expect("the models lie in the repository")
    };
    let [sentence, pair, tokenizer] = FILES.map(bytes);
    Models::load(Files {
        sentence,
        pair,
        tokenizer: String::from_utf8(tokenizer).expect("JSON is UTF-8"),
    })
    .expect("the models load")
});

fn read(text: &str) -> Vec<Meaning> {
    let spans: Vec<Span> = tellings_text::sentences(text)
        .into_iter()
        .map(|sentence| sentence.span)
        .collect();
    MODELS
        .meanings(text, &spans, &mut |_| true)
        .expect("it reads")
}

fn odds(a: &str, b: &str) -> f64 {
    MODELS.odds(&[(a, b)], &mut |_| true).expect("it reads")[0]
}

#[test]
fn tokens_are_those_of_the_reference_tokenizer() {
    // What the Python package `tokenizers` makes of it.
    assert_eq!(
        read("Café owners in Zürich said: “Don’t panic!”")[0].tokens,
        [
            7668, 5608, 1999, 10204, 2056, 1024, 1523, 2123, 1521, 1056, 6634, 999, 1524
        ]
    );
}

#[test]
fn vectors_are_those_of_the_reference_implementation() {
    let read = read("The ferry sank.");
    let found: Vec<i8> = read[0].vectors[1][..REFERENCE.len()].to_vec();
    let far = found
        .iter()
        .zip(REFERENCE)
        .map(|(&x, y)| (i16::from(x) - y).abs())
        .max();
    assert!(far <= Some(2), "{found:?}");
}

/// First numbers of the vector of “ferry”, computed with PyTorch from the
/// unquantised weights.
const REFERENCE: [i16; 8] = [-6, -7, 3, 11, -1, 6, 11, -10];

#[test]
fn one_event_in_other_words_is_likelier_than_another_event() {
    let event = "The ferry capsized off the coast on Monday, killing six people.";
    let rewrite = "Six died on Monday when a passenger boat went down near the shore.";
    let other = "The minister resigned on Monday after losing the vote.";
    assert!(odds(event, rewrite) > odds(event, other) + 2.0);
}

#[test]
fn a_pair_is_read_the_same_in_any_company() {
    let pairs = [
        ("It rained.", "Rain fell."),
        (
            "The council voted on Tuesday evening to sell the old harbour.",
            "The harbour will be sold.",
        ),
        (
            "It rained.",
            "It rained all day in the north of the country.",
        ),
    ];
    let together = MODELS.odds(&pairs, &mut |_| true).expect("it reads");
    for (&(a, b), odds_together) in pairs.iter().zip(together) {
        assert!((odds(a, b) - odds_together).abs() < 0.015);
    }
}

#[test]
fn meanings_survive_storage() {
    let read = read("One sentence. And another one, a little longer.");
    let bytes = to_bytes(&read);
    assert_eq!(from_bytes(&bytes[..bytes.len() - 1]), Err(Damaged));
    assert_eq!(from_bytes(&bytes), Ok(read));
}

#[test]
fn other_bytes_are_refused() {
    let files = Files {
        sentence: b"no model".to_vec(),
        ..Files::default()
    };
    let error = Models::load(files).expect_err("these bytes are no model");
    assert!(matches!(
        error,
        LoadError::OtherBytes {
            what: "minilm-w8.onnx",
            ..
        }
    ));
}

#[test]
fn reading_stops_when_told_to() {
    let text = "One sentence.";
    let all = [Span::new(0, text.len())];
    let stopped = Err(Stopped { reason: None });
    assert_eq!(
        MODELS.meanings(text, &all, &mut |_| false).map(|_| ()),
        stopped
    );
    assert_eq!(
        MODELS.odds(&[(text, text)], &mut |_| false).map(|_| ()),
        stopped
    );
}

#[test]
fn empty_and_endless_sentences_are_read() {
    let long = "word ".repeat(100_000);
    let text = format!("   \n\n{long}");
    let spans = [Span::new(0, 3), Span::new(5, text.len())];
    let read = MODELS
        .meanings(&text, &spans, &mut |_| true)
        .expect("it reads");
    assert_eq!(read[0], Meaning::default());
    assert_eq!(read[1].tokens.len(), 120);
    assert!(odds("", &long).is_finite());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(
        text in "\\PC{0,80}",
        marks in "[\\x00-\\x20\u{300}-\u{36f}\u{200b}-\u{200f}İßǅﬁ]{0,40}",
    ) {
        let text = format!("{text}{marks}");
        let read = MODELS
            .meanings(&text, &[Span::new(0, text.len())], &mut |_| true)
            .expect("it reads");
        prop_assert_eq!(read[0].tokens.len(), read[0].vectors.len());
        prop_assert!(odds(&text, &marks).is_finite());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = from_bytes(&bytes);
    }

    #[test]
    fn every_vector_has_its_length(text in "[a-z ]{1,60}") {
        for vector in read(&text).iter().flat_map(|meaning| &meaning.vectors) {
            let square: f64 = vector.iter().map(|&value| f64::from(value).powi(2)).sum();
            prop_assert!((square.sqrt() - 127.0).abs() < DIMS as f64 / 16.0);
        }
    }
}
