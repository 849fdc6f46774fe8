//! Records and what is written in them.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use ctl_syntax::ast::{self, Entry, Node, ValueNode};

use super::schema::{Origin, Schema};
use super::source::{Place, Source};
use super::value::{Elem, Fields, Set, Value, single};

/// A record: a declaration, or a value of a field whose values are edges.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// Its kind.
    pub(super) kind: usize,
    /// Its name; of an edge `from -> to`.
    pub(super) name: String,
    /// Its title.
    pub(super) title: Option<String>,
    /// The record it is nested in.
    pub(super) around: Option<usize>,
    /// What is written, defaults and ends included.
    pub(super) fields: Fields,
}

/// All records. Declared ones in the order of files and places, then edges in the order of the records they are
/// written in: that is the order of sets of records.
#[derive(Debug, Default)]
pub(super) struct World {
    /// By number.
    pub(super) records: Vec<Record>,
    names: BTreeMap<String, usize>,
    nested: BTreeMap<(usize, String), usize>,
}

impl World {
    /// Reads the records of some files. The files must be free of language errors.
    pub(super) fn of<'t>(schema: &Schema<'t>, sources: &'t [Source]) -> World {
        let mut world = World::default();
        let mut bodies: Vec<(usize, Place<'t>, Option<&'t ast::Block>)> = Vec::new();
        for place in Source::places(sources) {
            let Node::Decl(decl) = place.node() else { continue };
            let outer = world.declare(schema, place, decl, None);
            bodies.push((outer, place, decl.body.as_ref()));
            for entry in decl.body.iter().flat_map(|b| &b.entries) {
                if let Entry::Nested(inner) = entry {
                    bodies.push((world.declare(schema, place, inner, Some(outer)), place, inner.body.as_ref()));
                }
            }
        }
        for (record, place, body) in bodies {
            world.fill(schema, record, place, body);
        }
        world
    }

    /// The declared record of a name.
    pub(super) fn named(&self, name: &str) -> Option<usize> {
        self.names.get(name).copied()
    }

    /// The record that a citation names.
    pub(super) fn cited(&self, around: &str, name: &str) -> Option<usize> {
        self.nested.get(&(self.named(around)?, name.to_owned())).copied()
    }

    fn declare(&mut self, schema: &Schema<'_>, place: Place<'_>, decl: &ast::Decl, around: Option<usize>) -> usize {
        let kind = schema.kind_named(place.text(decl.keyword)).expect("a kind that is declared");
        let name = place.text(decl.name).to_owned();
        let record = self.records.len();
        let mut fields = Fields::new();
        match around {
            None => {
                self.names.insert(name.clone(), record);
            }
            Some(outer) => {
                self.nested.insert((outer, name.clone()), record);
                let field = schema.kinds[kind].within.clone().expect("a nested kind says within which");
                fields.insert(field, single(Value::Record(outer)));
            }
        }
        let title = decl.title.map(|t| place.literal(t));
        self.records.push(Record { kind, name, title, around, fields });
        record
    }

    fn fill(&mut self, schema: &Schema<'_>, record: usize, place: Place<'_>, body: Option<&ast::Block>) {
        let kind = record_kind(self, record);
        for (name, def) in &schema.kinds[kind].fields {
            if let Some(Origin::Written(Some((at, value)))) = schema.origin(kind, name) {
                let value = self.value(schema, &def.ty.elem, *at, value);
                self.records[record].fields.insert(name.clone(), single(value));
            }
        }
        for entry in body.iter().flat_map(|b| &b.entries) {
            let Entry::Field(field) = entry else { continue };
            let name = place.text(field.name);
            let elem = schema.kinds[kind].fields[name].ty.elem.clone();
            let mut set = Set::new();
            for written in &field.values {
                let value = self.value(schema, &elem, place, &written.value);
                set.insert(value.clone());
                if let Some(Origin::Edge(edge)) = schema.origin(kind, name) {
                    self.edge(schema, *edge, record, value, place, written.attributes.as_deref());
                }
            }
            self.records[record].fields.insert(name.to_owned(), set);
        }
    }

    fn edge(
        &mut self,
        schema: &Schema<'_>,
        kind: usize,
        from: usize,
        to: Value,
        place: Place<'_>,
        attributes: Option<&ast::Block>,
    ) {
        let (first, second) = schema.kinds[kind].ends.clone().expect("an edge kind names its ends");
        let name = format!("{} -> {}", self.records[from].name, self.source_form(schema, &to));
        let fields = Fields::from([(first, single(Value::Record(from))), (second, single(to))]);
        let edge = self.records.len();
        self.records.push(Record { kind, name, title: None, around: None, fields });
        self.fill(schema, edge, place, attributes);
    }

    fn value(&self, schema: &Schema<'_>, elem: &Elem, place: Place<'_>, value: &ast::Value) -> Value {
        match &value.node {
            ValueNode::Text => Value::Text(place.literal(value.range)),
            ValueNode::Int(n) => Value::Int(*n),
            ValueNode::Bool(b) => Value::Bool(*b),
            ValueNode::Date(d) => Value::Date(*d),
            ValueNode::Period(a, b) => Value::Period(*a, *b),
            ValueNode::Duration(d) => Value::Duration(*d),
            ValueNode::Cite(c) => {
                let cited = self.cited(place.text(c.framework), place.text(c.clause));
                Value::Record(cited.expect("a citation that resolves"))
            }
            ValueNode::FieldRef { kind, field } => {
                let kind = schema.kind_named(place.text(*kind)).expect("a kind that is declared");
                Value::Field(kind, place.text(*field).to_owned())
            }
            ValueNode::Path(path) => {
                let name = place.text(path.name);
                if let Elem::Enum(e) = elem {
                    let member = schema.enums[*e].members.iter().position(|m| m == name);
                    return Value::Member(*e, member.expect("a member of the field's enum"));
                }
                Value::Record(self.named(name).expect("a name that resolves"))
            }
            other => panic!("no value of a record: {other:?}"),
        }
    }

    /// A value as one would write it in a file.
    pub(super) fn source_form(&self, schema: &Schema<'_>, value: &Value) -> String {
        match value {
            Value::Bool(true) => "yes".to_owned(),
            Value::Bool(false) => "no".to_owned(),
            Value::Int(n) => n.to_string(),
            Value::Text(t) => t.clone(),
            Value::Date(d) => d.to_string(),
            Value::Period(a, b) => format!("{a} .. {b}"),
            Value::Duration(d) => d.to_string(),
            Value::Member(e, m) => schema.enums[*e].members[*m].clone(),
            Value::Field(k, f) => format!("{}.{f}", schema.kinds[*k].name),
            Value::Record(r) => match self.records[*r].around {
                Some(outer) => format!("{}:{}", self.records[outer].name, self.records[*r].name),
                None => self.records[*r].name.clone(),
            },
        }
    }

    /// A record as `kind:name`.
    pub(super) fn reference(&self, schema: &Schema<'_>, record: usize) -> String {
        let kind = &schema.kinds[self.records[record].kind].name;
        format!("{kind}:{}", self.source_form(schema, &Value::Record(record)))
    }

    /// The order in which values are told: records by kind and name, fields by theirs, all else as in sets.
    pub(super) fn told_order(&self, schema: &Schema<'_>, a: &Value, b: &Value) -> Ordering {
        let name = |v: &Value| match v {
            Value::Record(r) => {
                let name = self.source_form(schema, v);
                Some((&schema.kinds[self.records[*r].kind].name, by_size(&name), name))
            }
            Value::Field(k, f) => Some((&schema.kinds[*k].name, Vec::new(), f.clone())),
            _ => None,
        };
        match (name(a), name(b)) {
            (Some(x), Some(y)) => x.cmp(&y).then(a.cmp(b)),
            _ => a.cmp(b),
        }
    }

    /// A set as it is told.
    pub(super) fn told<'v>(&self, schema: &Schema<'_>, set: &'v Set) -> Vec<&'v Value> {
        let mut all: Vec<&Value> = set.iter().collect();
        all.sort_by(|a, b| self.told_order(schema, a, b));
        all
    }

    /// A value as a sentence has it: names of records and texts in backticks and as they are, members by their words.
    pub(super) fn spoken(&self, schema: &Schema<'_>, value: &Value) -> String {
        match value {
            Value::Record(r) => {
                let record = &self.records[*r];
                if let Some((from, to)) = &schema.kinds[record.kind].ends {
                    let end = |f: &String| record.fields[f].iter().map(|v| self.spoken(schema, v)).collect::<String>();
                    return format!("{} -> {}", end(from), end(to));
                }
                match &record.title {
                    Some(title) if record.around.is_none() => title.clone(),
                    _ => format!("`{}`", self.source_form(schema, value)),
                }
            }
            Value::Member(e, m) => {
                let e = &schema.enums[*e];
                e.titles[*m].clone().unwrap_or_else(|| e.members[*m].clone())
            }
            Value::Field(_, f) => f.replace('_', " "),
            Value::Period(a, b) => format!("{a} to {b}"),
            other => self.source_form(schema, other),
        }
    }

    /// A set as a sentence has it: none as "nothing", `a, b and c`, past six `and n more`.
    pub(super) fn listed(&self, schema: &Schema<'_>, set: &Set) -> String {
        let mut words: Vec<String> = self.told(schema, set).into_iter().map(|v| self.spoken(schema, v)).collect();
        if words.len() > 6 {
            let more = words.len() - 5;
            words.truncate(5);
            words.push(format!("{more} more"));
        }
        match words.pop() {
            None => "nothing".to_owned(),
            Some(last) if words.is_empty() => last,
            Some(last) => format!("{} and {last}", words.join(", ")),
        }
    }
}

fn record_kind(world: &World, record: usize) -> usize {
    world.records[record].kind
}

/// A name with the whole numbers in it ordered by their size.
fn by_size(name: &str) -> Vec<(char, usize, String)> {
    let mut parts: Vec<(char, usize, String)> = Vec::new();
    let mut inside = false;
    for c in name.chars() {
        if !c.is_ascii_digit() {
            parts.push((c, 0, String::new()));
        } else {
            if !inside {
                parts.push(('0', 0, String::new()));
            }
            let number = parts.last_mut().expect("just pushed");
            if c != '0' || number.1 > 0 {
                number.1 += 1;
                number.2.push(c);
            }
        }
        inside = c.is_ascii_digit();
    }
    parts
}
