//! A server on the loopback interface that answers nothing useful and
//! remembers who called. What is hostile in the corpus points at it.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

/// A listening server. Its thread ends with the test's process.
#[derive(Debug)]
pub struct Listener {
    address: String,
    calls: Arc<Mutex<Vec<String>>>,
}

impl Listener {
    /// Listens on a free port.
    ///
    /// # Panics
    /// When there is no port.
    #[must_use]
    pub fn start() -> Listener {
        let server =
            TcpListener::bind("127.0.0.1:0").expect("the loopback interface has a free port");
        let address = format!(
            "http://{}",
            server
                .local_addr()
                .expect("a bound listener has an address")
        );
        let calls = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&calls);
        thread::spawn(move || {
            for stream in server.incoming().flatten() {
                let mut line = String::new();
                let mut reader = BufReader::new(stream);
                // A caller that hangs up is still a caller.
                let _ = reader.read_line(&mut line);
                heard
                    .lock()
                    .expect("no test panics while it holds this")
                    .push(line.trim().to_owned());
                let _ = reader
                    .into_inner()
                    .write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
            }
        });
        Listener { address, calls }
    }

    /// `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// First lines of the requests that came.
    ///
    /// # Panics
    /// Never in practice: the lock is held for a push only.
    #[must_use]
    pub fn calls(&self) -> Vec<String> {
        self.calls.lock().expect("held for a push only").clone()
    }
}
