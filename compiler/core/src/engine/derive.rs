//! Derived fields: typed once, ordered so that each comes after what it reads, and computed column by column.

use std::ops::ControlFlow;
use std::sync::Arc;

use ctl_syntax::ast::FieldDef;
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::span::TextRange;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Derived, Effects, Engine, Env};
use crate::expr::{Checker, DerivedField, Ground, Op, Scope};
use crate::model::{Changed, Column, Which, seen_as};
use crate::program::{ItemId, Program};
use crate::schema::{Elem, Mult, Role, Schema, Type};
use crate::value::{FieldId, KindId, RecId, Value, normalise};

/// Types the expressions of all derived fields and orders them. Mistakes, circular definitions among them, go to
/// `sink`; such a field holds nothing.
pub(crate) fn compile_derived(ground: Ground<'_>, next_id: &mut u32, sink: &mut Vec<Diagnostic>) -> Vec<DerivedField> {
    let fields = (0..ground.schema.fields.len() as u32).map(FieldId);
    let typed = |id| {
        let field = ground.schema.field(id);
        derived_field(ground, id, (field.item, field.def.as_ref()?), next_id, sink)
    };
    let all = fields.filter_map(typed).collect();
    order(ground.program, ground.schema, all, sink)
}

/// Types the expression of one derived field, as an item defines it.
pub(crate) fn derived_field(
    ground: Ground<'_>,
    id: FieldId,
    (item, def): (ItemId, &FieldDef),
    next_id: &mut u32,
    sink: &mut Vec<Diagnostic>,
) -> Option<DerivedField> {
    let field = ground.schema.field(id);
    let Role::Derived { param } = &field.role else { return None };
    let expr = def.derived.as_ref()?;
    let mut scope = Scope::default();
    scope.bind("self", Type { elem: Elem::Kinds(vec![field.kind]), mult: Mult::One });
    let param = param.as_ref().and_then(|(name, kind)| {
        let at = def.param.map_or(TextRange::default(), |(name, _)| name);
        let var = scope.bind_at(name, Type { elem: Elem::Kinds(vec![*kind]), mult: Mult::One }, at)?;
        Some((var, *kind))
    });
    let mut checker = Checker::new(ground, item, scope, next_id, sink);
    let node =
        if field.ty.elem == Elem::Bool { checker.condition(expr) } else { checker.expr(expr, Some(&field.ty.elem)) };
    let vars = checker.most_vars;
    if !node.is_error() && !fits(&mut checker, &node.ty, &field.ty, expr.range) {
        return None;
    }
    Some(DerivedField { field: id, item, expr: node, param, vars })
}

fn fits(checker: &mut Checker<'_>, got: &Type, wanted: &Type, range: TextRange) -> bool {
    let sort = match (&got.elem, &wanted.elem) {
        (Elem::Nothing, _) | (_, Elem::Nothing | Elem::Any) => true,
        (Elem::Kinds(a), Elem::Kinds(b)) => a.iter().all(|k| b.contains(k)),
        (a, b) => a == b,
    };
    let many = got.mult == Mult::Many && wanted.mult != Mult::Many && wanted.elem != Elem::Bool;
    if sort && !many {
        return true;
    }
    let (got, wanted) = (checker.describe(got), checker.describe(wanted));
    checker.error("E0407", range, format!("this is {got}, and the field is declared to hold {wanted}"), "");
    false
}

/// Dependency order. The fields of a circle are reported and left out.
fn order(program: &Program, schema: &Schema, all: Vec<DerivedField>, sink: &mut Vec<Diagnostic>) -> Vec<DerivedField> {
    let mut graph: DiGraph<usize, ()> = DiGraph::new();
    let nodes: FxHashMap<FieldId, NodeIndex> =
        all.iter().enumerate().map(|(i, d)| (d.field, graph.add_node(i))).collect();
    for derived in &all {
        let mut read = Vec::new();
        derived.expr.fields_read(&mut read);
        let through = read.iter().flat_map(|f| match &schema.field(*f).role {
            Role::Inverse(of) => of.clone(),
            _ => vec![*f],
        });
        for field in through {
            if let Some(to) = nodes.get(&field) {
                graph.update_edge(nodes[&derived.field], *to, ());
            }
        }
    }
    // Components come in reverse topological order: what is read before what reads it.
    let mut slots: Vec<Option<DerivedField>> = all.into_iter().map(Some).collect();
    let mut out = Vec::new();
    for component in kosaraju_scc(&graph) {
        let circle = component.len() > 1 || component.iter().any(|n| graph.contains_edge(*n, *n));
        let mut members: Vec<usize> = component.iter().map(|n| graph[*n]).collect();
        members.sort_unstable();
        let taken: Vec<DerivedField> = members.into_iter().filter_map(|i| slots[i].take()).collect();
        if circle {
            report_circle(program, schema, &taken, sink);
        } else {
            out.extend(taken);
        }
    }
    out
}

