//! What can be folded away: declarations, the braces within them, and comments of several lines.

use ctl_core::Analysis;
use ctl_syntax::ast::{self, Entry, Node};
use ctl_syntax::span::{FileId, TextRange};

/// Lines that can be folded, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fold {
    /// The line that stays.
    pub start: u32,
    /// The last line that goes.
    pub end: u32,
    /// Whether they are a comment.
    pub comment: bool,
}

/// The folds of a document.
pub fn of(analysis: &Analysis, file: FileId) -> Vec<Fold> {
    let source = analysis.program.file(file);
    let line = |offset: u32| source.lines().line_of(offset);
    let mut out = Vec::new();
    for item in analysis.program.items_in(file) {
        let entry = analysis.program.entry(item);
        let mut ranges = Vec::new();
        blocks(&entry.tree.item.node, &mut ranges);
        // A comment above belongs to the declaration, and is a fold of its own.
        let docs = entry.tree.item.docs.last().map_or(0, |last| last.end + 1);
        ranges.push(TextRange { start: docs, end: entry.range.len() });
        for range in ranges {
            let range = range.offset(entry.range.start);
            out.push(Fold { start: line(range.start), end: line(range.end.max(range.start + 1) - 1), comment: false });
        }
    }
    let mut comment: Option<u32> = None;
    let last = source.lines().lines() as u32;
    for number in 0..=last {
        let is_comment = number < last && source.lines().line(number).of(&source.text).trim_start().starts_with("//");
        match (comment, is_comment) {
            (None, true) => comment = Some(number),
            (Some(start), false) => {
                out.push(Fold { start, end: number - 1, comment: true });
                comment = None;
            }
            _ => {}
        }
    }
    out.retain(|fold| fold.start < fold.end);
    out.sort();
    out.dedup();
    out
}

fn blocks(node: &Node, out: &mut Vec<TextRange>) {
    match node {
        Node::Decl(decl) | Node::Template(decl) => block(decl.body.as_ref(), out),
        Node::Kind(kind) => kind.fields.iter().for_each(|field| out.push(field.range)),
        Node::Extend(extend) => extend.fields.iter().for_each(|field| out.push(field.range)),
        Node::Test(test) => test.given.iter().for_each(|decl| {
            out.push(decl.range);
            block(decl.body.as_ref(), out);
        }),
        Node::Enum(_) | Node::Rule(_) | Node::View(_) | Node::Error => {}
    }
}

fn block(block_of: Option<&ast::Block>, out: &mut Vec<TextRange>) {
    for entry in block_of.iter().flat_map(|block| &block.entries) {
        match entry {
            Entry::Field(field) => {
                out.push(field.range);
                field.values.iter().for_each(|value| block(value.attributes.as_deref(), out));
            }
            Entry::Nested(decl) => {
                out.push(decl.range);
                block(decl.body.as_ref(), out);
            }
            Entry::Error(_) => {}
        }
    }
}
