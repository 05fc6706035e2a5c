//! How likely two sentences of different tellings report the same thing.
//!
//! In three stages, each dearer than the one before and asked about fewer
//! pairs:
//!
//! 1. The words: a logistic regression over features of the words themselves.
//!    Words are weighted by inverse document frequency within the story
//!    (Spärck Jones 1972), so that what every sentence of the story says tells
//!    nothing; each pair is also measured against the best rival of either
//!    sentence, because a weak resemblance is worth more where there is no
//!    better one.
//! 2. With a [`Reader`], what each token means joins the features (`meaning`).
//! 3. Pairs that are still in doubt are read by the model together, and its
//!    word is weighed against what was known before.
//!
//! Start with [`pairs`]; the weights stand in `weights.json`, made by
//! `cargo run --release -p tellings-semantics --example train`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::analysis::{Analysis, Sentence, StemId};
use crate::certainty::Certainty;
use crate::event::{Event, Gist};
use crate::group::Place;
use crate::meaning::{Meanings, Reader, Stopped};
use crate::model::{Telling, WitnessIndex};

/// Pairs of sentences beyond which only those that share a telling word are
/// looked at: keeps long or repetitive texts from taking quadratic time.
const PAIRS_IN_FULL: usize = 4_000_000;

/// With more pairs than that, a word leads to at most this many sentences.
const SENTENCES_PER_WORD: usize = 48;

/// Sentences without a word in common are looked at when their meanings are
/// this much alike on the whole.
const ALIKE: f64 = 0.5;

/// How likely two sentences of the same words report one thing.
pub(crate) const VERBATIM: f64 = 1.0;

/// No other pair is surer than this: words leave a doubt.
const SUREST: f64 = 0.995;

/// Pairs from here on are worth reading together; surer ones are not in doubt.
const DOUBT: std::ops::RangeInclusive<f64> = 0.02..=0.98;

/// Where the doubt is greatest: pairs about here are read together first. Of 0.25
/// to 0.5 this value was best by cross-validation over stories.
const MOST_DOUBT: f64 = 0.4;

/// Pairs of a story that are read together at most. Twice as many take twice as
/// long and find nothing more; with 60 half of what reading brings is lost.
const JUDGED: usize = 150;

/// How many features there are.
pub const FEATURE_COUNT: usize = 15;

/// Features that need a reader; they come last.
pub const MEANING_FEATURES: usize = 2;

/// Names of the features, in the order of `features` and of the weights.
pub const FEATURES: [&str; FEATURE_COUNT] = [
    "word_cosine",
    "letter_cosine",
    "containment",
    "shared_weight",
    "shared_run",
    "quoted_run",
    "shared_names",
    "shared_numbers",
    "lead_over_nearest_rival",
    "lead_over_further_rival",
    "neighbours",
    "distance",
    "depth",
    "meaning_told_less",
    "meaning_told_more",
];

/// Two sentences of different tellings and how likely they report one thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pair {
    /// Telling and number of one sentence; the telling comes before that of `b`.
    pub(crate) a: (WitnessIndex, usize),
    /// Telling and number of the other.
    pub(crate) b: (WitnessIndex, usize),
    /// The likelihood, 0 to 1.
    pub(crate) score: f64,
    /// The likelihood if their tellings tell of one event; not below `score`.
    pub(crate) likeness: f64,
}

impl Pair {
    pub(crate) fn new(a: (WitnessIndex, usize), b: (WitnessIndex, usize), likelihood: f64) -> Self {
        Self {
            a,
            b,
            score: likelihood,
            likeness: likelihood,
        }
    }
}

/// Weights of a logistic regression over [`FEATURES`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Score of a pair whose features are all zero, in log odds.
    pub intercept: f64,
    /// What each feature adds, in log odds for each unit of the feature.
    pub weights: [f64; FEATURE_COUNT],
}

impl Weights {
    /// The log odds that a pair with these features reports one thing.
    #[must_use]
    pub fn odds(&self, features: &[f64; FEATURE_COUNT]) -> f64 {
        self.weights
            .iter()
            .zip(features)
            .fold(self.intercept, |sum, (weight, feature)| {
                sum + weight * feature
            })
    }
}

