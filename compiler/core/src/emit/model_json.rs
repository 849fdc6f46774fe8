//! `model.json`: every record of the checked package and what it refers to, with fields, edges, derived facts and
//! their proofs, and the findings. Names are whole words in snake case and do not change within a schema version;
//! lists are sorted; there is no clock, no absolute path and no user name in it.

use std::io;

use ctl_syntax::diagnostic::{Diagnostic, Severity};
use ctl_syntax::span::{Encoding, Span};
use rayon::prelude::*;
use serde_json::{Map, Value as Json, json};

use crate::analysis::Analysis;
use crate::engine::{Engine, Naming};
use crate::program::PackageId;
use crate::rule::Prover;
use crate::schema::{Mult, Role};
use crate::value::{FieldId, RecId, Value};

/// The version of the schema that this writes.
pub const SCHEMA: &str = "ctl.model/1";

/// Writes the model.
pub fn model_json(analysis: &Analysis, out: &mut dyn io::Write) -> io::Result<()> {
    let engine = analysis.engine(&|_| true);
    let (errors, warnings, infos) = analysis.counts();
    let package = &analysis.program.packages[analysis.program.root().0 as usize];
    let head = json!({
        "schema": SCHEMA,
        "package": package.name,
        "as_of": analysis.as_of.to_string(),
        "counts": { "errors": errors, "warnings": warnings, "infos": infos },
    });
    let Json::Object(head) = head else { return Ok(()) };
    writeln!(out, "{{")?;
    for (key, value) in head {
        writeln!(out, "  {}: {value},", Json::from(key))?;
    }
    let all = analysis.model.sequence().iter().copied();
    let records: Vec<RecId> = all
        .filter(|r| !engine.is_edge(*r) && analysis.model.package(&analysis.program, *r) != PackageId::STD)
        .chain(referenced(analysis, &engine))
        .collect();
    analysis.with_prover(&engine, |prover| {
        write_list(out, "records", &records, &|r| record(analysis, &engine, prover, *r))
    })?;
    writeln!(out, ",")?;
    let findings: Vec<&Diagnostic> = analysis.diagnostics.iter().collect();
    write_list(out, "findings", &findings, &|d| finding(analysis, d))?;
    writeln!(out, "\n}}")
}

/// Writes a list, a chunk at a time, so that memory stays bounded.
fn write_list<T: Sync>(
    out: &mut dyn io::Write,
    name: &str,
    items: &[T],
    to_json: &(dyn Fn(&T) -> Json + Sync),
) -> io::Result<()> {
    write!(out, "  \"{name}\": [")?;
    let mut first = true;
    for chunk in items.chunks(4096) {
        let lines: Vec<String> = chunk.par_iter().map(|i| to_json(i).to_string()).collect();
        for line in lines {
            write!(out, "{}\n    {line}", if first { "" } else { "," })?;
            first = false;
        }
    }
    write!(out, "{}]", if first { "" } else { "\n  " })
}

/// Records of the library that a record of a package refers to: the clauses, cadences and duties in use.
fn referenced(analysis: &Analysis, engine: &Engine<'_>) -> Vec<RecId> {
    let model = &analysis.model;
    let mut used = vec![false; model.numbers()];
    for rec in model.sequence().iter().copied() {
        if model.package(&analysis.program, rec) == PackageId::STD {
            continue;
        }
        for field in &analysis.schema.kind(model.record(rec).kind).fields {
            for v in model.stored(*field, rec) {
                if let Value::Record(t) = v {
                    used[t.0 as usize] = true;
                }
            }
        }
    }
    let all = model.sequence().iter().copied();
    all.filter(|r| used[r.0 as usize] && !engine.is_edge(*r))
        .filter(|r| model.package(&analysis.program, *r) == PackageId::STD)
        .collect()
}

