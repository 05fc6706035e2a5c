//! `cargo xtask lint`: everything that is checked by reading the code.

use std::process::Command;

use crate::icons;
use crate::repository;
use crate::setup::{self, Purpose};
use crate::step::{self, Done};

/// The version of cargo-deny that `deny.toml` is written for.
const CARGO_DENY: &str = "0.20.2";

/// Formatting, clippy, documentation, icons and dependencies.
pub(crate) fn lint() -> Done {
    setup::setup(&[Purpose::Run])?;
    step::run(step::cargo().args(["fmt", "--all", "--check"]))?;
    // With the feature, so that no code of the workspace goes unread.
    let workspace = ["--locked", "--workspace", "--features", "xtask/icons"];
    step::run(step::cargo().arg("clippy").args(workspace).args([
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ]))?;
    step::run(
        step::cargo()
            .arg("doc")
            .args(workspace)
            .arg("--no-deps")
            .env("RUSTDOCFLAGS", "--deny warnings"),
    )?;
    icons::icons(&["--check".to_owned()])?;
    dependencies()
}

/// Licences, bans and sources. Advisories are left out: their database lies on
/// a server of its own, and a check must not change its answer overnight.
fn dependencies() -> Done {
    let tools = repository::target()?.join("tools");
    let deny = tools.join("bin/cargo-deny");
    let installed = deny.exists()
        && step::output(Command::new(&deny).arg("--version"))?
            .trim()
            .ends_with(CARGO_DENY);
    if !installed {
        // Unoptimised: it runs for a second, and would be compiled for minutes.
        step::run(
            step::cargo()
                .args([
                    "install",
                    "cargo-deny",
                    "--locked",
                    "--debug",
                    "--version",
                    CARGO_DENY,
                    "--root",
                ])
                .arg(&tools)
                .env("CARGO_PROFILE_DEV_DEBUG", "0")
                .env_remove("CARGO_TARGET_DIR"),
        )?;
    }
    step::run(Command::new(&deny).current_dir(repository::root()).args([
        "--all-features",
        "--locked",
        "check",
        "licenses",
        "bans",
        "sources",
    ]))
}
