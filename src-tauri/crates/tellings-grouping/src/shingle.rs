//! Nearly the same text, by its runs of four words.
//!
//! An agency's report is printed whole by one outlet and in the middle of a
//! longer article by another; so what counts is how much of the *shorter* text
//! stands in the other. For the same reason the index keeps winnowed
//! fingerprints (Schleimer, Wilkerson, Aiken 2003) and no sketch of the whole
//! text: a run that two texts share gives both of them the same fingerprints,
//! whatever stands around it.
//!
//! | | |
//! |---|---|
//! | an agency | The bridge was closed on Monday after a crack was found in a pier. |
//! | an outlet | HARLOW – The bridge was closed on Monday after a crack was found. |
//! | runs of four in both | the bridge was closed · bridge was closed on · … · a crack was found |

use tellings_text::{Span, TokenKind, tokens};

/// Which version of this module made a fingerprint. Raised whenever another
/// would be made of the same text, so that indexes are made anew.
pub const ENGINE: u32 = 1;

/// How many words a run has.
const RUN: usize = 4;

/// Fewer runs in common are a formula or a quotation, not a text.
const FEWEST: usize = 20;

/// Every run of four words, in order, as a number.
fn runs(text: &str) -> Vec<u64> {
    let words: Vec<u64> = tokens(text, Span::new(0, text.len()))
        .iter()
        .filter(|token| token.kind != TokenKind::Mark)
        .map(|token| hash(token.norm.bytes()))
        .collect();
    words
        .windows(RUN)
        .map(|run| hash(run.iter().flat_map(|word| word.to_le_bytes())))
        .collect()
}

/// FNV-1a, stirred so that its high bits depend on every byte. 47 bits: a
/// number that takes six bytes in a database.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let stirred = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (stirred ^ (stirred >> 33)) >> 17
}

/// Over how many runs one fingerprint is chosen. A short text has as many
/// fingerprints as it can bear; those of a wide window are also those of a
/// narrow one, so that texts of different length still meet.
const fn window(runs: usize) -> usize {
    match runs {
        0..64 => 4,
        64..128 => 8,
        128..512 => 16,
        _ => 32,
    }
}

/// The numbers by which an index finds texts that share a run with this one:
/// sorted, each once. Two texts that have `window + 3` words in a row in
/// common (35 of long articles) have at least one number in common.
#[must_use]
pub fn fingerprints(text: &str) -> Vec<u64> {
    let runs = runs(text);
    let mut chosen: Vec<u64> = runs
        .windows(window(runs.len()).min(runs.len().max(1)))
        .filter_map(|window| window.iter().copied().min())
        .collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// How much of two texts is the same, in runs of four words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Different runs that both have.
    pub shared: usize,
    /// Different runs of the text that has fewer.
    pub shorter: usize,
}

impl Overlap {
    /// The share of the shorter text's runs that the other has too, in
    /// hundredths.
    #[must_use]
    pub fn percent(&self) -> u32 {
        if self.shorter == 0 {
            return 0;
        }
        u32::try_from(self.shared * 100 / self.shorter).unwrap_or(100)
    }

    /// Whether a person should be asked if the two are one: half of the
    /// shorter text, and enough to be a text.
    #[must_use]
    pub fn is_near(&self) -> bool {
        self.shared >= FEWEST && self.shared * 2 >= self.shorter
    }
}

/// Lays two texts over each other.
#[must_use]
pub fn overlap(one: &str, other: &str) -> Overlap {
    let distinct = |text| {
        let mut runs = runs(text);
        runs.sort_unstable();
        runs.dedup();
        runs
    };
    let (one, other) = (distinct(one), distinct(other));
    let shorter = one.len().min(other.len());
    let shared = one
        .iter()
        .filter(|run| other.binary_search(run).is_ok())
        .count();
    Overlap { shared, shorter }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIRE: &str = "The bridge at Harlow was closed on Monday after engineers found a crack \
        in the northern pier. Forty people were led to safety, the mayor said, and the river was \
        shut to barges. \"We will open it again when it is safe and not an hour before,\" she told \
        the council. The crack is two metres long.";

    #[track_caller]
    fn check(one: &str, other: &str, near: bool) {
        let found = overlap(one, other);
        assert_eq!(found.is_near(), near, "{found:?}");
        assert_eq!(found, overlap(other, one));
        if near {
            let other = fingerprints(other);
            let meet = fingerprints(one).iter().any(|print| other.contains(print));
            assert!(meet, "an index would not find it");
        }
    }

    #[test]
    fn agency_copy_is_found_in_a_longer_article() {
        let around = "Our reporter was there. ".repeat(60);
        check(WIRE, &format!("{around}\n\n{WIRE}\n\n{around}"), true);
        let upper = WIRE.to_uppercase().replace(',', " –");
        check(WIRE, &upper, true);
    }

    #[test]
    fn an_updated_article_is_near_its_earlier_text() {
        let update = WIRE
            .replace("Forty", "Forty-three")
            .replace("two metres", "three metres")
            + " An inquiry begins on Thursday.";
        check(WIRE, &update, true);
    }

    #[test]
    fn a_shared_quotation_is_no_shared_text() {
        let other = "Harlow's mayor has shut the bridge. Barges wait. \"We will open it again when \
            it is safe and not an hour before,\" she told the council. Traders on the quay fear for \
            the market, which has been held there since the bridge was built, and ask for a ferry.";
        check(WIRE, other, false);
    }

    #[test]
    fn little_text_is_no_likeness() {
        for (one, other) in [
            ("", ""),
            ("The river rose.", "The river rose."),
            ("The river rose by 3 metres.", "The river rose by 4 metres."),
            ("!!! … —", "?"),
        ] {
            check(one, other, false);
            assert!(overlap(one, other).percent() <= 100);
        }
    }

    #[test]
    fn a_run_in_common_gives_a_fingerprint_in_common() {
        let words: Vec<String> = (0..2_000).map(|n| format!("w{n}")).collect();
        let long = words.join(" ");
        for from in (0..1_900).step_by(97) {
            let run = words[from..from + 35].join(" ");
            let short = format!("before it {run} after it");
            let long = fingerprints(&long);
            let meet = fingerprints(&short)
                .iter()
                .any(|print| long.contains(print));
            assert!(meet, "from {from}");
        }
    }

    #[test]
    fn long_articles_have_few_fingerprints() {
        let text: Vec<String> = (0..6_000).map(|n| format!("w{n}")).collect();
        let count = fingerprints(&text.join(" ")).len();
        assert!((250..500).contains(&count), "{count}");
    }
}
