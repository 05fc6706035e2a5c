//! Finds the facts that several tellings of one story share, and says how
//! their wordings differ.

mod model;

pub use model::*;
