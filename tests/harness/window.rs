//! The real window, on a desktop of its own, with a library of its own.
//!
//! WebKit's driver starts the program and speaks with its page; what a person
//! does outside the page (dragging files, native dialogs, keys) is done with
//! the pointer and the keyboard of the X server. Start with [`Window::open`].

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::json;

use crate::desktop::Desktop;
use crate::process::{Running, children, free_port};
use crate::program::{Program, binary};
use crate::webdriver::Session;
use crate::{repository, wait};

/// The window's title begins with this.
const TITLE: &str = "Tellings";

/// A running program and everything around it.
#[derive(Debug)]
pub struct Window {
    name: String,
    session: Option<Session>,
    driver: Option<Running>,
    desktop: Desktop,
    program: Program,
    theme: String,
}

impl Window {
    /// Starts the program with an empty library. `name` is the test's, for
    /// pictures.
    ///
    /// # Panics
    /// When something of the desktop is not installed, or no window comes.
    #[must_use]
    pub fn open(name: &str) -> Window {
        Window::open_sized(name, 1280, 900, &[])
    }

    /// Starts it on a screen of this size, with files on its command line.
    ///
    /// # Panics
    /// When something of the desktop is not installed, or no window comes.
    #[must_use]
    pub fn open_sized(name: &str, width: u32, height: u32, files: &[PathBuf]) -> Window {
        Window::open_as(name, (width, height), "Adwaita", files)
    }

    /// Starts it with the system's colours in this theme: `Adwaita`, or
    /// `Adwaita:dark`.
    ///
    /// # Panics
    /// When something of the desktop is not installed, or no window comes.
    #[must_use]
    pub fn open_themed(name: &str, theme: &str) -> Window {
        Window::open_as(name, (1280, 900), theme, &[])
    }

    fn open_as(name: &str, (width, height): (u32, u32), theme: &str, files: &[PathBuf]) -> Window {
        let mut window = Window {
            name: name.to_owned(),
            session: None,
            driver: None,
            desktop: Desktop::start(width, height),
            program: Program::new(),
            theme: theme.to_owned(),
        };
        window.start(files);
        window
    }

    /// Starts the program again, after [`Window::kill`] or [`Window::quit`].
    ///
    /// # Panics
    /// When no window comes.
    pub fn start(&mut self, files: &[PathBuf]) {
        let port = free_port();
        let log = std::fs::File::create(self.program.folder().join("program.log"))
            .expect("a log can be written");
        let driver = Running::start(
            self.program_command("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .stdout(log.try_clone().expect("a file can be shared"))
                .stderr(log),
        );
        let words: Vec<String> = files
            .iter()
            .map(|file| file.to_string_lossy().into_owned())
            .collect();
        let session = Session::open(
            &format!("http://127.0.0.1:{port}"),
            &json!({"webkitgtk:browserOptions": {"binary": binary(), "args": words}}),
        );
        self.driver = Some(driver);
        self.session = Some(session);
        wait::until("the window shows a screen", || {
            let ready = self.page().try_ask(
                "return document.querySelector('main h1, main h2') !== null",
                &[],
            )?;
            (ready == true).then_some(())
        });
    }

    fn program_command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = self.desktop.command(program);
        command
            .env("TELLINGS_HOME", self.program.home())
            .env("GTK_THEME", &self.theme)
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true");
        command
    }

    /// The page in the window.
    ///
    /// # Panics
    /// When the program was ended and not started again.
    #[must_use]
    pub fn page(&self) -> &Session {
        self.session.as_ref().expect("the program runs")
    }

    /// The desktop that it stands on.
    #[must_use]
    pub fn desktop(&self) -> &Desktop {
        &self.desktop
    }

    /// The program's home and the test's files; also the command line over
    /// the same library.
    #[must_use]
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// Waits until the page's main part says this, and gives all that it says.
    ///
    /// # Panics
    /// When it does not come, with a picture and with what is there instead.
    pub fn shows(&self, words: &str) -> String {
        let mut last = String::new();
        let deadline = std::time::Instant::now() + wait::PATIENCE;
        while std::time::Instant::now() < deadline {
            last = self.page().text("body");
            if last.contains(words) {
                return last;
            }
            std::thread::sleep(std::time::Duration::from_millis(40));
        }
        panic!("{words:?} did not come; the window says:\n{last}");
    }

    /// Takes a picture of the screen.
    pub fn picture(&self, what: &str) -> PathBuf {
        self.desktop.picture(&format!("{}-{what}", self.name))
    }

