//! Articles of one story: proposed with what they share, refused for good.

use tellings_library::{ArticleId, Matter, NewArticle, SameStory, What};

use crate::desk::{Desk, article, told};

fn dated(title: &str, date: &str, text: &str) -> NewArticle {
    NewArticle {
        title: told(title, "json_ld"),
        date: told(date, "json_ld"),
        ..article(text)
    }
}

/// Three tellings of a ferry aground, and three other happenings of the coast.
fn coast(desk: &mut Desk) -> Vec<ArticleId> {
    [
        (
            "Ferry Merrow runs aground off Tarrin",
            "2031-02-04",
            "The ferry Merrow ran aground off Tarrin on Tuesday with forty people aboard. Mayor Ada \
             Pell said that nobody was hurt when the keel met the sandbank.",
        ),
        (
            "Bread to cost more from May",
            "2031-02-04",
            "Bakers in Velm raise their prices. The guild said that flour had become dear, and that \
             its members would close on Mondays.",
        ),
        (
            "Forty led to safety from stranded Merrow",
            "2031-02-05",
            "Lifeboats took forty passengers off the ferry Merrow, which had run aground on a \
             sandbank near Tarrin. Ada Pell, the mayor, thanked the crews.",
        ),
        (
            "Lighthouse of Velm is sold",
            "2031-03-20",
            "The old lighthouse has a new keeper. A painter from Orrin bought it at an auction.",
        ),
        (
            "Merrow freed from sandbank",
            "2031-02-05",
            "Tugs freed the ferry Merrow from the sandbank off Tarrin at high tide. Mayor Ada Pell \
             said an inquiry would ask how she ran aground.",
        ),
    ]
    .iter()
    .map(|(title, date, text)| desk.add(&dated(title, date, text)).article())
    .collect()
}

fn ids(proposal: &SameStory) -> Vec<ArticleId> {
    proposal.articles.iter().map(|article| article.id).collect()
}

fn look(desk: &mut Desk) -> Vec<SameStory> {
    while desk.find_kin(2).expect("looked") > 0 {}
    desk.same_stories().expect("listed")
}

#[test]
fn tellings_of_one_story_are_proposed_with_what_they_share() {
    let mut desk = Desk::new();
    let all = coast(&mut desk);
    let proposals = look(&mut desk);
    assert_eq!(proposals.len(), 1, "{proposals:#?}");
    let ferry = &proposals[0];
    assert_eq!(ids(ferry), [all[0], all[2], all[4]]);
    assert_eq!(ferry.story, None);
    for name in ["Merrow", "Tarrin", "Pell"] {
        assert!(ferry.names.iter().any(|one| one == name), "{ferry:?}");
    }
    assert!(ferry.words.iter().any(|one| one == "sandbank"), "{ferry:?}");
    let days = ("2031-02-04".to_owned(), "2031-02-05".to_owned());
    assert_eq!(ferry.days, Some(days));
    assert_eq!(desk.verify().expect("checked"), []);
}

#[test]
fn a_refusal_is_for_good_and_can_be_taken_back() {
    let mut desk = Desk::new();
    let all = coast(&mut desk);
    let now = desk.now();
    // One of three is refused: the two others are still proposed.
    desk.tell_apart(Matter::Story, all[4], &[all[0], all[2]], &now)
        .expect("told");
    let proposals = look(&mut desk);
    assert_eq!(
        proposals.iter().map(ids).collect::<Vec<_>>(),
        [[all[0], all[2]]]
    );
    desk.tell_all_apart(Matter::Story, &[all[0], all[2]], &[], &now)
        .expect("told");
    desk.open().expect("it opens again");
    assert_eq!(desk.same_stories().expect("listed"), []);
    let undone = desk.undo(&now).expect("undone").expect("something");
    assert_eq!(undone.what, What::ToldApart(Matter::Story));
    assert_eq!(desk.same_stories().expect("listed").len(), 1);
}

#[test]
fn a_new_telling_is_proposed_for_its_story() {
    let mut desk = Desk::new();
    let all = coast(&mut desk);
    let now = desk.now();
    let story = desk
        .create_story("Merrow", &[all[0], all[2]], &now)
        .expect("made");
    let proposals = look(&mut desk);
    assert_eq!(proposals.len(), 1);
    assert_eq!(proposals[0].story, Some((story, "Merrow".to_owned())));
    assert_eq!(ids(&proposals[0]), [all[4]]);
    desk.add_to_story(story, &[all[4]], &now).expect("added");
    assert_eq!(desk.same_stories().expect("listed"), []);
}

#[test]
fn what_is_said_of_an_article_later_counts() {
    let mut desk = Desk::new();
    let all = coast(&mut desk);
    assert_eq!(look(&mut desk).len(), 1);
    let before = desk.kin_of(all[0]).expect("found");
    assert_eq!(before[0].0.min(before[1].0), all[2]);
    let now = desk.now();
    desk.set_field(
        all[0],
        tellings_library::Field::Date,
        Some("2019-01-01"),
        &now,
    )
    .expect("said");
    assert_eq!(desk.find_kin(9).expect("looked"), 1);
    let after = desk.kin_of(all[0]).expect("found");
    let odds = |kin: &[(ArticleId, f64)]| kin.iter().find(|one| one.0 == all[2]).map(|one| one.1);
    assert!(
        odds(&after) < odds(&before),
        "another day makes it less likely"
    );
    assert_eq!(desk.verify().expect("checked"), []);
}
