//! What comes out of a file: the article and where each part of it came from.
//!
//! These types hold values and decide nothing; the modules that read plain
//! text, Markdown and pages fill them. Start with [`Article`].

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Completeness, Warning};

/// One article as read from one file.
///
/// For plain text and Markdown, the paragraphs of `text` and the `left_out`
/// texts, put together in their order, give back every non-white character of
/// the decoded file (for Markdown: less the characters of its markup).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The headline, where the file has one.
    pub title: Option<Told>,
    /// Who signed the article.
    pub byline: Option<Told>,
    /// Who published it. Only ever from explicit evidence.
    pub outlet: Option<Told>,
    /// The day of publication as `YYYY-MM-DD`. Only ever as stated.
    pub date: Option<Told>,
    /// Its address on the web, `http` or `https` only.
    pub url: Option<Told>,
    /// The language the page declares, as a BCP 47 tag in lower case.
    pub language: Option<Told>,
    /// The reporting: paragraphs joined by one blank line, none of which
    /// holds a line break.
    pub text: String,
    /// What stood in the file and is not part of `text`, in its order.
    pub left_out: Vec<LeftOut>,
    /// Whether this is known to be the whole article.
    pub complete: Completeness,
    /// What was odd about the file.
    pub warnings: Vec<Warning>,
    /// What the file turned out to be.
    pub kind: Kind,
    /// The name of the encoding the bytes were read as.
    pub encoding: String,
}

impl Article {
    /// The paragraphs of the text, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        crate::passage::paragraphs(&self.text)
    }
}

/// A value together with where it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The value, trimmed, never empty.
    pub value: String,
    /// Where it came from.
    pub origin: Origin,
}

impl Told {
    /// `value` with its white space evened out, unless nothing is left of it.
    #[must_use]
    pub fn new(value: &str, origin: Origin) -> Option<Self> {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        (!value.is_empty()).then_some(Self { value, origin })
    }
}

/// Where a value came from, the most deliberate statement first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A person typed it in.
    Person,
    /// The page's JSON-LD, written for search engines.
    JsonLd,
    /// The page's OpenGraph or `article:` properties.
    OpenGraph,
    /// Another `<meta>` element of the page.
    MetaTag,
    /// The page's `<link rel="canonical">`.
    CanonicalLink,
    /// What can be read on the page itself: `<title>`, `<h1>`, `<time>`.
    Page,
    /// The page's attributes, such as `<html lang>`.
    Markup,
    /// The note that the saving program left in the file.
    SavedPage,
    /// The article's address on the web.
    Address,
    /// The block of settings that opens a Markdown file.
    FrontMatter,
    /// The document's styles: the paragraph that is set as its title.
    Styles,
    /// The document's properties, beside its text.
    Properties,
    /// The header of an e-mail message.
    MailHeader,
    /// The feed that the article is an entry of.
    Feed,
    /// The fields of an export or an agency’s item.
    Record,
    /// The text's first lines.
    FirstLines,
    /// The name of the file.
    FileName,
}

impl Origin {
    /// All origins.
    pub const ALL: [Self; 17] = [
        Self::Person,
        Self::JsonLd,
        Self::OpenGraph,
        Self::MetaTag,
        Self::CanonicalLink,
        Self::Page,
        Self::Markup,
        Self::SavedPage,
        Self::Address,
        Self::FrontMatter,
        Self::Styles,
        Self::Properties,
        Self::MailHeader,
        Self::Feed,
        Self::Record,
        Self::FirstLines,
        Self::FileName,
    ];

