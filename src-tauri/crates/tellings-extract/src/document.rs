//! Documents of paragraphs: what word processors and page printers make.
//!
//! Each reader of such a format gives a [`Document`]; here it becomes an
//! article like a plain text: the same opening lines are read, the same
//! boilerplate is left out. What the text states wins over what the
//! document's properties say, which are often those of a template.

use crate::decode::visible;
use crate::header::Header;
use crate::pieces::Piece;
use crate::{Article, Completeness, Doubt, Kind, LeftOutReason, Warning, plain};

/// A document's paragraphs and what it says of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    /// The paragraphs in their order. A line break inside one is a `\n`.
    pub(crate) pieces: Vec<Piece>,
    /// What the document's styles say: they win over its lines.
    pub(crate) styled: Header,
    /// What its properties say: its lines win over them.
    pub(crate) properties: Header,
    /// What was odd.
    pub(crate) warnings: Vec<Warning>,
    /// The name of the encoding of its letters.
    pub(crate) encoding: String,
    /// Whether it broke off before its end.
    pub(crate) broken: bool,
}

impl Document {
    /// The article that the document is.
    pub(crate) fn article(mut self, kind: Kind) -> Article {
        self.clean();
        let (stated, pieces) = plain::judge(std::mem::take(&mut self.pieces));
        let mut header = self.styled;
        header.fill(stated);
        header.fill(self.properties);
        if self.broken {
            self.warnings.push(Warning::Broken);
        }
        let mut article = plain::finish(header, pieces, kind, self.encoding, self.warnings);
        if self.broken {
            let mut doubts = article.complete.doubts().to_vec();
            doubts.push(Doubt::Broken);
            article.complete = Completeness::of(doubts);
        }
        article
    }

    /// The paragraphs as lines of a text, with a blank line after each.
    pub(crate) fn lines(&self) -> Vec<String> {
        let kept = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Keep(text) => Some(text),
            Piece::Leave(text, LeftOutReason::Headline) => Some(text),
            Piece::Leave(..) => None,
        });
        kept.flat_map(|text| text.lines().map(str::to_owned).chain([String::new()]))
            .collect()
    }

    /// Takes out what cannot be seen, and makes paragraphs of lines that
    /// somebody parted by line breaks.
    fn clean(&mut self) {
        let mut invisible = 0;
        let mut cleaned = Vec::with_capacity(self.pieces.len());
        for piece in std::mem::take(&mut self.pieces) {
            match piece {
                Piece::Keep(text) => {
                    let text = visible(&text, &mut invisible);
                    cleaned.extend(plain::paragraphs(&text).0.into_iter().map(Piece::Keep));
                }
                Piece::Leave(text, reason) => {
                    cleaned.push(Piece::Leave(visible(&text, &mut invisible), reason));
                }
            }
        }
        if invisible > 0 {
            self.warnings.push(Warning::InvisibleCharacters {
                characters: invisible,
            });
        }
        self.pieces = cleaned;
    }
}
