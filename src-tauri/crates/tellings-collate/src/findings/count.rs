//! What the numbers of a reading count.
//!
//! `tellings-text` reads the numbers; here they are told apart further (ages,
//! results, points), and what became of the people counted is read from the
//! words around: "seven dead" and "killed seven" count one thing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use tellings_text::{Bound, Quantity, Span, TokenKind, Unit};

use super::sentence::{Read, Sentence};

/// What kind of number it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Things or people.
    Count,
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// Money in a currency.
    Money(String),
    /// The two sides of a result.
    Score,
    /// Somebody's years.
    Age,
}

/// What became of the people counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Dead,
    Hurt,
    Missing,
    Arrested,
}

/// A number of a reading.
#[derive(Clone, Debug)]
pub(crate) struct Count {
    pub(crate) span: Span,
    /// Which of the reading's sentences it stands in.
    pub(crate) sentence: usize,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) bound: Bound,
    pub(crate) measure: Measure,
    /// Stem of the thing counted.
    pub(crate) noun: Option<String>,
    pub(crate) fate: Option<Fate>,
    /// The name that an age stands behind.
    pub(crate) owner: Option<String>,
}

/// The numbers of a reading, in order.
pub(crate) fn counts(read: &Read) -> Vec<Count> {
    let text = &read.reading.telling.witness.text;
    let mut found = Vec::new();
    for (index, sentence) in read.sentences.iter().enumerate() {
        let mut quantities = tellings_text::quantities(text, sentence.span)
            .into_iter()
            .peekable();
        while let Some(quantity) = quantities.next() {
            if is_no_count(sentence, &quantity) {
                continue;
            }
            let other = quantities
                .peek()
                .filter(|next| is_result(sentence, &quantity, next));
            let count = match other {
                Some(other) => {
                    let result = result(index, &quantity, other);
                    quantities.next();
                    result
                }
                None => count(sentence, index, quantity),
            };
            found.push(count);
        }
        found.extend(times(sentence, index));
        found.extend(joined_results(sentence, index));
    }
    found
}

/// Whether a number counts nothing that could be compared: places in a list,
/// years, "the two", the rest of "an hour and 11 minutes", "six years ago".
fn is_no_count(sentence: &Sentence, quantity: &Quantity) -> bool {
    let (first, end) = sentence.range(quantity.span);
    let before = |n: usize| first.checked_sub(n).map_or("", |at| sentence.norm(at));
    let bare = quantity.noun.is_none() && quantity.unit == Unit::Plain;
    let figure = sentence.norm(first);
    let year = bare && figure.len() == 4 && (1500.0..2100.0).contains(&quantity.low);
    let pronoun = bare && (quantity.low < 2.5 || matches!(before(1), "the" | "other"));
    let rest = before(1) == "and" && matches!(before(2), "hour" | "hours" | "minutes" | "feet");
    let ago = (end..end + 2).any(|at| sentence.norm(at) == "ago");
    let hour = bare
        && quantity.high <= 12.0
        && matches!(
            before(1),
            "after" | "at" | "until" | "from" | "before" | "by" | "till"
        )
        && matches!(sentence.norm(end), "." | "on" | "that" | "in" | "this" | "");
    let tie = quantity.unit == Unit::Score && quantity.low == quantity.high;
    quantity.unit == Unit::Ordinal
        || figure == "911"
        || figure.contains("-to-")
        || year
        || pronoun
        || rest
        || ago
        || hour
        || tie
}

/// "51-to-50".
fn joined_results(sentence: &Sentence, index: usize) -> impl Iterator<Item = Count> {
    sentence.spots.iter().filter_map(move |spot| {
        let (one, other) = spot.norm.split_once("-to-")?;
        let (one, other): (f64, f64) = (one.parse().ok()?, other.parse().ok()?);
        Some(Count {
            span: spot.span,
            low: one.min(other),
            high: one.max(other),
            ..blank(index, Measure::Score)
        })
    })
}

fn blank(sentence: usize, measure: Measure) -> Count {
    Count {
        span: Span::new(0, 0),
        sentence,
        low: 0.0,
        high: 0.0,
        bound: Bound::Exact,
        measure,
        noun: None,
        fate: None,
        owner: None,
    }
}

