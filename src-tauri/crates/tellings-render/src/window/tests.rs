//! What holds for every fragment of the window, whatever it shows: made here
//! from views full of markup and odd words.

use std::collections::BTreeSet;

use super::*;
use crate::comparison::StoryView;
use crate::fragment::{Fragment, finished};

const HOSTILE: &str = "<script>alert(1)</script> & \"five\" o'clock\u{1} <img src=x onerror=y>";

fn hostile() -> Option<String> {
    Some(HOSTILE.to_owned())
}

fn field() -> FieldView {
    Some((HOSTILE.to_owned(), "person".to_owned()))
}

fn row(id: i64) -> ArticleRow {
    ArticleRow {
        id,
        title: hostile(),
        outlet: hostile(),
        date: Some("2031-02-04".to_owned()),
        words: 312,
        wholeness: Wholeness::Doubtful,
        stories: vec![(1, HOSTILE.to_owned()), (2, HOSTILE.to_owned())],
        version: Some(VersionNote::Newest),
    }
}

fn named(id: i64) -> NamedArticle {
    NamedArticle {
        id,
        name: HOSTILE.to_owned(),
        outlet: hostile(),
        date: hostile(),
    }
}

fn alike_view() -> AlikeView {
    let other = |id, same_text| AlikeOtherView {
        article: named(id),
        percent: 84,
        same_text,
        same_outlet: same_text,
        is_newer: !same_text,
    };
    AlikeView {
        article: named(3),
        others: vec![other(1, true), other(2, false)],
    }
}

fn same_story_view(story: Option<(i64, String)>) -> SameStoryView {
    SameStoryView {
        story,
        articles: vec![named(3), named(4)],
        inside: vec![named(5)],
        names: vec![HOSTILE.to_owned()],
        words: vec![HOSTILE.to_owned()],
        days: Some(("2031-02-04".to_owned(), HOSTILE.to_owned())),
        title: HOSTILE.to_owned(),
    }
}

fn versions() -> Vec<VersionEntry> {
    [6, 7]
        .map(|id| VersionEntry {
            id,
            date: hostile(),
        })
        .to_vec()
}

fn bare_row(id: i64) -> ArticleRow {
    ArticleRow {
        title: None,
        outlet: None,
        date: None,
        stories: Vec::new(),
        ..row(id)
    }
}

fn entry(is_open: bool) -> StoryEntry {
    StoryEntry {
        id: 1,
        title: HOSTILE.to_owned(),
        tellings: 2,
        outlets: vec![HOSTILE.to_owned()],
        date: hostile(),
        is_example: true,
        is_open,
    }
}

fn article_view() -> ArticleView {
    ArticleView {
        id: 7,
        title: field(),
        outlet: field(),
        byline: None,
        date: field(),
        url: Some(("javascript:alert(1)".to_owned(), "page".to_owned())),
        language: None,
        text: format!("{HOSTILE}\n\n{HOSTILE}"),
        words: 12,
        wholeness: Wholeness::Partial,
        wholeness_by_person: true,
        reasons: vec![HOSTILE.to_owned()],
        warnings: vec![HOSTILE.to_owned()],
        left_out: 2,
        file: HOSTILE.to_owned(),
        sha256: "00ff".to_owned(),
        stories: vec![(1, HOSTILE.to_owned())],
        versions: versions(),
    }
}

fn checked_article(again: Option<Vec<ChangeView>>) -> Checking {
    Checking::Article {
        id: 7,
        edition: 2,
        again,
    }
}

fn changes() -> Vec<ChangeView> {
    vec![
        ChangeView::Taken(HOSTILE.to_owned()),
        ChangeView::LeftOut(HOSTILE.to_owned()),
        ChangeView::Value("Date", None, hostile()),
        ChangeView::Whole(Wholeness::Doubtful, Wholeness::Complete),
    ]
}

fn waiting_view() -> WaitingView {
    WaitingView {
        offer: 4,
        file: 1,
        files: 3,
        part: 0,
        parts: 2,
        stays_out: true,
        story: Some(9),
    }
}

