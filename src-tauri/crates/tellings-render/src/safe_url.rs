//! Addresses that may become links.
//!
//! An article's address comes from the article's own file, so it is somebody
//! else's text. Only what this type admits is ever written into an `href`.

/// An `http` or `https` address that leads where it seems to lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeUrl<'t>(&'t str);

impl<'t> SafeUrl<'t> {
    /// Admits an address with the scheme `http` or `https` and a host.
    ///
    /// Refused are all other schemes, white space and control characters
    /// anywhere (browsers drop some of them, so that what is checked would not
    /// be what is opened), backslashes (browsers read them as slashes), and a
    /// user name before the host (`https://known.example@elsewhere.example`).
    #[must_use]
    pub fn new(address: &'t str) -> Option<Self> {
        let (scheme, rest) = address.split_once("://")?;
        let known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        let odd = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '\\' | '"' | '<' | '>' | '`' | '{' | '}' | '^' | '|')
                || is_invisible(c)
        };
        let host = rest.split(['/', '?', '#']).next().unwrap_or("");
        let sound = !host.is_empty() && !host.contains('@') && !host.starts_with(':');
        (known && sound && !address.contains(odd)).then_some(Self(address))
    }

    /// The address.
    #[must_use]
    pub const fn as_str(&self) -> &'t str {
        self.0
    }

    /// Where it leads: host and port.
    #[must_use]
    pub fn host(&self) -> &'t str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or("")
    }
}

/// Whether a character takes no room or turns the reading direction.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, host: Option<&str>) {
        assert_eq!(
            SafeUrl::new(address).map(|url| url.host()),
            host,
            "{address:?}"
        );
    }

    #[test]
    fn admits_http_and_https() {
        check(
            "https://herald.example/2026/ferry?x=1#top",
            Some("herald.example"),
        );
        check("http://herald.example", Some("herald.example"));
        check("HTTPS://Herald.example:8443/", Some("Herald.example:8443"));
        check("https://[2001:db8::1]/", Some("[2001:db8::1]"));
        check("https://zürich.example/ü", Some("zürich.example"));
        check("https://herald.example/@name", Some("herald.example"));
    }

    #[test]
    fn refuses_everything_else() {
        for address in [
            "",
            "herald.example",
            "//herald.example",
            "javascript:alert(1)",
            "javascript://herald.example/%0aalert(1)",
            "java\nscript://x",
            " https://herald.example",
            "https://herald.example/a b",
            "https://herald.example/\u{0}",
            "https:// herald.example",
            "https://",
            "https:///path",
            "https://:80/",
            "https://herald.example@elsewhere.example/",
            "https:\\\\herald.example",
            "https://herald.example\\@elsewhere.example",
            "https://herald.example/\u{202E}gpj.exe",
            "https://herald.example/\"onmouseover=",
            "data:text/html,<script>",
            "file:///etc/passwd",
            "ftp://herald.example",
            "xhttps://herald.example",
        ] {
            check(address, None);
        }
    }
}
