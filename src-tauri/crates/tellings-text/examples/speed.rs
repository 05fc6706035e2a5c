//! Times every reader on long lines that try to be slow.
//!
//! ```text
//! cargo run --release -p tellings-text --example speed
//! ```
#![allow(clippy::print_stdout, reason = "a program that prints its figures")]

use std::time::Instant;

use tellings_text::{Span, dates, names, quantities, quotations, sentences, tokens};

const BYTES: usize = 5_000_000;

fn main() {
    let pieces = [
        "x",
        "word ",
        ".",
        "\"",
        "'",
        "’",
        "“",
        "…",
        ". ",
        "a. ",
        "\"a\" ",
        "s' a ",
        "I. ",
        ". .",
        "1",
        "1. ",
        "Word ",
        "A.A",
        "?” A",
        "“A.\n",
        "said ",
        "“No,” said he. ",
        "“A.\n\n",
        "“A.” — ",
        "five hundred ",
        "It sank on 4 May, said Ms. Vane. ",
    ];
    for piece in pieces {
        let text = piece.repeat(BYTES / piece.len());
        let whole = Span::whole(&text);
        let time = |read: &dyn Fn()| {
            let begun = Instant::now();
            read();
            begun.elapsed().as_secs_f64()
        };
        println!(
            "{piece:36?} sentences {:5.2} s, tokens {:5.2}, names {:5.2}, quantities {:5.2}, dates {:5.2}, quotations {:5.2}",
            time(&|| drop(sentences(&text))),
            time(&|| drop(tokens(&text, whole))),
            time(&|| drop(names(&text, whole))),
            time(&|| drop(quantities(&text, whole))),
            time(&|| drop(dates(&text, whole))),
            time(&|| drop(quotations(&text))),
        );
    }
}
