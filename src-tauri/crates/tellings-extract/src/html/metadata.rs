//! What a page says of its article, and where it says so.
//!
//! The order is that of deliberateness: JSON-LD, OpenGraph, other meta
//! elements, the canonical link, what can be read on the page, its address.
//! A day beside the headline ([`super::visible_date`]) stands between the
//! page's `datePublished` items and its first `<time>`.
//! The first that states a value is taken; nothing is ever inferred from the
//! text, and a date in no readable form is no date.

use scraper::{ElementRef, Html, Node};

use super::blocks;
use super::json_ld::{self, Stated};
use crate::header::{Header, web_address};
use crate::{Origin, Told, stated_date};

/// What the page states, and what it says of the article's being whole.
#[derive(Clone, Debug, Default)]
pub(crate) struct Metadata {
    pub(crate) header: Header,
    /// The page declares that the article is not free to read.
    pub(crate) not_free: bool,
    /// How many words the article has, as the page states.
    pub(crate) words: Option<usize>,
    /// The body as the page's JSON-LD repeats it.
    pub(crate) body: Option<String>,
    /// The page is a live blog, or a gallery, as it says.
    pub(crate) live: bool,
    pub(crate) gallery: bool,
    /// The address that the page says comes next.
    pub(crate) next: Option<String>,
    /// The day by what is less plainly the article's: the page's first `<time>`,
    /// or its address.
    pub(crate) likely_date: Option<Told>,
    /// Titles in other places of the page, to be known when met in its text.
    pub(crate) titles: Vec<String>,
}

const DATES: [&str; 36] = [
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "sw-pubdate",
    "article:published",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "published-date",
    "publication_date",
    "publication-date",
    "dc.date",
    "dc.date.issued",
    "dc:date",
    "dc.date.created",
    "dcterms.date",
    "dcterms.created",
    "dcterms.issued",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "originalpublicationdate",
    "article.created",
    "displaydate",
    "ptime",
    "uploaddate",
];
const BYLINES: [&str; 15] = [
    "author",
    "article:author",
    "og:article:author",
    "byl",
    "byline",
    "dc.creator",
    "dc:creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "article.author",
    "authors",
    "author_name",
    "cxenseparse:author",
];
const OUTLETS: [&str; 7] = [
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "article:publisher",
    "application-name",
];
const TITLES: [&str; 8] = [
    "og:title",
    "twitter:title",
    "title",
    "dc.title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "dcterms.title",
];

/// Marks between a headline and the name of the site.
const BETWEEN: [&str; 10] = [
    " | ", " - ", " – ", " — ", " :: ", " : ", " · ", " • ", " » ", " / ",
];

/// Everything that is gathered in one walk over the page.
#[derive(Default)]
struct Found {
    /// Names in lower case, with their contents, in the page's order.
    metas: Vec<(String, String)>,
    canonical: Option<String>,
    next: Option<String>,
    json_ld: Vec<String>,
    title: Option<String>,
    headings: Vec<String>,
    times: Vec<String>,
    item_dates: Vec<String>,
    bylines: Vec<String>,
    language: Option<String>,
    saved_from: Option<String>,
}

