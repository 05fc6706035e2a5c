//! A day as somebody wrote it, read as a day of the calendar.
//!
//! Only what states a day beyond doubt is read: `03/04/2026` could be March or
//! April and is left alone, `2026-02-30` is no day. What is found in running
//! text is not this module's business; it reads values that are said to be
//! dates.

use jiff::civil::Date;

/// Names of months, by their beginnings, in the languages whose dates are
/// read. A name is compared whole or, of three letters and more, by its
/// customary short form.
const MONTHS: [(&str, i8); 100] = [
    ("january", 1),
    ("jan", 1),
    ("januar", 1),
    ("jänner", 1),
    ("janvier", 1),
    ("janv", 1),
    ("enero", 1),
    ("ene", 1),
    ("gennaio", 1),
    ("januari", 1),
    ("february", 2),
    ("feb", 2),
    ("februar", 2),
    ("février", 2),
    ("févr", 2),
    ("febrero", 2),
    ("febbraio", 2),
    ("februari", 2),
    ("march", 3),
    ("mar", 3),
    ("märz", 3),
    ("mär", 3),
    ("mars", 3),
    ("marzo", 3),
    ("maart", 3),
    ("maerz", 3),
    ("april", 4),
    ("apr", 4),
    ("avril", 4),
    ("avr", 4),
    ("abril", 4),
    ("abr", 4),
    ("aprile", 4),
    ("may", 5),
    ("mai", 5),
    ("mayo", 5),
    ("maggio", 5),
    ("mei", 5),
    ("june", 6),
    ("jun", 6),
    ("juni", 6),
    ("juin", 6),
    ("junio", 6),
    ("giugno", 6),
    ("july", 7),
    ("jul", 7),
    ("juli", 7),
    ("juillet", 7),
    ("juil", 7),
    ("julio", 7),
    ("luglio", 7),
    ("august", 8),
    ("aug", 8),
    ("août", 8),
    ("aout", 8),
    ("agosto", 8),
    ("ago", 8),
    ("augustus", 8),
    ("september", 9),
    ("sep", 9),
    ("sept", 9),
    ("septembre", 9),
    ("septiembre", 9),
    ("settembre", 9),
    ("october", 10),
    ("oct", 10),
    ("oktober", 10),
    ("okt", 10),
    ("octobre", 10),
    ("octubre", 10),
    ("ottobre", 10),
    ("november", 11),
    ("nov", 11),
    ("novembre", 11),
    ("noviembre", 11),
    ("nov.", 11),
    ("december", 12),
    ("dec", 12),
    ("dezember", 12),
    ("dez", 12),
    ("décembre", 12),
    ("déc", 12),
    ("diciembre", 12),
    ("dic", 12),
    ("dicembre", 12),
    ("janeiro", 1),
    ("fevereiro", 2),
    ("fev", 2),
    ("março", 3),
    ("maio", 5),
    ("junho", 6),
    ("julho", 7),
    ("setembro", 9),
    ("set", 9),
    ("outubro", 10),
    ("out", 10),
    ("novembro", 11),
    ("dezembro", 12),
    ("gen", 1),
    ("augusti", 8),
];

const WEEKDAYS: [&str; 50] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "mo",
    "di",
    "mi",
    "do",
    "fr",
    "sa",
    "so",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "segunda",
    "terça",
    "quarta",
    "quinta",
    "sexta",
];

const ZONES: [&str; 26] = [
    "z", "utc", "gmt", "bst", "ist", "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "mdt",
    "pt", "pst", "pdt", "cet", "cest", "eet", "eest", "msk", "jst", "aest", "aedt", "uhr",
];

/// The day that `text` states and nothing else, as `YYYY-MM-DD`. A time of
/// day after it is read over.
pub(crate) fn day(text: &str) -> Option<String> {
    let text = text.trim();
    if text.len() > 100 {
        return None;
    }
    let (day, length) = opening(text)?;
    text[length..].trim().is_empty().then_some(day)
}

/// The day that `text` begins with, and how many bytes of `text` state it,
/// its time of day included.
pub(crate) fn opening(text: &str) -> Option<(String, usize)> {
    let mut cursor = Cursor { text, at: 0 };
    cursor.white();
    let start = cursor.at;
    if WEEKDAYS.contains(&cursor.word().as_str()) {
        if cursor.rest().starts_with("-feira") {
            cursor.at += "-feira".len();
        }
        cursor.any(&['.', ',']);
        cursor.white();
    } else {
        cursor.at = start;
    }
    let date = cursor.date()?;
    let mut end = cursor.at;
    if cursor.time() {
        end = cursor.at;
    }
    Some((date.to_string(), end))
}