fn check_view(checking: Checking) -> CheckView {
    let passage = |is_taken, reason: Option<&str>, by_person| PassageView {
        text: HOSTILE.to_owned(),
        is_taken,
        reason: reason.map(str::to_owned),
        by_person,
    };
    let mut passages = vec![
        passage(true, None, false),
        passage(false, None, true),
        passage(true, Some("related"), true),
        passage(true, None, false),
    ];
    passages.extend(vec![passage(false, Some("advertising"), false); 7]);
    CheckView {
        checking,
        name: HOSTILE.to_owned(),
        refused: None,
        outlet: field(),
        title: field(),
        byline: None,
        date: field(),
        url: field(),
        language: None,
        found_whole: Wholeness::Doubtful,
        said_whole: Some(Wholeness::Complete),
        reasons: vec![HOSTILE.to_owned()],
        warnings: vec![HOSTILE.to_owned()],
        passages,
        lost: [true, false]
            .map(|put_back| LostView {
                text: HOSTILE.to_owned(),
                put_back,
            })
            .to_vec(),
    }
}

fn receipt_view(offer: Option<String>) -> ReceiptView {
    let line = |outcome, article| ReceiptLineView {
        id: 1,
        file: HOSTILE.to_owned(),
        outcome,
        article,
        sentence: hostile(),
        warnings: vec![HOSTILE.to_owned()],
    };
    ReceiptView {
        id: 9,
        left: LeftView {
            names: vec![HOSTILE.to_owned(); 101],
            taken_up_by: None,
        },
        started: HOSTILE.to_owned(),
        ended: true,
        cancelled: true,
        lines: vec![
            line(ReceiptOutcome::Taken, Some((3, HOSTILE.to_owned()))),
            line(ReceiptOutcome::BroughtBack, Some((4, HOSTILE.to_owned()))),
            line(ReceiptOutcome::SameBytes, Some((3, HOSTILE.to_owned()))),
            line(ReceiptOutcome::SameText, None),
            line(ReceiptOutcome::Refused, None),
        ],
        story: Some((1, HOSTILE.to_owned())),
        alike: vec![alike_view()],
        same_stories: vec![same_story_view(Some((1, HOSTILE.to_owned())))],
        offer,
    }
}

fn story_page(tellings: usize, view: StoryView) -> StoryPage {
    StoryPage {
        id: 1,
        title: HOSTILE.to_owned(),
        tellings: (0..tellings)
            .map(|index| TellingEntry {
                article: index as i64,
                name: HOSTILE.to_owned(),
                date: hostile(),
                versions: versions(),
            })
            .collect(),
        others: vec![(90, HOSTILE.to_owned())],
        base: Some(0),
        view,
        body: if (2..=MOST_COMPARED).contains(&tellings) {
            Body::Compared(finished(html! { p { "the comparison" } }))
        } else {
            Body::NotCompared
        },
    }
}

fn story_with(body: Body) -> Fragment {
    story(&StoryPage {
        body,
        ..story_page(3, StoryView::Facts)
    })
}

/// Every screen, by a name for messages.
fn screens() -> Vec<(&'static str, Fragment)> {
    vec![
        ("first run", first_run()),
        ("empty library", library(&LibraryView::default())),
        (
            "library",
            library(&LibraryView {
                articles: vec![row(1), bare_row(2)],
                alike: vec![alike_view()],
                same_stories: vec![same_story_view(None)],
            }),
        ),
        (
            "found",
            found(&FoundView {
                query: HOSTILE.to_owned(),
                stories: vec![entry(false)],
                articles: vec![(
                    row(1),
                    vec![(HOSTILE.to_owned(), false), (HOSTILE.to_owned(), true)],
                )],
                more: true,
            }),
        ),
        (
            "nothing found",
            found(&FoundView {
                query: HOSTILE.to_owned(),
                ..FoundView::default()
            }),
        ),
        ("article", article(&article_view())),
        ("check", check(&check_view(checked_article(None)))),
        (
            "check again",
            check(&check_view(checked_article(Some(changes())))),
        ),
        (
            "look",
            check(&check_view(Checking::Waiting(waiting_view()))),
        ),
        (
            "look at what is refused",
            check(&CheckView {
                refused: hostile(),
                ..check_view(Checking::Waiting(waiting_view()))
            }),
        ),
        ("receipt", receipt(&receipt_view(hostile()))),
        ("receipt without offer", receipt(&receipt_view(None))),
        (
            "receipts",
            receipts(&[ReceiptRow {
                id: 1,
                started: HOSTILE.to_owned(),
                taken: 1,
                already_here: 2,
                refused: 3,
            }]),
        ),
        ("no receipts", receipts(&[])),
        (
            "log",
            log(&LogView {
                query: HOSTILE.to_owned(),
                rows: vec![LogRow {
                    receipt: 1,
                    started: HOSTILE.to_owned(),
                    file: HOSTILE.to_owned(),
                    outcome: ReceiptOutcome::Refused,
                    article: Some((3, HOSTILE.to_owned())),
                    sentence: hostile(),
                }],
                count: 300,
            }),
        ),
        ("facts", story(&story_page(3, StoryView::Facts))),
        ("columns", story(&story_page(3, StoryView::Columns))),
        ("read", story(&story_page(3, StoryView::Read(1)))),
        ("wording", story(&story_page(3, StoryView::Wording))),
        ("overview", story(&story_page(3, StoryView::Overview))),
        ("comparing", story_with(Body::Comparing)),
        (
            "by words",
            story_with(Body::ByWords(finished(html! { p { "the comparison" } }))),
        ),
        ("one telling", story(&story_page(1, StoryView::Facts))),
        ("thirteen", story(&story_page(13, StoryView::Facts))),
        ("shut", shut(HOSTILE, Some("2031-02-04"))),
    ]
}

