//! What may be written at a place of an item: asked of a text that has a name standing there.

use ctl_syntax::ast::{self, Entry, FixNode, Node, ValueNode};
use ctl_syntax::span::TextRange;

use super::Analysis;
use crate::program::ItemId;
use crate::schema::Role;
use crate::symbol::Open;
use crate::value::{FieldId, KindId, RecId};

/// What may be written.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// A field of a record of this kind, or a record within it.
    Field {
        /// The kind.
        kind: KindId,
        /// The fields that are written, in the record or in a template behind it.
        given: Vec<FieldId>,
    },
    /// A value of this field.
    Value {
        /// The field.
        field: FieldId,
        /// The package before `::`, where one is written.
        package: Option<TextRange>,
    },
    /// A template of this kind.
    Template {
        /// The kind.
        kind: KindId,
        /// The package before `::`, where one is written.
        package: Option<TextRange>,
        /// Whether the record that is made like it has braces already.
        body: bool,
    },
    /// A type.
    Type,
    /// The record of a name, whatever its kind.
    Record,
    /// Something of an expression.
    Open(Open),
}

impl Analysis {
    /// What may be written where the name at `mark` stands.
    pub fn wanted(&self, item: ItemId, mark: TextRange) -> Option<Wanted> {
        let seeker = Seeker { analysis: self, item, mark };
        let found = match &self.program.item(item).node {
            Node::Decl(decl) | Node::Template(decl) => seeker.decl(decl),
            Node::Kind(kind) => seeker.fields(self.schema.kind_named(seeker.text(kind.name)), &kind.fields),
            Node::Extend(extend) => match extend.name == mark {
                true => Some(Wanted::Open(Open::Kind)),
                false => seeker.fields(self.schema.kind_named(seeker.text(extend.name)), &extend.fields),
            },
            Node::Rule(rule) => rule.fixes.iter().find_map(|fix| seeker.fix(fix)),
            Node::Test(test) => seeker.test(test),
            Node::Enum(_) | Node::View(_) | Node::Error => None,
        };
        found.or_else(|| {
            let open = self.read(item).open.into_iter().find(|(range, _)| *range == mark)?;
            Some(Wanted::Open(open.1))
        })
    }

    /// The records within a record, such as the clauses of a framework, as they are declared.
    pub fn nested_in(&self, around: RecId) -> Vec<RecId> {
        let mut all: Vec<RecId> =
            self.model.names.nested.get(&around).into_iter().flat_map(|t| t.values()).copied().collect();
        all.sort_unstable_by_key(|rec| self.model.place(*rec));
        all
    }
}

struct Seeker<'a> {
    analysis: &'a Analysis,
    item: ItemId,
    mark: TextRange,
}

impl Seeker<'_> {
    fn text(&self, range: TextRange) -> &str {
        self.analysis.program.text(self.item, range)
    }

    fn in_it(&self, range: TextRange) -> bool {
        range.start <= self.mark.start && self.mark.end <= range.end
    }

    fn decl(&self, decl: &ast::Decl) -> Option<Wanted> {
        let kind = self.analysis.schema.kind_named(self.text(decl.keyword))?;
        if let Some(path) = decl.like.as_ref().filter(|path| path.name == self.mark) {
            return Some(Wanted::Template { kind, package: path.package, body: decl.body.is_some() });
        }
        let body = decl.body.as_ref().filter(|body| self.in_it(body.range))?;
        let mut given = Vec::new();
        let program = &self.analysis.program;
        let package = program.package_of(self.item);
        for item in self.analysis.model.names.templates_of(program, package, self.item, decl) {
            if let Node::Template(template) = &program.item(item).node {
                given.extend(template.body.iter().flat_map(|body| self.given(kind, item, body)));
            }
        }
        self.block(kind, body, given)
    }

    /// The fields that a block writes.
    fn given(&self, kind: KindId, item: ItemId, block: &ast::Block) -> Vec<FieldId> {
        let name = |entry: &Entry| match entry {
            Entry::Field(field) => self.analysis.schema.kind(kind).field(self.analysis.program.text(item, field.name)),
            _ => None,
        };
        block.entries.iter().filter_map(name).collect()
    }

    fn block(&self, kind: KindId, block: &ast::Block, mut given: Vec<FieldId>) -> Option<Wanted> {
        for entry in &block.entries {
            match entry {
                Entry::Field(field) if field.name == self.mark => {
                    given.extend(self.given(kind, self.item, block));
                    return Some(Wanted::Field { kind, given });
                }
                Entry::Field(field) if self.in_it(field.range) => {
                    let id = self.analysis.schema.kind(kind).field(self.text(field.name))?;
                    return field.values.iter().find_map(|value| self.value(id, value));
                }
                Entry::Nested(decl) if self.in_it(decl.range) => return self.decl(decl),
                _ => {}
            }
        }
        None
    }

    fn value(&self, field: FieldId, value: &ast::EdgeValue) -> Option<Wanted> {
        if let (ValueNode::Path(path), true) = (&value.value.node, self.in_it(value.value.range)) {
            return Some(Wanted::Value { field, package: path.package });
        }
        let attributes = value.attributes.as_ref().filter(|block| self.in_it(block.range))?;
        match self.analysis.schema.field(field).role {
            Role::Edge { kind, .. } => self.block(kind, attributes, Vec::new()),
            _ => None,
        }
    }

    fn fields(&self, kind: Option<KindId>, fields: &[ast::FieldDef]) -> Option<Wanted> {
        let def = fields.iter().find(|def| self.in_it(def.range))?;
        if self.in_it(def.ty.range) {
            return Some(Wanted::Type);
        }
        if def.param.is_some_and(|(_, kind)| kind == self.mark) {
            return Some(Wanted::Open(Open::Kind));
        }
        if let Some(edge) = &def.edge {
            let kind = self.analysis.schema.kind_named(self.text(edge.kind));
            if let Some(found) = self.fields(kind, &edge.fields) {
                return Some(found);
            }
        }
        let field = kind.and_then(|kind| self.analysis.schema.kind(kind).field(self.text(def.name)))?;
        let in_default = def.default.as_ref().is_some_and(|value| self.in_it(value.range));
        in_default.then_some(Wanted::Value { field, package: None })
    }

    fn fix(&self, fix: &ast::RuleFix) -> Option<Wanted> {
        let FixNode::Add { kind, like, body, .. } = &fix.node else { return None };
        if *kind == self.mark {
            return Some(Wanted::Open(Open::Kind));
        }
        let of = self.analysis.schema.kind_named(self.text(*kind))?;
        if let Some(path) = like.as_ref().filter(|path| path.name == self.mark) {
            return Some(Wanted::Template { kind: of, package: path.package, body: true });
        }
        self.block(of, body.as_ref().filter(|body| self.in_it(body.range))?, Vec::new())
    }

    fn test(&self, test: &ast::Test) -> Option<Wanted> {
        if let Some(decl) = test.given.iter().find(|decl| self.in_it(decl.range)) {
            return match decl.keyword == self.mark {
                true => Some(Wanted::Open(Open::Kind)),
                false => self.decl(decl),
            };
        }
        let on = |expect: &ast::Expect| match &expect.node {
            ast::ExpectNode::Finding { on, .. } => on.iter().any(|path| self.in_it(path.range)),
            ast::ExpectNode::Holds { .. } => false,
        };
        test.expects.iter().any(on).then_some(Wanted::Record)
    }
}
