//! From byte offsets to lines and columns that start at 1, for people and for formats.

use ctl_syntax::span::{Encoding, FileId, Span};

use super::Sources;

/// A line and a column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in the units asked for.
    pub column: u32,
}

/// Where a span starts and ends; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first character.
    pub start: Point,
    /// One past the last character.
    pub end: Point,
}

impl Place {
    /// The place of a span.
    pub fn of(sources: &dyn Sources, span: Span, encoding: Encoding) -> Self {
        Place {
            start: point(sources, span.file, span.range.start, encoding),
            end: point(sources, span.file, span.range.end.max(span.range.start), encoding),
        }
    }
}

/// The place of one byte. A byte order mark is no column: editors do not show one.
fn point(sources: &dyn Sources, file: FileId, offset: u32, encoding: Encoding) -> Point {
    let text = sources.text(file);
    let position = sources.lines(file).position(text, offset, encoding);
    let mark = match encoding {
        Encoding::Utf8 => '\u{feff}'.len_utf8() as u32,
        Encoding::Utf16 | Encoding::Utf32 => 1,
    };
    let has_mark = position.line == 0 && text.starts_with('\u{feff}');
    let column = if has_mark { position.column.saturating_sub(mark) } else { position.column };
    Point { line: position.line + 1, column: column + 1 }
}

#[cfg(test)]
mod tests {
    use ctl_syntax::span::TextRange;

    use super::*;
    use crate::render::Files;

    fn place(text: &str, needle: &str, encoding: Encoding) -> (u32, u32, u32, u32) {
        let mut files = Files::default();
        let file = files.add("a.ctl", text);
        let at = text.find(needle).expect("the needle is in the text");
        let span = Span::new(file, TextRange::new(at, at + needle.len()));
        let place = Place::of(&files, span, encoding);
        (place.start.line, place.start.column, place.end.line, place.end.column)
    }

    #[test]
    fn columns_count_what_the_encoding_counts() {
        let text = "a\r\n\"💶\" here";
        assert_eq!(place(text, "here", Encoding::Utf32), (2, 5, 2, 9));
        assert_eq!(place(text, "here", Encoding::Utf16), (2, 6, 2, 10));
        assert_eq!(place(text, "here", Encoding::Utf8), (2, 8, 2, 12));
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            assert_eq!(place("\u{feff}role cto", "role", encoding), (1, 1, 1, 5));
            assert_eq!(place("\u{feff}role cto\nrole b", "b", encoding), (2, 6, 2, 7));
        }
    }
}
