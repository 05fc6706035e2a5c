//! The value of a number, in figures or in words.
//!
//! "1,000", "1000" and "one thousand" have one value; so have "1.5m" and "one
//! and a half million". What the number counts is not read here, apart from
//! what is joined to it by a hyphen ("12-nation").

use crate::{Token, TokenKind};

/// A number at a place in a list of tokens.
pub(crate) struct Number<'t> {
    /// Its value, multipliers included.
    pub(crate) value: f64,
    /// The multipliers behind it: a million for "3 million".
    pub(crate) times: f64,
    /// The token after it.
    pub(crate) end: usize,
    /// Whether it counts a place: "third", "3rd".
    pub(crate) ordinal: bool,
    /// What a hyphen joins to it: "nation" of "12-nation".
    pub(crate) joined: Option<&'t str>,
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
    "eleventh", "twelfth",
];

/// Joined to a number, these make another word: "one-off", "two-way".
const NO_COUNTS: &[&str] = &[
    "way",
    "time",
    "sided",
    "fold",
    "off",
    "on",
    "to",
    "up",
    "by",
    "in",
    "and",
    "out",
    "a",
    "term",
    "liner",
    "upmanship",
    "star",
    "size",
    "half",
    "third",
    "thirds",
    "quarter",
    "quarters",
    "fourths",
    "fifth",
    "fifths",
    "sixth",
    "sixths",
    "tenth",
    "tenths",
];

/// The number that begins at `at`.
pub(crate) fn number(tokens: &[Token], at: usize) -> Option<Number<'_>> {
    let token = tokens.get(at)?;
    let mut number = match token.kind {
        TokenKind::Number => figures(&token.norm, at)?,
        TokenKind::Word => spelled(tokens, at)?,
        TokenKind::Mark => return None,
    };
    // "one and a half million", "three and a half years".
    if !number.ordinal
        && number.joined.is_none()
        && number.times == 1.0
        && ["and", "a", "half"]
            .iter()
            .zip(number.end..)
            .all(|(half, at)| word(tokens, at) == *half)
    {
        number.value += 0.5;
        number.end += 3;
    }
    // "two hundred thousand million" is the most that people write.
    for _ in 0..3 {
        let Some(times) = multiplier(word(tokens, number.end)).filter(|_| number.joined.is_none())
        else {
            break;
        };
        number.value *= times;
        number.times *= times;
        number.end += 1;
        // "two thousand five hundred", "one hundred and five".
        let and = usize::from(word(tokens, number.end) == "and");
        if token.kind == TokenKind::Word
            && let Some((rest, end)) = rest(tokens, number.end + and, times)
        {
            number.value += rest;
            number.end = end;
        }
    }
    number.value.is_finite().then_some(number)
}

fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.norm.as_str())
}

/// "1,000", "1.5m", "2nd", "3bn", "12-nation", "1.2-million".
fn figures(norm: &str, at: usize) -> Option<Number<'_>> {
    let (head, joined) = match norm.split_once('-') {
        Some((head, joined)) => (head, Some(joined)),
        None => (norm, None),
    };
    let cut = head.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
    let (digits, tail) = head.split_at(cut.unwrap_or(head.len()));
    let value: f64 = digits.replace(',', "").parse().ok()?;
    let ordinal = matches!(tail, "st" | "nd" | "rd" | "th");
    let mut times = match tail {
        "" | "st" | "nd" | "rd" | "th" => 1.0,
        "k" => 1e3,
        "m" | "mn" => 1e6,
        "b" | "bn" => 1e9,
        "tn" => 1e12,
        _ => return None,
    };
    let mut noun = joined.and_then(|joined| joined.split('-').next());
    if let Some(more) = noun.and_then(multiplier) {
        times *= more;
        noun = None;
    }
    Some(Number {
        value: value * times,
        times,
        end: at + 1,
        ordinal,
        joined: noun.filter(|noun| !NO_COUNTS.contains(noun)),
    })
}

