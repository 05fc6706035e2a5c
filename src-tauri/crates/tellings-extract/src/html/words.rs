//! The words of a text, for comparing texts of one page with each other.

/// The words in lower case.
pub(crate) fn words(text: &str) -> Vec<String> {
    split(text).map(str::to_lowercase).collect()
}

/// A number for each word, whatever its case: for comparing many.
pub(crate) fn hashes(text: &str) -> Vec<u64> {
    split(text)
        .map(|word| {
            let lower = word.chars().flat_map(char::to_lowercase);
            // FNV-1a, by characters.
            lower.fold(0xcbf2_9ce4_8422_2325, |hash, c| {
                (hash ^ u64::from(c)).wrapping_mul(0x100_0000_01b3)
            })
        })
        .collect()
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_marks_do_not_count() {
        assert_eq!(words("The gate, “Orrin”"), ["the", "gate", "orrin"]);
        assert_eq!(hashes("The gate"), hashes("“the” GATE!"));
        assert_ne!(hashes("the gate"), hashes("gate the"));
    }
}