fn at(analysis: &Analysis, span: Span) -> Json {
    let file = analysis.program.file(span.file);
    let place = |offset| {
        let p = file.lines().position(&file.text, offset, Encoding::Utf32);
        json!({ "line": p.line + 1, "column": p.column + 1 })
    };
    let package = &analysis.program.packages[file.package.0 as usize].name;
    let path =
        if file.package == analysis.program.root() { file.path.clone() } else { format!("{package}:{}", file.path) };
    json!({ "file": path, "start": place(span.range.start), "end": place(span.range.end) })
}

/// A value: references as `kind:name`, the rest in source form.
pub fn value_json(analysis: &Analysis, engine_value: Value) -> Json {
    match engine_value {
        Value::Bool(b) => Json::from(b),
        Value::Int(n) => Json::from(n),
        Value::Record(r) => Json::from(reference(analysis, r)),
        Value::Rule(r) => Json::from(analysis.rules().get(r.0 as usize).cloned().unwrap_or_default()),
        Value::Period(a, b) => json!({ "start": a.to_string(), "end": b.to_string() }),
        other => Json::from(analysis.model.source_form(&analysis.program, &analysis.schema, other)),
    }
}

fn reference(analysis: &Analysis, rec: RecId) -> String {
    let kind = &analysis.schema.kind(analysis.model.record(rec).kind).name;
    format!("{kind}:{}", analysis.model.source_form(&analysis.program, &analysis.schema, Value::Record(rec)))
}

fn field_json(analysis: &Analysis, field: FieldId, values: &[Value]) -> Json {
    let many = analysis.schema.field(field).ty.mult == Mult::Many;
    let mut all = values.iter().map(|v| value_json(analysis, *v));
    if many { Json::Array(all.collect()) } else { all.next().unwrap_or(Json::Null) }
}

fn record(analysis: &Analysis, engine: &Engine<'_>, prover: &Prover<'_>, rec: RecId) -> Json {
    let model = &analysis.model;
    let kind = analysis.schema.kind(model.record(rec).kind);
    let mut fields = Map::new();
    let mut edges = Vec::new();
    let mut derived = Map::new();
    for id in &kind.fields {
        let def = analysis.schema.field(*id);
        match &def.role {
            Role::Stored | Role::Given => {
                let values = model.stored(*id, rec);
                if !values.is_empty() {
                    fields.insert(def.name.clone(), field_json(analysis, *id, values));
                }
            }
            Role::Edge { from, to, .. } => {
                for edge in model.inverse(&analysis.schema, *from).get(rec) {
                    edges.push(edge_json(analysis, engine, &def.name, *edge, (*from, *to)));
                }
            }
            Role::Derived { param: None } => {
                let values = engine.field_set(*id, rec, None);
                if let Some(fact) = derived_json(analysis, prover, rec, *id, &values) {
                    derived.insert(def.name.clone(), fact);
                }
            }
            Role::Derived { param: Some((_, of)) } => {
                let mut by = Map::new();
                for p in model.of_kind(*of) {
                    let values = engine.field_set(*id, rec, Some(*p));
                    if !values.is_empty() && values != [Value::Bool(false)] {
                        by.insert(reference(analysis, *p), field_json(analysis, *id, &values));
                    }
                }
                if !by.is_empty() {
                    derived.insert(def.name.clone(), json!({ "for": by }));
                }
            }
            Role::Inverse(_) | Role::Name | Role::Title => {}
        }
    }
    let mut out = Map::new();
    out.insert("kind".into(), Json::from(kind.name.clone()));
    out.insert("id".into(), Json::from(engine.record_name(rec, Naming::Source)));
    if let Some(title) = model.title(&analysis.program, rec) {
        out.insert("name".into(), Json::from(title));
    }
    out.insert("at".into(), at(analysis, model.name_span(&analysis.program, rec)));
    for (name, part) in
        [("fields", Json::Object(fields)), ("edges", Json::Array(edges)), ("derived", Json::Object(derived))]
    {
        let empty = part.as_array().is_some_and(Vec::is_empty) || part.as_object().is_some_and(Map::is_empty);
        if !empty {
            out.insert(name.into(), part);
        }
    }
    Json::Object(out)
}

