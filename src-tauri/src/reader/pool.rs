//! As many readers as there are processors, and what they read in the order of
//! the files.
//!
//! [`Pool::reading`] hands the caller a [`Reading`], from which it takes one
//! [`File`] after the other, and from each its parts. Behind it, threads with a
//! child each read ahead, but only so far as there is room for what waits. The
//! order in which things are read is nobody's business: what the caller sees
//! is the same on every machine.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tellings_extract::Article;

use super::worker::{HeardPart, Program, ReaderTrouble, Worker};
use crate::import::Unusable;

/// How many files may be read before their turn.
const AHEAD: usize = 64;

/// The most bytes that may wait for their turn. What is in turn always goes on.
const MOST_WAITING: usize = 64 * 1024 * 1024;

/// Parts of one file that wait to be taken, at most.
const PARTS_WAITING: usize = 16;

/// Readers that can be started. It holds no processes: they come with
/// [`Pool::reading`] and go with it.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    /// What is started as a reader.
    pub program: Program,
}

/// What one part of a file came to.
#[derive(Debug)]
pub enum Outcome {
    /// Its article, and the bytes that it was read from.
    Article(Box<Article>, Arc<Vec<u8>>),
    /// It did not have to be read: see [`Bytes::is_known`].
    Known,
    /// Why there is no article.
    Unusable(Unusable),
}

/// One part of a file.
#[derive(Debug)]
pub struct Part<F> {
    /// Where in the file it lies; empty where it is the file.
    pub within: String,
    /// What it came to.
    pub outcome: Outcome,
    /// What was told of the file besides its bytes, where it had any.
    pub about: Option<Arc<F>>,
    /// How much room it takes while it waits.
    room: usize,
}

/// A file before it is read.
#[derive(Debug)]
pub struct Bytes<F> {
    /// What it is called, as a hint for the extractor.
    pub name: String,
    /// What it holds.
    pub bytes: Arc<Vec<u8>>,
    /// Whether what it holds is known, so that nothing needs to be read.
    pub is_known: bool,
    /// Comes back with every part.
    pub about: F,
}

/// Files that are being read.
#[derive(Debug)]
pub struct Reading<'a, F> {
    files: std::vec::IntoIter<Receiver<Part<F>>>,
    at: usize,
    room: &'a Room,
}

/// One of them, in its turn.
#[derive(Debug)]
pub struct File<'a, F> {
    parts: Receiver<Part<F>>,
    /// The room of the part that was taken last.
    taken: usize,
    room: &'a Room,
}

impl Pool {
    /// Reads files. `bytes_of` gives the bytes of one, by its place, or why
    /// there are none; it is called from several threads, and not again once
    /// `take`, which takes what was read, has returned.
    pub fn reading<F: Send + Sync, T>(
        &self,
        count: usize,
        bytes_of: &(dyn Fn(usize) -> Result<Bytes<F>, Unusable> + Sync),
        take: impl FnOnce(&mut Reading<'_, F>) -> T,
    ) -> T {
        let room = Room::default();
        let (senders, receivers): (Vec<SyncSender<Part<F>>>, Vec<_>) =
            (0..count).map(|_| sync_channel(PARTS_WAITING)).unzip();
        let senders: Vec<Mutex<Option<SyncSender<Part<F>>>>> = senders
            .into_iter()
            .map(|sender| Mutex::new(Some(sender)))
            .collect();
        let next = AtomicUsize::new(0);
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        thread::scope(|scope| {
            for _ in 0..processors.min(count) {
                scope.spawn(|| {
                    let mut hand = Hand {
                        program: &self.program,
                        worker: None,
                        room: &room,
                    };
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(sender) = senders.get(at) else {
                            return;
                        };
                        let sender = held(sender).take().expect("each place is taken once");
                        if !hand.one(at, bytes_of, &sender) {
                            return;
                        }
                    }
                });
            }
            // However this ends, whoever still reads ahead is told that nobody
            // wants it.
            let _closing = Closing(&room);
            take(&mut Reading {
                files: receivers.into_iter(),
                at: 0,
                room: &room,
            })
        })
    }
}

/// One thread, with its child once there is something to read.
struct Hand<'a> {
    program: &'a Program,
    worker: Option<Worker>,
    room: &'a Room,
}

