//! Plain text: where paragraphs begin, and what is not the article's.
//!
//! Three customs are told apart. Paragraphs parted by blank lines; a paragraph
//! on each line; and lines broken at a fixed width, which are joined again
//! (with a warning, because such a break can hide a paragraph's end). Beyond
//! that and trimming, no character of the text is changed.

use crate::completeness::{self, ends_sentence};
use crate::decode::Decoded;
use crate::header::Header;
use crate::pieces::{self, Piece};
use crate::{Article, Completeness, Kind, LeftOutReason, Origin, Told, Warning, boilerplate};

/// The most opening paragraphs that are read as statements about the article.
const MOST_OPENING: usize = 12;

/// The article in a plain text.
pub(crate) fn read(decoded: Decoded) -> Article {
    let Decoded {
        text,
        encoding,
        mut warnings,
    } = decoded;
    let (paragraphs, wrapped) = paragraphs(&text);
    if wrapped {
        warnings.push(Warning::HardWrapped);
    }
    let (header, pieces) = judge(paragraphs.into_iter().map(Piece::Keep).collect());
    finish(header, pieces, Kind::Text, encoding, warnings)
}

/// Puts an article together whose pieces are known.
pub(crate) fn finish(
    header: Header,
    pieces: Vec<Piece>,
    kind: Kind,
    encoding: String,
    warnings: Vec<Warning>,
) -> Article {
    let (text, left_out) = pieces::assemble(pieces);
    let kept = text
        .split("\n\n")
        .filter(|paragraph| !paragraph.is_empty())
        .count();
    let closing = left_out
        .iter()
        .filter(|left| left.before == kept)
        .flat_map(|left| left.text.lines());
    let complete = Completeness::of(completeness::doubts_at_end(&text, closing, kind));
    let Header {
        title,
        byline,
        outlet,
        date,
        url,
        language,
    } = header;
    Article {
        title,
        byline,
        outlet,
        date,
        url,
        language,
        text,
        left_out,
        complete,
        warnings,
        kind,
        encoding,
    }
}

/// Judges paragraphs: statements about the article and its headline at the
/// opening, boilerplate anywhere. Also used for Markdown, whose paragraphs are
/// found otherwise; what is left out already stays so.
pub(crate) fn judge(pieces: Vec<Piece>) -> (Header, Vec<Piece>) {
    let mut header = Header::default();
    let mut judged = Vec::with_capacity(pieces.len());
    let opening = opening(&pieces, &mut header, &mut judged);
    for piece in pieces.into_iter().skip(opening) {
        judged.push(match piece {
            Piece::Keep(text) => match boilerplate::reason(&text) {
                Some(reason) => Piece::Leave(text, reason),
                None => Piece::Keep(text),
            },
            left @ Piece::Leave(..) => left,
        });
    }
    (header, judged)
}

/// Reads the opening paragraphs as long as they are statements about the
/// article, and says how many there were.
fn opening(pieces: &[Piece], header: &mut Header, judged: &mut Vec<Piece>) -> usize {
    let mut headline = false;
    for (at, piece) in pieces.iter().enumerate().take(MOST_OPENING) {
        let Piece::Keep(line) = piece else {
            judged.push(piece.clone());
            continue;
        };
        let line = line.as_str();
        if let Some(reason) = header
            .take(line, Origin::FirstLines)
            .or_else(|| boilerplate::reason(line))
        {
            judged.push(Piece::Leave(line.to_owned(), reason));
        } else if !headline && is_headline(line, &pieces[at + 1..]) {
            headline = true;
            if header.title.is_none() {
                header.title = Told::new(line, Origin::FirstLines);
            }
            judged.push(Piece::Leave(line.to_owned(), LeftOutReason::Headline));
        } else if statement_follows(&pieces[at + 1..]) {
            // An outlet's name or a standfirst between the headline and the byline.
            judged.push(match header.take_outlet(line, Origin::FirstLines) {
                Some(reason) => Piece::Leave(line.to_owned(), reason),
                None => Piece::Keep(line.to_owned()),
            });
        } else {
            if let Some(length) = header.take_opening_date(line, Origin::FirstLines) {
                judged.push(Piece::Leave(line[..length].to_owned(), LeftOutReason::Date));
                judged.push(Piece::Keep(line[length..].to_owned()));
                return at + 1;
            }
            return at;
        }
    }
    pieces.len().min(MOST_OPENING)
}

