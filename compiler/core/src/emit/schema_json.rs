//! The JSON Schema of `model.json` for the kinds of one program: the envelope is fixed, the fields of each kind come
//! from its declaration, doc comments included.

use serde_json::{Map, Value as Json, json};

use super::model_json::SCHEMA;
use crate::analysis::Analysis;
use crate::schema::{Elem, Mult, Role};
use crate::value::{FieldId, KindId};

/// The schema, draft 2020-12.
pub fn model_schema(analysis: &Analysis) -> Json {
    let kinds = analysis.schema.kind_ids().filter(|k| analysis.schema.kind(*k).edge.is_none());
    let mut definitions = Map::new();
    let mut any = Vec::new();
    for kind in kinds {
        let name = analysis.schema.kind(kind).name.clone();
        any.push(json!({ "$ref": format!("#/$defs/{name}") }));
        definitions.insert(name, record(analysis, kind));
    }
    definitions.insert("place".into(), place());
    definitions.insert("edge".into(), edge());
    definitions.insert("fact".into(), fact());
    definitions.insert("finding".into(), finding());
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": format!("Ctl model ({SCHEMA})"),
        "description": "What `ctl build` writes as model.json. A reader must ignore fields that it does not know.",
        "type": "object",
        "required": ["schema", "package", "as_of", "counts", "records", "findings"],
        "properties": {
            "schema": { "const": SCHEMA },
            "package": { "type": "string" },
            "as_of": { "type": "string", "format": "date" },
            "counts": {
                "type": "object",
                "required": ["errors", "warnings", "infos"],
                "properties": {
                    "errors": { "type": "integer", "minimum": 0 },
                    "warnings": { "type": "integer", "minimum": 0 },
                    "infos": { "type": "integer", "minimum": 0 },
                },
            },
            "records": { "type": "array", "items": { "anyOf": any } },
            "findings": { "type": "array", "items": { "$ref": "#/$defs/finding" } },
        },
        "$defs": definitions,
    })
}

fn record(analysis: &Analysis, kind: KindId) -> Json {
    let def = analysis.schema.kind(kind);
    let mut fields = Map::new();
    for id in &def.fields {
        if matches!(analysis.schema.field(*id).role, Role::Stored | Role::Given) {
            fields.insert(analysis.schema.field(*id).name.clone(), field(analysis, *id));
        }
    }
    let mut out = json!({
        "type": "object",
        "required": ["kind", "id", "at"],
        "properties": {
            "kind": { "const": def.name },
            "id": { "type": "string" },
            "name": { "type": "string" },
            "at": { "$ref": "#/$defs/place" },
            "fields": { "type": "object", "properties": fields },
            "edges": { "type": "array", "items": { "$ref": "#/$defs/edge" } },
            "derived": { "type": "object", "additionalProperties": { "$ref": "#/$defs/fact" } },
        },
    });
    let docs = analysis.program.docs(def.item, &def.docs);
    if let (Json::Object(o), false) = (&mut out, docs.is_empty()) {
        o.insert("description".into(), Json::from(docs));
    }
    out
}

fn field(analysis: &Analysis, id: FieldId) -> Json {
    let def = analysis.schema.field(id);
    let one = match &def.ty.elem {
        Elem::Bool => json!({ "type": "boolean" }),
        Elem::Int => json!({ "type": "integer" }),
        Elem::Date => json!({ "type": "string", "format": "date" }),
        Elem::Period => json!({
            "type": "object",
            "required": ["start", "end"],
            "properties": {
                "start": { "type": "string", "format": "date" },
                "end": { "type": "string", "format": "date" },
            },
        }),
        Elem::Enum(e) => {
            let members: Vec<&str> = analysis.schema.enumeration(*e).members.iter().map(|m| &*m.name).collect();
            json!({ "enum": members })
        }
        Elem::Kinds(kinds) => {
            let names: Vec<&str> = kinds.iter().map(|k| &*analysis.schema.kind(*k).name).collect();
            json!({ "type": "string", "pattern": format!("^({}):", names.join("|")) })
        }
        _ => json!({ "type": "string" }),
    };
    let mut out = if def.ty.mult == Mult::Many { json!({ "type": "array", "items": one }) } else { one };
    let docs = def.def.as_ref().map(|d| analysis.program.docs(def.item, &d.docs)).unwrap_or_default();
    if let (Json::Object(o), false) = (&mut out, docs.is_empty()) {
        o.insert("description".into(), Json::from(docs));
    }
    out
}

fn place() -> Json {
    let point = json!({
        "type": "object",
        "required": ["line", "column"],
        "properties": { "line": { "type": "integer", "minimum": 1 }, "column": { "type": "integer", "minimum": 1 } },
    });
    json!({
        "description": "Columns count characters from 1; the end is exclusive.",
        "type": "object",
        "required": ["file", "start", "end"],
        "properties": { "file": { "type": "string" }, "start": point, "end": point },
    })
}

fn edge() -> Json {
    json!({
        "description": "A link with attributes of its own.",
        "type": "object",
        "required": ["relation", "to", "at"],
        "properties": {
            "relation": { "type": "string" },
            "to": { "type": ["string", "null"] },
            "at": { "$ref": "#/$defs/place" },
            "attributes": { "type": "object" },
            "edges": { "type": "array", "items": { "$ref": "#/$defs/edge" } },
            "derived": { "type": "object" },
        },
    })
}

fn fact() -> Json {
    json!({
        "description": "An inferred fact: its value, and for a yes the records that its proof goes through.",
        "type": "object",
        "properties": {
            "value": {},
            "proof": { "type": "array", "items": { "type": "string" } },
            "because": { "type": "string" },
            "for": { "type": "object", "description": "By the record that the fact is relative to." },
        },
    })
}

fn finding() -> Json {
    json!({
        "type": "object",
        "required": ["severity", "message"],
        "properties": {
            "rule": { "type": "string" },
            "code": { "type": "string" },
            "severity": { "enum": ["error", "warning", "info"] },
            "message": { "type": "string" },
            "at": { "$ref": "#/$defs/place" },
            "fingerprint": { "type": "string" },
            "subject": { "type": "array", "items": { "type": "string" } },
            "cites": { "type": "array", "items": { "type": "string" } },
            "exception": { "type": ["string", "null"] },
        },
    })
}
