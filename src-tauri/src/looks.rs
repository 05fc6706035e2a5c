//! Files that a person looks at before they are imported.
//!
//! An offer's files are read one at a time, when they are looked at, and
//! nothing of them is stored: what is kept here, while the program runs, is
//! what the person wants of each ([`Draft`]). An import of the offer then
//! brings that along ([`Look::draft`]). Start with [`look_at`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tellings_library::{Act, Amendment, Completeness, Corrected, Field, NewArticle};

use crate::amending::{Checked, changed_meanwhile};
use crate::files::{FileTrouble, Found, gather, label};
use crate::import::{OTHER_KINDS, Read, Unusable, articles_in, new_article, other_kinds};
use crate::ipc::{Answer, Code, Trouble};
use crate::state::Shell;

/// What a person wants of one article that is not imported yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What they want of its passages.
    pub amendments: Vec<Amendment>,
    /// What they say of its fields; `None` says that there is none.
    pub fields: BTreeMap<Field, Option<String>>,
    /// Their word on whether the text is whole.
    pub completeness: Option<Completeness>,
    /// Whether it shall stay out of the library.
    pub stays_out: bool,
}

impl Draft {
    /// What goes into the library with the article.
    #[must_use]
    pub fn corrected(&self, new: &NewArticle) -> Corrected {
        let fields = self.fields.clone().into_iter().collect();
        Checked::over(new, self.amendments.clone()).corrected(fields, self.completeness)
    }
}

/// An article among the files of an offer: the number of its file, and its
/// number in that file.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Spot {
    /// Which file, from 0.
    pub file: usize,
    /// Which article of the file, from 0.
    pub part: usize,
}

/// What is known of the files of one offer.
#[derive(Debug, Default)]
pub struct Look {
    files: Vec<Waiting>,
    drafts: BTreeMap<(PathBuf, String), Draft>,
    /// What each draft was before, for taking back.
    history: Vec<((PathBuf, String), Draft)>,
}

/// A file that waits, or why it gives no bytes.
#[derive(Clone, Debug)]
struct Waiting {
    path: PathBuf,
    name: String,
    trouble: Option<Unusable>,
}

impl From<Found> for Waiting {
    fn from(found: Found) -> Self {
        let (path, trouble) = match found {
            Found::File(path) => (path, None),
            Found::Trouble(path, trouble) => (path, Some(trouble.into())),
            Found::OtherKinds(path, count) => {
                let unusable = Unusable {
                    code: OTHER_KINDS.into(),
                    sentence: other_kinds(count),
                };
                (path, Some(unusable))
            }
            Found::Link(path) => (path, Some(FileTrouble::Address.into())),
            Found::Told(path, unusable) => (path, Some(unusable)),
        };
        Self {
            name: label(&path),
            path,
            trouble,
        }
    }
}

impl Look {
    /// Whether anything is wanted of any article.
    #[must_use]
    pub fn has_drafts(&self) -> bool {
        !self.drafts.is_empty()
    }

    /// What is wanted of the article that lies there.
    #[must_use]
    pub fn draft(&self, file: &Path, name: &str) -> Option<&Draft> {
        self.drafts.get(&(file.to_owned(), name.to_owned()))
    }
}

/// All offers that are looked at.
#[derive(Debug, Default)]
pub struct Looks(BTreeMap<u64, Look>);

impl Looks {
    /// Forgets what was wanted, and says what it was.
    pub fn take(&mut self, offer: u64) -> Look {
        self.0.remove(&offer).unwrap_or_default()
    }
}

/// An article that waits, as it would be imported.
#[derive(Debug)]
pub struct Looked {
    /// Where it lies.
    pub spot: Spot,
    /// How many files wait.
    pub files: usize,
    /// How many articles its file holds.
    pub parts: usize,
    /// What it is called.
    pub name: String,
    /// What is wanted of it.
    pub draft: Draft,
    /// What would be stored; else why there is nothing to store.
    pub article: Result<Box<(NewArticle, Checked)>, Unusable>,
}

