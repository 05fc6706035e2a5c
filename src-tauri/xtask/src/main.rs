//! `cargo xtask COMMAND`: what is done with this repository besides building
//! it. Each command is a module; this file only chooses.
//!
//! It starts other programs and knows none of the crates, so that it builds
//! in seconds on a machine where nothing is installed yet.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it talks to the person who typed the command"
)]

mod check_package;
mod icons;
mod lint;
mod notices;
mod package;
mod picture;
mod program;
mod repository;
mod setup;
mod step;

use std::process::ExitCode;

use setup::Purpose;
use step::Done;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run [FILE...]      install what the machine lacks, build the program, start it
  test [ARGUMENT...] install what the tests need, run all of them
  setup              only install what both of these need
  lint               formatting, clippy, documentation, icons, dependencies
  bundle             make the Debian package
  check-deb          make it, install it, try it out, remove it
  icons [--check]    draw every icon file from icons/tellings.svg
  picture            take the README's picture of the window anew";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match chosen(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn chosen(words: &[String]) -> Done {
    let (command, rest) = words
        .split_first()
        .map_or(("help", words), |(command, rest)| (command.as_str(), rest));
    match (command, rest) {
        ("run", files) => program::run(files),
        ("test", arguments) => program::test(arguments),
        ("setup", []) => setup::setup(&[Purpose::Run, Purpose::Test]),
        ("lint", []) => lint::lint(),
        ("bundle", []) => package::bundle().map(drop),
        ("check-deb", []) => check_package::check_deb(),
        ("icons", arguments) => icons::icons(arguments),
        ("picture", []) => picture::picture(),
        ("help" | "--help" | "-h", _) => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(format!(
            "there is no command `{}`.\n{USAGE}",
            words.join(" ")
        )),
    }
}
