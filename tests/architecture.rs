//! The rules of ARCHITECTURE.md that a compiler does not check: which crate
//! may know which, where a word or a version may stand, and what every file
//! owes its reader.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;
use tellings_tests::repository::{files, packages, read, root};

/// For each of our packages, the packages of ours that it may use.
const MAY_USE: [(&str, &[&str]); 11] = [
    ("tellings-text", &[]),
    ("tellings-extract", &["tellings-text"]),
    ("tellings-fetch", &[]),
    ("tellings-collate", &["tellings-text"]),
    ("tellings-render", &["tellings-collate", "tellings-text"]),
    ("tellings-semantics", &["tellings-collate", "tellings-text"]),
    ("tellings-grouping", &["tellings-text"]),
    ("tellings-library", &["tellings-grouping"]),
    (
        "tellings",
        &[
            "tellings-collate",
            "tellings-extract",
            "tellings-fetch",
            "tellings-grouping",
            "tellings-library",
            "tellings-render",
            "tellings-semantics",
            "tellings-text",
        ],
    ),
    ("tellings-tests", &[]),
    ("xtask", &[]),
];

/// Libraries that one package alone may use, in programs and in tests.
const ONE_USER: [(&str, &str); 6] = [
    ("similar", "tellings-collate"),
    ("rusqlite", "tellings-library"),
    ("maud", "tellings-render"),
    ("trafilatura", "tellings-extract"),
    ("rten", "tellings-semantics"),
    ("tauri", "tellings"),
];

/// What may lie at the top of the repository.
const TOP: [&str; 22] = [
    ".cargo",
    ".ci",
    ".git",
    ".github",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "GLOSSARY.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "clippy.toml",
    "deny.toml",
    "docs",
    "icons",
    "rustfmt.toml",
    "src-tauri",
    "tests",
    "ui",
];

fn name(package: &Value) -> &str {
    package["name"].as_str().expect("a package has a name")
}

/// Names of a package's dependencies of every kind.
fn uses(package: &Value) -> BTreeSet<String> {
    let dependencies = package["dependencies"]
        .as_array()
        .expect("cargo lists dependencies");
    dependencies
        .iter()
        .map(|dependency| name(dependency).to_owned())
        .collect()
}

#[test]
fn dependencies_point_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let packages = packages();
    let ours: BTreeSet<&str> = packages.iter().map(name).collect();
    for package in &packages {
        let may = allowed
            .get(name(package))
            .unwrap_or_else(|| panic!("{} is new: say here what it may use", name(package)));
        for used in uses(package)
            .iter()
            .filter(|used| ours.contains(used.as_str()))
        {
            assert!(
                may.contains(&used.as_str()),
                "{} uses {used}, which points the wrong way",
                name(package)
            );
        }
    }
}

#[test]
fn some_libraries_have_one_user() {
    for package in packages() {
        for used in uses(&package) {
            for (library, user) in ONE_USER {
                let belongs = used == library
                    || used
                        .strip_prefix(library)
                        .is_some_and(|rest| rest.starts_with(['-', '_']));
                assert!(
                    !belongs || name(&package) == user,
                    "{} uses {used}; only {user} may",
                    name(&package)
                );
            }
        }
    }
}

/// `tellings-fetch` alone opens connections, by `ureq` alone.
#[test]
fn one_package_can_reach_the_network() {
    let clients = [
        "reqwest",
        "hyper",
        "curl",
        "isahc",
        "attohttpc",
        "minreq",
        "tauri-plugin-http",
        "tauri-plugin-updater",
    ];
    for package in packages()
        .iter()
        .filter(|package| !["tellings-tests", "xtask"].contains(&name(package)))
    {
        for used in uses(package) {
            let fetches = name(package) == "tellings-fetch";
            assert!(
                !clients.contains(&used.as_str()) && (fetches || used != "ureq"),
                "{} uses {used}",
                name(package)
            );
        }
    }
}

