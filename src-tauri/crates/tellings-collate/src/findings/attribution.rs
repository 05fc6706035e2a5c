//! Who vouches for a statement: the outlet itself or a source, which source,
//! and with which verb.
//!
//! Only sentences that say the same are compared: those with most words in
//! common.

use std::collections::BTreeSet;

use tellings_text::Span;

use super::Pair;
use super::difference::Difference;
use super::governed::likeness;
use super::sentence::{Read, Sentence};
use super::source::{Source, is_own_voice, source};
use super::speech::{Manner, manner};
use crate::model::FindingKind;

/// Share of the words of the shorter sentence that both have, from which on
/// two sources are compared.
const ALIKE: f64 = 0.2;

/// The same for a source and none.
const SAME: f64 = 0.34;

/// Words stated in common from which on a source and none are told apart; one
/// less does for two sources.
const STATED: usize = 3;

/// What stands in a finding for a sentence without a source.
const OWN_VOICE: &str = "own voice";

/// Words of a sentence of which a source covers all; longer ones tell several
/// things.
const LONG: usize = 50;

/// What is found of two readings; `one_fact` says whether it is sure that they
/// report one thing.
pub(super) fn find(pair: &Pair, one_fact: bool) -> Vec<Difference> {
    let mut best: Option<(f64, &Sentence, &Sentence)> = None;
    for x in &pair.a.sentences {
        for y in &pair.b.sentences {
            let alike = likeness(x, y);
            if best.is_none_or(|(most, ..)| alike > most) {
                best = Some((alike, x, y));
            }
        }
    }
    let Some((alike, x, y)) = best else {
        return Vec::new();
    };
    if alike < ALIKE {
        return Vec::new();
    }
    let (one, other) = (source(x), source(y));
    let same_source = matches!((&one, &other), (Some(a), Some(b)) if is_one(pair, a, b));
    let common = in_common((x, one.as_ref()), (y, other.as_ref()));
    let mut found = match (one, other) {
        (Some(a), None) if alike >= SAME && is_short(x) => own_voice(pair.a, &a, pair.b, y),
        (None, Some(b)) if alike >= SAME && is_short(y) => own_voice(pair.b, &b, pair.a, x),
        (Some(a), Some(b)) if same_source => verbs(pair, &a, &b),
        (Some(a), Some(b)) => sources(pair, &a, &b),
        _ => None,
    };
    if let Some(found) = &mut found {
        let own = found.ends.iter().any(|end| end.says == OWN_VOICE);
        found.sure &= common >= if own { STATED } else { STATED - 1 };
        // Two statements on one subject have two sources more often than not.
        found.sure &= one_fact || same_source;
    }
    found.into_iter().collect()
}

/// Words that two sentences have in common, names and sources left out: what
/// they state.
fn in_common(
    (x, one): (&Sentence, Option<&Source>),
    (y, other): (&Sentence, Option<&Source>),
) -> usize {
    let stated = |sentence: &Sentence, source: Option<&Source>| -> BTreeSet<String> {
        let open = sentence.spots.iter().filter(|spot| {
            !spot.capital && source.is_none_or(|source| !source.span.covers(spot.span))
        });
        let stems = open.map(|spot| spot.stem.clone());
        stems.filter(|stem| !stem.is_empty()).collect()
    };
    stated(x, one).intersection(&stated(y, other)).count()
}

fn is_short(sentence: &Sentence) -> bool {
    sentence.spots.len() <= LONG
}

/// A source in one reading; the other says it itself, in all its sentences.
fn own_voice(
    with: &Read,
    source: &Source,
    without: &Read,
    sentence: &Sentence,
) -> Option<Difference> {
    let own = without.sentences.iter().all(is_own_voice);
    // The other may say the same in another sentence on its own word.
    let both = with
        .sentences
        .iter()
        .any(|one| is_own_voice(one) && likeness(one, sentence) >= SAME);
    Some(Difference {
        kind: FindingKind::Attribution,
        ends: [
            with.end(source.span),
            without.says(sentence.span, OWN_VOICE.to_owned()),
        ],
        sure: own && !both,
        disagrees: false,
    })
    .filter(|_| is_own_voice(sentence))
}

/// Two verbs that put it otherwise, of one source.
fn verbs(pair: &Pair, a: &Source, b: &Source) -> Option<Difference> {
    verb(pair.a, a.verb, pair.b, b.verb)
}

