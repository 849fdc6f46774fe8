//! From declarations to records and columns. Names first, then every body (in parallel), then the columns.
//!
//! A mistake is reported once, at its place, and poisons its record: everything else is still lowered.

mod body;
mod declare;
mod value;

use std::sync::OnceLock;

use ctl_syntax::ast::Node;
use ctl_syntax::diagnostic::{Diagnostic, Label};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Column, Held, Model, Names, Record, Site};
use crate::program::{ItemId, PackageId, Program};
use crate::schema::{Role, Schema};
use crate::value::{FieldId, RecId, RuleId, Texts, Value, normalise};

/// Which records there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum World {
    /// Everything that the packages declare.
    Packages,
    /// What a test gives, over the reference tables of the packages.
    Test(ItemId),
}

/// Ids of all rules, in program order.
pub(crate) type RuleIds = FxHashMap<String, RuleId>;

/// About how many rows a record makes, those of its edges included: a vector that has to move as it grows pays for
/// fresh memory each time.
const ROWS_EACH: usize = 24;

/// Builds the model. Mistakes go to `sink`.
pub(crate) fn lower(
    program: &Program,
    schema: &Schema,
    rules: &RuleIds,
    world: World,
    sink: &mut Vec<Diagnostic>,
) -> Model {
    let (mut records, mut names) = declare::declare(program, schema, world, sink);
    if let World::Test(item) = world {
        declare::placeholders(program, schema, item, &mut records, &mut names);
    }
    names.kinds = records.iter().map(|r| r.kind).collect();
    let texts = Texts::default();
    let cx = Lowering { program, schema, rules, names: &names, records: &records, texts: &texts, world };

    let ids: Vec<u32> = (0..records.len() as u32).collect();
    let chunk = |ids: &[u32]| {
        let mut chunk = Chunk { rows: Vec::with_capacity(ids.len() * ROWS_EACH), ..Chunk::default() };
        for id in ids {
            body::record(&cx, RecId(*id), &mut chunk);
        }
        chunk
    };
    let mut chunks: Vec<Chunk> =
        if ids.len() < 2048 { vec![chunk(&ids)] } else { ids.par_chunks(1024).map(chunk).collect() };
    if world == World::Packages {
        chunks.push(templates(&cx));
    }
    merge(program, schema, records, names, texts, chunks, sink)
}

/// Checks the bodies of templates: their mistakes are reported there, not in each instance.
fn templates(cx: &Lowering<'_>) -> Chunk {
    let mut chunk = Chunk::default();
    for (i, entry) in cx.program.items.iter().enumerate() {
        let item = ItemId(i as u32);
        // The library's own were checked with the library.
        let sound = cx.program.package_of(item) == PackageId::STD && cx.program.root() != PackageId::STD;
        if let (Node::Template(decl), false) = (&entry.tree.item.node, sound) {
            body::template(cx, item, decl, &mut chunk);
        }
    }
    Chunk { diagnostics: chunk.diagnostics, ..Chunk::default() }
}

/// What bodies are lowered against.
pub(crate) struct Lowering<'a> {
    pub(crate) program: &'a Program,
    pub(crate) schema: &'a Schema,
    pub(crate) rules: &'a RuleIds,
    pub(crate) names: &'a Names,
    pub(crate) records: &'a [Record],
    pub(crate) texts: &'a Texts,
    pub(crate) world: World,
}

/// What a row is about: a declared record, or an edge of the same chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Record(RecId),
    Edge(u32),
}

/// An edge before it has a number.
pub(crate) struct PendingEdge {
    owner: Subject,
    field: FieldId,
    item: ItemId,
    entry: u32,
    value: u32,
    template: u32,
}

/// What one run over some bodies yields.
#[derive(Default)]
pub(crate) struct Chunk {
    rows: Vec<(Subject, FieldId, Value)>,
    /// Rows whose value is itself a subject: the `from` of an edge of an edge.
    links: Vec<(Subject, FieldId, Subject)>,
    edges: Vec<PendingEdge>,
    poisoned: Vec<Subject>,
    diagnostics: Vec<Diagnostic>,
    held: Vec<Held>,
}

/// The rows of one run, and the number of its first edge.
struct Rows {
    first: u32,
    rows: Vec<(Subject, FieldId, Value)>,
    links: Vec<(Subject, FieldId, Subject)>,
}

impl Rows {
    fn each(&self) -> impl Iterator<Item = (FieldId, RecId, Value)> {
        let number = |s: Subject| numbered_from(self.first, s);
        let rows = self.rows.iter().map(move |(s, f, v)| (*f, number(*s), *v));
        rows.chain(self.links.iter().map(move |(s, f, v)| (*f, number(*s), Value::Record(number(*v)))))
    }
}

fn numbered_from(first: u32, subject: Subject) -> RecId {
    match subject {
        Subject::Record(r) => r,
        Subject::Edge(e) => RecId(first + e),
    }
}

