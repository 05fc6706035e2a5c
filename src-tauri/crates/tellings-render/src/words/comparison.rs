//! Words of the comparison's fragments and of the report.
//!
//! Observations, never motives: a telling *has*, *words differently* or *is
//! without* something; what it meant by that is not ours to say. Sentences that
//! need a name or a number are functions, so that their order of words can
//! change.

use tellings_collate::{AliasKind, FindingKind, MarkKind, MatchedBy, Scope, State};

use super::shared_wording::independent_wordings;

/// A state, as its cell says it.
#[must_use]
pub const fn state(state: State) -> &'static str {
    match state {
        State::Same => "Same words",
        State::Reworded => "Worded differently",
        State::Differs => "Differs",
        State::NotFound => "Not found here",
        State::Unknown => "Cannot tell",
    }
}

/// What the only telling of a fact has instead of a state.
pub const ONLY_HERE: &str = "Only here";

/// What a state means, for the legend.
#[must_use]
pub const fn state_meaning(state: State) -> &'static str {
    match state {
        State::Same => {
            "The same words as the reference wording, but for capitals, punctuation, quotation \
             marks, and forms that a rule takes to be the same, such as “colour” and “color”. The \
             reference wording itself counts as this."
        }
        State::Reworded => "The same content in other words, or with more or less detail.",
        State::Differs => {
            "A detail disagrees: a number, a date, a name, a place, a quotation, who said it, or \
             whether it happened. The findings say which."
        }
        State::NotFound => {
            "Looked for and not found, in an article whose text is known to be complete."
        }
        State::Unknown => {
            "Not found, but the article's text may be cut off, or one of its sentences may report \
             it after all."
        }
    }
}

/// What [`ONLY_HERE`] means, for the legend.
pub const ONLY_HERE_MEANING: &str = "No other telling was found to report this.";

/// A kind of finding.
#[must_use]
pub const fn kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Number => "Number",
        FindingKind::Date => "Date",
        FindingKind::Name => "Name",
        FindingKind::Place => "Place",
        FindingKind::Quote => "Quotation",
        FindingKind::Attribution => "Attribution",
        FindingKind::Certainty => "Certainty",
        FindingKind::Polarity => "Whether it happened",
        FindingKind::Label => "Naming",
        FindingKind::Emphasis => "Emphasis",
    }
}

/// How marked words stand to the reference wording, for the legend.
#[must_use]
pub const fn mark(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Replaced => "other words than the reference wording",
        MarkKind::OnlyHere => "words that the reference wording is without",
        MarkKind::Disagrees => "a detail that disagrees",
    }
}

/// Said before marked words to those who cannot see the mark, where a detail
/// disagrees. The other kinds are not spoken: they would break every sentence.
pub const MARK_SPOKEN_BEFORE: &str = "[differs: ";
/// Closes [`MARK_SPOKEN_BEFORE`].
pub const MARK_SPOKEN_AFTER: &str = "]";

/// Name of a telling whose outlet and headline are unknown.
#[must_use]
pub fn unnamed(letter: &str) -> String {
    format!("Telling {letter}")
}

/// Name of a telling that another telling shares.
#[must_use]
pub fn told_apart(name: &str, letter: &str) -> String {
    format!("{name} ({letter})")
}

/// A share as people read it; `None` where there is nothing to share.
#[must_use]
pub fn share(part: usize, whole: usize) -> Option<String> {
    // Half up, in whole numbers: the same on every machine.
    (whole > 0).then(|| format!("{}%", (200 * part + whole) / (2 * whole)))
}

/// A likelihood (0 to 1) as people read it.
#[must_use]
pub fn likelihood(value: f64) -> String {
    if value.is_nan() {
        "unknown".to_owned()
    } else {
        format!("{:.0}%", value.clamp(0.0, 1.0) * 100.0)
    }
}

