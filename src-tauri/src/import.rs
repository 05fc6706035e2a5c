//! Files and links into the library: the one way in for the window and the
//! command line.
//!
//! [`import`] walks what was given, lets it be read in processes of its own
//! ([`crate::reader`]), stores what came of it in the order of the files, and
//! ends with a receipt in which every file has one line, or one for each
//! article of a file that holds several. The library is only held while a few
//! lines are stored, so the window stays usable meanwhile. What a killed
//! process leaves behind is the library's promise: a line and its article are
//! one transaction, and what has no line is on the receipt's list of what was
//! left.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tellings_extract::{Article, Refusal, Source, WITHIN, extract};
use tellings_library::{
    Added, ArticleId, Completeness, Corrected, Entry, Fetched, LeftOut, Library, LibraryError,
    Moment, NewArticle, ReceiptId, StoryId, Told,
};

use crate::files::{FileTrouble, Found, gather, read};
use crate::ipc::{Answer, Trouble};
use crate::links;
use crate::looks::Look;
use crate::reader::{Bytes, Outcome, Part, Pool, Reading};
use crate::state::Shell;

/// Which version of the reading made a text.
const EXTRACTOR_VERSION: &str = env!("CARGO_PKG_VERSION");

/// The most lines, and bytes of their files, that are stored at once.
const BATCH: (usize, usize) = (32, 8 * 1024 * 1024);

/// How long lines wait for others to be stored with.
const SOON: Duration = Duration::from_millis(300);

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

/// What is to be imported, and how.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Files, folders and links.
    pub paths: Vec<PathBuf>,
    /// The story that the articles join at its end.
    pub story: Option<StoryId>,
    /// How links are fetched, where a person asked for that; without it they
    /// are refused.
    pub fetch: Option<tellings_fetch::Options>,
}

/// Imports files and folders; with a story, the articles join it at its end.
///
/// # Errors
/// As [`import`].
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
    progress: impl FnMut(ImportProgress),
) -> Answer<Imported> {
    let order = Order {
        paths: paths.to_vec(),
        story,
        fetch: None,
    };
    run(shell, &gather(paths), &order, look, None, cancel, progress)
}

/// Imports what an order names.
///
/// # Errors
/// When the library cannot be written. What was stored until then stays, and
/// its receipt says so.
pub fn import(
    shell: &Shell,
    order: &Order,
    cancel: &Cancel,
    progress: impl FnMut(ImportProgress),
) -> Answer<Imported> {
    let found = gather(&order.paths);
    run(
        shell,
        &found,
        order,
        &Look::default(),
        None,
        cancel,
        progress,
    )
}

/// Goes on with what an earlier import did not reach. Links among it are
/// fetched, if the order says how.
///
/// # Errors
/// As [`import`].
pub fn take_up(
    shell: &Shell,
    earlier: ReceiptId,
    order: &Order,
    cancel: &Cancel,
    progress: impl FnMut(ImportProgress),
) -> Answer<Imported> {
    let left = shell.library(|library| library.left_of_receipt(earlier))?;
    let found: Vec<Found> = left.iter().filter_map(|left| Left::read(left)).collect();
    run(
        shell,
        &found,
        order,
        &Look::default(),
        Some(earlier),
        cancel,
        progress,
    )
}

fn run(
    shell: &Shell,
    found: &[Found],
    order: &Order,
    look: &Look,
    earlier: Option<ReceiptId>,
    cancel: &Cancel,
    mut progress: impl FnMut(ImportProgress),
) -> Answer<Imported> {
    let list: Vec<Vec<u8>> = found.iter().map(Left::written).collect();
    let receipt = shell.library(|library| {
        let receipt = library.begin_receipt_of(&list, &now())?;
        if let Some(earlier) = earlier {
            library.take_up(earlier, receipt)?;
        }
        Ok(receipt)
    })?;
    let mut imported = Imported {
        receipt,
        articles: Vec::new(),
        refused: 0,
    };
    let bytes_of = |at: usize| {
        // Of a file that somebody looked at, more than its bytes is wanted.
        let may_be_known = !look.has_drafts();
        bytes_of(
            shell,
            &found[at],
            order.fetch.as_ref(),
            may_be_known,
            cancel,
        )
    };
    let cancelled = shell.pool.reading(found.len(), &bytes_of, |reading| {
        let mut storing = Storing {
            shell,
            imported: &mut imported,
            lines: Vec::new(),
            bytes: 0,
            reached: 0,
            struck: 0,
            look,
        };
        let cancelled = store(found, reading, cancel, &mut progress, &mut storing)?;
        storing.flush()?;
        Ok::<_, Trouble>(cancelled)
    })?;
    shell.library(|library| library.finish_receipt(receipt, cancelled, &now()))?;
    if let Some(story) = order.story {
        shell.library(|library| library.add_to_story(story, &imported.articles, &now()))?;
    }
    Ok(imported)
}

