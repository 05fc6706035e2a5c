//! Words of the window around a comparison.

/// Name of the program.
pub const APP: &str = "Tellings";

// --- Frame ---

/// Leads the keyboard past the header.
pub const SKIP_TO_MAIN: &str = "Skip to the content";
/// Opens the file chooser.
pub const ADD_FILES: &str = "Add articles";
/// Opens the folder chooser.
pub const ADD_FOLDER: &str = "Add a folder";
/// Opens the dialog for pasted text.
pub const PASTE_TEXT: &str = "Paste text";
/// Names the search field.
pub const SEARCH: &str = "Search articles and stories";
/// Starts the search.
pub const SEARCH_GO: &str = "Search";
/// Opens the list of keys.
pub const KEYS: &str = "Keys";
/// Heading of the list of stories.
pub const STORIES: &str = "Stories";
/// Leads to all articles.
pub const ALL_ARTICLES: &str = "All articles";
/// Leads to the receipts.
pub const RECEIPTS: &str = "Import receipts";
/// Marks the story that ships with the app.
pub const EXAMPLE: &str = "example";
/// Takes back the last thing done.
pub const UNDO: &str = "Undo";
/// Does again what was taken back.
pub const REDO: &str = "Redo";
/// Ends a dialog or message.
pub const CLOSE: &str = "Close";
/// Leaves a dialog without doing anything.
pub const CANCEL: &str = "Cancel";
/// Shown while files hover over the window; the page puts the number in.
pub const LET_GO_ONE: &str = "Let go to add this file";
/// The same for several files; `#` is their number.
pub const LET_GO_MANY: &str = "Let go to add # files";
/// Where hovering files would go: into the open story.
pub const LET_GO_STORY: &str = "They are added to the library and to this story.";
/// Where hovering files would go: into the library alone.
pub const LET_GO_LIBRARY: &str = "They are added to the library.";
/// Names the part of the page where messages appear.
pub const MESSAGES: &str = "Messages";
/// Said while files are read.
pub const IMPORTING: &str = "Reading files";
/// How far an import is; `#` is done, `@` is all.
pub const IMPORT_PROGRESS: &str = "# of @ files read";
/// Ends an import early.
pub const CANCEL_IMPORT: &str = "Stop after this file";
/// Said after asking to end an import early.
pub const CANCELLING: &str = "Stopping after this file. What was read stays in the library.";
/// Said while a comparison is made.
pub const COMPARING: &str = "Comparing the tellings sentence by sentence";
/// How far the reading of tellings is; `#` is done, `@` is all.
pub const COMPARING_READ: &str = "Read # of @ articles";
/// How far the judging of doubtful pairs is; `#` is done, `@` is all.
pub const COMPARING_JUDGED: &str = "Judged # of @ pairs of sentences";
/// Why comparing takes a moment.
pub const COMPARING_NOTE: &str =
    "A model on this computer reads the sentences. What it has read is kept, so this happens once.";
/// Ends a comparison early.
pub const CANCEL_COMPARING: &str = "Cancel";
/// What ending it early does.
pub const CANCEL_COMPARING_NOTE: &str =
    "Cancelling shows the comparison by words, names and numbers alone.";
/// Above a comparison by words that was asked for.
pub const BY_WORDS: &str =
    "Compared by words, names and numbers alone. Rewritten sentences are found less often.";
/// Makes the whole comparison after all.
pub const COMPARE_FULLY: &str = "Compare with the model that reads sentences";
/// How far the reading ahead is; `#` is the article being read, `@` is all.
pub const READING: &str = "Reading # of @ articles for meaning…";
/// Ends the reading ahead.
pub const STOP_READING: &str = "Not now";
/// Said while another screen is fetched.
pub const LOADING: &str = "Opening";
/// Said when something went wrong that has no sentence of its own.
pub const TROUBLE: &str = "This did not work. Your library is as it was; please try again.";

// --- Dialogs ---

/// Label of the field for pasted text.
pub const PASTED: &str = "Text of the article";
/// Says which fields may stay empty.
pub const PASTE_NOTE: &str =
    "Only the text is needed. What you do not know stays empty; nothing is made up.";
