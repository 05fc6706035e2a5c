//! What the library keeps is answered from there, and changes nothing.

use std::cell::RefCell;

use tellings_collate::{Comparison, MatchedBy, Options, Witness};
use tellings_library::StoryId;

use super::fake::Fake;
use super::*;
use crate::{compare, example, models};

/// A library with the example in it, and a reader that counts.
struct Desk {
    _home: tempfile::TempDir,
    shell: Shell,
    fake: Fake,
    story: StoryId,
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let shell = Shell::new(Some(home.path().to_owned()));
        let story = example::open(&shell).expect("opened");
        Self {
            _home: home,
            shell,
            fake: Fake::default(),
            story,
        }
    }

    fn witnesses(&self) -> Vec<Witness> {
        let story = self.shell.library(|library| library.story(self.story));
        let articles = story.expect("there").articles;
        articles.iter().map(compare::witness).collect()
    }

    fn compare(&self, missing: Missing<'_>) -> Option<Comparison> {
        let witnesses = self.witnesses();
        let reader = Remembering::new(&self.fake, &self.shell, witnesses.len(), missing);
        models::compared_unless_stopped(Some(&reader), &witnesses, &Options::default())
    }

    fn compare_all(&self) -> Comparison {
        self.compare(Missing::Ask(&|_| true))
            .expect("nobody stops it")
    }

    fn without_memory(&self) -> Comparison {
        let fake = Fake::default();
        models::compared(Some(&fake), &self.witnesses(), &Options::default())
    }

    /// Changes what is kept of the first article's reading.
    fn spoil(&self, change: impl FnOnce(&mut Vec<u8>)) {
        let text = sha256(self.witnesses()[0].text.as_bytes());
        self.shell
            .library(|library| {
                let mut kept = library
                    .stored_reading(&text, self.fake.name())?
                    .expect("kept");
                change(&mut kept);
                library.keep_reading(&text, self.fake.name(), &kept)
            })
            .expect("written");
    }
}

#[test]
fn the_second_comparison_asks_the_model_nothing() {
    let desk = Desk::new();
    let first = desk.compare_all();
    let (texts, pairs) = desk.fake.asked();
    assert_eq!(texts, 5);
    assert!(pairs > TOGETHER, "enough to be judged piece by piece");
    assert_eq!(desk.fake.most_together(), TOGETHER);
    assert_eq!(desk.compare_all(), first);
    assert_eq!(desk.compare(Missing::GiveUp).as_ref(), Some(&first));
    assert_eq!(desk.fake.asked(), (0, 0));
    assert_eq!(
        desk.without_memory(),
        first,
        "the memory changes nothing of it"
    );
    assert_eq!(first.matched_by, MatchedBy::Model("fake 1".to_owned()));
}

#[test]
fn what_is_missing_ends_a_comparison_that_may_not_ask() {
    let desk = Desk::new();
    assert_eq!(desk.compare(Missing::GiveUp), None);
    assert_eq!(desk.fake.asked(), (0, 0));
    // All is read, but nothing judged yet.
    let until_read = |progress: Progress| progress.pairs == 0;
    assert_eq!(desk.compare(Missing::Ask(&until_read)), None);
    assert_eq!(desk.compare(Missing::GiveUp), None);
    assert_eq!(desk.fake.asked(), (5, 0));
}

#[test]
fn progress_is_told_from_the_first_article_to_the_last_pair() {
    let desk = Desk::new();
    let told = RefCell::new(Vec::new());
    desk.compare(Missing::Ask(&|progress| {
        told.borrow_mut().push(progress);
        true
    }));
    let told = told.into_inner();
    let (first, last) = (told[0], told[told.len() - 1]);
    let nothing = Progress {
        articles: 5,
        ..Progress::default()
    };
    assert_eq!(first, nothing);
    assert_eq!((last.read, last.articles), (5, 5));
    assert!(last.pairs > 0 && last.judged == last.pairs, "{last:?}");
    let done = |progress: &Progress| (progress.read, progress.judged);
    assert!(told.is_sorted_by_key(done), "{told:?}");
}

#[test]
fn a_cancelled_comparison_keeps_what_was_read() {
    let desk = Desk::new();
    let until = |progress: Progress| progress.read < 2;
    assert_eq!(desk.compare(Missing::Ask(&until)), None);
    assert_eq!(desk.fake.asked(), (2, 0));
    let until = |progress: Progress| progress.judged == 0;
    assert_eq!(desk.compare(Missing::Ask(&until)), None);
    assert_eq!(desk.fake.asked(), (3, TOGETHER));
    let whole = desk.compare_all();
    assert_eq!(desk.fake.asked().0, 0);
    assert_eq!(whole, desk.without_memory());
}

#[test]
fn a_damaged_reading_is_made_again() {
    let desk = Desk::new();
    let whole = desk.compare_all();
    let spoils: [fn(&mut Vec<u8>); 4] = [
        Vec::clear,
        |kept| kept.truncate(SEAL + 10),
        |kept| kept.truncate(kept.len() - 1),
        |kept| kept[SEAL + 200] ^= 1,
    ];
    for spoil in spoils {
        desk.spoil(spoil);
        desk.fake.asked();
        assert_eq!(desk.compare_all(), whole);
        assert_eq!(desk.fake.asked(), (1, 0));
        assert_eq!(desk.compare_all(), whole);
        assert_eq!(desk.fake.asked(), (0, 0), "it is whole again");
    }
}

#[test]
fn other_sentences_of_the_same_text_are_read_anew() {
    let desk = Desk::new();
    let reader = Remembering::new(&desk.fake, &desk.shell, 1, Missing::Ask(&|_| true));
    let text = "One sentence. Another one.";
    let cut = |at| [Span::new(0, at), Span::new(at + 1, text.len())];
    let read = |sentences: &[Span]| reader.read(text, sentences).expect("nobody stops it");
    let first = read(&cut(13));
    assert_ne!(read(&cut(3)), first);
    assert_eq!(desk.fake.asked(), (2, 0));
    assert_ne!(read(&cut(13)), read(&cut(3)));
}

#[test]
fn a_library_that_cannot_be_used_costs_time_alone() {
    let desk = Desk::new();
    let shut = Shell::new(None);
    let witnesses = desk.witnesses();
    let reader = Remembering::new(&desk.fake, &shut, 5, Missing::Ask(&|_| true));
    let made = models::compared(Some(&reader), &witnesses, &Options::default());
    assert_eq!(made, desk.without_memory());
}

#[test]
fn which_sentence_comes_first_is_no_other_pair() {
    let desk = Desk::new();
    let reader = Remembering::new(&desk.fake, &desk.shell, 1, Missing::Ask(&|_| true));
    let judge = |pair| reader.judge(&[pair]).expect("nobody stops it");
    assert_eq!(
        judge(("It rained.", "Rain.")),
        judge(("Rain.", "It rained."))
    );
    assert_eq!(desk.fake.asked(), (0, 1));
    judge(("It rained. R", "ain."));
    assert_eq!(desk.fake.asked(), (0, 1), "other words, put together alike");
    let twice = reader.judge(&[("A.", "B."), ("C.", "B."), ("B.", "A.")]);
    let twice = twice.expect("nobody stops it");
    assert_eq!((twice.len(), twice[0]), (3, twice[2]));
    assert_eq!(desk.fake.asked(), (0, 2), "what comes twice is judged once");
}
