//! The rules that ship with the program, read from the files in `pack/`.
//!
//! A file has headings in brackets and a rule a line, `form = form`. Each file
//! says what else it uses: `(s)` for a plural beside it, and under `[endings X
//! Y: …]` stems that take X or Y before each ending. That no line is lost and
//! no form stands in two rules is tested.

use std::sync::LazyLock;

use super::rule::{AliasKind, AliasRule, Scope};

const FILES: [&str; 4] = [
    include_str!("pack/spelling.txt"),
    include_str!("pack/names.txt"),
    include_str!("pack/short.txt"),
    include_str!("pack/units.txt"),
];

static RULES: LazyLock<Vec<AliasRule>> =
    LazyLock::new(|| FILES.iter().copied().flat_map(read).collect());

pub(super) fn rules() -> &'static [AliasRule] {
    &RULES
}

/// What the lines below a heading are.
enum Heading<'f> {
    Rules(AliasKind),
    Stems {
        american: &'f str,
        british: &'f str,
        endings: Vec<&'f str>,
    },
    Unknown,
}

fn read(file: &str) -> Vec<AliasRule> {
    let mut heading = Heading::Unknown;
    let mut rules = Vec::new();
    for line in file.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(inner) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            heading = self::heading(inner);
            continue;
        }
        match &heading {
            Heading::Rules(kind) => rules.extend(numbers(*kind, line)),
            Heading::Stems {
                american,
                british,
                endings,
            } => {
                for stem in line.split_whitespace() {
                    rules.extend(endings.iter().map(|ending| AliasRule {
                        scope: Scope::Pack,
                        kind: AliasKind::Spelling,
                        forms: vec![
                            format!("{stem}{american}{ending}"),
                            format!("{stem}{british}{ending}"),
                        ],
                    }));
                }
            }
            Heading::Unknown => {}
        }
    }
    rules
}

fn heading(inner: &str) -> Heading<'_> {
    match inner {
        "spelling" => Heading::Rules(AliasKind::Spelling),
        "name" => Heading::Rules(AliasKind::Name),
        "title" => Heading::Rules(AliasKind::Title),
        "abbreviation" => Heading::Rules(AliasKind::Abbreviation),
        "unit" => Heading::Rules(AliasKind::Unit),
        _ => stems(inner).unwrap_or(Heading::Unknown),
    }
}

fn stems(inner: &str) -> Option<Heading<'_>> {
    let (pair, endings) = inner.strip_prefix("endings ")?.split_once(':')?;
    let (american, british) = pair.split_once(' ')?;
    let endings = endings.split_whitespace();
    Some(Heading::Stems {
        american,
        british,
        endings: endings.map(|e| if e == "-" { "" } else { e }).collect(),
    })
}

/// The rule of a line, and the same in the plural where the line has one.
fn numbers(kind: AliasKind, line: &str) -> Vec<AliasRule> {
    let singular = line.replace("(s)", "");
    let mut lines = vec![singular];
    if line.contains("(s)") {
        lines.push(line.replace("(s)", "s"));
    }
    lines
        .iter()
        .filter_map(|line| AliasRule::parse(Scope::Pack, kind, line))
        .map(with_variants)
        .collect()
}

/// Short forms in capitals are also written with stops ("F.B.I."), and the
/// longer ones like a name ("Nato").
fn with_variants(mut rule: AliasRule) -> AliasRule {
    if rule.kind != AliasKind::Abbreviation {
        return rule;
    }
    let mut variants = Vec::new();
    for form in &rule.forms {
        let length = form.len();
        if length < 2 || !form.chars().all(|c| c.is_ascii_uppercase()) {
            continue;
        }
        variants.push(form.chars().flat_map(|c| [c, '.']).collect::<String>());
        if length >= 4 {
            variants.push(form[..1].to_owned() + &form[1..].to_ascii_lowercase());
        }
    }
    variants.retain(|variant| !rule.forms.contains(variant));
    rule.forms.extend(variants);
    rule
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_pack_is_read() {
        for file in FILES {
            let mut known = false;
            for line in file
                .lines()
                .filter(|l| !l.is_empty() && !l.starts_with('#'))
            {
                if let Some(inner) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                    known = !matches!(heading(inner), Heading::Unknown);
                }
                assert!(known, "under no heading: {line}");
                assert!(line.starts_with('[') || !line.contains("==") && !line.ends_with('='));
            }
        }
        assert!(rules().iter().all(|rule| rule.forms.len() > 1));
    }

    #[test]
    fn the_pack_is_as_large_as_the_documentation_says() {
        let of = |kind| rules().iter().filter(|rule| rule.kind == kind).count();
        assert!(of(AliasKind::Spelling) > 1_000);
        assert!(of(AliasKind::Name) > 200);
        assert!(of(AliasKind::Abbreviation) + of(AliasKind::Title) > 200);
        assert!(of(AliasKind::Unit) > 30);
    }
}
