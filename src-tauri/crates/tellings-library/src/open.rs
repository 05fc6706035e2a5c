//! Opening a library: the only place that makes, checks and migrates the file.
//!
//! The order matters, because a file that is not ours or is newer must stay
//! as it is to the byte: first the header is read as plain bytes, then SQLite
//! opens the file without the right to clean up after others, and only a file
//! that passed both is checked, backed up, migrated and used.
//!
//! A file `library.lock` beside the library says who is there. Whoever uses
//! the library holds it shared; whoever prepares it (or puts a backup in its
//! place) holds it alone. The system frees it when a process dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use rusqlite_migration::Migrations;

use crate::backup::{self, backups};
use crate::schema::{APPLICATION_ID, migrations};
use crate::{LibraryError, Moment};

/// The library's file in its folder.
pub(crate) const FILE: &str = "library.sqlite";

/// How long to wait for another process that prepares or writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open library. One thread uses it at a time; several processes may have
/// the same library open, and wait for each other's writes.
#[derive(Debug)]
pub struct Library {
    pub(crate) db: Connection,
    folder: PathBuf,
    /// Held shared for as long as the library is open.
    _presence: File,
}

impl Library {
    /// Opens the library in this folder, and makes both where they are not
    /// there yet. Checks it, backs it up once a day and before it is brought
    /// to a newer version.
    ///
    /// # Errors
    /// [`LibraryError::NotALibrary`] and [`LibraryError::Newer`] leave the file
    /// untouched; [`LibraryError::Damaged`] names the backups;
    /// [`LibraryError::InUse`] if another process keeps the library to itself.
    pub fn open(folder: &Path, now: &Moment) -> Result<Self, LibraryError> {
        Self::open_with(&migrations(), folder, now)
    }

    fn open_with(
        migrations: &Migrations<'_>,
        folder: &Path,
        now: &Moment,
    ) -> Result<Self, LibraryError> {
        make_folder(folder)?;
        let presence = open_lock(folder)?;
        if lock_alone(&presence, folder)? {
            prepare(migrations, folder, now)?;
            unlock(&presence, folder)?;
        }
        lock_shared(&presence, folder)?;
        let db = connect(folder)?;
        // Between our preparing and now, or while we waited, another version
        // of the program may have been here.
        if migrations.pending_migrations(&db)? != 0 {
            return Err(LibraryError::InUse);
        }
        Ok(Self {
            db,
            folder: folder.to_owned(),
            _presence: presence,
        })
    }

    /// The folder that the library lies in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs `work` in one transaction, which counts only if it succeeds.
    pub(crate) fn writing<T>(
        &mut self,
        work: impl FnOnce(&Connection) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        let transaction = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    /// Runs `work` on one state of the library, whatever others write.
    pub(crate) fn reading<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, LibraryError>,
    ) -> Result<T, LibraryError> {
        let transaction = self.db.unchecked_transaction()?;
        let value = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    pub(crate) fn damaged(&self, detail: String) -> LibraryError {
        damaged(&self.folder, detail)
    }
}

fn make_folder(folder: &Path) -> Result<(), LibraryError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        // What a person collects is nobody else's business.
        builder.mode(0o700);
    }
    builder
        .create(folder)
        .map_err(LibraryError::file("make the folder", folder))
}

/// Opens the file that says who uses the library, without locking it yet.
pub(crate) fn open_lock(folder: &Path) -> Result<File, LibraryError> {
    let path = folder.join("library.lock");
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(&path)
        .map_err(LibraryError::file("open", &path))
}

/// Takes the lock alone, if nobody is there. A file system without locks
/// lets everybody in: there SQLite's own locks are all there is.
pub(crate) fn lock_alone(lock: &File, folder: &Path) -> Result<bool, LibraryError> {
    match lock.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(true),
        Err(TryLockError::Error(error)) => Err(LibraryError::file("lock", folder)(error)),
    }
}

fn unlock(lock: &File, folder: &Path) -> Result<(), LibraryError> {
    match lock.unlock() {
        Err(error) if error.kind() != ErrorKind::Unsupported => {
            Err(LibraryError::file("unlock", folder)(error))
        }
        _ => Ok(()),
    }
}

fn lock_shared(lock: &File, folder: &Path) -> Result<(), LibraryError> {
    let start = Instant::now();
    loop {
        match lock.try_lock_shared() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20));
            }
            Err(TryLockError::WouldBlock) => return Err(LibraryError::InUse),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                return Ok(());
            }
            Err(TryLockError::Error(error)) => {
                return Err(LibraryError::file("lock", folder)(error));
            }
        }
    }
}