fn merge(
    program: &Program,
    schema: &Schema,
    mut records: Vec<Record>,
    names: Names,
    texts: Texts,
    chunks: Vec<Chunk>,
    sink: &mut Vec<Diagnostic>,
) -> Model {
    let mut counts = vec![0u32; schema.kinds.len()];
    for r in &records {
        counts[r.kind.0 as usize] += 1;
    }
    // Numbers of edges: after all declared records, in the order of their owners.
    let mut numbered: Vec<Rows> = Vec::with_capacity(chunks.len());
    records.reserve_exact(chunks.iter().map(|c| c.edges.len()).sum());
    let mut held = Vec::new();
    for chunk in chunks {
        let first = records.len() as u32;
        let number = |s: Subject| numbered_from(first, s);
        for edge in &chunk.edges {
            let Role::Edge { kind, .. } = schema.field(edge.field).role else { continue };
            let index = counts[kind.0 as usize];
            counts[kind.0 as usize] += 1;
            let site = Site::Edge {
                owner: number(edge.owner),
                field: edge.field,
                entry: edge.entry,
                value: edge.value,
                template: edge.template,
            };
            records.push(Record { kind, index, item: edge.item, site, poisoned: false });
        }
        for subject in &chunk.poisoned {
            let mut at = number(*subject);
            loop {
                records[at.0 as usize].poisoned = true;
                match records[at.0 as usize].site {
                    Site::Edge { owner, .. } => at = owner,
                    _ => break,
                }
            }
        }
        held.extend(chunk.held.into_iter().map(|h| Held { diagnostic: h.diagnostic + sink.len(), ..h }));
        sink.extend(chunk.diagnostics);
        numbered.push(Rows { first, rows: chunk.rows, links: chunk.links });
    }

    let mut by_kind: Vec<Vec<RecId>> = counts.iter().map(|n| Vec::with_capacity(*n as usize)).collect();
    for (i, r) in records.iter().enumerate() {
        by_kind[r.kind.0 as usize].push(RecId(i as u32));
    }
    let columns = columns(schema, &records, &by_kind, &numbered, &texts);
    drop(numbered);
    let inverses = schema.fields.iter().map(|_| OnceLock::new()).collect();
    let model = Model { records, by_kind, columns, inverses, names, texts, held };
    unique(program, schema, &model, sink);
    model
}

/// Places rows by field and record: two counting passes, no comparison but within a set.
fn columns(schema: &Schema, records: &[Record], by_kind: &[Vec<RecId>], rows: &[Rows], texts: &Texts) -> Vec<Column> {
    let mut columns: Vec<Column> = vec![Column::default(); schema.fields.len()];
    for (field, rec, _) in rows.iter().flat_map(Rows::each) {
        let column = &mut columns[field.0 as usize];
        if column.offsets.is_empty() {
            column.offsets = vec![0; by_kind[schema.field(field).kind.0 as usize].len() + 1];
        }
        column.offsets[records[rec.0 as usize].index as usize + 1] += 1;
    }
    for column in &mut columns {
        for i in 1..column.offsets.len() {
            column.offsets[i] += column.offsets[i - 1];
        }
        column.values = vec![Value::Bool(false); column.offsets.last().copied().unwrap_or(0) as usize];
    }
    let mut next: Vec<Vec<u32>> = columns.iter().map(|c| c.offsets.clone()).collect();
    for (field, rec, value) in rows.iter().flat_map(Rows::each) {
        let at = &mut next[field.0 as usize][records[rec.0 as usize].index as usize];
        columns[field.0 as usize].values[*at as usize] = value;
        *at += 1;
    }
    drop(next);
    for column in &mut columns {
        normalise_column(column, texts);
    }
    columns
}

/// Sorts each set; where a set lost a repeated value, closes the gap.
fn normalise_column(column: &mut Column, texts: &Texts) {
    let mut scratch = Vec::new();
    let mut kept = 0u32;
    let mut start = 0u32;
    for i in 1..column.offsets.len() {
        let end = column.offsets[i];
        if end - start > 1 {
            scratch.clear();
            scratch.extend_from_slice(&column.values[start as usize..end as usize]);
            normalise(&mut scratch, texts);
            column.values[kept as usize..kept as usize + scratch.len()].copy_from_slice(&scratch);
            kept += scratch.len() as u32;
        } else if end > start {
            column.values[kept as usize] = column.values[start as usize];
            kept += 1;
        }
        start = end;
        column.offsets[i] = kept;
    }
    column.values.truncate(kept as usize);
}

/// Auditor's ids that two records share.
fn unique(program: &Program, schema: &Schema, model: &Model, sink: &mut Vec<Diagnostic>) {
    for (i, field) in schema.fields.iter().enumerate().filter(|(_, f)| f.unique) {
        let id = FieldId(i as u32);
        let mut first: FxHashMap<Value, RecId> = FxHashMap::default();
        for rec in model.of_kind(field.kind) {
            for value in model.stored(id, *rec) {
                let Some(other) = first.insert(*value, *rec) else { continue };
                first.insert(*value, other);
                let shown = model.source_form(program, schema, *value);
                let place = |r: RecId| {
                    let written = model.written(program, schema, r, id);
                    written.and_then(|(item, f)| Some(program.span(item, f.values.first()?.value.range)))
                };
                let (Some(here), Some(there)) = (place(*rec), place(other)) else { continue };
                let kind = &schema.kind(field.kind).name;
                let message = format!("{shown} is the `{}` of two {}", field.name, crate::words::plural(kind));
                let mut d = Diagnostic::error("E0207", here, message, "again here");
                d.labels.push(Label { span: there, text: "first here".to_owned(), primary: false });
                sink.push(d.help("give each its own: auditors quote it, and nothing else tells the two apart"));
            }
        }
    }
}

pub(crate) fn rule_ids(program: &Program) -> RuleIds {
    let mut ids = RuleIds::default();
    for (i, entry) in program.items.iter().enumerate() {
        if let Node::Rule(rule) = &entry.tree.item.node {
            let next = RuleId(ids.len() as u32);
            ids.entry(program.text(ItemId(i as u32), rule.id).to_owned()).or_insert(next);
        }
    }
    ids
}
