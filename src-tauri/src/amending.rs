//! What was found in an article's source, and what a person makes of it.
//!
//! The extraction knows how amendments change a text, the library keeps them;
//! here the one speaks with the other. Start with [`Checked`]: the passages of
//! a source in their order, with a person's word over them, whether the
//! article is in the library ([`Checked::of_article`]) or only looked at
//! before it is imported ([`Checked::over`]).

use tellings_extract::{Amended, LeftOutReason, Stretch, amend, stretches};
use tellings_library::{
    Act, Amendment, Anchor, Article, ArticleId, Completeness, Corrected, EditionId, Field, LeftOut,
    Library, LibraryError, NewArticle, NewEdition, Told,
};

use crate::import::{now, part_in};
use crate::ipc::{Answer, Code, Trouble};
use crate::state::Shell;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    found: Found,
    amendments: Vec<Amendment>,
    /// What comes of both.
    pub amended: Amended,
}

/// What a version of the extraction found in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    passages: Vec<Stretch>,
    extractor_version: String,
    completeness: Completeness,
    reasons: Vec<String>,
    warnings: Vec<String>,
}

impl Checked {
    /// An article of the library, with the edition that its text is.
    ///
    /// # Errors
    /// When the article is gone, or the library cannot be read.
    pub fn of_article(
        library: &Library,
        article: &Article,
    ) -> Result<(Option<EditionId>, Self), LibraryError> {
        let amendments = library.amendments(article.id)?;
        let (edition, found) = match library.edition(article.id)? {
            Some((id, made)) => {
                let passage = |passage: tellings_library::Passage| Stretch {
                    text: passage.text,
                    left_out: passage.left_out.as_deref().map(reason),
                };
                let found = Found {
                    passages: made.passages.into_iter().map(passage).collect(),
                    extractor_version: made.extractor_version,
                    completeness: made.completeness,
                    reasons: made.reasons,
                    warnings: made.warnings,
                };
                (Some(id), found)
            }
            None => {
                let found = Found {
                    passages: stretches(&article.text, &left_out_as_found(&article.left_out)),
                    extractor_version: article.extractor_version.clone(),
                    completeness: article.completeness_found,
                    reasons: article.reasons.clone(),
                    warnings: article.warnings.clone(),
                };
                (None, found)
            }
        };
        Ok((edition, Self::made(found, amendments)))
    }

    /// A new reading of a source, with these amendments over it.
    #[must_use]
    pub fn over(new: &NewArticle, amendments: Vec<Amendment>) -> Self {
        let found = Found {
            passages: stretches(&new.text, &left_out_as_found(&new.left_out)),
            extractor_version: new.extractor_version.clone(),
            completeness: new.completeness,
            reasons: new.reasons.clone(),
            warnings: new.warnings.clone(),
        };
        Self::made(found, amendments)
    }

    fn made(found: Found, amendments: Vec<Amendment>) -> Self {
        let asked: Vec<_> = amendments.iter().map(asked).collect();
        let amended = amend(found.passages.clone(), &asked);
        Self {
            found,
            amendments,
            amended,
        }
    }

    /// The amendments that find no passage any more.
    pub fn lost(&self) -> impl Iterator<Item = &Amendment> {
        self.amended.lost.iter().map(|at| &self.amendments[*at])
    }

    /// What the person says who wants this passage taken or left out; nothing
    /// where there is no such passage.
    #[must_use]
    pub fn wanting(&self, number: usize, taken: bool) -> Option<Amendment> {
        let passage = self.found.passages.get(number)?;
        let decided = self.amended.decided.get(number).copied().flatten();
        let own = decided
            .map(|at| &self.amendments[at].anchor)
            .filter(|anchor| anchor.passage == passage.text);
        let anchor = match own {
            Some(anchor) => anchor.clone(),
            None => {
                let anchor = tellings_extract::Anchor::of(&self.found.passages, number)?;
                Anchor {
                    passage: anchor.text,
                    nth: anchor.nth,
                    follows: anchor.follows,
                }
            }
        };
        let act = match (taken, own.is_some() && passage.is_taken() == taken) {
            (_, true) => Act::AsFound,
            (true, false) => Act::PutBack,
            (false, false) => Act::TakeOut,
        };
        Some(Amendment { anchor, act })
    }