/// The facts of a comparison with a match in doubt and a correction.
fn comparison() -> Fragment {
    use tellings_collate::{Anchor, Correction, Options, Witness, collate};
    let witness = |text: &str| Witness {
        text: text.to_owned(),
        ..Witness::default()
    };
    let one = "The ferry Aurelia sank off Tarn on Monday. Forty-three people were aboard. \
               The captain, Ida Moreno, was questioned by police. Divers went down at dawn.";
    let other = "Police spoke to captain Ida Moreno. A ferry went down near the port of Tarn. \
                 Some 40 people had been on the Aurelia. Nobody knows why it happened.";
    let note = Correction::Note {
        fact: vec![Anchor {
            telling: Some(0),
            text: "Divers went down at dawn.".to_owned(),
            start: 0,
        }],
        text: HOSTILE.to_owned(),
    };
    let options = Options {
        corrections: vec![note],
        ..Options::default()
    };
    let comparison = collate(&[witness(one), witness(other)], &options);
    let view = crate::View::of(&comparison);
    crate::story_view(&comparison, &view, StoryView::Facts)
}

/// Every fragment: the screens, and what stands around them.
fn all() -> Vec<(&'static str, Fragment)> {
    let mut all = screens();
    all.push(("frame", frame()));
    all.push(("comparison", comparison()));
    all.push(("sidebar", sidebar(&[entry(true), entry(false)], "library")));
    all.push(("empty sidebar", sidebar(&[], "receipts")));
    all
}

/// The tags of a fragment: name and attributes. The templates escape angle
/// brackets wherever they are not markup, so this is enough of a parser.
fn tags(fragment: &Fragment) -> Vec<(String, Vec<(String, String)>)> {
    fragment
        .as_str()
        .split('<')
        .skip(1)
        .filter_map(|rest| {
            let tag = rest.split('>').next()?;
            let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut attributes = Vec::new();
            let mut rest = rest.trim();
            while !rest.is_empty() {
                let end = rest.find(['=', ' ']).unwrap_or(rest.len());
                let (attribute, after) = rest.split_at(end);
                let (value, after) = match after.strip_prefix("=\"") {
                    Some(quoted) => quoted.split_once('"').expect("quotes are closed"),
                    None => ("", after),
                };
                attributes.push((attribute.to_owned(), value.to_owned()));
                rest = after.trim_start();
            }
            Some((name.to_owned(), attributes))
        })
        .collect()
}

fn values(fragment: &Fragment, attribute: &str) -> Vec<String> {
    tags(fragment)
        .into_iter()
        .flat_map(|(_, attributes)| attributes)
        .filter(|(name, _)| name == attribute)
        .map(|(_, value)| value)
        .collect()
}

/// What people read of a fragment, its attributes for them among it.
fn read(fragment: &Fragment) -> String {
    let mut text: String = fragment
        .as_str()
        .split('<')
        .filter_map(|rest| rest.split('>').nth(1))
        .collect::<Vec<_>>()
        .join(" ");
    for (_, attributes) in tags(fragment) {
        for (name, value) in attributes {
            let said = matches!(name.as_str(), "title" | "placeholder" | "aria-label")
                || name.starts_with("data-");
            if said {
                text.push(' ');
                text.push_str(&value);
            }
        }
    }
    text.to_lowercase()
}

