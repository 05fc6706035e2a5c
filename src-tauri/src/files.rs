//! From what a person points at to the bytes of article files.
//!
//! [`gather`] turns files, folders and links into a flat, sorted list in which
//! nothing is lost: each entry is a file to read or a sentence saying why not.
//! [`read`] takes one of those files and never blocks on a pipe, never reads a
//! device and never reads more than [`tellings_extract::FILE_LIMIT`]. What the bytes mean is
//! the extractor's business.

use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use tellings_extract::{FILE_LIMIT, Refusal, Source, is_of_other_kind, too_large};

use crate::import::Unusable;
use crate::shown;

/// Most files taken in one go, so that a whole disk dropped by mistake ends.
pub const MOST_FILES: usize = 5_000;

/// Most entries of folders looked at in one go.
const MOST_ENTRIES: usize = 200_000;

pub use tellings_extract::EXTENSIONS;

/// Why something that was pointed at is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileTrouble {
    /// Nothing is there, or not any more.
    #[error("It is not there any more. It may have been moved, renamed or deleted.")]
    Missing,
    /// Nothing is there: a name that was typed.
    #[error("There is no file or folder of this name.")]
    NoSuchName,
    /// The system refuses.
    #[error("This account may not read it. Change its permissions, or copy it to your own folder.")]
    NotAllowed,
    /// A pipe, socket or device.
    #[error(
        "It is not an ordinary file (a pipe, a socket or a device). Save the article as a file first."
    )]
    NotAFile,
    /// A folder where a file has to be.
    #[error("It is a folder. Choose the files in it.")]
    Folder,
    /// More bytes than are read.
    #[error("{0}")]
    TooLarge(Refusal),
    /// The address of a page.
    #[error(
        "This is a link, and a page is fetched only when you ask for it: with “Fetch a link” in the window, or with `tellings fetch` on the command line."
    )]
    Address,
    /// A link of the file system that leads back to where it lies.
    #[error("It links back to a folder that holds it, so it was not followed.")]
    Loop,
    /// A folder with nothing to read in it.
    #[error("It holds no article files.")]
    NothingInside,
    /// Too many files at once.
    #[error(
        "More than {MOST_FILES} files were given at once; those after the first {MOST_FILES} were not read. Give fewer at a time."
    )]
    TooMany,
    /// Anything else that the system says.
    #[error("It could not be read: {0}.")]
    System(String),
}

impl FileTrouble {
    /// A word for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing | Self::NoSuchName => "missing",
            Self::NotAllowed => "not_allowed",
            Self::NotAFile => "not_a_file",
            Self::Folder => "folder",
            Self::TooLarge(refusal) => refusal.code(),
            Self::Address => "address",
            Self::Loop => "loop",
            Self::NothingInside => "nothing_inside",
            Self::TooMany => "too_many",
            Self::System(_) => "system",
        }
    }
}

impl From<io::Error> for FileTrouble {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::NotAllowed,
            io::ErrorKind::IsADirectory => Self::Folder,
            #[cfg(unix)]
            _ if error.raw_os_error() == Some(libc::ELOOP) => Self::Loop,
            _ => Self::System(error.to_string()),
        }
    }
}

/// One entry of what [`gather`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A file to be read.
    File(PathBuf),
    /// Something that cannot be read, and why.
    Trouble(PathBuf, FileTrouble),
    /// Files of other kinds in a folder: how many. They are told, not refused:
    /// nobody pointed at them.
    OtherKinds(PathBuf, usize),
    /// The address of a page.
    Link(PathBuf),
    /// Something that an earlier import had found and not told of yet.
    Told(PathBuf, Unusable),
}

impl Found {
    /// What it was found at.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path)
            | Self::Trouble(path, _)
            | Self::OtherKinds(path, _)
            | Self::Link(path)
            | Self::Told(path, _) => path,
        }
    }

    /// How it is called in messages.
    #[must_use]
    pub fn label(&self) -> String {
        label(self.path())
    }
}

/// Flattens what a person pointed at: files as they are, folders with all that
/// lies in them, in the order given and by name inside a folder.
#[must_use]
pub fn gather(paths: &[PathBuf]) -> Vec<Found> {
    let mut walk = Walk::default();
    for path in paths {
        walk.add(path);
    }
    walk.found
}

#[derive(Default)]
struct Walk {
    found: Vec<Found>,
    files: usize,
    entries: usize,
    folders: HashSet<PathBuf>,
}

impl Walk {
    fn add(&mut self, path: &Path) {
        if is_address(path) {
            return self.link(path);
        }
        match path.metadata() {
            Err(error) => {
                let trouble = match FileTrouble::from(error) {
                    FileTrouble::Missing => FileTrouble::NoSuchName,
                    other => other,
                };
                self.trouble(path, trouble);
            }
            Ok(about) if about.is_dir() => self.folder(path),
            Ok(_) => self.file(path),
        }
    }