/// A derived fact; a bool that holds brings its proof, as the records it goes through.
fn derived_json(
    analysis: &Analysis,
    prover: &Prover<'_>,
    rec: RecId,
    field: FieldId,
    values: &[Value],
) -> Option<Json> {
    if values.is_empty() {
        return None;
    }
    let value = field_json(analysis, field, values);
    if values != [Value::Bool(true)] {
        return Some(json!({ "value": value }));
    }
    let proof = prover.prove_field(field, rec, None, Value::Bool(true));
    let mut path: Vec<String> = Vec::new();
    for step in &proof.steps {
        for place in [&step.from, &step.to] {
            if place.contains(':') && path.last() != Some(place) {
                path.push(place.clone());
            }
        }
    }
    if path.is_empty() {
        path.push(reference(analysis, rec));
    }
    Some(json!({ "value": value, "proof": path, "because": proof.line }))
}

fn edge_json(analysis: &Analysis, engine: &Engine<'_>, relation: &str, edge: RecId, ends: (FieldId, FieldId)) -> Json {
    let model = &analysis.model;
    let mut attributes = Map::new();
    let mut derived = Map::new();
    let mut inner = Vec::new();
    for id in &analysis.schema.kind(model.record(edge).kind).fields {
        let def = analysis.schema.field(*id);
        match &def.role {
            _ if *id == ends.0 || *id == ends.1 => {}
            Role::Stored => {
                let values = model.stored(*id, edge);
                if !values.is_empty() {
                    attributes.insert(def.name.clone(), field_json(analysis, *id, values));
                }
            }
            Role::Edge { from, to, .. } => {
                for e in model.inverse(&analysis.schema, *from).get(edge) {
                    inner.push(edge_json(analysis, engine, &def.name, *e, (*from, *to)));
                }
            }
            Role::Derived { param: None } => {
                let values = engine.field_set(*id, edge, None);
                if !values.is_empty() {
                    derived.insert(def.name.clone(), field_json(analysis, *id, &values));
                }
            }
            _ => {}
        }
    }
    let to = model.stored(ends.1, edge).first().map_or(Json::Null, |v| value_json(analysis, *v));
    let mut out = Map::new();
    out.insert("relation".into(), Json::from(relation));
    out.insert("to".into(), to);
    out.insert("at".into(), at(analysis, model.name_span(&analysis.program, edge)));
    for (name, part) in
        [("attributes", Json::Object(attributes)), ("edges", Json::Array(inner)), ("derived", Json::Object(derived))]
    {
        let empty = part.as_array().is_some_and(Vec::is_empty) || part.as_object().is_some_and(Map::is_empty);
        if !empty {
            out.insert(name.into(), part);
        }
    }
    Json::Object(out)
}

fn finding(analysis: &Analysis, d: &Diagnostic) -> Json {
    let mut out = Map::new();
    let rule = d.finding.is_some();
    out.insert(if rule { "rule" } else { "code" }.into(), Json::from(d.code.to_string()));
    let severity = match d.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    out.insert("severity".into(), Json::from(severity));
    out.insert("message".into(), Json::from(d.message.clone()));
    if let Some(span) = d.primary() {
        out.insert("at".into(), at(analysis, span));
    }
    if let Some(f) = &d.finding {
        out.insert("fingerprint".into(), Json::from(format!("{}:{}", d.code.to_lowercase(), f.fingerprint)));
        out.insert("subject".into(), Json::from(f.subjects.clone()));
        out.insert("cites".into(), Json::from(f.cites.clone()));
        out.insert("exception".into(), f.accepted_by.clone().map_or(Json::Null, Json::from));
    }
    Json::Object(out)
}
