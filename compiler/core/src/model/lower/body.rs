//! The body of one record: its fields, those of its templates, and the edges they make.

use ctl_syntax::ast::{self, Entry};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::span::TextRange;

use super::value::lower_value;
use super::{Chunk, Lowering, PendingEdge, Subject, World};
use crate::model::names::Lookup;
use crate::model::{NONE, Site, decl_at, template_decl};
use crate::program::{ItemId, PackageId};
use crate::schema::{Mult, Role, did_you_mean};
use crate::value::{FieldId, KindId, RecId, Value};

/// One block that fields come from.
struct Source<'a> {
    item: ItemId,
    package: PackageId,
    block: &'a ast::Block,
    template: bool,
}

/// Lowers a declared record.
pub(super) fn record(cx: &Lowering<'_>, rec: RecId, chunk: &mut Chunk) {
    let record = cx.records[rec];
    let Site::Decl { index, nested } = record.site else { return };
    let Some(decl) = decl_at(cx.program, record.item, index, nested) else { return };
    let package = cx.program.package_of(record.item);
    let subject = Subject::Record(rec);
    if let Some((parent, field)) = cx.schema.kind(record.kind).within
        && let Some(around) = around(cx, rec, parent)
    {
        chunk.rows.push((subject, field, Value::Record(around)));
    }
    let mut sources = Vec::new();
    if let Some(block) = &decl.body {
        sources.push(Source { item: record.item, package, block, template: false });
    }
    if decl.like.is_some() {
        like(cx, record.item, decl, subject, chunk);
        for t in cx.names.templates_of(cx.program, package, record.item, decl) {
            if let Some(block) = template_decl(cx.program, t).and_then(|d| d.body.as_ref()) {
                sources.push(Source { item: t, package: cx.program.package_of(t), block, template: true });
            }
        }
    }
    // What it does not say, the record of the library that it stands in for says.
    if let Some(replaced) = cx.names.replaces.get(&rec)
        && let Some(block) = decl_at(cx.program, *replaced, NONE, NONE).and_then(|d| d.body.as_ref())
    {
        sources.push(Source { item: *replaced, package: cx.program.package_of(*replaced), block, template: true });
    }
    let name = Named { item: record.item, range: decl.name, word: cx.program.text(record.item, decl.name) };
    block(cx, subject, record.kind, &sources, &name, true, chunk);
}

/// Checks a template's body.
pub(super) fn template(cx: &Lowering<'_>, item: ItemId, decl: &ast::Decl, chunk: &mut Chunk) {
    let Some(kind) = cx.schema.kind_named(cx.program.text(item, decl.keyword)) else { return };
    let subject = Subject::Edge(NONE);
    like(cx, item, decl, subject, chunk);
    let Some(body) = &decl.body else { return };
    let sources = [Source { item, package: cx.program.package_of(item), block: body, template: false }];
    let name = Named { item, range: decl.name, word: cx.program.text(item, decl.name) };
    block(cx, subject, kind, &sources, &name, false, chunk);
}

fn around(cx: &Lowering<'_>, rec: RecId, parent: KindId) -> Option<RecId> {
    // A nested record follows the record around it, with only its own siblings between.
    (0..rec.0).rev().map(RecId).find(|r| cx.records[*r].kind == parent)
}

/// What a diagnostic calls the record whose body is lowered.
struct Named<'a> {
    item: ItemId,
    range: TextRange,
    word: &'a str,
}

fn like(cx: &Lowering<'_>, item: ItemId, decl: &ast::Decl, subject: Subject, chunk: &mut Chunk) {
    let Some(path) = &decl.like else { return };
    let package = cx.program.package_of(item);
    let text = cx.program.text(item, path.range);
    let span = cx.program.span(item, path.range);
    let own = cx.program.text(item, decl.keyword);
    let problem = match cx.names.template(cx.program, package, item, path) {
        Lookup::Found(t) => {
            let Some(other) = template_decl(cx.program, t) else { return };
            let kind = cx.program.text(t, other.keyword);
            if kind == own {
                return;
            }
            let message = format!("`{text}` is a template of a `{kind}`, not of a `{own}`");
            Diagnostic::error("E0308", span, message, "").label(cx.program.span(t, other.name), "declared here")
        }
        Lookup::NoPackage => no_package(cx, item, path),
        Lookup::Unknown => {
            let fits = cx.names.templates.iter().enumerate().flat_map(|(p, t)| {
                t.iter()
                    .filter(|(_, i)| {
                        template_decl(cx.program, **i).is_some_and(|d| cx.program.text(**i, d.keyword) == own)
                    })
                    .map(move |(n, _)| (p, &**n))
            });
            let word = cx.program.text(item, path.name);
            let mut all: Vec<(usize, &str)> = fits.collect();
            all.sort_by_key(|(p, n)| (*n, *p));
            let near = crate::schema::nearest(word, all.iter().map(|(_, n)| *n));
            let label = near.map_or_else(String::new, |n| {
                let std = all.iter().any(|(p, m)| *p == 0 && *m == n) && package != PackageId::STD;
                format!("did you mean `{}{n}`?", if std { "std::" } else { "" })
            });
            let d = Diagnostic::error("E0208", span, format!("there is no template `{text}`"), label);
            d.help(format!("`ctl explain templates` lists the templates; this one would be of a `{own}`"))
        }
    };
    chunk.poisoned.extend((subject != Subject::Edge(NONE)).then_some(subject));
    chunk.diagnostics.push(problem);
}

