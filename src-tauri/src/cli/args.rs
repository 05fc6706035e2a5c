//! Arguments as typed become arguments as meant, in one conversion.
//!
//! [`parse`] knows nothing of files or displays; what it returns needs no
//! further checking of its form.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::PathBuf;

use lexopt::prelude::*;
use tellings_collate::{AliasKind, AliasRule, Scope};
use tellings_render::Section;

use crate::export::Format;

use crate::reader::READER;

/// What the program was started for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invocation {
    /// Open the window, with these files to import.
    Window(Vec<PathBuf>),
    /// Do one thing without a display and end.
    Task(Task),
    /// Read files for the program that started this one.
    Reader,
}

/// What the command line can do without a display.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Print how the program is used.
    Help,
    /// Print name and version.
    Version,
    /// Show what an import would take from files.
    Extract {
        /// Files and folders.
        files: Vec<PathBuf>,
        /// How to show it.
        format: ExtractFormat,
    },
    /// Compare files.
    Compare {
        /// Files and folders, in the order of the tellings.
        files: Vec<PathBuf>,
        /// What to write, and how.
        choices: Choices,
        /// Where to; standard output if none is named.
        out: Option<PathBuf>,
        /// The file whose telling the others are compared with.
        base: Option<Base>,
        /// Rules for this comparison.
        aliases: Vec<AliasRule>,
    },
    /// Put files into the library.
    Import {
        /// Files and folders.
        files: Vec<PathBuf>,
    },
    /// Fetch pages and put them into the library.
    Fetch {
        /// Their links, as if they were files.
        links: Vec<PathBuf>,
        /// Through what, where it was said.
        proxy: Option<String>,
        /// How many seconds one may take, where it was said.
        seconds: Option<String>,
    },
    /// Write out the import log.
    Log {
        /// Words that its lines have to have.
        query: String,
        /// How to show it.
        format: LogFormat,
        /// Where to; standard output if none is named.
        out: Option<PathBuf>,
    },
    /// Write the report of a story in the library.
    Export {
        /// Its number or its title.
        story: String,
        /// What to write, and how.
        choices: Choices,
        /// Where to; standard output if none is named.
        out: Option<PathBuf>,
        /// Rules besides those of the library.
        aliases: Vec<AliasRule>,
    },
}

/// How `extract` shows what it found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExtractFormat {
    /// For programs.
    #[default]
    Json,
    /// For people.
    Text,
}

/// How the import log is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
}

