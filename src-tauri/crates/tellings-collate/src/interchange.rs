//! The comparison as JSON, for other programs.
//!
//! Version 1 of the format: `tests/schema/comparison.schema.json` describes
//! it. Places are UTF-8 byte offsets into the article's `text`. Numbers are
//! rounded so that the same comparison gives the same bytes everywhere.

use serde::Serialize;
use tellings_text::Span;

use crate::alias::{AliasKind, AliasUse, Scope};
use crate::correction::{Corrected, Correction, Outcome};
use crate::doubt::Doubt;
use crate::model::{
    Comparison, Completeness, ENGINE_VERSION, Fact, Finding, FindingKind, State, Telling,
    WitnessIndex, siglum,
};
use crate::reuse::{SharedRun, SharedWording};

/// Name of the format.
const FORMAT: &str = "tellings-comparison";

/// Version of the format.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'c> {
    format: &'static str,
    version: u32,
    engine: Engine<'c>,
    articles: Vec<ArticleOut<'c>>,
    facts: Vec<FactOut<'c>>,
    shared_wording: Vec<SharedOut>,
    doubts: Vec<DoubtOut>,
    corrections: Vec<CorrectionOut<'c>>,
}

#[derive(Serialize)]
struct Engine<'c> {
    version: &'static str,
    model: &'c str,
}

#[derive(Serialize)]
struct ArticleOut<'c> {
    id: String,
    outlet: Option<&'c str>,
    title: Option<&'c str>,
    date: Option<&'c str>,
    url: Option<&'c str>,
    complete: bool,
    sha256: &'c str,
    text: &'c str,
    segments: Vec<SegmentOut>,
}

#[derive(Serialize)]
struct SegmentOut {
    id: String,
    start: usize,
    end: usize,
    paragraph: usize,
}

#[derive(Serialize)]
struct FactOut<'c> {
    id: String,
    label: &'c str,
    confidence: f64,
    cells: Vec<CellOut<'c>>,
    findings: Vec<FindingOut>,
    review: Vec<FindingOut>,
    aliases: Vec<AliasOut<'c>>,
    independent_wordings: usize,
    named_by_person: bool,
    note: Option<&'c str>,
}

#[derive(Serialize)]
struct CellOut<'c> {
    article: String,
    state: State,
    segments: Vec<String>,
    by_person: bool,
    note: Option<&'c str>,
}

/// What a person said, and what became of it. What a kind has not is left out.
#[derive(Serialize)]
struct CorrectionOut<'c> {
    kind: &'static str,
    outcome: Outcome,
    fact: Option<String>,
    segments: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    against: Vec<String>,
    lost: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<State>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'c str>,
}

#[derive(Serialize)]
struct FindingOut {
    kind: FindingKind,
    text: String,
    evidence: Vec<EvidenceOut>,
}

#[derive(Serialize)]
struct AliasOut<'c> {
    scope: Scope,
    kind: AliasKind,
    forms: [FormOut<'c>; 2],
}

#[derive(Serialize)]
struct FormOut<'c> {
    segment: String,
    written: &'c str,
}

#[derive(Serialize)]
struct EvidenceOut {
    article: String,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct DoubtOut {
    fact: String,
    article: String,
    segments: Vec<String>,
    linked: bool,
    likelihood: f64,
}

#[derive(Serialize)]
struct SharedOut {
    articles: [String; 2],
    shares: [f64; 2],
    runs: Vec<RunOut>,
}

#[derive(Serialize)]
struct RunOut {
    words: usize,
    places: [EvidenceOut; 2],
}

/// The comparison in the interchange format, indented, with a final newline.
#[must_use]
pub fn to_json(comparison: &Comparison) -> String {
    let document = Document {
        format: FORMAT,
        version: VERSION,
        engine: Engine {
            version: ENGINE_VERSION,
            model: comparison.matched_by.name(),
        },
        articles: comparison
            .tellings
            .iter()
            .enumerate()
            .map(article)
            .collect(),
        facts: comparison
            .facts
            .iter()
            .enumerate()
            .map(|fact| self::fact(comparison, fact))
            .collect(),
        shared_wording: comparison.shared_wording.iter().map(shared).collect(),
        doubts: comparison.doubts().iter().map(doubt).collect(),
        corrections: comparison
            .options
            .corrections
            .iter()
            .zip(&comparison.by_person.corrected)
            .map(correction)
            .collect(),
    };
    let mut json = serde_json::to_string_pretty(&document)
        .expect("the document holds strings, numbers and lists alone");
    json.push('\n');
    json
}

fn article((index, telling): (usize, &Telling)) -> ArticleOut<'_> {
    let witness = &telling.witness;
    ArticleOut {
        id: siglum(index),
        outlet: witness.outlet.as_deref(),
        title: witness.title.as_deref(),
        date: witness.date.as_deref(),
        url: witness.url.as_deref(),
        complete: witness.completeness == Completeness::Complete,
        sha256: &witness.sha256,
        text: &witness.text,
        segments: telling
            .segments
            .iter()
            .enumerate()
            .map(|(number, segment)| SegmentOut {
                id: segment_id(index, number),
                start: segment.span.start,
                end: segment.span.end,
                paragraph: segment.paragraph,
            })
            .collect(),
    }
}

