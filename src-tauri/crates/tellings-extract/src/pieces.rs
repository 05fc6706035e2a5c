//! The pieces that a file is cut into, each kept or left out.
//!
//! Every reader of a kind of file makes a list of [`Piece`]s in the file's
//! order; [`assemble`] makes text and left-out stretches of them. That both
//! come from one list is why nothing can be lost between them.

use crate::{LeftOut, LeftOutReason};

/// One stretch of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A paragraph of the article.
    Keep(String),
    /// Something else, and why it is not part of the article.
    Leave(String, LeftOutReason),
}

/// Joins the kept pieces into the text, and counts for each of the others
/// which paragraph it stood before.
pub(crate) fn assemble(pieces: Vec<Piece>) -> (String, Vec<LeftOut>) {
    let mut text = String::new();
    let mut left_out = Vec::new();
    let mut kept = 0;
    for piece in pieces {
        match piece {
            Piece::Keep(paragraph) if paragraph.trim().is_empty() => {}
            Piece::Keep(paragraph) => {
                if kept > 0 {
                    text.push_str("\n\n");
                }
                text.push_str(paragraph.trim());
                kept += 1;
            }
            Piece::Leave(words, _) if words.trim().is_empty() => {}
            Piece::Leave(words, reason) => {
                left_out.push(LeftOut {
                    text: words.trim().to_owned(),
                    before: kept,
                    reason,
                });
            }
        }
    }
    (text, left_out)
}