#[test]
fn somebody_elses_words_never_become_markup() {
    for (name, fragment) in all() {
        for (tag, attributes) in tags(&fragment) {
            assert!(
                !["script", "img", "style", "iframe", "object"].contains(&tag.as_str()),
                "{name}: <{tag}>"
            );
            for (attribute, value) in attributes {
                assert!(
                    attribute != "style" && !attribute.starts_with("on"),
                    "{name}: {attribute}={value}"
                );
                if attribute == "href" {
                    assert!(value.starts_with('#'), "{name}: leads out to {value}");
                }
            }
        }
        assert!(
            !fragment.as_str().contains('\u{1}'),
            "{name}: a control character"
        );
    }
}

#[test]
fn every_action_is_listed_used_and_known_to_the_script() {
    let used: BTreeSet<String> = all()
        .iter()
        .flat_map(|(_, fragment)| values(fragment, "data-action"))
        .collect();
    let listed: BTreeSet<String> = ACTIONS.iter().map(|&action| action.to_owned()).collect();
    assert_eq!(used, listed);
    assert!(ACTIONS.is_sorted());
    let script = [
        include_str!("../../../../../ui/js/actions.js"),
        include_str!("../../../../../ui/js/correct.js"),
        include_str!("../../../../../ui/js/proposals.js"),
        include_str!("../../../../../ui/js/review.js"),
    ]
    .concat();
    for action in ACTIONS {
        let known = [
            format!("\n  \"{action}\":"),
            format!("\n  {action}:"),
            format!("\n  {action},"),
        ];
        assert!(
            known.iter().any(|key| script.contains(key)),
            "the script does not know {action:?}"
        );
    }
}

#[test]
fn every_route_is_json_that_names_a_screen() {
    for (name, fragment) in all() {
        for route in values(&fragment, "data-route") {
            let route = route.replace("&quot;", "\"");
            let known = [
                "library", "receipts", "story", "article", "receipt", "check", "look",
            ]
            .iter()
            .any(|screen| route.starts_with(&format!("{{\"name\":\"{screen}\"")));
            assert!(known && route.ends_with('}'), "{name}: {route}");
        }
    }
}

#[test]
fn headings_begin_with_one_first_and_skip_none() {
    for (name, fragment) in screens() {
        let levels: Vec<u32> = tags(&fragment)
            .iter()
            .filter_map(|(tag, _)| tag.strip_prefix('h')?.parse().ok())
            .collect();
        assert_eq!(levels.first(), Some(&1), "{name}: {levels:?}");
        assert!(
            levels.iter().skip(1).all(|&level| level > 1),
            "{name}: {levels:?}"
        );
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{name}: {levels:?}"
        );
    }
}

#[test]
fn names_inside_the_page_are_unique_and_found() {
    let frame_ids = values(&frame(), "id");
    for (name, screen) in screens() {
        let mut ids = frame_ids.clone();
        ids.extend(values(&screen, "id"));
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{name}: {ids:?}");
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for to in values(&screen, attribute) {
                assert!(ids.contains(&to), "{name}: {attribute}={to}");
            }
        }
    }
}

