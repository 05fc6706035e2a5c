//! What a person corrects of an article's text, and reading its original again.
//!
//! The texts themselves are made elsewhere and come here finished
//! ([`NewEdition`]); here they are kept together with the word that they come
//! of, so that the two never part. [`Corrected`] is for articles that were
//! corrected before they were imported.

use rusqlite::Connection;

use crate::import::{Added, Entry, NewArticle};
use crate::table::amendment::{self, Act, Amendment, Anchor};
use crate::table::article::{self, ArticleId, Completeness};
use crate::table::doing::{self, Doing};
use crate::table::edition::{self, EditionId, NewEdition};
use crate::table::field::{self, Field, Told};
use crate::table::receipt::ReceiptId;
use crate::{Library, LibraryError, Moment, search};

/// What a person corrected of an article before it was imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrected {
    /// What they want of its passages.
    pub amendments: Vec<Amendment>,
    /// The text that comes of these, if there are any.
    pub edition: Option<NewEdition>,
    /// What they say of its fields; `None` says that there is none.
    pub fields: Vec<(Field, Option<String>)>,
    /// Their word on whether the text is whole.
    pub completeness: Option<Completeness>,
}

impl Library {
    /// Writes what a person wants of a passage, with the text that comes of
    /// it. Wanting what is wanted already changes nothing.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such article.
    pub fn amend(
        &mut self,
        article: ArticleId,
        amendment: &Amendment,
        made: &NewEdition,
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            article::must_be_here(db, article)?;
            let before = amendment::last(db, article, &amendment.anchor)?;
            if before == amendment.act {
                return Ok(());
            }
            let edition = edition::current(db, article)?;
            amendment::append(db, article, &amendment.anchor, amendment.act, now)?;
            let made = edition::keep(db, article, made, now)?;
            edition::point_to(db, article, Some(made), now)?;
            let doing = Doing::Amend {
                article,
                anchor: amendment.anchor.clone(),
                before,
                edition,
            };
            doing::record(db, &doing, now)
        })
    }

    /// Takes what was found when the original was read again: the text with
    /// the person's amendments over it, and what the source now tells of each
    /// field. What a person said of a field stays.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such article.
    pub fn take_again(
        &mut self,
        article: ArticleId,
        made: &NewEdition,
        told: &[(Field, Option<Told>)],
        now: &Moment,
    ) -> Result<(), LibraryError> {
        self.writing(|db| {
            article::must_be_here(db, article)?;
            let edition = edition::current(db, article)?;
            let made = edition::keep(db, article, made, now)?;
            let mut before = Vec::new();
            for (field, told) in told {
                let earlier = field::read(db, article, *field)?.from_source;
                if earlier != *told {
                    before.push((*field, earlier));
                }
            }
            if edition == Some(made) && before.is_empty() {
                return Ok(());
            }
            let told: Vec<_> = told
                .iter()
                .filter(|(field, _)| before.iter().any(|(changed, _)| changed == field))
                .cloned()
                .collect();
            write_told(db, article, &told)?;
            edition::point_to(db, article, Some(made), now)?;
            let doing = Doing::ReadAgain {
                article,
                edition,
                told: before,
            };
            doing::record(db, &doing, now)
        })
    }

    /// [`Library::add_article`] of an article that a person corrected before.
    /// Where the library has it already, it stays as it is there.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such receipt.
    pub fn add_corrected(
        &mut self,
        receipt: ReceiptId,
        new: &NewArticle,
        corrected: &Corrected,
        now: &Moment,
    ) -> Result<Added, LibraryError> {
        let entry = Entry::Corrected { new, corrected };
        let added = self.add_to_receipt(receipt, &[entry], 0, now)?;
        Ok(added[0].expect("an article becomes something"))
    }
}

/// Puts a person's corrections over a new article. They came with it, so there
/// is nothing from before to go back to, and undo knows nothing of them.
pub(crate) fn correct(
    db: &Connection,
    article: ArticleId,
    corrected: &Corrected,
    now: &Moment,
) -> Result<(), LibraryError> {
    for Amendment { anchor, act } in &corrected.amendments {
        amendment::append(db, article, anchor, *act, now)?;
    }
    if let Some(made) = &corrected.edition {
        let made = edition::keep(db, article, made, now)?;
        edition::point_to(db, article, Some(made), now)?;
    }
    for (field, said) in &corrected.fields {
        article::say(db, article, *field, Some(said), now)?;
    }
    if let Some(completeness) = corrected.completeness {
        article::write_completeness(db, article, Some(completeness), now)?;
    }
    Ok(())
}

/// Takes back [`Library::amend`].
pub(crate) fn take_back(
    db: &Connection,
    article: ArticleId,
    anchor: &Anchor,
    before: Act,
    edition: Option<EditionId>,
    now: &Moment,
) -> rusqlite::Result<()> {
    amendment::append(db, article, anchor, before, now)?;
    edition::point_to(db, article, edition, now)
}

/// Takes back [`Library::take_again`].
pub(crate) fn unread(
    db: &Connection,
    article: ArticleId,
    edition: Option<EditionId>,
    told: &[(Field, Option<Told>)],
    now: &Moment,
) -> rusqlite::Result<()> {
    write_told(db, article, told)?;
    edition::point_to(db, article, edition, now)
}

fn write_told(
    db: &Connection,
    article: ArticleId,
    told: &[(Field, Option<Told>)],
) -> rusqlite::Result<()> {
    search::remove(db, article)?;
    for (field, told) in told {
        field::write_source(db, article, *field, told.as_ref())?;
    }
    search::add(db, article)
}
