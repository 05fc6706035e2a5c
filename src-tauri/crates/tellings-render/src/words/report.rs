//! Words of the report's options, of the class pack, and of the tables.

/// Said of the section of tellings.
pub const TELLINGS_NOTE: &str = "Outlet, headline, day and link of every article";
/// Said of the section of numbers.
pub const OVERVIEW_NOTE: &str = "The comparison in numbers, and shared wording";
/// Said of the matrix.
pub const FACTS_NOTE: &str = "The table: facts down, tellings across";
/// Said of the section of wordings.
pub const WORDINGS_NOTE: &str = "Every fact with its sentences and findings";
/// Said of the matches in doubt.
pub const DOUBTS_NOTE: &str = "What a person should look at again";
/// Said of the full texts.
pub const COLUMNS_NOTE: &str = "The articles’ texts next to each other";
/// Said of the texts one by one.
pub const READ_NOTE: &str = "Each article as printed, with who else tells what";
/// Said of the tables of details.
pub const WORDING_NOTE: &str = "Numbers, quotations, names and sources side by side";
/// Said of the account of how it was made.
pub const METHOD_NOTE: &str = "Version, settings, rules, and what the words mean";

/// What an outlet is called whose name is hidden.
#[must_use]
pub fn outlet(letter: &str) -> String {
    format!("Outlet {letter}")
}

/// Said on the title page where names are hidden.
pub const OUTLETS_HIDDEN: &str =
    "The outlets’ names are left out; the letters stand for them throughout.";
/// Said on the title page where sentences are cut.
pub const EXCERPTS_ONLY: &str = "The articles are quoted in short excerpts. […] stands for words \
     that are left out here; the comparison was made with the whole texts.";

// The class pack

/// Above the title of its sheets.
pub const PACK_KICKER: &str = "Compare the tellings";
/// Title of the file with the answers.
pub const ANSWER_KEY: &str = "Answer key";
/// Heading of the table to fill in.
pub const BLANK_MATRIX: &str = "Who tells what?";
/// What is to be done with it.
pub const BLANK_MATRIX_TASK: &str = "Read the hand-outs. For each fact and each telling, put one \
     of these letters into the box, and the number of the paragraph where you found it.";
/// The letters to fill in, and what they mean.
pub const CODES: [(&str, &str); 5] = [
    ("S", "Same words, or nearly"),
    ("W", "Worded differently"),
    (
        "D",
        "Differs: a number, a name, a day, a quotation or who said it disagrees",
    ),
    ("N", "Not found here"),
    ("?", "Cannot tell"),
];
/// Head of the column of facts.
pub const FACT: &str = "Fact";
/// Lines for a name and a day.
pub const NAME_AND_DAY: [&str; 2] = ["Name", "Date"];
/// Heading of the questions.
pub const QUESTIONS: &str = "To talk about";
/// The questions.
pub const QUESTION_LIST: [&str; 4] = [
    "Which facts does every telling have? Why might that be?",
    "Which fact would you have missed if you had read one telling only?",
    "Find two tellings that word one fact differently. What changes for a reader?",
    "Where a detail differs: how could you find out which one is right?",
];
/// Heading of a hand-out.
#[must_use]
pub fn hand_out(letter: &str) -> String {
    format!("Telling {letter}")
}
/// Before the answers.
pub const ANSWER_KEY_NOTE: &str = "For the teacher. The program found these answers; where a row \
     says so, it is not sure, and a class may well read better.";

/// What the two files of the pack are called.
pub const SHEETS_FILE: &str = "1 For the class.html";
/// The other one.
pub const KEY_FILE: &str = "2 Answer key.html";
