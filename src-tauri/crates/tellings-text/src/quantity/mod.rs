//! Quantities: what is counted, measured or paid, in digits or in words.
//!
//! "1,000", "1000" and "one thousand" are one value; "at least 40" keeps its
//! bound; "$1.0bn" is money. Years and days of the month are dates, not
//! quantities (see [`crate::dates`]), nor are times of day and the numbers of
//! flights and rooms. The head noun after a number says what is
//! counted; where that cannot be told, the quantity has none.

mod bound;
mod noun;
mod other;
mod reader;
mod unit;

pub(crate) use other::is_counted;

use crate::number::number;
use crate::{Span, tokens};
use reader::Reader;

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
    /// The two sides of a result, "5-4": the lesser and the greater number.
    Score,
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

/// The quantities inside `within`, in order.
#[must_use]
pub fn quantities(text: &str, within: Span) -> Vec<Quantity> {
    let tokens = tokens(text, within);
    let reader = Reader {
        text,
        tokens: &tokens,
    };
    let mut found = Vec::new();
    let mut at = 0;
    let mut free = 0;
    while at < tokens.len() {
        let read = number(&tokens, at)
            .filter(|first| !reader.is_other(at, first))
            .and_then(|first| reader.read(at, &first, free));
        match read {
            Some((quantity, end)) => {
                found.push(quantity);
                free = end;
                at = end;
            }
            None => at += 1,
        }
    }
    found
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
            "a 12-nation force",
            &[("12-nation", 12.0, 12.0, Some("nation"))],
        );
        check("three men face trial", &[("three", 3.0, 3.0, Some("men"))]);
        check(
            "12 of the 26 allies",
            &[
                ("12", 12.0, 12.0, Some("alli")),
                ("26", 26.0, 26.0, Some("alli")),
            ],
        );
        check("40% of homes", &[("40%", 40.0, 40.0, Some("home"))]);
        check(
            "Twelve people were hurt",
            &[("Twelve", 12.0, 12.0, Some("peopl"))],
        );
    }

    #[test]
    fn bounds_come_in_many_words() {
        let bound = |text: &str| quantities(text, Span::whole(text))[0].bound;
        for (text, expected) in [
            ("no fewer than 40 boats", Bound::AtLeast),
            ("more than a dozen boats", Bound::MoreThan),
            ("up to 40 boats", Bound::AtMost),
            ("an estimated 40 boats", Bound::About),
            ("40 or more boats", Bound::AtLeast),
            ("over 40 boats", Bound::MoreThan),
            ("over two days", Bound::Exact),
            ("an 80-year wait", Bound::Exact),
        ] {
            assert_eq!(bound(text), expected, "{text}");
        }
    }

    #[test]
    fn ranges_share_their_multiplier_and_scores_have_two_sides() {
        check(
            "3-5 million litres",
            &[("3-5 million", 3e6, 5e6, Some("litr"))],
        );
        check("between $3m and $5m", &[("$3m and $5m", 3e6, 5e6, None)]);
        check(
            "rose from 3 to 5 boats",
            &[("3", 3.0, 3.0, None), ("5", 5.0, 5.0, Some("boat"))],
        );
        check(
            "a 40- to 60-hour course",
            &[("40- to 60-hour", 40.0, 60.0, Some("hour"))],
        );
        check("ruled 5-4 for it", &[("5-4", 4.0, 5.0, None)]);
    }

    #[test]
    fn money_has_one_sign() {
        let unit = |text: &str| quantities(text, Span::whole(text))[0].unit.clone();
        for text in ["£3m", "3 million pounds", "£3-million"] {
            assert_eq!(unit(text), Unit::Money("£".to_owned()), "{text}");
        }
        assert_eq!(unit("3 percentage points"), Unit::Percent);
    }

    #[test]
    fn casualties_meet_without_a_noun() {
        check("It left 43 dead.", &[("43", 43.0, 43.0, Some("dead"))]);
        check("43 were killed", &[("43", 43.0, 43.0, None)]);
        check("and 12 wounded", &[("12", 12.0, 12.0, Some("injur"))]);
    }

    #[test]
    fn names_and_times_are_no_quantities() {
        check("It cut post-9/11 rules by two-thirds.", &[]);
        check("Flight 370 left at 10:30, at 3 p.m. on 9/11", &[]);
        check("2031-02-04", &[]);
        check("on June 7th", &[]);
        check("in 1,900 homes", &[("1,900", 1900.0, 1900.0, Some("home"))]);
    }

    #[test]
    fn dates_and_pronouns_are_no_quantities() {
        check("in 2031 on 4 February", &[]);
        check("One said so, and no one knew.", &[]);
    }
}
