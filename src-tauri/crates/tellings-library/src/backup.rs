//! Copies of the library, made before they are needed.
//!
//! A backup is made through SQLite while others may write, checked, and only
//! then given its name: a file in `backups/` is whole. The newest few are
//! kept.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::check::check;
use crate::open::{self, FILE};
use crate::presence::Presence;
use crate::{Library, LibraryError, Moment};

/// How many backups are kept.
const KEPT: usize = 5;

/// Pages copied at once; others may write in between.
const PAGES: i32 = 4096;

/// A backup that could be put in the library's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupFile {
    /// The file.
    pub path: PathBuf,
    /// When it was made.
    pub made: Moment,
}

/// The backups of the library in this folder, newest first.
#[must_use]
pub fn backups(folder: &Path) -> Vec<BackupFile> {
    let Ok(entries) = fs::read_dir(folder.join("backups")) else {
        return Vec::new();
    };
    let mut found: Vec<BackupFile> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let made = moment_in_name(path.file_name()?.to_str()?)?;
            Some(BackupFile { path, made })
        })
        .collect();
    found.sort_by(|a, b| b.made.cmp(&a.made));
    found
}

impl Library {
    /// Makes a backup now, and lets go of the oldest beyond the few that are
    /// kept.
    ///
    /// # Errors
    /// If the backup cannot be written, or does not pass SQLite's check.
    pub fn back_up(&self, now: &Moment) -> Result<BackupFile, LibraryError> {
        make(&self.db, self.folder(), now)
    }
}

/// Puts a backup in the library's place. What was there is kept beside it
/// under the name `library-replaced-….sqlite`, and so is the backup itself.
///
/// # Errors
/// [`LibraryError::InUse`] while a [`Library`] of this folder is open anywhere;
/// [`LibraryError::NotALibrary`], [`LibraryError::Newer`] and
/// [`LibraryError::Damaged`] of the backup itself. The library is then as
/// before.
pub fn restore_backup(folder: &Path, backup: &Path, now: &Moment) -> Result<(), LibraryError> {
    let presence = Presence::at(folder)?;
    if !presence.try_alone()? {
        return Err(LibraryError::InUse);
    }
    let fresh = folder.join(".restoring");
    copy(backup, &fresh)?;
    if let Err(error) = open::approve(&fresh, folder) {
        remove(&fresh)?;
        return Err(error);
    }
    // The library's log goes with it: SQLite would write the pages of a log
    // that stayed behind into the file that takes the library's place.
    let replaced = format!("library-replaced-{}.sqlite", name_of(now));
    for suffix in ["", "-wal"] {
        let old = folder.join(format!("{FILE}{suffix}"));
        if old.exists() {
            copy(&old, &folder.join(format!("{replaced}{suffix}")))?;
        }
    }
    for suffix in ["-wal", "-shm"] {
        remove(&folder.join(format!("{FILE}{suffix}")))?;
    }
    rename(&fresh, &folder.join(FILE))
}

/// Whether there is a backup of this day.
pub(crate) fn has_one_of(folder: &Path, now: &Moment) -> bool {
    backups(folder)
        .iter()
        .any(|backup| backup.made.day() == now.day())
}

/// Makes a backup, whole or not at all.
pub(crate) fn make(
    db: &Connection,
    folder: &Path,
    now: &Moment,
) -> Result<BackupFile, LibraryError> {
    let place = folder.join("backups");
    fs::create_dir_all(&place).map_err(LibraryError::file("make the folder", &place))?;
    let draft = place.join(".draft");
    remove(&draft)?;
    let mut copy = open::connect(&draft)?;
    Backup::new(db, &mut copy)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    // One file that needs no log beside it.
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    check(&copy, false, &draft, folder)?;
    copy.close().map_err(|(_, error)| error)?;

    let path = place.join(format!("library-{}.sqlite", name_of(now)));
    rename(&draft, &path)?;
    for old in backups(folder).into_iter().skip(KEPT) {
        remove(&old.path)?;
    }
    Ok(BackupFile {
        path,
        made: now.clone(),
    })
}

/// The moment as part of a file name, where not every system allows colons.
fn name_of(moment: &Moment) -> String {
    moment.as_str().replace(':', "")
}

fn moment_in_name(name: &str) -> Option<Moment> {
    let moment = name.strip_prefix("library-")?.strip_suffix(".sqlite")?;
    let (hour, rest) = moment.split_at_checked(13)?;
    let (minute, second) = rest.split_at_checked(2)?;
    Moment::parse(&format!("{hour}:{minute}:{second}")).ok()
}

fn copy(from: &Path, to: &Path) -> Result<(), LibraryError> {
    fs::copy(from, to).map_err(LibraryError::file("copy", from))?;
    sync(to)
}

fn remove(path: &Path) -> Result<(), LibraryError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(LibraryError::file("remove", path)(error))
        }
        _ => Ok(()),
    }
}

/// Gives a finished file its name, so that it is there whole even if the
/// power fails.
fn rename(from: &Path, to: &Path) -> Result<(), LibraryError> {
    sync(from)?;
    fs::rename(from, to).map_err(LibraryError::file("rename", from))?;
    if cfg!(unix)
        && let Some(folder) = to.parent()
    {
        sync(folder)?;
    }
    Ok(())
}

fn sync(path: &Path) -> Result<(), LibraryError> {
    // Windows syncs only what is open for writing; a folder never is.
    File::options()
        .read(true)
        .write(!path.is_dir())
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(LibraryError::file("write", path))
}
