//! The library's shape, version by version.
//!
//! Each table file owns its part of a version; here the parts are put in the
//! order in which SQLite needs them. What has been shipped is never edited:
//! the next change is a further migration, with its `SCHEMA_9`.

use std::sync::LazyLock;

use rusqlite_migration::{M, Migrations};

use crate::search;
use crate::table::{
    alias_rule, amendment, apart, article, correction, doing, edition, fetching, field, judgement,
    kinship, left_out, likeness, reading, receipt, receipt_left, revision, setting, source, story,
    telling,
};

/// Written into the file's header, so that it says whose it is: "Tlng".
pub(crate) const APPLICATION_ID: u32 = 0x546c_6e67;

static SCHEMA_1: LazyLock<String> = LazyLock::new(|| {
    [
        source::SCHEMA_1,
        article::SCHEMA_1,
        field::SCHEMA_1,
        left_out::SCHEMA_1,
        story::SCHEMA_1,
        telling::SCHEMA_1,
        receipt::SCHEMA_1,
        doing::SCHEMA_1,
        search::SCHEMA_1,
    ]
    .concat()
});

static SCHEMA_3: LazyLock<String> =
    LazyLock::new(|| [reading::SCHEMA_3, judgement::SCHEMA_3].concat());

static SCHEMA_4: LazyLock<String> = LazyLock::new(|| {
    [
        fetching::SCHEMA_4,
        receipt_left::SCHEMA_4,
        setting::SCHEMA_4,
    ]
    .concat()
});

static SCHEMA_5: LazyLock<String> =
    LazyLock::new(|| [likeness::SCHEMA_5, apart::SCHEMA_5, revision::SCHEMA_5].concat());

static SCHEMA_7: LazyLock<String> =
    LazyLock::new(|| [amendment::SCHEMA_7, edition::SCHEMA_7, search::SCHEMA_7].concat());

static SCHEMA_8: LazyLock<String> =
    LazyLock::new(|| [correction::SCHEMA_8, doing::SCHEMA_8].concat());

/// All versions, oldest first; a library's version is how many it has seen.
pub(crate) fn migrations() -> Migrations<'static> {
    Migrations::new(shipped())
}

fn shipped() -> Vec<M<'static>> {
    vec![
        M::up(SCHEMA_1.as_str()),
        M::up(alias_rule::SCHEMA_2),
        M::up(SCHEMA_3.as_str()),
        M::up(SCHEMA_4.as_str()),
        M::up(SCHEMA_5.as_str()),
        M::up(kinship::SCHEMA_6),
        M::up(SCHEMA_7.as_str()),
        M::up(SCHEMA_8.as_str()),
    ]
}

/// The version that this program makes.
#[cfg(test)]
pub(crate) fn newest() -> u32 {
    u32::try_from(shipped().len()).expect("there are few")
}

/// What a later version of the program might know.
#[cfg(test)]
pub(crate) fn with_further(further: Vec<M<'static>>) -> Migrations<'static> {
    Migrations::new([shipped(), further].concat())
}

/// An empty library of the newest version, for tests of single tables.
#[cfg(test)]
pub(crate) fn in_memory() -> rusqlite::Connection {
    let mut db = rusqlite::Connection::open_in_memory().expect("memory is there");
    migrations()
        .to_latest(&mut db)
        .expect("the schema is valid");
    db
}
