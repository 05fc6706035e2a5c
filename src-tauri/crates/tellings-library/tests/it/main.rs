//! The library as the program uses it: on real files, through its public
//! methods only. Start with [`desk::Desk`].

mod desk;
mod import;
