//! Which values of its variables an expression may yield something else for, after an edit.
//!
//! What an expression reads is a path from its variables to fields. Of a field that holds something else for some
//! records, the path is walked back from these. Walking the model after the edit is enough: where a path led over a
//! link that is gone, the record at its start holds something else itself.

use std::cell::OnceCell;

use ctl_syntax::ast::Op as Cmp;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Engine;
use crate::expr::{Access, DerivedField, Node, Op, Piece, Query, SELF, VarId};
use crate::model::{Changed, Which};
use crate::rule::Rule;
use crate::schema::{Elem, Role};
use crate::value::{FieldId, RecId, Value};

/// Of more records it is not worth to know which.
const MOST: usize = 4096;

/// For which values of its variables an expression may yield something else.
#[derive(Clone, Debug, Default)]
pub(crate) struct Affected {
    /// For any.
    pub(crate) all: bool,
    /// Where one of these variables has one of these.
    pub(crate) vars: FxHashMap<VarId, FxHashSet<RecId>>,
}

impl Affected {
    /// For any.
    fn all() -> Affected {
        Affected { all: true, vars: FxHashMap::default() }
    }

    pub(crate) fn add(&mut self, other: Affected) {
        self.all |= other.all;
        if self.all {
            self.vars.clear();
            return;
        }
        for (var, set) in other.vars {
            self.at(var, &set);
        }
    }

    fn at(&mut self, var: VarId, set: &FxHashSet<RecId>) {
        if self.all || set.is_empty() {
            return;
        }
        let known = self.vars.entry(var).or_default();
        known.extend(set);
        if known.len() > MOST {
            *self = Affected::all();
        }
    }

    /// Whether it yields the same for all.
    pub(crate) fn is_none(&self) -> bool {
        !self.all && self.vars.is_empty()
    }
}

/// What an edit changed, and who is called otherwise since.
pub(crate) struct Effects<'e> {
    engine: &'e Engine<'e>,
    changed: &'e Changed,
    renamed: &'e FxHashSet<RecId>,
    /// Records of which anything is another; nothing where that may be all.
    any: OnceCell<Option<FxHashSet<RecId>>>,
    /// Records that are called otherwise, and those that are called after one.
    called: OnceCell<FxHashSet<RecId>>,
}