/// Where pasted text goes: into the open story.
pub const PASTE_STORY: &str = "The article is added to the library and to the open story.";
/// Where pasted text goes: into the library alone.
pub const PASTE_LIBRARY: &str = "The article is added to the library.";
/// Takes the pasted text in.
pub const PASTE_TAKE: &str = "Add this article";
/// Asks before an article is deleted.
pub const DELETE_ARTICLE_ASK: &str = "Delete this article?";
/// What deleting an article does.
pub const DELETE_ARTICLE_NOTE: &str =
    "It leaves the library and its stories. You can take this back with Undo.";
/// Asks before a story is deleted.
pub const DELETE_STORY_ASK: &str = "Delete this story?";
/// What deleting a story does.
pub const DELETE_STORY_NOTE: &str =
    "Its articles stay in the library. You can take this back with Undo.";
/// Deletes.
pub const DELETE: &str = "Delete";
/// Said after an article was deleted.
pub const ARTICLE_DELETED: &str = "Article deleted.";
/// Said after a story was deleted.
pub const STORY_DELETED: &str = "Story deleted.";
/// Heading of the dialog for a story's title.
pub const NAME_STORY: &str = "Name this story";
/// Label of a story's title.
pub const STORY_TITLE: &str = "Title of the story";
/// Keeps a title.
pub const SAVE: &str = "Save";

// --- First run ---

/// Heading of the first screen.
pub const WELCOME: &str = "See how different outlets tell the same story";
/// What the program does.
pub const WELCOME_WHAT: &str = "Drop in what several outlets wrote about one event. Tellings finds the facts they share and shows which outlet includes each one, which words it differently, and where it was not found.";
/// Where the texts stay.
pub const WELCOME_WHERE: &str = "Your articles stay on this computer. A page is fetched only when you ask for it; nothing else is sent anywhere.";
/// Heading of the drop zone.
pub const DROP_HERE: &str = "Drop article files here";
/// What the drop zone takes.
pub const DROP_KINDS: &str = "Saved web pages, text, Word files, PDFs, e-mail, exports of press archives and more, one or many, in folders or zip archives.";
/// Leads to the example.
pub const EXAMPLE_ASK: &str = "No articles at hand?";
/// Opens the example.
pub const EXAMPLE_OPEN: &str = "Open the example story";
/// What the example is.
pub const EXAMPLE_NOTE: &str = "Five made-up outlets on one made-up ferry closure.";

// --- Library ---

/// Heading of the library.
pub const LIBRARY: &str = "Library";
/// Caption of the table of articles.
#[must_use]
pub fn articles_caption(count: usize) -> String {
    match count {
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    }
}
/// Column of the boxes that choose articles.
pub const CHOOSE: &str = "Choose";
/// Names the box that chooses an article.
#[must_use]
pub fn choose(title: &str) -> String {
    format!("Choose “{title}”")
}
/// Column and field: who published it.
pub const OUTLET: &str = "Outlet";
/// Column and field: headline.
pub const TITLE: &str = "Title";
/// Field: who wrote it.
pub const BYLINE: &str = "Byline";
/// Column and field: day of publication.
pub const DATE: &str = "Date";
/// What a date looks like.
pub const DATE_FORM: &str = "Year-month-day, such as 2031-02-04";
/// Field: where it was published.
pub const LINK: &str = "Link";
/// Column: number of words.
pub const LENGTH: &str = "Words";
/// Column and field: whether the text is whole.
pub const COMPLETENESS: &str = "Text";
/// Before the stories that an article is in.
pub const IN_STORIES: &str = "In the story:";
/// What is shown where a value is not known.
pub const NOT_KNOWN: &str = "not known";
/// An article without a headline.
pub const UNTITLED: &str = "Untitled article";
/// Makes a story of the chosen articles.
pub const COMPARE_CHOSEN: &str = "Compare the chosen articles";
/// How many articles are chosen; `#` is their number.
pub const CHOSEN: &str = "# chosen";
/// Said when there is nothing to compare.
pub const CHOOSE_MORE: &str = "Choose at least two articles; then they can be compared.";
/// Said when more are chosen than can be compared; `#` is their number, `@` the most.
pub const CHOOSE_FEWER: &str =
    "# articles are chosen, and up to @ can be compared at a time. Choose fewer.";
