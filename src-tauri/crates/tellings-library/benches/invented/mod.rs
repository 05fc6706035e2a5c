//! Words for invented articles: a fixed vocabulary, the same on every run, in
//! which few words are said often and most seldom. Both benches write with them.

/// Numbers that look like chance and are the same on every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// The next number, below `limit`.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// The low numbers are said far more often, as in a language.
pub(crate) fn word(dice: &mut Dice) -> String {
    let limit = [20, 200, 2_000, 20_000][usize::try_from(dice.below(4)).expect("it is below 4")];
    spell(dice.below(limit))
}

/// The word with this number, in syllables, so that beginnings differ as in a
/// language too.
pub(crate) fn spell(number: u64) -> String {
    const CONSONANTS: [&str; 10] = ["b", "d", "f", "k", "l", "m", "n", "r", "s", "t"];
    const VOWELS: [&str; 3] = ["a", "e", "o"];
    let mut rest = number + 1;
    let mut word = String::new();
    while rest > 0 {
        let syllable = usize::try_from(rest % 30).expect("it is below 30");
        word.push_str(CONSONANTS[syllable / 3]);
        word.push_str(VOWELS[syllable % 3]);
        rest /= 30;
    }
    word
}
