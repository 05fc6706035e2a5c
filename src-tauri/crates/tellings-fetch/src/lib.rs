//! One page from the network, because a person asked for it.
//!
//! [`fetch`] is the one function to start from: a [`Link`] in, a [`Page`] or a
//! [`FetchTrouble`] out. This is the only crate of Tellings that opens
//! connections, and it opens one only for the link that it is given and for
//! where that link redirects to: it follows nothing that a page holds, keeps no
//! cookies, sends no referrer, and knows nothing of articles. Whoever calls it
//! has asked the person first.
//!
//! Certificates are checked by the system's own verifier and its list of
//! authorities: newsrooms and schools often have one of their own, and the
//! system keeps the list fresh for longer than a program does. The arithmetic
//! is `ring`'s, which builds with a C compiler alone.

mod link;
mod options;
mod trouble;
mod unpack;
mod web;

pub use link::Link;
pub use options::{NotUsable, Options, Proxy};
pub use trouble::FetchTrouble;
pub use web::{Page, fetch};

/// The most bytes that a page may have, packed or unpacked: 20 MiB.
pub const LIMIT: usize = 20 * 1024 * 1024;

/// The most times that a page may send us elsewhere.
pub const MOST_REDIRECTS: usize = 10;
