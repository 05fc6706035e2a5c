//! `cargo xtask COMMAND`: what is done with this repository besides building
//! it. Each command is a module; this file only chooses.
//!
//! It starts other programs and knows none of the crates, so that it builds
//! in seconds on a machine where nothing is installed yet.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it talks to the person who typed the command")]

mod icons;
mod repository;
mod step;

use std::process::ExitCode;

use step::Done;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  icons [--check]  draw every icon file from icons/tellings.svg";

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
    let (command, rest) = words.split_first().map_or(("help", words), |(command, rest)| (command.as_str(), rest));
    match command {
        "icons" => icons::icons(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`.\n{USAGE}")),
    }
}
