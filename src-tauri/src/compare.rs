//! Articles as witnesses, and the comparisons made of them.
//!
//! Start with [`compared`]. A comparison is a pure function of its witnesses
//! and options, so the last few are kept by exactly these and never have to be
//! thrown away. What the models read for one is kept in the library
//! ([`readings`](crate::readings)).

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};
use tellings_collate::{
    AliasKind, AliasRule, Comparison, Completeness, MatchedBy, Options, Reader, Scope, Witness,
};

use crate::models;
use crate::readings::{Missing, Progress, Remembering};
use crate::state::Shell;

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
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What a comparison may wait for.
#[derive(Clone, Copy)]
pub enum Patience<'a> {
    /// For nothing that takes long: there is a comparison only where all that
    /// the models have to say is kept.
    ForWhatIsKept,
    /// Not for the models at all: it goes by words alone, and says so.
    ForWords,
    /// For everything. This is told how far it is, and says whether to go on.
    ForAll(&'a dyn Fn(Progress) -> bool),
}

/// The comparison of these witnesses, made now unless it is at hand; nothing
/// where the patience ends before it is there.
#[must_use]
pub fn compared(
    shell: &Shell,
    witnesses: Vec<Witness>,
    options: Options,
    patience: Patience<'_>,
) -> Option<Arc<Comparison>> {
    let asked = Asked {
        witnesses,
        options,
        by_words: matches!(patience, Patience::ForWords),
    };
    if let Some(comparison) = shell.comparisons.find(&asked) {
        return Some(comparison);
    }
    let missing = match patience {
        Patience::ForWords => None,
        Patience::ForWhatIsKept => Some(Missing::GiveUp),
        Patience::ForAll(go_on) => Some(Missing::Ask(go_on)),
    };
    // Made without holding a lock: other screens need not wait for it.
    let comparison = match missing {
        None => models::by_words(&asked.witnesses, &asked.options, MatchedBy::WordsAsAsked),
        Some(missing) => with_models(shell, &asked, missing)?,
    };
    Some(shell.comparisons.keep(asked, comparison))
}

fn with_models(shell: &Shell, asked: &Asked, missing: Missing<'_>) -> Option<Comparison> {
    let remembering = shell
        .reader()
        .map(|model| Remembering::new(model, shell, asked.witnesses.len(), missing));
    let reader = remembering.as_ref().map(|reader| reader as &dyn Reader);
    models::compared_unless_stopped(reader, &asked.witnesses, &asked.options)
}

/// The comparisons that were last asked for.
#[derive(Debug, Default)]
pub struct Comparisons {
    /// Newest first.
    kept: Mutex<VecDeque<Kept>>,
}

/// What makes a comparison this one and no other.
#[derive(Debug, PartialEq)]
struct Asked {
    witnesses: Vec<Witness>,
    options: Options,
    by_words: bool,
}

#[derive(Debug)]
struct Kept {
    asked: Asked,
    comparison: Arc<Comparison>,
}

impl Comparisons {
    fn keep(&self, asked: Asked, comparison: Comparison) -> Arc<Comparison> {
        let comparison = Arc::new(comparison);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_front(Kept {
            asked,
            comparison: Arc::clone(&comparison),
        });
        kept.truncate(KEPT);
        comparison
    }

    fn find(&self, asked: &Asked) -> Option<Arc<Comparison>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|one| one.asked == *asked)?;
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

    /// A shell without models, whose library is never asked.
    fn shell() -> Shell {
        Shell::with_reader(None, || None)
    }

    #[test]
    fn the_same_question_gets_the_same_comparison() {
        let shell = shell();
        let ask = |texts: &[&str], base| {
            let options = Options {
                base,
                ..Options::default()
            };
            compared(&shell, witnesses(texts), options, Patience::ForWhatIsKept)
                .expect("nothing is waited for")
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
    fn by_words_is_another_question() {
        let shell = shell();
        let ask = |patience| {
            let witnesses = witnesses(&["It rained.", "It snowed."]);
            compared(&shell, witnesses, Options::default(), patience).expect("compared")
        };
        let by_words = ask(Patience::ForWords);
        assert_eq!(by_words.matched_by, MatchedBy::WordsAsAsked);
        assert_eq!(
            ask(Patience::ForWhatIsKept).matched_by,
            MatchedBy::Words,
            "there is no model"
        );
        assert!(Arc::ptr_eq(&by_words, &ask(Patience::ForWords)));
    }

    #[test]
    fn only_a_few_are_kept() {
        let shell = shell();
        for number in 0..20 {
            let witnesses = witnesses(&[&format!("Text {number}.")]);
            let _ = compared(&shell, witnesses, Options::default(), Patience::ForWords);
        }
        assert_eq!(
            shell.comparisons.kept.lock().expect("not poisoned").len(),
            KEPT
        );
    }
}
