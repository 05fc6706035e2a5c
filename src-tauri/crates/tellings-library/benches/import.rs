//! How long it takes to take articles in, and to find them again.
//!
//! `cargo bench -p tellings-library`. The articles are invented from a fixed
//! vocabulary, about 600 words each, and the library lies on disk with every
//! commit synced, as in the program.

mod invented;

use std::path::Path;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use invented::{Dice, spell, word};
use tellings_library::{Completeness, Library, Moment, NewArticle, Told};

fn article(number: u64) -> NewArticle {
    let mut dice = Dice(number);
    let paragraphs: Vec<String> = (0..12)
        .map(|_| {
            let words: Vec<String> = (0..50).map(|_| word(&mut dice)).collect();
            format!("{}.", words.join(" "))
        })
        .collect();
    let text = paragraphs.join("\n\n");
    let told = |value: String| {
        Some(Told {
            value,
            origin: "json_ld".to_owned(),
        })
    };
    NewArticle {
        source_name: format!("{number}.txt"),
        source_bytes: text.clone().into_bytes(),
        kind: "text".to_owned(),
        encoding: "UTF-8".to_owned(),
        title: told(format!("Article {number} of {}", word(&mut dice))),
        byline: None,
        outlet: told(format!("Outlet {}", number % 20)),
        date: told("2026-11-21".to_owned()),
        url: None,
        language: None,
        left_out: Vec::new(),
        completeness: Completeness::Complete,
        reasons: Vec::new(),
        warnings: Vec::new(),
        extractor_version: "1".to_owned(),
        text,
    }
}

fn now() -> Moment {
    Moment::parse("2026-11-21T07:00:00Z").expect("a moment")
}

fn open(folder: &Path) -> Library {
    Library::open(folder, &now()).expect("it opens")
}

fn add(library: &mut Library, articles: &[NewArticle]) {
    let receipt = library.begin_receipt(&now()).expect("begun");
    for article in articles {
        library
            .add_article(receipt, article, &now())
            .expect("added");
    }
    library
        .finish_receipt(receipt, false, &now())
        .expect("finished");
}

fn import(c: &mut Criterion) {
    let articles: Vec<NewArticle> = (0..100).map(article).collect();
    let mut group = c.benchmark_group("import");
    group.sample_size(10);
    group.bench_function("100 articles", |bencher| {
        bencher.iter_batched(
            || {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let library = open(folder.path());
                (folder, library)
            },
            |(folder, mut library)| {
                add(&mut library, &articles);
                (library, folder)
            },
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

fn in_5000_articles(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut library = open(folder.path());
    let articles: Vec<NewArticle> = (0..5_000).map(article).collect();
    add(&mut library, &articles);

    let mut group = c.benchmark_group("in 5,000 articles");
    group.sample_size(20);
    for (name, query) in [
        ("search a rare word", spell(19_999)),
        ("search a word of every article", spell(7)),
        (
            "search two words",
            format!("{} {}", spell(150), spell(1_500)),
        ),
        ("search two letters", "ma".to_owned()),
        ("search one letter", "m".to_owned()),
    ] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| library.search(&query).expect("found"));
        });
    }
    group.bench_function("list the articles", |bencher| {
        bencher.iter(|| library.articles().expect("listed"));
    });
    drop(library);
    group.bench_function("open the library", |bencher| {
        bencher.iter(|| open(folder.path()));
    });
    group.finish();
}

criterion_group!(benches, import, in_5000_articles);
criterion_main!(benches);
