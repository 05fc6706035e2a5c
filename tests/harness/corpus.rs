//! The stories that tests are made of: the example that ships with the app,
//! and the folders of `tests/corpus`.

use std::path::PathBuf;

use serde_json::Value;

use crate::program::Program;
use crate::repository;

/// The example's files in the order of its manifest, each with its heading
/// block (headline, outlet, byline, date) so that the command line learns what
/// the app knows from the manifest.
///
/// # Panics
/// When the example's manifest does not list its files.
#[must_use]
pub fn example(program: &Program) -> Vec<PathBuf> {
    articles()
        .iter()
        .map(|article| {
            let file = article["file"]
                .as_str()
                .expect("an article of the example names its file");
            let heading: String = ["title", "outlet", "date"]
                .iter()
                .filter_map(|field| {
                    Some(format!("{field}: {}\n", quoted(article[field].as_str()?)))
                })
                .collect();
            let body = repository::read(format!("src-tauri/example/{file}"));
            program.write(
                &file.replace(".txt", ".md"),
                format!("---\n{heading}---\n\n{body}"),
            )
        })
        .collect()
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('"', "\\\""))
}

/// The articles of the example's manifest.
///
/// # Panics
/// When the manifest is not as the app reads it.
#[must_use]
pub fn articles() -> Vec<Value> {
    let manifest: Value = serde_json::from_str(&repository::read("src-tauri/example/example.json"))
        .expect("the example's manifest is JSON");
    manifest["articles"]
        .as_array()
        .expect("the example lists its articles")
        .clone()
}

/// The files of a story that lies in `tests/corpus/<story>` as files, by name.
#[must_use]
pub fn files(story: &str) -> Vec<PathBuf> {
    repository::files(&format!("tests/corpus/{story}"), &["txt", "md", "html"])
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|name| name != "README.md"))
        .map(|path| repository::root().join(path))
        .collect()
}

/// A story that was cut into sentences and marked by hand.
#[derive(Debug)]
pub struct Marked {
    /// Its articles, by the letter that their sentences' ids begin with.
    pub story: Value,
    /// The groups of sentences that report one thing.
    pub gold: Value,
}

impl Marked {
    /// Reads `story.json` and `gold.json`.
    ///
    /// # Panics
    /// When one is missing or is not JSON.
    #[must_use]
    pub fn read(story: &str) -> Marked {
        let part = |name: &str| {
            serde_json::from_str(&repository::read(format!(
                "tests/corpus/{story}/{name}.json"
            )))
            .expect("the corpus is valid JSON")
        };
        Marked {
            story: part("story"),
            gold: part("gold"),
        }
    }

    /// The letters of its articles.
    ///
    /// # Panics
    /// When the story is not a table of articles.
    #[must_use]
    pub fn letters(&self) -> Vec<String> {
        self.story
            .as_object()
            .expect("a story is a table of articles")
            .keys()
            .cloned()
            .collect()
    }

    /// An article's text, and each sentence's id with its bytes in it.
    ///
    /// # Panics
    /// When the article has no sentences.
    #[must_use]
    pub fn text(&self, letter: &str) -> (String, Vec<(String, std::ops::Range<usize>)>) {
        let mut text = String::new();
        let mut places = Vec::new();
        let mut last = None;
        for sentence in self.story[letter]["sentences"]
            .as_array()
            .expect("an article has sentences")
        {
            let paragraph = sentence["par"].as_u64();
            if last.is_some() {
                text.push_str(if last == Some(paragraph) { " " } else { "\n\n" });
            }
            last = Some(paragraph);
            let start = text.len();
            text.push_str(sentence["text"].as_str().expect("a sentence has a text"));
            places.push((
                sentence["id"]
                    .as_str()
                    .expect("a sentence has an id")
                    .to_owned(),
                start..text.len(),
            ));
        }
        (text, places)
    }

    /// Writes each article into a file of its own.
    #[must_use]
    pub fn write(&self, program: &Program) -> Vec<PathBuf> {
        self.letters()
            .iter()
            .map(|letter| program.write(&format!("{letter}.txt"), self.text(letter).0 + "\n"))
            .collect()
    }
}