    /// Starts the program a second time beside this one, with these words, and
    /// waits for it to end.
    ///
    /// # Panics
    /// When it does not end.
    pub fn second_start(&self, files: &[PathBuf]) {
        let mut second = Running::start(
            self.program_command(binary())
                .args(files)
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        wait::until("the second program has handed over and ended", || {
            second.ended().then_some(())
        });
    }

    /// Ends the program at once, as a crash or a power cut would.
    ///
    /// # Panics
    /// When there is no program to end.
    pub fn kill(&mut self) {
        let driver = self.driver.as_ref().expect("the program runs").id();
        let programs = children(driver);
        assert!(!programs.is_empty(), "the driver has started the program");
        for id in &programs {
            let killed = Command::new("kill")
                .args(["-KILL", &id.to_string()])
                .status();
            assert!(
                killed.is_ok_and(|status| status.success()),
                "process {id} can be ended"
            );
        }
        self.quit();
    }

    /// Closes the window as the driver does it, and waits for its end.
    pub fn quit(&mut self) {
        let programs = self
            .driver
            .as_ref()
            .map(|driver| children(driver.id()))
            .unwrap_or_default();
        self.session = None;
        self.driver = None;
        wait::until("the program has ended", || {
            programs.iter().all(|id| !runs(*id)).then_some(())
        });
    }

    /// Middle of the window on the screen. After a drop, GTK keeps a window of
    /// one pixel by nearly the same name.
    fn middle(&self) -> (i64, i64) {
        wait::until("a window is on the screen", || {
            let windows = self.desktop.windows(TITLE).into_iter();
            let places = windows.map(|window| {
                let answer = self
                    .desktop
                    .output("xdotool", &["getwindowgeometry", "--shell", &window]);
                let value = |name: &str| {
                    let line = answer
                        .lines()
                        .find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
                    line.and_then(|number| number.parse::<i64>().ok())
                        .expect("xdotool gives the window's place")
                };
                (
                    value("WIDTH"),
                    value("X") + value("WIDTH") / 2,
                    value("Y") + value("HEIGHT") / 2,
                )
            });
            let (_, x, y) = places.max()?;
            Some((x, y))
        })
    }

    /// Takes files from another program and holds them over the window.
    ///
    /// # Panics
    /// When the drag does not begin.
    #[must_use]
    pub fn drag(&self, files: &[PathBuf]) -> Drag {
        let words: Vec<&std::ffi::OsStr> = files.iter().map(|file| file.as_os_str()).collect();
        self.drag_words(&words)
    }

    /// Takes a link out of a browser and holds it over the window.
    ///
    /// # Panics
    /// When the drag does not begin.
    #[must_use]
    pub fn drag_link(&self, url: &str) -> Drag {
        self.drag_words(&["--link".as_ref(), url.as_ref()])
    }

    fn drag_words(&self, words: &[&std::ffi::OsStr]) -> Drag {
        let (x, y) = self.middle();
        // Debian's own Python has GTK; another one before it in the path may not.
        let mut tool = self
            .desktop
            .command("/usr/bin/python3")
            .arg(repository::root().join("tests/tools/drag.py"))
            .args([x.to_string(), y.to_string()])
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("/usr/bin/python3 is installed");
        let answers = BufReader::new(tool.stdout.take().expect("the stream was asked for"));
        let mut drag = Drag { tool, answers };
        drag.expect("ready");
        drag
    }

    /// Drops files on the middle of the window.
    pub fn drop_files(&self, files: &[PathBuf]) {
        self.drag(files).let_go();
    }

    /// How far the page is wider than the window, in pixels, and the widest
    /// element that is not inside something that scrolls by itself.
    #[must_use]
    pub fn overflow(&self) -> (i64, String) {
        let answer = self.page().ask(
            "const root = document.scrollingElement;
             const wide = [...document.body.querySelectorAll('*')]
               .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
               .filter(e => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
                 if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(p).overflowX)) return false; return true; });
             return [root.scrollWidth - root.clientWidth, wide.length ? wide[0].outerHTML.slice(0, 200) : ''];",
            &[],
        );
        (
            answer[0].as_i64().unwrap_or_default(),
            answer[1].as_str().unwrap_or_default().to_owned(),
        )
    }

    /// Asks the page whether something is so, until it is.
    ///
    /// # Panics
    /// When the time is up.
    pub fn until(&self, what: &str, script: &str) {
        wait::until(what, || {
            self.page()
                .try_ask(script, &[])
                .filter(|answer| *answer != false && !answer.is_null())
        });
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let path = self.picture("failed");
            let log = std::fs::read_to_string(self.program.folder().join("program.log"))
                .unwrap_or_default();
            // Shown by the test runner beside the failure it belongs to.
            let note = format!("the screen at that moment: {}\n{log}\n", path.display());
            let _ = std::io::stderr().write_all(note.as_bytes());
        }
        self.session = None;
        self.driver = None;
    }
}

/// Whether a process is there and not merely waiting to be noticed as ended.
fn runs(id: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

/// Files held over the window with the button down.
#[derive(Debug)]
pub struct Drag {
    tool: Child,
    answers: BufReader<std::process::ChildStdout>,
}

impl Drag {
    /// Lets them go there.
    pub fn let_go(mut self) {
        self.tell("drop");
    }

    /// Takes them away again.
    pub fn take_away(mut self) {
        self.tell("leave");
    }

    fn tell(&mut self, word: &str) {
        let stream = self.tool.stdin.as_mut().expect("the stream was asked for");
        writeln!(stream, "{word}").expect("the tool listens until it is done");
        self.expect("done");
    }

    fn expect(&mut self, word: &str) {
        let mut line = String::new();
        self.answers.read_line(&mut line).expect("the tool answers");
        assert_eq!(line.trim(), word, "the drag tool says how far it is");
    }
}

impl Drop for Drag {
    fn drop(&mut self) {
        let _ = self.tool.kill();
        let _ = self.tool.wait();
    }
}
