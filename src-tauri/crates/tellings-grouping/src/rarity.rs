//! How rare a word is: in a library, and in the news at large.
//!
//! A library of five articles cannot tell that "council" is a common word. So
//! every library is counted together with the openings of news articles from
//! which the weights were learnt; of those only how many had a common word is
//! known (`background.txt`: a word's number, and how many articles had it).

use std::sync::LazyLock;

/// How many articles the background counts.
const ARTICLES: f64 = 940.0;

static BACKGROUND: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    include_str!("background.txt")
        .lines()
        .filter_map(|line| {
            let (number, count) = line.split_once(' ')?;
            Some((number.parse().ok()?, count.parse().ok()?))
        })
        .collect()
});

/// The logarithm of how many articles there are for each that has this word,
/// in a library of `articles` of which `having` have it.
#[must_use]
pub fn rarity(number: u32, articles: u32, having: u32) -> f64 {
    let known = BACKGROUND
        .binary_search_by_key(&number, |(known, _)| *known)
        .map_or(0, |at| BACKGROUND[at].1);
    let having = f64::from(having) + f64::from(known);
    ((f64::from(articles) + ARTICLES) / having.max(1.0))
        .ln()
        .max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Profile;

    #[test]
    fn a_word_of_the_news_is_common_in_the_smallest_library() {
        assert!(BACKGROUND.is_sorted() && BACKGROUND.len() > 500);
        let of = |word: &str| {
            let profile = Profile::of(None, None, word);
            rarity(profile.terms[0].number, 5, 3)
        };
        assert!(of("president") + 2.0 < of("sandbank"));
        assert_eq!(rarity(0, 0, u32::MAX), 0.0);
    }
}
