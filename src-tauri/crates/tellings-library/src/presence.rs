//! Who uses a library: a lock on the file `library.lock` beside it.
//!
//! Whoever uses the library holds the lock among others; whoever prepares it,
//! or puts a backup in its place, holds it alone. The system frees it when a
//! process dies, so there is nothing to clean up. Writes are not its business:
//! for those SQLite has its own locks.

use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::LibraryError;

/// A place at the library, free again when it is dropped.
///
/// A file system without locks lets everybody do everything: there SQLite's
/// own locks are all there is.
#[derive(Debug)]
pub(crate) struct Presence {
    lock: File,
    path: PathBuf,
}

impl Presence {
    /// Comes to the library of this folder, without taking a place yet.
    pub(crate) fn at(folder: &Path) -> Result<Self, LibraryError> {
        let path = folder.join("library.lock");
        let lock = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)
            .map_err(LibraryError::file("open", &path))?;
        Ok(Self { lock, path })
    }

    /// Takes the library for itself, if nobody is there.
    pub(crate) fn try_alone(&self) -> Result<bool, LibraryError> {
        self.answer(self.lock.try_lock())
    }

    /// Takes a place among others, and waits while somebody has the library
    /// for themselves.
    pub(crate) fn among_others(&self, patience: Duration) -> Result<(), LibraryError> {
        let start = Instant::now();
        while !self.answer(self.lock.try_lock_shared())? {
            if start.elapsed() > patience {
                return Err(LibraryError::InUse);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }

    /// Gives up its place: a lock cannot be turned into the other kind.
    pub(crate) fn leave(&self) -> Result<(), LibraryError> {
        self.answer(self.lock.unlock().map_err(TryLockError::Error))
            .map(|_| ())
    }

    /// Whether the system agreed.
    fn answer(&self, result: Result<(), TryLockError>) -> Result<bool, LibraryError> {
        match result {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(true),
            Err(TryLockError::Error(error)) => Err(LibraryError::file("lock", &self.path)(error)),
        }
    }
}
