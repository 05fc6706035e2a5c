//! A story's sentences, prepared for scoring.
//!
//! Every word is reduced to its stem, a form of an alias rule to the stems of
//! its canonical form, and the stems of the whole story are
//! numbered in alphabetical order. Numbers therefore never depend on the order
//! of the witnesses, and sums over ascending numbers come out the same to the
//! last bit whichever witness comes first.

use std::collections::{BTreeMap, BTreeSet};

use tellings_text::{Span, TokenKind};

use crate::alias::{Aliases, Used};
use crate::model::{Segment, Telling, Witness};

/// Words of a sentence that take part in comparisons of runs. Longer sentences
/// exist only in hostile or broken text.
const WORDS_COMPARED: usize = 400;

/// Letters in a run of letters; four catches "Zelensky" and "Zelenskiy" without
/// matching every "tion".
const GRAM: usize = 4;

/// Number of a stem in the story's alphabetical vocabulary.
pub(crate) type StemId = u32;

/// One sentence, prepared.
#[derive(Debug, Default)]
pub(crate) struct Sentence {
    /// Stems of the words and numbers in order, at most [`WORDS_COMPARED`].
    pub(crate) words: Vec<StemId>,
    /// Distinct content stems, ascending.
    pub(crate) content: Vec<StemId>,
    /// Distinct letter runs of the content words (hashed), ascending.
    pub(crate) grams: Vec<u64>,
    /// Distinct stems that stand in names, ascending.
    pub(crate) names: Vec<StemId>,
    /// Distinct stems that are numbers in digits, ascending.
    pub(crate) numbers: Vec<StemId>,
    /// Positions in `words` that stand inside quotation marks.
    pub(crate) quoted: Vec<bool>,
    /// Where each of `words` stands in the telling's text.
    pub(crate) places: Vec<Span>,
    /// Forms of alias rules among the words, in order.
    pub(crate) aliases: Vec<Used>,
}

/// A story's tellings, prepared.
#[derive(Debug)]
pub(crate) struct Analysis {
    /// The sentences of each telling, in the order of its segments.
    pub(crate) sentences: Vec<Vec<Sentence>>,
    /// Inverse document frequency of each stem, a sentence being a document.
    pub(crate) idf: Vec<f64>,
    /// The same for letter runs.
    pub(crate) gram_idf: BTreeMap<u64, f64>,
}

/// Cuts each witness into its segments.
pub(crate) fn cut<'w>(witnesses: impl Iterator<Item = &'w Witness>) -> Vec<Telling> {
    witnesses
        .map(|witness| Telling {
            segments: tellings_text::sentences(&witness.text)
                .into_iter()
                .map(|sentence| Segment {
                    span: sentence.span,
                    paragraph: sentence.paragraph,
                })
                .collect(),
            witness: witness.clone(),
        })
        .collect()
}

/// A sentence's words, and the forms of alias rules among them.
#[derive(Default)]
struct RawSentence {
    words: Vec<Raw>,
    aliases: Vec<Used>,
}

struct Raw {
    stem: String,
    span: Span,
    content: bool,
    name: bool,
    number: bool,
    quoted: bool,
}

/// Prepares the sentences of all tellings.
pub(crate) fn analyse(tellings: &[Telling], aliases: &Aliases) -> Analysis {
    let raw: Vec<Vec<RawSentence>> = tellings
        .iter()
        .map(|telling| raw_sentences(telling, aliases))
        .collect();
    let vocabulary: BTreeMap<&str, StemId> = raw
        .iter()
        .flatten()
        .flat_map(|sentence| &sentence.words)
        .map(|word| word.stem.as_str())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .zip(0..)
        .collect();

    let mut stem_counts = vec![0_u32; vocabulary.len()];
    let mut gram_counts: BTreeMap<u64, u32> = BTreeMap::new();
    let sentences: Vec<Vec<Sentence>> = raw
        .iter()
        .map(|telling| {
            telling
                .iter()
                .map(|raw| {
                    let sentence = number(raw, &vocabulary);
                    for &stem in &sentence.content {
                        stem_counts[stem as usize] += 1;
                    }
                    for &gram in &sentence.grams {
                        *gram_counts.entry(gram).or_default() += 1;
                    }
                    sentence
                })
                .collect()
        })
        .collect();

    let total = sentences.iter().map(Vec::len).sum::<usize>();
    Analysis {
        idf: stem_counts
            .iter()
            .map(|&count| inverse_frequency(total, count))
            .collect(),
        gram_idf: gram_counts
            .into_iter()
            .map(|(gram, count)| (gram, inverse_frequency(total, count)))
            .collect(),
        sentences,
    }
}

