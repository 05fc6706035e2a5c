//! What a careful reader said of findings that nobody marked.

use std::collections::BTreeMap;
use std::error::Error;

/// Whether a careful reader agrees that the texts differ so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Right,
    Wrong,
}

impl Verdict {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
        }
    }
}

/// Verdicts by the keys of findings.
#[derive(Default)]
pub(crate) struct Judgements(BTreeMap<String, Verdict>);

impl Judgements {
    /// Reads a file of lines: verdict, tab, key.
    pub(crate) fn read(file: &str) -> Result<Self, Box<dyn Error>> {
        let mut judgements = BTreeMap::new();
        for line in std::fs::read_to_string(file)?.lines() {
            let (verdict, key) = match line.split_once('\t') {
                Some(("right", key)) => (Verdict::Right, key),
                Some(("wrong", key)) => (Verdict::Wrong, key),
                _ => continue,
            };
            judgements.insert(key.trim().to_owned(), verdict);
        }
        Ok(Self(judgements))
    }

    pub(crate) fn of(&self, key: &str) -> Option<Verdict> {
        self.0.get(key).copied()
    }
}
