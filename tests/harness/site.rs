//! A site on the loopback interface: a few pages by their paths, and a memory
//! of what was asked for.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

/// One page: its path, its answer, further header lines (each ended by
/// `\r\n`), its body.
pub type SitePage = (&'static str, &'static str, String, String);

/// A running site. Its thread ends with the test's process.
#[derive(Debug)]
pub struct Site {
    address: String,
    calls: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// Serves these pages on a free port.
    ///
    /// # Panics
    /// When there is no port.
    #[must_use]
    pub fn of(pages: Vec<SitePage>) -> Site {
        let server =
            TcpListener::bind("127.0.0.1:0").expect("the loopback interface has a free port");
        let port = server
            .local_addr()
            .expect("a bound listener has an address");
        let calls = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&calls);
        thread::spawn(move || {
            for mut stream in server.incoming().flatten() {
                let question: Vec<String> = BufReader::new(&stream)
                    .lines()
                    .map_while(Result::ok)
                    .take_while(|line| !line.is_empty())
                    .collect();
                let path = question
                    .first()
                    .and_then(|line| line.split(' ').nth(1))
                    .unwrap_or_default()
                    .to_owned();
                let page = pages.iter().find(|page| page.0 == path);
                let (status, headers, body) = page.map_or(("404 Not Found", "", ""), |page| {
                    (page.1, page.2.as_str(), page.3.as_str())
                });
                heard.lock().expect("held for a push only").push(path);
                // Whoever hung up is not waited for.
                let _ = write!(
                    stream,
                    "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n{body}",
                    body.len()
                );
            }
        });
        Site {
            address: format!("http://{port}"),
            calls,
        }
    }

    /// The link of a path.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// The paths that were asked for, in their order.
    ///
    /// # Panics
    /// Never in practice: the lock is held for a push only.
    #[must_use]
    pub fn calls(&self) -> Vec<String> {
        self.calls.lock().expect("held for a push only").clone()
    }
}

/// A page with an article in it, in HTML.
#[must_use]
pub fn article(title: &str, more: &str) -> String {
    let tells = "The harbour master of Osterby said on Friday that the old pier would be \
        taken down before the winter, because its piles can no longer carry a crane.";
    let plans = "The council has set 40,000 crowns aside for a new one, which is to be built \
        of stone and to stand twenty metres further to the north.";
    format!(
        "<!doctype html><html lang=en><head><title>{title}</title>{more}</head><body><article>\
         <h1>{title}</h1><p>{tells}</p><p>{plans}</p><p>Work begins on Monday, and the ferry \
         will land at the fish quay until it is done.</p></article></body></html>"
    )
}
