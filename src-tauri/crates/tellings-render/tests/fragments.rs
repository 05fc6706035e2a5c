//! The fragments as they are, for a person to review, and what must hold of
//! their words.

mod sample;

use tellings_collate::{Comparison, Options, State};
use tellings_render::comparison::{
    columns, facts, inspector, method, overview, read, wording, wordings,
};
use tellings_render::{Fragment, ReportOptions, StoryView, View, report, story_view};

/// Elements that stand in a line of text.
const INLINE: [&str; 12] = [
    "a", "b", "bdi", "code", "label", "mark", "span", "svg", "circle", "path", "rect", "time",
];

/// One block a line, and a sign for each drawing, so that a change can be read.
fn lines(fragment: &Fragment) -> String {
    let mut lines = String::new();
    for (nth, piece) in fragment.as_str().split('<').enumerate() {
        let name: String = piece
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let inline = INLINE.contains(&name.as_str());
        if !inline && !lines.is_empty() && !piece.starts_with('/') {
            lines.push('\n');
        }
        if nth > 0 {
            lines.push('<');
        }
        lines.push_str(piece);
    }
    let mut shown = String::new();
    let mut rest = lines.as_str();
    while let Some((before, drawing)) = rest.split_once("<svg") {
        let (drawing, after) = drawing.split_once("</svg>").expect("drawings end");
        shown.push_str(before);
        shown.push_str(if drawing.contains("class=\"shape\"") {
            "◍"
        } else {
            "▭"
        });
        rest = after;
    }
    shown + rest
}

fn check(name: &str, make: impl Fn(&Comparison, &View) -> Fragment) {
    let comparison = sample::clock();
    let view = View::of(&comparison);
    insta::assert_snapshot!(name, lines(&make(&comparison, &view)));
}

#[test]
fn the_tellings() {
    check("tellings", overview::tellings);
}

#[test]
fn the_overview() {
    check("overview", overview::overview);
}

#[test]
fn the_controls() {
    check("controls", facts::controls);
}

#[test]
fn the_matrix() {
    check("facts", facts::facts);
}

#[test]
fn the_wordings() {
    check("wordings", wordings::wordings);
}

#[test]
fn the_inspector() {
    check("inspector", |comparison, view| {
        inspector::inspector(comparison, view, 0)
    });
}

/// Every view, the second telling being read.
const VIEWS: [StoryView; 5] = [
    StoryView::Facts,
    StoryView::Columns,
    StoryView::Read(1),
    StoryView::Wording,
    StoryView::Overview,
];

#[test]
fn an_article_is_read_with_notes_in_its_margin() {
    check("read", |comparison, view| read::read(comparison, view, 1));
}

#[test]
fn the_wording_kind_by_kind() {
    check("wording", wording::wording);
}

#[test]
fn the_columns() {
    check("columns", columns::columns);
}

#[test]
fn the_method() {
    check("method", method::method);
}

#[test]
fn every_state_is_a_word_in_the_matrix() {
    let comparison = sample::clock();
    let matrix = facts::facts(&comparison, &View::of(&comparison));
    for word in [
        "Same words",
        "Worded differently",
        "Differs",
        "Not found here",
        "Cannot tell",
        "Only here",
    ] {
        assert!(matrix.as_str().contains(&format!(">{word}<")), "{word}");
    }
}

#[test]
fn names_are_outlet_then_headline_then_letter_and_never_alike() {
    let mut comparison = sample::clock();
    let check = |comparison: &Comparison, names: [&str; 3]| {
        let view = View::of(comparison);
        assert_eq!(
            [0, 1, 2].map(|telling| view.name(telling).to_owned()),
            names
        );
    };
    check(
        &comparison,
        ["The Vale Herald", "Evening Post", "Telling C"],
    );
    comparison.tellings[1].witness.outlet = Some("  ".to_owned());
    check(
        &comparison,
        ["The Vale Herald", "Pigeons blamed", "Telling C"],
    );
    comparison.tellings[1].witness.outlet = Some("the vale herald".to_owned());
    check(
        &comparison,
        ["The Vale Herald (A)", "the vale herald (B)", "Telling C"],
    );
}

#[test]
fn a_prefix_stands_before_every_id_and_every_link_to_one() {
    let comparison = sample::clock();
    let view = View::of(&comparison).prefixed("x-\"><");
    assert_eq!(view.prefix(), "x-");
    for kind in VIEWS {
        let html = story_view(&comparison, &view, kind).into_string();
        for attribute in ["\u{20}id=\"", "href=\"#", " for=\"", "labelledby=\""] {
            for value in html.split(attribute).skip(1) {
                assert!(value.starts_with("x-"), "{attribute}{value:.20}");
            }
        }
    }
}

#[test]
fn every_link_in_the_report_has_its_target_and_no_id_comes_twice() {
    let html = report(&sample::clock(), &ReportOptions::default());
    let mut ids: Vec<&str> = values(&html, " id=\"");
    ids.sort_unstable();
    let mut once = ids.clone();
    once.dedup();
    assert_eq!(ids, once, "an id came twice");
    for target in values(&html, "href=\"#")
        .into_iter()
        .chain(values(&html, "labelledby=\""))
    {
        assert!(
            ids.binary_search(&target).is_ok(),
            "nothing has the id {target}"
        );
    }
}

fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    html.split(attribute)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn no_element_has_an_attribute_twice() {
    // A browser drops the second one without a word.
    let html = report(&sample::clock(), &ReportOptions::default());
    let body = html
        .split_once("</style>")
        .expect("the report has a style sheet")
        .1;
    for element in body.split('<').filter_map(|piece| piece.split('>').next()) {
        let mut names: Vec<&str> = element
            .split('"')
            .step_by(2)
            .filter_map(|part| part.trim().strip_suffix('='))
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "<{element}>");
    }
}

#[test]
fn odd_comparisons_are_shown_and_nothing_panics() {
    let show = |comparison: &Comparison| {
        let view = View::of(comparison);
        for kind in VIEWS {
            let _ = story_view(comparison, &view, kind);
        }
        for number in [0, 1, 2, 99] {
            let _ = inspector::inspector(comparison, &view, number);
        }
        report(comparison, &ReportOptions::default())
    };
    let nothing = Comparison {
        matched_by: tellings_collate::MatchedBy::default(),
        by_person: tellings_collate::ByPerson::default(),
        tellings: Vec::new(),
        facts: Vec::new(),
        shared_wording: Vec::new(),
        options: Options::default(),
    };
    assert!(show(&nothing).contains("There is no text to compare"));

    // Numbers that point nowhere, as only a damaged cache could hold them.
    let mut broken = sample::clock();
    broken.options.base = Some(40);
    broken.facts[0].independent_wordings = 0;
    broken.shared_wording[0].tellings = [1, 40];
    broken.shared_wording[0].words = [0, 0];
    broken.facts[0].reference = 40;
    broken.facts[0].confidence = f64::NAN;
    broken.facts[0].links[0].b = (40, 40);
    broken.facts[0].findings[0].evidence[0].witness = 40;
    broken.facts[1].cells = vec![sample::cell(State::Same, &[40])];
    broken.facts[2].cells[2].possible = Some((40, f64::NAN));
    for segment in &mut broken.tellings[1].segments {
        segment.span.end += 999;
    }
    show(&broken);

    let mut crowd = sample::clock();
    for _ in 0..30 {
        crowd.tellings.push(crowd.tellings[0].clone());
    }
    assert!(show(&crowd).contains("The Vale Herald (AG)"));
}
