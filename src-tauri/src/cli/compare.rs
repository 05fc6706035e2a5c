//! `tellings compare`: files in, one comparison out, and no library touched.

use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use tellings_collate::{AliasRule, Comparison, Options, Reader, Witness, siglum};

use super::args::{Base, Choices};
use super::{Status, Stop, report, say, say_of};
use crate::compare::witness_of_file;
use crate::files::{Found, gather};
use crate::import::read_each;
use crate::models;
use crate::reader::Pool;
use crate::shown;

/// What to make of the files, and where to put it.
pub(super) struct Asked<'a> {
    pub(super) choices: Choices,
    pub(super) to: Option<&'a Path>,
    pub(super) base: Option<Base>,
    pub(super) aliases: Vec<AliasRule>,
}

pub(super) fn run(
    paths: &[PathBuf],
    asked: Asked<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Status, Stop> {
    let Asked {
        choices,
        to,
        base,
        aliases,
    } = asked;
    let mut status = Status::Done;
    let mut seen = HashSet::new();
    let mut files: Vec<Option<Witness>> = Vec::new();
    let mut found = gather(paths);
    let mut again = Vec::new();
    found.retain(|entry| {
        let Found::File(path) = entry else {
            return true;
        };
        let real = path.canonicalize().unwrap_or_else(|_| path.clone());
        let is_new = seen.insert(real);
        if !is_new {
            again.push(path.clone());
        }
        is_new
    });
    for path in again {
        say_of(
            err,
            &path,
            "It was given more than once and is compared once.",
        )?;
    }
    let name = |entry: &Found| entry.path().to_string_lossy().into_owned();
    read_each(
        &Pool::default(),
        &found,
        name,
        |_, read| -> Result<(), Stop> {
            match read.article {
                Ok(article) => files.push(Some(witness_of_file(article))),
                Err(unusable) => {
                    let name = shown::text(&read.name);
                    say(err, &format!("{name}: {}", unusable.sentence))?;
                    if unusable.is_asked_for() {
                        status = Status::NotAll;
                        files.push(None);
                    }
                }
            }
            Ok(())
        },
    )?;
    if let Some(to) = to {
        refuse_to_overwrite(to, &seen)?;
    }
    let options = Options {
        base: base.map(|base| witness_at(&files, base)).transpose()?,
        aliases,
        ..Options::default()
    };
    let witnesses: Vec<Witness> = files.into_iter().flatten().collect();
    if witnesses.len() < 2 {
        return Err(Stop::Failed(
            "A comparison needs at least two articles that can be read.".to_owned(),
        ));
    }
    let comparison = models::compared(
        models::reader().map(|reader| reader as &dyn Reader),
        &witnesses,
        &options,
    );
    report::write(&comparison, "", &choices, to, out, err)?;
    if to.is_some() {
        summary(&comparison, err)?;
    }
    Ok(status)
}

/// Which witness the file at this place became.
fn witness_at(files: &[Option<Witness>], base: Base) -> Result<usize, Stop> {
    match files.get(base.0) {
        Some(Some(_)) => Ok(files[..base.0].iter().flatten().count()),
        Some(None) => Err(Stop::Failed(
            "The file that --base names could not be read, so nothing was compared.".to_owned(),
        )),
        None => Err(Stop::Usage(format!(
            "--base names file {} ({}), but there are only {}.",
            base.0 + 1,
            siglum(base.0),
            files.len()
        ))),
    }
}

/// A mistyped `-o` must not cost an article.
fn refuse_to_overwrite(to: &Path, inputs: &HashSet<PathBuf>) -> Result<(), Stop> {
    match to.canonicalize() {
        Ok(real) if inputs.contains(&real) => Err(Stop::Usage(
            "-o names one of the files to compare; it would be overwritten.".to_owned(),
        )),
        _ => Ok(()),
    }
}

fn summary(comparison: &Comparison, err: &mut dyn Write) -> Result<(), Stop> {
    let facts = comparison.facts.len();
    let shared = comparison
        .facts
        .iter()
        .filter(|fact| fact.told_by() > 1)
        .count();
    say(
        err,
        &format!(
            "{} tellings, {facts} facts, {shared} of them told by more than one.",
            comparison.tellings.len()
        ),
    )?;
    Ok(())
}
