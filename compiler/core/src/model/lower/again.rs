//! A model made from the one before an edit: records, names and columns are those that lowering everything would give,
//! and only what the edit can have touched is lowered. What differs is told, for those who derive from it.
//!
//! Records are numbered as they stand in the files, so an edit moves numbers and never their order: sets of records
//! that are mapped are still sorted.

use std::sync::Arc;

use ctl_syntax::ast::{Entry, Node};
use ctl_syntax::diagnostic::Diagnostic;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::value::most_suggestions;
use super::{Chunk, Lowering, RuleIds, World, by_kind, declare, declared_well, numbered_from, templates, unique};
use crate::model::Names;
use crate::model::{Column, Holders, Made, Model, NONE, Record, Site, decl_at};
use crate::program::{ItemId, Items, Program};
use crate::schema::{Role, Schema};
use crate::value::{FieldId, KindId, RecId, Value, normalise};

/// Of which records a field holds something else.
#[derive(Clone, Debug)]
pub(crate) enum Which {
    /// Of any.
    All,
    /// Of these.
    Of(FxHashSet<RecId>),
}

/// What an edit changed: by numbers after it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Changed {
    /// By field.
    pub(crate) rows: FxHashMap<FieldId, Which>,
    /// Records that came, or that count now and did not, or the other way round.
    pub(crate) came: FxHashSet<RecId>,
    /// The kinds of which records came or went.
    pub(crate) kinds: FxHashSet<KindId>,
}

/// From one model to the next.
#[derive(Debug, Default)]
pub(crate) struct Step {
    /// By record before: its number now, or `NONE`. Nothing where all kept theirs.
    pub(crate) map: Option<Arc<[u32]>>,
    /// What stored fields hold.
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

    /// Tells of what holds a record no more, or does now: a field of `holder`'s kind had `before` and has `now`.
    pub(crate) fn seen(&mut self, seen_as: &[FieldId], before: &[Value], now: &[Value]) {
        for field in seen_as {
            for value in before.iter().filter(|v| !now.contains(v)).chain(now.iter().filter(|v| !before.contains(v))) {
                if let Some(rec) = value.record().filter(|r| r.0 != NONE) {
                    self.row(*field, rec);
                }
            }
        }
    }
}

impl Changed {
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
        self.kinds.extend(later.kinds);
    }

    /// Follows a later edit that moved records.
    pub(crate) fn renumber(&mut self, map: &[u32]) {
        let follow = |set: &FxHashSet<RecId>| -> FxHashSet<RecId> {
            set.iter().map(|r| moved(Some(map), *r)).filter(|r| r.0 != NONE).collect()
        };
        for rows in self.rows.values_mut() {
            if let Which::Of(set) = rows {
                *set = follow(set);
            }
        }
        self.came = follow(&self.came);
    }
}

/// Where a record has come to; `NONE` where it is gone, or was.
pub(crate) fn moved(map: Option<&[u32]>, rec: RecId) -> RecId {
    map.map_or(rec, |map| RecId(map.get(rec.0 as usize).copied().unwrap_or(NONE)))
}

