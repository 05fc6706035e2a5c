//! File names as people can safely read them.
//!
//! A file name is somebody else's text: it may hold line breaks, terminal
//! control codes or characters that turn the reading direction round, so that
//! `fdp.txt` reads as `txt.pdf`. Everything that is shown or printed of a name
//! goes through [`name`] or [`path`]; what opens files never does.

use std::path::Path;

/// Longest name that is shown, in characters.
const LONGEST: usize = 120;

/// The last part of `path`, made safe to show.
#[must_use]
pub fn name(path: &Path) -> String {
    match path.file_name() {
        Some(last) => text(&last.to_string_lossy()),
        None => self::path(path),
    }
}

/// The whole of `path`, made safe to show.
#[must_use]
pub fn path(path: &Path) -> String {
    text(&path.to_string_lossy())
}

/// Any text, made safe to show on one line, and cut where it is long.
#[must_use]
pub fn text(text: &str) -> String {
    let safe = sentence(text);
    let count = safe.chars().count();
    if count <= LONGEST {
        return safe;
    }
    // The end is kept because it holds the extension.
    let head: String = safe.chars().take(LONGEST - 21).collect();
    let tail: String = safe.chars().skip(count - 20).collect();
    format!("{head}…{tail}")
}

/// A whole sentence, made safe to show on one line.
#[must_use]
pub fn sentence(text: &str) -> String {
    let safe = |c: char| {
        if misleads(c) {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    text.chars().map(safe).collect()
}

/// Whether `c` moves the cursor, breaks the line, turns the direction, or
/// takes no room where it stands.
fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &str, shown: &str) {
        assert_eq!(name(Path::new(given)), shown);
    }

    #[test]
    fn names_are_shown_without_what_misleads() {
        check("/a/plain name.txt", "plain name.txt");
        check("/a/zwei\nlines.txt", "zwei\u{FFFD}lines.txt");
        check("/a/\u{1b}[31mred.txt", "\u{FFFD}[31mred.txt");
        check("/a/harmless\u{202E}lmth.exe", "harmless\u{FFFD}lmth.exe");
        check("/a/Übung – «x».md", "Übung – «x».md");
        check("/", "/");
    }

    #[test]
    fn long_names_keep_their_beginning_and_their_end() {
        let long = format!("{}.html", "n".repeat(500));
        let shown = name(Path::new(&long));
        assert_eq!(shown.chars().count(), LONGEST);
        assert!(shown.starts_with("nnn") && shown.ends_with("n.html") && shown.contains('…'));
    }
}
