//! Kinds, enums and fields, read from the trees of the files.

use std::collections::{BTreeMap, BTreeSet};

use ctl_syntax::ast::{self, Node, TypeOf};
use ctl_syntax::span::TextRange;

use super::source::{Place, Source};
use super::value::{Elem, Mult, Ty};

/// An enum.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name.
    pub name: String,
    /// Its members.
    pub members: Vec<String>,
    /// What a sentence calls them.
    pub titles: Vec<Option<String>>,
    /// Whether they have an order.
    pub ordered: bool,
}

/// A kind.
#[derive(Clone, Debug, Default)]
pub struct Kind {
    /// Its name.
    pub name: String,
    /// At most one record.
    pub single: bool,
    /// A small table.
    pub reference: bool,
    /// The field that names the record around each.
    pub within: Option<String>,
    /// The names of the two ends, if its records are edges.
    pub ends: Option<(String, String)>,
    /// By name.
    pub fields: BTreeMap<String, Field>,
}

/// Where the values of a field come from.
#[derive(Clone, Debug)]
pub enum Origin<'t> {
    /// They are written, or else this.
    Written(Option<(Place<'t>, &'t ast::Value)>),
    /// They are written, and each is also a record of this kind.
    Edge(usize),
    /// The expression, and the name and kind of its parameter.
    Derived(Place<'t>, &'t ast::Expr, Option<(String, usize)>),
    /// The records that name this one in a field of a kind.
    Inverse(Vec<(usize, String)>),
    /// Filled in: name, title, the ends of an edge, the record around.
    Given,
}

/// A field. Where its values come from is told by [`Schema::origin`].
#[derive(Clone, Debug)]
pub struct Field {
    /// The type as declared, with the multiplicity that an expression sees.
    pub ty: Ty,
    /// Whether it must be written.
    pub required: bool,
    /// Whether it is derived.
    pub derived: bool,
    /// The kind of its parameter.
    pub param: Option<usize>,
    /// Whether a record writes it.
    pub written: bool,
    /// The kind of the edges that its values make.
    pub edge: Option<usize>,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub struct Schema<'t> {
    /// By number.
    pub kinds: Vec<Kind>,
    /// By number.
    pub enums: Vec<Enum>,
    origins: BTreeMap<(usize, String), Origin<'t>>,
}

impl<'t> Schema<'t> {
    /// Reads the kinds and enums of some files.
    pub fn of(sources: &'t [Source]) -> Schema<'t> {
        let mut schema = Schema::default();
        for place in Source::places(sources) {
            schema.declare(place);
        }
        let mut inverses = Vec::new();
        for place in Source::places(sources) {
            schema.define(place, &mut inverses);
        }
        for (name, holder, field, targets) in inverses {
            for target in targets {
                schema.invert(target, &name, holder, &field);
            }
        }
        schema
    }

    /// The number of the kind of a name.
    pub fn kind_named(&self, name: &str) -> Option<usize> {
        self.kinds.iter().position(|k| k.name == name)
    }

    /// The number of the enum of a name.
    pub fn enum_named(&self, name: &str) -> Option<usize> {
        self.enums.iter().position(|e| e.name == name)
    }

    /// Where the values of a field come from.
    pub fn origin(&self, kind: usize, field: &str) -> Option<&Origin<'t>> {
        self.origins.get(&(kind, field.to_owned()))
    }

    fn declare(&mut self, place: Place<'t>) {
        match place.node() {
            Node::Kind(k) => {
                self.kinds.push(Kind {
                    name: place.text(k.name).to_owned(),
                    single: k.single,
                    reference: k.reference,
                    within: k.within.as_ref().map(|w| place.text(w.kind).to_owned()),
                    ..Kind::default()
                });
                self.declare_edges(place, &k.fields);
            }
            Node::Extend(e) => self.declare_edges(place, &e.fields),
            Node::Enum(e) => self.enums.push(Enum {
                name: place.text(e.name).to_owned(),
                members: e.members.iter().map(|m| place.text(m.name).to_owned()).collect(),
                titles: e.members.iter().map(|m| m.title.map(|t| place.literal(t))).collect(),
                ordered: e.ordered,
            }),
            _ => {}
        }
    }

    fn declare_edges(&mut self, place: Place<'t>, fields: &'t [ast::FieldDef]) {
        for edge in fields.iter().filter_map(|f| f.edge.as_ref()) {
            let ends = Some((place.text(edge.from).to_owned(), place.text(edge.to).to_owned()));
            self.kinds.push(Kind { name: place.text(edge.kind).to_owned(), ends, ..Kind::default() });
            self.declare_edges(place, &edge.fields);
        }
    }

