//! The models that read sentences: where their files lie, loaded once.
//!
//! They come with the program, in a folder of their own. Without them
//! everything works, by words alone, and every comparison says so.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tellings_collate::{Comparison, MatchedBy, Options, Reader, Witness, collate, collate_with};
use tellings_semantics::{FILES, Files, Models};

/// Names another folder with the models' files.
pub const VARIABLE: &str = "TELLINGS_MODELS";

/// Where the models' files may lie, the likeliest first.
fn folders() -> Vec<PathBuf> {
    if let Some(named) = std::env::var_os(VARIABLE) {
        return vec![named.into()];
    }
    let Ok(program) = std::env::current_exe() else {
        return Vec::new();
    };
    let beside = program.parent().unwrap_or(Path::new("/"));
    // Beside the program where it was built; where the package puts it; inside
    // an application bundle.
    vec![
        beside.join("models"),
        beside.join("../lib/tellings/models"),
        beside.join("../Resources/models"),
    ]
}

/// The models; `None` where their files are missing or damaged. They are
/// loaded when they are first asked for.
pub fn models() -> Option<&'static Models> {
    static MODELS: OnceLock<Option<Models>> = OnceLock::new();
    MODELS
        .get_or_init(|| folders().iter().find_map(|folder| load(folder)))
        .as_ref()
}

fn load(folder: &Path) -> Option<Models> {
    let bytes = |name: &str| std::fs::read(folder.join(name)).ok();
    let [sentence, pair, tokenizer] = FILES;
    Models::load(Files {
        sentence: bytes(sentence)?,
        pair: bytes(pair)?,
        tokenizer: String::from_utf8(bytes(tokenizer)?).ok()?,
    })
    .ok()
}

/// Compares with the reader, where there is one that knows the language.
pub fn compared(
    reader: Option<&dyn Reader>,
    witnesses: &[Witness],
    options: &Options,
) -> Comparison {
    let by_words = |matched_by| Comparison {
        matched_by,
        ..collate(witnesses, options)
    };
    let Some(reader) = reader else {
        return by_words(MatchedBy::Words);
    };
    if !witnesses
        .iter()
        .all(|witness| tellings_semantics::covers(&witness.text))
    {
        return by_words(MatchedBy::WordsForLanguage);
    }
    collate_with(reader, witnesses, options)
        .unwrap_or_else(|_| by_words(MatchedBy::WordsForFailure))
}

/// [`models`] as a reader.
pub fn reader() -> Option<&'static dyn Reader> {
    models().map(|models| models as &dyn Reader)
}
