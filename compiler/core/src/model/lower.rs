//! From declarations to records and columns. Names first, then every body (in parallel), then the columns.
//!
//! A mistake is reported once, at its place, and poisons its record: everything else is still lowered.

mod again;
mod body;
mod declare;
mod value;

use std::sync::Arc;

use ctl_syntax::ast::Node;
use ctl_syntax::diagnostic::{Diagnostic, Label};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::column::Rows;
use super::{Column, Held, Made, Model, Names, Record, Records, Site};
use crate::program::{ItemId, PackageId, Program};
use crate::schema::{Role, Schema};
use crate::value::{FieldId, Order, RecId, RuleId, Texts, Value, normalise};

pub(crate) use again::{Changed, Step, Which, lower_again, seen_as};

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
    let before = sink.len();
    let (mut records, mut names) = declare::declare(program, schema, world, sink);
    let mut made = Made { declared: records.len() as u32, ..declared_well(&sink[before..]) };
    if let World::Test(item) = world {
        declare::placeholders(program, schema, item, &mut records, &mut names);
    }
    let records: Records = records.into_iter().collect();
    names.kinds = records.iter().map(|r| r.kind).collect();
    let texts = Texts::default();
    let declared = records.len();
    let cx = Lowering { program, schema, rules, names: &names, records: &records, declared, texts: &texts, world };

    let ids: Vec<u32> = (0..records.len() as u32).collect();
    let chunk = |ids: &[u32]| {
        let mut chunk = Chunk { rows: Vec::with_capacity(ids.len() * ROWS_EACH), ..Chunk::default() };
        for id in ids {
            chunk.record(&cx, RecId(*id));
        }
        chunk
    };
    let mut chunks: Vec<Chunk> =
        if ids.len() < 2048 { vec![chunk(&ids)] } else { ids.par_chunks(1024).map(chunk).collect() };
    if world == World::Packages {
        let own = templates(&cx);
        made.templates = (own.is_some(), own.as_ref().is_some_and(|c| !c.diagnostics.is_empty()));
        chunks.extend(own);
    }
    made.faulty = chunks.iter_mut().flat_map(|c| std::mem::take(&mut c.faulty)).collect();
    merge(program, schema, (records, names, texts, made), chunks, sink)
}

/// What the mistakes that declarations had say about them.
fn declared_well(mistakes: &[Diagnostic]) -> Made {
    Made { quiet: mistakes.is_empty(), twice: mistakes.iter().any(|d| d.code == "E0206"), ..Made::default() }
}

/// Checks the bodies of templates: their mistakes are reported there, not in each instance. Nothing where there are
/// none to check.
fn templates(cx: &Lowering<'_>) -> Option<Chunk> {
    let mut chunk = Chunk::default();
    let mut any = false;
    for item in cx.program.special.iter().copied() {
        // The library's own were checked with the library.
        let sound = cx.program.package_of(item) == PackageId::STD && cx.program.root() != PackageId::STD;
        if let (Node::Template(decl), false) = (&cx.program.item(item).node, sound) {
            any = true;
            body::template(cx, item, decl, &mut chunk);
        }
    }
    any.then(|| Chunk { diagnostics: chunk.diagnostics, ..Chunk::default() })
}

/// What bodies are lowered against.
pub(crate) struct Lowering<'a> {
    pub(crate) program: &'a Program,
    pub(crate) schema: &'a Schema,
    pub(crate) rules: &'a RuleIds,
    pub(crate) names: &'a Names,
    /// By number.
    pub(crate) records: &'a Records,
    /// How many are declared.
    pub(crate) declared: usize,
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
    /// Records in whose bodies something is wrong.
    faulty: Vec<RecId>,
}

impl Chunk {
    /// Adds the body of a declared record.
    fn record(&mut self, cx: &Lowering<'_>, rec: RecId) {
        let before = self.diagnostics.len();
        body::record(cx, rec, self);
        if self.diagnostics.len() > before {
            self.faulty.push(rec);
        }
    }

    /// Marks what is wrong, and what it stands in, as not to be relied on; `edge` are the numbers of edges.
    fn poison(&self, edge: impl Fn(u32) -> RecId, records: &mut Records) {
        for subject in &self.poisoned {
            let mut at = numbered(*subject, &edge);
            loop {
                records.set(at, Record { poisoned: true, ..records[at] });
                match records[at].site {
                    Site::Edge { owner, .. } => at = owner,
                    _ => break,
                }
            }
        }
    }

    /// What an edge will be, when it has a number.
    fn edge(edge: &PendingEdge, number: impl Fn(u32) -> RecId) -> Site {
        Site::Edge {
            owner: numbered(edge.owner, number),
            field: edge.field,
            entry: edge.entry,
            value: edge.value,
            template: edge.template,
        }
    }
}

/// The rows of one run, and the number of its first edge.
struct Numbered {
    first: u32,
    rows: Vec<(Subject, FieldId, Value)>,
    links: Vec<(Subject, FieldId, Subject)>,
}

impl Numbered {
    fn each(&self) -> impl Iterator<Item = (FieldId, RecId, Value)> {
        let number = |s: Subject| numbered(s, from(self.first));
        let rows = self.rows.iter().map(move |(s, f, v)| (*f, number(*s), *v));
        rows.chain(self.links.iter().map(move |(s, f, v)| (*f, number(*s), Value::Record(number(*v)))))
    }
}

