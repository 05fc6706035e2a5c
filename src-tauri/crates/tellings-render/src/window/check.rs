//! What was taken of a file and what was left out, passage by passage, with
//! what a person can correct: of an article of the library, or of a file that
//! waits to be imported.
//!
//! The passages stand in one list in the file's order. Where the window is wide
//! enough the two kinds stand in two columns; each says what it is in words.

use maud::{Markup, html};

use super::{FieldView, Wholeness, link};
use crate::comparison::parts::Source;
use crate::fragment::{Fragment, finished};
use crate::words::{check as words, window};

/// So many passages left out one after another are folded.
const FOLDED: usize = 6;

/// One passage of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageView {
    /// Its words.
    pub text: String,
    /// Whether it is part of the text now.
    pub is_taken: bool,
    /// The library's word for why it was left out when it was read, if it was.
    pub reason: Option<String>,
    /// Whether a person decided that it is, or is not.
    pub by_person: bool,
}

/// What a person wanted of a passage that is not there any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostView {
    /// The passage's words.
    pub text: String,
    /// Whether it was to be put back; else it was to be taken out.
    pub put_back: bool,
}

/// One change that a new reading would make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeView {
    /// A paragraph would come into the text.
    Taken(String),
    /// A paragraph would leave it.
    LeftOut(String),
    /// A value would be another: what it is called, before, and after.
    Value(&'static str, Option<String>, Option<String>),
    /// The completeness that is found would be another.
    Whole(Wholeness, Wholeness),
}

/// What is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checking {
    /// An article of the library.
    Article {
        /// Its id.
        id: i64,
        /// Which text it has, for the answer; 0 is the first.
        edition: i64,
        /// What a new reading would change, where one was asked for.
        again: Option<Vec<ChangeView>>,
    },
    /// A file that waits.
    Waiting(WaitingView),
}

/// A file that waits, among the others of its offer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WaitingView {
    /// The offer's id.
    pub offer: u64,
    /// The file's number, from 0.
    pub file: usize,
    /// How many files wait.
    pub files: usize,
    /// The number of the article in its file, from 0.
    pub part: usize,
    /// How many articles the file holds.
    pub parts: usize,
    /// Whether it is not to be imported.
    pub stays_out: bool,
    /// The story that all are to join.
    pub story: Option<i64>,
}

/// Everything shown of one article or file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckView {
    /// What is checked.
    pub checking: Checking,
    /// What it is called.
    pub name: String,
    /// Why there is nothing to check.
    pub refused: Option<String>,
    /// Who published it.
    pub outlet: FieldView,
    /// Its headline.
    pub title: FieldView,
    /// Who wrote it.
    pub byline: FieldView,
    /// Day of publication.
    pub date: FieldView,
    /// Where it was published.
    pub url: FieldView,
    /// The language it is written in.
    pub language: FieldView,
    /// Whether it is whole by what was found.
    pub found_whole: Wholeness,
    /// What a person said of that.
    pub said_whole: Option<Wholeness>,
    /// What speaks against its being whole, as sentences.
    pub reasons: Vec<String>,
    /// What was odd when the file was read, as sentences.
    pub warnings: Vec<String>,
    /// Its passages, in the file's order.
    pub passages: Vec<PassageView>,
    /// What a person wanted of passages that are not there any more.
    pub lost: Vec<LostView>,
}

/// The screen.
#[must_use]
pub fn check(view: &CheckView) -> Fragment {
    finished(match &view.checking {
        Checking::Article { id, edition, again } => html! {
            div.screen.checking data-check="article" data-id=(id) data-edition=(edition) {
                header.head {
                    h1 { (words::CHECK) }
                    p.buttons {
                        @if again.is_none() {
                            button type="button" data-action="read-again" { (words::READ_AGAIN) }
                        }
                    }
                }
                p.about-what {
                    b { bdi { (Source(&view.name)) } } " · "
                    (link("article", Some(*id), html! { (words::TO_ARTICLE) }))
                }
                p.note { (words::CHECK_NOTE) }
                @if let Some(changes) = again { (read_again(changes)) }
                (body(view))
            }
        },
        Checking::Waiting(waiting) => html! {
            div.screen.checking data-check="waiting" data-offer=(waiting.offer)
                data-file=(waiting.file) data-part=(waiting.part) {
                header.head {
                    h1 { (words::LOOK) }
                    p.buttons {
                        button.main type="button" data-action="import-waiting" data-story=[waiting.story] {
                            (words::import(waiting.files))
                        }
                        button type="button" data-action="put-aside" { (words::PUT_ASIDE) }
                    }
                }
                p.note { (words::files_wait(waiting.files)) ". " (words::LOOK_NOTE) }
                (way(waiting))
                p.about-what { b { bdi { (Source(&view.name)) } } }
                @if let Some(sentence) = &view.refused {
                    p.stopped { (words::REFUSED) " " (Source(sentence)) }
                } @else {
                    p.check {
                        input #stays-out type="checkbox" data-action="stays-out" checked[waiting.stays_out];
                        label for="stays-out" { (words::STAYS_OUT) }
                    }
                    (body(view))
                }
            }
        },
    })
}

