//! One file for each table: schema, row, reads, writes, tests.
//!
//! The schemas are put together in [`crate::schema`]. A schema that has been
//! shipped is never edited; a change is a further migration.

pub(crate) mod alias_rule;
pub(crate) mod amendment;
pub(crate) mod apart;
pub(crate) mod article;
pub(crate) mod correction;
pub(crate) mod doing;
pub(crate) mod edition;
pub(crate) mod fetching;
pub(crate) mod field;
pub(crate) mod judgement;
pub(crate) mod kinship;
pub(crate) mod left_out;
pub(crate) mod likeness;
pub(crate) mod reading;
pub(crate) mod receipt;
pub(crate) mod receipt_left;
pub(crate) mod revision;
pub(crate) mod setting;
pub(crate) mod source;
pub(crate) mod story;
pub(crate) mod telling;
