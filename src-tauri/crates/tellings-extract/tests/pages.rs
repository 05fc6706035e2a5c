//! Whole pages of fiction, small and large, through the front door.

use tellings_extract::{Article, Completeness, Doubt, LeftOutReason, Source, extract};

fn page(html: &str) -> Article {
    extract(&Source {
        name: "page.html",
        bytes: html.as_bytes(),
    })
    .expect("the page has an article")
}

fn check(html: &str, expected: &[&str]) {
    assert_eq!(
        page(html).paragraphs().collect::<Vec<_>>(),
        expected,
        "{html}"
    );
}

const LEAD: &str = "The old bridge over the Alder fell into the river early on Tuesday.";
const SECOND: &str = "Nobody was hurt.";
const THIRD: &str =
    "The mayor, Ada Finch, said that the town would build a new one “within the year”.";

#[test]
fn small_pages_come_in_whole() {
    check(
        &format!("<p>{LEAD}<p>{SECOND}<p>{THIRD}"),
        &[LEAD, SECOND, THIRD],
    );
    check(
        &format!(
            "<article><h1>Bridge falls</h1><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
        ),
        &[LEAD, SECOND, THIRD],
    );
    check(
        &format!(
            "<body><main><h1>Bridge falls</h1><p class=lead><strong>{LEAD}</strong></p><div class=body><p>{SECOND}</p><p>{THIRD}</p></div></main>"
        ),
        &[LEAD, SECOND, THIRD],
    );
    check(
        &format!("<div>{LEAD}<br><br>{SECOND}<br><br>{THIRD}</div>"),
        &[LEAD, SECOND, THIRD],
    );
    check(
        &format!("<table><tr><td><p>{LEAD}</p><p>{SECOND}</p></td></tr></table>"),
        &[LEAD, SECOND],
    );
    check(
        &format!("<blockquote><p>{LEAD}</p></blockquote><p>{SECOND}</p>"),
        &[LEAD, SECOND],
    );
    check(
        &format!(
            "<p>{LEAD}</p><h2>What now?</h2><p>{SECOND}</p><ul><li>One plan is a ferry.</li><li>Another is to swim.</li></ul>"
        ),
        &[
            LEAD,
            "What now?",
            SECOND,
            "One plan is a ferry.",
            "Another is to swim.",
        ],
    );
    check("<p>Yes.", &["Yes."]);
}

#[test]
fn the_lead_is_never_dropped() {
    let rest = format!("<p>{SECOND}</p><p>{THIRD}</p>").repeat(1);
    for lead in [
        format!("<p>{LEAD}</p>"),
        format!("<div>{LEAD}</div>"),
        format!("<h2>{LEAD}</h2>"),
        format!("<p class=teaser-text>{LEAD}</p>"),
        format!("<div class=intro><p>{LEAD}</p></div>"),
        format!("<header><p>{LEAD}</p></header>"),
        format!("<p><b>{LEAD}</b></p>"),
        format!("<p><a href=/town>{}</a>{}</p>", &LEAD[..20], &LEAD[20..]),
    ] {
        check(
            &format!("<article><h1>Bridge falls</h1>{lead}<div class=text>{rest}</div></article>"),
            &[LEAD, SECOND, THIRD],
        );
    }
}

const LONG: &str = "The river had risen for three days, said Bo Reed, who keeps the lock, and the piers, which were laid in 1821 and mended twice, stood in the flood up to their capitals before the middle arch gave way.";

/// A page as newspapers make them, with everything around the article.
fn newspaper() -> String {
    format!(
        r#"<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Bridge falls into the Alder | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta property="og:title" content="Bridge falls into the Alder">
<link rel="canonical" href="https://harbourpost.example/2026/01/07/bridge">
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"Bridge falls into the Alder","datePublished":"2026-01-07T06:30:00Z","author":[{{"@type":"Person","name":"Cy Marsh"}}],"publisher":{{"@type":"Organization","name":"The Harbour Post"}}}}</script>
<style>p{{color:red}}</style><script>document.write("<p>scripted</p>")</script></head>
<body onload="alert(1)"><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies and other techniques to make this site better for you.</p></div>
<article><h1>Bridge falls into the Alder</h1><p class="byline">By Cy Marsh</p><time datetime="2026-01-07">7 January 2026</time>
<figure><img src="https://tracker.example/p.gif" alt="The bridge"><figcaption>The bridge on Monday. Photograph: Dot Lane</figcaption></figure>
<p>{LEAD}</p><p>{SECOND}</p><div class="ad-slot"><p>Advertisement</p></div><p>{LONG}</p>
<aside><h3>Related</h3><p>Five bridges that stand to this day, and why they do.</p></aside>
<p>{THIRD}</p><p>Read more: <a href="/other">The history of the bridge</a></p>
<p>{LONG} He had warned of it in a letter.</p>
<iframe src="https://video.example"></iframe><svg><text>drawn</text></svg><template><p>template</p></template>
<p>Sign up for our newsletter.</p></article>
<section class="comments"><h2>Comments</h2><p>I never liked that bridge, and I said so at the time.</p></section>
<footer><p>© 2026 The Harbour Post. All rights reserved.</p></footer></body></html>"#
    )
}