fn report_circle(program: &Program, schema: &Schema, circle: &[DerivedField], sink: &mut Vec<Diagnostic>) {
    let place = |d: &DerivedField| {
        let field = schema.field(d.field);
        let name = field.def.as_ref().map_or_else(Default::default, |f| f.name);
        (program.span(d.item, name), format!("{}.{}", schema.kind(field.kind).name, field.name))
    };
    let mut places = circle.iter().map(place);
    let Some((span, name)) = places.next() else { return };
    let mut d = Diagnostic::error("E0501", span, format!("`{name}` is defined by itself"), "");
    if circle.len() > 1 {
        d.message = format!("{} fields are defined by one another", circle.len());
        d.labels[0].text = format!("`{name}` reads the next");
        for (span, name) in places {
            d = d.label(span, format!("`{name}` is read, and reads on"));
        }
    } else {
        d.labels[0].text = "its own expression reads it".to_owned();
    }
    sink.push(d.help("to walk a field any number of times, write `x.field*`; nothing else may go round"));
}

/// Computes the derived fields in `order`; only those that `wanted` says are needed.
pub(crate) fn run_derived(engine: &mut Engine<'_>, order: &[DerivedField], wanted: &dyn Fn(FieldId) -> bool) {
    for derived in order.iter().filter(|d| wanted(d.field)) {
        let params = params(engine, derived);
        let columns: Vec<Column> = params.iter().map(|p| column(engine, derived, *p)).collect();
        engine.derived[derived.field.0 as usize] = Some(Arc::new(Derived::new(columns)));
    }
}

/// By column of a derived field: the value of its parameter. Where one is gone, its column is that of any other.
fn params(engine: &Engine<'_>, derived: &DerivedField) -> Vec<Option<RecId>> {
    let Some((_, kind)) = derived.param else { return vec![None] };
    let all = engine.model.of_kind(kind);
    let mut params = vec![all.first().copied(); engine.model.rows(kind)];
    for rec in all {
        params[engine.model.record(*rec).index as usize] = Some(*rec);
    }
    params
}

/// What an edit changed in derived fields.
pub(crate) struct Derivations {
    /// What holds something else.
    pub(crate) other: Changed,
    /// What was derived again, or could be derived in another way: a proof may be another where the value is the same.
    pub(crate) again: Changed,
    /// Records that are called otherwise.
    pub(crate) renamed: FxHashSet<RecId>,
}

