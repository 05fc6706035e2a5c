//! Exports of press archives: many articles in one text.
//!
//! Nexis, Factiva and ProQuest write their articles one after another, each
//! in a layout of its own with the fields by name. The layouts are known by
//! lines that only they have; a text without them is one article. Each
//! article is found and told by its number, and one whose beginning cannot be
//! told is refused by its number, so that found is imported plus refused.

mod factiva;
mod fields;
mod nexis;
mod proquest;

use crate::Refusal;
use crate::opening::Opening;
use crate::part::numbered;
use crate::record::Record;

/// One article of an export: its lines, and what is made of them.
struct Found<'t> {
    lines: &'t [String],
    record: Result<Record, Refusal>,
}

/// What makes a record of an article's lines.
type Read = fn(&[String]) -> Result<Record, Refusal>;

/// Opens each article of an export. Whether the lines are one.
pub(crate) fn open(opening: &mut Opening<'_>, at: &str, lines: &[String]) -> bool {
    let Some(found) = articles(lines) else {
        return false;
    };
    let count = found.len();
    for (number, one) in found.into_iter().enumerate() {
        let at = numbered(at, number, count);
        let bytes = one.lines.join("\n").trim().as_bytes().to_vec();
        match one.record {
            Ok(record) => opening.record_of(&at, bytes, record),
            Err(refusal) => opening.refuse(&at, bytes.into(), refusal),
        }
    }
    true
}

fn articles(lines: &[String]) -> Option<Vec<Found<'_>>> {
    let (cut, read): (Vec<&[String]>, Read) = if let Some(cut) = nexis::cut(lines) {
        (cut, nexis::read)
    } else if let Some(cut) = factiva::cut(lines) {
        (cut, factiva::read)
    } else {
        (proquest::cut(lines)?, proquest::read)
    };
    let found = cut.into_iter().map(|lines| Found {
        lines,
        record: read(lines),
    });
    Some(found.collect())
}

#[cfg(test)]
mod tests {
    use crate::testing::{article, lines};
    use crate::{Article, Source, parts};

    fn read(text: &str) -> Vec<Article> {
        parts(&Source {
            name: "export.txt",
            bytes: text.as_bytes(),
        })
        .iter()
        .map(|part| part.article().expect("an article"))
        .collect()
    }

    #[track_caller]
    fn check(article: &Article, fields: [&str; 4], text: &str) {
        let value = |told: &Option<crate::Told>| {
            told.as_ref()
                .map(|told| told.value.clone())
                .unwrap_or_default()
        };
        let found = [
            value(&article.title),
            value(&article.byline),
            value(&article.outlet),
            value(&article.date),
        ];
        assert_eq!(found, fields.map(str::to_owned));
        assert_eq!(article.text, text);
        assert_eq!(article.kind.code(), "export");
    }

    const NEXIS: &str = "User Name: reader7\nJob Number: 123\n\nDocuments (2)\n1. Gate jams at Orrin\n\n\n\nGate jams at Orrin\nThe Orrin Echo\nJanuary 6, 2026 Tuesday\n\nCopyright 2026 Orrin Echo Ltd All Rights Reserved\n\nSection: NEWS; Pg. 4\nLength: 12 words\nByline: Ada Finch\nBody\n\nThe gate at Orrin jammed on Monday.\n\nNine barges waited until the morning.\n\nLoad-Date: January 7, 2026\n\nEnd of Document\n\n\nGate freed\nAlder Post\n7 January 2026\n\nCopyright 2026 Alder Post\n\nLength: 400 words\n\nBody\n\nIt was freed.\n\nEnd of Document\n";

    #[test]
    fn nexis() {
        let found = read(NEXIS);
        check(
            &found[0],
            [
                "Gate jams at Orrin",
                "Ada Finch",
                "The Orrin Echo",
                "2026-01-06",
            ],
            "The gate at Orrin jammed on Monday.\n\nNine barges waited until the morning.",
        );
        check(
            &found[1],
            ["Gate freed", "", "Alder Post", "2026-01-07"],
            "It was freed.",
        );
        assert!(found[0].complete.is_complete());
        assert!(!found[1].complete.is_complete(), "400 words are stated");
    }