#[test]
fn a_newspaper_page_gives_its_article() {
    let article = page(&newspaper());
    let last = format!("{LONG} He had warned of it in a letter.");
    assert_eq!(
        article.paragraphs().collect::<Vec<_>>(),
        [LEAD, SECOND, LONG, THIRD, &last]
    );
    let value = |told: &Option<tellings_extract::Told>| {
        told.as_ref()
            .map(|told| format!("{} ({})", told.value, told.origin.code()))
    };
    assert_eq!(
        value(&article.title).as_deref(),
        Some("Bridge falls into the Alder (json_ld)")
    );
    assert_eq!(
        value(&article.byline).as_deref(),
        Some("Cy Marsh (json_ld)")
    );
    assert_eq!(
        value(&article.outlet).as_deref(),
        Some("The Harbour Post (json_ld)")
    );
    assert_eq!(
        value(&article.date).as_deref(),
        Some("2026-01-07 (json_ld)")
    );
    assert_eq!(
        value(&article.url).as_deref(),
        Some("https://harbourpost.example/2026/01/07/bridge (canonical_link)")
    );
    assert_eq!(value(&article.language).as_deref(), Some("en-gb (markup)"));
    assert_eq!(article.complete, Completeness::Complete);
    assert_eq!(article.warnings, []);
}

#[test]
fn what_is_left_out_says_why_and_where() {
    let article = page(&newspaper());
    let reason = |words: &str| {
        let left = article
            .left_out
            .iter()
            .find(|left| left.text.contains(words));
        left.map(|left| (left.reason, left.before))
    };
    assert_eq!(reason("Home"), Some((LeftOutReason::Navigation, 0)));
    assert_eq!(reason("We use cookies"), Some((LeftOutReason::Cookies, 0)));
    assert_eq!(reason("Bridge falls"), Some((LeftOutReason::Headline, 0)));
    assert_eq!(reason("By Cy Marsh"), Some((LeftOutReason::Byline, 0)));
    assert_eq!(reason("Dot Lane"), Some((LeftOutReason::Caption, 0)));
    assert_eq!(
        reason("Advertisement"),
        Some((LeftOutReason::Advertising, 2))
    );
    assert_eq!(reason("Five bridges"), Some((LeftOutReason::Aside, 3)));
    assert_eq!(reason("Read more"), Some((LeftOutReason::Related, 4)));
    assert_eq!(reason("Sign up"), Some((LeftOutReason::Subscription, 5)));
    assert_eq!(reason("I never liked"), Some((LeftOutReason::Comments, 5)));
    for never in ["scripted", "drawn", "template", "alert", "color"] {
        assert_eq!(reason(never), None, "{never}");
        assert!(!article.text.contains(never), "{never}");
    }
}

#[test]
fn a_page_that_hides_its_end_is_not_complete() {
    let page_of = |extra: &str, head: &str| {
        page(&format!("<head>{head}</head><article><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>{extra}</article>")).complete
    };
    assert_eq!(page_of("", ""), Completeness::Complete);
    assert_eq!(
        page_of("<p>This article is for subscribers.</p>", ""),
        Completeness::Partial(vec![Doubt::SubscribersOnly])
    );
    assert_eq!(
        page_of("<p>The council met and…</p>", ""),
        Completeness::Partial(vec![Doubt::EndsInEllipsis])
    );
    assert_eq!(
        page_of(
            "<p>The council met on Wednesday and decided that the town would have to</p>",
            ""
        ),
        Completeness::Doubtful(vec![Doubt::EndsMidSentence])
    );
    let paid = r#"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>"#;
    assert_eq!(
        page_of("", paid),
        Completeness::Doubtful(vec![Doubt::NotFree])
    );
    let long =
        r#"<script type="application/ld+json">{"@type":"NewsArticle","wordCount":900}</script>"#;
    assert_eq!(
        page_of("", long),
        Completeness::Doubtful(vec![Doubt::ShorterThanStated])
    );
}

/// Some paragraphs of prose, none like the other.
fn prose(about: &str, count: usize) -> String {
    (0..count)
        .map(|number| {
            format!(
                "<p>The {about} was looked at for the {number}th time on Monday, said Bo Reed, who keeps the lock, and again nobody could say why it had stood so long in the flood.</p>"
            )
        })
        .collect()
}