    /// The same source with one more word of the person.
    #[must_use]
    pub fn with(&self, amendment: Amendment) -> Self {
        let mut amendments = self.amendments.clone();
        amendments.retain(|earlier| {
            (&earlier.anchor.passage, earlier.anchor.nth)
                != (&amendment.anchor.passage, amendment.anchor.nth)
        });
        if amendment.act != Act::AsFound {
            amendments.push(amendment);
        }
        Self::made(self.found.clone(), amendments)
    }

    /// What holds now.
    #[must_use]
    pub fn amendments(&self) -> &[Amendment] {
        &self.amendments
    }

    /// The text that comes of it, as the library keeps it.
    #[must_use]
    pub fn edition(&self) -> NewEdition {
        let passage = |(passage, decided): (&Stretch, &Option<usize>)| tellings_library::Passage {
            text: passage.text.clone(),
            left_out: passage.left_out.map(|reason| reason.code().to_owned()),
            amended: decided.map(|at| self.amendments[at].clone()),
        };
        let found = &self.found;
        NewEdition {
            extractor_version: found.extractor_version.clone(),
            completeness: found.completeness,
            reasons: found.reasons.clone(),
            warnings: found.warnings.clone(),
            passages: found
                .passages
                .iter()
                .zip(&self.amended.decided)
                .map(passage)
                .collect(),
            text: self.amended.text(),
            left_out: self
                .amended
                .left_out()
                .into_iter()
                .map(|left_out| LeftOut {
                    text: left_out.text,
                    before: left_out.before,
                    reason: left_out.reason.code().to_owned(),
                })
                .collect(),
            lost: self.lost().cloned().collect(),
        }
    }

    /// What goes into the library with a new article.
    #[must_use]
    pub fn corrected(
        &self,
        fields: Vec<(Field, Option<String>)>,
        completeness: Option<Completeness>,
    ) -> Corrected {
        Corrected {
            amendments: self.amendments.clone(),
            edition: (!self.amendments.is_empty()).then(|| self.edition()),
            fields,
            completeness,
        }
    }
}

/// An amendment as the extraction takes it.
fn asked(amendment: &Amendment) -> tellings_extract::Amendment {
    let Amendment { anchor, act } = amendment;
    tellings_extract::Amendment {
        anchor: tellings_extract::Anchor {
            text: anchor.passage.clone(),
            nth: anchor.nth,
            follows: anchor.follows.clone(),
        },
        act: match act {
            Act::PutBack => tellings_extract::Act::PutBack,
            // The library gives none that lets things be as they were found.
            Act::TakeOut | Act::AsFound => tellings_extract::Act::TakeOut,
        },
    }
}

/// The reason by the library's word; an older or newer program may have others.
fn reason(word: &str) -> LeftOutReason {
    LeftOutReason::from_code(word).unwrap_or(LeftOutReason::Boilerplate)
}

fn left_out_as_found(left_out: &[LeftOut]) -> Vec<tellings_extract::LeftOut> {
    left_out
        .iter()
        .map(|left_out| tellings_extract::LeftOut {
            text: left_out.text.clone(),
            before: left_out.before,
            reason: reason(&left_out.reason),
        })
        .collect()
}

/// Puts a passage of an article into its text, or takes it out. `edition` is
/// the text on which the person decided that, by its number; 0 is the first.
///
/// # Errors
/// When the article is gone, or its text has become another meanwhile.
pub fn amend_article(
    shell: &Shell,
    id: ArticleId,
    edition: i64,
    passage: usize,
    taken: bool,
) -> Answer<()> {
    let done = shell.library(|library| {
        let article = library.article(id)?;
        let (current, checked) = Checked::of_article(library, &article)?;
        if number(current) != edition {
            return Ok(false);
        }
        let Some(amendment) = checked.wanting(passage, taken) else {
            return Ok(false);
        };
        let made = checked.with(amendment.clone()).edition();
        library.amend(id, &amendment, &made, &now())?;
        Ok(true)
    })?;
    if done {
        Ok(())
    } else {
        Err(changed_meanwhile())
    }
}

