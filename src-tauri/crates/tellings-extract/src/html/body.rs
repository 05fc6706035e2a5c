//! Which blocks of a page are the article's body.
//!
//! The extractor's choice comes first. It sometimes drops a lead or a short
//! paragraph, which would make the app accuse an outlet of an omission, so
//! text that stands among kept paragraphs is kept as well; and it sometimes
//! picks up menus, notices and teasers, which are taken out again by where
//! they stand. What is not kept is left out with a reason, in its place.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Blocks, Reason, Sort};
use super::extractor::{Body, Opinions};
use super::metadata::Metadata;
use super::visible_date;
use super::words::{hashes, words};
use crate::header::Header;
use crate::pieces::Piece;
use crate::{LeftOutReason, Origin, boilerplate};

/// The most blocks of a page that is taken to be little more than its article.
const SIMPLE: usize = 40;

/// What was chosen of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chosen {
    pub(crate) pieces: Vec<Piece>,
    /// What lines on the page say of the article.
    pub(crate) header: Header,
    /// Whether the body was hard to tell.
    pub(crate) unsure: bool,
    /// Whether another way of looking finds much more of it.
    pub(crate) maybe_more: bool,
    /// Whether prose of several articles was taken.
    pub(crate) several: bool,
    /// The first and the last block of the body's prose.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// The day that can be read beside the headline.
    pub(crate) date: Option<String>,
}

/// In what two opinions on a body lie far apart.
#[derive(Clone, Copy, Debug, Default)]
struct Apart {
    /// The other has much that was not taken.
    more: bool,
    /// Much was taken that the other has not.
    less: bool,
}

/// What counts as much: so many bytes, and so many in a hundred.
const MUCH: (usize, usize) = (400, 30);

/// How many bytes of prose make an article of its own.
const ARTICLE: usize = 500;

/// Chooses the body among a page's blocks.
pub(crate) fn choose(blocks: &Blocks, opinions: &Opinions, metadata: &Metadata) -> Chosen {
    let hashed: Vec<Vec<u64>> = blocks.all.iter().map(|block| hashes(&block.text)).collect();
    let mut choice = Choice::new(blocks, &hashed, opinions.first.as_ref());
    choice.pardon();
    choice.drop_repeated();
    let titles: BTreeSet<String> = metadata
        .titles
        .iter()
        .map(|title| words(title).join(" "))
        .collect();
    choice.drop_strays(&titles);
    choice.fill(&titles);
    let apart = opinions
        .second
        .as_ref()
        .map(|other| choice.compare(&hashed, other))
        .unwrap_or_default();
    let (first, last) = (choice.first, choice.last);
    let several = choice.holds_several();
    let chosen = choice.into_pieces(&titles);
    Chosen {
        unsure: chosen.unsure || apart.more || apart.less,
        maybe_more: apart.more,
        several,
        first,
        last,
        ..chosen
    }
}

/// The choice while it is being made.
pub(crate) struct Choice<'b> {
    pub(crate) blocks: &'b [Block],
    around: &'b [usize],
    pub(crate) kept: Vec<bool>,
    pub(crate) reasons: Vec<Option<Reason>>,
    /// The element that holds the body, and where its prose begins and ends.
    pub(crate) body: usize,
    pub(crate) first: usize,
    pub(crate) last: usize,
    unsure: bool,
}

impl<'b> Choice<'b> {
    fn new(page: &'b Blocks, words: &[Vec<u64>], extracted: Option<&Body>) -> Self {
        let blocks = page.all.as_slice();
        let mut kept: Vec<bool> = match extracted {
            Some(body) => words.iter().map(|words| body.has(words)).collect(),
            None => vec![false; blocks.len()],
        };
        let unsure = !kept.iter().any(|kept| *kept);
        if unsure {
            kept = blocks
                .iter()
                .map(|block| block.reason.is_none() && !block.is_links())
                .collect();
        }
        let mut choice = Self {
            blocks,
            around: &page.around,
            kept,
            reasons: blocks.iter().map(|block| block.reason).collect(),
            body: 0,
            first: 0,
            last: 0,
            unsure,
        };
        choice.find_body();
        choice
    }

    /// The kept prose, by which the body is known; all kept text where none of
    /// it is prose.
    fn prose(&self) -> impl Iterator<Item = (usize, &'b Block)> {
        let kept = || {
            self.blocks
                .iter()
                .enumerate()
                .filter(|(at, _)| self.kept[*at])
        };
        let any = kept().any(|(_, block)| block.is_prose());
        kept().filter(move |(_, block)| !any || block.is_prose())
    }

