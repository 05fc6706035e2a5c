//! What a person chooses for a report, the same for the window and the command
//! line. Pure values: both read their own input into [`ReportOptions`] at their
//! edge, so that the same choices give the same bytes.

use crate::words::{comparison as words, report as own};

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Outlet, headline, date and link of every telling.
    Tellings,
    /// The comparison in numbers.
    Overview,
    /// The matrix.
    Facts,
    /// The readings of every fact.
    Wordings,
    /// The matches in doubt.
    Doubts,
    /// The texts side by side.
    Columns,
    /// Every text as printed, with who else tells what.
    Read,
    /// How numbers, quotations, names and sources are put.
    Wording,
    /// How it was made.
    Method,
}

impl Section {
    /// All of them, in the order of a report that nobody changed.
    pub const EACH: [Self; 9] = [
        Self::Tellings,
        Self::Overview,
        Self::Facts,
        Self::Wordings,
        Self::Doubts,
        Self::Columns,
        Self::Read,
        Self::Wording,
        Self::Method,
    ];

    /// Its name on the command line and in forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tellings => "tellings",
            Self::Overview => "overview",
            Self::Facts => "facts",
            Self::Wordings => "wordings",
            Self::Doubts => "doubts",
            Self::Columns => "side-by-side",
            Self::Read => "read",
            Self::Wording => "wording",
            Self::Method => "method",
        }
    }

    /// The id of its heading.
    pub(super) const fn anchor(self) -> &'static str {
        match self {
            // One heading for each article.
            Self::Read => "read-A",
            _ => self.name(),
        }
    }

    /// The section of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::EACH
            .into_iter()
            .find(|section| section.name() == name)
    }

    /// Its heading.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tellings => words::TELLINGS,
            Self::Overview => words::OVERVIEW,
            Self::Facts => words::FACTS,
            Self::Wordings => words::WORDINGS,
            Self::Doubts => crate::words::doubts::DOUBTS,
            Self::Columns => words::SIDE_BY_SIDE,
            Self::Read => crate::words::read::READ,
            Self::Wording => crate::words::wording::WORDING,
            Self::Method => words::METHOD,
        }
    }

    /// What it holds, for a person who decides whether to have it.
    #[must_use]
    pub const fn note(self) -> &'static str {
        match self {
            Self::Tellings => own::TELLINGS_NOTE,
            Self::Overview => own::OVERVIEW_NOTE,
            Self::Facts => own::FACTS_NOTE,
            Self::Wordings => own::WORDINGS_NOTE,
            Self::Doubts => own::DOUBTS_NOTE,
            Self::Columns => own::COLUMNS_NOTE,
            Self::Read => own::READ_NOTE,
            Self::Wording => own::WORDING_NOTE,
            Self::Method => own::METHOD_NOTE,
        }
    }
}

/// What a person chose, and what the report is told about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportOptions {
    /// Title of the story; an empty one is shown as untitled.
    pub title: String,
    /// What the person wrote for the title page, if anything. Blank lines part
    /// its paragraphs.
    pub introduction: Option<String>,
    /// Version of the program, for the imprint.
    pub app_version: String,
    /// The parts, in their order.
    pub sections: Vec<Section>,
    /// Whether letters stand for the outlets.
    pub hide_outlets: bool,
    /// Whether short excerpts stand for the sentences.
    pub excerpts: bool,
    /// Whether it is set in large print.
    pub large_print: bool,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self {
            title: String::new(),
            introduction: None,
            app_version: String::new(),
            sections: Section::EACH.to_vec(),
            hide_outlets: false,
            excerpts: false,
            large_print: false,
        }
    }
}
