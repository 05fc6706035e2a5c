//! A sentence made short enough to name a fact, in its own words.
//!
//! What introduces it goes ("But", "Meanwhile,"), then what stands in brackets
//! or between commas beside a name, then what comes before the clause or after
//! it. Who said a thing, and that it is doubted or holds under a condition, is
//! never cut off without a sign: an ellipsis stands where such words follow,
//! and where a sentence had to be cut inside a clause.

use super::verb::{is_clause, is_verb};

/// Characters that a label has if a clause can be found that is so short.
const LENGTH: usize = 80;

/// Characters that a clause needs to say something.
const LEAST: usize = 24;

/// Characters of what no language would call a word.
const NO_WORD: usize = 200;

/// Words that begin a sentence and say nothing of the fact.
const OPENINGS: &[&str] = &[
    "but",
    "and",
    "so",
    "yet",
    "however,",
    "meanwhile,",
    "still,",
    "then,",
    "also,",
    "moreover,",
    "furthermore,",
    "nevertheless,",
    "instead,",
    "indeed,",
    "now,",
    "in addition,",
    "in fact,",
    "of course,",
    "separately,",
    "additionally,",
    "for his part,",
    "for her part,",
    "either way,",
    "after all,",
    "in other words,",
    "as a result,",
    "on top of that,",
    "at the same time,",
];

/// Words with which something begins that is beside the clause.
const BESIDE: &[&str] = &[
    "who",
    "whom",
    "whose",
    "which",
    "where",
    "when",
    "while",
    "after",
    "before",
    "as",
    "adding",
    "including",
    "following",
    "amid",
    "during",
    "a",
    "an",
    "the",
    "then",
    "one",
    "and",
    "making",
    "leaving",
    "causing",
    "prompting",
    "killing",
    "saying",
    "with",
    "according",
    "because",
    "since",
    "for",
    "despite",
    "in",
    "on",
    "at",
    "where",
    "from",
    "by",
    "without",
    "to",
];

/// Words that change what a clause says, if they follow it.
const CHANGING: &[&str] = &[
    "if",
    "unless",
    "until",
    "except",
    "but",
    "although",
    "though",
    "however",
    "reportedly",
    "allegedly",
    "apparently",
    "not",
    "no",
    "never",
    "pending",
    "provided",
    "according",
    "claimed",
    "said",
    "says",
    "told",
    "claims",
    "alleged",
    "wrote",
    "announced",
    "believed",
    "denied",
    "denies",
    "reported",
    "may",
    "might",
    "could",
    "would",
    "suggested",
    "warned",
    "argued",
    "insisted",
    "added",
    "tweeted",
    "explained",
    "stated",
    "likely",
    "perhaps",
    "possibly",
];

/// Words that a text cannot end with.
const DANGLING: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or",
    "but", "that", "which", "who", "as", "his", "her", "their", "its", "is", "are", "was", "were",
    "be", "been", "has", "have", "had", "will", "would", "not", "about", "over", "into", "than",
    "after", "before", "between", "during", "this", "these", "those", "some", "more", "most", "mr",
    "mrs", "ms", "dr", "if", "when", "while", "where", "whose", "also", "very", "our",
];

/// What a label was made without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// Nothing but how the sentence was opened.
    Nothing,
    /// Something beside the clause.
    Aside,
    /// A clause that follows and matters.
    Clause,
    /// Words of the clause itself.
    Words,
}

/// The sentence made short, and what it cost.
pub(super) fn shortened(sentence: &str) -> (String, Cut) {
    let text = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = unopened(undated(&text));
    let whole = ended(&text);
    if fits(&whole) {
        return (whole, Cut::Nothing);
    }
    let text = without_insertions(&without_brackets(&text));
    let whole = ended(&text);
    if fits(&whole) {
        return (whole, Cut::Aside);
    }
    let text = without_lead_in(&text);
    let whole = ended(&text);
    if fits(&whole) {
        return (whole, Cut::Aside);
    }
    match last_clause_end(&text) {
        Some((end, false)) => (ended(&text[..end]), Cut::Aside),
        Some((end, true)) => (followed(&text[..end]), Cut::Clause),
        None => (followed(&text[..last_word_end(&text)]), Cut::Words),
    }
}

fn fits(text: &str) -> bool {
    text.chars().count() <= LENGTH
}

