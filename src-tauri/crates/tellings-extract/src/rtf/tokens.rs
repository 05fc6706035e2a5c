//! Rich text cut into groups, control words and bytes.

/// One step of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` or `\word12`; `\'e9` is the word `'` with its byte.
    Word(&'a str, Option<i32>),
    /// `\*`: the group may be passed over.
    Ignorable,
    /// Letters of the text.
    Bytes(&'a [u8]),
}

/// The longest control word there is has 32 letters.
const LONGEST_WORD: usize = 32;

/// A walk over a document's tokens.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) const fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.bytes.get(self.at)?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return Some(match first {
                b'\'' => {
                    let hex = self.bytes.get(self.at..self.at + 2);
                    let byte = hex
                        .and_then(|hex| std::str::from_utf8(hex).ok())
                        .and_then(|hex| i32::from_str_radix(hex, 16).ok());
                    self.at += if byte.is_some() { 2 } else { 0 };
                    Token::Word("'", byte)
                }
                b'*' => Token::Ignorable,
                b'\\' | b'{' | b'}' => Token::Bytes(&self.bytes[self.at - 1..self.at]),
                b'\n' | b'\r' => Token::Word("par", None),
                b'~' => Token::Word("~", None),
                b'_' => Token::Word("_", None),
                b'\t' => Token::Word("tab", None),
                _ => Token::Bytes(&[]),
            });
        }
        let start = self.at;
        while self.at - start < LONGEST_WORD && self.is(u8::is_ascii_alphabetic) {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let number = self.number();
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if word == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
        }
        Some(Token::Word(word, number))
    }

    fn number(&mut self) -> Option<i32> {
        let start = self.at;
        let minus = self.bytes.get(self.at) == Some(&b'-')
            && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        self.at += usize::from(minus);
        while self.is(u8::is_ascii_digit) {
            self.at += 1;
        }
        std::str::from_utf8(&self.bytes[start..self.at])
            .ok()?
            .parse()
            .ok()
    }

    fn is(&self, kind: impl Fn(&u8) -> bool) -> bool {
        self.bytes.get(self.at).is_some_and(kind)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let start = self.at;
        let first = *self.bytes.get(start)?;
        self.at += 1;
        Some(match first {
            b'{' => Token::Open,
            b'}' => Token::Close,
            b'\\' => return self.control(),
            // Line ends are for those who read the file itself.
            b'\r' | b'\n' | 0 => Token::Bytes(&[]),
            _ => {
                while self.is(|byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0)) {
                    self.at += 1;
                }
                Token::Bytes(&self.bytes[start..self.at])
            }
        })
    }
}
