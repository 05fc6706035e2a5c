//! PDFs with a text layer: letters on pages, made into paragraphs again.
//!
//! A PDF knows where each letter stands and nothing of words, lines or
//! paragraphs. [`letters`] collects the letters by the `hayro` crates,
//! [`lines`] makes lines of them in the order in which they were written,
//! [`edges`] finds what runs along the edges of pages, and [`paragraphs`]
//! joins the rest. Pictures of text are not read: a scan is told as one.

mod edges;
mod letters;
mod lines;
mod paragraphs;

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use crate::document::Document;
use crate::guarded::guarded;
use crate::header::{Header, web_address};
use crate::pieces::Piece;
use crate::{LeftOutReason, LooksLike, Origin, Refusal, Told, Warning};

use letters::Page;
use paragraphs::Paragraph;

/// The most pages that are read: an article has ten, a newspaper a hundred.
pub(crate) const MOST_PAGES: usize = 400;

/// Fewer letters to a page than this, and it is a picture with a caption.
const FEWEST_LETTERS: usize = 50;

/// Reads the text layer.
///
/// # Errors
/// When there is none, a password is needed, or the file cannot be read
/// within its limits.
pub(crate) fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    let damaged = Refusal::Damaged {
        looks_like: LooksLike::Pdf,
    };
    // The crates forbid or confine unsafe code and limit nesting; what they
    // panic on, and pages that draw without end, stop in there.
    let (pages, title) = guarded(|| open(bytes)).unwrap_or(Err(damaged))?;
    let mut document = document(&pages, title)?;
    // The crate reads what it finds of a file that was cut off.
    document.broken = !is_whole(bytes);
    Ok(document)
}

/// Whether the mark that ends every PDF is there. Mail programs may put a
/// little after it.
fn is_whole(bytes: &[u8]) -> bool {
    const END: &[u8] = b"%%EOF";
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    tail.windows(END.len()).any(|window| window == END)
}

fn open(bytes: &[u8]) -> Result<(Vec<Page>, Option<String>), Refusal> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refusal::Locked,
        LoadPdfError::Invalid => Refusal::Damaged {
            looks_like: LooksLike::Pdf,
        },
    })?;
    let count = pdf.pages().len();
    if count > MOST_PAGES {
        return Err(Refusal::TooManyPages { pages: count });
    }
    let title = pdf.metadata().title.as_deref().map(name);
    Ok((letters::collect(&pdf), title))
}

/// A name in a PDF: UTF-16 or UTF-8 with a mark, or nearly Latin-1.
fn name(bytes: &[u8]) -> String {
    let (text, _, _) = encoding_rs::WINDOWS_1252.decode(bytes);
    text.into_owned()
}

fn document(pages: &[Page], title: Option<String>) -> Result<Document, Refusal> {
    let letters: usize = pages.iter().map(|page| page.letters.len()).sum();
    let unread: usize = pages.iter().map(|page| page.unread).sum();
    if letters < FEWEST_LETTERS * pages.len().max(1) && pages.iter().any(|page| page.pictures > 0) {
        return Err(Refusal::Scan { pages: pages.len() });
    }
    if letters == 0 {
        return Err(Refusal::NoWords);
    }
    if unread > letters {
        return Err(Refusal::NoLetters);
    }
    let mut lines: Vec<_> = pages.iter().map(lines::of_page).collect();
    let edges = edges::take(&mut lines, pages);
    let (paragraphs, hyphens) = paragraphs::of(&lines);
    let mut document = Document {
        encoding: "PDF".to_owned(),
        properties: Header {
            title: title.and_then(|title| Told::new(&title, Origin::Properties)),
            url: edges.iter().find_map(|line| address(line)),
            ..Header::default()
        },
        ..Document::default()
    };
    document.warnings.push(Warning::JoinedLines { hyphens });
    if unread > 0 {
        document
            .warnings
            .push(Warning::Unreadable { characters: unread });
    }
    let headline = headline(&paragraphs);
    for (at, paragraph) in paragraphs.into_iter().enumerate() {
        if Some(at) == headline {
            document.styled.title = Told::new(&paragraph.text, Origin::FirstLines);
            document
                .pieces
                .push(Piece::Leave(paragraph.text, LeftOutReason::Headline));
        } else {
            document.pieces.push(Piece::Keep(paragraph.text));
        }
    }
    let mut told = Vec::new();
    for edge in edges {
        // Said once: it is the same on every page, but for numbers.
        if !told.contains(&edge) {
            document
                .pieces
                .push(Piece::Leave(edge.clone(), LeftOutReason::PageEdge));
            told.push(edge);
        }
    }
    Ok(document)
}

/// The address that a browser prints at the edge of a page.
fn address(edge: &str) -> Option<Told> {
    let url = edge.split_whitespace().find_map(web_address)?;
    // A long one is cut with dots, and leads nowhere.
    (!url.contains('…') && !url.ends_with("...")).then(|| Told::new(url, Origin::SavedPage))?
}

