//! Meanings as bytes, for those who keep them.

use tellings_collate::{DIMS, Meaning};

/// Stored bytes that are no meanings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are no stored meanings")]
pub struct Damaged;

/// The meanings as bytes: for each sentence the number of its tokens (two
/// bytes, little-endian), the tokens (likewise), and their vectors.
#[must_use]
pub fn to_bytes(meanings: &[Meaning]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for meaning in meanings {
        let count = u16::try_from(meaning.tokens.len()).unwrap_or(u16::MAX);
        bytes.extend(count.to_le_bytes());
        bytes.extend(meaning.tokens.iter().flat_map(|token| token.to_le_bytes()));
        let numbers = meaning.vectors.iter().flatten();
        bytes.extend(numbers.map(|value| value.cast_unsigned()));
    }
    bytes
}

/// The meanings that [`to_bytes`] was given.
///
/// # Errors
///
/// If the bytes end amid a sentence.
pub fn from_bytes(mut bytes: &[u8]) -> Result<Vec<Meaning>, Damaged> {
    let mut meanings = Vec::new();
    while !bytes.is_empty() {
        let count = usize::from(number(take(&mut bytes, 2)?));
        let tokens = take(&mut bytes, 2 * count)?.chunks_exact(2).map(number);
        meanings.push(Meaning {
            tokens: tokens.collect(),
            vectors: take(&mut bytes, DIMS * count)?
                .chunks_exact(DIMS)
                .map(|vector| std::array::from_fn(|k| vector[k].cast_signed()))
                .collect(),
        });
    }
    Ok(meanings)
}

fn number(bytes: &[u8]) -> u16 {
    u16::from_le_bytes([bytes[0], bytes[1]])
}

fn take<'b>(bytes: &mut &'b [u8], count: usize) -> Result<&'b [u8], Damaged> {
    let (taken, rest) = bytes.split_at_checked(count).ok_or(Damaged)?;
    *bytes = rest;
    Ok(taken)
}
