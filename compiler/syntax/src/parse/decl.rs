//! Declarations, their blocks, fields and values.

use super::diagnose;
use super::error::SyntaxError;
use super::literal::{Day, Lump, is_clause, lump};
use super::lower::{DEPTH, Lower};
use super::tree::{Node, Nodes, Rule, Tree};
use crate::ast::{Block, Decl, EdgeValue, Entry, Field, Path, Value, ValueNode};
use crate::literal::Date;
use crate::span::TextRange;

/// How often the rest of a block is read again in one item. A bound keeps the work linear.
const MENDS: u32 = 8;

impl Lower<'_> {
    /// `decl` of the grammar.
    pub(super) fn decl(&mut self, node: Node<'_>, docs: Vec<TextRange>, depth: u32) -> Decl {
        let mut parts = node.children();
        let keyword = parts.next().map_or(node.range(), Node::range);
        let name = parts.next().map_or(keyword, Node::range);
        self.name(keyword, "a kind");
        let kind = self.of(keyword);
        let kind = if super::literal::is_name(kind) { kind } else { "declaration" };
        self.name(name, format_args!("this {kind}"));
        self.decl_rest(parts, Head { keyword, name, docs }, depth)
    }

    /// What follows the name: `title? like? block?`.
    fn decl_rest<'t>(&mut self, parts: impl Iterator<Item = Node<'t>>, head: Head, depth: u32) -> Decl {
        let Head { keyword, name, docs } = head;
        let mut decl = Decl { docs, range: keyword.cover(name), keyword, name, title: None, like: None, body: None };
        for part in parts {
            match part.rule() {
                Rule::title | Rule::open_title => decl.title = self.text_literal(part),
                Rule::like => decl.like = self.like(part),
                _ => decl.body = Some(self.block(part, depth + 1)),
            }
            decl.range = decl.range.cover(part.range());
        }
        if let Some(body) = &decl.body {
            decl.range.end = body.range.end;
        }
        decl
    }

    /// `like std::x`
    pub(super) fn like(&mut self, node: Node<'_>) -> Option<Path> {
        let range = node.children().next()?.range();
        if let Lump::Path(path) = lump(self.text, range) {
            return Some(path);
        }
        let written = self.of(range);
        self.report(SyntaxError::new(
            "E0101",
            range,
            format!("`{written}` is not the name of a template"),
            "expected a name such as `std::periodic_access_review`",
        ));
        None
    }

    /// `{ entries }`
    pub(super) fn block(&mut self, node: Node<'_>, depth: u32) -> Block {
        let range = node.range();
        let mut block = Block { range, entries: Vec::with_capacity(node.children().count()), incomplete: false };
        if depth > DEPTH {
            self.too_deep(range);
            block.incomplete = true;
            return block;
        }
        let closed = self.entries(node.children(), &mut block, depth);
        self.block_end(node, closed);
        if !closed {
            block.incomplete = true;
            block.range.end = block.entries.last().map_or(range.start + 1, end_of);
        }
        block
    }

    /// Adds entries to a block; whether its closing brace was among them.
    fn entries(&mut self, parts: Nodes<'_>, block: &mut Block, depth: u32) -> bool {
        for part in parts {
            let end = block.entries.last().map_or(block.range.start + 1, end_of);
            if part.rule() == Rule::close {
                return true;
            }
            if self.is_out_of_step(part)
                && let Some(closed) = self.mend(block, depth)
            {
                return closed;
            }
            let entry = if part.rule() == Rule::entry {
                self.entry(part, end, depth)
            } else {
                let range = self.trimmed(part.range());
                diagnose::bad_entry(self, range, block.entries.last());
                Entry::Error(range)
            };
            block.incomplete |= matches!(entry, Entry::Error(_));
            block.entries.push(entry);
        }
        false
    }

    /// Whether an entry looks as if names had been taken for values before it: a lone word, something other than a
    /// name where a name belongs, or `NAME CLAUSE text` over two lines.
    fn is_out_of_step(&self, part: Node<'_>) -> bool {
        if part.rule() != Rule::entry {
            return diagnose::is_lone_word(self.text, part.range());
        }
        let mut parts = part.children();
        let (Some(name), Some(value)) = (parts.next(), parts.next()) else { return false };
        let titled = parts.next().is_some_and(|n| n.rule() == Rule::title);
        let written = self.of(name.range());
        titled && diagnose::breaks_between(self.text, name.range().end, value.range().start)
            || !super::literal::is_name(written.strip_suffix(':').unwrap_or(written))
    }

    /// A field without a value takes the name on the next line for it, and so on down, until something is out of
    /// step; so does a comma at the end of a line. Takes that back and reads the rest of the block again, so that
    /// the mistake is reported where it was made and the fields after it are right; whether the block was closed.
    fn mend(&mut self, block: &mut Block, depth: u32) -> Option<bool> {
        if self.mends >= MENDS {
            return None;
        }
        let from = match diagnose::comma_at_line_end(self, block.entries.last()) {
            Some(value) => value,
            None => self.take_back(block)?,
        } as usize;
        let tree = Tree::parse(Rule::entries, &self.text[from..block.range.end as usize], from).ok()?;
        self.mends += 1;
        block.incomplete = true;
        let parts = tree.roots().next()?.children();
        Some(self.entries(parts, block, depth))
    }

    /// Takes back the fields that took names for values; where the first of those names stands.
    fn take_back(&mut self, block: &mut Block) -> Option<u32> {
        let shifted = diagnose::shifted(self, &block.entries);
        let fields = block.entries.split_off(block.entries.len() - shifted);
        let Some(Entry::Field(first)) = fields.first() else { return None };
        diagnose::forgotten_value(self, first);
        block.entries.push(Entry::Error(first.name));
        Some(first.values.first()?.value.range.start)
    }

    /// A range without the blanks at its end.
    pub(super) fn trimmed(&self, range: TextRange) -> TextRange {
        let len = self.of(range).trim_end().len() as u32;
        TextRange { start: range.start, end: range.start + len }
    }

    fn entry(&mut self, node: Node<'_>, before: u32, depth: u32) -> Entry {
        let mut parts = node.children();
        let Some(name) = parts.next() else { return Entry::Error(node.range()) };
        let first = parts.peek();
        let mut rest = parts.clone();
        rest.next();
        let titled = rest.peek().is_some_and(|n| matches!(n.rule(), Rule::title | Rule::open_title));
        if let Some(second) = first.filter(|n| titled && n.rule() == Rule::lump && is_clause(self.of(n.range()))) {
            return self.nested(name.range(), second.range(), rest, before, depth);
        }
        if let Some(second) = first.filter(|n| titled && n.rule() == Rule::lump && self.is_no_literal(n.range())) {
            diagnose::bad_clause_name(self, name.range(), second.range());
            return Entry::Error(name.range().cover(rest.last().map_or(second.range(), Node::range)));
        }
        let name = self.field_name(name.range());
        let mut field = Field { range: name, name, values: Vec::with_capacity(1) };
        let mut whole = true;
        for part in parts {
            if part.rule() == Rule::open_title {
                self.open_text(part.range());
                whole = false;
            } else if part.rule() == Rule::title {
                diagnose::missing_comma(self, &field, part.range());
                whole = false;
            } else if part.rule() == Rule::block {
                let block = self.block(part, depth + 1);
                field.range.end = block.range.end;
                if let Some(value) = field.values.last_mut() {
                    value.attributes = Some(Box::new(block));
                }
            } else {
                field.range.end = self.trimmed(part.range()).end;
                match self.value(part) {
                    Some(value) => field.values.push(EdgeValue { value, attributes: None }),
                    None => whole = false,
                }
            }
        }
        // A value that cannot be read costs its field; one that was read and is wrong (a date that does not
        // exist) stays, as an error value.
        if whole && !field.values.is_empty() {
            return Entry::Field(field);
        }
        Entry::Error(field.range)
    }

    fn is_no_literal(&self, range: TextRange) -> bool {
        matches!(lump(self.text, range), Lump::Other)
    }

    fn nested<'t>(
        &mut self,
        keyword: TextRange,
        name: TextRange,
        rest: impl Iterator<Item = Node<'t>>,
        before: u32,
        depth: u32,
    ) -> Entry {
        self.name(keyword, "a kind");
        let docs = self.docs(before, keyword.start);
        Entry::Nested(Box::new(self.decl_rest(rest, Head { keyword, name, docs }, depth)))
    }

    /// Checks the name of a field; a colon after it is reported and left out.
    fn field_name(&mut self, range: TextRange) -> TextRange {
        if super::literal::is_name(self.of(range)) && !super::words::is_reserved(self.of(range)) {
            return range;
        }
        diagnose::field_name(self, range)
    }

    /// `value` of the grammar. `None` where it was not even closed: that costs its field.
    pub(super) fn value(&mut self, node: Node<'_>) -> Option<Value> {
        let range = node.range();
        let node = match node.rule() {
            Rule::lump => self.lump_value(range),
            Rule::hole => {
                let expr = node.children().next()?;
                let expr = self.expr(expr, 0);
                if !self.holes {
                    let inner = self.of(expr.range);
                    self.report(
                        SyntaxError::new(
                            "E0111",
                            range,
                            "a hole stands only in a `fix` of a rule and in the texts of a rule",
                            "no rule fills this in",
                        )
                        .help(format!("write the value itself: `{inner}` without the braces"))
                        .fix("remove the braces", range, inner),
                    );
                    ValueNode::Error
                } else {
                    ValueNode::Hole(Box::new(expr))
                }
            }
            _ => {
                self.text_literal(node)?;
                ValueNode::Text
            }
        };
        Some(Value { range, node })
    }

    fn lump_value(&mut self, range: TextRange) -> ValueNode {
        match lump(self.text, range) {
            Lump::Path(path) => {
                self.reserved_value(&path);
                ValueNode::Path(path)
            }
            Lump::FieldRef(kind, field) => ValueNode::FieldRef { kind, field },
            Lump::Cite(cite) => ValueNode::Cite(cite),
            Lump::RuleId => ValueNode::RuleId,
            Lump::Bool(value) => ValueNode::Bool(value),
            Lump::Int(value) => value.map_or_else(|| self.too_large(range), ValueNode::Int),
            Lump::Date(date) => self.day((range, date)).map_or(ValueNode::Error, ValueNode::Date),
            Lump::Period(from, to) => match (self.day(from), self.day(to)) {
                (Some(from), Some(to)) if self.in_order(range, from, to) => ValueNode::Period(from, to),
                _ => ValueNode::Error,
            },
            Lump::Duration(value) => value.map_or_else(|| self.too_large(range), ValueNode::Duration),
            Lump::Other => {
                diagnose::bad_literal(self, range);
                ValueNode::Error
            }
        }
    }

    fn reserved_value(&mut self, path: &Path) {
        let word = self.of(path.range);
        if path.package.is_none() && super::words::is_reserved(word) {
            self.report(SyntaxError::new(
                "E0101",
                path.range,
                format!("`{word}` is a word of the language and names nothing"),
                "expected a value here",
            ));
        }
    }

    /// Reports a number that does not fit.
    pub(super) fn too_large(&mut self, range: TextRange) -> ValueNode {
        self.report(SyntaxError::new(
            "E0113",
            range,
            format!("`{}` is too large", self.of(range)),
            "whole numbers go up to 9223372036854775807, durations to a million days or months",
        ));
        ValueNode::Error
    }

    /// Reports a day that does not exist.
    pub(super) fn day(&mut self, (range, date): Day) -> Option<Date> {
        if date.is_none() {
            diagnose::no_such_day(self, range);
        }
        date
    }

    /// Reports a period that ends before it begins.
    pub(super) fn in_order(&mut self, range: TextRange, from: Date, to: Date) -> bool {
        if to < from {
            self.report(
                SyntaxError::new(
                    "E0108",
                    range,
                    format!("this period ends on {to}, before it begins on {from}"),
                    "a period includes both of its days",
                )
                .fix("swap the two days", range, format!("{to} .. {from}")),
            );
        }
        from <= to
    }
}

fn end_of(entry: &Entry) -> u32 {
    match entry {
        Entry::Field(field) => field.range.end,
        Entry::Nested(decl) => decl.range.end,
        Entry::Error(range) => range.end,
    }
}

struct Head {
    keyword: TextRange,
    name: TextRange,
    docs: Vec<TextRange>,
}
