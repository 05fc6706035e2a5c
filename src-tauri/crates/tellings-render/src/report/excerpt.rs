//! A comparison whose texts are cut down to short excerpts, for publishing
//! where the articles themselves may not be.
//!
//! Of every sentence its first words stay, and the words that are marked or are
//! the evidence of a finding, with a few words around them; `[…]` stands for the
//! rest. The texts themselves are shortened and every place in them is moved,
//! so that no view can show, and no file can hold, what was left out.

use tellings_collate::{
    Cell, Comparison, Correction, Evidence, Fact, Finding, Mark, Options, Segment, SharedRun,
    SharedWording, Telling,
};
use tellings_text::Span;

use crate::comparison::parts::opens_with_headline;
use crate::words::comparison::GAP;

/// Words that stay at the beginning of a sentence.
const OPENING: usize = 7;
/// Words that stay on each side of what is marked.
const AROUND: usize = 2;
/// Most words of one marked run that stay: a telling may have whole sentences
/// that the others are without, and all of their words are marked.
const LONGEST_MARK: usize = 10;
/// Most letters that count as one word, so that a text without spaces is cut too.
const LONGEST_WORD: usize = 24;

/// The comparison with excerpts in the place of its texts.
#[must_use]
pub(super) fn excerpts(comparison: &Comparison) -> Comparison {
    let mut needed = vec![Needed::default(); comparison.tellings.len()];
    for fact in &comparison.facts {
        for (cell, needed) in fact.cells.iter().zip(&mut needed) {
            needed
                .marked
                .extend(cell.marks.iter().map(|mark| mark.span));
        }
        for finding in fact.findings.iter().chain(&fact.review) {
            for evidence in &finding.evidence {
                if let Some(needed) = needed.get_mut(evidence.witness) {
                    needed.evidence.push(evidence.span);
                }
            }
        }
    }
    let cuts: Vec<Cut> = comparison
        .tellings
        .iter()
        .zip(needed)
        .map(|(telling, needed)| Cut::of(telling, &needed))
        .collect();
    moved(comparison, &cuts)
}

/// What must stay readable of a text.
#[derive(Clone, Default)]
struct Needed {
    marked: Vec<Span>,
    evidence: Vec<Span>,
}

impl Needed {
    /// For each word of a sentence, whether it must stay.
    fn among(&self, words: &[Span]) -> Vec<bool> {
        let mut run = 0;
        let on = |spans: &[Span], word: &Span| spans.iter().any(|span| span.overlaps(*word));
        words
            .iter()
            .map(|word| {
                run = if on(&self.marked, word) { run + 1 } else { 0 };
                (1..=LONGEST_MARK).contains(&run) || on(&self.evidence, word)
            })
            .collect()
    }
}

/// A text that was shortened, and where its places went.
struct Cut {
    text: String,
    /// The kept runs: where they stood, and where they begin now.
    kept: Vec<(Span, usize)>,
}

impl Cut {
    fn of(telling: &Telling, needed: &Needed) -> Self {
        let source = &telling.witness.text;
        // A headline stays: it is the article's name.
        let headline = opens_with_headline(telling);
        let mut keep: Vec<Span> = Vec::new();
        let mut from = 0;
        for segment in &telling.segments {
            // What stands between two sentences is not theirs.
            keep.push(Span::new(from.min(segment.span.start), segment.span.start));
            from = segment.span.end;
            let words = words(source, segment.span);
            let needed = needed.among(&words);
            let is_headline = headline && segment.paragraph == telling.segments[0].paragraph;
            for (nth, word) in words.iter().enumerate() {
                let near = nth.saturating_sub(AROUND)..(nth + AROUND + 1).min(words.len());
                if is_headline || nth < OPENING || needed[near].contains(&true) {
                    keep.push(*word);
                }
            }
        }
        let mut cut = Self {
            text: String::new(),
            kept: Vec::new(),
        };
        let mut end = 0;
        for span in keep.into_iter().filter(|span| !span.is_empty()) {
            if source[end..span.start].chars().any(char::is_alphanumeric) {
                if !cut.text.ends_with(char::is_whitespace) {
                    cut.text.push(' ');
                }
                cut.text.push_str(GAP);
                if !span.of(source).starts_with(char::is_whitespace) {
                    cut.text.push(' ');
                }
            } else if end < span.start {
                let between = Span::new(end, span.start);
                cut.kept.push((between, cut.text.len()));
                cut.text.push_str(between.of(source));
            }
            cut.kept.push((span, cut.text.len()));
            cut.text.push_str(span.of(source));
            end = span.end;
        }
        if source[end..].chars().any(char::is_alphanumeric) {
            cut.text.push(' ');
            cut.text.push_str(GAP);
        }
        cut
    }

