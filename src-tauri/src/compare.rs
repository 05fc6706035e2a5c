//! Articles as witnesses, and the comparisons made of them.
//!
//! A comparison is a pure function of its witnesses and options, so the last
//! few are kept by exactly these and never have to be thrown away.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};
use tellings_collate::{AliasKind, AliasRule, Comparison, Completeness, Options, Scope, Witness};

use crate::models;

/// How many comparisons are kept.
const KEPT: usize = 6;

/// An article of the library as a witness.
#[must_use]
pub fn witness(article: &tellings_library::Article) -> Witness {
    let value =
        |told: &Option<tellings_library::Told>| told.as_ref().map(|told| told.value.clone());
    Witness {
        outlet: value(&article.outlet),
        title: value(&article.title),
        date: value(&article.date),
        url: value(&article.url),
        completeness: match article.completeness {
            tellings_library::Completeness::Complete => Completeness::Complete,
            tellings_library::Completeness::Partial => Completeness::Partial,
            tellings_library::Completeness::Doubtful => Completeness::Doubtful,
        },
        text: article.text.clone(),
        sha256: article.text_sha256.clone(),
    }
}

/// An article straight from its file as a witness.
#[must_use]
pub fn witness_of_file(article: tellings_extract::Article) -> Witness {
    let value = |told: Option<tellings_extract::Told>| told.map(|told| told.value);
    Witness {
        sha256: sha256(article.text.as_bytes()),
        outlet: value(article.outlet),
        title: value(article.title),
        date: value(article.date),
        url: value(article.url),
        completeness: match article.complete {
            tellings_extract::Completeness::Complete => Completeness::Complete,
            tellings_extract::Completeness::Partial(_) => Completeness::Partial,
            tellings_extract::Completeness::Doubtful(_) => Completeness::Doubtful,
        },
        text: article.text,
    }
}

/// A rule of the library as the comparison takes it.
#[must_use]
pub fn alias_rule(rule: &tellings_library::AliasRule) -> AliasRule {
    AliasRule {
        scope: match rule.story {
            Some(_) => Scope::Story,
            None => Scope::Library,
        },
        kind: AliasKind::Meaning,
        forms: rule.forms.clone(),
    }
}

/// SHA-256 in lower-case hexadecimal.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The comparisons that were last asked for.
#[derive(Debug, Default)]
pub struct Comparisons {
    /// Newest first.
    kept: Mutex<VecDeque<Kept>>,
}

#[derive(Debug)]
struct Kept {
    witnesses: Vec<Witness>,
    options: Options,
    comparison: Arc<Comparison>,
}

impl Comparisons {
    /// The comparison of these witnesses, made now unless it is kept.
    pub fn of(&self, witnesses: Vec<Witness>, options: Options) -> Arc<Comparison> {
        if let Some(comparison) = self.find(&witnesses, &options) {
            return comparison;
        }
        // Made without holding the lock: other screens need not wait for it.
        let comparison = Arc::new(models::compared(models::reader(), &witnesses, &options));
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_front(Kept {
            witnesses,
            options,
            comparison: Arc::clone(&comparison),
        });
        kept.truncate(KEPT);
        comparison
    }

    fn find(&self, witnesses: &[Witness], options: &Options) -> Option<Arc<Comparison>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept
            .iter()
            .position(|one| one.witnesses == witnesses && one.options == *options)?;
        let one = kept.remove(at)?;
        let comparison = Arc::clone(&one.comparison);
        kept.push_front(one);
        Some(comparison)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn witnesses(texts: &[&str]) -> Vec<Witness> {
        texts
            .iter()
            .map(|text| Witness {
                text: (*text).to_owned(),
                ..Witness::default()
            })
            .collect()
    }

    #[test]
    fn the_same_question_gets_the_same_comparison() {
        let comparisons = Comparisons::default();
        let ask = |texts: &[&str], base| {
            let options = Options {
                base,
                ..Options::default()
            };
            comparisons.of(witnesses(texts), options)
        };
        let first = ask(&["It rained.", "It snowed."], None);
        assert!(Arc::ptr_eq(
            &first,
            &ask(&["It rained.", "It snowed."], None)
        ));
        assert!(!Arc::ptr_eq(
            &first,
            &ask(&["It rained.", "It snowed."], Some(0))
        ));
        assert!(!Arc::ptr_eq(
            &first,
            &ask(&["It rained.", "It hailed."], None)
        ));
    }

    #[test]
    fn only_a_few_are_kept() {
        let comparisons = Comparisons::default();
        for number in 0..20 {
            comparisons.of(witnesses(&[&format!("Text {number}.")]), Options::default());
        }
        assert_eq!(comparisons.kept.lock().expect("not poisoned").len(), KEPT);
    }
}
