//! Quantities: what is counted, measured or paid, in digits or in words.
//!
//! "1,000", "1000" and "one thousand" are one value; "at least 40" keeps its
//! bound; "$1.0bn" is money. Years and days of the month are dates, not
//! quantities (see [`crate::dates`]), nor are times of day and the numbers of
//! flights and rooms. The head noun after a number says what is
//! counted; where that cannot be told, the quantity has none.

use crate::number::{Number, number};
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

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl Reader<'_> {
    /// The quantity whose number is at `at`, and the token after it. Tokens
    /// before `free` belong to another quantity.
    fn read(&self, at: usize, first: &Number, free: usize) -> Option<(Quantity, usize)> {
        let (mut low, mut high, mut end) = (first.value, first.value, first.end);
        let mut unit = if first.ordinal {
            Unit::Ordinal
        } else {
            Unit::Plain
        };
        let mut start = at;
        if at > free
            && let Some(sign) = currency(self.word(at - 1))
        {
            unit = Unit::Money(sign.to_owned());
            start = at - 1;
        }
        let mut joined = first.joined;
        if let Some(second) = self.second(at, first, start) {
            (high, end) = (second.value, second.end);
            joined = second.joined;
            // "3 to 5 million", "3-5 million".
            if first.times == 1.0 && second.times > 1.0 && low * second.times < high {
                low *= second.times;
            }
            if high < low {
                (low, high) = (high, low);
                unit = Unit::Score;
            }
        }
        if unit != Unit::Score {
            (unit, end) = self.unit_after(unit, end);
        }
        let (bound, start) = self.bound_before(start, free, end);
        let (bound, end) = self.bound_after(bound, end);
        let noun = match (&unit, joined) {
            (Unit::Ordinal | Unit::Score | Unit::Money(_), _) => None,
            (_, Some(joined)) => Some(stem(joined)),
            (Unit::Percent, None) => self.share_of(end),
            (Unit::Plain, None) => self.noun(end, high),
        };
        if self.is_pronoun(at, end, noun.as_deref()) {
            return None;
        }
        let span = Span::new(self.tokens[start].span.start, self.tokens[end - 1].span.end);
        let quantity = Quantity {
            span,
            low,
            high,
            bound,
            unit,
            noun,
        };
        Some((quantity, end))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.norm.as_str())
    }

    /// Whether nothing stands between this token and the next.
    fn touches(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(one), Some(next)) => one.span.end == next.span.start,
            _ => false,
        }
    }

    /// The other end of a range: "3-5", "3 to 5", "between 3 and 5"; or the
    /// other side of a score, "5-4".
    fn second(&self, at: usize, first: &Number, start: usize) -> Option<Number<'_>> {
        if first.ordinal || first.joined.is_some() {
            return None;
        }
        let before = start.checked_sub(1).map_or("", |before| self.word(before));
        let figures = self.tokens[at].kind == TokenKind::Number;
        let tight = figures && self.touches(first.end - 1) && self.touches(first.end);
        // "a 40- to 60-hour course".
        let mut joint = first.end;
        if self.word(joint) == "-" && matches!(self.word(joint + 1), "to" | "or") {
            joint += 1;
        }
        let (range, score) = match self.word(joint) {
            "-" | "–" | "\u{2012}" => (true, tight),
            // "rose from 3 to 5" is no range, "from 3 to 5 boats" may be.
            "to" => (before != "from", false),
            "and" => (before == "between", false),
            "or" => (true, false),
            _ => return None,
        };
        let sign = usize::from(currency(self.word(joint + 1)).is_some());
        let second = number(self.tokens, joint + 1 + sign).filter(|n| !n.ordinal)?;
        // "5-4-1" and "9-1-1" are neither.
        let chain = self.word(second.end) == "-" && self.touches(second.end);
        let scaled = second.value > first.value && self.word(joint) != "or"
            || second.value == first.value + 1.0;
        let result = score && second.value <= first.value && first.value < 1000.0;
        ((range && scaled || result) && !chain).then_some(second)
    }

    /// Per cent or a currency behind the number.
    fn unit_after(&self, unit: Unit, end: usize) -> (Unit, usize) {
        match (self.word(end), self.word(end + 1)) {
            ("%" | "percent" | "pct", _) => (Unit::Percent, end + 1),
            ("per", "cent") => (Unit::Percent, end + 2),
            ("percentage", "point" | "points") => (Unit::Percent, end + 1),
            (name, _) if unit == Unit::Plain => match currency(name) {
                // A sign here belongs to the next sum.
                Some(sign) if sign != name || name == "€" => {
                    (Unit::Money(sign.to_owned()), end + 1)
                }
                _ => (unit, end),
            },
            _ => (unit, end),
        }
    }

    /// What stands before a number and loosens it, and where the words begin.
    fn bound_before(&self, start: usize, free: usize, end: usize) -> (Bound, usize) {
        let back = |n: usize| {
            start
                .checked_sub(n)
                .filter(|&at| at >= free)
                .map_or("", |at| self.word(at))
        };
        let last = [back(4), back(3), back(2), back(1)];
        for &(words, bound) in BOUNDS {
            if last.ends_with(words) {
                return (bound, start - words.len());
            }
        }
        match last[3] {
            // "over two days" is during them.
            "over" | "under" if is_time(self.word(end)) => (Bound::Exact, start),
            "over" | "above" => (Bound::MoreThan, start - 1),
            "under" | "below" => (Bound::LessThan, start - 1),
            _ => (Bound::Exact, start),
        }
    }

    /// "40 or more", "40 or so".
    fn bound_after(&self, bound: Bound, end: usize) -> (Bound, usize) {
        match (self.word(end), self.word(end + 1)) {
            ("or", "more") => (Bound::AtLeast, end + 2),
            ("or", "less" | "fewer") => (Bound::AtMost, end + 2),
            ("or", "so") => (Bound::About, end + 2),
            _ => (bound, end),
        }
    }

    /// What a percentage is a share of: "40% of homes".
    fn share_of(&self, end: usize) -> Option<String> {
        match (self.word(end), self.word(end.wrapping_sub(1))) {
            ("of", _) => self.noun(end, 2.0),
            ("point" | "points", "percentage") => Some(stem("point")),
            _ => None,
        }
    }

    /// The stem of the thing counted: after "of", of the next phrase.
    fn noun(&self, end: usize, count: f64) -> Option<String> {
        let part = self.word(end) == "of";
        let mut head: Option<&Token> = None;
        for (seen, token) in self.tokens[end.min(self.tokens.len())..]
            .iter()
            .skip(usize::from(part))
            .take(PHRASE)
            .enumerate()
        {
            let norm = token.norm.as_str();
            match token.kind {
                // "12 of the 26 allies".
                TokenKind::Number if part && head.is_none() => {}
                TokenKind::Mark if matches!(norm, "\"" | "'") && seen == 0 => {}
                TokenKind::Mark | TokenKind::Number => break,
                TokenKind::Word if norm == "'s" => head = None,
                TokenKind::Word if head.is_none() && DETERMINERS.contains(&norm) => {}
                TokenKind::Word if head.is_none() && casualty(norm).is_some() => {
                    return casualty(norm).map(stem);
                }
                TokenKind::Word if ends_phrase(norm, head.is_some()) => break,
                TokenKind::Word if self.is_day(token) => break,
                TokenKind::Word => {
                    head = Some(token);
                    // More than one: the first plural is what is counted.
                    let owner = self.word(end + usize::from(part) + seen + 1) == "'s";
                    if count != 1.0 && is_plural(norm) && !owner {
                        break;
                    }
                }
            }
        }
        head.filter(|token| count <= 1.0 || is_plural(&token.norm) || is_group(&token.norm))
            .map(|token| stem(token.norm.rsplit('-').next().unwrap_or(&token.norm)))
    }

    fn is_day(&self, token: &Token) -> bool {
        token.span.of(self.text).starts_with(char::is_uppercase)
            && crate::date::is_day_or_month(&token.norm)
    }

    /// Whether "one" stands for a person or thing: it is more often a pronoun
    /// than a count.
    fn is_pronoun(&self, at: usize, end: usize, noun: Option<&str>) -> bool {
        if self.word(at) != "one" || end != at + 1 {
            return false;
        }
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        noun.is_none()
            || matches!(self.word(end), "of" | "another")
            || self.word(end).ends_with("ed")
            || matches!(
                before,
                "no" | "any" | "every" | "some" | "each" | "this" | "that" | "the" | "which"
            )
    }

    /// Whether the number belongs to a date, a time of day, or a name such as
    /// "Flight 370".
    fn is_other(&self, at: usize, first: &Number) -> bool {
        let before = at.checked_sub(1);
        let previous = before.map_or("", |before| self.word(before));
        let figures = self.tokens[at].kind == TokenKind::Number;
        let clock = matches!(
            self.word(first.end),
            "am" | "pm" | "a.m" | "p.m" | "a.m." | "p.m." | "o'clock" | "gmt" | "noon" | "midnight"
        );
        // "10:30", "9/11", "post-9/11", ".45".
        let pairs = |mark: usize| {
            mark > 0
                && matches!(self.word(mark), ":" | "/")
                && self.touches(mark - 1)
                && self.touches(mark)
                && self.word(mark - 1).ends_with(|c: char| c.is_ascii_digit())
                && self.is_figure(mark + 1)
        };
        let paired = pairs(at + 1) || before.is_some_and(pairs);
        let point = previous == "." && before.is_some_and(|before| self.touches(before));
        let label = match before {
            Some(before) if previous == "." && before > 0 => self.word(before - 1),
            _ => previous,
        };
        let labelled = figures && LABELS.contains(&label);
        clock || paired || point || labelled || self.is_date_part(at)
    }

    fn is_figure(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether the number at `at` belongs to a date: a year, or a day beside
    /// its month.
    fn is_date_part(&self, at: usize) -> bool {
        let norm = self.word(at);
        let month = |n: Option<usize>| {
            n.and_then(|n| self.tokens.get(n)).is_some_and(|token| {
                token.span.of(self.text).starts_with(char::is_uppercase)
                    && crate::date::month(token.norm.trim_end_matches('.')).is_some()
            })
        };
        let digits = norm.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let figure = digits.parse::<u32>().ok();
        let before = at.checked_sub(1);
        let previous = before.map_or("", |before| self.word(before));
        let dotted = at.checked_sub(2).filter(|_| previous == ".");
        if figure.is_some_and(|n| (1..=31).contains(&n))
            && (month(before) || month(dotted) || month(Some(at + 1)))
        {
            return true;
        }
        let year = norm.len() == 4 && figure.is_some_and(|n| (1800..2100).contains(&n));
        let counted = currency(previous).is_some()
            || matches!(
                previous,
                "than" | "least" | "about" | "nearly" | "some" | "almost"
            )
            || is_counted(self.word(at + 1));
        let iso = norm.len() <= 2
            && previous == "-"
            && at.checked_sub(2).is_some_and(|n| {
                self.word(n).len() == 4 && self.is_date_part(n)
                    || self.word(n).len() == 2
                        && n.checked_sub(2).is_some_and(|n| self.word(n).len() == 4)
            });
        (year && !counted) || iso
    }
}