/// "forty-three", "forty three", "a dozen", "half a million", "third",
/// "two-day".
fn spelled(tokens: &[Token], at: usize) -> Option<Number<'_>> {
    let norm = word(tokens, at);
    let plain = |value: f64, end: usize| Number {
        value,
        times: 1.0,
        end,
        ordinal: false,
        joined: None,
    };
    if let Some(place) = ORDINALS.iter().position(|&ordinal| ordinal == norm) {
        return Some(Number {
            ordinal: true,
            ..plain(place as f64 + 1.0, at + 1)
        });
    }
    let article = |at: usize| matches!(word(tokens, at), "a" | "an");
    if article(at) && multiplier(word(tokens, at + 1)).is_some_and(|times| times >= 12.0) {
        // "a m" is no million.
        return (word(tokens, at + 1).len() > 2).then(|| plain(1.0, at + 1));
    }
    if norm == "half" && article(at + 1) && multiplier(word(tokens, at + 2)).is_some() {
        return Some(plain(0.5, at + 2));
    }
    let mut parts = norm.split('-').peekable();
    let mut value = small(parts.next()?)?;
    if value >= 20.0
        && let Some(unit) = parts.peek().and_then(|part| small(part)).filter(is_unit)
    {
        value += unit;
        parts.next();
    }
    let joined = parts.next();
    if joined.is_none()
        && TENS.contains(&norm)
        && let Some(unit) = small(word(tokens, at + 1)).filter(is_unit)
    {
        return Some(plain(value + unit, at + 2));
    }
    match joined {
        Some(joined) if NO_COUNTS.contains(&joined) || small(joined).is_some() => None,
        Some(joined) => match multiplier(joined) {
            Some(times) => Some(Number {
                times,
                ..plain(value * times, at + 1)
            }),
            None => Some(Number {
                joined: Some(joined),
                ..plain(value, at + 1)
            }),
        },
        None => Some(plain(value, at + 1)),
    }
}

/// What is added after a multiplier: "five hundred" of "two thousand five
/// hundred"; always less than the multiplier.
fn rest(tokens: &[Token], at: usize, times: f64) -> Option<(f64, usize)> {
    if times < 100.0
        || !tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Word)
    {
        return None;
    }
    let first = spelled(tokens, at).filter(|more| !more.ordinal && more.joined.is_none())?;
    let mut value = first.value;
    let mut end = first.end;
    if let Some(more) = multiplier(word(tokens, end)).filter(|more| value * more < times) {
        value *= more;
        end += 1;
    }
    (value < times && value >= 1.0).then_some((value, end))
}

fn is_unit(value: &f64) -> bool {
    *value > 0.0 && *value < 10.0
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Span, tokens};

    fn check(text: &str, expected: Option<(f64, usize, Option<&str>)>) {
        let tokens = tokens(text, Span::whole(text));
        let found = number(&tokens, 0).map(|n| (n.value, n.end, n.joined));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn figures_and_words_have_one_value() {
        check("1,000", Some((1000.0, 1, None)));
        check("one thousand", Some((1000.0, 2, None)));
        check("1.5m", Some((1.5e6, 1, None)));
        check("1.5 million", Some((1.5e6, 2, None)));
        check("forty-three", Some((43.0, 1, None)));
        check("forty three", Some((43.0, 2, None)));
        check("two dozen", Some((24.0, 2, None)));
        check("a dozen", Some((12.0, 2, None)));
        check("half a million", Some((5e5, 3, None)));
        check("two thousand five hundred", Some((2500.0, 4, None)));
        check("one hundred and five", Some((105.0, 4, None)));
        check("one and a half million", Some((1.5e6, 5, None)));
        check("2nd", Some((2.0, 1, None)));
    }

    #[test]
    fn a_hyphen_joins_what_is_counted() {
        check("12-nation force", Some((12.0, 1, Some("nation"))));
        check("five-year-old", Some((5.0, 1, Some("year"))));
        check("1.2-million", Some((1.2e6, 1, None)));
        check("two-way", None);
        check("two-thirds", None);
    }

    #[test]
    fn other_words_are_no_numbers() {
        check("a boat", None);
        check("hundreds", None);
        check("1990s", None);
        check("two hundred and the crew", Some((200.0, 2, None)));
    }
}