/// All days that stand in a line, in its order. For lines that are about a
/// day, not for prose.
pub(crate) fn all(line: &str) -> Vec<String> {
    let mut days = Vec::new();
    let (mut at, mut within) = (0, false);
    while let Some(c) = line[at..].chars().next() {
        if c.is_alphanumeric()
            && !within
            && let Some((day, length)) = opening(&line[at..])
        {
            days.push(day);
            at += length;
            within = true;
            continue;
        }
        within = c.is_alphanumeric();
        at += c.len_utf8();
    }
    days
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn white(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn any(&mut self, marks: &[char]) -> Option<char> {
        let mark = self.rest().chars().next().filter(|c| marks.contains(c))?;
        self.at += mark.len_utf8();
        Some(mark)
    }

    fn word(&mut self) -> String {
        let end = self
            .rest()
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(self.rest().len());
        let word = self.rest()[..end].to_lowercase();
        self.at += end;
        word
    }

    fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 8 {
            return None;
        }
        let value = self.rest()[..digits].parse().ok()?;
        self.at += digits;
        Some((value, digits))
    }

    fn month(&mut self) -> Option<i8> {
        let word = self.word();
        let (_, month) = MONTHS.iter().find(|(name, _)| *name == word)?;
        self.any(&['.']);
        self.any(&[',']);
        Some(*month)
    }

    /// A four-digit year that no further digit follows.
    fn year(&mut self) -> Option<u32> {
        self.number()
            .filter(|(year, digits)| *digits == 4 && (1600..=2200).contains(year))
            .map(|(year, _)| year)
    }

    fn date(&mut self) -> Option<Date> {
        let start = self.at;
        let Some((first, digits)) = self.number() else {
            // January 7, 2026
            let month = self.month()?;
            self.white();
            let (day, digits) = self.number().filter(|(_, digits)| *digits <= 2)?;
            debug_assert!(digits <= 2, "filtered above");
            self.ordinal();
            self.any(&[',']);
            self.white();
            let year = self.year()?;
            return civil(year, month, day);
        };
        if digits == 8 {
            return civil(
                first / 10_000,
                i8::try_from(first / 100 % 100).ok()?,
                first % 100,
            );
        }
        let dateline = self.at;
        if let Some(mark) = self.any(&['-', '/', '.']) {
            if let Some((second, second_digits)) = self.number() {
                if second_digits <= 2 && self.any(&[mark]).is_some() {
                    let (third, third_digits) = self.number()?;
                    return numeric((first, digits), second, (third, third_digits), mark);
                }
                return None;
            }
            self.at = dateline;
        }
        // 7 January 2026, 7th of January, 2026, 7. Januar 2026
        if digits > 2 {
            self.at = start;
            return None;
        }
        self.ordinal();
        self.any(&['.']);
        self.white();
        self.any(&['-']);
        self.joining_word();
        let month = self.month()?;
        self.white();
        self.any(&['-']);
        self.joining_word();
        let year = self.year()?;
        civil(year, month, first)
    }

    fn ordinal(&mut self) {
        let before = self.at;
        if !matches!(self.word().as_str(), "st" | "nd" | "rd" | "th" | "er") {
            self.at = before;
        }
    }

    fn joining_word(&mut self) {
        let before = self.at;
        if matches!(self.word().as_str(), "of" | "de" | "del") {
            self.white();
        } else {
            self.at = before;
        }
    }

    /// A time of day after the date: `T10:30:00Z`, `, at 10:30 am GMT`, `| 10.30 Uhr`.
    fn time(&mut self) -> bool {
        if self.any(&['T', 't']).is_none() {
            self.white();
            self.any(&[',', '|', '-', '–', '·']);
            self.white();
            let before = self.at;
            if !matches!(self.word().as_str(), "at" | "um" | "à" | "às") {
                self.at = before;
            }
            self.white();
        }
        let Some((hour, digits)) = self.number() else {
            return false;
        };
        if hour > 24 || digits > 2 || self.any(&[':', '.', 'h']).is_none() {
            return false;
        }
        let Some((_, 2)) = self.number() else {
            return false;
        };
        if self.any(&[':']).is_some() && self.number().is_none() {
            return false;
        }
        let before = self.at;
        if self.any(&['.', ',']).is_none() || self.number().is_none() {
            self.at = before;
        }
        self.half_of_day();
        self.zone();
        true
    }

    fn half_of_day(&mut self) {
        let before = self.at;
        self.white();
        let lower = self
            .rest()
            .get(..4)
            .unwrap_or(self.rest())
            .to_ascii_lowercase();
        for half in ["a.m.", "p.m.", "am", "pm"] {
            if lower.starts_with(half) {
                self.at += half.len();
                return;
            }
        }
        self.at = before;
    }

    fn zone(&mut self) {
        let before = self.at;
        self.white();
        if self.any(&['+', '-', '−']).is_some() {
            if let Some((_, 2 | 4)) = self.number() {
                let hours = self.at;
                if self.any(&[':']).is_none() || self.number().is_none() {
                    self.at = hours;
                }
                return;
            }
        } else if (self.any(&['(']).is_some() || self.rest().starts_with(char::is_alphabetic))
            && ZONES.contains(&self.word().as_str())
        {
            self.any(&[')']);
            return;
        }
        self.at = before;
    }
}

