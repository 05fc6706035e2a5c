//! What kind of whole a page's article is part of, or stands behind.
//!
//! A page may hold one of several pages of an article, a live blog, a gallery,
//! or a request for consent in place of the article. Each is told by what the
//! page says of itself, or by lines that are nothing else; what cannot be told
//! so is passed over.

use super::blocks::Block;
use super::metadata::Metadata;
use crate::{Article, Doubt, LeftOutReason};

/// How many blocks behind the article a line such as “Page 1 of 3” may stand.
const NEAR: usize = 12;

/// What the page's shape says against the text being the whole article.
pub(crate) fn doubts(
    metadata: &Metadata,
    around: &[Block],
    article: &Article,
) -> impl Iterator<Item = Doubt> {
    let next = metadata
        .next
        .as_deref()
        .zip(metadata.header.url.as_ref())
        .is_some_and(|(next, url)| continues(&url.value, next));
    let counted = around.iter().any(|block| is_page_of_several(&block.text));
    [
        (next || counted, Doubt::MorePages),
        (metadata.live, Doubt::LiveBlog),
        (metadata.gallery || is_gallery(article), Doubt::Gallery),
        (is_consent(article), Doubt::ConsentWall),
    ]
    .into_iter()
    .filter_map(|(speaks, doubt)| speaks.then_some(doubt))
}

/// The blocks of the article and a few behind it.
pub(crate) fn around(blocks: &[Block], first: usize, last: usize) -> &[Block] {
    let first = first.saturating_sub(NEAR);
    &blocks[first.min(blocks.len())..blocks.len().min(last + NEAR + 1)]
}

/// Whether an address is a further page of another: the same and a number.
/// Many sites call the next article “next” as well.
fn continues(url: &str, next: &str) -> bool {
    let path = |url: &str| -> String {
        let url = url.split('#').next().unwrap_or(url);
        let url = url.split_once("://").map_or(url, |(_, rest)| {
            rest.find('/').map_or("", |path| &rest[path..])
        });
        url.to_lowercase()
    };
    let (url, next) = (path(url), path(next));
    let base = url.trim_end_matches('/');
    let base = base
        .strip_suffix(".html")
        .or_else(|| base.strip_suffix(".htm"))
        .unwrap_or(base);
    let Some(rest) = next.strip_prefix(base).filter(|_| base.len() > 1) else {
        return false;
    };
    let marked = rest.starts_with(['/', '?', '&', '-', '_', ',', '.']);
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    marked && next != url && rest.len() <= 20 && (1..=2).contains(&digits)
}

/// `Page 1 of 3`, `Seite 2/4`.
fn is_page_of_several(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    let line = line.to_lowercase().replace('/', " / ");
    let words: Vec<&str> = line.split_whitespace().collect();
    let [page, at, of, all] = words.as_slice() else {
        return false;
    };
    let number = |word: &str| word.parse::<u32>().ok().filter(|number| *number <= 99);
    matches!(*page, "page" | "seite" | "página" | "pagina")
        && matches!(*of, "of" | "von" | "de" | "di" | "sur" | "van" | "/")
        && number(at)
            .zip(number(all))
            .is_some_and(|(at, all)| (1..=all).contains(&at) && all > 1)
}

/// Whether most of what the page tells stands under its pictures.
fn is_gallery(article: &Article) -> bool {
    let captions: Vec<usize> = article
        .left_out
        .iter()
        .filter(|left| left.reason == LeftOutReason::Caption)
        .flat_map(|left| left.text.lines())
        .map(|line| line.split_whitespace().count())
        .filter(|words| *words >= 8)
        .collect();
    captions.len() >= 8 && captions.iter().sum::<usize>() > article.text.split_whitespace().count()
}

/// Whether the text is a request for consent and little else.
fn is_consent(article: &Article) -> bool {
    const ABOUT: [&str; 10] = [
        "cookie",
        "consent",
        "personal data",
        "personalised ad",
        "personalized ad",
        "advertising partners",
        "privacy policy",
        "einwilligung",
        "datenschutz",
        "personenbezogene",
    ];
    let (mut all, mut about) = (0, 0);
    for paragraph in article.paragraphs() {
        let words = paragraph.split_whitespace().count();
        let lower = paragraph.to_lowercase();
        all += words;
        if ABOUT.iter().any(|word| lower.contains(word)) {
            about += words;
        }
    }
    (1..400).contains(&all) && about * 2 > all && {
        // An article about cookies speaks of them less often than a notice.
        let lower = article.text.to_lowercase();
        let times: usize = ABOUT.iter().map(|word| lower.matches(word).count()).sum();
        times * 40 >= all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn further_pages_have_the_same_address_and_a_number() {
        let url = "https://orrin.example/news/gate-jams";
        for next in [
            "https://orrin.example/news/gate-jams/2",
            "https://orrin.example/news/gate-jams/page/2/",
            "https://orrin.example/news/gate-jams?page=2",
            "/news/gate-jams-2.html",
        ] {
            assert!(continues(url, next), "{next}");
        }
        assert!(continues(
            "https://orrin.example/a.html",
            "https://orrin.example/a,2.html"
        ));
        for next in [
            "https://orrin.example/news/gate-freed",
            "https://orrin.example/news/gate-jams",
            "https://orrin.example/news/gate-jams-again-in-2025-says-keeper",
            "https://orrin.example/page/2",
        ] {
            assert!(!continues(url, next), "{next}");
        }
        assert!(!continues(
            "https://orrin.example/",
            "https://orrin.example/page/2"
        ));
    }

    #[test]
    fn lines_that_count_pages() {
        for line in ["Page 1 of 3", "Seite 2 von 4", "PAGE 2/2"] {
            assert!(is_page_of_several(line), "{line}");
        }
        for line in [
            "Page 1 of 1",
            "Page 4 of 3",
            "Page one of three",
            "Page 1",
            "Turn to page 1 of 3",
        ] {
            assert!(!is_page_of_several(line), "{line}");
        }
    }
}
