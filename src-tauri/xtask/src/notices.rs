//! What the licences ask to be handed on with the program: its own, and those
//! of every crate that is linked into it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::repository;
use crate::step::{self, Done};

/// Debian's `copyright` file.
pub(crate) fn copyright() -> Done<String> {
    let mit = read("LICENSE-MIT")?;
    let terms: String = mit
        .lines()
        .skip_while(|line| !line.starts_with("Permission"))
        .fold(String::new(), |mut text, line| {
            let _ = writeln!(text, " {}", if line.is_empty() { "." } else { line });
            text
        });
    let holder = mit
        .lines()
        .find_map(|line| line.strip_prefix("Copyright (c) "))
        .ok_or("LICENSE-MIT names no holder")?;
    Ok(format!(
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\
         Upstream-Name: Tellings\n\
         Comment: The libraries linked into the program are listed, with their licences,\n \
         in third-party-licences.gz beside this file.\n\
         \n\
         Files: *\n\
         Copyright: {holder}\n\
         License: Apache-2.0 or Expat\n\
         \n\
         Files: usr/lib/tellings/models/*\n\
         Copyright: the authors of sentence-transformers/all-MiniLM-L6-v2\n \
         {holder}\n\
         License: Apache-2.0\n\
         \n\
         License: Apache-2.0\n \
         The full text is in /usr/share/common-licenses/Apache-2.0.\n\
         \n\
         License: Expat\n{terms}"
    ))
}

/// Every crate linked into the program, and the text of its licence; a text
/// that several crates share stands once.
pub(crate) fn third_party() -> Done<String> {
    let platform = step::output(Command::new("rustc").args(["--print", "host-tuple"]))?;
    let metadata = repository::metadata(&["--filter-platform", platform.trim()])?;
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut list = BTreeSet::new();
    for package in linked(&metadata) {
        let text = |field: &str| package[field].as_str().unwrap_or_default();
        let name = format!("{} {}", text("name"), text("version"));
        list.insert(format!(
            "{name}: {} {}",
            text("license"),
            text("repository")
        ));
        let folder = Path::new(text("manifest_path"))
            .parent()
            .unwrap_or(Path::new("/"));
        for licence in licences(folder) {
            texts.entry(licence).or_default().insert(name.clone());
        }
    }
    let mut file = String::from("Tellings contains these libraries.\n\n");
    for line in list {
        let _ = writeln!(file, "{}", line.trim());
    }
    for (text, names) in texts {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        let _ = write!(file, "\n{}\n{names}\n\n{}\n", "=".repeat(72), text.trim());
    }
    Ok(file)
}

/// The packages that the program links, without those of this workspace.
fn linked(metadata: &Value) -> Vec<&Value> {
    let all = |place: &str| {
        metadata
            .pointer(place)
            .and_then(Value::as_array)
            .map_or(&[][..], Vec::as_slice)
    };
    let ours: BTreeSet<&str> = all("/workspace_members")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let needs: BTreeMap<&str, &Value> = all("/resolve/nodes")
        .iter()
        .filter_map(|node| Some((node["id"].as_str()?, &node["deps"])))
        .collect();
    let packages: BTreeMap<&str, &Value> = all("/packages")
        .iter()
        .filter_map(|package| Some((package["id"].as_str()?, package)))
        .collect();
    let mut open: Vec<&str> = packages
        .iter()
        .filter(|(_, package)| package["name"] == crate::package::NAME)
        .map(|(id, _)| *id)
        .collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !found.insert(id) {
            continue;
        }
        for need in needs[id].as_array().into_iter().flatten() {
            // A kind that is null is neither for tests nor for the build alone.
            if need["dep_kinds"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|kind| kind["kind"].is_null())
            {
                open.extend(need["pkg"].as_str());
            }
        }
    }
    found.difference(&ours).map(|id| packages[id]).collect()
}

/// The texts of the licence files in a crate's folder.
fn licences(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .to_uppercase();
            ["LICENSE", "LICENCE", "COPYING", "NOTICE", "COPYRIGHT"]
                .iter()
                .any(|start| name.starts_with(start))
        })
        .collect();
    paths.sort();
    // Line ends differ between copies of one text.
    paths
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .map(|text| text.replace('\r', ""))
        .collect()
}

fn read(name: &str) -> Done<String> {
    fs::read_to_string(repository::root().join(name)).map_err(|error| format!("{name}: {error}"))
}