/// How the word of a model that read both sentences is weighed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judgement {
    /// Log odds where both sides are undecided.
    pub intercept: f64,
    /// Weight of the log odds known before.
    pub before: f64,
    /// Weight of the model's own log odds.
    pub judged: f64,
}

impl Judgement {
    /// The log odds after the model has read both sentences.
    #[must_use]
    pub fn odds(&self, before: f64, judged: f64) -> f64 {
        self.intercept + self.before * before + self.judged * judged
    }
}

/// Everything that is learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trained {
    /// Weights where there is no reader; those of the last features are zero.
    pub words: Weights,
    /// Weights where there is one.
    pub meaning: Weights,
    /// How its judgement on a pair is weighed.
    pub judgement: Judgement,
    /// Whether two tellings tell of one event.
    pub event: Event,
    /// How sure a row is by words alone.
    pub certainty_by_words: Certainty,
    /// How sure a row is where a reader helped.
    pub certainty: Certainty,
}

impl Trained {
    /// How sure a row is.
    pub(crate) fn certainty(&self, with_reader: bool) -> &Certainty {
        if with_reader {
            &self.certainty
        } else {
            &self.certainty_by_words
        }
    }
}

/// The likelihood of these log odds.
#[must_use]
pub fn likelihood(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// The log odds of this likelihood.
pub(crate) fn log_odds(likelihood: f64) -> f64 {
    (likelihood / (1.0 - likelihood)).ln()
}

static SHIPPED: LazyLock<Trained> = LazyLock::new(|| {
    serde_json::from_str(include_str!("weights.json"))
        .expect("weights.json is part of the source and read by a test")
});

/// The weights that the program goes by.
pub(crate) fn shipped() -> &'static Trained {
    &SHIPPED
}

/// The pairs of a story that are worth at least `floor`. A pair that is not
/// named scores below.
pub(crate) fn pairs(
    tellings: &[Telling],
    analysis: &Analysis,
    reader: Option<&dyn Reader>,
    trained: &Trained,
    floor: f64,
) -> Result<Vec<Pair>, Stopped> {
    let meanings = reader
        .map(|reader| Meanings::of(tellings, reader))
        .transpose()?;
    let weights = match meanings {
        Some(_) => &trained.meaning,
        None => &trained.words,
    };
    let mut pairs = features(analysis, meanings.as_ref(), |a, b, features| {
        let (x, y) = (&analysis.sentences[a.0][a.1], &analysis.sentences[b.0][b.1]);
        let score = likelihood(weights.odds(features)).min(SUREST);
        (x.words != y.words && (score >= floor || DOUBT.contains(&score)))
            .then(|| Pair::new(a, b, score))
    });
    if let Some(reader) = reader {
        judge(&mut pairs, tellings, reader, &trained.judgement)?;
    }
    doubt_the_event(&mut pairs, analysis, &trained.event);
    let twins = verbatim(analysis);
    let has_twin: BTreeSet<((WitnessIndex, usize), WitnessIndex)> = twins
        .iter()
        .flat_map(|twin| [(twin.a, twin.b.0), (twin.b, twin.a.0)])
        .collect();
    // What stands word for word in the other telling is told there by its twin,
    // and by no other sentence.
    pairs.retain(|pair| {
        pair.likeness >= floor
            && !has_twin.contains(&(pair.a, pair.b.0))
            && !has_twin.contains(&(pair.b, pair.a.0))
    });
    pairs.extend(twins);
    Ok(pairs)
}

