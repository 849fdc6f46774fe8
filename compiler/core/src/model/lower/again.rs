//! A model made from the one before an edit: records, names and columns are those that lowering everything would give,
//! and only what the edit can have touched is lowered. What differs is told, for those who derive from it.
//!
//! A record keeps its number, and what stays keeps its order: sets of records stay sorted, whatever came between. What
//! comes has a number that no record had before, so nothing of what is gone is ever taken for it.

use std::sync::Arc;

use ctl_syntax::ast::{Entry, Node};
use ctl_syntax::diagnostic::Diagnostic;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::value::most_suggestions;
use super::{Chunk, Lowering, RuleIds, World, declare, declared_well, numbered, templates, unique};
use crate::model::{Column, Holders, Made, Model, NONE, Names, Record, Records, Site, decl_at};
use crate::program::{ItemId, Items, Program, is_declaration};
use crate::schema::{Elem, Role, Schema};
use crate::value::{FieldId, KindId, Order, RecId, Value, normalise};

/// Of which records a field holds something else.
#[derive(Clone, Debug)]
pub(crate) enum Which {
    /// Of any.
    All,
    /// Of these.
    Of(FxHashSet<RecId>),
}

/// What an edit changed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changed {
    /// By field.
    pub(crate) rows: FxHashMap<FieldId, Which>,
    /// Records that came, or that count now and did not, or the other way round.
    pub(crate) came: FxHashSet<RecId>,
    /// Records that are there no more.
    pub(crate) gone: FxHashSet<RecId>,
    /// The kinds of these.
    pub(crate) kinds: FxHashSet<KindId>,
    /// What rows held, of those that hold something else and of records that are gone.
    pub(crate) was: FxHashMap<(FieldId, RecId), Vec<Value>>,
}

/// From one model to the next.
#[derive(Debug, Default)]
pub(crate) struct Step {
    /// What stored fields hold, and who holds it.
    pub(crate) changed: Changed,
    /// Records whose text is another.
    pub(crate) touched: FxHashSet<RecId>,
    /// Records that are called otherwise.
    pub(crate) renamed: FxHashSet<RecId>,
    /// Names that came or went.
    pub(crate) words: FxHashSet<String>,
}

impl Changed {
    /// Tells of a row.
    pub(crate) fn row(&mut self, field: FieldId, rec: RecId) {
        if let Which::Of(all) = self.rows.entry(field).or_insert_with(|| Which::Of(FxHashSet::default())) {
            all.insert(rec);
        }
    }

    /// Tells what a row held.
    pub(crate) fn was(&mut self, field: FieldId, rec: RecId, before: &[Value]) {
        if !before.is_empty() {
            self.was.entry((field, rec)).or_default().extend(before);
        }
    }

    /// Tells of what holds a record no more, or does now: a field of `holder`'s kind had `before` and has `now`.
    pub(crate) fn seen(&mut self, seen_as: &[FieldId], before: &[Value], now: &[Value]) {
        for field in seen_as {
            for value in before.iter().filter(|v| !now.contains(v)).chain(now.iter().filter(|v| !before.contains(v))) {
                if let Some(rec) = value.record() {
                    self.row(*field, rec);
                }
            }
        }
    }

    /// Adds what a later edit changed.
    pub(crate) fn add(&mut self, later: Changed) {
        for (field, rows) in later.rows {
            match (self.rows.entry(field).or_insert_with(|| Which::Of(FxHashSet::default())), rows) {
                (Which::Of(all), Which::Of(more)) => all.extend(more),
                (all, Which::All) => *all = Which::All,
                (Which::All, _) => {}
            }
        }
        self.came.extend(later.came);
        self.gone.extend(later.gone);
        self.kinds.extend(later.kinds);
        for (row, before) in later.was {
            self.was.entry(row).or_default().extend(before);
        }
        self.forget();
    }

    /// Says no more of records that are gone than that, and what they held.
    pub(crate) fn forget(&mut self) {
        let gone = &self.gone;
        if gone.is_empty() {
            return;
        }
        for rows in self.rows.values_mut() {
            if let Which::Of(rows) = rows {
                rows.retain(|rec| !gone.contains(rec));
            }
        }
        self.came.retain(|rec| !gone.contains(rec));
    }
}

