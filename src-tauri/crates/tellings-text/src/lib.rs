//! Reads a stored text and says what stands where: paragraphs, sentences,
//! words, names, quantities, dates, quotations.
//!
//! Everything found is a [`Span`] of the text as given; nothing is changed,
//! repaired or dropped. Start with [`sentences`] and [`tokens`]. All functions
//! are pure, accept any text, and take time in proportion to its length.
//!
//! This crate does not compare texts and reads no files.

mod calendar;
mod cue;
mod date;
mod name;
mod number;
mod paragraph;
mod quantity;
mod quotation;
mod sentence;
mod span;
mod stem;
mod token;
mod voice;

pub use calendar::CivilDate;
pub use date::{DateMention, Grain, dates};
pub use name::{NameMention, is_title, names};
pub use paragraph::paragraphs;
pub use quantity::{Bound, Quantity, Unit, quantities};
pub use quotation::{Quotation, QuotationKind, quotations};
pub use sentence::{Sentence, sentences};
pub use span::Span;
pub use stem::{is_function_word, stem};
pub use token::{Token, TokenKind, tokens};
pub use voice::{attributions, hedges, negations};
