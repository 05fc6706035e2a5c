//! Waiting for something to become true, with a deadline and a sentence for
//! when it does not. No test waits for a length of time.

use std::thread;
use std::time::{Duration, Instant};

/// How long a step of a test may take before it counts as failed. Generous,
/// because the machines that run this share their cores; a step that is right
/// takes a fraction of it.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Asks `probe` until it answers, for at most [`PATIENCE`].
///
/// # Panics
/// When the time is up, with `what` as the thing that did not happen.
pub fn until<T>(what: &str, probe: impl FnMut() -> Option<T>) -> T {
    until_within(PATIENCE, what, probe)
}

/// Like [`until`], with a patience of its own.
///
/// # Panics
/// When the time is up.
pub fn until_within<T>(patience: Duration, what: &str, mut probe: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + patience;
    loop {
        if let Some(found) = probe() {
            return found;
        }
        assert!(
            Instant::now() < deadline,
            "waited {} s in vain: {what}",
            patience.as_secs()
        );
        thread::sleep(Duration::from_millis(40));
    }
}
