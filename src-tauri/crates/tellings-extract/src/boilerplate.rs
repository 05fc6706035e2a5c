//! Lines that stand around reporting and are not part of it.
//!
//! Only a whole line or paragraph is ever judged, and only a short one: words
//! inside a sentence are the article's own, whatever they are. When in doubt
//! a line stays, since a line too many can be seen and a line too few cannot.

use crate::LeftOutReason::{
    self, Advertising, Boilerplate, Cookies, Credit, Related, Sharing, Subscription,
};

/// Lines that are boilerplate when they are the whole line. Compared in lower
/// case, without marks at either end.
const WHOLE: [(&str, LeftOutReason); 107] = [
    ("advertisement", Advertising),
    ("advertisements", Advertising),
    ("advertising", Advertising),
    ("advert", Advertising),
    ("ad", Advertising),
    ("sponsored", Advertising),
    ("sponsored content", Advertising),
    ("paid content", Advertising),
    ("promoted", Advertising),
    ("promoted content", Advertising),
    ("anzeige", Advertising),
    ("werbung", Advertising),
    ("publicité", Advertising),
    ("publicidad", Advertising),
    ("pubblicità", Advertising),
    ("continues after advertising", Advertising),
    ("continues after advertisement", Advertising),
    ("continues after the advertisement", Advertising),
    ("continues below advertisement", Advertising),
    ("article continues after advertisement", Advertising),
    ("article continues after this advertisement", Advertising),
    ("article continues below advertisement", Advertising),
    ("article continues after ad", Advertising),
    ("article continues below", Advertising),
    ("story continues below advertisement", Advertising),
    ("story continues after advertisement", Advertising),
    ("story continues below this ad", Advertising),
    ("story continues after this ad", Advertising),
    ("story continues below", Advertising),
    ("story continues", Advertising),
    ("text continues below", Advertising),
    ("text continues after advertisement", Advertising),
    ("post continues after advertisement", Advertising),
    ("scroll to continue", Advertising),
    ("scroll to continue with content", Advertising),
    ("skip advertisement", Advertising),
    ("skip ad", Advertising),
    ("loading", Boilerplate),
    ("loading ad", Advertising),
    ("remove ads", Advertising),
    ("report this ad", Advertising),
    ("why this ad", Advertising),
    ("read more", Related),
    ("read on", Related),
    ("continue reading", Related),
    ("keep reading", Related),
    ("read the full story", Related),
    ("read the full article", Related),
    ("see also", Related),
    ("see more", Related),
    ("view more", Related),
    ("show more", Related),
    ("more on this", Related),
    ("more on this story", Related),
    ("more from this section", Related),
    ("related", Related),
    ("related articles", Related),
    ("related stories", Related),
    ("related topics", Related),
    ("related content", Related),
    ("recommended", Related),
    ("recommended for you", Related),
    ("recommended stories", Related),
    ("most read", Related),
    ("most popular", Related),
    ("trending", Related),
    ("trending now", Related),
    ("you may also like", Related),
    ("you might also like", Related),
    ("more stories", Related),
    ("top stories", Related),
    ("also read", Related),
    ("don’t miss", Related),
    ("don't miss", Related),
    ("explore further", Related),
    ("more from us", Related),
    ("subscribe", Subscription),
    ("sign up", Subscription),
    ("sign in", Subscription),
    ("log in", Subscription),
    ("newsletter", Subscription),
    ("newsletters", Subscription),
    ("lesen sie auch", Related),
    ("weiterlesen", Related),
    ("share", Sharing),
    ("share this", Sharing),
    ("share this article", Sharing),
    ("share this story", Sharing),
    ("share article", Sharing),
    ("share on facebook", Sharing),
    ("share on twitter", Sharing),
    ("share on x", Sharing),
    ("share via email", Sharing),
    ("copy link", Sharing),
    ("tweet", Sharing),
    ("email", Sharing),
    ("print", Sharing),
    ("print this article", Sharing),
    ("follow us", Sharing),
    ("save article", Sharing),
    ("comments", Boilerplate),
    ("leave a comment", Boilerplate),
    ("join the conversation", Boilerplate),
    ("all rights reserved", Boilerplate),
    ("back to top", Boilerplate),
    ("accept all cookies", Cookies),
    ("accept cookies", Cookies),
];

