//! XML as a walk over elements and text, safe on hostile files.
//!
//! No entity of a document is ever expanded and none is ever fetched: a
//! document that defines its own is refused, and a reference to one that
//! nobody defined stays as it is written. Nesting is limited, so that nobody
//! who reads a tree of elements can be brought to overflow the stack. What is
//! malformed ends the walk with what came before it.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::{Kind, Refusal, decode};

/// The deepest nesting of elements that is read, as in browsers. Documents of
/// office programs stay below 50.
pub(crate) const MOST_DEPTH: usize = 512;

/// The most attributes of one element that are looked at. Office programs
/// write up to about 60 name spaces on their root.
const MOST_ATTRIBUTES: usize = 256;

/// What the walk meets. Names are without their name space's prefix.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Token<'t> {
    /// An element begins.
    Open(&'t Element),
    /// An element ends.
    Close(&'t str),
    /// Text, with references resolved.
    Text(&'t str),
}

/// An element's name and attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of the attribute of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Whether a document could be read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Walked {
    /// To its end.
    Whole,
    /// Up to where it is malformed or cut off.
    Broken,
}

/// Decodes a document's bytes and walks it.
///
/// # Errors
/// When it is nested too deeply or defines entities.
pub(crate) fn walk_bytes(bytes: &[u8], each: impl FnMut(Token<'_>)) -> Result<Walked, Refusal> {
    // What declares an encoding in XML is found as in pages.
    walk(&decode::decode(bytes, Kind::Html).text, each)
}

/// Walks a document.
///
/// # Errors
/// When it is nested too deeply or defines entities.
pub(crate) fn walk(text: &str, mut each: impl FnMut(Token<'_>)) -> Result<Walked, Refusal> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.allow_dangling_amp = true;
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > MOST_DEPTH {
                    return Err(Refusal::TooDeep { depth });
                }
                each(Token::Open(&element(&start)));
            }
            Ok(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                each(Token::Close(local(end.name().as_ref())));
            }
            Ok(Event::Text(piece)) => each(Token::Text(&piece.xml10_content())),
            Ok(Event::CData(piece)) => each(Token::Text(&piece.xml10_content())),
            Ok(Event::GeneralRef(reference)) => {
                let name: &str = &reference;
                match reference.resolve_char_ref() {
                    Ok(Some(c)) => each(Token::Text(c.encode_utf8(&mut [0; 4]))),
                    _ => match resolve_predefined_entity(name) {
                        Some(text) => each(Token::Text(text)),
                        None => each(Token::Text(&format!("&{name};"))),
                    },
                }
            }
            Ok(Event::DocType(declared)) => {
                let declared: &str = &declared;
                if declared.contains("<!ENTITY") || declared.contains("<!entity") {
                    return Err(Refusal::OwnEntities);
                }
            }
            Ok(Event::Eof) if depth == 0 => return Ok(Walked::Whole),
            Ok(Event::Eof) | Err(_) => return Ok(Walked::Broken),
            Ok(_) => {}
        }
    }
}

/// The text inside the elements of this name.
///
/// # Errors
/// As [`walk`].
pub(crate) fn text_of(bytes: &[u8], name: &str) -> Result<String, Refusal> {
    let (mut inside, mut found) = (false, String::new());
    walk_bytes(bytes, |token| match token {
        Token::Open(element) => inside = element.name == name,
        Token::Close(_) => inside = false,
        Token::Text(text) if inside => found.push_str(text),
        Token::Text(_) => {}
    })?;
    Ok(found)
}

/// The name of a document's outermost element, in the beginning of a file.
pub(crate) fn root(head: &str) -> Option<String> {
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    loop {
        rest = if let Some(after) = rest.strip_prefix("<?") {
            after.split_once("?>")?.1
        } else if let Some(after) = rest.strip_prefix("<!--") {
            after.split_once("-->")?.1
        } else if let Some(after) = rest.strip_prefix("<!") {
            // A declaration may hold others in brackets.
            let end = after.find('>')?;
            match after[..end].find('[') {
                Some(open) => after[open..].split_once(']')?.1.split_once('>')?.1,
                None => &after[end + 1..],
            }
        } else {
            let name = rest.strip_prefix('<')?;
            let end = name.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))?;
            let name = local(&name[..end]);
            return name
                .starts_with(char::is_alphabetic)
                .then(|| name.to_owned());
        }
        .trim_start();
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start
        .attributes()
        .with_checks(false)
        .take(MOST_ATTRIBUTES)
        .flatten()
        .map(|attribute| {
            let value: &str = &attribute.value;
            (
                local(attribute.key.as_ref()).to_owned(),
                attribute
                    .normalized_value(XmlVersion::Implicit1_0)
                    .map_or_else(|_| value.to_owned(), |value| value.into_owned()),
            )
        })
        .collect();
    Element {
        name: local(start.name().as_ref()).to_owned(),
        attributes,
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Result<(String, Walked), &'static str> {
        let mut told = String::new();
        walk(text, |token| match token {
            Token::Open(element) => {
                told.push_str(&format!("[{}", element.name));
                for (name, value) in &element.attributes {
                    told.push_str(&format!(" {name}={value}"));
                }
            }
            Token::Close(_) => told.push(']'),
            Token::Text(text) => told.push_str(text),
        })
        .map(|walked| (told, walked))
        .map_err(|refusal| refusal.code())
    }

    fn check(text: &str, expected: &str, walked: Walked) {
        assert_eq!(told(text), Ok((expected.to_owned(), walked)), "{text}");
    }

    #[test]
    fn elements_and_text_in_order() {
        check(
            "<a:b c:d='1&lt;2'>x &amp; y&#33;<e/></a:b>",
            "[b d=1<2x & y![e]]",
            Walked::Whole,
        );
        check("<a><![CDATA[<b>]]></a>", "[a<b>]", Walked::Whole);
        check("<a>R & B</a>", "[aR & B]", Walked::Whole);
        check("<a><b>cut o", "[a[bcut o", Walked::Broken);
        check("<a>one</b>two</a>", "[aone", Walked::Broken);
    }

    #[test]
    fn entities_are_never_expanded() {
        check("<a>&bomb; &nbsp;</a>", "[a&bomb; &nbsp;]", Walked::Whole);
        check(
            "<!DOCTYPE html SYSTEM 'http://harbour.example/x.dtd'><a>1</a>",
            "[a1]",
            Walked::Whole,
        );
        let bomb = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>";
        assert_eq!(told(bomb), Err("own_entities"));
        let outside = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>";
        assert_eq!(told(outside), Err("own_entities"));
    }

    #[test]
    fn depth_is_limited() {
        assert!(told(&"<a>".repeat(512)).is_ok());
        assert_eq!(told(&"<a>".repeat(513)), Err("too_deep"));
    }

    #[test]
    fn roots() {
        let check = |text, name: Option<&str>| assert_eq!(root(text).as_deref(), name, "{text}");
        check(
            "<?xml version='1.0'?>\n<!-- x -->\n<rss version='2.0'>",
            Some("rss"),
        );
        check("<!DOCTYPE rss [<!ENTITY a '>'> ]><rss>", Some("rss"));
        check("<rdf:RDF xmlns='y'>", Some("RDF"));
        check("<3 apples", None);
        check("words", None);
    }
}