/// Words before a number that loosen it, the longer ones first.
const BOUNDS: &[(&[&str], Bound)] = &[
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["in", "excess", "of"], Bound::MoreThan),
    (&["well", "over"], Bound::MoreThan),
    (&["more", "than"], Bound::MoreThan),
    (&["greater", "than"], Bound::MoreThan),
    (&["upwards", "of"], Bound::MoreThan),
    (&["less", "than"], Bound::LessThan),
    (&["fewer", "than"], Bound::LessThan),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["close", "to"], Bound::About),
    (&["just", "over"], Bound::About),
    (&["just", "under"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["exceeding"], Bound::MoreThan),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["some"], Bound::About),
    (&["estimated"], Bound::About),
    (&["circa"], Bound::About),
];

/// Words that give the thing after them a number for a name.
const LABELS: &[&str] = &[
    "bill",
    "sb",
    "hb",
    "hr",
    "flight",
    "boeing",
    "airbus",
    "article",
    "section",
    "chapter",
    "room",
    "no",
    "number",
    "page",
    "highway",
    "route",
    "interstate",
    "psalm",
    "channel",
    "gate",
    "platform",
    "resolution",
    "apollo",
    "windows",
    "title",
    "rule",
    "line",
    "figure",
    "covid",
    "version",
    "grade",
    "level",
];

