//! The matrix: facts down, tellings across.
//!
//! A real table, so that every cell is read out with its fact and its telling.
//! A cell is a link to the reading behind it, where there is one. The rows
//! carry what a filter or an order needs; the [`controls`] that use it belong
//! to the window, because a report has no script: there, [`sift`] filters by the
//! style sheet alone.

use maud::{Markup, html};
use tellings_collate::{Comparison, Fact, FindingKind, State, WitnessIndex, siglum};

use super::View;
use super::by_person::{mark, named, sentences};
use super::parts::{
    Shown, Source, base, colour, fact_anchor, fact_id, paragraph, reading_anchor, shape, shown,
    state_name,
};
use super::shared_wording::fewer_wordings;
use super::tally::is_shared;
use crate::fragment::{Fragment, finished};
use crate::words::comparison as words;
use crate::words::shared_wording::independent_wordings;

/// A filter over the rows of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    All,
    ToldByAll,
    Only,
    Differs,
    Reworded,
    Missing,
    Quotes,
    Numbers,
    Doubtful,
}

impl Filter {
    const EACH: [Self; 9] = [
        Self::All,
        Self::ToldByAll,
        Self::Only,
        Self::Differs,
        Self::Reworded,
        Self::Missing,
        Self::Quotes,
        Self::Numbers,
        Self::Doubtful,
    ];

    /// As in `data-filter` and `data-filters`.
    const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::ToldByAll => "told-by-all",
            Self::Only => "only",
            Self::Differs => "differs",
            Self::Reworded => "reworded",
            Self::Missing => "missing",
            Self::Quotes => "quotes",
            Self::Numbers => "numbers",
            Self::Doubtful => "doubtful",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::All => words::FILTER_ALL,
            Self::ToldByAll => words::FILTER_TOLD_BY_ALL,
            Self::Only => words::ONLY_HERE,
            Self::Differs => words::FILTER_DIFFERS,
            Self::Reworded => words::FILTER_REWORDED,
            Self::Missing => words::FILTER_MISSING,
            Self::Quotes => words::FILTER_QUOTES,
            Self::Numbers => words::FILTER_NUMBERS,
            Self::Doubtful => words::FILTER_DOUBTFUL,
        }
    }

    /// The shape beside the word, where the filter is about one state.
    const fn shown(self) -> Option<Shown> {
        match self {
            Self::Only => Some(Shown::OnlyHere),
            Self::Differs => Some(Shown::State(State::Differs)),
            Self::Reworded => Some(Shown::State(State::Reworded)),
            Self::Missing => Some(Shown::State(State::NotFound)),
            Self::All | Self::ToldByAll | Self::Quotes | Self::Numbers | Self::Doubtful => None,
        }
    }

    fn admits(self, fact: &Fact) -> bool {
        let has = |state| fact.cells.iter().any(|cell| cell.state == state);
        let finds = |kind| fact.findings.iter().any(|finding| finding.kind == kind);
        match self {
            Self::All => true,
            Self::ToldByAll => fact.told_by() == fact.cells.len(),
            Self::Only => fact.told_by() == 1,
            Self::Differs => has(State::Differs),
            Self::Reworded => has(State::Reworded),
            // A fact told once is not found nearly everywhere; it has its own filter.
            Self::Missing => is_shared(fact) && has(State::NotFound),
            Self::Quotes => finds(FindingKind::Quote),
            Self::Numbers => finds(FindingKind::Number),
            Self::Doubtful => is_doubtful(fact),
        }
    }
}

/// The filters of a report: radio buttons that the style sheet looks at. Every
/// row is shown at first, on paper, and where a reader cannot do this.
#[must_use]
pub fn sift(comparison: &Comparison) -> Fragment {
    let count = |filter: Filter| {
        let admitted = comparison.facts.iter().filter(|fact| filter.admits(fact));
        admitted.count()
    };
    finished(html! {
        @if comparison.facts.len() > 1 {
            fieldset.sift {
                legend { (words::FACTS) }
                @for filter in Filter::EACH.into_iter().filter(|filter| count(*filter) > 0) {
                    @let id = format!("sift-{}", filter.name());
                    span.choice {
                        input id=(id) type="radio" name="sift" value=(filter.name())
                            checked[filter == Filter::All];
                        label for=(id) {
                            @if let Some(shown) = filter.shown() { (shape(shown)) " " }
                            (filter.word()) " (" (count(filter)) ")"
                        }
                    }
                }
            }
        }
    })
}