/// Says how many to choose.
pub const COMPARE_NOTE: &str =
    "Choose two or more articles that tell one event, then compare them.";
/// A library without articles.
pub const NO_ARTICLES: &str =
    "There are no articles yet. Drop files on the window, or add them with the buttons above.";
/// No stories yet.
pub const NO_STORIES: &str = "None yet. Choose articles and compare them.";
/// How many tellings a story has.
#[must_use]
pub fn tellings(count: usize) -> String {
    match count {
        1 => "1 telling".to_owned(),
        count => format!("{count} tellings"),
    }
}

// --- Search ---

/// Heading of what was found.
#[must_use]
pub fn found_for(query: &str) -> String {
    format!("Search for “{query}”")
}
/// Nothing was found.
pub const NOTHING_FOUND: &str =
    "No article or story has all of these words. Try fewer words, or the beginning of one.";
/// There is more than is shown.
pub const MORE_FOUND: &str =
    "More articles have these words than are shown. Add a word to narrow the search.";

// --- Completeness ---

/// A text that is whole.
pub const COMPLETE: &str = "Complete";
/// A text that is cut off.
pub const PARTIAL: &str = "Cut off or an excerpt";
/// A text that may be cut off.
pub const DOUBTFUL: &str = "May not be complete";
/// Leaves the completeness to what was found.
pub const COMPLETENESS_AUTO: &str = "As found when it was read";

// --- Article ---

/// Heading of what is known of an article.
pub const ABOUT: &str = "About this article";
/// Where a value came from; the words are those that the library keeps.
#[must_use]
pub fn origin(word: &str) -> &'static str {
    match word {
        "person" => "typed in by you",
        "example" => "from the example",
        "json_ld" => "from the page’s JSON-LD",
        "open_graph" => "from the page’s OpenGraph properties",
        "meta_tag" => "from a meta tag of the page",
        "canonical_link" => "from the page’s canonical link",
        "page" => "read on the page",
        "markup" => "from the page’s markup",
        "saved_page" => "noted by the program that saved the page",
        "fetched" => "where the page was fetched",
        "address" => "from the article’s address",
        "front_matter" => "from the block that opens the file",
        "styles" => "set as the document’s title",
        "properties" => "from the document’s properties",
        "mail_header" => "from the message’s header",
        "feed" => "from the feed",
        "record" => "from the fields of the export",
        "first_lines" => "from the text’s first lines",
        "file_name" => "from the file’s name",
        _ => "from the file",
    }
}
/// Why a passage was left out: the page does not show it.
pub const NOT_SHOWN: &str = "not shown on the page";
/// Why a passage was left out; the words are those that the library keeps.
#[must_use]
pub fn left_out_because(word: &str) -> &'static str {
    match word {
        "headline" => "offered as the title",
        "date" => "offered as the date",
        "byline" => "offered as the byline",
        "outlet" => "offered as the outlet",
        "url" => "offered as the link",
        "metadata" => "a statement about the article",
        "advertising" => "advertising",
        "subscription" => "an invitation to subscribe or sign in",
        "sharing" => "an invitation to share or follow",
        "related" => "a pointer to other articles",
        "cookies" => "a notice about cookies",
        "navigation" => "navigation of the site",
        "caption" => "a caption or picture credit",
        "image" => "the description of a picture",
        "comments" => "readers’ comments",
        "aside" => "beside the article",
        "form" => "part of a form",
        "markup" => "markup",
        "page_edge" => "at the edge of pages",
        "note" => "a note or comment",
        "deleted" => "deleted in the document",
        "credit" => "who worked on the article",
        "taken_out" => "taken out by you",
        _ => "not part of the article",
    }
}
/// Heading of the text.
pub const TEXT: &str = "Text as kept";
/// How many passages of the file were left out.
#[must_use]
pub fn left_out_count(count: usize) -> String {
    match count {
        1 => "1 passage of the file is left out.".to_owned(),
        count => format!("{count} passages of the file are left out."),
    }
}
/// Heading of what was odd.
pub const WARNINGS: &str = "What to look at";
/// Heading of the file.
pub const FILE: &str = "File";
/// Pasted text has no file.
pub const PASTED_SOURCE: &str = "pasted text";
/// The file's fingerprint.
pub const HASH: &str = "SHA-256 of the file";
/// Keeps what was typed about an article.
pub const SAVE_CHANGES: &str = "Save changes";
/// Said after it was kept.
pub const SAVED: &str = "Saved.";

