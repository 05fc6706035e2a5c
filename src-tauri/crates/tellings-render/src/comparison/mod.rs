//! A comparison as HTML fragments.
//!
//! Each module makes one part: [`overview`], the matrix in [`facts`], the
//! [`wordings`] of each fact, the matches in doubt in [`doubts`], the full texts in [`columns`], and [`method`],
//! the account of how it was made. [`story_view`] puts together what one view
//! of the window shows, and [`inspector()`](inspector::inspector) what opens
//! below a row of it; [`report`](crate::report()) puts all parts on one
//! page. Both use the very same fragments.
//!
//! The fragments hold no script, no `style` attribute and no address other
//! than a [`SafeUrl`](crate::SafeUrl). They read well without a script. What a
//! script may rely on, each prefixed with [`View::prefix`]:
//!
//! | where | what |
//! |---|---|
//! | `tr#F3-row[data-fact="F3"]` | a row of the matrix: its sentences in `data-sentences` (`A.1 B.3`), the letter of the reference telling in `data-reference`, `data-filters` (names of the filters that show it), `data-told`, `data-states`, `data-kinds`, `data-confidence`, and its ranks `data-order` (story), `data-coverage`, `data-doubt` |
//! | `article#F3[data-fact="F3"]` | the wordings of that fact; a cell of the matrix links to `#F3-A`, its reading by telling A |
//! | `div.inspector[data-fact="F3"]` | the same with what can be asked and done, which the window opens below the row; `section.actions` is its last part |
//! | `#A.3[data-facts="F1 F3"]` | the third sentence of telling A in the full texts; links to it carry `data-goto="columns"`, because in the window the texts are another view |
//! | `#read-A.3` | the same sentence in the article that is read by itself; links to it carry `data-goto="read"` and `data-telling` |
//! | `a[data-goto="facts"]` | leads to a fact from where the facts are another view |
//! | `li[data-doubt="B.3"]` | a match in doubt: the sentences in doubt, and in `data-of` the fact |
//! | `button[data-filter]`, `select[data-order]` | the controls above the matrix |

mod actions;
mod article_text;
pub mod by_person;
pub mod columns;
pub mod doubts;
pub mod facts;
pub mod inspector;
pub mod method;
pub mod overview;
pub(crate) mod parts;
mod prominence;
pub mod read;
mod shared_wording;
pub(crate) mod tally;
mod why;
pub mod wording;
pub mod wordings;

use maud::{Markup, html};
use tellings_collate::{Comparison, MatchedBy, WitnessIndex, siglum};

use crate::fragment::{Fragment, finished};
use crate::words::comparison as words;

/// What the fragments need to know beyond the comparison itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// What each telling is called, no two alike, in the order of
    /// [`Comparison::tellings`].
    names: Vec<String>,
    /// Put before every `id`, so that two comparisons can stand on one page.
    prefix: String,
}

impl View {
    /// Calls each telling by its outlet, else by its headline, else `Telling A`;
    /// tellings that share a name get their letter after it.
    #[must_use]
    pub fn of(comparison: &Comparison) -> Self {
        let plain: Vec<String> = comparison
            .tellings
            .iter()
            .enumerate()
            .map(|(index, telling)| {
                let known = [&telling.witness.outlet, &telling.witness.title];
                known
                    .into_iter()
                    .flatten()
                    .map(|name| name.trim())
                    .find(|name| !name.is_empty())
                    .map_or_else(|| words::unnamed(&siglum(index)), str::to_owned)
            })
            .collect();
        let names = plain
            .iter()
            .enumerate()
            .map(|(index, name)| {
                let same = |other: &&String| other.to_lowercase() == name.to_lowercase();
                if plain.iter().filter(same).count() > 1 {
                    words::told_apart(name, &siglum(index))
                } else {
                    name.clone()
                }
            })
            .collect();
        Self {
            names,
            prefix: String::new(),
        }
    }

    /// The same with something before every `id`. Only ASCII letters, digits
    /// and hyphens are kept of it.
    #[must_use]
    pub fn prefixed(mut self, prefix: &str) -> Self {
        self.prefix = prefix
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect();
        self
    }

    /// What stands before every `id`.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// What a telling is called.
    #[must_use]
    pub fn name(&self, telling: WitnessIndex) -> &str {
        self.names.get(telling).map_or("", String::as_str)
    }
}

/// One of the window's views of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoryView {
    /// The matrix and the wordings.
    Facts,
    /// The full texts side by side.
    Columns,
    /// One telling's article, to be read, with notes in its margin.
    Read(WitnessIndex),
    /// Numbers, dates, quotations, names, verbs of saying and shared wording.
    Wording,
    /// The tellings in numbers, and how the comparison was made.
    Overview,
}

/// What one view of the window shows of a comparison.
#[must_use]
pub fn story_view(comparison: &Comparison, view: &View, kind: StoryView) -> Fragment {
    let part = match kind {
        StoryView::Facts => html! {
            (facts::controls(comparison, view))
            (facts::facts(comparison, view))
            (doubts::doubts(comparison, view))
            (doubts::begin(comparison))
            (by_person::corrections(comparison, view))
        },
        StoryView::Columns => html! { (columns::columns(comparison, view)) },
        StoryView::Read(telling) => html! { (read::read(comparison, view, telling)) },
        StoryView::Wording => html! { (wording::wording(comparison, view)) },
        StoryView::Overview => html! {
            (overview::tellings(comparison, view))
            (overview::overview(comparison, view))
            (method::method(comparison, view))
        },
    };
    finished(html! { (notice(comparison)) (part) })
}

/// Says above every view where no model took part; where a person asked for
/// that, the window says it already.
fn notice(comparison: &Comparison) -> Markup {
    let by = &comparison.matched_by;
    html! {
        @if !matches!(by, MatchedBy::Model(_) | MatchedBy::WordsAsAsked) {
            p.notice { (words::matched_by(by)) }
        }
    }
}
