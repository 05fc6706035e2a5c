//! Neighbouring sentences that are read together.

use std::ops::Range;

/// Tokens of one window. The model was trained on 128 to 256 tokens and takes
/// 512; longer windows cost time with the square of their length.
const WINDOW: usize = 220;

/// Packs sentences of these lengths into windows, in their order. A sentence
/// longer than a window has one to itself.
pub(crate) fn pack(lengths: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = Vec::new();
    let mut filled = 0;
    for (sentence, length) in lengths.enumerate() {
        match windows.last_mut() {
            Some(window) if filled + length <= WINDOW => {
                window.end = sentence + 1;
                filled += length;
            }
            _ => {
                windows.push(sentence..sentence + 1);
                filled = length;
            }
        }
    }
    windows
}

#[cfg(test)]
mod tests {
    use super::pack;

    #[test]
    fn sentences_share_a_window_until_it_is_full() {
        assert_eq!(pack([100, 100, 100, 20].into_iter()), [0..2, 2..4]);
        assert_eq!(pack([500, 1].into_iter()), [0..1, 1..2]);
        assert!(pack(std::iter::empty()).is_empty());
    }
}
