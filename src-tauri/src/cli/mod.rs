//! The command line: everything that needs no display.
//!
//! [`args`] turns words into a [`Task`], [`run`] does it. Results go to `out`,
//! what a person has to know goes to `err`, and the two are arguments, so that
//! tests read them.

pub mod args;
mod compare;
mod extract;
mod library;
mod report;

use std::io::{self, Write};
use std::path::Path;

use args::{HELP, Task};

use crate::ipc::Trouble;
use crate::{atomic, shown};

/// How it went, as the exit status says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Status {
    /// All was done.
    Done = 0,
    /// Some input could not be used, or something could not be written.
    NotAll = 1,
    /// The arguments make no sense.
    Usage = 2,
}

/// Does one task.
pub fn run(task: Task, out: &mut dyn Write, err: &mut dyn Write) -> Status {
    let done = match task {
        Task::Help => out
            .write_all(HELP.as_bytes())
            .map(|()| Status::Done)
            .map_err(Stop::from),
        Task::Version => writeln!(out, "tellings {}", env!("CARGO_PKG_VERSION"))
            .map(|()| Status::Done)
            .map_err(Stop::from),
        Task::Extract { files, format } => extract::run(&files, format, out, err),
        Task::Compare {
            files,
            choices,
            out: to,
            base,
            aliases,
        } => {
            let asked = compare::Asked {
                choices,
                to: to.as_deref(),
                base,
                aliases,
            };
            compare::run(&files, asked, out, err)
        }
        Task::Import { files } => library::import(&files, None, None, out, err),
        Task::Fetch {
            links,
            proxy,
            seconds,
        } => library::fetch(&links, proxy.as_deref(), seconds.as_deref(), out, err),
        Task::Log {
            query,
            format,
            out: to,
        } => library::log(&query, format, to.as_deref(), out),
        Task::Export {
            story,
            choices,
            out: to,
            aliases,
        } => library::export(&story, &choices, to.as_deref(), &aliases, out, err),
    };
    match done {
        Ok(status) => status,
        Err(Stop::NobodyReads) => Status::Done,
        Err(Stop::Failed(sentence)) => {
            // Nothing is left to do if even this cannot be said.
            let _ = say(err, &sentence);
            Status::NotAll
        }
        Err(Stop::Usage(sentence)) => {
            let _ = say(err, &sentence);
            Status::Usage
        }
    }
}

/// Why a task ended early.
#[derive(Debug)]
enum Stop {
    /// Whoever read our output has gone away (`| head`).
    NobodyReads,
    /// It could not be done.
    Failed(String),
    /// The arguments turned out to make no sense.
    Usage(String),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::NobodyReads
        } else {
            Self::Failed(format!("The output could not be written: {error}."))
        }
    }
}

impl From<Trouble> for Stop {
    fn from(trouble: Trouble) -> Self {
        Self::Failed(trouble.message)
    }
}

/// Says one thing on standard error.
fn say(err: &mut dyn Write, sentence: &str) -> io::Result<()> {
    writeln!(err, "tellings: {sentence}")
}

/// Says one thing about one file on standard error.
fn say_of(err: &mut dyn Write, path: &Path, sentence: &str) -> io::Result<()> {
    say(err, &format!("{}: {sentence}", shown::path(path)))
}

/// Writes the result where the person wanted it.
fn deliver(bytes: &[u8], to: Option<&Path>, out: &mut dyn Write) -> Result<(), Stop> {
    match to {
        None => Ok(out.write_all(bytes).and_then(|()| out.flush())?),
        Some(path) => atomic::write(path, bytes).map_err(|error| {
            Stop::Failed(format!(
                "{} could not be written: {error}.",
                shown::path(path)
            ))
        }),
    }
}