/// Reads a page's statements.
pub(crate) fn read(page: &Html) -> Metadata {
    let found = gather(page);
    let stated = json_ld::read(found.json_ld.iter().map(String::as_str));
    let meta = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| found.metas.iter().find(|(known, _)| known == name))
            .map(|(name, value)| {
                let open = name.starts_with("og:") || name.starts_with("article:");
                (
                    value.as_str(),
                    if open {
                        Origin::OpenGraph
                    } else {
                        Origin::MetaTag
                    },
                )
            })
    };

    let url = url(&found, &stated);
    let site = stated
        .publisher
        .as_deref()
        .and_then(|name| told(name, Origin::JsonLd))
        .or_else(|| meta(&OUTLETS).and_then(|(name, origin)| told(name, origin)))
        .filter(|told| web_address(&told.value).is_none());
    let outlet = site.clone().or_else(|| {
        url.as_ref()
            .and_then(|url| told(domain(&url.value)?, Origin::Address))
    });

    let mut titles: Vec<Told> = Vec::new();
    titles.extend(
        stated
            .headline
            .as_deref()
            .and_then(|title| told(title, Origin::JsonLd)),
    );
    titles.extend(meta(&TITLES).and_then(|(title, origin)| told(title, origin)));
    if let [heading] = found.headings.as_slice() {
        titles.extend(told(heading, Origin::Page));
    }
    titles.extend(
        found
            .title
            .as_deref()
            .and_then(|title| told(title, Origin::Page)),
    );
    titles.extend(
        found
            .headings
            .first()
            .and_then(|title| told(title, Origin::Page)),
    );
    let names: Vec<&str> = [
        stated.publisher.as_deref(),
        found
            .metas
            .iter()
            .find(|(name, _)| name == "og:site_name")
            .map(|(_, value)| value.as_str()),
        url.as_ref().and_then(|url| domain(&url.value)),
    ]
    .into_iter()
    .flatten()
    .collect();
    for title in &mut titles {
        title.value = without_site(&title.value, &names).to_owned();
    }

    let byline = stated
        .authors
        .as_deref()
        .and_then(|names| name(names, Origin::JsonLd))
        .or_else(|| {
            let all = BYLINES
                .iter()
                .flat_map(|wanted| found.metas.iter().filter(move |(known, _)| known == wanted));
            all.into_iter().find_map(|(known, value)| {
                let open = known.starts_with("og:") || known.starts_with("article:");
                name(
                    value,
                    if open {
                        Origin::OpenGraph
                    } else {
                        Origin::MetaTag
                    },
                )
            })
        })
        .or_else(|| {
            found
                .bylines
                .iter()
                .find_map(|value| name(value, Origin::Page))
        });

    let date = date(&found, &stated);
    let language = found
        .language
        .as_deref()
        .and_then(|tag| told(&tag.to_lowercase(), Origin::Markup));
    Metadata {
        likely_date: likely_date(&found, url.as_ref()),
        not_free: stated.not_free,
        live: stated.live,
        gallery: stated.gallery,
        next: found.next.clone(),
        words: stated.words,
        body: stated.body.map(|body| plain(&body)),
        titles: titles.iter().map(|told| told.value.clone()).collect(),
        header: Header {
            title: titles.into_iter().next(),
            byline,
            outlet,
            date,
            url,
            language,
        },
    }
}