/// Takes what is read, file by file, and says whether a person stopped it.
fn store(
    found: &[Found],
    reading: &mut Reading<'_, About>,
    cancel: &Cancel,
    progress: &mut dyn FnMut(ImportProgress),
    storing: &mut Storing<'_>,
) -> Answer<bool> {
    for (done, entry) in found.iter().enumerate() {
        if cancel.asked() {
            return Ok(true);
        }
        let file = entry.label();
        let mut next = |name: &str| {
            progress(ImportProgress {
                done,
                total: found.len(),
                name: name.to_owned(),
            });
        };
        next(&file);
        let mut parts = reading
            .file()
            .expect("there is one for each that was found");
        let mut count = 0;
        loop {
            // What is ready is stored together; before a long wait, all is.
            let part = match parts.part_within(SOON) {
                Some(part) => part,
                None => {
                    storing.flush()?;
                    parts.part()
                }
            };
            let Some(part) = part else {
                break;
            };
            let name = part_name(&file, &part.within);
            if count > 0 {
                if cancel.asked() {
                    return Ok(true);
                }
                next(&name);
            }
            count += 1;
            storing.put(entry.path(), name, part)?;
        }
        storing.reached = done + 1;
    }
    Ok(false)
}

/// A line of the receipt on its way into the library.
enum Line {
    Article(Box<NewArticle>, Option<Fetched>),
    Corrected(Box<NewArticle>, Box<Corrected>),
    Known(String, Arc<Vec<u8>>, Option<Fetched>),
    Refused(String, Unusable),
}

impl Line {
    fn entry(&self) -> Entry<'_> {
        match self {
            Self::Article(new, fetched) => Entry::Article {
                new,
                fetched: fetched.as_ref(),
            },
            Self::Corrected(new, corrected) => Entry::Corrected { new, corrected },
            Self::Known(source_name, bytes, fetched) => Entry::Known {
                source_name,
                bytes,
                fetched: fetched.as_ref(),
            },
            Self::Refused(source_name, unusable) => Entry::Refused {
                source_name,
                code: &unusable.code,
                sentence: &unusable.sentence,
            },
        }
    }
}

/// Stores lines, several at a time.
struct Storing<'a> {
    shell: &'a Shell,
    imported: &'a mut Imported,
    lines: Vec<Line>,
    bytes: usize,
    /// How many files are done.
    reached: usize,
    /// How many of them are struck out on the receipt's list.
    struck: usize,
    /// What a person wants of the articles.
    look: &'a Look,
}

