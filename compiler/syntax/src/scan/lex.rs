//! Bytes to tokens, as coarse as cutting needs. All positions are bytes; every one returned lies on a character
//! boundary, because only ASCII bytes are looked for.

/// The text under the knife.
#[derive(Clone, Copy)]
pub(crate) struct Lexer<'a> {
    pub(crate) text: &'a str,
    bytes: &'a [u8],
}

/// A run of blanks and comments.
pub(crate) struct Trivia {
    /// Where it ends.
    pub(crate) end: usize,
    /// Where its first `///` line starts that stands alone on its line.
    pub(crate) docs: Option<usize>,
}

pub(crate) fn is_start(b: u8) -> bool {
    b.is_ascii_alphabetic() || b == b'_'
}

pub(crate) fn is_name(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_'
}

/// Whether a comment carries documentation: `///`, but not a rule of slashes.
pub(crate) fn is_doc(comment: &[u8]) -> bool {
    comment.starts_with(b"///") && comment.get(3) != Some(&b'/')
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Lexer { text, bytes: text.as_bytes() }
    }

    pub(crate) fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// Skips blanks and comments.
    pub(crate) fn trivia(&self, from: usize) -> Trivia {
        let mut at = from;
        let mut docs = None;
        let mut line_start = from == 0 || self.line_start(from);
        loop {
            match self.byte(at) {
                Some(b'\n' | b'\r') => line_start = true,
                Some(b' ' | b'\t') => {}
                Some(b'/') if self.byte(at + 1) == Some(b'/') => {
                    if docs.is_none() && line_start && is_doc(&self.bytes[at..]) {
                        docs = Some(at);
                    }
                    at = self.line_end(at);
                    continue;
                }
                _ => return Trivia { end: at, docs },
            }
            at += 1;
        }
    }

    fn line_start(&self, at: usize) -> bool {
        let before = &self.bytes[..at];
        matches!(before.last(), None | Some(b'\n' | b'\r')) || before == b"\xef\xbb\xbf"
    }

    /// Whether `at` is the first column of a line.
    pub(crate) fn column0(&self, at: usize) -> bool {
        self.line_start(at)
    }

    /// Where the line ends that `at` stands in, without its line break.
    pub(crate) fn line_end(&self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        at + rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len())
    }

    pub(crate) fn newline_between(&self, from: usize, to: usize) -> bool {
        self.bytes[from..to].iter().any(|b| matches!(b, b'\n' | b'\r'))
    }

    /// The end of the word at `at`.
    pub(crate) fn word(&self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        at + rest.iter().position(|b| !is_name(*b)).unwrap_or(rest.len())
    }

    /// The end of the name at `at`, if there is one and no sign sticks to it.
    pub(crate) fn clean_name(&self, at: usize) -> Option<usize> {
        if !self.byte(at).is_some_and(is_start) {
            return None;
        }
        let end = self.word(at);
        matches!(self.byte(end), None | Some(b' ' | b'\t' | b'\n' | b'\r' | b'"' | b'{' | b'}' | b'/' | b';'))
            .then_some(end)
    }

    /// The end of `name` or `package::name` at `at`.
    pub(crate) fn path(&self, at: usize) -> usize {
        let end = self.word(at);
        if self.bytes[end..].starts_with(b"::") && self.byte(end + 2).is_some_and(is_start) {
            return self.word(end + 2);
        }
        end
    }

    /// Whether an item can start with the words at `at`.
    pub(crate) fn item_head(&self, at: usize) -> bool {
        if !self.byte(at).is_some_and(is_start) {
            return false;
        }
        let word = self.word(at);
        let next = self.trivia(word).end;
        match &self.text[at..word] {
            "test" => self.byte(next) == Some(b'"'),
            "kind" | "extend" | "enum" | "rule" | "template" | "view" => self.byte(next).is_some_and(is_start),
            _ => self.clean_name(next).is_some(),
        }
    }

    /// The end of the token at `at`, which is not blank. `None` for a text block that never ends.
    pub(crate) fn token(&self, at: usize) -> Option<usize> {
        match self.byte(at) {
            Some(b'"') => self.quoted(at),
            Some(b) if is_name(b) => Some(self.word(at)),
            Some(b) if b >= 0x80 => {
                let rest = &self.bytes[at..];
                Some(at + rest.iter().position(|b| *b < 0x80).unwrap_or(rest.len()))
            }
            Some(_) => Some(at + 1),
            None => Some(at),
        }
    }

    /// The end of the text or text block at `at`. A text that does not end on its line ends with the line, or before a
    /// brace that ends the line: that one opens a block. The end of the file is the end of a line.
    pub(crate) fn quoted(&self, at: usize) -> Option<usize> {
        if self.bytes[at..].starts_with(b"\"\"\"") {
            return self.text[at + 3..].find("\"\"\"").map(|i| at + 3 + i + 3);
        }
        let mut i = at + 1;
        let mut line = None;
        while let Some(b) = self.byte(i) {
            match b {
                b'"' => return Some(i + 1),
                b'\n' => break,
                b'\\' if !matches!(self.byte(i + 1), None | Some(b'\n' | b'\r')) => i += 1,
                b'\r' if line.is_none() => line = Some(i),
                _ => {}
            }
            i += 1;
        }
        let end = line.unwrap_or(i).min(self.bytes.len());
        Some(if matches!(self.byte(i), None | Some(b'\n')) { self.before_brace(at + 1, end) } else { end })
    }

    /// Where the brace, with the blanks before it, begins that ends `from..end`; `end` where none does.
    fn before_brace(&self, from: usize, end: usize) -> usize {
        let blank = |b: &u8| matches!(b, b' ' | b'\t' | b'\r');
        let last = |to: usize| self.bytes[from..to].iter().rposition(|b| !blank(b)).map_or(from, |i| from + i + 1);
        let written = last(end);
        if written > from && self.bytes[written - 1] == b'{' { last(written - 1) } else { end }
    }

    /// The byte after the brace that closes the one at `open`, if it is closed.
    pub(crate) fn close(&self, open: usize) -> Option<usize> {
        let mut depth = 0u32;
        let mut at = open;
        loop {
            at += self.bytes[at..].iter().position(|b| TELLING[usize::from(*b)])?;
            match self.bytes[at] {
                b'{' => depth += 1,
                b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(at + 1);
                    }
                }
                b'"' => {
                    at = self.quoted(at)?;
                    continue;
                }
                _ if self.byte(at + 1) == Some(b'/') => {
                    at = self.line_end(at);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
    }
}

/// The bytes that a search for the end of a block has to look at.
const TELLING: [bool; 256] = {
    let mut table = [false; 256];
    table[b'{' as usize] = true;
    table[b'}' as usize] = true;
    table[b'"' as usize] = true;
    table[b'/' as usize] = true;
    table
};
