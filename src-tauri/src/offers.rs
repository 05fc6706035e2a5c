//! Files that wait to be imported.
//!
//! Whoever hands files over (a drop, the file chooser, the command line, a
//! second start) makes an [`Offer`]: a number for the page, the paths for us.
//! The page asks for an import by that number, so it can never name a path.
//! Links are no files: they wait until the page asks the person about them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

use crate::files;

/// How many names of an offer the page is told.
const NAMES_SHOWN: usize = 5;

/// Most offers that wait. A page that never takes them is not to fill memory.
const MOST_WAITING: usize = 64;

/// What the page knows of files that wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// By which an import asks for them.
    pub id: u64,
    /// How many files and folders were handed over.
    pub count: usize,
    /// What the first few are called.
    pub names: Vec<String>,
}

/// What the page is told while files hover over the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hover {
    /// How many files and folders.
    pub count: usize,
    /// Whether all of it are links, about which the person is asked.
    pub links: bool,
    /// What the first few are called.
    pub names: Vec<String>,
}

impl Hover {
    /// What these paths look like to a person.
    #[must_use]
    pub fn over(paths: &[PathBuf]) -> Self {
        Self {
            count: paths.len(),
            links: paths.iter().all(|path| files::is_address(path)),
            names: paths
                .iter()
                .take(NAMES_SHOWN)
                .map(|path| files::label(path))
                .collect(),
        }
    }
}

/// All offers that nobody has taken yet.
#[derive(Debug, Default)]
pub struct Offers {
    last: u64,
    waiting: BTreeMap<u64, Vec<PathBuf>>,
    links: Vec<String>,
}

impl Offers {
    /// Keeps files until they are taken.
    pub fn put(&mut self, paths: Vec<PathBuf>) -> Offer {
        self.last += 1;
        let offer = describe(self.last, &paths);
        self.waiting.insert(self.last, paths);
        while self.waiting.len() > MOST_WAITING {
            self.waiting.pop_first();
        }
        offer
    }

    /// Keeps links until the page asks the person about them.
    pub fn put_links(&mut self, links: Vec<PathBuf>) {
        let links = links.iter().map(|link| files::label(link));
        self.links
            .extend(links.take(MOST_WAITING - self.links.len()));
    }

    /// Hands the links over; a second asking gets none.
    pub fn take_links(&mut self) -> Vec<String> {
        std::mem::take(&mut self.links)
    }

    /// Hands the files over; a second asking gets nothing.
    pub fn take(&mut self, id: u64) -> Option<Vec<PathBuf>> {
        self.waiting.remove(&id)
    }

    /// The files, which wait on.
    #[must_use]
    pub fn peek(&self, id: u64) -> Option<Vec<PathBuf>> {
        self.waiting.get(&id).cloned()
    }

    /// The offers that wait, oldest first.
    #[must_use]
    pub fn waiting(&self) -> Vec<Offer> {
        self.waiting
            .iter()
            .map(|(id, paths)| describe(*id, paths))
            .collect()
    }
}

fn describe(id: u64, paths: &[PathBuf]) -> Offer {
    let Hover { count, names, .. } = Hover::over(paths);
    Offer { id, count, names }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_is_taken_once() {
        let mut offers = Offers::default();
        let offer = offers.put(vec![
            PathBuf::from("/a/b.txt"),
            PathBuf::from("/a/c\u{202E}.md"),
        ]);
        assert_eq!(offer.names, ["b.txt", "c\u{FFFD}.md"]);
        assert_eq!(offers.waiting(), std::slice::from_ref(&offer));
        assert_eq!(offers.take(offer.id).map(|paths| paths.len()), Some(2));
        assert_eq!(offers.take(offer.id), None);
        assert!(offers.waiting().is_empty());
    }

    #[test]
    fn only_a_few_names_and_offers_are_kept() {
        let mut offers = Offers::default();
        for _ in 0..100 {
            offers.put(vec![PathBuf::from("a.txt"); 20]);
        }
        let waiting = offers.waiting();
        assert_eq!(waiting.len(), MOST_WAITING);
        assert_eq!(waiting[0].count, 20);
        assert_eq!(waiting[0].names.len(), NAMES_SHOWN);
        assert_eq!(waiting.last().map(|offer| offer.id), Some(100));
    }

    #[test]
    fn links_wait_apart_from_files() {
        let mut offers = Offers::default();
        offers.put_links(vec![PathBuf::from("https://a.example/\u{202E}x")]);
        offers.put_links(vec![PathBuf::from("https://b.example/"); 100]);
        assert!(offers.waiting().is_empty());
        let links = offers.take_links();
        assert_eq!(links.len(), MOST_WAITING);
        assert_eq!(links[0], "https://a.example/\u{FFFD}x");
        assert!(offers.take_links().is_empty());
    }
}
