//! What is proposed of articles, with the buttons to decide it, and the
//! versions of one article.
//!
//! A proposal is never carried out by itself. Each is a list item with the
//! class `proposal`; its buttons name the key that presses them while the
//! proposal has the focus.

use maud::{Markup, html};

use super::library::{day, title};
use super::link;
use crate::comparison::parts::Source;
use crate::words::proposals as words;

/// An article as a proposal names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedArticle {
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Day of publication.
    pub date: Option<String>,
}

/// An article that has nearly the text of others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlikeView {
    /// The one that came later.
    pub article: NamedArticle,
    /// Those that were there, the most like it first.
    pub others: Vec<AlikeOtherView>,
}

/// One of the articles that were there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AlikeOtherView {
    /// The article.
    pub article: NamedArticle,
    /// How much of the shorter text stands in both, in hundredths.
    pub percent: u32,
    /// Whether the texts are the same.
    pub same_text: bool,
    /// Whether both are of one outlet.
    pub same_outlet: bool,
    /// Whether by its date it is the newer one.
    pub is_newer: bool,
}

/// Articles that may tell one story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SameStoryView {
    /// The story that some are in already: id and title.
    pub story: Option<(i64, String)>,
    /// The articles that would come together or join it.
    pub articles: Vec<NamedArticle>,
    /// Those that are in it and like them.
    pub inside: Vec<NamedArticle>,
    /// Names that they share.
    pub names: Vec<String>,
    /// Other words that they share.
    pub words: Vec<String>,
    /// First and last day of publication.
    pub days: Option<(String, String)>,
    /// What a story of them would be called.
    pub title: String,
}

/// A version of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersionEntry {
    /// Its article's id.
    pub id: i64,
    /// Day of publication, else of import.
    pub date: Option<String>,
}

/// Whether an article in a list is one of several versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionNote {
    /// It has earlier versions.
    Newest,
    /// It has a newer version.
    Earlier,
}

impl VersionNote {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Newest => words::NEWEST_VERSION,
            Self::Earlier => words::EARLIER,
        }
    }
}

/// The articles that may be one with another; nothing where there are none.
pub(super) fn alike(proposals: &[AlikeView]) -> Markup {
    html! {
        @if !proposals.is_empty() {
            details.proposals open[proposals.len() <= 3] {
                summary { h2 { (words::ALIKE) " (" (proposals.len()) ")" } }
                p.note { (words::ALIKE_NOTE) }
                ul { @for proposal in proposals { (one_alike(proposal)) } }
            }
        }
    }
}

fn one_alike(proposal: &AlikeView) -> Markup {
    let article = &proposal.article;
    let others: Vec<String> = proposal
        .others
        .iter()
        .map(|other| other.article.id.to_string())
        .collect();
    html! {
        li.proposal {
            p { (named(article)) }
            ul {
                @for (nth, other) in proposal.others.iter().enumerate() {
                    li {
                        p {
                            @if other.same_text { (words::SAME_TEXT) } @else { (words::percent_of_text(other.percent)) }
                            " " (named(&other.article))
                            @if other.same_outlet { ", " (words::SAME_OUTLET) }
                            " "
                            (version_button(article, other, nth == 0))
                        }
                    }
                }
            }
            p.buttons {
                button type="button" data-action="keep-alike" data-article=(article.id)
                    data-others=(others.join(" ")) data-done=(words::KEPT_BOTH) data-key="k"
                    aria-keyshortcuts="k" {
                    (words::KEEP_BOTH) span.unseen { ": " (Source(&words::keep_both(&article.name))) } " " kbd aria-hidden="true" { "k" }
                }
                button type="button" data-action="skip-alike" data-article=(article.id)
                    data-done=(words::SKIPPED) data-key="x"
                    aria-keyshortcuts="x" {
                    (words::SKIP) span.unseen { ": " (Source(&words::skip(&article.name))) } " " kbd aria-hidden="true" { "x" }
                }
            }
        }
    }
}

fn version_button(article: &NamedArticle, other: &AlikeOtherView, is_first: bool) -> Markup {
    let (newer, earlier, word) = if other.is_newer {
        (&other.article, article, words::EARLIER_VERSION)
    } else {
        (article, &other.article, words::NEWER_VERSION)
    };
    html! {
        button.small type="button" data-action="make-version" data-newer=(newer.id)
            data-earlier=(earlier.id) data-done=(words::MADE_VERSION) data-key=[is_first.then_some("v")]
            aria-keyshortcuts=[is_first.then_some("v")] {
            (word) span.unseen { ": " (Source(&words::version_of(&newer.name, &earlier.name))) }
            @if is_first { " " kbd aria-hidden="true" { "v" } }
        }
    }
}

/// The articles that may tell one story; nothing where there are none.
pub(super) fn same_stories(proposals: &[SameStoryView]) -> Markup {
    html! {
        @if !proposals.is_empty() {
            details.proposals open[proposals.len() <= 3] {
                summary { h2 { (words::SAME_STORY) " (" (proposals.len()) ")" } }
                p.note { (words::SAME_STORY_NOTE) }
                ul { @for proposal in proposals { (one_story(proposal)) } }
            }
        }
    }
}

