//! Words of what a person says of a comparison: corrections, notes, and the
//! review that goes from doubt to doubt.

use tellings_collate::{Cell, Outcome, State};

/// Of what a person put together or set.
pub const CONFIRMED: &str = "confirmed by a person";
/// Of a telling without a fact, where a person looked at its sentences.
pub const CHECKED: &str = "checked by a person";
/// Of a fact's name.
pub const NAMED: &str = "named by a person";
/// Before a note.
pub const NOTE: &str = "Note";
/// Before a reason.
pub const REASON: &str = "Reason";

/// That a person decided a cell.
#[must_use]
pub fn confirmed(cell: &Cell) -> &'static str {
    match cell.state {
        State::Same | State::Reworded | State::Differs => CONFIRMED,
        State::NotFound | State::Unknown => CHECKED,
    }
}

/// Heading of the list of corrections.
pub const CORRECTIONS: &str = "Corrections by a person";
/// Said under the heading.
pub const CORRECTIONS_NOTE: &str = "What a person said of this comparison. It was heard before the sentences were matched; \
     where two contradict each other, the later holds.";
/// Where there are none.
pub const NO_CORRECTIONS: &str = "None: the program alone decided.";
/// Of sentences that report one fact.
pub const SAME: &str = "These tell the same:";
/// Of sentences that do not.
pub const NOT_SAME: &str = "This";
/// Between the two sides.
pub const NOT_SAME_AS: &str = "does not tell the same as";
/// Of a fact's name.
pub const IS_CALLED: &str = "is called";
/// Where the name is the program's again.
pub const NAME_GIVEN_BACK: &str = "is called as the program calls it";
/// Of a cell's state.
pub const STATE_OF: &str = "stands as";
/// Where the state is the program's again.
pub const STATE_GIVEN_BACK: &str = "stands as the program says";
/// Where a note was taken away.
pub const NOTE_TAKEN_AWAY: &str = "The note was taken away";
/// Between a note and what it is on.
pub const ON: &str = "on";
/// The fact that tells what a sentence tells.
pub const FACT_OF: &str = "the fact of";
/// A telling that is not in the story now.
pub const ABSENT_TELLING: &str = "an article that is not in this story now";
/// More sentences than are named.
#[must_use]
pub fn more_sentences(count: usize) -> String {
    super::comparison::counted(count, "more sentence", "more sentences")
}
/// What became of a correction, unless it simply holds.
#[must_use]
pub const fn outcome(outcome: Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Holds => None,
        Outcome::Overruled => Some("A later correction goes before it."),
        Outcome::Lost => Some("Not placed: its sentences were not found in the texts any more."),
        Outcome::Unfit => Some("Not applied: it does not fit the fact as it is now."),
    }
}
/// Some of its sentences were not found.
#[must_use]
pub fn lost(count: usize) -> String {
    let sentences = super::comparison::counted(count, "sentence of it was", "sentences of it were");
    format!("{sentences} not found any more.")
}
/// How many corrections could not be placed.
#[must_use]
pub fn not_placed(count: usize) -> String {
    format!(
        "{} could not be placed in the texts as they are now.",
        super::comparison::counted(count, "correction", "corrections")
    )
}
/// Takes a correction out of those that hold.
pub const WITHDRAW: &str = "Withdraw";

/// Heading of what can be corrected in a row.
pub const CORRECT: &str = "Correct this fact";
/// Remembers a row.
pub const MARK: &str = "Mark it, to join another with it";
/// Joins the row with the one that is remembered.
pub const JOIN: &str = "Join with the marked fact";
/// Forgets the row that is remembered.
pub const UNMARK: &str = "Let the mark go";
/// Beside a row that is remembered.
pub const MARKED: &str = "marked";
/// Gives a row a name.
pub const RENAME: &str = "Name it";
/// Notes something.
pub const WRITE_NOTE: &str = "Note";
/// Says that a reading belongs into its row.
pub const CONFIRM: &str = "It tells the same";
/// Says that a reading does not belong into its row.
pub const SPLIT: &str = "Not the same: split it off";
/// Says what a cell is.
pub const SET_STATE: &str = "Set its state";
/// Group of what can be said of one telling.
#[must_use]
pub fn of_telling(name: &str) -> String {
    format!("What to say of {name}")
}

/// Heading of a dialog.
pub const NAME_HEADING: &str = "Name this fact";
/// Field of a dialog.
pub const NAME_FIELD: &str = "Name";
/// Said under the field.
pub const NAME_HINT: &str = "Leave it empty to have the program’s name back.";
/// Heading of a dialog.
pub const NOTE_HEADING: &str = "A note";
/// Said under the field.
pub const NOTE_HINT: &str = "It goes into the report. Leave it empty to take the note away.";
/// Heading of a dialog.
pub const STATE_HEADING: &str = "What this telling says of the fact";
/// Field of a dialog.
pub const STATE_FIELD: &str = "State";
/// Choice of a dialog.
pub const STATE_BY_PROGRAM: &str = "As the program says";
/// Field of a dialog.
pub const REASON_FIELD: &str = "Why";
/// Said under the field.
pub const REASON_HINT: &str = "The report gives this reason.";
/// Where a reason is missing.
pub const REASON_MISSING: &str = "Please say why: the report gives this reason.";

/// Said when something was corrected.
pub const DONE: &str = "Corrected. The comparison was made anew.";
/// Said when a row was remembered; `#` is its number.
pub const DONE_MARK: &str = "Fact # is marked. Go to another one and press j to join them.";
/// Said where no row is remembered.
pub const NOTHING_MARKED: &str = "Mark a fact first: go to it and press m.";
/// Said where a row is joined with itself.
pub const MARKED_ITSELF: &str = "This is the marked fact itself. Go to another one.";
/// Said where a key needs a telling that has the fact.
pub const NO_READING: &str = "Go to the cell of a telling that has this fact.";
/// Said where a reading stands alone.
pub const ALONE: &str = "Only this telling has the fact: there is nothing to split it off from.";

/// Begins the review.
pub const REVIEW: &str = "Go through them one by one";
/// Yes, these tell the same.
pub const YES: &str = "Yes, the same";
/// No, they do not.
pub const NO: &str = "No, not the same";
/// Neither, for now.
pub const SKIP: &str = "Skip";
/// Where one is in the review; `#` of `@`.
pub const POSITION: &str = "# of @";
/// Said at the end of the review; `#` were skipped.
pub const REVIEWED: &str = "That was the last match to look at. Skipped: #.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_simply_holds_needs_no_sentence() {
        for one in [Outcome::Overruled, Outcome::Lost, Outcome::Unfit] {
            assert!(outcome(one).is_some_and(|said| said.ends_with('.')));
        }
        assert_eq!(outcome(Outcome::Holds), None);
        assert_eq!(lost(1), "1 sentence of it was not found any more.");
    }
}
