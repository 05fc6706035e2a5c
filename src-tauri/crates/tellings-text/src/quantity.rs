//! Quantities: what is counted, measured or paid, in digits or in words.
//!
//! "1,000", "1000" and "one thousand" are one value; "at least 40" keeps its
//! bound; "$1.0bn" is money. Years and days of the month are dates, not
//! quantities (see [`crate::dates`]). The head noun after a number says what is
//! counted; where that cannot be told, the quantity has none.

use crate::{Span, Token, TokenKind, is_function_word, stem, tokens};

/// How exactly a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// As written.
    Exact,
    /// "about", "nearly", "around", "some".
    About,
    /// "at least".
    AtLeast,
    /// "at most", "up to".
    AtMost,
    /// "more than", "over".
    MoreThan,
    /// "less than", "fewer than", "under".
    LessThan,
}

/// What kind of number it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A count of things.
    Plain,
    /// Per cent.
    Percent,
    /// Money; the sign or name of the currency in one form: `$`, `£`, `€`.
    Money(String),
    /// "first", "2nd".
    Ordinal,
}

/// A quantity in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The words that give it, with bound and unit.
    pub span: Span,
    /// Least value meant.
    pub low: f64,
    /// Greatest value meant; equal to `low` unless a range was given.
    pub high: f64,
    /// How exactly it is meant.
    pub bound: Bound,
    /// What kind of number it is.
    pub unit: Unit,
    /// Stem of the thing counted.
    pub noun: Option<String>,
}

