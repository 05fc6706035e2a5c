//! Rows of tables in documents, as paragraphs.

use crate::pieces::Piece;

/// A row while it is read: what each of its cells holds.
#[derive(Default)]
pub(crate) struct Row {
    cells: Vec<Vec<Piece>>,
}

impl Row {
    /// A further cell begins.
    pub(crate) fn begin_cell(&mut self) {
        self.cells.push(Vec::new());
    }

    /// The cell that is read.
    pub(crate) fn cell(&mut self) -> Option<&mut Vec<Piece>> {
        self.cells.last_mut()
    }

    /// A row of short cells is one paragraph; a row that holds a text's
    /// paragraphs, as in a table made for layout, is what it holds.
    pub(crate) fn into_pieces(self) -> Vec<Piece> {
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