/// Whether one of the next two paragraphs is a statement about the article.
fn statement_follows(rest: &[Piece]) -> bool {
    rest.iter().take(2).any(|next| match next {
        Piece::Keep(line) => Header::default().take(line, Origin::FirstLines).is_some(),
        Piece::Leave(..) => false,
    })
}

/// Whether a first line is the headline: short, capitalised, without a full
/// stop, and with longer prose after it.
fn is_headline(paragraph: &str, rest: &[Piece]) -> bool {
    let line = paragraph.trim();
    let words = line.split_whitespace().count();
    let begins = line
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| c.is_uppercase() || c.is_numeric());
    // A question or a cry is a headline only where a byline or date follows.
    let cries = line.ends_with(['?', '!']) && statement_follows(rest);
    let ends = (ends_sentence(line) && !cries) || line.ends_with([':', ';', ',', '-', '–', '—']);
    if !(2..=25).contains(&words) || line.chars().count() > 180 || !begins || ends {
        return false;
    }
    // What follows must be an article: a sentence that is longer than the line.
    rest.iter().take(MOST_OPENING).any(|next| match next {
        Piece::Keep(next) => {
            next.len() > line.len() && (ends_sentence(next) || next.len() > 3 * line.len())
        }
        Piece::Leave(..) => false,
    })
}

/// Cuts a text into paragraphs, and says whether lines had to be joined that
/// were broken at a fixed width.
pub(crate) fn paragraphs(text: &str) -> (Vec<String>, bool) {
    let blocks = blocks(text);
    let width = wrap_width(&blocks);
    let mut paragraphs = Vec::new();
    for block in &blocks {
        let first = paragraphs.len();
        for (at, line) in block.iter().enumerate() {
            let joined = at > 0 && paragraphs.len() > first && goes_on(block[at - 1], line, width);
            match paragraphs.last_mut() {
                Some(paragraph) if joined => join(paragraph, line.trim()),
                _ => paragraphs.push(line.trim().to_owned()),
            }
        }
    }
    (paragraphs, width.is_some())
}

/// The runs of lines between blank lines.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut blocks: Vec<Vec<&str>> = Vec::new();
    let mut open = false;
    for line in lines(text) {
        if line.trim().is_empty() {
            open = false;
        } else if open && let Some(block) = blocks.last_mut() {
            block.push(line);
        } else {
            blocks.push(vec![line]);
            open = true;
        }
    }
    blocks
}

/// The lines of a text by whatever ends them. A carriage return and the line
/// feed after it are one end.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let all = rest?;
        let Some(end) = all.find(['\n', '\r']) else {
            rest = None;
            return Some(all);
        };
        let (line, after) = all.split_at(end);
        let mark = if after.starts_with("\r\n") {
            2
        } else {
            after.chars().next().map_or(0, char::len_utf8)
        };
        rest = Some(&after[mark..]);
        Some(line)
    })
}

/// The width at which the lines were broken, if they were.
///
/// A line was broken at a width when the next line's first word would not have
/// fitted on it. A text is taken for broken when that holds for nearly all of
/// its line ends within blocks, and most of those end no sentence.
fn wrap_width(blocks: &[Vec<&str>]) -> Option<usize> {
    let width = blocks
        .iter()
        .filter(|block| block.len() > 1)
        .flatten()
        .map(|line| length(line))
        .max()?;
    if !(30..=130).contains(&width) {
        return None;
    }
    let (mut ends, mut full, mut unended) = (0, 0, 0);
    for pair in blocks.iter().flat_map(|block| block.windows(2)) {
        ends += 1;
        full += usize::from(is_full(pair[0], pair[1], width));
        unended += usize::from(!ends_sentence(pair[0]));
    }
    (ends >= 2 && full * 10 >= ends * 7 && unended * 2 >= ends).then_some(width)
}

