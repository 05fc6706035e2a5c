//! The example story: fiction that ships inside the program, to learn it with.
//!
//! Its articles go through the same reading as any file; what `example.json`
//! says of them is what a person would have typed in. Opening it a second time
//! opens the same story.

use serde::Deserialize;
use tellings_extract::{Source, extract};
use tellings_library::{NewArticle, StoryId, Told};

use crate::import::{new_article, now};
use crate::ipc::{Answer, Code, Trouble};
use crate::state::Shell;

const MANIFEST: &str = include_str!("../example/example.json");

/// The files that the manifest names.
const FILES: [(&str, &str); 5] = [
    (
        "merrow-chronicle.txt",
        include_str!("../example/merrow-chronicle.txt"),
    ),
    (
        "capital-lantern.txt",
        include_str!("../example/capital-lantern.txt"),
    ),
    ("sound-six.txt", include_str!("../example/sound-six.txt")),
    (
        "quay-and-cargo.txt",
        include_str!("../example/quay-and-cargo.txt"),
    ),
    (
        "tarrin-sheet.txt",
        include_str!("../example/tarrin-sheet.txt"),
    ),
];

/// Where the example's outlets, dates and titles come from.
const ORIGIN: &str = "example";

#[derive(Deserialize)]
struct Manifest {
    title: String,
    articles: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    file: String,
    outlet: Option<String>,
    title: Option<String>,
    byline: Option<String>,
    date: Option<String>,
    url: Option<String>,
}

/// Opens the example story, and makes it the first time.
///
/// # Errors
/// When the library cannot be written.
pub fn open(shell: &Shell) -> Answer<StoryId> {
    let manifest: Manifest = serde_json::from_str(MANIFEST).map_err(|error| broken(&error))?;
    let articles = manifest
        .articles
        .into_iter()
        .map(article)
        .collect::<Answer<Vec<_>>>()?;
    shell.library(|library| library.create_example(&manifest.title, &articles, &now()))
}

fn article(entry: Entry) -> Answer<NewArticle> {
    let text = FILES
        .iter()
        .find(|(name, _)| *name == entry.file)
        .map(|(_, text)| *text)
        .ok_or_else(|| broken(&entry.file))?;
    let extracted = extract(&Source {
        name: &entry.file,
        bytes: text.as_bytes(),
    })
    .map_err(|refusal| broken(&refusal))?;
    let mut new = new_article(entry.file, text.as_bytes().to_vec(), extracted);
    let told = |value: String| Told {
        value,
        origin: ORIGIN.to_owned(),
    };
    new.outlet = entry.outlet.map(told);
    new.title = entry.title.map(told);
    new.byline = entry.byline.map(told);
    new.date = entry.date.map(told);
    new.url = entry.url.map(told);
    Ok(new)
}

/// What ships inside is tested, so this is not seen by people.
fn broken(what: &dyn std::fmt::Display) -> Trouble {
    Trouble::new(
        Code::Internal,
        format!("The example story is broken ({what})."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_opens_and_opens_as_the_same_story_again() {
        let home = tempfile::tempdir().expect("a temporary folder");
        let shell = Shell::new(Some(home.path().to_owned()));
        let id = open(&shell).expect("opened");
        assert_eq!(open(&shell), Ok(id));
        let story = shell.library(|library| library.story(id)).expect("there");
        assert!(story.is_example);
        assert!(story.articles.len() >= 4);
        for article in &story.articles {
            assert!(article.outlet.is_some() && article.title.is_some() && article.date.is_some());
            assert_eq!(
                article.completeness,
                tellings_library::Completeness::Complete
            );
            assert_eq!(article.warnings, Vec::<String>::new());
        }
    }
}
