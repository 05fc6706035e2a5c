//! Takes back the last thing that a person did, and does again what was taken
//! back last.
//!
//! Whoever reverses a thing learns what would reverse that: so undo and redo are
//! one function.

use rusqlite::Connection;

use crate::amend;
use crate::table::alias_rule::{self, AliasRuleId};
use crate::table::amendment;
use crate::table::apart::{self, Matter};
use crate::table::article::{self, ArticleId};
use crate::table::correction::{self, CorrectionId, SaidKind};
use crate::table::doing::{self, Doing, Way};
use crate::table::edition;
use crate::table::field::{self, Field};
use crate::table::receipt::{self, Outcome};
use crate::table::revision;
use crate::table::story::{self, StoryId};
use crate::table::telling;
use crate::{Library, LibraryError, Moment};

/// What was taken back or done again. The sentence for it is the caller's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// What had been done.
    pub what: What,
    /// The article it had been done to, where it was one.
    pub article: Option<ArticleId>,
    /// The story it had been done to, where it was one.
    pub story: Option<StoryId>,
    /// What the article is called, else the story, now that this has happened;
    /// of a rule its forms, with `=` between them.
    pub name: String,
}

/// What had been done before it was taken back; each tells how things are
/// now. Where it was done again, they are the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An article had been deleted, and is back in the library and in its
    /// stories.
    ArticleDeleted,
    /// A field had been changed, and is as before.
    FieldSet(Field),
    /// The completeness had been changed, and is as before.
    CompletenessSet,
    /// A passage had been put back or taken out, and is as before.
    Amended,
    /// The original had been read again, and the text is the one from before.
    ReadAgain,
    /// A story had been made, and is in the bin.
    StoryCreated,
    /// A story had been deleted, and is back.
    StoryDeleted,
    /// A story had been renamed, and has its title back.
    StoryRenamed,
    /// Articles had been added to a story, and are no longer in it.
    AddedToStory,
    /// An article had been taken out of a story, and is in it again.
    RemovedFromStory,
    /// An article had been moved, and stands where it stood.
    MovedInStory,
    /// Another article had been chosen to compare against, and no longer is.
    BaseSet,
    /// A rule had been added, and holds no longer.
    AliasRuleAdded,
    /// A rule had been removed, and holds again.
    AliasRuleRemoved,
    /// An article had been made a version of another, and is no longer.
    VersionMade,
    /// An article had been said to be no version, and is one again.
    VersionsParted,
    /// A story had been made to show another version, and shows the one it did.
    VersionShown,
    /// Articles had been told apart, and may be asked about again.
    ToldApart(Matter),
    /// A file that was in the library already had been kept as an article of
    /// its own, and is in the bin.
    KeptAsWell,
    /// Something had been said of a comparison, and holds no longer.
    Corrected(SaidKind),
    /// Something that had been said was withdrawn, and holds again.
    CorrectionWithdrawn(SaidKind),
}

impl Library {
    /// Takes back the last thing that was done and not yet taken back, if
    /// there is any.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn undo(&mut self, now: &Moment) -> Result<Option<Undone>, LibraryError> {
        self.writing(|db| {
            let Some((id, doing)) = doing::last(db)? else {
                return Ok(None);
            };
            let again = reverse(db, &doing, now)?;
            doing::take_back(db, id, Way::Undo(&again), now)?;
            told(db, &doing).map(Some)
        })
    }

    /// Does again what was taken back last, if nothing else was done since.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn redo(&mut self, now: &Moment) -> Result<Option<Undone>, LibraryError> {
        self.writing(|db| {
            let Some((id, undone)) = doing::last_undone(db)? else {
                return Ok(None);
            };
            let doing = reverse(db, &undone, now)?;
            doing::take_back(db, id, Way::Redo(&doing), now)?;
            told(db, &doing).map(Some)
        })
    }
}

