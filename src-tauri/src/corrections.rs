//! What a person says of a comparison, between the page, the library and the
//! matcher.
//!
//! The page names sentences by telling and number (`B.3`), as the fragments
//! do; the library keeps what they say, under their article; the matcher takes
//! the article's column. Nothing is decided here: [`from_page`] and
//! [`for_matcher`] translate.

use serde::Deserialize;
use tellings_collate::{Anchor, Correction, State};
use tellings_library::{Article, ArticleId, Quoted as Kept, Said, SaidState, Story};

use crate::ipc::{Answer, Trouble};
use crate::screens::place_of;

/// What the page says that a person said.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Asked {
    /// These sentences tell the same.
    Same {
        /// For example `A.3`.
        places: Vec<String>,
    },
    /// None of these tells what one of those tells.
    NotSame {
        /// The ones.
        these: Vec<String>,
        /// The others.
        those: Vec<String>,
    },
    /// The fact of these sentences is called so.
    Name {
        /// Its sentences.
        fact: Vec<String>,
        /// Its name.
        name: String,
    },
    /// What a telling says of it.
    State {
        /// Its sentences.
        fact: Vec<String>,
        /// The telling's letter.
        telling: String,
        /// What it says; none leaves it to the program.
        state: Option<State>,
        /// Why.
        reason: String,
    },
    /// A note on it, or on one telling's part of it.
    Note {
        /// Its sentences.
        fact: Vec<String>,
        /// The telling's letter.
        telling: Option<String>,
        /// The note.
        text: String,
    },
}

/// What the page asks for, as the library keeps it.
///
/// # Errors
/// When it names a telling or a sentence that the story has not.
pub fn from_page(story: &Story, asked: Asked) -> Answer<Said> {
    let places =
        |ids: Vec<String>| -> Answer<Vec<Kept>> { ids.iter().map(|id| kept(story, id)).collect() };
    let article = |letter: &str| -> Answer<ArticleId> { Ok(article_of(story, letter)?.id) };
    Ok(match asked {
        Asked::Same { places: ids } => Said::Same {
            places: places(ids)?,
        },
        Asked::NotSame { these, those } => Said::NotSame {
            these: places(these)?,
            those: places(those)?,
        },
        Asked::Name { fact, name } => Said::Name {
            fact: places(fact)?,
            name: name.trim().to_owned(),
        },
        Asked::State {
            fact,
            telling,
            state,
            reason,
        } => Said::State {
            fact: places(fact)?,
            article: article(&telling)?,
            state: state.map(said_state),
            reason: reason.trim().to_owned(),
        },
        Asked::Note {
            fact,
            telling: None,
            text,
        } => Said::Note {
            fact: places(fact)?,
            text: text.trim().to_owned(),
        },
        Asked::Note {
            fact,
            telling: Some(telling),
            text,
        } => Said::CellNote {
            fact: places(fact)?,
            article: article(&telling)?,
            text: text.trim().to_owned(),
        },
    })
}

/// What the library keeps, as the matcher takes it.
#[must_use]
pub fn for_matcher(story: &Story, said: &Said) -> Correction {
    let column = |id: ArticleId| story.articles.iter().position(|article| article.id == id);
    let anchors = |kept: &[Kept]| -> Vec<Anchor> {
        let anchor = |one: &Kept| Anchor {
            telling: column(one.article),
            text: one.text.clone(),
            start: one.start,
        };
        kept.iter().map(anchor).collect()
    };
    match said {
        Said::Same { places } => Correction::Same {
            places: anchors(places),
        },
        Said::NotSame { these, those } => Correction::NotSame {
            these: anchors(these),
            those: anchors(those),
        },
        Said::Name { fact, name } => Correction::Name {
            fact: anchors(fact),
            name: name.clone(),
        },
        Said::State {
            fact,
            article,
            state,
            reason,
        } => Correction::State {
            fact: anchors(fact),
            telling: column(*article),
            state: state.map(state_said),
            reason: reason.clone(),
        },
        Said::Note { fact, text } => Correction::Note {
            fact: anchors(fact),
            text: text.clone(),
        },
        Said::CellNote {
            fact,
            article,
            text,
        } => Correction::CellNote {
            fact: anchors(fact),
            telling: column(*article),
            text: text.clone(),
        },
    }
}

fn article_of<'s>(story: &'s Story, letter: &str) -> Answer<&'s Article> {
    place_of(letter)
        .and_then(|place| story.articles.get(place))
        .ok_or_else(moved_on)
}

/// The sentence that the page means by `B.3`.
fn kept(story: &Story, id: &str) -> Answer<Kept> {
    let (letter, number) = id.split_once('.').ok_or_else(moved_on)?;
    let article = article_of(story, letter)?;
    let place = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
    // The matcher cuts the same sentences.
    let sentences = tellings_text::sentences(&article.text);
    let sentence = place
        .and_then(|place| sentences.get(place))
        .ok_or_else(moved_on)?;
    Ok(Kept {
        article: article.id,
        text: sentence.span.of(&article.text).to_owned(),
        start: sentence.span.start,
    })
}

fn moved_on() -> Trouble {
    Trouble::not_usable("The story has changed since this was shown. Please look again.")
}

fn said_state(state: State) -> SaidState {
    match state {
        State::Same => SaidState::Same,
        State::Reworded => SaidState::Reworded,
        State::Differs => SaidState::Differs,
        State::NotFound => SaidState::NotFound,
        State::Unknown => SaidState::Unknown,
    }
}

fn state_said(state: SaidState) -> State {
    match state {
        SaidState::Same => State::Same,
        SaidState::Reworded => State::Reworded,
        SaidState::Differs => State::Differs,
        SaidState::NotFound => State::NotFound,
        SaidState::Unknown => State::Unknown,
    }
}