/// Beginnings of lines that are boilerplate when the line is short and ends
/// like a label or a link, not like reporting.
const OPENING: [(&str, LeftOutReason); 65] = [
    ("read more:", Related),
    ("read more about", Related),
    ("read more on", Related),
    ("read also:", Related),
    ("also read:", Related),
    ("read:", Related),
    ("read next:", Related),
    ("see also:", Related),
    ("related:", Related),
    ("more:", Related),
    ("more on this:", Related),
    ("must read:", Related),
    ("don’t miss:", Related),
    ("don't miss:", Related),
    ("watch:", Related),
    ("watch now:", Related),
    ("listen:", Related),
    ("recommended:", Related),
    ("lesen sie auch:", Related),
    ("mehr zum thema", Related),
    ("popular on ", Related),
    ("most read in ", Related),
    ("most popular in ", Related),
    ("you may also like", Related),
    ("you might also like", Related),
    ("lire aussi", Related),
    ("sign up for", Subscription),
    ("sign up to", Subscription),
    ("subscribe to", Subscription),
    ("subscribe now", Subscription),
    ("subscribe for", Subscription),
    ("get our newsletter", Subscription),
    ("get the latest", Subscription),
    ("get our free", Subscription),
    ("get the day’s", Subscription),
    ("get the day's", Subscription),
    ("join our newsletter", Subscription),
    ("join our mailing list", Subscription),
    ("join our whatsapp", Subscription),
    ("already a subscriber", Subscription),
    ("this article is for subscribers", Subscription),
    ("this article is only for subscribers", Subscription),
    ("this story is for subscribers", Subscription),
    ("sign in to continue", Subscription),
    ("log in to continue", Subscription),
    ("register to continue", Subscription),
    ("to continue reading", Subscription),
    ("to read the full ", Subscription),
    ("to view the full ", Subscription),
    ("you have reached your limit", Subscription),
    ("download our app", Subscription),
    ("download the app", Subscription),
    ("follow us on", Sharing),
    ("follow us:", Sharing),
    ("like us on", Sharing),
    ("find us on", Sharing),
    ("share this article on", Sharing),
    ("share this on", Sharing),
    ("click here to", Subscription),
    ("we use cookies", Cookies),
    ("this site uses cookies", Cookies),
    ("this website uses cookies", Cookies),
    ("by using this site you", Cookies),
    ("copyright ©", Boilerplate),
    ("© ", Boilerplate),
];

/// The most words that a line may have to be judged by its beginning.
const SHORT: usize = 24;

/// Why a whole line or paragraph is not reporting, if so.
pub(crate) fn reason(line: &str) -> Option<LeftOutReason> {
    let line = line.trim();
    // The longest line in the lists is far shorter than this.
    if line.len() > 400 {
        return None;
    }
    let lower = line.to_lowercase();
    let bare = lower
        .trim_matches(|c: char| !c.is_alphanumeric())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    // A line that opens in lower case goes on from another, and a full stop
    // makes a sentence of a word: “He saw the / advertisement.”
    let own = line
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|c| !c.is_lowercase());
    if !own {
        return None;
    }
    if (!line.ends_with('.') || line.ends_with("...") || bare.contains(' '))
        && let Some((_, reason)) = WHOLE.iter().find(|(whole, _)| *whole == bare)
    {
        return Some(*reason);
    }
    if bare.split(' ').count() > SHORT || is_speech(line) {
        return None;
    }
    if is_credit(line) {
        return Some(Credit);
    }
    let opening = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    OPENING
        .iter()
        .find(|(start, _)| opening.starts_with(start))
        .map(|(_, reason)| *reason)
}

/// Whether a line says who worked on the article, and nothing else: between
/// the names there are only the words for the work.
fn is_credit(line: &str) -> bool {
    const WORK: [&str; 17] = [
        "reporting",
        "additional",
        "editing",
        "writing",
        "by",
        "with",
        "and",
        "in",
        "for",
        "also",
        "contributed",
        "to",
        "this",
        "report",
        "story",
        "article",
        "the",
    ];
    let words = || {
        line.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let lower = line
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let opens = [
        "reporting by",
        "additional reporting by",
        "writing by",
        "editing by",
        "with reporting by",
        "edited by",
    ];
    let closes = [
        "contributed to this report",
        "contributed to this story",
        "contributed to this article",
    ];
    let end = lower.trim_end_matches(|c: char| !c.is_alphanumeric());
    (opens.iter().any(|open| lower.starts_with(open))
        || closes.iter().any(|close| end.ends_with(close)))
        && words().all(|word| word.starts_with(char::is_uppercase) || WORK.contains(&word))
}

/// Whether somebody is speaking: then the words are theirs.
fn is_speech(line: &str) -> bool {
    line.starts_with(['"', '“', '‘', '«', '„', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<LeftOutReason>) {
        assert_eq!(reason(line), expected, "{line}");
    }

    #[test]
    fn lines_around_reporting() {
        check("Continues after advertising", Some(Advertising));
        check("ADVERTISEMENT", Some(Advertising));
        check("- Advertisement -", Some(Advertising));
        check("Story continues below…", Some(Advertising));
        check("Read more: The other bridge", Some(Related));
        check("READ MORE", Some(Related));
        check("Sign up for our newsletter.", Some(Subscription));
        check("Share this article", Some(Sharing));
        check(
            "(Reporting by Ada Finch in Alder; editing by Bo Reed)",
            Some(Credit),
        );
        check(
            "Cy Marsh and Dot Lane contributed to this report.",
            Some(Credit),
        );
        check("We use cookies to improve your experience.", Some(Cookies));
    }

    #[test]
    fn reporting_stays() {
        check("Advertisement.", None);
        check("advertisement", None);
        check("Advertising revenue fell by 4 per cent.", None);
        check("The story continues below the surface of the lake.", None);
        check("“Sign up for the army,” he said.", None);
        check("Share prices fell.", None);
        check("Reporting by the Post found that the bridge was old.", None);
        check("Print journalism is dead, he said.", None);
        check("", None);
    }
}
