//! `cargo xtask picture`: the README's picture of the real window, taken by a
//! test that opens the example story.

use std::fs;

use crate::repository;
use crate::setup::{self, Purpose};
use crate::step::{self, Done};

/// Takes the picture and puts it where the README shows it.
pub(crate) fn picture() -> Done {
    setup::setup(&[Purpose::Run, Purpose::Test])?;
    step::run(step::cargo().args([
        "test",
        "--locked",
        "--workspace",
        "--test",
        "picture",
        "--",
        "--ignored",
    ]))?;
    let taken = repository::target()?.join("pictures/readme-window.png");
    let shown = repository::root().join("tests/pictures/window.png");
    fs::copy(&taken, &shown)
        .map_err(|error| format!("{} to {}: {error}", taken.display(), shown.display()))?;
    println!("The README shows {}", shown.display());
    Ok(())
}
