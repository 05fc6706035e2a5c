//! Marked stories, and what the models say of them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use serde_json::Value;
use tellings_collate::learning::{Example, Trained, collate_by, examples, likelihood, shipped};
use tellings_collate::{Comparison, Meaning, Options, Reader, Stopped, Telling, Witness};
use tellings_semantics::Models;
use tellings_text::Span;

/// Pairs less likely than this are never judged.
pub(crate) const JUDGED_FROM: f64 = 0.02;

/// What stands in for a judgement that the unbiased models were not asked for:
/// the pair was so unlikely then. The shipped model would know the answer.
const NOT_ASKED: f64 = -3.0;

pub(crate) struct Story {
    pub(crate) name: String,
    /// Name of the folder that holds the story's folder.
    pub(crate) set: String,
    witnesses: Vec<Witness>,
    /// For each witness, the marked sentences and where they stand.
    sentences: Vec<Vec<(String, Span)>>,
    pub(crate) gold: BTreeSet<(String, String)>,
    /// With the features of words and meaning.
    pub(crate) examples: Vec<Example>,
    pub(crate) right: Vec<bool>,
    /// What the pair model says of each example, where it was asked.
    pub(crate) judged: Vec<Option<f64>>,
}

/// The models, with the pair model's judgements taken from those that have not
/// learnt from the story.
pub(crate) struct Unbiased<'m> {
    models: &'m Models,
    /// By the texts of the two sentences, the alphabet's first before.
    judged: RefCell<BTreeMap<(String, String), f64>>,
    read: RefCell<BTreeMap<String, Vec<Meaning>>>,
}

impl<'m> Unbiased<'m> {
    pub(crate) fn new(models: &'m Models) -> Self {
        Self {
            models,
            judged: RefCell::default(),
            read: RefCell::default(),
        }
    }
}

impl Reader for Unbiased<'_> {
    fn name(&self) -> &str {
        self.models.name()
    }

    fn read(&self, text: &str, sentences: &[Span]) -> Result<Vec<Meaning>, Stopped> {
        if let Some(read) = self.read.borrow().get(text) {
            return Ok(read.clone());
        }
        let read = self.models.read(text, sentences)?;
        self.read.borrow_mut().insert(text.to_owned(), read.clone());
        Ok(read)
    }

    fn judge(&self, pairs: &[(&str, &str)]) -> Result<Vec<f64>, Stopped> {
        let key = |&(a, b): &(&str, &str)| (a.to_owned(), b.to_owned());
        let unknown: Vec<(&str, &str)> = pairs
            .iter()
            .copied()
            .filter(|pair| !self.judged.borrow().contains_key(&key(pair)))
            .collect();
        let found = self.models.judge(&unknown)?;
        let mut judged = self.judged.borrow_mut();
        judged.extend(unknown.iter().map(key).zip(found));
        Ok(pairs.iter().map(|pair| judged[&key(pair)]).collect())
    }
}

/// What the pair model says of the examples that may be in doubt.
pub(crate) fn judged(story: &Story, reader: &Unbiased) -> Result<Vec<Option<f64>>, Stopped> {
    let weights = &shipped().meaning;
    let tellings = &story.tellings();
    let text = |(telling, segment): (usize, usize)| -> &str {
        let telling: &Telling = &tellings[telling];
        telling.segments[segment].span.of(&telling.witness.text)
    };
    let mut asked = Vec::new();
    let mut questions = Vec::new();
    for (index, example) in story.examples.iter().enumerate() {
        // Half as likely is still asked: other weights may see it differently.
        if likelihood(weights.odds(&example.features)) >= JUDGED_FROM / 2.0 {
            let (x, y) = (text(example.a), text(example.b));
            asked.push(index);
            questions.push((x.min(y), x.max(y)));
        }
    }
    let mut judged = vec![None; story.examples.len()];
    for (index, answer) in asked.into_iter().zip(reader.judge(&questions)?) {
        judged[index] = Some(answer);
    }
    Ok(judged)
}

pub(crate) fn read(
    folder: &Path,
    reader: &Unbiased,
    known: &Value,
) -> Result<Story, Box<dyn Error>> {
    let json = |name: &str| -> Result<Value, Box<dyn Error>> {
        Ok(serde_json::from_slice(&std::fs::read(folder.join(name))?)?)
    };
    let story = json("story.json")?;
    let articles = story.as_object().ok_or("story.json holds no articles")?;
    let mut witnesses = Vec::new();
    let mut sentences = Vec::new();
    for article in articles.values() {
        let mut text = String::new();
        let mut places = Vec::new();
        let mut last = None;
        for sentence in article["sentences"]
            .as_array()
            .ok_or("an article has no sentences")?
        {
            let paragraph = sentence["par"].as_i64();
            text.push_str(match last {
                None => "",
                Some(before) if before == paragraph => " ",
                Some(_) => "\n\n",
            });
            last = Some(paragraph);
            let words = sentence["text"].as_str().ok_or("a sentence has no text")?;
            let id = sentence["id"].as_str().ok_or("a sentence has no id")?;
            places.push((
                id.to_owned(),
                Span::new(text.len(), text.len() + words.len()),
            ));
            text.push_str(words);
        }
        witnesses.push(Witness {
            date: article["date"].as_str().map(str::to_owned),
            text,
            ..Witness::default()
        });
        sentences.push(places);
    }
    let gold = json("gold.json")?;
    let groups = gold["facts"].as_array().ok_or("gold.json holds no facts")?;
    let members = groups.iter().map(|fact| {
        let ids = fact["members"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str);
        ids.map(str::to_owned).collect::<Vec<_>>()
    });
    let gold = members.flat_map(|ids| links(&ids)).collect();

    let (tellings, examples) = examples(&witnesses, Some(reader))?;
    let mut story = Story {
        name: name_of(folder),
        set: folder.parent().map_or_else(String::new, name_of),
        witnesses,
        sentences,
        gold,
        examples,
        right: Vec::new(),
        judged: Vec::new(),
    };
    story.take_known(known, &tellings, reader);
    story.right = story
        .examples
        .iter()
        .map(|example| {
            let a = story.ids(&tellings, example.a);
            let b = story.ids(&tellings, example.b);
            let mut pairs = a.iter().flat_map(|x| b.iter().map(move |y| ordered(x, y)));
            pairs.any(|pair| story.gold.contains(&pair))
        })
        .collect();
    Ok(story)
}

