//! The report of a story, and the name it is saved under.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tellings_collate::{AliasRule, Comparison, Options, to_json};
use tellings_library::{Story, StoryId};
use tellings_render::words::report as words;
use tellings_render::{ReportOptions, chosen, pack, report};

use crate::compare::{Patience, alias_rule, compared, witness};
use crate::corrections::for_matcher;
use crate::ipc::{Answer, Code, Trouble};
use crate::shown;
use crate::state::Shell;
use crate::table;

/// Most characters of a title in a file name.
const LONGEST_NAME: usize = 80;

/// What a comparison is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// The report.
    #[default]
    Html,
    /// The comparison for programs.
    Json,
    /// The fact matrix as a table for spreadsheets.
    Csv,
    /// The fact matrix as text.
    Md,
}

impl Format {
    /// The format of that name, which is also the ending of its files.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "html" => Some(Self::Html),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            "md" => Some(Self::Md),
            _ => None,
        }
    }
}

/// A comparison as the bytes of a file: the one place that makes them, for the
/// window and the command line.
#[must_use]
pub fn written(comparison: &Comparison, options: &ReportOptions, format: Format) -> Vec<u8> {
    let chosen = chosen(comparison, options);
    match format {
        Format::Html => report(comparison, options),
        Format::Json => to_json(&chosen),
        Format::Csv => table::csv(&chosen),
        Format::Md => table::markdown(&chosen, &options.title),
    }
    .into_bytes()
}

/// The files of the class pack: names and bytes.
#[must_use]
pub fn class_pack(comparison: &Comparison, options: &ReportOptions) -> [(&'static str, String); 2] {
    [
        (words::SHEETS_FILE, pack::sheets(comparison, options)),
        (words::KEY_FILE, pack::answers(comparison, options)),
    ]
}

/// A story, compared, to be exported.
#[derive(Clone, Debug)]
pub struct Compared {
    /// What the story is called.
    pub title: String,
    /// Its comparison.
    pub comparison: Arc<Comparison>,
}

/// The comparison of a story; `base` is the place of the telling to compare
/// against, else the story's own choice holds. `rules` hold besides those of
/// the library.
///
/// # Errors
/// When the story is gone or has fewer than two articles, or the patience ends.
pub fn story_compared(
    shell: &Shell,
    id: StoryId,
    base: Option<usize>,
    rules: &[AliasRule],
    patience: Patience<'_>,
) -> Answer<Compared> {
    let story = shell.library(|library| library.story(id))?;
    if story.articles.len() < 2 {
        return Err(Trouble::not_usable(
            "A report needs a story with at least two articles. Add another one first.",
        ));
    }
    let comparison = comparison_of(shell, &story, base, rules, patience)?.ok_or_else(|| {
        Trouble::new(
            Code::Internal,
            "The comparison was not finished. Open the story and try again when it is shown.",
        )
    })?;
    Ok(Compared {
        title: story.title,
        comparison,
    })
}

/// What a report is told about itself.
#[must_use]
pub fn options(title: &str) -> ReportOptions {
    ReportOptions {
        title: title.to_owned(),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        ..ReportOptions::default()
    }
}

/// The comparison of a story's articles, by what a person said of it, by the
/// rules of the story and the library, and by these; nothing where the patience ends before it is there.
///
/// # Errors
/// When the library cannot be read.
pub fn comparison_of(
    shell: &Shell,
    story: &Story,
    base: Option<usize>,
    rules: &[AliasRule],
    patience: Patience<'_>,
) -> Answer<Option<Arc<Comparison>>> {
    let chosen = story
        .base
        .and_then(|base| story.articles.iter().position(|article| article.id == base));
    let base = base.filter(|base| *base < story.articles.len()).or(chosen);
    let witnesses = story.articles.iter().map(witness).collect();
    let (stored, said) = shell.library(|library| {
        Ok((
            library.alias_rules(Some(story.id))?,
            library.corrections(story.id)?,
        ))
    })?;
    let aliases = stored.iter().map(alias_rule).chain(rules.iter().cloned());
    let options = Options {
        base,
        aliases: aliases.collect(),
        corrections: said
            .iter()
            .map(|one| for_matcher(story, &one.said))
            .collect(),
    };
    Ok(compared(shell, witnesses, options, patience))
}

/// The path with `.html` at its end, so that a browser opens it.
#[must_use]
pub fn with_ending(path: &Path) -> PathBuf {
    let is_html = path.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm")
    });
    if is_html {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".html");
    PathBuf::from(name)
}

/// A file name for the report of a story, fit for every system.
#[must_use]
pub fn file_name(title: &str) -> String {
    let spaced: String = shown::text(title)
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | char::REPLACEMENT_CHARACTER => {
                ' '
            }
            c => c,
        })
        .collect();
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(LONGEST_NAME).collect();
    // Leading dots hide a file, trailing ones are lost on Windows.
    let name = short.trim_matches(['.', '…', ' ']);
    let reserved = ["con", "prn", "aux", "nul"].contains(&name.to_ascii_lowercase().as_str());
    if name.is_empty() || reserved {
        "Tellings report.html".to_owned()
    } else {
        format!("{name}.html")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_file_names() {
        let check = |title: &str, name: &str| assert_eq!(file_name(title), name);
        check("The Tarrin ferry", "The Tarrin ferry.html");
        check("Über 5/6: «wer»?", "Über 5 6 «wer».html");
        check("../../etc/passwd", "etc passwd.html");
        check("...", "Tellings report.html");
        check("It began…", "It began.html");
        check("a\nb\u{202E}c", "a b c.html");
        check("CON", "Tellings report.html");
        assert_eq!(with_ending(Path::new("/a/b")), Path::new("/a/b.html"));
        assert_eq!(with_ending(Path::new("/a/v1.2")), Path::new("/a/v1.2.html"));
        assert_eq!(with_ending(Path::new("/a/b.HTM")), Path::new("/a/b.HTM"));
        assert!(file_name(&"long ".repeat(100)).chars().count() <= LONGEST_NAME + 5);
    }
}
