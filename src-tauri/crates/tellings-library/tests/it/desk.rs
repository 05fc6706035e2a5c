//! A library in a folder of its own, and articles to put into it.

use std::cell::Cell;
use std::ops::{Deref, DerefMut};
use std::path::Path;

use tellings_library::{
    Added, ArticleId, Completeness, Library, LibraryError, Moment, NewArticle, Told,
};

/// A library in a temporary folder. Dropping it removes both.
pub(crate) struct Desk {
    library: Option<Library>,
    folder: tempfile::TempDir,
    seconds: Cell<u32>,
}

impl Desk {
    /// An empty library.
    pub(crate) fn new() -> Self {
        let mut desk = Self::without_library();
        desk.open().expect("a new library opens");
        desk
    }

    /// A folder in which no library has been made yet.
    pub(crate) fn without_library() -> Self {
        Self {
            library: None,
            folder: tempfile::tempdir().expect("a temporary folder"),
            seconds: Cell::new(0),
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The next second of the first day: time passes only by asking for it.
    pub(crate) fn now(&self) -> Moment {
        let seconds = self.seconds.get() + 1;
        self.seconds.set(seconds);
        let (minute, second) = (seconds / 60, seconds % 60);
        moment(&format!("2026-11-21T07:{minute:02}:{second:02}Z"))
    }

    /// Opens the library, or says why not.
    pub(crate) fn open(&mut self) -> Result<(), LibraryError> {
        self.library = None;
        self.library = Some(Library::open(self.folder.path(), &self.now())?);
        Ok(())
    }

    /// As the program does it at its end.
    pub(crate) fn close(&mut self) {
        self.library = None;
    }

    /// Imports one article with a receipt of its own.
    pub(crate) fn add(&mut self, new: &NewArticle) -> Added {
        let now = self.now();
        let receipt = self.begin_receipt(&now).expect("a receipt");
        self.add_article(receipt, new, &now).expect("added")
    }

    /// Imports an article with this text.
    pub(crate) fn take(&mut self, text: &str) -> ArticleId {
        match self.add(&article(text)) {
            Added::Taken(id) => id,
            other => panic!("{text:?} was not new: {other:?}"),
        }
    }
}

impl Deref for Desk {
    type Target = Library;

    fn deref(&self) -> &Library {
        self.library.as_ref().expect("the library is open")
    }
}

impl DerefMut for Desk {
    fn deref_mut(&mut self) -> &mut Library {
        self.library.as_mut().expect("the library is open")
    }
}

pub(crate) fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

pub(crate) fn told(value: &str, origin: &str) -> Option<Told> {
    Some(Told {
        value: value.to_owned(),
        origin: origin.to_owned(),
    })
}

/// An article whose source is nothing but its text.
pub(crate) fn article(text: &str) -> NewArticle {
    NewArticle {
        source_name: "article.txt".to_owned(),
        source_bytes: text.as_bytes().to_vec(),
        kind: "text".to_owned(),
        encoding: "UTF-8".to_owned(),
        text: text.to_owned(),
        title: None,
        byline: None,
        outlet: None,
        date: None,
        url: None,
        language: None,
        left_out: Vec::new(),
        completeness: Completeness::Complete,
        reasons: Vec::new(),
        warnings: Vec::new(),
        extractor_version: "1".to_owned(),
    }
}

/// An article with a title, of an outlet.
pub(crate) fn telling(outlet: &str, title: &str, text: &str) -> NewArticle {
    NewArticle {
        title: told(title, "first_line"),
        outlet: told(outlet, "json_ld"),
        ..article(text)
    }
}
