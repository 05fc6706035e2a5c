//! How pages are asked for: through which proxy, and with how much patience.

use std::time::Duration;

/// Through what connections go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Proxy {
    /// What the environment says: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, and
    /// `NO_PROXY` for those that are asked directly.
    #[default]
    Environment,
    /// None, whatever the environment says.
    Direct,
    /// This one: `http://host:port`, `socks5://host:port`.
    Through(String),
}

/// How pages are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Through what.
    pub proxy: Proxy,
    /// How long one page may take in all, its redirects included.
    pub patience: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            proxy: Proxy::default(),
            patience: Duration::from_secs(30),
        }
    }
}

/// A setting that means nothing; `Display` says what to type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotUsable {
    /// A proxy that is none.
    #[error(
        "The proxy is not one that Tellings can use. Type it as http://host:port or socks5://host:port, “none” to use no proxy, or leave it empty to use the system’s."
    )]
    Proxy,
    /// A time that is none.
    #[error("The time limit is a number of seconds from 1 to 600.")]
    Patience,
}

impl Options {
    /// Options as a person typed them; what is empty is as usual.
    ///
    /// # Errors
    /// [`NotUsable`].
    pub fn typed(proxy: &str, seconds: &str) -> Result<Self, NotUsable> {
        let proxy = match proxy.trim() {
            "" => Proxy::Environment,
            "none" => Proxy::Direct,
            address => {
                ureq::Proxy::new(address).map_err(|_| NotUsable::Proxy)?;
                Proxy::Through(address.to_owned())
            }
        };
        let mut options = Self {
            proxy,
            ..Self::default()
        };
        if !seconds.trim().is_empty() {
            let seconds = seconds.trim().parse().map_err(|_| NotUsable::Patience)?;
            if !(1..=600).contains(&seconds) {
                return Err(NotUsable::Patience);
            }
            options.patience = Duration::from_secs(seconds);
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_as_typed() {
        assert_eq!(Options::typed("", " "), Ok(Options::default()));
        let typed = Options::typed("http://proxy.example:3128", "5").expect("usable");
        assert_eq!(
            typed.proxy,
            Proxy::Through("http://proxy.example:3128".to_owned())
        );
        assert_eq!(typed.patience.as_secs(), 5);
        assert_eq!(
            Options::typed("none", "").map(|o| o.proxy),
            Ok(Proxy::Direct)
        );
        assert!(Options::typed("socks5://127.0.0.1:9050", "").is_ok());
    }

    #[test]
    fn settings_that_mean_nothing_are_said() {
        for proxy in ["gopher://x", "http://"] {
            assert_eq!(Options::typed(proxy, ""), Err(NotUsable::Proxy), "{proxy}");
        }
        for seconds in ["0", "601", "-1", "soon"] {
            assert_eq!(
                Options::typed("", seconds),
                Err(NotUsable::Patience),
                "{seconds}"
            );
        }
    }
}
