//! A desktop of its own for one test: an X server in memory, a window manager
//! and a session bus. Tests therefore never see each other's windows, and
//! never the screen of the person who runs them.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{ChildStdout, Command, Stdio};

use tempfile::TempDir;

use crate::process::Running;
use crate::{repository, wait};

/// The running desktop.
#[derive(Debug)]
pub struct Desktop {
    display: String,
    bus: String,
    home: TempDir,
    // Ended in this order: the window manager must not outlive its server.
    manager: Running,
    _bus: Running,
    _server: Running,
}

fn window_manager(display: &str, home: &Path) -> Running {
    Running::start(
        Command::new("openbox")
            .env("DISPLAY", display)
            .env("HOME", home)
            .stdout(Stdio::null())
            .stderr(Stdio::null()),
    )
}

impl Desktop {
    /// Starts it, with a screen of this size.
    ///
    /// # Panics
    /// When Xvfb, openbox or dbus are not installed.
    #[must_use]
    pub fn start(width: u32, height: u32) -> Desktop {
        let home = tempfile::tempdir().expect("a temporary folder can be made");
        let mut server = Running::start(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-nolisten",
                    "tcp",
                    "-screen",
                    "0",
                    &format!("{width}x{height}x24"),
                ])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let display = format!(":{}", first_line(server.child().stdout.take()));
        let mut bus = Running::start(
            Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--print-address=1"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let address = first_line(bus.child().stdout.take());
        let manager = window_manager(&display, home.path());
        let mut desktop = Desktop {
            display,
            bus: address,
            home,
            manager,
            _bus: bus,
            _server: server,
        };
        let mut asked = 0;
        wait::until("a window manager runs", || {
            let there = desktop
                .output("xprop", &["-root", "_NET_SUPPORTING_WM_CHECK"])
                .contains("window id");
            asked += 1;
            // On a busy machine it may give up on a display that is being
            // set up: it is asked again, as a session manager would.
            if !there && asked % 60 == 0 {
                desktop.manager = window_manager(&desktop.display, desktop.home.path());
            }
            there.then_some(())
        });
        desktop
    }

    /// A command that shows its windows here, with nothing said yet.
    #[must_use]
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("HOME", self.home.path())
            .env("GDK_BACKEND", "x11")
            .env("LANG", "C.UTF-8")
            .env("TZ", "UTC")
            // There is no graphics card to draw with.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CACHE_HOME");
        command
    }

    /// Runs a program to its end and gives what it printed.
    #[must_use]
    pub fn output(&self, program: &str, words: &[&str]) -> String {
        let output = self.command(program).args(words).output();
        output.map_or_else(
            |_| String::new(),
            |output| String::from_utf8_lossy(&output.stdout).into_owned(),
        )
    }

    /// Numbers of the visible windows whose title matches.
    #[must_use]
    pub fn windows(&self, title: &str) -> Vec<String> {
        self.output("xdotool", &["search", "--onlyvisible", "--name", title])
            .lines()
            .map(str::to_owned)
            .collect()
    }

    /// Presses a key (`ctrl+z`, `Escape`) in the window that has the focus.
    pub fn press(&self, key: &str) {
        let _ = self.output("xdotool", &["key", "--clearmodifiers", key]);
    }

    /// Types text into the window that has the focus.
    pub fn type_text(&self, text: &str) {
        let _ = self.output(
            "xdotool",
            &["type", "--clearmodifiers", "--delay", "5", text],
        );
    }

    /// Takes a picture of the whole screen; it is kept in the build folder,
    /// for a person to look at.
    pub fn picture(&self, name: &str) -> PathBuf {
        let folder = repository::target().join("pictures");
        // A missing picture is no reason to fail the test that wanted it.
        let _ = std::fs::create_dir_all(&folder);
        let path = folder.join(format!("{name}.png"));
        let _ = self.output("import", &["-window", "root", &path.to_string_lossy()]);
        path
    }
}

fn first_line(stream: Option<ChildStdout>) -> String {
    let mut line = String::new();
    let mut stream = BufReader::new(stream.expect("the stream was asked for"));
    stream
        .read_line(&mut line)
        .expect("the server says where it listens");
    line.trim().to_owned()
}
