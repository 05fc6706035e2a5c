//! How long a person waits: from files to a comparison, and from files to a
//! receipt. Run with `cargo bench -p tellings`.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use tellings_app::cli::args::{Choices, Task};
use tellings_app::cli::{Status, run};
use tellings_app::export::Format;
use tellings_app::import::{Cancel, files};
use tellings_app::state::Shell;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("example")
}

/// The example's five articles, read, extracted and compared, as JSON and as
/// the report.
fn compare(criterion: &mut Criterion) {
    for (name, format) in [("json", Format::Json), ("html", Format::Html)] {
        criterion.bench_function(&format!("compare five files, {name}"), |bench| {
            bench.iter(|| {
                let task = Task::Compare {
                    files: vec![example()],
                    choices: Choices {
                        format: Some(format),
                        ..Choices::default()
                    },
                    out: None,
                    base: None,
                    aliases: Vec::new(),
                };
                let (mut out, mut err) = (Vec::new(), Vec::new());
                assert_eq!(run(task, &mut out, &mut err), Status::Done);
                black_box(out)
            });
        });
    }
}

/// A hundred different files into an empty library.
fn import(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = fs::read_to_string(example().join("merrow-chronicle.txt")).expect("the example");
    for number in 0..100 {
        let path = folder.path().join(format!("{number:03}.txt"));
        fs::write(path, format!("{text}\n\nThis was edition {number}.\n")).expect("a file");
    }
    criterion.bench_function("import a hundred files", |bench| {
        bench.iter_batched(
            || tempfile::tempdir().expect("a temporary folder"),
            |home| {
                let shell = Shell::new(Some(home.path().to_owned()))
                    .reading_by(env!("CARGO_BIN_EXE_tellings").into());
                let paths = [folder.path().to_owned()];
                let imported = files(&shell, &paths, None, &Cancel::default(), |_| {});
                assert_eq!(imported.map(|imported| imported.articles.len()), Ok(100));
                home
            },
            BatchSize::PerIteration,
        );
    });
}

criterion_group! {
    name = waiting;
    config = Criterion::default().sample_size(10);
    targets = compare, import
}
criterion_main!(waiting);
