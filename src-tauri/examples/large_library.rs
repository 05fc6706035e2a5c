//! How long a large library takes from nothing to its first screen, and how
//! much memory that needs.
//!
//!     cargo run --release -p tellings --example large_library -- FOLDER [ARTICLES]
//!
//! The first run fills the folder with made-up articles (10,000 unless
//! another number is given); every run then opens the library and makes the
//! screen that a window would show first, without a window. With
//! `TELLINGS_HOME=FOLDER` the window itself opens the same library.

#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::path::Path;
use std::time::Instant;

use tellings_app::import::{now, part_in};
use tellings_app::screens::{Route, screen};
use tellings_app::state::Shell;

/// Sentences that an article is put together from; `#` is a number.
const SENTENCES: [&str; 8] = [
    "The harbour of quarter # was closed on Monday after # barges had run aground.",
    "Its keeper, Ada Finch, said that nobody had been hurt and that # people were led ashore.",
    "The council of Osterby will decide on the # crowns that new lights would cost.",
    "Fishermen had warned of the sandbank for # years, according to a letter of the guild.",
    "“We have asked for this # times,” said Bo Reed, who speaks for the pilots.",
    "A ferry to Merrow was # minutes late, and the bridge stayed open until evening.",
    "The ministry said that it would look at the charts, the newest of which is # years old.",
    "Divers found # metres of cable that belong to nobody, the harbour office said.",
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("name a folder for the library");
    let count: usize = arguments
        .next()
        .map_or(10_000, |count| count.parse().expect("a number of articles"));
    let shell = Shell::with_reader(Some(folder.clone().into()), || None);
    if !Path::new(&folder).join("library.sqlite").exists() {
        fill(&shell, count);
    }
    drop(shell);

    let begun = Instant::now();
    let shell = Shell::with_reader(Some(folder.into()), || None);
    shell.library(|_| Ok(())).expect("the library opens");
    let opened = begun.elapsed();
    let route = Route::Library {
        query: String::new(),
    };
    let page = screen(&shell, &route).expect("a screen");
    let shown = begun.elapsed();
    println!("opened after {} ms", opened.as_millis());
    println!(
        "first screen after {} ms, {} KB",
        shown.as_millis(),
        page.html.len() / 1024
    );
    println!("most memory: {}", memory());
}

fn fill(shell: &Shell, count: usize) {
    for from in (0..count).step_by(500) {
        let receipt = shell
            .library(|library| library.begin_receipt(&now()))
            .expect("a receipt");
        for number in from..count.min(from + 500) {
            let text = article(number);
            let name = format!("article-{number:05}.txt");
            let new = part_in(&name, text.into_bytes(), "text").expect("plain text is read");
            shell
                .library(|library| library.add_article(receipt, &new, &now()))
                .expect("added");
        }
        shell
            .library(|library| library.finish_receipt(receipt, false, &now()))
            .expect("finished");
    }
}

/// An article of some 400 words, another for each number.
fn article(number: usize) -> String {
    let mut text = format!(
        "The harbour of quarter {number}\n\nBy Ada Finch\n\nDate: 2031-02-{:02}\n\n",
        number % 28 + 1
    );
    for at in 0..28 {
        let sentence = SENTENCES[(number * 7 + at * 3) % SENTENCES.len()];
        text.push_str(&sentence.replace('#', &(number * 31 + at).to_string()));
        text.push_str(if at % 3 == 2 { "\n\n" } else { " " });
    }
    text
}

/// The most memory that this process has held, as Linux tells it.
fn memory() -> String {
    std::fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| {
            let line = status
                .lines()
                .find_map(|line| line.strip_prefix("VmHWM:"))?;
            Some(line.trim().to_owned())
        })
        .unwrap_or_else(|| "not known on this system".to_owned())
}
