//! Why a link gives no page, each as a sentence that says what to do.

use crate::{LIMIT, MOST_REDIRECTS};

const MEGABYTES: usize = LIMIT / 1024 / 1024;

/// Why a link gives no page. `Display` is a full sentence for people,
/// [`FetchTrouble::code`] a stable word for programs.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchTrouble {
    /// It is no address.
    #[error("This is not the address of a page. A link begins with https:// or http://.")]
    NotALink,
    /// An address of another kind, typed or redirected to.
    #[error(
        "The link leads to an address that begins with “{scheme}:”. Tellings fetches pages by https and http alone."
    )]
    NotWeb {
        /// What it begins with.
        scheme: String,
    },
    /// An address with a name and a password in it.
    #[error(
        "The link holds a name or password, which Tellings does not send. Open the page in a browser, save it, and drop the saved file."
    )]
    HoldsPassword,
    /// The host has no address, or cannot be reached.
    #[error(
        "{host} could not be found or reached. This computer may be offline; else look for a mistake in the link."
    )]
    Offline {
        /// Who was asked.
        host: String,
    },
    /// The host does not take the connection, or breaks it off.
    #[error("{host} does not answer or broke the connection off. Try again later.")]
    NoAnswer {
        /// Who was asked.
        host: String,
    },
    /// It took too long.
    #[error(
        "{host} took longer than {seconds} seconds. Try again later, or allow more time in the connection settings."
    )]
    TooSlow {
        /// Who was asked.
        host: String,
        /// How long it may take.
        seconds: u64,
    },
    /// No safe connection.
    #[error(
        "No safe connection to {host} could be made ({detail}), so nothing was fetched. Open the page in a browser to see what is wrong."
    )]
    Unsafe {
        /// Who was asked.
        host: String,
        /// What the check said.
        detail: String,
    },
    /// The proxy does not work.
    #[error(
        "The proxy did not make the connection ({detail}). Look at the proxy in the connection settings."
    )]
    Proxy {
        /// What it said.
        detail: String,
    },
    /// A page that wants to be paid.
    #[error(
        "{host} asks for payment (answer 402). If you have a subscription, open the page in your browser, save it, and drop the saved file."
    )]
    Paywalled {
        /// Who was asked.
        host: String,
    },
    /// A page that is only for some.
    #[error(
        "{host} did not give the page (answer {status}): it wants you to sign in, or lets no programs in. Open the page in your browser, save it, and drop the saved file."
    )]
    Refused {
        /// Who was asked.
        host: String,
        /// Its answer.
        status: u16,
    },
    /// No such page.
    #[error("There is no page at this link any more (answer {status}). Look for a mistake in it.")]
    NotThere {
        /// Its answer.
        status: u16,
    },
    /// Any other answer that is no page.
    #[error("{host} gave no page (answer {status}). Try again later, or open it in a browser.")]
    OtherAnswer {
        /// Who was asked.
        host: String,
        /// Its answer.
        status: u16,
    },
    /// Too many bytes, packed or unpacked.
    #[error(
        "The page is larger than {MEGABYTES} MB, which no article is. Copy its text and paste it."
    )]
    TooLarge,
    /// Sent from one address to the next.
    #[error(
        "The link was redirected more than {MOST_REDIRECTS} times without coming to a page. Open it in a browser, save the page, and drop the saved file."
    )]
    TooManyRedirects,
    /// A picture, a film, a program.
    #[error("There is no article at this link: it leads to {what}.")]
    NotAnArticle {
        /// What it leads to.
        what: &'static str,
    },
    /// An answer that cannot be understood.
    #[error(
        "What {host} sent could not be understood ({detail}). Open the page in a browser, save it, and drop the saved file."
    )]
    Garbled {
        /// Who was asked.
        host: String,
        /// What is wrong with it.
        detail: String,
    },
    /// The person changed their mind.
    #[error("It was cancelled before the page was there.")]
    Cancelled,
}

impl FetchTrouble {
    /// A stable word for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotALink => "not_a_link",
            Self::NotWeb { .. } => "not_web",
            Self::HoldsPassword => "holds_password",
            Self::Offline { .. } => "offline",
            Self::NoAnswer { .. } => "no_answer",
            Self::TooSlow { .. } => "too_slow",
            Self::Unsafe { .. } => "unsafe_connection",
            Self::Proxy { .. } => "proxy",
            Self::Paywalled { .. } => "paywalled",
            Self::Refused { .. } => "refused",
            Self::NotThere { .. } => "not_there",
            Self::OtherAnswer { .. } => "other_answer",
            Self::TooLarge => "page_too_large",
            Self::TooManyRedirects => "too_many_redirects",
            Self::NotAnArticle { .. } => "not_an_article",
            Self::Garbled { .. } => "garbled",
            Self::Cancelled => "cancelled",
        }
    }

    /// What an answer that is no page means.
    pub(crate) fn of_status(status: u16, host: &str) -> Self {
        let host = host.to_owned();
        match status {
            402 => Self::Paywalled { host },
            401 | 403 | 451 => Self::Refused { host, status },
            404 | 410 => Self::NotThere { status },
            407 => Self::Proxy {
                detail: "answer 407: it wants a name and password".to_owned(),
            },
            _ => Self::OtherAnswer { host, status },
        }
    }
}
