//! Reading what files hold, in processes of its own.
//!
//! Readers of formats take hostile bytes, and some of what they are built of
//! can overflow its stack, which no program survives. So extraction runs in
//! children of this very program (`tellings reader`): one that dies costs the
//! file that it was at a line in the receipt, and another takes its place.
//! This module says what the two tell each other ([`serve`] is the child's
//! side); `worker` is the parent's side of one child, `pool` has as many as
//! there are processors and gives what they read in the order of the files.
//! What an article is, the extractor decides.

mod limits;
mod pool;
mod worker;

pub use pool::{Bytes, File, Outcome, Part, Pool, Reading};
pub use worker::{Program, ReaderTrouble};

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use tellings_extract::{Article, Refusal, Source, parts};

/// The word on the command line that makes this program a reader.
pub const READER: &str = "reader";

/// Longest message: all that a file may unpack to, and some more.
const LONGEST: usize = 300 * 1024 * 1024;

/// Stack for the extraction, so that nesting which the readers allow has room.
const STACK: usize = 64 * 1024 * 1024;

/// What the child says of a file. After a part with bytes of its own, those
/// follow.
#[derive(Debug, Serialize, Deserialize)]
enum Said {
    /// One article of it, or why there is none.
    Part {
        /// Where in the file it lies.
        within: String,
        /// Whether it is read from other bytes than the whole file's.
        own_bytes: bool,
        /// What it came to.
        article: Result<Box<Article>, Refusal>,
    },
    /// That was all.
    End,
}

/// Reads files until there are no more: the whole life of a child.
///
/// # Errors
/// When the parent has gone away.
pub fn serve(input: impl Read + Send, output: impl Write + Send) -> io::Result<()> {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .name("reader".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, || answer(input, output))?
            .join()
            .unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
    })
}

/// The same as a process, within limits and for as long as its parent lives.
///
/// # Errors
/// When the parent has gone away.
pub fn serve_as_child(output: impl Write + Send) -> io::Result<()> {
    limits::set();
    serve(io::stdin(), io::BufWriter::new(output))
}

fn answer(mut input: impl Read, mut output: impl Write) -> io::Result<()> {
    while let Some(name) = hear(&mut input)? {
        let bytes = hear(&mut input)?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let name = String::from_utf8_lossy(&name);
        let source = Source {
            name: &name,
            bytes: &bytes,
        };
        for part in parts(&source) {
            let own_bytes = !std::ptr::eq(part.bytes.as_ref(), bytes.as_slice());
            let said = Said::Part {
                article: part.article().map(Box::new),
                within: part.within,
                own_bytes,
            };
            say_json(&mut output, &said)?;
            if own_bytes {
                say(&mut output, &part.bytes)?;
            }
            output.flush()?;
        }
        say_json(&mut output, &Said::End)?;
        output.flush()?;
    }
    Ok(())
}

fn say_json(output: &mut impl Write, said: &Said) -> io::Result<()> {
    say(output, &serde_json::to_vec(said)?)
}

/// One message: how long it is, then itself.
fn say(output: &mut impl Write, message: &[u8]) -> io::Result<()> {
    let length = u32::try_from(message.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    output.write_all(&length.to_le_bytes())?;
    output.write_all(message)
}

/// The next message; none where the other side has ended properly.
fn hear(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 4];
    match input.read_exact(&mut length) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let length = u32::from_le_bytes(length) as usize;
    if length > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    // Grown as it comes: a child gone mad must not make us set room aside.
    let mut message = Vec::new();
    input.take(length as u64).read_to_end(&mut message)?;
    if message.len() < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(Some(message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_as_they_were_said() {
        let mut wire = Vec::new();
        for message in [&b"one"[..], b"", &[7; 70_000]] {
            say(&mut wire, message).expect("memory is there");
        }
        let mut wire = wire.as_slice();
        for length in [3, 0, 70_000] {
            let heard = hear(&mut wire).expect("whole").expect("there");
            assert_eq!(heard.len(), length);
        }
        assert_eq!(hear(&mut wire).expect("the end"), None);
    }

    #[test]
    fn a_message_that_breaks_off_or_is_endless_is_an_error() {
        let mut wire = Vec::new();
        say(&mut wire, b"words").expect("memory is there");
        assert!(hear(&mut &wire[..wire.len() - 1]).is_err());
        assert!(hear(&mut &u32::MAX.to_le_bytes()[..]).is_err());
    }

    #[test]
    fn a_file_is_answered_part_by_part() {
        let mut asked = Vec::new();
        say(&mut asked, b"a.txt").expect("memory is there");
        say(&mut asked, b"The river rose.").expect("memory is there");
        let mut answered = Vec::new();
        serve(asked.as_slice(), &mut answered).expect("served");
        let mut answered = answered.as_slice();
        let mut next = || {
            let json = hear(&mut answered).expect("whole").expect("there");
            serde_json::from_slice::<Said>(&json).expect("what the child says")
        };
        let Said::Part {
            article, own_bytes, ..
        } = next()
        else {
            panic!("a part comes first");
        };
        assert_eq!(article.expect("an article").text, "The river rose.");
        assert!(!own_bytes);
        assert!(matches!(next(), Said::End));
    }
}
