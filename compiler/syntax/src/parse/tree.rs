//! The only file that calls pest. Its pairs share two counted pointers each and find their ends by a search; what
//! the rest of the parser walks is a flat table made of them once, whose cursors are plain numbers.

use pest::error::{ErrorVariant, InputLocation};
use pest::{Parser, Token};

pub(super) use grammar::Rule;

mod grammar {
    #![allow(missing_docs, unreachable_pub, clippy::all)]
    #[derive(pest_derive::Parser)]
    #[grammar = "grammar.pest"]
    pub struct Grammar;
}

/// Why pest gave up.
pub(super) enum Failure {
    /// It would have run out of stack.
    TooDeep,
    /// No rule goes on from this byte of the item.
    At(usize),
}

#[derive(Clone, Copy)]
struct Row {
    rule: Rule,
    start: u32,
    end: u32,
    /// Index of the first row that is not inside this one.
    next: u32,
}

/// A parse, as rows in source order.
pub(super) struct Tree {
    rows: Vec<Row>,
}

/// A row and its place in the table.
#[derive(Clone, Copy)]
pub(super) struct Node<'t> {
    tree: &'t Tree,
    index: u32,
}

impl Tree {
    /// Parses `text`, which starts at byte `base` of the item, by `rule`.
    pub(super) fn parse(rule: Rule, text: &str, base: usize) -> Result<Tree, Failure> {
        let pairs = grammar::Grammar::parse(rule, text).map_err(|e| match e.variant {
            ErrorVariant::CustomError { .. } => Failure::TooDeep,
            ErrorVariant::ParsingError { .. } => Failure::At(
                base + match e.location {
                    InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
                },
            ),
        })?;
        let tokens = pairs.tokens();
        let mut rows: Vec<Row> = Vec::with_capacity(tokens.size_hint().0 / 2);
        let mut open: Vec<u32> = Vec::with_capacity(16);
        for token in tokens {
            match token {
                Token::Start { rule, pos } => {
                    open.push(rows.len() as u32);
                    rows.push(Row { rule, start: (base + pos.pos()) as u32, end: 0, next: 0 });
                }
                Token::End { pos, .. } => {
                    let next = rows.len() as u32;
                    if let Some(row) = open.pop().and_then(|i| rows.get_mut(i as usize)) {
                        row.end = (base + pos.pos()) as u32;
                        row.next = next;
                    }
                }
            }
        }
        Ok(Tree { rows })
    }

    /// What pest alone does with `text`: the number of its tokens.
    pub(super) fn count(rule: Rule, text: &str) -> usize {
        grammar::Grammar::parse(rule, text).map_or(0, |pairs| pairs.tokens().size_hint().0)
    }

    /// Whether the grammar read every part of the text.
    pub(super) fn is_clean(&self) -> bool {
        let broken = [Rule::bad, Rule::bad_clause, Rule::junk, Rule::open_text, Rule::open_title, Rule::open_block];
        !self.rows.iter().any(|row| broken.contains(&row.rule))
    }

    /// The outermost nodes.
    pub(super) fn roots(&self) -> Nodes<'_> {
        Nodes { tree: self, at: 0, end: self.rows.len() as u32 }
    }
}

impl<'t> Node<'t> {
    fn row(self) -> Row {
        self.tree.rows[self.index as usize]
    }

    /// What it is.
    pub(super) fn rule(self) -> Rule {
        self.row().rule
    }

    /// Where it stands in the item.
    pub(super) fn range(self) -> crate::span::TextRange {
        let row = self.row();
        crate::span::TextRange { start: row.start, end: row.end }
    }

    /// What is directly inside it, in order.
    pub(super) fn children(self) -> Nodes<'t> {
        Nodes { tree: self.tree, at: self.index + 1, end: self.row().next }
    }
}

/// Siblings.
#[derive(Clone)]
pub(super) struct Nodes<'t> {
    tree: &'t Tree,
    at: u32,
    end: u32,
}

impl<'t> Nodes<'t> {
    /// The next sibling, left in place.
    pub(super) fn peek(&self) -> Option<Node<'t>> {
        (self.at < self.end).then_some(Node { tree: self.tree, index: self.at })
    }

    /// The next sibling, if it is a title, whether that ends or not.
    pub(super) fn eat_title(&mut self) -> Option<Node<'t>> {
        self.eat(Rule::title).or_else(|| self.eat(Rule::open_title))
    }

    /// The next sibling, if it is of this rule.
    pub(super) fn eat(&mut self, rule: Rule) -> Option<Node<'t>> {
        self.peek().filter(|n| n.rule() == rule).inspect(|n| self.at = n.row().next)
    }
}

impl<'t> Iterator for Nodes<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let node = self.peek()?;
        self.at = node.row().next;
        Some(node)
    }
}
