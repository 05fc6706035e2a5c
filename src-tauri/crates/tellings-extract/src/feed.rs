//! Feeds: RSS, RDF and Atom, with each entry an article.
//!
//! An entry that carries its whole text is one; an entry with a summary only
//! is told as incomplete, since what is not in a summary may well be in the
//! article. Nothing is fetched.

use std::borrow::Cow;

use crate::decode;
use crate::opening::Opening;
use crate::part::numbered;
use crate::record::{Body, Record, page};
use crate::xml::{self, Element, Token, Walked};
use crate::{Kind, Origin, Refusal};

/// Whether a document's outermost element is a feed's.
pub(crate) fn is_root(name: &str) -> bool {
    matches!(name, "rss" | "feed" | "RDF")
}

/// Opens each entry of a feed.
pub(crate) fn open<'a>(opening: &mut Opening<'a>, at: &str, bytes: Cow<'a, [u8]>) {
    let text = decode::decode(&bytes, Kind::Html).text;
    let mut walk = Walk::default();
    let walked = xml::walk(&text, |token| walk.token(token));
    let entries = match walked {
        Ok(Walked::Whole | Walked::Broken) => walk.all_entries(),
        Err(refusal) => return opening.refuse(at, bytes, refusal),
    };
    if entries.is_empty() {
        return opening.refuse(at, bytes, Refusal::NoEntries);
    }
    let count = entries.len();
    for (number, entry) in entries.into_iter().enumerate() {
        let at = numbered(at, number, count);
        opening.record(&at, entry.record(&walk.outlet));
    }
}

/// One entry while it is read.
#[derive(Clone, Debug, Default)]
struct Entry {
    title: String,
    author: String,
    date: String,
    /// When it was changed, where it does not say when it was published.
    updated: String,
    link: String,
    guid: String,
    content: String,
    content_is_page: bool,
    summary: String,
    language: String,
}

impl Entry {
    fn record(self, outlet: &str) -> Record {
        let summary_only = self.content.trim().is_empty();
        let text = if summary_only {
            self.summary
        } else {
            self.content
        };
        // Feeds carry pages as text: whatever has tags is one.
        let is_page = self.content_is_page || (text.contains('<') && text.contains('>'));
        let body = if is_page || text.contains('&') {
            Body::Page(page(&text))
        } else {
            Body::Text(text)
        };
        let link = [self.link, self.guid]
            .into_iter()
            .find(|link| !link.trim().is_empty());
        let date = if self.date.trim().is_empty() {
            self.updated
        } else {
            self.date
        };
        let mut record = Record::new(Kind::Feed, Origin::Feed, body);
        record.title(&unmarked(&self.title));
        record.byline(&self.author);
        record.outlet(outlet);
        record.date(&date);
        record.url(link.as_deref().unwrap_or_default());
        record.language(&self.language);
        record.summary_only = summary_only;
        record
    }
}

/// A title without the markup that some feeds put into it.
fn unmarked(title: &str) -> String {
    let mut inside = false;
    let bare: String = title
        .chars()
        .filter(|c| {
            inside = inside || *c == '<';
            let keep = !inside;
            inside = inside && *c != '>';
            keep
        })
        .collect();
    // A lone mark is part of the words.
    if bare.trim().is_empty() {
        title.to_owned()
    } else {
        bare
    }
    .replace("&#39;", "'")
    .replace("&quot;", "\"")
    .replace("&lt;", "<")
    .replace("&gt;", ">")
    .replace("&amp;", "&")
}

#[derive(Default)]
struct Walk {
    outlet: String,
    entry: Option<Entry>,
    entries: Vec<Entry>,
    /// The names of the elements that are open.
    path: Vec<String>,
    /// How deep the element lies whose markup is taken as it stands.
    verbatim: Option<usize>,
}

impl Walk {
    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Open(element) => self.enter(element),
            Token::Close(name) => self.leave(name),
            Token::Text(text) => self.say(text),
        }
    }

    fn enter(&mut self, element: &Element) {
        let name = element.name.as_str();
        self.path.push(name.to_owned());
        if self.verbatim.is_some() {
            return self.say_verbatim(&format!("<{name}>"));
        }
        if matches!(name, "item" | "entry") {
            self.entry = Some(Entry::default());
        }
        let Some(entry) = &mut self.entry else {
            return;
        };
        match name {
            "link" => {
                let wanted = matches!(element.get("rel"), None | Some("alternate"));
                if let Some(link) = element.get("href").filter(|_| wanted)
                    && entry.link.is_empty()
                {
                    entry.link = link.to_owned();
                }
            }
            "content" | "encoded" => {
                let kind = element.get("type").unwrap_or("html");
                entry.content_is_page = kind != "text" && kind != "text/plain";
                if kind == "xhtml" || kind.ends_with("xml") {
                    self.verbatim = Some(self.path.len());
                }
            }
            _ => {}
        }
        if let Some(language) = element.get("lang")
            && name == "entry"
        {
            entry.language = language.to_owned();
        }
    }

    fn leave(&mut self, name: &str) {
        if self.verbatim.is_some_and(|depth| depth < self.path.len()) {
            self.say_verbatim(&format!("</{name}>"));
        } else {
            self.verbatim = None;
        }
        self.path.pop();
        if matches!(name, "item" | "entry") && self.verbatim.is_none() {
            self.entries.extend(self.entry.take());
        }
    }

    fn say_verbatim(&mut self, markup: &str) {
        if let Some(entry) = &mut self.entry {
            entry.content.push_str(markup);
        }
    }

    fn say(&mut self, text: &str) {
        if self.verbatim.is_some() {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            return self.say_verbatim(&text);
        }
        let name = self.path.last().map_or("", String::as_str);
        let parent = self.path.iter().rev().nth(1).map_or("", String::as_str);
        let Some(entry) = &mut self.entry else {
            if name == "title" && matches!(parent, "channel" | "feed") {
                self.outlet.push_str(text);
            }
            return;
        };
        let of_entry = matches!(parent, "item" | "entry");
        match name {
            "title" if of_entry => entry.title.push_str(text),
            "creator" => entry.author.push_str(text),
            "name" if parent == "author" => entry.author.push_str(text),
            // RSS has an address there, with the name in brackets.
            "author" if of_entry => entry.author.push_str(named(text)),
            "pubDate" | "date" | "published" | "issued" => entry.date.push_str(text),
            "updated" | "modified" => entry.updated.push_str(text),
            "link" if of_entry => entry.link.push_str(text),
            "guid" | "id" if of_entry => entry.guid.push_str(text),
            "encoded" | "content" => entry.content.push_str(text),
            "description" | "summary" if of_entry => entry.summary.push_str(text),
            _ => {}
        }
    }

    /// The entries, the one that was begun too.
    fn all_entries(&mut self) -> Vec<Entry> {
        let mut entries = std::mem::take(&mut self.entries);
        entries.extend(self.entry.take());
        entries
    }
}

