//! Keeps articles and stories in one SQLite file.
//!
//! Start with [`Library::open`]. The crate stores what it is given as plain
//! values ([`NewArticle`]) and hands plain values back ([`Article`],
//! [`Story`], [`Receipt`]). It knows neither how an article is read from a
//! file nor how tellings are compared or shown, and it has no clock: every
//! writing call takes the [`Moment`] at which it happens.
//!
//! Three promises are made here and tested here:
//!
//! - **A receipt never lies.** An article and its line in the receipt are one
//!   transaction. A process killed at any moment leaves every article whose
//!   line was written, and no line without its article.
//! - **What a person typed wins.** Values from a source and from a person lie
//!   in different columns, so nothing read later can overwrite a correction.
//! - **Nothing is lost by deleting.** Deleted articles and stories lie in a
//!   bin, and the log of doings can take back its last entry, again and again,
//!   and do it again, also after a restart.
//!
//! What a program made of the texts and can make again is kept too, as bytes
//! that only it understands ([`Library::keep_reading`]); it is no part of
//! these promises.
//!
//! Each file in `table/` tells the whole story of one table: schema, row,
//! reads, writes. What spans tables lies beside them: [`import`
//! ](Library::add_article), [`search`](Library::search),
//! [`undo`](Library::undo), backups and the opening itself. What can be
//! tested through the public methods is tested in `tests/it`, on real files.

mod amend;
mod backup;
mod binding;
mod check;
mod error;
mod folder;
mod import;
mod log;
mod moment;
mod open;
mod presence;
mod schema;
mod search;
mod stories;
mod table;
mod undo;

pub use amend::Corrected;
pub use backup::{BackupFile, backups, restore_backup};
pub use check::Flaw;
pub use error::{LibraryError, Thing};
pub use folder::default_folder;
pub use import::{Added, Entry, Likeness, NewArticle};
pub use log::LogLine;
pub use moment::{Moment, NotAMoment};
pub use open::Library;
pub use search::{Found, Hit};
pub use stories::SameStory;
pub use table::alias_rule::{AliasRule, AliasRuleId};
pub use table::amendment::{Act, Amendment, Anchor};
pub use table::apart::Matter;
pub use table::article::{Article, ArticleId, ArticleSummary, Completeness, StoryName};
pub use table::correction::{Correction, CorrectionId, Quoted, Said, SaidKind, SaidState};
pub use table::edition::{EditionId, NewEdition, Passage};
pub use table::fetching::Fetched;
pub use table::field::{BY_A_PERSON, Field, Told};
pub use table::left_out::LeftOut;
pub use table::likeness::{Alike, AlikeOther};
pub use table::receipt::{Outcome, Receipt, ReceiptId, ReceiptLine, ReceiptLineId, ReceiptSummary};
pub use table::story::{Story, StoryId, StorySummary};
pub use undo::{Undone, What};
