//! Undoes how a page was packed for its way, and never makes more of it than
//! [`LIMIT`].

use std::io::{self, Read};

use crate::LIMIT;

/// What we say we can unpack.
pub(crate) const PACKINGS: &str = "gzip, br, zstd";

/// The most packings on top of each other.
const MOST_LAYERS: usize = 2;

/// The widest look back that web pages may ask for: RFC 9659 says 8 MiB.
const ZSTD_WINDOW: u32 = 23;

/// Why a page could not be unpacked.
#[derive(Debug)]
pub(crate) enum Unpackable {
    TooLarge,
    Unknown(String),
    Broken,
}

/// Undoes the packings that a page names, the last first.
pub(crate) fn unpack(bytes: Vec<u8>, packings: &str) -> Result<Vec<u8>, Unpackable> {
    let named: Vec<String> = packings
        .split(',')
        .map(|packing| packing.trim().to_ascii_lowercase())
        .filter(|packing| !packing.is_empty() && packing != "identity")
        .collect();
    if named.len() > MOST_LAYERS {
        return Err(Unpackable::Unknown(packings.to_owned()));
    }
    named
        .iter()
        .rev()
        .try_fold(bytes, |bytes, packing| one_layer(&bytes, packing))
}

fn one_layer(bytes: &[u8], packing: &str) -> Result<Vec<u8>, Unpackable> {
    // A packed page without bytes is an empty page.
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    let reader: Box<dyn Read + '_> = match packing {
        "gzip" | "x-gzip" => Box::new(flate2::read::MultiGzDecoder::new(bytes)),
        "br" => Box::new(brotli_decompressor::Decompressor::new(bytes, 8 * 1024)),
        "zstd" => Box::new(zstd_reader(bytes).map_err(|_| Unpackable::Broken)?),
        other => return Err(Unpackable::Unknown(other.to_owned())),
    };
    let mut unpacked = Vec::new();
    reader
        .take(LIMIT as u64 + 1)
        .read_to_end(&mut unpacked)
        .map_err(|_| Unpackable::Broken)?;
    if unpacked.len() > LIMIT {
        return Err(Unpackable::TooLarge);
    }
    Ok(unpacked)
}

fn zstd_reader(bytes: &[u8]) -> io::Result<impl Read + '_> {
    let mut decoder = zstd::stream::read::Decoder::new(bytes)?;
    decoder.window_log_max(ZSTD_WINDOW)?;
    Ok(decoder)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).expect("memory is there");
        encoder.finish().expect("memory is there")
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        zstd::bulk::compress(bytes, 1).expect("memory is there")
    }

    #[test]
    fn packed_pages_are_unpacked() {
        let page = b"The bridge opened. ".repeat(50);
        let check = |bytes: Vec<u8>, packings: &str| {
            assert_eq!(unpack(bytes, packings).expect(packings), page);
        };
        check(page.clone(), "");
        check(page.clone(), "identity");
        check(gzip(&page), "gzip");
        check(zstd(&page), "zstd");
        check(gzip(&zstd(&page)), "zstd, GZIP");
        // "The bridge opened." by the brotli tool.
        let brotli = [
            0x8b, 0x08, 0x80, b'T', b'h', b'e', b' ', b'b', b'r', b'i', b'd', b'g', b'e', b' ',
            b'o', b'p', b'e', b'n', b'e', b'd', b'.', 0x03,
        ];
        assert_eq!(
            unpack(brotli.to_vec(), "br").expect("br"),
            b"The bridge opened."
        );
        assert_eq!(unpack(Vec::new(), "gzip").expect("nothing"), b"");
    }

    #[test]
    fn what_grows_beyond_measure_is_stopped() {
        let bomb = vec![b'a'; LIMIT + 1];
        for (bytes, packing) in [(gzip(&bomb), "gzip"), (zstd(&bomb), "zstd")] {
            assert!(bytes.len() < LIMIT / 100);
            assert!(matches!(unpack(bytes, packing), Err(Unpackable::TooLarge)));
        }
    }

    #[test]
    fn broken_and_unknown_packings_are_told_apart() {
        assert!(matches!(
            unpack(b"not packed".to_vec(), "gzip"),
            Err(Unpackable::Broken)
        ));
        assert!(matches!(
            unpack(b"not packed".to_vec(), "br"),
            Err(Unpackable::Broken)
        ));
        let cut = gzip(&b"words ".repeat(1000));
        assert!(matches!(
            unpack(cut[..cut.len() / 2].to_vec(), "gzip"),
            Err(Unpackable::Broken)
        ));
        assert!(matches!(
            unpack(vec![1], "compress"),
            Err(Unpackable::Unknown(_))
        ));
        assert!(matches!(
            unpack(vec![1], "gzip, gzip, gzip"),
            Err(Unpackable::Unknown(_))
        ));
    }
}
