//! A source line as a terminal can show it: tabs expanded, control characters made visible, and no longer than
//! the room there is, with the part around the labels kept.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::wrap::is_hostile;

/// How far from the labels a line is looked at at all: more would never be shown, and a line may have megabytes.
const REACH: usize = 4096;
/// Columns between tab stops.
const TAB: usize = 4;

/// One character: the byte it comes from, the column it begins at, and what is shown for it.
struct Cell {
    byte: usize,
    column: usize,
    shown: char,
    /// How often `shown` is repeated (a tab is several blanks).
    times: usize,
    width: usize,
}

/// A line, or the part of it around some labels, laid out in columns.
pub(super) struct Line {
    cells: Vec<Cell>,
    /// Columns in all.
    columns: usize,
    /// The byte after the last cell.
    end: usize,
    more_before: bool,
    more_after: bool,
}

impl Line {
    /// Lays out `text` as far as it matters to bytes `focus`.
    pub(super) fn new(text: &str, focus: Range<usize>) -> Self {
        let from = boundary(text, focus.start.saturating_sub(REACH));
        let to = boundary(text, focus.end.max(focus.start).saturating_add(REACH));
        let mut column = 0;
        let mut cells = Vec::new();
        for (at, c) in text[from..to].char_indices() {
            let (shown, times, width) = match c {
                '\t' => (' ', TAB - column % TAB, TAB - column % TAB),
                '\u{feff}' if from + at == 0 => (' ', 0, 0),
                c if is_hostile(c) => ('\u{fffd}', 1, 1),
                c => (c, 1, c.width().unwrap_or(0)),
            };
            cells.push(Cell { byte: from + at, column, shown, times, width });
            column += width;
        }
        Line { cells, columns: column, end: to, more_before: from > 0, more_after: to < text.len() }
    }

    /// The column at which byte `byte` begins.
    pub(super) fn column(&self, byte: usize) -> usize {
        match self.cells.partition_point(|cell| cell.byte < byte) {
            i if i < self.cells.len() => self.cells[i].column,
            _ => self.columns,
        }
    }

    /// Columns `range`, in columns, of bytes `bytes`: one column at least, for a caret.
    pub(super) fn extent(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.column(bytes.start);
        start..self.column(bytes.end).max(start + 1)
    }

    /// The least number of columns by which the line is shifted to the left so that column `end` is seen and column
    /// `need` of the row below it too, in `room` columns with an ellipsis of `sign`. Column `start` stays visible.
    pub(super) fn shift(&self, end: usize, need: usize, start: usize, room: usize, sign: usize) -> usize {
        let by_text = if need > room { need + sign - room } else { 0 };
        let shift = by_text.max(usize::from(self.more_before));
        let lead = if shift > 0 { sign } else { 0 };
        let tail = if self.more_after || lead + self.columns > shift + room { sign } else { 0 };
        let by_end = if end + lead + tail > shift + room { end + sign + tail - room.min(end) } else { 0 };
        shift.max(by_end).min(start)
    }

    /// The line from column `shift` on, in at most `room` columns, and where `marks` (in bytes of the line) stand
    /// in what is shown. What of a mark was cut off, the ellipsis stands for.
    pub(super) fn show(
        &self,
        shift: usize,
        room: usize,
        ellipsis: &str,
        marks: &[Range<usize>],
    ) -> (String, Vec<Range<usize>>) {
        let sign = ellipsis.chars().count();
        let cut_before = shift > 0 || self.more_before;
        let lead = if cut_before { sign } else { 0 };
        let cut_after = self.more_after || lead + self.columns.saturating_sub(shift) > room;
        let limit = shift + room.saturating_sub(lead + if cut_after { sign } else { 0 });

        let first = self.cells.partition_point(|cell| cell.column < shift);
        let last = first + self.cells[first..].partition_point(|cell| cell.column + cell.width <= limit);
        let mut text = String::new();
        if cut_before {
            text.push_str(ellipsis);
        }
        // For each visible cell: its first byte in the line, and its first byte in what is shown.
        let mut stops = Vec::with_capacity(last - first);
        for cell in &self.cells[first..last] {
            stops.push((cell.byte, text.len()));
            text.extend(std::iter::repeat_n(cell.shown, cell.times));
        }
        let hidden_from = self.cells.get(last).map_or(self.end, |cell| cell.byte);
        let line_end = text.len();
        if cut_after {
            text.push_str(ellipsis);
        }
        let shown_at = |byte: usize, beyond: usize| match stops.partition_point(|(from, _)| *from < byte) {
            i if i < stops.len() => stops[i].1,
            _ if byte > hidden_from => beyond,
            _ => line_end,
        };
        let marks = marks.iter().map(|mark| {
            let start = shown_at(mark.start, line_end);
            start..shown_at(mark.end, text.len()).max(start)
        });
        let marks = marks.collect();
        (text, marks)
    }
}

/// The last character boundary at or before `at`.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, needle: &str, room: usize) -> (String, String) {
        let at = text.find(needle).expect("the needle is in the text");
        let mark = at..at + needle.len();
        let line = Line::new(text, mark.clone());
        let extent = line.extent(&mark);
        let shift = line.shift(extent.end, extent.end, extent.start, room, 1);
        let (shown, marks) = line.show(shift, room, "…", &[mark]);
        let marked = shown[marks[0].clone()].to_owned();
        (shown, marked)
    }

    #[test]
    fn a_line_that_fits_is_left_alone() {
        assert_eq!(show("role cto { }", "cto", 12), ("role cto { }".into(), "cto".into()));
    }

    #[test]
    fn a_line_is_cut_on_the_side_away_from_the_label() {
        let text = "control access_review \"Access review\" like std::periodic_access_review";
        assert_eq!(show(text, "control", 20), ("control access_revi…".into(), "control".into()));
        assert_eq!(
            show(text, "periodic_access_review", 30),
            ("…e std::periodic_access_review".into(), "periodic_access_review".into())
        );
        assert_eq!(show(text, "Access review", 24), ("…_review \"Access review…".into(), "Access review".into()));
    }

    #[test]
    fn a_label_wider_than_the_room_is_cut_itself() {
        let (shown, marked) = show("x \"abcdefghijklmnopqrstuvwxyz\" y", "\"abcdefghijklmnopqrstuvwxyz\"", 10);
        assert_eq!(shown, "…\"abcdefg…");
        assert_eq!(marked, "\"abcdefg…");
    }

    #[test]
    fn a_line_of_a_mebibyte_is_not_walked() {
        let text = format!("{}needle{}", "a".repeat(600_000), "b".repeat(600_000));
        let (shown, marked) = show(&text, "needle", 40);
        assert_eq!(marked, "needle");
        assert!(shown.chars().count() <= 40, "{shown}");
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
    }

    #[test]
    fn tabs_wide_and_hostile_characters_keep_their_columns() {
        assert_eq!(show("\tx \"日本\" y", "日本", 40), ("    x \"日本\" y".into(), "日本".into()));
        assert_eq!(show("a \x1b[31m b", "b", 40), ("a \u{fffd}[31m b".into(), "b".into()));
        assert_eq!(show("\u{feff}role", "role", 40), ("role".into(), "role".into()));
    }
}