/// The headline: the largest print before the first paragraph of prose.
fn headline(paragraphs: &[Paragraph]) -> Option<usize> {
    let length = |size: f64| -> usize {
        let of_size = |p: &&Paragraph| (p.size - size).abs() < size * 0.1;
        let of_size = paragraphs.iter().filter(of_size);
        of_size.map(|paragraph| paragraph.text.len()).sum()
    };
    let body = paragraphs
        .iter()
        .map(|paragraph| paragraph.size)
        .max_by_key(|size| length(*size))?;
    let first = paragraphs
        .iter()
        .position(|p| p.size < body * 1.1 && p.text.len() > 200)
        .unwrap_or(paragraphs.len());
    let large = |(_, p): &(usize, &Paragraph)| p.size > body * 1.25 && p.text.len() < 300;
    let mut best: Option<(usize, &Paragraph)> = None;
    for (at, paragraph) in paragraphs.iter().enumerate().take(first).filter(large) {
        if best.is_none_or(|(_, best)| paragraph.size > best.size * 1.05) {
            best = Some((at, paragraph));
        }
    }
    best.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use crate::testing::{article, left_out, paragraphs, pdf_of, print_of, refused};

    fn pages() -> Vec<u8> {
        pdf_of(&[
            print_of(&[
                ("The Orrin Echo, January 2026", 8, 40, 580),
                ("Lock gate jams", 20, 40, 540),
                ("By Ada Finch", 10, 40, 510),
                (
                    "The lock gate at Orrin jammed on Monday night and the bar-",
                    10,
                    40,
                    480,
                ),
                (
                    "ges that were on their way to the sea waited for it, it was",
                    10,
                    40,
                    468,
                ),
                ("said at the harbour office.", 10, 40, 456),
                (
                    "Nobody was hurt at the gate, said the office, and the work",
                    10,
                    40,
                    432,
                ),
                ("was to begin as soon as the", 10, 40, 420),
                ("1/2", 8, 200, 20),
            ]),
            print_of(&[
                ("The Orrin Echo, January 2026", 8, 40, 580),
                ("water has fallen.", 10, 40, 540),
                ("2/2", 8, 200, 20),
            ]),
        ])
    }

    #[test]
    fn lines_become_paragraphs_and_edges_are_left_out() {
        let article = article("gate.pdf", &pages());
        assert_eq!(
            paragraphs(&article),
            [
                "The lock gate at Orrin jammed on Monday night and the barges that were on their way to the sea waited for it, it was said at the harbour office.",
                "Nobody was hurt at the gate, said the office, and the work was to begin as soon as the water has fallen."
            ]
        );
        assert_eq!(
            left_out(&article),
            [
                ("headline", "Lock gate jams"),
                ("byline", "By Ada Finch"),
                ("page_edge", "The Orrin Echo, January 2026"),
                ("page_edge", "1/2"),
                ("page_edge", "2/2"),
            ]
        );
        assert_eq!(article.title.expect("large").value, "Lock gate jams");
        let codes: Vec<_> = article.warnings.iter().map(crate::Warning::code).collect();
        assert_eq!(codes, ["joined_lines"]);
        assert!(article.complete.is_complete());
        assert_eq!(article.kind.code(), "pdf");
    }

    #[test]
    fn what_a_browser_prints_at_the_edges_is_used() {
        let bytes = pdf_of(&[print_of(&[
            ("1/7/26, 10:15 AM", 8, 40, 580),
            ("Gate jams - The Orrin Echo", 8, 220, 580),
            (
                "The lock gate at Orrin jammed on Monday night, it was said.",
                10,
                40,
                480,
            ),
            ("https://orrin.example/gate", 8, 40, 20),
            ("1/1", 8, 300, 20),
        ])]);
        let article = article("gate.pdf", &bytes);
        assert_eq!(
            article.text,
            "The lock gate at Orrin jammed on Monday night, it was said."
        );
        assert_eq!(
            article.url.expect("printed").value,
            "https://orrin.example/gate"
        );
        assert_eq!(article.title.expect("a property").value, "Gate jams");
    }

    #[test]
    fn scans_and_endless_pages() {
        let picture = "q 400 0 0 600 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q".to_owned();
        assert_eq!(refused("a.pdf", &pdf_of(&[picture])), "scan");
        assert_eq!(refused("a.pdf", &pdf_of(&[String::new()])), "no_words");
        let empty = vec![String::new(); super::MOST_PAGES + 1];
        assert_eq!(refused("a.pdf", &pdf_of(&empty)), "too_many_pages");
        assert_eq!(refused("a.pdf", b"%PDF-1.7\nnothing more"), "damaged");
        let half = pages();
        assert_eq!(refused("a.pdf", &half[..300]), "no_words");
        let cut = article("a.pdf", &half[..half.len() - 8]);
        assert!(!cut.complete.is_complete(), "its end is missing");
    }

    #[test]
    fn pages_that_draw_themselves_end() {
        // Each form draws the next one twenty times.
        let mut file = String::from(
            "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>> endobj\n4 0 obj <</Length 5>> stream\n/X Do\nendstream endobj\n",
        );
        for n in 5..25 {
            let draws = "/X Do ".repeat(20);
            file.push_str(&format!("{n} 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>/Length {}>> stream\n{draws}\nendstream endobj\n", n + 1, draws.len()));
        }
        file.push_str("25 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 6>> stream\n0 0 9 9 re f\nendstream endobj\ntrailer <</Root 1 0 R>>\n");
        assert!(["damaged", "no_words"].contains(&refused("a.pdf", file.as_bytes())));
    }
}
