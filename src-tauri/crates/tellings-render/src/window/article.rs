//! One article: its text as kept, and what is known of it. What was left out
//! has a screen of its own, `check`.

use maud::{Markup, html};

use super::library::title;
use super::proposals::{VersionEntry, versions};
use super::{Wholeness, link};
use crate::comparison::parts::Source;
use crate::fragment::{Fragment, finished};
use crate::words::{check, window as words};

/// A value and the word for where it came from.
pub type FieldView = Option<(String, String)>;

/// Everything shown of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleView {
    /// Its id.
    pub id: i64,
    /// Its headline.
    pub title: FieldView,
    /// Who published it.
    pub outlet: FieldView,
    /// Who wrote it.
    pub byline: FieldView,
    /// Day of publication.
    pub date: FieldView,
    /// Where it was published.
    pub url: FieldView,
    /// The language it is written in.
    pub language: FieldView,
    /// The stored text, its paragraphs parted by blank lines.
    pub text: String,
    /// How many words it has.
    pub words: usize,
    /// Whether it is whole.
    pub wholeness: Wholeness,
    /// Whether a person said so.
    pub wholeness_by_person: bool,
    /// What speaks against its being whole, as sentences.
    pub reasons: Vec<String>,
    /// What was odd when the file was read, as sentences.
    pub warnings: Vec<String>,
    /// How many passages of the file were left out.
    pub left_out: usize,
    /// Name of the file; empty for pasted text.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// The stories it is in: id and title.
    pub stories: Vec<(i64, String)>,
    /// Its versions, oldest first, itself among them.
    pub versions: Vec<VersionEntry>,
}

/// The screen of one article.
#[must_use]
pub fn article(view: &ArticleView) -> Fragment {
    let headline = title(view.title.as_ref().map(|(value, _)| value.as_str()));
    finished(html! {
        div.screen.article data-article=(view.id) {
            header.head {
                h1 dir="auto" { (Source(headline)) }
                p.buttons {
                    (link("check", Some(view.id), html! { (check::CHECK) }))
                    button type="button" data-action="ask-delete" data-kind="article" data-id=(view.id)
                        data-name=(Source(headline)) { (words::DELETE_ARTICLE) "…" }
                }
            }
            @if !view.warnings.is_empty() || !view.reasons.is_empty() {
                section.warnings aria-labelledby="warnings" {
                    h2 #warnings { (words::WARNINGS) }
                    ul { @for sentence in view.reasons.iter().chain(&view.warnings) { li { (Source(sentence)) } } }
                }
            }
            div.article-parts {
                section.kept aria-labelledby="kept" {
                    h2 #kept { (words::TEXT) }
                    div.text dir="auto" {
                        @for paragraph in view.text.split("\n\n") { p { (Source(paragraph)) } }
                    }
                    @if view.left_out > 0 {
                        p.note {
                            (words::left_out_count(view.left_out)) " "
                            (link("check", Some(view.id), html! { (check::CHECK) }))
                        }
                    }
                }
                (about(view))
            }
        }
    })
}

/// Why a passage was left out. The library's word for one of the reasons is no
/// word for people.
pub(super) fn because(reason: &str) -> &'static str {
    match reason {
        "hidden" => words::NOT_SHOWN,
        other => words::left_out_because(other),
    }
}

fn about(view: &ArticleView) -> Markup {
    html! {
        section.about aria-labelledby="about" {
            h2 #about { (words::ABOUT) }
            form data-action="save-article" data-id=(view.id) {
                (fields(Fields {
                    outlet: &view.outlet,
                    title: &view.title,
                    byline: &view.byline,
                    date: &view.date,
                    url: &view.url,
                    language: &view.language,
                }))
                p.field {
                    label for="field-completeness" { (words::COMPLETENESS) }
                    select #field-completeness name="completeness"
                        data-before=(if view.wholeness_by_person { view.wholeness.name() } else { "" }) {
                        option value="" selected[!view.wholeness_by_person] {
                            (words::COMPLETENESS_AUTO)
                            @if !view.wholeness_by_person { ": " (view.wholeness.word()) }
                        }
                        @for wholeness in Wholeness::EACH {
                            option value=(wholeness.name())
                                selected[view.wholeness_by_person && wholeness == view.wholeness] {
                                (wholeness.word())
                            }
                        }
                    }
                }
                p.trouble role="alert" hidden {}
                p.buttons { button.main type="submit" { (words::SAVE_CHANGES) } }
            }
            (versions(view.id, &view.versions))
            dl.file {
                div { dt { (words::FILE) } dd {
                    @if view.file.is_empty() { (words::PASTED_SOURCE) } @else { bdi { (Source(&view.file)) } }
                } }
                div { dt { (words::LENGTH) } dd { (view.words) } }
                div { dt { (words::HASH) } dd { code { (view.sha256) } } }
                @if !view.stories.is_empty() {
                    div { dt { (words::IN_STORIES) } dd {
                        ul.inline {
                            @for (id, title) in &view.stories {
                                li { (link("story", Some(*id), html! { bdi { (Source(title)) } })) }
                            }
                        }
                    } }
                }
            }
        }
    }
}

/// What is known of an article beside its text.
pub(super) struct Fields<'a> {
    pub(super) outlet: &'a FieldView,
    pub(super) title: &'a FieldView,
    pub(super) byline: &'a FieldView,
    pub(super) date: &'a FieldView,
    pub(super) url: &'a FieldView,
    pub(super) language: &'a FieldView,
}

/// A line of a form for each, which says where its value came from.
pub(super) fn fields(of: Fields<'_>) -> Markup {
    html! {
        (field("outlet", words::OUTLET, None, of.outlet, "text"))
        (field("title", words::TITLE, None, of.title, "text"))
        (field("byline", words::BYLINE, None, of.byline, "text"))
        (field("date", words::DATE, Some(words::DATE_FORM), of.date, "text"))
        (field("url", words::LINK, None, of.url, "url"))
        (field("language", check::LANGUAGE, Some(check::LANGUAGE_FORM), of.language, "text"))
    }
}

fn field(name: &str, label: &str, form: Option<&str>, value: &FieldView, kind: &str) -> Markup {
    let id = format!("field-{name}");
    let hint = format!("{id}-hint");
    let current = value.as_ref().map_or("", |(value, _)| value.as_str());
    html! {
        p.field {
            label for=(id) { (label) }
            input id=(id) name=(name) type=(kind) value=(Source(current)) data-before=(Source(current))
                autocomplete="off" aria-describedby=(hint);
            span.hint id=(hint) {
                @match value {
                    Some((_, origin)) => (words::origin(origin)),
                    None => (words::NOT_KNOWN),
                }
                @if let Some(form) = form { ". " (form) }
            }
        }
    }
}