/// After these a number between 1800 and 2100 counts, and is no year.
const COUNTED: &[&str] = &[
    "people",
    "%",
    "percent",
    "dollars",
    "euros",
    "pounds",
    "troops",
    "soldiers",
    "homes",
    "houses",
    "cases",
    "deaths",
    "jobs",
    "workers",
    "km",
    "kilometres",
    "kilometers",
    "miles",
    "metres",
    "meters",
    "feet",
    "tonnes",
    "tons",
    "litres",
    "others",
    "police",
    "men",
    "women",
    "children",
    "voters",
    "votes",
    "times",
    "residents",
    "refugees",
    "migrants",
    "prisoners",
];

/// Whether a number between 1800 and 2100 before this word is no year.
pub(crate) fn is_counted(next: &str) -> bool {
    COUNTED.contains(&next)
}

/// Words a noun phrase may have from its number to its head.
const PHRASE: usize = 7;

const DETERMINERS: &[&str] = &[
    "the",
    "their",
    "his",
    "her",
    "its",
    "our",
    "my",
    "these",
    "those",
    "other",
    "more",
    "such",
    "all",
    "new",
    "about",
    "additional",
    "further",
];

/// One word for what happened to people who are counted without a noun.
fn casualty(norm: &str) -> Option<&'static str> {
    Some(match norm {
        "dead" | "killed" | "died" | "deaths" | "fatalities" => "dead",
        "injured" | "wounded" | "hurt" => "injured",
        "missing" => "missing",
        "arrested" | "detained" => "arrested",
        _ => return None,
    })
}