// --- Receipt ---

/// Heading of a receipt.
pub const RECEIPT: &str = "What was imported";
/// Heading for receipts without any.
pub const NO_RECEIPTS: &str = "Nothing has been imported yet.";
/// Files that became articles.
#[must_use]
pub fn taken(count: usize) -> String {
    format!("{count} taken")
}
/// Files that were there already.
#[must_use]
pub fn already_here(count: usize) -> String {
    format!("{count} already in the library")
}
/// Files that could not be used.
#[must_use]
pub fn refused(count: usize) -> String {
    format!("{count} refused")
}
/// An import that was ended early.
pub const STOPPED: &str = "Stopped early: the files after these were not read.";
/// An import that was interrupted.
pub const INTERRUPTED: &str =
    "Tellings was closed while these files were read. The files after these were not read.";
/// What became of a file.
pub const OUTCOME: &str = "What became of it";
/// A file became an article.
pub const TAKEN: &str = "Taken";
/// A file was there with the same bytes.
pub const SAME_BYTES: &str = "Already in the library: the same file";
/// A file was there with the same text.
pub const SAME_TEXT: &str = "Already in the library: the same text";
/// A file's article was in the bin.
pub const BROUGHT_BACK: &str = "Taken: it had been deleted and is back";
/// A file could not be used.
pub const REFUSED: &str = "Refused";
/// Offers a story of what was imported.
#[must_use]
pub fn offer_story(count: usize) -> String {
    format!("Do these {count} articles tell one event? Make a story of them.")
}
/// Makes the story.
pub const MAKE_STORY: &str = "Make a story";
/// Leads back to the story that files were added to.
pub const BACK_TO_STORY: &str = "Back to the story";

// --- Story ---

/// Renames a story.
pub const RENAME: &str = "Rename";
/// Deletes a story.
pub const DELETE_STORY: &str = "Delete story";
/// Deletes an article.
pub const DELETE_ARTICLE: &str = "Delete article";
/// Exports the report.
pub const EXPORT: &str = "Export report";
/// Said after a report was saved, before its name.
pub const EXPORTED: &str = "Report saved as";
/// Opens the saved report.
pub const OPEN_REPORT: &str = "Open it";
/// Names the list of tellings.
pub const TELLINGS: &str = "Tellings";
/// Takes a telling out of the story.
#[must_use]
pub fn remove(name: &str) -> String {
    format!("Take {name} out of this story")
}
/// Moves a telling one column to the left.
#[must_use]
pub fn move_left(name: &str) -> String {
    format!("Move {name} one column to the left")
}
/// Hides a telling's column.
pub const HIDE: &str = "put away";
/// Hides a telling's column, for those who hear it.
#[must_use]
pub fn hide(name: &str) -> String {
    format!("put away the column of {name}")
}
/// Said after a telling was taken out.
pub const REMOVED: &str = "Taken out of the story.";
/// Names the choice of the base.
pub const COMPARE_AGAINST: &str = "Compare against";
/// No base: the reading closest to all others.
pub const CLOSEST: &str = "the closest wording";
/// Names the choice of view.
pub const VIEWS: &str = "Views";
/// The matrix.
pub const FACTS: &str = "Facts";
/// The columns.
pub const COLUMNS: &str = "Side by side";
/// One article with notes in its margin.
pub const READ: &str = "Read";
/// Numbers, quotations, names and verbs of saying.
pub const WORDING: &str = "Wording";
/// Names the choice of the article that is read.
pub const TELLING_TO_READ: &str = "Article";
/// The overview.
pub const OVERVIEW: &str = "Overview";
/// A story with fewer than two articles.
pub const TOO_FEW: &str = "A comparison needs at least two tellings. Drop another article on the window, or choose one from the library.";
/// A story with more articles than the window compares.
#[must_use]
pub fn too_many(most: usize) -> String {
    format!(
        "The window compares up to {most} tellings at a time. Take some out of this story, or compare them all on the command line."
    )
}
/// Adds articles of the library to the story.
pub const ADD_FROM_LIBRARY: &str = "Add from the library";
/// Asks to choose one of them.
pub const CHOOSE_ARTICLE: &str = "Add from the library…";
/// Adds the chosen article.
pub const ADD: &str = "Add";
/// Lets all columns follow the one that is scrolled.
pub const TOGETHER: &str = "Scroll together";
/// Names the search among the facts.
pub const FIND_FACT: &str = "Find in facts";
/// How many rows are shown; `#` shown, `@` all.
pub const ROWS_SHOWN: &str = "# of @ facts shown";
/// Closes an opened row.
pub const CLOSE_WORDING: &str = "Close the wordings";

