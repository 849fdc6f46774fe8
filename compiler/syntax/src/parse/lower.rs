//! What all builders of the tree share: the item's text, the errors so far, and the checks of names and texts.

use super::error::SyntaxError;
use super::literal::{is_name, is_name_byte};
use super::tree::{Node, Rule};
use super::words;
use crate::scan::lex::is_doc;
use crate::span::TextRange;

/// How deep trees may be. Every later phase may recurse over them.
pub(super) const DEPTH: u32 = 200;

/// The state of building one item's tree.
pub(super) struct Lower<'a> {
    /// The item.
    pub(super) text: &'a str,
    /// What was wrong so far.
    pub(super) errors: Vec<SyntaxError>,
    /// Whether values may be holes: inside a `fix`.
    pub(super) holes: bool,
    /// How often the rest of a block was read again.
    pub(super) mends: u32,
    /// Braces that are never closed, outermost first.
    pub(super) unclosed: Vec<TextRange>,
}

impl<'a> Lower<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Lower { text, errors: Vec::new(), holes: false, mends: 0, unclosed: Vec::new() }
    }

    pub(super) fn of(&self, range: TextRange) -> &'a str {
        range.of(self.text)
    }

    pub(super) fn report(&mut self, error: SyntaxError) {
        self.errors.push(error);
    }

    /// Notes whether a block, whose last child is its closing brace, is closed.
    pub(super) fn block_end(&mut self, block: Node<'_>, closed: bool) {
        if !closed {
            let start = block.range().start;
            self.unclosed.push(TextRange { start, end: start + 1 });
        }
    }

    /// Reports nesting that is too deep, once an item.
    pub(super) fn too_deep(&mut self, range: TextRange) {
        if self.errors.iter().all(|e| e.code != "E0109") {
            let start = TextRange { start: range.start, end: range.end.min(range.start + 1) };
            self.report(
                SyntaxError::new(
                    "E0109",
                    start,
                    format!("this is nested more than {DEPTH} levels deep"),
                    "the level that is one too many",
                )
                .help("give a part of it a name: a derived field, or a `let` in a rule"),
            );
        }
    }

    /// The content of each `///` line between two tokens that stands alone on its line.
    pub(super) fn docs(&self, from: u32, to: u32) -> Vec<TextRange> {
        let gap = TextRange { start: from, end: to }.of(self.text);
        if !gap.contains("///") {
            return Vec::new();
        }
        let mut docs = Vec::new();
        let mut at = from as usize;
        let mut own_line = from == 0;
        for line in gap.split_inclusive(['\n', '\r']) {
            let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
            if own_line && is_doc(&line.as_bytes()[lead..]) {
                let content = line[lead + 3..].trim_end();
                let start = at + lead + 3 + usize::from(content.starts_with(' '));
                docs.push(TextRange::new(start, (at + lead + 3 + content.len()).max(start)));
            }
            own_line = true;
            at += line.len();
        }
        docs
    }

    /// Reports a token that cannot be the name of `what` ("this system"). Returns its range in any case.
    pub(super) fn name(&mut self, range: TextRange, what: impl std::fmt::Display) -> TextRange {
        let name = self.of(range);
        if !is_name(name) {
            let spelt: String =
                name.bytes().map(|b| if is_name_byte(b) { b.to_ascii_lowercase() as char } else { '_' }).collect();
            let spelt = spelt.trim_end_matches('_').to_owned();
            let spelt = if spelt.starts_with(|c: char| c.is_ascii_digit()) { format!("_{spelt}") } else { spelt };
            self.report(
                SyntaxError::new(
                    "E0101",
                    range,
                    format!("`{name}` cannot be the name of {what}"),
                    "a name has letters, digits and `_`, and does not begin with a digit",
                )
                .help(format!("write `{spelt}`; what people call it goes in the title, or in a field such as `id`"))
                .fix(format!("rename to `{spelt}`"), range, spelt),
            );
        } else if words::is_reserved(name) {
            self.report(SyntaxError::new(
                "E0101",
                range,
                format!("`{name}` is a word of the language and cannot be the name of {what}"),
                "choose another name",
            ));
        }
        range
    }

    /// Checks a text, text block, or either left open; its range, if it ends.
    pub(super) fn text_literal(&mut self, node: Node<'_>) -> Option<TextRange> {
        let range = node.range();
        match node.rule() {
            Rule::text | Rule::title => {
                self.check_escapes(range);
                Some(range)
            }
            Rule::text_block => Some(range),
            Rule::open_block => {
                self.report(
                    SyntaxError::new(
                        "E0104",
                        TextRange { start: range.start, end: range.start + 3 },
                        "this text block is never closed",
                        "it opens here",
                    )
                    .help("close it with `\"\"\"` on a line of its own"),
                );
                None
            }
            _ => {
                self.open_text(range);
                None
            }
        }
    }

    /// Reports a text that does not end on its line.
    pub(super) fn open_text(&mut self, range: TextRange) {
        let written = self.of(range).trim_end();
        let end = range.start + written.len() as u32;
        if self.errors.iter().any(|e| e.code == "E0103" && e.range.start == range.start) {
            return;
        }
        self.report(
            SyntaxError::new(
                "E0103",
                TextRange { start: range.start, end },
                "this text does not end on its line",
                "no closing quote before the end of the line",
            )
            .help("close it with `\"`, or write a text of several lines between `\"\"\"`"),
        );
    }

    pub(super) fn check_escapes(&mut self, range: TextRange) {
        let text = self.of(range);
        if text.contains('\r') {
            self.open_text(range);
        }
        if !text.contains('\\') {
            return;
        }
        let mut chars = text.char_indices();
        while let Some((at, c)) = chars.next() {
            if c != '\\' {
                continue;
            }
            match chars.next() {
                None | Some((_, '"' | '\\' | 'n' | 't')) => {}
                Some((_, escaped)) => {
                    let start = range.start + at as u32;
                    let end = start + 1 + escaped.len_utf8() as u32;
                    self.report(
                        SyntaxError::new(
                            "E0106",
                            TextRange { start, end },
                            format!("`\\{escaped}` means nothing in a text"),
                            "not one of `\\\"`, `\\\\`, `\\n` and `\\t`",
                        )
                        .help("for a backslash itself write `\\\\`")
                        .fix(
                            format!("write `\\\\{escaped}`"),
                            TextRange { start, end: start },
                            "\\",
                        ),
                    );
                }
            }
        }
    }
}
