//! The library as the program uses it: on real files, through its public
//! methods only. Start with [`desk::Desk`].

mod alike;
mod amendments;
mod articles;
mod backups;
mod corrections;
mod desk;
mod import;
mod killed;
mod kin;
mod old;
mod opening;
mod readings;
mod receipts;
mod rules;
mod search;
mod stories;
mod undo;
mod versions;