fn gather(page: &Html) -> Found {
    let mut found = Found::default();
    for node in page.tree.nodes() {
        match node.value() {
            Node::Comment(comment) if found.saved_from.is_none() => {
                found.saved_from = saved_from(comment)
            }
            Node::Element(element) => {
                let Some(element_ref) = ElementRef::wrap(node) else {
                    continue;
                };
                let attr = |name: &str| {
                    element
                        .attr(name)
                        .map(str::trim)
                        .filter(|value| !value.is_empty())
                };
                let property = attr("itemprop").unwrap_or("").to_ascii_lowercase();
                if property == "datepublished" {
                    let stated = attr("content").or(attr("datetime")).map(str::to_owned);
                    let shown = stated.unwrap_or_else(|| limited(element_ref));
                    found.item_dates.push(shown);
                }
                match element.name() {
                    "html" => found.language = attr("lang").or(attr("xml:lang")).map(str::to_owned),
                    "meta" => {
                        let names = [attr("property"), attr("name"), attr("itemprop")];
                        if let Some(content) = attr("content") {
                            for name in names.into_iter().flatten() {
                                found
                                    .metas
                                    .push((name.to_ascii_lowercase(), content.to_owned()));
                            }
                        }
                    }
                    "link" => {
                        let canonical =
                            attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                        if canonical && found.canonical.is_none() {
                            found.canonical = attr("href").and_then(web_address).map(str::to_owned);
                        }
                        if attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("next")) {
                            found.next = attr("href").map(str::to_owned);
                        }
                    }
                    "script" => {
                        if attr("type").is_some_and(|kind| {
                            kind.to_ascii_lowercase().starts_with("application/ld+json")
                        }) {
                            found.json_ld.push(element_ref.text().collect());
                        }
                    }
                    "title" => {
                        let in_head = node.ancestors().any(|above| {
                            above
                                .value()
                                .as_element()
                                .is_some_and(|e| e.name() == "head")
                        });
                        if in_head && found.title.is_none() {
                            found.title = Some(limited(element_ref));
                        }
                    }
                    "h1" if found.headings.len() < 4 => {
                        let heading = limited(element_ref);
                        if !heading.trim().is_empty() {
                            found.headings.push(heading);
                        }
                    }
                    "time" if found.times.len() < 4 => {
                        found.times.extend(
                            attr("datetime")
                                .map(str::to_owned)
                                .or_else(|| Some(limited(element_ref))),
                        );
                    }
                    _ => {
                        let author = property == "author"
                            || attr("rel").is_some_and(|rel| {
                                rel.split_whitespace().any(|rel| rel == "author")
                            })
                            || attr("class").is_some_and(|class| {
                                class.split_whitespace().any(|class| {
                                    matches!(
                                        class,
                                        "byline"
                                            | "author"
                                            | "author-name"
                                            | "byline-name"
                                            | "article-author"
                                    )
                                })
                            });
                        if author && found.bylines.len() < 4 {
                            found.bylines.push(limited(element_ref));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    found
}

/// The beginning of an element's text: no statement is longer.
fn limited(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    for part in element.text() {
        text.push_str(part);
        text.push(' ');
        if text.len() > 600 {
            break;
        }
    }
    text
}

/// The address in the note of SingleFile or of a browser that saved the page.
fn saved_from(comment: &str) -> Option<String> {
    let head = comment.get(..3000).unwrap_or(comment);
    let address = if head.contains("SingleFile") {
        head.lines()
            .find_map(|line| line.trim().strip_prefix("url:"))?
    } else {
        // <!-- saved from url=(0031)https://harbour.example/bridge -->
        head.trim()
            .strip_prefix("saved from url=(")?
            .split_once(')')?
            .1
    };
    web_address(address).map(str::to_owned)
}

/// The address of the article. JSON-LD often gives the site's front page,
/// which is passed over.
fn url(found: &Found, stated: &Stated) -> Option<Told> {
    let meta = |wanted: &str| {
        found
            .metas
            .iter()
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.as_str())
    };
    [
        (stated.url.as_deref(), Origin::JsonLd),
        (meta("og:url"), Origin::OpenGraph),
        (meta("twitter:url"), Origin::MetaTag),
        (found.canonical.as_deref(), Origin::CanonicalLink),
        (found.saved_from.as_deref(), Origin::SavedPage),
    ]
    .into_iter()
    .filter_map(|(url, origin)| Some((web_address(url?)?, origin)))
    .find(|(url, _)| path(url).len() > 1)
    .and_then(|(url, origin)| Told::new(url, origin))
}

fn path(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find('/').map_or("", |at| &url[host + at..])
}

/// The host of an address without `www.`.
fn domain(url: &str) -> Option<&str> {
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !host.chars().all(|c| c.is_ascii_digit() || c == '.')).then_some(host)
}

fn date(found: &Found, stated: &Stated) -> Option<Told> {
    if let Some(day) = stated.date.as_deref().and_then(stated_date::day) {
        return Told::new(&day, Origin::JsonLd);
    }
    for wanted in DATES {
        for (name, value) in found.metas.iter().filter(|(name, _)| name == wanted) {
            if let Some(day) = stated_date::day(value) {
                let open = name.starts_with("og:") || name.starts_with("article:");
                return Told::new(
                    &day,
                    if open {
                        Origin::OpenGraph
                    } else {
                        Origin::MetaTag
                    },
                );
            }
        }
    }
    let mut items = found.item_dates.iter();
    let day = items.find_map(|value| stated_date::day(value))?;
    Told::new(&day, Origin::Page)
}

fn likely_date(found: &Found, url: Option<&Told>) -> Option<Told> {
    let mut times = found.times.iter();
    if let Some(day) = times.find_map(|value| stated_date::day(value)) {
        return Told::new(&day, Origin::Page);
    }
    url.and_then(|url| date_in(&url.value))
        .and_then(|day| Told::new(&day, Origin::Address))
}

/// `2026-01-07` in `https://harbour.example/2026/01/07/bridge`, and in
/// `/2026-01/07/` and `/07-01-2026`.
fn date_in(url: &str) -> Option<String> {
    let path = path(url);
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let parts: Vec<&str> = path.split('/').collect();
    let apart = parts.windows(3).find_map(|three| {
        let [year, month, day] = three else {
            return None;
        };
        (year.len() == 4 && month.len() <= 2 && day.len() <= 2)
            .then(|| stated_date::day(&format!("{year}-{month}-{day}")))
            .flatten()
    });
    let halved = || {
        parts.windows(2).find_map(|two| {
            let (month, day) = (two.first()?, two.last()?);
            (month.len() == 7 && day.len() <= 2)
                .then(|| stated_date::day(&format!("{month}-{day}")))
                .flatten()
        })
    };
    let whole = || {
        let hyphened = parts.iter().filter(|part| part.len() == 10);
        hyphened.filter_map(|part| stated_date::day(part)).next()
    };
    apart.or_else(halved).or_else(whole)
}

/// A title without the site's name behind (or before) it.
fn without_site<'t>(title: &'t str, names: &[&str]) -> &'t str {
    let same = |part: &str| {
        let part = bare(part);
        !part.is_empty()
            && names
                .iter()
                .any(|name| bare(name) == part || bare(name).strip_prefix("www") == Some(&part))
    };
    for mark in BETWEEN {
        if let Some((headline, site)) = title.rsplit_once(mark)
            && same(site)
            && !headline.trim().is_empty()
        {
            return headline.trim();
        }
        if let Some((site, headline)) = title.split_once(mark)
            && same(site)
            && !headline.trim().is_empty()
        {
            return headline.trim();
        }
    }
    title
}

fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn told(value: &str, origin: Origin) -> Option<Told> {
    Told::new(&plain(value), origin).filter(|told| told.value.chars().count() <= 500)
}

/// A value that names people: no addresses, no sentences, no `By`.
fn name(value: &str, origin: Origin) -> Option<Told> {
    let mut told = told(value, origin)?;
    for by in ["By ", "by ", "BY ", "Von ", "von "] {
        if let Some(name) = told.value.strip_prefix(by) {
            told.value = name.trim().to_owned();
            break;
        }
    }
    let words = told.value.split_whitespace().count();
    let named = told.value.chars().any(char::is_alphabetic)
        && !told.value.contains("://")
        && !told.value.contains('@')
        && words <= 20;
    named.then_some(told)
}

/// Text that may hold entities or markup, as text.
pub(crate) fn plain(value: &str) -> String {
    if value.contains('&') || value.contains('<') {
        // The gate looked at the page and not at what is inside its values.
        if let Ok(fragment) = super::gate::parse(value) {
            let texts: Vec<String> = blocks::blocks(&fragment)
                .all
                .into_iter()
                .map(|block| block.text)
                .collect();
            return texts.join(" ");
        }
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, told: fn(Header) -> Option<Told>, expected: Option<(&str, Origin)>) {
        let mut read = read(&Html::parse_document(page));
        read.header.date = read.header.date.or(read.likely_date);
        let found = told(read.header);
        let found = found
            .as_ref()
            .map(|told| (told.value.as_str(), told.origin));
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn titles() {
        let title = |header: Header| header.title;
        check(
            "<h1>Bridge falls</h1>",
            title,
            Some(("Bridge falls", Origin::Page)),
        );
        check(
            "<title>Bridge falls | The Harbour Post</title><meta property=og:site_name content='The Harbour Post'>",
            title,
            Some(("Bridge falls", Origin::Page)),
        );
        check(
            "<title>Bridge falls | What now</title>",
            title,
            Some(("Bridge falls | What now", Origin::Page)),
        );
        check(
            "<meta property=og:title content='Bridge &amp; river'><h1>Other</h1>",
            title,
            Some(("Bridge & river", Origin::OpenGraph)),
        );
        check(
            r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge &#8217;falls"}</script><h1>Other</h1>"#,
            title,
            Some(("Bridge ’falls", Origin::JsonLd)),
        );
    }

    #[test]
    fn dates() {
        let date = |header: Header| header.date;
        check(
            "<meta property=article:published_time content=2026-01-07T22:00:00-05:00>",
            date,
            Some(("2026-01-07", Origin::OpenGraph)),
        );
        check(
            "<meta name=date content=soon><time datetime=2026-01-07>",
            date,
            Some(("2026-01-07", Origin::Page)),
        );
        check(
            "<link rel=canonical href=https://harbour.example/2026/01/07/bridge>",
            date,
            Some(("2026-01-07", Origin::Address)),
        );
        for address in [
            "https://harbour.example/local/2026-01/07/c_12.htm",
            "https://harbour.example/news/07-01-2026",
            "https://harbour.example/news/2026-01-07/bridge",
        ] {
            let expected = (!address.contains("07-01")).then_some(("2026-01-07", Origin::Address));
            check(
                &format!("<link rel=canonical href={address}>"),
                date,
                expected,
            );
        }
        check(
            "<link rel=canonical href=https://harbour.example/news/27-01-2026>",
            date,
            Some(("2026-01-27", Origin::Address)),
        );
        check(
            "<div itemprop=datePublished>07.01.2026 11:43</div>",
            date,
            Some(("2026-01-07", Origin::Page)),
        );
        check("<p>On 7 January 2026 the bridge fell.", date, None);
        check("<meta name=date content=03/04/2026>", date, None);
    }

    #[test]
    fn outlets_and_links() {
        let outlet = |header: Header| header.outlet;
        let url = |header: Header| header.url;
        check(
            "<meta property=og:site_name content='The Harbour Post'>",
            outlet,
            Some(("The Harbour Post", Origin::OpenGraph)),
        );
        check(
            "<link rel=canonical href=https://www.harbour.example/bridge>",
            outlet,
            Some(("harbour.example", Origin::Address)),
        );
        check("<p>The Harbour Post", outlet, None);
        check("<link rel=canonical href='javascript:alert(1)'>", url, None);
        check(
            "<meta property=og:url content=https://harbour.example/><link rel=canonical href=https://harbour.example/bridge>",
            url,
            Some(("https://harbour.example/bridge", Origin::CanonicalLink)),
        );
        check(
            "<html><!--\n Page saved with SingleFile \n url: https://harbour.example/bridge \n saved date: Wed Jan 07 2026\n--><p>x",
            url,
            Some(("https://harbour.example/bridge", Origin::SavedPage)),
        );
        check(
            "<!-- saved from url=(0030)https://harbour.example/bridge --><p>x",
            url,
            Some(("https://harbour.example/bridge", Origin::SavedPage)),
        );
    }

    #[test]
    fn bylines() {
        let byline = |header: Header| header.byline;
        check(
            "<meta name=author content='By Ada Finch'>",
            byline,
            Some(("Ada Finch", Origin::MetaTag)),
        );
        check(
            "<meta property=article:author content=https://facebook.example/ada><a rel=author>Ada Finch</a>",
            byline,
            Some(("Ada Finch", Origin::Page)),
        );
        check(
            r#"<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"author":[{"name":"Ada Finch"},{"name":"Bo Reed"}]}]}</script>"#,
            byline,
            Some(("Ada Finch, Bo Reed", Origin::JsonLd)),
        );
    }
}
