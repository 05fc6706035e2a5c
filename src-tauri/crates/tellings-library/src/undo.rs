//! Takes back the last thing that a person did.

use rusqlite::Connection;

use crate::amend;
use crate::table::alias_rule::{self, AliasRuleId};
use crate::table::apart::{self, Matter};
use crate::table::article::{self, ArticleId};
use crate::table::doing::{self, Doing};
use crate::table::field::Field;
use crate::table::receipt;
use crate::table::revision;
use crate::table::story::{self, StoryId};
use crate::table::telling;
use crate::{Library, LibraryError, Moment};

/// What was taken back. The sentence for it is the caller's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// What had been done.
    pub what: What,
    /// The article it had been done to, where it was one.
    pub article: Option<ArticleId>,
    /// The story it had been done to, where it was one.
    pub story: Option<StoryId>,
    /// What the article is called, else the story, now that it is undone; of a
    /// rule its forms, with `=` between them.
    pub name: String,
}

/// What had been done before it was taken back.
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
            let undone = reverse(db, doing, now)?;
            doing::take_back(db, id, now)?;
            Ok(Some(undone))
        })
    }
}

fn reverse(db: &Connection, doing: Doing, now: &Moment) -> Result<Undone, LibraryError> {
    let article_undone = |what, article| {
        Ok(Undone {
            what,
            article: Some(article),
            story: None,
            name: article::name(db, article)?,
        })
    };
    let story_undone = |what, article, story| {
        Ok(Undone {
            what,
            article,
            story: Some(story),
            name: story::name(db, story)?,
        })
    };
    let rearrange = |story, before: &[ArticleId]| -> rusqlite::Result<()> {
        telling::write(db, story, before)?;
        story::touch(db, story, now)
    };
    match doing {
        Doing::DeleteArticle { article } => {
            article::write_deleted(db, article, None)?;
            article_undone(What::ArticleDeleted, article)
        }
        Doing::SetField {
            article,
            field,
            before,
        } => {
            article::say(db, article, field, before.as_ref(), now)?;
            article_undone(What::FieldSet(field), article)
        }
        Doing::SetCompleteness { article, before } => {
            article::write_completeness(db, article, before, now)?;
            article_undone(What::CompletenessSet, article)
        }
        Doing::Amend {
            article,
            anchor,
            before,
            edition,
        } => {
            amend::take_back(db, article, &anchor, before, edition, now)?;
            article_undone(What::Amended, article)
        }
        Doing::ReadAgain {
            article,
            edition,
            told,
        } => {
            amend::unread(db, article, edition, &told, now)?;
            article_undone(What::ReadAgain, article)
        }
        Doing::CreateStory { story } => {
            story::write_deleted(db, story, Some(now))?;
            story_undone(What::StoryCreated, None, story)
        }
        Doing::DeleteStory { story } => {
            story::write_deleted(db, story, None)?;
            story_undone(What::StoryDeleted, None, story)
        }
        Doing::RenameStory { story, before } => {
            story::write_title(db, story, &before, now)?;
            story_undone(What::StoryRenamed, None, story)
        }
        Doing::AddToStory { story, before } => {
            rearrange(story, &before)?;
            story_undone(What::AddedToStory, None, story)
        }
        Doing::RemoveFromStory {
            story,
            article,
            before,
        } => {
            rearrange(story, &before)?;
            story_undone(What::RemovedFromStory, Some(article), story)
        }
        Doing::MoveInStory {
            story,
            article,
            before,
        } => {
            rearrange(story, &before)?;
            story_undone(What::MovedInStory, Some(article), story)
        }
        Doing::SetBase { story, before } => {
            story::write_base(db, story, before, now)?;
            story_undone(What::BaseSet, None, story)
        }
        Doing::AddAliasRule { rule } => {
            alias_rule::write_deleted(db, rule, Some(now))?;
            rule_undone(db, What::AliasRuleAdded, rule)
        }
        Doing::RemoveAliasRule { rule } => {
            alias_rule::write_deleted(db, rule, None)?;
            rule_undone(db, What::AliasRuleRemoved, rule)
        }
        Doing::MakeVersion {
            earlier,
            newer,
            before,
        } => {
            revision::unlink(db, earlier)?;
            for (story, before) in before {
                rearrange(story, &before)?;
            }
            article_undone(What::VersionMade, newer)
        }
        Doing::PartVersions { earlier, newer } => {
            revision::link(db, earlier, newer, now)?;
            article_undone(What::VersionsParted, newer)
        }
        Doing::ShowVersion { story, before } => {
            rearrange(story, &before)?;
            story_undone(What::VersionShown, None, story)
        }
        Doing::TellApart { matter, pairs } => {
            for &pair in &pairs {
                apart::remove(db, matter, pair)?;
            }
            let name = pairs.first().map(|&(_, later)| article::name(db, later));
            Ok(Undone {
                what: What::ToldApart(matter),
                article: None,
                story: None,
                name: name.transpose()?.unwrap_or_default(),
            })
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
            Ok(Undone {
                what: What::KeptAsWell,
                article: None,
                story: None,
                name: article::name(db, stood_for)?,
            })
        }
    }
}

fn rule_undone(db: &Connection, what: What, rule: AliasRuleId) -> Result<Undone, LibraryError> {
    let rule = alias_rule::read(db, rule)?;
    Ok(Undone {
        what,
        article: None,
        story: rule.story,
        name: rule.forms.join(" = "),
    })
}
