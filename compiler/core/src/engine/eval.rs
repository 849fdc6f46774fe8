//! The meaning of each construct.

use std::cmp::Ordering;
use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock, PoisonError};

use ctl_syntax::ast::Op as Cmp;
use ctl_syntax::literal::Duration;
use petgraph::visit::Dfs;
use rustc_hash::FxHashSet;

use super::{Bound, Engine, Env};
use crate::expr::{Node, Op, Piece, Slot};
use crate::model::{RelationGraph, Seen};
use crate::schema::{Elem, Mult, Role};
use crate::value::{FieldId, RecId, Value, normalise};

/// Whether to go on.
pub(crate) type Flow = ControlFlow<()>;
const GO: Flow = ControlFlow::Continue(());
const STOP: Flow = ControlFlow::Break(());

/// What takes values one by one.
pub(crate) type Each<'f> = &'f mut dyn FnMut(Value) -> Flow;

impl Engine<'_> {
    /// The value of an expression, as a normalised set.
    pub(crate) fn set(&self, node: &Node, env: &Env) -> Vec<Value> {
        if let Op::Var(v) = &node.op {
            return env.get(*v).values();
        }
        let mut out = Vec::new();
        let _ = self.each(node, env, &mut |v| {
            out.push(v);
            GO
        });
        normalise(&mut out, self.model.order());
        out
    }

    /// The value of an expression that has at most one.
    pub(crate) fn one(&self, node: &Node, env: &Env) -> Option<Value> {
        match &node.op {
            Op::Const(v) => Some(*v),
            Op::Var(v) => env.single(*v),
            _ => self.read(node, env).unwrap_or_else(|| {
                let mut out = None;
                let _ = self.each(node, env, &mut |v| {
                    out = Some(v);
                    STOP
                });
                out
            }),
        }
    }

    /// What a field of at most one value holds for at most one record: most of what conditions ask, so it is read
    /// where it stands. Nothing, if it must be asked otherwise.
    fn read(&self, node: &Node, env: &Env) -> Option<Option<Value>> {
        let Op::Field { base, slot, param: None } = &node.op else { return None };
        if node.free.is_empty() || node.ty.mult == Mult::Many || base.ty.mult == Mult::Many {
            return None;
        }
        let field = self.one(base, env).and_then(Value::record).and_then(|rec| {
            let record = self.model.record(rec);
            Some((slot.of(record.kind)?, rec, record.index))
        });
        let held = match field {
            None => None,
            Some((field, rec, index)) => match self.schema.field(field).role {
                Role::Stored | Role::Edge { .. } | Role::Given => self.model.stored(field, rec).first().copied(),
                Role::Derived { .. } => self.derived_column(field, None)?.get(index).first().copied(),
                Role::Inverse(_) | Role::Name | Role::Title => return None,
            },
        };
        Some(
            held.or((node.ty.elem == Elem::Bool && (field.is_some() || node.ty.mult == Mult::One))
                .then_some(Value::Bool(false))),
        )
    }

    /// Whether a condition holds.
    pub(crate) fn holds(&self, node: &Node, env: &Env) -> bool {
        if node.free.is_empty() && !matches!(node.op, Op::Const(_)) {
            return self.constant(node).first() == Some(&Value::Bool(true));
        }
        self.holds_now(node, env)
    }

    fn holds_now(&self, node: &Node, env: &Env) -> bool {
        match &node.op {
            Op::Or(all) => all.iter().any(|n| self.holds(n, env)),
            Op::And(all) => all.iter().all(|n| self.holds(n, env)),
            Op::Not(a) => !self.holds(a, env),
            Op::Exists(a) => self.any(a, env),
            Op::ExistsIn(q) => self.query_any(node.id, q, env),
            Op::Compare(op, a, b) => self.compare(*op, a, b, env),
            Op::Is(a, kind) => {
                let mut found = false;
                let _ = self.each(a, env, &mut |v| {
                    found = v.record().is_some_and(|r| self.model.record(r).kind == *kind);
                    if found { STOP } else { GO }
                });
                found
            }
            _ if node.ty.mult != Mult::Many => self.one(node, env) == Some(Value::Bool(true)),
            _ => {
                let mut found = false;
                let _ = self.each(node, env, &mut |v| {
                    found = v == Value::Bool(true);
                    if found { STOP } else { GO }
                });
                found
            }
        }
    }

    fn any(&self, node: &Node, env: &Env) -> bool {
        // A bool that is not written reads as `no`, yet it does not exist: ask for the value written.
        if let Op::Field { base, slot, .. } = &node.op
            && node.ty.elem == Elem::Bool
        {
            let mut found = false;
            let _ = self.each(base, env, &mut |v| {
                let stored = v.record().and_then(|r| Some((r, slot.of(self.model.record(r).kind)?)));
                found = stored.is_some_and(|(r, f)| match self.schema.field(f).role {
                    Role::Stored => !self.model.stored(f, r).is_empty(),
                    _ => true,
                });
                if found { STOP } else { GO }
            });
            return found;
        }
        self.each(node, env, &mut |_| STOP).is_break()
    }

    /// The set of a closed expression, computed once.
    fn constant(&self, node: &Node) -> &[Value] {
        self.constants[node.id as usize].get_or_init(|| {
            let env = Env::new(crate::expr::MAX_VARS);
            if node.ty.elem == Elem::Bool && is_condition(&node.op) {
                return Box::from([Value::Bool(self.holds_now(node, &env))]);
            }
            let mut out = Vec::new();
            let _ = self.each_now(node, &env, &mut |v| {
                out.push(v);
                GO
            });
            normalise(&mut out, self.model.order());
            out.into_boxed_slice()
        })
    }

    /// The values of an expression, one by one; one may come twice.
    pub(crate) fn each(&self, node: &Node, env: &Env, f: Each<'_>) -> Flow {
        let trivial = matches!(node.op, Op::Const(_) | Op::All(_) | Op::Members(_) | Op::AsOf | Op::Error);
        if node.free.is_empty() && !trivial {
            return self.constant(node).iter().try_for_each(|v| f(*v));
        }
        // A search through all records of a kind is made once for each small thing that it depends on.
        if let Op::Those(q) = &node.op
            && matches!(q.source.op, Op::All(_))
            && q.access.is_empty()
            && let Some(set) = self.of_reference(node, env)
        {
            return set.iter().try_for_each(|v| f(*v));
        }
        self.each_now(node, env, f)
    }

    fn each_now(&self, node: &Node, env: &Env, f: Each<'_>) -> Flow {
        match &node.op {
            Op::Const(v) => f(*v),
            Op::AsOf => f(Value::Date(self.as_of)),
            Op::Var(v) => match env.get(*v) {
                Bound::Nothing => GO,
                Bound::One(v) => f(v),
                Bound::Many(all) => all.iter().try_for_each(|v| f(*v)),
            },
            Op::All(kinds) => self.all(kinds).try_for_each(|r| f(Value::Record(r))),
            Op::Members(e) => {
                (0..self.schema.enumeration(*e).members.len()).try_for_each(|i| f(Value::Enum(*e, i as u16)))
            }
            Op::Text(pieces) => f(self.text_value(pieces, env)),
            Op::Field { base, slot, param } => {
                let param = param.as_ref().map(|p| self.one(p, env).and_then(Value::record));
                // Of an absent target a yes or no reads as `no`.
                let mut absent = node.ty.elem == Elem::Bool && node.ty.mult == Mult::One;
                if base.ty.mult != Mult::Many && !absent {
                    return self.one(base, env).map_or(GO, |v| self.step(slot, v, param, f));
                }
                self.each(base, env, &mut |v| {
                    self.step(slot, v, param, &mut |v| {
                        absent = false;
                        f(v)
                    })
                })?;
                if absent { f(Value::Bool(false)) } else { GO }
            }
            Op::Star { base, slot, param: None } => self.closure(node, base, slot, env, f),
            Op::Star { base, slot, param: Some(p) } => {
                let param = self.one(p, env).and_then(Value::record);
                self.closure_for(base, slot, param, env, f)
            }
            Op::End { base, last } => self.each(base, env, &mut |v| match v {
                Value::Period(a, b) => f(Value::Date(if *last { b } else { a })),
                _ => GO,
            }),
            Op::Those(q) => self.members(node.id, q, env, f),
            Op::Add(a, b) => self.arithmetic(a, b, env, true).map_or(GO, f),
            Op::Sub(a, b) => self.arithmetic(a, b, env, false).map_or(GO, f),
            Op::Span(a, b) => match (self.one(a, env), self.one(b, env)) {
                (Some(Value::Date(a)), Some(Value::Date(b))) if a <= b => f(Value::Period(a, b)),
                _ => GO,
            },
            Op::Set(parts) => parts.iter().try_for_each(|(value, guard)| {
                if guard.as_ref().is_none_or(|g| self.holds(g, env)) { self.each(value, env, f) } else { GO }
            }),
            Op::Count(a) => f(Value::Int(self.set(a, env).len() as i64)),
            Op::Extreme { base, greatest } => {
                let mut best: Option<Value> = None;
                let _ = self.each(base, env, &mut |v| {
                    let order = best.map_or(Ordering::Greater, |b| v.order(b, self.model.order()));
                    let better = if *greatest { order.is_gt() } else { order.is_lt() };
                    if better || best.is_none() {
                        best = Some(v);
                    }
                    GO
                });
                best.map_or(GO, f)
            }
            Op::Calendar(period, length) => match (self.one(period, env), self.one(length, env)) {
                (Some(Value::Period(a, b)), Some(Value::Duration(d))) => {
                    super::calendar::spans(a, b, d).try_for_each(|(a, b)| f(Value::Period(a, b)))
                }
                _ => GO,
            },
            Op::Sentences(a) => self.each(a, env, &mut |v| match v {
                Value::Text(t) => super::text::sentences(self.model.texts.get(t))
                    .try_for_each(|s| f(Value::Text(self.model.texts.intern(s)))),
                _ => GO,
            }),
            Op::Error => GO,
            Op::Or(_) | Op::And(_) | Op::Not(_) | Op::Exists(_) | Op::ExistsIn(_) | Op::Compare(..) | Op::Is(..) => {
                f(Value::Bool(self.holds(node, env)))
            }
        }
    }

    /// All sound records of some kinds, in sequence.
    pub(crate) fn all<'s>(&'s self, kinds: &'s [crate::value::KindId]) -> impl Iterator<Item = RecId> + 's {
        let single = kinds.len() == 1;
        let mut many: Vec<RecId> = Vec::new();
        if !single {
            many.extend(kinds.iter().flat_map(|k| self.model.of_kind(*k)));
            many.sort_unstable_by_key(|rec| self.model.place(*rec));
        }
        let one: &[RecId] = if single {
            let kind = kinds[0];
            match self.model.names.singles.get(&kind) {
                // Only the package that is checked speaks for itself.
                Some(rec) if self.schema.kind(kind).single => {
                    let all = self.model.of_kind(kind);
                    all.iter().position(|r| r == rec).map_or(&[], |at| &all[at..=at])
                }
                _ => self.model.of_kind(kind),
            }
        } else {
            &[]
        };
        one.iter().copied().chain(many).filter(|r| !self.model.record(*r).poisoned)
    }

    /// One step from one value.
    pub(crate) fn step(&self, slot: &Slot, from: Value, param: Option<Option<RecId>>, f: Each<'_>) -> Flow {
        let Some(rec) = from.record() else { return GO };
        let Some(field) = slot.of(self.model.record(rec).kind) else { return GO };
        match param {
            None => self.field_values(field, rec, None, f),
            Some(Some(p)) => self.field_values(field, rec, Some(p), f),
            Some(None) => GO,
        }
    }

    /// What a field holds for a record.
    pub(crate) fn field_values(&self, field: FieldId, rec: RecId, param: Option<RecId>, f: Each<'_>) -> Flow {
        let def = self.schema.field(field);
        let values = match &def.role {
            Role::Stored | Role::Edge { .. } | Role::Given => self.model.stored(field, rec),
            Role::Derived { .. } => match self.derived_column(field, param) {
                Some(column) => column.get(self.model.record(rec).index),
                None => &[],
            },
            Role::Inverse(of) => return self.inverse_values(of, rec, f),
            Role::Name => {
                let name = self.model.name(self.program, self.schema, rec);
                return f(Value::Text(self.model.texts.intern(&name)));
            }
            Role::Title => {
                return match self.model.title(self.program, rec) {
                    Some(title) => f(Value::Text(self.model.texts.intern(&title))),
                    None => GO,
                };
            }
        };
        if values.is_empty() && def.ty.elem == Elem::Bool {
            return f(Value::Bool(false));
        }
        values.iter().try_for_each(|v| f(*v))
    }

    fn inverse_values(&self, of: &[FieldId], rec: RecId, f: Each<'_>) -> Flow {
        if let [one] = of {
            return self.inverse(*one, None).map_or(GO, |i| i.get(rec).iter().try_for_each(|r| f(Value::Record(*r))));
        }
        let mut all: Vec<RecId> =
            of.iter().filter_map(|o| self.inverse(*o, None)).flat_map(|i| i.get(rec)).copied().collect();
        all.sort_unstable_by_key(|rec| self.model.place(*rec));
        all.dedup();
        all.into_iter().try_for_each(|r| f(Value::Record(r)))
    }

    /// Everything that a field leads to from a set, the set included.
    fn closure(&self, node: &Node, base: &Node, slot: &Slot, env: &Env, f: Each<'_>) -> Flow {
        let graph = self.relations[node.id as usize].get_or_init(|| self.relation(node, slot));
        let graph = graph.get_or_init(|| self.relation_graph(node, slot));
        let mut starts = Vec::new();
        self.each(base, env, &mut |v| {
            starts.extend(v.record());
            GO
        })?;
        let mut walk = Dfs::from_parts(starts, Seen::default());
        while let Some(rec) = walk.next(graph) {
            f(Value::Record(rec))?;
        }
        GO
    }

    /// The place of the graph that a closure walks: one for all closures over the same fields and kinds.
    fn relation(&self, node: &Node, slot: &Slot) -> Arc<OnceLock<RelationGraph>> {
        let key = (slot.fields.clone(), self.schema.kinds_of(&node.ty.elem));
        let mut shared = self.shared_relations.lock().unwrap_or_else(PoisonError::into_inner);
        shared.entry(key).or_default().clone()
    }

    /// The graph of a field over the records that a closure over it can come to.
    fn relation_graph(&self, node: &Node, slot: &Slot) -> RelationGraph {
        let kinds = self.schema.kinds_of(&node.ty.elem);
        RelationGraph::new(self.model.numbers(), |rec, next| {
            if kinds.contains(&self.model.record(rec).kind) {
                let _ = self.step(slot, Value::Record(rec), None, &mut |v| {
                    next.extend(v.record());
                    GO
                });
            }
        })
    }

    /// The same over a field with a parameter.
    fn closure_for(&self, base: &Node, slot: &Slot, param: Option<RecId>, env: &Env, f: Each<'_>) -> Flow {
        let mut seen: FxHashSet<Value> = FxHashSet::default();
        let mut queue: Vec<Value> = Vec::new();
        let mut meet = |v: Value, queue: &mut Vec<Value>| {
            if seen.insert(v) {
                queue.push(v);
                return f(v);
            }
            GO
        };
        self.each(base, env, &mut |v| meet(v, &mut queue))?;
        let mut at = 0;
        while at < queue.len() {
            let from = queue[at];
            at += 1;
            self.step(slot, from, Some(param), &mut |v| meet(v, &mut queue))?;
        }
        GO
    }

    fn compare(&self, op: Cmp, a: &Node, b: &Node, env: &Env) -> bool {
        match op {
            Cmp::Eq => self.equal(a, b, env),
            Cmp::Ne => !self.equal(a, b, env),
            Cmp::Lt | Cmp::Le | Cmp::Gt | Cmp::Ge => match (self.one(a, env), self.one(b, env)) {
                (Some(a), Some(b)) => {
                    let order = a.order(b, self.model.order());
                    match op {
                        Cmp::Lt => order.is_lt(),
                        Cmp::Le => order.is_le(),
                        Cmp::Gt => order.is_gt(),
                        _ => order.is_ge(),
                    }
                }
                _ => false,
            },
            Cmp::In => self.one(a, env).is_some_and(|v| self.contains(b, v, env)),
            Cmp::Mentions => {
                let words = self.set(b, env);
                let mut found = false;
                let _ = self.each(a, env, &mut |v| {
                    found = super::text::mentions_any(&self.model.texts, v, &words).is_some();
                    if found { STOP } else { GO }
                });
                found
            }
            Cmp::Has => {
                let mut found = false;
                let Some(Value::Field(field)) = self.one(b, env) else { return false };
                let _ = self.each(a, env, &mut |v| {
                    found = v.record().is_some_and(|r| {
                        self.model.record(r).kind == self.schema.field(field).kind
                            && self
                                .field_values(field, r, None, &mut |v| if v == Value::Bool(false) { GO } else { STOP })
                                .is_break()
                    });
                    if found { STOP } else { GO }
                });
                found
            }
        }
    }

    fn equal(&self, a: &Node, b: &Node, env: &Env) -> bool {
        if a.ty.mult != Mult::Many && b.ty.mult != Mult::Many {
            return matches!((self.one(a, env), self.one(b, env)), (Some(a), Some(b)) if a == b);
        }
        if let (Some(a), Some(b)) = (self.in_place(a, env), self.in_place(b, env)) {
            return !a.is_empty() && a == b;
        }
        let (a, b) = (self.set(a, env), self.set(b, env));
        !a.is_empty() && a == b
    }

    /// Whether the value of an expression has a record in it.
    pub(crate) fn has(&self, set: &Node, value: Value, env: &Env) -> bool {
        match (&set.op, value) {
            (Op::All(kinds), Value::Record(rec)) if !kinds.iter().any(|kind| self.schema.kind(*kind).single) => {
                let record = self.model.record(rec);
                kinds.contains(&record.kind) && !record.poisoned
            }
            _ => self.contains(set, value, env),
        }
    }

    /// Whether a value is in a set; a date or a period in a period.
    fn contains(&self, set: &Node, value: Value, env: &Env) -> bool {
        if let Some(found) = self.in_column(set, value, env) {
            return found;
        }
        if let Some(all) = self.of_reference(set, env) {
            return all.binary_search_by(|v| v.order(value, self.model.order())).is_ok();
        }
        let within = |p: Value| match (value, p) {
            (Value::Date(d), Value::Period(a, b)) => a <= d && d <= b,
            (Value::Period(c, d), Value::Period(a, b)) => (a <= c && d <= b) || value == p,
            _ => value == p,
        };
        self.each(set, env, &mut |v| if within(v) { STOP } else { GO }).is_break()
    }

    /// Whether a value is in what a field holds for one record, where that stands in a column: columns are sorted.
    fn in_column(&self, set: &Node, value: Value, env: &Env) -> Option<bool> {
        if !matches!(value, Value::Record(_) | Value::Enum(..)) {
            return None;
        }
        let values = self.in_place(set, env)?;
        Some(values.binary_search_by(|v| v.order(value, self.model.order())).is_ok())
    }

    /// What a field of many values holds for one record, where that stands in a column as it is.
    fn in_place(&self, set: &Node, env: &Env) -> Option<&[Value]> {
        let Op::Field { base, slot, param: None } = &set.op else { return None };
        if base.ty.mult == Mult::Many || set.ty.elem == Elem::Bool {
            return None;
        }
        let rec = self.one(base, env)?.record()?;
        let field = slot.of(self.model.record(rec).kind)?;
        match self.schema.field(field).role {
            Role::Stored | Role::Edge { .. } | Role::Given => Some(self.model.stored(field, rec)),
            Role::Derived { param: None } => Some(self.derived_column(field, None)?.get(self.model.record(rec).index)),
            _ => None,
        }
    }

    /// The set of an expression that looks at much and depends on little: on plain values and on records of small
    /// tables alone. Computed once for each of these.
    fn of_reference(&self, node: &Node, env: &Env) -> Option<Arc<[Value]>> {
        let deep = match &node.op {
            Op::Field { base, .. } => !matches!(base.op, Op::Var(_)),
            Op::Star { .. } | Op::Those(_) | Op::Set(_) => true,
            _ => false,
        };
        if !deep || node.ty.elem == Elem::Period {
            return None;
        }
        let key = (node.id, self.small_key(node, env)?);
        let lock = || self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = lock().get(&key) {
            return Some(found.clone());
        }
        let mut out = Vec::new();
        let _ = self.each_now(node, env, &mut |v| {
            out.push(v);
            GO
        });
        normalise(&mut out, self.model.order());
        let set: Arc<[Value]> = out.into();
        lock().insert(key, set.clone());
        Some(set)
    }

    /// What the variables of an expression are bound to, where all of that comes from small domains.
    fn small_key(&self, node: &Node, env: &Env) -> Option<Box<[Value]>> {
        const MOST: usize = 16;
        let mut key = Vec::new();
        for var in node.free.iter() {
            // The number of its values parts one variable from the next.
            let values = env.get(var).values();
            key.push(Value::Int(values.len() as i64));
            key.extend(values);
            if key.len() > MOST {
                return None;
            }
        }
        let small = |v: &Value| match v {
            Value::Record(r) => self.schema.kind(self.model.record(*r).kind).reference,
            Value::Text(_) => false,
            _ => true,
        };
        (!key.is_empty() && key.iter().all(small)).then(|| key.into_boxed_slice())
    }

    fn arithmetic(&self, a: &Node, b: &Node, env: &Env, add: bool) -> Option<Value> {
        let (a, b) = (self.one(a, env)?, self.one(b, env)?);
        let sign = if add { 1 } else { -1 };
        Some(match (a, b) {
            (Value::Int(a), Value::Int(b)) => Value::Int(a.saturating_add(b.saturating_mul(i64::from(sign)))),
            (Value::Date(a), Value::Duration(d)) => {
                Value::Date(a.after(Duration { months: d.months * sign, days: d.days * sign }))
            }
            (Value::Date(a), Value::Date(b)) => Value::Duration(Duration { months: 0, days: a.0.saturating_sub(b.0) }),
            (Value::Duration(a), Value::Duration(b)) => Value::Duration(Duration {
                months: a.months.saturating_add(b.months * sign),
                days: a.days.saturating_add(b.days * sign),
            }),
            _ => return None,
        })
    }

    fn text_value(&self, pieces: &[Piece], env: &Env) -> Value {
        Value::Text(self.model.texts.intern(&self.fill(pieces, env)))
    }
}

fn is_condition(op: &Op) -> bool {
    matches!(op, Op::Or(_) | Op::And(_) | Op::Not(_) | Op::Exists(_) | Op::ExistsIn(_) | Op::Compare(..) | Op::Is(..))
}
