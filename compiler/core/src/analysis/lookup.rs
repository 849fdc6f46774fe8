//! What a word means to a reader: `ctl explain` and the editor ask for anything by the name they know it by. And what
//! is known of a record: what is written, who refers to it, and what follows.

use ctl_syntax::ast::Node;
use ctl_syntax::diagnostic::Proof;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Analysis;
use crate::engine::{Engine, Naming};
use crate::program::{ItemId, PackageId};
use crate::rule::Prover;
use crate::schema::{Elem, Role};
use crate::value::{EnumId, FieldId, KindId, RecId, Value};

/// Something that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A rule, by its item.
    Rule(ItemId),
    /// A kind.
    Kind(KindId),
    /// An enum.
    Enum(EnumId),
    /// A field of a kind: `control.objective`.
    Field(FieldId),
    /// A template, by its item.
    Template(ItemId),
    /// A record.
    Record(RecId),
}

/// Where a fact about a record comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is written in the record, or in its template.
    Written,
    /// Other records say so, or it follows from a definition.
    Follows,
}

/// What one field says about a record.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The field.
    pub field: FieldId,
    /// For which record, where the field takes one.
    pub of: Option<String>,
    /// Its values, as people name them.
    pub words: Vec<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// Why, where it is a condition that holds.
    pub proof: Option<Proof>,
}

impl Analysis {
    /// What `text` names: as it is written in files, as auditors know it, else in another spelling or by its title.
    pub fn meanings(&self, text: &str) -> Vec<Meaning> {
        let text = text.trim();
        let exact = self.exact(text);
        if exact.is_empty() { self.near(text) } else { exact }
    }

    /// The record that findings call so: `kind:name`, as [`Analysis::reference`] has it.
    pub fn record_called(&self, reference: &str) -> Option<RecId> {
        // Most are the package's own: its table has them, and nothing has to be searched.
        let own = self.model.names.records.get(self.program.root().0 as usize);
        if let Some((kind, name)) = reference.split_once(':')
            && let Some(rec) = own.and_then(|own| own.get(name))
            && self.schema.kind(self.model.record(rec).kind).name == kind
        {
            return Some(rec);
        }
        self.meanings(reference).into_iter().find_map(|meaning| match meaning {
            Meaning::Record(rec) => Some(rec),
            _ => None,
        })
    }

    /// All names that mean something, for suggestions.
    pub fn known_names(&self) -> Vec<String> {
        let kinds = self.schema.kinds.iter().map(|k| k.name.clone());
        let enums = self.schema.enums.iter().map(|e| e.name.clone());
        let templates = self.model.names.templates.iter().flat_map(|t| t.keys()).map(|n| n.to_string());
        let engine = self.engine(&|_| false);
        let records = self.declared().flat_map(|r| [engine.record_name(r, Naming::Source), self.known_as(&engine, r)]);
        let all = self.rules.names.iter().cloned().chain(kinds).chain(enums).chain(templates).chain(records);
        let mut seen = FxHashSet::default();
        all.filter(|name| !name.is_empty() && seen.insert(name.clone())).collect()
    }

    /// A record as `kind:name`, as findings name their subjects.
    pub fn reference(&self, rec: RecId) -> String {
        self.engine(&|_| false).reference(rec)
    }

    /// A record as messages name it, without backticks.
    pub fn known_name(&self, rec: RecId) -> String {
        self.known_as(&self.engine(&|_| false), rec)
    }

    /// Records as messages name them, without backticks.
    pub fn names_of(&self, records: impl IntoIterator<Item = RecId>) -> FxHashMap<RecId, String> {
        let engine = self.engine(&|_| false);
        records.into_iter().map(|rec| (rec, self.known_as(&engine, rec))).collect()
    }

    /// The doc comment of a record.
    pub fn record_docs(&self, rec: RecId) -> String {
        let item = self.model.record(rec).item;
        let Some(decl) = self.model.decl(&self.program, rec) else { return String::new() };
        let outer = matches!(&self.program.item(item).node, Node::Decl(d) if d.name == decl.name);
        let docs = if outer { &self.program.item(item).docs } else { &decl.docs };
        self.program.docs(item, docs)
    }