    /// The stable name, for storing.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::JsonLd => "json_ld",
            Self::OpenGraph => "open_graph",
            Self::MetaTag => "meta_tag",
            Self::CanonicalLink => "canonical_link",
            Self::Page => "page",
            Self::Markup => "markup",
            Self::SavedPage => "saved_page",
            Self::Address => "address",
            Self::FrontMatter => "front_matter",
            Self::Styles => "styles",
            Self::Properties => "properties",
            Self::MailHeader => "mail_header",
            Self::Feed => "feed",
            Self::Record => "record",
            Self::FirstLines => "first_lines",
            Self::FileName => "file_name",
        }
    }

    /// The origin of that stable name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.code() == code)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Person => "typed in by a person",
            Self::JsonLd => "from the page’s JSON-LD",
            Self::OpenGraph => "from the page’s OpenGraph properties",
            Self::MetaTag => "from a meta tag of the page",
            Self::CanonicalLink => "from the page’s canonical link",
            Self::Page => "read on the page",
            Self::Markup => "from the page’s markup",
            Self::SavedPage => "noted by the program that saved the page",
            Self::Address => "from the article’s address",
            Self::FrontMatter => "from the block that opens the file",
            Self::Styles => "set as the document’s title",
            Self::Properties => "from the document’s properties",
            Self::MailHeader => "from the message’s header",
            Self::Feed => "from the feed",
            Self::Record => "from the fields of the export",
            Self::FirstLines => "from the text’s first lines",
            Self::FileName => "from the file’s name",
        })
    }
}

/// A stretch of the file that is not part of the article's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The words as they stood.
    pub text: String,
    /// The number, from 0, of the kept paragraph it stood before; the number
    /// of kept paragraphs when it stood after the last.
    pub before: usize,
    /// Why it was left out.
    pub reason: LeftOutReason,
}

/// Why a stretch of the file is not part of the article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftOutReason {
    /// It is the headline, offered as the title.
    Headline,
    /// It was offered as the date.
    Date,
    /// It was offered as the byline.
    Byline,
    /// It was offered as the outlet.
    Outlet,
    /// It was offered as the link.
    Url,
    /// A statement about the article that the app has no use for.
    Metadata,
    /// Who worked on the article: “Reporting by …; editing by …”.
    Credit,
    /// An advertisement, or the line that announces one.
    Advertising,
    /// An invitation to subscribe, sign in or take a newsletter.
    Subscription,
    /// An invitation to share or follow.
    Sharing,
    /// A pointer to other articles.
    Related,
    /// A notice about cookies or consent.
    Cookies,
    /// Menus, headers and footers of the site.
    Navigation,
    /// The caption or credit of a picture or video.
    Caption,
    /// The description of a picture.
    Image,
    /// Readers' comments.
    Comments,
    /// A box beside the article.
    Aside,
    /// Labels and controls of a form.
    Form,
    /// It is in the file, but a browser would not show it.
    Hidden,
    /// Markup that was not text.
    Markup,
    /// It runs along the edge of pages: a header, a footer, a page number.
    PageEdge,
    /// A footnote, an endnote or a comment.
    Note,
    /// It was deleted, and the document still shows that.
    Deleted,
    /// Anything else that stands around articles and is not reporting.
    Boilerplate,
    /// A person took it out.
    TakenOut,
}

impl LeftOutReason {
    /// All reasons.
    pub const ALL: [Self; 25] = [
        Self::Headline,
        Self::Date,
        Self::Byline,
        Self::Outlet,
        Self::Url,
        Self::Metadata,
        Self::Credit,
        Self::Advertising,
        Self::Subscription,
        Self::Sharing,
        Self::Related,
        Self::Cookies,
        Self::Navigation,
        Self::Caption,
        Self::Image,
        Self::Comments,
        Self::Aside,
        Self::Form,
        Self::Hidden,
        Self::Markup,
        Self::PageEdge,
        Self::Note,
        Self::Deleted,
        Self::Boilerplate,
        Self::TakenOut,
    ];

    /// The stable name, for storing.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Date => "date",
            Self::Byline => "byline",
            Self::Outlet => "outlet",
            Self::Url => "url",
            Self::Metadata => "metadata",
            Self::Credit => "credit",
            Self::Advertising => "advertising",
            Self::Subscription => "subscription",
            Self::Sharing => "sharing",
            Self::Related => "related",
            Self::Cookies => "cookies",
            Self::Navigation => "navigation",
            Self::Caption => "caption",
            Self::Image => "image",
            Self::Comments => "comments",
            Self::Aside => "aside",
            Self::Form => "form",
            Self::Hidden => "hidden",
            Self::Markup => "markup",
            Self::PageEdge => "page_edge",
            Self::Note => "note",
            Self::Deleted => "deleted",
            Self::Boilerplate => "boilerplate",
            Self::TakenOut => "taken_out",
        }
    }

    /// The reason of that stable name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

