//! Laying out: one look for all files. Only blanks, line breaks, `;` and commas at the end of a list change; every
//! other token stays, every comment stays beside the token it stood beside, and an item with a mistake in it stays
//! byte for byte as it was.
//!
//! This is no pretty printer over the tree: it walks an item's tokens, and asks the tree only where the parts of
//! the item begin. What it wrote is compared with what it read, token by token, before it is taken.

mod block;
mod expr;
mod file;
mod lex;
mod print;
mod rule;
mod schema;
mod test;

use lex::{Kind, Modes, Token};
use print::Printer;

use crate::ast;
use crate::ast::{FixNode, Item, Node, Rule, Test, ValueNode};

/// The widest line that is laid out on purpose.
const WIDTH: usize = 100;
/// The columns of one level of nesting.
const INDENT: usize = 2;
/// The blanks between a column of names and its values, and before a comment at the end of a line.
const GAP: usize = 2;
/// Longer names do not widen the column.
const LONGEST: usize = 24;

/// Lays out a file. What is laid out stays so: `format(format(x)) == format(x)`.
pub fn format(text: &str) -> String {
    file::format(text)
}

/// An item, laid out.
struct Laid {
    text: String,
    /// Whether it is one line, comments above it included.
    one_line: bool,
}

/// Lays out one item that begins in the first column, if it has no mistake.
fn item(text: &str, eol: &str) -> Laid {
    let tree = crate::parse::parse_item(text);
    let laid = tree.errors.is_empty().then(|| lay_out(text, &tree.item, eol)).flatten();
    let text = laid.unwrap_or_else(|| text.to_owned());
    Laid { one_line: !text.contains(['\n', '\r']), text }
}

fn lay_out(text: &str, item: &Item, eol: &str) -> Option<String> {
    let tokens = lex::tokens(text, &modes(&item.node));
    let partners = print::partners(&tokens);
    let mut printer = Printer::new(text, &tokens, &partners, eol);
    printer.out.reserve(text.len() + text.len() / 8);
    let start = printer.comments_above(0, 0);
    match &item.node {
        Node::Decl(_) => printer.decl(start, 0, tokens.len()),
        Node::Template(_) => {
            printer.token(start);
            printer.out.push(' ');
            printer.decl(start + 1, 0, tokens.len());
        }
        Node::Kind(_) | Node::Extend(_) => printer.kind_item(start),
        Node::Enum(_) => printer.enum_item(start),
        Node::Rule(rule) => printer.rule(start, &rule::starts(rule)),
        Node::View(view) => printer.view(start, view),
        Node::Test(test) => printer.test(start, test),
        Node::Error => return None,
    }
    same_tokens(text, &tokens, &printer.out).then_some(printer.out)
}

/// How the parts of an item are lexed.
fn modes(node: &Node) -> Modes {
    let mut modes = Modes::default();
    match node {
        Node::Decl(_) | Node::Template(_) => modes.values.push((0, u32::MAX)),
        Node::Kind(kind) => field_names(&kind.fields, &mut modes.names),
        Node::Extend(extend) => field_names(&extend.fields, &mut modes.names),
        Node::Rule(rule) => rule_modes(rule, &mut modes),
        Node::Test(test) => test_modes(test, &mut modes),
        Node::Enum(_) | Node::View(_) | Node::Error => {}
    }
    modes
}

fn field_names(fields: &[ast::FieldDef], names: &mut Vec<u32>) {
    for field in fields {
        names.push(field.name.start);
        names.extend(field.param.iter().map(|p| p.0.start));
        if let Some(edge) = &field.edge {
            field_names(&edge.fields, names);
        }
    }
}

fn rule_modes(rule: &Rule, modes: &mut Modes) {
    for fix in &rule.fixes {
        match &fix.node {
            FixNode::Add { body: Some(body), .. } => {
                modes.values.push((body.range.start, body.range.end));
                holes_of(body, &mut modes.holes);
            }
            FixNode::Add { .. } => {}
            FixNode::Set(_, values) | FixNode::Append(_, values) | FixNode::Drop(_, values) => {
                for value in values {
                    if matches!(value.node, ValueNode::Hole(_)) {
                        modes.holes.push((value.range.start, value.range.end));
                    } else {
                        modes.values.push((value.range.start, value.range.end));
                    }
                }
            }
        }
    }
}

fn holes_of(block: &ast::Block, holes: &mut Vec<(u32, u32)>) {
    for entry in &block.entries {
        match entry {
            ast::Entry::Field(field) => {
                for value in &field.values {
                    if matches!(value.value.node, ValueNode::Hole(_)) {
                        holes.push((value.value.range.start, value.value.range.end));
                    }
                    if let Some(attributes) = &value.attributes {
                        holes_of(attributes, holes);
                    }
                }
            }
            ast::Entry::Nested(decl) => {
                if let Some(body) = &decl.body {
                    holes_of(body, holes);
                }
            }
            ast::Entry::Error(_) => {}
        }
    }
}

fn test_modes(test: &Test, modes: &mut Modes) {
    modes.values.extend(test.given.iter().map(|decl| (decl.range.start, decl.range.end)));
}

/// Whether two texts have the same tokens, apart from `;` and commas before a closing bracket or the next entry.
/// The second is lexed in pieces: signs between words never stick together, so one mode serves for both.
fn same_tokens(before: &str, tokens: &[Token], after: &str) -> bool {
    let plain = Modes { values: vec![(0, u32::MAX)], ..Modes::default() };
    let after_tokens = lex::tokens(after, &plain);
    let mut read = Pieces::new(before, tokens);
    let mut written = Pieces::new(after, &after_tokens);
    loop {
        match (read.next(), written.next()) {
            (None, None) => return true,
            (a, b) if a == b => {}
            _ => return false,
        }
    }
}

/// The bytes of tokens without blanks, `;` and commas; comments and texts whole.
struct Pieces<'a> {
    text: &'a str,
    tokens: std::slice::Iter<'a, Token>,
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    fn new(text: &'a str, tokens: &'a [Token]) -> Self {
        Pieces { text, tokens: tokens.iter(), rest: "" }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        loop {
            if !self.rest.is_empty() {
                // Words, or one sign: however the lexer joined them.
                let word = self.rest.bytes().take_while(|b| crate::scan::lex::is_name(*b) || *b >= 0x80).count();
                let (piece, rest) = self.rest.split_at(word.max(1));
                self.rest = rest;
                if !piece.trim().is_empty() {
                    return Some(piece);
                }
                continue;
            }
            let token = self.tokens.next()?;
            let text = &self.text[token.start as usize..token.end as usize];
            match token.kind {
                Kind::Sign(b';' | b',') => {}
                Kind::Word | Kind::Sign(_) => self.rest = text,
                _ => return Some(text),
            }
        }
    }
}
