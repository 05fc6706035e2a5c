//! The program `tellings`: the window and the command line in one.
//!
//! Which of the two it is, is decided here before anything else, so that the
//! command line never meets a display.

use std::process::ExitCode;

fn main() -> ExitCode {
    tellings_app::start(std::env::args_os())
}