/// Reverses something that was done; gives what has now been done instead.
fn reverse(db: &Connection, doing: &Doing, now: &Moment) -> Result<Doing, LibraryError> {
    let rearrange = |story, before: &[ArticleId]| -> rusqlite::Result<Vec<ArticleId>> {
        let current = telling::read(db, story)?;
        telling::write(db, story, before)?;
        story::touch(db, story, now)?;
        Ok(current)
    };
    let rearrange_all = |orders: &[(StoryId, Vec<ArticleId>)]| {
        orders
            .iter()
            .map(|(story, order)| Ok((*story, rearrange(*story, order)?)))
            .collect::<rusqlite::Result<Vec<_>>>()
    };
    Ok(match *doing {
        Doing::DeleteArticle { article } => {
            article::write_deleted(db, article, None)?;
            Doing::BringBackArticle { article }
        }
        Doing::BringBackArticle { article } => {
            article::write_deleted(db, article, Some(now))?;
            Doing::DeleteArticle { article }
        }
        Doing::SetField {
            article,
            field,
            ref before,
        } => {
            let current = field::read(db, article, field)?.by_person;
            article::say(db, article, field, before.as_ref(), now)?;
            Doing::SetField {
                article,
                field,
                before: current,
            }
        }
        Doing::SetCompleteness { article, before } => {
            let current = article::person_completeness(db, article)?;
            article::write_completeness(db, article, before, now)?;
            Doing::SetCompleteness {
                article,
                before: current,
            }
        }
        Doing::Amend {
            article,
            ref anchor,
            before,
            edition,
        } => {
            let current = amendment::last(db, article, anchor)?;
            let shown = edition::current(db, article)?;
            amend::take_back(db, article, anchor, before, edition, now)?;
            Doing::Amend {
                article,
                anchor: anchor.clone(),
                before: current,
                edition: shown,
            }
        }
        Doing::ReadAgain {
            article,
            edition,
            ref told,
        } => {
            let shown = edition::current(db, article)?;
            let mut current = Vec::new();
            for (field, _) in told {
                current.push((*field, field::read(db, article, *field)?.from_source));
            }
            amend::unread(db, article, edition, told, now)?;
            Doing::ReadAgain {
                article,
                edition: shown,
                told: current,
            }
        }
        Doing::CreateStory { story } => {
            story::write_deleted(db, story, Some(now))?;
            Doing::DeleteStory { story }
        }
        Doing::DeleteStory { story } => {
            story::write_deleted(db, story, None)?;
            Doing::CreateStory { story }
        }
        Doing::RenameStory { story, ref before } => {
            let current = story::name(db, story)?;
            story::write_title(db, story, before, now)?;
            Doing::RenameStory {
                story,
                before: current,
            }
        }
        Doing::AddToStory { story, ref before } => Doing::AddToStory {
            before: rearrange(story, before)?,
            story,
        },
        Doing::RemoveFromStory {
            story,
            article,
            ref before,
        } => Doing::RemoveFromStory {
            before: rearrange(story, before)?,
            story,
            article,
        },
        Doing::MoveInStory {
            story,
            article,
            ref before,
        } => Doing::MoveInStory {
            before: rearrange(story, before)?,
            story,
            article,
        },
        Doing::SetBase { story, before } => {
            let current = story::base(db, story)?;
            story::write_base(db, story, before, now)?;
            Doing::SetBase {
                story,
                before: current,
            }
        }
        Doing::AddAliasRule { rule } => {
            alias_rule::write_deleted(db, rule, Some(now))?;
            Doing::RemoveAliasRule { rule }
        }
        Doing::RemoveAliasRule { rule } => {
            alias_rule::write_deleted(db, rule, None)?;
            Doing::AddAliasRule { rule }
        }
        Doing::Correct { correction } => {
            correction::write_withdrawn(db, correction, Some(now))?;
            Doing::WithdrawCorrection { correction }
        }
        Doing::WithdrawCorrection { correction } => {
            correction::write_withdrawn(db, correction, None)?;
            Doing::Correct { correction }
        }
        Doing::MakeVersion {
            earlier,
            newer,
            ref before,
        } => {
            revision::unlink(db, earlier)?;
            Doing::UnmakeVersion {
                earlier,
                newer,
                before: rearrange_all(before)?,
            }
        }
        Doing::UnmakeVersion {
            earlier,
            newer,
            ref before,
        } => {
            revision::link(db, earlier, newer, now)?;
            Doing::MakeVersion {
                earlier,
                newer,
                before: rearrange_all(before)?,
            }
        }
        Doing::PartVersions { earlier, newer } => {
            revision::link(db, earlier, newer, now)?;
            Doing::JoinVersions { earlier, newer }
        }
        Doing::JoinVersions { earlier, newer } => {
            revision::unlink(db, earlier)?;
            Doing::PartVersions { earlier, newer }
        }
        Doing::ShowVersion { story, ref before } => Doing::ShowVersion {
            before: rearrange(story, before)?,
            story,
        },
        Doing::TellApart { matter, ref pairs } => {
            for &pair in pairs {
                apart::remove(db, matter, pair)?;
            }
            let pairs = pairs.clone();
            Doing::AskAgain { matter, pairs }
        }
        Doing::AskAgain { matter, ref pairs } => {
            for &pair in pairs {
                apart::write(db, matter, pair, now)?;
            }
            let pairs = pairs.clone();
            Doing::TellApart { matter, pairs }
        }
        Doing::KeepAsWell {
            line,
            article,
            outcome,
            stood_for,
        } => {
            let pair = (stood_for.min(article), stood_for.max(article));
            apart::remove(db, Matter::Text, pair)?;
            article::write_deleted(db, article, Some(now))?;
            receipt::rewrite_line(db, line, outcome, stood_for)?;
            Doing::DropKept {
                line,
                article,
                outcome,
                stood_for,
            }
        }
        Doing::DropKept {
            line,
            article,
            outcome,
            stood_for,
        } => {
            let pair = (stood_for.min(article), stood_for.max(article));
            apart::write(db, Matter::Text, pair, now)?;
            article::write_deleted(db, article, None)?;
            receipt::rewrite_line(db, line, Outcome::Taken, article)?;
            Doing::KeepAsWell {
                line,
                article,
                outcome,
                stood_for,
            }
        }
    })
}

