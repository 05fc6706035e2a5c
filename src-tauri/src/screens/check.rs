//! The screen that shows what was taken of a file, of an article of the
//! library or of a file that waits.

use tellings_library::{Act, Amendment, Article, ArticleId, Completeness, Field, NewArticle, Told};
use tellings_render::window::{
    self, ChangeView, CheckView, Checking, FieldView, LostView, PassageView, WaitingView,
};
use tellings_render::words::{check as words, window as common};

use super::{Made, Place, field, value, wholeness};
use crate::amending::{Again, Checked, number, read_again};
use crate::ipc::Answer;
use crate::looks::{Draft, Looked, Spot, look_at};
use crate::state::Shell;

/// An article of the library; with `again`, beside what a new reading of its
/// original would change.
pub(super) fn check(shell: &Shell, id: ArticleId, again: bool) -> Answer<Made> {
    let (article, edition, checked) = shell.library(|library| {
        let article = library.article(id)?;
        let (edition, checked) = Checked::of_article(library, &article)?;
        Ok((article, edition, checked))
    })?;
    let again = if again {
        Some(changes(&article, &read_again(shell, id)?))
    } else {
        None
    };
    let said_whole = article
        .completeness_by_person
        .then_some(wholeness(article.completeness));
    let view = CheckView {
        checking: Checking::Article {
            id: id.get(),
            edition: number(edition),
            again,
        },
        name: article.name(),
        refused: None,
        outlet: field(article.outlet),
        title: field(article.title),
        byline: field(article.byline),
        date: field(article.date),
        url: field(article.url),
        language: field(article.language),
        found_whole: wholeness(article.completeness_found),
        said_whole,
        reasons: article.reasons,
        warnings: article.warnings,
        passages: passages(&checked),
        lost: lost(&checked),
    };
    Ok((
        words::CHECK.to_owned(),
        window::check(&view),
        Place::Elsewhere,
    ))
}

/// An article among the files of an offer.
pub(super) fn look(shell: &Shell, offer: u64, spot: Spot, story: Option<i64>) -> Answer<Made> {
    let looked = look_at(shell, offer, spot)?;
    let view = waiting(&looked, offer, story);
    Ok((
        words::LOOK.to_owned(),
        window::check(&view),
        Place::Elsewhere,
    ))
}

fn waiting(looked: &Looked, offer: u64, story: Option<i64>) -> CheckView {
    let draft = &looked.draft;
    let (new, checked) = match &looked.article {
        Ok(read) => (Some(&read.0), Some(&read.1)),
        Err(_) => (None, None),
    };
    let field = |name| new.and_then(|new| drafted(draft, new, name));
    CheckView {
        checking: Checking::Waiting(WaitingView {
            offer,
            file: looked.spot.file,
            files: looked.files,
            part: looked.spot.part,
            parts: looked.parts,
            stays_out: draft.stays_out,
            story,
        }),
        name: looked.name.clone(),
        refused: looked
            .article
            .as_ref()
            .err()
            .map(|unusable| unusable.sentence.clone()),
        outlet: field(Field::Outlet),
        title: field(Field::Title),
        byline: field(Field::Byline),
        date: field(Field::Date),
        url: field(Field::Url),
        language: field(Field::Language),
        found_whole: wholeness(new.map_or(Completeness::Doubtful, |new| new.completeness)),
        said_whole: draft.completeness.map(wholeness),
        reasons: new.map(|new| new.reasons.clone()).unwrap_or_default(),
        warnings: new.map(|new| new.warnings.clone()).unwrap_or_default(),
        passages: checked.map(passages).unwrap_or_default(),
        lost: checked.map(lost).unwrap_or_default(),
    }
}

/// What a person said of a field, else what the source tells.
fn drafted(draft: &Draft, new: &NewArticle, name: Field) -> FieldView {
    match draft.fields.get(&name) {
        Some(said) => field(said.clone().map(Told::by_a_person)),
        None => field(new.field(name).cloned()),
    }
}

fn passages(checked: &Checked) -> Vec<PassageView> {
    let amended = &checked.amended;
    amended
        .passages
        .iter()
        .zip(&amended.taken)
        .map(|(passage, &is_taken)| PassageView {
            text: passage.text.clone(),
            is_taken,
            reason: passage.left_out.map(|reason| reason.code().to_owned()),
            by_person: passage.is_taken() != is_taken,
        })
        .collect()
}

fn lost(checked: &Checked) -> Vec<LostView> {
    let view = |amendment: &Amendment| LostView {
        text: amendment.anchor.passage.clone(),
        put_back: amendment.act == Act::PutBack,
    };
    checked.lost().map(view).collect()
}

/// What a new reading would change of what an article shows.
fn changes(article: &Article, again: &Again) -> Vec<ChangeView> {
    let after = again.checked.edition();
    let paragraphs = |text: &str| -> Vec<String> {
        let each = text.split("\n\n").filter(|paragraph| !paragraph.is_empty());
        each.map(str::to_owned).collect()
    };
    let (old, new) = (paragraphs(&article.text), paragraphs(&after.text));
    let mut changes: Vec<ChangeView> = beyond(&new, &old).map(ChangeView::Taken).collect();
    changes.extend(beyond(&old, &new).map(ChangeView::LeftOut));
    for (field, told) in &again.told {
        let before = article.told_by_source.get(field);
        if before != told.as_ref()
            && before.map(|told| &told.value) != told.as_ref().map(|told| &told.value)
        {
            changes.push(ChangeView::Value(
                in_words(*field),
                value(&before.cloned()),
                value(told),
            ));
        }
    }
    let (found, now) = (article.completeness_found, after.completeness);
    if found != now {
        changes.push(ChangeView::Whole(wholeness(found), wholeness(now)));
    }
    changes
}

/// The paragraphs of one text that the other does not have, or not so often.
fn beyond<'a>(text: &'a [String], other: &[String]) -> impl Iterator<Item = String> + 'a {
    let mut left: Vec<&String> = Vec::new();
    let mut there: Vec<&String> = other.iter().collect();
    for paragraph in text {
        match there.iter().position(|one| *one == paragraph) {
            Some(at) => {
                there.swap_remove(at);
            }
            None => left.push(paragraph),
        }
    }
    left.into_iter().cloned()
}

const fn in_words(field: Field) -> &'static str {
    match field {
        Field::Title => common::TITLE,
        Field::Byline => common::BYLINE,
        Field::Outlet => common::OUTLET,
        Field::Date => common::DATE,
        Field::Url => common::LINK,
        Field::Language => words::LANGUAGE,
    }
}
