//! Which rules two sentences needed in order to share a word.

use std::collections::BTreeMap;

use tellings_text::{Span, TokenKind, tokens};

use super::index::{Aliases, FormId};
use super::rule::AliasUse;

/// A form where it stands in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Used {
    pub(crate) form: FormId,
    pub(crate) span: Span,
}

/// A form as it is written, with what tells it from others: its words, without
/// regard to case and stops.
struct Written<'t> {
    form: FormId,
    printed: &'t str,
    key: Vec<String>,
}

impl Aliases {
    /// The pairs of forms, one in each sentence, that mean the same and are
    /// written in different words. Every such form is named at least once.
    pub(crate) fn told(&self, a: (&str, &[Used]), b: (&str, &[Used])) -> Vec<AliasUse> {
        let theirs = self.by_meaning(b);
        let mut told = Vec::new();
        for (meaning, ours) in self.by_meaning(a) {
            let Some(theirs) = theirs.get(&meaning) else {
                continue;
            };
            for (x, y) in unlike(&ours, theirs) {
                let (scope, kind) = self.rules[self.rule(x.form, y.form)];
                told.push(AliasUse {
                    scope,
                    kind,
                    a: x.printed.to_owned(),
                    b: y.printed.to_owned(),
                });
            }
        }
        told.sort();
        told.dedup();
        told
    }

    fn by_meaning<'t>(
        &self,
        (text, used): (&'t str, &[Used]),
    ) -> BTreeMap<usize, Vec<Written<'t>>> {
        let mut by_meaning: BTreeMap<usize, Vec<Written>> = BTreeMap::new();
        for &Used { form, span } in used {
            let key: Vec<String> = tokens(text, span)
                .into_iter()
                .filter(|token| token.kind != TokenKind::Mark || token.norm != ".")
                .map(|token| token.norm)
                .collect();
            let written = by_meaning.entry(self.forms[form].meaning).or_default();
            if written.iter().all(|earlier| earlier.key != key) {
                written.push(Written {
                    form,
                    printed: span.of(text),
                    key,
                });
            }
        }
        by_meaning
    }

    /// The strongest rule that lists both forms; where none does, the weakest
    /// of those that it took.
    fn rule(&self, x: FormId, y: FormId) -> usize {
        let (x, y) = (&self.forms[x].rules, &self.forms[y].rules);
        let both = x.iter().find(|rule| y.contains(rule));
        both.or_else(|| x.first().max(y.first()))
            .copied()
            .unwrap_or(0)
    }
}

/// Pairs that name every form which the other side does not have.
fn unlike<'w, 't>(
    ours: &'w [Written<'t>],
    theirs: &'w [Written<'t>],
) -> Vec<(&'w Written<'t>, &'w Written<'t>)> {
    let lacks = |one: &Written, others: &[Written]| others.iter().all(|other| other.key != one.key);
    let mut pairs = Vec::new();
    for x in ours.iter().filter(|x| lacks(x, theirs)) {
        pairs.extend(theirs.first().map(|y| (x, y)));
    }
    for y in theirs.iter().filter(|y| lacks(y, ours)) {
        pairs.extend(ours.first().map(|x| (x, y)));
    }
    pairs
}
