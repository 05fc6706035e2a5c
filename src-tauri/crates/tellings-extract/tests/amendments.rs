//! What holds for any amendments over any extraction.

use proptest::prelude::*;
use tellings_extract::{
    Act, Amendment, Anchor, LeftOutReason, Source, Stretch, amend, extract, stretches,
};

fn passage(text: &str, taken: bool) -> Stretch {
    Stretch {
        text: text.to_owned(),
        left_out: (!taken).then_some(LeftOutReason::Related),
    }
}

/// `+` before a passage that was taken, `-` before one that was left out.
fn of(told: &[&str]) -> Vec<Stretch> {
    told.iter()
        .map(|told| passage(&told[1..], told.starts_with('+')))
        .collect()
}

fn change(passages: &[Stretch], number: usize, act: Act) -> Amendment {
    Amendment {
        anchor: Anchor::of(passages, number).expect("the passage is there"),
        act,
    }
}

/// Makes the amendment on one extraction and applies it over another.
fn check(made_on: &[&str], number: usize, act: Act, later: &[&str], text: &str, lost: usize) {
    let amendment = change(&of(made_on), number, act);
    let amended = amend(of(later), &[amendment]);
    assert_eq!(amended.text(), text);
    assert_eq!(amended.lost.len(), lost);
}

#[test]
fn a_passage_is_put_back_in_its_place_and_taken_out() {
    let page = ["+One.", "-More here", "+Two."];
    check(
        &page,
        1,
        Act::PutBack,
        &page,
        "One.\n\nMore here\n\nTwo.",
        0,
    );
    check(&page, 0, Act::TakeOut, &page, "Two.", 0);
    let amended = amend(of(&page), &[change(&of(&page), 0, Act::TakeOut)]);
    let left_out = amended.left_out();
    assert_eq!(left_out[0].reason, LeftOutReason::TakenOut);
    assert_eq!((left_out[0].before, left_out[1].before), (0, 0));
}

#[test]
fn the_words_are_found_again_whatever_their_number() {
    let page = ["+One.", "-More here", "+Two."];
    let later = [
        "-Menu",
        "-About us",
        "+One.",
        "+Zero.",
        "-More  here",
        "+Two.",
    ];
    check(
        &page,
        1,
        Act::PutBack,
        &later,
        "One.\n\nZero.\n\nMore here\n\nTwo.",
        0,
    );
}

#[test]
fn among_equals_the_neighbour_tells_and_then_the_number() {
    let page = ["+One.", "-Ad", "+Two.", "-Ad", "+Three."];
    let later = ["-Ad", "+One.", "-Ad", "+Two.", "-Ad", "+Three."];
    check(
        &page,
        3,
        Act::PutBack,
        &later,
        "One.\n\nTwo.\n\nAd\n\nThree.",
        0,
    );
    let without = ["+One.", "-Ad", "+2.", "-Ad", "+Three."];
    check(
        &page,
        3,
        Act::PutBack,
        &without,
        "One.\n\n2.\n\nAd\n\nThree.",
        0,
    );
    let fewer = ["-Ad", "-Ad"];
    let three = ["-Ad", "-Ad", "-Ad"];
    check(&three, 2, Act::PutBack, &["-x", "-Ad", "-y", "-Ad"], "", 1);
    check(&three, 2, Act::PutBack, &fewer, "Ad", 0);
}

#[test]
fn a_passage_that_is_cut_into_several_is_found_and_one_that_changed_is_told() {
    let page = ["+One.", "-It rained. It snowed.", "+Two."];
    let cut = ["+One.", "-It rained.", "-It snowed.", "+Two."];
    check(
        &page,
        1,
        Act::PutBack,
        &cut,
        "One.\n\nIt rained.\n\nIt snowed.\n\nTwo.",
        0,
    );
    let changed = ["+One.", "-It hailed.", "+Two."];
    check(&page, 1, Act::PutBack, &changed, "One.\n\nTwo.", 1);
}

#[test]
fn what_a_later_extraction_does_by_itself_stays_so() {
    let page = ["+One.", "-More here"];
    check(
        &page,
        1,
        Act::PutBack,
        &["+One.", "+More here"],
        "One.\n\nMore here",
        0,
    );
}

#[test]
fn lines_are_evened_out_and_blank_lines_part_paragraphs() {
    let page = vec![passage("A line\n  broken.\n\n\tAnother.  One", false)];
    let back = change(&page, 0, Act::PutBack);
    assert_eq!(
        amend(page, &[back]).text(),
        "A line broken.\n\nAnother. One"
    );
}

fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

fn any_passages() -> impl Strategy<Value = Vec<Stretch>> {
    let taken = "[a-cÄ.]{1,3}( [a-c.]{1,3}){0,3}".prop_map(|text| passage(&text, true));
    let left = "[a-cÄ. \\n\\t]{0,4}[a-c]{1,3}[ \\n\u{2028}]{0,3}[a-c]{0,3}"
        .prop_map(|text| passage(&text, false));
    proptest::collection::vec(prop_oneof![taken, left], 0..12)
}

proptest! {
    #[test]
    fn taken_and_left_out_together_are_always_the_page(
        page in any_passages(),
        asked in proptest::collection::vec((0_usize..12, any::<bool>()), 0..8),
    ) {
        let amendments: Vec<Amendment> = asked
            .iter()
            .filter(|(number, _)| *number < page.len())
            .map(|(number, back)| change(&page, *number, if *back { Act::PutBack } else { Act::TakeOut }))
            .collect();
        let amended = amend(page.clone(), &amendments);
        prop_assert!(amended.lost.is_empty(), "what was anchored here is found here");
        prop_assert_eq!(&amended.passages, &page);
        let (text, left_out) = (amended.text(), amended.left_out());
        for paragraph in text.split("\n\n").filter(|_| !text.is_empty()) {
            prop_assert_eq!(paragraph.trim(), paragraph);
            prop_assert!(!paragraph.is_empty() && !paragraph.contains('\n'));
        }
        let again: String = stretches(&text, &left_out).iter().map(|one| letters(&one.text)).collect();
        let whole: String = page.iter().map(|one| letters(&one.text)).collect();
        prop_assert_eq!(again, whole, "no letter is lost, added or moved");
    }

    #[test]
    fn the_last_word_on_a_passage_counts_and_no_other_passage_moves(
        page in any_passages(), number in 0_usize..12,
    ) {
        prop_assume!(number < page.len());
        let back = change(&page, number, Act::PutBack);
        let out = change(&page, number, Act::TakeOut);
        let both = amend(page.clone(), &[back, out]);
        for (at, passage) in page.iter().enumerate() {
            prop_assert_eq!(both.taken[at], at != number && passage.is_taken());
        }
    }

    #[test]
    fn without_amendments_the_text_is_the_extracted_one(text in "\\PC{0,200}(\\n\\n\\PC{0,80}){0,6}") {
        if let Ok(article) = extract(&Source { name: "a.txt", bytes: text.as_bytes() }) {
            let amended = amend(stretches(&article.text, &article.left_out), &[]);
            prop_assert_eq!(amended.text(), article.text);
            prop_assert_eq!(amended.left_out(), article.left_out);
        }
    }
}
