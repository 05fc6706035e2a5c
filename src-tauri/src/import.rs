//! Files into the library: the one way in for the window and the command line.
//!
//! [`files`](fn@files) walks what was given, reads, extracts and stores,
//! one file after the other, and ends with a receipt in which every file has
//! one line, or one for each article of a file that holds several. The library is only held while a file is stored, so the window
//! stays usable meanwhile. What a killed process leaves behind is the
//! library's promise: a line and its article are one transaction.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use tellings_extract::{Article, Refusal, Source, WITHIN, extract, parts};
use tellings_library::{
    ArticleId, Completeness, LeftOut, Moment, NewArticle, ReceiptId, StoryId, Told,
};

use crate::files::{FileTrouble, Found, gather, label, read};
use crate::ipc::{Answer, Trouble};
use crate::looks::{Draft, Look};
use crate::state::Shell;

/// Which version of the reading made a text.
const EXTRACTOR_VERSION: &str = env!("CARGO_PKG_VERSION");

/// How far an import is, for a sentence to the person who waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportProgress {
    /// Files that are done.
    pub done: usize,
    /// Files in all.
    pub total: usize,
    /// What the file that comes next is called.
    pub name: String,
}

/// Asks an import to stop after the file it is at, or a comparison after the
/// piece it is at.
#[derive(Debug, Default)]
pub struct Cancel(AtomicBool);

impl Cancel {
    /// Stop soon.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether to stop.
    #[must_use]
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What an import came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Its receipt.
    pub receipt: ReceiptId,
    /// The articles that stand for the files, each once, in their order.
    pub articles: Vec<ArticleId>,
    /// How many files could not be used.
    pub refused: usize,
}

/// Imports files and folders; with a story, the articles join it at its end.
///
/// # Errors
/// When the library cannot be written. What was stored until then stays, and
/// its receipt says so.
pub fn files(
    shell: &Shell,
    paths: &[PathBuf],
    story: Option<StoryId>,
    cancel: &Cancel,
    progress: impl FnMut(ImportProgress),
) -> Answer<Imported> {
    files_looked_at(shell, paths, &Look::default(), story, cancel, progress)
}

/// [`files`](fn@files) that a person may have looked at before, with what they
/// want of them.
///
/// # Errors
/// As there.
pub fn files_looked_at(
    shell: &Shell,
    paths: &[PathBuf],
    look: &Look,
    story: Option<StoryId>,
    cancel: &Cancel,
    mut progress: impl FnMut(ImportProgress),
) -> Answer<Imported> {
    let found = gather(paths);
    let receipt = shell.library(|library| library.begin_receipt(&now()))?;
    let mut imported = Imported {
        receipt,
        articles: Vec::new(),
        refused: 0,
    };
    let mut cancelled = false;
    for (done, entry) in found.iter().enumerate() {
        if cancel.asked() {
            cancelled = true;
            break;
        }
        let name = match entry {
            Found::File(path) | Found::Trouble(path, _) | Found::OtherKinds(path, _) => label(path),
        };
        let mut next = |name: &str| {
            progress(ImportProgress {
                done,
                total: found.len(),
                name: name.to_owned(),
            });
        };
        next(&name);
        match bytes_of(entry) {
            Err(unusable) => imported.refuse(shell, &name, &unusable)?,
            Ok((path, bytes)) => {
                let source = Source {
                    name: &hint(path),
                    bytes: &bytes,
                };
                for (at, part) in parts(&source).iter().enumerate() {
                    if at > 0 && cancel.asked() {
                        cancelled = true;
                        break;
                    }
                    let name = part_name(&name, &part.within);
                    if at > 0 {
                        next(&name);
                    }
                    match part.article() {
                        Ok(article) => {
                            let draft = look.draft(path, &name);
                            let new = new_article(name, part.bytes.to_vec(), article);
                            imported.add(shell, new, draft)?;
                        }
                        Err(refusal) => imported.refuse(shell, &name, &refusal.into())?,
                    }
                }
            }
        }
    }
    shell.library(|library| library.finish_receipt(receipt, cancelled, &now()))?;
    if let Some(story) = story {
        shell.library(|library| library.add_to_story(story, &imported.articles, &now()))?;
    }
    Ok(imported)
}