/// A day in words; `None` unless it is written `YYYY-MM-DD`.
#[must_use]
pub fn day(date: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return None;
    }
    let name = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
    let day = day
        .parse::<u8>()
        .ok()
        .filter(|day| (1..=31).contains(day))?;
    Some(format!("{day} {name} {year}"))
}

/// `count` of a thing, in the right number.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {many}")
    }
}

/// `count` tellings.
#[must_use]
pub fn tellings(count: usize) -> String {
    counted(count, "telling", "tellings")
}

/// `count` facts.
#[must_use]
pub fn facts(count: usize) -> String {
    counted(count, "fact", "facts")
}

// Tellings -------------------------------------------------------------------

/// Heading of the list of tellings.
pub const TELLINGS: &str = "Tellings";
/// In place of an outlet that nobody has named.
pub const OUTLET_UNKNOWN: &str = "Outlet not known";
/// In place of a headline.
pub const TITLE_UNKNOWN: &str = "No headline";
/// In place of a date.
pub const DATE_UNKNOWN: &str = "Date not known";
/// Before the host a link leads to.
pub const READ_AT: &str = "Read the article at";
/// Of an article that is known to be whole.
pub const COMPLETE: &str = "Text complete";
/// Of an article that is known to be cut off.
pub const PARTIAL: &str = "Text cut off or only an excerpt";
/// Of an article that may be cut off.
pub const DOUBTFUL_TEXT: &str = "Text may not be complete";
/// Of the telling that the person chose to compare against.
pub const BASE: &str = "The others are compared against this telling";

// Overview -------------------------------------------------------------------

/// Heading of the overview.
pub const OVERVIEW: &str = "Overview";
/// Name of the region in which the overview's table scrolls.
pub const OVERVIEW_REGION: &str = "The tellings in numbers";
/// Caption of the overview's table.
#[must_use]
pub fn overview_caption(facts_in_all: usize, shared: usize, by_all: usize, of: usize) -> String {
    let by = match of {
        0 | 1 => String::new(),
        2 => format!(", {shared} by both tellings"),
        _ => format!(", {shared} by two or more tellings, {by_all} by all {of}"),
    };
    format!(
        "{} in this story{by}.",
        counted(facts_in_all, "fact is told", "facts are told")
    )
}
/// Column of the overview.
pub const TELLING: &str = "Telling";
/// Column of the overview: facts that the telling has.
pub const FACTS_TOLD: &str = "Facts told";
/// Column of the overview.
pub const OF_SHARED: &str = "Of the facts told by two or more";
/// A share of the shared facts.
#[must_use]
pub fn out_of(part: usize, whole: usize) -> String {
    format!("{part} of {whole}")
}
/// Heading of the table of agreement.
pub const IN_COMMON: &str = "Facts in common";
/// Caption of the table of agreement.
pub const IN_COMMON_CAPTION: &str = "How many facts each two tellings both have, whether in the same words or not, and in how \
     many of them a detail differs.";
/// In how many facts two tellings differ.
#[must_use]
pub fn apart(count: usize) -> String {
    counted(count, "differs", "differ")
}
/// Heading of where each telling has what.
pub const PROMINENCE: &str = "Where each telling has it";
/// Said under the heading.
pub const PROMINENCE_NOTE: &str = "Each line is an article from its first word to its last. A tall tick is a fact that others \
     tell too, a short one stands only here; small strokes part the paragraphs.";
/// What a strip shows, for those who do not see it.
#[must_use]
pub fn strip(name: &str, shared: usize, only_here: usize) -> String {
    format!(
        "{name}: {} that others tell too and {only_here} only here, along the article",
        facts(shared)
    )
}
/// Caption of the table of places.
#[must_use]
pub fn prominence_caption(facts_in_all: usize) -> String {
    if facts_in_all == 1 {
        "The fact that most tellings have, and where each has it.".to_owned()
    } else {
        format!("The {facts_in_all} facts that most tellings have, and where each has them.")
    }
}
/// Heading of the lists behind the overview's numbers.
pub const BEHIND_NUMBERS: &str = "The facts behind these numbers";
/// A number that has no facts behind it.
pub const NONE: &str = "none";
/// What a fact is called, before its number.
pub const FACT: &str = "Fact";