/// The inverses of each field.
pub(crate) fn seen_as(schema: &Schema) -> Vec<Vec<FieldId>> {
    let mut out = vec![Vec::new(); schema.fields.len()];
    for (i, field) in schema.fields.iter().enumerate() {
        if let Role::Inverse(of) = &field.role {
            of.iter().for_each(|f| out[f.0 as usize].push(FieldId(i as u32)));
        }
    }
    out
}

/// The declared records, and what became of those before.
struct Declared {
    /// By number: these as they are now, and edges as they were.
    records: Records,
    /// By kind.
    rows: Vec<u32>,
    /// In sequence; nothing, where they are those before.
    sequence: Option<Vec<RecId>>,
    came: Vec<RecId>,
    gone: Vec<RecId>,
}

impl Declared {
    /// Those before, and no others.
    fn as_before(old: &Model) -> Declared {
        let (records, rows) = (old.records.clone(), old.rows.clone());
        Declared { records, rows, sequence: None, came: Vec::new(), gone: Vec::new() }
    }

    /// Adds a record.
    fn add(&mut self, record: Record) -> RecId {
        let row = &mut self.rows[record.kind.0 as usize];
        *row += 1;
        self.records.push(Record { index: *row - 1, ..record })
    }

    /// Leads all records to where their items stand now.
    fn shift(&mut self, items: &Items) {
        if !items.shifted {
            return;
        }
        let now = items.now();
        self.records.renew(|record| {
            let item = ItemId(now.get(record.item.0 as usize).copied().unwrap_or(NONE));
            Record { item, ..*record }
        });
    }
}

/// The model of `program`, made from that of the program before. Nothing, where all has to be lowered: then nothing
/// was told to `sink`.
pub(crate) fn lower_again(
    program: &Program,
    (schema, rules): (&Schema, &RuleIds),
    (before, old): (&Program, &Model),
    items: &Items,
    sink: &mut Vec<Diagnostic>,
) -> Option<(Model, Step)> {
    // Numbers and texts of what is gone are taken back when all is lowered.
    let worn = |all: usize, of: usize| all > 2 * of + 10_000;
    if !old.held.is_empty() || worn(old.texts.len(), old.made.texts) || worn(old.records.len(), old.sequence.len()) {
        return None;
    }
    let mut told = Vec::new();
    let mut step = Step::default();
    let (declared, names, mut made) = declared_again((program, schema), (before, old), items, &mut told)?;
    let lowered = to_lower(program, schema, (before, old), items, &declared, &mut step)?;

    let Declared { mut records, rows, sequence, came, gone } = declared;
    for rec in &lowered {
        let record = records[*rec];
        records.set(*rec, Record { poisoned: is_incomplete(program, &record), ..record });
    }
    let cx = Lowering {
        program,
        schema,
        rules,
        names: &names,
        records: &records,
        declared: made.declared as usize,
        texts: &old.texts,
        world: World::Packages,
    };
    let lower = |rec: &RecId| {
        let mut chunk = Chunk::default();
        chunk.record(&cx, *rec);
        chunk
    };
    let chunks: Vec<Chunk> = match lowered.len() {
        0..64 => lowered.iter().map(lower).collect(),
        _ => lowered.par_iter().map(lower).collect(),
    };
    let wrong: usize = chunks.iter().map(|c| c.diagnostics.len()).sum();
    // With so many, which suggestions are looked for depends on what stands beside what.
    if wrong > most_suggestions(cx.declared) || chunks.iter().any(|c| !c.held.is_empty()) {
        return None;
    }
    let of_templates = if made.templates.0 { templates(&cx) } else { None };
    made.templates.1 = of_templates.as_ref().is_some_and(|c| !c.diagnostics.is_empty());
    if made.templates.1 && !step.words.is_empty() {
        return None;
    }
    made.faulty = chunks.iter().flat_map(|c| &c.faulty).copied().collect();

    let mut again = Again {
        schema,
        old,
        declared: Declared { records, rows, sequence, came, gone },
        edges: Vec::with_capacity(chunks.len()),
        lowered,
        chunks,
    };
    let (sequence, places) = again.sequence()?;
    let (by_kind, order) =
        (again.by_kind(places.as_ref()), Order { places: places.as_ref().map(|p| &p[..]), texts: &old.texts });
    let (columns, holders) = again.columns(order, &mut step);
    again.came(&mut step);
    for chunk in &mut again.chunks {
        told.append(&mut chunk.diagnostics);
    }
    told.extend(of_templates.into_iter().flat_map(|c| c.diagnostics));
    let mut model = Model {
        records: again.declared.records,
        sequence,
        places,
        by_kind,
        rows: again.declared.rows,
        columns,
        holders,
        names,
        texts: old.texts.clone(),
        held: Vec::new(),
        made,
    };
    names_of((program, schema, &model), (before, old), &mut step);
    let other = |f: FieldId| old.made.repeats || !Arc::ptr_eq(&old.columns[f.0 as usize], &model.columns[f.0 as usize]);
    model.made.repeats = unique(program, schema, &model, &other, &mut told);
    sink.append(&mut told);
    Some((model, step))
}

