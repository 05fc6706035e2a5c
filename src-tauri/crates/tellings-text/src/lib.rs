//! Text as spans.

mod span;

pub use span::Span;
