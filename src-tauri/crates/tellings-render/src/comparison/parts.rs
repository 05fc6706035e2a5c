//! Pieces that several fragments share: article text with its marks, the
//! shapes of the states, a telling's name, and where a sentence stands.

use std::fmt::Write as _;

use maud::{Escaper, Markup, Render, html};
use tellings_collate::{
    Cell, Comparison, Completeness, Fact, Mark, MarkKind, State, Telling, WitnessIndex, siglum,
};
use tellings_text::Span;

use super::View;
use crate::words::comparison as words;

/// Somebody else's words, escaped.
///
/// HTML has no way to write most control characters, and parsers treat them
/// each in their own way: they are shown as `U+FFFD`, one for one, so that
/// what stands there can be seen. Everything else is shown as it is.
pub(crate) struct Source<'t>(pub(crate) &'t str);

impl Render for Source<'_> {
    fn render_to(&self, buffer: &mut String) {
        let unwritable = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
        let mut escaper = Escaper::new(buffer);
        for part in self.0.split_inclusive(unwritable) {
            let plain = part.trim_end_matches(unwritable);
            // Writing to a string cannot fail.
            let _ = escaper.write_str(plain);
            if plain.len() < part.len() {
                let _ = escaper.write_char(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

/// `within` of a text, with its marked words in `mark` elements.
///
/// Marks may overlap and may reach beyond `within`; where two cover a word,
/// the weightier shows. Marks that do not belong to the text are passed over.
pub(crate) struct Marked<'t> {
    pub(crate) text: &'t str,
    pub(crate) within: Span,
    pub(crate) marks: &'t [Mark],
    /// Whether those who cannot see the marks are told where details disagree.
    pub(crate) spoken: bool,
}

impl Marked<'_> {
    /// The text in runs of one mark or none, in order.
    fn runs(&self) -> Vec<(Span, Option<MarkKind>)> {
        let Span { start, end } = self.within;
        let mut edges: Vec<(usize, MarkKind, bool)> = Vec::new();
        for mark in self
            .marks
            .iter()
            .filter(|mark| mark.span.overlaps(self.within))
        {
            let (from, to) = (mark.span.start.max(start), mark.span.end.min(end));
            let sound = self.text.is_char_boundary(from) && self.text.is_char_boundary(to);
            if from < to && sound {
                edges.extend([(from, mark.kind, true), (to, mark.kind, false)]);
            }
        }
        edges.sort_unstable();
        let mut runs: Vec<(Span, Option<MarkKind>)> = Vec::new();
        let mut open = [0_usize; 3];
        let mut push = |from: usize, to: usize, kind: Option<MarkKind>| match runs.last_mut() {
            _ if from == to => {}
            Some((span, last)) if *last == kind => span.end = to,
            _ => runs.push((Span::new(from, to), kind)),
        };
        let mut here = start;
        for (at, kind, opens) in edges {
            push(here, at, weightiest(open));
            here = at;
            let count = &mut open[weight(kind)];
            *count = if opens { *count + 1 } else { *count - 1 };
        }
        push(here, end, weightiest(open));
        runs
    }
}

const BY_WEIGHT: [MarkKind; 3] = [MarkKind::Disagrees, MarkKind::OnlyHere, MarkKind::Replaced];

const fn weight(kind: MarkKind) -> usize {
    match kind {
        MarkKind::Disagrees => 0,
        MarkKind::OnlyHere => 1,
        MarkKind::Replaced => 2,
    }
}

fn weightiest(open: [usize; 3]) -> Option<MarkKind> {
    BY_WEIGHT
        .into_iter()
        .zip(open)
        .find_map(|(kind, count)| (count > 0).then_some(kind))
}

impl Render for Marked<'_> {
    fn render(&self) -> Markup {
        html! {
            @for (span, kind) in self.runs() {
                @let shown = Source(span.of(self.text));
                @match kind {
                    None => (shown),
                    Some(MarkKind::Disagrees) if self.spoken => mark.disagrees {
                        span.unseen { (words::MARK_SPOKEN_BEFORE) }
                        (shown)
                        span.unseen { (words::MARK_SPOKEN_AFTER) }
                    },
                    Some(kind) => mark class=(mark_class(kind)) { (shown) },
                }
            }
        }
    }
}

/// Class of a marked run.
pub(crate) const fn mark_class(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Replaced => "replaced",
        MarkKind::OnlyHere => "only-here",
        MarkKind::Disagrees => "disagrees",
    }
}

