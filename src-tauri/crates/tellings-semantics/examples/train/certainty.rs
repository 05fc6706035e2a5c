//! How sure rows are: learnt from rows of stories that were not learnt from.

use tellings_collate::learning::{Alone, Certainty, Shared, evidence, likelihood};
use tellings_collate::{Comparison, Fact};

use crate::learn::{regression, short};
use crate::story::Story;

/// What is known of a row of an unlearnt story, and whether it is right.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    known: Known,
    right: bool,
}

#[derive(Clone, Copy)]
enum Known {
    /// Mean and least log odds of the links.
    Shared([f64; 2]),
    /// Log odds of the likeliest pair that was not linked.
    Alone([f64; 1]),
}

/// The rows of a comparison that was made with [`Certainty::UNTRAINED`]. A
/// shared row is right if every two of its readings were marked as telling one
/// thing, a lone one if nothing of it was marked with another telling.
pub(crate) fn rows(story: &Story, comparison: &Comparison) -> Vec<Row> {
    comparison
        .facts
        .iter()
        .map(|fact| {
            let ids = readings(story, comparison, fact);
            let linked =
                |x: &[String], y: &[String]| x.iter().any(|x| y.iter().any(|y| story.linked(x, y)));
            if fact.links.is_empty() {
                let odds = fact.confidence.ln() - (1.0 - fact.confidence).ln();
                let alone = !ids.iter().flatten().any(|id| story.shared(id));
                return Row {
                    known: Known::Alone([-odds]),
                    right: alone,
                };
            }
            let pairs = (0..ids.len()).flat_map(|x| (x + 1..ids.len()).map(move |y| (x, y)));
            Row {
                known: Known::Shared(evidence(&fact.links)),
                right: pairs.into_iter().all(|(x, y)| linked(&ids[x], &ids[y])),
            }
        })
        .collect()
}

/// The marked sentences of each reading.
fn readings(story: &Story, comparison: &Comparison, fact: &Fact) -> Vec<Vec<String>> {
    let ids = |(telling, segments): (usize, &Vec<usize>)| {
        let ids = segments
            .iter()
            .flat_map(|&segment| story.ids(&comparison.tellings, (telling, segment)));
        ids.map(str::to_owned).collect::<Vec<_>>()
    };
    let told = fact.cells.iter().enumerate().map(|(n, c)| (n, &c.segments));
    told.filter(|(_, segments)| !segments.is_empty())
        .map(ids)
        .collect()
}

/// The weights that these rows teach.
pub(crate) fn learn(rows: &[Row]) -> Certainty {
    let shared = rows.iter().filter_map(|row| match row.known {
        Known::Shared(known) => Some((known, row.right)),
        Known::Alone(_) => None,
    });
    let alone = rows.iter().filter_map(|row| match row.known {
        Known::Alone(known) => Some((known, row.right)),
        Known::Shared(_) => None,
    });
    let ([mean, least], of_shared) = regression(&shared.collect::<Vec<_>>());
    let ([rival], of_alone) = regression(&alone.collect::<Vec<_>>());
    Certainty {
        shared: Shared {
            intercept: short(of_shared),
            mean: short(mean),
            least: short(least),
        },
        alone: Alone {
            intercept: short(of_alone),
            rival: short(rival),
        },
    }
}

/// Prints how often rows of each confidence are right, the confidence of each
/// story's rows being learnt from the other stories.
pub(crate) fn print_reliability(stories: &[Vec<Row>]) {
    // Number of rows, of right ones, and the sum of their confidences.
    let mut shared = [(0_u32, 0_u32, 0.0); 10];
    let mut alone = shared;
    for (held_out, rows) in stories.iter().enumerate() {
        let others = stories.iter().enumerate();
        let rest: Vec<Row> = others
            .filter(|(index, _)| *index != held_out)
            .flat_map(|(_, rows)| rows.iter().copied())
            .collect();
        let Certainty {
            shared: of_shared,
            alone: of_alone,
        } = learn(&rest);
        for row in rows {
            let (bins, odds) = match row.known {
                Known::Shared([mean, least]) => (
                    &mut shared,
                    of_shared.intercept + of_shared.mean * mean + of_shared.least * least,
                ),
                Known::Alone([rival]) => (&mut alone, of_alone.intercept + of_alone.rival * rival),
            };
            let confidence = likelihood(odds);
            let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
            bin.0 += 1;
            bin.1 += u32::from(row.right);
            bin.2 += confidence;
        }
    }
    for (title, bins) in [("shared", shared), ("only here", alone)] {
        println!("  {title:10} confidence   rows  mean  right");
        for (n, (rows, right, sum)) in bins.into_iter().enumerate().rev() {
            if rows > 0 {
                println!(
                    "  {:10} {:.1} to {:.1} {rows:7}  {:.2}  {:.2}",
                    "",
                    n as f64 / 10.0,
                    (n + 1) as f64 / 10.0,
                    sum / f64::from(rows),
                    f64::from(right) / f64::from(rows)
                );
            }
        }
    }
}
