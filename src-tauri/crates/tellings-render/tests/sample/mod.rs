//! A small comparison made by hand: a town clock, told three times.
//!
//! The tellings are written as paragraphs of sentences, so that a test can name
//! a sentence by its number; places inside a text are found by their words.

use tellings_collate::{
    AliasKind, AliasRule, AliasUse, Cell, Comparison, Completeness, Evidence, Fact, Finding,
    FindingKind, Link, Mark, MarkKind, Options, Scope, Segment, SharedRun, SharedWording, State,
    Telling, Witness, WitnessIndex,
};
use tellings_text::Span;

/// A telling with these paragraphs of sentences.
pub(crate) fn telling(outlet: Option<&str>, paragraphs: &[&[&str]]) -> Telling {
    let mut text = String::new();
    let mut segments = Vec::new();
    for (paragraph, sentences) in paragraphs.iter().enumerate() {
        for (number, sentence) in sentences.iter().enumerate() {
            let before = match (paragraph, number) {
                (0, 0) => "",
                (_, 0) => "\n\n",
                _ => " ",
            };
            text.push_str(before);
            let start = text.len();
            text.push_str(sentence);
            segments.push(Segment {
                span: Span::new(start, text.len()),
                paragraph: paragraph + 1,
            });
        }
    }
    let sha256 = format!("{:064x}", text.len());
    Telling {
        witness: Witness {
            outlet: outlet.map(str::to_owned),
            text,
            sha256,
            ..Witness::default()
        },
        segments,
    }
}

/// The place of `words` in a telling.
pub(crate) fn at(telling: &Telling, words: &str) -> Span {
    let start = telling
        .witness
        .text
        .find(words)
        .expect("the sample's words are in its text");
    Span::new(start, start + words.len())
}

/// A cell that has the fact, or not.
pub(crate) fn cell(state: State, segments: &[usize]) -> Cell {
    Cell {
        state,
        segments: segments.to_vec(),
        marks: Vec::new(),
        lacks: Vec::new(),
        possible: None,
        moved: false,
    }
}

/// A fact with these cells and nothing else.
pub(crate) fn fact(label: &str, reference: WitnessIndex, cells: Vec<Cell>) -> Fact {
    let told = cells
        .iter()
        .filter(|cell| !cell.segments.is_empty())
        .count();
    Fact {
        label: label.to_owned(),
        confidence: 0.95,
        reference,
        cells,
        findings: Vec::new(),
        review: Vec::new(),
        links: Vec::new(),
        independent_wordings: told,
    }
}

/// The town clock: every state, every mark, a finding, a link, shared
/// wording, a headline that opens its text, and a telling that nobody has named.
pub(crate) fn clock() -> Comparison {
    let mut herald = telling(
        Some("The Vale Herald"),
        &[
            &["Clock stops"],
            &[
                "The clock of Hallow Vale stopped at 9.40 on Monday.",
                "It has 12 wheels.",
            ],
            &["The mayor, Ida Thorn, said it would be mended by spring."],
        ],
    );
    herald.witness.title = Some("Clock stops".to_owned());
    herald.witness.date = Some("2026-02-03".to_owned());
    herald.witness.url = Some("https://herald.example/clock?a=1&b=2".to_owned());
    let mut post = telling(
        Some("Evening Post"),
        &[
            &["Ida Thorn promised a mended clock by spring."],
            &["The clock of Hallow Vale stopped at 9.50, and pigeons were blamed."],
        ],
    );
    post.witness.title = Some("Pigeons blamed".to_owned());
    post.witness.date = Some("in February".to_owned());
    post.witness.url = Some("javascript:alert(1)".to_owned());
    let mut unnamed = telling(
        None,
        &[&["The clock of Hallow Vale stopped at 9.40 on Monday."]],
    );
    unnamed.witness.completeness = Completeness::Partial;

    let mark = |telling: &Telling, words: &str, kind| Mark {
        span: at(telling, words),
        kind,
    };
    let stopped = Fact {
        independent_wordings: 2,
        findings: vec![Finding {
            kind: FindingKind::Number,
            text: "{A} has 9.40 where {B} has 9.50; {Z} is nobody".to_owned(),
            evidence: vec![
                Evidence {
                    witness: 0,
                    span: at(&herald, "9.40"),
                },
                Evidence {
                    witness: 1,
                    span: at(&post, "9.50"),
                },
            ],
            disagree: vec![1],
        }],
        links: vec![Link {
            a: (0, 1),
            b: (1, 1),
            score: 0.875,
            words: vec!["clock".to_owned(), "stopped".to_owned()],
            names: vec!["Hallow Vale".to_owned()],
            numbers: Vec::new(),
            run: 6,
            aliases: vec![AliasUse {
                scope: Scope::Pack,
                kind: AliasKind::Abbreviation,
                a: "Mon.".to_owned(),
                b: "Monday".to_owned(),
            }],
        }],
        ..fact(
            "The clock of Hallow Vale stopped",
            0,
            vec![
                cell(State::Same, &[1]),
                Cell {
                    marks: vec![
                        mark(&post, "9.50", MarkKind::Disagrees),
                        mark(&post, "and pigeons were blamed", MarkKind::OnlyHere),
                    ],
                    lacks: vec![at(&herald, "on Monday")],
                    ..cell(State::Differs, &[1])
                },
                cell(State::Same, &[0]),
            ],
        )
    };
    let mended = Fact {
        confidence: 0.5,
        ..fact(
            "It would be mended by spring",
            0,
            vec![
                cell(State::Same, &[3]),
                Cell {
                    marks: vec![mark(&post, "promised a mended", MarkKind::Replaced)],
                    moved: true,
                    ..cell(State::Reworded, &[0])
                },
                Cell {
                    possible: Some((0, 0.4)),
                    ..cell(State::Unknown, &[])
                },
            ],
        )
    };
    let wheels = fact(
        "It has 12 wheels",
        0,
        vec![
            cell(State::Same, &[0, 2]),
            cell(State::NotFound, &[]),
            cell(State::Unknown, &[]),
        ],
    );
    let shared = |words: &str, count| SharedRun {
        places: [at(&herald, words), at(&unnamed, words)],
        words: count,
    };
    let shared_wording = vec![SharedWording {
        tellings: [0, 2],
        runs: vec![
            shared("The clock of Hallow", 4),
            shared("Vale", 1),
            shared("stopped at 9.40", 3),
            shared("on Monday", 2),
        ],
        words: [27, 10],
    }];
    Comparison {
        shared_wording,
        matched_by: tellings_collate::MatchedBy::default(),
        by_person: tellings_collate::ByPerson::default(),
        tellings: vec![herald, post, unnamed],
        facts: vec![stopped, wheels, mended],
        options: Options {
            base: Some(0),
            aliases: vec![AliasRule {
                scope: Scope::Story,
                kind: AliasKind::Meaning,
                forms: vec!["clock".to_owned(), "timepiece".to_owned()],
            }],
            ..Options::default()
        },
    }
}