/// A plain verb of saying in one reading, one that takes a stand in the other.
pub(super) fn verb(a: &Read, one: Span, b: &Read, other: Span) -> Option<Difference> {
    let of = |read: &Read, verb: Span| manner(&read.reading.printed(verb).to_lowercase());
    let (x, y) = (of(a, one)?, of(b, other)?);
    let plain = x == Manner::Plain || y == Manner::Plain;
    // Each verb in its own reading alone, where it can be seen.
    let inside = |read: &Read, place: Span| {
        let mut segments = read.reading.segments.iter();
        segments.any(|segment| segment.covers(place))
    };
    let stand = if x == Manner::Plain { y } else { x };
    let without = if x == Manner::Plain { a } else { b };
    let both = without
        .sentences
        .iter()
        .flat_map(|sentence| &sentence.spots)
        .any(|spot| manner(&spot.norm) == Some(stand));
    (x != y && plain && !both && inside(a, one) && inside(b, other)).then(|| Difference {
        kind: FindingKind::Attribution,
        ends: [a.end(one), b.end(other)],
        sure: true,
        disagrees: false,
    })
}

fn words(read: &Read, span: Span) -> BTreeSet<String> {
    let text = &read.reading.telling.witness.text;
    tellings_text::tokens(text, span)
        .into_iter()
        .map(|token| token.norm)
        .collect()
}

/// Whether two sources may be one: a word in common, or somebody who is not
/// named.
fn is_one(pair: &Pair, a: &Source, b: &Source) -> bool {
    let (x, y) = (words(pair.a, a.who), words(pair.b, b.who));
    let pronoun = |words: &BTreeSet<String>| {
        words.len() == 1
            && words
                .iter()
                .any(|word| matches!(word.as_str(), "he" | "she" | "it" | "they"))
    };
    let content = |word: &&String| !tellings_text::is_function_word(word) && word.len() > 2;
    pronoun(&x) || pronoun(&y) || x.intersection(&y).filter(content).count() > 0
}

/// Two sources for one statement. Two descriptions of single people may mean
/// one; where one side is several, or is not named, they are two.
fn sources(pair: &Pair, a: &Source, b: &Source) -> Option<Difference> {
    let sure = match (party(pair.a, a.who), party(pair.b, b.who)) {
        (Party::Named, Party::Named) => {
            let strange = |read: &Read, who: Span, other: &Read| {
                let names = tellings_text::names(&read.reading.telling.witness.text, who);
                let new = |word: &String| !other.reading.vocabulary.contains(word);
                names.last().is_some_and(|name| new(&name.key))
            };
            strange(pair.a, a.who, pair.b) && strange(pair.b, b.who, pair.a)
        }
        (Party::Role, _) | (_, Party::Role) => false,
        (x, y) => x != y || x == Party::Several,
    };
    Some(Difference {
        kind: FindingKind::Attribution,
        ends: [pair.a.end(a.span), pair.b.end(b.span)],
        sure,
        disagrees: false,
    })
}

/// Who is meant by a source's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Party {
    /// Somebody with a name.
    Named,
    /// "the senator": somebody who may be named elsewhere.
    Role,
    /// "two people", "officials".
    Several,
    /// "a source close to the probe".
    Somebody,
}

fn party(read: &Read, who: Span) -> Party {
    let text = &read.reading.telling.witness.text;
    let tokens = tellings_text::tokens(text, who);
    let first = tokens.first().map_or("", |token| token.norm.as_str());
    let several = tokens.iter().any(|token| {
        matches!(
            token.norm.as_str(),
            "people"
                | "officials"
                | "lawyers"
                | "prosecutors"
                | "sources"
                | "aides"
                | "lawmakers"
                | "campaigners"
                | "residents"
                | "opponents"
                | "supporters"
                | "critics"
                | "papers"
                | "records"
                | "police"
                | "authorities"
                | "regulators"
                | "analysts"
                | "economists"
                | "leaders"
                | "friends"
                | "witnesses"
                | "insiders"
                | "reports"
                | "relatives"
        )
    });
    if several {
        Party::Several
    } else if matches!(first, "a" | "an" | "one" | "another") {
        Party::Somebody
    } else if tellings_text::names(text, who).is_empty() {
        Party::Role
    } else {
        Party::Named
    }
}
