//! A fact's short name: the opening clause of its reference reading.

/// Characters a label may have.
const LENGTH: usize = 96;

/// Characters a clause needs before it can stand for the whole.
const CLAUSE: usize = 32;

/// The label of a reading: whole where it is short, else cut after a clause,
/// else after a word, with an ellipsis where something follows.
pub(crate) fn of(reading: &str) -> String {
    let text = reading.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LENGTH {
        return text;
    }
    let limit = text
        .char_indices()
        .nth(LENGTH)
        .map_or(text.len(), |(at, _)| at);
    let head = &text[..limit];
    let clause = head
        .char_indices()
        .filter(|&(at, mark)| {
            // "1,000" and "12:30" are no ends of clauses.
            let ends = head[at + mark.len_utf8()..].starts_with(' ');
            (matches!(mark, ',' | ';' | ':') && ends) || matches!(mark, '–' | '—')
        })
        .map(|(at, _)| at)
        .rfind(|&at| head[..at].chars().count() >= CLAUSE);
    let end = clause.or_else(|| head.rfind(' ')).unwrap_or(limit);
    format!(
        "{} …",
        head[..end].trim_end_matches([',', ';', ':', '–', '—', ' '])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reading: &str, expected: &str) {
        assert_eq!(of(reading), expected);
    }

    #[test]
    fn short_readings_stand_whole() {
        check("The ferry  sank\non Monday.", "The ferry sank on Monday.");
    }

    #[test]
    fn long_readings_end_after_a_clause_or_a_word() {
        check(
            "The council voted on Tuesday to close the swimming bath for good, the deputy mayor \
             said after the meeting.",
            "The council voted on Tuesday to close the swimming bath for good …",
        );
        check(
            &"word ".repeat(40),
            &format!("{} …", "word ".repeat(19).trim_end()),
        );
        check(&"x".repeat(300), &format!("{} …", "x".repeat(LENGTH)));
    }
}
