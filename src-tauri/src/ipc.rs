//! What goes wrong between the page and the program: a closed list of codes
//! for programs, with a whole sentence for people.

use serde::Serialize;
use tellings_library::LibraryError;

/// What kind of trouble it is. The page acts on these; people never see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// What was asked for is not in the library any more.
    Gone,
    /// The library cannot be opened, read or written.
    Library,
    /// The library's file is damaged, or is something else.
    Damaged,
    /// What a person typed cannot be used as it is.
    NotUsable,
    /// An import is already running.
    Busy,
    /// A file could not be written.
    CannotWrite,
    /// The system could not open a file in another program.
    CannotOpen,
    /// A fault of the program.
    Internal,
}

/// Something a command could not do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct Trouble {
    /// For programs.
    pub code: Code,
    /// For people.
    pub message: String,
}

impl Trouble {
    /// A trouble with its sentence.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }

    /// What a person typed cannot be used; the sentence says what to type.
    #[must_use]
    pub fn not_usable(message: impl Into<String>) -> Self {
        Self::new(Code::NotUsable, message)
    }
}

impl From<LibraryError> for Trouble {
    fn from(error: LibraryError) -> Self {
        let code = match &error {
            LibraryError::Gone { .. } => Code::Gone,
            LibraryError::NoTitle | LibraryError::NoForms | LibraryError::NoSentence => {
                Code::NotUsable
            }
            LibraryError::Damaged { .. } | LibraryError::NotALibrary { .. } => Code::Damaged,
            _ => Code::Library,
        };
        Self::new(code, error.to_string())
    }
}

/// What commands return.
pub type Answer<T> = Result<T, Trouble>;

/// Runs blocking work off the main thread, so that the window stays alive.
///
/// # Errors
/// What the work returns, or that it broke off.
pub async fn off_main<T: Send + 'static>(
    work: impl FnOnce() -> Answer<T> + Send + 'static,
) -> Answer<T> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| {
            Err(Trouble::new(
                Code::Internal,
                "Something in Tellings broke while it did this. Your library is as it was; please try again.",
            ))
        })
}
