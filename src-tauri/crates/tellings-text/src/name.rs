//! Names of people, organisations and places: runs of capitalised words.
//!
//! No list of names and no model: a capitalised word is a name where a
//! sentence would not have capitalised it anyway. Titles are left off, so that
//! "Ms. Duss" and "Mirela Duss" share their surname.

use crate::{Span, Token, TokenKind, is_function_word, tokens};

/// A name as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMention {
    /// Where it stands, without title.
    pub span: Span,
    /// The last word of the name in its normal form: a person's surname.
    pub key: String,
    /// All words of the name in their normal forms.
    pub words: Vec<String>,
}

/// Words that stand before a name and are no part of it.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "minister",
    "mayor",
    "senator",
    "sen",
    "rep",
    "gov",
    "governor",
    "judge",
    "justice",
    "chancellor",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "captain",
    "capt",
    "general",
    "gen",
    "colonel",
    "col",
    "lieutenant",
    "lt",
    "sergeant",
    "sgt",
    "chief",
    "secretary",
    "congressman",
    "congresswoman",
    "representative",
    "speaker",
    "chairman",
    "chairwoman",
    "ambassador",
    "spokesman",
    "spokeswoman",
    "leader",
    "director",
    "counsel",
    "ceo",
    "rev",
    "reverend",
];

/// Words that stand before a title and belong to it.
const RANKS: &[&str] = &[
    "vice", "prime", "deputy", "foreign", "former", "acting", "first",
];

/// After a title these make an institution: "Justice Department".
const INSTITUTIONS: &[&str] = &[
    "department",
    "assembly",
    "motors",
    "electric",
    "office",
    "court",
    "street",
    "square",
    "hospital",
    "island",
    "library",
    "center",
    "centre",
    "university",
    "college",
    "avenue",
    "house",
    "committee",
    "staff",
    "party",
];

/// Words behind a surname.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Words that open sentences, and are no part of the name they stand before.
const STARTERS: &[&str] = &[
    "though",
    "although",
    "however",
    "meanwhile",
    "among",
    "despite",
    "unlike",
    "like",
    "earlier",
    "later",
    "last",
    "next",
    "many",
    "several",
    "former",
    "typical",
    "against",
    "since",
    "within",
    "without",
    "instead",
    "also",
    "even",
    "still",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "yesterday",
    "today",
    "tomorrow",
    "thousands",
    "hundreds",
    "dozens",
    "across",
    "outside",
    "inside",
    "near",
    "following",
    "unless",
    "whether",
    "according",
];

/// Small words that may stand inside a name.
const PARTICLES: &[&str] = &[
    "de", "van", "von", "der", "den", "of", "the", "del", "la", "al", "bin", "da", "di",
];

/// Days and months are dates, and a few words are capitalised without naming.
const NOT_NAMES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "i",
];

/// Whether a word in its normal form is a title that a name follows.
pub(crate) fn is_title(norm: &str) -> bool {
    TITLES.contains(&norm)
}

/// The names inside `within`, in order. "Ukrainian President Mirela Duss" is
/// two: what stands before the title, and the person.
#[must_use]
pub fn names(text: &str, within: Span) -> Vec<NameMention> {
    let tokens = tokens(text, within);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !opens(text, &tokens, at) {
            at += 1;
            continue;
        }
        let end = run_end(text, &tokens, at);
        let run = &tokens[at..end];
        match title_in(run) {
            Some((title, person)) => {
                found.extend(mention(&run[..title]));
                found.extend(mention(&run[person..]));
            }
            None => found.extend(mention(run)),
        }
        at = end;
    }
    found
}

/// Where the titles of a run of capitals begin and what they belong to begins,
/// if a name is left after them.
fn title_in(run: &[Token]) -> Option<(usize, usize)> {
    let word = |n: usize| run.get(n).map_or("", |token| token.norm.as_str());
    let is_title_at = |n: usize| {
        is_title(word(n)) && !INSTITUTIONS.contains(&word(n + 1)) && !word(n + 1).is_empty()
    };
    let last = (0..run.len()).rev().find(|&n| is_title_at(n))?;
    let mut first = last;
    while first > 0 && (is_title(word(first - 1)) || RANKS.contains(&word(first - 1))) {
        first -= 1;
    }
    let mut person = last + 1;
    // "Secretary of State Mirela Duss".
    if word(person) == "of" {
        person += 2;
    }
    while word(person) == "." {
        person += 1;
    }
    (person < run.len()).then_some((first, person))
}

/// The name that a run of words makes.
fn mention(run: &[Token]) -> Option<NameMention> {
    let is_word = |token: &&Token| token.kind == TokenKind::Word;
    let first = run.iter().find(is_word)?;
    let last = run.iter().rev().find(is_word)?;
    let words: Vec<String> = run
        .iter()
        .filter(is_word)
        .map(|token| token.norm.clone())
        .collect();
    // "Biden Jr." goes by "Biden".
    let key = words
        .iter()
        .rev()
        .find(|word| !SUFFIXES.contains(&word.as_str()))
        .or(words.last())?
        .clone();
    let span = Span::new(first.span.start, last.span.end);
    Some(NameMention { span, key, words })
}

