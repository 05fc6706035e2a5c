//! What a person can say of an open fact, and the dialogs for it. The script
//! puts the panel below the wordings of the row that is open, and shows of it
//! what fits the row.

use maud::{Markup, html};
use tellings_collate::{State, siglum};

use super::story::StoryPage;
use crate::comparison::parts::{Source, colour};
use crate::words::{comparison as states, corrections as words, window as shared};

/// The panel and the dialogs, for the facts view of a story.
pub(super) fn correcting(page: &StoryPage) -> Markup {
    html! {
        div #correcting-home hidden data-done=(words::DONE) data-marked=(words::DONE_MARK)
            data-none=(words::NOTHING_MARKED) data-itself=(words::MARKED_ITSELF)
            data-reading=(words::NO_READING) data-alone=(words::ALONE)
            data-word=(words::MARKED) data-reviewed=(words::REVIEWED) {
            (panel(page))
            (review())
        }
        (name_dialog())
        (note_dialog())
        (state_dialog())
    }
}

/// A button with the key that does the same.
fn button(action: &str, key: Option<&str>, word: &str) -> Markup {
    html! {
        button type="button" data-action=(action) aria-keyshortcuts=[key] {
            (word) @if let Some(key) = key { " " kbd { (key) } }
        }
    }
}

fn panel(page: &StoryPage) -> Markup {
    html! {
        section #correcting.correcting aria-labelledby="correcting-heading" {
            p #correcting-heading.heading { (words::CORRECT) }
            p.buttons {
                (button("mark-fact", Some("m"), words::MARK))
                (button("join-fact", Some("j"), words::JOIN))
                (button("unmark-fact", None, words::UNMARK))
                (button("name-fact", Some("r"), &format!("{}…", words::RENAME)))
                (button("note-fact", Some("o"), &format!("{}…", words::WRITE_NOTE)))
            }
            ul {
                @for (index, telling) in page.tellings.iter().enumerate() {
                    li {
                        div.(colour(index)) data-telling=(siglum(index)) role="group"
                            aria-label=(Source(&words::of_telling(&telling.name))) {
                            span.telling { b.siglum { (siglum(index)) } " " bdi { (Source(&telling.name)) } }
                            span.buttons {
                                (button("confirm-cell", Some("c"), words::CONFIRM))
                                (button("split-cell", Some("x"), words::SPLIT))
                                (button("state-cell", None, &format!("{}…", words::SET_STATE)))
                                (button("note-cell", None, &format!("{}…", words::WRITE_NOTE)))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn review() -> Markup {
    html! {
        div #reviewing.reviewing role="group" aria-label=(words::REVIEW) {
            p #review-position role="status" data-position=(words::POSITION) {}
            p.buttons {
                (button("review-yes", Some("y"), words::YES))
                (button("review-no", Some("n"), words::NO))
                (button("review-skip", Some("s"), words::SKIP))
            }
        }
    }
}

/// A dialog that keeps one thing that a person says.
fn dialog(id: &str, heading: &str, fields: &Markup) -> Markup {
    let heading_id = format!("{id}-heading");
    html! {
        dialog id=(id) aria-labelledby=(heading_id) {
            form method="dialog" data-action=(id) {
                h2 id=(heading_id) { (heading) }
                p.what {}
                (fields)
                p.trouble role="alert" hidden data-missing=(words::REASON_MISSING) {}
                p.buttons {
                    button.main type="submit" { (shared::SAVE) }
                    button type="button" data-action="close" { (shared::CANCEL) }
                }
            }
        }
    }
}

fn name_dialog() -> Markup {
    let fields = html! {
        p.field {
            label for="fact-name" { (words::NAME_FIELD) }
            input #fact-name name="name" type="text" autocomplete="off" aria-describedby="fact-name-hint";
            span #fact-name-hint.hint { (words::NAME_HINT) }
        }
    };
    dialog("save-name", words::NAME_HEADING, &fields)
}

fn note_dialog() -> Markup {
    let fields = html! {
        p.field {
            label for="fact-note" { (words::WRITE_NOTE) }
            textarea #fact-note name="text" rows="4" aria-describedby="fact-note-hint" {}
            span #fact-note-hint.hint { (words::NOTE_HINT) }
        }
    };
    dialog("save-note", words::NOTE_HEADING, &fields)
}

fn state_dialog() -> Markup {
    let states = [
        (State::Same, "same", "told"),
        (State::Reworded, "reworded", "told"),
        (State::Differs, "differs", "told"),
        (State::NotFound, "not_found", "absent"),
        (State::Unknown, "unknown", "absent"),
    ];
    let fields = html! {
        p.field {
            label for="cell-state" { (words::STATE_FIELD) }
            select #cell-state name="state" {
                @for (state, value, of) in states {
                    option value=(value) data-of=(of) { (states::state(state)) }
                }
                option value="" { (words::STATE_BY_PROGRAM) }
            }
        }
        p.field {
            label for="state-reason" { (words::REASON_FIELD) }
            input #state-reason name="reason" type="text" autocomplete="off" aria-describedby="state-reason-hint";
            span #state-reason-hint.hint { (words::REASON_HINT) }
        }
    };
    dialog("save-state", words::STATE_HEADING, &fields)
}
