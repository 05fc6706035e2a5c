//! Takes an article into the library, together with its line in the receipt.

use rusqlite::Connection;
use tellings_grouping::outlet_form;

use crate::amend::{self, Corrected};
use crate::binding::sha256;
use crate::table::apart::{self, Matter};
use crate::table::article::{self, Alike, ArticleId, Completeness};
use crate::table::doing::{self, Doing};
use crate::table::fetching::{self, Fetched};
use crate::table::field::{self, Field, FieldRow, Told};
use crate::table::left_out::LeftOut;
use crate::table::receipt::{self, Outcome, ReceiptId, ReceiptLineId};
use crate::table::receipt_left;
use crate::table::source::{self, SourceId};
use crate::{Library, LibraryError, Moment, Thing};

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
    /// What its source tells of a field.
    #[must_use]
    pub fn field(&self, field: Field) -> Option<&Told> {
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

/// What is to become a line of a receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry<'a> {
    /// An article.
    Article {
        /// As it was read.
        new: &'a NewArticle,
        /// How it came from the network, if it did.
        fetched: Option<&'a Fetched>,
    },
    /// An article that a person corrected before it came. Where the library
    /// has it already, it stays as it is there.
    Corrected {
        /// As it was read.
        new: &'a NewArticle,
        /// What the person wants of it.
        corrected: &'a Corrected,
    },
    /// A file whose bytes an article was read from before: see
    /// [`Library::knows`].
    Known {
        /// The file's name.
        source_name: &'a str,
        /// What it holds.
        bytes: &'a [u8],
        /// How it came from the network, if it did.
        fetched: Option<&'a Fetched>,
    },
    /// A file that could not be used.
    Refused {
        /// The file's name.
        source_name: &'a str,
        /// Why, as a word for programs.
        code: &'a str,
        /// Why, as a sentence.
        sentence: &'a str,
    },
}

impl Library {
    /// Writes lines of a receipt together with their articles, and strikes out
    /// the first `reached` of its files. All of that happens or nothing does:
    /// one transaction for many lines keeps every promise that one for each
    /// would, and waits for the disk once. Gives back what became of each
    /// article; nothing for a refusal.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such receipt, or if the article of
    /// known bytes has gone for good.
    pub fn add_to_receipt(
        &mut self,
        receipt: ReceiptId,
        entries: &[Entry<'_>],
        reached: usize,
        now: &Moment,
    ) -> Result<Vec<Option<Added>>, LibraryError> {
        self.writing(|db| {
            receipt::must_be_here(db, receipt)?;
            let added = entries
                .iter()
                .map(|entry| add_entry(db, receipt, entry, now))
                .collect::<Result<_, _>>()?;
            receipt_left::reached(db, receipt, reached)?;
            Ok(added)
        })
    }

    /// Whether an article was read from these very bytes before, so that they
    /// need not be read again.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn knows(&self, bytes: &[u8]) -> Result<bool, LibraryError> {
        Ok(!article::find(&self.db, Alike::Source(sha256(bytes)))?.is_empty())
    }

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
        let entry = Entry::Article { new, fetched: None };
        let added = self.add_to_receipt(receipt, &[entry], 0, now)?;
        Ok(added[0].expect("an article becomes something"))
    }
}

fn add_entry(
    db: &Connection,
    receipt: ReceiptId,
    entry: &Entry<'_>,
    now: &Moment,
) -> Result<Option<Added>, LibraryError> {
    let (source_name, (added, source), fetched, warnings) = match entry {
        Entry::Refused {
            source_name,
            code,
            sentence,
        } => {
            receipt::write_refusal(db, receipt, source_name, code, sentence)?;
            return Ok(None);
        }
        Entry::Article { new, fetched } => (
            new.source_name.as_str(),
            add(db, new, false, now)?,
            fetched,
            &new.warnings,
        ),
        Entry::Corrected { new, .. } => (
            new.source_name.as_str(),
            add(db, new, false, now)?,
            &None,
            &new.warnings,
        ),
        Entry::Known {
            source_name,
            bytes,
            fetched,
        } => (*source_name, known(db, bytes, now)?, fetched, &Vec::new()),
    };
    // The same bytes are not read again, so nothing is said of how they read.
    let warnings = match added {
        Added::AlreadyHere {
            by: Likeness::SameBytes,
            ..
        } => &[],
        _ => warnings.as_slice(),
    };
    receipt::write_line(
        db,
        receipt,
        source_name,
        added.outcome(),
        added.article(),
        source,
        warnings,
    )?;
    if let (Entry::Corrected { corrected, .. }, Added::Taken(article)) = (entry, added) {
        amend::correct(db, article, corrected, now)?;
    }
    if let Some(fetched) = fetched {
        fetching::write(db, added.article(), fetched)?;
    }
    Ok(Some(added))
}

