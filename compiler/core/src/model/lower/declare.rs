//! Which records there are, and what they are called.

use ctl_syntax::ast::{self, Entry, Node, ValueNode};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::literal;
use ctl_syntax::span::TextRange;
use rustc_hash::{FxHashMap, FxHashSet};

use super::World;
use crate::model::names::{Lookup, NameTable};
use crate::model::{NONE, Names, Record, Site};
use crate::program::{ItemId, PackageId, Program};
use crate::schema::{Elem, Schema, did_you_mean};
use crate::value::{KindId, RecId};

/// Records and names of a world.
pub(super) fn declare(
    program: &Program,
    schema: &Schema,
    world: World,
    sink: &mut Vec<Diagnostic>,
) -> (Vec<Record>, Names) {
    let packages = program.packages.len();
    let names = Names {
        records: (0..packages).map(|_| NameTable::default()).collect(),
        templates: vec![FxHashMap::default(); packages],
        ..Names::default()
    };
    let mut d = Declaring {
        program,
        schema,
        sink,
        world,
        records: Vec::new(),
        names,
        counts: vec![0; schema.kinds.len()],
        replaced: FxHashMap::default(),
        own: FxHashMap::default(),
    };
    if world == World::Packages {
        d.own = d.own_table_records();
    }
    let wanted = match world {
        World::Packages => None,
        World::Test(item) => Some(reachable(program, item)),
    };
    for package in (0..packages as u32).map(PackageId) {
        let items = program.items_of(package);
        if wanted.is_none() {
            d.names.records[package.0 as usize].reserve(items.len());
        }
        for item in items {
            match &program.item(item).node {
                Node::Decl(decl) => {
                    let listed = |w: &FxHashSet<ItemId>| w.contains(&item) || d.in_every_test(item, decl);
                    if wanted.as_ref().is_none_or(listed) {
                        d.decl(item, decl, NONE, package);
                    }
                }
                Node::Template(decl) => d.template(item, decl, package),
                _ => {}
            }
        }
    }
    if let World::Test(item) = world
        && let Node::Test(test) = &program.item(item).node
    {
        let package = program.package_of(item);
        for (i, decl) in test.given.iter().enumerate() {
            d.decl(item, decl, i as u32, package);
        }
    }
    (d.records, d.names)
}

struct Declaring<'a> {
    program: &'a Program,
    schema: &'a Schema,
    sink: &'a mut Vec<Diagnostic>,
    world: World,
    records: Vec<Record>,
    names: Names,
    counts: Vec<u32>,
    /// Records of small tables that the checked package declares: their kind, by name.
    own: FxHashMap<String, KindId>,
    /// Records of the library that one of these stands in for: their item, by name.
    replaced: FxHashMap<String, ItemId>,
}