/// Whether an item declares one record that has no other in it and no wrong names, or nothing: then it declares what it
/// did.
fn is_plain(program: &Program, schema: &Schema, item: ItemId) -> bool {
    let decl = match &program.item(item).node {
        Node::Decl(decl) => decl,
        Node::Error => return true,
        _ => return false,
    };
    let Some(kind) = schema.kind_named(program.text(item, decl.keyword)) else { return false };
    let alias = schema.kind(kind).fields.iter().any(|f| schema.field(*f).alias);
    !alias && decl.body.iter().flat_map(|b| &b.entries).all(|e| !matches!(e, Entry::Nested(_)))
}

fn is_incomplete(program: &Program, record: &Record) -> bool {
    let Site::Decl { index, nested } = record.site else { return false };
    let decl = decl_at(program, record.item, index, nested);
    decl.and_then(|d| d.body.as_ref()).is_some_and(|b| b.incomplete)
}

/// Whether a record of a kind means nothing to others before they name it.
fn stands_alone(schema: &Schema, kind: KindId) -> bool {
    let nests = schema.kinds.iter().any(|k| k.within.is_some_and(|(parent, _)| parent == kind));
    let def = schema.kind(kind);
    !nests && !def.single && !def.reference && def.within.is_none() && def.edge.is_none()
}

/// The declared records, all names, and what is known of how they came about.
fn declared_again(
    (program, schema): (&Program, &Schema),
    (before, old): (&Program, &Model),
    items: &Items,
    told: &mut Vec<Diagnostic>,
) -> Option<(Declared, Arc<Names>, Made)> {
    if old.made.quiet && items.changed.iter().all(|i| is_plain(program, schema, *i)) {
        if !items.shifted {
            return Some((Declared::as_before(old), old.names.clone(), old.made.clone()));
        }
        if let Some((declared, names)) = carried((program, schema), (before, old), items) {
            let len = declared.sequence.as_ref().map_or(old.made.declared, |all| all.len() as u32);
            return Some((declared, Arc::new(names), Made { declared: len, ..old.made.clone() }));
        }
    }
    let (records, mut names) = declare::declare(program, schema, World::Packages, told);
    let well = declared_well(told);
    let made = Made { declared: records.len() as u32, quiet: well.quiet, ..old.made.clone() };
    let (declared, numbers) = declared(records, old, items)?;
    let names_differ = !declared.gone.is_empty() || !declared.came.is_empty();
    if old.made.twice || well.twice || (names_differ && old.made.templates.1) {
        return None;
    }
    names = names.renumbered(|rec| numbers[rec.0 as usize]);
    names.kinds = declared.records.iter().map(|r| r.kind).collect();
    Some((declared, Arc::new(names), made))
}