/// Whether the readings of a fact may report different things.
pub(super) fn is_doubtful(fact: &Fact) -> bool {
    is_shared(fact) && words::is_doubtful(fact.confidence)
}

/// The filters with their counts, and the choice of order: for the window.
#[must_use]
pub fn controls(comparison: &Comparison, view: &View) -> Fragment {
    let order = format!("{}order", view.prefix());
    finished(html! {
        div.controls {
            div.chips role="group" aria-label=(words::FILTERS) {
                @for filter in Filter::EACH {
                    @let count = comparison.facts.iter().filter(|fact| filter.admits(fact)).count();
                    button.chip type="button" data-filter=(filter.name())
                        aria-pressed=(if filter == Filter::All { "true" } else { "false" })
                        disabled[count == 0 && filter != Filter::All] {
                        @if let Some(shown) = filter.shown() { (shape(shown)) " " }
                        (filter.word()) " " span.count { (count) }
                    }
                }
            }
            div.order {
                label for=(order) { (words::ORDER) } " "
                select id=(order) data-order="" {
                    option value="order" selected { (words::ORDER_STORY) }
                    option value="coverage" { (words::ORDER_COVERAGE) }
                    option value="doubt" { (words::ORDER_DOUBT) }
                }
            }
        }
    })
}

/// The matrix.
#[must_use]
pub fn facts(comparison: &Comparison, view: &View) -> Fragment {
    let id = format!("{}facts", view.prefix());
    finished(html! {
        section.part.facts aria-labelledby=(id) {
            h2 id=(id) { (words::FACTS) }
            @if comparison.facts.is_empty() { p.empty { (words::NO_FACTS) } } @else {
                (matrix(comparison, view))
            }
        }
    })
}

fn matrix(comparison: &Comparison, view: &View) -> Markup {
    let of = comparison.tellings.len();
    let coverage = ranks(&comparison.facts, |fact| {
        let same = fact
            .cells
            .iter()
            .filter(|cell| cell.state == State::Same)
            .count();
        (std::cmp::Reverse(fact.told_by()), same)
    });
    // In thousandths, because a number with a point has no total order.
    let doubt = ranks(&comparison.facts, |fact| {
        if is_shared(fact) {
            (fact.confidence * 1000.0) as u32
        } else {
            u32::MAX
        }
    });
    html! {
        // A narrow matrix needs no region of its own to scroll in.
        div.scroll.matrix-region.few[of <= 5].many[of > 8] role="region" tabindex="0" aria-label=(words::MATRIX_REGION) {
            table.matrix {
                caption { span { (words::matrix_caption(comparison.facts.len(), of)) } }
                thead {
                    tr {
                        th.fact-head scope="col" { (words::FACT_COLUMN) }
                        th.told-head scope="col" { (words::TOLD_BY_COLUMN) }
                        @for telling in 0..of {
                            th scope="col" class=(colour(telling)) data-telling=(siglum(telling)) {
                                b.siglum { (siglum(telling)) } " "
                                bdi.outlet { (Source(view.name(telling))) }
                                @if base(comparison) == Some(telling) {
                                    " " span.aside { (words::REFERENCE) }
                                }
                            }
                        }
                    }
                }
                tbody {
                    @for number in 0..comparison.facts.len() {
                        (row(comparison, view, number, coverage[number], doubt[number]))
                    }
                }
            }
        }
    }
}

/// For each fact its place, from 1, when the facts are put in order of `key`.
/// Facts alike keep the order of the story.
fn ranks<K: Ord>(facts: &[Fact], key: impl Fn(&Fact) -> K) -> Vec<usize> {
    let mut order: Vec<usize> = (0..facts.len()).collect();
    order.sort_by_key(|&fact| key(&facts[fact]));
    let mut ranks = vec![0; facts.len()];
    for (rank, fact) in order.into_iter().enumerate() {
        ranks[fact] = rank + 1;
    }
    ranks
}

