//! What a person chooses for a report: its parts, hidden names, excerpts, and
//! the class pack.

mod sample;

use proptest::prelude::*;
use tellings_collate::{Anchor, Comparison, Corrected, Correction, Outcome};
use tellings_render::{ReportOptions, Section, chosen, mentions, pack, report};

fn hiding() -> ReportOptions {
    ReportOptions {
        hide_outlets: true,
        ..ReportOptions::default()
    }
}

/// Everything that can be made of a comparison.
fn everything(comparison: &Comparison, options: &ReportOptions) -> [String; 4] {
    [
        report(comparison, options),
        pack::sheets(comparison, options),
        pack::answers(comparison, options),
        tellings_collate::to_json(&chosen(comparison, options)),
    ]
}

#[test]
fn the_chosen_parts_stand_in_their_order_and_no_link_is_dead() {
    let options = ReportOptions {
        sections: vec![Section::Method, Section::Facts],
        ..ReportOptions::default()
    };
    let page = report(&sample::clock(), &options);
    let at = |id: &str| page.find(&format!(r#"h2 id="{id}""#));
    assert!(at("method").is_some() && at("method") < at("facts"));
    assert_eq!(at("wordings"), None);
    for to in page.split(" href=\"#").skip(1) {
        let id = to.split('"').next().unwrap_or_default();
        assert!(page.contains(&format!(" id=\"{id}\"")), "#{id}");
    }
    assert!(!page.contains("<script"));
}

#[test]
fn every_section_has_its_heading_under_its_name() {
    let page = report(&sample::clock(), &ReportOptions::default());
    for section in Section::EACH {
        assert!(
            // The texts to read have a heading each, that ends in the letter.
            page.contains(&format!(r#"h2 id="{}"#, section.name())),
            "{section:?}"
        );
        assert_eq!(Section::named(section.name()), Some(section));
    }
}

#[test]
fn a_text_that_names_its_outlet_is_told_and_not_altered() {
    let mut comparison = sample::clock();
    let word = comparison.tellings[0].witness.text.split(' ').nth(1);
    comparison.tellings[1].witness.outlet = word.map(str::to_owned);
    let found = mentions(&comparison, &hiding());
    assert!(found.iter().all(|mention| mention.telling.is_some()));
    let name = comparison.tellings[1].witness.outlet.clone();
    comparison.options.corrections = vec![Correction::Note {
        fact: Vec::new(),
        text: format!("{} told me so", name.expect("it was just set")),
    }];
    let found = mentions(&comparison, &hiding());
    assert!(found.iter().any(|mention| mention.telling.is_none()));
    assert!(
        found.iter().any(|mention| mention.telling == Some(0)),
        "{found:?}"
    );
    let hidden = chosen(&comparison, &hiding());
    for (before, after) in comparison.tellings.iter().zip(&hidden.tellings) {
        assert_eq!(before.witness.text, after.witness.text);
    }
}

#[test]
fn excerpts_keep_what_is_marked_and_lose_the_rest() {
    let mut comparison = sample::clock();
    let long = " and so it went on with words that nobody had marked at all";
    let telling = &mut comparison.tellings[1];
    let last = telling.segments.last_mut().expect("it has sentences");
    assert_eq!(last.span.end, telling.witness.text.len());
    telling.witness.text.push_str(long);
    last.span.end = telling.witness.text.len();
    // What a person said of a sentence quotes it.
    comparison.options.corrections = vec![Correction::Note {
        fact: vec![Anchor {
            telling: Some(1),
            text: format!("It was two minutes late on that day{long}"),
            start: 0,
        }],
        text: "Asked the keeper".to_owned(),
    }];
    comparison.by_person.corrected = vec![Corrected {
        outcome: Outcome::Lost,
        places: Vec::new(),
        against: Vec::new(),
        lost: 1,
        fact: None,
    }];
    let options = ReportOptions {
        excerpts: true,
        ..ReportOptions::default()
    };
    assert!(report(&comparison, &ReportOptions::default()).contains("nobody had marked"));
    let short = chosen(&comparison, &options);
    for page in [
        report(&comparison, &options),
        tellings_collate::to_json(&short),
    ] {
        assert!(!page.contains("nobody had marked"));
        assert!(page.contains("Asked the keeper"));
        assert!(page.contains("[…]"));
    }
    for (before, after) in comparison.facts.iter().zip(&short.facts) {
        for (telling, (before, after)) in before.cells.iter().zip(&after.cells).enumerate() {
            for (mark, moved) in before.marks.iter().zip(&after.marks) {
                assert_eq!(
                    mark.span.of(&comparison.tellings[telling].witness.text),
                    moved.span.of(&short.tellings[telling].witness.text)
                );
            }
        }
        for (before, after) in before.findings.iter().zip(&after.findings) {
            for (place, moved) in before.evidence.iter().zip(&after.evidence) {
                assert_eq!(
                    place
                        .span
                        .of(&comparison.tellings[place.witness].witness.text),
                    moved.span.of(&short.tellings[place.witness].witness.text)
                );
            }
        }
    }
}

#[test]
fn the_sheets_hold_the_texts_and_no_answers() {
    let comparison = sample::clock();
    let sheets = pack::sheets(&comparison, &ReportOptions::default());
    let answers = pack::answers(&comparison, &ReportOptions::default());
    // As attributes: the style sheet on the page knows every state.
    let states = |page: &str| page.matches(" data-state=\"").count();
    assert_eq!(states(&sheets), 0);
    assert!(states(&answers) > 0);
    assert_eq!(
        sheets.matches("part hand-out").count(),
        comparison.tellings.len()
    );
}

proptest! {
    #[test]
    fn hidden_names_never_leak(
        middle in r#"[ <>&"'{}\\/=#%.|A-C\u{202E}é]{0,12}"#,
        host in "[a-z]{0,6}",
    ) {
        let mut comparison = sample::clock();
        for (index, telling) in comparison.tellings.iter_mut().enumerate() {
            let name = format!("Xq{index}{middle}zY");
            telling.witness.url = Some(format!("https://xq{index}{host}zy.example/a"));
            telling.witness.title = Some(format!("A clock stops – {name}"));
            telling.witness.outlet = Some(name);
        }
        let options = hiding();
        prop_assert!(mentions(&comparison, &options).is_empty());
        for file in everything(&comparison, &options) {
            let file = file.to_lowercase();
            for index in 0..comparison.tellings.len() {
                let begins = format!("xq{index}");
                prop_assert!(!file.contains(&begins), "{begins}");
            }
        }
    }

    #[test]
    fn excerpts_of_any_text_are_sound(text in "[a-zé .\n“”]{0,200}") {
        let mut comparison = sample::clock();
        comparison.tellings.truncate(1);
        comparison.facts.clear();
        comparison.shared_wording.clear();
        let telling = &mut comparison.tellings[0];
        let sentences = tellings_text::Span::whole(&text);
        telling.segments.clear();
        if !text.trim().is_empty() {
            telling.segments.push(tellings_collate::Segment { span: sentences, paragraph: 1 });
        }
        telling.witness.text = text;
        let options = ReportOptions { excerpts: true, ..ReportOptions::default() };
        prop_assert!(report(&comparison, &options).contains("</html>"));
    }
}