impl Imported {
    /// Puts an article into the library, as a person wants it.
    fn add(&mut self, shell: &Shell, new: NewArticle, draft: Option<&Draft>) -> Answer<()> {
        if draft.is_some_and(|draft| draft.stays_out) {
            let unusable = Unusable {
                code: STAYS_OUT,
                sentence: "You chose not to import this one.".to_owned(),
            };
            return self.refuse(shell, &new.source_name, &unusable);
        }
        let corrected = draft.map(|draft| draft.corrected(&new)).unwrap_or_default();
        let receipt = self.receipt;
        let added =
            shell.library(|library| library.add_corrected(receipt, &new, &corrected, &now()))?;
        if !self.articles.contains(&added.article()) {
            self.articles.push(added.article());
        }
        Ok(())
    }

    /// Notes why there was none to put.
    fn refuse(&mut self, shell: &Shell, name: &str, unusable: &Unusable) -> Answer<()> {
        let receipt = self.receipt;
        self.refused += usize::from(unusable.is_asked_for());
        shell.library(|library| library.refuse(receipt, name, unusable.code, &unusable.sentence))
    }
}

/// Why a file gives no article, for programs and for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// For programs.
    pub code: &'static str,
    /// For people.
    pub sentence: String,
}

/// The word for files that lay beside articles and were not asked for.
pub const OTHER_KINDS: &str = "other_kinds";

/// The word for articles that a person looked at and does not want.
const STAYS_OUT: &str = "stays_out";

impl Unusable {
    /// Whether somebody pointed at it, so that it counts as unusable input.
    #[must_use]
    pub fn is_asked_for(&self) -> bool {
        ![OTHER_KINDS, STAYS_OUT].contains(&self.code)
    }
}

impl From<Refusal> for Unusable {
    fn from(refusal: Refusal) -> Self {
        Self {
            code: refusal.code(),
            sentence: refusal.to_string(),
        }
    }
}

impl From<FileTrouble> for Unusable {
    fn from(trouble: FileTrouble) -> Self {
        Self {
            code: trouble.code(),
            sentence: trouble.to_string(),
        }
    }
}

/// The bytes of an entry, or why there are none.
fn bytes_of(entry: &Found) -> Result<(&Path, Vec<u8>), Unusable> {
    match entry {
        Found::Trouble(_, trouble) => Err(trouble.clone().into()),
        Found::OtherKinds(_, count) => Err(Unusable {
            code: OTHER_KINDS,
            sentence: other_kinds(*count),
        }),
        Found::File(path) => Ok((path, read(path)?)),
    }
}

/// Says that a folder holds files that nobody reads.
#[must_use]
pub fn other_kinds(count: usize) -> String {
    match count {
        1 => "1 file of another kind in this folder was not read.".to_owned(),
        _ => format!("{count} files of other kinds in this folder were not read."),
    }
}

/// The name by which the extractor takes hints: as it is, in the file's folder.
fn hint(path: &Path) -> Cow<'_, str> {
    path.file_name().unwrap_or_default().to_string_lossy()
}

/// How a part of a file is called: `issue.zip › a.docx`.
fn part_name(file: &str, within: &str) -> String {
    if within.is_empty() {
        file.to_owned()
    } else {
        format!("{file}{WITHIN}{within}")
    }
}

/// What one part of a file came to.
pub struct Read {
    /// How the part is called, after the name that `file` gives the file.
    pub name: String,
    /// The bytes that it is read from.
    pub bytes: Vec<u8>,
    /// Its article, or why there is none.
    pub article: Result<Article, Unusable>,
}

/// Reads a file and takes all articles out of it. `file` is what the file is
/// called.
#[must_use]
pub fn articles_in(path: &Path, file: &str) -> Vec<Read> {
    let bytes = match read(path) {
        Ok(bytes) => bytes,
        Err(trouble) => {
            return vec![Read {
                name: file.to_owned(),
                bytes: Vec::new(),
                article: Err(trouble.into()),
            }];
        }
    };
    let source = Source {
        name: &hint(path),
        bytes: &bytes,
    };
    parts(&source)
        .iter()
        .map(|part| Read {
            name: part_name(file, &part.within),
            bytes: part.bytes.to_vec(),
            article: part.article().map_err(Unusable::from),
        })
        .collect()
}

/// The article that these bytes alone are, if they still are one of that kind.
/// `name` is what the library calls the file, or the part of a file.
#[must_use]
pub fn part_in(name: &str, bytes: Vec<u8>, kind: &str) -> Option<NewArticle> {
    let own = name.rsplit(WITHIN).next().unwrap_or_default();
    let article = extract(&Source {
        name: own,
        bytes: &bytes,
    })
    .ok()
    .filter(|article| article.kind.code() == kind)?;
    Some(new_article(name.to_owned(), bytes, article))
}

