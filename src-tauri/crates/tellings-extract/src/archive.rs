//! Zips: documents that are one, and archives of articles.
//!
//! Which of the two it is, the names inside say. An archive is read like a
//! folder: files whose names are those of articles are taken, each as if it
//! had been dropped by itself, and the others are counted.

use std::borrow::Cow;

use crate::opening::Opening;
use crate::part::{Part, safe_name, within};
use crate::unzip::Zip;
use crate::{Kind, LooksLike, Refusal, Source, docx, epub, odt, sniff};

/// What a zip turned out to be.
enum Found<'a> {
    Document(Zip<'a>, Kind),
    Book(Zip<'a>),
    Archive(Zip<'a>),
    Neither(Refusal),
}

/// Takes a zip apart.
pub(crate) fn open<'a>(opening: &mut Opening<'a>, at: &str, name: &str, bytes: Cow<'a, [u8]>) {
    let article = match found(&bytes) {
        Found::Archive(zip) => return files(opening, at, zip),
        Found::Book(mut zip) => match epub::open(opening, at, &mut zip) {
            Ok(()) => return,
            Err(refusal) => Err(refusal),
        },
        Found::Neither(refusal) => Err(refusal),
        Found::Document(mut zip, kind) => {
            let document = if kind == Kind::Docx {
                docx::read(&mut zip, &mut opening.budget)
            } else {
                odt::read(&mut zip, &mut opening.budget)
            };
            document.map(|document| (document, kind))
        }
    };
    match article {
        Ok((document, kind)) => opening.document(at, name, bytes, document, kind),
        Err(refusal) => opening.put(Part::known(at.to_owned(), bytes, Err(refusal))),
    }
}

fn found(bytes: &[u8]) -> Found<'_> {
    let zip = match Zip::open(bytes, LooksLike::Archive) {
        Ok(zip) => zip,
        Err(refusal) => return Found::Neither(refusal),
    };
    let has = |folder: &str| zip.entries.iter().any(|e| e.name.starts_with(folder));
    if has("[Content_Types].xml") || has("_rels/.rels") {
        return if has(docx::FOLDER) {
            Found::Document(zip, Kind::Docx)
        } else {
            Found::Neither(Refusal::NotText {
                looks_like: LooksLike::Office,
            })
        };
    }
    if has(epub::CONTAINER) {
        return Found::Book(zip);
    }
    if has(odt::BODY) && has("META-INF/manifest.xml") {
        return Found::Document(zip, Kind::Odt);
    }
    Found::Archive(zip)
}

/// Opens the files of an archive, in the order of their names.
fn files(opening: &mut Opening<'_>, at: &str, mut zip: Zip<'_>) {
    let refuse = |opening: &mut Opening<'_>, refusal| {
        opening.put(Part::known(at.to_owned(), Cow::default(), Err(refusal)));
    };
    if opening.depth >= crate::MOST_NESTING {
        return refuse(opening, Refusal::NestedTooDeep);
    }
    let names: Vec<String> = zip.entries.iter().map(|entry| entry.name.clone()).collect();
    let mut inside: Vec<(String, usize)> = Vec::new();
    let mut others = 0;
    for entry in &zip.entries {
        if !entry.is_file() || is_companion(&entry.name, &names) {
            continue;
        }
        if sniff::is_article_name(&entry.name) {
            inside.push((entry.name.clone(), entry.at));
        } else {
            others += usize::from(!is_hidden(&entry.name));
        }
    }
    inside.sort();
    if inside.is_empty() {
        return refuse(opening, Refusal::NothingInside);
    }
    opening.depth += 1;
    for (name, place) in inside {
        let at = within(at, &safe_name(&name));
        match zip.unpack(place, &mut opening.budget) {
            Ok(bytes)
                if crate::is_of_other_kind(&Source {
                    name: &name,
                    bytes: &bytes,
                }) =>
            {
                others += 1;
            }
            Ok(bytes) => opening.file(&at, &name, Cow::Owned(bytes)),
            Err(refusal) => opening.put(Part::known(at, Cow::default(), Err(refusal))),
        }
    }
    opening.depth -= 1;
    if zip.doubled {
        refuse(opening, Refusal::SameName);
    }
    if others > 0 {
        refuse(opening, Refusal::OtherKinds { count: others });
    }
}

/// What systems put beside files unasked.
fn is_hidden(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.starts_with('.') || name.starts_with("__MACOSX/")
}

