//! How well facts are found on a marked story.

use std::collections::BTreeSet;

use tellings_collate::Comparison;

use crate::story::{Story, links};

#[derive(Default)]
pub(crate) struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
    told_right: usize,
    told_wrong: usize,
    told_missed: usize,
}

impl Score {
    pub(crate) fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
        self.told_right += other.told_right;
        self.told_wrong += other.told_wrong;
        self.told_missed += other.told_missed;
    }

    pub(crate) fn line(&self) -> String {
        let figures = |right: usize, wrong: usize, missed: usize| {
            let share = |of: usize| right as f64 / of.max(1) as f64;
            let f1 = 2.0 * right as f64 / (2 * right + wrong + missed).max(1) as f64;
            format!(
                "P {:.3} R {:.3} F1 {f1:.3}",
                share(right + wrong),
                share(right + missed)
            )
        };
        format!(
            "links {}   told {}",
            figures(self.right, self.wrong, self.missed),
            figures(self.told_right, self.told_wrong, self.told_missed)
        )
    }
}

/// What the comparison found, against what was marked.
pub(crate) fn score(story: &Story, comparison: &Comparison) -> Score {
    let mut found = BTreeSet::new();
    for fact in &comparison.facts {
        let mut ids = Vec::new();
        for (telling, cell) in fact.cells.iter().enumerate() {
            for &segment in &cell.segments {
                let here = story.ids(&comparison.tellings, (telling, segment));
                ids.extend(here.into_iter().map(str::to_owned));
            }
        }
        found.extend(links(&ids));
    }
    let told = |links: &BTreeSet<(String, String)>| -> BTreeSet<(String, String)> {
        let article = |id: &str| id.split('.').next().unwrap_or_default().to_owned();
        let both = |(x, y): &(String, String)| [(x.clone(), article(y)), (y.clone(), article(x))];
        links.iter().flat_map(both).collect()
    };
    let (told_gold, told_found) = (told(&story.gold), told(&found));
    Score {
        right: story.gold.intersection(&found).count(),
        wrong: found.difference(&story.gold).count(),
        missed: story.gold.difference(&found).count(),
        told_right: told_gold.intersection(&told_found).count(),
        told_wrong: told_found.difference(&told_gold).count(),
        told_missed: told_gold.difference(&told_found).count(),
    }
}