/// An extracted article as the library takes it.
#[must_use]
pub fn new_article(
    source_name: String,
    source_bytes: Vec<u8>,
    article: tellings_extract::Article,
) -> NewArticle {
    NewArticle {
        source_name,
        source_bytes,
        kind: article.kind.code().to_owned(),
        encoding: article.encoding,
        text: article.text,
        title: article.title.map(told),
        byline: article.byline.map(told),
        outlet: article.outlet.map(told),
        date: article.date.map(told),
        url: article.url.map(told),
        language: article.language.map(told),
        left_out: article
            .left_out
            .into_iter()
            .map(|left_out| LeftOut {
                text: left_out.text,
                before: left_out.before,
                reason: left_out.reason.code().to_owned(),
            })
            .collect(),
        completeness: match article.complete {
            tellings_extract::Completeness::Complete => Completeness::Complete,
            tellings_extract::Completeness::Partial(_) => Completeness::Partial,
            tellings_extract::Completeness::Doubtful(_) => Completeness::Doubtful,
        },
        reasons: article
            .complete
            .doubts()
            .iter()
            .map(ToString::to_string)
            .collect(),
        warnings: article.warnings.iter().map(ToString::to_string).collect(),
        extractor_version: EXTRACTOR_VERSION.to_owned(),
    }
}

fn told(told: tellings_extract::Told) -> Told {
    Told {
        value: told.value,
        origin: told.origin.code().to_owned(),
    }
}

/// Text that a person pasted, with what they typed about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The article's text.
    pub text: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Day of publication.
    pub date: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

/// Imports pasted text. What was typed beside it wins over what the text says
/// of itself.
///
/// # Errors
/// When the text, the date or the link cannot be used; nothing is stored then.
pub fn pasted(shell: &Shell, pasted: Pasted, story: Option<StoryId>) -> Answer<Imported> {
    let date = typed(pasted.date)
        .map(|date| date_as_typed(&date))
        .transpose()?;
    let url = typed(pasted.url)
        .map(|url| url_as_typed(&url))
        .transpose()?;
    let bytes = pasted.text.into_bytes();
    let article = extract(&Source {
        name: "",
        bytes: &bytes,
    })
    .map_err(|refusal| Trouble::not_usable(refusal.to_string()))?;
    let mut new = new_article(String::new(), bytes, article);
    for (field, value) in [
        (&mut new.outlet, typed(pasted.outlet)),
        (&mut new.title, typed(pasted.title)),
        (&mut new.date, date),
        (&mut new.url, url),
    ] {
        if let Some(value) = value {
            *field = Some(Told::by_a_person(value));
        }
    }
    shell.library(|library| {
        let receipt = library.begin_receipt(&now())?;
        let added = library.add_article(receipt, &new, &now())?;
        if let Some(story) = story {
            library.add_to_story(story, &[added.article()], &now())?;
        }
        library.finish_receipt(receipt, false, &now())?;
        Ok(Imported {
            receipt,
            articles: vec![added.article()],
            refused: 0,
        })
    })
}

/// What was typed into a line of a form; nothing where only white space was.
#[must_use]
pub fn typed(value: Option<String>) -> Option<String> {
    value
        .map(|value| value.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|value| !value.is_empty())
}

/// A day that a person typed.
///
/// # Errors
/// When it is none.
pub fn date_as_typed(text: &str) -> Answer<String> {
    text.parse::<jiff::civil::Date>()
        .map(|date| date.to_string())
        .map_err(|_| {
            Trouble::not_usable("The date is not one that Tellings can read. Please type it as year-month-day, such as 2026-01-07.")
        })
}

/// The code of a language that a person typed.
///
/// # Errors
/// When it is none.
pub fn language_as_typed(text: &str) -> Answer<String> {
    let code = text.to_lowercase();
    let mut parts = code.split('-');
    let named = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let first = parts.next().is_some_and(|part| named(part, 2..=3));
    if first && parts.all(|part| named(part, 1..=8)) {
        return Ok(code);
    }
    Err(Trouble::not_usable(
        "The language is not one that Tellings can read. Please type its code, such as en, de or pt-br.",
    ))
}

