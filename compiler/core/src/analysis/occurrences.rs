//! Every name in a file, and what it means: the declarations by their trees, expressions by what their typing tells.

use std::cell::RefCell;
use std::sync::Arc;

use ctl_syntax::ast::{self, Entry, ExpectNode, FixNode, Node, ValueNode};
use ctl_syntax::parse_item;
use ctl_syntax::span::{FileId, Span, TextRange};

use super::Analysis;
use crate::engine::derived_field;
use crate::expr::{Checker, Ground, Scope};
use crate::model::{Lookup, Model, Site, World, lower};
use crate::program::{ItemId, PackageId};
use crate::rule::{Reads, compile};
use crate::schema::{Elem, Role, Type};
use crate::symbol::{Named, Occurrence, Open, Symbol, Trace};
use crate::value::{KindId, RecId};
use crate::view::compile_view;

/// What reading an item yields; ranges belong to the item.
#[derive(Debug, Default)]
pub struct Reading {
    /// Its names, in their order.
    pub names: Vec<Occurrence>,
    /// Its expressions and their types, outer ones after those within them.
    pub types: Vec<(TextRange, Type)>,
    /// Names that mean nothing, and what could stand there.
    pub open: Vec<(TextRange, Open)>,
}

impl Analysis {
    /// The names in a file, in their order.
    pub fn occurrences(&self, file: FileId) -> Vec<Occurrence> {
        let mut out = Vec::new();
        for item in self.program.items_in(file) {
            let base = self.program.entry(item).range.start;
            let names = self.read(item).names.into_iter();
            out.extend(names.map(|o| Occurrence { range: o.range.offset(base), ..o }));
        }
        out
    }

    /// Where a symbol is declared: its name there. Nothing for what no file declares, such as the name of a record.
    pub fn declaration(&self, symbol: Symbol) -> Option<Span> {
        let item = self.item_of(symbol)?;
        if let Symbol::Record(rec) = symbol {
            return Some(self.model.name_span(&self.program, rec));
        }
        let names = self.read(item).names;
        let found = names.into_iter().find(|o| o.declares && o.symbol == symbol)?;
        Some(self.program.span(item, found.range))
    }

    /// The item that a symbol is declared in.
    pub fn item_of(&self, symbol: Symbol) -> Option<ItemId> {
        Some(match symbol {
            Symbol::Rule(item) | Symbol::Template(item) | Symbol::View(item) | Symbol::Local(item, _) => item,
            Symbol::Kind(kind) => self.schema.kind(kind).item,
            Symbol::Enum(id) | Symbol::Member(id, _) => self.schema.enumeration(id).item,
            Symbol::Field(field) => match self.schema.field(field).role {
                Role::Name | Role::Title => return None,
                _ => self.schema.field(field).item,
            },
            Symbol::Record(rec) => self.model.record(rec).item,
        })
    }

    /// Reads a text as if it stood in the package as an item of its own: what could be written at a place is asked of a
    /// text in which something is. The item is gone afterwards.
    pub fn tentatively<T>(&mut self, text: &str, ask: impl FnOnce(&Analysis, ItemId) -> T) -> T {
        let text: Arc<str> = Arc::from(text);
        let (_, item) = self.program.add_text("", &text, parse_item(&text));
        let answer = ask(self, item);
        self.program.remove_text();
        answer
    }

    /// Reads an item along with its author.
    pub fn read(&self, item: ItemId) -> Reading {
        let tree = self.program.item(item);
        let world = matches!(tree.node, Node::Test(_)).then(|| {
            // What a test gives is known in it alone, and its names come before all others.
            lower(&self.program, &self.schema, &self.rules.ids, World::Test(item), &mut Vec::new())
        });
        let mut reader = Reader {
            analysis: self,
            item,
            package: self.program.package_of(item),
            model: world.as_ref().unwrap_or(&self.model),
            trace: RefCell::default(),
            out: Vec::new(),
        };
        reader.item(&tree.node);
        reader.told()
    }
}

struct Reader<'a> {
    analysis: &'a Analysis,
    item: ItemId,
    package: PackageId,
    /// The world in which names are looked up.
    model: &'a Model,
    trace: RefCell<Trace>,
    out: Vec<Occurrence>,
}

