//! The table `source`: the bytes of every import, once for each distinct file.
//!
//! Everything else about an article can be made again from these, so they are
//! kept compressed with the SHA-256 that proves them.

use std::io::Read;

use rusqlite::{Connection, OptionalExtension, params};

use crate::LibraryError;
use crate::binding::{id, sha256};

pub(crate) const SCHEMA_1: &str = "
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size >= 0),
    packed BLOB NOT NULL
) STRICT;
";

id! {
    /// The id of kept bytes.
    (pub(crate)) SourceId
}

/// Keeps the bytes and says under which id; the same bytes are kept once.
pub(crate) fn keep(db: &Connection, bytes: &[u8]) -> Result<SourceId, LibraryError> {
    let hash = sha256(bytes);
    if let Some(id) = find(db, &hash)? {
        return Ok(id);
    }
    let packed = zstd::bulk::compress(bytes, zstd::DEFAULT_COMPRESSION_LEVEL)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    db.prepare_cached("INSERT INTO source (sha256, size, packed) VALUES (?1, ?2, ?3)")?
        .execute(params![hash, bytes.len(), packed])?;
    Ok(db.last_insert_rowid().into())
}

/// Which source has this hash.
pub(crate) fn find(db: &Connection, sha256: &str) -> rusqlite::Result<Option<SourceId>> {
    db.prepare_cached("SELECT id FROM source WHERE sha256 = ?1")?
        .query_row([sha256], |row| row.get(0))
        .optional()
}

/// The bytes, or `None` where they no longer have the hash they came with.
pub(crate) fn bytes(db: &Connection, id: SourceId) -> rusqlite::Result<Option<Vec<u8>>> {
    let (hash, size, packed): (String, u64, Vec<u8>) = db
        .prepare_cached("SELECT sha256, size, packed FROM source WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(unpack(&packed, size).filter(|bytes| sha256(bytes) == hash))
}

/// Undoes the compression, but never makes more than `size` bytes: a damaged
/// row must not be able to fill the memory.
fn unpack(packed: &[u8], size: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    zstd::stream::read::Decoder::new(packed)
        .ok()?
        .take(size.saturating_add(1))
        .read_to_end(&mut bytes)
        .ok()?;
    Some(bytes)
}

/// The ids of all sources.
pub(crate) fn all(db: &Connection) -> rusqlite::Result<Vec<SourceId>> {
    db.prepare("SELECT id FROM source ORDER BY id")?
        .query_map([], |row| row.get(0))?
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::in_memory;

    #[test]
    fn the_same_bytes_are_kept_once() {
        let db = in_memory();
        let one = keep(&db, b"the flood").expect("kept");
        assert_eq!(keep(&db, b"the flood").expect("kept"), one);
        assert_ne!(keep(&db, b"the fire").expect("kept"), one);
        assert_eq!(bytes(&db, one).expect("read"), Some(b"the flood".to_vec()));
    }

    #[test]
    fn no_bytes_are_bytes_too() {
        let db = in_memory();
        let id = keep(&db, b"").expect("kept");
        assert_eq!(bytes(&db, id).expect("read"), Some(Vec::new()));
    }

    #[test]
    fn changed_bytes_are_found_out() {
        let db = in_memory();
        let id = keep(&db, &b"the flood ".repeat(50)).expect("kept");
        for damage in [
            zstd::bulk::compress(b"the flame ", 3).expect("compressed"),
            zstd::bulk::compress(&vec![0; 5_000_000], 3).expect("compressed"),
            b"not even compressed".to_vec(),
        ] {
            db.execute("UPDATE source SET packed = ?1", [damage])
                .expect("updated");
            assert_eq!(bytes(&db, id).expect("read"), None);
        }
    }
}
