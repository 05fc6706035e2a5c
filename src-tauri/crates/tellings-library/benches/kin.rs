//! How long it takes to find the articles that may tell the story of a new one,
//! in a library of 100,000.
//!
//! `cargo bench -p tellings-library --bench kin`. The articles are invented:
//! 20,000 happenings, each told by five outlets in words of a vocabulary in
//! which few words are said often and most seldom, with names of their own.
//! Their profiles are written as the library writes them, in one go.

mod invented;

use criterion::{Criterion, criterion_group, criterion_main};
use invented::{Dice, spell, word};
use rusqlite::{Connection, params};
use tellings_grouping::{Profile, STORY_ENGINE};
use tellings_library::{ArticleId, Library, Moment};

const ARTICLES: u64 = 100_000;
const OUTLETS: u64 = 5;

/// Headline, date and opening.
fn article(number: u64) -> (String, String, String) {
    let story = number / OUTLETS;
    let mut of_story = Dice(story);
    let own: Vec<String> = (0..25).map(|_| word(&mut of_story)).collect();
    let names: Vec<String> = (0..6)
        .map(|_| {
            let name = spell(of_story.below(30_000) + 900);
            format!("{}{}", name[..1].to_uppercase(), &name[1..])
        })
        .collect();
    let mut dice = Dice(number.wrapping_mul(77) + 5);
    let text: Vec<String> = (0..130)
        .map(|at| match dice.below(6) {
            0 if at > 0 => names[usize::try_from(dice.below(6)).expect("below 6")].clone(),
            1 | 2 => own[usize::try_from(dice.below(25)).expect("below 25")].clone(),
            _ => word(&mut dice),
        })
        .collect();
    let title = format!("{} {} {}", names[0], own[0], word(&mut dice));
    let date = format!("2031-{:02}-{:02}", story % 12 + 1, story % 28 + 1);
    (title, date, text.join(" "))
}

fn fill(db: &mut Connection) -> rusqlite::Result<()> {
    let all = db.transaction()?;
    all.execute(
        "INSERT INTO source (sha256, size, packed) VALUES (?1, 0, x'')",
        ["0".repeat(64)],
    )?;
    let source = all.last_insert_rowid();
    {
        let mut insert = all.prepare(
            "INSERT INTO article (id, source_id, source_name, kind, encoding, extractor_version,
                 text_sha256, words, completeness, is_example, added_at, changed_at, reasons,
                 warnings, text)
             VALUES (?1, ?2, 'a.txt', 'text', 'UTF-8', '1', ?3, 130, 'complete', 0,
                     '2031-01-01T00:00:00Z', '2031-01-01T00:00:00Z', '[]', '[]', ?4)",
        )?;
        let mut field = all.prepare(
            "INSERT INTO field (article_id, name, source_value, source_origin)
             VALUES (?1, ?2, ?3, 'page')",
        )?;
        let mut profile =
            all.prepare("INSERT INTO profile (article_id, engine, bytes) VALUES (?1, ?2, ?3)")?;
        let mut term = all.prepare(
            "INSERT INTO term (number, articles) VALUES (?1, 1)
             ON CONFLICT DO UPDATE SET articles = articles + 1 RETURNING articles",
        )?;
        let mut post = all.prepare("INSERT INTO posting (number, article_id) VALUES (?1, ?2)")?;
        for number in 0..ARTICLES {
            let id = i64::try_from(number + 1).expect("a small number");
            let (title, date, text) = article(number);
            insert.execute(params![id, source, format!("{number:064x}"), text])?;
            field.execute(params![id, "title", title])?;
            field.execute(params![id, "date", date])?;
            let of = Profile::of(Some(&title), Some(&date), &text);
            profile.execute(params![id, STORY_ENGINE, of.to_bytes()])?;
            for one in &of.terms {
                let count: i64 = term.query_row([one.number], |row| row.get(0))?;
                if count <= 5_000 {
                    post.execute(params![one.number, id])?;
                }
            }
        }
    }
    all.commit()
}

fn kin(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let now = Moment::parse("2031-12-31T07:00:00Z").expect("a moment");
    drop(Library::open(folder.path(), &now).expect("it opens"));
    let mut db = Connection::open(folder.path().join("library.sqlite")).expect("opened");
    fill(&mut db).expect("filled");
    drop(db);
    let library = Library::open(folder.path(), &now).expect("it opens");
    let mut next = 0;
    c.bench_function("kin of an article among 100,000", |b| {
        b.iter(|| {
            next = (next + 7_919) % ARTICLES;
            let id = ArticleId::from(i64::try_from(next + 1).expect("a small number"));
            let kin = library.kin_of(id).expect("found");
            assert!(kin.len() >= 4, "its story is among them");
            kin
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = kin
}
criterion_main!(benches);