fn gone() -> Trouble {
    Trouble::new(
        Code::Gone,
        "These files do not wait any more. They have been imported or put aside; please drop them again.",
    )
}

/// The article at that spot of an offer. Its file is read for it.
///
/// # Errors
/// When the files do not wait any more.
pub fn look_at(shell: &Shell, offer: u64, spot: Spot) -> Answer<Looked> {
    let (file, files) = file_at(shell, offer, spot.file)?;
    let Waiting {
        path,
        name,
        trouble,
    } = file.ok_or_else(gone)?;
    let mut articles = match trouble {
        Some(unusable) => vec![Read {
            name,
            bytes: Arc::default(),
            article: Err(unusable),
        }],
        None => articles_in(&shell.pool, &path, &name),
    };
    let parts = articles.len();
    let spot = Spot {
        part: spot.part.min(parts.saturating_sub(1)),
        ..spot
    };
    let read = articles.swap_remove(spot.part);
    let draft = shell
        .looks()
        .0
        .get(&offer)
        .and_then(|look| look.draft(&path, &read.name))
        .cloned()
        .unwrap_or_default();
    let article = read.article.map(|article| {
        let new = new_article(read.name.clone(), Arc::unwrap_or_clone(read.bytes), article);
        let checked = Checked::over(&new, draft.amendments.clone());
        Box::new((new, checked))
    });
    Ok(Looked {
        spot,
        files,
        parts,
        name: read.name,
        draft,
        article,
    })
}

/// A file of an offer, and how many files there are.
fn file_at(shell: &Shell, offer: u64, number: usize) -> Answer<(Option<Waiting>, usize)> {
    let paths = shell.offers().peek(offer).ok_or_else(gone)?;
    let known = shell.looks().0.contains_key(&offer);
    if !known {
        // Folders are walked without holding a lock.
        let files = gather(&paths).into_iter().map(Waiting::from).collect();
        let look = Look {
            files,
            ..Look::default()
        };
        shell.looks().0.entry(offer).or_insert(look);
    }
    let looks = shell.looks();
    let files = &looks.0.get(&offer).ok_or_else(gone)?.files;
    Ok((files.get(number).cloned(), files.len()))
}

/// Changes what is wanted of the article at that spot.
///
/// # Errors
/// When the files do not wait any more, or `change` does not fit.
pub fn change(
    shell: &Shell,
    offer: u64,
    spot: Spot,
    change: impl FnOnce(&mut Draft, &Looked) -> Answer<()>,
) -> Answer<()> {
    let looked = look_at(shell, offer, spot)?;
    let (file, _) = file_at(shell, offer, looked.spot.file)?;
    let path = file.ok_or_else(gone)?.path;
    let mut draft = looked.draft.clone();
    change(&mut draft, &looked)?;
    if draft == looked.draft {
        return Ok(());
    }
    let mut looks = shell.looks();
    let look = looks.0.get_mut(&offer).ok_or_else(gone)?;
    let key = (path, looked.name);
    look.history.push((key.clone(), looked.draft));
    look.drafts.insert(key, draft);
    Ok(())
}

/// Puts a passage into the text, or takes it out.
///
/// # Errors
/// When there is no such passage.
pub fn amend(draft: &mut Draft, looked: &Looked, passage: usize, taken: bool) -> Answer<()> {
    let Ok(read) = &looked.article else {
        return Err(changed_meanwhile());
    };
    let (_, checked) = read.as_ref();
    let amendment: Amendment = checked
        .wanting(passage, taken)
        .ok_or_else(changed_meanwhile)?;
    draft.amendments = checked.with(amendment).amendments().to_vec();
    debug_assert!(draft.amendments.iter().all(|one| one.act != Act::AsFound));
    Ok(())
}

/// Takes back the last change of what is wanted of an offer's articles. Says
/// whether there was one.
pub fn take_back(shell: &Shell, offer: u64) -> bool {
    let mut looks = shell.looks();
    let Some(look) = looks.0.get_mut(&offer) else {
        return false;
    };
    let Some((key, before)) = look.history.pop() else {
        return false;
    };
    look.drafts.insert(key, before);
    true
}