impl Declaring<'_> {
    /// Reference tables of the library and of dependencies stand in the world of every test, and so do a package's own
    /// frameworks; what else it declares for itself only where the test mentions it.
    fn in_every_test(&self, item: ItemId, decl: &ast::Decl) -> bool {
        let kind = self.schema.kind_named(self.program.text(item, decl.keyword));
        let own = self.program.package_of(item) == self.program.root() && self.program.root() != PackageId::STD;
        kind.is_some_and(|k| if own { self.has_nested(k) } else { self.schema.kind(k).reference })
    }

    /// Whether records stand inside those of a kind: then it is a text with clauses, the same for everybody.
    fn has_nested(&self, kind: KindId) -> bool {
        self.schema.kinds.iter().any(|k| k.within.is_some_and(|(parent, _)| parent == kind))
    }

    /// What a company decides otherwise than the library: a record of a small table, redeclared under the same name.
    /// Frameworks are not decided by a company.
    fn own_table_records(&self) -> FxHashMap<String, KindId> {
        let root = self.program.root();
        let mut out = FxHashMap::default();
        if root == PackageId::STD {
            return out;
        }
        for item in self.program.items_of(root) {
            let Node::Decl(decl) = &self.program.item(item).node else { continue };
            let Some(kind) = self.schema.kind_named(self.program.text(item, decl.keyword)) else { continue };
            if self.schema.kind(kind).reference && !self.has_nested(kind) {
                out.insert(self.program.text(item, decl.name).to_owned(), kind);
            }
        }
        out
    }

    /// Mistakes in declarations are reported by the check of the package, not again by each of its tests.
    fn reports(&self, given: u32) -> bool {
        self.world == World::Packages || given != NONE
    }

    fn decl(&mut self, item: ItemId, decl: &ast::Decl, given: u32, package: PackageId) {
        let Some(kind) = self.kind(item, decl, given) else { return };
        if let Some((parent, _)) = self.schema.kind(kind).within {
            if self.reports(given) {
                let (own, around) = (&self.schema.kind(kind).name, &self.schema.kind(parent).name);
                let message = format!("`{own}` stands inside a `{around}`, not by itself");
                let span = self.program.span(item, decl.keyword);
                let help = format!("move it between the braces of the `{around}` that it belongs to");
                self.sink.push(Diagnostic::error("E0310", span, message, "").help(help));
            }
            return;
        }
        let name = self.program.text(item, decl.name);
        if package == PackageId::STD && self.own.get(name) == Some(&kind) {
            self.replaced.insert(name.to_owned(), item);
            return;
        }
        let rec = self.record(kind, item, Site::Decl { index: given, nested: NONE }, decl);
        if package == self.program.root()
            && let Some(replaced) = self.replaced.remove(name)
        {
            // The library's own rules mean this one by the name.
            self.names.records[0].insert(name, rec);
            self.names.replaces.insert(rec, replaced);
        }
        let table = &mut self.names.records[package.0 as usize];
        let first = if given == NONE { table.get(name) } else { self.names.given.get(name).copied() };
        match first {
            Some(first) => self.twice(item, decl.name, name, first, given),
            None if given == NONE => table.insert(name, rec),
            None => {
                self.names.given.insert(name.into(), rec);
            }
        }
        self.single(kind, rec, item, decl);
        self.aliases(kind, rec, item, decl);
        let Some(body) = &decl.body else { return };
        for (i, entry) in body.entries.iter().enumerate() {
            if let Entry::Nested(nested) = entry {
                self.nested(rec, kind, item, nested, (given, i as u32));
            }
        }
    }

    fn record(&mut self, kind: KindId, item: ItemId, site: Site, decl: &ast::Decl) -> RecId {
        let rec = RecId(self.records.len() as u32);
        let index = self.counts[kind.0 as usize];
        self.counts[kind.0 as usize] += 1;
        let poisoned = decl.body.as_ref().is_some_and(|b| b.incomplete);
        self.records.push(Record { kind, index, item, site, poisoned });
        rec
    }

    fn kind(&mut self, item: ItemId, decl: &ast::Decl, given: u32) -> Option<KindId> {
        let word = self.program.text(item, decl.keyword);
        let found = self.schema.kind_named(word);
        if let Some(kind) = found
            && let Some(edge) = self.schema.kind(kind).edge
        {
            if self.reports(given) {
                let field = &self.schema.field(edge).name;
                let owner = &self.schema.kind(self.schema.field(edge).kind).name;
                let message = format!("a `{word}` is written as a value of `{field}`, not by itself");
                let help = format!("write `{field}` in the `{owner}` that it starts from");
                let span = self.program.span(item, decl.keyword);
                self.sink.push(Diagnostic::error("E0310", span, message, "").help(help));
            }
            return None;
        }
        if found.is_none() && self.reports(given) {
            let kinds = self.schema.kinds.iter().filter(|k| k.edge.is_none()).map(|k| &*k.name);
            let words = ["kind", "enum", "rule", "template", "test", "extend"];
            let label = did_you_mean(word, kinds.chain(words)).unwrap_or_default();
            let span = self.program.span(item, decl.keyword);
            let d = Diagnostic::error("E0204", span, format!("there is no kind `{word}`"), label);
            self.sink.push(d.help("`ctl explain kinds` lists the kinds that can be declared"));
        }
        found
    }

    fn twice(&mut self, item: ItemId, range: TextRange, name: &str, first: RecId, given: u32) {
        if !self.reports(given) {
            return;
        }
        let record = self.records[first.0 as usize];
        let Site::Decl { index, nested } = record.site else { return };
        let Some(decl) = crate::model::decl_at(self.program, record.item, index, nested) else { return };
        let there = self.program.span(record.item, decl.name);
        let d = Diagnostic::error(
            "E0206",
            self.program.span(item, range),
            format!("`{name}` is declared twice"),
            "the second declaration",
        );
        let kind = crate::words::spaced(&self.schema.kind(record.kind).name);
        let first = format!("the first one, {} {kind}", crate::words::article(&kind));
        self.sink.push(
            d.label(there, first).help("a name is unique in its package, whatever its kind: rename one of the two"),
        );
    }

    fn single(&mut self, kind: KindId, rec: RecId, item: ItemId, decl: &ast::Decl) {
        if !self.schema.kind(kind).single {
            return;
        }
        let Some(first) = self.names.singles.insert(kind, rec) else { return };
        let record = self.records[first.0 as usize];
        if self.program.package_of(record.item) == self.program.package_of(item) {
            // The first of a package speaks for it; the checked package's for all.
            self.names.singles.insert(kind, first);
        }
        if self.program.package_of(record.item) != self.program.package_of(item) || self.world != World::Packages {
            return;
        }
        let Site::Decl { index, nested } = record.site else { return };
        let Some(other) = crate::model::decl_at(self.program, record.item, index, nested) else { return };
        let name = &self.schema.kind(kind).name;
        let message = format!("there are two {}, and a package has one", crate::words::plural(name));
        let span = self.program.span(item, decl.name);
        let there = self.program.span(record.item, other.name);
        self.sink.push(Diagnostic::error("E0306", span, message, "the second one").label(there, "the first one"));
    }

    /// Wrong names: needed before any value is read, for suggestions.
    fn aliases(&mut self, kind: KindId, rec: RecId, item: ItemId, decl: &ast::Decl) {
        let has = self.schema.kind(kind).fields.iter().any(|f| self.schema.field(*f).alias);
        let Some(body) = decl.body.as_ref().filter(|_| has) else { return };
        for entry in &body.entries {
            let Entry::Field(field) = entry else { continue };
            let id = self.schema.kind(kind).field(self.program.text(item, field.name));
            if id.is_some_and(|f| self.schema.field(f).alias) {
                for v in field.values.iter().filter(|v| v.value.node == ValueNode::Text) {
                    let alias = literal::text(self.program.text(item, v.value.range)).into_owned();
                    self.names.aliases.push((alias, rec));
                }
            }
        }
    }

    fn nested(&mut self, around: RecId, outer: KindId, item: ItemId, decl: &ast::Decl, site: (u32, u32)) {
        let Some(kind) = self.kind(item, decl, site.0) else { return };
        if self.schema.kind(kind).within.is_none_or(|(parent, _)| parent != outer) {
            if self.reports(site.0) {
                let (own, around) = (&self.schema.kind(kind).name, &self.schema.kind(outer).name);
                let message = format!("a `{own}` cannot stand inside a `{around}`");
                self.sink.push(Diagnostic::error("E0310", self.program.span(item, decl.keyword), message, ""));
            }
            return;
        }
        let rec = self.record(kind, item, Site::Decl { index: site.0, nested: site.1 }, decl);
        let name = self.program.text(item, decl.name);
        let table = self.names.nested.entry(around).or_default();
        match table.get(name).copied() {
            None => {
                table.insert(name.into(), rec);
            }
            Some(first) => self.twice(item, decl.name, name, first, site.0),
        }
    }

    fn template(&mut self, item: ItemId, decl: &ast::Decl, package: PackageId) {
        if self.kind(item, decl, NONE).is_none() {
            return;
        }
        let name = self.program.text(item, decl.name);
        let table = &mut self.names.templates[package.0 as usize];
        let Some(first) = table.get(name).copied() else {
            table.insert(name.into(), item);
            return;
        };
        if self.world == World::Packages
            && let Some(other) = crate::model::template_decl(self.program, first)
        {
            let d = Diagnostic::error(
                "E0206",
                self.program.span(item, decl.name),
                format!("there are two templates `{name}`"),
                "the second one",
            );
            self.sink.push(d.label(self.program.span(first, other.name), "the first one"));
        }
    }
}

