//! Which blocks of a page are the article's body.
//!
//! The extractor's choice comes first. It sometimes drops a lead or a short
//! paragraph, which would make the app accuse an outlet of an omission, so
//! prose that stands among kept paragraphs is kept as well. What is not kept
//! is left out with a reason, in its place.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Sort};
use super::extractor::{Body, words};
use super::metadata::Metadata;
use crate::header::Header;
use crate::pieces::Piece;
use crate::{LeftOutReason, Origin, boilerplate};

/// What was chosen of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chosen {
    pub(crate) pieces: Vec<Piece>,
    /// What lines on the page say of the article.
    pub(crate) header: Header,
    /// Whether the body was hard to tell.
    pub(crate) unsure: bool,
}

/// Chooses the body among a page's blocks.
pub(crate) fn choose(blocks: &[Block], extracted: Option<&Body>, metadata: &Metadata) -> Chosen {
    let mut chosen = Chosen::default();
    let mut kept: Vec<bool> = match extracted {
        Some(body) => blocks.iter().map(|block| body.has(&block.text)).collect(),
        None => vec![false; blocks.len()],
    };
    drop_repeated(blocks, &mut kept);
    if !kept.iter().any(|kept| *kept) {
        kept = blocks
            .iter()
            .map(|block| block.reason.is_none() && !block.is_links())
            .collect();
        chosen.unsure = true;
    }
    fill(blocks, &mut kept);

    let first = kept.iter().position(|kept| *kept).unwrap_or(0);
    let titles: BTreeSet<String> = metadata
        .titles
        .iter()
        .map(|title| words(title).join(" "))
        .collect();
    for (at, block) in blocks.iter().enumerate() {
        let reason = if is_title(block, &titles) {
            Some(LeftOutReason::Headline)
        } else if !kept[at] {
            Some(
                block
                    .reason
                    .map_or_else(|| why_not(block), |reason| reason.reason),
            )
        } else if at <= first + 3 {
            boilerplate::reason(&block.text)
                .or_else(|| chosen.header.take(&block.text, Origin::Page))
        } else {
            boilerplate::reason(&block.text)
        };
        match reason {
            None => chosen.pieces.push(Piece::Keep(block.text.clone())),
            Some(reason) => leave(&mut chosen.pieces, block, reason),
        }
    }
    chosen
}

/// Leaves a block out. Menus and the like come in many small blocks, which are
/// put together; prose stays by itself.
fn leave(pieces: &mut Vec<Piece>, block: &Block, reason: LeftOutReason) {
    match pieces.last_mut() {
        Some(Piece::Leave(text, last)) if *last == reason && !block.is_prose() => {
            text.push('\n');
            text.push_str(&block.text);
        }
        _ => pieces.push(Piece::Leave(block.text.clone(), reason)),
    }
}

fn is_title(block: &Block, titles: &BTreeSet<String>) -> bool {
    let heading = matches!(block.sort, Sort::Heading(1));
    let same = block.text.len() <= 400 && titles.contains(&words(&block.text).join(" "));
    same && (heading || !block.is_prose())
}

/// Why a block is not body when its surroundings do not say.
fn why_not(block: &Block) -> LeftOutReason {
    if let Some(reason) = boilerplate::reason(&block.text) {
        return reason;
    }
    if block.is_links() {
        LeftOutReason::Navigation
    } else {
        LeftOutReason::Boilerplate
    }
}

/// Where the same text is on the page several times, only the one among the
/// most kept text is body.
fn drop_repeated(blocks: &[Block], kept: &mut [bool]) {
    let mut weight: BTreeMap<usize, usize> = BTreeMap::new();
    for (block, kept) in blocks.iter().zip(kept.iter()) {
        if *kept {
            *weight.entry(block.container).or_default() += block.text.len();
        }
    }
    let mut best: BTreeMap<&str, usize> = BTreeMap::new();
    let heavy = |at: usize| weight.get(&blocks[at].container).copied().unwrap_or(0);
    for at in 0..blocks.len() {
        if !kept[at] {
            continue;
        }
        let other = best.entry(blocks[at].text.as_str()).or_insert(at);
        if *other != at {
            // The first of equals stays.
            let loser = if heavy(at) > heavy(*other) {
                std::mem::replace(other, at)
            } else {
                at
            };
            kept[loser] = false;
        }
    }
}

/// Keeps prose that stands among kept prose.
fn fill(blocks: &[Block], kept: &mut [bool]) {
    let mut weight: BTreeMap<usize, usize> = BTreeMap::new();
    for (block, kept) in blocks.iter().zip(kept.iter()) {
        if *kept && block.is_prose() {
            *weight.entry(block.container).or_default() += block.text.len();
        }
    }
    for (block, kept) in blocks.iter().zip(kept.iter_mut()) {
        let among = weight
            .get(&block.container)
            .is_some_and(|weight| *weight > 200);
        if !*kept
            && among
            && block.reason.is_none()
            && block.is_prose()
            && !block.is_links()
            && block.sort == Sort::Paragraph
        {
            *kept = boilerplate::reason(&block.text).is_none();
        }
    }
}
