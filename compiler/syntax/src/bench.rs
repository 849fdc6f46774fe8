//! For benchmarks: parts of the front end by themselves. Not part of what the crate promises.

use crate::scan;

/// What pest alone does on the items of a text: the number of its tokens.
pub fn pest(text: &str) -> usize {
    scan::cut(text).items.iter().map(|range| crate::parse::pest_alone(range.of(text))).sum()
}

/// The number of items that the scanner cuts a text into.
pub fn scan(text: &str) -> usize {
    scan::cut(text).items.len()
}
