//! Asks for a page, goes where it is sent, and reads what comes.

use std::io::{self, Read};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ureq::http::{Response, header};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body, Error};

use crate::unpack::{PACKINGS, Unpackable, unpack};
use crate::{FetchTrouble, LIMIT, Link, MOST_REDIRECTS, Options, Proxy};

/// Who asks: the program by its name, no browser that it is not.
const USER_AGENT: &str = concat!(
    "Tellings/",
    env!("CARGO_PKG_VERSION"),
    " (a desktop program; fetches one page when a person asks for it)"
);

/// What we hope for.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.5";

/// A page as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Where it came from in the end, after all redirects.
    pub address: Link,
    /// Its bytes, unpacked.
    pub bytes: Vec<u8>,
    /// What to call it as a file, with an ending that fits its kind: a hint for
    /// whoever reads the bytes.
    pub name: String,
}

/// Fetches the page of a link. `goes_on` is asked now and then; when it says
/// no, fetching ends.
///
/// # Errors
/// Why there is no page.
pub fn fetch(
    link: &Link,
    options: &Options,
    goes_on: &dyn Fn() -> bool,
) -> Result<Page, FetchTrouble> {
    let agent = agent(options)?;
    let began = Instant::now();
    let mut at = link.clone();
    for _ in 0..=MOST_REDIRECTS {
        if !goes_on() {
            return Err(FetchTrouble::Cancelled);
        }
        let left = options.patience.saturating_sub(began.elapsed());
        let answer = ask(&agent, &at, left, options)?;
        let status = answer.status().as_u16();
        match status {
            301 | 302 | 303 | 307 | 308 => {
                let to = text_of(&answer, header::LOCATION);
                at = at.join(to.ok_or(FetchTrouble::OtherAnswer {
                    host: at.host().to_owned(),
                    status,
                })?)?;
            }
            200 => return page(answer, at, options, goes_on),
            _ => return Err(FetchTrouble::of_status(status, at.host())),
        }
    }
    Err(FetchTrouble::TooManyRedirects)
}

fn agent(options: &Options) -> Result<Agent, FetchTrouble> {
    let proxy = match &options.proxy {
        Proxy::Environment => ureq::Proxy::try_from_env(),
        Proxy::Direct => None,
        Proxy::Through(address) => {
            Some(
                ureq::Proxy::new(address).map_err(|error| FetchTrouble::Proxy {
                    detail: error.to_string(),
                })?,
            )
        }
    };
    let tls = TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .root_certs(RootCerts::PlatformVerifier)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let config = Agent::config_builder()
        .tls_config(tls)
        .proxy(proxy)
        .user_agent(USER_AGENT)
        .accept(ACCEPT)
        .accept_encoding(PACKINGS)
        // We look at every step ourselves: where it leads must be the web.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .build();
    Ok(config.new_agent())
}

fn ask(
    agent: &Agent,
    at: &Link,
    left: Duration,
    options: &Options,
) -> Result<Response<Body>, FetchTrouble> {
    agent
        .get(at.as_str())
        .config()
        .timeout_global(Some(left))
        .build()
        .call()
        .map_err(|error| in_words(error, at, options))
}

fn text_of(answer: &Response<Body>, name: header::HeaderName) -> Option<&str> {
    answer.headers().get(name)?.to_str().ok()
}

