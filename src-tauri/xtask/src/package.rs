//! `cargo xtask bundle`: the program as a Debian package.
//!
//! What is said of the program is read where it is said already: the version
//! from the workspace, everything else from `tauri.conf.json`. The same commit
//! gives the same bytes, as every time in the package is that of the commit.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::setup::{self, Purpose};
use crate::step::{self, Done};
use crate::{notices, program, repository};

/// The name of the package, of the program in it and of its menu entry.
pub(crate) const NAME: &str = "tellings";

/// The program's version: this program is of the same workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where the desktop looks for it. The configuration's own category is of the
/// list that Apple's system knows.
const CATEGORIES: &str = "Office;";

/// The models that read sentences, as `tauri.conf.json` names their folder.
const MODELS: [&str; 4] = ["minilm-w8.onnx", "pair-w8.onnx", "tokenizer.json", "NOTICE"];

/// Builds the package and says where it is.
pub(crate) fn bundle() -> Done<PathBuf> {
    setup::setup(&[Purpose::Run, Purpose::Package])?;
    let program = program::build()?;
    let folder = repository::target()?.join("release/bundle/deb");
    let tree = folder.join("tree");
    if tree.exists() {
        fs::remove_dir_all(&tree).map_err(|error| format!("{}: {error}", tree.display()))?;
    }
    let conf = Configuration(repository::configuration()?);
    let epoch = epoch()?;

    let root = repository::root();
    let installed = tree.join("usr/bin").join(NAME);
    copy(&program, &installed, 0o755)?;
    write(
        &tree.join(format!("usr/share/applications/{NAME}.desktop")),
        &desktop_entry(&conf)?,
    )?;
    write(
        &tree.join(format!(
            "usr/share/metainfo/{}.metainfo.xml",
            conf.text("/identifier")?
        )),
        &metainfo(&conf, &epoch)?,
    )?;
    let icons = tree.join("usr/share/icons/hicolor");
    for (folder, file) in [
        ("16x16", "16x16.png"),
        ("24x24", "24x24.png"),
        ("32x32", "32x32.png"),
        ("48x48", "48x48.png"),
        ("64x64", "64x64.png"),
        ("128x128", "128x128.png"),
        ("256x256", "128x128@2x.png"),
        ("512x512", "icon.png"),
    ] {
        copy(
            &root.join("icons").join(file),
            &icons.join(folder).join(format!("apps/{NAME}.png")),
            0o644,
        )?;
    }
    copy(
        &root.join("icons/tellings.svg"),
        &icons.join(format!("scalable/apps/{NAME}.svg")),
        0o644,
    )?;
    let models = root.join("src-tauri/crates/tellings-semantics/model");
    for file in MODELS {
        copy(
            &models.join(file),
            &tree.join("usr/lib").join(NAME).join("models").join(file),
            0o644,
        )?;
    }
    let documents = tree.join("usr/share/doc").join(NAME);
    write(&documents.join("copyright"), &notices::copyright()?)?;
    write(
        &documents.join("third-party-licences"),
        &notices::third_party()?,
    )?;
    copy(
        &root.join("CHANGELOG.md"),
        &documents.join("changelog"),
        0o644,
    )?;
    for file in ["third-party-licences", "changelog"] {
        step::run(
            Command::new("gzip")
                .args(["--best", "--no-name", "--force"])
                .arg(documents.join(file)),
        )?;
    }

    let architecture = step::output(Command::new("dpkg").arg("--print-architecture"))?
        .trim()
        .to_owned();
    write(
        &tree.join("DEBIAN/control"),
        &control(
            &conf,
            &architecture,
            &libraries(&folder, &installed)?,
            size(&tree)?,
        )?,
    )?;
    let package = folder.join(format!("{NAME}_{VERSION}_{architecture}.deb"));
    step::run(
        Command::new("dpkg-deb")
            .args(["--root-owner-group", "--build"])
            .args([&tree, &package])
            .env("SOURCE_DATE_EPOCH", &epoch),
    )?;
    println!("The package is {}", package.display());
    Ok(package)
}

struct Configuration(Value);

impl Configuration {
    fn text(&self, place: &str) -> Done<&str> {
        self.0
            .pointer(place)
            .and_then(Value::as_str)
            .ok_or_else(|| format!("tauri.conf.json does not say {place}"))
    }

    /// The kinds of file that the program opens.
    fn kinds(&self) -> Done<Vec<&str>> {
        let kinds: Vec<_> = self.0["bundle"]["fileAssociations"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|association| association["mimeType"].as_str())
            .collect();
        if kinds.is_empty() {
            Err("tauri.conf.json names no kind of file to open".to_owned())
        } else {
            Ok(kinds)
        }
    }
}

