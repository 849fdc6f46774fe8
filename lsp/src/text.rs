//! Places as an editor counts them, and texts that change under them. Offsets are bytes everywhere else.

use std::ops::Range as Bytes;

use ctl_syntax::span::{Encoding, LineIndex, Position, TextRange};

/// A stretch of a text, as an editor counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// Where it begins.
    pub start: Position,
    /// Where it ends.
    pub end: Position,
}

/// A change of a text: of a stretch of it, or of the whole.
#[derive(Clone, Debug)]
pub struct Change {
    /// What is replaced; nothing for the whole.
    pub range: Option<Range>,
    /// By what.
    pub text: String,
}

/// The stretch of bytes as an editor counts it.
pub fn range(text: &str, lines: &LineIndex, bytes: TextRange, encoding: Encoding) -> Range {
    Range { start: lines.position(text, bytes.start, encoding), end: lines.position(text, bytes.end, encoding) }
}

/// The bytes of a stretch; one whose end is before its start is empty.
pub fn bytes(text: &str, lines: &LineIndex, range: Range, encoding: Encoding) -> TextRange {
    let start = lines.offset(text, range.start, encoding);
    TextRange { start, end: lines.offset(text, range.end, encoding).max(start) }
}

/// The text after some changes, each of which counts in what the one before it left.
pub fn changed(text: &str, changes: Vec<Change>, encoding: Encoding) -> String {
    let mut text = text.to_owned();
    for change in changes {
        match change.range {
            None => text = change.text,
            Some(range) => {
                let bytes = bytes(&text, &LineIndex::new(&text), range, encoding);
                text.replace_range(bytes.start as usize..bytes.end as usize, &change.text);
            }
        }
    }
    text
}

/// What two texts have in common at their beginnings and at their ends: the bytes between, in each.
pub fn difference(old: &str, new: &str) -> (Bytes<usize>, Bytes<usize>) {
    let mut start = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    while !old.is_char_boundary(start) || !new.is_char_boundary(start) {
        start -= 1;
    }
    let most = old.len().min(new.len()) - start;
    let mut end = old.bytes().rev().zip(new.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
    while !old.is_char_boundary(old.len() - end) || !new.is_char_boundary(new.len() - end) {
        end -= 1;
    }
    (start..old.len() - end, start..new.len() - end)
}

/// Where a byte of an old text stands in a new one; nothing where it was changed.
pub fn moved(old: &str, new: &str, offset: u32) -> Option<u32> {
    let (before, after) = difference(old, new);
    let at = offset as usize;
    if at <= before.start {
        return Some(offset);
    }
    (at >= before.end).then(|| (at - before.end + after.end) as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn at(line: u32, column: u32) -> Position {
        Position { line, column }
    }

    #[test]
    fn columns_are_counted_as_agreed() {
        let text = "\u{feff}a😀b\r\né";
        let lines = LineIndex::new(text);
        let b = text.find('b').expect("there is one") as u32;
        let columns = ENCODINGS.map(|encoding| lines.position(text, b, encoding).column);
        assert_eq!(columns, [8, 4, 3]);
        for encoding in ENCODINGS {
            assert_eq!(lines.offset(text, at(0, 99), encoding), text.find('\r').expect("a break") as u32);
            assert_eq!(lines.offset(text, at(9, 0), encoding), text.len() as u32);
        }
        // A place inside a character is its start.
        assert_eq!(lines.offset(text, at(0, 3), Encoding::Utf16), text.find('😀').expect("one") as u32);
    }

    #[test]
    fn changes_count_in_what_those_before_left() {
        let change = |a: Position, b: Position, text: &str| Change {
            range: Some(Range { start: a, end: b }),
            text: text.to_owned(),
        };
        let changes = vec![change(at(0, 2), at(0, 4), "x"), change(at(0, 3), at(0, 3), "!")];
        assert_eq!(changed("a😀b", vec![change(at(0, 1), at(0, 3), "x")], Encoding::Utf16), "axb");
        assert_eq!(changed("abcde", changes, Encoding::Utf16), "abx!e");
        // An end before the start, and places past the end, are no reason to fail.
        assert_eq!(changed("abc", vec![change(at(0, 2), at(0, 1), "x")], Encoding::Utf16), "abxc");
        assert_eq!(changed("abc", vec![change(at(7, 2), at(9, 1), "x")], Encoding::Utf16), "abcx");
    }

    proptest! {
        #[test]
        fn a_place_is_found_again(text in "[a😀é\u{feff}\r\n]{0,40}", at in 0usize..80) {
            let lines = LineIndex::new(&text);
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            // Within a line break there is no place but its start.
            prop_assume!(!(text[..at].ends_with('\r') && text[at..].starts_with('\n')));
            for encoding in ENCODINGS {
                let place = lines.position(&text, at as u32, encoding);
                prop_assert_eq!(lines.offset(&text, place, encoding), at as u32);
            }
        }

        #[test]
        fn what_stays_is_found_after_a_change(
            (a, b) in ("[ab😀]{0,9}", "[ab😀]{0,9}"),
            (x, y) in ("[ab😀]{0,9}", "[ab😀]{0,9}"),
        ) {
            let (old, new) = (format!("{a}{x}{b}"), format!("{a}{y}{b}"));
            prop_assert!(moved(&old, &new, 0).is_some() && moved(&old, &new, old.len() as u32).is_some());
            for offset in (0..=old.len()).filter(|at| old.is_char_boundary(*at)) {
                // Nothing is found only within what differs.
                let (before, _) = difference(&old, &new);
                let Some(at) = moved(&old, &new, offset as u32) else {
                    prop_assert!(before.start < offset && offset < before.end);
                    continue;
                };
                let at = at as usize;
                prop_assert!(new[..at] == old[..offset] || new[at..] == old[offset..]);
            }
        }
    }
}
