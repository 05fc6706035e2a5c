//! Which articles of a library belong together: those that have nearly the
//! same text, those that tell one story, and those of one outlet.
//!
//! Texts go in, figures come out: nothing here reads a file, keeps an index or
//! decides anything for a person. Start with [`fingerprints`], by which an
//! index finds the few articles that are worth a look, and [`overlap`], which
//! looks. For stories, [`Profile`] is what an index keeps, [`odds`] and
//! [`likelihood`] judge two of them, and [`joined`] says which belong together.
//!
//! What tellings of one story have in common sentence by sentence is not known
//! here; that is the comparison's business.

mod group;
mod outlet;
mod profile;
mod rarity;
mod shingle;
mod story;

pub use group::joined;
pub use outlet::{domain, outlet_form};
pub use profile::{Profile, Shared, Term, shared};
pub use rarity::rarity;
pub use shingle::{ENGINE, Overlap, fingerprints, overlap};
pub use story::{FEATURES, LIKELY, STANDING, STORY_ENGINE, features, likelihood, odds, standing};