// Facts ----------------------------------------------------------------------

/// Heading of the matrix, and name of the view.
pub const FACTS: &str = "Facts";
/// Caption of the matrix.
#[must_use]
pub fn matrix_caption(facts_in_all: usize, tellings_in_all: usize) -> String {
    format!(
        "{} down, {} across. Each cell says how that telling words the fact, and leads to its \
         sentences.",
        facts(facts_in_all),
        tellings(tellings_in_all)
    )
}
/// Name of the region in which the matrix scrolls.
pub const MATRIX_REGION: &str = "Table of facts";
/// Head of the first column of the matrix.
pub const FACT_COLUMN: &str = "Fact";
/// Head of the second column of the matrix.
pub const TOLD_BY_COLUMN: &str = "Told by";
/// Beside the state of the reading that the others are compared with.
pub const REFERENCE: &str = "reference";
/// Beside a reading that stands in another order.
pub const MOVED: &str = "Moved";
/// Where a reading stands: number of its paragraph, short.
#[must_use]
pub fn paragraph_short(paragraph: usize) -> String {
    format!("¶ {paragraph}")
}
/// The same for those who hear it.
#[must_use]
pub fn paragraph(paragraph: usize) -> String {
    format!("paragraph {paragraph}")
}
/// In place of a matrix without rows.
pub const NO_FACTS: &str = "There is no text to compare in these tellings.";
/// Name of the group of filters.
pub const FILTERS: &str = "Show";
/// Filter: every fact.
pub const FILTER_ALL: &str = "All";
/// Filter: facts in every telling.
pub const FILTER_TOLD_BY_ALL: &str = "Told by all";
/// Filter: rows with a reading that disagrees.
pub const FILTER_DIFFERS: &str = "Differs";
/// Filter: rows with a reading in other words.
pub const FILTER_REWORDED: &str = "Worded differently";
/// Filter: rows with a telling that is without the fact.
pub const FILTER_MISSING: &str = "Not found somewhere";
/// Filter: rows with a finding about a quotation.
pub const FILTER_QUOTES: &str = "Quotations";
/// Filter: rows with a finding about a number.
pub const FILTER_NUMBERS: &str = "Numbers";
/// Filter: rows whose readings may not report one thing.
pub const FILTER_DOUBTFUL: &str = "Doubtful";
/// Name of the choice of order.
pub const ORDER: &str = "Order";
/// Order: as the story goes.
pub const ORDER_STORY: &str = "As the story goes";
/// Order: told by many and agreed by few first.
pub const ORDER_COVERAGE: &str = "Told by many, agreed by few";
/// Order: doubtful first.
pub const ORDER_DOUBT: &str = "Doubtful first";

// Wordings -------------------------------------------------------------------

