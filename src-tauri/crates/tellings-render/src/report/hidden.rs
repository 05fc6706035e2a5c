//! A comparison without the names of its outlets, for a class that is to judge
//! texts and not mastheads.
//!
//! [`without_outlets`] takes away what the program knows of an outlet: its
//! name, its address, and a headline that names it. What an article says of its
//! own outlet is the article's text and stays as it is; [`mentions`] lists such
//! places, so that a person can decide before anything leaves the program.

use tellings_collate::{Comparison, Correction, Witness, WitnessIndex, siglum};

use super::ReportOptions;
use crate::comparison::parts::opens_with_headline;
use crate::words::report as words;

/// The comparison with a letter in the place of each outlet.
#[must_use]
pub(super) fn without_outlets(comparison: &Comparison) -> Comparison {
    let names = names(comparison);
    let mut hidden = comparison.clone();
    for (index, telling) in hidden.tellings.iter_mut().enumerate() {
        // A headline that is part of the text stays, and is told as a mention.
        let in_text = opens_with_headline(telling);
        let witness = &mut telling.witness;
        witness.outlet = Some(words::outlet(&siglum(index)));
        witness.url = None;
        let named = |title: &String| {
            names
                .iter()
                .any(|(_, name)| !places(title, name).is_empty())
        };
        witness.title = witness
            .title
            .take()
            .filter(|title| in_text || !named(title));
    }
    hidden
}

/// Where something that stays names an outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The outlet that is named.
    pub outlet: String,
    /// The telling whose text names it; `None` for the title, the introduction,
    /// and the person's own rules and corrections.
    pub telling: Option<WitnessIndex>,
    /// The words around the place.
    pub around: String,
}

/// Every place that names an outlet although its name is hidden, by tellings
/// and places.
#[must_use]
pub fn mentions(comparison: &Comparison, options: &ReportOptions) -> Vec<Mention> {
    let names = names(comparison);
    let rules = comparison
        .options
        .aliases
        .iter()
        .flat_map(|rule| &rule.forms);
    let corrections = comparison.options.corrections.iter();
    let own = std::iter::once(&options.title)
        .chain(&options.introduction)
        .chain(rules)
        .map(String::as_str)
        .chain(corrections.map(Correction::own_words))
        .map(|text| (None, text));
    let texts = comparison.tellings.iter().enumerate();
    let texts = texts.map(|(index, telling)| (Some(index), telling.witness.text.as_str()));
    let mut mentions = Vec::new();
    for (telling, text) in own.chain(texts) {
        let mut found: Vec<(usize, usize, &str)> = names
            .iter()
            .flat_map(|(outlet, name)| {
                places(text, name)
                    .into_iter()
                    .map(move |at| (at.0, at.1, outlet.as_str()))
            })
            .collect();
        found.sort_unstable();
        found.dedup_by_key(|(start, _, _)| *start);
        mentions.extend(found.into_iter().map(|(start, end, outlet)| Mention {
            outlet: outlet.to_owned(),
            telling,
            around: around(text, start, end),
        }));
    }
    mentions
}

/// What may give an outlet away: its name, the name without its article, and
/// its address; each with the outlet's name for people.
fn names(comparison: &Comparison) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for Witness { outlet, url, .. } in comparison.tellings.iter().map(|telling| &telling.witness) {
        let host = url
            .as_deref()
            .and_then(|url| url.split("://").nth(1))
            .and_then(|rest| rest.split(['/', '?', '#', ':']).next())
            .map(|host| host.strip_prefix("www.").unwrap_or(host));
        let outlet = outlet
            .as_deref()
            .map(str::trim)
            .filter(|name| !name.is_empty());
        let shown = outlet.or(host).unwrap_or_default().to_owned();
        let short = outlet.and_then(|name| {
            let (the, rest) = name.split_once(' ')?;
            the.eq_ignore_ascii_case("the").then_some(rest.trim())
        });
        for name in [outlet, short, host].into_iter().flatten() {
            if !name.is_empty() {
                names.push((shown.clone(), name.to_lowercase()));
            }
        }
    }
    names
}

/// The places of a name in lower case, as words of their own.
fn places(text: &str, name: &str) -> Vec<(usize, usize)> {
    // Lower case may have another length: every letter keeps its own place.
    let letters: Vec<(usize, usize, char)> = text
        .char_indices()
        .flat_map(|(at, c)| {
            c.to_lowercase()
                .map(move |low| (at, at + c.len_utf8(), low))
        })
        .collect();
    let name: Vec<char> = name.chars().collect();
    let mut places = Vec::new();
    if name.is_empty() {
        return places;
    }
    for (nth, window) in letters.windows(name.len()).enumerate() {
        if window.iter().map(|(_, _, c)| c).eq(&name) {
            let part_of_word = |letter: Option<&(usize, usize, char)>| {
                letter.is_some_and(|(_, _, c)| c.is_alphanumeric())
            };
            let before = nth.checked_sub(1).and_then(|before| letters.get(before));
            let whole = !part_of_word(before) && !part_of_word(letters.get(nth + name.len()));
            if whole {
                places.push((window[0].0, window[name.len() - 1].1));
            }
        }
    }
    places
}

/// The words around a place, on one line.
fn around(text: &str, start: usize, end: usize) -> String {
    const ROOM: usize = 40;
    let before: Vec<char> = text[..start].chars().rev().take(ROOM).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text[end..].chars().take(ROOM).collect();
    let line = format!("{before}{}{after}", &text[start..end]);
    format!(
        "…{}…",
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn names_are_found_as_words_in_any_case() {
        let check = |text: &str, found: &[(usize, usize)]| {
            assert_eq!(places(text, "the sheet"), found, "{text}");
        };
        check("The Sheet said", &[(0, 9)]);
        check("of THE SHEET's", &[(3, 12)]);
        check("the sheets, bathe sheet", &[]);
        // A letter that grows in lower case moves no place.
        check("İ the sheet", &[(3, 12)]);
    }
}
