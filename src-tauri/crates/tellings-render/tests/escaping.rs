//! Invariants over any text: nothing breaks out of its element, nothing is
//! shown that is not in the source, and nothing of the source is lost.

mod sample;

use proptest::prelude::*;
use tellings_collate::{
    AliasKind, AliasRule, Comparison, Mark, MarkKind, Options, Scope, SharedRun, SharedWording,
    State,
};
use tellings_render::comparison::columns;
use tellings_render::{ReportOptions, View, report};
use tellings_text::Span;

/// Sentences that try to leave their place, among ordinary ones.
fn sentence() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("<script>alert(1)</script>".to_owned()),
        Just("\"><img src=x onerror=alert(1)>".to_owned()),
        Just("' onmouseover='alert(1)".to_owned()),
        Just("</p></article><style>*{color:red}</style>".to_owned()),
        Just("<!-- & &amp; &lt; --> ]]>".to_owned()),
        Just("a\u{0}b\u{8}c\u{1b}[31md\u{7f}\u{85}\u{202e}e".to_owned()),
        Just("{A} {B} {".to_owned()),
        "[ -~äß漢🜁]{1,40}".prop_map(|text| text.trim().to_owned()),
    ]
    .prop_filter("a sentence has words", |text| !text.trim().is_empty())
}

/// A comparison whose every text is one of those sentences.
fn comparison() -> impl Strategy<Value = Comparison> {
    let paragraph = prop::collection::vec(sentence(), 1..4);
    let telling = prop::collection::vec(paragraph, 1..4);
    let marks = prop::collection::vec((0_usize..200, 0_usize..60, 0_usize..3), 0..6);
    (telling, marks, sentence()).prop_map(|(paragraphs, marks, label)| {
        let borrowed: Vec<Vec<&str>> = paragraphs
            .iter()
            .map(|p| p.iter().map(String::as_str).collect())
            .collect();
        let slices: Vec<&[&str]> = borrowed.iter().map(Vec::as_slice).collect();
        let mut telling = sample::telling(Some(&label), &slices);
        telling.witness.title = Some(label.clone());
        telling.witness.date = Some(label.clone());
        telling.witness.url = Some(format!("https://x.example/{label}"));
        telling.witness.sha256 = label.clone();
        let kinds = [MarkKind::Replaced, MarkKind::OnlyHere, MarkKind::Disagrees];
        let mut cell = sample::cell(
            State::Reworded,
            &(0..telling.segments.len()).collect::<Vec<_>>(),
        );
        cell.marks = marks
            .into_iter()
            .map(|(start, length, kind)| Mark {
                span: Span::new(start, start + length),
                kind: kinds[kind],
            })
            .collect();
        cell.lacks = vec![Span::whole(&telling.witness.text)];
        let mut fact = sample::fact(&label, 0, vec![cell.clone(), cell]);
        fact.findings = sample::clock().facts[0].findings.clone();
        fact.findings[0].text = label.clone();
        fact.links = sample::clock().facts[0].links.clone();
        fact.links[0].words = vec![label.clone()];
        fact.links[0].aliases[0].a = label.clone();
        let whole = Span::whole(&telling.witness.text);
        Comparison {
            matched_by: tellings_collate::MatchedBy::default(),
            by_person: tellings_collate::ByPerson::default(),
            tellings: vec![telling.clone(), telling],
            facts: vec![fact],
            shared_wording: vec![SharedWording {
                tellings: [0, 1],
                runs: vec![
                    SharedRun {
                        places: [whole, whole],
                        words: 8
                    };
                    5
                ],
                words: [8, 8],
            }],
            options: Options {
                base: None,
                aliases: vec![AliasRule {
                    scope: Scope::Story,
                    kind: AliasKind::Meaning,
                    forms: vec![label],
                }],
                ..Options::default()
            },
        }
    })
}

/// The elements that the templates use: whatever else opens came from a text.
const OURS: [&str; 54] = [
    "a",
    "article",
    "b",
    "bdi",
    "blockquote",
    "body",
    "button",
    "caption",
    "circle",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "html",
    "label",
    "li",
    "main",
    "mark",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "path",
    "rect",
    "section",
    "select",
    "span",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "ul",
    "!DOCTYPE",
    "i",
    "em",
    "hr",
    "br",
];

fn without_head(page: &str) -> &str {
    page.split_once("</style>")
        .expect("the report has a style sheet")
        .1
}

/// What a reader sees of markup: elements dropped, characters unescaped.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// The text with what HTML cannot write put as it is shown.
fn writable(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && !"\n\t\r".contains(c) {
                '\u{FFFD}'
            } else {
                c
            }
        })
        .collect()
}

proptest! {
    #[test]
    fn no_text_breaks_out_of_its_element(comparison in comparison(), title in sentence()) {
        let options = ReportOptions {
            title: title.clone(), introduction: Some(title.clone()), app_version: title,
            ..ReportOptions::default()
        };
        let page = report(&comparison, &options);
        let body = without_head(&page);
        for element in body.split('<').skip(1) {
            let name: String = element
                .trim_start_matches('/')
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '!')
                .collect();
            prop_assert!(OURS.contains(&name.as_str()), "<{}", element);
            let inside = element.split('>').next().unwrap_or("");
            prop_assert_eq!(inside.matches('"').count() % 2, 0, "<{}>", inside);
            for part in inside.split('"').step_by(2) {
                prop_assert!(!part.contains(" on"), "an attribute of handlers: <{}>", inside);
            }
        }
        prop_assert!(!page.contains(|c: char| c.is_control() && !"\n\t\r".contains(c)));
    }

    #[test]
    fn readings_end_to_end_give_the_text_back(comparison in comparison()) {
        let html = columns::columns(&comparison, &View::of(&comparison)).into_string();
        let texts: Vec<&str> = html.split("<div class=\"text\">").skip(1).collect();
        prop_assert_eq!(texts.len(), comparison.tellings.len());
        for (column, telling) in texts.into_iter().zip(&comparison.tellings) {
            let column = column.split("</div>").next().unwrap_or("");
            let paragraphs: Vec<String> = column
                .split("<p dir=\"auto\">")
                .skip(1)
                .map(|paragraph| text_of(&without_notes(paragraph)))
                .collect();
            prop_assert_eq!(paragraphs.join("\n\n"), writable(&telling.witness.text));
        }
    }
}

/// A paragraph without the numbers that lead to the facts.
fn without_notes(paragraph: &str) -> String {
    let mut pieces = paragraph.split("<a class=\"ref\"");
    let mut kept = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        kept.push_str(piece.split_once("</a>").map_or("", |(_, after)| after));
    }
    kept
}