/// Heading of the wordings.
pub const WORDINGS: &str = "Wordings";
/// Whom a fact is told by, and in how many independent wordings where that is
/// told.
#[must_use]
pub fn told_by(count: usize, of: usize, wordings: Option<usize>) -> String {
    let by = match (count, of) {
        (count, of) if count == of && of > 2 => format!("all {of} tellings"),
        (2, 2) => "both tellings".to_owned(),
        _ => format!("{count} of {of} tellings"),
    };
    let wordings = wordings.map_or_else(String::new, |wordings| {
        format!(", in {}", independent_wordings(wordings))
    });
    format!("Told by {by}{wordings}.")
}
/// How sure it is that the readings report one thing.
#[must_use]
pub fn confidence(value: f64) -> String {
    let words = if value >= 0.9 {
        "Very likely one and the same fact"
    } else if !is_doubtful(value) {
        "Likely one and the same fact"
    } else {
        "Doubtful: these may be different facts"
    };
    format!("{words} ({}).", likelihood(value))
}
/// Whether a confidence is so low that people are told at once.
#[must_use]
pub fn is_doubtful(value: f64) -> bool {
    value.is_nan() || value < 0.6
}
/// Short mark of a doubtful row.
#[must_use]
pub fn doubtful(value: f64) -> String {
    format!("Doubtful ({})", likelihood(value))
}
/// Of the reading that the others are compared with.
pub const REFERENCE_WORDING: &str = "Reference: the others are compared with it";
/// The same where the person chose the telling.
pub const REFERENCE_CHOSEN: &str = "Reference: the telling that was chosen to compare against";
/// Of a reading that stands in another order than in the reference telling.
pub const MOVED_LONG: &str = "Moved: stands elsewhere in the order of the article";
/// Where a sentence stands: the headline.
pub const HEADLINE: &str = "Headline";
/// Where a sentence stands: the first paragraph.
#[must_use]
pub fn lead(of: usize) -> String {
    format!("Lead, paragraph 1 of {of}")
}
/// Where a sentence stands.
#[must_use]
pub fn paragraph_of(number: usize, of: usize) -> String {
    format!("Paragraph {number} of {of}")
}
/// Leads from a reading to its place in the full text.
pub const IN_CONTEXT: &str = "See it in the article";
/// Before the words of the reference reading that a reading is without.
pub const WITHOUT: &str = "Without:";
/// Between two quoted words of [`WITHOUT`].
pub const BETWEEN: &str = "; ";
/// Opens a quotation from an article.
pub const OPEN_QUOTE: &str = "“";
/// Closes a quotation from an article.
pub const CLOSE_QUOTE: &str = "”";
/// Between two sentences of a reading that do not follow each other.
pub const GAP: &str = "[…]";
/// A fact that complete tellings are without, before the tellings' names.
#[must_use]
pub const fn not_found_in(tellings: usize) -> &'static str {
    if tellings == 1 {
        "Not found in the telling of "
    } else {
        "Not found in the tellings of "
    }
}
/// A fact of which it cannot be told, before the tellings' names.
#[must_use]
pub const fn cannot_tell_in(tellings: usize) -> &'static str {
    if tellings == 1 {
        "Cannot tell: the text of "
    } else {
        "Cannot tell: the texts of "
    }
}
/// After the names in [`cannot_tell_in`].
pub const MAY_BE_CUT_OFF: &str = " may be cut off.";
/// Before the `nth` of `of` names (from 0), except the first.
#[must_use]
pub const fn between(nth: usize, of: usize) -> &'static str {
    if nth + 1 == of { " and " } else { ", " }
}
/// A fact that a sentence may report after all, before the telling's name.
pub const CANNOT_TELL_IF: &str = "Cannot tell: a sentence of ";
/// After the name in [`CANNOT_TELL_IF`].
pub const MAY_REPORT: &str = " may report this after all:";
/// Heading of the findings of a fact.
pub const FINDINGS: &str = "Findings";
/// Before the places that show a finding.
pub const EVIDENCE: &str = "Seen in";
/// Opens the reasons of a match.
pub const WHY: &str = "Why these were put together";
/// Name of the region in which the reasons of a fact scroll.
#[must_use]
pub fn why_region(fact: usize) -> String {
    format!("{WHY}: fact {fact}")
}
/// Column of the reasons: the two places.
pub const WHY_PLACES: &str = "Sentences";
/// Column of the reasons.
pub const WHY_LIKELY: &str = "Likelihood";
/// Column of the reasons.
pub const WHY_WORDS: &str = "Words in common";
/// Column of the reasons.
pub const WHY_NAMES: &str = "Names in common";
/// Column of the reasons.
pub const WHY_NUMBERS: &str = "Numbers in common";
/// Column of the reasons.
pub const WHY_RUN: &str = "Longest run of the same words";
/// Before the rules that the links of a fact needed.
pub const WHY_RULES: &str = "Counted as the same words:";
/// Between the two forms of a rule.
pub const AND: &str = " and ";
/// What two forms are to each other, after both.
#[must_use]
pub const fn alias(kind: AliasKind) -> &'static str {
    match kind {
        AliasKind::Spelling => "are spellings of one word",
        AliasKind::Name => "are spellings of one name",
        AliasKind::Title => "are forms of one title",
        AliasKind::Abbreviation => "are forms of one term",
        AliasKind::Unit => "are forms of one unit",
        AliasKind::Meaning => "are taken to mean the same",
    }
}
/// Where a rule comes from.
#[must_use]
pub const fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Story => "rule of this story",
        Scope::Library => "rule of the library",
        Scope::Pack => "shipped rule",
    }
}
/// A length in words.
#[must_use]
pub fn words(count: usize) -> String {
    counted(count, "word", "words")
}

