//! A comparison as a table: CSV for spreadsheets, Markdown for notes.
//!
//! Both hold the fact matrix and the readings and nothing else; whoever wants
//! findings and places takes the JSON or the report.

use std::fmt::Write;

use tellings_collate::{Cell, Comparison, Fact, State, Telling, siglum};
use tellings_render::words::{comparison as words, corrections as said};

/// One row for each fact: number, label, confidence, by how many it is told,
/// then state and reading for each telling, and at the end what rests on a
/// person's word.
fn rows(comparison: &Comparison) -> Vec<Vec<String>> {
    let mut head: Vec<String> = ["fact", "label", "confidence", "told_by"]
        .map(str::to_owned)
        .into();
    for (index, telling) in comparison.tellings.iter().enumerate() {
        let name = column(index, telling);
        head.push(format!("{name}: state"));
        head.push(format!("{name}: wording"));
    }
    head.extend(["confirmed by a person", "note"].map(str::to_owned));
    let mut rows = vec![head];
    for (number, fact) in (1..).zip(&comparison.facts) {
        let mut cells = vec![
            format!("F{number}"),
            fact.label.clone(),
            format!("{:.2}", fact.confidence),
            fact.told_by().to_string(),
        ];
        for (cell, telling) in fact.cells.iter().zip(&comparison.tellings) {
            cells.push(state_code(cell.state).to_owned());
            cells.push(reading(cell, telling));
        }
        cells.push(by_person(comparison, number - 1));
        cells.push(notes(comparison, number - 1));
        rows.push(cells);
    }
    rows
}

/// The matrix for any spreadsheet.
#[must_use]
pub fn csv(comparison: &Comparison) -> String {
    rows(comparison).iter().map(|cells| row(cells)).collect()
}

/// A list of the tellings, the matrix, and the wordings fact by fact.
#[must_use]
pub fn markdown(comparison: &Comparison, title: &str) -> String {
    let title = match title.trim() {
        "" => "Tellings compared",
        title => title,
    };
    let mut md = format!("# {}\n\n", plain(title));
    for (index, telling) in comparison.tellings.iter().enumerate() {
        let witness = &telling.witness;
        let known: Vec<String> = [&witness.outlet, &witness.title, &witness.date, &witness.url]
            .into_iter()
            .flatten()
            .map(|value| plain(value))
            .collect();
        let known = if known.is_empty() {
            words::OUTLET_UNKNOWN.to_owned()
        } else {
            known.join(", ")
        };
        line(&mut md, format_args!("- **{}** {}", siglum(index), known));
    }
    let sigla: Vec<String> = (0..comparison.tellings.len()).map(siglum).collect();
    line(
        &mut md,
        format_args!("\n| | Fact | {} |", sigla.join(" | ")),
    );
    line(
        &mut md,
        format_args!("|---|---|{}", "---|".repeat(sigla.len())),
    );
    for (number, fact) in (1..).zip(&comparison.facts) {
        let states: Vec<String> = fact
            .cells
            .iter()
            .enumerate()
            .map(|(telling, cell)| {
                let state = words::state(cell.state);
                if comparison.by_person.cell(number - 1, telling).is_empty() {
                    state.to_owned()
                } else {
                    format!("{state} ({})", said::confirmed(cell))
                }
            })
            .collect();
        line(
            &mut md,
            format_args!(
                "| F{number} | {} | {} |",
                plain(&fact.label),
                states.join(" | ")
            ),
        );
    }
    for (number, fact) in (1..).zip(&comparison.facts) {
        wordings(&mut md, number, fact, comparison);
    }
    md
}

fn wordings(md: &mut String, number: usize, fact: &Fact, comparison: &Comparison) {
    line(md, format_args!("\n## F{number} {}\n", plain(&fact.label)));
    for (index, (cell, telling)) in fact.cells.iter().zip(&comparison.tellings).enumerate() {
        if !cell.segments.is_empty() {
            line(
                md,
                format_args!(
                    "- **{}** {}: {}",
                    siglum(index),
                    words::state(cell.state),
                    plain(&reading(cell, telling))
                ),
            );
        }
    }
}