/// What a cell is shown as: a state, or told by this telling alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    State(State),
    OnlyHere,
}

impl Shown {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::State(state) => words::state(state),
            Self::OnlyHere => words::ONLY_HERE,
        }
    }

    /// Class, and value of `data-state`.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::State(state) => state_name(state),
            Self::OnlyHere => "only",
        }
    }
}

/// A state's name, as in `data-states`.
pub(crate) const fn state_name(state: State) -> &'static str {
    match state {
        State::Same => "same",
        State::Reworded => "reworded",
        State::Differs => "differs",
        State::NotFound => "not_found",
        State::Unknown => "unknown",
    }
}

/// What is shown of `fact` in a telling.
pub(crate) fn shown(fact: &Fact, telling: WitnessIndex) -> Shown {
    match fact.cells.get(telling) {
        None => Shown::State(State::Unknown),
        Some(cell) if !cell.segments.is_empty() && fact.told_by() == 1 => Shown::OnlyHere,
        Some(cell) => Shown::State(cell.state),
    }
}

/// The cell of a telling that has the fact.
pub(crate) fn told_cell(fact: &Fact, telling: WitnessIndex) -> Option<&Cell> {
    fact.cells
        .get(telling)
        .filter(|cell| !cell.segments.is_empty())
}

/// The shape of a state: filled, half, crossed, hollow, dotted, and a lozenge
/// for what is told only here. Always beside its word, so it says nothing by
/// itself to those who cannot see it.
pub(crate) fn shape(shown: Shown) -> Markup {
    html! {
        svg.shape viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" {
            @match shown {
                Shown::State(State::Same) => circle cx="8" cy="8" r="6.5" fill="currentColor" {},
                Shown::State(State::Reworded) => {
                    circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5" {}
                    path d="M8 2.25a5.75 5.75 0 0 0 0 11.5z" fill="currentColor" {}
                }
                Shown::State(State::Differs) => {
                    circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5" {}
                    path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" stroke-width="2" {}
                }
                Shown::State(State::NotFound) =>
                    circle cx="8" cy="8" r="5.75" fill="none" stroke="currentColor" stroke-width="1.5" {},
                Shown::State(State::Unknown) => circle cx="8" cy="8" r="5.75" fill="none"
                    stroke="currentColor" stroke-width="1.75" stroke-dasharray="0.1 3.51" stroke-linecap="round" {},
                Shown::OnlyHere => path d="M8 1l7 7-7 7-7-7z" fill="currentColor" {},
            }
        }
    }
}

/// Class that gives a telling its colour. The colours come round again after
/// twelve; the letter beside tells them apart.
pub(crate) fn colour(telling: WitnessIndex) -> String {
    format!("w{}", telling % 12)
}

/// A telling's letter and name.
pub(crate) fn name(view: &View, telling: WitnessIndex) -> Markup {
    html! {
        span.telling.(colour(telling)) {
            b.siglum { (siglum(telling)) } " " bdi.outlet { (Source(view.name(telling))) }
        }
    }
}

/// Number of a fact, as in `F3`.
pub(crate) fn fact_id(fact: usize) -> String {
    format!("F{}", fact + 1)
}

/// `id` of a fact's wordings.
pub(crate) fn fact_anchor(view: &View, fact: usize) -> String {
    format!("{}{}", view.prefix(), fact_id(fact))
}

/// `id` of one telling's reading among a fact's wordings.
pub(crate) fn reading_anchor(view: &View, fact: usize, telling: WitnessIndex) -> String {
    format!("{}-{}", fact_anchor(view, fact), siglum(telling))
}

/// `id` of a sentence in the full texts.
pub(crate) fn sentence_anchor(view: &View, telling: WitnessIndex, segment: usize) -> String {
    format!("{}{}.{}", view.prefix(), siglum(telling), segment + 1)
}

/// `id` of a sentence in the article that is read by itself.
pub(crate) fn read_anchor(view: &View, telling: WitnessIndex, segment: usize) -> String {
    format!("{}read-{}.{}", view.prefix(), siglum(telling), segment + 1)
}

/// The sentence in which a place of a text lies, or the one after it.
pub(crate) fn segment_at(telling: &Telling, place: usize) -> Option<usize> {
    let segment = telling
        .segments
        .partition_point(|segment| segment.span.end <= place);
    (segment < telling.segments.len()).then_some(segment)
}

