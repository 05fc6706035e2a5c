//! Running other programs: each is shown as it would be typed, and a failure
//! is a sentence that names it.

use std::process::{Command, Stdio};

use crate::repository;

/// What a command of this program comes to: a value, or a sentence that says
/// what is wrong and what to do.
pub(crate) type Done<T = ()> = Result<T, String>;

/// The cargo that started this program, at the top of the repository.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(repository::root());
    cargo
}

/// Shows the command, runs it and waits; its words go to the screen.
pub(crate) fn run(command: &mut Command) -> Done {
    println!("+ {}", shown(command));
    let status = command
        .status()
        .map_err(|error| format!("`{}` does not start: {error}", shown(command)))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{}` ended with {status}", shown(command)))
    }
}

/// Runs the command unseen and gives what it printed.
pub(crate) fn output(command: &mut Command) -> Done<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("`{}` does not start: {error}", shown(command)))?;
    if !output.status.success() {
        return Err(format!("`{}` ended with {}", shown(command), output.status));
    }
    String::from_utf8(output.stdout)
        .map_err(|_| format!("`{}` printed something else than text", shown(command)))
}

/// The command as it would be typed, without the paths of programs.
fn shown(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let name = program.rsplit('/').next().unwrap_or(&program).to_owned();
    let words = command
        .get_args()
        .map(|word| word.to_string_lossy().into_owned());
    [name]
        .into_iter()
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}