/// A value after an edit.
pub(crate) fn moved_value(map: Option<&[u32]>, value: Value) -> Value {
    match value {
        Value::Record(rec) => Value::Record(moved(map, rec)),
        other => other,
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
    /// These and, where all have the numbers that they had, the edges before.
    records: Arc<Vec<Record>>,
    /// By record now: the one before.
    before: Vec<u32>,
    /// Those before that are gone.
    gone: Vec<RecId>,
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
    if !old.held.is_empty() || old.texts.len() > 2 * old.made.texts + 10_000 {
        return None;
    }
    let mut told = Vec::new();
    let mut step = Step::default();
    let plain = old.made.quiet && items.changed.iter().all(|i| is_plain(program, schema, *i));
    let as_before = plain && !items.shifted;
    let carried = (plain && items.shifted).then(|| carried((program, schema), (before, old), items)).flatten();
    let (mut declared, names, mut made) = if let Some((declared, names)) = carried {
        let made = Made { declared: declared.before.len() as u32, ..old.made.clone() };
        (declared, Arc::new(names), made)
    } else if as_before {
        let declared =
            Declared { records: old.records.clone(), before: (0..old.made.declared).collect(), gone: Vec::new() };
        (declared, old.names.clone(), old.made.clone())
    } else {
        let (records, mut names) = declare::declare(program, schema, World::Packages, &mut told);
        let well = declared_well(&told);
        names.kinds = records.iter().map(|r| r.kind).collect();
        let declared = declared(records, old, items)?;
        let names_differ = !declared.gone.is_empty() || declared.before.contains(&NONE);
        if old.made.twice || well.twice || (names_differ && old.made.templates.1) {
            return None;
        }
        let made = Made { declared: declared.before.len() as u32, quiet: well.quiet, ..old.made.clone() };
        (declared, Arc::new(names), made)
    };
    let lowered = to_lower(program, schema, (before, old), items, &declared, &mut step)?;

    let mut records = std::mem::take(&mut declared.records);
    for rec in &lowered {
        let record = records[rec.0 as usize];
        set(&mut records, *rec, Record { poisoned: is_incomplete(program, &record), ..record });
    }
    let declarations = &records[..made.declared as usize];
    let cx = Lowering {
        program,
        schema,
        rules,
        names: &names,
        records: declarations,
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
    if wrong > most_suggestions(declarations.len()) || chunks.iter().any(|c| !c.held.is_empty()) {
        return None;
    }
    let of_templates = if made.templates.0 { templates(&cx) } else { None };
    made.templates.1 = of_templates.as_ref().is_some_and(|c| !c.diagnostics.is_empty());
    if made.templates.1 && step.map.is_some() && !step.words.is_empty() {
        return None;
    }
    made.faulty = chunks.iter().flat_map(|c| &c.faulty).copied().collect();

    let mut again = Again { schema, old, records, declared, lowered, chunks, firsts: Vec::new(), back: Vec::new() };
    let map = again.edges(items)?;
    let map = map.as_deref();
    let (columns, holders) = again.columns(map, &mut step)?;
    again.came(&mut step);
    let back = std::mem::take(&mut again.back);
    let by_kind = match as_before && map.is_none() {
        true => old.by_kind.clone(),
        false => Arc::new(by_kind(&again.records, schema.kinds.len())),
    };
    for chunk in &mut again.chunks {
        told.append(&mut chunk.diagnostics);
    }
    told.extend(of_templates.into_iter().flat_map(|c| c.diagnostics));
    let mut model = Model {
        records: again.records,
        by_kind,
        columns,
        holders,
        names,
        texts: old.texts.clone(),
        held: Vec::new(),
        made,
    };
    step.map = map.map(Arc::from);
    names_of((program, schema, &model), (before, old), &back, &mut step);
    let other = |f: FieldId| old.made.repeats || !Arc::ptr_eq(&old.columns[f.0 as usize], &model.columns[f.0 as usize]);
    model.made.repeats = unique(program, schema, &model, &other, &mut told);
    sink.append(&mut told);
    Some((model, step))
}

/// Puts a record in the place of another, where it is another.
fn set(records: &mut Arc<Vec<Record>>, rec: RecId, record: Record) {
    if records[rec.0 as usize] != record {
        Arc::make_mut(records)[rec.0 as usize] = record;
    }
}

/// Whether an item declares one record that has no other in it and no wrong names: then it declares what it did.
fn is_plain(program: &Program, schema: &Schema, item: ItemId) -> bool {
    let Node::Decl(decl) = &program.item(item).node else { return false };
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

/// The declared records and all names, where items that declare one plain record each came, went or changed: what was
/// declared elsewhere is not looked at. Nothing where a name may have been taken.
fn carried(
    (program, schema): (&Program, &Schema),
    (before, old): (&Program, &Model),
    items: &Items,
) -> Option<(Declared, Names)> {
    let alone = |program: &Program, item: ItemId| match &program.item(item).node {
        Node::Decl(decl) => {
            let kind = schema.kind_named(program.text(item, decl.keyword));
            is_plain(program, schema, item) && kind.is_some_and(|kind| stands_alone(schema, kind))
        }
        _ => false,
    };
    let all = items.changed.iter().all(|i| alone(program, *i)) && items.gone.iter().all(|i| alone(before, *i));
    if !all || !items.language || old.made.twice || old.made.templates.1 {
        return None;
    }
    let was = &old.records[..old.made.declared as usize];
    let now = items.now();
    let mut new = items.changed.iter().copied().filter(|item| items.before[item.0 as usize] == NONE).peekable();
    let (mut records, mut before): (Vec<Record>, Vec<u32>) = (Vec::with_capacity(was.len() + 1), Vec::new());
    let (mut gone, mut came, mut map) = (Vec::new(), Vec::new(), vec![NONE; was.len()]);
    let mut declare = |records: &mut Vec<Record>, before: &mut Vec<u32>, item: ItemId| {
        let Node::Decl(decl) = &program.item(item).node else { return None };
        let kind = schema.kind_named(program.text(item, decl.keyword))?;
        came.push((program.text(item, decl.name), item, RecId(records.len() as u32)));
        let site = Site::Decl { index: NONE, nested: NONE };
        records.push(Record { kind, index: 0, item, site, poisoned: false });
        before.push(NONE);
        Some(())
    };
    for (n, record) in was.iter().enumerate() {
        let item = ItemId(now.get(record.item.0 as usize).copied().unwrap_or(NONE));
        if item.0 == NONE {
            gone.push(RecId(n as u32));
            continue;
        }
        while let Some(new) = new.next_if(|new| *new < item) {
            declare(&mut records, &mut before, new)?;
        }
        map[n] = records.len() as u32;
        records.push(Record { item, ..*record });
        before.push(n as u32);
    }
    new.try_for_each(|new| declare(&mut records, &mut before, new))?;
    let mut counts = vec![0; schema.kinds.len()];
    for record in &mut records {
        record.index = counts[record.kind.0 as usize];
        counts[record.kind.0 as usize] += 1;
    }
    let mut names = old.names.moved(&map, &now, records.iter().map(|r| r.kind).collect())?;
    for (name, item, rec) in came {
        let table = &mut names.records[program.package_of(item).0 as usize];
        if table.get(name).is_some() {
            return None;
        }
        table.insert(name, rec);
    }
    Some((Declared { records: Arc::new(records), before, gone }, names))
}

/// Which of the records that are declared now were there before.
fn declared(mut records: Vec<Record>, old: &Model, items: &Items) -> Option<Declared> {
    let was = &old.records[..old.made.declared as usize];
    let mut before = vec![NONE; records.len()];
    let mut gone = Vec::new();
    let mut changed = vec![false; items.before.len()];
    items.changed.iter().for_each(|i| changed[i.0 as usize] = true);
    let (mut at, mut i) = (0, 0);
    while i < records.len() {
        let item = records[i].item.0 as usize;
        let len = records[i..].iter().take_while(|r| r.item.0 as usize == item).count();
        let same = items.before[item];
        if same != NONE {
            let skipped = was[at..].iter().take_while(|r| r.item.0 < same).count();
            gone.extend((at..at + skipped).map(|r| RecId(r as u32)));
            at += skipped;
            let had = was[at..].iter().take_while(|r| r.item.0 == same).count();
            if (!changed[item] && had != len) || (changed[item] && (len > 1 || had > 1)) {
                return None;
            }
            if changed[item] && (had == 0 || was[at].kind != records[i].kind) {
                gone.extend((at..at + had).map(|r| RecId(r as u32)));
            } else {
                for n in 0..len {
                    before[i + n] = (at + n) as u32;
                    if !changed[item] {
                        records[i + n].poisoned = was[at + n].poisoned;
                    }
                }
            }
            at += had;
        }
        i += len;
    }
    gone.extend((at..was.len()).map(|r| RecId(r as u32)));
    Some(Declared { records: Arc::new(records), before, gone })
}

/// The records whose bodies have to be lowered, ascending.
fn to_lower(
    program: &Program,
    schema: &Schema,
    (before, old): (&Program, &Model),
    items: &Items,
    declared: &Declared,
    step: &mut Step,
) -> Option<Vec<RecId>> {
    let mut lowered: FxHashSet<RecId> = FxHashSet::default();
    for item in &items.changed {
        let records = &declared.records[..declared.before.len()];
        let range = records.partition_point(|r| r.item < *item)..records.partition_point(|r| r.item <= *item);
        lowered.extend(range.map(|r| RecId(r as u32)));
    }
    // What stays is in its order.
    let mut now = vec![NONE; old.made.declared as usize];
    let stay = declared.before.iter().zip(0..).filter(|(was, _)| **was != NONE);
    stay.for_each(|(was, n)| now[*was as usize] = n);
    let known = |rec: RecId| Some(RecId(now[rec.0 as usize])).filter(|n| n.0 != NONE);
    lowered.extend(old.made.faulty.iter().filter_map(|rec| known(*rec)));
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
            for holder in old.inverse(schema, FieldId(field as u32)).get(*rec) {
                lowered.extend(known(old.declared_owner(*holder)));
            }
        }
    }
    let gone: FxHashSet<RecId> = declared.gone.iter().copied().collect();
    for (rec, was) in declared.records.iter().zip(&declared.before) {
        if *was != NONE {
            continue;
        }
        let decl = match rec.site {
            Site::Decl { index, nested } => decl_at(program, rec.item, index, nested)?,
            _ => return None,
        };
        let name = program.text(rec.item, decl.name);
        // A name that meant something else: whoever names it may mean this one now.
        let meant = old.names.records.iter().filter_map(|of| of.get(name)).any(|other| !gone.contains(&other));
        if meant || !stands_alone(schema, rec.kind) {
            return None;
        }
        step.words.insert(name.to_owned());
    }
    let mut lowered: Vec<RecId> = lowered.into_iter().collect();
    lowered.sort_unstable();
    Some(lowered)
}

/// By field: what it holds, and who holds what.
type Columns = (Vec<Arc<Column>>, Vec<Arc<Holders>>);

/// A model in the making.
struct Again<'a> {
    schema: &'a Schema,
    old: &'a Model,
    records: Arc<Vec<Record>>,
    declared: Declared,
    lowered: Vec<RecId>,
    /// By what was lowered.
    chunks: Vec<Chunk>,
    /// By what was lowered: the number of its first edge.
    firsts: Vec<u32>,
    /// By record now: the one before.
    back: Vec<u32>,
}