// --- Trouble with the library ---

/// Heading where the library cannot be opened.
pub const LIBRARY_SHUT: &str = "The library cannot be opened";
/// Tries again.
pub const TRY_AGAIN: &str = "Try again";
/// Puts a backup in the library's place.
#[must_use]
pub fn restore_backup(day: &str) -> String {
    format!("Use the backup of {day}")
}
/// What using a backup does.
pub const RESTORE_NOTE: &str =
    "What is there now is not deleted: it is kept beside the library under another name.";

/// Heading of the keys that need no Ctrl, and the switch for them.
pub const SINGLE_KEYS: &str = "Keys without Ctrl or Alt, such as n or 2, are in use";
/// The keys and what they do, for the list.
pub const KEY_LIST: &[(&str, &str)] = &[
    ("?", "Show this list"),
    ("Ctrl+O", "Add article files"),
    (
        "Ctrl+V",
        "Paste text as an article, or links to fetch, outside a field",
    ),
    ("Ctrl+L", "Fetch the page of a link"),
    ("Ctrl+F or /", "Search; in a story, find in facts"),
    ("Ctrl+Z", "Undo"),
    ("Ctrl+Shift+Z or Ctrl+Y", "Redo"),
    ("Ctrl+E", "Export the report of the open story"),
    ("1 to 5", "Facts, Side by side, Read, Wording, Overview"),
    (
        "Arrow keys",
        "Move from cell to cell in the matrix, from sentence to sentence side by side, and from passage to passage in what was taken",
    ),
    (
        "Enter",
        "Open the wordings of a fact; side by side, line up its sentences",
    ),
    (
        "n and p",
        "Next and previous fact that is not told alike everywhere",
    ),
    ("m", "Side by side, the next passage that was moved"),
    (
        "k, v, x",
        "Of two articles with nearly the same text: keep both, make a version, skip",
    ),
    (
        "y, x",
        "Of articles that may tell one story: accept, refuse",
    ),
    (
        "m and j",
        "Mark the fact that you are at; join the marked one with the one that you are at",
    ),
    (
        "c and x",
        "At a cell: it tells the same; it does not, and is split off",
    ),
    (
        "r and o",
        "Name the fact that you are at; write a note on it",
    ),
    (
        "y or Enter, n, s",
        "While going through the matches to look at: the same, not the same, skip",
    ),
    ("Escape", "Close what is open"),
    ("Delete", "Delete the open article or story, after asking"),
    ("Alt+Left", "Back"),
    (
        "Ctrl+Plus, Ctrl+Minus",
        "Larger and smaller text; Ctrl+0 as it was",
    ),
];
