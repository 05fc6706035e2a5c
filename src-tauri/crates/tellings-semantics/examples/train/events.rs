//! Whether two articles tell of one event: learnt from pairs of articles.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use tellings_collate::Witness;
use tellings_collate::learning::{EVENT_FEATURES, Event, in_common};

use crate::learn::{regression, short};

/// What two articles have in common, and whether they tell of one event.
type Row = ([f64; EVENT_FEATURES], bool);

/// The weights that the pairs in `file` teach: columns `kind`, then article,
/// number of the sentence and its text, twice. Articles whose pairs are
/// look-alikes tell of two events.
pub(crate) fn learn(file: &Path) -> Result<Event, Box<dyn Error>> {
    let (weights, intercept) = regression(&rows(file)?);
    Ok(Event {
        intercept: short(intercept),
        weights: weights.map(short),
    })
}

/// Prints how many pairs of articles of each kind fall below each of some log
/// odds.
pub(crate) fn print(event: &Event, file: &Path) -> Result<(), Box<dyn Error>> {
    let rows = rows(file)?;
    println!("log odds below     one event   two events");
    for limit in [0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0] {
        let share = |one: bool| {
            let odds = rows
                .iter()
                .filter(|(_, is)| *is == one)
                .map(|(x, _)| event.odds(x));
            let odds: Vec<f64> = odds.collect();
            let below = odds.iter().filter(|&&odds| odds < limit).count();
            below as f64 / odds.len().max(1) as f64
        };
        println!("{limit:14} {:13.3} {:12.3}", share(true), share(false));
    }
    Ok(())
}

fn rows(file: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut articles: BTreeMap<String, BTreeMap<u32, String>> = BTreeMap::new();
    let mut pairs: BTreeMap<(String, String), bool> = BTreeMap::new();
    for line in std::fs::read_to_string(file)?.lines().skip(1) {
        let [kind, a, m, x, b, n, y] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("a line has not seven columns: {line}").into());
        };
        articles
            .entry(a.into())
            .or_default()
            .insert(m.parse()?, x.into());
        articles
            .entry(b.into())
            .or_default()
            .insert(n.parse()?, y.into());
        pairs.insert((a.into(), b.into()), kind != "look-alike");
    }
    let witness = |article: &str| Witness {
        text: articles[article]
            .values()
            .cloned()
            .collect::<Vec<_>>()
            .join("\n\n"),
        ..Witness::default()
    };
    Ok(pairs
        .iter()
        .map(|((a, b), one)| (in_common(&witness(a), &witness(b)), *one))
        .collect())
}
