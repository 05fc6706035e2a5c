//! The models that read sentences: where their files lie, loaded once, and
//! when a comparison goes without them.
//!
//! They come with the program, in a folder of their own. Without them
//! everything works, by words alone, and every comparison says so. What they
//! read is kept by [`readings`](crate::readings), not here.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tellings_collate::{
    Comparison, MatchedBy, Options, Reader, Stopped, Witness, collate, collate_with,
};
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

/// A reader that lives as long as the program and may be asked from anywhere.
pub type AnyReader = &'static (dyn Reader + Sync);

/// [`models`] as a reader.
#[must_use]
pub fn reader() -> Option<AnyReader> {
    models().map(|models| models as AnyReader)
}

/// Compares with the reader, where there is one that knows the language.
#[must_use]
pub fn compared(
    reader: Option<&dyn Reader>,
    witnesses: &[Witness],
    options: &Options,
) -> Comparison {
    compared_unless_stopped(reader, witnesses, options)
        .unwrap_or_else(|| by_words(witnesses, options, MatchedBy::WordsForFailure))
}

/// [`compared`] with a reader that may be asked to stop: then there is nothing.
#[must_use]
pub fn compared_unless_stopped(
    reader: Option<&dyn Reader>,
    witnesses: &[Witness],
    options: &Options,
) -> Option<Comparison> {
    let by_words = |matched_by| Some(by_words(witnesses, options, matched_by));
    let Some(reader) = reader else {
        return by_words(MatchedBy::Words);
    };
    let mut texts = witnesses.iter().map(|witness| &witness.text);
    if !texts.all(|text| tellings_semantics::covers(text)) {
        return by_words(MatchedBy::WordsForLanguage);
    }
    match collate_with(reader, witnesses, options) {
        Ok(comparison) => Some(comparison),
        Err(Stopped { reason: Some(_) }) => by_words(MatchedBy::WordsForFailure),
        Err(Stopped { reason: None }) => None,
    }
}

/// Compares by words alone, for this reason.
#[must_use]
pub fn by_words(witnesses: &[Witness], options: &Options, matched_by: MatchedBy) -> Comparison {
    Comparison {
        matched_by,
        ..collate(witnesses, options)
    }
}
