//! What lies in a zip, unpacked in memory within limits.
//!
//! Names are only ever shown or compared: nothing is written anywhere, so a
//! name cannot lead out of a folder. Sizes that a zip declares are not
//! believed: what counts is what comes out, and all that comes out of one
//! dropped file is drawn from one [`Budget`], however deep its zips lie.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::guarded::guarded;
use crate::{LooksLike, Refusal};

/// The most files in one zip. A folder of articles has hundreds at most.
pub(crate) const MOST_ENTRIES: usize = 5_000;

/// The most bytes of one unpacked file: two and a half times the largest
/// text that is read, so that a page's pictures have room.
pub(crate) const MOST_ENTRY_BYTES: u64 = 50 * 1024 * 1024;

/// The most bytes unpacked from one dropped file, which fits into the memory
/// of any computer that shows the window.
pub(crate) const MOST_TOTAL_BYTES: u64 = 256 * 1024 * 1024;

/// How many times its packed size a file may have when unpacked. Prose packs
/// to a third, XML of office programs to a fiftieth at the best.
const MOST_RATIO: u64 = 200;

/// Below this size nobody cares for the ratio: a megabyte of blanks is odd
/// and harmless.
const RATIO_FROM: u64 = 4 * 1024 * 1024;

/// What may still be unpacked for one dropped file.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    bytes: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            bytes: MOST_TOTAL_BYTES,
        }
    }
}

/// One file in a zip.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Its name as it stands in the zip, folders and all.
    pub(crate) name: String,
    /// Its place in the zip.
    pub(crate) at: usize,
    folder: bool,
    link: bool,
    encrypted: bool,
}

impl Entry {
    /// Whether there are bytes to be had: no folder and no link.
    pub(crate) const fn is_file(&self) -> bool {
        !self.folder && !self.link
    }
}

/// An opened zip.
pub(crate) struct Zip<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    pub(crate) entries: Vec<Entry>,
    /// Whether two files have one name, of which the format gives only one.
    pub(crate) doubled: bool,
}

impl<'a> Zip<'a> {
    /// Reads the list of what is inside.
    ///
    /// # Errors
    /// When it is damaged or lists more files than any real one.
    pub(crate) fn open(bytes: &'a [u8], what: LooksLike) -> Result<Self, Refusal> {
        guarded(|| {
            let broken = |_| Refusal::Damaged { looks_like: what };
            let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
            if archive.len() > MOST_ENTRIES {
                return Err(Refusal::TooManyInside {
                    found: archive.len(),
                });
            }
            let mut entries = Vec::with_capacity(archive.len());
            for at in 0..archive.len() {
                let file = archive.by_index_raw(at).map_err(broken)?;
                entries.push(Entry {
                    name: file
                        .name()
                        .map_or_else(|_| format!("{}", at + 1), |name| name.into_owned()),
                    at,
                    folder: file.is_dir(),
                    link: file.is_symlink(),
                    encrypted: file.encrypted(),
                });
            }
            let doubled = archive.has_duplicate_names();
            Ok(Self {
                archive,
                entries,
                doubled,
            })
        })
        .unwrap_or(Err(Refusal::Damaged { looks_like: what }))
    }

    /// Unpacks the file at this place.
    ///
    /// # Errors
    /// When it is locked, damaged, or larger than is allowed.
    pub(crate) fn unpack(&mut self, at: usize, budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
        let broken = Refusal::Damaged {
            looks_like: LooksLike::Archive,
        };
        let Some(entry) = self.entries.get(at) else {
            return Err(broken);
        };
        if entry.encrypted {
            return Err(Refusal::Locked);
        }
        let archive = &mut self.archive;
        let left = budget.bytes;
        let bytes = guarded(|| read(archive, at, left)).unwrap_or(Err(broken))?;
        budget.bytes = left.saturating_sub(size(&bytes));
        Ok(bytes)
    }

    /// Unpacks the file of this name; `None` where there is none.
    ///
    /// # Errors
    /// As [`Zip::unpack`].
    pub(crate) fn named(
        &mut self,
        name: &str,
        budget: &mut Budget,
    ) -> Result<Option<Vec<u8>>, Refusal> {
        let at = self.entries.iter().position(|entry| entry.name == name);
        at.map(|at| self.unpack(at, budget)).transpose()
    }
}

fn read(archive: &mut ZipArchive<Cursor<&[u8]>>, at: usize, left: u64) -> Result<Vec<u8>, Refusal> {
    let mut file = archive.by_index(at).map_err(|error| match error {
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
            Refusal::UnknownPacking
        }
        ZipError::InvalidPassword => Refusal::Locked,
        _ => Refusal::Damaged {
            looks_like: LooksLike::Archive,
        },
    })?;
    let by_ratio = RATIO_FROM.max(file.compressed_size().saturating_mul(MOST_RATIO));
    let most = MOST_ENTRY_BYTES.min(left).min(by_ratio);
    let mut bytes = Vec::new();
    // One byte more than allowed tells that there is more.
    let read = (&mut file).take(most + 1).read_to_end(&mut bytes);
    if size(&bytes) > most {
        return Err(Refusal::UnpacksTooLarge);
    }
    read.map_err(|_| Refusal::Damaged {
        looks_like: LooksLike::Archive,
    })?;
    Ok(bytes)
}

fn size(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::zip_of;

    #[test]
    fn all_that_comes_out_is_drawn_from_one_budget() {
        let bytes = zip_of(&[("a", b"123456"), ("b", b"123456"), ("c", b"1")]);
        let mut zip = Zip::open(&bytes, LooksLike::Archive).expect("a zip");
        let mut budget = Budget { bytes: 10 };
        assert_eq!(zip.unpack(0, &mut budget), Ok(b"123456".to_vec()));
        assert_eq!(zip.unpack(1, &mut budget), Err(Refusal::UnpacksTooLarge));
        assert_eq!(zip.unpack(2, &mut budget), Ok(b"1".to_vec()));
        assert_eq!(budget.bytes, 3);
    }
}
