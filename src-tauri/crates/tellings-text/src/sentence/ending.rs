//! Whether a sentence ends at a mark, from what stands around it.

use super::is_closing;
use super::words::{ABBREVIATIONS, OPENERS, SAYING, TITLES};

/// A place where a sentence may end, with what stands around it.
pub(super) struct Ending<'t> {
    pub(super) before: &'t str,
    /// Whether `before` begins the paragraph.
    pub(super) opens_paragraph: bool,
    pub(super) mark: char,
    pub(super) dots: usize,
    pub(super) closed: bool,
    pub(super) after: &'t str,
}

impl Ending<'_> {
    pub(super) fn is_boundary(&self) -> bool {
        let next = self.after.trim_start();
        if next.is_empty() {
            return true;
        }
        if next.len() == self.after.len() {
            return matches!(self.mark, '。' | '？' | '！') || self.is_glued();
        }
        // "[…]" leaves out words of a quotation, "1." counts a list.
        if self.before.ends_with('[') || self.is_list_marker() {
            return false;
        }
        let opening = next.trim_start_matches(|c: char| {
            matches!(
                c,
                '"' | '“' | '”' | '‘' | '\'' | '(' | '[' | '«' | '„' | '—' | '–' | '-' | ' '
            )
        });
        let Some(first) = opening.chars().next() else {
            return true;
        };
        if first.is_lowercase() {
            return false;
        }
        let attributed = match self.mark {
            '.' => is_attribution(opening),
            _ => attributes(opening),
        };
        if self.closed && attributed {
            return false;
        }
        if (self.mark == '…' || self.dots > 2) && self.before.ends_with(char::is_whitespace) {
            // "I mean … I don’t know": "I" is a capital in any case.
            return !(first == 'I' && opening[1..].starts_with([' ', '’', '\'']));
        }
        if self.mark != '.' || self.dots > 1 {
            // After an ellipsis or a closing mark, a capital is a beginning.
            return true;
        }
        !self.abbreviated(opening)
    }

    /// "It sank.The crew": a space was lost. Names of sites and files,
    /// "example.Org" or "Jane.Doe@example.org", go on without a break.
    fn is_glued(&self) -> bool {
        if self.mark != '.' || self.dots > 1 {
            return false;
        }
        if !self.after.starts_with(char::is_uppercase) {
            return false;
        }
        let word = self
            .before
            .char_indices()
            .rev()
            .take(WORD)
            .take_while(|(_, c)| !c.is_whitespace())
            .last()
            .map_or("", |(at, _)| &self.before[at..]);
        let whole = word.chars().count() < WORD && word.chars().count() > 1;
        let letters = |c: char| c.is_alphanumeric() || matches!(c, ',' | '’' | '\'' | '-' | '$');
        let ends = word.ends_with(|c: char| c.is_lowercase() || c.is_numeric());
        if !(whole && ends && word.trim_start_matches(is_closing).chars().all(letters)) {
            return false;
        }
        let next: String = self
            .after
            .chars()
            .take_while(|c| c.is_alphabetic())
            .take(WORD)
            .collect();
        let rest = &self.after[next.len()..];
        rest.starts_with([' ', ',', '’', '\'']) && next.chars().skip(1).all(char::is_lowercase)
            || rest.starts_with(". ") && TITLES.contains(&next.to_lowercase().as_str())
    }

    /// Whether the stop belongs to the number of a list item.
    fn is_list_marker(&self) -> bool {
        let line = || self.before.chars().rev().take(WORD);
        let digits = line().take_while(char::is_ascii_digit).count();
        let lead = line()
            .skip(digits)
            .find(|c| !matches!(c, ' ' | '\t' | '•' | '⁃' | '-' | '*'));
        (1..=3).contains(&digits)
            && match lead {
                None => self.opens_paragraph && self.before.len() <= WORD,
                Some(c) => c == '\n',
            }
    }

    /// Whether the stop belongs to an abbreviation that the sentence goes on
    /// after.
    fn abbreviated(&self, next: &str) -> bool {
        let word = last_word(self.before);
        let lower = word.to_lowercase();
        if lower.is_empty() {
            return false;
        }
        let next_word: String = next
            .chars()
            .take_while(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase)
            .collect();
        let opens = OPENERS.contains(&next_word.as_str());
        if TITLES.contains(&lower.as_str()) {
            // "He said no. The vote …": these words end sentences as well.
            let plain = matches!(
                lower.as_str(),
                "no" | "p" | "c" | "v" | "art" | "st" | "fig" | "est" | "ch" | "sec"
            );
            let digit = next.chars().next().is_some_and(|c| c.is_ascii_digit());
            return match lower.as_str() {
                "no" => digit && word.starts_with('N'),
                _ if plain => !opens,
                // "E.g." is printed small, the edition "IE" is not.
                "ie" | "eg" => word == lower,
                _ => true,
            };
        }
        let mut letters = word.chars();
        let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
        if single {
            // An initial, "J. Smith"; but "Plan B. The …" ends, and "I." does.
            let pronoun = word == "I" && !after_a_name(self.before);
            return !pronoun && word.chars().all(char::is_uppercase) && !opens;
        }
        if ABBREVIATIONS.contains(&lower.as_str()) || initials(word) {
            return !opens;
        }
        false
    }
}