/// Whether two numbers are the sides of one result: "94 votes to 60".
fn is_result(sentence: &Sentence, one: &Quantity, next: &Quantity) -> bool {
    let (_, end) = sentence.range(one.span);
    let (first, _) = sentence.range(next.span);
    let plain = |quantity: &Quantity| quantity.unit == Unit::Plain && quantity.low == quantity.high;
    let joint = match first.checked_sub(end) {
        Some(1) => sentence.norm(end) == "to",
        Some(2) => sentence.norm(end) == "votes" && sentence.norm(end + 1) == "to",
        _ => false,
    };
    joint && plain(one) && plain(next) && next.low < one.low
}

fn result(sentence: usize, one: &Quantity, other: &Quantity) -> Count {
    Count {
        span: Span::new(one.span.start, other.span.end),
        low: other.low,
        high: one.high,
        ..blank(sentence, Measure::Score)
    }
}

fn count(sentence: &Sentence, index: usize, quantity: Quantity) -> Count {
    let is_points = quantity.noun.as_deref() == Some("point");
    let measure = match quantity.unit {
        Unit::Percent | Unit::Plain if is_points => Measure::Points,
        Unit::Percent => Measure::Percent,
        Unit::Money(currency) => Measure::Money(currency),
        Unit::Score => Measure::Score,
        Unit::Plain if quantity.high < OLD && is_age(sentence, quantity.span) => Measure::Age,
        Unit::Plain | Unit::Ordinal => Measure::Count,
    };
    let owner = owner(sentence, quantity.span).filter(|_| measure == Measure::Age);
    let fate = fate(sentence, quantity.span).filter(|_| measure == Measure::Count);
    Count {
        span: quantity.span,
        low: quantity.low,
        high: quantity.high,
        bound: quantity.bound,
        noun: quantity.noun,
        fate,
        owner,
        ..blank(index, measure)
    }
}

/// Years that people reach.
const OLD: f64 = 115.0;

/// "53-year-old", "53 years old", "aged 53", "Mirela Duss, 53, said", "Duss was
/// 53 and".
fn is_age(sentence: &Sentence, place: Span) -> bool {
    let (first, end) = sentence.range(place);
    let before = |n: usize| first.checked_sub(n).map_or("", |at| sentence.norm(at));
    let joined = sentence.norm(end.saturating_sub(1)).ends_with("-old");
    let old = matches!(sentence.norm(end), "years" | "year") && sentence.norm(end + 1) == "old";
    let aged = matches!(before(1), "aged" | "age");
    let named = first
        .checked_sub(2)
        .is_some_and(|at| sentence.spots[at].capital);
    let inserted =
        before(1) == "," && named && matches!(sentence.norm(end), "," | ".") && end == first + 1;
    let was = matches!(before(1), "was" | "is" | "turned") && named;
    let closed = matches!(sentence.norm(end), "," | "." | "and" | "when" | "");
    joined || old || aged || inserted || was && closed
}

/// The name that "53" stands behind or "53-year-old" before.
fn owner(sentence: &Sentence, place: Span) -> Option<String> {
    let (first, end) = sentence.range(place);
    let named = |at: &usize| sentence.spots[*at].capital;
    let before = (first.saturating_sub(3)..first).rev().find(named);
    let after = || {
        (end..sentence.spots.len().min(end + 4))
            .take_while(|at| sentence.spots[*at].kind == TokenKind::Word)
            .filter(named)
            .last()
    };
    let at = before.or_else(after)?;
    Some(sentence.spots[at].norm.clone())
}

/// "twice".
fn times(sentence: &Sentence, index: usize) -> impl Iterator<Item = Count> {
    sentence
        .spots
        .iter()
        .filter(|spot| spot.norm == "twice")
        .map(move |spot| Count {
            span: spot.span,
            low: 2.0,
            high: 2.0,
            noun: Some("time".to_owned()),
            ..blank(index, Measure::Count)
        })
}

/// Spots looked at on either side of a number for what became of the people.
const REACH: usize = 6;