    fn file(&mut self, path: &Path) {
        self.one(path, Found::File(path.to_owned()));
    }

    fn link(&mut self, path: &Path) {
        self.one(path, Found::Link(path.to_owned()));
    }

    fn one(&mut self, path: &Path, found: Found) {
        self.files += 1;
        match self.files.cmp(&(MOST_FILES + 1)) {
            std::cmp::Ordering::Less => self.found.push(found),
            std::cmp::Ordering::Equal => self.trouble(path, FileTrouble::TooMany),
            std::cmp::Ordering::Greater => {}
        }
    }

    fn folder(&mut self, root: &Path) {
        let before = self.found.len();
        let mut others = 0;
        let mut entries = walkdir::WalkDir::new(root)
            .follow_links(true)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = entries.next() {
            self.entries += 1;
            if self.entries > MOST_ENTRIES || self.files > MOST_FILES {
                self.trouble(root, FileTrouble::TooMany);
                break;
            }
            match entry {
                Err(error) => {
                    let at = error.path().unwrap_or(root).to_owned();
                    let trouble = if error.loop_ancestor().is_some() {
                        FileTrouble::Loop
                    } else {
                        error
                            .into_io_error()
                            .map_or(FileTrouble::Missing, FileTrouble::from)
                    };
                    self.trouble(&at, trouble);
                }
                // A folder reached twice by links is read once.
                Ok(entry) if entry.file_type().is_dir() => {
                    if !self.enter(entry.path()) || is_companion(entry.path()) {
                        entries.skip_current_dir();
                    }
                }
                Ok(entry) if is_article_name(entry.path()) && !is_foreign(entry.path()) => {
                    self.file(entry.path());
                }
                Ok(_) => others += 1,
            }
        }
        if others > 0 {
            self.found.push(Found::OtherKinds(root.to_owned(), others));
        }
        if self.found.len() == before {
            self.trouble(root, FileTrouble::NothingInside);
        }
    }

    fn enter(&mut self, folder: &Path) -> bool {
        folder
            .canonicalize()
            .is_ok_and(|real| self.folders.insert(real))
    }

    fn trouble(&mut self, path: &Path, trouble: FileTrouble) {
        self.found.push(Found::Trouble(path.to_owned(), trouble));
    }
}

