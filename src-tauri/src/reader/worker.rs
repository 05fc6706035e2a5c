//! One child that reads files, as its parent sees it.

use std::io::{self, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use tellings_extract::{Article, Refusal};

use super::{READER, Said, hear, say};

/// How long a child may be silent over one article. Real ones take a thousandth
/// of it; a slow machine is to be no reason for a refusal.
const PATIENCE: Duration = Duration::from_secs(120);

/// How often a waiting parent looks whether it should go on.
const TICK: Duration = Duration::from_millis(50);

/// Messages of the child that wait to be taken; then it has to wait.
const WAITING: usize = 2;

/// Why a file could not be read, other than for what it is.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReaderTrouble {
    /// The child died.
    #[error(
        "Reading this file ended the process that read it: the file takes too much memory, or is built as no real article is. The other files were read all the same. Copy the article’s text and paste it."
    )]
    Died,
    /// The child was silent for too long.
    #[error(
        "Reading this file took more than {} minutes, so it was stopped. The other files were read all the same. Copy the article’s text and paste it.",
        PATIENCE.as_secs() / 60
    )]
    TooSlow,
    /// There was no child to be had.
    #[error(
        "The process that reads files could not be started ({0}), so this file was not read. Start Tellings again and drop the file again; if that does not help, install Tellings anew."
    )]
    NotStarted(String),
    /// Nobody waits for it any more.
    #[error("It was cancelled before it was read.")]
    Stopped,
}

impl ReaderTrouble {
    /// A word for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Died => "reader_died",
            Self::TooSlow => "reader_too_slow",
            Self::NotStarted(_) => "reader_not_started",
            Self::Stopped => "cancelled",
        }
    }
}

/// What is started as a reader.
#[derive(Clone, Debug, Default)]
pub enum Program {
    /// This very program.
    #[cfg_attr(not(test), default)]
    Own,
    /// The program at this place: for callers that are not it themselves.
    At(PathBuf),
    /// A thread that serves through pipes: unit tests are no program that
    /// could be started as a reader.
    #[cfg(test)]
    #[default]
    Thread,
}

/// One part of a file, as a child told it.
#[derive(Debug)]
pub(super) struct HeardPart {
    pub(super) within: String,
    pub(super) article: Result<Box<Article>, Refusal>,
    pub(super) own_bytes: Option<Vec<u8>>,
}

/// A child and the ways to and from it.
pub(super) struct Worker {
    child: Option<Child>,
    to: Box<dyn Write + Send>,
    from: Receiver<Option<HeardPart>>,
    patience: Duration,
}

impl Worker {
    /// # Errors
    /// [`ReaderTrouble::NotStarted`].
    pub(super) fn start(program: &Program) -> Result<Self, ReaderTrouble> {
        let told = |error: io::Error| ReaderTrouble::NotStarted(error.to_string());
        match program {
            Program::Own => {
                // Even where the file was replaced by an update meanwhile, it
                // is this version that is started.
                #[cfg(target_os = "linux")]
                let own = PathBuf::from("/proc/self/exe");
                #[cfg(not(target_os = "linux"))]
                let own = std::env::current_exe().map_err(told)?;
                Self::process(Command::new(own).arg(READER)).map_err(told)
            }
            Program::At(path) => Self::process(Command::new(path).arg(READER)).map_err(told),
            #[cfg(test)]
            Program::Thread => {
                let (input, to) = io::pipe().map_err(told)?;
                let (from, output) = io::pipe().map_err(told)?;
                thread::spawn(move || super::serve(input, io::BufWriter::new(output)));
                Ok(Self::around(None, Box::new(to), from))
            }
        }
    }

