//! A real browser for reports: Chromium without a window, driven through its
//! own driver, that remembers every console message and every request.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::process::{Running, free_port};
use crate::webdriver::Session;

/// A browser with an empty profile.
#[derive(Debug)]
pub struct Chromium {
    session: Session,
    // In this order: the session ends before its driver, the driver before the profile.
    _driver: Running,
    _profile: TempDir,
}

impl Chromium {
    /// Starts it.
    ///
    /// # Panics
    /// When Debian's `chromium` and `chromium-driver` are not installed.
    #[must_use]
    pub fn start() -> Chromium {
        let port = free_port();
        let profile = tempfile::tempdir().expect("a temporary folder can be made");
        let driver = Running::start(
            Command::new("chromedriver")
                .arg(format!("--port={port}"))
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        let session = Session::open(
            &format!("http://127.0.0.1:{port}"),
            &json!({
                "browserName": "chrome",
                "goog:chromeOptions": {
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--window-size=1280,900",
                        format!("--user-data-dir={}", profile.path().display()),
                    ],
                    "perfLoggingPrefs": {"enableNetwork": true, "enablePage": true}
                },
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}
            }),
        );
        Chromium {
            session,
            _driver: driver,
            _profile: profile,
        }
    }

    /// The page.
    #[must_use]
    pub fn page(&self) -> &Session {
        &self.session
    }

    /// Opens a file of this machine.
    pub fn open(&self, file: &Path) {
        self.session.go(&address(file));
    }

    /// Says which colours the system asks for: `light` or `dark`.
    pub fn prefer(&self, scheme: &str) {
        self.session.devtools(
            "Emulation.setEmulatedMedia",
            &json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]}),
        );
    }

    /// Addresses that the page asked for since the last call; not those of the
    /// browser's own pages, which it shows before it is sent anywhere.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.session
            .log("performance")
            .iter()
            .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok())
            .filter(|entry| entry["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|entry| {
                Some(
                    entry["message"]["params"]["request"]["url"]
                        .as_str()?
                        .to_owned(),
                )
            })
            // The browser's own first page; a data: address asks nobody.
            .filter(|url| !url.starts_with("chrome://") && !url.starts_with("data:"))
            .collect()
    }

    /// Messages on the console since the last call.
    #[must_use]
    pub fn console(&self) -> Vec<String> {
        self.session
            .log("browser")
            .iter()
            .map(|entry| entry["message"].to_string())
            .collect()
    }
}

/// The address of a file. Temporary folders have plain names.
#[must_use]
pub fn address(file: &Path) -> String {
    format!("file://{}", file.display())
}
