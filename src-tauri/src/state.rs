//! What the running program holds: the library, the models, files that wait,
//! the import and the comparison that run, and what was last exported.
//!
//! [`Shell`] is shared by the commands of the window and by the command line.
//! Its locks are held for single steps only, never while a comparison is made
//! or a file is read.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tellings_library::{BackupFile, Library, LibraryError, backups, restore_backup};

use crate::compare::Comparisons;
use crate::import::{Cancel, now};
use crate::ipc::{Answer, Code, Trouble};
use crate::jobs::{Ahead, GoesFirst};
use crate::looks::Looks;
use crate::models::{self, AnyReader};
use crate::offers::Offers;
use crate::reader::{Pool, Program};

/// See the module.
#[derive(Debug)]
pub struct Shell {
    folder: Option<PathBuf>,
    /// Where the models come from, when they are first needed.
    reader: fn() -> Option<AnyReader>,
    /// Open from the first time that something is asked of it.
    library: Mutex<Option<Library>>,
    offers: Mutex<Offers>,
    looks: Mutex<Looks>,
    job: Mutex<Option<Arc<Cancel>>>,
    comparing: Mutex<Option<Arc<Cancel>>>,
    exported: Mutex<Option<PathBuf>>,
    /// What reads files.
    pub pool: Pool,
    /// The comparisons that were last asked for.
    pub comparisons: Comparisons,
    /// When articles are read before anybody compares them.
    pub ahead: Ahead,
}

/// An import that runs. It counts as ended when this is dropped, however that
/// comes about.
#[derive(Debug)]
pub struct Job<'a> {
    shell: &'a Shell,
    /// Through which it can be asked to stop.
    pub cancel: Arc<Cancel>,
    _first: GoesFirst<'a>,
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        *held(&self.shell.job) = None;
        self.shell.ahead.wake();
    }
}

/// A comparison that is made while a person waits for it. It counts as ended
/// when this is dropped.
#[derive(Debug)]
pub struct Comparing<'a> {
    shell: &'a Shell,
    /// Through which it can be asked to stop.
    pub cancel: Arc<Cancel>,
    _first: GoesFirst<'a>,
}

impl Drop for Comparing<'_> {
    fn drop(&mut self) {
        let mut comparing = held(&self.shell.comparing);
        // A later one may have taken its place.
        comparing.take_if(|running| Arc::ptr_eq(running, &self.cancel));
    }
}