    /// Where a place begins now: at what was kept of it, or after what was kept
    /// before it.
    fn start(&self, at: usize) -> usize {
        match self.kept.iter().find(|(span, _)| span.end > at) {
            Some((span, now)) => now + at.saturating_sub(span.start),
            None => self.text.len(),
        }
    }

    fn end(&self, at: usize) -> usize {
        match self.kept.iter().rev().find(|(span, _)| span.start < at) {
            Some((span, now)) => now + (at.min(span.end) - span.start),
            None => 0,
        }
    }

    fn place(&self, span: Span) -> Span {
        let start = self.start(span.start);
        Span::new(start, self.end(span.end).max(start))
    }

    /// A sentence reaches to the sign that stands for its end.
    fn sentence(&self, span: Span) -> Span {
        let place = self.place(span);
        let rest = &self.text[place.end..];
        let sign = format!(" {GAP}");
        let cut = rest.starts_with(&sign);
        Span::new(place.start, place.end + if cut { sign.len() } else { 0 })
    }
}

/// The words of a sentence.
fn words(source: &str, within: Span) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    let mut letters = 0;
    for (at, c) in within.of(source).char_indices() {
        let at = within.start + at;
        let broken = letters >= LONGEST_WORD;
        match start {
            Some(from) if c.is_whitespace() || broken => {
                words.push(Span::new(from, at));
                start = (!c.is_whitespace()).then_some(at);
                letters = 0;
            }
            None if !c.is_whitespace() => start = Some(at),
            _ => {}
        }
        letters += 1;
    }
    if let Some(from) = start {
        words.push(Span::new(from, within.end));
    }
    words
}

// Taken apart field by field, so that a new place in a text is not forgotten.
fn moved(comparison: &Comparison, cuts: &[Cut]) -> Comparison {
    let Comparison {
        tellings,
        facts,
        shared_wording,
        options,
        matched_by,
        by_person,
    } = comparison;
    Comparison {
        tellings: tellings.iter().zip(cuts).map(telling).collect(),
        facts: facts.iter().map(|one| fact(one, cuts)).collect(),
        shared_wording: shared_wording.iter().map(|one| shared(one, cuts)).collect(),
        options: shortened(options),
        matched_by: matched_by.clone(),
        by_person: by_person.clone(),
    }
}

/// The options with the beginnings of the sentences that corrections name.
fn shortened(options: &Options) -> Options {
    let mut options = options.clone();
    let corrections = options.corrections.iter_mut();
    for anchor in corrections.flat_map(Correction::anchors_mut) {
        let all = words(&anchor.text, Span::whole(&anchor.text));
        if let (Some(last), true) = (all.get(OPENING - 1), all.len() > OPENING) {
            anchor.text = format!("{} {GAP}", &anchor.text[..last.end]);
        }
    }
    options
}

fn telling((telling, cut): (&Telling, &Cut)) -> Telling {
    let mut witness = telling.witness.clone();
    witness.text.clone_from(&cut.text);
    let segments = telling.segments.iter().map(|segment| Segment {
        span: cut.sentence(segment.span),
        paragraph: segment.paragraph,
    });
    Telling {
        witness,
        segments: segments.collect(),
    }
}

fn fact(fact: &Fact, cuts: &[Cut]) -> Fact {
    let finding = |finding: &Finding| {
        let mut moved = finding.clone();
        moved.evidence = finding
            .evidence
            .iter()
            .map(|one| Evidence {
                witness: one.witness,
                span: cuts[one.witness].place(one.span),
            })
            .collect();
        moved
    };
    let mut moved = fact.clone();
    moved.findings = fact.findings.iter().map(finding).collect();
    moved.review = fact.review.iter().map(finding).collect();
    moved.cells = fact
        .cells
        .iter()
        .zip(cuts)
        .map(|(cell, cut)| Cell {
            marks: cell
                .marks
                .iter()
                .map(|mark| Mark {
                    span: cut.place(mark.span),
                    kind: mark.kind,
                })
                .collect(),
            lacks: cell
                .lacks
                .iter()
                .map(|lack| cuts[fact.reference].place(*lack))
                .filter(|lack| !lack.is_empty())
                .collect(),
            ..cell.clone()
        })
        .collect();
    moved
}

fn shared(shared: &SharedWording, cuts: &[Cut]) -> SharedWording {
    let [a, b] = shared.tellings;
    let runs = shared.runs.iter().map(|run| SharedRun {
        places: [cuts[a].place(run.places[0]), cuts[b].place(run.places[1])],
        words: run.words,
    });
    SharedWording {
        runs: runs.collect(),
        ..shared.clone()
    }
}