/// Characters looked at for one word: more than any abbreviation has, and a
/// limit on the work for a line without spaces.
const WORD: usize = 24;

/// The last word of `before`, with inner stops: "U.S" of "in the U.S".
fn last_word(before: &str) -> &str {
    let start = before
        .char_indices()
        .rev()
        .take(WORD)
        .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '.' | '°'))
        .last()
        .map_or(before.len(), |(at, _)| at);
    before[start..].trim_start_matches('.')
}

/// Whether the "I" that ends `before` follows a capitalised word: "Albert I."
fn after_a_name(before: &str) -> bool {
    let before = before[..before.len() - 1].trim_end();
    let start = before
        .char_indices()
        .rev()
        .take(WORD)
        .take_while(|(_, c)| c.is_alphabetic())
        .last();
    start.is_some_and(|(at, _)| before[at..].starts_with(char::is_uppercase))
}

/// Single letters parted by stops: "U.S", "J.K".
fn initials(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
}

/// Whether `next` opens with a speaker and a verb of saying, as in “Why?” Ms.
/// Duss asked.
fn attributes(next: &str) -> bool {
    let mut words = next.split_whitespace().take(5);
    words.any(|word| {
        let bare = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        SAYING.contains(&bare.as_str())
    })
}

/// Whether `next` opens with a sentence of a speaker and a verb of saying
/// only, as in “It is.” Ms. Duss said.
fn is_attribution(next: &str) -> bool {
    for word in next.split_whitespace().take(5) {
        let bare = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        if SAYING.contains(&bare.as_str()) {
            return word.ends_with(['.', ',', ':']);
        }
        if word.ends_with(['.', '?', '!']) && !TITLES.contains(&bare.as_str()) {
            return false;
        }
    }
    false
}

/// Characters of a line that signs a quotation: a name and what its bearer does.
const SIGNATURE: usize = 80;

/// Words of a name.
const NAME: usize = 5;

/// Length in bytes of the signature that `after` begins with and that ends its
/// line, as in “It sank.” — Mirela Duss, cook
pub(super) fn signature(after: &str) -> Option<usize> {
    let line = match after
        .char_indices()
        .take(SIGNATURE)
        .find(|&(_, c)| c == '\n')
    {
        Some((end, _)) => &after[..end],
        None if after.len() < SIGNATURE => after,
        None => return None,
    };
    let signed = line.trim_start().strip_prefix(['—', '–', '―', '-'])?;
    let name = signed.split([',', '(']).next()?;
    let words = name.split_whitespace().count();
    let particles = ["de", "van", "von", "of", "al", "bin", "the"];
    let named = name
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase) || particles.contains(&word));
    (named && (1..=NAME).contains(&words)).then_some(line.len())
}
