//! The dialog in which a person asks for pages to be fetched: the links as
//! they will be asked for, what that means, and how connections are made.

use maud::{Markup, html};

use crate::words::{links as words, window};

/// The dialog; its fields are filled in by the page.
pub(super) fn fetch_dialog() -> Markup {
    html! {
        dialog #fetch aria-labelledby="fetch-heading" {
            form method="dialog" data-action="fetch-links" {
                h2 #fetch-heading { (words::FETCH_LINK) }
                p.field {
                    label for="fetch-links" { (words::LINKS) }
                    textarea #fetch-links name="links" rows="4" required spellcheck="false"
                        aria-describedby="fetch-note" {}
                }
                p #fetch-note.note {
                    (words::FETCH_NOTE) " "
                    span.where data-story=(window::LET_GO_STORY) data-library=(window::LET_GO_LIBRARY) {}
                }
                details {
                    summary { (words::CONNECTION) }
                    div.fields {
                        p.field {
                            label for="fetch-proxy" { (words::PROXY) }
                            input #fetch-proxy name="proxy" type="text" autocomplete="off"
                                aria-describedby="fetch-proxy-hint";
                            span #fetch-proxy-hint.hint { (words::PROXY_HINT) }
                        }
                        p.field {
                            label for="fetch-seconds" { (words::SECONDS) }
                            input #fetch-seconds name="seconds" type="text" inputmode="numeric"
                                autocomplete="off" aria-describedby="fetch-seconds-hint";
                            span #fetch-seconds-hint.hint { (words::SECONDS_HINT) }
                        }
                    }
                }
                p.trouble role="alert" hidden {}
                p.buttons {
                    button.main type="submit" { (words::FETCH) }
                    button type="button" data-action="close" { (window::CANCEL) }
                }
            }
        }
    }
}
