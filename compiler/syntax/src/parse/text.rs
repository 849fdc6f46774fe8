//! Texts with holes: `"{s} has no owner"`.

use super::error::SyntaxError;
use super::lower::Lower;
use super::tree::{Node, Rule};
use crate::ast::{Part, Text};
use crate::span::TextRange;

impl Lower<'_> {
    /// A text or text block of a rule, with its holes.
    pub(super) fn text(&mut self, node: Node<'_>, depth: u32) -> Text {
        let range = node.range();
        self.text_literal(node);
        let quotes = if node.rule() == Rule::text_block { 3 } else { 1 };
        let end = (range.end as usize).saturating_sub(quotes);
        let start = (range.start as usize + quotes).min(end);
        Text { range, parts: self.parts(start, end, depth) }
    }

    fn parts(&mut self, start: usize, end: usize, depth: u32) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut literal = start;
        let mut at = start;
        while let Some(brace) = self.text[at..end].find(['{', '}']).map(|i| at + i) {
            let bytes = &self.text.as_bytes()[..end];
            if bytes.get(brace + 1) == Some(&bytes[brace]) {
                at = brace + 2;
                continue;
            }
            if bytes[brace] == b'}' {
                let range = TextRange::new(brace, brace + 1);
                self.report(
                    SyntaxError::new(
                        "E0101",
                        range,
                        "this `}` closes no hole of the text",
                        "there is no `{` before it",
                    )
                    .help("for the sign itself write `}}`")
                    .fix("write `}}`", range, "}}"),
                );
                at = brace + 1;
                continue;
            }
            let close = self.hole_end(brace + 1, end).filter(|close| !self.text[brace + 1..*close].contains('{'));
            let Some(close) = close else {
                let range = TextRange::new(brace, brace + 1);
                self.report(
                    SyntaxError::new(
                        "E0101",
                        range,
                        "this hole of the text is not closed",
                        "expected `}` after the value",
                    )
                    .help("for the sign itself write `{{`"),
                );
                at = brace + 1;
                continue;
            };
            if literal < brace {
                parts.push(Part::Literal(TextRange::new(literal, brace)));
            }
            parts.push(Part::Hole(self.hole(brace, close, depth)));
            at = close + 1;
            literal = at;
        }
        if literal < end {
            parts.push(Part::Literal(TextRange::new(literal, end)));
        }
        parts
    }

    /// Where the `}` stands that ends a hole; in a text block, a text inside the hole may hold braces.
    fn hole_end(&self, from: usize, end: usize) -> Option<usize> {
        let bytes = &self.text.as_bytes()[..end];
        let mut quoted = false;
        for (i, byte) in bytes.iter().enumerate().skip(from) {
            match byte {
                b'"' => quoted = !quoted,
                b'}' if !quoted => return Some(i),
                b'\n' => quoted = false,
                _ => {}
            }
        }
        None
    }

    fn hole(&mut self, open: usize, close: usize, depth: u32) -> crate::ast::Expr {
        let inner = &self.text[open + 1..close];
        let start = open + 1 + (inner.len() - inner.trim_start().len());
        let range = TextRange::new(open, close + 1);
        let error = crate::ast::Expr { range, node: crate::ast::ExprNode::Error };
        if inner.trim().is_empty() {
            self.report(
                SyntaxError::new("E0101", range, "this hole of the text is empty", "expected a value, such as `{s}`")
                    .help("for braces themselves write `{{` and `}}`"),
            );
            return error;
        }
        self.expression_at(start, close, depth + 1).unwrap_or(error)
    }
}