fn page(
    mut answer: Response<Body>,
    address: Link,
    options: &Options,
    goes_on: &dyn Fn() -> bool,
) -> Result<Page, FetchTrouble> {
    let kind = text_of(&answer, header::CONTENT_TYPE)
        .and_then(|kind| kind.split(';').next())
        .map(|kind| kind.trim().to_ascii_lowercase())
        .unwrap_or_default();
    if let Some(what) = no_article(&kind) {
        return Err(FetchTrouble::NotAnArticle { what });
    }
    let packings: Vec<&str> = answer
        .headers()
        .get_all(header::CONTENT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    let packings = packings.join(",");
    if answer
        .body()
        .content_length()
        .is_some_and(|length| length > LIMIT as u64)
    {
        return Err(FetchTrouble::TooLarge);
    }
    let bytes = read(answer.body_mut().as_reader(), &address, options, goes_on)?;
    let bytes = unpack(bytes, &packings).map_err(|unpackable| match unpackable {
        Unpackable::TooLarge => FetchTrouble::TooLarge,
        Unpackable::Broken => garbled(&address, "it is packed, and the packing is broken"),
        Unpackable::Unknown(packing) => {
            let packing: String = packing
                .chars()
                .filter(char::is_ascii_graphic)
                .take(40)
                .collect();
            garbled(&address, &format!("it is packed as “{packing}”"))
        }
    })?;
    Ok(Page {
        name: name(address.last_part(), &kind),
        address,
        bytes,
    })
}

fn garbled(at: &Link, detail: &str) -> FetchTrouble {
    FetchTrouble::Garbled {
        host: at.host().to_owned(),
        detail: detail.to_owned(),
    }
}

/// Reads a body piece by piece, so that a person can end it in between.
fn read(
    mut body: impl Read,
    at: &Link,
    options: &Options,
    goes_on: &dyn Fn() -> bool,
) -> Result<Vec<u8>, FetchTrouble> {
    let mut bytes = Vec::new();
    let mut piece = [0; 16 * 1024];
    loop {
        if !goes_on() {
            return Err(FetchTrouble::Cancelled);
        }
        match body.read(&mut piece) {
            Ok(0) => return Ok(bytes),
            Ok(count) if bytes.len() + count > LIMIT => return Err(FetchTrouble::TooLarge),
            Ok(count) => bytes.extend_from_slice(&piece[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(in_words(Error::from(error), at, options)),
        }
    }
}

/// What a link leads to whose kind says that it is no article.
fn no_article(kind: &str) -> Option<&'static str> {
    match kind.split('/').next().unwrap_or_default() {
        "image" => Some("a picture"),
        "audio" => Some("a sound"),
        "video" => Some("a film"),
        "font" => Some("a font"),
        _ => match kind {
            "text/css" => Some("a style sheet"),
            "text/javascript" | "application/javascript" => Some("a script"),
            "application/vnd.microsoft.portable-executable"
            | "application/x-msdownload"
            | "application/vnd.debian.binary-package" => Some("a program"),
            _ => None,
        },
    }
}

/// What to call a page as a file.
fn name(last_part: &str, kind: &str) -> String {
    let ending = match kind {
        "text/html" | "application/xhtml+xml" => "html",
        "text/plain" => "txt",
        "text/markdown" => "md",
        "application/pdf" => "pdf",
        "application/json" | "application/feed+json" => "json",
        "application/xml" | "text/xml" | "application/rss+xml" | "application/atom+xml" => "xml",
        // As the address says, or by the bytes.
        _ => return last_part.to_owned(),
    };
    format!("page.{ending}")
}

/// What a client's error means for the person.
fn in_words(error: Error, at: &Link, options: &Options) -> FetchTrouble {
    let host = at.host().to_owned();
    match error {
        Error::HostNotFound => FetchTrouble::Offline { host },
        Error::Timeout(_) => FetchTrouble::TooSlow {
            host,
            seconds: options.patience.as_secs(),
        },
        Error::ConnectionFailed => FetchTrouble::NoAnswer { host },
        Error::Tls(detail) => FetchTrouble::Unsafe {
            host,
            detail: detail.to_owned(),
        },
        Error::Rustls(error) => FetchTrouble::Unsafe {
            host,
            detail: error.to_string(),
        },
        Error::InvalidProxyUrl | Error::ConnectProxyFailed(_) => FetchTrouble::Proxy {
            detail: error.to_string(),
        },
        Error::BadUri(_) => FetchTrouble::NotALink,
        Error::Io(error) => of_io(error, host, options),
        other => FetchTrouble::Garbled {
            host,
            detail: other.to_string(),
        },
    }
}

fn of_io(error: io::Error, host: String, options: &Options) -> FetchTrouble {
    // What the layers below say of themselves is wrapped in it.
    let inner = error.get_ref();
    if let Some(tls) = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return FetchTrouble::Unsafe {
            host,
            detail: tls.to_string(),
        };
    }
    let timed_out = inner
        .and_then(|inner| inner.downcast_ref::<Error>())
        .is_some_and(|inner| matches!(inner, Error::Timeout(_)));
    // The standard library gives a name that was not found no kind of its own.
    let not_found = error.to_string().contains("failed to lookup address");
    match error.kind() {
        _ if not_found => FetchTrouble::Offline { host },
        _ if timed_out => FetchTrouble::TooSlow {
            host,
            seconds: options.patience.as_secs(),
        },
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => FetchTrouble::TooSlow {
            host,
            seconds: options.patience.as_secs(),
        },
        io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkDown
        | io::ErrorKind::AddrNotAvailable => FetchTrouble::Offline { host },
        _ => FetchTrouble::NoAnswer { host },
    }
}