impl Again<'_> {
    /// The edges of an old record.
    fn old_edges(&self, owner: RecId) -> std::ops::Range<usize> {
        let first = self.old.made.declared as usize;
        let edges = &self.old.records[first..];
        let of = |r: &Record| match r.site {
            Site::Edge { owner, .. } => self.old.declared_owner(owner),
            _ => owner,
        };
        first + edges.partition_point(|r| of(r) < owner)..first + edges.partition_point(|r| of(r) <= owner)
    }

    /// Numbers all edges, and so all records; the map from numbers before, where any moved.
    #[allow(clippy::option_option)]
    fn edges(&mut self, items: &Items) -> Option<Option<Vec<u32>>> {
        let as_numbered = self.declared.gone.is_empty()
            && self.declared.before.iter().zip(0..).all(|(b, n)| *b == n)
            && self.lowered.iter().zip(&self.chunks).all(|(rec, chunk)| {
                let old = &self.old.records[self.old_edges(*rec)];
                let field = |r: &Record| match r.site {
                    Site::Edge { field, .. } => Some(field),
                    _ => None,
                };
                old.len() == chunk.edges.len() && old.iter().zip(&chunk.edges).all(|(a, b)| field(a) == Some(b.field))
            });
        if as_numbered {
            let first = self.old.made.declared as usize;
            if self.records.len() == first {
                let records = Arc::make_mut(&mut self.records);
                records.extend_from_slice(&self.old.records[first..]);
                if items.shifted {
                    let item_of = items.now();
                    for edge in &mut records[first..] {
                        edge.item = ItemId(item_of[edge.item.0 as usize]);
                    }
                }
            }
            self.back = (0..self.records.len() as u32).collect();
            for at in 0..self.lowered.len() {
                let range = self.old_edges(self.lowered[at]);
                self.firsts.push(range.start as u32);
                for (edge, n) in self.chunks[at].edges.iter().zip(range.clone()) {
                    let site = Chunk::edge(edge, range.start as u32);
                    let record = Record { site, item: edge.item, poisoned: false, ..self.records[n] };
                    set(&mut self.records, RecId(n as u32), record);
                }
                if !self.chunks[at].poisoned.is_empty() {
                    self.chunks[at].poison(range.start as u32, Arc::make_mut(&mut self.records).as_mut_slice());
                }
            }
            return Some(None);
        }
        let mut map = vec![NONE; self.old.records.len()];
        for (now, was) in self.declared.before.iter().enumerate().filter(|(_, was)| **was != NONE) {
            map[*was as usize] = now as u32;
        }
        self.back.clone_from(&self.declared.before);
        let mut records = self.records[..self.declared.before.len()].to_vec();
        records.reserve(self.old.records.len() - self.old.made.declared as usize);
        let item_of = items.now();
        let mut at = 0;
        let mut from = self.old.made.declared as usize;
        for rec in 0..self.declared.before.len() as u32 {
            let was = self.declared.before[rec as usize];
            let owner_of = |n: usize| match self.old.records.get(n)?.site {
                Site::Edge { owner, .. } => Some(self.old.declared_owner(owner).0),
                _ => None,
            };
            if was != NONE {
                while owner_of(from).is_some_and(|o| o < was) {
                    from += 1;
                }
            }
            let to = if was == NONE { from } else { (from..).find(|n| owner_of(*n) != Some(was)).unwrap_or(from) };
            if self.lowered.get(at) == Some(&RecId(rec)) {
                self.firsts.push(records.len() as u32);
                self.pair(at, from..to, &mut map, &mut records);
                at += 1;
            } else {
                for n in from..to {
                    let mut record = self.old.records[n];
                    record.item = ItemId(item_of[record.item.0 as usize]);
                    if let Site::Edge { owner, .. } = &mut record.site {
                        owner.0 = map[owner.0 as usize];
                    }
                    if record.item.0 == NONE {
                        return None;
                    }
                    map[n] = records.len() as u32;
                    self.back.push(n as u32);
                    records.push(record);
                }
            }
            from = to;
        }
        for at in 0..self.chunks.len() {
            self.chunks[at].poison(self.firsts[at], &mut records);
        }
        let mut counts = vec![0; self.schema.kinds.len()];
        for record in &mut records {
            record.index = counts[record.kind.0 as usize];
            counts[record.kind.0 as usize] += 1;
        }
        self.records = Arc::new(records);
        Some(Some(map))
    }

    /// Adds the edges of a record that was lowered, and finds them among those that it had.
    fn pair(&mut self, at: usize, old: std::ops::Range<usize>, map: &mut [u32], records: &mut Vec<Record>) {
        let (chunk, first) = (&self.chunks[at], records.len() as u32);
        let now: Vec<(FieldId, Option<Value>)> = chunk
            .edges
            .iter()
            .zip(0..)
            .map(|(edge, n)| {
                let Role::Edge { to, .. } = self.schema.field(edge.field).role else { return (edge.field, None) };
                let is_it = |(s, f, _): &&(super::Subject, FieldId, Value)| *s == super::Subject::Edge(n) && *f == to;
                (edge.field, chunk.rows.iter().find(is_it).map(|(_, _, v)| *v))
            })
            .collect();
        let was: Vec<(FieldId, Option<Value>)> = old
            .clone()
            .filter_map(|n| {
                let Site::Edge { field, .. } = self.old.records[n].site else { return None };
                let Role::Edge { to, .. } = self.schema.field(field).role else { return None };
                let value = self.old.stored(to, RecId(n as u32)).first().copied();
                Some((field, value.map(|v| moved_value(Some(map), v))))
            })
            .collect();
        let most = was.len().min(now.len());
        let head = (0..most).take_while(|n| was[*n] == now[*n]).count();
        let tail = (0..most - head).take_while(|n| was[was.len() - 1 - n] == now[now.len() - 1 - n]).count();
        for (n, edge) in chunk.edges.iter().enumerate() {
            let Role::Edge { kind, .. } = self.schema.field(edge.field).role else { continue };
            let from = if n < head {
                Some(old.start + n)
            } else if n >= now.len() - tail {
                Some(old.end - (now.len() - n))
            } else {
                None
            };
            if let Some(from) = from {
                map[from] = first + n as u32;
            }
            self.back.push(from.map_or(NONE, |n| n as u32));
            let site = Chunk::edge(edge, first);
            records.push(Record { kind, index: 0, item: edge.item, site, poisoned: false });
        }
    }

    /// The records that were lowered, and their edges: by what was lowered.
    fn lowered(&self) -> impl Iterator<Item = (usize, RecId)> {
        self.lowered.iter().enumerate().flat_map(|(at, rec)| {
            let first = self.firsts[at];
            let edges = (0..self.chunks[at].edges.len() as u32).map(move |n| RecId(first + n));
            std::iter::once(*rec).chain(edges).map(move |rec| (at, rec))
        })
    }

    /// What stored fields hold; those in which nothing is another are those before.
    fn columns(&self, map: Option<&[u32]>, step: &mut Step) -> Option<Columns> {
        let (schema, old) = (self.schema, self.old);
        let inverse = seen_as(schema);
        let mut rows: FxHashMap<(FieldId, RecId), Vec<Value>> = FxHashMap::default();
        for (chunk, first) in self.chunks.iter().zip(&self.firsts) {
            let number = |s| numbered_from(*first, s);
            for (subject, field, value) in &chunk.rows {
                rows.entry((*field, number(*subject))).or_default().push(*value);
            }
            for (subject, field, value) in &chunk.links {
                rows.entry((*field, number(*subject))).or_default().push(Value::Record(number(*value)));
            }
        }
        rows.values_mut().for_each(|v| normalise(v, &old.texts));
        let none: Vec<Value> = Vec::new();
        let is_stored = |f: &FieldId| matches!(schema.field(*f).role, Role::Stored | Role::Edge { .. } | Role::Given);
        let mut other: FxHashMap<FieldId, FxHashMap<RecId, &[Value]>> = FxHashMap::default();
        for (_, rec) in self.lowered() {
            let was = self.back[rec.0 as usize];
            for field in schema.kind(self.records[rec.0 as usize].kind).fields.iter().filter(|f| is_stored(f)) {
                let now = rows.get(&(*field, rec)).unwrap_or(&none);
                let before: Vec<Value> = match was {
                    NONE => Vec::new(),
                    was => old.stored(*field, RecId(was)).iter().map(|v| moved_value(map, *v)).collect(),
                };
                if was == NONE || before != *now {
                    other.entry(*field).or_default().insert(rec, now);
                    step.changed.row(*field, rec);
                    step.changed.seen(&inverse[field.0 as usize], &before, now);
                }
            }
        }
        // What records that are gone held, they hold no more.
        for (was, _) in map.into_iter().flatten().enumerate().filter(|(_, now)| **now == NONE) {
            let was = RecId(was as u32);
            let kind = old.record(was).kind;
            step.changed.kinds.insert(kind);
            for field in schema.kind(kind).fields.iter().filter(|f| is_stored(f)) {
                let before: Vec<Value> = old.stored(*field, was).iter().map(|v| moved_value(map, *v)).collect();
                step.changed.seen(&inverse[field.0 as usize], &before, &[]);
            }
        }
        let mut of_kind: Vec<Vec<RecId>> = vec![Vec::new(); schema.kinds.len()];
        let mut stays = vec![true; schema.kinds.len()];
        if map.is_some() {
            for (n, record) in self.records.iter().enumerate() {
                of_kind[record.kind.0 as usize].push(RecId(n as u32));
            }
            for (kind, all) in of_kind.iter().enumerate() {
                stays[kind] = all.len() == old.by_kind[kind].len()
                    && all.iter().zip(&old.by_kind[kind]).all(|(n, o)| self.back[n.0 as usize] == o.0);
            }
        }
        let column = |(at, column): (usize, &Arc<Column>)| {
            let field = FieldId(at as u32);
            let def = schema.field(field);
            let holds_records = !schema.kinds_of(&def.ty.elem).is_empty();
            let other = other.get(&field);
            let stays = stays[def.kind.0 as usize];
            if other.is_none() && stays && (map.is_none() || !holds_records) {
                return Some((column.clone(), map.is_none()));
            }
            let made = match map {
                None => {
                    let index = |rec: RecId| old.record(rec).index;
                    column.with(&old.by_kind[def.kind.0 as usize], other, index, |v| v)
                }
                Some(_) => {
                    let index = |rec: RecId| match self.back[rec.0 as usize] {
                        NONE => NONE,
                        was => old.records[was as usize].index,
                    };
                    column.with(&of_kind[def.kind.0 as usize], other, index, |v| moved_value(map, v))
                }
            };
            let sound = !holds_records || made.values.iter().all(|v| v.record().is_none_or(|r| r.0 != NONE));
            sound.then(|| (Arc::new(made), false))
        };
        let made: Option<Vec<(Arc<Column>, bool)>> = old.columns.par_iter().enumerate().map(column).collect();
        let kept = |(at, (_, kept)): (usize, &(Arc<Column>, bool))| match kept {
            true => old.holders[at].clone(),
            false => Arc::default(),
        };
        let made = made?;
        let holders = made.iter().enumerate().map(kept).collect();
        Some((made.into_iter().map(|(column, _)| column).collect(), holders))
    }

    /// Tells which records came, and which count now and did not or the other way round.
    fn came(&self, step: &mut Step) {
        for (_, rec) in self.lowered() {
            let record = self.records[rec.0 as usize];
            let was = self.back[rec.0 as usize];
            step.touched.insert(rec);
            if was == NONE || self.old.records[was as usize].poisoned != record.poisoned {
                step.changed.came.insert(rec);
                step.changed.kinds.insert(record.kind);
            }
            if was == NONE {
                step.renamed.insert(rec);
                self.schema.kind(record.kind).fields.iter().for_each(|f| step.changed.row(*f, rec));
            }
        }
    }
}

/// Tells which records are called otherwise.
fn names_of(
    (program, schema, model): (&Program, &Schema, &Model),
    (before, old): (&Program, &Model),
    back: &[u32],
    step: &mut Step,
) {
    let role = |kind: KindId, wanted: fn(&Role) -> bool| {
        schema.kind(kind).fields.iter().copied().find(|f| wanted(&schema.field(*f).role))
    };
    let touched: Vec<RecId> = step.touched.iter().copied().filter(|r| !step.renamed.contains(r)).collect();
    for rec in touched {
        let was = RecId(back[rec.0 as usize]);
        let kind = model.record(rec).kind;
        let title = model.title(program, rec) != old.title(before, was);
        let name = model.name(program, schema, rec) != old.name(before, schema, was);
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
