//! Takes an article into the library, together with its line in the receipt.

use rusqlite::Connection;

use crate::binding::sha256;
use crate::table::article::{self, Alike, ArticleId, Completeness};
use crate::table::doing::{self, Doing};
use crate::table::field::{Field, Told};
use crate::table::left_out::LeftOut;
use crate::table::receipt::{self, Outcome, ReceiptId};
use crate::table::source::{self, SourceId};
use crate::{Library, LibraryError, Moment};

/// An article as it was read from its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewArticle {
    /// The file's name; empty for pasted text.
    pub source_name: String,
    /// The source's bytes, or the pasted text's.
    pub source_bytes: Vec<u8>,
    /// What kind of source it was.
    pub kind: String,
    /// The source's encoding.
    pub encoding: String,
    /// The article's text. Paragraphs are parted by blank lines.
    pub text: String,
    /// Its headline.
    pub title: Option<Told>,
    /// Who wrote it.
    pub byline: Option<Told>,
    /// Who published it.
    pub outlet: Option<Told>,
    /// Day of publication.
    pub date: Option<Told>,
    /// Where it was published.
    pub url: Option<Told>,
    /// The language it is written in.
    pub language: Option<Told>,
    /// What the source had beside the text.
    pub left_out: Vec<LeftOut>,
    /// Whether the text is whole.
    pub completeness: Completeness,
    /// What speaks for that completeness, in sentences.
    pub reasons: Vec<String>,
    /// What was odd, in sentences.
    pub warnings: Vec<String>,
    /// Which version of the extraction made the text.
    pub extractor_version: String,
}

impl NewArticle {
    pub(crate) fn field(&self, field: Field) -> Option<&Told> {
        match field {
            Field::Title => self.title.as_ref(),
            Field::Byline => self.byline.as_ref(),
            Field::Outlet => self.outlet.as_ref(),
            Field::Date => self.date.as_ref(),
            Field::Url => self.url.as_ref(),
            Field::Language => self.language.as_ref(),
        }
    }
}

/// What became of a new article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is in the library now.
    Taken(ArticleId),
    /// The library had it.
    AlreadyHere {
        /// The article that is the same.
        article: ArticleId,
        /// In what it is the same.
        by: Likeness,
    },
    /// The library had it in the bin, from where it is back, in its stories
    /// too.
    BroughtBack(ArticleId),
}

/// In what two articles are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Their sources have the same bytes.
    SameBytes,
    /// Their texts are the same, from other bytes.
    SameText,
}

impl Added {
    /// The article that stands for the new one.
    #[must_use]
    pub fn article(self) -> ArticleId {
        match self {
            Self::Taken(article)
            | Self::AlreadyHere { article, .. }
            | Self::BroughtBack(article) => article,
        }
    }

    fn outcome(self) -> Outcome {
        match self {
            Self::Taken(_) => Outcome::Taken,
            Self::AlreadyHere {
                by: Likeness::SameBytes,
                ..
            } => Outcome::SameBytes,
            Self::AlreadyHere {
                by: Likeness::SameText,
                ..
            } => Outcome::SameText,
            Self::BroughtBack(_) => Outcome::BroughtBack,
        }
    }
}

impl Library {
    /// Takes an article in, unless the library has it, and writes the line of
    /// the receipt. Both happen or neither does.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such receipt.
    pub fn add_article(
        &mut self,
        receipt: ReceiptId,
        new: &NewArticle,
        now: &Moment,
    ) -> Result<Added, LibraryError> {
        self.writing(|db| {
            receipt::must_be_here(db, receipt)?;
            let (added, source) = add(db, new, false, now)?;
            receipt::write_line(
                db,
                receipt,
                &new.source_name,
                added.outcome(),
                added.article(),
                source,
                &new.warnings,
            )?;
            Ok(added)
        })
    }
}

/// Takes an article in, unless the library has it. Its bytes are kept in any
/// case: the same text may come with more around it.
pub(crate) fn add(
    db: &Connection,
    new: &NewArticle,
    is_example: bool,
    now: &Moment,
) -> Result<(Added, SourceId), LibraryError> {
    let same_bytes = article::find(db, Alike::Source(sha256(&new.source_bytes)))?;
    let source = source::keep(db, &new.source_bytes)?;
    let same = match same_bytes {
        Some((article, in_bin)) => Some((article, in_bin, Likeness::SameBytes)),
        // Two sources without any text are not therefore the same article.
        None if new.text.trim().is_empty() => None,
        None => article::find(db, Alike::Text(sha256(new.text.as_bytes())))?
            .map(|(article, in_bin)| (article, in_bin, Likeness::SameText)),
    };
    let added = match same {
        None => Added::Taken(article::write(db, source, new, is_example, now)?),
        Some((article, false, by)) => Added::AlreadyHere { article, by },
        Some((article, true, _)) => {
            article::write_deleted(db, article, None)?;
            doing::settle(db, &Doing::DeleteArticle { article }, now)?;
            Added::BroughtBack(article)
        }
    };
    Ok((added, source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_takes_nothing_back_that_was_told() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let now = Moment::parse("2026-11-21T07:00:00Z").expect("a moment");
        let mut library = Library::open(folder.path(), &now).expect("it opens");
        let receipt = library.begin_receipt(&now).expect("begun");
        // As if the disk had room for this many pages.
        library
            .db
            .pragma_update_and_check(None, "max_page_count", 120, |_| Ok(()))
            .expect("set");
        let mut told = Vec::new();
        let error = loop {
            let text = format!("Article {} tells of the bridge. ", told.len()).repeat(200);
            let new = NewArticle {
                source_name: told.len().to_string(),
                source_bytes: text.clone().into_bytes(),
                kind: "text".to_owned(),
                encoding: "UTF-8".to_owned(),
                text,
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
            };
            match library.add_article(receipt, &new, &now) {
                Ok(added) => told.push(added.article()),
                Err(error) => break error,
            }
        };
        assert!(
            error.to_string().starts_with("The disk is full."),
            "{error}"
        );
        assert!(!told.is_empty());
        let lines = library.receipt(receipt).expect("there").lines;
        let kept: Vec<_> = lines.iter().filter_map(|line| line.article).collect();
        assert_eq!(kept, told);
        assert_eq!(library.verify().expect("checked"), []);
    }
}