impl LogFormat {
    /// The one that a word or a file's ending names.
    #[must_use]
    pub fn from_word(word: &OsStr) -> Option<Self> {
        match word.to_str()? {
            "text" | "txt" => Some(Self::Text),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// What is chosen for a report, as it is typed; the introduction is still the
/// file that holds it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// What to write; the ending of the output decides where none is named.
    pub format: Option<Format>,
    /// Title in the place of the story's own.
    pub title: Option<String>,
    /// A text file to be shown on the title page.
    pub introduction: Option<PathBuf>,
    /// The parts of the report; all where none is named.
    pub sections: Option<Vec<Section>>,
    /// Letters in the place of the outlets' names.
    pub hide_outlets: bool,
    /// Short excerpts in the place of whole sentences.
    pub excerpts: bool,
    /// Large print.
    pub large_print: bool,
    /// The class pack in the place of a report.
    pub class_pack: bool,
}

impl Choices {
    /// Takes an option that is one of these.
    fn take(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<bool, Usage> {
        match name {
            "format" => self.format = Some(format_from(&parser.value()?)?),
            "title" => self.title = Some(parser.value()?.string()?),
            "intro" => self.introduction = Some(PathBuf::from(parser.value()?)),
            "sections" => self.sections = Some(sections_from(&parser.value()?)?),
            "hide-outlets" => self.hide_outlets = true,
            "excerpts" => self.excerpts = true,
            "large-print" => self.large_print = true,
            "class-pack" => self.class_pack = true,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Checks that they go together, and lets the ending of the output decide
    /// the format.
    fn settled(mut self, out: Option<&PathBuf>) -> Result<Self, Usage> {
        if self.class_pack {
            let wrong = match () {
                () if out.is_none() => Some("--class-pack needs a folder: -o FOLDER"),
                () if self.excerpts => Some(
                    "--class-pack and --excerpts exclude each other: a hand-out is a whole text",
                ),
                () if self.format.is_some() || self.sections.is_some() => {
                    Some("--class-pack takes no --format and no --sections")
                }
                () => None,
            };
            if let Some(wrong) = wrong {
                return Err(Usage(wrong.to_owned()));
            }
        }
        let by_ending = || Format::named(out?.extension()?.to_str()?);
        self.format = self.format.or_else(by_ending);
        Ok(self)
    }
}

fn sections_from(word: &OsStr) -> Result<Vec<Section>, Usage> {
    let mut sections = Vec::new();
    for name in word.to_string_lossy().split(',') {
        match Section::named(name.trim()) {
            Some(section) if !sections.contains(&section) => sections.push(section),
            Some(_) => {}
            None => {
                let names = Section::EACH.map(Section::name).join(", ");
                return Err(Usage(format!("--sections is a list of these: {names}")));
            }
        }
    }
    Ok(sections)
}

fn format_from(word: &OsStr) -> Result<Format, Usage> {
    word.to_str()
        .and_then(Format::named)
        .ok_or_else(|| Usage("--format is html, json, csv or md".to_owned()))
}

/// Place of a file among those given, counted from 0. Typed as a number from
/// 1 or as the telling's letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base(pub usize);

/// Arguments that mean nothing, with what was wrong about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Usage(String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "tellings: {}\nTry `tellings --help` for how it is used.",
            crate::shown::text(&self.0)
        )
    }
}

impl From<lexopt::Error> for Usage {
    fn from(error: lexopt::Error) -> Self {
        Self(error.to_string())
    }
}

/// How the program is used.
pub const HELP: &str = "\
Shows how different outlets tell the same story.

Usage:
  tellings [FILE...]                open the window, and offer the files there
  tellings extract FILE... [--format json|text]
                                    show what an import would take from files
  tellings compare FILE... [-o OUT] [--base N] [--alias FORM=FORM]... [CHOICE]...
                                    compare two or more files
  tellings import FILE|LINK...      put files, or the pages of links, into the
                                    library
  tellings fetch LINK... [--proxy PROXY] [--timeout SECONDS]
                                    put the pages of links into the library
  tellings log [WORD...] [--format text|csv|json] [-o OUT]
                                    write out what became of every file of
                                    every import
  tellings export STORY [-o OUT] [--alias FORM=FORM]... [CHOICE]...
                                    write the report of a story in the library
  tellings --help | --version

FILE is an article, a file of several, or a folder of them: plain text,
Markdown, saved web pages (.html, .mhtml, .webarchive), documents (.docx,
.odt, .rtf, .pdf), e-mail (.eml, .mbox), feeds and agencies' items (RSS, Atom,
JSON Feed, NewsML, ninjs), exports of press archives, e-books of articles, and
.zip archives of any of these. A file of several articles counts as several
files.
STORY is a story's number or its title. HTML is written unless --format says
otherwise or OUT ends in .json, .csv or .md; without -o it goes to
standard output.
--base takes the number of a file (1 is the first) or its letter (A is the
first): the other tellings are then compared with that one. --alias names
forms that mean the same, as in --alias \"Kiev=Kyiv\", and may be given several
times; a form alone stands for itself, whatever a shipped rule says of it.

CHOICE is any of these:
  --format html|json|csv|md
  --title TITLE        in the place of the story's own
  --intro FILE         a text for the title page
  --sections LIST      these parts of the report in this order, with commas:
                       tellings,overview,facts,wordings,doubts,side-by-side,read,
                       wording,method
  --hide-outlets       letters stand for the outlets; where a text names one,
                       standard error says so
  --excerpts           short excerpts stand for whole sentences
  --large-print        large letters
  --class-pack         sheets for a class and an answer key, into the folder OUT

The library lies in the folder that TELLINGS_HOME names, or in your data
folder. Pages are fetched only where LINKs are named, from those addresses
alone; through the proxy that --proxy, the window's settings or HTTPS_PROXY name
(none: through no proxy), and for at most 30 seconds each.

Exit status: 0; 1 if some input could not be used (told on standard error);
2 if the arguments make no sense.
";

/// Reads the arguments; the first is the program's own name.
///
/// # Errors
/// When they make no sense.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Invocation, Usage> {
    let mut parser = lexopt::Parser::from_iter(args);
    let first = match parser.next()? {
        None => return Ok(Invocation::Window(Vec::new())),
        Some(Short('h') | Long("help")) => return Ok(Invocation::Task(Task::Help)),
        Some(Short('V') | Long("version")) => return Ok(Invocation::Task(Task::Version)),
        Some(Value(first)) => first,
        Some(other) => return Err(other.unexpected().into()),
    };
    let task = match first.to_str() {
        Some("extract") => extract(parser)?,
        Some("compare") => compare(parser)?,
        Some("import") => import(parser)?,
        Some("export") => export(parser)?,
        Some("fetch") => fetch(parser)?,
        Some("log") => log(parser)?,
        // For itself alone, so not in the help.
        Some(READER) => return Ok(Invocation::Reader),
        _ => return window(first, parser),
    };
    Ok(Invocation::Task(task))
}

