//! The days and times that a reading names.
//!
//! `tellings-text` reads dates; here they are brought into forms that can be
//! compared without the year or week that news leaves out: "Tuesday" is a day
//! of the week, "5 May" a day of some year. Times of day are read here.

use tellings_text::{CivilDate, DateMention, Grain, Span};

use super::sentence::{Read, Sentence, Spot};

/// A day or time in the form it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// A day of the week, 0 for Monday.
    Weekday(i32),
    /// A day of the month, with the year where that is told.
    Day(CivilDate, bool),
    /// A month, by its first day, with the year where that is told.
    Month(CivilDate, bool),
    /// A year, by its first day.
    Year(CivilDate),
    /// Minutes since midnight, where the half of the day is told.
    Clock(i32),
}

/// A day or time named in a reading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moment {
    pub(crate) span: Span,
    /// Which of the reading's sentences it stands in.
    pub(crate) sentence: usize,
    pub(crate) told: Told,
    /// The days it may mean, where that is known.
    pub(crate) days: Option<(CivilDate, CivilDate)>,
    /// Whether it stands inside quotation marks: "tomorrow" is told there from
    /// the day of speaking.
    pub(crate) quoted: bool,
}

/// The days and times of a reading, sentence by sentence.
pub(crate) fn moments(read: &Read) -> Vec<Moment> {
    let text = &read.reading.telling.witness.text;
    let published = read
        .reading
        .telling
        .witness
        .date
        .as_deref()
        .and_then(CivilDate::parse);
    let mut found = Vec::new();
    for (index, sentence) in read.sentences.iter().enumerate() {
        let (dates, clocks) = (
            tellings_text::dates(text, sentence.span),
            clocks(sentence, index),
        );
        let quoted = |span: Span| {
            let (first, _) = sentence.range(span);
            sentence.spots.get(first).is_some_and(|spot| spot.quoted)
        };
        let of_dates = dates.iter().filter_map(|date| {
            Some(Moment {
                span: date.span,
                sentence: index,
                told: told(sentence, date, published)?,
                days: date.resolve(published),
                quoted: quoted(date.span),
            })
        });
        found.extend(of_dates.chain(clocks));
    }
    found
}

fn told(sentence: &Sentence, date: &DateMention, published: Option<CivilDate>) -> Option<Told> {
    let (first, end) = sentence.range(date.span);
    let spots = &sentence.spots[first..end];
    let has_year = spots
        .iter()
        .any(|spot| spot.norm.len() == 4 && spot.norm.chars().all(|c| c.is_ascii_digit()));
    let has_figure = spots
        .iter()
        .any(|spot| spot.norm.starts_with(|c: char| c.is_ascii_digit()));
    let weekday = spots.iter().find_map(weekday);
    // Without the article's day, the form alone is compared.
    let some_day = published.or_else(|| CivilDate::new(2000, 1, 1));
    let (day, _) = date.resolve(published).or_else(|| date.resolve(some_day))?;
    match date.grain() {
        Grain::Day if has_figure => Some(Told::Day(day, has_year)),
        Grain::Day => match weekday {
            Some(weekday) => Some(Told::Weekday(weekday)),
            // "today", "yesterday"
            None => published.map(|_| Told::Weekday(day.weekday())),
        },
        Grain::Month => Some(Told::Month(day, has_year)),
        Grain::Year if has_year => Some(Told::Year(day)),
        Grain::Week | Grain::Year => None,
    }
}

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

fn weekday(spot: &Spot) -> Option<i32> {
    let at = WEEKDAYS.iter().position(|day| *day == spot.norm)?;
    i32::try_from(at).ok()
}

/// "8 p.m.", "8:30 pm", "noon", "midnight"; an hour without its half of the day
/// is none.
fn clocks(sentence: &Sentence, index: usize) -> Vec<Moment> {
    let mut found = Vec::new();
    for (at, spot) in sentence.spots.iter().enumerate() {
        if let Some((minutes, end)) = clock(sentence, at) {
            found.push(Moment {
                span: Span::new(spot.span.start, sentence.spots[end - 1].span.end),
                sentence: index,
                told: Told::Clock(minutes),
                days: None,
                quoted: spot.quoted,
            });
        }
    }
    found
}

/// Minutes since midnight of the time that begins at a spot, and the spot
/// after it.
fn clock(sentence: &Sentence, at: usize) -> Option<(i32, usize)> {
    let norm = sentence.norm(at);
    match norm {
        "noon" | "midday" => return Some((12 * 60, at + 1)),
        "midnight" => return Some((0, at + 1)),
        _ => {}
    }
    let half = |word: &str| match word {
        "am" | "a.m" | "a.m." => Some(0),
        "pm" | "p.m" | "p.m." => Some(12 * 60),
        _ => None,
    };
    let time = |hour: i32, minute: i32, half: i32| {
        let valid = (1..=12).contains(&hour) && (0..60).contains(&minute);
        valid.then_some(hour % 12 * 60 + minute + half)
    };
    // "11am", "6.33pm".
    let digits = norm.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let (hour, minute) = match digits.split_once('.') {
        Some((hour, minute)) => (hour.parse().ok()?, minute.parse().ok()?),
        None => (digits.parse().ok()?, 0),
    };
    if let Some(half) = half(&norm[digits.len()..]) {
        return Some((time(hour, minute, half)?, at + 1));
    }
    // "8:30 p.m."
    let minutes = sentence.norm(at + 2).parse().ok();
    let (minute, end) = match minutes.filter(|_| sentence.norm(at + 1) == ":") {
        Some(minute) => (minute, at + 3),
        None => (minute, at + 1),
    };
    let half = half(sentence.norm(end))?;
    // "p.m" and its last stop are two words where a sentence ends.
    Some((time(hour, minute, half)?, end + 1))
}
