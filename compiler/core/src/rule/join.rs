//! A pair of variables that must agree in a value: candidates for the second are kept by that value.
//!
//! `for s in system, a, b in s.controls where a.objective == b.objective` has as many pairs as the square of what one
//! system has. What `b` may be does not depend on `a`, so the candidates are read once for each `s`, and for each `a`
//! only those are looked at that have its objective.

use std::rc::Rc;

use ctl_syntax::ast::Op as Cmp;
use rustc_hash::FxHashMap;

use super::Binder;
use crate::engine::{Bound, Engine, Env};
use crate::expr::{Node, Op, VarId, VarSet};
use crate::schema::Mult;
use crate::value::Value;

/// The two sides of an equality between a variable and what is bound before it.
#[derive(Clone, Copy)]
pub(super) struct Join<'r> {
    /// The side that reads the variable alone.
    own: &'r Node,
    /// The side that does not read it.
    other: &'r Node,
}

impl<'r> Join<'r> {
    /// The equality among `filter` by which candidates from the source of `binder` can be kept, where the source does
    /// not depend on `last`, the variable bound before.
    pub(super) fn of(binder: &Binder, last: VarId, filter: impl Iterator<Item = &'r Node>) -> Option<Join<'r>> {
        if binder.source.free.has(last) {
            return None;
        }
        let alone = VarSet::one(binder.var);
        filter.into_iter().find_map(|node| {
            let Op::Compare(Cmp::Eq, a, b) = &node.op else { return None };
            if a.ty.mult == Mult::Many || b.ty.mult == Mult::Many {
                return None;
            }
            let reads = |own: &Node, other: &Node| {
                own.free.has(binder.var) && own.free.within(alone) && !other.free.has(binder.var)
            };
            match (reads(a, b), reads(b, a)) {
                (true, _) => Some(Join { own: a, other: b }),
                (_, true) => Some(Join { own: b, other: a }),
                _ => None,
            }
        })
    }
}

/// Candidates by the value that they must share, and what they were read for.
#[derive(Default)]
pub(super) struct Kept {
    read_for: Option<Vec<Vec<Value>>>,
    by_value: FxHashMap<Value, Rc<[Value]>>,
}

impl Kept {
    /// The candidates for `binder` that agree with what is bound, in the order of its source.
    pub(super) fn candidates(
        &mut self,
        engine: &Engine<'_>,
        binder: &Binder,
        join: Join<'_>,
        env: &Env,
    ) -> Option<Rc<[Value]>> {
        let bound: Vec<Vec<Value>> = binder.source.free.iter().map(|v| env.get(v).values()).collect();
        if self.read_for.as_ref() != Some(&bound) {
            let mut by_value: FxHashMap<Value, Vec<Value>> = FxHashMap::default();
            for value in engine.set(&binder.source, env) {
                env.one(binder.var, value);
                if let Some(key) = engine.one(join.own, env) {
                    by_value.entry(key).or_default().push(value);
                }
            }
            env.set(binder.var, Bound::Nothing);
            self.by_value = by_value.into_iter().map(|(k, v)| (k, v.into())).collect();
            self.read_for = Some(bound);
        }
        self.by_value.get(&engine.one(join.other, env)?).cloned()
    }
}
