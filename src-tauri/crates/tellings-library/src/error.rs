//! What can go wrong, each with a sentence that a person can act on.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::backup::BackupFile;

/// Why the library could not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// The file is something else, and was not touched.
    #[error(
        "{} is not a Tellings library, so it was left as it is. Move it elsewhere, \
         or choose another folder with TELLINGS_HOME.{}", .path.display(), hint(.backups)
    )]
    NotALibrary {
        /// The file.
        path: PathBuf,
        /// What could be put in its place, newest first.
        backups: Vec<BackupFile>,
    },

    /// A newer program made the library; it was not touched.
    #[error(
        "{} was last used by a newer version of Tellings, so it was left as it is. \
         Please update Tellings to open it.", .path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// The file's version.
        found: u32,
        /// The newest version that this program knows.
        known: u32,
    },

    /// The file fails SQLite's own check.
    #[error(
        "The library {} is damaged and was not opened ({detail}).{}",
        .path.display(), hint(.backups)
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The first thing that the check found.
        detail: String,
        /// What could be put in its place, newest first.
        backups: Vec<BackupFile>,
    },

    /// Another process uses the library in a way that excludes us.
    #[error(
        "Another Tellings is using this library. Close its window, wait for it to finish, \
         and try again."
    )]
    InUse,

    /// The thing is not in the library, or lies in the bin.
    #[error("This {what} is no longer in the library.")]
    Gone {
        /// What was asked for.
        what: Thing,
        /// Its number.
        id: i64,
    },

    /// Nothing can be made of what was given.
    #[error("A story needs a title. Please type one.")]
    NoTitle,

    /// A rule without forms says nothing.
    #[error("A rule needs at least one word. Please type one.")]
    NoForms,

    /// A correction that names no sentences says nothing.
    #[error("A correction needs sentences to be about. Please choose another cell.")]
    NoSentence,

    /// The system refused to read or write a file.
    #[error(
        "Could not {doing} {}: {source}. Check that the folder may be written to \
         and that the disk has room.", .path.display()
    )]
    File {
        /// What was being done, as a verb.
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },

    /// SQLite refused.
    #[error("{}", sqlite_in_words(.0))]
    Sqlite(#[source] rusqlite::Error),
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// An article.
    Article,
    /// A story.
    Story,
    /// A receipt.
    Receipt,
    /// A line of a receipt.
    ReceiptLine,
    /// An alias rule.
    AliasRule,
    /// A correction.
    Correction,
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Article => "article",
            Self::Story => "story",
            Self::Receipt => "receipt",
            Self::ReceiptLine => "line of a receipt",
            Self::AliasRule => "rule",
            Self::Correction => "correction",
        })
    }
}

impl LibraryError {
    /// A stable word for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotALibrary { .. } => "not_a_library",
            Self::Newer { .. } => "newer_library",
            Self::Damaged { .. } => "damaged_library",
            Self::InUse => "library_in_use",
            Self::Gone { .. } => "gone",
            Self::NoTitle => "no_title",
            Self::NoForms => "no_forms",
            Self::NoSentence => "no_sentence",
            Self::File { .. } => "library_file",
            Self::Sqlite(_) => "library_database",
        }
    }

    pub(crate) fn file(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File {
            doing,
            path,
            source,
        }
    }
}

impl From<rusqlite::Error> for LibraryError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<rusqlite_migration::Error> for LibraryError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => Self::Sqlite(err),
            other => Self::Sqlite(rusqlite::Error::ToSqlConversionFailure(Box::new(other))),
        }
    }
}

fn hint(backups: &[BackupFile]) -> String {
    match backups {
        [] => " There is no backup of it.".to_owned(),
        [newest, ..] => format!(
            " The newest backup was made on {}: {}.",
            newest.made.day(),
            newest.path.display()
        ),
    }
}

fn sqlite_in_words(error: &rusqlite::Error) -> String {
    use rusqlite::ErrorCode;

    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => {
            "The disk is full. Nothing was changed; make room and try again.".to_owned()
        }
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "Another Tellings is writing to this library. Please try again in a moment.".to_owned()
        }
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
            format!("The library may not be written to. Check the rights of its folder ({error}).")
        }
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => format!(
            "The library is damaged. Close Tellings and open it again to see what can be \
             put in its place ({error})."
        ),
        _ => format!("The library could not do this, and nothing was changed ({error})."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Moment;

    /// Every sentence in one place, to be read by a person.
    #[test]
    fn every_trouble_is_told_in_a_sentence() {
        let path = || PathBuf::from("/home/ada/tellings/library.sqlite");
        let backups = || {
            vec![BackupFile {
                path: "/home/ada/tellings/backups/library-1.sqlite".into(),
                made: Moment::parse("2026-11-21T07:00:00Z").expect("a moment"),
            }]
        };
        let sqlite = |code| {
            LibraryError::Sqlite(rusqlite::Error::SqliteFailure(
                rusqlite::ffi::Error::new(code),
                None,
            ))
        };
        let troubles = [
            LibraryError::NotALibrary {
                path: path(),
                backups: Vec::new(),
            },
            LibraryError::Newer {
                path: path(),
                found: 2,
                known: 1,
            },
            LibraryError::Damaged {
                path: path(),
                detail: "page 7 is malformed".to_owned(),
                backups: backups(),
            },
            LibraryError::Damaged {
                path: path(),
                detail: "page 7 is malformed".to_owned(),
                backups: Vec::new(),
            },
            LibraryError::InUse,
            LibraryError::Gone {
                what: Thing::Story,
                id: 7,
            },
            LibraryError::NoTitle,
            LibraryError::NoForms,
            LibraryError::NoSentence,
            LibraryError::file("make the folder", Path::new("/home/ada/tellings"))(
                std::io::ErrorKind::PermissionDenied.into(),
            ),
            sqlite(rusqlite::ffi::SQLITE_FULL),
            sqlite(rusqlite::ffi::SQLITE_BUSY),
            sqlite(rusqlite::ffi::SQLITE_READONLY),
            sqlite(rusqlite::ffi::SQLITE_CORRUPT),
            sqlite(rusqlite::ffi::SQLITE_IOERR),
        ];
        let told: Vec<String> = troubles
            .iter()
            .map(|trouble| format!("{}: {trouble}", trouble.code()))
            .collect();
        insta::assert_snapshot!(told.join("\n"));
    }
}