/// Whether a "path" is the address of a page: a link dropped from a browser
/// arrives as if it were a file, with one of the slashes sometimes lost.
#[must_use]
pub fn is_address(path: &Path) -> bool {
    let text = path.to_string_lossy();
    let lower = text.trim_start_matches('/').to_ascii_lowercase();
    ["http:/", "https:/", "ftp:/"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
}

fn is_article_name(path: &Path) -> bool {
    let hidden = path
        .file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    !hidden
        && path.extension().is_some_and(|ending| {
            EXTENSIONS.contains(&ending.to_string_lossy().to_ascii_lowercase().as_str())
        })
}

/// Whether a file that nobody pointed at is no article, whatever its name says.
fn is_foreign(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unsure = name.ends_with(".json") || name.ends_with(".xml");
    unsure
        && read(path).is_ok_and(|bytes| {
            is_of_other_kind(&Source {
                name: &name,
                bytes: &bytes,
            })
        })
}

/// Whether a folder is the one that a browser puts beside a saved page
/// (`Page.html` and `Page_files/`): its pages are advertisements and frames.
fn is_companion(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    name.strip_suffix("_files").is_some_and(|page| {
        ["html", "htm"]
            .iter()
            .any(|ending| folder.with_file_name(format!("{page}.{ending}")).is_file())
    })
}

/// The bytes of one file, or why not.
///
/// # Errors
/// Anything that is not an ordinary, readable file of at most
/// [`tellings_extract::FILE_LIMIT`] bytes.
pub fn read(path: &Path) -> Result<Vec<u8>, FileTrouble> {
    if is_address(path) {
        return Err(FileTrouble::Address);
    }
    // Looked at before it is opened, since opening a device can already act,
    // and again when it is open, since another may lie there by then.
    check(&path.metadata()?)?;
    let file = open_without_waiting(path)?;
    let about = file.metadata()?;
    check(&about)?;
    let expected = usize::try_from(about.len()).unwrap_or_default();
    let mut bytes = Vec::with_capacity(expected);
    // One byte more than allowed tells a file that grew meanwhile.
    file.take(FILE_LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    match too_large(bytes.len() as u64) {
        Some(refusal) => Err(FileTrouble::TooLarge(refusal)),
        None => Ok(bytes),
    }
}

fn check(about: &std::fs::Metadata) -> Result<(), FileTrouble> {
    if about.is_dir() {
        Err(FileTrouble::Folder)
    } else if !about.is_file() {
        Err(FileTrouble::NotAFile)
    } else if let Some(refusal) = too_large(about.len()) {
        Err(FileTrouble::TooLarge(refusal))
    } else {
        Ok(())
    }
}

/// Opens for reading; a pipe without a writer would otherwise hold us for ever.
#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY)
        .open(path)
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

/// How an entry is called in messages: its file name.
#[must_use]
pub fn label(path: &Path) -> String {
    if is_address(path) {
        shown::path(path)
    } else {
        shown::name(path)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("below the folder")).expect("folders");
            fs::write(path, file).expect("a file");
        }
        folder
    }

    /// What is gathered from one folder, as short words.
    fn check(folder: &Path, expected: &[&str]) {
        let found: Vec<String> = gather(&[folder.to_owned()])
            .iter()
            .map(|entry| {
                let short = |path: &Path| {
                    path.strip_prefix(folder)
                        .map_or_else(|_| path.display().to_string(), |p| p.display().to_string())
                };
                match entry {
                    Found::File(path) => short(path),
                    Found::Trouble(path, trouble) => format!("{} {}", short(path), trouble.code()),
                    Found::OtherKinds(path, count) => format!("{}+{count}", short(path)),
                    Found::Link(path) | Found::Told(path, _) => short(path),
                }
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_folder_gives_its_article_files_by_name_and_tells_of_others() {
        let folder = folder(&["b.txt", "a.HTML", "sub/c.md", "photo.jpg", ".hidden.txt"]);
        check(folder.path(), &["a.HTML", "b.txt", "sub/c.md", "+2"]);
    }

    #[test]
    fn the_parts_of_a_saved_page_are_not_articles() {
        let folder = folder(&["Page.html", "Page_files/ad.html", "other_files/d.html"]);
        check(folder.path(), &["Page.html", "other_files/d.html"]);
    }

    #[test]
    fn a_folder_without_articles_says_so() {
        let folder = folder(&[]);
        check(folder.path(), &[" nothing_inside"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_loop_of_links_ends_and_is_told() {
        let folder = folder(&["a.txt", "sub/b.txt"]);
        std::os::unix::fs::symlink(folder.path(), folder.path().join("sub/back")).expect("a link");
        std::os::unix::fs::symlink("self", folder.path().join("self")).expect("a link");
        check(
            folder.path(),
            &["a.txt", "self loop", "sub/b.txt", "sub/back loop"],
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_linked_twice_is_read_once() {
        let folder = folder(&["sub/b.txt"]);
        std::os::unix::fs::symlink("sub", folder.path().join("also")).expect("a link");
        check(folder.path(), &["also/b.txt"]);
    }

    #[test]
    fn links_dropped_from_a_browser_are_told_from_files() {
        for address in [
            "https://example.org/a",
            "HTTP:/example.org",
            "/https:/example.org",
        ] {
            assert!(is_address(Path::new(address)), "{address}");
            assert_eq!(read(Path::new(address)), Err(FileTrouble::Address));
        }
        assert!(!is_address(Path::new("/home/me/https.txt")));
    }

    #[test]
    fn what_is_not_there_or_no_file_is_said() {
        let folder = folder(&["a.txt"]);
        let read_in = |name: &str| read(&folder.path().join(name));
        assert_eq!(read_in("a.txt"), Ok(b"a.txt".to_vec()));
        assert_eq!(read_in("gone.txt"), Err(FileTrouble::Missing));
        assert_eq!(read_in("a.txt/b"), Err(FileTrouble::Missing));
        assert_eq!(read(folder.path()), Err(FileTrouble::Folder));
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_devices_are_refused_without_waiting() {
        let folder = folder(&[]);
        let pipe = folder.path().join("pipe.txt");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.is_ok_and(|status| status.success()));
        assert_eq!(read(&pipe), Err(FileTrouble::NotAFile));
        assert_eq!(read(Path::new("/dev/zero")), Err(FileTrouble::NotAFile));
    }

    #[test]
    fn a_huge_file_is_refused_before_it_is_read() {
        let folder = folder(&["huge.txt"]);
        let huge = folder.path().join("huge.txt");
        let file = OpenOptions::new().write(true).open(&huge).expect("opened");
        file.set_len(300 * 1024 * 1024).expect("a sparse file");
        let trouble = read(&huge).expect_err("too large");
        assert_eq!(trouble.code(), "too_large");
        assert!(trouble.to_string().contains("300 MB"), "{trouble}");
    }
}