/// What of a fact a person confirmed: the letters of the tellings, and `label`
/// where it has its name from a person.
fn by_person(comparison: &Comparison, fact: usize) -> String {
    let by_person = &comparison.by_person;
    let tellings = 0..comparison.tellings.len();
    let mut confirmed: Vec<String> = tellings
        .filter(|&telling| !by_person.cell(fact, telling).is_empty())
        .map(siglum)
        .collect();
    if by_person.name(fact).is_some() {
        confirmed.push("label".to_owned());
    }
    confirmed.join(" ")
}

/// The notes on a fact and its cells.
fn notes(comparison: &Comparison, fact: usize) -> String {
    let of_fact = comparison.note(fact, None).map(str::to_owned);
    let of_cells = (0..comparison.tellings.len()).filter_map(|telling| {
        let note = comparison.note(fact, Some(telling))?;
        Some(format!("{}: {note}", siglum(telling)))
    });
    of_fact
        .into_iter()
        .chain(of_cells)
        .collect::<Vec<_>>()
        .join("; ")
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("writing to a string does not fail");
}

fn column(index: usize, telling: &Telling) -> String {
    match &telling.witness.outlet {
        Some(outlet) => format!("{} {outlet}", siglum(index)),
        None => siglum(index),
    }
}

/// The reading's sentences in order; `[…]` where others lie between them.
fn reading(cell: &Cell, telling: &Telling) -> String {
    let mut text = String::new();
    let mut last: Option<usize> = None;
    for &at in &cell.segments {
        match last {
            Some(before) if before + 1 == at => text.push(' '),
            Some(_) => text.push_str(" […] "),
            None => {}
        }
        text.push_str(telling.segments[at].span.of(&telling.witness.text));
        last = Some(at);
    }
    text
}

/// The state as the JSON writes it.
fn state_code(state: State) -> &'static str {
    match state {
        State::Same => "same",
        State::Reworded => "reworded",
        State::Differs => "differs",
        State::NotFound => "not_found",
        State::Unknown => "unknown",
    }
}

/// One row of a CSV file.
pub(crate) fn row(cells: &[String]) -> String {
    let quoted: Vec<String> = cells.iter().map(|cell| field(cell)).collect();
    format!("{}\r\n", quoted.join(","))
}

/// One field, quoted. A spreadsheet would run a text that begins like a
/// formula, so an apostrophe before it marks it as text.
fn field(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        "'"
    } else {
        ""
    };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// Text on one line that Markdown takes as it is.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => plain.push(' '),
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '&' => plain.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' => {
                plain.push('\\');
                plain.push(c);
            }
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use tellings_collate::{Options, Witness, collate};

    fn compared(texts: &[&str]) -> Comparison {
        let witnesses: Vec<Witness> = texts
            .iter()
            .map(|text| Witness {
                text: (*text).to_owned(),
                ..Witness::default()
            })
            .collect();
        collate(&witnesses, &Options::default())
    }

    #[test]
    fn csv_has_a_row_for_each_fact_and_quotes_what_it_holds() {
        let comparison = compared(&[
            "=1+1 is what the mayor wrote.",
            "The bridge \"fell\", they say.",
        ]);
        let csv = csv(&comparison);
        assert_eq!(csv.matches("\r\n").count(), 1 + comparison.facts.len());
        assert!(csv.starts_with(
            "\"fact\",\"label\",\"confidence\",\"told_by\",\"A: state\",\"A: wording\","
        ));
        assert!(csv.contains("\"'=1+1 is what the mayor wrote.\""), "{csv}");
        assert!(
            csv.contains("\"The bridge \"\"fell\"\", they say.\""),
            "{csv}"
        );
    }

    #[test]
    fn markdown_cannot_be_broken_out_of() {
        let comparison = compared(&[
            "A | B <script>alert(1)</script> *stars*.",
            "Something else.",
        ]);
        let md = markdown(&comparison, "");
        assert!(
            md.contains(r"A \| B &lt;script&gt;alert(1)&lt;/script&gt; \*stars\*."),
            "{md}"
        );
        assert!(!md.contains("<script"));
    }
}
