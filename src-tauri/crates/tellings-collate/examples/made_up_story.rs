//! Writes a made-up story, for measuring screens and comparisons by: 12 articles
//! of 80 sentences, of which each tells about half of the story's facts, in
//! three wordings, with numbers that differ here and there.
//!
//! `cargo run -p tellings-collate --example made_up_story -- FOLDER [TELLINGS [SENTENCES]]`

use std::fmt::Write as _;
use std::path::Path;

const WHO: [&str; 16] = [
    "the harbour master",
    "Ida Moreno",
    "the ferry company",
    "a fisherman",
    "the mayor of Tarn",
    "Councillor Vane",
    "the school",
    "a diver",
    "the pilot",
    "the baker",
    "Mirela Duss",
    "the port authority",
    "a teacher",
    "the union",
    "the insurer",
    "the crew",
];
const DID: [&str; 12] = [
    "counted", "repaired", "sold", "painted", "ordered", "lost", "found", "moved", "measured",
    "closed", "opened", "rented",
];
const WHAT: [&str; 20] = [
    "boats", "lanterns", "nets", "tickets", "windows", "barrels", "ropes", "tables", "bells",
    "crates", "letters", "doors", "lamps", "maps", "benches", "engines", "flags", "gates",
    "ladders", "anchors",
];
const WHERE: [&str; 14] = [
    "at the pier",
    "in the old hall",
    "near the lighthouse",
    "on the island",
    "at the market",
    "behind the church",
    "in the harbour",
    "by the river",
    "at the station",
    "in the warehouse",
    "on the quay",
    "under the bridge",
    "at the school",
    "in the park",
];

/// The sentence of a fact in one of three wordings.
fn sentence(fact: usize, telling: usize) -> String {
    let who = WHO[fact % WHO.len()];
    let (did, what) = (DID[(fact / 3) % DID.len()], WHAT[(fact * 7) % WHAT.len()]);
    let place = WHERE[(fact * 5) % WHERE.len()];
    let number = 12 + fact * 3 + usize::from(telling % 5 == 4);
    let mut text = match (fact + telling) % 3 {
        0 => format!("{who} {did} {number} {what} {place} on Monday"),
        1 => format!("on Monday, {who} {did} {number} {what} {place}, people said"),
        _ => format!("{place}, {number} {what} were {did} by {who}"),
    };
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text + "."
}

fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let folder = words.next().unwrap_or_else(|| "made-up-story".to_owned());
    let mut number = |otherwise| {
        words
            .next()
            .and_then(|word| word.parse().ok())
            .unwrap_or(otherwise)
    };
    let (tellings, sentences): (usize, usize) = (number(12), number(80));
    std::fs::create_dir_all(&folder)?;
    for telling in 0..tellings {
        let mut text = format!("The week in Tarn, part {}\n", telling + 1);
        for nth in 0..sentences {
            // Every telling takes its own half of twice as many facts.
            let fact = 2 * nth + (telling * (nth / 7 + 1)) % 2;
            let gap = if nth % 3 == 0 { "\n\n" } else { " " };
            write!(text, "{gap}{}", sentence(fact, telling)).expect("a string takes all");
        }
        // No two are one text.
        writeln!(
            text,
            "\n\nOutlet {telling} counted {} readers.",
            100 + telling
        )
        .expect("a string takes all");
        std::fs::write(
            Path::new(&folder).join(format!("outlet-{telling:02}.txt")),
            text,
        )?;
    }
    Ok(())
}