// Side by side ---------------------------------------------------------------

/// Heading of the full texts.
pub const SIDE_BY_SIDE: &str = "Side by side";
/// Said under the heading of the full texts.
pub const SIDE_BY_SIDE_NOTE: &str =
    "Each article as it is stored, word for word. The number after a sentence leads to its fact.";
/// Name of the region in which the texts scroll.
pub const COLUMNS_REGION: &str = "Articles side by side";
/// A telling without text.
pub const NO_TEXT: &str = "This article has no text.";

// How it was made ------------------------------------------------------------

/// Heading of the account of how it was made.
pub const METHOD: &str = "How this was made";
/// What the program did.
pub const METHOD_HOW: &str = "A program cut every article into sentences and looked, over all tellings at once, for \
     sentences that report the same specific thing. Each set of such sentences is a fact. A \
     sentence that no other telling shares is a fact told once. Inside each fact the wordings \
     were compared word by word. Spellings of one word, and short and long forms of one name, \
     count as the same words; each fact says where they did. No article was altered, nothing was sent anywhere, and the same \
     articles always give the same comparison.";
/// Heading of the limits.
pub const LIMITS: &str = "What it cannot do";
/// The limits, honestly.
pub const LIMITS_LIST: [&str; 6] = [
    "It compares words, numbers, names and their places, and where its reading model takes part, \
     likeness of meaning. It does not understand what it reads, and it does not know what \
     happened.",
    "It can miss that two sentences report one thing, above all when they share few words. Then a fact reads \
     “Not found here” although a telling has it. Read the article before saying so.",
    "It can put sentences together that report different things. Each fact says how likely that \
     is, and why its sentences were put together.",
    "Where a text is cut off, or may be, it says “Cannot tell” and not “Not found here”.",
    "Wordings are independent where they do not share a run of the same words outside quotations. \
     That does not make their sources independent: one source may be put in other words, and one \
     speaker quoted by all.",
    "That a telling is without a fact says nothing of the reason: it may have been published \
     earlier, been shorter, or had other readers.",
];
/// Heading of the details.
pub const DETAILS: &str = "Particulars";
/// Detail: version of the matcher.
pub const ENGINE: &str = "Comparing engine";
/// Detail: what sentences were matched by.
pub const MATCHED_BY: &str = "Sentences matched by";
/// What sentences were matched by.
#[must_use]
pub fn matched_by(matched_by: &MatchedBy) -> String {
    match matched_by {
        MatchedBy::Model(name) => {
            format!("Words, names, numbers, and a model that reads sentences ({name})")
        }
        MatchedBy::Words => "Words, names and numbers alone: the model that reads sentences is \
                             not installed. Rewritten sentences are found less often."
            .to_owned(),
        MatchedBy::WordsForLanguage => "Words, names and numbers alone: the model that reads \
                                        sentences knows English only. Rewritten sentences are \
                                        found less often."
            .to_owned(),
        MatchedBy::WordsForFailure => "Words, names and numbers alone: the model that reads \
                                       sentences could not be run. Rewritten sentences are \
                                       found less often."
            .to_owned(),
        MatchedBy::WordsAsAsked => "Words, names and numbers alone, as asked: the model that \
                                    reads sentences was not waited for. Rewritten sentences \
                                    are found less often."
            .to_owned(),
    }
}
/// Detail: the base.
pub const COMPARED_AGAINST: &str = "Compared against";
/// Detail: the rules of the story and the library.
pub const OWN_RULES: &str = "Rules beside the shipped ones";
/// The base where none was chosen.
pub const NO_BASE: &str = "For each fact, the wording closest to all others";
/// Caption of the table of texts.
pub const TEXTS_CAPTION: &str = "The texts that were compared";
/// Column of the table of texts.
pub const SENTENCES: &str = "Sentences";
/// Column of the table of texts.
pub const COMPLETENESS: &str = "Completeness";
/// Column of the table of texts.
pub const HASH: &str = "SHA-256 of the text";
/// Heading of the legend.
pub const LEGEND: &str = "What the words and marks mean";
/// Before the legend's marks.
pub const MARKS: &str = "Marked words";
/// The word that shows a mark in the legend.
pub const MARK_SAMPLE: &str = "words";