fn name_of(folder: &Path) -> String {
    folder
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into())
}

/// Of each story, the pairs of marked sentences that the first two stages leave
/// in doubt, as `"ID ID"`.
pub(crate) fn candidates(stories: &[Story]) -> Value {
    let weights = &shipped().meaning;
    let of = |story: &Story| -> BTreeSet<String> {
        let tellings = story.tellings();
        let doubtful = story
            .examples
            .iter()
            .filter(|example| likelihood(weights.odds(&example.features)) >= JUDGED_FROM / 2.0);
        doubtful
            .flat_map(|example| {
                let (a, b) = (
                    story.ids(&tellings, example.a),
                    story.ids(&tellings, example.b),
                );
                let pairs = a
                    .iter()
                    .flat_map(|x| b.iter().map(|y| ordered(x, y)))
                    .collect::<Vec<_>>();
                pairs.into_iter().map(|(x, y)| format!("{x} {y}"))
            })
            .collect()
    };
    stories
        .iter()
        .map(|story| (story.name.clone(), Value::from_iter(of(story))))
        .collect()
}

impl Story {
    /// The story's comparison by these weights.
    pub(crate) fn compared(
        &self,
        trained: &Trained,
        reader: Option<&dyn Reader>,
    ) -> Result<Comparison, Stopped> {
        collate_by(trained, &self.witnesses, &Options::default(), reader)
    }

    /// Whether these two sentences were marked as telling one thing.
    pub(crate) fn linked(&self, x: &str, y: &str) -> bool {
        self.gold.contains(&ordered(x, y))
    }

    /// Whether this sentence was marked as telling what another article tells.
    pub(crate) fn shared(&self, id: &str) -> bool {
        self.gold.iter().any(|(x, y)| x == id || y == id)
    }

    fn tellings(&self) -> Vec<Telling> {
        examples(&self.witnesses, None).map_or_else(|_| Vec::new(), |(tellings, _)| tellings)
    }

    /// Puts what is known of this story's pairs, by their ids, before the
    /// reader, by their texts.
    fn take_known(&self, known: &Value, tellings: &[Telling], reader: &Unbiased) {
        let Some(known) = known.get(&self.name).and_then(Value::as_object) else {
            return;
        };
        let segments =
            |telling: usize| (0..tellings[telling].segments.len()).map(move |n| (telling, n));
        let text = |(telling, n): (usize, usize)| {
            let telling: &Telling = &tellings[telling];
            telling.segments[n].span.of(&telling.witness.text)
        };
        for a in 0..tellings.len() {
            for b in a + 1..tellings.len() {
                for (x, y) in segments(a).flat_map(|x| segments(b).map(move |y| (x, y))) {
                    let (ids, others) = (self.ids(tellings, x), self.ids(tellings, y));
                    let odds = ids.iter().flat_map(|x| {
                        others.iter().filter_map(move |y| {
                            let (x, y) = ordered(x, y);
                            known.get(&format!("{x} {y}")).and_then(Value::as_f64)
                        })
                    });
                    let odds = odds.reduce(f64::max).unwrap_or(NOT_ASKED);
                    let (x, y) = (text(x), text(y));
                    let key = (x.min(y).to_owned(), x.max(y).to_owned());
                    reader.judged.borrow_mut().insert(key, odds);
                }
            }
        }
    }

    /// The marked sentences that a segment holds, or that hold it.
    pub(crate) fn ids(
        &self,
        tellings: &[Telling],
        (telling, segment): (usize, usize),
    ) -> Vec<&str> {
        let span = tellings[telling].segments[segment].span;
        self.sentences[telling]
            .iter()
            .filter(|(_, place)| {
                let start = place.start.max(span.start);
                let common = place.end.min(span.end).saturating_sub(start);
                common > 0 && (2 * common >= place.len() || 2 * common >= span.len())
            })
            .map(|(id, _)| id.as_str())
            .collect()
    }
}

fn ordered(x: &str, y: &str) -> (String, String) {
    (x.min(y).to_owned(), x.max(y).to_owned())
}

/// All pairs of ids from different articles (`article.number`).
pub(crate) fn links(ids: &[String]) -> BTreeSet<(String, String)> {
    let article = |id: &str| id.split('.').next().unwrap_or_default().to_owned();
    let mut links = BTreeSet::new();
    for (n, x) in ids.iter().enumerate() {
        for y in ids[n + 1..].iter().filter(|y| article(x) != article(y)) {
            links.insert(ordered(x, y));
        }
    }
    links
}
