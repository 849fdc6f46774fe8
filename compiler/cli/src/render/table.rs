//! Tables for people: aligned columns, whose cells are wrapped where the terminal is narrow; and one line a cell where
//! even that would not be readable.

use unicode_width::UnicodeWidthStr;

use super::wrap::{one_line, wrap};

/// Blanks between columns.
const GAP: usize = 2;
/// A word longer than this is no reason to keep a column wide: and in the last column, where it pushes nothing aside,
/// even less.
const LONGEST_WORD: usize = 28;
const LONGEST_LAST: usize = 12;

/// Headings, and rows of as many cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Without the columns in which nothing stands.
    #[must_use]
    pub fn without_empty_columns(mut self) -> Table {
        let keep: Vec<bool> = (0..self.columns.len())
            .map(|i| self.rows.iter().any(|row| row.get(i).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let mut kept = keep.iter();
        self.columns.retain(|_| *kept.next().unwrap_or(&false));
        for row in &mut self.rows {
            let mut kept = keep.iter();
            row.retain(|_| *kept.next().unwrap_or(&false));
        }
        self
    }

    /// The table in lines of at most `width` columns, the headings first.
    pub fn lines(&self, width: usize) -> Vec<String> {
        if self.columns.is_empty() || self.rows.is_empty() {
            return Vec::new();
        }
        match self.widths(width) {
            Some(widths) => self.aligned(&widths),
            None => self.stacked(width),
        }
    }

    /// How wide each column is, if there is room for its words.
    fn widths(&self, width: usize) -> Option<Vec<usize>> {
        let room = width.checked_sub(GAP * (self.columns.len() - 1))?;
        let cells = |i: usize| self.rows.iter().filter_map(move |row| row.get(i)).chain(&self.columns[i..=i]);
        let widest = |text: &str| text.lines().map(|line| one_line(line).width()).max().unwrap_or(0);
        let word = |text: &str| text.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let all = 0..self.columns.len();
        let natural: Vec<usize> = all.clone().map(|i| cells(i).map(|cell| widest(cell)).max().unwrap_or(0)).collect();
        let longest = |i: usize| if i + 1 == self.columns.len() { LONGEST_LAST } else { LONGEST_WORD };
        let least: Vec<usize> =
            all.map(|i| cells(i).map(|cell| word(cell)).max().unwrap_or(0).min(longest(i))).collect();
        // The greatest common limit under which everything fits: narrow columns keep what they need.
        let under = |limit: usize| -> Vec<usize> {
            natural.iter().zip(&least).map(|(natural, least)| (*natural).min(limit.max(*least))).collect()
        };
        (1..=width).rev().map(under).find(|widths| widths.iter().sum::<usize>() <= room)
    }

    fn aligned(&self, widths: &[usize]) -> Vec<String> {
        let mut lines = Vec::new();
        for row in std::iter::once(&self.columns).chain(&self.rows) {
            let cells: Vec<Vec<String>> =
                widths.iter().enumerate().map(|(i, width)| wrap(row.get(i).map_or("", |c| c), *width)).collect();
            for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0).max(1) {
                let mut text = String::new();
                for (cell, width) in cells.iter().zip(widths) {
                    let part = cell.get(line).map_or("", |part| part);
                    text.push_str(part);
                    text.push_str(&" ".repeat(width.saturating_sub(part.width()) + GAP));
                }
                lines.push(text.trim_end().to_owned());
            }
        }
        lines
    }

    /// Each row as a paragraph of its cells, each under its heading.
    fn stacked(&self, width: usize) -> Vec<String> {
        let head = self.columns.iter().map(|column| column.width()).max().unwrap_or(0).min(width / 2);
        let mut lines = Vec::new();
        for row in &self.rows {
            let shown = self.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
            for (i, (column, cell)) in shown.enumerate() {
                let sign = if i == 0 { "- " } else { "  " };
                for (j, part) in wrap(cell, width.saturating_sub(head + GAP + 2).max(8)).into_iter().enumerate() {
                    let column = if j == 0 { one_line(column) } else { String::new() };
                    let blanks = " ".repeat(head.saturating_sub(column.width()) + GAP);
                    lines.push(format!("{}{column}{blanks}{part}", if j == 0 { sign } else { "  " }));
                }
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: &[&str], rows: &[&[&str]]) -> Table {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Table { columns: texts(columns), rows: rows.iter().map(|row| texts(row)).collect() }
    }

    fn controls() -> Table {
        table(
            &["clause", "title", "controls"],
            &[
                &["tsc:CC6.2", "Account registration, authorisation and removal", "AC-01, AC-02"],
                &["tsc:A1.3", "Recovery plans tested", ""],
            ],
        )
    }

    #[test]
    fn columns_are_aligned() {
        assert_eq!(
            controls().lines(100),
            [
                "clause     title                                            controls",
                "tsc:CC6.2  Account registration, authorisation and removal  AC-01, AC-02",
                "tsc:A1.3   Recovery plans tested",
            ]
        );
    }

    #[test]
    fn the_widest_column_is_wrapped_first() {
        assert_eq!(
            controls().lines(50),
            [
                "clause     title                      controls",
                "tsc:CC6.2  Account registration,      AC-01, AC-02",
                "           authorisation and removal",
                "tsc:A1.3   Recovery plans tested",
            ]
        );
    }

    #[test]
    fn what_cannot_be_aligned_is_stacked() {
        assert_eq!(
            controls().lines(28),
            [
                "- clause    tsc:CC6.2",
                "  title     Account",
                "            registration,",
                "            authorisation",
                "            and removal",
                "  controls  AC-01, AC-02",
                "- clause    tsc:A1.3",
                "  title     Recovery plans",
                "            tested",
            ]
        );
    }

    #[test]
    fn empty_columns_can_be_left_out() {
        let table = table(&["a", "b", "c"], &[&["1", "", "3"], &["4", "", ""]]).without_empty_columns();
        assert_eq!(table.columns, ["a", "c"]);
        assert_eq!(table.rows, [["1", "3"], ["4", ""]]);
    }

    #[test]
    fn no_width_is_too_narrow_and_nothing_is_hostile() {
        let table = table(&["日本語", "b"], &[&["\u{1b}[2J", "word"]]);
        for width in 0..40 {
            assert!(!table.lines(width).is_empty());
            assert!(!table.lines(width).concat().contains('\u{1b}'));
        }
        assert!(Table::default().lines(80).is_empty());
    }
}
