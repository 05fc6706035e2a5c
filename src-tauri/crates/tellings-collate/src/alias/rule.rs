//! What a rule is, where it comes from, and how its use is told.

use serde::{Deserialize, Serialize};

/// Stands before a form that is matched in lower case only.
pub(super) const LOWER: char = '~';

/// Where a rule holds. The order is that of strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// In one story.
    Story,
    /// In every story of a library.
    Library,
    /// Everywhere: shipped with the program.
    Pack,
}

/// What the forms of a rule are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AliasKind {
    /// Spellings of one word.
    Spelling,
    /// Spellings of one name.
    Name,
    /// Forms of one title.
    Title,
    /// A short form and what it stands for.
    Abbreviation,
    /// Forms of one unit. Short ones are matched behind a number only.
    Unit,
    /// The same, as a person says.
    Meaning,
}

/// Written forms that mean the same; the first is the canonical one.
///
/// A form is one word or several; a hyphen counts as a space. Case matters
/// where the form has capitals: "US" is found in capitals only, "Kiev" with a
/// capital only, "colour" in any case; `~grey` in lower case only. A form whose
/// last word ends in a stop ("Mass.") is found with its stop and with something
/// behind it in the sentence.
///
/// A rule of a stronger [`Scope`] takes its forms first; a weaker one that
/// lists one of them adds its other forms, but joins no two that stronger rules
/// keep apart. A rule with a single form says that this form stands for itself:
/// it switches off what weaker rules say of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AliasRule {
    /// Where it holds.
    pub scope: Scope,
    /// What the forms are to each other.
    pub kind: AliasKind,
    /// The forms.
    pub forms: Vec<String>,
}

impl AliasRule {
    /// Reads forms with `=` between them, as in `Kyiv = Kiev`; `None` where one
    /// of them is empty.
    #[must_use]
    pub fn parse(scope: Scope, kind: AliasKind, line: &str) -> Option<Self> {
        let forms: Vec<String> = line.split('=').map(|form| form.trim().to_owned()).collect();
        let whole = forms.iter().all(|form| !form.is_empty());
        whole.then_some(Self { scope, kind, forms })
    }
}

/// A rule that two sentences needed in order to share a word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct AliasUse {
    /// Where the rule holds.
    pub scope: Scope,
    /// What the two are to each other.
    pub kind: AliasKind,
    /// As written at end `a` of the link.
    pub a: String,
    /// As written at end `b`.
    pub b: String,
}