// The report -----------------------------------------------------------------

/// Above the title of a report.
pub const REPORT_KICKER: &str = "One story, told side by side";
/// Title of a report whose story has none.
pub const REPORT_UNTITLED: &str = "Untitled story";
/// Program that made the report.
pub const MADE_WITH: &str = "Made with Tellings";
/// Name of the list of the report's parts.
pub const CONTENTS: &str = "Contents";
/// Link for those who come by keyboard.
pub const SKIP_TO_FACTS: &str = "Skip to the table of facts";
/// Link for those who come by keyboard.
pub const SKIP_TO_WORDINGS: &str = "Skip to the wordings";
/// Said at the end of the title page.
pub const REPORT_NOTE: &str = "What follows are observations: which tellings have a fact, and in which words. They say \
     nothing of anybody’s reasons.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_of_motives() {
        let said = include_str!("comparison.rs").to_lowercase();
        for motive in [
            "omit", "suppress", "conceal", "mislead", "falsif", "spin", "slant",
        ] {
            // Once in this list, and nowhere else.
            assert_eq!(said.matches(motive).count(), 1, "{motive}");
        }
    }

    #[test]
    fn shares_are_rounded_to_the_nearest_and_never_of_nothing() {
        let check = |part, whole, shown: Option<&str>| {
            assert_eq!(share(part, whole).as_deref(), shown, "{part} of {whole}");
        };
        check(1, 3, Some("33%"));
        check(2, 3, Some("67%"));
        check(1, 200, Some("1%"));
        check(5, 5, Some("100%"));
        check(0, 0, None);
    }

    #[test]
    fn days_are_put_in_words_and_odd_ones_left_alone() {
        let check = |date, shown: Option<&str>| assert_eq!(day(date).as_deref(), shown, "{date}");
        check("2026-03-01", Some("1 March 2026"));
        check("2026-12-31", Some("31 December 2026"));
        check("2026-13-01", None);
        check("2026-00-01", None);
        check("2026-01-00", None);
        check("2026-1-1", None);
        check("yesterday", None);
        check("2026-01-01T00:00", None);
        check("", None);
    }

    #[test]
    fn a_confidence_that_is_no_number_is_doubtful() {
        assert!(is_doubtful(f64::NAN));
        assert!(confidence(f64::NAN).starts_with("Doubtful"));
        assert_eq!(confidence(0.93), "Very likely one and the same fact (93%).");
        assert_eq!(confidence(7.0), "Very likely one and the same fact (100%).");
    }
}