#[test]
fn every_button_and_field_has_a_type_and_a_name() {
    for (name, fragment) in all() {
        let labelled = values(&fragment, "for");
        for (tag, attributes) in tags(&fragment) {
            let has = |wanted: &str| attributes.iter().any(|(name, _)| name == wanted);
            let is_labelled = attributes
                .iter()
                .any(|(name, value)| name == "id" && labelled.contains(value));
            match tag.as_str() {
                "button" => assert!(has("type"), "{name}: {attributes:?}"),
                "input" | "select" | "textarea" => {
                    assert!(is_labelled || has("aria-label"), "{name}: {attributes:?}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn nothing_is_said_of_motives() {
    let banned = [
        "hid",
        "hide",
        "hides",
        "hiding",
        "omit",
        "omits",
        "omitted",
        "ignored",
        "ignores",
        "suppressed",
        "censored",
        "biased",
        "bias",
        "fake",
        "lie",
        "lies",
        "lied",
        "misleading",
        "failed to report",
        "left out by",
        "spin",
        "agenda",
        "truth",
    ];
    for (name, fragment) in all() {
        let read = read(&fragment);
        let words: Vec<&str> = read
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let said = format!(" {} ", words.join(" "));
        for word in banned {
            assert!(!said.contains(&format!(" {word} ")), "{name}: {word:?}");
        }
    }
}

#[test]
fn counts_come_first_on_a_receipt() {
    let fragment = receipt(&receipt_view(hostile()));
    let said = read(&fragment);
    for words in ["2 taken", "2 already in the library", "1 refused"] {
        assert!(said.contains(words), "{said}");
    }
    let place = |words: &str| fragment.as_str().find(words).expect("it is there");
    assert!(place("class=\"counts\"") < place("<table"));
    // Each article is in the offered story once.
    // The offer comes first, what is proposed after it.
    assert_eq!(values(&fragment, "data-articles")[0], "3 4");
}

#[test]
fn a_story_that_cannot_be_compared_says_what_to_do() {
    let said = |tellings| read(&story(&story_page(tellings, StoryView::Facts)));
    assert!(said(1).contains("at least two tellings"));
    assert!(said(13).contains("up to 12 tellings"));
    for tellings in [1, 13] {
        assert!(!said(tellings).contains("export report"));
    }
}

#[test]
fn a_story_that_is_being_compared_says_how_far_and_can_be_cancelled() {
    let fragment = story_with(Body::Comparing);
    let said = read(&fragment);
    assert!(said.contains("read 0 of 3 articles"), "{said}");
    assert!(!said.contains("export report") && !said.contains("compare against"));
    assert!(values(&fragment, "data-action").contains(&"cancel-comparison".to_owned()));
    assert!(values(&fragment, "role").contains(&"status".to_owned()));

    let by_words = story_with(Body::ByWords(finished(html! { p { "the comparison" } })));
    let said = read(&by_words);
    assert!(said.contains("numbers alone") && said.contains("the comparison"));
    assert!(values(&by_words, "data-action").contains(&"compare-fully".to_owned()));
}

#[test]
fn an_article_says_where_its_values_come_from_and_leads_to_the_check() {
    let fragment = article(&article_view());
    let said = read(&fragment);
    assert!(
        said.contains("2 passages of the file are left out"),
        "{said}"
    );
    assert!(said.contains("typed in by you") && said.contains("read on the page"));
    assert!(said.contains("check what was taken"));
}

#[test]
fn every_passage_says_what_became_of_it_and_can_be_turned() {
    let fragment = check(&check_view(checked_article(None)));
    let said = read(&fragment);
    for words in [
        "3 passages taken, 8 left out",
        "put back by you",
        "taken out by you",
        "advertising",
        "7 passages left out here",
        "corrections without a place",
        "typed in by you",
        "as found: may not be complete",
    ] {
        assert!(said.contains(words), "{words:?} in {said}");
    }
    let turned = values(&fragment, "data-taken");
    assert_eq!(turned.iter().filter(|to| *to == "false").count(), 3);
    assert_eq!(turned.iter().filter(|to| *to == "true").count(), 8);
    assert_eq!(
        values(&fragment, "data-passage"),
        (0..11).map(|number| number.to_string()).collect::<Vec<_>>(),
        "the passages stand in the order of the file"
    );
    assert_eq!(
        values(&fragment, "aria-pressed"),
        ["true", "false", "false"],
        "a person's word is the one that holds"
    );
}

#[test]
fn a_new_reading_says_what_it_would_change() {
    let said = |again| read(&check(&check_view(checked_article(Some(again)))));
    let changes = said(changes());
    for words in [
        "would be taken",
        "would be left out",
        "date would change",
        "becomes",
    ] {
        assert!(changes.contains(words), "{words:?} in {changes}");
    }
    assert!(changes.contains("use the new reading"));
    let same = said(Vec::new());
    assert!(same.contains("nothing would change") && !same.contains("use the new reading"));
}

#[test]
fn waiting_files_lead_from_one_to_the_next() {
    let waiting = |file, part| {
        let view = WaitingView {
            file,
            part,
            ..waiting_view()
        };
        values(&check(&check_view(Checking::Waiting(view))), "data-route")
            .into_iter()
            .map(|route| route.replace("&quot;", "\""))
            .collect::<Vec<_>>()
    };
    let to = |file, part| {
        format!(r#"{{"name":"look","offer":4,"file":{file},"part":{part},"story":9}}"#)
    };
    assert_eq!(waiting(0, 0), [to(0, 1)]);
    assert_eq!(waiting(0, 1), [to(0, 0), to(1, 0)]);
    assert_eq!(waiting(2, 1), [to(2, 0)]);
}
