//! What holds for any bytes at all.

use proptest::prelude::*;
use tellings_extract::{Article, Kind, Source, extract};

fn words(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Kept paragraphs and left-out stretches in the file's order.
fn put_together(article: &Article) -> String {
    let mut all = String::new();
    let mut left = article.left_out.iter().peekable();
    for (at, paragraph) in article.paragraphs().enumerate() {
        while let Some(left) = left.next_if(|left| left.before <= at) {
            all.push_str(&words(&left.text));
        }
        all.push_str(&words(paragraph));
    }
    for left in left {
        all.push_str(&words(&left.text));
    }
    all
}

/// What every article keeps to.
fn check(article: &Article) {
    let paragraphs: Vec<&str> = article.paragraphs().collect();
    assert_eq!(paragraphs.join("\n\n"), article.text);
    for paragraph in &paragraphs {
        assert_eq!(paragraph.trim(), *paragraph);
        assert!(!paragraph.contains(['\n', '\r']), "{paragraph:?}");
    }
    assert!(
        article
            .left_out
            .iter()
            .all(|left| left.before <= paragraphs.len())
    );
    assert!(
        article
            .left_out
            .windows(2)
            .all(|two| two[0].before <= two[1].before)
    );
    assert!(
        article
            .text
            .chars()
            .all(|c| !c.is_control() || matches!(c, '\n' | '\t')),
        "{:?}",
        article.text
    );
    if let Some(url) = &article.url {
        let lower = url.value.to_lowercase();
        assert!(
            lower.starts_with("https://") || lower.starts_with("http://"),
            "{lower}"
        );
    }
    if let Some(date) = &article.date {
        assert_eq!(date.value.len(), 10);
    }
}

fn read(name: &str, bytes: &[u8]) -> Option<Article> {
    let article = extract(&Source { name, bytes }).ok();
    if let Some(article) = &article {
        check(article);
        assert_eq!(
            extract(&Source { name, bytes }).as_ref().ok(),
            Some(article),
            "the same bytes give the same article"
        );
    }
    article
}

const HTML: &str = r#"(<(p|div|h1|article|nav|table|tr|td|li|ul|b|a|svg|math|title|style|script|template|select|br|blockquote|meta|form|figure)( (class|id|style|href|hidden|content|property)(="[a-z :/.-]{0,12}")?){0,2}>|</(p|div|b|a|svg|table|title|script|article)>|<!--|-->|&(amp|nbsp|#x202e|#0|shy|bogus);|[A-Za-z]{1,8}[ .]|\PC){0,80}"#;

proptest! {
    #![proptest_config(ProptestConfig {
        // A failure is mended with a named test; its seed is not kept.
        failure_persistence: None,
        ..ProptestConfig::with_cases(200)
    })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in "[a-z]{0,3}(\\.(txt|md|html|pdf|json|xml|rtf|docx|eml))?") {
        read(&name, &bytes);
    }

    #[test]
    fn any_page_is_read_or_refused(page in HTML) {
        read("a.html", format!("<html>{page}").as_bytes());
    }

    #[test]
    fn any_marked_text_is_read(text in "([#>*_`|~\\[\\]()!<&-]|[a-z]{1,6}|[ \\n]|---\\n|\\PC){0,120}") {
        if let Some(article) = read("a.md", text.as_bytes()) {
            prop_assert_eq!(article.kind, Kind::Markdown);
        }
    }

    #[test]
    fn marked_text_loses_no_word(text in "([#>*_-]|[0-9]{1,4}[.)]?|[A-Z]?[a-z]{1,9}|[ ]|\\n|---\\n|Advertisement\\n\\n){1,120}") {
        let text = format!("Words {text}");
        if let Some(article) = read("a.md", text.as_bytes()) {
            let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
            prop_assert_eq!(letters(&put_together(&article)), letters(&text));
        }
    }

    #[test]
    fn plain_text_loses_nothing(text in "([A-Z]?[a-z']{1,9}[ ,.]|[.!?]\\n|\\n{1,3}|Advertisement\\n|By Ada Finch\\n|Date: 2026-01-07\\n|\\PC){1,120}") {
        let text = format!("Words {text}");
        if let Some(article) = read("a.txt", text.as_bytes()) {
            let shown = |text: &str| -> String { words(text).chars().filter(|c| !is_dropped(*c)).collect() };
            prop_assert_eq!(shown(&put_together(&article)), shown(&text));
        }
    }
}

/// Characters that are never part of the text, and warned of.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{180e}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[test]
fn one_line_of_five_megabytes_is_read() {
    let line = "The river rose and the bridge fell, said Ada Finch. ".repeat(100_000);
    let article = extract(&Source {
        name: "a.txt",
        bytes: line.as_bytes(),
    })
    .expect("it is text");
    assert_eq!(article.text, line.trim());
    let line = &line[..2_080_000];
    let page = format!("<html><p>{line}");
    let article = extract(&Source {
        name: "a.html",
        bytes: page.as_bytes(),
    })
    .expect("it is a page");
    assert_eq!(article.text, line.trim());
}

#[test]
fn markdown_keeps_words_and_leaves_markup() {
    let text = "---\ntitle: Bridge falls\ndate: 2026-01-07\noutlet: The Harbour Post\ntags: [bridge]\n---\n\n# Bridge falls\n\nThe *old* bridge [fell](https://harbour.example \"x\").\n\n![The bridge](bridge.png)\n\n> “It is gone,” she said.\n\n1. One\n\n2. Two `code`\n\n<div onclick=\"x()\">Boxed</div>\n\nHe <b>left</b> &amp; went.\n\nAdvertisement\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    let article = read("a.md", text.as_bytes()).expect("it is Markdown");
    assert_eq!(
        article.paragraphs().collect::<Vec<_>>(),
        [
            "The old bridge fell.",
            "“It is gone,” she said.",
            "1. One",
            "2. Two code",
            "He left & went.",
            "a b",
            "1 2"
        ]
    );
    let value = |told: Option<tellings_extract::Told>| told.map(|told| told.value);
    assert_eq!(value(article.title).as_deref(), Some("Bridge falls"));
    assert_eq!(value(article.date).as_deref(), Some("2026-01-07"));
    assert_eq!(value(article.outlet).as_deref(), Some("The Harbour Post"));
    let left: Vec<_> = article
        .left_out
        .iter()
        .map(|left| (left.reason.code(), left.text.as_str()))
        .collect();
    assert!(left.contains(&("image", "The bridge")), "{left:?}");
    assert!(
        left.contains(&("markup", "<div onclick=\"x()\">Boxed</div>")),
        "{left:?}"
    );
    assert!(left.contains(&("advertising", "Advertisement")), "{left:?}");
}
