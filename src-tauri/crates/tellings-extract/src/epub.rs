//! E-books (`.epub`) of articles: each chapter with text is one.
//!
//! Programs that collect articles for reading later write e-books with an
//! article to a chapter. A book in the common sense is refused: its chapters
//! tell no story that an outlet told.

use std::borrow::Cow;

use crate::opening::Opening;
use crate::part::{Part, numbered};
use crate::unzip::Zip;
use crate::xml::{self, Token};
use crate::{LooksLike, Refusal};

/// What makes a zip an e-book.
pub(crate) const CONTAINER: &str = "META-INF/container.xml";

/// The most chapters of what is taken for a collection of articles.
pub(crate) const MOST_CHAPTERS: usize = 60;

/// Opens each chapter of a collection of articles.
///
/// # Errors
/// When it is a book, or damaged.
pub(crate) fn open(opening: &mut Opening<'_>, at: &str, zip: &mut Zip<'_>) -> Result<(), Refusal> {
    let damaged = || Refusal::Damaged {
        looks_like: LooksLike::Office,
    };
    let container = zip
        .named(CONTAINER, &mut opening.budget)?
        .ok_or_else(damaged)?;
    let mut root = None;
    xml::walk_bytes(&container, |token| {
        if let Token::Open(element) = token
            && element.name == "rootfile"
            && root.is_none()
        {
            root = element.get("full-path").map(str::to_owned);
        }
    })?;
    let root = root.ok_or_else(damaged)?;
    let package = zip.named(&root, &mut opening.budget)?.ok_or_else(damaged)?;
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let chapters = chapters(&package, folder)?;
    if chapters.len() > MOST_CHAPTERS {
        return Err(Refusal::Book {
            chapters: chapters.len(),
        });
    }
    if chapters.is_empty() {
        return Err(Refusal::NothingInside);
    }
    let count = chapters.len();
    for (number, name) in chapters.into_iter().enumerate() {
        let at = numbered(at, number, count);
        match zip.named(&name, &mut opening.budget) {
            // The name says what it is, where the bytes leave room for doubt.
            Ok(Some(bytes)) => opening.put(Part::later(at, "chapter.xhtml", Cow::Owned(bytes))),
            Ok(None) => opening.refuse(&at, Cow::default(), damaged()),
            Err(refusal) => opening.refuse(&at, Cow::default(), refusal),
        }
    }
    Ok(())
}

/// The files of the chapters in the order in which they are read.
fn chapters(package: &[u8], folder: &str) -> Result<Vec<String>, Refusal> {
    let (mut files, mut order) = (Vec::new(), Vec::new());
    xml::walk_bytes(package, |token| {
        let Token::Open(element) = token else {
            return;
        };
        match element.name.as_str() {
            "item" => {
                let page = element
                    .get("media-type")
                    .is_some_and(|kind| kind.contains("html"));
                let list = element.get("properties").is_some_and(|p| p.contains("nav"));
                if let (Some(id), Some(file)) = (element.get("id"), element.get("href"))
                    && page
                    && !list
                {
                    files.push((id.to_owned(), file.to_owned()));
                }
            }
            "itemref" => order.extend(element.get("idref").map(str::to_owned)),
            _ => {}
        }
    })?;
    Ok(order
        .iter()
        .filter_map(|wanted| files.iter().find(|(id, _)| id == wanted))
        .map(|(_, file)| {
            let file = file.replace("%20", " ");
            if folder.is_empty() {
                file
            } else {
                format!("{folder}/{file}")
            }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use crate::testing::{lines, refused, zip_of};

    fn book(chapters: usize) -> Vec<u8> {
        let container =
            b"<container><rootfiles><rootfile full-path='OPS/a.opf'/></rootfiles></container>";
        let (mut items, mut order) = (String::new(), String::new());
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        for n in 1..=chapters {
            items.push_str(&format!(
                "<item id='c{n}' href='c{n}.xhtml' media-type='application/xhtml+xml'/>"
            ));
            order.push_str(&format!("<itemref idref='c{n}'/>"));
            let page = format!(
                "<?xml version='1.0'?><html><head><title>Gate {n} jams</title></head><body><p>The gate jammed {n} times on Monday night.</p></body></html>"
            );
            files.push((format!("OPS/c{n}.xhtml"), page.into_bytes()));
        }
        let package = format!(
            "<package><manifest><item id='n' href='n.xhtml' properties='nav' media-type='application/xhtml+xml'/>{items}</manifest><spine><itemref idref='n'/>{order}</spine></package>"
        );
        let mut all: Vec<(&str, &[u8])> = vec![
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", container),
            ("OPS/a.opf", package.as_bytes()),
        ];
        all.extend(
            files
                .iter()
                .map(|(name, bytes)| (name.as_str(), bytes.as_slice())),
        );
        zip_of(&all)
    }

    #[test]
    fn each_chapter_is_an_article() {
        assert_eq!(
            lines("a.epub", &book(2)),
            ["1 of 2: Gate 1 jams", "2 of 2: Gate 2 jams"]
        );
    }

    #[test]
    fn books_are_refused() {
        assert_eq!(refused("a.epub", &book(super::MOST_CHAPTERS + 1)), "book");
        let empty = zip_of(&[("META-INF/container.xml", b"<container/>")]);
        assert_eq!(refused("a.epub", &empty), "damaged");
    }
}
