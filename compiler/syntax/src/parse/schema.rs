//! Kinds, extensions and enums.

use super::diagnose;
use super::error::SyntaxError;
use super::lower::{DEPTH, Lower};
use super::tree::{Node, Nodes, Rule};
use crate::ast::{Edge, Enum, EnumMember, Extend, FieldDef, Kind, Type, TypeOf, Within};
use crate::span::TextRange;

impl Lower<'_> {
    /// `kind NAME modifiers { fields }`
    pub(super) fn kind(&mut self, node: Node<'_>) -> Kind {
        let mut parts = node.children();
        let name = self.head_name(&mut parts, node, "kind", "`kind system { ... }`");
        let mut kind = Kind { name, single: false, reference: false, within: None, known_by: None, fields: Vec::new() };
        while let Some(word) = parts.eat(Rule::lump) {
            match self.of(word.range()) {
                "single" => kind.single = true,
                "reference" => kind.reference = true,
                "known_by" => kind.known_by = self.word_after(&mut parts, word, "the field that names its records"),
                "within" => kind.within = self.within(&mut parts, word),
                _ => diagnose::kind_modifier(self, word.range()),
            }
        }
        kind.fields = self.schema_of(&mut parts, node, "kind");
        kind
    }

    fn within(&mut self, parts: &mut Nodes<'_>, word: Node<'_>) -> Option<Within> {
        let kind = self.word_after(parts, word, "the kind around it")?;
        let inverse = parts.eat(Rule::lump);
        match inverse {
            Some(inverse) if self.of(inverse.range()) == "inverse" => {
                let inverse = self.word_after(parts, inverse, "the field that holds these records")?;
                Some(Within { kind, inverse })
            }
            other => {
                let range = other.map_or(TextRange { start: kind.end, end: kind.end }, Node::range);
                let outer = self.of(kind);
                self.report(
                    SyntaxError::new(
                        "E0101",
                        range,
                        format!("`within {outer}` does not say by which field `{outer}` holds these records"),
                        "expected `inverse` and the name of that field",
                    )
                    .help(format!("write `within {outer} inverse NAME`")),
                );
                None
            }
        }
    }

    fn word_after(&mut self, parts: &mut Nodes<'_>, word: Node<'_>, what: &str) -> Option<TextRange> {
        if let Some(next) = parts.eat(Rule::lump) {
            return Some(self.name(next.range(), what));
        }
        let written = self.of(word.range());
        self.report(SyntaxError::new(
            "E0101",
            word.range(),
            format!("`{written}` names nothing"),
            format!("expected {what} after it"),
        ));
        None
    }

    /// `extend kind NAME { fields }`
    pub(super) fn extend(&mut self, node: Node<'_>) -> Extend {
        let mut parts = node.children();
        let first = parts.peek().filter(|n| n.rule() == Rule::lump);
        if first.is_some_and(|n| self.of(n.range()) == "kind") {
            parts.next();
        } else {
            let start = node.range().start;
            let range = TextRange { start, end: start + 6 };
            let mut error = SyntaxError::new("E0101", range, "only a kind can be extended", "expected `extend kind`")
                .help("write `extend kind system { ... }`");
            if first.is_some() {
                error = error.fix("write `extend kind`", range, "extend kind");
            }
            self.report(error);
        }
        let name = self.head_name(&mut parts, node, "kind", "`extend kind system { ... }`");
        self.extra_words(&mut parts);
        let fields = self.schema_of(&mut parts, node, "kind");
        Extend { name, fields }
    }

    /// The name after an item's keyword.
    fn head_name(&mut self, parts: &mut Nodes<'_>, node: Node<'_>, what: &str, example: &str) -> TextRange {
        if let Some(name) = parts.eat(Rule::lump) {
            return self.name(name.range(), format_args!("a {what}"));
        }
        let start = node.range().start;
        let range = TextRange {
            start,
            end: start + crate::scan::lex::Lexer::new(self.text).word(start as usize) as u32 - start,
        };
        self.report(
            SyntaxError::new("E0101", range, format!("this {what} has no name"), "expected its name after this word")
                .help(format!("write {example}")),
        );
        TextRange { start: range.end, end: range.end }
    }

    fn extra_words(&mut self, parts: &mut Nodes<'_>) {
        while let Some(extra) = parts.eat(Rule::lump) {
            let word = self.of(extra.range());
            self.report(SyntaxError::new(
                "E0101",
                extra.range(),
                format!("`{word}` is not allowed here"),
                "expected `{` and the fields",
            ));
        }
    }

    fn schema_of(&mut self, parts: &mut Nodes<'_>, node: Node<'_>, what: &str) -> Vec<FieldDef> {
        match parts.next() {
            Some(schema) => self.schema(schema, 1),
            None => {
                self.no_block(node, what, "`{ }` with its fields");
                Vec::new()
            }
        }
    }

    /// Reports an item without its braces.
    pub(super) fn no_block(&mut self, node: Node<'_>, what: &str, expected: &str) {
        let range = self.trimmed(node.range());
        if diagnose::open_text_follows(self.text, range.end) {
            return;
        }
        self.report(SyntaxError::new(
            "E0101",
            range,
            format!("this {what} has no block"),
            format!("expected {expected} after this"),
        ));
    }

    fn schema(&mut self, node: Node<'_>, depth: u32) -> Vec<FieldDef> {
        let mut fields = Vec::new();
        if depth > DEPTH {
            self.too_deep(node.range());
            return fields;
        }
        let mut end = node.range().start + 1;
        let mut closed = false;
        let mut failed = false;
        for part in node.children() {
            match part.rule() {
                Rule::field => {
                    let errors = self.errors.len();
                    let field = self.field(part, end, depth);
                    failed = self.errors.len() > errors;
                    end = field.range.end;
                    fields.push(field);
                }
                Rule::close => closed = true,
                _ => {
                    let range = self.trimmed(part.range());
                    // On the line of a field with a mistake it is an echo.
                    if !failed || diagnose::breaks_between(self.text, end, range.start) {
                        diagnose::bad_field(self, range, fields.last());
                    }
                    end = range.end;
                }
            }
        }
        self.block_end(node, closed);
        fields
    }

    fn field(&mut self, node: Node<'_>, before: u32, depth: u32) -> FieldDef {
        let mut parts = node.children();
        let name = parts.next().map_or(node.range(), Node::range);
        self.name(name, "a field");
        let mut field = FieldDef {
            docs: self.docs(before, name.start),
            range: name,
            name,
            param: None,
            ty: Type { range: name, many: false, of: TypeOf::Union(Vec::new()) },
            required: false,
            unique: false,
            alias: false,
            default: None,
            inverse: None,
            reads: None,
            inverse_reads: None,
            edge: None,
            derived: None,
        };
        for part in parts {
            let mut end = part.range().end;
            match part.rule() {
                Rule::param => {
                    let mut names = part.children().map(Node::range);
                    field.param = names.next().zip(names.next());
                }
                Rule::ty => {
                    field.ty = self.ty(part);
                    end = field.ty.range.end;
                }
                Rule::modifier => end = self.modifier(part, &mut field).unwrap_or(end),
                Rule::edge => {
                    if let Some((edge, to)) = self.edge(part, depth) {
                        field.edge = Some(edge);
                        end = to;
                    }
                }
                _ => {
                    field.derived = part.children().next().map(|e| self.expr(e, 0));
                    end = field.derived.as_ref().map_or(end, |e| e.range.end);
                }
            }
            field.range.end = end;
        }
        field
    }

    fn ty(&mut self, node: Node<'_>) -> Type {
        let start = node.range().start;
        let mut end = start;
        let many = self.text.as_bytes().get(start as usize) == Some(&b'[');
        let mut names = Vec::new();
        let mut of = None;
        for part in node.children() {
            end = part.range().end;
            if part.rule() == Rule::field_of {
                of = part.children().next().map(Node::range);
            } else {
                names.push(part.range());
            }
        }
        if many {
            end = node.range().end;
        }
        Type { range: TextRange { start, end }, many, of: of.map_or(TypeOf::Union(names), TypeOf::FieldOf) }
    }

    /// Records a modifier; where it ends.
    fn modifier(&mut self, node: Node<'_>, field: &mut FieldDef) -> Option<u32> {
        let mut parts = node.children();
        let word = parts.next()?;
        let operand = parts.next();
        let end = operand.unwrap_or(word).range().end;
        let twice = match word.rule() {
            Rule::k_required => std::mem::replace(&mut field.required, true),
            Rule::k_unique => std::mem::replace(&mut field.unique, true),
            Rule::k_alias => std::mem::replace(&mut field.alias, true),
            Rule::k_default => {
                let value = self.value(operand?);
                std::mem::replace(&mut field.default, value).is_some()
            }
            Rule::k_inverse => {
                let name = self.name(operand?.range(), "an inverse");
                field.inverse.replace(name).is_some()
            }
            Rule::k_reads => {
                let text = self.text(operand?, 0);
                field.reads.replace(text).is_some()
            }
            _ => {
                let text = self.text(operand?, 0);
                field.inverse_reads.replace(text).is_some()
            }
        };
        if twice {
            let word_ = self.of(word.range());
            self.report(
                SyntaxError::new("E0101", word.range(), format!("`{word_}` is given twice"), "the second one")
                    .help("keep one of the two"),
            );
        }
        Some(end)
    }

    /// The edge, and where it ends.
    fn edge(&mut self, node: Node<'_>, depth: u32) -> Option<(Edge, u32)> {
        let mut parts = node.children();
        parts.next()?;
        let kind = self.name(parts.next()?.range(), "a kind");
        let from = self.name(parts.next()?.range(), "a field");
        let to = self.name(parts.next()?.range(), "a field");
        let schema = parts.next();
        let end = match schema {
            Some(schema) => schema.range().end,
            None => to.end + self.text[to.end as usize..].find(')').map_or(0, |i| i as u32 + 1),
        };
        let fields = schema.map_or_else(Vec::new, |schema| self.schema(schema, depth + 1));
        Some((Edge { kind, from, to, fields }, end))
    }

    /// `enum NAME { members }`
    pub(super) fn enumeration(&mut self, node: Node<'_>) -> Enum {
        let mut parts = node.children();
        let name = self.head_name(&mut parts, node, "enum", "`enum stage { early < late }`");
        self.extra_words(&mut parts);
        let mut out = Enum { name, ordered: false, members: Vec::new() };
        let Some(body) = parts.next() else {
            self.no_block(node, "enum", "`{ }` with its members");
            return out;
        };
        self.members(body, &mut out);
        out
    }

    fn members(&mut self, node: Node<'_>, out: &mut Enum) {
        let mut end = node.range().start + 1;
        let mut closed = false;
        let mut separators: Vec<Node<'_>> = Vec::new();
        let mut waiting: Option<TextRange> = None;
        let mut broken = false;
        for part in node.children() {
            match part.rule() {
                Rule::member => {
                    let mut words = part.children();
                    let Some(name) = words.next().map(Node::range) else { continue };
                    if let Some(previous) = waiting {
                        diagnose::no_separator(self, previous, name, separators.last().map(|s| s.rule()));
                        broken = true;
                    }
                    self.name(name, "a member");
                    let title = words.next().and_then(|t| self.text_literal(t));
                    let docs = self.docs(end, name.start);
                    end = title.map_or(name.end, |t| t.end);
                    waiting = Some(TextRange { start: name.start, end });
                    out.members.push(EnumMember { docs, name, title });
                }
                Rule::less | Rule::comma => {
                    if waiting.take().is_none() && !broken {
                        diagnose::extra_separator(self, part.range());
                        broken = true;
                    }
                    separators.push(part);
                }
                Rule::close => closed = true,
                _ => {
                    let range = self.trimmed(part.range());
                    diagnose::bad_member(self, range);
                    end = range.end;
                    broken = true;
                    waiting = None;
                }
            }
        }
        self.block_end(node, closed);
        let trailing = waiting.is_none() && separators.last().is_some_and(|s| s.rule() == Rule::comma);
        let between = &separators[..separators.len() - usize::from(trailing)];
        let ordered = between.iter().filter(|s| s.rule() == Rule::less).count();
        out.ordered = ordered > 0;
        if waiting.is_none() && separators.last().is_some_and(|s| s.rule() == Rule::less) && !broken {
            diagnose::extra_separator(self, separators[separators.len() - 1].range());
        }
        if out.members.is_empty() && !broken && closed {
            let range = out.name;
            let name = self.of(range);
            self.report(SyntaxError::new(
                "E0101",
                range,
                format!("the enum `{name}` has no members"),
                "expected at least one between its braces",
            ));
        }
        let mixed = between.iter().find(|s| s.rule() == Rule::comma);
        let first = between.iter().find(|s| s.rule() == Rule::less);
        if let (Some(comma), Some(less)) = (mixed, first) {
            let name = self.of(out.name);
            self.report(
                SyntaxError::new(
                    "E0110",
                    comma.range(),
                    format!("the enum `{name}` is ordered in part"),
                    "here the order is open",
                )
                .other(less.range(), "here one member comes before the other")
                .help("write `<` between all of its members, or `,` between all of them"),
            );
        }
    }
}