    fn define(&mut self, place: Place<'t>, inverses: &mut Vec<(String, usize, String, BTreeSet<usize>)>) {
        match place.node() {
            Node::Kind(k) => {
                let Some(kind) = self.kind_named(place.text(k.name)) else { return };
                if let Some(w) = &k.within
                    && let Some(around) = self.kind_named(place.text(w.kind))
                {
                    let name = place.text(w.kind).to_owned();
                    self.given(kind, &name, Elem::Kinds(BTreeSet::from([around])), Mult::One);
                    inverses.push((place.text(w.inverse).to_owned(), kind, name, BTreeSet::from([around])));
                }
                self.define_all(place, kind, &k.fields, inverses);
            }
            Node::Extend(e) => {
                if let Some(kind) = self.kind_named(place.text(e.name)) {
                    self.define_all(place, kind, &e.fields, inverses);
                }
            }
            _ => {}
        }
    }

    fn given(&mut self, kind: usize, name: &str, elem: Elem, mult: Mult) {
        let ty = Ty::new(elem, mult);
        let field = Field { ty, required: false, derived: false, param: None, written: false, edge: None };
        self.kinds[kind].fields.insert(name.to_owned(), field);
        self.origins.insert((kind, name.to_owned()), Origin::Given);
    }

    fn define_all(
        &mut self,
        place: Place<'t>,
        kind: usize,
        fields: &'t [ast::FieldDef],
        inverses: &mut Vec<(String, usize, String, BTreeSet<usize>)>,
    ) {
        self.given(kind, "name", Elem::Text, Mult::One);
        self.given(kind, "title", Elem::Text, Mult::Optional);
        for def in fields {
            let name = place.text(def.name).to_owned();
            let elem = self.elem(place, &def.ty.of);
            let param = def.param.and_then(|(n, k)| Some((place.text(n).to_owned(), self.kind_named(place.text(k))?)));
            let edge = def.edge.as_ref().and_then(|e| self.kind_named(place.text(e.kind)));
            let always = def.required || def.default.is_some() || elem == Elem::Bool;
            let mult = match (def.ty.many, always) {
                (true, _) => Mult::Many,
                (false, true) => Mult::One,
                (false, false) => Mult::Optional,
            };
            let origin = match (&def.derived, edge) {
                (Some(expr), _) => Origin::Derived(place, expr, param.clone()),
                (None, Some(edge)) => Origin::Edge(edge),
                (None, None) => Origin::Written(def.default.as_ref().map(|v| (place, v))),
            };
            if let Some(inverse) = def.inverse {
                inverses.push((place.text(inverse).to_owned(), kind, name.clone(), elem.kinds()));
            }
            if let (Some(to_kind), Some(ast)) = (edge, &def.edge) {
                self.given(to_kind, place.text(ast.from), Elem::Kinds(BTreeSet::from([kind])), Mult::One);
                self.given(to_kind, place.text(ast.to), elem.clone(), Mult::One);
                self.define_all(place, to_kind, &ast.fields, inverses);
            }
            let field = Field {
                ty: Ty::new(elem, mult),
                required: def.required,
                derived: def.derived.is_some(),
                param: param.map(|(_, k)| k),
                written: def.derived.is_none(),
                edge,
            };
            self.kinds[kind].fields.insert(name.clone(), field);
            self.origins.insert((kind, name), origin);
        }
    }

    fn elem(&self, place: Place<'t>, of: &TypeOf) -> Elem {
        let built_in = |name: &str| match name {
            "bool" => Some(Elem::Bool),
            "int" => Some(Elem::Int),
            "text" => Some(Elem::Text),
            "date" => Some(Elem::Date),
            "period" => Some(Elem::Period),
            "duration" => Some(Elem::Duration),
            _ => self.enum_named(name).map(Elem::Enum),
        };
        let kind = |r: &TextRange| self.kind_named(place.text(*r));
        match of {
            TypeOf::FieldOf(k) => kind(k).map_or(Elem::Nothing, Elem::FieldOf),
            TypeOf::Union(names) => match names[..] {
                [one] if built_in(place.text(one)).is_some() => built_in(place.text(one)).unwrap_or(Elem::Nothing),
                _ => Elem::Kinds(names.iter().filter_map(kind).collect()),
            },
        }
    }

    /// Fields that share the name of their inverse share that field: it is the union.
    fn invert(&mut self, target: usize, name: &str, holder: usize, field: &str) {
        let key = (target, name.to_owned());
        if let Some(Origin::Inverse(of)) = self.origins.get_mut(&key) {
            of.push((holder, field.to_owned()));
        } else {
            self.origins.insert(key, Origin::Inverse(vec![(holder, field.to_owned())]));
        }
        let new = Field {
            ty: Ty::new(Elem::Kinds(BTreeSet::new()), Mult::Many),
            required: false,
            derived: false,
            param: None,
            written: false,
            edge: None,
        };
        let entry = self.kinds[target].fields.entry(name.to_owned()).or_insert(new);
        if let Elem::Kinds(kinds) = &mut entry.ty.elem {
            kinds.insert(holder);
        }
    }
}
