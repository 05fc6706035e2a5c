//! The day that can be read beside a page's headline.
//!
//! Many pages state their day nowhere but there, in a line such as “News |
//! 26 January 2022”. A line counts only if it is short, is no sentence, states
//! one day beyond doubt, and stands between what is around the headline and
//! the first paragraphs, or is said to be the day of publication right behind
//! the last. A day in running text is never taken: it is what the article
//! tells of.

use super::blocks::{Block, Reason, Sort};
use crate::completeness::ends_sentence;
use crate::{LeftOutReason, stated_date};

/// How many blocks before the headline, and behind the last paragraph, are
/// looked at.
const BESIDE: usize = 6;

/// The most characters and words of such a line.
const SHORT: (usize, usize) = (120, 14);

/// Words that say that the day beside them is that of publication.
const PUBLISHED: [&str; 14] = [
    "published",
    "posted",
    "veröffentlich",
    "erschienen",
    "erstellt",
    "datum",
    "eingestellt",
    "publié",
    "publicado",
    "pubblicato",
    "gepubliceerd",
    "gespeichert",
    "date:",
    "created",
];

/// Words that say that it is the day of a later change.
const CHANGED: [&str; 8] = [
    "updated",
    "aktualisiert",
    "modified",
    "stand:",
    "stand ",
    "geändert",
    "mis à jour",
    "last ",
];

/// How plainly a line says the day of publication, the plainest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Plain {
    Said,
    Named,
    Beside,
    Changed,
}

/// The day, as `YYYY-MM-DD`. `headline`, `first` and `last` are the numbers of
/// the headline and of the first and last blocks of the body's prose.
pub(crate) fn find(
    blocks: &[Block],
    reasons: &[Option<Reason>],
    headline: Option<usize>,
    first: usize,
    last: usize,
) -> Option<String> {
    let top = headline.map_or(first, |headline| headline.min(first));
    let above = top.saturating_sub(BESIDE)..=first + 1;
    let below = (last + 1).max(first + 2)..=last + BESIDE;
    let read = |at: usize| {
        let (day, plain) = stated(blocks.get(at)?, reasons[at])?;
        // Lines under the headline come before those over it.
        let over = at < top;
        let distance = if over { top - at } else { at - top };
        Some(((plain, over, distance), day))
    };
    let beside = above.filter_map(read).min();
    let behind = || {
        below
            .filter_map(read)
            .filter(|((plain, ..), _)| *plain != Plain::Beside)
            .min()
    };
    beside.or_else(behind).map(|(_, day)| day)
}

/// The day that a block states, if stating it is all that the block does.
fn stated(block: &Block, reason: Option<Reason>) -> Option<(String, Plain)> {
    let text = block.text.as_str();
    let named = reason.is_some_and(|reason| reason.reason == LeftOutReason::Date);
    let elsewhere = reason.is_some_and(|reason| match reason.reason {
        LeftOutReason::Date | LeftOutReason::Byline | LeftOutReason::Boilerplate => false,
        LeftOutReason::Navigation => reason.certain,
        _ => true,
    });
    let long = text.len() > 4 * SHORT.0
        || text.chars().count() > SHORT.0
        || text.split_whitespace().count() > SHORT.1;
    let heading = matches!(block.sort, Sort::Heading(_)) && !named;
    if elsewhere || long || heading || (ends_sentence(text) && text.contains(' ')) {
        return None;
    }
    let lower = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let mut days = stated_date::all(text);
    let (said, changed) = (says(&PUBLISHED), says(&CHANGED));
    days.dedup();
    let day = match days.as_slice() {
        [day] => day.clone(),
        // “Published 5 January 2026, updated 7 January 2026”
        [day, _] if said && changed => day.clone(),
        _ => return None,
    };
    let plain = match (said, changed) {
        (true, _) => Plain::Said,
        (false, true) => Plain::Changed,
        (false, false) if named => Plain::Named,
        (false, false) => Plain::Beside,
    };
    Some((day, plain))
}

#[cfg(test)]
mod tests {
    use crate::testing::article;

    fn check(beside: &str, expected: Option<&str>) {
        let page = format!(
            "<body><ul class=menu><li><a href=/>Home</a></ul><h1>Bridge falls</h1>{beside}<p>The old bridge over the Alder fell into the river early on Tuesday, said the mayor.</p><p>Nobody was hurt when the bridge, which was built in 1821, fell on 5 January 2026.</p></body>"
        );
        let date = article("page.html", page.as_bytes()).date;
        let date = date.map(|told| {
            assert_eq!(told.origin.code(), "page");
            told.value
        });
        assert_eq!(date.as_deref(), expected, "{beside}");
    }

    #[test]
    fn a_day_beside_the_headline_is_the_articles() {
        check("<p>News | 7 January 2026</p>", Some("2026-01-07"));
        check(
            "<div class=meta>Alder, 07.01.2026</div>",
            Some("2026-01-07"),
        );
        check("<p>By Ada Finch on January 7, 2026</p>", Some("2026-01-07"));
        check(
            "<p>Updated 9 January 2026</p><p>Published 7 January 2026</p>",
            Some("2026-01-07"),
        );
        check(
            "<p>Published 7 January 2026, updated 9 January 2026</p>",
            Some("2026-01-07"),
        );
    }

    #[test]
    fn a_day_in_a_sentence_or_elsewhere_is_not() {
        check("", None);
        check("<p>On 7 January 2026 the bridge fell.</p>", None);
        check("<h2>The flood of 7 January 2026</h2>", None);
        check("<p>03/04/2026</p>", None);
        check("<aside><p>7 January 2026</p></aside>", None);
        check("<p>From 7 January 2026 to 9 January 2026</p>", None);
    }
}
