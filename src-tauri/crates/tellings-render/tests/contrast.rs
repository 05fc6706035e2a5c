//! The style sheet's colours, measured: every ink can be read on every ground
//! it stands on, in light and in dark.

use std::collections::BTreeMap;

use tellings_render::COMPARISON_CSS;

/// The colours of one scheme by name, as relative luminance.
type Scheme = BTreeMap<String, f64>;

fn scheme(sheet: &str) -> Scheme {
    let block = sheet
        .split_once(":root {")
        .and_then(|(_, rest)| rest.split_once('}'))
        .expect("a scheme is a :root block")
        .0;
    block
        .split(';')
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
            Some((name.to_owned(), luminance(value.trim().strip_prefix('#')?)))
        })
        .collect()
}

/// As WCAG 2.2 defines it.
fn luminance(hex: &str) -> f64 {
    let channel = |at: usize| {
        let value = u8::from_str_radix(&hex[at..at + 2], 16).expect("a colour is hexadecimal");
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn check(scheme: &Scheme, ink: &str, ground: &str, least: f64) {
    let (a, b) = (scheme[ink], scheme[ground]);
    let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
    assert!(contrast >= least, "{ink} on {ground}: {contrast:.2}");
}

fn check_scheme(scheme: &Scheme) {
    let mut inks: Vec<String> = (0..12).map(|outlet| format!("w{outlet}")).collect();
    inks.extend(["ink", "quiet", "accent", "disagrees-line"].map(str::to_owned));
    for ink in &inks {
        check(scheme, ink, "paper", 4.5);
        check(scheme, ink, "raised", 4.5);
    }
    check(scheme, "on-accent", "accent", 4.5);
    for mark in ["replaced", "only", "disagrees"] {
        check(scheme, "ink", mark, 7.0);
        check(scheme, &format!("{mark}-line"), mark, 3.0);
        check(scheme, &format!("{mark}-line"), "paper", 3.0);
    }
    // Borders of what can be operated.
    check(scheme, "edge", "paper", 3.0);
}

#[test]
fn light_can_be_read() {
    check_scheme(&scheme(COMPARISON_CSS));
}

#[test]
fn dark_can_be_read() {
    let dark = COMPARISON_CSS
        .split_once("@media screen and (prefers-color-scheme: dark)")
        .expect("there is a dark scheme")
        .1;
    check_scheme(&scheme(dark));
}

#[test]
fn both_schemes_name_the_same_colours() {
    let dark = COMPARISON_CSS
        .split_once("prefers-color-scheme: dark")
        .expect("there is a dark scheme")
        .1;
    assert!(scheme(COMPARISON_CSS).keys().eq(scheme(dark).keys()));
}
