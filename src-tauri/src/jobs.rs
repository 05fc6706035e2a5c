//! Work behind the screens: articles are read for meaning before anybody asks
//! for their comparison.
//!
//! Start with [`start`]: one thread, one article at a time, those of the story
//! that was changed last first. It waits while files are imported or a
//! comparison is made, holds the library only to fetch a text and to keep a
//! reading, and goes on at the next start with what is missing then. [`Ahead`]
//! is how the rest of the program tells it when to work, wait and end.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use serde::Serialize;
use tellings_collate::Reader;
use tellings_library::ArticleId;
use tellings_text::Span;

use crate::models::AnyReader;
use crate::readings::{Missing, Remembering};
use crate::state::Shell;

/// How far the reading ahead is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingAhead {
    /// The article that is being read, from 1.
    pub article: usize,
    /// How many there are to read.
    pub articles: usize,
}

/// When to read ahead.
#[derive(Debug)]
pub struct Ahead {
    signs: Mutex<Signs>,
    changed: Condvar,
}

#[derive(Debug)]
struct Signs {
    /// There may be articles that nobody has looked at yet.
    wanted: bool,
    /// A person wants no reading now.
    stopped: bool,
    /// Imports and comparisons that run: somebody waits for them.
    before_us: usize,
    /// The program ends.
    ended: bool,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// Read the next article.
    Read,
    /// Look anew at what there is to read.
    LookAnew,
    /// Leave what there is.
    Leave,
}

/// Work that somebody waits for. The reading waits until this is dropped.
#[derive(Debug)]
pub struct GoesFirst<'a>(&'a Ahead);

impl Drop for GoesFirst<'_> {
    fn drop(&mut self) {
        self.0.tell(|signs| signs.before_us -= 1);
    }
}

impl Default for Ahead {
    /// At the start of the program, some of an earlier day may be left.
    fn default() -> Self {
        Self {
            signs: Mutex::new(Signs {
                wanted: true,
                stopped: false,
                before_us: 0,
                ended: false,
            }),
            changed: Condvar::new(),
        }
    }
}

impl Ahead {
    /// Says that articles may have come.
    pub fn wake(&self) {
        self.tell(|signs| {
            signs.wanted = true;
            signs.stopped = false;
        });
    }

    /// Reads nothing more until [`wake`](Self::wake) is called or the program
    /// starts again.
    pub fn stop(&self) {
        self.tell(|signs| {
            signs.wanted = false;
            signs.stopped = true;
        });
    }

    /// Lets something else go first.
    #[must_use]
    pub fn let_first(&self) -> GoesFirst<'_> {
        self.tell(|signs| signs.before_us += 1);
        GoesFirst(self)
    }

    fn end(&self) {
        self.tell(|signs| signs.ended = true);
    }

    fn tell(&self, change: impl FnOnce(&mut Signs)) {
        change(&mut self.signs());
        self.changed.notify_all();
    }

    fn signs(&self) -> MutexGuard<'_, Signs> {
        self.signs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits while `waiting` holds of the signs, and gives them.
    fn wait_while(&self, waiting: impl Fn(&Signs) -> bool) -> MutexGuard<'_, Signs> {
        self.changed
            .wait_while(self.signs(), |signs| !signs.ended && waiting(signs))
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there may be something to read; `false` at the program's
    /// end.
    fn wait_for_work(&self) -> bool {
        let mut signs = self.wait_while(|signs| !signs.wanted || signs.before_us > 0);
        signs.wanted = false;
        !signs.ended
    }

    /// Waits until nothing goes first.
    fn wait_for_turn(&self) -> Turn {
        let signs = self.wait_while(|signs| signs.before_us > 0);
        if signs.ended || signs.stopped {
            Turn::Leave
        } else if signs.wanted {
            Turn::LookAnew
        } else {
            Turn::Read
        }
    }

    fn somebody_goes_first(&self) -> bool {
        self.signs().before_us > 0
    }
}

/// The thread that reads ahead. It ends, after the article it is at, when this
/// is dropped.
#[derive(Debug)]
pub struct Worker {
    shell: Arc<Shell>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.shell.ahead.end();
        if let Some(thread) = self.thread.take() {
            // Its panic was told when it happened, and cost readings alone.
            let _ = thread.join();
        }
    }
}

