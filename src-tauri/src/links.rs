//! Links that a person wants to have fetched, and what becomes of them.
//!
//! A link is fetched only where an import was ordered to (see
//! [`crate::import::Order`]), and only what a person pressed, typed or named on
//! the command line orders that. What is fetched is then a file like any other.

use std::path::{Path, PathBuf};

use tellings_extract::Doubt;
use tellings_fetch::{FetchTrouble, Link, Options, Page};
use tellings_library::{Fetched, NewArticle, Told};

use crate::import::{Cancel, Unusable, now};
use crate::ipc::{Answer, Trouble};
use crate::state::Shell;

/// Settings under these names are kept in the library.
const PROXY: &str = "proxy";
const SECONDS: &str = "fetch-seconds";

/// Where a link that the page itself does not tell comes from.
const ORIGIN: &str = "fetched";

/// The most links that are fetched in one go: it takes a person's articles, and
/// is no way to copy a site.
const MOST: usize = 50;

/// How a person wants pages to be fetched, as they typed it.
///
/// # Errors
/// When the library cannot be read.
pub fn settings(shell: &Shell) -> Answer<(String, String)> {
    shell.library(|library| {
        Ok((
            library.setting(PROXY)?.unwrap_or_default(),
            library.setting(SECONDS)?.unwrap_or_default(),
        ))
    })
}

/// How pages are fetched: as these words say, and where they are missing, as
/// the settings do.
///
/// # Errors
/// When they mean nothing, or the library cannot be read.
pub fn options(shell: &Shell, proxy: Option<&str>, seconds: Option<&str>) -> Answer<Options> {
    let (kept_proxy, kept_seconds) = settings(shell)?;
    let proxy = proxy.unwrap_or(&kept_proxy);
    let seconds = seconds.unwrap_or(&kept_seconds);
    Options::typed(proxy, seconds).map_err(|sense| Trouble::not_usable(sense.to_string()))
}

/// The same as [`options`], and keeps what was typed for the next time.
///
/// # Errors
/// When it means nothing, or the library cannot be written.
pub fn keep_options(shell: &Shell, proxy: &str, seconds: &str) -> Answer<Options> {
    let options = options(shell, Some(proxy), Some(seconds))?;
    shell.library(|library| {
        library.set_setting(PROXY, proxy.trim())?;
        library.set_setting(SECONDS, seconds.trim())
    })?;
    Ok(options)
}

/// The links in what was typed or pasted, one after the other.
///
/// # Errors
/// When something in it is no link, or there are none, or too many.
pub fn in_text(text: &str) -> Answer<Vec<PathBuf>> {
    let mut links: Vec<PathBuf> = Vec::new();
    for word in text.split_whitespace() {
        let link = Link::parse(word).map_err(|trouble| {
            Trouble::not_usable(format!("{}: {trouble}", crate::shown::text(word)))
        })?;
        let link = PathBuf::from(link.as_str());
        if !links.contains(&link) {
            links.push(link);
        }
    }
    match links.len() {
        0 => Err(Trouble::not_usable(
            "There is no link yet. Please paste or type one that begins with https:// or http://.",
        )),
        1..=MOST => Ok(links),
        count => Err(Trouble::not_usable(format!(
            "These are {count} links, and up to {MOST} pages are fetched at a time. Please take some out."
        ))),
    }
}

/// Fetches the page of a link.
///
/// # Errors
/// Why there is none.
pub fn fetch(link: &Path, options: &Options, cancel: &Cancel) -> Result<(Page, Fetched), Unusable> {
    let given = link.to_string_lossy();
    // A link dropped from a browser arrives like a path.
    let link = Link::parse(given.trim_start_matches('/'))?;
    let page = tellings_fetch::fetch(&link, options, &|| !cancel.asked())?;
    let fetched = Fetched {
        link: link.to_string(),
        address: page.address.to_string(),
        at: now(),
    };
    Ok((page, fetched))
}

impl From<FetchTrouble> for Unusable {
    fn from(trouble: FetchTrouble) -> Self {
        Self {
            code: trouble.code().into(),
            sentence: trouble.to_string(),
        }
    }
}

/// A page in which no article was found.
#[must_use]
pub fn no_article(unusable: &Unusable) -> Unusable {
    Unusable {
        code: "not_an_article".into(),
        sentence: format!(
            "No article was found on the page at this link. {}",
            unusable.sentence
        ),
    }
}

/// Notes in an article where it was fetched, and what fetching cannot give.
pub fn note(new: &mut NewArticle, fetched: &Fetched, doubts: &[Doubt]) {
    let paid = |doubt: &Doubt| matches!(doubt, Doubt::SubscribersOnly | Doubt::NotFree);
    if doubts.iter().any(paid) {
        new.warnings.push(PAYWALL.to_owned());
    }
    new.url.get_or_insert_with(|| Told {
        value: fetched.address.clone(),
        origin: ORIGIN.to_owned(),
    });
}

/// Says that a page gave only what it gives to everybody.
const PAYWALL: &str = "The page is for subscribers, and Tellings got what it shows to everybody. If you have a subscription, open the page in your browser, save it, and drop the saved file.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read_from_what_was_pasted() {
        let links = in_text(" https://a.example/1\nHTTP://B.example/#top https://a.example/1 ");
        assert_eq!(
            links,
            Ok(vec![
                PathBuf::from("https://a.example/1"),
                PathBuf::from("http://b.example/")
            ])
        );
        for text in [
            "",
            "a.example",
            "https://a.example/1 and more",
            "file:///etc/passwd",
        ] {
            assert!(in_text(text).is_err(), "{text}");
        }
        let many: String = (0..=MOST)
            .map(|n| format!("https://a.example/{n}\n"))
            .collect();
        assert!(in_text(&many).is_err());
    }

    #[test]
    fn settings_are_kept_only_if_they_mean_something() {
        let home = tempfile::tempdir().expect("a temporary folder");
        let shell = Shell::new(Some(home.path().join("home")));
        assert!(keep_options(&shell, "gopher://x", "").is_err());
        assert_eq!(settings(&shell), Ok((String::new(), String::new())));
        keep_options(&shell, "none", "5").expect("usable");
        assert_eq!(settings(&shell), Ok(("none".to_owned(), "5".to_owned())));
        let options = options(&shell, None, Some("7")).expect("usable");
        assert_eq!(options.proxy, tellings_fetch::Proxy::Direct);
        assert_eq!(options.patience.as_secs(), 7);
    }
}