fn window(first: OsString, mut parser: lexopt::Parser) -> Result<Invocation, Usage> {
    let mut files = vec![file(&first)];
    while let Some(arg) = parser.next()? {
        match arg {
            Value(value) => files.push(file(&value)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Invocation::Window(files))
}

fn extract(mut parser: lexopt::Parser) -> Result<Task, Usage> {
    let (mut files, mut format) = (Vec::new(), ExtractFormat::default());
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("format") => {
                format = match parser.value()?.to_str() {
                    Some("json") => ExtractFormat::Json,
                    Some("text") => ExtractFormat::Text,
                    _ => return Err(Usage("--format is json or text".to_owned())),
                }
            }
            Value(value) => files.push(file(&value)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Extract {
        files: some(files, "extract")?,
        format,
    })
}

fn compare(mut parser: lexopt::Parser) -> Result<Task, Usage> {
    let (mut files, mut out, mut base) = (Vec::new(), None, None);
    let mut choices = Choices::default();
    let mut aliases = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Task::Help),
            Short('o') | Long("output") => out = Some(PathBuf::from(parser.value()?)),
            Long("base") => base = Some(base_from(&parser.value()?)?),
            Long("alias") => aliases.push(alias_from(&parser.value()?)?),
            Long(name) => {
                let name = name.to_owned();
                if !choices.take(&name, &mut parser)? {
                    return Err(Long(&name).unexpected().into());
                }
            }
            Value(value) => files.push(file(&value)),
            other => return Err(other.unexpected().into()),
        }
    }
    let choices = choices.settled(out.as_ref())?;
    Ok(Task::Compare {
        files: some(files, "compare")?,
        choices,
        out,
        base,
        aliases,
    })
}

fn alias_from(word: &OsStr) -> Result<AliasRule, Usage> {
    word.to_str()
        .and_then(|line| AliasRule::parse(Scope::Story, AliasKind::Meaning, line))
        .ok_or_else(|| {
            Usage("--alias is forms with = between them, none of them empty: Kiev=Kyiv".to_owned())
        })
}

fn base_from(word: &OsStr) -> Result<Base, Usage> {
    let word = word.to_string_lossy();
    let number = word.parse::<usize>().ok();
    let letter = match word.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => {
            Some(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
        }
        _ => None,
    };
    number
        .or(letter)
        .and_then(|from_one| from_one.checked_sub(1))
        .map(Base)
        .ok_or_else(|| {
            Usage(
                "--base is the number of a file (1 is the first) or its letter (A is the first)"
                    .to_owned(),
            )
        })
}

fn import(mut parser: lexopt::Parser) -> Result<Task, Usage> {
    let mut files = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Task::Help),
            Value(value) => files.push(file(&value)),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Import {
        files: some(files, "import")?,
    })
}