/// The items of the test's own package that its `given` mentions, directly or through another of them.
fn reachable(program: &Program, test: ItemId) -> FxHashSet<ItemId> {
    let package = program.package_of(test);
    let mut by_name: FxHashMap<&str, ItemId> = FxHashMap::default();
    for item in program.items_of(package) {
        if let Node::Decl(d) = &program.item(item).node {
            by_name.entry(program.text(item, d.name)).or_insert(item);
        }
    }
    let Node::Test(ast) = &program.item(test).node else { return FxHashSet::default() };
    let given: FxHashSet<&str> = ast.given.iter().map(|d| program.text(test, d.name)).collect();
    let mut found = FxHashSet::default();
    let mut open: Vec<(ItemId, &ast::Decl)> = ast.given.iter().map(|d| (test, d)).collect();
    while let Some((item, decl)) = open.pop() {
        let mut mention = |name: &str| {
            if given.contains(name) {
                return;
            }
            if let Some(next) = by_name.get(name)
                && found.insert(*next)
                && let Node::Decl(d) = &program.item(*next).node
            {
                open.push((*next, d));
            }
        };
        if let Some(body) = &decl.body {
            mentions(program, item, body, &mut mention);
        }
    }
    found
}

fn mentions(program: &Program, item: ItemId, block: &ast::Block, f: &mut impl FnMut(&str)) {
    for entry in &block.entries {
        match entry {
            Entry::Field(field) => {
                for v in &field.values {
                    match &v.value.node {
                        ValueNode::Path(p) => f(program.text(item, p.name)),
                        ValueNode::Cite(c) => f(program.text(item, c.framework)),
                        _ => {}
                    }
                    if let Some(attributes) = &v.attributes {
                        mentions(program, item, attributes, f);
                    }
                }
            }
            Entry::Nested(d) => {
                if let Some(body) = &d.body {
                    mentions(program, item, body, f);
                }
            }
            Entry::Error(_) => {}
        }
    }
}

