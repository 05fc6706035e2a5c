//! What a document holds, in order: paragraphs, and the rows of tables as
//! paragraphs.

use crate::pieces::Piece;

/// The pieces of a document while it is read. A table may stand in a cell of
/// another.
#[derive(Default)]
pub(crate) struct Body {
    pieces: Vec<Piece>,
    /// Rows that are open, the innermost last.
    rows: Vec<Row>,
}

impl Body {
    /// Puts a piece where the document is read, unless it holds nothing.
    pub(crate) fn put(&mut self, piece: Piece) {
        let (Piece::Keep(text) | Piece::Leave(text, _)) = &piece;
        if text.trim().is_empty() {
            return;
        }
        let cell = self.rows.last_mut().and_then(|row| row.cells.last_mut());
        cell.unwrap_or(&mut self.pieces).push(piece);
    }

    /// A further row begins.
    pub(crate) fn begin_row(&mut self) {
        self.rows.push(Row::default());
    }

    /// A further cell of the row begins.
    pub(crate) fn begin_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(Vec::new());
        }
    }

    /// The row ends.
    pub(crate) fn end_row(&mut self) {
        for piece in self.rows.pop().unwrap_or_default().into_pieces() {
            self.put(piece);
        }
    }

    /// All pieces, those in rows that a document which breaks off had begun
    /// included.
    pub(crate) fn into_pieces(mut self) -> Vec<Piece> {
        while !self.rows.is_empty() {
            self.end_row();
        }
        self.pieces
    }
}

/// A row while it is read: what each of its cells holds.
#[derive(Default)]
struct Row {
    cells: Vec<Vec<Piece>>,
}

impl Row {
    /// A row of short cells is one paragraph; a row that holds a text's
    /// paragraphs, as in a table made for layout, is what it holds.
    fn into_pieces(self) -> Vec<Piece> {
        let short = |cell: &Vec<Piece>| {
            cell.len() <= 1 && cell.iter().all(|piece| matches!(piece, Piece::Keep(_)))
        };
        if !self.cells.iter().all(short) {
            return self.cells.into_iter().flatten().collect();
        }
        let cells: Vec<String> = self
            .cells
            .into_iter()
            .flatten()
            .map(|piece| match piece {
                Piece::Keep(text) | Piece::Leave(text, _) => text.trim().replace('\n', " "),
            })
            .collect();
        vec![Piece::Keep(cells.join(" "))]
    }
}