    fn process(command: &mut Command) -> io::Result<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What breaks inside it is told by its death.
            .stderr(Stdio::null())
            .spawn()?;
        let to = child.stdin.take().expect("it was asked for");
        let from = child.stdout.take().expect("it was asked for");
        Ok(Self::around(Some(child), Box::new(to), from))
    }

    fn around(
        child: Option<Child>,
        to: Box<dyn Write + Send>,
        from: impl Read + Send + 'static,
    ) -> Self {
        let (tell, heard) = sync_channel(WAITING);
        thread::spawn(move || listen(BufReader::new(from), &tell));
        Self {
            child,
            to,
            from: heard,
            patience: PATIENCE,
        }
    }

    /// Reads one file, and gives each part as it comes. After an error the
    /// worker is of no more use.
    ///
    /// # Errors
    /// [`ReaderTrouble`].
    pub(super) fn read(
        &mut self,
        name: &str,
        bytes: &[u8],
        goes_on: &dyn Fn() -> bool,
        take: &mut dyn FnMut(HeardPart) -> bool,
    ) -> Result<(), ReaderTrouble> {
        say(&mut self.to, name.as_bytes())
            .and_then(|()| say(&mut self.to, bytes))
            .and_then(|()| self.to.flush())
            .map_err(|_| ReaderTrouble::Died)?;
        while let Some(part) = self.next(goes_on)? {
            if !take(part) {
                return Err(ReaderTrouble::Stopped);
            }
        }
        Ok(())
    }

    /// The next part, or the end.
    fn next(&mut self, goes_on: &dyn Fn() -> bool) -> Result<Option<HeardPart>, ReaderTrouble> {
        let began = Instant::now();
        loop {
            match self.from.recv_timeout(TICK.min(self.patience)) {
                Ok(heard) => return Ok(heard),
                Err(RecvTimeoutError::Disconnected) => return Err(ReaderTrouble::Died),
                Err(RecvTimeoutError::Timeout) if !goes_on() => {
                    return Err(ReaderTrouble::Stopped);
                }
                Err(RecvTimeoutError::Timeout) if began.elapsed() >= self.patience => {
                    return Err(ReaderTrouble::TooSlow);
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Takes what a child says until it ends, or says something that makes no
/// sense: then its death is what the parent sees.
fn listen(mut from: impl Read, tell: &SyncSender<Option<HeardPart>>) {
    while let Ok(Some(json)) = hear(&mut from) {
        let heard = match serde_json::from_slice(&json) {
            Ok(Said::End) => None,
            Ok(Said::Part {
                within,
                own_bytes,
                article,
            }) => {
                let own_bytes = if own_bytes {
                    match hear(&mut from) {
                        Ok(Some(bytes)) => Some(bytes),
                        _ => return,
                    }
                } else {
                    None
                };
                Some(HeardPart {
                    within,
                    article,
                    own_bytes,
                })
            }
            Err(_) => return,
        };
        if tell.send(heard).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(worker: &mut Worker, bytes: &[u8]) -> Result<Vec<HeardPart>, ReaderTrouble> {
        let mut parts = Vec::new();
        worker
            .read("a.txt", bytes, &|| true, &mut |part| {
                parts.push(part);
                true
            })
            .map(|()| parts)
    }

    #[test]
    fn a_worker_reads_one_file_after_the_other() {
        let mut worker = Worker::start(&Program::Thread).expect("it starts");
        for text in ["The river rose.", "The river fell."] {
            let parts = read(&mut worker, text.as_bytes()).expect("it is read");
            let article = parts[0].article.as_ref().expect("an article");
            assert_eq!(article.text, text);
        }
        assert!(
            read(&mut worker, b"").expect("it is read")[0]
                .article
                .is_err()
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_told() {
        let nowhere = Program::At(PathBuf::from("/nowhere/at/all"));
        let trouble = Worker::start(&nowhere).map(drop).expect_err("not there");
        assert_eq!(trouble.code(), "reader_not_started");
        assert!(trouble.to_string().contains("could not be started"));
    }

    #[cfg(unix)]
    #[test]
    fn a_child_that_dies_talks_nonsense_or_is_silent_is_told() {
        let check = |program: &str, arguments: &[&str], code: &str| {
            let mut worker = Worker::process(Command::new(program).args(arguments)).expect(program);
            if code == "reader_too_slow" {
                worker.patience = Duration::from_millis(1);
            }
            let trouble = read(&mut worker, b"words").expect_err(program);
            assert_eq!(trouble.code(), code, "{program}");
        };
        check("true", &[], "reader_died");
        check("echo", &["This is no answer."], "reader_died");
        check("cat", &[], "reader_died");
        check("tail", &["-f", "/dev/null"], "reader_too_slow");
    }

    #[test]
    fn nobody_waits_for_what_was_cancelled() {
        let mut worker = Worker::start(&Program::Thread).expect("it starts");
        let trouble = worker.read("a.txt", b"words", &|| true, &mut |_| false);
        assert_eq!(trouble, Err(ReaderTrouble::Stopped));
    }
}
