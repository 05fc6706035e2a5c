//! How long a comparison takes, by the number of tellings.
//!
//! `cargo bench -p tellings-collate`

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use tellings_collate::{Options, Witness, collate};

/// Sentences of a made-up story in which every telling shares a third with its
/// neighbours: a fixed rule, no chance.
fn telling(number: usize, sentences: usize) -> Witness {
    let people = [
        "Mirela Duss",
        "Oskar Hale",
        "Ines Tarrow",
        "Pavel Ruun",
        "Dora Lindqvist",
    ];
    let doings = [
        "told the council",
        "rejected the report",
        "opened the gates",
        "paid the fine",
    ];
    let text: Vec<String> = (0..sentences)
        .map(|n| {
            let topic = n * 3 + number % 3;
            format!(
                "{} {} on day {} about matter {} of the harbour, {} litres of fuel and {} boats.",
                people[topic % people.len()],
                doings[topic % doings.len()],
                topic % 28 + 1,
                topic,
                topic * 17,
                topic + 2,
            )
        })
        .collect();
    Witness {
        text: text.join(" "),
        ..Witness::default()
    }
}

fn compare(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    group.sample_size(10);
    for (tellings, sentences) in [(2, 30), (5, 30), (12, 60)] {
        let story: Vec<Witness> = (0..tellings).map(|n| telling(n, sentences)).collect();
        group.bench_with_input(
            BenchmarkId::new("tellings", format!("{tellings}x{sentences}")),
            &story,
            |bencher, story| bencher.iter(|| collate(black_box(story), &Options::default())),
        );
    }
    group.finish();
}

criterion_group!(benches, compare);
criterion_main!(benches);