    /// Finds the smallest element that holds most of the kept prose.
    fn find_body(&mut self) {
        let mut weight: Vec<usize> = vec![0; self.around.len()];
        let mut total = 0;
        for (_, block) in self.prose() {
            weight[block.container] += block.text.len();
            total += block.text.len();
        }
        // Elements come after those around them, so one way back adds up all.
        for element in (1..weight.len()).rev() {
            weight[self.around[element]] += weight[element];
        }
        self.body = (0..weight.len())
            .rev()
            .find(|element| weight[*element] * 100 >= total * 80)
            .unwrap_or(0);
        let inside: Vec<usize> = self
            .prose()
            .filter(|(_, block)| self.is_in(block.container, self.body))
            .map(|(at, _)| at)
            .collect();
        self.first = inside.first().copied().unwrap_or(0);
        self.last = inside.last().copied().unwrap_or(0);
    }

    pub(crate) fn is_in(&self, mut element: usize, other: usize) -> bool {
        while element > other {
            element = self.around[element];
        }
        element == other
    }

    fn in_body(&self, at: usize) -> bool {
        self.is_in(self.blocks[at].container, self.body)
    }

    /// A name such as “sidebar” on an element that holds the body, or a good
    /// part of it, means something else than it says.
    pub(crate) fn pardon(&mut self) {
        let mut weight: BTreeMap<usize, usize> = BTreeMap::new();
        let mut total = 0;
        for (at, block) in self.prose() {
            total += block.text.len();
            if let Some(reason) = self.reasons[at] {
                *weight.entry(reason.of).or_default() += block.text.len();
            }
        }
        for reason in &mut self.reasons {
            let share = |reason: Reason| weight.get(&reason.of).copied().unwrap_or(0) * 100;
            let enough = |reason: Reason| {
                if reason.certain {
                    total * 50
                } else {
                    total * 20
                }
            };
            if reason.is_some_and(|reason| share(reason) > enough(reason)) {
                *reason = None;
            }
        }
    }

    /// Where the same text is on the page several times, only the one in the
    /// body, or else the first, is kept.
    pub(crate) fn drop_repeated(&mut self) {
        let mut best: BTreeMap<&str, usize> = BTreeMap::new();
        for at in 0..self.blocks.len() {
            if !self.kept[at] {
                continue;
            }
            let other = best.entry(self.blocks[at].text.as_str()).or_insert(at);
            if *other != at {
                // A refrain inside the body is the article's own.
                match (self.in_body(*other), self.in_body(at)) {
                    (true, true) => {}
                    (false, true) => self.kept[std::mem::replace(other, at)] = false,
                    (_, false) => self.kept[at] = false,
                }
            }
        }
    }

    /// The last heading before the body that is the headline.
    fn headline(&self, titles: &BTreeSet<String>) -> Option<usize> {
        self.blocks[..self.first].iter().rposition(|block| {
            block.sort == Sort::Heading(1) || titles.contains(&words(&block.text).join(" "))
        })
    }

    /// Takes out what the extractor picked up around the body.
    pub(crate) fn drop_strays(&mut self, titles: &BTreeSet<String>) {
        // Where the headline is in an article that has prose, the others on
        // the page are other articles.
        let told: BTreeSet<usize> = self
            .prose()
            .map(|(_, block)| block.article)
            .filter(|article| *article > 0)
            .collect();
        let headed = |block: &&Block| {
            told.contains(&block.article) && titles.contains(&words(&block.text).join(" "))
        };
        let article = self.blocks.iter().find(headed).map(|block| block.article);
        let headline = self.headline(titles).unwrap_or(0);
        for (at, block) in self.blocks.iter().enumerate() {
            if !self.kept[at] {
                continue;
            }
            let inside = self.in_body(at) || (self.first..=self.last).contains(&at);
            let elsewhere =
                article.is_some_and(|article| block.article > 0 && block.article != article);
            let stray = match self.reasons[at] {
                _ if elsewhere || (at < self.first && block.sort == Sort::Heading(1)) => true,
                Some(reason) if reason.certain || reason.reason == LeftOutReason::Cookies => true,
                Some(_) => !inside || block.is_links(),
                None if !inside => {
                    at < headline || block.is_links() || block.sort != Sort::Paragraph
                }
                None => block.is_links() && !block.is_prose(),
            };
            self.kept[at] = !stray;
        }
    }