/// What became of the people a number counts: the word for it right behind the
/// number, else before it, else further behind; never past another number.
fn fate(sentence: &Sentence, place: Span) -> Option<Fate> {
    let (first, end) = sentence.range(place);
    let is_number = |at: &usize| sentence.spots[*at].kind == TokenKind::Number;
    let after = |reach: usize| {
        (end..sentence.spots.len().min(end + reach))
            .take_while(|at| !is_number(at) && sentence.norm(*at) != ";")
            .find_map(|at| fate_of(sentence.norm(at)))
    };
    let before = |reach: usize| {
        (first.saturating_sub(reach)..first)
            .rev()
            .take_while(|at| !is_number(at) && !matches!(sentence.norm(*at), ";" | "."))
            .find_map(|at| fate_of(sentence.norm(at)))
    };
    after(1)
        .or_else(|| before(2))
        .or_else(|| after(REACH))
        .or_else(|| before(REACH))
}

fn fate_of(norm: &str) -> Option<Fate> {
    Some(match norm {
        "dead" | "died" | "die" | "dies" | "dying" | "deaths" | "death" | "killed" | "kill"
        | "kills" | "killing" | "toll" | "bodies" | "fatalities" | "fatally" | "perished"
        | "drowned" | "slain" => Fate::Dead,
        "injured" | "injures" | "injure" | "injuring" | "injuries" | "wounded" | "wounding"
        | "wounds" | "hurt" | "hospital" | "hospitalized" | "hospitalised" => Fate::Hurt,
        "missing" | "unaccounted" => Fate::Missing,
        "arrested" | "arrests" | "arrest" | "detained" | "custody" | "handcuffs" => Fate::Arrested,
        _ => return None,
    })
}

/// Nouns for the same things: each line holds plurals that count one thing.
const SYNONYMS: &[&[&str]] = &[
    &["people", "persons", "men", "others", "victims"],
    &["troops", "soldiers", "guards", "guardsmen"],
    &[
        "protesters",
        "demonstrators",
        "activists",
        "hecklers",
        "marchers",
        "rioters",
    ],
    &["children", "kids", "youngsters", "pupils"],
    &["workers", "employees", "jobs", "layoffs", "staff"],
    &[
        "captives",
        "hostages",
        "prisoners",
        "detainees",
        "workers",
        "rebels",
    ],
    &["boxes", "packets", "cartons", "packages", "units"],
    &["cases", "infections", "illnesses"],
    &["houses", "homes", "buildings", "structures"],
    &["times", "occasions", "warnings"],
    &["countries", "nations"],
    &["officers", "police", "policemen"],
    &["passengers", "travellers", "travelers"],
    &["lawmakers", "members", "legislators", "congressmen"],
    &["movies", "films"],
    &["cars", "vehicles"],
];

/// Nouns that many numbers of one story count.
const COMMON: &[&str] = &["people", "times", "men", "women", "points", "members"];

/// Spans of time, of which every story tells several.
const TIMES: &[&str] = &[
    "seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades",
];

/// The lists above by their stems, as nouns are told: made once, because every
/// two numbers ask for them.
struct Stems {
    common: BTreeSet<String>,
    times: BTreeSet<String>,
    synonyms: Vec<BTreeSet<String>>,
}

static STEMS: LazyLock<Stems> = LazyLock::new(|| {
    let stems = |words: &[&str]| words.iter().map(|word| tellings_text::stem(word)).collect();
    Stems {
        common: stems(COMMON),
        times: stems(TIMES),
        synonyms: SYNONYMS.iter().map(|group| stems(group)).collect(),
    }
});

/// Whether a noun is a span of time.
pub(crate) fn is_time(noun: Option<&str>) -> bool {
    noun.is_some_and(|noun| STEMS.times.contains(noun))
}

/// How far two nouns speak for one thing being counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kinship {
    /// One noun.
    Same,
    /// One noun that counts many things, or two words for one thing.
    Near,
    /// Not said on one side.
    Open,
    /// Two things.
    Other,
}

pub(crate) fn kinship(a: Option<&str>, b: Option<&str>) -> Kinship {
    let (Some(a), Some(b)) = (a, b) else {
        return Kinship::Open;
    };
    if a == b {
        return if is_time(Some(a)) || STEMS.common.contains(a) {
            Kinship::Near
        } else {
            Kinship::Same
        };
    }
    let near = STEMS
        .synonyms
        .iter()
        .any(|group| group.contains(a) && group.contains(b));
    if near { Kinship::Near } else { Kinship::Other }
}
