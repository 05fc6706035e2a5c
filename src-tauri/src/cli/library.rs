//! `tellings import` and `tellings export`: the person's library without the
//! window.

use std::io::Write;
use std::path::{Path, PathBuf};

use tellings_collate::AliasRule;
use tellings_library::{Outcome, StoryId};

use super::args::{Choices, LogFormat};
use super::{Status, Stop, deliver, report};
use crate::compare::Patience;
use crate::export;
use crate::files::is_address;
use crate::import::{self, Cancel, Order};
use crate::links;
use crate::log;
use crate::shown;
use crate::state::Shell;

/// Fetches the pages of links, and nothing that is not one.
pub(super) fn fetch(
    given: &[PathBuf],
    proxy: Option<&str>,
    seconds: Option<&str>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Status, Stop> {
    let mut found = Vec::new();
    for link in given {
        found.extend(
            links::in_text(&link.to_string_lossy())
                .map_err(|trouble| Stop::Usage(trouble.message))?,
        );
    }
    import(&found, proxy, seconds, out, err)
}

pub(super) fn import(
    files: &[PathBuf],
    proxy: Option<&str>,
    seconds: Option<&str>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Status, Stop> {
    let shell = Shell::of_this_person();
    // Whoever types a link here asks for it to be fetched.
    let fetch = files
        .iter()
        .any(|path| is_address(path))
        .then(|| links::options(&shell, proxy, seconds))
        .transpose()?;
    let order = Order {
        paths: files.to_vec(),
        story: None,
        fetch,
    };
    let imported = import::import(&shell, &order, &Cancel::default(), |_| {})?;
    let receipt = shell.library(|library| library.receipt(imported.receipt))?;
    let (mut taken, mut here, mut refused) = (0, 0, 0);
    for line in &receipt.lines {
        let name = shown::text(&line.source_name);
        let sentence = line.sentence.as_deref().unwrap_or_default();
        match line.outcome {
            Outcome::Taken => {
                taken += 1;
                writeln!(out, "taken         {name}")?;
            }
            Outcome::BroughtBack => {
                taken += 1;
                writeln!(out, "brought back  {name}")?;
            }
            Outcome::SameBytes => {
                here += 1;
                writeln!(out, "already here  {name} (the same file)")?;
            }
            Outcome::SameText => {
                here += 1;
                writeln!(out, "already here  {name} (the same text)")?;
            }
            Outcome::Refused => {
                refused += 1;
                writeln!(out, "refused       {name}")?;
                super::say(err, &format!("{name}: {sentence}"))?;
            }
        }
        for warning in &line.warnings {
            writeln!(out, "              {warning}")?;
        }
    }
    writeln!(
        out,
        "{taken} taken, {here} already here, {refused} refused."
    )?;
    Ok(if imported.refused > 0 {
        Status::NotAll
    } else {
        Status::Done
    })
}

/// Writes out the import log.
pub(super) fn log(
    query: &str,
    format: LogFormat,
    to: Option<&Path>,
    out: &mut dyn Write,
) -> Result<Status, Stop> {
    let shell = Shell::of_this_person();
    let lines = shell.library(|library| library.log(query))?;
    deliver(log::written(&lines, format).as_bytes(), to, out)?;
    Ok(Status::Done)
}

pub(super) fn export(
    story: &str,
    choices: &Choices,
    to: Option<&Path>,
    aliases: &[AliasRule],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Status, Stop> {
    let shell = Shell::of_this_person();
    let id = find(&shell, story)?;
    let compared = export::story_compared(&shell, id, None, aliases, Patience::ForAll(&|_| true))?;
    report::write(&compared.comparison, &compared.title, choices, to, out, err)?;
    Ok(Status::Done)
}

/// A story by its number or its title.
fn find(shell: &Shell, story: &str) -> Result<StoryId, Stop> {
    let stories = shell.library(|library| library.stories())?;
    let by_title = |same: &dyn Fn(&str) -> bool| -> Vec<StoryId> {
        stories
            .iter()
            .filter(|one| same(&one.title))
            .map(|one| one.id)
            .collect()
    };
    let exactly = by_title(&|title| title == story);
    let loosely = by_title(&|title| title.to_lowercase() == story.to_lowercase());
    let number = story.parse::<i64>().ok().map(StoryId::from);
    let numbered: Vec<StoryId> = stories
        .iter()
        .map(|one| one.id)
        .filter(|id| Some(*id) == number)
        .collect();
    for found in [numbered, exactly, loosely] {
        match found.as_slice() {
            [] => {}
            [one] => return Ok(*one),
            several => {
                let numbers: Vec<String> = several.iter().map(|id| id.get().to_string()).collect();
                return Err(Stop::Failed(format!(
                    "Several stories are called “{}”. Name one by its number: {}.",
                    shown::text(story),
                    numbers.join(", ")
                )));
            }
        }
    }
    let known: Vec<String> = stories
        .iter()
        .map(|one| format!("\n  {} {}", one.id.get(), shown::text(&one.title)))
        .collect();
    Err(Stop::Failed(if known.is_empty() {
        "There are no stories in the library yet. Make one in the window.".to_owned()
    } else {
        format!(
            "There is no story “{}” in the library. These are there:{}",
            shown::text(story),
            known.concat()
        )
    }))
}
