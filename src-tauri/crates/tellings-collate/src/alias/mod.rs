//! Written forms that mean the same: "Kiev" and "Kyiv", "colour" and "color",
//! "Sen." and "Senator", "%" and "per cent".
//!
//! An [`AliasRule`] lists such forms. Rules change what is matched and what
//! counts as the same words, never the text that is shown: a form is replaced
//! by its rule's first form only where words are compared (`reading`). Every
//! pair of sentences that needed a rule says so ([`AliasUse`], `told`).
//!
//! Rules come from a story, from the library, and from the pack that ships
//! with the program (`pack`); `index` settles what they mean together. Nothing
//! here is guessed: a form that no rule lists stands for itself.

mod form;
mod index;
mod pack;
mod part;
mod reading;
mod rule;
mod told;

#[cfg(test)]
mod families;

pub(crate) use index::Aliases;
pub(crate) use reading::Term;
pub use rule::{AliasKind, AliasRule, AliasUse, Scope};
pub(crate) use told::Used;

/// The rules that ship with the program, in the order of their files.
#[must_use]
pub fn shipped_rules() -> &'static [AliasRule] {
    pack::rules()
}
