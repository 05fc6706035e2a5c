//! Prints what the crate reads in a text file, a sentence at a time.
//!
//! ```text
//! cargo run -p tellings-text --example show -- FILE [YYYY-MM-DD]
//! ```
#![allow(clippy::print_stdout, reason = "a program that prints its findings")]

use std::error::Error;

use tellings_text::{
    CivilDate, dates, hedges, names, negations, quantities, quotations, sentences,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("name a text file")?;
    let published = arguments.next().as_deref().and_then(CivilDate::parse);
    let text = std::fs::read_to_string(file)?;
    for sentence in sentences(&text) {
        let within = sentence.span;
        println!("\n[{}] {}", sentence.paragraph, within.of(&text));
        for q in quantities(&text, within) {
            println!(
                "  quantity {:?} = {}..{} {:?} {:?} {:?}",
                q.span.of(&text),
                q.low,
                q.high,
                q.bound,
                q.unit,
                q.noun
            );
        }
        for date in dates(&text, within) {
            println!(
                "  date {:?} = {:?}",
                date.span.of(&text),
                date.resolve(published)
            );
        }
        for name in names(&text, within) {
            println!("  name {:?} ({})", name.span.of(&text), name.key);
        }
        for span in hedges(&text, within) {
            println!("  hedge {:?}", span.of(&text));
        }
        for span in negations(&text, within) {
            println!("  negation {:?}", span.of(&text));
        }
    }
    for quotation in quotations(&text) {
        println!(
            "{:?} {:?} {:?} {:?}",
            quotation.kind,
            quotation.span.of(&text),
            quotation.speaker.map(|span| span.of(&text)),
            quotation.cue.map(|span| span.of(&text))
        );
    }
    Ok(())
}
