//! Layout, as `ctl fmt` has it: of a whole document, of some of its declarations, or of the one that was just closed.

use ctl_syntax::ast::Node;
use ctl_syntax::span::{Encoding, LineIndex, Position, TextRange};
use ctl_syntax::{format, parse_file};

use crate::text::{self, Range};

/// A stretch of a text, and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The stretch.
    pub range: Range,
    /// What stands there instead.
    pub text: String,
}

/// Lays out a whole text; nothing where it is laid out already.
pub fn whole(source: &str, encoding: Encoding) -> Vec<Replacement> {
    replaced(source, TextRange::new(0, source.len()), &format(source), encoding).into_iter().collect()
}

/// Lays out the declarations that a stretch touches.
pub fn range(source: &str, range: Range, encoding: Encoding) -> Vec<Replacement> {
    let bytes = text::bytes(source, &LineIndex::new(source), range, encoding);
    let items = parse_file(source).items.into_iter();
    let touched = items.filter(|item| item.range.start <= bytes.end && bytes.start <= item.range.end);
    touched.filter_map(|item| one(source, item.range, encoding)).collect()
}

/// Lays out the declaration that was closed by a brace just before a place, if all of it can be read.
pub fn closed(source: &str, at: Position, encoding: Encoding) -> Vec<Replacement> {
    let offset = LineIndex::new(source).offset(source, at, encoding);
    let items = parse_file(source).items.into_iter();
    let ends_here = items.filter(|item| item.range.end == offset);
    let readable = ends_here.filter(|item| item.tree.errors.is_empty() && !matches!(item.tree.item.node, Node::Error));
    readable.filter_map(|item| one(source, item.range, encoding)).collect()
}

/// One declaration, which is laid out like a text of its own.
fn one(source: &str, range: TextRange, encoding: Encoding) -> Option<Replacement> {
    replaced(source, range, format(range.of(source)).trim_end(), encoding)
}

/// The least that makes `range` of a text read `new`.
fn replaced(source: &str, range: TextRange, new: &str, encoding: Encoding) -> Option<Replacement> {
    let (before, after) = text::difference(range.of(source), new);
    if before.is_empty() && after.is_empty() {
        return None;
    }
    let bytes = TextRange::new(before.start, before.end).offset(range.start);
    let range = text::range(source, &LineIndex::new(source), bytes, encoding);
    Some(Replacement { range, text: new[after].to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const UGLY: &str = "system   a{owner   b}\n\nsystem c { owner\td }\n";

    fn applied(source: &str, replacements: Vec<Replacement>) -> String {
        // From the end, so that places before stay what they are.
        let mut changes: Vec<_> =
            replacements.into_iter().map(|r| text::Change { range: Some(r.range), text: r.text }).collect();
        changes.reverse();
        text::changed(source, changes, Encoding::Utf16)
    }

    fn at(line: u32, column: u32) -> Position {
        Position { line, column }
    }

    #[test]
    fn a_document_is_laid_out_as_the_command_does() {
        assert_eq!(applied(UGLY, whole(UGLY, Encoding::Utf16)), format(UGLY));
        assert_eq!(whole(&format(UGLY), Encoding::Utf16), []);
    }

    #[test]
    fn what_a_stretch_does_not_touch_stays() {
        let second = range(UGLY, Range { start: at(2, 3), end: at(2, 4) }, Encoding::Utf16);
        assert_eq!(applied(UGLY, second), "system   a{owner   b}\n\nsystem c { owner d }\n");
        let both = range(UGLY, Range { start: at(0, 0), end: at(9, 0) }, Encoding::Utf16);
        assert_eq!(applied(UGLY, both), format(UGLY));
    }

    #[test]
    fn a_brace_lays_out_what_it_closes() {
        assert_eq!(
            applied(UGLY, closed(UGLY, at(0, 21), Encoding::Utf16)),
            "system a { owner b }\n\nsystem c { owner\td }\n"
        );
        assert_eq!(closed(UGLY, at(0, 8), Encoding::Utf16), []);
        assert_eq!(closed("system a { ?? }", at(0, 15), Encoding::Utf16), []);
    }
}