impl<'a> Reader<'a> {
    fn text(&self, range: TextRange) -> &'a str {
        self.analysis.program.text(self.item, range)
    }

    fn push(&mut self, range: TextRange, symbol: Symbol, declares: bool) {
        if !range.is_empty() {
            self.out.push(Occurrence { range, symbol, declares });
        }
    }

    fn uses(&mut self, range: TextRange, symbol: Option<Symbol>) {
        if let Some(symbol) = symbol {
            self.push(range, symbol, false);
        }
    }

    /// A record of the world at hand, as everybody knows it.
    fn record(&self, rec: RecId) -> Option<Symbol> {
        let record = self.model.record(rec);
        if std::ptr::eq(self.model, &self.analysis.model) {
            return Some(Symbol::Record(rec));
        }
        if record.item == self.item {
            let range = match record.site {
                Site::Placeholder { range } => range,
                _ => self.model.decl(&self.analysis.program, rec)?.name,
            };
            return Some(Symbol::Local(self.item, range));
        }
        let analysis = self.analysis;
        let name = self.model.name(&analysis.program, &analysis.schema, rec);
        let package = analysis.program.package_of(record.item).0 as usize;
        let names = &analysis.model.names;
        let found = match self.model.parent(&analysis.schema, rec) {
            None => names.records.get(package)?.get(name.as_str()),
            Some(around) => {
                let around = self.model.name(&analysis.program, &analysis.schema, around);
                names.nested.get(&names.records.get(package)?.get(around.as_str())?)?.get(name.as_str()).copied()
            }
        };
        found.map(Symbol::Record)
    }

    fn item(&mut self, node: &Node) {
        let ground = Ground { reading: Some(&self.trace), ..self.ground() };
        let (mut id, mut sink) = (0, Vec::new());
        match node {
            Node::Decl(decl) => self.decl(decl, None),
            Node::Template(decl) => self.decl(decl, Some(Symbol::Template(self.item))),
            Node::Kind(kind) => self.kind(kind),
            Node::Extend(extend) => {
                let kind = self.kind_named(extend.name);
                self.uses(extend.name, kind.map(Symbol::Kind));
                self.fields(kind, &extend.fields);
            }
            Node::Enum(ast) => self.enumeration(ast),
            Node::Rule(rule) => {
                compile(ground, self.item, None, &mut id, &mut sink);
                self.push(rule.id, Symbol::Rule(self.item), true);
                self.rule(rule);
            }
            Node::Test(test) => {
                for expect in &test.expects {
                    if let ExpectNode::Holds { expr, .. } = &expect.node {
                        Checker::new(ground, self.item, Scope::default(), &mut id, &mut sink).condition(expr);
                    }
                }
                self.test(test);
            }
            Node::View(view) => {
                compile_view(ground, self.item, &mut id, &mut sink);
                self.push(view.name, Symbol::View(self.item), true);
            }
            Node::Error => {}
        }
    }

    fn ground(&self) -> Ground<'a> {
        let analysis = self.analysis;
        Ground::new(&analysis.program, &analysis.schema, self.model, &analysis.rules.ids)
    }

    fn kind_named(&self, range: TextRange) -> Option<KindId> {
        self.analysis.schema.kind_named(self.text(range))
    }

    fn field_of(&self, kind: Option<KindId>, range: TextRange) -> Option<Symbol> {
        self.analysis.schema.kind(kind?).field(self.text(range)).map(Symbol::Field)
    }

    // ---- declarations ----------------------------------------------------------------------------------------

    fn decl(&mut self, decl: &ast::Decl, named: Option<Symbol>) {
        let kind = self.kind_named(decl.keyword);
        self.uses(decl.keyword, kind.map(Symbol::Kind));
        let local = !std::ptr::eq(self.model, &self.analysis.model);
        let own = if local { Some(Symbol::Local(self.item, decl.name)) } else { self.declared(decl.name) };
        if let Some(own) = named.or(own) {
            self.push(decl.name, own, true);
        }
        if let Some(path) = &decl.like {
            let names = &self.model.names;
            if let Lookup::Found(item) = names.template(&self.analysis.program, self.package, self.item, path) {
                self.push(path.name, Symbol::Template(item), false);
            }
        }
        if let Some(body) = &decl.body {
            self.block(kind, body, decl.name);
        }
    }

    /// The record that a top-level declaration makes, if it is the one of its name.
    fn declared(&self, name: TextRange) -> Option<Symbol> {
        let rec = self.model.names.records.get(self.package.0 as usize)?.get(self.text(name))?;
        (self.model.record(rec).item == self.item).then_some(Symbol::Record(rec))
    }

    fn block(&mut self, kind: Option<KindId>, block: &ast::Block, around: TextRange) {
        for entry in &block.entries {
            match entry {
                Entry::Field(field) => self.field(kind, field),
                Entry::Nested(decl) => {
                    let around = self.declared(around);
                    let nested = match around {
                        Some(Symbol::Record(rec)) => {
                            self.model.names.nested.get(&rec).and_then(|of| of.get(self.text(decl.name))).copied()
                        }
                        _ => None,
                    };
                    self.decl(decl, nested.and_then(|rec| self.record(rec)));
                }
                Entry::Error(_) => {}
            }
        }
    }

    fn field(&mut self, kind: Option<KindId>, field: &ast::Field) {
        let Some(Symbol::Field(id)) = self.field_of(kind, field.name) else { return };
        self.push(field.name, Symbol::Field(id), false);
        let def = self.analysis.schema.field(id);
        for value in &field.values {
            self.value(&def.ty.elem, &value.value);
            if let (Role::Edge { kind, .. }, Some(attributes)) = (&def.role, &value.attributes) {
                self.block(Some(*kind), attributes, TextRange::default());
            }
        }
    }

    fn value(&mut self, elem: &Elem, value: &ast::Value) {
        match (&value.node, elem) {
            (ValueNode::Path(path), Elem::Enum(id)) => {
                let member = self.analysis.schema.enumeration(*id).member(self.text(path.range));
                self.uses(path.range, member.map(|m| Symbol::Member(*id, m)));
            }
            (ValueNode::Path(path), Elem::Kinds(kinds)) => {
                let fits = |rec: RecId| kinds.contains(&self.model.record(rec).kind);
                self.path(path, fits);
            }
            (ValueNode::Path(path), Elem::Any) => self.path(path, |_| true),
            (ValueNode::Cite(cite), _) => self.cite(cite),
            (ValueNode::RuleId, _) => self.rule_id(value.range),
            (ValueNode::FieldRef { kind, field }, _) => {
                let of = self.kind_named(*kind);
                self.uses(*kind, of.map(Symbol::Kind));
                self.uses(*field, self.field_of(of, *field));
            }
            _ => {}
        }
    }

    fn path(&mut self, path: &ast::Path, fits: impl Fn(RecId) -> bool) {
        let names = &self.model.names;
        let found = names.record_that(&self.analysis.program, self.package, self.item, path, fits);
        if let Lookup::Found(rec) = found {
            self.uses(path.name, self.record(rec));
        }
    }

    fn cite(&mut self, cite: &ast::Cite) {
        let names = &self.model.names;
        let (around, clause) =
            names.cite(&self.analysis.program, self.package, self.item, (cite.framework, cite.clause));
        self.uses(cite.framework, around.and_then(|rec| self.record(rec)));
        self.uses(cite.clause, clause.and_then(|rec| self.record(rec)));
    }

    fn rule_id(&mut self, range: TextRange) {
        let item = self.analysis.rule_item(self.text(range));
        self.uses(range, item.map(Symbol::Rule));
    }

    // ---- kinds -----------------------------------------------------------------------------------------------

    fn kind(&mut self, ast: &ast::Kind) {
        let kind = self.kind_named(ast.name);
        if let Some(kind) = kind {
            self.push(ast.name, Symbol::Kind(kind), true);
        }
        if let Some(within) = &ast.within {
            let around = self.kind_named(within.kind);
            self.uses(within.kind, around.map(Symbol::Kind));
            if let Some(field) = self.field_of(around, within.inverse) {
                self.push(within.inverse, field, true);
            }
        }
        if let Some(range) = ast.known_by {
            self.uses(range, self.field_of(kind, range));
        }
        self.fields(kind, &ast.fields);
    }

    fn fields(&mut self, kind: Option<KindId>, fields: &[ast::FieldDef]) {
        for def in fields {
            self.field_def(kind, def);
        }
    }

    fn field_def(&mut self, kind: Option<KindId>, def: &ast::FieldDef) {
        let Some(Symbol::Field(id)) = self.field_of(kind, def.name) else { return };
        self.push(def.name, Symbol::Field(id), true);
        let field = self.analysis.schema.field(id);
        if let Some((name, of)) = def.param {
            self.push(name, Symbol::Local(self.item, name), true);
            self.uses(of, self.kind_named(of).map(Symbol::Kind));
        }
        let types = match &def.ty.of {
            ast::TypeOf::Union(names) => names.clone(),
            ast::TypeOf::FieldOf(name) => vec![*name],
        };
        for range in types {
            let (kind, of) = (self.kind_named(range), self.analysis.schema.enum_named(self.text(range)));
            self.uses(range, kind.map(Symbol::Kind).or(of.map(Symbol::Enum)));
        }
        if let Some(value) = &def.default {
            self.value(&field.ty.elem, value);
        }
        if let Some(range) = def.inverse {
            let targets = self.analysis.schema.kinds_of(&field.ty.elem);
            let inverse = targets.into_iter().find_map(|target| self.field_of(Some(target), range));
            if let Some(inverse) = inverse {
                self.push(range, inverse, true);
            }
        }
        if let Some(edge) = &def.edge {
            let kind = self.kind_named(edge.kind);
            if let Some(kind) = kind {
                self.push(edge.kind, Symbol::Kind(kind), true);
            }
            for end in [edge.from, edge.to] {
                if let Some(field) = self.field_of(kind, end) {
                    self.push(end, field, true);
                }
            }
            self.fields(kind, &edge.fields);
        }
        let ground = Ground { reading: Some(&self.trace), ..self.ground() };
        let (mut next, mut sink) = (0, Vec::new());
        derived_field(ground, id, (self.item, def), &mut next, &mut sink);
        Reads::default().field(ground, id, (self.item, def), &mut next, &mut sink);
    }

    fn enumeration(&mut self, ast: &ast::Enum) {
        let Some(id) = self.analysis.schema.enum_named(self.text(ast.name)) else { return };
        self.push(ast.name, Symbol::Enum(id), true);
        for member in &ast.members {
            if let Some(m) = self.analysis.schema.enumeration(id).member(self.text(member.name)) {
                self.push(member.name, Symbol::Member(id, m), true);
            }
        }
    }

    // ---- rules and tests -------------------------------------------------------------------------------------

    fn rule(&mut self, rule: &ast::Rule) {
        for fix in &rule.fixes {
            let FixNode::Add { kind, like, body, .. } = &fix.node else { continue };
            let of = self.kind_named(*kind);
            self.uses(*kind, of.map(Symbol::Kind));
            if let Some(path) = like
                && let Lookup::Found(item) =
                    self.model.names.template(&self.analysis.program, self.package, self.item, path)
            {
                self.push(path.name, Symbol::Template(item), false);
            }
            if let Some(body) = body {
                self.block(of, body, TextRange::default());
            }
        }
    }

    fn test(&mut self, test: &ast::Test) {
        for decl in &test.given {
            self.decl(decl, None);
        }
        for expect in &test.expects {
            if let ExpectNode::Finding { rule, on, .. } = &expect.node {
                self.rule_id(*rule);
                on.iter().for_each(|path| self.path(path, |_| true));
            }
        }
    }

    /// All that was told and seen, in order.
    fn told(mut self) -> Reading {
        let trace = std::mem::take(&mut *self.trace.borrow_mut());
        for (range, named) in trace.names {
            let symbols: Vec<Symbol> = match named {
                Named::Record(rec) => self.record(rec).into_iter().collect(),
                Named::Kind(kind) => vec![Symbol::Kind(kind)],
                Named::Enum(id) => vec![Symbol::Enum(id)],
                Named::Member(id, member) => vec![Symbol::Member(id, member)],
                Named::Fields(fields) => fields.into_iter().map(Symbol::Field).collect(),
                Named::Rule => self.analysis.rule_item(self.text(range)).map(Symbol::Rule).into_iter().collect(),
                Named::Variable(at) => vec![Symbol::Local(self.item, at)],
            };
            for symbol in symbols {
                let declares = symbol == Symbol::Local(self.item, range);
                self.push(range, symbol, declares);
            }
        }
        // Some expressions are typed more than once.
        let order = self.analysis.model.order();
        self.out.sort_unstable_by_key(|o| (o.range, o.symbol.key(order), !o.declares));
        self.out.dedup_by_key(|o| (o.range, o.symbol));
        Reading { names: self.out, types: trace.types, open: trace.open }
    }
}
