//! The shell around the crates: the window ([`app`], its [`commands`]) and the
//! command line ([`cli`]).
//!
//! It brings together what knows nothing of each other: files and their
//! extraction, the library, the matcher and the renderer. It decides nothing
//! about texts. Begin with [`start`], then [`import`], which both ways in
//! share.

pub mod amending;
pub mod app;
pub mod atomic;
pub mod cli;
pub mod commands;
pub mod compare;
pub mod corrections;
pub mod example;
pub mod export;
pub mod files;
pub mod import;
pub mod ipc;
pub mod jobs;
pub mod links;
pub mod log;
pub mod looks;
pub mod models;
pub mod offers;
mod proposals;
pub mod reader;
pub mod readings;
pub mod screens;
pub mod shown;
pub mod state;
pub mod table;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use cli::args::Invocation;

/// Runs the program with its arguments (the first is its own name).
#[must_use]
pub fn start(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut out = io::stdout().lock();
    let mut err = io::stderr().lock();
    let status = match cli::args::parse(args) {
        Err(usage) => {
            // Nobody left to tell when even this cannot be written.
            let _ = writeln!(err, "{usage}");
            cli::Status::Usage
        }
        Ok(Invocation::Window(paths)) => {
            drop((out, err));
            return app::open(paths);
        }
        Ok(Invocation::Reader) => {
            // Another thread of the reader writes there.
            drop((out, err));
            // Where the parent has gone away, nobody is left to be told.
            return match reader::serve_as_child(io::stdout()) {
                Ok(()) => ExitCode::SUCCESS,
                Err(_) => ExitCode::FAILURE,
            };
        }
        Ok(Invocation::Task(task)) => cli::run(task, &mut out, &mut err),
    };
    // A reader that has gone away (`| head`) is no error.
    let _ = out.flush();
    ExitCode::from(status as u8)
}