#[test]
fn the_version_is_stated_once() {
    for package in packages() {
        let manifest = PathBuf::from(
            package["manifest_path"]
                .as_str()
                .expect("a package has a manifest"),
        );
        let text = std::fs::read_to_string(&manifest).expect("cargo has just read it");
        assert!(
            text.contains("version.workspace = true"),
            "{} states a version of its own",
            manifest.display()
        );
    }
    for file in files(".", &["json"])
        .iter()
        .filter(|path| path.ends_with("tauri.conf.json") || path.ends_with("package.json"))
    {
        let configuration: Value =
            serde_json::from_str(&read(file)).expect("a configuration is JSON");
        assert!(
            configuration.get("version").is_none(),
            "{} states a version of its own",
            file.display()
        );
    }
}

#[test]
fn every_module_opens_with_its_purpose() {
    for file in files("src-tauri", &["rs"])
        .into_iter()
        .chain(files("tests", &["rs"]))
    {
        assert!(
            read(&file).starts_with("//!"),
            "{} does not say what it is for",
            file.display()
        );
    }
}

#[test]
fn every_allowance_carries_a_reason() {
    for file in files("src-tauri", &["rs"])
        .into_iter()
        .chain(files("tests", &["rs"]))
    {
        let text = read(&file);
        for opening in [
            concat!("#[", "allow("),
            concat!("#![", "allow("),
            concat!("#[", "expect("),
            concat!("#![", "expect("),
        ] {
            for (at, _) in text.match_indices(opening) {
                let attribute = text[at..]
                    .split(")]")
                    .next()
                    .expect("a split has a first part");
                assert!(
                    attribute.contains("reason"),
                    "{}: {attribute} has no reason",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn one_script_talks_to_the_program_and_one_sets_html() {
    let scripts = files("ui", &["js", "mjs", "html"]);
    assert!(!scripts.is_empty(), "the window has scripts");
    let with = |words: &[&str]| -> Vec<String> {
        let has = |file: &&PathBuf| words.iter().any(|word| code(&read(file)).contains(word));
        scripts
            .iter()
            .filter(has)
            .map(|file| file.display().to_string())
            .collect()
    };
    assert_eq!(with(&["__TAURI"]), ["ui/js/ipc.js"]);
    let setters = with(&[
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "setHTML",
        "document.write",
        "createContextualFragment",
    ]);
    assert!(setters.len() <= 1, "HTML is set in {setters:?}");
    assert_eq!(with(&["eval(", "new Function", "javascript:"]), [""; 0]);
}

#[test]
fn pages_hold_no_inline_script_or_style() {
    for file in files("ui", &["html"]) {
        let text = read(&file);
        assert!(
            !text.contains("<style") && !text.contains(" style="),
            "{} has a style of its own",
            file.display()
        );
        for script in text.split("<script").skip(1) {
            let tag = script.split('>').next().expect("a split has a first part");
            assert!(
                tag.contains("src="),
                "{} has a script of its own",
                file.display()
            );
        }
    }
    for file in files("src-tauri/crates/tellings-render/src", &["rs"]) {
        // Tests of the escaping write what must not come through.
        if file.ends_with("tests.rs") {
            continue;
        }
        let text = code(&read(&file));
        for attribute in [
            " onclick=",
            " onload=",
            " onerror=",
            " oninput=",
            " onchange=",
            " style=",
        ] {
            assert!(
                !text.contains(attribute),
                "{} writes{attribute}",
                file.display()
            );
        }
    }
}

/// Article text reaches HTML only through the template's escaping: the way
/// round it is for our own style sheet and for fragments that are HTML already.
#[test]
fn unescaped_html_is_written_in_few_places() {
    let users: Vec<String> = files("src-tauri/crates/tellings-render/src", &["rs"])
        .iter()
        .filter(|file| code(&read(file)).contains("PreEscaped("))
        .map(|file| {
            file.file_name()
                .expect("a file has a name")
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert!(users.len() <= 2, "{users:?} write HTML without escaping it");
}

#[test]
fn the_top_of_the_repository_is_tidy() {
    let ignored: Vec<String> = read(".gitignore")
        .lines()
        .map(|line| line.trim_matches('/').to_owned())
        .collect();
    for entry in std::fs::read_dir(root())
        .expect("the top can be listed")
        .flatten()
    {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(
            TOP.contains(&name.as_str()) || ignored.contains(&name),
            "{name} does not belong at the top"
        );
    }
}

/// Observations, never motives; and one word for one thing.
#[test]
fn words_for_people_are_the_glossarys() {
    let words: String = files("src-tauri/crates/tellings-render/src/words", &["rs"])
        .iter()
        .map(|file| {
            let text = read(file);
            // The tests of the words list what must not be said.
            strings(text.split("#[cfg(test)]").next().unwrap_or_default())
        })
        .collect();
    for shown in [
        "Same words",
        "Worded differently",
        "Differs",
        "Not found here",
        "Cannot tell",
        "Only here",
        "Moved",
        "Story",
        "Article",
        "Outlet",
        "Telling",
        "Fact",
        "Wording",
        "Compare against",
    ] {
        assert!(words.contains(shown), "no screen says {shown:?}");
    }
    let lower = words.to_lowercase();
    let spoken: BTreeSet<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    for motive in [
        "omits",
        "omitted",
        "omission",
        "hides",
        "hidden",
        "hid",
        "distorts",
        "distorted",
        "biased",
        "bias",
        "lies",
        "lied",
        "fake",
        "spin",
        "misleading",
        "misleads",
        "suppressed",
        "suppresses",
        "copied",
        "plagiarised",
        "wrongly",
        "falsely",
        "fails",
        "failed",
        "manipulated",
        "contradicts",
        "guilty",
        "agenda",
        "slanted",
    ] {
        assert!(
            !spoken.contains(motive),
            "{motive:?} is a verdict, not an observation"
        );
    }
    for (word, instead) in [
        ("witness", "telling"),
        ("witnesses", "tellings"),
        ("siglum", "letter"),
        ("segment", "sentence"),
        ("singleton", "only here"),
    ] {
        assert!(
            !spoken.contains(word),
            "people read {word:?}; the glossary says {instead:?}"
        );
    }
}

#[test]
fn the_glossary_has_every_idea_of_the_code() {
    let glossary = read("GLOSSARY.md");
    for idea in [
        "Story",
        "Article",
        "Witness",
        "Siglum",
        "Outlet",
        "Segment",
        "Token",
        "Comparison",
        "Fact",
        "Singleton",
        "Gap",
        "Reuse",
        "Finding",
        "Telling",
        "Span",
        "Cell",
        "State",
        "Mark",
        "Evidence",
    ] {
        assert!(
            glossary.contains(idea),
            "GLOSSARY.md does not explain {idea}"
        );
    }
}

/// A source without its comments.
fn code(text: &str) -> String {
    let mut lines = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let start = line.trim_start();
        inside |= start.starts_with("/*") || start.starts_with("<!--");
        if !inside && !start.starts_with("//") {
            lines.push(line);
        }
        inside &= !(line.contains("*/") || line.contains("-->"));
    }
    lines.join("\n")
}

/// The string literals of a Rust source, one a line.
fn strings(text: &str) -> String {
    let text = code(text).replace("\\\"", "'");
    let mut parts = text.split('"');
    let mut found = String::new();
    while let (Some(_), Some(literal)) = (parts.next(), parts.next()) {
        // A backslash at the end of a line joins it to the next.
        let joined: Vec<&str> = literal.split("\\\n").map(str::trim_start).collect();
        found.push_str(&joined.concat());
        found.push('\n');
    }
    found
}