/// A web address that a person typed.
///
/// # Errors
/// When it is none.
pub fn url_as_typed(text: &str) -> Answer<String> {
    tauri::Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .map(|_| text.to_owned())
        .ok_or_else(|| {
            Trouble::not_usable("The link is not a web address. Please paste one that begins with https:// or http://.")
        })
}

/// The moment it is. The only clock in the program.
#[must_use]
pub fn now() -> Moment {
    Moment::from(jiff::Timestamp::now())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tellings_library::{Outcome, Receipt};

    use super::*;
    use crate::ipc::Code;

    struct Desk {
        folder: tempfile::TempDir,
        shell: Shell,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let shell = Shell::new(Some(folder.path().join("home")));
            Self { folder, shell }
        }

        fn files(&self, count: usize) -> Vec<PathBuf> {
            (0..count)
                .map(|number| {
                    let path = self.folder.path().join(format!("{number:04}.txt"));
                    fs::write(&path, format!("The river rose by {number} metres."))
                        .expect("a file");
                    path
                })
                .collect()
        }

        fn import(
            &self,
            paths: &[PathBuf],
            cancel: &Cancel,
            progress: impl FnMut(ImportProgress),
        ) -> (Imported, Receipt) {
            let imported =
                files(&self.shell, paths, None, cancel, progress).expect("the import ends");
            let receipt = self
                .shell
                .library(|library| library.receipt(imported.receipt))
                .expect("a receipt");
            (imported, receipt)
        }
    }

    #[test]
    fn a_thousand_files_have_a_thousand_lines() {
        let desk = Desk::new();
        let paths = desk.files(1_000);
        let mut seen = 0;
        let (imported, receipt) = desk.import(&paths, &Cancel::default(), |progress| {
            assert_eq!((progress.done, progress.total), (seen, 1_000));
            seen += 1;
        });
        assert_eq!(seen, 1_000);
        assert_eq!(imported.articles.len(), 1_000);
        assert_eq!(receipt.lines.len(), 1_000);
        assert!(receipt.finished.is_some() && !receipt.cancelled);
    }

    #[test]
    fn what_was_imported_before_stays_when_it_is_cancelled() {
        let desk = Desk::new();
        let cancel = Cancel::default();
        let (imported, receipt) = desk.import(&desk.files(10), &cancel, |progress| {
            if progress.done == 3 {
                cancel.ask();
            }
        });
        assert_eq!(imported.articles.len(), 4, "the file it was at is finished");
        assert_eq!(receipt.lines.len(), 4);
        assert!(receipt.cancelled);
    }

    #[test]
    fn a_file_that_vanishes_meanwhile_has_its_line() {
        let desk = Desk::new();
        let paths = desk.files(3);
        let (imported, receipt) = desk.import(&paths, &Cancel::default(), |progress| {
            if progress.done == 1 {
                fs::remove_file(&paths[1]).expect("it was there");
            }
        });
        assert_eq!((imported.articles.len(), imported.refused), (2, 1));
        let line = &receipt.lines[1];
        assert_eq!(line.outcome, Outcome::Refused);
        assert_eq!(line.code.as_deref(), Some("missing"));
        assert!(
            line.sentence
                .as_deref()
                .is_some_and(|told| told.contains("any more"))
        );
    }

    #[test]
    fn a_story_that_is_gone_costs_no_article() {
        let desk = Desk::new();
        let paths = desk.files(2);
        let gone = Some(StoryId::from(7));
        let trouble = files(&desk.shell, &paths, gone, &Cancel::default(), |_| {});
        assert_eq!(trouble.map_err(|trouble| trouble.code), Err(Code::Gone));
        let (_, receipt) = desk.import(&paths, &Cancel::default(), |_| {});
        assert!(
            receipt
                .lines
                .iter()
                .all(|line| line.outcome == Outcome::SameBytes)
        );
    }

    #[test]
    fn days_and_links_are_taken_as_typed_or_refused() {
        assert_eq!(date_as_typed("2026-01-07").as_deref(), Ok("2026-01-07"));
        for text in ["2026-02-30", "7.1.2026", "yesterday", ""] {
            assert!(date_as_typed(text).is_err(), "{text}");
        }
        assert!(url_as_typed("https://example.org/ä?b=c").is_ok());
        for text in [
            "example.org",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
        ] {
            assert!(url_as_typed(text).is_err(), "{text}");
        }
    }
}
