//! `exists x in E.f* where P(x)` with a condition that looks at nothing but x: one walk backwards from everything
//! that satisfies it tells for every record whether, and how near.

use std::ops::ControlFlow;

use super::{Engine, Env};
use crate::expr::{Query, Slot};
use crate::value::{RecId, Value};

const FAR: u32 = u32::MAX;

/// The distance of each record from the nearest that satisfies a condition.
#[derive(Debug)]
pub(crate) struct Reach {
    distance: Vec<u32>,
}

impl Reach {
    /// Whether a record leads to one that satisfies the condition.
    pub(crate) fn reaches(&self, value: Value) -> bool {
        self.distance(value) != FAR
    }

    /// How many steps it takes.
    pub(crate) fn distance(&self, value: Value) -> u32 {
        value.record().and_then(|r| self.distance.get(r.0 as usize)).copied().unwrap_or(FAR)
    }
}

impl Engine<'_> {
    /// The table of a query whose source is a closure over `slot`.
    pub(crate) fn reach(&self, id: u32, slot: &Slot, q: &Query) -> &Reach {
        self.reaches[id as usize].get_or_init(|| {
            let env = Env::new(crate::expr::MAX_VARS);
            let mut distance = vec![FAR; self.model.numbers()];
            let mut queue = Vec::new();
            for kind in self.schema.kinds_of(&q.source.ty.elem) {
                for rec in self.model.of_kind(kind) {
                    env.one(q.var, Value::Record(*rec));
                    if self.holds(&q.filter, &env) {
                        distance[rec.0 as usize] = 0;
                        queue.push(*rec);
                    }
                }
            }
            let mut at = 0;
            while at < queue.len() {
                let target: RecId = queue[at];
                at += 1;
                let next = distance[target.0 as usize] + 1;
                for field in &slot.fields {
                    self.holders(*field, Value::Record(target), &mut |r| {
                        if distance[r.0 as usize] == FAR {
                            distance[r.0 as usize] = next;
                            queue.push(r);
                        }
                    });
                }
            }
            Reach { distance }
        })
    }

    /// A shortest way from `from` over `slot` to something nearer by one, until the condition holds; of several the one
    /// that is told first.
    pub(crate) fn nearest_path(&self, reach: &Reach, slot: &Slot, from: Value) -> Vec<Value> {
        let mut path = vec![from];
        let mut here = from;
        while reach.distance(here) != 0 && reach.distance(here) != FAR {
            let want = reach.distance(here) - 1;
            let mut next: Option<Value> = None;
            let _ = self.step(slot, here, None, &mut |v| {
                if reach.distance(v) == want && next.is_none_or(|n| self.told_order(v, n).is_lt()) {
                    next = Some(v);
                }
                ControlFlow::Continue(())
            });
            let Some(n) = next else { break };
            path.push(n);
            here = n;
        }
        path
    }
}