fn fact<'c>(comparison: &'c Comparison, (index, fact): (usize, &'c Fact)) -> FactOut<'c> {
    let by_person = &comparison.by_person;
    FactOut {
        id: format!("F{}", index + 1),
        label: &fact.label,
        confidence: rounded(fact.confidence),
        cells: fact
            .cells
            .iter()
            .enumerate()
            .map(|(telling, cell)| CellOut {
                article: siglum(telling),
                state: cell.state,
                segments: cell
                    .segments
                    .iter()
                    .map(|&n| segment_id(telling, n))
                    .collect(),
                by_person: !by_person.cell(index, telling).is_empty(),
                note: comparison.note(index, Some(telling)),
            })
            .collect(),
        findings: findings(comparison, &fact.findings),
        review: findings(comparison, &fact.review),
        aliases: aliases(fact),
        independent_wordings: fact.independent_wordings,
        named_by_person: by_person.name(index).is_some(),
        note: comparison.note(index, None),
    }
}

fn correction<'c>((said, became): (&'c Correction, &Corrected)) -> CorrectionOut<'c> {
    let ids = |places: &[(WitnessIndex, usize)]| {
        let places = places.iter();
        places.map(|&(telling, n)| segment_id(telling, n)).collect()
    };
    let (telling, state, text) = match said {
        Correction::Same { .. } | Correction::NotSame { .. } => (None, None, None),
        Correction::Name { name, .. } => (None, None, Some(name)),
        Correction::State {
            telling,
            state,
            reason,
            ..
        } => (*telling, *state, Some(reason)),
        Correction::Note { text, .. } => (None, None, Some(text)),
        Correction::CellNote { telling, text, .. } => (*telling, None, Some(text)),
    };
    CorrectionOut {
        kind: said.name(),
        outcome: became.outcome,
        fact: became.fact.map(|fact| format!("F{}", fact + 1)),
        segments: ids(&became.places),
        against: ids(&became.against),
        lost: became.lost,
        article: telling.map(siglum),
        state,
        text: text.map(String::as_str),
    }
}

fn doubt(doubt: &Doubt) -> DoubtOut {
    DoubtOut {
        fact: format!("F{}", doubt.fact + 1),
        article: siglum(doubt.telling),
        segments: doubt
            .segments
            .iter()
            .map(|&n| segment_id(doubt.telling, n))
            .collect(),
        linked: doubt.linked,
        likelihood: rounded(doubt.likelihood),
    }
}

fn rounded(share: f64) -> f64 {
    (share * 1000.0).round() / 1000.0
}

fn shared(shared: &SharedWording) -> SharedOut {
    let [a, b] = shared.tellings;
    SharedOut {
        articles: [siglum(a), siglum(b)],
        shares: shared.shares().map(rounded),
        runs: shared
            .runs
            .iter()
            .map(|run| self::run([a, b], run))
            .collect(),
    }
}

fn run([a, b]: [WitnessIndex; 2], run: &SharedRun) -> RunOut {
    let place = |telling, span: Span| EvidenceOut {
        article: siglum(telling),
        start: span.start,
        end: span.end,
    };
    RunOut {
        words: run.words,
        places: [place(a, run.places[0]), place(b, run.places[1])],
    }
}

/// The alias rules that the links of a fact needed, link by link.
fn aliases(fact: &Fact) -> Vec<AliasOut<'_>> {
    let mut out = Vec::new();
    for link in &fact.links {
        out.extend(link.aliases.iter().map(|used| alias(link.a, link.b, used)));
    }
    out
}

fn alias(a: (WitnessIndex, usize), b: (WitnessIndex, usize), used: &AliasUse) -> AliasOut<'_> {
    let form = |(telling, segment), written| FormOut {
        segment: segment_id(telling, segment),
        written,
    };
    AliasOut {
        scope: used.scope,
        kind: used.kind,
        forms: [form(a, &used.a), form(b, &used.b)],
    }
}

fn findings(comparison: &Comparison, findings: &[Finding]) -> Vec<FindingOut> {
    findings
        .iter()
        .map(|finding| FindingOut {
            kind: finding.kind,
            text: comparison.with_names(&finding.text),
            evidence: finding
                .evidence
                .iter()
                .map(|evidence| EvidenceOut {
                    article: siglum(evidence.witness),
                    start: evidence.span.start,
                    end: evidence.span.end,
                })
                .collect(),
        })
        .collect()
}

fn segment_id(telling: usize, segment: usize) -> String {
    format!("{}.{}", siglum(telling), segment + 1)
}