fn one_story(proposal: &SameStoryView) -> Markup {
    let ids = |articles: &[NamedArticle]| {
        let ids = articles.iter().map(|article| article.id.to_string());
        ids.collect::<Vec<_>>().join(" ")
    };
    let (new, inside) = (ids(&proposal.articles), ids(&proposal.inside));
    // One of two is refused by refusing both.
    let can_leave_one = proposal.articles.len() + proposal.inside.len() > 2;
    html! {
        li.proposal {
            ul {
                @for article in &proposal.articles {
                    li {
                        (named(article)) " "
                        @if can_leave_one { (not_this_one(proposal, article)) }
                    }
                }
                @for article in &proposal.inside {
                    li { (named(article)) " " span.note { "– " (words::IN_THE_STORY) } }
                }
            }
            (why(proposal))
            p.buttons {
                @if let Some((id, title)) = &proposal.story {
                    button type="button" data-action="join-story" data-story=(id) data-articles=(new)
                        data-done=(words::ADDED) data-key="y" aria-keyshortcuts="y" {
                        bdi { (Source(&words::add_to(title))) } " " kbd aria-hidden="true" { "y" }
                    }
                } @else {
                    button type="button" data-action="accept-story" data-articles=(new)
                        data-title=(Source(&proposal.title)) data-key="y" aria-keyshortcuts="y" {
                        (words::MAKE_ONE) " " kbd aria-hidden="true" { "y" }
                    }
                }
                button type="button" data-action="refuse-story" data-articles=(new) data-others=(inside)
                    data-done=(words::REFUSED_FOR_GOOD) data-key="x" aria-keyshortcuts="x" {
                    (words::NOT_ONE_STORY) " " kbd aria-hidden="true" { "x" }
                }
            }
        }
    }
}

fn not_this_one(proposal: &SameStoryView, article: &NamedArticle) -> Markup {
    let others: Vec<String> = proposal
        .articles
        .iter()
        .chain(&proposal.inside)
        .filter(|other| other.id != article.id)
        .map(|other| other.id.to_string())
        .collect();
    html! {
        button.small type="button" data-action="refuse-story" data-articles=(article.id)
            data-others=(others.join(" ")) data-done=(words::REFUSED_FOR_GOOD)
            { (words::NOT_THIS_ONE) span.unseen { ": " (Source(&words::not_this_one(&article.name))) } }
    }
}

/// What speaks for one story.
fn why(proposal: &SameStoryView) -> Markup {
    let list = |words: &[String]| words.join(", ");
    html! {
        p.note {
            @if !proposal.names.is_empty() {
                (words::SHARED_NAMES) ": " bdi { (Source(&list(&proposal.names))) } ". "
            }
            @if !proposal.words.is_empty() {
                (words::SHARED_WORDS) ": " bdi { (Source(&list(&proposal.words))) } ". "
            }
            @if let Some((first, last)) = &proposal.days {
                (words::PUBLISHED) " "
                @if first == last { (words::ONE_DAY) ", " (day(Some(first))) }
                @else { (day(Some(first))) " " (words::TO) " " (day(Some(last))) }
                "."
            }
        }
    }
}

/// An article's name, with who published it when.
pub(super) fn named(article: &NamedArticle) -> Markup {
    html! {
        (link("article", Some(article.id), html! { bdi { (Source(title(Some(&article.name)))) } }))
        @if article.outlet.is_some() || article.date.is_some() {
            " " span.note {
                "("
                @if let Some(outlet) = &article.outlet { bdi { (Source(outlet)) } }
                @if article.outlet.is_some() && article.date.is_some() { ", " }
                @if article.date.is_some() { (day(article.date.as_deref())) }
                ")"
            }
        }
    }
}

/// The button on a receipt's line of a file that was in the library already.
pub(super) fn keep_as_well(line: i64) -> Markup {
    html! {
        " " button.small type="button" data-action="keep-as-well" data-line=(line)
            data-done=(words::KEPT_AS_WELL) { (words::KEEP_AS_WELL) }
        " " span.note { (words::KEEP_AS_WELL_NOTE) }
    }
}

/// The versions of an article, if it has others.
pub(super) fn versions(shown: i64, versions: &[VersionEntry]) -> Markup {
    let is_first = versions.first().is_none_or(|first| first.id == shown);
    html! {
        @if versions.len() > 1 {
            section.versions aria-labelledby="versions" {
                h2 #versions { (words::VERSIONS) }
                ol {
                    @for (nth, version) in versions.iter().enumerate() {
                        li aria-current=[(version.id == shown).then_some("true")] {
                            (link("article", Some(version.id), html! { (words::version(nth + 1, versions.len())) }))
                            " " (day(version.date.as_deref()))
                            @if version.id == shown { " · " (words::THIS_VERSION) }
                        }
                    }
                }
                @if !is_first {
                    p.buttons {
                        button.small type="button" data-action="part-versions" data-article=(shown)
                            data-done=(words::PARTED) { (words::PART_VERSIONS) }
                    }
                }
            }
        }
    }
}

/// The choice of the version that a story shows.
pub(super) fn choose_version(shown: i64, name: &str, versions: &[VersionEntry]) -> Markup {
    html! {
        @if versions.len() > 1 {
            select.version data-action="show-version" data-article=(shown)
                aria-label=(Source(&words::version_shown(name))) {
                @for (nth, version) in versions.iter().enumerate().rev() {
                    option value=(version.id) selected[version.id == shown] {
                        (words::version(nth + 1, versions.len())) ": " (day(version.date.as_deref()))
                    }
                }
            }
        }
    }
}