/// Has the most doubtful pairs read together. Each pair is asked about with the
/// sentence that comes first in the alphabet first: which article was added
/// first shall not matter.
fn judge(
    pairs: &mut [Pair],
    tellings: &[Telling],
    reader: &dyn Reader,
    judgement: &Judgement,
) -> Result<(), Stopped> {
    let doubt = |pair: &Pair| (log_odds(pair.score) - log_odds(MOST_DOUBT)).abs();
    let mut doubtful: Vec<&mut Pair> = pairs
        .iter_mut()
        .filter(|pair| DOUBT.contains(&pair.score))
        .collect();
    doubtful.sort_by(|x, y| {
        doubt(x)
            .total_cmp(&doubt(y))
            .then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    doubtful.truncate(JUDGED);
    let text = |(telling, segment): (WitnessIndex, usize)| {
        let telling = &tellings[telling];
        telling.segments[segment].span.of(&telling.witness.text)
    };
    let questions: Vec<(&str, &str)> = doubtful
        .iter()
        .map(|pair| {
            let (x, y) = (text(pair.a), text(pair.b));
            (x.min(y), x.max(y))
        })
        .collect();
    let answers = reader.judge(&questions)?;
    for (pair, judged) in doubtful.into_iter().zip(answers) {
        let judged = likelihood(judgement.odds(log_odds(pair.score), judged));
        *pair = Pair::new(pair.a, pair.b, judged.min(SUREST));
    }
    Ok(())
}

/// Makes pairs of tellings that may tell of two events less likely.
fn doubt_the_event(pairs: &mut [Pair], analysis: &Analysis, event: &Event) {
    let gists: Vec<Gist> = analysis
        .sentences
        .iter()
        .map(|telling| Gist::of(telling))
        .collect();
    let mut reserves: BTreeMap<(WitnessIndex, WitnessIndex), f64> = BTreeMap::new();
    for pair in pairs {
        let (a, b) = (pair.a.0, pair.b.0);
        let reserve = *reserves
            .entry((a, b))
            .or_insert_with(|| event.reserve(&gists[a], &gists[b]));
        if reserve > 0.0 {
            pair.score = likelihood(log_odds(pair.score) - reserve);
        }
    }
}

/// A sentence that stands word for word in another telling is told there,
/// whatever its words weigh: "Why?" has no word that any feature would count.
fn verbatim(analysis: &Analysis) -> Vec<Pair> {
    let mut by_words: BTreeMap<&[StemId], Vec<(WitnessIndex, usize)>> = BTreeMap::new();
    for (telling, sentences) in analysis.sentences.iter().enumerate() {
        for (number, sentence) in sentences.iter().enumerate() {
            by_words
                .entry(&sentence.words)
                .or_default()
                .push((telling, number));
        }
    }
    let mut pairs = Vec::new();
    for places in by_words
        .values()
        .filter(|places| places[0].0 != places[places.len() - 1].0)
    {
        let tellings: Vec<&[(WitnessIndex, usize)]> = places.chunk_by(|x, y| x.0 == y.0).collect();
        for (n, ours) in tellings.iter().enumerate() {
            for theirs in &tellings[n + 1..] {
                // Where a sentence is repeated, the first goes with the first
                // and so on; what one telling repeats more often goes with the
                // other's last.
                for k in 0..ours.len().max(theirs.len()) {
                    let (a, b) = (ours[k.min(ours.len() - 1)], theirs[k.min(theirs.len() - 1)]);
                    pairs.push(Pair::new(a, b, VERBATIM));
                }
            }
        }
    }
    pairs
}

/// What is known of a pair before its rivals are.
#[derive(Clone, Copy)]
struct Resemblance {
    other: usize,
    words: f64,
    letters: f64,
    /// Weight of the shared content words, in nats.
    shared: f64,
}

impl Resemblance {
    fn both(&self) -> f64 {
        f64::midpoint(self.words, self.letters)
    }
}

/// What `each` makes of the features of every pair of sentences that share a
/// content word or are alike in meaning, in the order of the pairs. They are
/// symmetric: swapping two tellings changes nothing. Every processor takes
/// pairs of tellings.
pub(crate) fn features<T: Send>(
    analysis: &Analysis,
    meanings: Option<&Meanings>,
    each: impl Fn(Place, Place, &[f64; FEATURE_COUNT]) -> Option<T> + Sync,
) -> Vec<T> {
    let norms: Vec<Vec<Norm>> = analysis
        .sentences
        .iter()
        .map(|telling| {
            telling
                .iter()
                .map(|sentence| Norm::of(analysis, sentence))
                .collect()
        })
        .collect();
    let tellings = &analysis.sentences;
    let all_pairs: usize = (0..tellings.len())
        .flat_map(|a| (a + 1..tellings.len()).map(move |b| (a, b)))
        .map(|(a, b)| tellings[a].len().saturating_mul(tellings[b].len()))
        .fold(0, usize::saturating_add);
    let per_word = if all_pairs > PAIRS_IN_FULL {
        SENTENCES_PER_WORD
    } else {
        usize::MAX
    };

    let two: Vec<(WitnessIndex, WitnessIndex)> = (0..tellings.len())
        .flat_map(|a| (a + 1..tellings.len()).map(move |b| (a, b)))
        .collect();
    two.into_par_iter()
        .flat_map_iter(|(a, b)| {
            let mut made = Vec::new();
            let rows = resemblances(analysis, meanings, &norms, (a, b), per_word);
            let mut best_of_b = vec![Best::default(); tellings[b].len()];
            let best_of_a: Vec<Best> = rows
                .iter()
                .map(|row| {
                    let mut best = Best::default();
                    for found in row {
                        best.see(found.both());
                        best_of_b[found.other].see(found.both());
                    }
                    best
                })
                .collect();
            for (i, row) in rows.iter().enumerate() {
                for found in row {
                    let j = found.other;
                    let (x, y) = (&tellings[a][i], &tellings[b][j]);
                    let lead_a = found.both() - best_of_a[i].rival_of(found.both());
                    let lead_b = found.both() - best_of_b[j].rival_of(found.both());
                    let lengths = (norms[a][i].weight, norms[b][j].weight);
                    let (less, more) =
                        meanings.map_or((0.0, 0.0), |meanings| meanings.told((a, i), (b, j)));
                    made.extend(each(
                        (a, i),
                        (b, j),
                        &[
                            found.words,
                            found.letters,
                            ratio(found.shared, lengths.0.max(lengths.1)),
                            found.shared / 10.0,
                            (1.0 + longest_run(&x.words, &y.words) as f64).ln(),
                            (1.0 + quoted_run(x, y).saturating_sub(2) as f64).ln(),
                            name_overlap(analysis, x, y),
                            shared_count(&x.numbers, &y.numbers).min(2) as f64,
                            lead_a.min(lead_b),
                            lead_a.max(lead_b),
                            neighbours(&rows, i, j),
                            (place(i, tellings[a].len()) - place(j, tellings[b].len())).abs(),
                            (i.min(5) + j.min(5)) as f64 / 5.0,
                            less,
                            more,
                        ],
                    ));
                }
            }
            made
        })
        .collect()
}

/// Best and second-best resemblance of one sentence in another telling.
#[derive(Clone, Copy, Default)]
struct Best {
    first: f64,
    second: f64,
}

impl Best {
    fn see(&mut self, value: f64) {
        if value > self.first {
            self.second = self.first;
            self.first = value;
        } else if value > self.second {
            self.second = value;
        }
    }

    /// The best value among the others than one that has `value` itself.
    fn rival_of(&self, value: f64) -> f64 {
        if value >= self.first {
            self.second
        } else {
            self.first
        }
    }
}

/// Lengths of a sentence as a vector.
struct Norm {
    words: f64,
    letters: f64,
    weight: f64,
}

impl Norm {
    fn of(analysis: &Analysis, sentence: &Sentence) -> Self {
        let idf = |&stem: &StemId| analysis.idf[stem as usize];
        let square = |value: f64| value * value;
        Self {
            words: sentence
                .content
                .iter()
                .map(|stem| square(idf(stem)))
                .sum::<f64>()
                .sqrt(),
            letters: sentence
                .grams
                .iter()
                .map(|gram| square(analysis.gram_idf[gram]))
                .sum::<f64>()
                .sqrt(),
            weight: sentence.content.iter().map(idf).sum(),
        }
    }
}

/// For each sentence of telling `a`, the sentences of telling `b` that share
/// something with it, by their number. In very long stories, only telling words
/// lead from one to the other.
fn resemblances(
    analysis: &Analysis,
    meanings: Option<&Meanings>,
    norms: &[Vec<Norm>],
    (a, b): (WitnessIndex, WitnessIndex),
    per_word: usize,
) -> Vec<Vec<Resemblance>> {
    let mut by_stem: Vec<Vec<usize>> = vec![Vec::new(); analysis.idf.len()];
    for (j, sentence) in analysis.sentences[b].iter().enumerate() {
        for &stem in &sentence.content {
            by_stem[stem as usize].push(j);
        }
    }
    let mut stamp = vec![usize::MAX; analysis.sentences[b].len()];
    analysis.sentences[a]
        .iter()
        .enumerate()
        .map(|(i, x)| {
            let mut others = Vec::new();
            for &stem in &x.content {
                let holders = &by_stem[stem as usize];
                if holders.len() > per_word {
                    continue;
                }
                for &j in holders {
                    if stamp[j] != i {
                        stamp[j] = i;
                        others.push(j);
                    }
                }
            }
            if let Some(meanings) = meanings.filter(|_| per_word == usize::MAX) {
                others.extend(
                    (0..stamp.len())
                        .filter(|&j| stamp[j] != i && meanings.likeness((a, i), (b, j)) >= ALIKE),
                );
            }
            others.sort_unstable();
            others
                .into_iter()
                .map(|j| {
                    let y = &analysis.sentences[b][j];
                    let (mut shared, mut squares) = (0.0, 0.0);
                    for stem in common(&x.content, &y.content) {
                        let idf = analysis.idf[stem as usize];
                        shared += idf;
                        squares += idf * idf;
                    }
                    let letters: f64 = common(&x.grams, &y.grams)
                        .map(|gram| analysis.gram_idf[&gram] * analysis.gram_idf[&gram])
                        .sum();
                    let (from, to) = (&norms[a][i], &norms[b][j]);
                    Resemblance {
                        other: j,
                        words: ratio(squares, from.words * to.words),
                        letters: ratio(letters, from.letters * to.letters),
                        shared,
                    }
                })
                .collect()
        })
        .collect()
}

/// The members of both ascending lists, ascending.
fn common<'l, T: Ord + Copy>(a: &'l [T], b: &'l [T]) -> impl Iterator<Item = T> + 'l {
    let mut rest = b;
    a.iter().copied().filter(move |value| {
        let skip = rest.partition_point(|other| other < value);
        rest = &rest[skip..];
        rest.first() == Some(value)
    })
}

fn shared_count(a: &[StemId], b: &[StemId]) -> usize {
    common(a, b).count()
}

/// Share of the names' weight that both sentences have, 0 to 1.
fn name_overlap(analysis: &Analysis, x: &Sentence, y: &Sentence) -> f64 {
    let weight = |stem: StemId| analysis.idf[stem as usize];
    let both: f64 = common(&x.names, &y.names).map(weight).sum();
    let sum = |names: &[StemId]| names.iter().map(|&stem| weight(stem)).sum::<f64>();
    ratio(both, sum(&x.names) + sum(&y.names) - both)
}

/// Length of the longest run of the same words, in words.
pub(crate) fn longest_run(a: &[StemId], b: &[StemId]) -> usize {
    let mut best = 0;
    let mut previous = vec![0_usize; b.len() + 1];
    let mut current = previous.clone();
    for x in a {
        for (j, y) in b.iter().enumerate() {
            current[j + 1] = if x == y { previous[j] + 1 } else { 0 };
            best = best.max(current[j + 1]);
        }
        std::mem::swap(&mut previous, &mut current);
    }
    best
}

/// Longest run of words that one sentence quotes and the other has, quoted or
/// not.
fn quoted_run(x: &Sentence, y: &Sentence) -> usize {
    let quoted = |sentence: &Sentence| -> Vec<StemId> {
        sentence
            .words
            .iter()
            .zip(&sentence.quoted)
            .filter_map(|(&word, &quoted)| quoted.then_some(word))
            .collect()
    };
    longest_run(&quoted(x), &y.words).max(longest_run(&x.words, &quoted(y)))
}

/// The best resemblance among the pairs around (`i`, `j`): a passage that
/// continues in both tellings.
fn neighbours(rows: &[Vec<Resemblance>], i: usize, j: usize) -> f64 {
    let first = i.saturating_sub(1);
    let last = (i + 2).min(rows.len());
    let mut best = 0.0_f64;
    for (offset, row) in rows[first..last].iter().enumerate() {
        let from = row.partition_point(|found| found.other + 1 < j);
        for found in row[from..].iter().take_while(|found| found.other <= j + 1) {
            if (first + offset, found.other) != (i, j) {
                best = best.max(found.both());
            }
        }
    }
    best
}

/// Where in its article a sentence stands, 0 to 1.
fn place(index: usize, of: usize) -> f64 {
    index as f64 / of.max(1) as f64
}

/// A share that is zero where there is nothing to share.
fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
