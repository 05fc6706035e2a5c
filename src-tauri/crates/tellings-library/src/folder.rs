//! Where a person's library lies, where nothing else was said.

use std::ffi::OsString;
use std::path::PathBuf;

/// The folder of the library: `TELLINGS_HOME` where it is set, else the place
/// where the system keeps a person's data. `look_up` reads an environment
/// variable (`std::env::var_os` in the program, a table in a test).
///
/// `None` where the environment names no home at all.
///
/// | system | folder |
/// |---|---|
/// | Linux and others | `$XDG_DATA_HOME/tellings`, else `~/.local/share/tellings` |
/// | macOS | `~/Library/Application Support/Tellings` |
/// | Windows | `%APPDATA%\Tellings` |
#[must_use]
pub fn default_folder(look_up: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let named = |name: &str| {
        look_up(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(chosen) = named("TELLINGS_HOME") {
        return Some(chosen);
    }
    if cfg!(windows) {
        named("APPDATA").map(|data| data.join("Tellings"))
    } else if cfg!(target_os = "macos") {
        named("HOME").map(|home| home.join("Library/Application Support/Tellings"))
    } else {
        // The XDG specification asks that a relative path be ignored.
        named("XDG_DATA_HOME")
            .filter(|data| data.is_absolute())
            .or_else(|| named("HOME").map(|home| home.join(".local/share")))
            .map(|data| data.join("tellings"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(variables: &[(&str, &str)], expected: Option<&str>) {
        let folder = default_folder(|name| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| OsString::from(value))
        });
        assert_eq!(folder, expected.map(PathBuf::from), "{variables:?}");
    }

    #[test]
    fn a_chosen_folder_wins() {
        check(
            &[("TELLINGS_HOME", "/srv/desk"), ("HOME", "/home/ada")],
            Some("/srv/desk"),
        );
    }

    #[test]
    #[cfg(all(unix, not(target_os = "macos")))]
    fn else_the_data_folder_of_the_system() {
        check(
            &[("XDG_DATA_HOME", "/data"), ("HOME", "/home/ada")],
            Some("/data/tellings"),
        );
        check(
            &[("HOME", "/home/ada")],
            Some("/home/ada/.local/share/tellings"),
        );
        check(
            &[
                ("TELLINGS_HOME", ""),
                ("XDG_DATA_HOME", "odd/data"),
                ("HOME", "/home/ada"),
            ],
            Some("/home/ada/.local/share/tellings"),
        );
    }

    #[test]
    fn without_a_home_there_is_none() {
        check(&[], None);
    }
}
