//! What is true of every text, whatever its bytes.

use proptest::prelude::*;
use tellings_text::{
    CivilDate, Span, attributions, dates, hedges, names, negations, paragraphs, quantities,
    quotations, sentences, tokens,
};

/// Letters, marks and white space that trip cutters, beside any others.
fn text() -> impl Strategy<Value = String> {
    let tricky = "[a-zA-Z0-9 .,?!…'’‘“”\"\n\r\t$%£\\-–—()«»„éßİ日。\u{301}\u{200b}]{0,80}";
    let news = prop::collection::vec(
        prop::sample::select(
            &[
                "Mr.",
                "U.S.",
                "3.5",
                "said",
                "“No,”",
                "he",
                "Feb. 4,",
                "2031",
                "Duss’s",
                "$1.0bn",
                "\n\n",
                "at least",
                "forty-three",
                "…",
                "J. R.",
                "said Ms. Duss",
                "‘It",
                "sank,’",
                "President",
                "3-5",
                "half a million",
                "two weeks ago",
                "Jan. 31",
                "next",
                "9999",
                "Tuesday",
                "'s",
                "’",
                "“We ran.”",
                "― Jo Vane",
                "\n",
                "saying:",
            ][..],
        ),
        0..30,
    )
    .prop_map(|words| words.join(" "));
    prop_oneof![tricky, news, any::<String>()]
}

fn in_order(text: &str, spans: &[Span]) -> Result<(), TestCaseError> {
    for span in spans {
        prop_assert!(
            text.get(span.start..span.end).is_some(),
            "{span:?} cuts a character"
        );
        prop_assert!(!span.of(text).trim().is_empty());
    }
    for pair in spans.windows(2) {
        prop_assert!(pair[0].end <= pair[1].start, "{pair:?} overlap");
    }
    Ok(())
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #[test]
    fn sentences_and_paragraphs_give_the_text_back(text in text()) {
        let spans = paragraphs(&text);
        in_order(&text, &spans)?;
        prop_assert_eq!(spans.iter().map(|s| solid(s.of(&text))).collect::<String>(), solid(&text));
        let found = sentences(&text);
        let spans: Vec<Span> = found.iter().map(|sentence| sentence.span).collect();
        in_order(&text, &spans)?;
        prop_assert_eq!(spans.iter().map(|s| solid(s.of(&text))).collect::<String>(), solid(&text));
    }

    #[test]
    fn tokens_give_the_text_back(text in text()) {
        let spans: Vec<Span> =
            tokens(&text, Span::whole(&text)).iter().map(|token| token.span).collect();
        in_order(&text, &spans)?;
        prop_assert_eq!(spans.iter().map(|s| solid(s.of(&text))).collect::<String>(), solid(&text));
    }

    #[test]
    fn everything_found_stands_in_the_text(text in text()) {
        let whole = Span::whole(&text);
        in_order(&text, &names(&text, whole).iter().map(|name| name.span).collect::<Vec<_>>())?;
        in_order(&text, &dates(&text, whole).iter().map(|date| date.span).collect::<Vec<_>>())?;
        in_order(&text, &hedges(&text, whole))?;
        in_order(&text, &negations(&text, whole))?;
        in_order(&text, &attributions(&text, whole))?;
        for date in dates(&text, whole) {
            let published = CivilDate::parse("2031-02-06");
            prop_assert!(date.resolve(published).is_none_or(|(first, last)| first <= last));
        }
        for quantity in quantities(&text, whole) {
            prop_assert!(text.get(quantity.span.start..quantity.span.end).is_some());
            prop_assert!(quantity.low <= quantity.high);
        }
        for quotation in quotations(&text) {
            prop_assert!(quotation.span.covers(quotation.inner));
            for span in [Some(quotation.inner), quotation.speaker, quotation.cue].into_iter().flatten() {
                prop_assert!(text.get(span.start..span.end).is_some());
            }
        }
    }
}