impl fmt::Display for LeftOutReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Headline => "offered as the title",
            Self::Date => "offered as the date",
            Self::Byline => "offered as the byline",
            Self::Outlet => "offered as the outlet",
            Self::Url => "offered as the link",
            Self::Metadata => "a statement about the article",
            Self::Credit => "who worked on the article",
            Self::Advertising => "advertising",
            Self::Subscription => "an invitation to subscribe or sign in",
            Self::Sharing => "an invitation to share or follow",
            Self::Related => "a pointer to other articles",
            Self::Cookies => "a notice about cookies",
            Self::Navigation => "navigation of the site",
            Self::Caption => "a caption or picture credit",
            Self::Image => "the description of a picture",
            Self::Comments => "readers’ comments",
            Self::Aside => "a box beside the article",
            Self::Form => "part of a form",
            Self::Hidden => "hidden on the page",
            Self::Markup => "markup",
            Self::PageEdge => "at the edge of pages",
            Self::Note => "a note or comment",
            Self::Deleted => "deleted in the document",
            Self::Boilerplate => "not part of the reporting",
            Self::TakenOut => "taken out by a person",
        })
    }
}

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Plain text.
    Text,
    /// Text with light markup.
    Markdown,
    /// A saved web page.
    Html,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// An e-mail message.
    Email,
    /// A web page saved as an e-mail message (MHTML).
    Mhtml,
    /// A PDF with a text layer.
    Pdf,
    /// A rich text document.
    Rtf,
    /// An entry of a feed.
    Feed,
    /// An agency’s item in JSON.
    Ninjs,
    /// An agency’s item in XML.
    NewsMl,
    /// A reference, as Zotero exports it.
    Reference,
    /// What Tellings wrote.
    Tellings,
    /// An article of a press archive’s export.
    Export,
    /// A web page as Safari saves it.
    WebArchive,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 16] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Docx,
        Self::Odt,
        Self::Email,
        Self::Mhtml,
        Self::Pdf,
        Self::Rtf,
        Self::Feed,
        Self::Ninjs,
        Self::NewsMl,
        Self::Reference,
        Self::Tellings,
        Self::Export,
        Self::WebArchive,
    ];

    /// The stable name, for storing.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Email => "email",
            Self::Mhtml => "mhtml",
            Self::Pdf => "pdf",
            Self::Rtf => "rtf",
            Self::Feed => "feed",
            Self::Ninjs => "ninjs",
            Self::NewsMl => "newsml",
            Self::Reference => "reference",
            Self::Tellings => "tellings",
            Self::Export => "export",
            Self::WebArchive => "webarchive",
        }
    }

    /// The kind of that stable name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "a web page",
            Self::Docx => "a Word document",
            Self::Odt => "an OpenDocument text",
            Self::Email => "an e-mail message",
            Self::Mhtml => "a web page with its pictures (MHTML)",
            Self::Pdf => "a PDF",
            Self::Rtf => "a rich text document",
            Self::Feed => "an entry of a feed",
            Self::Ninjs => "an agency’s item (ninjs)",
            Self::NewsMl => "an agency’s item (NewsML)",
            Self::Reference => "a reference",
            Self::Tellings => "an export of Tellings",
            Self::Export => "an article from an archive’s export",
            Self::WebArchive => "a web page saved by Safari",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back_to_their_values() {
        for origin in Origin::ALL {
            assert_eq!(Origin::from_code(origin.code()), Some(origin));
        }
        for reason in LeftOutReason::ALL {
            assert_eq!(LeftOutReason::from_code(reason.code()), Some(reason));
        }
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
    }
}
