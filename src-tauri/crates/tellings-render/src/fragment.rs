//! A piece of finished, escaped HTML.

use maud::{Markup, Render};

/// Escaped HTML, made only by this crate's templates.
///
/// There is no way to make one from a string: whoever holds a fragment holds
/// markup in which every article's words went through the templates' escaping.
/// Fragments can be put into templates unchanged, which is how the report
/// comes to hold the very bytes that the window shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment(String);

impl Fragment {
    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The markup, to keep.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl From<Fragment> for String {
    fn from(fragment: Fragment) -> Self {
        fragment.0
    }
}

// `Markup` is what the templates return; this is the only door, and it is the
// crate's own.
pub(crate) fn finished(markup: Markup) -> Fragment {
    Fragment(markup.into_string())
}

impl Render for Fragment {
    fn render_to(&self, buffer: &mut String) {
        buffer.push_str(&self.0);
    }
}
