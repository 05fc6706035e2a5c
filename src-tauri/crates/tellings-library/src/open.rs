//! Opening a library: the only place that makes, checks and migrates the file.
//!
//! The order matters, because a file that is not ours or is newer must stay
//! as it is to the byte: first the header is read as plain bytes, then SQLite
//! opens the file without the right to clean up after others, and only a file
//! that passed both is checked, backed up, migrated and used.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use rusqlite_migration::Migrations;

use crate::backup::{self, backups};
use crate::check::{check, check_or_mend};
use crate::presence::Presence;
use crate::schema::{APPLICATION_ID, migrations};
use crate::{LibraryError, Moment};

/// The library's file in its folder.
pub(crate) const FILE: &str = "library.sqlite";

/// How long to wait for another process that prepares or writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many prepared statements are kept for their next use.
const STATEMENTS: usize = 64;

/// An open library. One thread uses it at a time; several processes may have
/// the same library open, and wait for each other's writes.
#[derive(Debug)]
pub struct Library {
    pub(crate) db: Connection,
    folder: PathBuf,
    backup_trouble: Option<LibraryError>,
    /// Says that the library is in use for as long as it is open.
    _presence: Presence,
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
        let presence = Presence::at(folder)?;
        let mut backup_trouble = None;
        if presence.try_alone()? {
            backup_trouble = prepare(migrations, folder, now)
                .map_err(|error| name_damage(&folder.join(FILE), folder, error))?;
            presence.leave()?;
        }
        presence.among_others(PATIENCE)?;
        let path = folder.join(FILE);
        let db = connect(&path)?;
        // Between our preparing and now, or while we waited, another version
        // of the program may have been here.
        if refuse_newer(migrations, &db, &path)? > 0 {
            return Err(LibraryError::InUse);
        }
        db.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(Self {
            db,
            folder: folder.to_owned(),
            backup_trouble,
            _presence: presence,
        })
    }

    /// Why today's backup could not be made when the library was opened, if
    /// that was so. The library can be used all the same.
    #[must_use]
    pub fn backup_trouble(&self) -> Option<&LibraryError> {
        self.backup_trouble.as_ref()
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
        damaged(&self.folder.join(FILE), &self.folder, detail)
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

/// Makes the file what this program needs, or refuses. Nobody else is there.
/// Gives back why today's backup failed, if it did.
fn prepare(
    migrations: &Migrations<'_>,
    folder: &Path,
    now: &Moment,
) -> Result<Option<LibraryError>, LibraryError> {
    let path = folder.join(FILE);
    let is_new = match read_header(&path)? {
        Header::Missing => true,
        Header::Foreign => {
            return Err(LibraryError::NotALibrary {
                path,
                backups: backups(folder),
            });
        }
        Header::Ours => false,
    };
    let ended_badly = wal_has_content(folder);
    let mut db = connect(&path)?;
    // Until the file is known to be ours and whole, closing it must not write
    // into it what an unclean end left in its log.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let pending = refuse_newer(migrations, &db, &path)?;
    let mut trouble = None;
    if is_new {
        // Before anything else and not through the log, so that the header
        // says whose file this is from its first byte on.
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
    } else {
        check_or_mend(&db, ended_badly, &path, folder)?;
    }
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    if version(&db)? > 0 {
        if pending > 0 {
            backup::make(&db, folder, now)?;
        } else if !backup::has_one_of(folder, now) {
            // A full disk must not keep people from their library.
            trouble = backup::make(&db, folder, now).err();
        }
    }
    keep_a_log(&db)?;
    if pending > 0 {
        migrations.to_latest(&mut db)?;
    }
    db.close().map_err(|(_, error)| error)?;
    Ok(trouble)
}

/// Fails unless the file is a whole library that this program knows. The
/// folder is the one whose backups an error names.
pub(crate) fn approve(path: &Path, folder: &Path) -> Result<(), LibraryError> {
    if !matches!(read_header(path)?, Header::Ours) {
        return Err(LibraryError::NotALibrary {
            path: path.to_owned(),
            backups: backups(folder),
        });
    }
    let look = || {
        let db = connect(path)?;
        refuse_newer(&migrations(), &db, path)?;
        check(&db, true, path, folder)?;
        db.close().map_err(|(_, error)| error.into())
    };
    look().map_err(|error| name_damage(path, folder, error))
}

/// How many migrations the library has not seen yet.
fn refuse_newer(
    migrations: &Migrations<'_>,
    db: &Connection,
    path: &Path,
) -> Result<i32, LibraryError> {
    let pending = migrations.pending_migrations(db)?;
    if pending < 0 {
        let found = version(db)?;
        return Err(LibraryError::Newer {
            path: path.to_owned(),
            found,
            known: found.saturating_add_signed(pending),
        });
    }
    Ok(pending)
}

fn version(db: &Connection) -> rusqlite::Result<u32> {
    db.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Opens a database without changing anything about it. The flags leave out
/// the reading of `file:` addresses: a folder may be called anything.
pub(crate) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    // macOS only: elsewhere fsync reaches the disk without being told twice.
    db.pragma_update(None, "fullfsync", true)?;
    db.pragma_update(None, "checkpoint_fullfsync", true)?;
    Ok(db)
}

/// From here on the file keeps a log beside it, so that reading and writing
/// do not wait for each other.
fn keep_a_log(db: &Connection) -> rusqlite::Result<()> {
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

pub(crate) fn damaged(path: &Path, folder: &Path, detail: String) -> LibraryError {
    LibraryError::Damaged {
        path: path.to_owned(),
        detail,
        backups: backups(folder),
    }
}

/// A file that SQLite cannot make sense of is damaged; any other trouble is
/// what it is.
fn name_damage(path: &Path, folder: &Path, error: LibraryError) -> LibraryError {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};

    match error {
        LibraryError::Sqlite(cause)
            if matches!(
                cause.sqlite_error_code(),
                Some(DatabaseCorrupt | NotADatabase)
            ) =>
        {
            damaged(path, folder, cause.to_string())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use rusqlite_migration::M;

    use super::*;

    /// A program that is one migration ahead of this one.
    fn next() -> Migrations<'static> {
        ahead("CREATE TABLE note (text TEXT NOT NULL) STRICT;")
    }

    fn ahead(sql: &'static str) -> Migrations<'static> {
        crate::schema::with_further(vec![M::up(sql)])
    }

    fn moment(day: u32) -> Moment {
        Moment::parse(&format!("2026-11-{day:02}T07:00:00Z")).expect("a moment")
    }

    fn version_of(path: &Path) -> u32 {
        version(&connect(path).expect("it opens")).expect("it has one")
    }

    #[test]
    fn the_migrations_are_valid() {
        migrations().validate().expect("they run");
        next().validate().expect("they run");
    }

    #[test]
    fn a_library_is_backed_up_before_it_is_migrated() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut library = Library::open(folder.path(), &moment(1)).expect("it opens");
        library.begin_receipt(&moment(1)).expect("begun");
        drop(library);

        let newer = Library::open_with(&next(), folder.path(), &moment(2)).expect("it opens");
        assert_eq!(newer.receipts().expect("listed").len(), 1);
        newer
            .db
            .execute("INSERT INTO note VALUES ('x')", [])
            .expect("the new table is there");
        drop(newer);
        let backups = backups(folder.path());
        assert_eq!(backups.len(), 1);
        let newest = crate::schema::newest();
        assert_eq!(version_of(&backups[0].path), newest);
        assert_eq!(version_of(&folder.path().join(FILE)), newest + 1);

        let older = Library::open(folder.path(), &moment(3));
        assert!(matches!(
            older,
            Err(LibraryError::Newer { found, known, .. })
                if (found, known) == (newest + 1, newest)
        ));
    }

    #[test]
    fn a_migration_that_fails_leaves_the_library_as_it_was() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        drop(Library::open(folder.path(), &moment(1)).expect("it opens"));
        let bad = ahead("CREATE TABLE note (text TEXT); INSERT INTO nowhere VALUES (1);");
        let error = Library::open_with(&bad, folder.path(), &moment(2));
        assert!(matches!(error, Err(LibraryError::Sqlite(_))), "{error:?}");
        let library = Library::open(folder.path(), &moment(3)).expect("it opens as before");
        assert!(library.db.prepare("SELECT * FROM note").is_err());
    }

    #[test]
    fn without_a_backup_nothing_is_migrated() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        drop(Library::open(folder.path(), &moment(1)).expect("it opens"));
        std::fs::write(folder.path().join("backups"), b"in the way").expect("written");
        let error = Library::open_with(&next(), folder.path(), &moment(2));
        assert!(matches!(error, Err(LibraryError::File { .. })), "{error:?}");
        drop(Library::open(folder.path(), &moment(2)).expect("it opens as before"));
    }

    #[test]
    fn a_library_in_use_is_not_migrated() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let open = Library::open(folder.path(), &moment(1)).expect("it opens");
        let error = Library::open_with(&next(), folder.path(), &moment(2));
        assert!(matches!(error, Err(LibraryError::InUse)), "{error:?}");
        drop(open);
        Library::open_with(&next(), folder.path(), &moment(2)).expect("it opens now");
    }

    #[test]
    fn a_library_may_move_to_another_thread() {
        fn check<T: Send>() {}
        check::<Library>();
    }
}
