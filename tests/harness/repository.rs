//! Where things lie in the repository, and reading them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The top of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie one folder below the top")
        .to_path_buf()
}

/// The folder that cargo builds into, for whatever built this test.
///
/// # Panics
/// When the test was moved out of cargo's folders.
#[must_use]
pub fn target() -> PathBuf {
    let test = std::env::current_exe().expect("a running test has a path");
    // target/debug/deps/window-0123456789abcdef
    test.ancestors()
        .nth(3)
        .expect("cargo puts tests three folders down")
        .to_path_buf()
}

/// The text of a file, by its path from the top.
///
/// # Panics
/// When it is not there or is not text.
#[must_use]
pub fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file under a folder with one of these endings, by name; paths from
/// the top. Folders that hold what was built or generated are passed over.
#[must_use]
pub fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(
                    name.as_str(),
                    "target" | "gen" | ".git" | "node_modules" | "snapshots"
                ) {
                    open.push(path);
                }
            } else if path
                .extension()
                .is_some_and(|e| endings.contains(&e.to_string_lossy().as_ref()))
            {
                found.push(
                    path.strip_prefix(root())
                        .expect("found below the top")
                        .to_path_buf(),
                );
            }
        }
    }
    found.sort();
    found
}

/// What cargo says of the workspace's packages, read from their manifests.
///
/// # Panics
/// When cargo cannot read a manifest.
#[must_use]
pub fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs, as it ran this test");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut answer: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    match answer["packages"].take() {
        Value::Array(packages) => packages,
        other => panic!("cargo metadata lists packages, not {other}"),
    }
}
