//! Sentences, by rules for news text.
//!
//! A sentence ends at a full stop, question or exclamation mark or ellipsis,
//! with any closing marks behind it, when what follows looks like a beginning.
//! Long quotations are cut into their sentences. It never cuts inside "U.S.",
//! initials, "Mr.", decimals, or between a quotation and its attribution
//! (“Is it?” she asked). One pass, no backtracking: linear in the text.
//!
//! It does not repair text and knows only the abbreviations of English; in
//! other languages a few sentences come out short.

use crate::{Span, paragraphs};

/// A sentence of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// Which paragraph holds it, counted from 1.
    pub paragraph: usize,
}

/// Never end a sentence: a name or number follows.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "mx", "messrs", "mmes", "dr", "prof", "rev", "fr", "sr", "st", "hon", "gov",
    "lt", "col", "gen", "maj", "capt", "cmdr", "sgt", "cpl", "pvt", "adm", "brig", "supt", "insp",
    "det", "sen", "sens", "rep", "reps", "pres", "amb", "atty", "asst", "assoc", "dep", "msgr",
    "no", "nos", "n°", "art", "fig", "figs", "vol", "pp", "p", "ch", "sec", "al", "vs", "v", "cf",
    "eg", "ie", "viz", "approx", "est", "e.g", "i.e", "mt", "ft", "ca", "c",
];

/// End a sentence only when a word that opens sentences follows.
const ABBREVIATIONS: &[&str] = &[
    "inc", "ltd", "co", "corp", "bros", "llc", "plc", "jr", "sra", "esq", "ph.d", "m.d", "b.a",
    "etc", "dept", "univ", "assn", "ave", "blvd", "rd", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thurs", "fri",
    "sat", "sun", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan",
    "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore",
    "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "a.m", "p.m", "a.d", "b.c", "u.s",
    "u.k", "u.n", "e.u", "d.c", "n.y", "n.j", "l.a", "g.o.p", "u.s.a",
];

/// Words that open sentences and seldom follow an abbreviation inside one.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "it",
    "its",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "their",
    "our",
    "my",
    "there",
    "here",
    "but",
    "and",
    "or",
    "so",
    "if",
    "when",
    "while",
    "as",
    "in",
    "on",
    "at",
    "for",
    "from",
    "with",
    "after",
    "before",
    "since",
    "until",
    "although",
    "though",
    "however",
    "meanwhile",
    "some",
    "many",
    "most",
    "no",
    "not",
    "what",
    "who",
    "why",
    "how",
    "where",
    "also",
    "then",
    "now",
    "yet",
    "both",
    "one",
    "to",
    "by",
    "last",
    "under",
    "over",
    "according",
    "asked",
    "please",
    "let",
];

/// Verbs that tie a question or exclamation in quotation marks to its speaker.
const SAYING: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "wrote",
    "writes",
    "added",
    "told",
    "replied",
    "tweeted",
    "shouted",
    "cried",
    "exclaimed",
    "wondered",
    "posted",
    "continued",
    "demanded",
    "joked",
    "quipped",
    "chanted",
    "yelled",
    "screamed",
    "declared",
    "answered",
];

/// The sentences of `text`, in order. They cover every character but white
/// space, never overlap, and never reach over a paragraph.
#[must_use]
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (index, paragraph) in paragraphs(text).into_iter().enumerate() {
        for span in cut(text, paragraph) {
            found.push(Sentence {
                span,
                paragraph: index + 1,
            });
        }
    }
    found
}

/// Whether `norm` is an abbreviation whose stop never ends a sentence.
pub(crate) fn is_title(norm: &str) -> bool {
    TITLES.contains(&norm)
}

fn cut(text: &str, paragraph: Span) -> Vec<Span> {
    let words = paragraph.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_end(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut last = c;
        let mut closed = false;
        while let Some(&(next_at, next)) = chars.peek() {
            if is_end(next) && !closed {
                last = next;
            } else if is_closing(next) && closes(&words[next_at..]) {
                closed = true;
            } else if !closed && next == ' ' && is_spaced_dot(&words[next_at + 1..]) {
                last = '…';
            } else {
                break;
            }
            end = next_at + next.len_utf8();
            chars.next();
        }
        let ending = Ending {
            before: &words[start..at],
            opens_paragraph: start == 0,
            mark: last,
            dots: end - at,
            closed,
            after: &words[end..],
        };
        if ending.is_boundary() {
            push(&mut found, paragraph.start, words, start, end);
            start = end;
        }
    }
    push(&mut found, paragraph.start, words, start, words.len());
    found
}

