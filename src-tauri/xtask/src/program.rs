//! `cargo xtask run` and `cargo xtask test`: from a machine with nothing but
//! Rust to the window, and to every test passed.

use std::path::PathBuf;
use std::process::Command;

use crate::repository;
use crate::setup::{self, Purpose};
use crate::step::{self, Done};

/// Starts the program as people would have it, optimised, with what follows
/// on the command line.
pub(crate) fn run(words: &[String]) -> Done {
    setup::setup(&[Purpose::Run])?;
    // Not `cargo run`: the files named are looked for where the person is.
    step::run(Command::new(build()?).args(words))
}

/// Builds the program that people get, and says where it is.
pub(crate) fn build() -> Done<PathBuf> {
    step::run(step::cargo().args(["build", "--locked", "--release", "--package", "tellings"]))?;
    Ok(repository::target()?.join("release/tellings"))
}

/// Runs every test, with those in the real window and in a real browser.
pub(crate) fn test(words: &[String]) -> Done {
    setup::setup(&[Purpose::Run, Purpose::Test])?;
    // The tests of the command line have cargo build the program; without this
    // name the tests of the window would build it again with other features.
    let program = repository::target()?.join("debug/tellings");
    step::run(
        step::cargo()
            .args(["test", "--locked", "--workspace"])
            .args(words)
            .env("TELLINGS_BINARY", program),
    )
}
