//! What all rules mean together: which form belongs to which meaning.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use tellings_text::TokenKind;

use super::form::{Case, Listed, Pattern, Place, Prepared, place};
use super::pack;
use super::rule::{AliasKind, AliasRule, Scope};

/// Number of a form in [`Aliases`].
pub(crate) type FormId = usize;

type MeaningId = usize;
type RuleId = usize;

/// Rules made ready for reading texts with.
#[derive(Debug, Default)]
pub(crate) struct Aliases {
    pub(super) forms: Vec<Form>,
    /// The forms that begin with a part, by its norm: the longest first, of
    /// these the strictest.
    pub(super) starts: BTreeMap<String, Vec<FormId>>,
    pub(super) meanings: Vec<Meaning>,
    /// Scope and kind of each rule, from the strongest down.
    pub(super) rules: Vec<(Scope, AliasKind)>,
}

/// A form as it is looked for.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) pattern: Vec<Pattern>,
    pub(super) place: Place,
    pub(super) meaning: MeaningId,
    /// The rules that list it, from the strongest down.
    pub(super) rules: Vec<RuleId>,
}

/// What the forms of a rule stand for.
#[derive(Debug)]
pub(super) struct Meaning {
    /// The words of the canonical form as they are compared.
    pub(super) words: Vec<(String, TokenKind)>,
    /// The same as one word.
    pub(super) norm: String,
    scope: Scope,
    /// Whether a rule says that it has this one form.
    alone: bool,
}

static PACK: LazyLock<Vec<Prepared>> =
    LazyLock::new(|| pack::rules().iter().map(Prepared::of).collect());

static SHIPPED: LazyLock<Arc<Aliases>> = LazyLock::new(|| Arc::new(Aliases::of(&[])));

impl Aliases {
    /// The shipped rules and these, in any order.
    pub(crate) fn with(rules: &[AliasRule]) -> Arc<Self> {
        if rules.is_empty() {
            Arc::clone(&SHIPPED)
        } else {
            Arc::new(Self::of(rules))
        }
    }

    fn of(rules: &[AliasRule]) -> Self {
        let mut own: Vec<&AliasRule> = rules.iter().collect();
        own.sort();
        own.dedup();
        let own: Vec<Prepared> = own.into_iter().map(Prepared::of).collect();
        Self::from_strongest(own.iter().chain(PACK.iter()))
    }

    fn from_strongest<'r>(rules: impl Iterator<Item = &'r Prepared>) -> Self {
        let mut aliases = Self::default();
        let mut known = BTreeMap::new();
        for rule in rules {
            aliases.add(rule, &mut known);
        }
        for (id, form) in aliases.forms.iter().enumerate() {
            let first = form.pattern[0].norm.clone();
            aliases.starts.entry(first).or_default().push(id);
        }
        let forms = &aliases.forms;
        for starting in aliases.starts.values_mut() {
            starting.sort_by_key(|&id| {
                let pattern = &forms[id].pattern;
                let strict = pattern.iter().filter(|part| part.case != Case::Any);
                (Reverse(pattern.len()), Reverse(strict.count()), id)
            });
        }
        aliases
    }

    fn add<'r>(&mut self, rule: &'r Prepared, known: &mut BTreeMap<&'r [Pattern], FormId>) {
        let alone = rule.forms.len() == 1;
        let new = |listed: &&Listed| !known.contains_key(listed.pattern.as_slice());
        let canonical = rule.forms.iter().find(new);
        let home = match (self.home(rule, known), canonical) {
            (Some(home), _) if !alone => home,
            (None, Some(canonical)) => {
                self.meanings
                    .push(Meaning::of(&canonical.words, rule.scope, alone));
                self.meanings.len() - 1
            }
            _ => return,
        };
        self.rules.push((rule.scope, rule.kind));
        for Listed { pattern, .. } in &rule.forms {
            let id = *known.entry(pattern).or_insert_with(|| {
                self.forms.push(Form {
                    place: place(rule.kind, pattern),
                    pattern: pattern.clone(),
                    meaning: home,
                    rules: Vec::new(),
                });
                self.forms.len() - 1
            });
            if self.forms[id].meaning == home {
                self.forms[id].rules.push(self.rules.len() - 1);
            }
        }
    }

    /// The meaning that a rule adds its forms to: the strongest that one of them
    /// has. Meanings of the rule's own scope become one with it.
    fn home(&mut self, rule: &Prepared, known: &BTreeMap<&[Pattern], FormId>) -> Option<MeaningId> {
        let mut meanings: Vec<MeaningId> = rule
            .forms
            .iter()
            .filter_map(|listed| known.get(listed.pattern.as_slice()))
            .map(|&id| self.forms[id].meaning)
            .filter(|&meaning| !self.meanings[meaning].alone)
            .collect();
        let home = *meanings
            .iter()
            .min_by_key(|&&meaning| self.meanings[meaning].scope)?;
        meanings.retain(|&meaning| meaning != home && self.meanings[meaning].scope == rule.scope);
        if !meanings.is_empty() {
            for form in &mut self.forms {
                if meanings.contains(&form.meaning) {
                    form.meaning = home;
                }
            }
        }
        Some(home)
    }
}

