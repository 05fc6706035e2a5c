//! `cargo xtask icons`: every icon file, drawn from `icons/tellings.svg`.
//!
//! The same drawing gives the same bytes, so that `--check` can compare what
//! is in the repository with what the drawing says. The renderer is behind the
//! feature `icons`; without it the command starts itself again with it.

#[cfg(not(feature = "icons"))]
pub(crate) use again::icons;
#[cfg(feature = "icons")]
pub(crate) use drawn::icons;

#[cfg(not(feature = "icons"))]
mod again {
    use crate::step::{self, Done};

    /// Builds this program with the renderer and hands the command on to it.
    pub(crate) fn icons(words: &[String]) -> Done {
        step::run(
            step::cargo()
                .args([
                    "run",
                    "--quiet",
                    "--package",
                    "xtask",
                    "--features",
                    "icons",
                    "--",
                    "icons",
                ])
                .args(words),
        )
    }
}

#[cfg(feature = "icons")]
mod drawn {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;

    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Options, Tree};

    use crate::repository;
    use crate::step::Done;

    /// The PNG files, by their edge in pixels. The names with `@2x` and
    /// without a size are those that Tauri looks for.
    const FILES: [(u32, &str); 8] = [
        (16, "16x16.png"),
        (24, "24x24.png"),
        (32, "32x32.png"),
        (48, "48x48.png"),
        (64, "64x64.png"),
        (128, "128x128.png"),
        (256, "128x128@2x.png"),
        (512, "icon.png"),
    ];

    /// The sizes that Windows chooses from.
    const WINDOWS: [u32; 6] = [16, 24, 32, 48, 64, 256];

    /// The sizes that macOS chooses from, by the names of its icon format.
    const MACOS: [(&[u8; 4], u32); 7] = [
        (b"icp4", 16),
        (b"icp5", 32),
        (b"icp6", 64),
        (b"ic07", 128),
        (b"ic08", 256),
        (b"ic09", 512),
        (b"ic10", 1024),
    ];

    /// Writes the icon files, or with `--check` says which are out of date.
    pub(crate) fn icons(words: &[String]) -> Done {
        let check = match words {
            [] => false,
            [word] if word == "--check" => true,
            _ => return Err("`cargo xtask icons` takes nothing but `--check`".to_owned()),
        };
        let folder = repository::root().join("icons");
        let mut stale = Vec::new();
        for (name, bytes) in files()? {
            let path = folder.join(name);
            if fs::read(&path).is_ok_and(|now| now == bytes) {
                continue;
            }
            stale.push(name);
            if !check {
                fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
                println!("drew {}", path.display());
            }
        }
        if check && !stale.is_empty() {
            return Err(format!(
                "icons/tellings.svg was changed without `cargo xtask icons`: {}",
                stale.join(", ")
            ));
        }
        Ok(())
    }

    fn files() -> Done<BTreeMap<&'static str, Vec<u8>>> {
        let source = fs::read(repository::root().join("icons/tellings.svg"))
            .map_err(|error| format!("icons/tellings.svg: {error}"))?;
        let drawing = Tree::from_data(&source, &Options::default())
            .map_err(|error| format!("icons/tellings.svg: {error}"))?;
        let sizes: BTreeSet<u32> = FILES
            .iter()
            .map(|(size, _)| *size)
            .chain(WINDOWS)
            .chain(MACOS.iter().map(|(_, size)| *size))
            .collect();
        let drawn = sizes
            .into_iter()
            .map(|size| Ok((size, png(&drawing, size)?)))
            .collect::<Done<BTreeMap<_, _>>>()?;
        let mut files: BTreeMap<_, _> = FILES
            .iter()
            .map(|(size, name)| (*name, drawn[size].clone()))
            .collect();
        files.insert("icon.ico", ico(&drawn));
        files.insert("icon.icns", icns(&drawn));
        Ok(files)
    }

    fn png(drawing: &Tree, size: u32) -> Done<Vec<u8>> {
        let mut picture = Pixmap::new(size, size).expect("no icon has an edge of nothing");
        #[expect(
            clippy::cast_precision_loss,
            reason = "an icon's edge is far below what f32 counts exactly"
        )]
        let scale = size as f32 / drawing.size().width();
        resvg::render(
            drawing,
            Transform::from_scale(scale, scale),
            &mut picture.as_mut(),
        );
        picture
            .encode_png()
            .map_err(|error| format!("the icon of {size} pixels: {error}"))
    }

    /// Windows' container: a table of sizes and places, then the PNGs.
    fn ico(drawn: &BTreeMap<u32, Vec<u8>>) -> Vec<u8> {
        let count = u16::try_from(WINDOWS.len()).expect("a handful of sizes");
        let mut file = [[0, 0], [1, 0], count.to_le_bytes()].concat();
        let mut place = 6 + 16 * u32::from(count);
        for size in WINDOWS {
            // A byte cannot say 256; the format writes it as 0.
            let edge = u8::try_from(size).unwrap_or(0);
            let length = length(&drawn[&size]);
            file.extend([edge, edge, 0, 0, 1, 0, 32, 0]);
            file.extend(length.to_le_bytes());
            file.extend(place.to_le_bytes());
            place += length;
        }
        file.extend(WINDOWS.iter().flat_map(|size| &drawn[size]));
        file
    }

    /// macOS' container: each PNG after its name and length.
    fn icns(drawn: &BTreeMap<u32, Vec<u8>>) -> Vec<u8> {
        let mut parts = Vec::new();
        for (name, size) in MACOS {
            parts.extend(name);
            parts.extend((length(&drawn[&size]) + 8).to_be_bytes());
            parts.extend(&drawn[&size]);
        }
        [
            b"icns".as_slice(),
            &(length(&parts) + 8).to_be_bytes(),
            &parts,
        ]
        .concat()
    }

    fn length(bytes: &[u8]) -> u32 {
        u32::try_from(bytes.len()).expect("icons are small")
    }
}