/// The diagnostic for an unknown package before `::`.
pub(super) fn no_package(cx: &Lowering<'_>, item: ItemId, path: &ast::Path) -> Diagnostic {
    let range = path.package.unwrap_or(path.range);
    let word = cx.program.text(item, range);
    let package = &cx.program.packages[cx.program.package_of(item).0 as usize];
    let known = package.dependencies.iter().map(|(n, _)| &**n).chain(["std"]);
    let label = did_you_mean(word, known).unwrap_or_else(|| "not a dependency of this package".to_owned());
    let d = Diagnostic::error("E0209", cx.program.span(item, range), format!("there is no package `{word}`"), label);
    d.help(format!("name it in `ctl.toml`: [dependencies] {word} = {{ path = \"...\" }}"))
}

fn block(
    cx: &Lowering<'_>,
    subject: Subject,
    kind: KindId,
    sources: &[Source<'_>],
    name: &Named<'_>,
    instance: bool,
    chunk: &mut Chunk,
) {
    let mut seen: Vec<(FieldId, TextRange, usize)> = Vec::new();
    let mut incomplete = false;
    for (s, source) in sources.iter().enumerate() {
        incomplete |= source.block.incomplete;
        for (e, entry) in source.block.entries.iter().enumerate() {
            let Entry::Field(field) = entry else { continue };
            let Some(id) = field_of(cx, kind, source, field, sources.len() > 1 || s > 0, subject, chunk) else {
                incomplete = true;
                continue;
            };
            if let Some((_, first, earlier)) = seen.iter().find(|(f, _, _)| *f == id) {
                if *earlier == s && !source.template {
                    twice(cx, source, field, *first, subject, chunk);
                }
                continue;
            }
            seen.push((id, field.name, s));
            values(cx, subject, id, source, field, (e as u32, name), chunk);
        }
    }
    if !instance {
        return;
    }
    let mut lacks = Vec::new();
    for id in &cx.schema.kind(kind).fields {
        let field = cx.schema.field(*id);
        if seen.iter().any(|(f, _, _)| f == id) {
            continue;
        }
        if let Some(default) = field.default {
            chunk.rows.push((subject, *id, default));
        } else if field.required {
            lacks.push(field);
        }
    }
    if !lacks.is_empty() && !incomplete && cx.world == World::Packages {
        chunk.poisoned.push(subject);
        let names: Vec<String> = lacks.iter().map(|f| format!("`{}`", f.name)).collect();
        let message = format!("`{}` has no {}", name.word, crate::words::list(&names, "and no"));
        let kind_name = &cx.schema.kind(kind).name;
        let label = format!(
            "{} {kind_name} needs {}",
            crate::words::article(kind_name),
            if lacks.len() == 1 { "one" } else { "them" }
        );
        let help: Vec<String> =
            lacks.iter().map(|f| format!("`{}`: {}", f.name, cx.schema.describe(&f.ty.elem))).collect();
        let d = Diagnostic::error("E0301", cx.program.span(name.item, name.range), message, label);
        chunk.diagnostics.push(d.help(format!("add {}", help.join("; "))));
    }
}

/// The field of an entry, or a diagnostic.
fn field_of(
    cx: &Lowering<'_>,
    kind: KindId,
    source: &Source<'_>,
    field: &ast::Field,
    _inherited: bool,
    subject: Subject,
    chunk: &mut Chunk,
) -> Option<FieldId> {
    let word = cx.program.text(source.item, field.name);
    let found = cx.schema.kind(kind).field(word);
    if let Some(id) = found
        && matches!(cx.schema.field(id).role, Role::Stored | Role::Edge { .. })
    {
        return Some(id);
    }
    if source.template {
        return None;
    }
    let span = cx.program.span(source.item, field.name);
    let kind_name = &cx.schema.kind(kind).name;
    let d = match found.map(|id| cx.schema.field(id)) {
        Some(f) => match &f.role {
            Role::Derived { .. } => {
                let message = format!("`{word}` is inferred, so it cannot be written");
                Diagnostic::error("E0307", span, message, "delete it")
                    .help(format!("`ctl explain` on this {kind_name} shows what was inferred, and why"))
            }
            Role::Inverse(of) => {
                let other = cx.schema.field(of[0]);
                let holder = &cx.schema.kind(other.kind).name;
                let message = format!("`{word}` is the other side of `{}`, and is written there", other.name);
                Diagnostic::error("E0307", span, message, "delete it")
                    .help(format!("write `{}` in the `{holder}` instead", other.name))
            }
            Role::Name | Role::Title => {
                let message = format!("the {word} of a record is written before its brace");
                Diagnostic::error("E0307", span, message, "").help(format!("`{kind_name} NAME \"Title\" {{ ... }}`"))
            }
            _ => Diagnostic::error("E0307", span, format!("`{word}` follows from where this is written"), "delete it"),
        },
        None => {
            let writable = cx.schema.kind(kind).fields.iter().map(|f| cx.schema.field(*f));
            let fits = writable.filter(|f| matches!(f.role, Role::Stored | Role::Edge { .. })).map(|f| &*f.name);
            let label = did_you_mean(word, fits).unwrap_or_default();
            let message = format!("{} {kind_name} has no field `{word}`", crate::words::article(kind_name));
            Diagnostic::error("E0205", span, message, label).help(format!(
                "`ctl explain {kind_name}` lists the fields of {} {kind_name}",
                crate::words::article(kind_name)
            ))
        }
    };
    chunk.poisoned.extend((subject != Subject::Edge(NONE)).then_some(subject));
    chunk.diagnostics.push(d);
    None
}

fn twice(
    cx: &Lowering<'_>,
    source: &Source<'_>,
    field: &ast::Field,
    first: TextRange,
    subject: Subject,
    chunk: &mut Chunk,
) {
    let word = cx.program.text(source.item, field.name);
    let (here, there) = (cx.program.span(source.item, field.name), cx.program.span(source.item, first));
    let d =
        Diagnostic::error("E0211", here, format!("`{word}` is given twice"), "again here").label(there, "first here");
    chunk.poisoned.extend((subject != Subject::Edge(NONE)).then_some(subject));
    chunk.diagnostics.push(d.help("join the two with a comma, or delete one"));
}

fn values(
    cx: &Lowering<'_>,
    subject: Subject,
    id: FieldId,
    source: &Source<'_>,
    field: &ast::Field,
    (entry, name): (u32, &Named<'_>),
    chunk: &mut Chunk,
) {
    let def = cx.schema.field(id);
    if def.ty.mult != Mult::Many && field.values.len() > 1 && !source.template {
        let span = cx.program.span(source.item, field.values[1].value.range);
        let message = format!("`{}` takes one value, and {} are given", def.name, field.values.len());
        let d = Diagnostic::error("E0303", span, message, "the second one");
        chunk.diagnostics.push(d.label(cx.program.span(source.item, field.values[0].value.range), "the first one"));
        chunk.poisoned.extend((subject != Subject::Edge(NONE)).then_some(subject));
    }
    let take = if def.ty.mult == Mult::Many { field.values.len() } else { 1 };
    for (v, value) in field.values.iter().take(take).enumerate() {
        let before = chunk.diagnostics.len();
        let lowered = lower_value(cx, id, source.item, source.package, &value.value, name.word, chunk);
        if source.template {
            // Reported at the template, once.
            chunk.diagnostics.truncate(before);
            chunk.held.retain(|h| h.diagnostic < before);
        }
        let Some(lowered) = lowered else {
            if !source.template {
                chunk.poisoned.extend((subject != Subject::Edge(NONE)).then_some(subject));
            }
            continue;
        };
        chunk.rows.push((subject, id, lowered));
        edge(cx, subject, id, source, (entry, v as u32, value), lowered, name, chunk);
    }
}

/// The edge record of a value, if its field makes edges.
#[allow(clippy::too_many_arguments)]
fn edge(
    cx: &Lowering<'_>,
    subject: Subject,
    id: FieldId,
    source: &Source<'_>,
    (entry, place, value): (u32, u32, &ast::EdgeValue),
    lowered: Value,
    name: &Named<'_>,
    chunk: &mut Chunk,
) {
    let def = cx.schema.field(id);
    let Role::Edge { kind, from, to } = def.role else {
        if let Some(attributes) = value.attributes.as_ref().filter(|_| !source.template) {
            let span = cx.program.span(source.item, attributes.range);
            let message = format!("a value of `{}` has no fields of its own", def.name);
            chunk.diagnostics.push(Diagnostic::error("E0305", span, message, "delete this block"));
            chunk.poisoned.extend((subject != Subject::Edge(NONE)).then_some(subject));
        }
        return;
    };
    let number = chunk.edges.len() as u32;
    chunk.edges.push(PendingEdge {
        owner: subject,
        field: id,
        item: source.item,
        entry,
        value: place,
        template: if source.template { 0 } else { NONE },
    });
    let edge = Subject::Edge(number);
    chunk.links.push((edge, from, subject));
    chunk.rows.push((edge, to, lowered));
    let attributes: Vec<Source<'_>> = value
        .attributes
        .iter()
        .map(|block| Source { item: source.item, package: source.package, block, template: source.template })
        .collect();
    let target =
        Named { item: source.item, range: value.value.range, word: cx.program.text(source.item, value.value.range) };
    let _ = name;
    block(cx, edge, kind, &attributes, &target, !source.template, chunk);
}