/// From one waiting file to the next.
fn way(waiting: &WaitingView) -> Markup {
    let before = match (waiting.part, waiting.file) {
        (0, 0) => None,
        (0, file) => Some((file - 1, 0)),
        (part, file) => Some((file, part - 1)),
    };
    let after = if waiting.part + 1 < waiting.parts {
        Some((waiting.file, waiting.part + 1))
    } else {
        (waiting.file + 1 < waiting.files).then_some((waiting.file + 1, 0))
    };
    let step = |to: Option<(usize, usize)>, word: &str, id: &str| {
        html! {
            @if let Some((file, part)) = to {
                a id=(id) href="#" data-route=(route_to(waiting, file, part)) { (word) }
            } @else {
                span.unknown { (word) }
            }
        }
    };
    html! {
        nav.way aria-label=(words::WAY) {
            (step(before, words::PREVIOUS, "way-back"))
            span.note {
                (words::nth_file(waiting.file + 1, waiting.files))
                @if waiting.parts > 1 { ", " (words::nth_article(waiting.part + 1, waiting.parts)) }
            }
            (step(after, words::NEXT, "way-on"))
        }
    }
}

fn route_to(waiting: &WaitingView, file: usize, part: usize) -> String {
    let story = waiting
        .story
        .map_or_else(String::new, |story| format!(r#","story":{story}"#));
    format!(
        r#"{{"name":"look","offer":{},"file":{file},"part":{part}{story}}}"#,
        waiting.offer
    )
}

fn body(view: &CheckView) -> Markup {
    html! {
        @if !view.warnings.is_empty() || !view.reasons.is_empty() {
            section.warnings aria-labelledby="warnings" {
                h2 #warnings { (window::WARNINGS) }
                ul { @for sentence in view.reasons.iter().chain(&view.warnings) { li { (Source(sentence)) } } }
            }
        }
        @if !view.lost.is_empty() { (lost(&view.lost)) }
        div.article-parts {
            (passages(view))
            div.about {
                (whole(view))
                (about(view))
            }
        }
    }
}

fn passages(view: &CheckView) -> Markup {
    let taken = view.passages.iter().filter(|passage| passage.is_taken);
    let taken = taken.count();
    let numbered: Vec<(usize, &PassageView)> = view.passages.iter().enumerate().collect();
    let runs = numbered.chunk_by(|(_, a), (_, b)| folds(a) && folds(b));
    html! {
        section.passages aria-labelledby="passages" {
            h2 #passages { (words::PASSAGES) }
            p.note #passage-counts { (words::counts(taken, view.passages.len() - taken)) }
            @if taken == 0 { p.stopped { (words::NOTHING_TAKEN) } }
            div.kinds aria-hidden="true" {
                span.taken { (words::TAKEN) }
                span.left { (words::LEFT_OUT) }
            }
            ol.passage-list {
                @for run in runs {
                    @if run.len() >= FOLDED {
                        li.left.run {
                            details {
                                summary { (words::left_out_run(run.len())) }
                                ol { @for (number, one) in run { (passage(*number, one)) } }
                            }
                        }
                    } @else {
                        @for (number, one) in run { (passage(*number, one)) }
                    }
                }
            }
        }
    }
}

/// Whether a passage may be folded away with its neighbours: what a person
/// decided stays in sight.
fn folds(passage: &PassageView) -> bool {
    !passage.is_taken && !passage.by_person
}

fn passage(number: usize, passage: &PassageView) -> Markup {
    let (class, shape, word) = if passage.is_taken {
        ("taken", "✓", words::TAKEN)
    } else {
        ("left", "–", words::LEFT_OUT)
    };
    let text = format!("passage-{number}-text");
    html! {
        li class=(class) {
            p.kind {
                span.shape aria-hidden="true" { (shape) } " " b { (word) }
                " " span.note {
                    @match (passage.by_person, passage.is_taken, &passage.reason) {
                        (true, true, _) => { (words::PUT_BACK_BY_YOU) },
                        (true, false, _) => { (words::TAKEN_OUT_BY_YOU) },
                        (false, false, Some(reason)) => { (super::article::because(reason)) },
                        (false, ..) => {},
                    }
                }
                button.small id={ "passage-" (number) } type="button" data-action="amend" data-passage=(number)
                    data-taken=(!passage.is_taken) aria-describedby=(text) {
                    @if passage.is_taken { (words::TAKE_OUT) } @else { (words::PUT_BACK) }
                }
            }
            p.words id=(text) dir="auto" { (Source(&passage.text)) }
        }
    }
}

fn lost(lost: &[LostView]) -> Markup {
    html! {
        section.warnings aria-labelledby="lost" {
            h2 #lost { (words::LOST) }
            p.note { (words::LOST_NOTE) }
            ul {
                @for one in lost {
                    li {
                        (if one.put_back { words::LOST_PUT_BACK } else { words::LOST_TAKE_OUT }) " "
                        q { (Source(&one.text)) }
                    }
                }
            }
        }
    }
}

fn read_again(changes: &[ChangeView]) -> Markup {
    let value = |value: &Option<String>| {
        html! {
            @match value {
                Some(value) => q { (Source(value)) },
                None => (window::NOT_KNOWN),
            }
        }
    };
    html! {
        section #again.offer aria-labelledby="again-heading" {
            h2 #again-heading { (words::AGAIN) }
            p.note { (words::AGAIN_NOTE) }
            @if changes.is_empty() { p { (words::AGAIN_SAME) } } @else {
                ul.changes {
                    @for change in changes {
                        li {
                            @match change {
                                ChangeView::Taken(text) => { b { (words::WOULD_BE_TAKEN) } " " q { (Source(text)) } },
                                ChangeView::LeftOut(text) => { b { (words::WOULD_BE_LEFT_OUT) } " " q { (Source(text)) } },
                                ChangeView::Value(name, before, after) => {
                                    b { (words::would_change(name)) } " " (value(before)) " "
                                    (words::BECOMES) " " (value(after))
                                },
                                ChangeView::Whole(before, after) => {
                                    b { (words::would_change(words::COMPLETENESS)) } " "
                                    (before.word()) " " (words::BECOMES) " " (after.word())
                                },
                            }
                        }
                    }
                }
            }
            p.buttons {
                @if !changes.is_empty() {
                    button.main type="button" data-action="take-again" { (words::TAKE_AGAIN) }
                }
                button type="button" data-action="keep-as-is" { (words::KEEP_AS_IS) }
            }
        }
    }
}

fn whole(view: &CheckView) -> Markup {
    let choice = |value: &str, said: Option<Wholeness>, label: Markup| {
        html! {
            button type="button" id={ "whole-" (value) } data-action="say-whole"
                data-value=(said.map_or("", Wholeness::name))
                aria-pressed=(if view.said_whole == said { "true" } else { "false" }) { (label) }
        }
    };
    html! {
        section.whole aria-labelledby="whole" {
            h2 #whole { (words::WHOLE) }
            p.buttons {
                (choice("yes", Some(Wholeness::Complete), html! { (words::IS_COMPLETE) }))
                (choice("no", Some(Wholeness::Partial), html! { (words::IS_CUT_OFF) }))
                (choice("found", None, html! { (words::AS_FOUND) " " (view.found_whole.word()) }))
            }
            p.note { (words::WHOLE_NOTE) }
        }
    }
}

fn about(view: &CheckView) -> Markup {
    html! {
        section aria-labelledby="about" {
            h2 #about { (window::ABOUT) }
            form data-action="save-checked" {
                (super::article::fields(super::article::Fields {
                    outlet: &view.outlet,
                    title: &view.title,
                    byline: &view.byline,
                    date: &view.date,
                    url: &view.url,
                    language: &view.language,
                }))
                p.trouble role="alert" hidden {}
                p.buttons { button.main type="submit" { (window::SAVE_CHANGES) } }
            }
        }
    }
}