/// Without the place and agency that open an article: "TARN (Wire) — ".
fn undated(text: &str) -> &str {
    for dash in [" — ", " – ", " -- ", " - "] {
        let Some((place, rest)) = text.split_once(dash) else {
            continue;
        };
        let letters: Vec<char> = place.chars().filter(|c| c.is_alphabetic()).collect();
        let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
        let is_place = place.chars().count() <= 40 && 2 * capitals > letters.len();
        if is_place && rest.chars().count() >= LEAST {
            return rest;
        }
    }
    text
}

/// Without what merely ties the sentence to the one before.
fn unopened(text: &str) -> String {
    let text = text.trim_start_matches(['•', '–', '—', '-', '*', '·', ' ']);
    let opening = OPENINGS.iter().find(|opening| {
        let head = text.get(..opening.len());
        head.is_some_and(|head| head.to_lowercase() == **opening)
            && text[opening.len()..].starts_with(' ')
    });
    let Some(opening) = opening else {
        return text.to_owned();
    };
    let rest = text[opening.len()..].trim_start();
    if rest.chars().count() < LEAST {
        return text.to_owned();
    }
    capital(rest)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Without the stop and other marks at its end.
fn ended(text: &str) -> String {
    let text = text.trim_end_matches([',', ';', ':', '–', '—', '-', ' ']);
    let stop = text.ends_with('.') && !text.ends_with("..") && !ends_with_initials(text);
    let text = if stop { &text[..text.len() - 1] } else { text };
    // A quotation that was opened before is closed again.
    match (text.matches('“').count(), text.matches('”').count()) {
        (open, closed) if open > closed => format!("{}”", text.trim_end_matches(',')),
        (open, closed) if closed > open => text.trim_end_matches('”').to_owned(),
        _ => text.to_owned(),
    }
}

/// "U.S.", "D.C.", "p.m.": their stop is their own.
fn ends_with_initials(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or("");
    last.matches('.').count() > 1
}

/// With a sign that something follows.
fn followed(text: &str) -> String {
    let text = ended(text);
    match text.strip_suffix('”') {
        Some(quoted) => format!("{quoted} …”"),
        None => format!("{text} …"),
    }
}

fn without_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if depth > 0 {
        return text.to_owned();
    }
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    out.replace(" ,", ",").replace(" .", ".")
}

/// The places of commas that part clauses: not in numbers, nor in quotations.
fn commas(text: &str) -> Vec<usize> {
    let mut quoted = false;
    let mut straight = false;
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '“' => quoted = true,
            '”' => quoted = false,
            '"' => straight = !straight,
            ',' if !quoted && !straight && text[at + 1..].starts_with(' ') => found.push(at),
            _ => {}
        }
    }
    found
}

/// Without what stands between two commas beside a name: "Duss, who was on
/// watch, swam". The verb must follow, or the clause would fall apart.
fn without_insertions(text: &str) -> String {
    let commas = commas(text);
    for pair in commas.windows(2) {
        let (head, inside, rest) = (
            &text[..pair[0]],
            text[pair[0] + 1..pair[1]].trim(),
            text[pair[1] + 1..].trim(),
        );
        let first = inside.split(' ').next().unwrap_or("").to_lowercase();
        let beside = BESIDE.contains(&first.as_str()) || first.parse::<u32>().is_ok();
        let verb_follows = rest
            .split(' ')
            .take(2)
            .any(|word| is_verb(word) && word.starts_with(char::is_lowercase));
        if beside && verb_follows && !is_clause(head) {
            return without_insertions(&format!("{head} {rest}"));
        }
    }
    text.to_owned()
}

/// Without what stands before the clause: "In a statement on Monday, …".
fn without_lead_in(text: &str) -> String {
    const LEADING: &[&str] = &[
        "in",
        "on",
        "at",
        "after",
        "during",
        "since",
        "while",
        "as",
        "when",
        "following",
        "with",
        "earlier",
        "late",
        "last",
        "by",
        "for",
        "under",
        "amid",
        "over",
    ];
    let first = text.split(' ').next().unwrap_or("").to_lowercase();
    let Some(&comma) = commas(text).first() else {
        return text.to_owned();
    };
    let rest = text[comma + 1..].trim();
    let names = rest.starts_with(char::is_uppercase)
        || [
            "the ", "a ", "an ", "he ", "she ", "they ", "it ", "two ", "three ",
        ]
        .iter()
        .any(|start| rest.starts_with(start));
    if LEADING.contains(&first.as_str())
        && names
        && rest.chars().count() >= LEAST
        && is_clause(rest)
    {
        capital(rest)
    } else {
        text.to_owned()
    }
}

