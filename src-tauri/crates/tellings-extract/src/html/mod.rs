//! Web pages: which of a page's blocks are the article.
//!
//! The page is parsed behind a gate ([`gate`]), cut into blocks ([`blocks`]),
//! and its statements about itself are read ([`metadata`]). Which blocks are
//! body is decided in [`body`], with the `trafilatura` crate ([`extractor`])
//! as the first opinion; where the `dom_smoothie` crate finds a very different
//! one, the reader is told. [`shape`] tells pages of several, live blogs and
//! the like. The text is always made of the page's own blocks, in
//! their order; nothing on the page is run and nothing is fetched.

mod blocks;
mod body;
mod extractor;
mod gate;
mod json_ld;
mod lean;
mod metadata;
mod shape;
mod visible_date;
mod words;

use crate::decode::Decoded;
use crate::{Article, Completeness, Doubt, Kind, Origin, Refusal, Told, Warning, plain};
use extractor::Opinions;

/// The most nodes of a page for which the extractor is asked. It takes time
/// over large pages, and no article is nearly so large.
const MOST_FOR_EXTRACTOR: usize = 60_000;

/// The most text of a page for which the extractor is asked. Pages saved in
/// one file may hold many times that in pictures, which cost it little.
const MOST_TEXT_FOR_EXTRACTOR: usize = 6 * 1024 * 1024;

/// The article in a page.
pub(crate) fn read(decoded: Decoded) -> Result<Article, Refusal> {
    let Decoded {
        text: page,
        encoding,
        mut warnings,
    } = decoded;
    let html = gate::parse(&page)?;
    let metadata = metadata::read(&html);
    let blocks = blocks::blocks(&html);
    if blocks.invisible > 0 {
        warnings.push(Warning::InvisibleCharacters {
            characters: blocks.invisible,
        });
    }
    let text: usize = blocks.all.iter().map(|block| block.text.len()).sum();
    let small = html.tree.nodes().len() <= MOST_FOR_EXTRACTOR && text <= MOST_TEXT_FOR_EXTRACTOR;
    // Without the extractors' opinions the page is read all the same, by where
    // its prose stands, and the reader is told.
    let opinions = if small {
        extractor::ask(&lean::write(&html))
    } else {
        Opinions::default()
    };
    drop(html);
    let chosen = body::choose(&blocks, &opinions, &metadata);
    if chosen.unsure {
        warnings.push(Warning::UnsureOfBody);
    }
    if chosen.several {
        warnings.push(Warning::SeveralArticles);
    }
    let mut header = metadata.header.clone();
    let visible = chosen.date.and_then(|day| Told::new(&day, Origin::Page));
    header.date = header.date.or(visible).or(metadata.likely_date.clone());
    header.fill(chosen.header);
    let mut article = plain::finish(header, chosen.pieces, Kind::Html, encoding, warnings);
    let mut doubts = article.complete.doubts().to_vec();
    doubts.retain(|doubt| *doubt != Doubt::ContinuesElsewhere);
    let words = article.text.split_whitespace().count();
    if chosen.maybe_more {
        doubts.push(Doubt::UnsureOfBody);
    }
    let around = shape::around(&blocks.all, chosen.first, chosen.last);
    doubts.extend(shape::doubts(&metadata, around, &article));
    if metadata.not_free {
        doubts.push(Doubt::NotFree);
    }
    let stated = metadata.words.unwrap_or(0).max(
        metadata
            .body
            .as_deref()
            .map_or(0, |body| body.split_whitespace().count()),
    );
    if stated > 100 && words * 10 < stated * 6 {
        doubts.push(Doubt::ShorterThanStated);
    }
    article.complete = Completeness::of(doubts);
    Ok(article)
}