impl<'e> Effects<'e> {
    pub(crate) fn new(engine: &'e Engine<'e>, changed: &'e Changed, renamed: &'e FxHashSet<RecId>) -> Effects<'e> {
        Effects { engine, changed, renamed, any: OnceCell::new(), called: OnceCell::new() }
    }

    /// The records for which a derived field may hold something else; nothing, if that may be all.
    pub(crate) fn derived(&self, derived: &DerivedField) -> Option<FxHashSet<RecId>> {
        let mut affected = self.of(&derived.expr);
        let by_param = derived
            .param
            .is_some_and(|(var, kind)| self.changed.kinds.contains(&kind) || affected.vars.contains_key(&var));
        if affected.all || by_param {
            return None;
        }
        let mut rows = affected.vars.remove(&SELF).unwrap_or_default();
        let kind = self.engine.schema.field(derived.field).kind;
        rows.extend(&self.changed.came);
        // A path may lead back to records of other kinds, whose fields have the same name.
        rows.retain(|rec| self.engine.model.record(*rec).kind == kind);
        Some(rows)
    }

    /// For which variables of a rule there may be other matches.
    pub(crate) fn matches(&self, rule: &Rule) -> Affected {
        let mut out = Affected::default();
        for binder in &rule.binders {
            if let Op::All(kinds) = &binder.source.op {
                // One that came is among them, one that is gone was in no match that is left.
                if kinds.iter().any(|k| self.engine.schema.kind(*k).single && self.changed.kinds.contains(k)) {
                    return Affected::all();
                }
            } else {
                out.add(self.of(&binder.source));
            }
            out.at(binder.var, &self.changed.came.iter().copied().filter(|r| self.is_of(binder, *r)).collect());
            if let Some(first) = binder.after {
                out.at(binder.var, self.called());
                out.at(first, self.called());
            }
        }
        let guards = rule.severity.iter().filter_map(|(_, guard)| guard.as_ref());
        for node in rule.filter.iter().chain(rule.lets.iter().map(|(_, n)| n)).chain(&rule.require).chain(guards) {
            out.add(self.of(node));
        }
        self.without_lets(rule, out)
    }

    fn is_of(&self, binder: &crate::rule::Binder, rec: RecId) -> bool {
        binder.kinds.is_empty() || binder.kinds.contains(&self.engine.model.record(rec).kind)
    }

    /// For which variables of a rule some of its expressions may yield something else.
    pub(crate) fn among<'n>(&self, rule: &Rule, nodes: impl Iterator<Item = &'n Node>) -> Affected {
        let mut out = Affected::default();
        nodes.for_each(|node| out.add(self.of(node)));
        self.without_lets(rule, out)
    }

    /// What a `let` holds follows from the variables bound before it.
    fn without_lets(&self, rule: &Rule, mut affected: Affected) -> Affected {
        for (var, node) in rule.lets.iter().rev() {
            if let Some(set) = affected.vars.remove(var) {
                affected.add(self.touch(node, &set));
            }
        }
        affected
    }

    /// For which variables an expression may yield something else.
    pub(crate) fn of(&self, node: &Node) -> Affected {
        let mut out = Affected::default();
        match &node.op {
            Op::All(kinds) => {
                out.all = kinds.iter().any(|k| self.changed.kinds.contains(k));
                return out;
            }
            Op::ExistsIn(q) | Op::Those(q) => {
                let mut inner = self.of(&q.filter);
                let mut members = inner.vars.remove(&q.var).unwrap_or_default();
                match self.counted(q) {
                    Some(others) => members.extend(others),
                    None => out.add(self.of(&q.source)),
                }
                out.add(self.members(q, &members));
                out.add(inner);
                return out;
            }
            _ => {}
        }
        node.children(&mut |child| {
            if !out.all {
                out.add(self.of(child));
            }
        });
        if out.all {
            return out;
        }
        match &node.op {
            Op::Field { base, slot, .. } => match self.rows(&slot.fields) {
                None => return Affected::all(),
                Some(rows) => out.add(self.touch(base, &rows)),
            },
            Op::Star { slot, .. } => match self.rows(&slot.fields) {
                None => return Affected::all(),
                Some(rows) => out.add(self.touch(node, &rows)),
            },
            Op::Text(pieces) if !self.renamed.is_empty() => {
                for piece in pieces {
                    if let Piece::Hole(hole) = piece
                        && matches!(hole.ty.elem, Elem::Kinds(_) | Elem::Any)
                    {
                        out.add(self.touch(hole, self.called()));
                    }
                }
            }
            // Which field is meant is known when it is asked.
            Op::Compare(Cmp::Has, of, _) => match self.any() {
                None => return Affected::all(),
                Some(any) => out.add(self.touch(of, any)),
            },
            _ => {}
        }
        out
    }

    /// For which variables the value of an expression may have one of some records in it.
    fn touch(&self, node: &Node, set: &FxHashSet<RecId>) -> Affected {
        let mut out = Affected::default();
        if set.is_empty() {
            return out;
        }
        if set.len() > MOST {
            return Affected::all();
        }
        let kind = |rec: &RecId| self.engine.model.record(*rec).kind;
        match &node.op {
            Op::Var(var) => out.at(*var, set),
            Op::Const(Value::Record(rec)) => out.all = set.contains(rec),
            Op::Const(_) | Op::AsOf | Op::Members(_) | Op::Error => {}
            Op::All(kinds) => out.all = set.iter().any(|r| kinds.contains(&kind(r))),
            Op::Field { base, slot, .. } => match self.holders(&slot.fields, set) {
                Some(holders) => out.add(self.touch(base, &holders)),
                None => return Affected::all(),
            },
            Op::Star { base, slot, .. } => {
                let mut reached = set.clone();
                let mut open = set.clone();
                while !open.is_empty() {
                    let Some(holders) = self.holders(&slot.fields, &open) else { return Affected::all() };
                    open = holders.into_iter().filter(|r| reached.insert(*r)).collect();
                    if reached.len() > MOST {
                        return Affected::all();
                    }
                }
                out.add(self.touch(base, &reached));
            }
            Op::Those(q) => out.add(self.members(q, set)),
            Op::Set(parts) => parts.iter().for_each(|(value, _)| out.add(self.touch(value, set))),
            Op::Extreme { base, .. } => out.add(self.touch(base, set)),
            _ if matches!(node.ty.elem, Elem::Kinds(_) | Elem::Any) => out.all = true,
            _ => {}
        }
        out
    }

    /// The records that are among all of some kinds and were not, or were and are not, where a query looks at all.
    fn counted(&self, q: &Query) -> Option<FxHashSet<RecId>> {
        let Op::All(kinds) = &q.source.op else { return None };
        let schema = self.engine.schema;
        if kinds.iter().any(|kind| schema.kind(*kind).single) {
            return None;
        }
        let others = self.changed.came.iter().chain(&self.changed.gone).copied();
        Some(others.filter(|rec| kinds.contains(&self.engine.model.record(*rec).kind)).collect())
    }

    /// For which variables a query may have some members that it had not, or the other way round: those for which its
    /// condition may have held of them. Where it is looked for what leads to something, that is what they lead to.
    fn members(&self, q: &Query, members: &FxHashSet<RecId>) -> Affected {
        if members.is_empty() {
            return Affected::default();
        }
        if !matches!(q.source.op, Op::All(_)) {
            return self.touch(&q.source, members);
        }
        let through = q.access.iter().filter_map(|access| self.through(access, members));
        through.into_iter().find(|affected| !affected.all).unwrap_or_else(Affected::all)
    }

    /// The same by one access, which leads over one field of the members or over none; nothing where that cannot be told.
    fn through(&self, access: &Access, members: &FxHashSet<RecId>) -> Option<Affected> {
        let mut values: FxHashSet<Value> = FxHashSet::default();
        match &access.steps[..] {
            [] => values.extend(members.iter().map(|rec| Value::Record(*rec))),
            [step] if !step.star => {
                for rec in members {
                    let Some(field) = step.slot.of(self.engine.model.record(*rec).kind) else { continue };
                    match self.engine.schema.field(field).role {
                        Role::Stored | Role::Edge { .. } | Role::Given | Role::Derived { param: None } => {}
                        _ => return None,
                    }
                    if matches!(self.changed.rows.get(&field), Some(Which::All)) {
                        return None;
                    }
                    values.extend(self.engine.field_set(field, *rec, None));
                    values.extend(self.changed.was.get(&(field, *rec)).into_iter().flatten());
                }
            }
            _ => return None,
        }
        if let Op::Const(value) = &access.from.op {
            return Some(if values.contains(value) { Affected::all() } else { Affected::default() });
        }
        let records: Option<FxHashSet<RecId>> = values.into_iter().map(Value::record).collect();
        Some(self.touch(&access.from, &records?))
    }

    /// The records that hold one of a set in one of some fields; nothing, where that has no index.
    fn holders(&self, fields: &[FieldId], set: &FxHashSet<RecId>) -> Option<FxHashSet<RecId>> {
        let mut out = FxHashSet::default();
        for field in fields {
            if matches!(self.engine.schema.field(*field).role, Role::Derived { param: Some(_) }) {
                return None;
            }
            for rec in set {
                self.engine.holders(*field, Value::Record(*rec), &mut |r| {
                    out.insert(r);
                });
                if out.len() > MOST {
                    return None;
                }
            }
        }
        Some(out)
    }

    /// The records that hold something else in one of some fields; nothing, if that may be all.
    fn rows(&self, fields: &[FieldId]) -> Option<FxHashSet<RecId>> {
        let mut out = FxHashSet::default();
        for field in fields {
            match self.changed.rows.get(field) {
                None => {}
                Some(Which::All) => return None,
                Some(Which::Of(rows)) => out.extend(rows),
            }
        }
        Some(out)
    }

    fn any(&self) -> Option<&FxHashSet<RecId>> {
        let any = self.any.get_or_init(|| {
            let mut out = self.changed.came.clone();
            for rows in self.changed.rows.values() {
                match rows {
                    Which::All => return None,
                    Which::Of(rows) => out.extend(rows),
                }
            }
            Some(out)
        });
        any.as_ref()
    }

    /// Records that are called otherwise: those that are themselves, edges to and from them, and what stands in them.
    pub(crate) fn called(&self) -> &FxHashSet<RecId> {
        self.called.get_or_init(|| {
            let mut out = self.renamed.clone();
            let schema = self.engine.schema;
            let after = schema.fields.iter().zip(0..).filter(|(f, _)| matches!(f.role, Role::Given));
            for (_, field) in after {
                for rec in self.renamed {
                    out.extend(self.engine.model.inverse(schema, FieldId(field)).get(*rec));
                }
            }
            out
        })
    }
}