/// What was done, for people, with names as they are now.
fn told(db: &Connection, doing: &Doing) -> Result<Undone, LibraryError> {
    let of_article = |what, article| {
        Ok(Undone {
            what,
            article: Some(article),
            story: None,
            name: article::name(db, article)?,
        })
    };
    let of_story = |what, article, story| {
        Ok(Undone {
            what,
            article,
            story: Some(story),
            name: story::name(db, story)?,
        })
    };
    match *doing {
        Doing::DeleteArticle { article } | Doing::BringBackArticle { article } => {
            of_article(What::ArticleDeleted, article)
        }
        Doing::SetField { article, field, .. } => of_article(What::FieldSet(field), article),
        Doing::SetCompleteness { article, .. } => of_article(What::CompletenessSet, article),
        Doing::Amend { article, .. } => of_article(What::Amended, article),
        Doing::ReadAgain { article, .. } => of_article(What::ReadAgain, article),
        Doing::CreateStory { story } => of_story(What::StoryCreated, None, story),
        Doing::DeleteStory { story } => of_story(What::StoryDeleted, None, story),
        Doing::RenameStory { story, .. } => of_story(What::StoryRenamed, None, story),
        Doing::AddToStory { story, .. } => of_story(What::AddedToStory, None, story),
        Doing::RemoveFromStory { story, article, .. } => {
            of_story(What::RemovedFromStory, Some(article), story)
        }
        Doing::MoveInStory { story, article, .. } => {
            of_story(What::MovedInStory, Some(article), story)
        }
        Doing::SetBase { story, .. } => of_story(What::BaseSet, None, story),
        Doing::AddAliasRule { rule } => of_rule(db, What::AliasRuleAdded, rule),
        Doing::RemoveAliasRule { rule } => of_rule(db, What::AliasRuleRemoved, rule),
        Doing::Correct { correction } => of_correction(db, What::Corrected, correction),
        Doing::WithdrawCorrection { correction } => {
            of_correction(db, What::CorrectionWithdrawn, correction)
        }
        Doing::MakeVersion { newer, .. } | Doing::UnmakeVersion { newer, .. } => {
            of_article(What::VersionMade, newer)
        }
        Doing::PartVersions { newer, .. } | Doing::JoinVersions { newer, .. } => {
            of_article(What::VersionsParted, newer)
        }
        Doing::ShowVersion { story, .. } => of_story(What::VersionShown, None, story),
        Doing::TellApart { matter, ref pairs } | Doing::AskAgain { matter, ref pairs } => {
            let name = pairs.first().map(|&(_, later)| article::name(db, later));
            Ok(Undone {
                what: What::ToldApart(matter),
                article: None,
                story: None,
                name: name.transpose()?.unwrap_or_default(),
            })
        }
        Doing::KeepAsWell { stood_for, .. } | Doing::DropKept { stood_for, .. } => Ok(Undone {
            what: What::KeptAsWell,
            article: None,
            story: None,
            name: article::name(db, stood_for)?,
        }),
    }
}

fn of_rule(db: &Connection, what: What, rule: AliasRuleId) -> Result<Undone, LibraryError> {
    let rule = alias_rule::read(db, rule)?;
    Ok(Undone {
        what,
        article: None,
        story: rule.story,
        name: rule.forms.join(" = "),
    })
}

fn of_correction(
    db: &Connection,
    what: fn(SaidKind) -> What,
    correction: CorrectionId,
) -> Result<Undone, LibraryError> {
    let correction = correction::read(db, correction)?;
    Ok(Undone {
        what: what(correction.said.kind()),
        article: None,
        story: Some(correction.story),
        name: story::name(db, correction.story)?,
    })
}
