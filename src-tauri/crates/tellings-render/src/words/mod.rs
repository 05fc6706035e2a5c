//! Every word that people see.
//!
//! Templates hold structure and no sentences; the sentences are here, so that
//! the glossary can be tested against them and a translator would find them in
//! one place. [`comparison`], [`corrections`], [`doubts`], [`inspector`], [`read`], [`wording`] and
//! [`shared_wording`] serve the comparison's fragments and the report, [`report`]
//! what is chosen for a report and the class pack, [`window`], [`links`] and
//! [`proposals`] the window around them, with [`check`] for what was taken of a file.

pub mod check;
pub mod comparison;
pub mod corrections;
pub mod doubts;
pub mod inspector;
pub mod links;
pub mod proposals;
pub mod read;
pub mod report;
pub mod shared_wording;
pub mod window;
pub mod wording;