    #[test]
    fn older_nexis() {
        let text = "                              1 of 2 DOCUMENTS\n\n                         The Orrin Echo\n\n                   January 6, 2026 Tuesday\n                         Late Edition\n\nHEADLINE: Gate jams\n at Orrin\n\nBYLINE: By ADA FINCH\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 12 words\n\nBODY:\n   The gate jammed on Monday.\n\n   Nine barges waited.\n\nLOAD-DATE: January 7, 2026\n\nLANGUAGE: ENGLISH\n\n                 Copyright 2026 Orrin Echo\n\n                              2 of 2 DOCUMENTS\n\nwords without fields\n";
        assert_eq!(
            lines("a.txt", text.as_bytes()),
            ["1 of 2: Gate jams at Orrin", "2 of 2: (unclear_record)"]
        );
        let parts = parts(&Source {
            name: "a.txt",
            bytes: text.as_bytes(),
        });
        let first = parts[0].article().expect("an article");
        check(
            &first,
            [
                "Gate jams at Orrin",
                "ADA FINCH",
                "The Orrin Echo",
                "2026-01-06",
            ],
            "The gate jammed on Monday.\n\nNine barges waited.",
        );
    }

    #[test]
    fn factiva() {
        let text = "Gate jams at Orrin\nBy Ada Finch\n12 words\n6 January 2026\n05:32\nThe Orrin Echo\nORECHO\n4\nEnglish\nCopyright 2026 Orrin Echo Ltd\n\nThe gate jammed on Monday.\n\nNine barges waited.\n\nDocument ORECHO0020260106em160000a\n\n\nGate freed\n9 words\n7 January 2026\nAlder Post\nALPOST\nEnglish\n(c) 2026 Alder Post\n\nIt was freed at noon.\n\nDocument ALPOST0020260107em170000b\n";
        let found = read(text);
        check(
            &found[0],
            [
                "Gate jams at Orrin",
                "Ada Finch",
                "The Orrin Echo",
                "2026-01-06",
            ],
            "The gate jammed on Monday.\n\nNine barges waited.",
        );
        check(
            &found[1],
            ["Gate freed", "", "Alder Post", "2026-01-07"],
            "It was freed at noon.",
        );
    }

    #[test]
    fn factiva_with_indexing() {
        let text = "HD   Gate jams at Orrin\nBY   By Ada Finch\nWC   12 words\nPD   6 January 2026\nSN   The Orrin Echo\nSC   ORECHO\nLA   English\nCY   Copyright 2026\nLP   The gate jammed on Monday.\n\nTD   Nine barges waited.\n\nNobody was hurt.\n\nNS   gtrans : Transport\nAN   Document ORECHO0020260106em160000a\n";
        check(
            &read(text)[0],
            [
                "Gate jams at Orrin",
                "Ada Finch",
                "The Orrin Echo",
                "2026-01-06",
            ],
            "The gate jammed on Monday.\n\nNine barges waited.\n\nNobody was hurt.",
        );
    }

    #[test]
    fn proquest() {
        let text = "____________________________________________________________\n\nDocument 1 of 2\n\nGate jams at Orrin\n\nAuthor: Finch, Ada\n\nPublication info: The Orrin Echo\n\nAbstract: It jammed.\n\nFull text: The gate jammed on Monday.\n\nNine barges waited.\n\nSubject: Locks; Barges\n\nTitle: Gate jams at Orrin\n\nPublication title: The Orrin Echo; Orrin\n\nPublication date: Jan 6, 2026\n\nLanguage of publication: English\n\nProQuest document ID: 1234\n\nDocument URL: https://archive.example/docview/1234\n\n____________________________________________________________\n\nDocument 2 of 2\n\nTitle: Gate freed\n\nFull text: Not available.\n\nProQuest document ID: 1235\n";
        assert_eq!(
            lines("a.txt", text.as_bytes()),
            ["1 of 2: Gate jams at Orrin", "2 of 2: (no_full_text)"]
        );
        let parts = parts(&Source {
            name: "a.txt",
            bytes: text.as_bytes(),
        });
        let first = parts[0].article().expect("an article");
        check(
            &first,
            [
                "Gate jams at Orrin",
                "Finch, Ada",
                "The Orrin Echo",
                "2026-01-06",
            ],
            "The gate jammed on Monday.\n\nNine barges waited.",
        );
        assert!(parts[0].bytes.starts_with(b"Document 1 of 2"));
    }

    #[test]
    fn rich_text_exports_are_exports_too() {
        let body = NEXIS.replace('\n', "\\par ");
        let file = format!("{{\\rtf1\\ansi {body}}}");
        assert_eq!(
            lines("a.rtf", file.as_bytes()),
            ["1 of 2: Gate jams at Orrin", "2 of 2: Gate freed"]
        );
    }

    #[test]
    fn a_text_that_only_mentions_them_is_one_article() {
        let text = b"The report ended in the words: End of Document.\n\nDocument 7 of the file was read out.";
        assert_eq!(article("a.txt", text).kind.code(), "text");
    }
}