/// How much a feature of `count` among `total` sentences tells, in nats.
pub(crate) fn inverse_frequency(total: usize, count: u32) -> f64 {
    ((total as f64 + 1.0) / (f64::from(count) + 0.5)).ln()
}

fn raw_sentences(telling: &Telling, aliases: &Aliases) -> Vec<RawSentence> {
    let text = &telling.witness.text;
    let quotations = tellings_text::quotations(text);
    telling
        .segments
        .iter()
        .map(|segment| {
            let names = tellings_text::names(text, segment.span);
            let mut sentence = RawSentence::default();
            for term in aliases.terms(text, segment.span) {
                if term.norm == "'s" {
                    continue;
                }
                if sentence.words.len() >= WORDS_COMPARED {
                    break;
                }
                let name = names.iter().any(|name| name.span.covers(term.span));
                let quoted = inside(&quotations, term.span);
                sentence.aliases.extend(term.form.map(|form| Used {
                    form,
                    span: term.span,
                }));
                for (norm, kind) in aliases.words(&term) {
                    let number = kind == TokenKind::Number;
                    sentence.words.push(Raw {
                        content: number || !tellings_text::is_function_word(&norm),
                        name,
                        quoted,
                        stem: if number {
                            norm.replace(',', "")
                        } else {
                            tellings_text::stem(&norm)
                        },
                        span: term.span,
                        number,
                    });
                }
            }
            sentence
        })
        .collect()
}

/// Whether `place` stands inside one of the quotations, which come in order.
pub(crate) fn inside(quotations: &[tellings_text::Quotation], place: Span) -> bool {
    let after = quotations.partition_point(|quotation| quotation.span.start <= place.start);
    // Quotations nest: look back over the few that may still be open.
    quotations[..after]
        .iter()
        .rev()
        .take(4)
        .any(|quotation| quotation.inner.covers(place))
}

fn number(raw: &RawSentence, vocabulary: &BTreeMap<&str, StemId>) -> Sentence {
    let mut sentence = Sentence {
        aliases: raw.aliases.clone(),
        ..Sentence::default()
    };
    let mut letters = String::new();
    for word in &raw.words {
        let stem = vocabulary[word.stem.as_str()];
        sentence.words.push(stem);
        sentence.quoted.push(word.quoted);
        sentence.places.push(word.span);
        if word.content {
            sentence.content.push(stem);
            letters.push(' ');
            letters.push_str(&word.stem);
            if word.name {
                sentence.names.push(stem);
            }
        }
        if word.number {
            sentence.numbers.push(stem);
        }
    }
    let letters: Vec<char> = letters.trim_start().chars().collect();
    sentence.grams = letters.windows(GRAM).map(gram_hash).collect();
    for list in [
        &mut sentence.content,
        &mut sentence.names,
        &mut sentence.numbers,
    ] {
        list.sort_unstable();
        list.dedup();
    }
    sentence.grams.sort_unstable();
    sentence.grams.dedup();
    sentence
}

/// FNV-1a over the letters: the same number on every machine and in every run,
/// which `std`'s hasher does not promise.
fn gram_hash(letters: &[char]) -> u64 {
    letters.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &letter| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
    })
}