/// Whether the first word of `next` would have overrun `width` on `line`, give
/// or take a ragged edge.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let word = next.split_whitespace().next().map_or(0, length);
    (length(line) + 1 + word) * 10 >= width * 9
}

fn length(line: &str) -> usize {
    line.trim().chars().count()
}

/// Whether `next` goes on in the paragraph of `line`.
fn goes_on(line: &str, next: &str, width: Option<usize>) -> bool {
    if boilerplate::reason(line).is_some() || boilerplate::reason(next).is_some() {
        return false;
    }
    let small = next
        .trim_start()
        .chars()
        .next()
        .is_some_and(char::is_lowercase);
    match width {
        Some(width) => {
            let indent = |line: &str| line.len() - line.trim_start().len();
            let indented = indent(next) >= 2 && indent(line) == 0;
            !indented && (is_full(line, next, width) || (small && !ends_sentence(line)))
        }
        None => small && !ends_sentence(line),
    }
}

/// Joins a line to a paragraph. A word that was broken at its own hyphen keeps
/// it and gets no space; scripts without spaces get none either.
fn join(paragraph: &mut String, line: &str) {
    let mut ending = paragraph.chars().rev();
    let (last, before) = (ending.next(), ending.next());
    let next = line.chars().next();
    let hyphen = last == Some('-')
        && before.is_some_and(char::is_alphabetic)
        && next.is_some_and(char::is_lowercase);
    let unspaced = last.is_some_and(is_unspaced) && next.is_some_and(is_unspaced);
    if !hyphen && !unspaced {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// Whether a character belongs to a script that is written without spaces.
pub(crate) const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{e00}'..='\u{e7f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let (found, _) = paragraphs(text);
        assert_eq!(found, expected, "{text:?}");
    }

    fn article(text: &str) -> Article {
        read(Decoded {
            text: text.to_owned(),
            encoding: "UTF-8".to_owned(),
            warnings: Vec::new(),
        })
    }

    #[test]
    fn three_customs_of_paragraphs() {
        check("One.\n\nTwo.", &["One.", "Two."]);
        check("One.\r\n\r\nTwo.\r\n", &["One.", "Two."]);
        check("One.\nTwo.\nThree.", &["One.", "Two.", "Three."]);
        check("One and\ntwo.\nThree.", &["One and two.", "Three."]);
        check(
            "The bridge over the Alder was opened on\nTuesday by the mayor, Ada Finch, who said\nthat it would stand for a hundred years.\n\nNobody fell in.",
            &[
                "The bridge over the Alder was opened on Tuesday by the mayor, Ada Finch, who said that it would stand for a hundred years.",
                "Nobody fell in.",
            ],
        );
    }

    #[test]
    fn a_short_line_in_broken_text_ends_a_paragraph() {
        check(
            "The bridge over the Alder was opened on\nTuesday by the mayor, Ada Finch, who said\nthat it would stand.\nThe river rose on Wednesday and took away\nboth of its piers, which nobody had thought\npossible.",
            &[
                "The bridge over the Alder was opened on Tuesday by the mayor, Ada Finch, who said that it would stand.",
                "The river rose on Wednesday and took away both of its piers, which nobody had thought possible.",
            ],
        );
    }

    #[test]
    fn words_broken_at_a_hyphen_keep_it() {
        let mut paragraph = "a well-".to_owned();
        join(&mut paragraph, "known bridge");
        assert_eq!(paragraph, "a well-known bridge");
        let mut paragraph = "from 1990 -".to_owned();
        join(&mut paragraph, "the year");
        assert_eq!(paragraph, "from 1990 - the year");
    }

    fn parts(text: &str) -> (Option<String>, String, Vec<(String, usize, LeftOutReason)>) {
        let article = article(text);
        let left = article
            .left_out
            .into_iter()
            .map(|left| (left.text, left.before, left.reason))
            .collect();
        (article.title.map(|told| told.value), article.text, left)
    }

    #[test]
    fn boilerplate_is_left_out_in_its_place() {
        let (_, text, left) =
            parts("The bridge fell.\nContinues after advertising\nNobody was hurt.\n");
        assert_eq!(text, "The bridge fell.\n\nNobody was hurt.");
        assert_eq!(
            left,
            [(
                "Continues after advertising".to_owned(),
                1,
                LeftOutReason::Advertising
            )]
        );
    }

    #[test]
    fn opening_lines_are_offered() {
        let article = article(
            "Bridge falls\nBy Ada Finch\n7 January 2026\nSource: The Harbour Post\n\nThe bridge over the Alder fell on Tuesday.\n\nWhat comes next\n\nNobody knows.",
        );
        let value = |told: Option<crate::Told>| told.map(|told| told.value).unwrap_or_default();
        assert_eq!(value(article.title), "Bridge falls");
        assert_eq!(value(article.byline), "Ada Finch");
        assert_eq!(value(article.date), "2026-01-07");
        assert_eq!(value(article.outlet), "The Harbour Post");
        assert_eq!(
            article.text,
            "The bridge over the Alder fell on Tuesday.\n\nWhat comes next\n\nNobody knows."
        );
        assert_eq!(article.left_out.len(), 4);
    }

    #[test]
    fn an_outlet_or_a_standfirst_may_stand_before_the_byline() {
        let article = article(
            "Has the bridge gone?\nThe Harbour Post\nBy Ada Finch\nIt had stood for two hundred years.\n7 January 2026\n\nThe bridge over the Alder fell on Tuesday.",
        );
        let value = |told: Option<Told>| told.map(|told| told.value).unwrap_or_default();
        assert_eq!(value(article.title), "Has the bridge gone?");
        assert_eq!(value(article.outlet), "The Harbour Post");
        assert_eq!(value(article.byline), "Ada Finch");
        assert_eq!(value(article.date), "2026-01-07");
        assert_eq!(
            article.text,
            "It had stood for two hundred years.\n\nThe bridge over the Alder fell on Tuesday."
        );
    }

    #[test]
    fn a_date_before_prose_is_cut_off_alone() {
        let article =
            article(" date 2026-01-07 The bridge over the Alder fell.\n\nNobody was hurt.");
        assert_eq!(
            article.date.map(|told| told.value).as_deref(),
            Some("2026-01-07")
        );
        assert_eq!(
            article.text,
            "The bridge over the Alder fell.\n\nNobody was hurt."
        );
        assert_eq!(article.left_out[0].text, "date 2026-01-07");
    }

    #[test]
    fn first_sentences_are_no_headlines() {
        for text in [
            "The bridge fell.\n\nNobody was hurt in the fall of the bridge.",
            "PARIS (Reuters) - The bridge fell.\nNobody was hurt at all.",
            "Two words",
        ] {
            assert_eq!(parts(text).0, None, "{text}");
        }
    }

    fn words(text: &str) -> String {
        text.split_whitespace().collect()
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "([a-zA-Z.:-]{1,9}[ \n\r]{1,2}|Advertisement\n|date 2026-01-07 |By Ada Finch\n|Title: |\\PC|\n\n){0,60}") {
            let article = article(&text);
            let mut all = String::new();
            let mut left = article.left_out.iter().peekable();
            for (at, paragraph) in article.paragraphs().enumerate() {
                while let Some(left) = left.next_if(|left| left.before <= at) {
                    all.push_str(&words(&left.text));
                }
                prop_assert!(!paragraph.contains(['\n', '\r']));
                all.push_str(&words(paragraph));
            }
            for left in left {
                all.push_str(&words(&left.text));
            }
            prop_assert_eq!(all, words(&text));
        }
    }
}