fn fetch(mut parser: lexopt::Parser) -> Result<Task, Usage> {
    let (mut links, mut proxy, mut seconds) = (Vec::new(), None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("proxy") => proxy = Some(parser.value()?.string()?),
            Long("timeout") => seconds = Some(parser.value()?.string()?),
            Value(value) => links.push(PathBuf::from(value)),
            other => return Err(other.unexpected().into()),
        }
    }
    if links.is_empty() {
        return Err(Usage("fetch needs at least one link".to_owned()));
    }
    Ok(Task::Fetch {
        links,
        proxy,
        seconds,
    })
}

fn log(mut parser: lexopt::Parser) -> Result<Task, Usage> {
    let (mut words, mut format, mut out) = (Vec::new(), None, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Task::Help),
            Long("format") => {
                let word = parser.value()?;
                format = Some(
                    LogFormat::from_word(&word)
                        .ok_or_else(|| Usage("--format is text, csv or json".to_owned()))?,
                );
            }
            Short('o') | Long("output") => out = Some(PathBuf::from(parser.value()?)),
            Value(value) => words.push(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let format = format
        .or_else(|| LogFormat::from_word(out.as_ref()?.extension()?))
        .unwrap_or_default();
    Ok(Task::Log {
        query: words.join(" "),
        format,
        out,
    })
}

fn export(mut parser: lexopt::Parser) -> Result<Task, Usage> {
    let (mut story, mut out, mut aliases) = (None, None, Vec::new());
    let mut choices = Choices::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Task::Help),
            Short('o') | Long("output") => out = Some(PathBuf::from(parser.value()?)),
            Long("alias") => aliases.push(alias_from(&parser.value()?)?),
            Long(name) => {
                let name = name.to_owned();
                if !choices.take(&name, &mut parser)? {
                    return Err(Long(&name).unexpected().into());
                }
            }
            Value(value) if story.is_none() => story = Some(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let choices = choices.settled(out.as_ref())?;
    match story {
        Some(story) => Ok(Task::Export {
            story,
            choices,
            out,
            aliases,
        }),
        None => Err(Usage(
            "export needs a story: its number or its title".to_owned(),
        )),
    }
}

fn some(files: Vec<PathBuf>, task: &str) -> Result<Vec<PathBuf>, Usage> {
    if files.is_empty() {
        return Err(Usage(format!("{task} needs at least one file")));
    }
    Ok(files)
}

/// A file as typed, or as a desktop hands it over (`file:///…`).
pub(crate) fn file(value: &OsStr) -> PathBuf {
    value
        .to_str()
        .filter(|text| text.starts_with("file://"))
        .and_then(|text| tauri::Url::parse(text).ok())
        .and_then(|url| url.to_file_path().ok())
        .unwrap_or_else(|| PathBuf::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Invocation, Usage> {
        let words = std::iter::once("tellings").chain(line.split_whitespace());
        parse(words.map(OsString::from))
    }

    fn check(line: &str, expected: Task) {
        assert_eq!(parsed(line), Ok(Invocation::Task(expected)), "{line}");
    }

    fn check_usage(line: &str, expected: &str) {
        let usage = parsed(line).expect_err("makes no sense").to_string();
        assert!(usage.contains(expected), "{line}: {usage}");
    }

    fn files(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn files_or_nothing_open_the_window() {
        assert_eq!(parsed(""), Ok(Invocation::Window(Vec::new())));
        assert_eq!(
            parsed("a.txt file:///tmp/b%20c.html"),
            Ok(Invocation::Window(files(&["a.txt", "/tmp/b c.html"])))
        );
        assert_eq!(
            parsed("-- --odd.txt"),
            Ok(Invocation::Window(files(&["--odd.txt"])))
        );
    }

    #[test]
    fn tasks_are_read() {
        check("--help", Task::Help);
        check("compare --help", Task::Help);
        check("-V", Task::Version);
        check(
            "extract a.txt --format=text",
            Task::Extract {
                files: files(&["a.txt"]),
                format: ExtractFormat::Text,
            },
        );
        check(
            "import a.txt b",
            Task::Import {
                files: files(&["a.txt", "b"]),
            },
        );
        check(
            "export 3 -o x.html",
            Task::Export {
                story: "3".to_owned(),
                choices: Choices {
                    format: Some(Format::Html),
                    ..Choices::default()
                },
                out: Some(PathBuf::from("x.html")),
                aliases: Vec::new(),
            },
        );
    }

    #[test]
    fn links_and_the_log_are_read() {
        check(
            "fetch https://a.example/1 --timeout 5 --proxy=none",
            Task::Fetch {
                links: files(&["https://a.example/1"]),
                proxy: Some("none".to_owned()),
                seconds: Some("5".to_owned()),
            },
        );
        check_usage("fetch", "at least one link");
        let log = |query: &str, format, out: Option<&str>| Task::Log {
            query: query.to_owned(),
            format,
            out: out.map(PathBuf::from),
        };
        check("log", log("", LogFormat::Text, None));
        check(
            "log scan refused -o x.csv",
            log("scan refused", LogFormat::Csv, Some("x.csv")),
        );
        check("log --format json", log("", LogFormat::Json, None));
        check_usage("log --format pdf", "text, csv or json");
        assert_eq!(parsed("reader"), Ok(Invocation::Reader));
    }

    #[test]
    fn rules_are_read_as_often_as_they_are_given() {
        let rule = |forms: &[&str]| AliasRule {
            scope: Scope::Story,
            kind: AliasKind::Meaning,
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        };
        check(
            "export 3 --alias Kiev=Kyiv=Kyjiw --alias=Odessa",
            Task::Export {
                story: "3".to_owned(),
                choices: Choices::default(),
                out: None,
                aliases: vec![rule(&["Kiev", "Kyiv", "Kyjiw"]), rule(&["Odessa"])],
            },
        );
        check_usage("compare a b --alias Kiev=", "--alias");
        check_usage("compare a b --alias", "--alias");
    }

    #[test]
    fn compare_takes_its_format_from_the_option_or_the_ending() {
        let compare = |format, out: Option<&str>, base| Task::Compare {
            files: files(&["a", "b"]),
            choices: Choices {
                format,
                ..Choices::default()
            },
            out: out.map(PathBuf::from),
            base,
            aliases: Vec::new(),
        };
        check("compare a b", compare(None, None, None));
        check(
            "compare a b -o x.json",
            compare(Some(Format::Json), Some("x.json"), None),
        );
        check(
            "compare a b -o x.json --format md",
            compare(Some(Format::Md), Some("x.json"), None),
        );
        check("compare a b -o x.out", compare(None, Some("x.out"), None));
        check("compare a --base b b", compare(None, None, Some(Base(1))));
        check("compare a --base 1 b", compare(None, None, Some(Base(0))));
    }

    #[test]
    fn choices_for_a_report_are_read() {
        let line = "export 3 --title T --intro i.txt --sections method,facts,method \
                    --hide-outlets --excerpts --large-print --format csv";
        check(
            line,
            Task::Export {
                story: "3".to_owned(),
                choices: Choices {
                    format: Some(Format::Csv),
                    title: Some("T".to_owned()),
                    introduction: Some(PathBuf::from("i.txt")),
                    sections: Some(vec![Section::Method, Section::Facts]),
                    hide_outlets: true,
                    excerpts: true,
                    large_print: true,
                    class_pack: false,
                },
                out: None,
                aliases: Vec::new(),
            },
        );
        check_usage("compare a b --sections facts,x", "side-by-side");
        check_usage("compare a b --class-pack", "-o FOLDER");
        check_usage("export 3 -o p --class-pack --excerpts", "whole text");
    }

    #[test]
    fn what_makes_no_sense_is_said() {
        check_usage("--frobnicate", "--frobnicate");
        check_usage("compare", "at least one file");
        check_usage("compare a b --format pdf", "html, json, csv or md");
        check_usage("compare a b --base 0", "--base");
        check_usage("compare a b --base", "--base");
        check_usage("export", "needs a story");
        check_usage("export a b", "b");
    }
}