/// The article that was read from these bytes, brought back if it lies in the
/// bin.
fn known(db: &Connection, bytes: &[u8], now: &Moment) -> Result<(Added, SourceId), LibraryError> {
    let hash = sha256(bytes);
    let source = source::find(db, &hash)?;
    let found = article::find(db, Alike::Source(hash))?.into_iter().next();
    let (Some(source), Some((article, in_bin))) = (source, found) else {
        return Err(LibraryError::Gone {
            what: Thing::Article,
            id: 0,
        });
    };
    let by = Likeness::SameBytes;
    Ok((already(db, article, in_bin, by, now)?, source))
}

/// What becomes of an article that the library has.
fn already(
    db: &Connection,
    article: ArticleId,
    in_bin: bool,
    by: Likeness,
    now: &Moment,
) -> Result<Added, LibraryError> {
    if !in_bin {
        return Ok(Added::AlreadyHere { article, by });
    }
    article::write_deleted(db, article, None)?;
    doing::settle(db, &Doing::DeleteArticle { article }, now)?;
    Ok(Added::BroughtBack(article))
}

/// Takes an article in, unless the library has it. Its bytes are kept in any
/// case: the same text may come with more around it.
pub(crate) fn add(
    db: &Connection,
    new: &NewArticle,
    is_example: bool,
    now: &Moment,
) -> Result<(Added, SourceId), LibraryError> {
    let same = same(db, new)?;
    let source = source::keep(db, &new.source_bytes)?;
    let added = match same {
        None => Added::Taken(article::write(db, source, new, is_example, now)?),
        Some((article, in_bin, by)) => already(db, article, in_bin, by, now)?,
    };
    Ok((added, source))
}

/// The article that the library has already: one of the same outlet. What
/// another outlet printed is another article, word for word the same or not.
fn same(
    db: &Connection,
    new: &NewArticle,
) -> Result<Option<(ArticleId, bool, Likeness)>, LibraryError> {
    let outlet = new.outlet.as_ref().map(|told| outlet_form(&told.value));
    for (article, in_bin) in article::find(db, Alike::Source(sha256(&new.source_bytes)))? {
        let known = field::read(db, article, Field::Outlet)?;
        if outlet.is_none() || is_said(&known, outlet.as_deref()) {
            return Ok(Some((article, in_bin, Likeness::SameBytes)));
        }
    }
    // Two sources without any text are not therefore the same article, and two
    // whose outlet nobody knows may be of two outlets.
    if outlet.is_none() || new.text.trim().is_empty() {
        return Ok(None);
    }
    for (article, in_bin) in article::find(db, Alike::Text(sha256(new.text.as_bytes())))? {
        let known = field::read(db, article, Field::Outlet)?;
        if is_said(&known, outlet.as_deref()) {
            return Ok(Some((article, in_bin, Likeness::SameText)));
        }
    }
    Ok(None)
}

/// Whether the source or a person said this of the outlet.
fn is_said(known: &FieldRow, outlet: Option<&str>) -> bool {
    let from_source = known.from_source.as_ref().map(|told| told.value.as_str());
    let by_person = known.by_person.as_ref().and_then(Option::as_deref);
    [from_source, by_person]
        .into_iter()
        .flatten()
        .any(|known| Some(outlet_form(known).as_str()) == outlet)
}

impl Library {
    /// Keeps a file that was in the library already as an article of its own:
    /// a person says that it is another telling. Its text and what was told of
    /// it are those of the article that stood for it.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if the line has no article that could be kept
    /// twice.
    pub fn keep_as_well(
        &mut self,
        line: ReceiptLineId,
        now: &Moment,
    ) -> Result<ArticleId, LibraryError> {
        self.writing(|db| {
            let gone = LibraryError::Gone {
                what: Thing::ReceiptLine,
                id: line.get(),
            };
            let Some((name, source, outcome, of)) = receipt::file_of(db, line)? else {
                return Err(gone);
            };
            if !matches!(outcome, Outcome::SameBytes | Outcome::SameText) {
                return Err(gone);
            }
            article::must_be_here(db, of)?;
            let article = article::write_copy(db, of, source, &name, now)?;
            apart::write(db, Matter::Text, (of, article), now)?;
            receipt::rewrite_line(db, line, Outcome::Taken, article)?;
            let doing = Doing::KeepAsWell {
                line,
                article,
                outcome,
                stood_for: of,
            };
            doing::record(db, &doing, now)?;
            Ok(article)
        })
    }
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
