//! The program under test: built once, and started as a person would from a
//! terminal. [`Program::new`] gives each test a library of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

use crate::repository;

/// Path of the built program: `TELLINGS_BINARY`, or what `cargo build` makes.
///
/// # Panics
/// When it does not build.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| std::env::var_os("TELLINGS_BINARY").map_or_else(build, PathBuf::from))
}

fn build() -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args([
            "build",
            "--package",
            "tellings",
            "--bin",
            "tellings",
            "--message-format",
            "json",
        ])
        .arg("--target-dir")
        .arg(repository::target())
        .current_dir(repository::root())
        .output()
        .expect("cargo runs, as it ran this test");
    assert!(
        output.status.success(),
        "the program does not build:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["name"] == "tellings")
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .expect("cargo names the program it built")
}

/// The program with a home of its own.
#[derive(Debug)]
pub struct Program {
    folder: TempDir,
}

impl Default for Program {
    fn default() -> Program {
        Program::new()
    }
}

impl Program {
    /// An empty home.
    ///
    /// # Panics
    /// When no folder can be made.
    #[must_use]
    pub fn new() -> Program {
        Program {
            folder: tempfile::tempdir().expect("a temporary folder can be made"),
        }
    }

    /// A folder for the test's own files, beside the library.
    ///
    /// # Panics
    /// When it cannot be made.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        let folder = self.folder.path().join("files");
        std::fs::create_dir_all(&folder).expect("a folder can be made in the temporary folder");
        folder
    }

    /// Where its library lies.
    #[must_use]
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Writes a file into [`Program::folder`].
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder().join(name);
        let parent = path.parent().expect("a file in a folder");
        std::fs::create_dir_all(parent).expect("a folder can be made in the temporary folder");
        std::fs::write(&path, content).expect("a file can be written there");
        path
    }

    /// The command, with nothing said yet, and with neither a display nor a
    /// session bus: the command line must do without.
    #[must_use]
    pub fn command(&self) -> Command {
        let mut command = Command::new(binary());
        command
            .env("TELLINGS_HOME", self.home())
            .env("HOME", self.folder.path())
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .current_dir(self.folder());
        command
    }

    /// Runs it to its end.
    ///
    /// # Panics
    /// When it cannot be started.
    pub fn run(&self, words: &[&str], files: &[PathBuf]) -> Output {
        self.command()
            .args(words)
            .args(files)
            .output()
            .expect("the built program starts")
    }

    /// Runs `compare --format json` and reads the answer.
    ///
    /// # Panics
    /// When it fails or does not answer with JSON.
    #[must_use]
    pub fn compare(&self, files: &[PathBuf]) -> Value {
        let output = self.run(&["compare", "--format", "json"], files);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.success(),
            "compare ended with {:?}: {complaint}",
            output.status.code()
        );
        serde_json::from_slice(&output.stdout).expect("compare --format json prints JSON")
    }

    /// Runs `compare --format html -o` and says where the report is.
    ///
    /// # Panics
    /// When it fails.
    pub fn report(&self, name: &str, files: &[PathBuf]) -> PathBuf {
        let path = self.folder().join(name);
        let output = self
            .command()
            .args(["compare", "--format", "html", "-o"])
            .arg(&path)
            .args(files)
            .output()
            .expect("the built program starts");
        assert!(
            output.status.success(),
            "compare failed: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        path
    }
}
