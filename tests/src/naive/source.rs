//! Parsed files, and places in them.

use ctl_syntax::ast::Node;
use ctl_syntax::span::TextRange;
use ctl_syntax::{ParsedFile, literal, parse_file};

/// A file, parsed.
#[derive(Debug)]
pub struct Source {
    text: String,
    parsed: ParsedFile,
}

/// An item of a file.
#[derive(Clone, Copy, Debug)]
pub struct Place<'t> {
    text: &'t str,
    node: &'t Node,
}

impl Source {
    /// Parses a file.
    pub fn new(text: &str) -> Source {
        Source { text: text.to_owned(), parsed: parse_file(text) }
    }

    /// Whether it has no mistake of syntax.
    pub fn is_sound(&self) -> bool {
        self.parsed.errors.is_empty() && self.parsed.items.iter().all(|i| i.tree.errors.is_empty())
    }

    /// The items of some files, in order.
    pub fn places(sources: &[Source]) -> impl Iterator<Item = Place<'_>> {
        sources
            .iter()
            .flat_map(|s| s.parsed.items.iter().map(|i| Place { text: i.range.of(&s.text), node: &i.tree.item.node }))
    }
}

impl<'t> Place<'t> {
    /// What stands here.
    pub fn node(self) -> &'t Node {
        self.node
    }

    /// The text of a range of the item.
    pub fn text(self, range: TextRange) -> &'t str {
        range.of(self.text)
    }

    /// The meaning of a text literal.
    pub fn literal(self, range: TextRange) -> String {
        literal::text(self.text(range)).into_owned()
    }
}
