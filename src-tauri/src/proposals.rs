//! What the library proposes, as the screens show it: articles with nearly the
//! same text, and the versions of an article.
//!
//! Nothing is decided here; the library keeps what a person decided.

use std::collections::BTreeSet;

use tellings_grouping::outlet_form;
use tellings_library::{
    Alike, AlikeOther, ArticleId, ArticleSummary, Library, LibraryError, SameStory,
};
use tellings_render::window::{
    AlikeOtherView, AlikeView, NamedArticle, SameStoryView, VersionEntry, VersionNote,
};

/// The articles that have nearly the text of others; where `among` is given,
/// only those of it.
pub(crate) fn alike(
    library: &Library,
    among: Option<&BTreeSet<ArticleId>>,
) -> Result<Vec<AlikeView>, LibraryError> {
    let shown = |alike: &Alike| among.is_none_or(|among| among.contains(&alike.article.id));
    Ok(library
        .alike()?
        .into_iter()
        .filter(shown)
        .map(|alike| AlikeView {
            others: alike
                .others
                .iter()
                .map(|other| other_view(&alike.article, other))
                .collect(),
            article: named(&alike.article),
        })
        .collect())
}

fn other_view(article: &ArticleSummary, other: &AlikeOther) -> AlikeOtherView {
    let outlet = |of: &ArticleSummary| of.outlet.as_deref().map(outlet_form);
    AlikeOtherView {
        percent: other.percent,
        same_text: other.same_text,
        same_outlet: outlet(article).is_some() && outlet(article) == outlet(&other.article),
        // Days are written so that later ones sort later; without them, what
        // came in later is taken for the newer.
        is_newer: match (&article.date, &other.article.date) {
            (Some(one), Some(other)) => other > one,
            _ => false,
        },
        article: named(&other.article),
    }
}

/// How many articles are looked at before a screen is shown; the rest is done
/// behind it.
const AT_ONCE: usize = 25;

/// The articles that may tell one story; where `among` is given, only where one
/// of these takes part.
pub(crate) fn same_stories(
    library: &mut Library,
    among: Option<&BTreeSet<ArticleId>>,
) -> Result<Vec<SameStoryView>, LibraryError> {
    library.find_kin(AT_ONCE)?;
    let shown = |proposal: &SameStory| {
        among.is_none_or(|among| proposal.articles.iter().any(|one| among.contains(&one.id)))
    };
    Ok(library
        .same_stories()?
        .into_iter()
        .filter(shown)
        .map(|proposal| SameStoryView {
            story: proposal.story.map(|(id, title)| (id.get(), title)),
            title: proposal
                .articles
                .first()
                .map(ArticleSummary::name)
                .unwrap_or_default(),
            articles: proposal.articles.iter().map(named).collect(),
            inside: proposal.inside.iter().map(named).collect(),
            names: proposal.names,
            words: proposal.words,
            days: proposal.days,
        })
        .collect())
}

/// An article as a proposal names it.
pub(crate) fn named(article: &ArticleSummary) -> NamedArticle {
    NamedArticle {
        id: article.id.get(),
        name: article.name(),
        outlet: article.outlet.clone(),
        date: article.date.clone(),
    }
}

/// The versions of an article, oldest first; none where it has no others.
pub(crate) fn versions(
    library: &Library,
    id: ArticleId,
) -> Result<Vec<VersionEntry>, LibraryError> {
    let versions = library.versions(id)?;
    if versions.len() < 2 {
        return Ok(Vec::new());
    }
    Ok(versions
        .into_iter()
        .map(|version| VersionEntry {
            id: version.id.get(),
            date: Some(
                version
                    .date
                    .unwrap_or_else(|| version.added.day().to_owned()),
            ),
        })
        .collect())
}

/// Whether an article is one of several versions.
pub(crate) fn version_note(article: &ArticleSummary) -> Option<VersionNote> {
    match (article.newer, article.earlier) {
        (Some(_), _) => Some(VersionNote::Earlier),
        (None, Some(_)) => Some(VersionNote::Newest),
        (None, None) => None,
    }
}