/// Whether a file lies in the folder that a browser puts beside a saved page
/// (`Page.html` and `Page_files/`).
fn is_companion(name: &str, names: &[String]) -> bool {
    name.match_indices("_files/").any(|(at, _)| {
        ["html", "htm"].iter().any(|ending| {
            let page = format!("{}.{ending}", &name[..at]);
            names.contains(&page)
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{article, lines, refused, zip_of};
    use crate::unzip::MOST_ENTRIES;
    use crate::{Source, parts};

    #[test]
    fn an_archive_is_read_like_a_folder() {
        let inner = zip_of(&[("c.md", b"# Gate jams\n\nNine barges waited.")]);
        let bytes = zip_of(&[
            ("set/b.txt", b"The bridge fell."),
            (
                "set/a.html",
                b"<html><body><p>The gate jammed on Monday.</p></body></html>",
            ),
            ("set/empty.txt", b""),
            ("more.zip", &inner),
            (
                "Page.html",
                b"<html><body><p>The ferry left at nine.</p></body></html>",
            ),
            ("Page_files/ad.html", b"<html><p>Buy.</p></html>"),
            ("photo.jpg", b"\xFF\xD8\xFF"),
            ("package.json", b"{\"name\": \"x\"}"),
            (".hidden.txt", b"x"),
            ("__MACOSX/._b.txt", b"x"),
        ]);
        assert_eq!(
            lines("issue.zip", &bytes),
            [
                "Page.html: The ferry left at nine.",
                "more.zip › c.md: Gate jams",
                "set/a.html: The gate jammed on Monday.",
                "set/b.txt: The bridge fell.",
                "set/empty.txt: (empty)",
                ": (other_kinds)",
            ]
        );
        let parts = parts(&Source {
            name: "issue.zip",
            bytes: &bytes,
        });
        assert_eq!(
            &*parts[3].bytes, b"The bridge fell.",
            "the inner file's bytes"
        );
    }

    #[test]
    fn one_article_in_a_zip_is_that_article() {
        let bytes = zip_of(&[("b.txt", b"The bridge fell.")]);
        assert_eq!(article("b.zip", &bytes).text, "The bridge fell.");
    }

    #[test]
    fn names_are_shown_and_never_followed() {
        let bytes = zip_of(&[("../../etc/a\u{202e}b.txt", b"The bridge fell.")]);
        assert_eq!(
            lines("a.zip", &bytes),
            ["../../etc/a\u{fffd}b.txt: The bridge fell."]
        );
    }

    #[test]
    fn bombs_stay_packed() {
        let same = vec![b'a'; 5 * 1024 * 1024];
        let bomb = zip_of(&[("a.txt", &same), ("b.txt", b"The bridge fell.")]);
        assert_eq!(
            lines("a.zip", &bomb),
            ["a.txt: (unpacks_too_large)", "b.txt: The bridge fell."]
        );
        let many: Vec<String> = (0..=MOST_ENTRIES).map(|n| format!("{n}.txt")).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|n| (n.as_str(), &b"x"[..])).collect();
        assert_eq!(refused("a.zip", &zip_of(&many)), "too_many_inside");
    }

    #[test]
    fn archives_in_archives_end() {
        let mut bytes = zip_of(&[("a.txt", b"The bridge fell.")]);
        for _ in 0..2 {
            bytes = zip_of(&[("a.zip", &bytes)]);
        }
        assert_eq!(
            lines("a.zip", &bytes),
            ["a.zip › a.zip › a.txt: The bridge fell."]
        );
        bytes = zip_of(&[("a.zip", &bytes)]);
        assert_eq!(
            lines("a.zip", &bytes),
            ["a.zip › a.zip › a.zip: (nested_too_deep)"]
        );
    }

    #[test]
    fn locked_empty_and_damaged_archives() {
        assert_eq!(refused("a.zip", &zip_of(&[])), "nothing_inside");
        assert_eq!(
            refused("a.zip", &zip_of(&[("photo.jpg", b"x")])),
            "nothing_inside"
        );
        let mut bytes = zip_of(&[("a.txt", b"The bridge fell.")]);
        // The bit that says so stands in both headers of the file.
        let central = bytes
            .windows(4)
            .position(|w| w == b"PK\x01\x02")
            .expect("there");
        bytes[6] |= 1;
        bytes[central + 8] |= 1;
        assert_eq!(refused("a.zip", &bytes), "locked");
        let half = &zip_of(&[("a.txt", b"The bridge fell.")])[..40];
        assert_eq!(refused("a.zip", half), "damaged");
    }
}