#[test]
fn what_a_page_is_part_of_is_told() {
    let page_of = |head: &str, extra: &str| {
        let body = prose("bridge", 4);
        page(&format!("<head><link rel=canonical href=https://harbour.example/bridge>{head}</head><article><h1>Bridge falls</h1>{body}{extra}</article>")).complete
    };
    assert_eq!(page_of("", ""), Completeness::Complete);
    for (head, extra) in [
        ("<link rel=next href=https://harbour.example/bridge/2>", ""),
        ("", "<p>Page 1 of 3</p>"),
    ] {
        let expected = Completeness::Partial(vec![Doubt::MorePages]);
        assert_eq!(page_of(head, extra), expected, "{head}{extra}");
    }
    assert_eq!(
        page_of("<link rel=next href=https://harbour.example/ferry>", ""),
        Completeness::Complete,
        "the next article is no next page"
    );
    let live = r#"<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script>"#;
    assert_eq!(
        page_of(live, ""),
        Completeness::Doubtful(vec![Doubt::LiveBlog])
    );
    let pictures: String = (0..12)
        .map(|number| format!("<figure><img src={number}.jpg><figcaption>Picture {number}: the bridge over the Alder as seen from the lock, before its middle arch gave way and the ferry was called for, and the people of the town who came to see it go. Photo: Dot Lane</figcaption></figure>"))
        .collect();
    assert_eq!(
        page_of("", &pictures),
        Completeness::Doubtful(vec![Doubt::Gallery])
    );
}

#[test]
fn a_request_for_consent_is_no_article() {
    let wall = "<body><div><h2>Your privacy</h2><p>With your consent, we and our 812 advertising partners store cookies on your device and process personal data such as your address.</p><p>You can withdraw your consent to cookies at any time in our privacy policy, which also says how personal data is kept.</p></div></body>";
    let complete = page(wall).complete;
    assert!(
        complete.doubts().contains(&Doubt::ConsentWall),
        "{complete:?}"
    );
    let about = format!(
        "<article><p>The town will tax cookies, the mayor said.</p>{}</article>",
        prose("bakery", 3)
    );
    assert_eq!(page(&about).complete, Completeness::Complete);
}

#[test]
fn several_articles_on_one_page_are_told() {
    let one = format!(
        "<article><h2>Bridge falls</h2>{}</article>",
        prose("bridge", 5)
    );
    let two = format!(
        "<article><h2>Ferry sails</h2>{}</article>",
        prose("ferry", 5)
    );
    let codes = |html: &str| -> Vec<&str> {
        page(html)
            .warnings
            .iter()
            .map(|warning| warning.code())
            .collect()
    };
    assert_eq!(codes(&one), [""; 0]);
    assert!(codes(&format!("{one}{two}")).contains(&"several_articles"));
}

#[test]
fn refusals_say_what_to_do() {
    let refusal = |name: &str, bytes: &[u8]| {
        extract(&Source { name, bytes })
            .expect_err("not an article")
            .code()
    };
    assert_eq!(
        refusal("a.html", b"<html><body><script>x</script></body></html>"),
        "no_words"
    );
    assert_eq!(
        refusal("a.html", "<div>".repeat(100_000).as_bytes()),
        "too_deep"
    );
    assert_eq!(refusal("a.txt", b"... --- ..."), "no_words");
    assert_eq!(refusal("a.txt", b"\n\n  \n"), "empty");
    assert_eq!(refusal("a.txt", b"\xEF\xBB\xBF \n"), "empty");
    assert_eq!(refusal("a.md", b"---\n"), "no_words");
    assert_eq!(refusal("a.pdf", b"%PDF-1.4\n%\xE2\xE3"), "damaged");
}

#[test]
fn a_page_saved_in_one_file_is_read_like_any_other() {
    let picture = "QUFB".repeat(300_000);
    let saved = newspaper()
        .replace("https://tracker.example/p.gif", &format!("data:image/gif;base64,{picture}"))
        .replace("<head>", "<!--\n Page saved with SingleFile \n url: https://harbourpost.example/saved \n--><head>");
    let (saved, plain) = (page(&saved), page(&newspaper()));
    assert_eq!(saved.text, plain.text);
    assert_eq!(saved.left_out, plain.left_out);
}

#[test]
fn a_page_in_any_encoding_gives_the_same_article() {
    let text = newspaper();
    let expected = page(&text).text;
    let wide = |bytes: fn(u16) -> [u8; 2], mark: &[u8]| {
        let mut all = mark.to_vec();
        all.extend(text.encode_utf16().flat_map(bytes));
        all
    };
    let western: Vec<u8> = text
        .replace("charset=\"utf-8\"", "charset=\"windows-1252\"")
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            c => u8::try_from(c).expect("the page is written in Latin letters"),
        })
        .collect();
    for bytes in [
        wide(u16::to_le_bytes, b"\xFF\xFE"),
        wide(u16::to_be_bytes, b"\xFE\xFF"),
        wide(u16::to_le_bytes, b""),
        western,
    ] {
        let article = extract(&Source {
            name: "page.html",
            bytes: &bytes,
        })
        .expect("the page has an article");
        assert_eq!(article.text, expected, "{}", article.encoding);
    }
}
