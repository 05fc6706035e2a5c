//! `cargo xtask setup`: what the machine needs besides Rust.
//!
//! A need is looked for by what it gives, a program or a library, never by the
//! name of a package. What is missing is installed on Debian and its relatives,
//! and told by name on every other system.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::step::{self, Done};

/// What the machine is to be made ready for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Building and running the program.
    Run,
    /// The tests, with those in a real window and in a real browser.
    Test,
    /// Making the package and trying it out.
    Package,
}

/// How to see that a need is met.
enum Sign {
    /// A program of this name can be started.
    Program(&'static str),
    /// `pkg-config` knows a library by this name.
    Library(&'static str),
    /// Debian's own Python can import this.
    Python(&'static str),
}

struct Need {
    purpose: Purpose,
    sign: Sign,
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
}

const fn need(
    purpose: Purpose,
    sign: Sign,
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
) -> Need {
    Need {
        purpose,
        sign,
        debian,
        fedora,
        arch,
    }
}

const NEEDS: [Need; 20] = [
    need(
        Purpose::Run,
        Sign::Program("cc"),
        "build-essential",
        "gcc",
        "base-devel",
    ),
    // Before the libraries, which are looked for with it.
    need(
        Purpose::Run,
        Sign::Program("pkg-config"),
        "pkg-config",
        "pkgconf-pkg-config",
        "base-devel",
    ),
    need(
        Purpose::Run,
        Sign::Library("webkit2gtk-4.1"),
        "libwebkit2gtk-4.1-dev",
        "webkit2gtk4.1-devel",
        "webkit2gtk-4.1",
    ),
    need(
        Purpose::Run,
        Sign::Program("xdg-open"),
        "xdg-utils",
        "xdg-utils",
        "xdg-utils",
    ),
    need(
        Purpose::Test,
        Sign::Program("Xvfb"),
        "xvfb",
        "xorg-x11-server-Xvfb",
        "xorg-server-xvfb",
    ),
    need(
        Purpose::Test,
        Sign::Program("openbox"),
        "openbox",
        "openbox",
        "openbox",
    ),
    need(
        Purpose::Test,
        Sign::Program("xdotool"),
        "xdotool",
        "xdotool",
        "xdotool",
    ),
    need(
        Purpose::Test,
        Sign::Program("xprop"),
        "x11-utils",
        "xprop",
        "xorg-xprop",
    ),
    need(
        Purpose::Test,
        Sign::Program("dbus-daemon"),
        "dbus",
        "dbus-daemon",
        "dbus",
    ),
    need(
        Purpose::Test,
        Sign::Program("import"),
        "imagemagick",
        "ImageMagick",
        "imagemagick",
    ),
    need(
        Purpose::Test,
        Sign::Program("kill"),
        "procps",
        "procps-ng",
        "procps-ng",
    ),
    need(
        Purpose::Test,
        Sign::Python("gi"),
        "python3-gi",
        "python3-gobject",
        "python-gobject",
    ),
    need(
        Purpose::Test,
        Sign::Python("gi; gi.require_version('Gtk', '3.0')"),
        "gir1.2-gtk-3.0",
        "gtk3",
        "gtk3",
    ),
    need(
        Purpose::Test,
        Sign::Program("WebKitWebDriver"),
        "webkit2gtk-driver",
        "webkitgtk6.0",
        "webkit2gtk-4.1",
    ),
    need(
        Purpose::Test,
        Sign::Program("chromium"),
        "chromium",
        "chromium",
        "chromium",
    ),
    need(
        Purpose::Test,
        Sign::Program("chromedriver"),
        "chromium-driver",
        "chromedriver",
        "chromium",
    ),
    need(
        Purpose::Package,
        Sign::Program("dpkg-shlibdeps"),
        "dpkg-dev",
        "dpkg-dev",
        "dpkg",
    ),
    need(
        Purpose::Package,
        Sign::Program("desktop-file-validate"),
        "desktop-file-utils",
        "desktop-file-utils",
        "desktop-file-utils",
    ),
    need(
        Purpose::Package,
        Sign::Program("appstreamcli"),
        "appstream",
        "appstream",
        "appstream",
    ),
    need(
        Purpose::Package,
        Sign::Program("gio"),
        "libglib2.0-bin",
        "glib2",
        "glib2",
    ),
];

/// Installs what is missing, or says what it is.
pub(crate) fn setup(purposes: &[Purpose]) -> Done {
    let missing = missing(purposes);
    if missing.is_empty() {
        return Ok(());
    }
    if Path::new("/usr/bin/apt-get").exists() {
        install(&missing)?;
        let left = self::missing(purposes);
        if left.is_empty() {
            return Ok(());
        }
        return Err(format!("still missing after installing: {}", signs(&left)));
    }
    Err(advice(&missing))
}

/// Runs `apt-get` as the system's administrator.
pub(crate) fn apt_get(words: &[&str]) -> Done {
    let mut command = if step::output(Command::new("id").arg("-u"))?.trim() == "0" {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    };
    step::run(
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(words)
            .stdin(Stdio::null()),
    )
}

fn missing(purposes: &[Purpose]) -> Vec<&'static Need> {
    NEEDS
        .iter()
        .filter(|need| purposes.contains(&need.purpose) && !met(&need.sign))
        .collect()
}

fn met(sign: &Sign) -> bool {
    match sign {
        Sign::Program(name) => std::env::var_os("PATH").is_some_and(|path| {
            std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
        }),
        Sign::Library(name) => succeeds(Command::new("pkg-config").args(["--exists", name])),
        Sign::Python(module) => {
            succeeds(Command::new("/usr/bin/python3").args(["-c", &format!("import {module}")]))
        }
    }
}

fn succeeds(command: &mut Command) -> bool {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn install(missing: &[&Need]) -> Done {
    let ubuntu = fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=ubuntu"));
    let packages: Vec<&str> = missing
        .iter()
        .map(|need| match need.debian {
            "chromium" if ubuntu => "chromium-browser",
            "chromium-driver" if ubuntu => "chromium-chromedriver",
            other => other,
        })
        .collect();
    println!(
        "This machine lacks {}. Installing with apt-get:",
        packages.join(", ")
    );
    apt_get(&["update"])?;
    apt_get(
        &[
            ["install", "--yes", "--no-install-recommends"].as_slice(),
            &packages,
        ]
        .concat(),
    )
}

/// What to do on a system whose packages this program does not install.
fn advice(missing: &[&Need]) -> String {
    let names = |name: fn(&Need) -> &'static str| {
        let mut names: Vec<_> = missing.iter().map(|need| name(need)).collect();
        names.sort_unstable();
        names.dedup();
        names.join(" ")
    };
    match std::env::consts::OS {
        "macos" => "the compiler is missing: run `xcode-select --install`, then `cargo run`. \
            WebKit is part of macOS. The tests in a real window need Linux."
            .to_owned(),
        "windows" => {
            "use `cargo run`: it needs the Microsoft C++ Build Tools and the WebView2 runtime, \
            which Windows 11 has. The tests in a real window need Linux."
                .to_owned()
        }
        _ => format!(
            "this machine lacks {}, and this command installs packages on Debian and Ubuntu only.\n  \
             Fedora: sudo dnf install {}\n  Arch: sudo pacman -S --needed {}\n  \
             elsewhere, look for what Debian calls: {}",
            signs(missing),
            names(|need| need.fedora),
            names(|need| need.arch),
            names(|need| need.debian),
        ),
    }
}

fn signs(needs: &[&Need]) -> String {
    let signs: Vec<_> = needs
        .iter()
        .map(|need| match need.sign {
            Sign::Program(name) => format!("the program {name}"),
            Sign::Library(name) => format!("the library {name}"),
            Sign::Python(_) => format!("Python's {}", need.debian),
        })
        .collect();
    signs.join(", ")
}