impl Shell {
    /// A shell around the library in this folder; `None` where the system
    /// names no place for it. Nothing is opened yet.
    #[must_use]
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self::with_reader(folder, models::reader)
    }

    /// The same with another reader than the models.
    #[must_use]
    pub fn with_reader(folder: Option<PathBuf>, reader: fn() -> Option<AnyReader>) -> Self {
        Self {
            folder,
            reader,
            library: Mutex::default(),
            offers: Mutex::default(),
            looks: Mutex::default(),
            job: Mutex::default(),
            comparing: Mutex::default(),
            exported: Mutex::default(),
            pool: Pool::default(),
            comparisons: Comparisons::default(),
            ahead: Ahead::default(),
        }
    }

    /// The same with the program at this place as its readers: for callers
    /// that are not the program themselves.
    #[must_use]
    pub fn reading_by(mut self, program: PathBuf) -> Self {
        self.pool = Pool {
            program: Program::At(program),
        };
        self
    }

    /// A shell around the person's library: see
    /// [`default_folder`](tellings_library::default_folder).
    #[must_use]
    pub fn of_this_person() -> Self {
        Self::new(tellings_library::default_folder(|name| {
            std::env::var_os(name)
        }))
    }

    /// What reads sentences, if anything does.
    #[must_use]
    pub fn reader(&self) -> Option<AnyReader> {
        (self.reader)()
    }

    /// Where the library lies.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Does one thing with the library. It is opened for the first; where that
    /// fails, the next asking tries again.
    ///
    /// # Errors
    /// Why it cannot be opened, or what the work returns.
    pub fn library<T>(
        &self,
        work: impl FnOnce(&mut Library) -> Result<T, LibraryError>,
    ) -> Answer<T> {
        let mut library = held(&self.library);
        if library.is_none() {
            *library = Some(Library::open(self.some_folder()?, &now())?);
        }
        let library = library.as_mut().expect("it was opened above");
        Ok(work(library)?)
    }

    fn some_folder(&self) -> Answer<&Path> {
        self.folder.as_deref().ok_or_else(|| {
            Trouble::new(
                Code::Library,
                "There is no home folder to keep the library in. Name a folder with TELLINGS_HOME and start Tellings again.",
            )
        })
    }

    /// Puts the newest backup in the place of a library that cannot be opened.
    /// What was there is kept beside it.
    ///
    /// # Errors
    /// When there is no backup, or it cannot be used either.
    pub fn restore_newest_backup(&self) -> Answer<()> {
        let mut library = held(&self.library);
        let folder = self.some_folder()?;
        // A library that can be opened is never replaced.
        if library.is_some() {
            return Ok(());
        }
        if let Ok(opened) = Library::open(folder, &now()) {
            *library = Some(opened);
            return Ok(());
        }
        let newest = self
            .newest_backup()
            .ok_or_else(|| Trouble::new(Code::Library, "There is no backup of this library."))?;
        Ok(restore_backup(folder, &newest.path, &now())?)
    }

    /// The newest backup that could take the library's place.
    #[must_use]
    pub fn newest_backup(&self) -> Option<BackupFile> {
        backups(self.folder.as_deref()?).into_iter().next()
    }

    /// Files that wait to be imported.
    pub fn offers(&self) -> MutexGuard<'_, Offers> {
        held(&self.offers)
    }

    /// What is wanted of files that are looked at before they are imported.
    pub fn looks(&self) -> MutexGuard<'_, Looks> {
        held(&self.looks)
    }

    /// Begins an import, if none runs.
    ///
    /// # Errors
    /// [`Code::Busy`].
    pub fn begin_job(&self) -> Answer<Job<'_>> {
        let mut job = held(&self.job);
        if job.is_some() {
            return Err(Trouble::new(
                Code::Busy,
                "Other files are being imported. Wait until they are done, or cancel them.",
            ));
        }
        let cancel = Arc::new(Cancel::default());
        *job = Some(Arc::clone(&cancel));
        Ok(Job {
            shell: self,
            cancel,
            _first: self.ahead.let_first(),
        })
    }

    /// Asks the import that runs, if any, to stop.
    pub fn cancel_job(&self) {
        if let Some(cancel) = &*held(&self.job) {
            cancel.ask();
        }
    }

    /// Begins a comparison that a person waits for. One that runs already is
    /// asked to stop: its screen is gone, and what it read is kept.
    #[must_use]
    pub fn begin_comparison(&self) -> Comparing<'_> {
        let cancel = Arc::new(Cancel::default());
        let earlier = held(&self.comparing).replace(Arc::clone(&cancel));
        if let Some(earlier) = earlier {
            earlier.ask();
        }
        Comparing {
            shell: self,
            cancel,
            _first: self.ahead.let_first(),
        }
    }

    /// Asks the comparison that runs, if any, to stop.
    pub fn cancel_comparison(&self) {
        if let Some(cancel) = &*held(&self.comparing) {
            cancel.ask();
        }
    }

    /// Notes where a report was written.
    pub fn note_exported(&self, path: PathBuf) {
        *held(&self.exported) = Some(path);
    }

    /// Where the last report was written.
    #[must_use]
    pub fn last_exported(&self) -> Option<PathBuf> {
        held(&self.exported).clone()
    }
}

/// What a lock guards. A panic elsewhere leaves nothing half done behind these
/// locks (the library's transactions roll back), so the others go on.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_import_at_a_time() {
        let shell = Shell::new(None);
        let job = shell.begin_job().expect("none runs");
        let second = shell.begin_job().map(drop);
        assert_eq!(second.expect_err("one runs").code, Code::Busy);
        drop(job);
        assert!(shell.begin_job().is_ok());
    }

    #[test]
    fn a_later_comparison_takes_the_place_of_the_earlier() {
        let shell = Shell::new(None);
        let earlier = shell.begin_comparison();
        let later = shell.begin_comparison();
        assert!(earlier.cancel.asked() && !later.cancel.asked());
        drop(earlier);
        shell.cancel_comparison();
        assert!(later.cancel.asked(), "it is still the one that runs");
    }

    #[test]
    fn without_a_home_a_sentence_says_what_to_do() {
        let trouble = Shell::new(None).library(|_| Ok(())).expect_err("no home");
        assert_eq!(trouble.code, Code::Library);
        assert!(trouble.message.contains("TELLINGS_HOME"));
    }

    #[test]
    fn a_library_that_cannot_be_opened_is_tried_again() {
        let home = tempfile::tempdir().expect("a temporary folder");
        let folder = home.path().join("library");
        std::fs::write(&folder, "in the way").expect("a file");
        let shell = Shell::new(Some(folder.clone()));
        assert_eq!(
            shell.library(|_| Ok(())).expect_err("in the way").code,
            Code::Library
        );
        std::fs::remove_file(&folder).expect("removed");
        assert_eq!(shell.library(|_| Ok(())), Ok(()));
    }
}