/// The same after an edit: what nothing has changed for is taken from `kept`. `changes` tells of stored fields, and then
/// of derived ones too.
pub(crate) fn run_derived_again(
    engine: &mut Engine<'_>,
    order: &[DerivedField],
    wanted: &dyn Fn(FieldId) -> bool,
    kept: &[Option<Arc<Derived>>],
    changes: &mut Derivations,
) {
    let inverse = seen_as(engine.schema);
    let known: FxHashMap<FieldId, ()> = engine.schema.kinds.iter().filter_map(|k| Some((k.known_by?, ()))).collect();
    let mut gone: FxHashMap<KindId, Vec<RecId>> = FxHashMap::default();
    changes.other.gone.iter().for_each(|rec| gone.entry(engine.model.record(*rec).kind).or_default().push(*rec));
    let came: FxHashSet<KindId> = changes.other.came.iter().map(|rec| engine.model.record(*rec).kind).collect();
    for derived in order.iter().filter(|d| wanted(d.field)) {
        let field = derived.field;
        let before = kept.get(field.0 as usize).and_then(Option::as_ref);
        let params = params(engine, derived);
        let Some(before) = before.filter(|b| b.columns.len() == params.len()) else {
            run_derived(engine, std::slice::from_ref(derived), &|_| true);
            for of in std::iter::once(&field).chain(&inverse[field.0 as usize]) {
                changes.other.rows.insert(*of, Which::All);
                changes.again.rows.insert(*of, Which::All);
            }
            continue;
        };
        let (rows, again) = {
            let other = Effects::new(engine, &changes.other, &changes.renamed);
            let again = Effects::new(engine, &changes.again, &changes.renamed);
            (other.derived(derived), again.derived(derived))
        };
        match again {
            None => {
                changes.again.rows.insert(field, Which::All);
                inverse[field.0 as usize].iter().for_each(|f| {
                    changes.again.rows.insert(*f, Which::All);
                });
            }
            Some(again) => again.into_iter().for_each(|rec| changes.again.row(field, rec)),
        }
        let def = engine.schema.field(field);
        let gone = gone.get(&def.kind).map_or(&[][..], |gone| gone);
        // Who comes and holds nothing is among those that hold `no`.
        let others = def.ty.elem == Elem::Bool && (came.contains(&def.kind) || !gone.is_empty());
        if rows.as_ref().is_some_and(FxHashSet::is_empty) && gone.is_empty() && !others {
            engine.derived[field.0 as usize] = Some(before.clone());
            continue;
        }
        let mut now = Derived { columns: before.columns.clone(), holders: before.holders.clone() };
        for (at, param) in params.iter().enumerate() {
            let was = &before.columns[at];
            let sets: Vec<(RecId, Vec<Value>)> = match &rows {
                Some(rows) => rows.iter().map(|r| (*r, one_row(engine, derived, *param, *r))).collect(),
                None => sets(engine, derived, *param),
            };
            let row = |rec: RecId| engine.model.record(rec).index;
            let sets = sets.iter().map(|(rec, set)| (*rec, &set[..])).chain(gone.iter().map(|rec| (*rec, &[][..])));
            let other: FxHashMap<RecId, &[Value]> = sets.filter(|(rec, now)| was.get(row(*rec)) != *now).collect();
            for (rec, now) in &other {
                let is_there = !changes.other.gone.contains(rec);
                for changed in [&mut changes.other, &mut changes.again] {
                    changed.was(field, *rec, was.get(row(*rec)));
                    changed.seen(&inverse[field.0 as usize], was.get(row(*rec)), now);
                    if is_there {
                        changed.row(field, *rec);
                    }
                }
                if is_there && known.contains_key(&field) {
                    changes.renamed.insert(*rec);
                }
            }
            if !other.is_empty() {
                now.columns[at] = Arc::new(was.with(&other.iter().map(|(rec, set)| (row(*rec), *set)).collect()));
            }
            if !other.is_empty() || others {
                now.holders[at] = Arc::default();
            }
        }
        for changed in [&mut changes.other, &mut changes.again] {
            changed.forget();
        }
        engine.derived[field.0 as usize] = Some(Arc::new(now));
    }
}

/// What a derived field holds for one record.
fn one_row(engine: &Engine<'_>, derived: &DerivedField, param: Option<RecId>, rec: RecId) -> Vec<Value> {
    if matches!(derived.expr.op, Op::Error) {
        return Vec::new();
    }
    let bool = engine.schema.field(derived.field).ty.elem == Elem::Bool;
    let env = Env::new(derived.vars.max(2));
    if let (Some((var, _)), Some(p)) = (derived.param, param) {
        env.one(var, Value::Record(p));
    }
    row(engine, derived, bool, rec, &env)
}

fn column(engine: &Engine<'_>, derived: &DerivedField, param: Option<RecId>) -> Column {
    let rows = engine.model.rows(engine.schema.field(derived.field).kind);
    let sets = sets(engine, derived, param).into_iter();
    Column::collect(rows, sets.map(|(rec, set)| (engine.model.record(rec).index, set)))
}

/// What a derived field holds for each record of its kind.
fn sets(engine: &Engine<'_>, derived: &DerivedField, param: Option<RecId>) -> Vec<(RecId, Vec<Value>)> {
    let records = engine.model.of_kind(engine.schema.field(derived.field).kind);
    let bool = engine.schema.field(derived.field).ty.elem == Elem::Bool;
    let run = |records: &[RecId]| -> Vec<(RecId, Vec<Value>)> {
        let env = Env::new(derived.vars.max(2));
        if let (Some((var, _)), Some(p)) = (derived.param, param) {
            env.one(var, Value::Record(p));
        }
        records.iter().map(|r| (*r, row(engine, derived, bool, *r, &env))).collect()
    };
    if matches!(derived.expr.op, Op::Error) {
        return Vec::new();
    }
    match records.len() {
        0..1024 => run(records),
        _ => records.par_chunks(512).flat_map_iter(run).collect(),
    }
}

fn row(engine: &Engine<'_>, derived: &DerivedField, bool: bool, rec: RecId, env: &Env) -> Vec<Value> {
    env.one(crate::expr::SELF, Value::Record(rec));
    if bool {
        return if engine.holds(&derived.expr, env) { vec![Value::Bool(true)] } else { Vec::new() };
    }
    let mut out = Vec::new();
    let _ = engine.each(&derived.expr, env, &mut |v| {
        out.push(v);
        ControlFlow::Continue(())
    });
    normalise(&mut out, engine.model.order());
    out
}