const ONES: &[&str] = &[
    "zero",
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
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const ORDINALS: &[&str] = &[
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
];

/// The quantities inside `within`, in order.
#[must_use]
pub fn quantities(text: &str, within: Span) -> Vec<Quantity> {
    let tokens = tokens(text, within);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match read(text, &tokens, at) {
            Some((quantity, end)) => {
                found.push(quantity);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// The quantity whose first figure is at `at`, and the token after it.
fn read(text: &str, tokens: &[Token], at: usize) -> Option<(Quantity, usize)> {
    if is_date_part(tokens, at) {
        return None;
    }
    let (low, mut end) = value(tokens, at)?;
    let mut high = low;
    // "3-5", "3 to 5", "between 3 and 5".
    if let Some(joint) = tokens.get(end) {
        let range = match joint.norm.as_str() {
            "-" | "–" | "to" => true,
            "and" => word(tokens, at.wrapping_sub(1)) == "between",
            _ => false,
        };
        if range && let Some((other, after)) = value(tokens, end + 1).filter(|(v, _)| *v > low) {
            high = other;
            end = after;
        }
    }
    let mut start = at;
    let mut unit = Unit::Plain;
    if let Some(sign) = at
        .checked_sub(1)
        .and_then(|before| currency(word(tokens, before)))
    {
        unit = Unit::Money(sign.to_owned());
        start = at - 1;
    }
    match word(tokens, end) {
        "%" | "percent" | "pct" => {
            unit = Unit::Percent;
            end += 1;
        }
        "per" if word(tokens, end + 1) == "cent" => {
            unit = Unit::Percent;
            end += 2;
        }
        other => {
            if let Some(sign) = currency(other).filter(|_| unit == Unit::Plain) {
                unit = Unit::Money(sign.to_owned());
                end += 1;
            }
        }
    }
    let printed = tokens[at].norm.as_str();
    let ordinal = ORDINALS.contains(&printed)
        || (tokens[at].kind == TokenKind::Number
            && ["st", "nd", "rd", "th"]
                .iter()
                .any(|tail| printed.ends_with(tail)));
    if ordinal {
        unit = Unit::Ordinal;
    }
    let (bound, start) = bound(tokens, start);
    let noun = if unit == Unit::Plain {
        noun(text, tokens, end)
    } else {
        None
    };
    // "one" alone is more often a pronoun than a count.
    let before = at.checked_sub(1).map_or("", |n| word(tokens, n));
    let pronoun = matches!(
        before,
        "no" | "any" | "every" | "some" | "each" | "this" | "that"
    );
    if printed == "one" && end == at + 1 && (noun.is_none() || pronoun) {
        return None;
    }
    let span = Span::new(tokens[start].span.start, tokens[end - 1].span.end);
    Some((
        Quantity {
            span,
            low,
            high,
            bound,
            unit,
            noun,
        },
        end,
    ))
}

fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.norm.as_str())
}

/// The number that begins at `at`, with its multipliers, and the token after.
fn value(tokens: &[Token], at: usize) -> Option<(f64, usize)> {
    let token = tokens.get(at)?;
    let (mut number, mut end) = match token.kind {
        TokenKind::Number => (digits(&token.norm)?, at + 1),
        TokenKind::Word => spelled(tokens, at)?,
        TokenKind::Mark => return None,
    };
    while let Some(times) = multiplier(word(tokens, end)) {
        number *= times;
        end += 1;
    }
    Some((number, end))
}

/// "1,000", "1.5m", "2nd", "3bn".
fn digits(norm: &str) -> Option<f64> {
    let cut = norm.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
    let (figures, tail) = norm.split_at(cut.unwrap_or(norm.len()));
    let number: f64 = figures.replace(',', "").parse().ok()?;
    let times = match tail {
        "" | "st" | "nd" | "rd" | "th" => 1.0,
        "k" => 1e3,
        "m" | "mn" => 1e6,
        "b" | "bn" => 1e9,
        "tn" => 1e12,
        _ => return None,
    };
    Some(number * times)
}

/// "forty-three", "two dozen", "a hundred", "third".
fn spelled(tokens: &[Token], at: usize) -> Option<(f64, usize)> {
    let norm = word(tokens, at);
    if let Some(place) = ORDINALS.iter().position(|&ordinal| ordinal == norm) {
        // A second is also a time, and "second" seldom counts anything.
        return Some((place as f64 + 1.0, at + 1));
    }
    if matches!(norm, "a" | "an")
        && matches!(
            word(tokens, at + 1),
            "dozen" | "hundred" | "thousand" | "million" | "billion"
        )
    {
        return Some((1.0, at + 1));
    }
    if matches!(
        norm,
        "dozens" | "hundreds" | "thousands" | "millions" | "several" | "few"
    ) {
        return None;
    }
    let mut total = 0.0;
    let mut any = false;
    for part in norm.split('-') {
        total += small(part)?;
        any = true;
    }
    let mut end = at + 1;
    if any
        && TENS.contains(&norm)
        && let Some(more) = small(word(tokens, end)).filter(|more| *more > 0.0 && *more < 10.0)
    {
        total += more;
        end += 1;
    }
    any.then_some((total, end))
}

fn small(part: &str) -> Option<f64> {
    let ones = ONES.iter().position(|&one| one == part).map(|n| n as f64);
    ones.or_else(|| {
        TENS.iter()
            .position(|&ten| ten == part)
            .map(|n| (n as f64 + 2.0) * 10.0)
    })
}

fn multiplier(norm: &str) -> Option<f64> {
    Some(match norm {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" => 1e3,
        "million" | "m" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" => 1e12,
        _ => return None,
    })
}

/// The sign of a currency, from its sign or name.
fn currency(norm: &str) -> Option<&'static str> {
    Some(match norm {
        "$" | "us$" | "dollar" | "dollars" => "$",
        "£" | "pound" | "pounds" => "£",
        "€" | "euro" | "euros" => "€",
        "¥" | "yen" => "¥",
        _ => return None,
    })
}

/// What stands before a number and loosens it, and where the words begin.
fn bound(tokens: &[Token], start: usize) -> (Bound, usize) {
    let before = |n: usize| start.checked_sub(n).map_or("", |at| word(tokens, at));
    match (before(2), before(1)) {
        ("at", "least") => (Bound::AtLeast, start - 2),
        ("at", "most") | ("up", "to") => (Bound::AtMost, start - 2),
        ("more", "than") => (Bound::MoreThan, start - 2),
        ("less" | "fewer", "than") => (Bound::LessThan, start - 2),
        (
            _,
            "about" | "around" | "nearly" | "almost" | "roughly" | "approximately" | "some" | "an"
            | "estimated" | "circa",
        ) => (Bound::About, start - 1),
        (_, "over") => (Bound::MoreThan, start - 1),
        (_, "under") => (Bound::LessThan, start - 1),
        _ => (Bound::Exact, start),
    }
}

/// Words a noun phrase may have between its number and its head.
const PHRASE: usize = 4;

/// The stem of the thing counted: the last of the content words that follow
/// without a break, or, after "of", of the next phrase.
fn noun(text: &str, tokens: &[Token], end: usize) -> Option<String> {
    let mut at = end;
    if word(tokens, at) == "of" {
        at += 1;
    }
    let mut head: Option<&Token> = None;
    for token in tokens.iter().skip(at).take(PHRASE + 2) {
        match token.kind {
            TokenKind::Mark if token.norm == "-" => {}
            TokenKind::Mark | TokenKind::Number => break,
            TokenKind::Word if token.norm == "'s" || is_determiner(&token.norm) => head = None,
            TokenKind::Word if is_function_word(&token.norm) || is_verb(&token.norm) => break,
            // An adverb or participle right after its noun ends the phrase.
            TokenKind::Word if head.is_some() && ends_phrase(&token.norm) => break,
            TokenKind::Word => head = Some(token),
        }
    }
    head.map(|token| {
        let printed = token.span.of(text).to_lowercase();
        stem(&crate::token::norm(&printed))
    })
}

fn is_determiner(norm: &str) -> bool {
    matches!(
        norm,
        "the" | "their" | "his" | "her" | "its" | "our" | "these" | "those" | "other" | "more"
    )
}

fn is_verb(norm: &str) -> bool {
    matches!(
        norm,
        "died"
            | "killed"
            | "were"
            | "voted"
            | "injured"
            | "arrested"
            | "came"
            | "went"
            | "left"
            | "took"
            | "remain"
            | "remained"
            | "got"
            | "made"
            | "aboard"
            | "ago"
            | "later"
    )
}

fn ends_phrase(norm: &str) -> bool {
    norm.ends_with("ly") || (norm.ends_with("ed") && norm.len() > 4)
}

/// Whether the number at `at` belongs to a date: a year, or a day beside its
/// month.
fn is_date_part(tokens: &[Token], at: usize) -> bool {
    let norm = word(tokens, at);
    let month = |n: Option<usize>| {
        n.is_some_and(|n| crate::date::month(word(tokens, n).trim_end_matches('.')).is_some())
    };
    let figure = norm.parse::<u32>().ok();
    let before = at.checked_sub(1);
    let dotted = at
        .checked_sub(2)
        .filter(|_| before.is_some_and(|n| word(tokens, n) == "."));
    if figure.is_some_and(|n| (1..=31).contains(&n))
        && (month(before) || month(dotted) || month(Some(at + 1)))
    {
        return true;
    }
    let year = norm.len() == 4 && figure.is_some_and(|n| (1800..2100).contains(&n));
    let previous = before.map_or("", |n| word(tokens, n));
    let counted = matches!(previous, "$" | "£" | "€" | "than" | "least" | "about")
        || matches!(
            word(tokens, at + 1),
            "people" | "%" | "percent" | "dollars" | "euros"
        );
    year && !counted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, f64, f64, Option<&str>)]) {
        let found = quantities(text, Span::whole(text));
        let found: Vec<_> = found
            .iter()
            .map(|q| (q.span.of(text), q.low, q.high, q.noun.as_deref()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn digits_and_words_are_one_value() {
        check("43 people", &[("43", 43.0, 43.0, Some("peopl"))]);
        check(
            "forty-three people",
            &[("forty-three", 43.0, 43.0, Some("peopl"))],
        );
        check(
            "one thousand litres",
            &[("one thousand", 1000.0, 1000.0, Some("litr"))],
        );
        check("1,000 litres", &[("1,000", 1000.0, 1000.0, Some("litr"))]);
        check("$1.0bn", &[("$1.0bn", 1e9, 1e9, None)]);
        check(
            "two dozen boats",
            &[("two dozen", 24.0, 24.0, Some("boat"))],
        );
    }

    #[test]
    fn bounds_and_ranges_are_kept() {
        check(
            "at least 40 people",
            &[("at least 40", 40.0, 40.0, Some("peopl"))],
        );
        check(
            "between 3 and 5 boats",
            &[("3 and 5", 3.0, 5.0, Some("boat"))],
        );
        check("3-5 boats", &[("3-5", 3.0, 5.0, Some("boat"))]);
        check(
            "about 95 per cent",
            &[("about 95 per cent", 95.0, 95.0, None)],
        );
    }

    #[test]
    fn the_head_noun_says_what_is_counted() {
        check("26 of Calder's allies", &[("26", 26.0, 26.0, Some("alli"))]);
        check(
            "91 long-range attack drones",
            &[("91", 91.0, 91.0, Some("drone"))],
        );
        check(
            "Twelve people were hurt",
            &[("Twelve", 12.0, 12.0, Some("peopl"))],
        );
    }

    #[test]
    fn dates_and_pronouns_are_no_quantities() {
        check("in 2031 on 4 February", &[]);
        check("One said so, and no one knew.", &[]);
    }
}
