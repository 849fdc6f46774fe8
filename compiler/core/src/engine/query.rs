//! `exists x in S where P` and `those x in S where P`: by the cheapest way to the members.

use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use super::eval::{Each, Flow};
use super::{Bound, Engine, Env};
use crate::expr::{Access, Op, Query, Step, VarSet};
use crate::schema::Role;
use crate::value::{FieldId, RecId, Value};

const GO: Flow = ControlFlow::Continue(());

impl Engine<'_> {
    /// Whether the query has a member.
    pub(super) fn query_any(&self, id: u32, q: &Query, env: &Env) -> bool {
        if let Op::Star { base, slot, param: None } = &q.source.op
            && q.filter.free.within(VarSet::one(q.var))
        {
            let reach = self.reach(id, slot, q);
            return self
                .each(base, env, &mut |v| if reach.reaches(v) { ControlFlow::Break(()) } else { GO })
                .is_break();
        }
        self.members(id, q, env, &mut |_| ControlFlow::Break(())).is_break()
    }

    /// The members of a query; one may come twice.
    pub(crate) fn members(&self, id: u32, q: &Query, env: &Env, f: Each<'_>) -> Flow {
        // What does not look at the variable is asked once.
        let conjuncts = q.filter.conjuncts();
        if !conjuncts.iter().filter(|c| !c.free.has(q.var)).all(|c| self.holds(c, env)) {
            return GO;
        }
        let before = env.get(q.var);
        let flow = match self.choose(id, q) {
            Some(access) => {
                let candidates = self.walk_back(&access.steps, &access.from, env);
                let kinds = match &q.source.op {
                    Op::All(kinds) => &kinds[..],
                    _ => &[],
                };
                candidates.into_iter().try_for_each(|v| {
                    let sound = v.record().is_some_and(|r| {
                        let record = self.model.record(r);
                        kinds.contains(&record.kind) && !record.poisoned
                    });
                    if sound { self.try_member(q, v, env, f) } else { GO }
                })
            }
            None => self.each(&q.source, env, &mut |v| self.try_member(q, v, env, f)),
        };
        env.set(q.var, before);
        flow
    }

    fn try_member(&self, q: &Query, value: Value, env: &Env, f: Each<'_>) -> Flow {
        env.set(q.var, Bound::One(value));
        let open = q.filter.conjuncts().iter().filter(|c| c.free.has(q.var));
        for conjunct in open {
            if !self.holds(conjunct, env) {
                return GO;
            }
        }
        f(value)
    }

    /// The access that is expected to yield the fewest candidates, if any beats looking at all.
    fn choose<'q>(&self, id: u32, q: &'q Query) -> Option<&'q Access> {
        if q.access.is_empty() {
            return None;
        }
        let choice = self.choices[id as usize].get_or_init(|| {
            let all = match &q.source.op {
                Op::All(kinds) => kinds.iter().map(|k| self.model.of_kind(*k).len()).sum::<usize>() as f64,
                _ => f64::INFINITY,
            };
            let costs = q.access.iter().map(|a| self.back_cost(a));
            let best = costs.enumerate().min_by(|a, b| a.1.total_cmp(&b.1));
            best.filter(|(_, cost)| *cost < all || all < 1.0).map(|(i, _)| i)
        });
        choice.map(|i| &q.access[i])
    }

    /// How many records an access is expected to yield.
    pub(crate) fn back_cost(&self, access: &Access) -> f64 {
        let from = match access.from.ty.mult {
            crate::schema::Mult::Many => 4.0,
            _ => 1.0,
        };
        access.steps.iter().fold(from, |n, step| {
            let each = step.slot.fields.iter().map(|f| self.fan_in(*f)).fold(0.0, f64::max);
            n * each * if step.star { 4.0 } else { 1.0 }
        })
    }

    /// How many records hold a value of a field, on average over the values held.
    pub(crate) fn fan_in(&self, field: FieldId) -> f64 {
        *self.fan_in[field.0 as usize].get_or_init(|| {
            let average = |len: usize, distinct: usize| len as f64 / distinct.max(1) as f64;
            match &self.schema.field(field).role {
                Role::Inverse(of) => of.iter().map(|f| self.fan_out(*f)).sum(),
                Role::Derived { param: Some(_) } | Role::Name | Role::Title => 1e6,
                _ if self.schema.kinds_of(&self.schema.field(field).ty.elem).is_empty() => {
                    let average =
                        |all: &FxHashMap<Value, Vec<RecId>>| average(all.values().map(Vec::len).sum(), all.len());
                    self.value_index(field).map_or(1.0, average)
                }
                _ => self.inverse(field, None).map_or(1e6, |i| average(i.len(), i.targets())),
            }
        })
    }

    /// How many values a record of a field's kind holds, on average over those that hold any.
    pub(crate) fn fan_out(&self, field: FieldId) -> f64 {
        let column = match &self.schema.field(field).role {
            Role::Inverse(of) => return of.iter().map(|f| self.fan_in(*f)).sum(),
            Role::Derived { param: None } => self.derived_column(field, None),
            Role::Derived { .. } => return 4.0,
            _ => Some(self.model.column(field)),
        };
        let records = self.model.of_kind(self.schema.field(field).kind).len().max(1);
        column.map_or(1.0, |c| (c.len() as f64 / records as f64).max(0.1))
    }

    /// The records from which `steps` lead to a value of `from`: in sequence, each once.
    pub(crate) fn walk_back(&self, steps: &[Step], from: &crate::expr::Node, env: &Env) -> Vec<Value> {
        let mut at: Vec<Value> = Vec::new();
        let _ = self.each(from, env, &mut |v| {
            at.push(v);
            GO
        });
        for step in steps.iter().rev() {
            at = if step.star { self.back_closure(step, at) } else { self.back_step(step, &at) };
            self.sort(&mut at);
        }
        self.sort(&mut at);
        at
    }

    fn back_step(&self, step: &Step, targets: &[Value]) -> Vec<Value> {
        let mut out = Vec::new();
        for field in &step.slot.fields {
            for target in targets {
                self.holders(*field, *target, &mut |r| out.push(Value::Record(r)));
            }
        }
        out
    }

    fn back_closure(&self, step: &Step, mut at: Vec<Value>) -> Vec<Value> {
        let mut seen: rustc_hash::FxHashSet<Value> = at.iter().copied().collect();
        let mut i = 0;
        while i < at.len() {
            let target = [at[i]];
            i += 1;
            for v in self.back_step(step, &target) {
                if seen.insert(v) {
                    at.push(v);
                }
            }
        }
        at
    }

    /// The records that hold `target` in `field`.
    pub(crate) fn holders(&self, field: FieldId, target: Value, f: &mut dyn FnMut(RecId)) {
        let def = self.schema.field(field);
        match (&def.role, target) {
            (Role::Inverse(of), Value::Record(t)) => {
                // The holders of the inverse are what the field itself holds for the target.
                let kind = self.model.record(t).kind;
                for source in of.iter().filter(|s| self.schema.field(**s).kind == kind) {
                    for v in self.field_set(*source, t, None) {
                        if let Some(r) = v.record().filter(|r| self.model.record(*r).kind == def.kind) {
                            f(r);
                        }
                    }
                }
            }
            (Role::Name | Role::Title | Role::Derived { param: Some(_) }, _) => {}
            (_, Value::Record(t)) => {
                if let Some(inverse) = self.inverse(field, None) {
                    inverse.get(t).iter().for_each(|r| f(*r));
                }
            }
            _ => {
                if let Some(all) = self.value_index(field).and_then(|index| index.get(&target)) {
                    all.iter().for_each(|r| f(*r));
                }
            }
        }
    }

    fn sort(&self, values: &mut Vec<Value>) {
        values.sort_unstable_by_key(|v| v.record().map(|rec| self.model.place(rec)));
        values.dedup();
    }
}