impl Storing<'_> {
    fn put(&mut self, file: &Path, name: String, part: Part<About>) -> Answer<()> {
        let about = part.about.as_deref();
        let fetched = about.and_then(|about| about.fetched.clone());
        self.lines.push(match part.outcome {
            Outcome::Article(..)
                if self
                    .look
                    .draft(file, &name)
                    .is_some_and(|draft| draft.stays_out) =>
            {
                Line::Refused(
                    name,
                    Unusable {
                        code: STAYS_OUT.into(),
                        sentence: "You chose not to import this one.".to_owned(),
                    },
                )
            }
            Outcome::Article(article, bytes) => {
                self.bytes += bytes.len();
                let bytes = Arc::unwrap_or_clone(bytes);
                let doubts = article.complete.doubts().to_vec();
                let draft = self.look.draft(file, &name);
                let mut new = new_article(name, bytes, *article);
                if let Some(fetched) = &fetched {
                    links::note(&mut new, fetched, &doubts);
                }
                match draft {
                    Some(draft) => {
                        let corrected = Box::new(draft.corrected(&new));
                        Line::Corrected(Box::new(new), corrected)
                    }
                    None => Line::Article(Box::new(new), fetched),
                }
            }
            Outcome::Known => {
                let bytes = about.map(|about| Arc::clone(&about.bytes));
                Line::Known(name, bytes.unwrap_or_default(), fetched)
            }
            Outcome::Unusable(unusable) => {
                self.imported.refused += usize::from(unusable.is_asked_for());
                let unusable = match fetched {
                    Some(_) => links::no_article(&unusable),
                    None => unusable,
                };
                Line::Refused(name, unusable)
            }
        });
        if self.lines.len() >= BATCH.0 || self.bytes >= BATCH.1 {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> Answer<()> {
        if self.lines.is_empty() && self.struck == self.reached {
            return Ok(());
        }
        let entries: Vec<Entry<'_>> = self.lines.iter().map(Line::entry).collect();
        let (receipt, reached) = (self.imported.receipt, self.reached);
        let added = self
            .shell
            .library(|library| library.add_to_receipt(receipt, &entries, reached, &now()))?;
        for added in added.into_iter().flatten() {
            self.imported.stored(added);
        }
        self.struck = self.reached;
        self.lines.clear();
        self.bytes = 0;
        Ok(())
    }
}

impl Imported {
    /// An article stands in the library, and its line in the receipt.
    fn stored(&mut self, added: Added) {
        if !self.articles.contains(&added.article()) {
            self.articles.push(added.article());
        }
    }
}

/// What an import wants to know of a file when it has been read.
#[derive(Debug)]
struct About {
    /// How it came from the network, if it did.
    fetched: Option<Fetched>,
    /// What it holds, where it is known and was not read.
    bytes: Arc<Vec<u8>>,
}

/// A file that an import has yet to reach, as the receipt keeps it.
#[derive(Serialize, Deserialize)]
enum Left {
    /// A file or link whose name can be written.
    Path(PathBuf),
    /// A file of another name.
    Bytes(Vec<u8>),
    /// Something that can only be told of.
    Line(PathBuf, Unusable),
}

impl Left {
    fn written(found: &Found) -> Vec<u8> {
        let left = match found {
            Found::File(path) | Found::Link(path) => match path.to_str() {
                Some(_) => Self::Path(path.clone()),
                None => Self::Bytes(path.as_os_str().as_encoded_bytes().to_vec()),
            },
            Found::Trouble(path, trouble) => Self::Line(lossless(path), trouble.clone().into()),
            Found::OtherKinds(path, count) => Self::Line(lossless(path), others(*count)),
            Found::Told(path, unusable) => Self::Line(lossless(path), unusable.clone()),
        };
        serde_json::to_vec(&left).expect("names and sentences can be written")
    }

    /// Nothing where another version of the program wrote something else.
    fn read(written: &[u8]) -> Option<Found> {
        Some(match serde_json::from_slice(written).ok()? {
            Self::Path(path) if crate::files::is_address(&path) => Found::Link(path),
            Self::Path(path) => Found::File(path),
            Self::Bytes(bytes) => Found::File(path_of(bytes)),
            Self::Line(path, unusable) => Found::Told(path, unusable),
        })
    }
}

/// What the files are called that an import did not reach.
///
/// # Errors
/// If the library cannot be read.
pub fn left(library: &Library, receipt: ReceiptId) -> Result<Vec<String>, LibraryError> {
    let left = library.left_of_receipt(receipt)?;
    Ok(left
        .iter()
        .filter_map(|left| Left::read(left))
        .map(|found| found.label())
        .collect())
}

/// A path as it can be written; it is only shown.
fn lossless(path: &Path) -> PathBuf {
    path.to_string_lossy().into_owned().into()
}

#[cfg(unix)]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// Why a file gives no article, for programs and for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unusable {
    /// For programs.
    pub code: Cow<'static, str>,
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
        ![OTHER_KINDS, STAYS_OUT].contains(&&*self.code)
    }
}

impl From<Refusal> for Unusable {
    fn from(refusal: Refusal) -> Self {
        Self {
            code: refusal.code().into(),
            sentence: refusal.to_string(),
        }
    }
}

impl From<FileTrouble> for Unusable {
    fn from(trouble: FileTrouble) -> Self {
        Self {
            code: trouble.code().into(),
            sentence: trouble.to_string(),
        }
    }
}

/// The bytes of an entry, or why there are none.
fn bytes_of(
    shell: &Shell,
    entry: &Found,
    fetch: Option<&tellings_fetch::Options>,
    may_be_known: bool,
    cancel: &Cancel,
) -> Result<Bytes<About>, Unusable> {
    let (name, bytes, fetched) = match (entry, fetch) {
        (Found::Link(link), Some(options)) => {
            let (page, fetched) = links::fetch(link, options, cancel)?;
            (page.name, page.bytes, Some(fetched))
        }
        _ => {
            let (name, bytes) = bytes_of_file(entry)?;
            (name, bytes, None)
        }
    };
    // Where the library cannot say, the file is read.
    let is_known = may_be_known
        && shell
            .library(|library| library.knows(&bytes))
            .unwrap_or_default();
    let bytes = Arc::new(bytes);
    Ok(Bytes {
        name,
        about: About {
            fetched,
            bytes: if is_known {
                Arc::clone(&bytes)
            } else {
                Arc::default()
            },
        },
        bytes,
        is_known,
    })
}