impl Meaning {
    fn of(words: &[(String, TokenKind)], scope: Scope, alone: bool) -> Self {
        let norms: Vec<&str> = words.iter().map(|(norm, _)| norm.as_str()).collect();
        Self {
            norm: norms.join(" "),
            words: words.to_vec(),
            scope,
            alone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(scope: Scope, line: &str) -> AliasRule {
        AliasRule::parse(scope, AliasKind::Meaning, line).expect("forms")
    }

    fn meanings(rules: &[AliasRule], forms: &[&str]) -> Vec<String> {
        let own: Vec<Prepared> = rules.iter().map(Prepared::of).collect();
        let aliases = Aliases::from_strongest(own.iter());
        forms.iter().map(|form| aliases.compared(form)).collect()
    }

    #[test]
    fn rules_that_share_a_form_say_the_same() {
        let rules = [
            rule(Scope::Story, "Kyjiw = Kyiv"),
            rule(Scope::Library, "Kyiv = Kiev"),
        ];
        let found = meanings(&rules, &["Kyjiw", "Kyiv", "Kiev"]);
        assert_eq!(found, ["kyjiw", "kyjiw", "kyjiw"]);
    }

    #[test]
    fn weaker_rules_do_not_join_what_stronger_ones_keep_apart() {
        let rules = [
            rule(Scope::Story, "Union = UNI"),
            rule(Scope::Story, "Unity = UTY"),
            rule(Scope::Library, "UNI = Unity = Uni"),
        ];
        let found = meanings(&rules, &["Union", "Unity", "Uni", "UTY"]);
        assert_eq!(found, ["union", "unity", "union", "unity"]);
    }

    #[test]
    fn a_form_alone_switches_weaker_rules_off() {
        let rules = [
            rule(Scope::Story, "Odessa"),
            rule(Scope::Library, "Odesa = Odessa = Odessos"),
        ];
        let found = meanings(&rules, &["Odessa", "Odesa", "Odessos"]);
        assert_eq!(found, ["odessa", "odesa", "odesa"]);
    }

    #[test]
    fn the_order_of_the_rules_changes_nothing() {
        let mut rules = vec![
            rule(Scope::Library, "bb = cc"),
            rule(Scope::Library, "aa = bb"),
            rule(Scope::Story, "cc = dd"),
        ];
        let compared = |rules: &[AliasRule]| Aliases::with(rules).compared("aa bb cc dd");
        let one = compared(&rules);
        rules.reverse();
        assert_eq!(one, compared(&rules));
        assert_eq!(one, "cc|cc|cc|cc");
    }

    #[test]
    fn empty_and_odd_forms_do_no_harm() {
        let odd = AliasRule {
            scope: Scope::Story,
            kind: AliasKind::Meaning,
            forms: vec![String::new(), "~".to_owned(), " \u{a0}".to_owned()],
        };
        assert_eq!(meanings(&[odd], &["a"]), ["a"]);
    }
}