/// The entry in the desktop's menu, and under "Open with".
fn desktop_entry(conf: &Configuration) -> Done<String> {
    Ok(format!(
        "[Desktop Entry]\n\
         Type=Application\n\
         Name={name}\n\
         Comment={comment}\n\
         Exec={NAME} %F\n\
         Icon={NAME}\n\
         Terminal=false\n\
         StartupNotify=true\n\
         StartupWMClass={NAME}\n\
         Categories={CATEGORIES}\n\
         Keywords=news;articles;compare;collate;\n\
         MimeType={kinds};\n",
        name = conf.text("/productName")?,
        comment = conf.text("/bundle/shortDescription")?,
        kinds = conf.kinds()?.join(";"),
    ))
}

/// What software centres show.
fn metainfo(conf: &Configuration, epoch: &str) -> Done<String> {
    let kinds: String = conf
        .kinds()?
        .iter()
        .map(|kind| format!("    <mediatype>{}</mediatype>\n", escaped(kind)))
        .collect();
    Ok(format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>{id}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>{licence}</project_license>
  <name>{name}</name>
  <summary>{summary}</summary>
  <description>
    <p>{description}</p>
  </description>
  <developer_name>{developer}</developer_name>
  <launchable type="desktop-id">{NAME}.desktop</launchable>
  <provides>
    <binary>{NAME}</binary>
{kinds}  </provides>
  <content_rating type="oars-1.1"/>
  <releases>
    <release version="{VERSION}" timestamp="{epoch}"/>
  </releases>
</component>
"#,
        id = escaped(conf.text("/identifier")?),
        licence = env!("CARGO_PKG_LICENSE"),
        name = escaped(conf.text("/productName")?),
        summary = escaped(conf.text("/bundle/shortDescription")?),
        description = escaped(conf.text("/bundle/longDescription")?),
        developer = escaped(conf.text("/bundle/publisher")?),
    ))
}

fn control(
    conf: &Configuration,
    architecture: &str,
    libraries: &str,
    kibibytes: u64,
) -> Done<String> {
    Ok(format!(
        "Package: {NAME}\n\
         Version: {VERSION}\n\
         Architecture: {architecture}\n\
         Maintainer: {maintainer}\n\
         Installed-Size: {kibibytes}\n\
         Depends: {libraries}\n\
         Recommends: xdg-utils\n\
         Section: text\n\
         Priority: optional\n\
         Description: {summary}\n {description}\n",
        maintainer = conf.text("/bundle/publisher")?,
        summary = conf.text("/bundle/shortDescription")?,
        description = conf.text("/bundle/longDescription")?,
    ))
}

/// The packages whose libraries the program is linked to, as Debian's own tool
/// finds them.
fn libraries(folder: &Path, program: &Path) -> Done<String> {
    // The tool wants to stand in a source package.
    let source = folder.join("source");
    write(
        &source.join("debian/control"),
        &format!("Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n"),
    )?;
    let answer = step::output(
        Command::new("dpkg-shlibdeps")
            .current_dir(&source)
            .arg("-O")
            .arg(program),
    )?;
    answer
        .trim()
        .strip_prefix("shlibs:Depends=")
        .map(str::to_owned)
        .ok_or_else(|| format!("dpkg-shlibdeps answers `{answer}`"))
}

/// The time that everything in the package bears: that of the commit.
fn epoch() -> Done<String> {
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(epoch) => Ok(epoch),
        Err(_) => step::output(Command::new("git").current_dir(repository::root()).args([
            "log",
            "-1",
            "--format=%ct",
        ]))
        .map(|epoch| epoch.trim().to_owned()),
    }
}

/// Room that the files take, in the unit that Debian counts in.
fn size(folder: &Path) -> Done<u64> {
    let answer = step::output(
        Command::new("du")
            .args(["--apparent-size", "--summarize", "--block-size=1024"])
            .arg(folder),
    )?;
    let digits: String = answer.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().map_err(|_| format!("du answers `{answer}`"))
}

fn copy(from: &Path, to: &Path, mode: u32) -> Done {
    let bytes = fs::read(from).map_err(|error| format!("{}: {error}", from.display()))?;
    put(to, &bytes, mode)
}

fn write(to: &Path, text: &str) -> Done {
    put(to, text.as_bytes(), 0o644)
}

fn put(to: &Path, bytes: &[u8], mode: u32) -> Done {
    let folder = to
        .parent()
        .expect("every file of the package lies in a folder of it");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(to, bytes))
        .and_then(|()| fs::set_permissions(to, fs::Permissions::from_mode(mode)))
        .map_err(|error| format!("{}: {error}", to.display()))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
