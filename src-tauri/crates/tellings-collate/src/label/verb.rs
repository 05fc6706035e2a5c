//! Whether words make a clause: lists and endings, no grammar.
//!
//! A verb in the past or an auxiliary is enough. Present forms look like nouns
//! ("calls", "plans"), so only the common ones are listed; a headline may
//! therefore pass for none, which costs it a place and nothing else.

/// Verbs that stand in sentences of news, other than those that end in "ed".
const VERBS: &str = "is are was were be been has have had will would can could may might must should shall \
    did does do isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't \
    didn't doesn't don't cannot said says told tells saw sank went goes took takes made makes came comes \
    got gets left leaves found finds gave gives fell falls rose rises cut hit won wins lost loses met \
    meets held holds began begins broke breaks brought brings built builds bought buys caught chose drew \
    drove fled flew fought grew grows heard kept keeps knew knows laid led leads paid pays put puts ran \
    runs sent sends set sets shot shut spent spends spoke speaks stood stands struck swept swore \
    taught thought thinks threw woke wore wrote writes became becomes felt ate beat bent bid bled blew burst \
    cast cost crept dealt dug fed forgot froze hid hurt knelt lent lit meant overcame read rode sang sat \
    sold shook shrank slept slid split spread sprang stole stuck stung swam swung tore understood \
    withdrew wants needs plans faces calls denies admits warns asks shows seeks expects remains includes \
    believes claims hopes refuses confirms adds argues insists";

/// Words that end like verbs and are none.
const NOT_VERBS: &str = "hundred indeed red bed need speed feed seed united alleged so-called aged \
    sacred naked rugged unprecedented";

/// Whether a word can be the verb of a sentence.
pub(super) fn is_verb(word: &str) -> bool {
    let word = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
        .replace('’', "'");
    let listed = |list: &str| list.split_whitespace().any(|one| one == word);
    listed(VERBS)
        || word.ends_with("n't")
        || (word.len() > 4 && word.ends_with("ed") && !listed(NOT_VERBS) && !word.contains('-'))
}

/// Whether a text has a verb after its first word.
pub(super) fn is_clause(text: &str) -> bool {
    text.split_whitespace().skip(1).any(is_verb)
}