/// Whether the first paragraph of a telling repeats its headline.
pub(crate) fn opens_with_headline(telling: &Telling) -> bool {
    // Asked for every cell, and a paragraph may be a whole book: no walk.
    let first = telling
        .segments
        .partition_point(|segment| segment.paragraph <= 1);
    let (Some(title), [start, ..], [.., end]) = (
        &telling.witness.title,
        &telling.segments[..first],
        &telling.segments[..first],
    ) else {
        return false;
    };
    Span::new(start.span.start, end.span.end)
        .of(&telling.witness.text)
        .trim()
        == title.trim()
}

/// Where a sentence stands in its article, in words.
pub(crate) fn place(telling: &Telling, segment: usize) -> String {
    let headline = usize::from(opens_with_headline(telling));
    let number = telling
        .segments
        .get(segment)
        .map_or(0, |segment| segment.paragraph);
    let last = telling
        .segments
        .last()
        .map_or(0, |segment| segment.paragraph);
    match number.saturating_sub(headline) {
        0 => words::HEADLINE.to_owned(),
        1 => words::lead(last.saturating_sub(headline)),
        number => words::paragraph_of(number, last.saturating_sub(headline)),
    }
}

/// Number of the paragraph that holds a sentence, the headline not counted;
/// `None` in the headline.
pub(crate) fn paragraph(telling: &Telling, segment: usize) -> Option<usize> {
    let number = telling
        .segments
        .get(segment)
        .map_or(0, |segment| segment.paragraph);
    number
        .checked_sub(usize::from(opens_with_headline(telling)))
        .filter(|number| *number > 0)
}

/// Whether an article's text is whole, in words.
pub(crate) const fn completeness(completeness: Completeness) -> &'static str {
    match completeness {
        Completeness::Complete => words::COMPLETE,
        Completeness::Partial => words::PARTIAL,
        Completeness::Doubtful => words::DOUBTFUL_TEXT,
    }
}

/// A day, as an element that says it to machines too.
pub(crate) fn date(date: &str) -> Markup {
    html! {
        @match words::day(date) {
            Some(words) => time datetime=(date) { (words) },
            None => bdi { (Source(date)) },
        }
    }
}

/// The telling that the person chose to compare against, if it exists.
pub(crate) fn base(comparison: &Comparison) -> Option<WitnessIndex> {
    comparison
        .options
        .base
        .filter(|base| *base < comparison.tellings.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, marks: &[(usize, usize, MarkKind)]) -> String {
        let marks: Vec<Mark> = marks
            .iter()
            .map(|&(start, end, kind)| Mark {
                span: Span { start, end },
                kind,
            })
            .collect();
        Marked {
            text,
            within: Span::whole(text),
            marks: &marks,
            spoken: false,
        }
        .render()
        .into_string()
    }

    #[test]
    fn marks_stand_where_their_words_stand() {
        use MarkKind::{Disagrees, OnlyHere, Replaced};
        let check = |marks: &[(usize, usize, MarkKind)], html: &str| {
            assert_eq!(marked("the old boat", marks), html);
        };
        check(&[], "the old boat");
        check(
            &[(4, 7, Replaced)],
            r#"the <mark class="replaced">old</mark> boat"#,
        );
        // Neighbours of one kind are one mark; the weightier covers the other.
        check(
            &[(0, 4, OnlyHere), (4, 7, OnlyHere)],
            r#"<mark class="only-here">the old</mark> boat"#,
        );
        check(
            &[(0, 12, Replaced), (4, 7, Disagrees)],
            r#"<mark class="replaced">the </mark><mark class="disagrees">old</mark><mark class="replaced"> boat</mark>"#,
        );
        check(
            &[(8, 99, OnlyHere)],
            r#"the old <mark class="only-here">boat</mark>"#,
        );
        check(&[(50, 60, OnlyHere)], "the old boat");
        check(&[(3, 3, OnlyHere)], "the old boat");
    }

    #[test]
    fn marks_inside_a_character_are_passed_over() {
        assert_eq!(marked("é", &[(1, 2, MarkKind::Replaced)]), "é");
    }

    #[test]
    fn control_characters_become_visible_and_markup_becomes_text() {
        let check = |text: &str, html: &str| assert_eq!(Source(text).render().into_string(), html);
        check("a\u{0}b\u{1b}[31m", "a\u{FFFD}b\u{FFFD}[31m");
        check("\u{85}\u{7f}", "\u{FFFD}\u{FFFD}");
        check("tab\tline\n", "tab\tline\n");
        check("<b>&\"'", "&lt;b&gt;&amp;&quot;'");
    }
}
