//! A text as it is compared: its words, each form by its canonical one.

use tellings_text::{Span, Token, TokenKind, is_function_word, tokens};

use super::form::{Case, Pattern, Place};
use super::index::{Aliases, Form, FormId, Meaning};
use super::part::{Part, parts};

/// Numbers in words that a unit may follow.
const NUMBER_WORDS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
    "ninety", "hundred", "thousand", "million", "billion",
];

/// A word of a text, or a form of a rule, which counts as one.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    /// As compared.
    pub(crate) norm: String,
    /// Where it stands.
    pub(crate) span: Span,
    /// A word or a number.
    pub(crate) kind: TokenKind,
    /// The form that was found.
    pub(crate) form: Option<FormId>,
}

impl Aliases {
    /// The words inside `within`, without marks. Only forms differ from what
    /// the tokeniser gives.
    pub(crate) fn terms(&self, text: &str, within: Span) -> Vec<Term> {
        let tokens = tokens(text, within);
        let parts = parts(text, &tokens);
        let found = self.found(text, within, &parts);
        let mut touched = vec![false; tokens.len()];
        for part in found.iter().flat_map(|one| &parts[one.first..one.end]) {
            touched[part.token] = true;
        }
        let mut terms = Vec::with_capacity(tokens.len());
        let mut found = found.into_iter().peekable();
        let mut at = 0;
        while at < parts.len() {
            let part = &parts[at];
            if let Some(one) = found.next_if(|one| one.first == at) {
                terms.push(self.term(&one, &parts));
                at = one.end;
            } else if touched[part.token] {
                terms.extend(word(part.norm.clone(), part.span, part.kind));
                at += 1;
            } else {
                let token: &Token = &tokens[part.token];
                terms.extend(word(token.norm.clone(), token.span, token.kind));
                while parts.get(at).is_some_and(|next| next.token == part.token) {
                    at += 1;
                }
            }
        }
        terms
    }

    /// The words of the canonical form behind a term.
    pub(crate) fn words(&self, term: &Term) -> Vec<(String, TokenKind)> {
        match term.form {
            Some(form) => self.meaning(form).words.clone(),
            None => vec![(term.norm.clone(), term.kind)],
        }
    }

    pub(super) fn meaning(&self, form: FormId) -> &Meaning {
        &self.meanings[self.forms[form].meaning]
    }

    fn term(&self, one: &Occurrence, parts: &[Part]) -> Term {
        let run = &parts[one.first..one.end];
        Term {
            norm: self.meaning(one.form).norm.clone(),
            span: Span::new(run[0].span.start, run[run.len() - 1].span.end),
            kind: TokenKind::Word,
            form: Some(one.form),
        }
    }

    /// The forms that stand in the text, in order and apart from each other:
    /// from the left, the longest each time.
    fn found(&self, text: &str, within: Span, parts: &[Part]) -> Vec<Occurrence> {
        // In a headline of capitals, "US" may be "us".
        let shouted = !within.of(text).contains(char::is_lowercase);
        let mut found = Vec::new();
        let mut at = 0;
        while at < parts.len() {
            let starting = self
                .starts
                .get(&parts[at].norm)
                .map_or(&[][..], Vec::as_slice);
            let form = starting
                .iter()
                .copied()
                .find(|&id| stands(&self.forms[id], text, parts, at, shouted));
            match form {
                Some(form) => {
                    let end = at + self.forms[form].pattern.len();
                    found.push(Occurrence {
                        form,
                        first: at,
                        end,
                    });
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// How a text of one form is compared, for tests.
    #[cfg(test)]
    pub(super) fn compared(&self, text: &str) -> String {
        let terms = self.terms(text, Span::whole(text));
        let norms: Vec<String> = terms.into_iter().map(|term| term.norm).collect();
        norms.join("|")
    }
}

struct Occurrence {
    form: FormId,
    first: usize,
    end: usize,
}

fn word(norm: String, span: Span, kind: TokenKind) -> Option<Term> {
    (kind != TokenKind::Mark).then_some(Term {
        norm,
        span,
        kind,
        form: None,
    })
}

/// Whether the form stands at part `at`.
fn stands(form: &Form, text: &str, parts: &[Part], at: usize, shouted: bool) -> bool {
    let end = at + form.pattern.len();
    let Some(run) = parts.get(at..end) else {
        return false;
    };
    let written = run.iter().zip(&form.pattern).all(|(part, pattern)| {
        part.norm == pattern.norm && case_fits(&pattern.case, part.span.of(text))
    });
    written
        && place_fits(form.place, at.checked_sub(1).map(|before| &parts[before]))
        && (!ends_in_stop(&form.pattern) || goes_on(&parts[end..]))
        && !(shouted && is_common(&form.pattern))
}

fn case_fits(case: &Case, printed: &str) -> bool {
    match case {
        Case::Any => true,
        Case::Lower => !printed.contains(char::is_uppercase),
        Case::Capitals(places) => {
            let letters: Vec<char> = printed.chars().collect();
            places
                .iter()
                .all(|&place| letters.get(place).is_some_and(|c| c.is_uppercase()))
        }
    }
}

fn place_fits(place: Place, before: Option<&Part>) -> bool {
    let number = before.is_some_and(|part| {
        part.kind == TokenKind::Number || NUMBER_WORDS.contains(&part.norm.as_str())
    });
    match place {
        Place::Anywhere => true,
        Place::AfterNumber => number,
        Place::NotAfterNumber => !number,
    }
}

fn ends_in_stop(pattern: &[Pattern]) -> bool {
    pattern.len() > 1 && pattern.last().is_some_and(|part| part.norm == ".")
}

/// Whether a word follows: a stop before nothing but marks ends the sentence.
fn goes_on(rest: &[Part]) -> bool {
    rest.iter().any(|part| part.kind != TokenKind::Mark)
}

/// Whether the form, in lower case, is a word of every sentence.
fn is_common(pattern: &[Pattern]) -> bool {
    matches!(pattern, [one] if is_function_word(&one.norm))
}
