//! What a reader may take of the machine. Set by the child itself when it
//! starts, which needs nothing unsafe.

/// The most memory that a reader may write to, in bytes. What it needs at most
/// is a file, what it unpacks to, and its stacks, which are hardly touched.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 640 * 1024 * 1024;

/// Limits the memory, so that a file which asks for all there is ends its
/// reader and not the person's session; and ends with the parent, however that
/// comes about. Where the system refuses, the reader does without.
#[cfg(target_os = "linux")]
pub(super) fn set() {
    use rustix::process::{Resource, Rlimit, Signal, set_parent_process_death_signal, setrlimit};

    let limit = |bytes| Rlimit {
        current: Some(bytes),
        maximum: Some(bytes),
    };
    let _ = setrlimit(Resource::Data, limit(MEMORY));
    // A reader that died needs no picture of its memory kept.
    let _ = setrlimit(Resource::Core, limit(0));
    let _ = set_parent_process_death_signal(Some(Signal::KILL));
}

#[cfg(not(target_os = "linux"))]
pub(super) fn set() {}
