//! One mark: whether it is a quotation mark, and whether it opens or closes.

/// Characters that a possessive is compared over with a later closing mark.
const REACH: usize = 200;

/// A possible quotation mark with what stands around it.
pub(super) struct Mark<'t> {
    pub(super) c: char,
    pub(super) before: Option<char>,
    pub(super) after: &'t str,
}

impl Mark<'_> {
    pub(super) fn is_quotation_mark(&self) -> bool {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        // Between two letters it is an apostrophe.
        let apostrophe = matches!(self.c, '\'' | '’') && letter(self.before) && letter(self.next());
        self.is_double() || (matches!(self.c, '‘' | '’' | '\'' | '‹' | '›') && !apostrophe)
    }

    pub(super) fn is_double(&self) -> bool {
        matches!(self.c, '“' | '”' | '"' | '„' | '«' | '»')
    }

    fn next(&self) -> Option<char> {
        self.after.chars().next()
    }

    pub(super) fn words_follow(&self) -> bool {
        self.next()
            .is_some_and(|c| !c.is_whitespace() && !matches!(c, ',' | '.' | ';' | ')' | '?' | '!'))
    }

    /// Whether it stands where an opening mark stands.
    fn is_fresh(&self) -> bool {
        self.before.is_none_or(|c| {
            c.is_whitespace()
                || matches!(
                    c,
                    '(' | '[' | '—' | '–' | '-' | '“' | '‘' | '"' | '\'' | ':' | '…' | '/'
                )
        })
    }

    pub(super) fn opens(&self) -> bool {
        match self.c {
            '“' | '«' => self.words_follow() || self.next() == Some('.'),
            '„' | '‹' => true,
            '"' => self.is_fresh() && (self.words_follow() || self.next() == Some('.')),
            '‘' | '\'' => {
                self.is_fresh()
                    && self.words_follow()
                    && self.next().is_some_and(|c| !c.is_numeric())
                    && !self.is_clipped()
            }
            _ => false,
        }
    }

    /// Whether the mark stands for letters left off: "'em", "'til".
    fn is_clipped(&self) -> bool {
        const CLIPPED: &[&str] = &["em", "til", "cause", "tis", "twas", "bout", "cept", "n"];
        let word: String = self
            .after
            .chars()
            .take(6)
            .take_while(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase)
            .collect();
        CLIPPED.contains(&word.as_str())
    }

    /// Whether it may close a quotation here, and if so whether it is single.
    pub(super) fn closing_style(&self) -> Option<bool> {
        let spaced = self.before.is_none_or(char::is_whitespace);
        let ends = self
            .next()
            .is_none_or(|c| c.is_whitespace() || (!c.is_alphanumeric() && c != '“'));
        match self.c {
            '”' | '»' => Some(false),
            '"' => (!spaced || ends).then_some(false),
            // A slip for the closing mark, or the German one.
            '“' => (!spaced && ends).then_some(false),
            '›' => Some(true),
            '’' | '\'' => (!spaced && !self.is_possessive()).then_some(true),
            _ => None,
        }
    }

    pub(super) fn closes(&self, opened: char) -> bool {
        matches!(
            (opened, self.c),
            ('“', '”' | '"' | '“')
                | ('"', '"' | '”')
                | ('„', '“' | '”' | '"')
                | ('«', '»')
                | ('‹', '›')
                | ('‘' | '\'', '’' | '\'')
        )
    }

    /// Whether a mark after an "s" is a plural's possessive rather than an end:
    /// a surer end comes later.
    fn is_possessive(&self) -> bool {
        let mut rest = self.after.chars();
        if self.before != Some('s')
            || rest.next() != Some(' ')
            || !rest.next().is_some_and(char::is_lowercase)
        {
            return false;
        }
        let mut last = ' ';
        for c in self.after.chars().take(REACH) {
            if c == self.c && matches!(last, '.' | ',' | '!' | '?') {
                return true;
            }
            // Another quotation begins: this one has ended before.
            if matches!(c, '‘' | '“' | '"') || (c == '\'' && last == ' ') {
                return false;
            }
            last = c;
        }
        false
    }
}
