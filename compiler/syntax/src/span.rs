//! Places in source text, as byte offsets. Lines and columns are for people and protocols: they are computed at
//! the edge, by [`LineIndex`].

use serde::{Deserialize, Serialize};

/// A file of the program, in load order. An index into the source table of the workspace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// Bytes `start..end` of some text: of an item where a tree holds it, of a file inside a [`Span`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TextRange {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl TextRange {
    /// The range `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        TextRange { start: start as u32, end: end as u32 }
    }

    /// The text of this range. Empty where the range does not lie on character boundaries of `text`, so that a
    /// stale range can never panic.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The same range, `base` bytes further on.
    pub fn offset(self, base: u32) -> Self {
        TextRange { start: self.start + base, end: self.end + base }
    }

    /// The least range that covers both.
    pub fn cover(self, other: Self) -> Self {
        TextRange { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Length in bytes.
    pub fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers no byte.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `offset` lies inside, the end included (where a cursor stands after the last letter).
    pub fn touches(self, offset: u32) -> bool {
        self.start <= offset && offset <= self.end
    }
}

/// A range of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Bytes of the file.
    pub range: TextRange,
}

impl Span {
    /// The span of `range` in `file`.
    pub fn new(file: FileId, range: TextRange) -> Self {
        Span { file, range }
    }
}

/// How columns are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: SARIF, and the language server protocol unless negotiated otherwise.
    Utf16,
    /// Characters (Unicode scalar values): what people count.
    Utf32,
}

/// A place for people or protocols: both counts start at 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 0. Only LF, CRLF and a lone CR end a line.
    pub line: u32,
    /// Column within the line, from 0, in the units asked for.
    pub column: u32,
}

/// Line starts of one version of a text.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    /// Finds the lines of `text`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (i, b) in bytes.iter().enumerate() {
            if *b == b'\n' || (*b == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                starts.push(i as u32 + 1);
            }
        }
        LineIndex { starts, len: text.len() as u32 }
    }

    /// Number of lines; an empty text has one.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// The byte range of line `line` with its line break, or of the end of the text if there is no such line.
    pub fn line(&self, line: u32) -> TextRange {
        let start = self.starts.get(line as usize).copied().unwrap_or(self.len);
        let end = self.starts.get(line as usize + 1).copied().unwrap_or(self.len);
        TextRange { start, end }
    }

    /// The line that byte `offset` stands in.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.starts.partition_point(|s| *s <= offset).saturating_sub(1) as u32
    }

    /// Byte offset to position. Offsets past the end are clamped.
    pub fn position(&self, text: &str, offset: u32, encoding: Encoding) -> Position {
        let offset = offset.min(self.len);
        let line = self.line_of(offset);
        let start = self.starts[line as usize];
        let mut end = offset as usize;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[start as usize..end.max(start as usize)];
        let column = match encoding {
            Encoding::Utf8 => before.len(),
            Encoding::Utf16 => before.encode_utf16().count(),
            Encoding::Utf32 => before.chars().count(),
        };
        Position { line, column: column as u32 }
    }

    /// Position to byte offset. A line past the last one means the end of the text, a column past the end of
    /// its line means the end of that line, and a column inside a character means the start of it.
    pub fn offset(&self, text: &str, position: Position, encoding: Encoding) -> u32 {
        if position.line as usize >= self.starts.len() {
            return self.len;
        }
        let range = self.line(position.line);
        let line = range.of(text).trim_end_matches(['\n', '\r']);
        let mut units = 0;
        for (i, c) in line.char_indices() {
            let width = match encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            } as u32;
            if units + width > position.column {
                return range.start + i as u32;
            }
            units += width;
        }
        range.start + line.len() as u32
    }
}