/// Whether a word is no part of a noun phrase.
fn ends_phrase(norm: &str, after_head: bool) -> bool {
    let adverb = norm.ends_with("ly") && !matches!(norm, "family" | "ally" | "monthly" | "weekly");
    let participle = norm.len() > 4 && (norm.ends_with("ed") || norm.ends_with("ing"));
    is_function_word(norm)
        || matches!(
            norm,
            "died"
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
                | "earlier"
                | "overnight"
                | "yesterday"
                | "today"
                | "tomorrow"
                | "tonight"
                | "nearby"
                | "away"
                | "apart"
                | "sank"
                | "fled"
                | "fell"
                | "rose"
                | "became"
                | "whose"
                | "across"
                | "inside"
                | "outside"
                | "near"
                | "within"
                | "among"
                | "including"
                | "per"
                | "old"
                | "long"
                | "high"
                | "since"
                | "along"
                | "around"
                | "behind"
                | "beyond"
                | "despite"
                | "toward"
                | "towards"
        )
        || (after_head && (adverb || participle))
}

fn is_plural(norm: &str) -> bool {
    matches!(
        norm,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "troops"
            | "feet"
            | "aircraft"
            | "personnel"
            | "staff"
            | "crew"
            | "spacecraft"
            | "firemen"
            | "policemen"
            | "fishermen"
            | "gunmen"
            | "servicemen"
            | "businessmen"
    ) || (norm.len() > 2
        && norm.ends_with('s')
        && !norm.ends_with("ss")
        && !norm.ends_with("us")
        && !norm.ends_with('.')
        && !matches!(
            norm,
            "news" | "sports" | "arms" | "sales" | "human-rights" | "rights" | "series" | "species"
        ))
}

/// Words that stand in the singular after any number.
fn is_group(norm: &str) -> bool {
    matches!(
        norm,
        "dead" | "cattle" | "fish" | "sheep" | "head" | "foot" | "cent" | "offspring"
    )
}

fn is_time(norm: &str) -> bool {
    matches!(
        norm.trim_end_matches('s'),
        "second" | "minute" | "hour" | "day" | "night" | "week" | "month" | "year" | "decade"
    )
}

/// The sign of a currency, from its sign or name.
fn currency(norm: &str) -> Option<&'static str> {
    Some(match norm {
        "$" | "dollar" | "dollars" => "$",
        "£" | "pound" | "pounds" => "£",
        "€" | "euro" | "euros" => "€",
        "¥" | "yen" => "¥",
        "₽" | "rouble" | "roubles" | "ruble" | "rubles" => "₽",
        "₹" | "rupee" | "rupees" => "₹",
        "₴" | "hryvnia" | "hryvnias" => "₴",
        "yuan" => "yuan",
        _ => return None,
    })
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
