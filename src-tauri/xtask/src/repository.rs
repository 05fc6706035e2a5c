//! Where things lie in the repository, and what its manifests say.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::step::{self, Done};

/// The top of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("xtask lies two folders below the top")
        .to_path_buf()
}

/// The folder that cargo builds into, wherever the person moved it to.
pub(crate) fn target() -> Done<PathBuf> {
    let target = metadata(&["--no-deps"])?["target_directory"].take();
    target
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| "cargo does not say where it builds".to_owned())
}

/// What cargo says of the workspace.
pub(crate) fn metadata(words: &[&str]) -> Done<Value> {
    let text = step::output(
        step::cargo()
            .args(["metadata", "--format-version", "1", "--locked"])
            .args(words),
    )?;
    serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))
}

/// What `tauri.conf.json` says of the window and of the package.
pub(crate) fn configuration() -> Done<Value> {
    let path = root().join("src-tauri/tauri.conf.json");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
