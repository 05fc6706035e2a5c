//! The address of a page, as something that may be asked for.

use std::fmt;

use url::Url;

use crate::FetchTrouble;

/// An address that can be fetched: `http` or `https`, with a host, without a
/// name and password, and without the part that only concerns the reader's
/// place on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(Url);

impl Link {
    /// Reads an address as it was typed, pasted or dropped.
    ///
    /// # Errors
    /// [`FetchTrouble::NotALink`], [`FetchTrouble::NotWeb`] and
    /// [`FetchTrouble::HoldsPassword`].
    pub fn parse(text: &str) -> Result<Self, FetchTrouble> {
        let url = Url::parse(text.trim()).map_err(|_| FetchTrouble::NotALink)?;
        Self::checked(url)
    }

    /// Where a redirect leads.
    pub(crate) fn join(&self, to: &str) -> Result<Self, FetchTrouble> {
        let url = self.0.join(to).map_err(|_| FetchTrouble::NotALink)?;
        Self::checked(url)
    }

    fn checked(mut url: Url) -> Result<Self, FetchTrouble> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(FetchTrouble::NotWeb {
                scheme: url.scheme().to_owned(),
            });
        }
        if url.host_str().is_none_or(str::is_empty) {
            return Err(FetchTrouble::NotALink);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(FetchTrouble::HoldsPassword);
        }
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Who is asked.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// The last part of its path; empty where it names a folder.
    pub(crate) fn last_part(&self) -> &str {
        self.0
            .path_segments()
            .and_then(|mut parts| parts.next_back())
            .unwrap_or_default()
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_pages_are_links() {
        let check = |text: &str, link: &str| {
            assert_eq!(Link::parse(text).expect("a link").as_str(), link);
        };
        check(
            " HTTPS://News.Example/a b#top\n",
            "https://news.example/a%20b",
        );
        check("http:/news.example", "http://news.example/");
        check(
            "https://bücher.example/?x=1",
            "https://xn--bcher-kva.example/?x=1",
        );
    }

    #[test]
    fn anything_else_is_said() {
        let check = |text: &str, code: &str| {
            assert_eq!(Link::parse(text).expect_err(text).code(), code, "{text}");
        };
        check("news.example/a", "not_a_link");
        check("", "not_a_link");
        check("https://", "not_a_link");
        check("ftp://news.example/a", "not_web");
        check("file:///etc/passwd", "not_web");
        check("javascript:alert(1)", "not_web");
        check("https://me:secret@news.example/", "holds_password");
    }

    #[test]
    fn a_redirect_stays_on_the_web() {
        let link = Link::parse("https://news.example/a/b").expect("a link");
        let to = |to: &str| link.join(to).map(|link| link.to_string());
        assert_eq!(to("../c").as_deref(), Ok("https://news.example/c"));
        assert_eq!(
            to("//other.example").as_deref(),
            Ok("https://other.example/")
        );
        assert!(matches!(
            to("file:///etc/passwd"),
            Err(FetchTrouble::NotWeb { .. })
        ));
    }
}