/// Three numbers with a mark between them. With dots the day comes first;
/// with slashes or hyphens customs differ, so one must be too great for a month.
fn numeric(first: (u32, usize), second: u32, third: (u32, usize), mark: char) -> Option<Date> {
    if first.1 == 4 && third.1 <= 2 {
        return civil(first.0, i8::try_from(second).ok()?, third.0);
    }
    if first.1 > 2 || third.1 != 4 {
        return None;
    }
    let (day, month) = match (first.0 > 12, second > 12) {
        (true, false) => (first.0, second),
        (false, true) => (second, first.0),
        (false, false) if mark == '.' || first.0 == second => (first.0, second),
        _ => return None,
    };
    civil(third.0, i8::try_from(month).ok()?, day)
}

fn civil(year: u32, month: i8, day: u32) -> Option<Date> {
    let year = i16::try_from(year)
        .ok()
        .filter(|year| (1600..=2200).contains(year))?;
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(day(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn days_as_people_write_them() {
        for text in [
            "2026-01-07",
            "2026-1-7",
            "2026/01/07",
            "20260107",
            "7 January 2026",
            "7th January, 2026",
            "7 Jan. 2026",
            "January 7, 2026",
            "Jan. 7th 2026",
            "Wednesday, 7 January 2026",
            "Wed, 07 Jan 2026 10:30:00 GMT",
            "2026-01-07T10:30:00Z",
            "2026-01-07T10:30:00.123+01:00",
            "2026-01-07 10:30",
            "7. Januar 2026",
            "07.01.2026",
            "07.01.2026, 10:30 Uhr",
            "7 de enero de 2026",
            "quarta-feira, 7 de janeiro de 2026 às 0:13",
            "7 janvier 2026",
            "January 7, 2026 at 10:30 a.m. ET",
            "7-Jan-2026",
            "2026-01-07T10:30:00+0100",
            "  2026-01-07 ",
        ] {
            check(text, Some("2026-01-07"));
        }
        check("31/12/2025", Some("2025-12-31"));
        check("12/31/2025", Some("2025-12-31"));
    }

    #[test]
    fn what_states_no_day_is_left_alone() {
        for text in [
            "03/04/2026",
            "2026-02-30",
            "January 2026",
            "2026",
            "yesterday",
            "",
            "7 January",
            "1.2.3.4",
            "99999999",
            "2026-01-07 and so on",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn days_in_a_line() {
        let check = |line: &str, expected: &[&str]| assert_eq!(all(line), expected, "{line}");
        check("Alder | 7 January 2026, 10:30", &["2026-01-07"]);
        check("Am 07.01.2026 von Ada Finch", &["2026-01-07"]);
        check("5 Jan 2026 – 7 Jan 2026", &["2026-01-05", "2026-01-07"]);
        check("Room 12026-01-07", &[]);
        check("", &[]);
    }

    #[test]
    fn an_opening_date_ends_where_the_prose_begins() {
        let text = "2026-01-07 The allies";
        assert_eq!(opening(text), Some(("2026-01-07".to_owned(), 10)));
        let text = "7 January 2026, 10:30 GMT The allies";
        assert_eq!(
            opening(text).map(|(_, end)| &text[end..]),
            Some(" The allies")
        );
    }
}