fn push(found: &mut Vec<Span>, offset: usize, words: &str, start: usize, end: usize) {
    let piece = &words[start..end];
    let kept = piece.trim();
    if !kept.is_empty() {
        let lead = piece.len() - piece.trim_start().len();
        let from = offset + start + lead;
        found.push(Span::new(from, from + kept.len()));
    }
}

fn is_end(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '。' | '？' | '！')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '›' | '“')
}

/// Whether the closing mark at the head of `rest` really closes: a straight
/// quotation mark, or `“` in English, may as well open what follows.
fn closes(rest: &str) -> bool {
    let mut chars = rest.chars();
    let mark = chars.next();
    match mark {
        Some('"' | '\'' | '“') => chars
            .next()
            .is_none_or(|c| c.is_whitespace() || is_closing(c)),
        _ => true,
    }
}

/// Whether `rest` goes on with a dot of an ellipsis: ". . ." or "end. ...".
fn is_spaced_dot(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('.' | '…')) && chars.next().is_none_or(|c| !c.is_alphanumeric())
}

/// A place where a sentence may end, with what stands around it.
struct Ending<'t> {
    before: &'t str,
    /// Whether `before` begins the paragraph.
    opens_paragraph: bool,
    mark: char,
    dots: usize,
    closed: bool,
    after: &'t str,
}

impl Ending<'_> {
    fn is_boundary(&self) -> bool {
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
        if self.closed && self.mark != '.' && attributes(opening) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text)
            .iter()
            .map(|sentence| sentence.span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn plain_sentences() {
        check(
            "It sank. Nobody died! Why? No one knows.",
            &["It sank.", "Nobody died!", "Why?", "No one knows."],
        );
        check("", &[]);
        check("no end at all", &["no end at all"]);
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        check(
            "Mr. Hale met Gov. Tarrow in the U.S. Senate at 3 p.m. on Monday.",
            &["Mr. Hale met Gov. Tarrow in the U.S. Senate at 3 p.m. on Monday."],
        );
        check(
            "J. R. Vane flew to the U.S. The trip took a day.",
            &["J. R. Vane flew to the U.S.", "The trip took a day."],
        );
        check(
            "It cost $1.5 million. See tellings.example for more.",
            &["It cost $1.5 million.", "See tellings.example for more."],
        );
    }

    #[test]
    fn quotations_are_cut_into_their_sentences() {
        check(
            "“We left. It was dark,” she said. “Then it sank.” Nobody spoke.",
            &[
                "“We left.",
                "It was dark,” she said.",
                "“Then it sank.”",
                "Nobody spoke.",
            ],
        );
        check(
            "\"Is it?\" he asked. \"Yes.\"",
            &["\"Is it?\" he asked.", "\"Yes.\""],
        );
        check("“Really?” Ms. Duss asked.", &["“Really?” Ms. Duss asked."]);
    }

    #[test]
    fn ellipses_end_sentences_only_before_a_beginning() {
        check(
            "I wasn’t . . . well, it was … I don’t know. “They ran. ... Then it sank.”",
            &[
                "I wasn’t . . . well, it was … I don’t know.",
                "“They ran. ...",
                "Then it sank.”",
            ],
        );
        check("He [...] She left.", &["He [...] She left."]);
    }

    #[test]
    fn lost_spaces_and_numbers_of_lists_are_seen() {
        check(
            "It sank.The crew, all 1,000.Ms. Duss wrote to Jo.Vane@tellings.example.",
            &[
                "It sank.",
                "The crew, all 1,000.",
                "Ms. Duss wrote to Jo.Vane@tellings.example.",
            ],
        );
        check(
            "1. It sank.\n2. They ran.",
            &["1. It sank.", "2. They ran."],
        );
        check(
            "You and I. Albert I. Vane.",
            &["You and I.", "Albert I. Vane."],
        );
    }

    #[test]
    fn paragraphs_are_never_crossed() {
        let found = sentences("A heading\n\nIt sank. It did.");
        assert_eq!(
            found.iter().map(|s| s.paragraph).collect::<Vec<_>>(),
            [1, 2, 2]
        );
    }

    #[test]
    fn long_hostile_lines_take_one_pass() {
        for piece in [".", "\"", "a. ", "'", "…", "x"] {
            let text = piece.repeat(300_000);
            let whole: usize = sentences(&text).iter().map(|s| s.span.len()).sum();
            assert!(whole <= text.len());
        }
    }
}
