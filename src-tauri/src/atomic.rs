//! Writing a file so that it is there whole or not at all.
//!
//! The text goes to a new file in the same folder, is flushed to the disk and
//! then takes the place of the old one. A full disk or a killed process leaves
//! what was there before.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes `bytes` to `path`.
///
/// # Errors
/// When the folder or the disk refuses; nothing is left behind then.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // A link stays a link: what it points at is replaced.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match target.metadata() {
        Ok(about) if about.is_dir() => {
            return Err(io::Error::from(io::ErrorKind::IsADirectory));
        }
        // A terminal, a pipe or /dev/null cannot be replaced.
        Ok(about) if !about.is_file() => {
            return OpenOptions::new()
                .write(true)
                .open(&target)?
                .write_all(bytes);
        }
        _ => {}
    }
    let folder = folder_of(&target);
    let (draft, mut file) = draft_in(&folder, &target)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&draft, &target));
    if let Err(error) = written {
        // The first error is the one to tell of.
        let _ = fs::remove_file(&draft);
        return Err(error);
    }
    // The new name is in the folder; that too is to survive a power cut. Not
    // every file system lets a folder be flushed, and the file is whole anyway.
    if let Ok(folder) = File::open(&folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn draft_in(folder: &Path, target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target
        .file_name()
        .ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
    let id = std::process::id();
    for attempt in 0..100 {
        // The name is not part of the draft's, which could become too long.
        let draft = folder.join(format!(".tellings-{id}-{attempt}.part"));
        match OpenOptions::new().write(true).create_new(true).open(&draft) {
            Ok(file) => return Ok((draft, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other(format!(
        "no draft of {} could be made",
        name.to_string_lossy()
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_a_file_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("report.html");
        write(&path, b"one").expect("written");
        write(&path, b"two").expect("written again");
        assert_eq!(fs::read(&path).expect("there"), b"two");
        let names = fs::read_dir(folder.path()).expect("listed").count();
        assert_eq!(names, 1);
    }

    #[test]
    fn says_when_the_place_is_none() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let inside = write(&folder.path().join("no/such/report.html"), b"x");
        assert_eq!(
            inside.expect_err("no folder").kind(),
            io::ErrorKind::NotFound
        );
        let onto = write(folder.path(), b"x");
        assert_eq!(
            onto.expect_err("a folder").kind(),
            io::ErrorKind::IsADirectory
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let real = folder.path().join("real.html");
        fs::write(&real, "old").expect("a file");
        let link = folder.path().join("link.html");
        std::os::unix::fs::symlink(&real, &link).expect("a link");
        write(&link, b"new").expect("written");
        assert_eq!(fs::read(&real).expect("there"), b"new");
        assert!(link.is_symlink());
    }
}