/// Whether a name begins at this token.
fn opens(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !names_something(text, tokens, at) {
        return false;
    }
    if !at_beginning(tokens, at) {
        return true;
    }
    // The first word is capitalised in any case: it is a name where another
    // capital follows, or where it is written in capitals.
    if STARTERS.contains(&token.norm.as_str()) {
        return false;
    }
    let followed = tokens.len() > at + 1 && names_something(text, tokens, at + 1);
    let follows = |n: usize| tokens.get(at + n).map_or("", |next| next.norm.as_str());
    // "Ms. Duss": the stop stands between.
    let titled = is_title(&token.norm) && follows(1) == ".";
    // "Hale’s" and "Hale said": a common noun would have an article.
    let acts = matches!(follows(1), "'s" | "said" | "says" | "told" | "added");
    capitals(text, token) > 1 || followed || titled || acts
}

/// Whether the token is capitalised as names are: no day, no function word in
/// a headline, no "R-Texas", no "Calder-based".
fn names_something(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !is_capitalised(text, token) || NOT_NAMES.contains(&token.norm.as_str()) {
        return false;
    }
    // "the US envoy" is written as no pronoun is.
    let function = is_function_word(&token.norm)
        && !is_title(&token.norm)
        && (capitals(text, token) < 2 || token.norm.len() < 2);
    let dotted = tokens.get(at + 1).is_some_and(|next| next.norm == ".");
    let month = dotted && crate::date::month(&token.norm).is_some();
    let compound = token
        .norm
        .split_once('-')
        .is_some_and(|(head, tail)| head.len() == 1 || tail.ends_with("ed") || tail == "style");
    !(function || month || compound)
}

fn capitals(text: &str, token: &Token) -> usize {
    token
        .span
        .of(text)
        .chars()
        .filter(|c| c.is_uppercase())
        .count()
}

/// Whether the token opens a sentence or a quotation.
fn at_beginning(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| {
        let word = before
            .checked_sub(1)
            .map_or("", |n| tokens[n].norm.as_str());
        if tokens[before].norm == "." && (is_title(word) || word.chars().count() == 1) {
            return false;
        }
        matches!(
            tokens[before].norm.as_str(),
            "\"" | "'" | "." | "?" | "!" | ":" | "(" | "—" | "…"
        ) && tokens[before].kind == TokenKind::Mark
    })
}

fn is_capitalised(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Word && token.span.of(text).starts_with(char::is_uppercase)
}

/// One past the last token of the name that begins at `start`.
fn run_end(text: &str, tokens: &[Token], start: usize) -> usize {
    let capital = |n: usize| n < tokens.len() && names_something(text, tokens, n);
    let mut end = start + 1;
    loop {
        let word = |n: usize| tokens.get(n).map_or("", |token| token.norm.as_str());
        let title = is_title(word(end - 1)) || word(end - 1).chars().count() == 1;
        let particles = (0..2)
            .take_while(|n| PARTICLES.contains(&word(end + n)))
            .count();
        let steps = match word(end) {
            _ if capital(end) => 1,
            // "J. Hale", "Ms. Duss": the stop belongs to the name.
            "." if title && capital(end + 1) => 2,
            _ if particles > 0 && capital(end + particles) => particles + 1,
            _ => 0,
        };
        end += steps;
        if steps == 0 {
            return end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = names(text, Span::whole(text))
            .iter()
            .map(|name| name.span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn runs_of_capitals_are_names() {
        check(
            "The cook, Mirela Duss, left Port Calder.",
            &["Mirela Duss", "Port Calder"],
        );
        check("Mirela Duss left on Monday.", &["Mirela Duss"]);
        check("Rescuers left. Nobody knew Ms. Duss.", &["Duss"]);
        check(
            "He saw the Bank of Calder and the U.N. envoy.",
            &["Bank of Calder", "U.N."],
        );
        check("Hale said no.", &["Hale"]);
        check("the US envoy left", &["US"]);
        check("Though Duss left, (D-Calder) no.", &["Duss"]);
    }

    #[test]
    fn titles_part_names() {
        check(
            "He met Caldrian President Mirela Duss.",
            &["Caldrian", "Mirela Duss"],
        );
        check("He met Secretary of State Vane.", &["Vane"]);
        check("Ms. Duss and Vice President Hale left.", &["Duss", "Hale"]);
        check("He met the Justice Department.", &["Justice Department"]);
        let keys = names("He met Jo Vane Jr.", Span::new(0, 18));
        assert_eq!(keys[0].key, "vane");
    }
}
