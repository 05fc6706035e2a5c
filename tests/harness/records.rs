//! What stands in a library's file, read as any other program would read it:
//! with SQLite and nothing of ours. The window stays open meanwhile.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Reads the rows that a query gives, each as a list of values.
const READER: &str = "
import json, pathlib, sqlite3, sys
path = pathlib.Path(sys.argv[1], 'library.sqlite')
db = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
json.dump(db.execute(sys.argv[2]).fetchall(), sys.stdout)
";

/// The rows of a query over the library in this folder.
///
/// # Panics
/// When there is no library, or it does not understand the query.
#[must_use]
pub fn rows(home: &Path, query: &str) -> Vec<Value> {
    let output = Command::new("/usr/bin/python3")
        .args(["-c", READER])
        .arg(home)
        .arg(query)
        .output()
        .expect("/usr/bin/python3 is installed");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("the reader prints JSON")
}

/// The first value of the first row, as a number.
///
/// # Panics
/// When it is not a number.
#[must_use]
pub fn count(home: &Path, query: &str) -> i64 {
    rows(home, query)[0][0]
        .as_i64()
        .expect("a count is a number")
}

/// How many articles are in the library, without those in the bin.
#[must_use]
pub fn articles(home: &Path) -> i64 {
    count(
        home,
        "SELECT count(*) FROM article WHERE deleted_at IS NULL",
    )
}
