//! Kinds and enums.

use std::fmt::Write as _;

use ctl_core::Analysis;
use ctl_core::program::PackageId;
use ctl_core::schema::{Elem, Field, Kind, Mult, Role, Type};
use ctl_core::value::FieldId;
use ctl_syntax::ast;

use super::{cell, paragraph};

pub(super) fn kinds(analysis: &Analysis, out: &mut String) {
    out.push_str("\n## Kinds\n\nInferred fields are not written: they follow. The other side of a field is not written either.\n");
    let schema = &analysis.schema;
    let declared = |k: &&Kind| k.edge.is_none() && analysis.program.package_of(k.item) == PackageId::STD;
    let mut all: Vec<&Kind> = schema.kinds.iter().filter(declared).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    for kind in all {
        let _ = writeln!(out, "\n### {}\n", kind.name);
        let _ = writeln!(out, "{}", paragraph(&analysis.program.docs(kind.item, &kind.docs)));
        let words = modifiers(analysis, kind);
        if !words.is_empty() {
            let _ = writeln!(out, "({})", words.join("; "));
        }
        fields(analysis, kind, out);
    }
}

fn modifiers(analysis: &Analysis, kind: &Kind) -> Vec<String> {
    let schema = &analysis.schema;
    let mut out = Vec::new();
    if kind.single {
        out.push("at most one in a package".to_owned());
    }
    if kind.reference {
        out.push("reference table".to_owned());
    }
    if let Some((parent, _)) = kind.within {
        out.push(format!("written inside a `{}`", schema.kind(parent).name));
    }
    if let Some(field) = kind.known_by {
        out.push(format!("known by its `{}`", schema.field(field).name));
    }
    out
}

fn fields(analysis: &Analysis, kind: &Kind, out: &mut String) {
    let schema = &analysis.schema;
    let written: Vec<FieldId> = kind.fields.iter().copied().filter(|f| is_written(schema.field(*f))).collect();
    let derived: Vec<FieldId> =
        kind.fields.iter().copied().filter(|f| matches!(schema.field(*f).role, Role::Derived { .. })).collect();
    let inverse: Vec<&Field> =
        kind.fields.iter().map(|f| schema.field(*f)).filter(|f| matches!(f.role, Role::Inverse(_))).collect();
    if !written.is_empty() {
        out.push_str("\n| Field | Takes | Meaning |\n| --- | --- | --- |\n");
        for id in written {
            row(analysis, id, "", out);
        }
    }
    if !derived.is_empty() {
        out.push_str("\n| Inferred | Holds | Meaning |\n| --- | --- | --- |\n");
        for id in derived {
            row(analysis, id, "", out);
        }
    }
    if !inverse.is_empty() {
        let sides: Vec<String> = inverse.iter().map(|f| format!("`{}` ({})", f.name, sources(analysis, f))).collect();
        let _ = writeln!(out, "\nOther sides: {}.", sides.join(", "));
    }
}

/// A field, and below it those of the edges that it makes.
fn row(analysis: &Analysis, id: FieldId, around: &str, out: &mut String) {
    let schema = &analysis.schema;
    let field = schema.field(id);
    let mut name = format!("{around}{}", field.name);
    if let Role::Derived { param: Some((param, kind)) } = &field.role {
        let _ = write!(name, "({param}: {})", schema.kind(*kind).name);
    }
    let mut takes = type_of(analysis, &field.ty);
    if field.required {
        takes.push_str(", required");
    }
    if field.unique {
        takes.push_str(", unique");
    }
    if let Some(default) = field.default {
        let value = analysis.model.source_form(&analysis.program, schema, default);
        let _ = write!(takes, ", else `{value}`");
    }
    let docs = field.def.as_ref().map(|d| analysis.program.docs(field.item, &d.docs)).unwrap_or_default();
    let _ = writeln!(out, "| `{name}` | {} | {} |", cell(&takes), cell(&docs));
    if let Role::Edge { kind, .. } = field.role {
        let edge = schema.kind(kind);
        for inner in edge.fields.iter().filter(|f| is_written(schema.field(**f))) {
            row(analysis, *inner, &format!("{}: ", around.to_owned() + &field.name), out);
        }
        for inner in edge.fields.iter().filter(|f| matches!(schema.field(**f).role, Role::Derived { .. })) {
            row(analysis, *inner, &format!("{} (inferred): ", around.to_owned() + &field.name), out);
        }
    }
}

