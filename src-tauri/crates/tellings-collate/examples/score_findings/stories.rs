//! Marked stories, from both of their forms.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};

use tellings_collate::learning::examples;
use tellings_collate::measuring::facts_of;
use tellings_collate::{Comparison, Fact, Finding, Options, Witness, WitnessIndex, collate};
use tellings_text::Span;

#[path = "forms.rs"]
mod forms;

/// Characters of evidence that a key holds: whole sentences are told apart by
/// their beginning.
const KEY: usize = 60;

/// A difference that a person marked.
pub(crate) struct Mark {
    /// As the marks call it: also `spelling`, and `other`.
    pub(crate) kind: String,
    /// The outlets it names; none stands for any.
    pub(crate) witnesses: BTreeSet<WitnessIndex>,
    /// What the person wrote.
    pub(crate) note: String,
}

impl Mark {
    /// Whether a finding is of the mark's kind and about two of its outlets.
    pub(crate) fn is_shown_by(&self, finding: &Finding) -> bool {
        let kind = finding.kind.name();
        let of_kind = kind == self.kind
            || matches!(self.kind.as_str(), "spelling" | "name" | "place")
                && matches!(kind, "name" | "place");
        let about: BTreeSet<WitnessIndex> = finding.evidence.iter().map(|e| e.witness).collect();
        of_kind && (self.witnesses.is_empty() || self.witnesses.intersection(&about).count() >= 2)
    }
}

/// A fact as people marked it.
pub(crate) struct MarkedFact {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) group: Vec<(WitnessIndex, usize)>,
    pub(crate) marks: Vec<Mark>,
}

impl MarkedFact {
    /// The mark that a finding shows.
    pub(crate) fn mark_of(&self, finding: &Finding) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.is_shown_by(finding))
    }
}

/// A story with its marks.
pub(crate) struct Story {
    pub(crate) name: String,
    pub(crate) outlets: Vec<String>,
    pub(crate) witnesses: Vec<Witness>,
    pub(crate) facts: Vec<MarkedFact>,
}

impl Story {
    /// The facts that people marked.
    pub(crate) fn marked(&mut self) -> (Comparison, Vec<MarkedFact>) {
        let facts = std::mem::take(&mut self.facts);
        let groups: Vec<_> = facts.iter().map(|fact| fact.group.clone()).collect();
        (facts_of(&self.witnesses, &groups), facts)
    }

    /// The facts that the program finds, named by their first sentence.
    pub(crate) fn matched(&mut self) -> (Comparison, Vec<MarkedFact>) {
        let comparison = collate(&self.witnesses, &Options::default());
        let group = |fact: &Fact| -> Vec<(WitnessIndex, usize)> {
            let cells = fact.cells.iter().enumerate();
            cells
                .flat_map(|(index, cell)| cell.segments.iter().map(move |&one| (index, one)))
                .collect()
        };
        let facts = comparison.facts.iter().map(|fact| MarkedFact {
            id: "matched".to_owned(),
            label: fact.label.clone(),
            group: group(fact),
            marks: Vec::new(),
        });
        let facts = facts.collect();
        (comparison, facts)
    }

    /// Which half of the stories it is in; the same whatever others there are.
    pub(crate) fn half(&self) -> &'static str {
        let sum: u32 = self.name.bytes().map(u32::from).sum();
        if sum.is_multiple_of(2) {
            "tune"
        } else {
            "check"
        }
    }

    /// What tells a finding from all others, whatever its place in the list.
    pub(crate) fn key(&self, fact: &MarkedFact, finding: &Finding) -> String {
        let mut key = format!("{} {} {}", self.name, fact.id, finding.kind.name());
        for evidence in &finding.evidence {
            let text = &self.witnesses[evidence.witness].text;
            let printed: String = evidence.span.of(text).chars().take(KEY).collect();
            key.push_str(&format!(
                " {}=[{}]",
                self.outlets[evidence.witness],
                printed.replace(['\n', '\t'], " ")
            ));
        }
        key
    }

    /// A reading with a finding's evidence in brackets.
    pub(crate) fn reading(
        &self,
        comparison: &Comparison,
        witness: WitnessIndex,
        segments: &[usize],
        finding: &Finding,
    ) -> String {
        let telling = &comparison.tellings[witness];
        let text = &telling.witness.text;
        let mut marks: Vec<(usize, &str)> = Vec::new();
        for evidence in finding.evidence.iter().filter(|e| e.witness == witness) {
            marks.push((evidence.span.start, "[["));
            marks.push((evidence.span.end, "]]"));
        }
        marks.sort_unstable();
        let mut out = String::new();
        for &segment in segments {
            let span = telling.segments[segment].span;
            let mut at = span.start;
            for &(place, mark) in marks
                .iter()
                .filter(|(place, _)| (span.start..=span.end).contains(place))
            {
                out.push_str(&text[at..place]);
                out.push_str(mark);
                at = place;
            }
            out.push_str(&text[at..span.end]);
            out.push_str(" / ");
        }
        out
    }
}

/// A story as its file has it, before the sentences are found again.
pub(crate) struct Raw {
    name: String,
    outlets: Vec<String>,
    witnesses: Vec<Witness>,
    /// For each outlet the marked sentences: id and place.
    sentences: Vec<Vec<(String, Span)>>,
    facts: Vec<(String, String, BTreeSet<String>, Vec<Mark>)>,
}

/// All stories under the paths, by name.
pub(crate) fn read_all(paths: &[PathBuf]) -> Result<Vec<Story>, Box<dyn Error>> {
    let mut stories = Vec::new();
    for path in paths {
        for file in under(path)? {
            let raw = if file.is_dir() {
                forms::folder(&file)
            } else {
                forms::text(&file)
            };
            let raw = raw.map_err(|error| format!("{}: {error}", file.display()))?;
            stories.push(raw.grouped());
        }
    }
    stories.sort_by(|x, y| x.name.cmp(&y.name));
    Ok(stories)
}

/// The path itself where it is a story, else the stories in the folder.
fn under(path: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    if path.is_file() || path.join("story.json").is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let path = entry?.path();
        let is_text = path.extension().is_some_and(|end| end == "txt");
        if is_text || path.join("story.json").is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

impl Raw {
    /// Finds the marked sentences among the segments that the program cuts.
    fn grouped(self) -> Story {
        let (tellings, _) =
            examples(&self.witnesses, None).expect("without a reader nobody gives up");
        let places = |id: &str| -> Vec<(WitnessIndex, usize)> {
            let mut places = Vec::new();
            for (witness, sentences) in self.sentences.iter().enumerate() {
                for (_, place) in sentences.iter().filter(|(known, _)| known == id) {
                    let segments = tellings[witness].segments.iter().enumerate();
                    let held = segments.filter(|(_, segment)| {
                        let start = place.start.max(segment.span.start);
                        let common = place.end.min(segment.span.end).saturating_sub(start);
                        2 * common >= place.len() || 2 * common >= segment.span.len()
                    });
                    places.extend(held.map(|(segment, _)| (witness, segment)));
                }
            }
            places
        };
        let facts = self
            .facts
            .into_iter()
            .map(|(id, label, members, marks)| {
                let group: BTreeSet<_> = members.iter().flat_map(|id| places(id)).collect();
                MarkedFact {
                    id,
                    label,
                    group: group.into_iter().collect(),
                    marks,
                }
            })
            .filter(|fact| !fact.group.is_empty())
            .collect();
        Story {
            name: self.name,
            outlets: self.outlets,
            witnesses: self.witnesses,
            facts,
        }
    }
}
