//! Random records of the small world.

use std::fmt::Write as _;

use crate::naive::schema::Kind;
use crate::naive::value::{Elem, Mult};
use crate::random::Random;

use super::pool;

/// A declaration: its first line, and its fields, each with its values as they are written.
#[derive(Clone, Debug)]
pub struct Declared {
    /// `person p0 "Title"`
    pub head: String,
    /// The record as an expression names it.
    pub name: String,
    /// Its kind.
    pub kind: usize,
    /// Name and values of each field.
    pub fields: Vec<(String, Vec<String>)>,
    /// Nested declarations.
    pub nested: Vec<Declared>,
}

impl Declared {
    /// As it is written.
    pub fn text(&self) -> String {
        let mut out = self.head.clone();
        out.push_str(" {\n");
        for (name, values) in &self.fields {
            let _ = writeln!(out, "  {name} {}", values.join(", "));
        }
        for nested in &self.nested {
            let _ = writeln!(out, "  {}", nested.text());
        }
        out.push('}');
        out
    }
}

/// Random records: first their names, then their fields, so that anything can name anything.
pub fn records(random: &mut Random, kinds: &[Kind], enums: &[crate::naive::schema::Enum]) -> Vec<Declared> {
    let mut all = Vec::new();
    for (kind, def) in kinds.iter().enumerate() {
        if def.within.is_some() || def.ends.is_some() {
            continue;
        }
        let count = match (def.single, def.reference) {
            (true, _) => usize::from(random.chance(80)),
            (_, true) => random.between(1, 3),
            _ => random.between(0, 6),
        };
        for i in 0..count {
            all.push(declare(random, kinds, kind, i));
        }
    }
    let names: Vec<(String, usize)> =
        all.iter().flat_map(|d| std::iter::once(d).chain(&d.nested)).map(|d| (d.name.clone(), d.kind)).collect();
    let mut filler = Filler { random, kinds, enums, names: &names };
    for declared in &mut all {
        declared.fields = filler.fields(declared.kind);
        for nested in &mut declared.nested {
            nested.fields = filler.fields(nested.kind);
        }
    }
    random.shuffle(&mut all);
    all
}

/// Some records have the name of a member of an enum: what a bare name means is then decided by its place.
fn declare(random: &mut Random, kinds: &[Kind], kind: usize, i: usize) -> Declared {
    let word = &kinds[kind].name;
    let name = match (word.as_str(), i) {
        ("place", 0) => "attic".to_owned(),
        ("person", 0) => "low".to_owned(),
        ("thing", 0) => "red".to_owned(),
        _ => format!("{word}_{i}"),
    };
    let title = if random.chance(30) { format!(" \"{word} number {i}\"") } else { String::new() };
    let mut nested = Vec::new();
    for (inner, def) in kinds.iter().enumerate() {
        if def.within.as_deref() == Some(word) {
            for n in 0..random.between(1, 3) {
                nested.push(Declared {
                    head: format!("{} S.{n} \"shelf {n}\"", def.name),
                    name: format!("{name}:S.{n}"),
                    kind: inner,
                    fields: Vec::new(),
                    nested: Vec::new(),
                });
            }
        }
    }
    Declared { head: format!("{word} {name}{title}"), name, kind, fields: Vec::new(), nested }
}

struct Filler<'f> {
    random: &'f mut Random,
    kinds: &'f [Kind],
    enums: &'f [crate::naive::schema::Enum],
    names: &'f [(String, usize)],
}

impl Filler<'_> {
    fn fields(&mut self, kind: usize) -> Vec<(String, Vec<String>)> {
        let mut out = Vec::new();
        let kinds = self.kinds;
        for (name, field) in &kinds[kind].fields {
            if !field.written || !(field.required || self.random.chance(60)) {
                continue;
            }
            let many = field.ty.mult == Mult::Many;
            let count = if many { self.random.between(1, 3) } else { 1 };
            let mut values: Vec<String> = Vec::new();
            for _ in 0..count {
                values.extend(self.value(&field.ty.elem).filter(|v| !values.contains(v)));
            }
            if let Some(edge) = field.edge {
                // The same two ends twice make two edges.
                if self.random.chance(20) {
                    values.extend(values.first().cloned());
                }
                for value in &mut values {
                    *value = self.edge(value, edge);
                }
            }
            if !values.is_empty() {
                out.push((name.clone(), values));
            }
        }
        self.random.shuffle(&mut out);
        out
    }

    fn edge(&mut self, to: &str, edge: usize) -> String {
        let fields = self.fields(edge);
        if fields.is_empty() {
            return to.to_owned();
        }
        let fields: Vec<String> = fields.iter().map(|(n, v)| format!("{n} {}", v.join(", "))).collect();
        format!("{to} {{ {} }}", fields.join("; "))
    }

    fn value(&mut self, elem: &Elem) -> Option<String> {
        Some(match elem {
            Elem::Bool => (*self.random.pick(&["yes", "no"])).to_owned(),
            Elem::Int => self.random.below(5).to_string(),
            Elem::Text => format!("\"{}\"", self.random.pick(&pool::TEXTS)),
            Elem::Date => (*self.random.pick(&pool::DATES)).to_owned(),
            Elem::Period => pool::period(self.random),
            Elem::Duration => (*self.random.pick(&pool::DURATIONS)).to_owned(),
            Elem::FieldOf(kind) => {
                let fields: Vec<&String> =
                    self.kinds[*kind].fields.iter().filter(|(_, f)| f.ty.elem != Elem::Bool).map(|(n, _)| n).collect();
                format!("{}.{}", self.kinds[*kind].name, self.random.pick(&fields))
            }
            Elem::Enum(e) => self.random.pick(&self.enums[*e].members).clone(),
            Elem::Kinds(kinds) => {
                let fit: Vec<&String> = self.names.iter().filter(|(_, k)| kinds.contains(k)).map(|(n, _)| n).collect();
                if fit.is_empty() {
                    return None;
                }
                (*self.random.pick(&fit)).clone()
            }
            Elem::Nothing => return None,
        })
    }
}