/// `ada@orrin.example (Ada Finch)` is Ada Finch.
fn named(author: &str) -> &str {
    match author.split_once('(') {
        Some((address, name)) if address.contains('@') => name.trim_end().trim_end_matches(')'),
        _ if author.contains('@') => "",
        _ => author,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{lines, refused};
    use crate::{Source, parts};

    const RSS: &str = "<?xml version='1.0'?><rss version='2.0' xmlns:content='c' xmlns:dc='d'><channel><title>The Orrin Echo</title><link>https://orrin.example/</link>\
        <item><title>Gate &amp;amp; lock jam</title><link>https://orrin.example/gate</link><pubDate>Mon, 05 Jan 2026 22:30:00 +0100</pubDate><dc:creator>Ada Finch</dc:creator><description>Short.</description>\
        <content:encoded><![CDATA[<p>The gate at Orrin jammed on Monday night, it was said.</p><p>Nine barges waited until the morning came.</p>]]></content:encoded></item>\
        <item><title>Gate freed</title><guid>https://orrin.example/freed</guid><author>bo@orrin.example (Bo Reed)</author><description>The gate was freed at noon.</description></item>\
        </channel></rss>";

    #[test]
    fn each_entry_of_a_feed_is_an_article() {
        let parts = parts(&Source {
            name: "feed.xml",
            bytes: RSS.as_bytes(),
        });
        let [whole, summary] = parts.as_slice() else {
            panic!("two entries: {parts:?}");
        };
        let whole = whole.article().expect("an article");
        assert_eq!(
            whole.text,
            "The gate at Orrin jammed on Monday night, it was said.\n\nNine barges waited until the morning came."
        );
        let told = |told: Option<crate::Told>| told.map(|told| (told.value, told.origin.code()));
        let from_feed = |value: &str| Some((value.to_owned(), "feed"));
        assert_eq!(told(whole.title), from_feed("Gate & lock jam"));
        assert_eq!(told(whole.outlet), from_feed("The Orrin Echo"));
        assert_eq!(told(whole.byline), from_feed("Ada Finch"));
        assert_eq!(told(whole.date), from_feed("2026-01-05"));
        assert_eq!(told(whole.url), from_feed("https://orrin.example/gate"));
        assert!(whole.complete.is_complete());
        assert_eq!(summary.within, "2 of 2");
        let summary = summary.article().expect("an article");
        assert_eq!(summary.complete.code(), "partial");
        assert_eq!(told(summary.byline), from_feed("Bo Reed"));
        assert_eq!(told(summary.url), from_feed("https://orrin.example/freed"));
    }

    #[test]
    fn atom_with_its_three_sorts_of_content() {
        let atom = "<feed xmlns='a'><title>Echo</title>\
            <entry><title>One</title><content type='xhtml'><div><p>The gate &lt;jammed&gt; on <b>Monday</b>.</p></div></content></entry>\
            <entry><title>Two</title><content type='html'>&lt;p&gt;It was freed at noon.&lt;/p&gt;</content></entry>\
            <entry><title>Three</title><link rel='self' href='https://x.example/1'/><link href='https://x.example/2'/><content type='text'>It is open.</content></entry></feed>";
        let parts = parts(&Source {
            name: "feed.atom",
            bytes: atom.as_bytes(),
        });
        let texts: Vec<String> = parts
            .iter()
            .map(|part| part.article().expect("an article").text)
            .collect();
        assert_eq!(
            texts,
            [
                "The gate <jammed> on Monday.",
                "It was freed at noon.",
                "It is open."
            ]
        );
        let url = parts[2].article().expect("an article").url;
        assert_eq!(url.expect("told").value, "https://x.example/2");
    }

    #[test]
    fn empty_and_hostile_feeds() {
        assert_eq!(
            refused("a.xml", b"<rss><channel></channel></rss>"),
            "no_entries"
        );
        let bomb = b"<!DOCTYPE rss [<!ENTITY a 'aaaa'>]><rss><item><title>&a;</title></item></rss>";
        assert_eq!(refused("a.xml", bomb), "own_entities");
        let deep = format!("<rss>{}", "<item>".repeat(600));
        assert_eq!(refused("a.xml", deep.as_bytes()), "too_deep");
        let cut = &RSS.as_bytes()[..RSS.len() - 60];
        assert_eq!(
            lines("a.xml", cut),
            ["1 of 2: Gate & lock jam", "2 of 2: Gate freed"]
        );
    }
}