/// The name and the bytes of an entry that is a file.
fn bytes_of_file(entry: &Found) -> Result<(String, Vec<u8>), Unusable> {
    match entry {
        Found::File(path) => Ok((hint(path), read(path)?)),
        Found::Link(_) => Err(FileTrouble::Address.into()),
        Found::Trouble(_, trouble) => Err(trouble.clone().into()),
        Found::OtherKinds(_, count) => Err(others(*count)),
        Found::Told(_, unusable) => Err(unusable.clone()),
    }
}

fn others(count: usize) -> Unusable {
    Unusable {
        code: OTHER_KINDS.into(),
        sentence: other_kinds(count),
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
fn hint(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
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
    /// How the part is called, after the name that the caller gives the file.
    pub name: String,
    /// The bytes that it is read from.
    pub bytes: Arc<Vec<u8>>,
    /// Its article, or why there is none.
    pub article: Result<Article, Unusable>,
}

/// Reads entries and gives what came of each, in their order. `name` says what
/// an entry is called.
///
/// # Errors
/// What `take` returns; it then ends.
pub fn read_each<E>(
    pool: &Pool,
    found: &[Found],
    name: impl Fn(&Found) -> String,
    mut take: impl FnMut(&Found, Read) -> Result<(), E>,
) -> Result<(), E> {
    let bytes_of = |at: usize| {
        bytes_of_file(&found[at]).map(|(name, bytes)| Bytes {
            name,
            bytes: Arc::new(bytes),
            is_known: false,
            about: (),
        })
    };
    pool.reading(found.len(), &bytes_of, |reading| {
        for entry in found {
            let mut parts = reading
                .file()
                .expect("there is one for each that was found");
            while let Some(part) = parts.part() {
                let (bytes, article) = match part.outcome {
                    Outcome::Article(article, bytes) => (bytes, Ok(*article)),
                    Outcome::Unusable(unusable) => (Arc::default(), Err(unusable)),
                    Outcome::Known => continue,
                };
                let name = part_name(&name(entry), &part.within);
                take(
                    entry,
                    Read {
                        name,
                        bytes,
                        article,
                    },
                )?;
            }
        }
        Ok(())
    })
}

/// Reads one file and takes all articles out of it. `file` is what the file is
/// called.
#[must_use]
pub fn articles_in(pool: &Pool, path: &Path, file: &str) -> Vec<Read> {
    let mut read = Vec::new();
    let found = [Found::File(path.to_owned())];
    let taken = read_each(
        pool,
        &found,
        |_| file.to_owned(),
        |_, one| {
            read.push(one);
            Ok::<_, std::convert::Infallible>(())
        },
    );
    match taken {
        Ok(()) => read,
    }
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

/// The one article of some bytes.
fn read_one(pool: &Pool, bytes: &Arc<Vec<u8>>) -> Result<Article, Unusable> {
    let bytes_of = |_| {
        Ok(Bytes {
            name: String::new(),
            bytes: Arc::clone(bytes),
            is_known: false,
            about: (),
        })
    };
    pool.reading(1, &bytes_of, |reading| {
        let mut parts = Vec::new();
        if let Some(mut file) = reading.file() {
            while let Some(part) = file.part() {
                parts.push(part.outcome);
            }
        }
        match parts.as_mut_slice() {
            [_] => match parts.remove(0) {
                Outcome::Article(article, _) => Ok(*article),
                Outcome::Unusable(unusable) => Err(unusable),
                Outcome::Known => Err(Refusal::NothingInside.into()),
            },
            several => Err(Refusal::Several {
                count: several.len(),
            }
            .into()),
        }
    })
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
    let bytes = Arc::new(pasted.text.into_bytes());
    let article =
        read_one(&shell.pool, &bytes).map_err(|unusable| Trouble::not_usable(unusable.sentence))?;
    let mut new = new_article(String::new(), Arc::unwrap_or_clone(bytes), article);
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
        // So many that the last is not read ahead before it vanishes.
        let paths = desk.files(200);
        let (imported, receipt) = desk.import(&paths, &Cancel::default(), |progress| {
            if progress.done == 1 {
                fs::remove_file(&paths[199]).expect("it was there");
            }
        });
        assert_eq!((imported.articles.len(), imported.refused), (199, 1));
        let line = &receipt.lines[199];
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
