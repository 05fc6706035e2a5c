//! Turns a comparison into HTML: the fragments that the window shows and the
//! report that a person keeps.
//!
//! Begin with [`story_view`] for the window and [`report()`] for the file; both
//! are made of the same [`Fragment`]s (see [`comparison`]). Article text
//! reaches HTML only through the templates' escaping, addresses only through
//! [`SafeUrl`]. Nothing here reads a file, a clock or a setting: the same
//! input always gives the same bytes.

pub mod comparison;
mod fragment;
mod report;
mod safe_url;
pub mod window;
pub mod words;

pub use comparison::{StoryView, View, story_view};
pub use fragment::Fragment;
pub use report::{COMPARISON_CSS, Mention, ReportOptions, Section, chosen, mentions, pack, report};
pub use safe_url::SafeUrl;