    /// Keeps text that stands among kept prose, and the lead that stands between
    /// the headline and it.
    pub(crate) fn fill(&mut self, titles: &BTreeSet<String>) {
        let homes: BTreeSet<usize> = self.prose().map(|(_, block)| block.container).collect();
        let headline = self.headline(titles);
        let already: BTreeSet<&str> = (0..self.blocks.len())
            .filter(|at| self.kept[*at])
            .map(|at| self.blocks[at].text.as_str())
            .collect();
        for (at, block) in self.blocks.iter().enumerate() {
            let lead = at < self.first && headline.is_some_and(|headline| headline < at);
            // On many sites the lead is called a teaser.
            let named = self.reasons[at].filter(|reason| {
                reason.certain || reason.reason != LeftOutReason::Related || !lead
            });
            if self.kept[at]
                || named.is_some()
                || block.is_links()
                || (at < self.first && block.sort == Sort::Heading(1))
                || looks_like_caption(&block.text)
                || already.contains(block.text.as_str())
            {
                continue;
            }
            let among = homes.contains(&block.container)
                || (block.sort == Sort::Loose && homes.contains(&block.own));
            let between = (self.first..=self.last).contains(&at);
            self.kept[at] = if between {
                block.is_prose() || (among && self.in_body(at))
            } else if self.blocks.len() <= SIMPLE {
                block.is_prose() || block.is_sentence()
            } else {
                (among && self.in_body(at) && (block.is_prose() || block.is_sentence()))
                    || (lead && block.is_prose())
            };
        }
    }

    /// Compares the choice with another opinion, by its prose.
    fn compare(&self, words: &[Vec<u64>], other: &Body) -> Apart {
        let (mut ours, mut theirs, mut both) = (0, 0, 0);
        for (at, block) in self.blocks.iter().enumerate() {
            let certain = self.reasons[at].is_some_and(|reason| reason.certain);
            if !block.is_prose() || (certain && !self.kept[at]) {
                continue;
            }
            let (kept, taken) = (self.kept[at], other.has(&words[at]));
            ours += usize::from(kept) * block.text.len();
            theirs += usize::from(taken) * block.text.len();
            both += usize::from(kept && taken) * block.text.len();
        }
        let much = |rest: usize, of: usize| rest > MUCH.0 && rest * 100 > of * MUCH.1;
        Apart {
            more: much(theirs - both, theirs),
            less: much(ours - both, ours),
        }
    }

    /// Whether prose of more than one of the page's articles was taken.
    fn holds_several(&self) -> bool {
        let mut prose: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, block) in self.prose().filter(|(_, block)| block.article > 0) {
            *prose.entry(block.article).or_default() += block.text.len();
        }
        prose.values().filter(|bytes| **bytes >= ARTICLE).count() > 1
    }

    fn into_pieces(self, titles: &BTreeSet<String>) -> Chosen {
        let mut chosen = Chosen {
            unsure: self.unsure,
            ..Chosen::default()
        };
        let headline = self.headline(titles);
        chosen.date =
            visible_date::find(self.blocks, &self.reasons, headline, self.first, self.last);
        let first = self.kept.iter().position(|kept| *kept).unwrap_or(0);
        for (at, block) in self.blocks.iter().enumerate() {
            // Lines that state date and author stand beside the headline.
            let beside = at <= first + 3 && headline.is_none_or(|headline| at + 4 >= headline);
            let mut stated = || match self.reasons[at] {
                Some(reason) if reason.certain => None,
                _ if beside && (self.kept[at] || headline.is_some()) => {
                    chosen.header.take(&block.text, Origin::Page)
                }
                _ => None,
            };
            let reason = if is_title(block, titles) {
                Some(LeftOutReason::Headline)
            } else if let Some(reason) =
                boilerplate::reason(&block.text).filter(|_| self.says_little(at))
            {
                Some(reason)
            } else if let Some(reason) = stated() {
                Some(reason)
            } else if self.kept[at] {
                None
            } else {
                Some(self.reasons[at].map_or_else(|| why_not(block), |reason| reason.reason))
            };
            match reason {
                None => chosen.pieces.push(Piece::Keep(block.text.clone())),
                Some(reason) => leave(&mut chosen.pieces, block, reason),
            }
        }
        chosen
    }

    /// Whether the surroundings of a block say less of it than its own words.
    fn says_little(&self, at: usize) -> bool {
        self.kept[at] || self.reasons[at].is_none_or(|reason| reason.reason == LeftOutReason::Aside)
    }
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
    if looks_like_caption(&block.text) {
        return LeftOutReason::Caption;
    }
    match block.sort {
        Sort::Heading(1) => LeftOutReason::Headline,
        _ if block.is_links() => LeftOutReason::Navigation,
        _ => LeftOutReason::Boilerplate,
    }
}

/// Whether a block that stands by itself is written like a picture's caption.
fn looks_like_caption(text: &str) -> bool {
    const CREDITS: [&str; 9] = [
        "file photo",
        "(Photo",
        "Photo:",
        "Photo by",
        "AP Photo",
        "Getty Images",
        "(Credit",
        "Image:",
        "Picture:",
    ];
    text.starts_with('©')
        || (text.len() < 600 && CREDITS.iter().any(|credit| text.contains(credit)))
}