/// The declared records and all names, where items that declare one plain record each, or none, came, went or changed:
/// what was declared elsewhere is not looked at. Nothing where a name may have been taken.
fn carried(
    (program, schema): (&Program, &Schema),
    (before, old): (&Program, &Model),
    items: &Items,
) -> Option<(Declared, Names)> {
    let kind_of = |program: &Program, item: ItemId| match &program.item(item).node {
        Node::Decl(decl) => schema.kind_named(program.text(item, decl.keyword)),
        _ => None,
    };
    let alone = |program: &Program, item: ItemId| {
        is_plain(program, schema, item) && kind_of(program, item).is_none_or(|kind| stands_alone(schema, kind))
    };
    let all = items.changed.iter().all(|i| alone(program, *i)) && items.gone.iter().all(|i| alone(before, *i));
    if !all || !items.language || old.made.twice || old.made.templates.1 {
        return None;
    }
    let mut declared = Declared::as_before(old);
    declared.shift(items);
    let is_new = |item: &ItemId| items.before[item.0 as usize] == NONE && is_declaration(program, *item);
    let mut new = items.changed.iter().copied().filter(is_new).peekable();
    let mut sequence = Vec::with_capacity(old.made.declared as usize + 1);
    let mut came = Vec::new();
    let mut declare = |declared: &mut Declared, sequence: &mut Vec<RecId>, item: ItemId| {
        let (Node::Decl(decl), Some(kind)) = (&program.item(item).node, kind_of(program, item)) else { return };
        let site = Site::Decl { index: NONE, nested: NONE };
        let rec = declared.add(Record { kind, index: 0, item, site, poisoned: false });
        came.push((program.text(item, decl.name), item, rec));
        sequence.push(rec);
    };
    for rec in &old.sequence[..old.made.declared as usize] {
        let item = declared.records[*rec].item;
        if item.0 == NONE {
            declared.gone.push(*rec);
            continue;
        }
        while let Some(new) = new.next_if(|new| *new < item) {
            declare(&mut declared, &mut sequence, new);
        }
        sequence.push(*rec);
    }
    new.for_each(|new| declare(&mut declared, &mut sequence, new));
    let mut names = old.names.without(&declared.gone.iter().copied().collect(), &items.now())?;
    for (name, item, rec) in came {
        let table = &mut names.records[program.package_of(item).0 as usize];
        if table.get(name).is_some() {
            return None;
        }
        table.insert(name, rec);
        names.kinds.resize(rec.0 as usize, KindId(0));
        names.kinds.push(declared.records[rec].kind);
        declared.came.push(rec);
    }
    if !declared.came.is_empty() || !declared.gone.is_empty() {
        declared.sequence = Some(sequence);
    }
    Some((declared, names))
}

/// Which of the records that are declared now were there before; and by record as they stand now, its number.
fn declared(now: Vec<Record>, old: &Model, items: &Items) -> Option<(Declared, Vec<RecId>)> {
    let stood = &old.sequence[..old.made.declared as usize];
    let was: Vec<Record> = stood.iter().map(|rec| *old.record(*rec)).collect();
    let mut out = Declared::as_before(old);
    out.shift(items);
    let mut numbers = Vec::with_capacity(now.len());
    let mut changed = vec![false; items.before.len()];
    items.changed.iter().for_each(|i| changed[i.0 as usize] = true);
    let (mut at, mut i) = (0, 0);
    while i < now.len() {
        let item = now[i].item.0 as usize;
        let len = now[i..].iter().take_while(|r| r.item.0 as usize == item).count();
        let same = items.before[item];
        let mut stays = false;
        if same != NONE {
            let skipped = was[at..].iter().take_while(|r| r.item.0 < same).count();
            out.gone.extend(&stood[at..at + skipped]);
            at += skipped;
            let had = was[at..].iter().take_while(|r| r.item.0 == same).count();
            if (!changed[item] && had != len) || (changed[item] && (len > 1 || had > 1)) {
                return None;
            }
            stays = !changed[item] || (had > 0 && was[at].kind == now[i].kind);
            if !stays {
                out.gone.extend(&stood[at..at + had]);
            }
            at += had;
        }
        for n in i..i + len {
            if !stays {
                let rec = out.add(now[n]);
                out.came.push(rec);
                numbers.push(rec);
                continue;
            }
            let rec = stood[at - len + n - i];
            let before = *old.record(rec);
            let poisoned = if changed[item] { now[n].poisoned } else { before.poisoned };
            out.records.set(rec, Record { index: before.index, poisoned, ..now[n] });
            numbers.push(rec);
        }
        i += len;
    }
    out.gone.extend(&stood[at..]);
    out.sequence = Some(numbers.clone());
    Some((out, numbers))
}

