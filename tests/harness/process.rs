//! Programs that a test starts and that must be gone when it ends.

use std::net::TcpListener;
use std::process::{Child, Command};

/// A program that is killed when this is dropped, also by a failing test.
#[derive(Debug)]
pub struct Running(Child);

impl Running {
    /// Starts it.
    ///
    /// # Panics
    /// With the name of the program when it is not installed.
    pub fn start(command: &mut Command) -> Running {
        let name = command.get_program().to_string_lossy().into_owned();
        Running(command.spawn().unwrap_or_else(|error| panic!("{name} could not be started ({error}); `cargo xtask setup` installs what the tests need")))
    }

    /// Its process number.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Its streams and exit status.
    pub fn child(&mut self) -> &mut Child {
        &mut self.0
    }

    /// Whether it has ended by itself.
    pub fn ended(&mut self) -> bool {
        self.0.try_wait().is_ok_and(|status| status.is_some())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Already ended is as good; there is nobody to tell of anything else.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The processes that this one started and that still run.
#[must_use]
pub fn children(of: u32) -> Vec<u32> {
    let Ok(threads) = std::fs::read_dir(format!("/proc/{of}/task")) else {
        return Vec::new();
    };
    threads
        .flatten()
        .filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|line| {
            line.split_whitespace()
                .filter_map(|id| id.parse().ok())
                .collect::<Vec<u32>>()
        })
        .collect()
}

/// A port of the loopback interface that nothing listens on.
///
/// # Panics
/// When the machine has none left.
#[must_use]
pub fn free_port() -> u16 {
    let probe = TcpListener::bind("127.0.0.1:0").expect("the loopback interface has a free port");
    probe
        .local_addr()
        .expect("a bound listener has an address")
        .port()
}
