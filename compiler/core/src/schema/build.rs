//! From items to the schema. Names of kinds first, then fields, then the inverses that these imply.

use ctl_syntax::ast::{self, Node, TypeOf};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::span::TextRange;
use rustc_hash::FxHashMap;

use super::{BUILT_IN, Elem, Enum, Field, Kind, Member, Mult, Role, Schema, Type, did_you_mean};
use crate::program::{ItemId, Program};
use crate::value::{EnumId, FieldId, KindId, Value};

/// Builds the schema of all packages; mistakes go to `sink`.
pub(crate) fn build(program: &Program, sink: &mut Vec<Diagnostic>) -> Schema {
    let mut builder = Builder { program, schema: Schema::default(), sink, inverses: Vec::new() };
    builder.declare();
    builder.define();
    builder.inverses();
    builder.known_by();
    builder.schema
}

struct Builder<'a> {
    program: &'a Program,
    schema: Schema,
    sink: &'a mut Vec<Diagnostic>,
    /// (field, the name of its inverse, where that is written)
    inverses: Vec<(FieldId, String, ItemId, TextRange)>,
}

impl Builder<'_> {
    fn text(&self, item: ItemId, range: TextRange) -> String {
        self.program.text(item, range).to_owned()
    }

    fn error(&mut self, code: &'static str, item: ItemId, range: TextRange, message: String, label: &str) {
        self.sink.push(Diagnostic::error(code, self.program.span(item, range), message, label));
    }

    fn items(&self) -> Vec<ItemId> {
        self.program.special.clone()
    }

    /// Names of all kinds, edge kinds and enums.
    fn declare(&mut self) {
        let program = self.program;
        for item in self.items() {
            let ast = program.item(item);
            match &ast.node {
                Node::Kind(kind) => {
                    if let Some(id) = self.declare_kind(item, kind.name, &ast.docs) {
                        let declared = &mut self.schema.kinds[id.0 as usize];
                        declared.single = kind.single;
                        declared.reference = kind.reference;
                    }
                    self.declare_edges(item, &kind.fields);
                }
                Node::Extend(extend) => self.declare_edges(item, &extend.fields),
                Node::Enum(e) => self.declare_enum(item, e),
                _ => {}
            }
        }
    }

    fn declare_edges(&mut self, item: ItemId, fields: &[ast::FieldDef]) {
        for field in fields {
            if let Some(edge) = &field.edge {
                self.declare_kind(item, edge.kind, &field.docs);
                self.declare_edges(item, &edge.fields);
            }
        }
    }

    fn taken(&mut self, item: ItemId, range: TextRange, name: &str) -> bool {
        let previous = match (self.schema.kind_named(name), self.schema.enum_named(name)) {
            (Some(k), _) => Some((self.schema.kind(k).item, self.schema.kind(k).range)),
            (_, Some(e)) => Some((self.schema.enumeration(e).item, self.schema.enumeration(e).range)),
            _ => None,
        };
        let Some((first, at)) = previous else {
            if BUILT_IN.contains(&name) {
                let message = format!("`{name}` is the name of a built-in type");
                self.error("E0206", item, range, message, "choose another name");
                return true;
            }
            return false;
        };
        let (here, there) = (self.program.span(item, range), self.program.span(first, at));
        self.sink.push(
            Diagnostic::error("E0206", here, format!("`{name}` is declared twice"), "the second declaration")
                .label(there, "the first one")
                .help(format!("add fields to the first one with `extend kind {name}`, or choose another name")),
        );
        true
    }

    fn declare_kind(&mut self, item: ItemId, range: TextRange, docs: &[TextRange]) -> Option<KindId> {
        let name = self.text(item, range);
        if self.taken(item, range, &name) {
            return None;
        }
        if self.schema.kinds.len() >= usize::from(u16::MAX) {
            self.error("E0206", item, range, "there are more than 65,534 kinds".to_owned(), "one too many");
            return None;
        }
        let id = KindId(self.schema.kinds.len() as u16);
        self.schema.kind_by_name.insert(name.clone(), id);
        self.schema.kinds.push(Kind {
            name,
            single: false,
            reference: false,
            within: None,
            known_by: None,
            edge: None,
            fields: Vec::new(),
            by_name: FxHashMap::default(),
            item,
            range,
            docs: docs.to_vec(),
        });
        let base = |name: &str, mult, role| Field {
            name: name.to_owned(),
            kind: id,
            ty: Type { elem: Elem::Text, mult },
            required: false,
            unique: false,
            alias: false,
            role,
            default: None,
            item,
            def: None,
            inverse: None,
        };
        self.add_field(base("name", Mult::One, Role::Name), None);
        self.add_field(base("title", Mult::Optional, Role::Title), None);
        Some(id)
    }

    fn declare_enum(&mut self, item: ItemId, ast: &ast::Enum) {
        let name = self.text(item, ast.name);
        if self.taken(item, ast.name, &name) {
            return;
        }
        let mut members: Vec<Member> = Vec::new();
        for m in &ast.members {
            let member = self.text(item, m.name);
            if let Some(first) = members.iter().find(|x| x.name == member).map(|x| x.range) {
                let (here, there) = (self.program.span(item, m.name), self.program.span(item, first));
                let message = format!("`{name}` has the member `{member}` twice");
                self.sink.push(Diagnostic::error("E0206", here, message, "again here").label(there, "first here"));
                continue;
            }
            let title = m.title.map(|t| ctl_syntax::literal::text(self.program.text(item, t)).into_owned());
            members.push(Member { name: member, title, docs: m.docs.clone(), range: m.name });
        }
        let id = EnumId(self.schema.enums.len() as u16);
        self.schema.enum_by_name.insert(name.clone(), id);
        self.schema.enums.push(Enum { name, ordered: ast.ordered, members, item, range: ast.name });
    }

    /// Fields of all kinds.
    fn define(&mut self) {
        let program = self.program;
        for item in self.items() {
            match &program.item(item).node {
                Node::Kind(kind) => {
                    let name = program.text(item, kind.name);
                    let Some(id) = self.schema.kind_named(name).filter(|k| self.is_declared_at(*k, item, kind.name))
                    else {
                        continue;
                    };
                    if let Some(within) = &kind.within {
                        self.within(item, id, within);
                    }
                    self.define_fields(item, id, &kind.fields);
                }
                Node::Extend(extend) => match self.schema.kind_named(program.text(item, extend.name)) {
                    Some(id) => self.define_fields(item, id, &extend.fields),
                    None => self.unknown_kind(item, extend.name),
                },
                _ => {}
            }
        }
    }

    fn is_declared_at(&self, kind: KindId, item: ItemId, range: TextRange) -> bool {
        self.schema.kind(kind).item == item && self.schema.kind(kind).range == range
    }

    fn unknown_kind(&mut self, item: ItemId, range: TextRange) {
        let name = self.text(item, range);
        let message = format!("there is no kind `{name}`");
        let mut d = Diagnostic::error("E0204", self.program.span(item, range), message, "");
        if let Some(help) = did_you_mean(&name, self.schema.kinds.iter().map(|k| &*k.name)) {
            d.labels[0].text = help;
        }
        self.sink.push(d);
    }

    /// `within framework inverse clauses`: the field `framework` here, the field `clauses` there.
    fn within(&mut self, item: ItemId, id: KindId, within: &ast::Within) {
        let Some(parent) = self.schema.kind_named(self.program.text(item, within.kind)) else {
            return self.unknown_kind(item, within.kind);
        };
        let field = Field {
            name: self.text(item, within.kind),
            kind: id,
            ty: Type { elem: Elem::Kinds(vec![parent]), mult: Mult::One },
            required: false,
            unique: false,
            alias: false,
            role: Role::Given,
            default: None,
            item,
            def: None,
            inverse: Some(self.text(item, within.inverse)),
        };
        if let Some(field) = self.add_field(field, Some(within.kind)) {
            self.schema.kinds[id.0 as usize].within = Some((parent, field));
            self.inverses.push((field, self.text(item, within.inverse), item, within.inverse));
        }
    }

    fn define_fields(&mut self, item: ItemId, kind: KindId, defs: &[ast::FieldDef]) {
        for def in defs {
            let ty = self.field_type(item, &def.ty);
            let role = match (&def.derived, &def.param) {
                (Some(_), param) => Role::Derived { param: param.and_then(|(n, k)| self.parameter(item, n, k)) },
                (None, Some((name, _))) => {
                    let message = format!("`{}` has a parameter but no expression", self.text(item, def.name));
                    self.error("E0503", item, *name, message, "only a derived field can have one");
                    Role::Stored
                }
                (None, None) => Role::Stored,
            };
            let field = Field {
                name: self.text(item, def.name),
                kind,
                required: def.required,
                unique: def.unique,
                alias: def.alias,
                role,
                default: def.default.as_ref().and_then(|v| self.default(item, v, &ty.elem)),
                ty,
                item,
                def: Some(Box::new(def.clone())),
                inverse: def.inverse.map(|r| self.text(item, r)),
            };
            let target = field.ty.elem.clone();
            let Some(id) = self.add_field(field, Some(def.name)) else { continue };
            if let Some(inverse) = def.inverse {
                self.inverses.push((id, self.text(item, inverse), item, inverse));
            }
            if let Some(edge) = &def.edge {
                self.edge(item, kind, id, target, edge);
            }
        }
    }

    fn parameter(&mut self, item: ItemId, name: TextRange, kind: TextRange) -> Option<(String, KindId)> {
        let Some(id) = self.schema.kind_named(self.program.text(item, kind)) else {
            self.unknown_kind(item, kind);
            return None;
        };
        if !self.schema.kind(id).reference {
            let message =
                format!("`{}` is not a reference kind, so it cannot be a parameter", self.schema.kind(id).name);
            self.error("E0503", item, kind, message, "a parameter ranges over a small table");
            return None;
        }
        Some((self.text(item, name), id))
    }

    /// The edge kind of a field: `from`, `to` and its attributes.
    fn edge(&mut self, item: ItemId, owner: KindId, field: FieldId, target: Elem, edge: &ast::Edge) {
        let Some(kind) = self.schema.kind_named(self.program.text(item, edge.kind)) else { return };
        if !self.is_declared_at(kind, item, edge.kind) {
            return;
        }
        let end = |name: String, elem| Field {
            name,
            kind,
            ty: Type { elem, mult: Mult::One },
            required: false,
            unique: false,
            alias: false,
            role: Role::Given,
            default: None,
            item,
            def: None,
            inverse: None,
        };
        let from = self.add_field(end(self.text(item, edge.from), Elem::Kinds(vec![owner])), Some(edge.from));
        let to = self.add_field(end(self.text(item, edge.to), target), Some(edge.to));
        if let (Some(from), Some(to)) = (from, to) {
            self.schema.kinds[kind.0 as usize].edge = Some(field);
            self.schema.fields[field.0 as usize].role = Role::Edge { kind, from, to };
        }
        self.define_fields(item, kind, &edge.fields);
    }

    fn add_field(&mut self, field: Field, range: Option<TextRange>) -> Option<FieldId> {
        let id = FieldId(self.schema.fields.len() as u32);
        let kind = &mut self.schema.kinds[field.kind.0 as usize];
        if let Some(first) = kind.by_name.get(&field.name).copied() {
            let first = &self.schema.fields[first.0 as usize];
            let (name, kind) = (field.name.clone(), kind.name.clone());
            let there = first.def.as_ref().map(|d| self.program.span(first.item, d.name));
            if let Some(range) = range {
                let message = format!("`{kind}` has a field `{name}` already");
                let mut d = Diagnostic::error("E0206", self.program.span(field.item, range), message, "again here");
                match there {
                    Some(span) => d = d.label(span, "first here"),
                    None => d.labels[0].text = "every kind has this one".to_owned(),
                }
                self.sink.push(d);
            }
            return None;
        }
        kind.by_name.insert(field.name.clone(), id);
        kind.fields.push(id);
        self.schema.fields.push(field);
        Some(id)
    }

    fn field_type(&mut self, item: ItemId, ty: &ast::Type) -> Type {
        let elem = match &ty.of {
            TypeOf::FieldOf(kind) => match self.schema.kind_named(self.program.text(item, *kind)) {
                Some(id) => Elem::FieldOf(id),
                None => {
                    self.unknown_kind(item, *kind);
                    Elem::Nothing
                }
            },
            TypeOf::Union(names) => self.union(item, names),
        };
        Type { elem, mult: if ty.many { Mult::Many } else { Mult::Optional } }
    }

    fn union(&mut self, item: ItemId, names: &[TextRange]) -> Elem {
        let mut kinds = Vec::new();
        for range in names {
            let name = self.program.text(item, *range);
            let single = match name {
                "bool" => Elem::Bool,
                "int" => Elem::Int,
                "text" => Elem::Text,
                "date" => Elem::Date,
                "period" => Elem::Period,
                "duration" => Elem::Duration,
                "rule" => Elem::Rule,
                "any" => Elem::Any,
                _ => match (self.schema.kind_named(name), self.schema.enum_named(name)) {
                    (Some(kind), _) => {
                        kinds.push(kind);
                        continue;
                    }
                    (None, Some(e)) => Elem::Enum(e),
                    (None, None) => {
                        self.unknown_type(item, *range);
                        continue;
                    }
                },
            };
            if names.len() > 1 {
                let message = format!("`{name}` is not a kind, so it cannot be part of a union");
                self.error("E0204", item, *range, message, "only kinds can be joined with `|`");
                continue;
            }
            return single;
        }
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.is_empty() { Elem::Nothing } else { Elem::Kinds(kinds) }
    }

    fn unknown_type(&mut self, item: ItemId, range: TextRange) {
        let name = self.text(item, range);
        let names = self.schema.kinds.iter().map(|k| &*k.name).chain(self.schema.enums.iter().map(|e| &*e.name));
        let label = did_you_mean(&name, names.chain(BUILT_IN)).unwrap_or_default();
        let message = format!("there is no kind, enum or type `{name}`");
        self.error("E0204", item, range, message, &label);
    }

    /// The value of `default`. Only literals and enum members: it belongs to the schema, which knows no record.
    fn default(&mut self, item: ItemId, value: &ast::Value, elem: &Elem) -> Option<Value> {
        use ast::ValueNode as V;
        let found = match (&value.node, elem) {
            (V::Bool(b), Elem::Bool) => Some(Value::Bool(*b)),
            (V::Int(n), Elem::Int) => Some(Value::Int(*n)),
            (V::Date(d), Elem::Date) => Some(Value::Date(*d)),
            (V::Duration(d), Elem::Duration) => Some(Value::Duration(*d)),
            (V::Path(p), Elem::Enum(e)) => {
                let name = self.program.text(item, p.range);
                self.schema.enumeration(*e).member(name).map(|m| Value::Enum(*e, m))
            }
            _ => None,
        };
        if found.is_none() && !matches!(value.node, V::Error) && *elem != Elem::Nothing {
            let expected = self.schema.describe(elem);
            let message = format!("the default is not {expected}");
            self.error("E0302", item, value.range, message, "a default is a literal or a member of an enum");
        }
        found
    }

    /// Each inverse becomes a field of every kind that the field leads to. Fields that share the name of their
    /// inverse share that field: it is the union.
    fn inverses(&mut self) {
        for (field, name, item, range) in std::mem::take(&mut self.inverses) {
            let source = self.schema.field(field);
            let holder = source.kind;
            for target in self.schema.kinds_of(&source.ty.elem.clone()) {
                let existing = self.schema.kind(target).field(&name);
                if let Some(id) = existing
                    && let Role::Inverse(of) = &mut self.schema.fields[id.0 as usize].role
                {
                    of.push(field);
                    if let Elem::Kinds(kinds) = &mut self.schema.fields[id.0 as usize].ty.elem
                        && !kinds.contains(&holder)
                    {
                        kinds.push(holder);
                        kinds.sort_unstable();
                    }
                    continue;
                }
                let inverse = Field {
                    name: name.clone(),
                    kind: target,
                    ty: Type { elem: Elem::Kinds(vec![holder]), mult: Mult::Many },
                    required: false,
                    unique: false,
                    alias: false,
                    role: Role::Inverse(vec![field]),
                    default: None,
                    item,
                    def: None,
                    inverse: None,
                };
                self.add_field(inverse, Some(range));
            }
        }
    }

    fn known_by(&mut self) {
        let program = self.program;
        for item in self.items() {
            let Node::Kind(kind) = &program.item(item).node else { continue };
            let Some(range) = kind.known_by else { continue };
            let Some(id) = self.schema.kind_named(program.text(item, kind.name)) else { continue };
            let name = program.text(item, range);
            match self.schema.kind(id).field(name) {
                Some(field) => self.schema.kinds[id.0 as usize].known_by = Some(field),
                None => {
                    let message = format!("`{}` has no field `{name}` to be known by", self.schema.kind(id).name);
                    self.error("E0205", item, range, message, "");
                }
            }
        }
    }
}