/// The records whose bodies have to be lowered, in sequence.
fn to_lower(
    program: &Program,
    schema: &Schema,
    (before, old): (&Program, &Model),
    items: &Items,
    declared: &Declared,
    step: &mut Step,
) -> Option<Vec<RecId>> {
    let sequence = declared.sequence.as_deref().unwrap_or(&old.sequence[..old.made.declared as usize]);
    let record = |rec: RecId| &declared.records[rec];
    let mut lowered: FxHashSet<RecId> = FxHashSet::default();
    for item in &items.changed {
        let first = sequence.partition_point(|rec| record(*rec).item < *item);
        lowered.extend(sequence[first..].iter().take_while(|rec| record(**rec).item == *item));
    }
    let gone: FxHashSet<RecId> = declared.gone.iter().copied().collect();
    let known = |rec: &RecId| !gone.contains(rec);
    lowered.extend(old.made.faulty.iter().copied().filter(known));
    for rec in &declared.gone {
        let kind = old.record(*rec).kind;
        if !stands_alone(schema, kind) {
            return None;
        }
        step.changed.kinds.insert(kind);
        step.words.insert(old.name(before, schema, *rec));
        let holding = schema.fields.iter().enumerate().filter(|(_, f)| {
            matches!(f.role, Role::Stored | Role::Edge { .. } | Role::Given)
                && schema.kinds_of(&f.ty.elem).contains(&kind)
        });
        for (field, _) in holding {
            let holders = old.inverse(schema, FieldId(field as u32)).get(*rec);
            lowered.extend(holders.iter().map(|holder| old.declared_owner(*holder)).filter(known));
        }
    }
    for rec in &declared.came {
        let record = record(*rec);
        let decl = match record.site {
            Site::Decl { index, nested } => decl_at(program, record.item, index, nested)?,
            _ => return None,
        };
        let name = program.text(record.item, decl.name);
        // A name that meant something else: whoever names it may mean this one now.
        let meant = old.names.records.iter().filter_map(|of| of.get(name)).any(|other| known(&other));
        if meant || !stands_alone(schema, record.kind) {
            return None;
        }
        step.words.insert(name.to_owned());
    }
    let mut lowered: Vec<RecId> = lowered.into_iter().collect();
    lowered.sort_unstable_by_key(|rec| record(*rec).stand());
    Some(lowered)
}

/// By field: what it holds, and who holds what.
type Columns = (Vec<Arc<Column>>, Vec<Arc<Holders>>);

/// All records in sequence, and their places in it.
type Sequence = (Arc<Vec<RecId>>, Option<Arc<Vec<u32>>>);

/// A model in the making.
struct Again<'a> {
    schema: &'a Schema,
    old: &'a Model,
    /// With edges among what came and went, once these have numbers.
    declared: Declared,
    lowered: Vec<RecId>,
    /// By what was lowered.
    chunks: Vec<Chunk>,
    /// By what was lowered: the numbers of its edges.
    edges: Vec<Vec<RecId>>,
}