/// Makes the file what this program needs, or refuses. Nobody else is there.
fn prepare(migrations: &Migrations<'_>, folder: &Path, now: &Moment) -> Result<(), LibraryError> {
    let path = folder.join(FILE);
    let is_new = match read_header(&path)? {
        Header::Missing => true,
        Header::Foreign => return Err(not_ours(folder)),
        Header::Ours => false,
    };
    let unclean = wal_has_content(folder);
    let mut db = Connection::open(&path)?;
    // Until the file is known to be ours, closing it must not write what an
    // unclean end left in its log.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if is_new {
        // Before anything else and not yet through the log, so that the
        // header says whose file this is from its first byte on.
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    set_pragmas(&db).map_err(|error| opening_failed(folder, error))?;
    let pending = refuse_newer(migrations, &db, &path)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    if !is_new {
        check(&db, unclean).map_err(|detail| damaged(folder, detail))?;
        if pending > 0 || !backup::has_one_of(folder, now) {
            backup::make(&db, folder, now)?;
        }
    }
    if pending > 0 {
        migrations.to_latest(&mut db)?;
    }
    db.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Fails unless the file is a whole library that this program knows; it is
/// only read.
pub(crate) fn approve(path: &Path, folder: &Path) -> Result<(), LibraryError> {
    if !matches!(read_header(path)?, Header::Ours) {
        return Err(LibraryError::NotALibrary {
            path: path.to_owned(),
            backups: backups(folder),
        });
    }
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    refuse_newer(&migrations(), &db, path)?;
    check(&db, true).map_err(|detail| LibraryError::Damaged {
        path: path.to_owned(),
        detail,
        backups: backups(folder),
    })
}

/// How many migrations the library has not seen yet.
fn refuse_newer(
    migrations: &Migrations<'_>,
    db: &Connection,
    path: &Path,
) -> Result<i32, LibraryError> {
    let pending = migrations.pending_migrations(db)?;
    if pending < 0 {
        let found: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
        return Err(LibraryError::Newer {
            path: path.to_owned(),
            found,
            known: found.saturating_add_signed(pending),
        });
    }
    Ok(pending)
}

/// Connects to a file that has been prepared.
fn connect(folder: &Path) -> Result<Connection, LibraryError> {
    let db = Connection::open(folder.join(FILE))?;
    set_pragmas(&db).map_err(|error| opening_failed(folder, error))?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

fn set_pragmas(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    // macOS only: elsewhere fsync reaches the disk without being told twice.
    db.pragma_update(None, "fullfsync", true)?;
    db.pragma_update(None, "checkpoint_fullfsync", true)?;
    db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
}

enum Header {
    Missing,
    Foreign,
    Ours,
}

/// What the first bytes of the file say, read without SQLite. An empty file
/// is as good as none.
fn read_header(path: &Path) -> Result<Header, LibraryError> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Header::Missing),
        Err(error) => return Err(LibraryError::file("read", path)(error)),
    };
    let mut header = Vec::new();
    file.by_ref()
        .take(100)
        .read_to_end(&mut header)
        .map_err(LibraryError::file("read", path))?;
    let ours = header.starts_with(b"SQLite format 3\0")
        && header.get(68..72) == Some(APPLICATION_ID.to_be_bytes().as_slice());
    Ok(match header.as_slice() {
        [] => Header::Missing,
        _ if ours => Header::Ours,
        _ => Header::Foreign,
    })
}

fn wal_has_content(folder: &Path) -> bool {
    folder
        .join(format!("{FILE}-wal"))
        .metadata()
        .is_ok_and(|file| file.len() > 0)
}

/// SQLite's own check: the thorough one where the last process did not end
/// well.
pub(crate) fn check(db: &Connection, thorough: bool) -> Result<(), String> {
    let pragma = if thorough {
        "integrity_check"
    } else {
        "quick_check"
    };
    let verdict = db.pragma_query_value(None, pragma, |row| row.get::<_, String>(0));
    match verdict {
        Ok(verdict) if verdict == "ok" => Ok(()),
        Ok(finding) => Err(finding.lines().next().unwrap_or("unknown").to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

fn not_ours(folder: &Path) -> LibraryError {
    LibraryError::NotALibrary {
        path: folder.join(FILE),
        backups: backups(folder),
    }
}

fn damaged(folder: &Path, detail: String) -> LibraryError {
    LibraryError::Damaged {
        path: folder.join(FILE),
        detail,
        backups: backups(folder),
    }
}

/// A file that SQLite cannot make sense of is damaged; anything else is what
/// it is.
fn opening_failed(folder: &Path, error: rusqlite::Error) -> LibraryError {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};

    match error.sqlite_error_code() {
        Some(DatabaseCorrupt | NotADatabase) => damaged(folder, error.to_string()),
        _ => error.into(),
    }
}