impl Hand<'_> {
    /// Reads one file. Says whether to go on with another.
    fn one<F>(
        &mut self,
        at: usize,
        bytes_of: &(dyn Fn(usize) -> Result<Bytes<F>, Unusable> + Sync),
        sender: &SyncSender<Part<F>>,
    ) -> bool
    where
        F: Send + Sync,
    {
        if !self.room.wait(at, 0) {
            return false;
        }
        let file = match bytes_of(at) {
            Ok(file) => file,
            Err(unusable) => {
                return sender
                    .send(Part {
                        within: String::new(),
                        outcome: Outcome::Unusable(unusable),
                        about: None,
                        room: 0,
                    })
                    .is_ok();
            }
        };
        let size = file.bytes.len();
        if !self.room.wait(at, size) {
            return false;
        }
        let bytes = file.bytes;
        let about = Some(Arc::new(file.about));
        let part = |within: String, outcome: Outcome, room: usize| Part {
            within,
            outcome,
            about: about.clone(),
            room,
        };
        if file.is_known {
            return sender
                .send(part(String::new(), Outcome::Known, size))
                .is_ok();
        }
        // The file's own bytes go with the first part that is read from them.
        let mut own_room = Some(size);
        let room = self.room;
        let read = self.read(&file.name, &bytes, &mut |heard: HeardPart| {
            let (bytes, size) = match heard.own_bytes {
                None => (Arc::clone(&bytes), own_room.take().unwrap_or_default()),
                Some(own) => {
                    if !room.wait(at, own.len()) {
                        return false;
                    }
                    let size = own.len();
                    (Arc::new(own), size)
                }
            };
            let outcome = match heard.article {
                Ok(article) => Outcome::Article(article, bytes),
                Err(refusal) => Outcome::Unusable(refusal.into()),
            };
            sender.send(part(heard.within, outcome, size)).is_ok()
        });
        room.give(own_room.unwrap_or_default());
        match read {
            Ok(()) => true,
            Err(ReaderTrouble::Stopped) => false,
            Err(trouble) => {
                // What it had told until then stays.
                let outcome = Outcome::Unusable(Unusable {
                    code: trouble.code().into(),
                    sentence: trouble.to_string(),
                });
                sender.send(part(String::new(), outcome, 0)).is_ok()
            }
        }
    }

    /// Lets the child read, and starts one where there is none.
    fn read(
        &mut self,
        name: &str,
        bytes: &[u8],
        take: &mut dyn FnMut(HeardPart) -> bool,
    ) -> Result<(), ReaderTrouble> {
        let room = self.room;
        let mut worker = match self.worker.take() {
            Some(worker) => worker,
            None => Worker::start(self.program)?,
        };
        worker.read(name, bytes, &|| !room.is_closed(), take)?;
        // Kept only after it has ended well: the next file gets another.
        self.worker = Some(worker);
        Ok(())
    }
}

impl<'a, F> Reading<'a, F> {
    /// The next file in the order given.
    pub fn file(&mut self) -> Option<File<'a, F>> {
        let parts = self.files.next()?;
        self.room.turn(self.at);
        self.at += 1;
        Some(File {
            parts,
            taken: 0,
            room: self.room,
        })
    }
}

impl<F> File<'_, F> {
    /// The next part or the end, if it comes soon enough.
    #[must_use]
    pub fn part_within(&mut self, patience: Duration) -> Option<Option<Part<F>>> {
        self.put_back();
        match self.parts.recv_timeout(patience) {
            Ok(part) => Some(Some(self.noted(part))),
            Err(RecvTimeoutError::Disconnected) => Some(None),
            Err(RecvTimeoutError::Timeout) => None,
        }
    }

    /// The next part of the file; waits until it is read.
    pub fn part(&mut self) -> Option<Part<F>> {
        self.put_back();
        let part = self.parts.recv().ok()?;
        Some(self.noted(part))
    }

    fn noted(&mut self, part: Part<F>) -> Part<F> {
        self.taken = part.room;
        part
    }

    fn put_back(&mut self) {
        self.room.give(std::mem::take(&mut self.taken));
    }
}