/// Starts to read ahead. `tell` is told before each article, and with `None`
/// when nothing is being read any more.
///
/// # Errors
/// When the system gives no thread.
pub fn start(
    shell: Arc<Shell>,
    tell: impl Fn(Option<ReadingAhead>) + Send + 'static,
) -> std::io::Result<Worker> {
    let own = Arc::clone(&shell);
    let thread = thread::Builder::new()
        .name("reading ahead".to_owned())
        .spawn(move || run(&own, &tell))?;
    Ok(Worker {
        shell,
        thread: Some(thread),
    })
}

fn run(shell: &Shell, tell: &dyn Fn(Option<ReadingAhead>)) {
    let mut pass = Pass {
        shell,
        tell,
        is_tidy: false,
        not_for_us: BTreeSet::new(),
    };
    while shell.ahead.wait_for_work() {
        find_what_belongs_together(shell);
        // Loaded only now: most of what the program does needs no model.
        if let Some(model) = shell.reader() {
            pass.read_all(model);
        }
    }
}

/// Looks at articles for nearly the same text and for one story, a few at a
/// time, so that nobody waits for the library.
fn find_what_belongs_together(shell: &Shell) {
    const AT_A_TIME: usize = 10;
    while shell.ahead.wait_for_turn() != Turn::Leave {
        let looked = shell.library(|library| {
            Ok(library.find_likenesses(AT_A_TIME)? + library.find_kin(AT_A_TIME)?)
        });
        if looked.unwrap_or_default() == 0 {
            break;
        }
    }
}

struct Pass<'a> {
    shell: &'a Shell,
    tell: &'a dyn Fn(Option<ReadingAhead>),
    /// Whether what nothing needs was removed since the start.
    is_tidy: bool,
    /// Articles that the model does not know the language of or failed to read.
    not_for_us: BTreeSet<ArticleId>,
}

impl Pass<'_> {
    fn read_all(&mut self, model: AnyReader) {
        if !self.is_tidy {
            let pruned = self
                .shell
                .library(|library| library.prune_readings(model.name()));
            self.is_tidy = pruned.is_ok();
        }
        let Some(articles) = self.unread(model) else {
            return;
        };
        for (number, &id) in articles.iter().enumerate() {
            if self.shell.ahead.somebody_goes_first() {
                (self.tell)(None);
            }
            match self.shell.ahead.wait_for_turn() {
                Turn::Read => {}
                // The line stays: the next look tells how far it is then.
                Turn::LookAnew => return,
                Turn::Leave => break,
            }
            (self.tell)(Some(ReadingAhead {
                article: number + 1,
                articles: articles.len(),
            }));
            self.read(model, id);
        }
        (self.tell)(None);
    }

    /// The articles that can be read and were not; nothing where something
    /// else has become more urgent.
    fn unread(&mut self, model: AnyReader) -> Option<Vec<ArticleId>> {
        let unread = self
            .shell
            .library(|library| library.unread(model.name()))
            .unwrap_or_default();
        let mut articles = Vec::new();
        for id in unread {
            if self.not_for_us.contains(&id) {
                continue;
            }
            if self.shell.ahead.wait_for_turn() != Turn::Read {
                (self.tell)(None);
                return None;
            }
            match self.text(id) {
                Some(text) if tellings_semantics::covers(&text) => articles.push(id),
                Some(_) => {
                    self.not_for_us.insert(id);
                }
                None => {}
            }
        }
        Some(articles)
    }

    fn text(&self, id: ArticleId) -> Option<String> {
        let article = self.shell.library(|library| library.article(id));
        article.ok().map(|article| article.text)
    }

    fn read(&mut self, model: AnyReader, id: ArticleId) {
        // It may have been deleted meanwhile.
        let Some(text) = self.text(id) else {
            return;
        };
        // Cut as a comparison cuts it: else it would be read again.
        let sentences: Vec<Span> = tellings_text::sentences(&text)
            .into_iter()
            .map(|sentence| sentence.span)
            .collect();
        let remembering = Remembering::new(model, self.shell, 1, Missing::Ask(&|_| true));
        if remembering.read(&text, &sentences).is_err() {
            self.not_for_us.insert(id);
        }
    }
}

#[cfg(test)]
mod tests;
