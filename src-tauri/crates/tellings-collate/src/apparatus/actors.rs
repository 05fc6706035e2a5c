//! How each actor is called: every form of a name, with titles, and where.
//!
//! Names are gathered by their last word, as [`tellings_text::names`] has it.
//! Two people of one surname therefore stand in one row, with their first names
//! apart among its forms.

use std::collections::BTreeMap;

use tellings_text::{Span, TokenKind, is_title, names, tokens};

use crate::model::{Comparison, Evidence};

/// Somebody or something that is named more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The longest form without title.
    pub name: String,
    /// Every form as printed, the most used first.
    pub forms: Vec<Form>,
}

impl Actor {
    /// How often it is named.
    #[must_use]
    pub fn mentions(&self) -> usize {
        self.forms.iter().map(|form| form.places.len()).sum()
    }
}

/// One way of naming an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// As printed.
    pub text: String,
    /// Where, by telling and place.
    pub places: Vec<Evidence>,
}

#[derive(Default)]
struct Gathered {
    name: String,
    words: usize,
    forms: BTreeMap<String, Vec<Evidence>>,
}

pub(super) fn all(comparison: &Comparison) -> Vec<Actor> {
    let mut by_key: BTreeMap<String, Gathered> = BTreeMap::new();
    for (witness, text, sentence) in comparison.sentences() {
        for name in names(text, sentence) {
            let gathered = by_key.entry(name.key.clone()).or_default();
            let plain = one_line(name.span.of(text));
            if name.words.len() > gathered.words {
                gathered.words = name.words.len();
                gathered.name.clone_from(&plain);
            }
            let span = with_title(text, sentence, name.span);
            let form = one_line(span.of(text));
            gathered
                .forms
                .entry(form)
                .or_default()
                .push(Evidence { witness, span });
        }
    }
    lone_openers(comparison, &mut by_key);
    let mut actors: Vec<Actor> = by_key
        .into_values()
        .map(|gathered| {
            let mut forms: Vec<Form> = gathered
                .forms
                .into_iter()
                .map(|(text, places)| Form { text, places })
                .collect();
            forms.sort_by_key(|form| std::cmp::Reverse(form.places.len()));
            Actor {
                name: gathered.name,
                forms,
            }
        })
        .filter(|actor| actor.mentions() > 1)
        .collect();
    actors.sort_by(|x, y| {
        let most = y.mentions().cmp(&x.mentions());
        most.then_with(|| x.name.cmp(&y.name))
    });
    actors
}

/// A lone word that opens a sentence has its capital for that, and is no name by
/// itself; it is one where the story names somebody so.
fn lone_openers(comparison: &Comparison, by_key: &mut BTreeMap<String, Gathered>) {
    for (witness, text, sentence) in comparison.sentences() {
        let Some(first) = tokens(text, sentence).into_iter().next() else {
            continue;
        };
        let capital = first.span.of(text).starts_with(char::is_uppercase);
        let evidence = Evidence {
            witness,
            span: first.span,
        };
        if let Some(gathered) = by_key.get_mut(&first.norm).filter(|_| capital) {
            let mut known = gathered.forms.values().flatten();
            if !known.any(|place| place.witness == witness && place.span.covers(first.span)) {
                let form = one_line(first.span.of(text));
                gathered.forms.entry(form).or_default().push(evidence);
            }
        }
    }
}

/// A name with the titles that stand right before it.
fn with_title(text: &str, sentence: Span, name: Span) -> Span {
    let before = tokens(text, Span::new(sentence.start, name.start));
    let titles = before
        .iter()
        .rev()
        .filter(|token| token.norm != ".")
        .take_while(|token| token.kind == TokenKind::Word && is_title(&token.norm));
    let start = titles.last().map_or(name.start, |token| token.span.start);
    Span::new(start, name.end)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
