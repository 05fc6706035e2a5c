//! What the tests of the whole program share: where things lie, how the
//! program is built and started, and how a browser and a desktop are driven.
//!
//! Nothing here knows the program's crates: the tests see it as a person or
//! another program does, through its command line, its files and its window.
//! Start with [`program`] for the command line, [`chromium`] for a report in a
//! browser and [`window`] for the real window.

pub mod axe;
pub mod chromium;
pub mod comparison;
pub mod corpus;
pub mod desktop;
pub mod listener;
pub mod process;
pub mod program;
pub mod records;
pub mod repository;
pub mod score;
pub mod site;
pub mod wait;
pub mod webdriver;
pub mod window;
