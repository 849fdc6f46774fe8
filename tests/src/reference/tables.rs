//! Templates, and the records of reference kinds.

use std::fmt::Write as _;

use ctl_core::Analysis;
use ctl_core::program::ItemId;
use ctl_syntax::ast::{Decl, Entry, Node};

use super::frameworks::of_library;
use super::{cell, library, quoted};

pub(super) fn templates(analysis: &Analysis, out: &mut String) {
    out.push_str("\n## Templates\n\nUsed as `control NAME \"Title\" like std::TEMPLATE { ... }`.\n");
    let mut kinds: Vec<(&str, Vec<(ItemId, &Decl)>)> = Vec::new();
    for item in library(analysis) {
        let Node::Template(decl) = &analysis.program.item(item).node else { continue };
        let kind = analysis.program.text(item, decl.keyword);
        match kinds.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, all)) => all.push((item, decl)),
            None => kinds.push((kind, vec![(item, decl)])),
        }
    }
    for (kind, mut all) in kinds {
        all.sort_by_key(|(item, decl)| analysis.program.text(*item, decl.name));
        let _ = writeln!(out, "\n### Templates of a {kind}\n\n| Template | Title | Answers |\n| --- | --- | --- |");
        for (item, decl) in all {
            let title = decl.title.map(|t| quoted(analysis, item, t)).unwrap_or_default();
            let name = analysis.program.text(item, decl.name);
            let answers = values(analysis, item, decl, "satisfies").join(", ");
            let _ = writeln!(out, "| `{name}` | {} | {} |", cell(&title), cell(&answers));
        }
    }
}

/// The values of a field as written in a declaration.
fn values<'a>(analysis: &'a Analysis, item: ItemId, decl: &Decl, field: &str) -> Vec<&'a str> {
    let entries = decl.body.iter().flat_map(|b| &b.entries);
    let fields = entries.filter_map(|e| match e {
        Entry::Field(f) if analysis.program.text(item, f.name) == field => Some(f),
        _ => None,
    });
    fields.flat_map(|f| &f.values).map(|v| analysis.program.text(item, v.value.range)).collect()
}

pub(super) fn tables(analysis: &Analysis, out: &mut String) {
    out.push_str("\n## Tables\n\nDeclare a record of the same name to decide one of these for your package.\n");
    let schema = &analysis.schema;
    let nested = |name: &str| schema.kinds.iter().any(|k| k.within.is_some_and(|(p, _)| schema.kind(p).name == name));
    let mut kinds: Vec<_> = schema
        .kind_ids()
        .filter(|k| schema.kind(*k).reference && schema.kind(*k).within.is_none() && !nested(&schema.kind(*k).name))
        .collect();
    kinds.sort_by(|a, b| schema.kind(*a).name.cmp(&schema.kind(*b).name));
    for kind in kinds {
        let records = of_library(analysis, kind);
        if records.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n### Table of {}\n\n| Name | Reads | |\n| --- | --- | --- |", schema.kind(kind).name);
        for rec in records {
            let name = analysis.model.name(&analysis.program, schema, rec);
            let title = analysis.model.title(&analysis.program, rec).unwrap_or_default();
            let facts: Vec<String> = schema
                .kind(kind)
                .fields
                .iter()
                .filter_map(|f| {
                    let field = &schema.field(*f).name;
                    let values = super::frameworks::shown(analysis, rec, field)?;
                    Some(format!("{field} {values}"))
                })
                .collect();
            let _ = writeln!(out, "| `{name}` | {} | {} |", cell(&title), cell(&facts.join("; ")));
        }
    }
}