/// Inside `given` an unknown name becomes an empty record of the kind expected.
pub(super) fn placeholders(
    program: &Program,
    schema: &Schema,
    test: ItemId,
    records: &mut Vec<Record>,
    names: &mut Names,
) {
    let Node::Test(ast) = &program.item(test).node else { return };
    let mut missing = Vec::new();
    for decl in &ast.given {
        let (Some(kind), Some(body)) = (schema.kind_named(program.text(test, decl.keyword)), &decl.body) else {
            continue;
        };
        collect_missing(program, schema, test, kind, body, names, &mut missing);
    }
    for (kind, range) in missing {
        let name = program.text(test, range);
        if names.given.contains_key(name) {
            continue;
        }
        let rec = RecId(records.len() as u32);
        let index = records.iter().filter(|r| r.kind == kind).count() as u32;
        records.push(Record { kind, index, item: test, site: Site::Placeholder { range }, poisoned: false });
        names.given.insert(name.into(), rec);
    }
}

fn collect_missing(
    program: &Program,
    schema: &Schema,
    item: ItemId,
    kind: KindId,
    block: &ast::Block,
    names: &Names,
    out: &mut Vec<(KindId, TextRange)>,
) {
    let package = program.package_of(item);
    for entry in &block.entries {
        let Entry::Field(field) = entry else { continue };
        let Some(id) = schema.kind(kind).field(program.text(item, field.name)) else { continue };
        let field_def = schema.field(id);
        for v in &field.values {
            if let (ValueNode::Path(path), Elem::Kinds(kinds)) = (&v.value.node, &field_def.ty.elem)
                && path.package.is_none()
                && names.record(program, package, item, path) == Lookup::Unknown
                && let Some(first) = first_declarable(schema, kinds)
            {
                out.push((first, path.name));
            }
            if let (Some(attributes), crate::schema::Role::Edge { kind, .. }) = (&v.attributes, &field_def.role) {
                collect_missing(program, schema, item, *kind, attributes, names, out);
            }
        }
    }
}

fn first_declarable(schema: &Schema, kinds: &[KindId]) -> Option<KindId> {
    kinds.iter().copied().find(|k| schema.kind(*k).within.is_none() && schema.kind(*k).edge.is_none())
}