/// The number of an edition for the page; 0 is the first text.
#[must_use]
pub fn number(edition: Option<EditionId>) -> i64 {
    edition.map_or(0, EditionId::get)
}

/// The page shows what is not so any more.
#[must_use]
pub fn changed_meanwhile() -> Trouble {
    Trouble::new(
        Code::Gone,
        "The text has changed since this was shown. Open it again and look once more.",
    )
}

/// An article's original as this version of the program reads it.
#[derive(Debug)]
pub struct Again {
    /// The new reading, with the person's amendments over it.
    pub checked: Checked,
    /// What the source tells of each field.
    pub told: Vec<(Field, Option<Told>)>,
}

/// Reads an article's original again, and stores nothing.
///
/// # Errors
/// When the article is gone, or its original gives no article by itself.
pub fn read_again(shell: &Shell, id: ArticleId) -> Answer<Again> {
    let (article, bytes, amendments) = shell.library(|library| {
        Ok((
            library.article(id)?,
            library.original(id)?,
            library.amendments(id)?,
        ))
    })?;
    let new = part_in(&article.source_name, bytes, &article.kind).ok_or_else(|| {
        Trouble::not_usable(
            "This article was one of several in its file, and what is kept of it cannot be read again by itself. Drop the file once more to have it read anew.",
        )
    })?;
    let told = Field::ALL
        .iter()
        .map(|&field| (field, new.field(field).cloned()))
        .collect();
    Ok(Again {
        checked: Checked::over(&new, amendments),
        told,
    })
}

/// Takes what [`read_again`] finds.
///
/// # Errors
/// As there.
pub fn take_again(shell: &Shell, id: ArticleId) -> Answer<()> {
    let again = read_again(shell, id)?;
    let made = again.checked.edition();
    shell.library(|library| library.take_again(id, &made, &again.told, &now()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn new() -> NewArticle {
        let bytes = b"The bridge opened.\n\nAdvertisement\n\nNobody fell in.".to_vec();
        part_in("bridge.txt", bytes, "text").expect("it is read")
    }

    #[test]
    fn a_passage_goes_in_and_out_and_back_to_how_it_was_found() {
        let checked = Checked::over(&new(), Vec::new());
        assert_eq!(
            checked.amended.text(),
            "The bridge opened.\n\nNobody fell in."
        );
        let back = checked.wanting(1, true).expect("it is there");
        assert_eq!(back.act, Act::PutBack);
        let with = checked.with(back);
        assert_eq!(
            with.amended.text(),
            "The bridge opened.\n\nAdvertisement\n\nNobody fell in."
        );
        assert!(with.edition().passages[1].is_taken());
        let out = with.wanting(1, false).expect("it is there");
        assert_eq!(out.act, Act::AsFound);
        assert_eq!(with.with(out), checked);
        assert_eq!(checked.wanting(3, true), None);
    }

    #[test]
    fn what_is_stored_makes_the_same_again() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let shell = Shell::new(Some(folder.path().to_owned()));
        let id = shell
            .library(|library| {
                let receipt = library.begin_receipt(&now())?;
                Ok(library.add_article(receipt, &new(), &now())?.article())
            })
            .expect("added");
        let check = |text: &str| {
            let stored = shell.library(|library| {
                let article = library.article(id)?;
                assert_eq!(article.text, text);
                Checked::of_article(library, &article)
            });
            let (edition, checked) = stored.expect("read");
            assert_eq!(checked.amended.text(), text);
            number(edition)
        };
        let first = check("The bridge opened.\n\nNobody fell in.");
        amend_article(&shell, id, first, 0, false).expect("taken out");
        let second = check("Nobody fell in.");
        let stale = amend_article(&shell, id, first, 1, true).expect_err("another text");
        assert_eq!(stale.code, Code::Gone);
        amend_article(&shell, id, second, 1, true).expect("put back");
        check("Advertisement\n\nNobody fell in.");

        // The original, read again, leaves a person's word alone.
        let again = read_again(&shell, id).expect("read");
        assert_eq!(
            again.checked.amended.text(),
            "Advertisement\n\nNobody fell in."
        );
        assert_eq!(again.checked.lost().count(), 0);
        take_again(&shell, id).expect("taken");
        check("Advertisement\n\nNobody fell in.");
    }
}