impl Again<'_> {
    /// The edges of a record before, by their places in the sequence.
    fn old_edges(&self, owner: RecId) -> std::ops::Range<usize> {
        let first = self.old.made.declared as usize;
        let edges = &self.old.sequence[first..];
        let of = |edge: &RecId| self.old.place(self.old.declared_owner(*edge));
        let place = self.old.place(owner);
        first + edges.partition_point(|e| of(e) < place)..first + edges.partition_point(|e| of(e) <= place)
    }

    /// Gives numbers to edges: those that they had, where they are the same. All records in sequence then.
    fn sequence(&mut self) -> Option<Sequence> {
        // What stands in the place of stretches of the sequence before.
        let mut others: Vec<(std::ops::Range<usize>, Vec<RecId>)> = Vec::new();
        let came: FxHashSet<RecId> = self.declared.came.iter().copied().collect();
        let (gone, stood) = (self.declared.gone.clone(), self.stood());
        for at in 0..self.lowered.len() {
            let rec = self.lowered[at];
            let old = match came.contains(&rec) {
                true => self.between(rec, stood.as_deref().unwrap_or_default()),
                false => self.old_edges(rec),
            };
            let edges = self.pair(at, old.clone());
            if self.old.sequence[old.clone()] != edges[..] {
                others.push((old, edges.clone()));
            }
            self.edges.push(edges);
        }
        for rec in gone {
            let old = self.old_edges(rec);
            if !old.is_empty() {
                self.declared.gone.extend(&self.old.sequence[old.clone()]);
                others.push((old, Vec::new()));
            }
        }
        for (chunk, edges) in self.chunks.iter().zip(&self.edges).filter(|(chunk, _)| !chunk.poisoned.is_empty()) {
            chunk.poison(|n| edges[n as usize], &mut self.declared.records);
        }
        if others.is_empty() && self.declared.sequence.is_none() {
            return Some((self.old.sequence.clone(), self.old.places.clone()));
        }
        others.sort_by_key(|(range, _)| range.start);
        let declared = self.old.made.declared as usize;
        let mut sequence = self.declared.sequence.take().unwrap_or_else(|| self.old.sequence[..declared].to_vec());
        let (before, mut from) = (sequence.len(), declared);
        sequence.reserve(self.old.sequence.len() - declared + self.edges.iter().map(Vec::len).sum::<usize>());
        for (range, edges) in others {
            sequence.extend(self.old.sequence.get(from..range.start).unwrap_or_default());
            sequence.extend(edges);
            from = from.max(range.end);
        }
        sequence.extend(&self.old.sequence[from..]);
        // An edge of a template that is another now.
        if sequence[before..].iter().any(|edge| self.declared.records[*edge].item.0 == NONE) {
            return None;
        }
        let mut places = vec![NONE; self.declared.records.len()];
        sequence.iter().zip(0..).for_each(|(rec, place)| places[rec.0 as usize] = place);
        Some((Arc::new(sequence), Some(Arc::new(places))))
    }

    /// By number: after how many of the declared records now a declared one stands, itself among them. What is gone stands
    /// with the one before it.
    fn stood(&self) -> Option<Vec<u32>> {
        let sequence = self.declared.sequence.as_ref()?;
        let mut stood = vec![NONE; self.declared.records.len()];
        sequence.iter().zip(1..).for_each(|(rec, n)| stood[rec.0 as usize] = n);
        let mut last = 0;
        for rec in &self.old.sequence[..self.old.made.declared as usize] {
            match &mut stood[rec.0 as usize] {
                gone @ &mut NONE => *gone = last,
                known => last = *known,
            }
        }
        Some(stood)
    }

    /// Where edges of a record that came belong among those before.
    fn between(&self, rec: RecId, stood: &[u32]) -> std::ops::Range<usize> {
        let first = self.old.made.declared as usize;
        let of = |edge: &RecId| stood[self.old.declared_owner(*edge).0 as usize];
        let at = first + self.old.sequence[first..].partition_point(|edge| of(edge) < stood[rec.0 as usize]);
        at..at
    }

    /// The numbers of the edges of a record that was lowered, found among those that it had.
    fn pair(&mut self, at: usize, old: std::ops::Range<usize>) -> Vec<RecId> {
        let to = |field: FieldId| match self.schema.field(field).role {
            Role::Edge { to, .. } => Some(to),
            _ => None,
        };
        let chunk = &self.chunks[at];
        let now = chunk.edges.iter().zip(0..).map(|(edge, n)| {
            let is_it = |(subject, field, _): &&(super::Subject, FieldId, Value)| {
                *subject == super::Subject::Edge(n) && Some(*field) == to(edge.field)
            };
            (edge.field, chunk.rows.iter().find(is_it).map(|(_, _, value)| *value))
        });
        let now: Vec<(FieldId, Option<Value>)> = now.collect();
        let before = &self.old.sequence[old];
        let was = before.iter().filter_map(|edge| {
            let Site::Edge { field, .. } = self.old.record(*edge).site else { return None };
            Some((field, to(field).and_then(|to| self.old.stored(to, *edge).first().copied())))
        });
        let was: Vec<(FieldId, Option<Value>)> = was.collect();
        let most = was.len().min(now.len());
        let head = (0..most).take_while(|n| was[*n] == now[*n]).count();
        let tail = (0..most - head).take_while(|n| was[was.len() - 1 - n] == now[now.len() - 1 - n]).count();
        let mut edges = Vec::with_capacity(now.len());
        for (n, (field, _)) in now.iter().enumerate() {
            let Role::Edge { kind, .. } = self.schema.field(*field).role else { continue };
            let item = self.chunks[at].edges[n].item;
            let same = match n {
                _ if n < head => Some(before[n]),
                _ if n >= now.len() - tail => Some(before[before.len() - (now.len() - n)]),
                _ => None,
            };
            edges.push(same.unwrap_or_else(|| {
                let site = Site::Decl { index: NONE, nested: NONE };
                let rec = self.declared.add(Record { kind, index: 0, item, site, poisoned: false });
                self.declared.came.push(rec);
                rec
            }));
        }
        for (n, edge) in edges.iter().enumerate() {
            let pending = &self.chunks[at].edges[n];
            let site = Chunk::edge(pending, |n| edges[n as usize]);
            let record = Record { site, item: pending.item, poisoned: false, ..self.declared.records[*edge] };
            self.declared.records.set(*edge, record);
        }
        self.declared.gone.extend(&before[head..before.len() - tail]);
        edges
    }

    /// The records that were lowered, and their edges: by what was lowered.
    fn lowered(&self) -> impl Iterator<Item = RecId> {
        self.lowered.iter().zip(&self.edges).flat_map(|(rec, edges)| std::iter::once(rec).chain(edges)).copied()
    }

    /// The records of each kind, in sequence.
    fn by_kind(&self, places: Option<&Arc<Vec<u32>>>) -> Vec<Arc<Vec<RecId>>> {
        let mut by_kind = self.old.by_kind.clone();
        let kind = |rec: RecId| self.declared.records[rec].kind.0 as usize;
        let place = |rec: RecId| places.map_or(rec.0, |places| places[rec.0 as usize]);
        let differ: FxHashSet<usize> =
            self.declared.came.iter().chain(&self.declared.gone).map(|rec| kind(*rec)).collect();
        for at in differ {
            let all = Arc::make_mut(&mut by_kind[at]);
            all.retain(|rec| place(*rec) != NONE);
            all.extend(self.declared.came.iter().copied().filter(|rec| kind(*rec) == at));
            // Two runs, each sorted, are merged.
            all.sort_by_key(|rec| place(*rec));
        }
        by_kind
    }

    /// What stored fields hold; those in which nothing is another are those before.
    fn columns(&self, order: Order<'_>, step: &mut Step) -> Columns {
        let (schema, old) = (self.schema, self.old);
        let inverse = seen_as(schema);
        let mut rows: FxHashMap<(FieldId, RecId), Vec<Value>> = FxHashMap::default();
        for (chunk, edges) in self.chunks.iter().zip(&self.edges) {
            let number = |subject| numbered(subject, |n| edges[n as usize]);
            for (subject, field, value) in &chunk.rows {
                rows.entry((*field, number(*subject))).or_default().push(*value);
            }
            for (subject, field, value) in &chunk.links {
                rows.entry((*field, number(*subject))).or_default().push(Value::Record(number(*value)));
            }
        }
        rows.values_mut().for_each(|v| normalise(v, order));
        let is_stored = |f: &FieldId| matches!(schema.field(*f).role, Role::Stored | Role::Edge { .. } | Role::Given);
        let fields = |kind: KindId| schema.kind(kind).fields.iter().copied().filter(is_stored);
        let mut other: FxHashMap<FieldId, FxHashMap<u32, &[Value]>> = FxHashMap::default();
        let came: FxHashSet<RecId> = self.declared.came.iter().copied().collect();
        for rec in self.lowered() {
            let record = self.declared.records[rec];
            for field in fields(record.kind) {
                let now = rows.get(&(field, rec)).map_or(&[][..], |now| now);
                let came = came.contains(&rec);
                let before = if came { &[] } else { old.stored(field, rec) };
                if before != now {
                    other.entry(field).or_default().insert(record.index, now);
                    step.changed.was(field, rec, before);
                }
                if came || before != now {
                    step.changed.row(field, rec);
                    step.changed.seen(&inverse[field.0 as usize], before, now);
                }
            }
        }
        // What records that are gone held, they hold no more.
        let (mut members, nothing): (FxHashSet<KindId>, &[Value]) = (FxHashSet::default(), &[]);
        for rec in &self.declared.gone {
            let record = self.declared.records[*rec];
            members.insert(record.kind);
            step.changed.kinds.insert(record.kind);
            for field in fields(record.kind) {
                let before = old.stored(field, *rec);
                if !before.is_empty() {
                    other.entry(field).or_default().insert(record.index, nothing);
                    step.changed.was(field, *rec, before);
                    step.changed.seen(&inverse[field.0 as usize], before, nothing);
                }
            }
        }
        members.extend(came.iter().map(|rec| self.declared.records[*rec].kind));
        step.changed.gone.extend(&self.declared.gone);
        step.changed.forget();
        let column = |(at, column): (usize, &Arc<Column>)| match other.get(&FieldId(at as u32)) {
            Some(other) => Arc::new(column.with(other)),
            None => column.clone(),
        };
        let columns: Vec<Arc<Column>> = old.columns.par_iter().enumerate().map(column).collect();
        let holders = columns.iter().zip(&old.columns).zip(&old.holders).zip(&schema.fields);
        let holders = holders.map(|(((column, before), holders), field)| {
            // Who comes and says nothing is among those that hold `no`.
            let others = field.ty.elem == Elem::Bool && members.contains(&field.kind);
            if Arc::ptr_eq(column, before) && !others { holders.clone() } else { Arc::default() }
        });
        let holders = holders.collect();
        (columns, holders)
    }

    /// Tells which records came, and which count now and did not or the other way round.
    fn came(&self, step: &mut Step) {
        let came: FxHashSet<RecId> = self.declared.came.iter().copied().collect();
        for rec in self.lowered() {
            let record = self.declared.records[rec];
            step.touched.insert(rec);
            let came = came.contains(&rec);
            if came || self.old.record(rec).poisoned != record.poisoned {
                step.changed.came.insert(rec);
                step.changed.kinds.insert(record.kind);
            }
            if came {
                step.renamed.insert(rec);
                self.schema.kind(record.kind).fields.iter().for_each(|f| step.changed.row(*f, rec));
            }
        }
    }
}

/// Tells which records are called otherwise.
fn names_of((program, schema, model): (&Program, &Schema, &Model), (before, old): (&Program, &Model), step: &mut Step) {
    let role = |kind: KindId, wanted: fn(&Role) -> bool| {
        schema.kind(kind).fields.iter().copied().find(|f| wanted(&schema.field(*f).role))
    };
    let touched: Vec<RecId> = step.touched.iter().copied().filter(|r| !step.renamed.contains(r)).collect();
    for rec in touched {
        let kind = model.record(rec).kind;
        let title = model.title(program, rec) != old.title(before, rec);
        let name = model.name(program, schema, rec) != old.name(before, schema, rec);
        let known = schema.kind(kind).known_by.is_some_and(|f| match step.changed.rows.get(&f) {
            Some(Which::Of(rows)) => rows.contains(&rec),
            Some(Which::All) => true,
            None => false,
        });
        if title && let Some(field) = role(kind, |r| matches!(r, Role::Title)) {
            step.changed.row(field, rec);
        }
        if name && let Some(field) = role(kind, |r| matches!(r, Role::Name)) {
            step.changed.row(field, rec);
        }
        if title || name || known {
            step.renamed.insert(rec);
        }
    }
}
