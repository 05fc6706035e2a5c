//! Days, months and years named in a text: "4 February", "on Tuesday", "last
//! month".
//!
//! A mention is resolved to a range of days with the help of the article's own
//! date. News looks back: "on Tuesday" is the latest Tuesday that is not after
//! publication. Without that date, relative days stay unresolved; nothing is
//! guessed. Times of day are not read, nor days by names of feasts.

mod reader;
mod said;
mod words;

pub(crate) use words::{is_day_or_month, month};

use crate::calendar::CivilDate;
use crate::{Span, Token, tokens};
use reader::Reader;
use said::Said;

/// How wide a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One day, or a few in a row.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// A date as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The words that give it.
    pub span: Span,
    said: Said,
}

impl DateMention {
    /// How wide the mention is. Dates of different grain seldom date one thing:
    /// "on Tuesday" and "since 2031".
    #[must_use]
    pub const fn grain(&self) -> Grain {
        self.said.grain()
    }

    /// First and last of the days meant, given the article's own date.
    #[must_use]
    pub fn resolve(&self, published: Option<CivilDate>) -> Option<(CivilDate, CivilDate)> {
        self.said.resolve(published)
    }
}

/// The dates inside `within`, in order.
#[must_use]
pub fn dates(text: &str, within: Span) -> Vec<DateMention> {
    let tokens: Vec<Token> = tokens(text, within)
        .into_iter()
        // "Jan. 7": the stop of the abbreviation only stands in the way.
        .filter(|token| token.norm != ".")
        .collect();
    let reader = Reader {
        text,
        tokens: &tokens,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match reader.read(at) {
            Some((said, end)) => {
                let span = Span::new(tokens[at].span.start, tokens[end - 1].span.end);
                found.push(DateMention { span, said });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dates of a text with the days they mean to an article of Thursday,
    /// 6 February 2031.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let written = |day: CivilDate| format!("{}-{:02}-{:02}", day.year, day.month, day.day);
        let found: Vec<(&str, String)> = dates(text, Span::whole(text))
            .iter()
            .map(|date| {
                let days = match date.resolve(CivilDate::parse("2031-02-06")) {
                    None => String::new(),
                    Some((first, last)) if first == last => written(first),
                    Some((first, last)) => format!("{}..{}", written(first), written(last)),
                };
                (date.span.of(text), days)
            })
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(w, d)| (*w, d.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn days_in_all_spellings() {
        check("on 4 February 2031.", &[("4 February 2031", "2031-02-04")]);
        check("on Feb. 4, 2031, it", &[("Feb. 4, 2031", "2031-02-04")]);
        check("the 4th of February", &[("4th of February", "2031-02-04")]);
        check("2031-02-04", &[("2031-02-04", "2031-02-04")]);
        check("until December 28", &[("December 28", "2030-12-28")]);
        check(
            "February 3-5",
            &[("February 3-5", "2031-02-03..2031-02-05")],
        );
        check(
            "on Tuesday, 4 February",
            &[("Tuesday, 4 February", "2031-02-04")],
        );
        check("He may go 4 times", &[]);
        check("On February 31, 2031", &[("February 31, 2031", "")]);
    }

    #[test]
    fn relative_days_look_back_from_publication() {
        check("It sank on Tuesday", &[("Tuesday", "2031-02-04")]);
        check("It sank on Thursday", &[("Thursday", "2031-02-06")]);
        check("It sank on Friday", &[("Friday", "2031-01-31")]);
        check("It sank yesterday", &[("yesterday", "2031-02-05")]);
        check("It sank last Thursday", &[("last Thursday", "2031-01-30")]);
        check("closed next Tuesday", &[("next Tuesday", "2031-02-11")]);
        check("closed every Tuesday", &[]);
        check("three days ago", &[("three days ago", "2031-02-03")]);
    }

    #[test]
    fn weeks_months_and_years_are_ranges() {
        check("last week", &[("last week", "2031-01-27..2031-02-02")]);
        check("last month", &[("last month", "2031-01-01..2031-01-31")]);
        check("next year", &[("next year", "2032-01-01..2032-12-31")]);
        check("in December", &[("December", "2030-12-01..2030-12-31")]);
        check("in May 2029", &[("May 2029", "2029-05-01..2029-05-31")]);
        check("since 2014", &[("2014", "2014-01-01..2014-12-31")]);
        check("of 2000 people, May said", &[]);
        check("the last week of talks", &[]);
    }

    #[test]
    fn without_a_date_relative_days_stay_open() {
        let text = "on Tuesday";
        assert_eq!(dates(text, Span::whole(text))[0].resolve(None), None);
        assert_eq!(dates(text, Span::whole(text))[0].grain(), Grain::Day);
    }
}