fn is_written(field: &Field) -> bool {
    matches!(field.role, Role::Stored | Role::Edge { .. })
}

/// Which fields an inverse is the other side of: "`runs_on` of `system`".
fn sources(analysis: &Analysis, field: &Field) -> String {
    let Role::Inverse(of) = &field.role else { return String::new() };
    let schema = &analysis.schema;
    let source = |id: &FieldId| {
        let source = schema.field(*id);
        format!("`{}` of `{}`", source.name, schema.kind(source.kind).name)
    };
    of.iter().map(source).collect::<Vec<_>>().join(" and ")
}

fn type_of(analysis: &Analysis, ty: &Type) -> String {
    let schema = &analysis.schema;
    let one = match &ty.elem {
        Elem::Bool => "yes or no".to_owned(),
        Elem::Int => "number".to_owned(),
        Elem::Text => "text".to_owned(),
        Elem::Date => "date".to_owned(),
        Elem::Period => "period".to_owned(),
        Elem::Duration => "duration".to_owned(),
        Elem::Rule => "the id of a rule".to_owned(),
        Elem::Any => "any record".to_owned(),
        Elem::Nothing => "nothing".to_owned(),
        Elem::FieldOf(kind) => format!("a field of `{}`", schema.kind(*kind).name),
        Elem::Enum(e) => {
            let name = &schema.enumeration(*e).name;
            format!("[{name}](#enum-{name})")
        }
        Elem::Kinds(kinds) => {
            let names = kinds.iter().map(|k| {
                let kind = schema.kind(*k);
                if kind.edge.is_none() { format!("[{0}](#{0})", kind.name) } else { format!("`{}`", kind.name) }
            });
            names.collect::<Vec<_>>().join(" or ")
        }
    };
    if ty.mult == Mult::Many { format!("any number: {one}") } else { one }
}

pub(super) fn enums(analysis: &Analysis, out: &mut String) {
    out.push_str("\n## Enums\n\nThe members of an ordered enum stand from the least to the greatest.\n");
    let schema = &analysis.schema;
    let mut all: Vec<_> =
        schema.enums.iter().filter(|e| analysis.program.package_of(e.item) == PackageId::STD).collect();
    all.sort_by(|a, b| a.name.cmp(&b.name));
    for e in all {
        let _ = writeln!(out, "\n### enum {}\n", e.name);
        let _ = write!(out, "{}", paragraph(&super::docs(analysis, e.item)));
        let _ = writeln!(out, "{}\n", if e.ordered { " (ordered)" } else { "" });
        let told = |m: &ctl_core::schema::Member| member(analysis, e.item, m);
        if e.members.iter().all(|m| m.docs.is_empty()) {
            let names: Vec<String> = e.members.iter().map(told).map(|(name, _)| name).collect();
            let _ = writeln!(out, "{}", names.join(if e.ordered { " < " } else { ", " }));
            continue;
        }
        out.push_str("| Member | Meaning |\n| --- | --- |\n");
        for (name, docs) in e.members.iter().map(told) {
            let _ = writeln!(out, "| {name} | {docs} |");
        }
    }
}

/// A member with how it reads, and its doc comment.
fn member(analysis: &Analysis, item: ctl_core::program::ItemId, m: &ctl_core::schema::Member) -> (String, String) {
    debug_assert!(matches!(analysis.program.item(item).node, ast::Node::Enum(_)));
    let name = match &m.title {
        Some(title) => format!("`{}` ({})", m.name, cell(title)),
        None => format!("`{}`", m.name),
    };
    (name, cell(&analysis.program.docs(item, &m.docs)))
}
