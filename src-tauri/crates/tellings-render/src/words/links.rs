//! Words about links, and about imports that go on or are looked up later.

/// Opens the dialog for links.
pub const FETCH_LINK: &str = "Fetch a link";
/// Label of the field for links.
pub const LINKS: &str = "Links, one on each line";
/// What fetching does, before it is done.
pub const FETCH_NOTE: &str = "Tellings opens a connection to these addresses, and to where they redirect, and to nothing else. The sites see that this computer asked for the pages.";
/// Fetches the pages.
pub const FETCH: &str = "Fetch these pages";
/// Heading of the settings for connections.
pub const CONNECTION: &str = "Connection";
/// Label: through which proxy.
pub const PROXY: &str = "Proxy";
/// What may be typed there.
pub const PROXY_HINT: &str =
    "http://host:port or socks5://host:port. Empty: the system’s. “none”: without one";
/// Label: how long a page may take.
pub const SECONDS: &str = "Seconds that a page may take";
/// What may be typed there.
pub const SECONDS_HINT: &str = "1 to 600. Empty: 30";
/// Shown while one link hovers over the window.
pub const LET_GO_LINK: &str = "Let go to be asked about this link";
/// Said while pages are fetched.
pub const FETCHING: &str = "Fetching pages";
/// How far that is; `#` is done, `@` is all.
pub const FETCH_PROGRESS: &str = "# of @ pages fetched";
/// When a page was fetched, after its link.
#[must_use]
pub fn fetched(link: &str, when: &str) -> String {
    format!("{link} (fetched {when})")
}

/// How many files an import did not reach.
#[must_use]
pub fn left(count: usize) -> String {
    match count {
        1 => "1 file was not reached".to_owned(),
        count => format!("{count} files were not reached"),
    }
}
/// Goes on with them.
pub const TAKE_UP: &str = "Take up again";
/// Leads to the import that went on with them.
pub const TAKEN_UP: &str = "They were taken up again: see the later receipt.";
/// Stands for the rest of a long list.
#[must_use]
pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

/// Label of the search in the import log.
pub const SEARCH_LOG: &str = "Search what was imported: names, outcomes, reasons";
/// Saves the import log as a file.
pub const EXPORT_LOG: &str = "Export the log";
/// What a search in the log found.
#[must_use]
pub fn log_found(count: usize) -> String {
    match count {
        0 => "No line of the log has all of these words.".to_owned(),
        1 => "1 line of the log".to_owned(),
        count => format!("{count} lines of the log"),
    }
}
/// There are more lines than are shown.
#[must_use]
pub fn log_more(shown: usize) -> String {
    format!("The first {shown} are shown. Add a word to narrow the search, or export the log.")
}
/// Column of the log: which import.
pub const IMPORT: &str = "Import";
/// Leads back from a search to all receipts.
pub const ALL_RECEIPTS: &str = "All receipts";
/// Said after the log was saved; `#` is the file’s name.
pub const LOG_SAVED: &str = "Import log saved as #";