/// The record of a subject, by the numbers of edges.
fn numbered(subject: Subject, edge: impl Fn(u32) -> RecId) -> RecId {
    match subject {
        Subject::Record(rec) => rec,
        Subject::Edge(n) => edge(n),
    }
}

/// Numbers one after the other.
fn from(first: u32) -> impl Fn(u32) -> RecId {
    move |n| RecId(first + n)
}

fn merge(
    program: &Program,
    schema: &Schema,
    (mut records, names, texts, mut made): (Records, Names, Texts, Made),
    chunks: Vec<Chunk>,
    sink: &mut Vec<Diagnostic>,
) -> Model {
    let mut counts = vec![0u32; schema.kinds.len()];
    for r in records.iter() {
        counts[r.kind.0 as usize] += 1;
    }
    // Numbers of edges: after all declared records, in the order of their owners.
    let mut numbered: Vec<Numbered> = Vec::with_capacity(chunks.len());
    let mut held = Vec::new();
    for chunk in chunks {
        let first = records.len() as u32;
        for edge in &chunk.edges {
            let Role::Edge { kind, .. } = schema.field(edge.field).role else { continue };
            let index = counts[kind.0 as usize];
            counts[kind.0 as usize] += 1;
            let site = Chunk::edge(edge, from(first));
            records.push(Record { kind, index, item: edge.item, site, poisoned: false });
        }
        chunk.poison(from(first), &mut records);
        held.extend(chunk.held.into_iter().map(|h| Held { diagnostic: h.diagnostic + sink.len(), ..h }));
        sink.extend(chunk.diagnostics);
        numbered.push(Numbered { first, rows: chunk.rows, links: chunk.links });
    }

    let columns = columns(schema, &records, &counts, &numbered, &texts);
    drop(numbered);
    made.texts = texts.len();
    let mut model = Model {
        sequence: Arc::new((0..records.len() as u32).map(RecId).collect()),
        places: None,
        by_kind: by_kind(&records, &counts).into_iter().map(Arc::new).collect(),
        records,
        rows: counts,
        columns: columns.into_iter().map(Arc::new).collect(),
        holders: schema.fields.iter().map(|_| Arc::default()).collect(),
        names: Arc::new(names),
        texts: Arc::new(texts),
        held,
        made,
    };
    model.made.repeats = unique(program, schema, &model, &|_| true, sink);
    model
}

/// The records of each kind, of which there are so many.
fn by_kind(records: &Records, counts: &[u32]) -> Vec<Vec<RecId>> {
    let mut by_kind: Vec<Vec<RecId>> = counts.iter().map(|n| Vec::with_capacity(*n as usize)).collect();
    for (i, r) in records.iter().enumerate() {
        by_kind[r.kind.0 as usize].push(RecId(i as u32));
    }
    by_kind
}

/// Places rows by field and record: two counting passes, no comparison but within a set.
fn columns(schema: &Schema, records: &Records, counts: &[u32], rows: &[Numbered], texts: &Texts) -> Vec<Column> {
    let mut columns: Vec<Rows> = schema.fields.iter().map(|_| Rows::default()).collect();
    for (field, rec, _) in rows.iter().flat_map(Numbered::each) {
        let column = &mut columns[field.0 as usize];
        if column.offsets.is_empty() {
            column.offsets = vec![0; counts[schema.field(field).kind.0 as usize] as usize + 1];
        }
        column.offsets[records[rec].index as usize + 1] += 1;
    }
    for column in &mut columns {
        for i in 1..column.offsets.len() {
            column.offsets[i] += column.offsets[i - 1];
        }
        column.values = vec![Value::Bool(false); column.offsets.last().copied().unwrap_or(0) as usize];
    }
    let mut next: Vec<Vec<u32>> = columns.iter().map(|c| c.offsets.clone()).collect();
    for (field, rec, value) in rows.iter().flat_map(Numbered::each) {
        let at = &mut next[field.0 as usize][records[rec].index as usize];
        columns[field.0 as usize].values[*at as usize] = value;
        *at += 1;
    }
    drop(next);
    for column in &mut columns {
        normalise_all(column, Order { places: None, texts });
    }
    columns.into_iter().map(Column::from).collect()
}

/// Sorts each set; where a set lost a repeated value, closes the gap.
fn normalise_all(column: &mut Rows, order: Order<'_>) {
    let mut scratch = Vec::new();
    let mut kept = 0u32;
    let mut start = 0u32;
    for i in 1..column.offsets.len() {
        let end = column.offsets[i];
        if end - start > 1 {
            scratch.clear();
            scratch.extend_from_slice(&column.values[start as usize..end as usize]);
            normalise(&mut scratch, order);
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

/// Tells of values that two records share, such as auditors' ids, in those `among` the fields in which each has its own.
/// Whether there are any.
fn unique(
    program: &Program,
    schema: &Schema,
    model: &Model,
    among: &dyn Fn(FieldId) -> bool,
    sink: &mut Vec<Diagnostic>,
) -> bool {
    let before = sink.len();
    for (i, field) in schema.fields.iter().enumerate().filter(|(_, f)| f.unique) {
        let id = FieldId(i as u32);
        if !among(id) {
            continue;
        }
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
    sink.len() > before
}

pub(crate) fn rule_ids(program: &Program) -> RuleIds {
    let mut ids = RuleIds::default();
    for item in program.special.iter().copied() {
        if let Node::Rule(rule) = &program.item(item).node {
            let next = RuleId(ids.len() as u32);
            ids.entry(program.text(item, rule.id).to_owned()).or_insert(next);
        }
    }
    ids
}
