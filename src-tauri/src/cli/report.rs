//! Writes a comparison as the choices say, for `compare` and `export` alike.

use std::fs;
use std::io::Write;
use std::path::Path;

use tellings_collate::{Comparison, siglum};
use tellings_render::{ReportOptions, mentions};

use super::args::Choices;
use super::{Stop, deliver, say};
use crate::{export, shown};

pub(super) fn write(
    comparison: &Comparison,
    title: &str,
    choices: &Choices,
    to: Option<&Path>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<(), Stop> {
    let options = options(title, choices)?;
    if options.hide_outlets {
        for mention in mentions(comparison, &options) {
            let place = mention.telling.map_or_else(
                || "the title, the introduction or a rule".to_owned(),
                |telling| format!("the text of telling {}", siglum(telling)),
            );
            let around = shown::text(&mention.around);
            say(
                err,
                &format!("An outlet is still named in {place}: {around}"),
            )?;
        }
    }
    if !choices.class_pack {
        let bytes = export::written(comparison, &options, choices.format.unwrap_or_default());
        return deliver(&bytes, to, out);
    }
    let Some(folder) = to else {
        return Err(Stop::Usage(
            "--class-pack needs a folder: -o FOLDER".to_owned(),
        ));
    };
    fs::create_dir_all(folder).map_err(|error| {
        Stop::Failed(format!(
            "{} could not be made: {error}.",
            shown::path(folder)
        ))
    })?;
    for (name, page) in export::class_pack(comparison, &options) {
        deliver(page.as_bytes(), Some(&folder.join(name)), out)?;
    }
    Ok(())
}

fn options(title: &str, choices: &Choices) -> Result<ReportOptions, Stop> {
    let mut options = export::options(choices.title.as_deref().unwrap_or(title));
    if let Some(path) = &choices.introduction {
        let text = fs::read_to_string(path).map_err(|error| {
            Stop::Failed(format!("{} could not be read: {error}.", shown::path(path)))
        })?;
        options.introduction = Some(text.replace("\r\n", "\n"));
    }
    if let Some(sections) = &choices.sections {
        options.sections.clone_from(sections);
    }
    options.hide_outlets = choices.hide_outlets;
    options.excerpts = choices.excerpts;
    options.large_print = choices.large_print;
    Ok(options)
}