    /// The templates behind a template or a declaration, nearest first.
    pub fn templates_behind(&self, item: ItemId) -> Vec<ItemId> {
        match &self.program.item(item).node {
            Node::Decl(decl) | Node::Template(decl) => {
                self.model.names.templates_of(&self.program, self.program.package_of(item), item, decl)
            }
            _ => Vec::new(),
        }
    }

    /// Values as a table shows them, or as CSV and JSON do (`source`): many at once, for one preparation.
    pub fn shown<'v>(&self, cells: impl Iterator<Item = &'v [Value]>, source: bool) -> Vec<Vec<String>> {
        let engine = self.engine(&|_| false);
        let naming = if source { Naming::Source } else { Naming::People };
        cells.map(|cell| cell.iter().map(|v| plain(engine.shown(*v, naming))).collect()).collect()
    }

    /// What is known of a record, in the order of its kind's fields: what is written first, then what follows.
    pub fn facts(&self, rec: RecId) -> Vec<Fact> {
        let kind = self.schema.kind(self.model.record(rec).kind);
        let needed = self.close(kind.fields.clone());
        let engine = self.engine(&|f| needed.contains(&f));
        let mut facts: Vec<Fact> = self.with_prover(&engine, |prover| {
            kind.fields.iter().flat_map(|field| self.facts_of(&engine, prover, rec, *field)).collect()
        });
        facts.sort_by_key(|fact| fact.origin == Origin::Follows);
        facts
    }

    fn facts_of(&self, engine: &Engine<'_>, prover: &Prover<'_>, rec: RecId, field: FieldId) -> Vec<Fact> {
        let fact = |of: Option<RecId>, origin, values: Vec<Value>| {
            let proof = (values == [Value::Bool(true)] && matches!(origin, Origin::Follows))
                .then(|| prover.prove_field(field, rec, of, Value::Bool(true)));
            let words: Vec<String> = values.iter().map(|v| plain(engine.shown(*v, Naming::People))).collect();
            let of = of.map(|r| self.known_as(engine, r));
            let says = !words.is_empty() && values != [Value::Bool(false)];
            says.then_some(Fact { field, of, words, origin, proof })
        };
        match &self.schema.field(field).role {
            Role::Name | Role::Title => Vec::new(),
            Role::Stored | Role::Edge { .. } | Role::Given => {
                fact(None, Origin::Written, engine.field_set(field, rec, None)).into_iter().collect()
            }
            Role::Inverse(_) | Role::Derived { param: None } => {
                fact(None, Origin::Follows, engine.field_set(field, rec, None)).into_iter().collect()
            }
            Role::Derived { param: Some((_, of)) } => {
                let of = self.model.of_kind(*of).iter();
                of.filter_map(|r| fact(Some(*r), Origin::Follows, engine.field_set(field, rec, Some(*r)))).collect()
            }
        }
    }

    fn declared(&self) -> impl Iterator<Item = RecId> + '_ {
        let all = self.model.sequence().iter().copied();
        all.filter(|r| self.schema.kind(self.model.record(*r).kind).edge.is_none())
    }

    fn known_as(&self, engine: &Engine<'_>, rec: RecId) -> String {
        plain(engine.record_name(rec, Naming::People))
    }

    /// The package that a name before `::` means, as seen from the checked one.
    fn package_called(&self, name: &str) -> Option<PackageId> {
        let root = self.program.root();
        let own = &self.program.packages[root.0 as usize];
        let first = &self.program.packages[0].name;
        let known = own.dependencies.iter().find(|(alias, _)| alias == name).map(|(_, id)| *id);
        known.or((own.name == name).then_some(root)).or((first == name).then_some(PackageId::STD))
    }

    fn exact(&self, text: &str) -> Vec<Meaning> {
        let mut found = Vec::new();
        let names = &self.model.names;
        let root = self.program.root();
        found.extend(self.rule_item(text).map(Meaning::Rule));
        found.extend(self.schema.kind_named(text).map(Meaning::Kind));
        found.extend(self.schema.enum_named(text).map(Meaning::Enum));
        if let Some((package, name)) = text.split_once("::") {
            let package = self.package_called(package).map(|p| p.0 as usize);
            found.extend(package.and_then(|p| names.records.get(p)?.get(name)).map(Meaning::Record));
            found.extend(package.and_then(|p| names.templates.get(p)?.get(name)).map(|t| Meaning::Template(*t)));
        } else if let Some((before, after)) = text.split_once(':') {
            found.extend(names.cite_named(&self.program, root, before, after).1.map(Meaning::Record));
            if let Some(kind) = self.schema.kind_named(before) {
                let of_kind = self.model.of_kind(kind).iter();
                let named = of_kind.filter(|r| self.model.name(&self.program, &self.schema, **r) == after);
                found.extend(named.map(|r| Meaning::Record(*r)));
                // One within another, as findings name it: by its kind, and what it is within.
                if after.contains(':') {
                    let of_kind = |m: &Meaning| matches!(m, Meaning::Record(r) if self.model.record(*r).kind == kind);
                    found.extend(self.exact(after).into_iter().filter(of_kind));
                }
            }
        } else if let Some((kind, field)) = text.split_once('.') {
            let kind = self.schema.kind_named(kind).map(|k| self.schema.kind(k));
            found.extend(kind.and_then(|k| k.field(field)).map(Meaning::Field));
        } else {
            let mut packages = vec![root, PackageId::STD];
            packages.extend(self.program.packages[root.0 as usize].dependencies.iter().map(|(_, id)| *id));
            let of = |p: &PackageId| names.records.get(p.0 as usize)?.get(text);
            found.extend(packages.iter().find_map(of).map(Meaning::Record));
            let of = |p: &PackageId| names.templates.get(p.0 as usize)?.get(text).copied();
            found.extend(packages.iter().find_map(of).map(Meaning::Template));
            if found.is_empty() {
                let engine = self.engine(&|_| false);
                found.extend(self.declared().filter(|r| self.known_as(&engine, *r) == text).map(Meaning::Record));
            }
        }
        let mut seen = FxHashSet::default();
        found.retain(|meaning| seen.insert(*meaning));
        found
    }

    /// Case folded, by title, by the last part of a citation, by the names by which people mistake a record, and fields
    /// of any kind.
    fn near(&self, text: &str) -> Vec<Meaning> {
        let same = |name: &str| name.to_lowercase() == text.to_lowercase();
        let mut found = Vec::new();
        let rules = self.rules.names.iter().filter(|name| same(name));
        found.extend(rules.filter_map(|name| self.rule_item(name)).map(Meaning::Rule));
        found.extend(self.schema.kind_ids().filter(|k| same(&self.schema.kind(*k).name)).map(Meaning::Kind));
        let engine = self.engine(&|_| false);
        let is_meant = |r: &RecId| {
            same(&self.model.name(&self.program, &self.schema, *r))
                || same(&engine.record_name(*r, Naming::Source))
                || same(&self.known_as(&engine, *r))
                || self.model.title(&self.program, *r).is_some_and(|title| same(&title))
        };
        found.extend(self.declared().filter(is_meant).map(Meaning::Record));
        if found.is_empty() {
            let mistaken = self.model.names.aliases.iter().filter(|(name, _)| same(name));
            found.extend(mistaken.map(|(_, r)| Meaning::Record(*r)));
        }
        if found.is_empty() {
            // A field without its kind, as messages name it; what is seen from the other side is explained there.
            let declared = self.schema.fields.iter().enumerate().filter(|(_, f)| f.def.is_some() && same(&f.name));
            found.extend(declared.map(|(i, _)| Meaning::Field(FieldId(i as u32))));
        }
        let mut seen = FxHashSet::default();
        found.retain(|meaning| seen.insert(*meaning));
        found
    }

    /// The type of a field as it is declared, in words where nobody declared it.
    pub fn type_words(&self, field: FieldId) -> String {
        let field = self.schema.field(field);
        match (&field.def, &field.ty.elem) {
            (Some(def), _) => self.program.text(field.item, def.ty.range).to_owned(),
            (None, Elem::Kinds(kinds)) => {
                let names: Vec<&str> = kinds.iter().map(|k| &*self.schema.kind(*k).name).collect();
                format!("[{}]", names.join(" | "))
            }
            (None, elem) => self.schema.describe(elem),
        }
    }
}

/// Without the backticks that set a name apart from the words of a sentence.
fn plain(name: String) -> String {
    let bare = name.strip_prefix('`').and_then(|n| n.strip_suffix('`'));
    bare.filter(|n| !n.contains('`')).map_or(name.clone(), str::to_owned)
}