impl<F> Drop for File<'_, F> {
    fn drop(&mut self) {
        self.put_back();
    }
}

/// How much may wait, and whose turn it is.
#[derive(Debug, Default)]
struct Room {
    state: Mutex<RoomState>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct RoomState {
    turn: usize,
    waiting: usize,
    is_closed: bool,
}

impl Room {
    /// Waits until the file at that place may take so much room. No, where
    /// nobody wants it any more.
    fn wait(&self, at: usize, bytes: usize) -> bool {
        let mut state = held(&self.state);
        loop {
            if state.is_closed {
                return false;
            }
            let in_turn = at <= state.turn;
            if in_turn || (at <= state.turn + AHEAD && state.waiting + bytes <= MOST_WAITING) {
                state.waiting += bytes;
                return true;
            }
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn give(&self, bytes: usize) {
        if bytes > 0 {
            let mut state = held(&self.state);
            state.waiting = state.waiting.saturating_sub(bytes);
            self.changed.notify_all();
        }
    }

    fn turn(&self, at: usize) {
        held(&self.state).turn = at;
        self.changed.notify_all();
    }

    fn close(&self) {
        held(&self.state).is_closed = true;
        self.changed.notify_all();
    }

    fn is_closed(&self) -> bool {
        held(&self.state).is_closed
    }
}

/// Closes a room when it is dropped.
struct Closing<'a>(&'a Room);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// What a lock guards; nothing that can fail is done while one is held.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool() -> Pool {
        Pool {
            program: Program::Thread,
        }
    }

    fn file(at: usize, text: String) -> Result<Bytes<usize>, Unusable> {
        Ok(Bytes {
            name: format!("{at}.txt"),
            bytes: Arc::new(text.into_bytes()),
            is_known: at % 10 == 9,
            about: at,
        })
    }

    #[test]
    fn what_is_read_comes_in_the_order_of_the_files() {
        // Long ones first, so that later ones are ready before them.
        let text = |at: usize| format!("Boat {at} sails. {}", "Water. ".repeat(500 / (at + 1)));
        let told = pool().reading(200, &|at| file(at, text(at)), |reading| {
            let mut told = Vec::new();
            while let Some(mut file) = reading.file() {
                while let Some(part) = file.part() {
                    let about = *part.about.expect("it had bytes");
                    match part.outcome {
                        Outcome::Article(article, _) => {
                            assert!(article.text.starts_with(&format!("Boat {about} ")));
                            told.push(about);
                        }
                        Outcome::Known => told.push(about),
                        Outcome::Unusable(unusable) => panic!("{}", unusable.sentence),
                    }
                }
            }
            told
        });
        assert_eq!(told, (0..200).collect::<Vec<_>>());
    }

    #[test]
    fn whoever_stops_early_waits_for_nobody() {
        let read = AtomicUsize::new(0);
        let bytes_of = |at: usize| {
            read.fetch_add(1, Ordering::Relaxed);
            file(at, format!("Boat {at} sails."))
        };
        let first = pool().reading(5_000, &bytes_of, |reading| {
            reading.file().and_then(|mut file| file.part()).is_some()
        });
        assert!(first);
        assert!(read.into_inner() <= AHEAD + 70, "only so far ahead");
    }

    #[test]
    fn large_files_wait_for_their_turn() {
        let big = "Water. ".repeat(MOST_WAITING / 7 / 2);
        let count = pool().reading(4, &|at| file(at, big.clone()), |reading| {
            let mut count = 0;
            while let Some(mut file) = reading.file() {
                while file.part().is_some() {
                    count += 1;
                }
            }
            count
        });
        assert_eq!(count, 4);
    }

    #[test]
    fn without_readers_each_file_says_so() {
        let pool = Pool {
            program: Program::At("/nowhere/at/all".into()),
        };
        let codes = pool.reading(3, &|at| file(at, "words".to_owned()), |reading| {
            let mut codes = Vec::new();
            while let Some(mut file) = reading.file() {
                while let Some(part) = file.part() {
                    if let Outcome::Unusable(unusable) = part.outcome {
                        codes.push(unusable.code);
                    }
                }
            }
            codes
        });
        assert_eq!(codes, ["reader_not_started"; 3]);
    }
}
