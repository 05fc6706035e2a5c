//! The accessibility checker axe-core, run inside a page.

use serde_json::{Value, json};

use crate::repository;
use crate::webdriver::Session;

/// The rules that pages are held to.
const RULES: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// What is wrong with the page, one line for each element and rule.
///
/// # Panics
/// When the checker does not run.
#[must_use]
pub fn violations(page: &Session) -> Vec<String> {
    let checker = repository::read("tests/vendor/axe-core/axe.min.js");
    if page.ask("return typeof window.axe", &[]) != "object" {
        page.ask(&format!("{checker}; window.axe = axe; return 0"), &[]);
    }
    let answer = page.ask_later(
        "const done = arguments[1];
         window.axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}, resultTypes: ['violations']})
           .then(result => done({violations: result.violations}), error => done({error: String(error)}))",
        &[json!(RULES)],
    );
    assert!(
        answer["error"].is_null(),
        "the accessibility checker failed: {}",
        answer["error"]
    );
    let violations = answer["violations"]
        .as_array()
        .expect("axe lists its violations");
    violations
        .iter()
        .flat_map(|violation| {
            let nodes = violation["nodes"].as_array().map_or(&[][..], Vec::as_slice);
            nodes.iter().map(move |node| line(violation, node))
        })
        .collect()
}

fn line(violation: &Value, node: &Value) -> String {
    format!(
        "{} ({}): {} {}: {}",
        violation["id"],
        violation["help"],
        node["target"],
        node["html"]
            .as_str()
            .unwrap_or_default()
            .chars()
            .take(160)
            .collect::<String>(),
        node["failureSummary"]
            .as_str()
            .unwrap_or_default()
            .replace('\n', " "),
    )
}
