//! Lines of an article in an export: fields by name, and the text.

/// The fields of an article, each with the lines that belong to it.
pub(super) struct Fields<'t> {
    all: Vec<(&'static str, Vec<&'t str>)>,
}

impl<'t> Fields<'t> {
    /// Reads lines. A line that `name` knows as a field's first is cut after
    /// what names it; others go on in the field before them.
    pub(super) fn of(
        lines: &'t [String],
        name: impl Fn(&'t str) -> Option<(&'static str, &'t str)>,
    ) -> Self {
        let mut all: Vec<(&'static str, Vec<&'t str>)> = vec![("", Vec::new())];
        for line in lines {
            match name(line) {
                Some((name, rest)) => all.push((name, vec![rest])),
                None => {
                    if let Some((_, lines)) = all.last_mut() {
                        lines.push(line);
                    }
                }
            }
        }
        Self { all }
    }

    /// Whether there is a field of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.all.iter().any(|(known, _)| *known == name)
    }

    /// The lines before the first field that are not blank.
    pub(super) fn opening(&self) -> Vec<&'t str> {
        let lines = self.all.first().map_or(&[][..], |(_, lines)| lines);
        lines
            .iter()
            .map(|line| line.trim())
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// A field on one line: up to the first blank line after it.
    pub(super) fn line(&self, name: &str) -> String {
        let Some((_, lines)) = self.all.iter().find(|(known, _)| *known == name) else {
            return String::new();
        };
        let words = lines
            .iter()
            .skip_while(|line| line.trim().is_empty())
            .take_while(|line| !line.trim().is_empty());
        words.map(|line| line.trim()).collect::<Vec<_>>().join(" ")
    }

    /// A field with all its lines.
    pub(super) fn text(&self, name: &str) -> String {
        self.all
            .iter()
            .filter(|(known, _)| *known == name)
            .map(|(_, lines)| lines.join("\n"))
            .collect::<Vec<_>>()
            .join("\n\n")
    }
}

/// How many words a line such as `1,012 words` states.
pub(super) fn words(line: &str) -> Option<usize> {
    let (number, unit) = line.trim().split_once(char::is_whitespace)?;
    let known = [
        "word", "words", "wörter", "worte", "mots", "palabras", "parole", "palavras", "woorden",
    ];
    let unit = unit.trim().to_lowercase();
    if !known.contains(&unit.as_str()) || !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let rest = number
        .chars()
        .all(|c| c.is_ascii_digit() || ",.'".contains(c));
    rest.then(|| digits.parse().ok())?
}

/// Whether a line is a notice of copyright.
pub(super) fn is_copyright(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    ["copyright", "(c) ", "© ", "(c)2", "©2"]
        .iter()
        .any(|start| line.starts_with(start))
}
