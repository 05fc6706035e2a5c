//! The report: the very fragments, no request, the same bytes.

mod sample;

use tellings_render::comparison::{
    columns, facts, inspector, method, overview, read, wording, wordings,
};
use tellings_render::{COMPARISON_CSS, ReportOptions, StoryView, View, report, story_view};

fn options() -> ReportOptions {
    ReportOptions {
        title: "The <clock> & \"the\" pigeons".to_owned(),
        introduction: Some("First.\n\nSecond <b>.".to_owned()),
        app_version: "1.2.3".to_owned(),
        ..ReportOptions::default()
    }
}

#[test]
fn it_holds_the_very_bytes_of_the_fragments() {
    let comparison = sample::clock();
    let view = View::of(&comparison);
    let page = report(&comparison, &options());
    for fragment in [
        overview::tellings(&comparison, &view),
        overview::overview(&comparison, &view),
        facts::facts(&comparison, &view),
        columns::columns(&comparison, &view),
        method::method(&comparison, &view),
        read::read(&comparison, &view, 0),
        read::read(&comparison, &view, 2),
        wording::wording(&comparison, &view),
    ] {
        assert!(
            page.contains(fragment.as_str()),
            "{:.80}",
            fragment.as_str()
        );
        // And they are what the window shows.
        assert!(
            [
                StoryView::Facts,
                StoryView::Columns,
                StoryView::Read(0),
                StoryView::Read(2),
                StoryView::Wording,
                StoryView::Overview,
            ]
            .into_iter()
            .any(|kind| story_view(&comparison, &view, kind)
                .as_str()
                .contains(fragment.as_str()))
        );
    }
    assert!(page.contains(wordings::wordings(&comparison, &view).as_str()));
    for number in 0..comparison.facts.len() {
        // The window shows one fact's wordings at a time.
        let wording = wordings::wording(&comparison, &view, number);
        assert!(page.contains(wording.as_str()));
        let opened = inspector::inspector(&comparison, &view, number);
        assert!(opened.as_str().contains(wording.as_str()));
    }
    assert!(page.contains(COMPARISON_CSS));
}

#[test]
fn the_policy_comes_first_and_lets_nothing_in() {
    let page = report(&sample::clock(), &options());
    let start = "<!DOCTYPE html><html lang=\"en-GB\"><head>\
                 <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                 style-src 'sha256-";
    assert!(page.starts_with(start), "{page:.300}");
    let rest = "; img-src data:; base-uri 'none'; form-action 'none'\">";
    assert!(page.contains(rest));
    for word in [
        "<script",
        "<link",
        "<img",
        "<iframe",
        "<object",
        "<form",
        " style=\"",
        " src=",
        "refresh",
    ] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn its_only_addresses_are_links_to_the_articles() {
    let page = report(&sample::clock(), &options());
    let body = page.split_once("</head>").expect("the report has a head").1;
    let addresses: Vec<&str> = body
        .match_indices("http")
        .map(|(at, _)| &body[at - 6..at + 28])
        .collect();
    assert_eq!(addresses, ["href=\"https://herald.example/clock"]);
    assert!(!page.contains("javascript:"));
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    assert_eq!(
        report(&sample::clock(), &options()),
        report(&sample::clock(), &options())
    );
}

#[test]
fn the_title_and_the_introduction_are_text() {
    let page = report(&sample::clock(), &options());
    assert!(page.contains("<h1 dir=\"auto\">The &lt;clock&gt; &amp; &quot;the&quot; pigeons</h1>"));
    assert!(page.contains("<p dir=\"auto\">First.</p><p dir=\"auto\">Second &lt;b&gt;.</p>"));
    assert!(report(&sample::clock(), &ReportOptions::default()).contains("Untitled story"));
}