/// Where the last clause ends that is short enough, and whether what follows
/// changes what it says.
fn last_clause_end(text: &str) -> Option<(usize, bool)> {
    let mut ends: Vec<usize> = commas(text);
    for mark in ["; ", ": ", " – ", " — ", " -- "] {
        ends.extend(text.match_indices(mark).map(|(at, _)| at));
    }
    for word in [
        " after ",
        " while ",
        " because ",
        " when ",
        " before ",
        " although ",
        " but ",
        " who ",
        " which ",
        " as ",
        " where ",
        " despite ",
        " amid ",
        " following ",
        " if ",
        " unless ",
        " until ",
        " since ",
    ] {
        ends.extend(text.match_indices(word).map(|(at, _)| at));
    }
    ends.sort_unstable();
    let end = ends.into_iter().rfind(|&end| {
        let head = &text[..end];
        let length = head.chars().count();
        (LEAST..=LENGTH).contains(&length) && is_clause(head) && balanced(head) && !dangles(head)
    })?;
    let tail = text[end..].to_lowercase();
    let changes = tail
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| CHANGING.contains(&word));
    Some((end, changes))
}

fn balanced(text: &str) -> bool {
    text.matches('“').count() == text.matches('”').count()
        && text.matches('"').count().is_multiple_of(2)
        && text.matches('(').count() == text.matches(')').count()
}

fn dangles(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or("").to_lowercase();
    DANGLING.contains(&last.trim_end_matches(['.', ',']))
}

/// Where the last whole word ends that fits and can stand at an end.
fn last_word_end(text: &str) -> usize {
    let limit = text
        .char_indices()
        .nth(LENGTH - 2)
        .map_or(text.len(), |(at, _)| at);
    let mut ends = text[..limit].match_indices(' ').map(|(at, _)| at);
    ends.rfind(|&end| !dangles(&text[..end]))
        // A word that is longer than a label is shown whole, unless it is none.
        .or_else(|| text.find(' '))
        .or_else(|| Some(text.char_indices().nth(NO_WORD)?.0))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sentence: &str, label: &str, cut: Cut) {
        assert_eq!(shortened(sentence), (label.to_owned(), cut));
    }

    #[test]
    fn short_sentences_stand_whole() {
        check(
            "The ferry  sank\non Monday.",
            "The ferry sank on Monday",
            Cut::Nothing,
        );
        check("It left for the U.S.", "It left for the U.S.", Cut::Nothing);
        check(
            "But the ferry, too, sank on Monday.",
            "The ferry, too, sank on Monday",
            Cut::Nothing,
        );
        check(
            "TARN (Wire) — The ferry sank on Monday.",
            "The ferry sank on Monday",
            Cut::Nothing,
        );
    }

    #[test]
    fn what_stands_beside_the_clause_goes_first() {
        check(
            "The ferry, which had been built in 1971 by two brothers from Calder, sank off Tarn on \
             Monday.",
            "The ferry sank off Tarn on Monday",
            Cut::Aside,
        );
        check(
            "In a long statement that was read out on the pier on Monday, the mayor promised a new \
             ferry by the spring.",
            "The mayor promised a new ferry by the spring",
            Cut::Aside,
        );
        check(
            "Divers went down to the wreck at dawn, where they found the log of the captain and \
             both of the lost bells.",
            "Divers went down to the wreck at dawn",
            Cut::Aside,
        );
    }

    #[test]
    fn who_said_it_and_on_what_condition_leaves_a_sign() {
        check(
            "The council voted on Tuesday to close the swimming bath for good, the deputy mayor \
             said after the meeting.",
            "The council voted on Tuesday to close the swimming bath for good …",
            Cut::Clause,
        );
        check(
            "The council will close the swimming bath for good in the autumn, unless somebody pays \
             for the roof.",
            "The council will close the swimming bath for good in the autumn …",
            Cut::Clause,
        );
    }

    #[test]
    fn words_are_never_cut_and_quotations_are_closed() {
        check(
            &"word ".repeat(40),
            &format!("{} …", "word ".repeat(15).trim_end()),
            Cut::Words,
        );
        check(
            &"x".repeat(150),
            &format!("{} …", "x".repeat(150)),
            Cut::Words,
        );
        check(
            &"x".repeat(999),
            &format!("{} …", "x".repeat(200)),
            Cut::Words,
        );
        let (label, _) = shortened(
            "He said “nobody on this council of ours ever wanted to close a single one of the \
             baths of this town for good”.",
        );
        assert!(label.ends_with("…”"), "{label}");
        for odd in ["", " ", "…", "“", "(", ",,,,", "— ", "But "] {
            let _ = shortened(odd);
        }
    }
}
