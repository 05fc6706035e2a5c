//! `cargo xtask check-deb`: the package as a person meets it. It is installed,
//! looked at, started from its menu entry on a desktop of its own, and removed.

use std::path::Path;
use std::process::Command;

use crate::package::{self, NAME};
use crate::repository;
use crate::setup::{self, Purpose};
use crate::step::{self, Done};

/// Makes the package and tries it out. The machine is left without it.
pub(crate) fn check_deb() -> Done {
    let package = package::bundle()?;
    setup::setup(&[Purpose::Test])?;
    let package = package
        .to_str()
        .ok_or("the build folder's path is not text")?;
    setup::apt_get(&[
        "install",
        "--yes",
        "--reinstall",
        "--allow-downgrades",
        package,
    ])?;
    let looked = look();
    let removed = setup::apt_get(&["purge", "--yes", NAME]);
    looked.and(removed)?;
    match files().into_iter().find(|path| Path::new(path).exists()) {
        Some(left) => Err(format!("{left} is left behind by removing the package")),
        None => Ok(()),
    }
}

/// What the package must put in place.
fn files() -> Vec<String> {
    let icons = "/usr/share/icons/hicolor";
    let mut files = vec![
        format!("/usr/bin/{NAME}"),
        format!("/usr/share/applications/{NAME}.desktop"),
        format!("/usr/share/doc/{NAME}/copyright"),
        format!("/usr/lib/{NAME}/models/pair-w8.onnx"),
        format!("{icons}/scalable/apps/{NAME}.svg"),
    ];
    files.extend(
        [16, 32, 48, 64, 128, 256, 512]
            .map(|size| format!("{icons}/{size}x{size}/apps/{NAME}.png")),
    );
    files
}

fn look() -> Done {
    if let Some(missing) = files().into_iter().find(|path| !Path::new(path).is_file()) {
        return Err(format!("the package has not put {missing} in place"));
    }
    step::run(
        Command::new("desktop-file-validate")
            .arg(format!("/usr/share/applications/{NAME}.desktop")),
    )?;
    let identifier = repository::configuration()?["identifier"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    step::run(
        Command::new("appstreamcli")
            .args(["validate", "--no-net"])
            .arg(format!("/usr/share/metainfo/{identifier}.metainfo.xml")),
    )?;
    step::run(Command::new(format!("/usr/bin/{NAME}")).arg("--version"))?;
    // The whole workspace, so that nothing is built with other features again.
    step::run(
        step::cargo()
            .args([
                "test",
                "--locked",
                "--workspace",
                "--test",
                "package",
                "--",
                "--ignored",
            ])
            .env("TELLINGS_BINARY", format!("/usr/bin/{NAME}")),
    )
}
