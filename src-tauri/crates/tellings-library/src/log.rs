//! The import log: the lines of all receipts, as one list that can be
//! searched.

use crate::table::receipt::{Outcome, ReceiptId};
use crate::{ArticleId, Library, LibraryError, Moment};

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// The receipt that it stands in.
    pub receipt: ReceiptId,
    /// When that import began.
    pub started: Moment,
    /// The file's name; empty for pasted text.
    pub source_name: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Its article, unless that lies in the bin now.
    pub article: Option<ArticleId>,
    /// What that article is called.
    pub title: Option<String>,
    /// Why it was refused, as a word for programs.
    pub code: Option<String>,
    /// Why it was refused, as a sentence.
    pub sentence: Option<String>,
    /// What was odd when it was read.
    pub warnings: Vec<String>,
}

impl LogLine {
    /// Whether all of these words, in lower case, stand in the line somewhere.
    fn has(&self, words: &[String]) -> bool {
        let told = [
            self.source_name.as_str(),
            self.title.as_deref().unwrap_or_default(),
            self.sentence.as_deref().unwrap_or_default(),
            self.outcome.word(),
            self.started.as_str(),
        ];
        let told = told
            .into_iter()
            .chain(self.warnings.iter().map(String::as_str))
            .collect::<Vec<_>>()
            .join("\n")
            .to_lowercase();
        words.iter().all(|word| told.contains(word.as_str()))
    }
}

impl Library {
    /// The lines of all receipts in which every word of the query stands, the
    /// newest import first and its lines in their order; an empty query finds
    /// all.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub fn log(&self, query: &str) -> Result<Vec<LogLine>, LibraryError> {
        use crate::binding::Json;

        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        self.reading(|db| {
            let mut lines = db.prepare_cached(
                "SELECT receipt.id, receipt.started_at, line.source_name, line.outcome,
                        article.id,
                        (SELECT value FROM known
                         WHERE article_id = article.id AND name = 'title'),
                        line.code, line.sentence, line.warnings
                 FROM receipt_line AS line
                 JOIN receipt ON receipt.id = line.receipt_id
                 LEFT JOIN article ON article.id = line.article_id AND article.deleted_at IS NULL
                 ORDER BY receipt.id DESC, line.id",
            )?;
            let mut rows = lines.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let line = LogLine {
                    receipt: row.get(0)?,
                    started: row.get(1)?,
                    source_name: row.get(2)?,
                    outcome: row.get(3)?,
                    article: row.get(4)?,
                    title: row.get(5)?,
                    code: row.get(6)?,
                    sentence: row.get(7)?,
                    warnings: row.get::<_, Json<_>>(8)?.0,
                };
                if line.has(&words) {
                    found.push(line);
                }
            }
            Ok(found)
        })
    }
}