fn row(
    comparison: &Comparison,
    view: &View,
    number: usize,
    coverage: usize,
    doubt: usize,
) -> Markup {
    let fact = &comparison.facts[number];
    let of = comparison.tellings.len();
    html! {
        tr class=[(fact.told_by() == 1).then_some("only")] id={ (fact_anchor(view, number)) "-row" }
            data-fact=(fact_id(number))
            data-filters=(joined(Filter::EACH.into_iter().filter(|f| f.admits(fact)).map(Filter::name)))
            data-told=(fact.told_by())
            data-sentences=(sentences(comparison, number)) data-reference=(siglum(fact.reference))
            data-states=(joined(sorted(fact.cells.iter().map(|cell| cell.state)).into_iter().map(state_name)))
            data-kinds=(joined(sorted(fact.findings.iter().map(|f| f.kind)).into_iter().map(FindingKind::name)))
            data-confidence=(format!("{:.2}", fact.confidence))
            data-order=(number + 1) data-coverage=(coverage) data-doubt=(doubt) {
            th scope="row" {
                a href={ "#" (fact_anchor(view, number)) } {
                    span.fact-number { (number + 1) } " " bdi.label { (Source(&fact.label)) }
                }
                (named(comparison, number))
                @if is_doubtful(fact) { " " span.aside.doubtful { (words::doubtful(fact.confidence)) } }
            }
            td.told {
                (words::out_of(fact.told_by(), of))
                @if let Some(wordings) = fewer_wordings(fact) {
                    " " span.aside { (independent_wordings(wordings)) }
                }
            }
            @for telling in 0..of {
                (cell(comparison, view, number, telling))
            }
        }
    }
}

fn cell(comparison: &Comparison, view: &View, number: usize, telling: WitnessIndex) -> Markup {
    let fact = &comparison.facts[number];
    let shown = shown(fact, telling);
    let reading = fact
        .cells
        .get(telling)
        .filter(|cell| !cell.segments.is_empty());
    html! {
        td.cell.(shown.class()) data-telling=(siglum(telling)) data-state=(shown.class()) {
            @if let Some(cell) = reading {
                a href={ "#" (reading_anchor(view, number, telling)) } {
                    (shape(shown)) " " span.word { (shown.word()) }
                    (asides(comparison, fact, cell, telling))
                    (mark(comparison, number, telling))
                }
            } @else {
                span.silent {
                    (shape(shown)) " " span.word { (shown.word()) }
                    (mark(comparison, number, telling))
                }
            }
        }
    }
}

/// What stands small beside a cell's word: what disagrees, that it is the
/// reference, where it stands.
fn asides(
    comparison: &Comparison,
    fact: &Fact,
    cell: &tellings_collate::Cell,
    telling: WitnessIndex,
) -> Markup {
    let disagreeing = fact
        .findings
        .iter()
        .filter(|finding| finding.disagree.contains(&telling));
    let place = cell
        .segments
        .first()
        .map(|segment| paragraph(&comparison.tellings[telling], *segment));
    html! {
        span.asides {
            @for kind in sorted(disagreeing.map(|finding| finding.kind)) {
                " " span.kind { (words::kind(kind)) }
            }
            @if is_shared(fact) && fact.reference == telling { " " span { (words::REFERENCE) } }
            @if cell.moved { " " span { (words::MOVED) } }
            @match place {
                Some(Some(place)) => {
                    " " span.place {
                        span aria-hidden="true" { (words::paragraph_short(place)) }
                        span.unseen { (words::paragraph(place)) }
                    }
                }
                Some(None) => { " " span.place { (words::HEADLINE) } }
                None => {}
            }
        }
    }
}

fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort();
    values.dedup();
    values
}

fn joined<'t>(names: impl Iterator<Item = &'t str>) -> String {
    names.collect::<Vec<_>>().join(" ")
}
