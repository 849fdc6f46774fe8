//! All ways to bind the variables of a rule: one variable at a time, each by the cheapest way that what is bound
//! already offers.

use std::cmp::Ordering;
use std::ops::ControlFlow;

use ctl_syntax::diagnostic::Severity;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::join::{Join, Kept};
use super::{Binder, Rule};
use crate::engine::{Bound, Engine, Env};
use crate::expr::{Access, Op, VarId, VarSet, accesses};
use crate::schema::Elem;
use crate::value::{FieldId, RecId, Value};

/// One match: what the variables (`for` in order, then `let`) are bound to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Match {
    pub(crate) values: Vec<Vec<Value>>,
    pub(crate) severity: Severity,
}

/// What running a rule yields.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// In the order of the `for` variables.
    pub(crate) matches: Vec<Match>,
    /// What the rule looked at: values of its first variable. Only where asked for.
    pub(crate) looked: Vec<Value>,
    /// Matches that wait for a name to be settled: what they speak of.
    pub(crate) held: Vec<RecId>,
}

/// How the next variable is bound.
enum How {
    /// Its source is evaluated.
    Source,
    /// By an index.
    Back(Access),
    /// Every record of its kinds is looked at, and its source asked.
    Scan,
}

struct Step<'r> {
    binder: &'r Binder,
    how: How,
    /// Conditions that can be asked once it is bound, by place in `where`.
    filter: Vec<usize>,
    /// Binders whose source must be asked for a value bound another way.
    members: Vec<usize>,
    /// Variables of one binder that are both bound now: the first is told first.
    ordered: Vec<(VarId, VarId)>,
    /// Where the source is read once for many values of the variable bound before.
    join: Option<Join<'r>>,
}

/// Runs a rule. `held` are the records that a name which did not resolve may have meant, with the field.
pub(crate) fn run(engine: &Engine<'_>, rule: &Rule, held: &[(FieldId, RecId)], passes: bool) -> Outcome {
    let plan = plan(engine, rule, best(engine, rule), None);
    let held = relevant(engine, rule, held);
    let search = |first: &[Value]| {
        let mut s = Search {
            engine,
            rule,
            plan: &plan,
            env: Env::new(rule.slots),
            out: Outcome::default(),
            looked: FxHashSet::default(),
            passes,
            held: &held,
            kept: plan.iter().map(|_| Kept::default()).collect(),
        };
        first.iter().for_each(|v| s.bind(0, *v));
        s.out
    };
    let first = match plan.first() {
        Some(step) => candidates(engine, step, &Env::new(rule.slots)),
        None => return Outcome::default(),
    };
    let parts: Vec<Outcome> = if first.len() < 512 {
        vec![search(&first)]
    } else {
        first.par_chunks(first.len().div_ceil(8).max(64)).map(search).collect()
    };
    let mut out = Outcome::default();
    for part in parts {
        out.matches.extend(part.matches);
        out.looked.extend(part.looked);
        out.held.extend(part.held);
    }
    out.matches.sort_by(|a, b| match_order(engine, rule, a, b));
    crate::value::normalise(&mut out.looked, engine.model.order());
    out.held.sort_unstable_by_key(|rec| engine.model.place(*rec));
    out.held.dedup();
    out
}

/// The order of matches: that of what the `for` variables are bound to.
pub(crate) fn match_order(engine: &Engine<'_>, rule: &Rule, a: &Match, b: &Match) -> Ordering {
    let both = a.values.iter().zip(&b.values).take(rule.binders.len());
    let orders = both.map(|(a, b)| match (a.first(), b.first()) {
        (Some(x), Some(y)) => x.order(*y, engine.model.order()),
        (x, y) => x.is_some().cmp(&y.is_some()),
    });
    orders.into_iter().find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
}

/// The matches in which the variable of binder `at` is one of some records; in no order.
pub(crate) fn run_among(engine: &Engine<'_>, rule: &Rule, at: usize, among: &FxHashSet<RecId>) -> Vec<Match> {
    let plan = plan(engine, rule, order(engine, rule, at).0, Some(at));
    let binder = &rule.binders[at];
    let mut first: Vec<Value> = among.iter().map(|r| Value::Record(*r)).collect();
    if binder.source.free.is_empty() {
        let single = |k: &crate::value::KindId| engine.schema.kind(*k).single;
        match &binder.source.op {
            // Kinds are looked at when it is bound.
            Op::All(kinds) if !kinds.iter().any(single) => {}
            _ => {
                let all: FxHashSet<Value> = engine.set(&binder.source, &Env::new(rule.slots)).into_iter().collect();
                first.retain(|v| all.contains(v));
            }
        }
    }
    let mut s = Search {
        engine,
        rule,
        plan: &plan,
        env: Env::new(rule.slots),
        out: Outcome::default(),
        looked: FxHashSet::default(),
        passes: false,
        held: &FxHashSet::default(),
        kept: plan.iter().map(|_| Kept::default()).collect(),
    };
    first.iter().for_each(|v| s.bind(0, *v));
    s.out.matches
}

/// The held records that matter to a rule: it reads the field in which the name was written, or its inverse.
fn relevant(engine: &Engine<'_>, rule: &Rule, held: &[(FieldId, RecId)]) -> FxHashSet<RecId> {
    if held.is_empty() {
        return FxHashSet::default();
    }
    let mut read = Vec::new();
    rule.nodes().for_each(|n| n.fields_read(&mut read));
    let reads: FxHashSet<FieldId> = read
        .into_iter()
        .flat_map(|f| match &engine.schema.field(f).role {
            crate::schema::Role::Inverse(of) => of.clone(),
            _ => vec![f],
        })
        .collect();
    held.iter().filter(|(f, _)| reads.contains(f)).map(|(_, r)| *r).collect()
}

/// The order of binders that is expected to cost the least.
fn best(engine: &Engine<'_>, rule: &Rule) -> Vec<usize> {
    let orders = (0..rule.binders.len()).map(|s| order(engine, rule, s));
    orders.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(order, _)| order).unwrap_or_default()
}

/// How the variables are bound, one after the other; those of binder `given` are given.
fn plan<'r>(engine: &Engine<'_>, rule: &'r Rule, best: Vec<usize>, given: Option<usize>) -> Vec<Step<'r>> {
    let mut bound = VarSet::default();
    let mut asked = vec![false; rule.filter.len()];
    let mut proven = vec![false; rule.binders.len()];
    let mut steps = Vec::new();
    let mut last: Option<VarId> = None;
    for at in best {
        let binder = &rule.binders[at];
        let how = match given == Some(at) {
            true if binder.source.free.is_empty() => How::Source,
            true => How::Scan,
            false => way(engine, rule, binder, bound).0,
        };
        proven[at] = matches!(how, How::Source) || matches!(binder.source.op, Op::All(_));
        bound = bound.with(VarSet::one(binder.var));
        let mut filter = Vec::new();
        for (i, conjunct) in rule.filter.iter().enumerate() {
            if !asked[i] && conjunct.free.within(bound) {
                asked[i] = true;
                filter.push(i);
            }
        }
        let mut members = Vec::new();
        for (i, b) in rule.binders.iter().enumerate() {
            if !proven[i] && bound.has(b.var) && b.source.free.within(bound) {
                proven[i] = true;
                members.push(i);
            }
        }
        let join = last
            .filter(|_| matches!(how, How::Source))
            .and_then(|last| Join::of(binder, last, filter.iter().map(|i| &rule.filter[*i])));
        last = Some(binder.var);
        let pairs = rule.binders.iter().filter_map(|b| Some((b.after?, b.var)));
        let ordered = pairs.filter(|(a, b)| bound.has(*a) && bound.has(*b) && [*a, *b].contains(&binder.var)).collect();
        steps.push(Step { binder, how, filter, members, ordered, join });
    }
    steps
}

/// A greedy order from one start, and what it is expected to cost.
fn order(engine: &Engine<'_>, rule: &Rule, start: usize) -> (Vec<usize>, f64) {
    let mut order = Vec::new();
    let mut bound = VarSet::default();
    let (mut rows, mut cost) = (1.0, 0.0);
    let mut left: Vec<usize> = (0..rule.binders.len()).collect();
    while !left.is_empty() {
        let next = if order.is_empty() {
            (start, way(engine, rule, &rule.binders[start], bound).1)
        } else {
            let costs = left.iter().map(|i| (*i, way(engine, rule, &rule.binders[*i], bound).1));
            costs.min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0))).unwrap_or((left[0], 1.0))
        };
        left.retain(|i| *i != next.0);
        order.push(next.0);
        bound = bound.with(VarSet::one(rule.binders[next.0].var));
        rows *= next.1.max(0.01);
        cost += rows;
        // Conditions that can now be asked let some rows through.
        for conjunct in &rule.filter {
            if conjunct.free.within(bound) && conjunct.free.has(rule.binders[next.0].var) {
                rows *= 0.5;
            }
        }
    }
    (order, cost)
}

/// The cheapest way to bind a variable where `bound` are known, and how many values it is expected to yield.
fn way(engine: &Engine<'_>, rule: &Rule, binder: &Binder, bound: VarSet) -> (How, f64) {
    let size =
        |kinds: &[crate::value::KindId]| kinds.iter().map(|k| engine.model.of_kind(*k).len()).sum::<usize>() as f64;
    let mut best = (How::Scan, if binder.kinds.is_empty() { f64::MAX } else { size(&binder.kinds) * 1.5 + 1.0 });
    if binder.source.free.within(bound) {
        let cost = source_cost(engine, &binder.source, &size);
        if cost <= best.1 {
            best = (How::Source, cost);
        }
    }
    if binder.kinds.is_empty() {
        return best;
    }
    let mut ways = accesses(binder.var, &rule.filter);
    // `y in x.path` in another binder leads from y to x.
    for other in rule.binders.iter().filter(|o| o.var != binder.var && bound.has(o.var)) {
        if let Some(steps) = other.source.path_from(binder.var).filter(|s| !s.is_empty()) {
            let mut from = other.source.clone();
            from.op = Op::Var(other.var);
            from.free = VarSet::one(other.var);
            from.ty.mult = crate::schema::Mult::One;
            ways.push(Access { steps, from });
        }
    }
    for access in ways.into_iter().filter(|a| a.from.free.within(bound)) {
        let cost = engine.back_cost(&access);
        if cost < best.1 {
            best = (How::Back(access), cost);
        }
    }
    best
}

fn source_cost(engine: &Engine<'_>, node: &crate::expr::Node, size: &dyn Fn(&[crate::value::KindId]) -> f64) -> f64 {
    match &node.op {
        Op::All(kinds) => size(kinds),
        Op::Members(e) => engine.schema.enumeration(*e).members.len() as f64,
        Op::Field { base, slot, .. } => {
            source_cost(engine, base, size) * slot.fields.iter().map(|f| engine.fan_out(*f)).fold(0.0, f64::max)
        }
        Op::Star { base, slot, .. } => {
            source_cost(engine, base, size)
                * (1.0 + 4.0 * slot.fields.iter().map(|f| engine.fan_out(*f)).fold(0.0, f64::max))
        }
        Op::Those(q) => source_cost(engine, &q.source, size) * 0.3,
        Op::Set(parts) => parts.iter().map(|(n, _)| source_cost(engine, n, size)).sum(),
        Op::Sentences(_) | Op::Calendar(..) => 10.0,
        _ => 1.0,
    }
}

fn candidates(engine: &Engine<'_>, step: &Step<'_>, env: &Env) -> Vec<Value> {
    match &step.how {
        How::Source => engine.set(&step.binder.source, env),
        How::Back(access) => engine.walk_back(&access.steps, &access.from, env),
        How::Scan => engine.all(&step.binder.kinds).map(Value::Record).collect(),
    }
}

struct Search<'s> {
    engine: &'s Engine<'s>,
    rule: &'s Rule,
    plan: &'s [Step<'s>],
    env: Env,
    out: Outcome,
    looked: FxHashSet<Value>,
    passes: bool,
    held: &'s FxHashSet<RecId>,
    /// Candidates that serve again, by step.
    kept: Vec<Kept>,
}

impl Search<'_> {
    fn go(&mut self, at: usize) {
        let Some(step) = self.plan.get(at) else { return self.matched() };
        if let Some(join) = step.join {
            let agreeing = self.kept[at].candidates(self.engine, step.binder, join, &self.env);
            agreeing.iter().flat_map(|all| all.iter()).for_each(|v| self.bind(at, *v));
            return;
        }
        for value in candidates(self.engine, step, &self.env) {
            self.bind(at, value);
        }
    }

    fn bind(&mut self, at: usize, value: Value) {
        let step = &self.plan[at];
        let var = step.binder.var;
        if let Value::Record(r) = value {
            let record = self.engine.model.record(r);
            let typed = matches!(step.binder.source.ty.elem, Elem::Any) || step.binder.kinds.contains(&record.kind);
            if record.poisoned || !typed {
                return;
            }
        }
        self.env.one(var, value);
        if self.ordered(step)
            && self.belongs(step)
            && step.filter.iter().all(|i| self.engine.holds(&self.rule.filter[*i], &self.env))
        {
            self.go(at + 1);
        }
        self.env.set(var, Bound::Nothing);
    }

    /// Of two variables of one binder the first is told first: which is which must not depend on where they stand.
    fn ordered(&self, step: &Step<'_>) -> bool {
        step.ordered.iter().all(|(first, second)| match (self.env.single(*first), self.env.single(*second)) {
            (Some(first), Some(second)) => self.engine.told_order(first, second).is_lt(),
            _ => true,
        })
    }

    /// Whether values that were bound by an index lie in the sources of their binders.
    fn belongs(&self, step: &Step<'_>) -> bool {
        step.members.iter().all(|i| {
            let binder = &self.rule.binders[*i];
            let Some(value) = self.env.single(binder.var) else { return false };
            self.engine
                .each(&binder.source, &self.env, &mut |v| {
                    if v == value { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                })
                .is_break()
        })
    }

    fn matched(&mut self) {
        let engine = self.engine;
        if self.passes
            && let Some(first) = self.rule.binders.first().and_then(|b| self.env.single(b.var))
            && self.looked.insert(first)
        {
            self.out.looked.push(first);
        }
        for (var, node) in &self.rule.lets {
            let set = engine.set(node, &self.env);
            self.env.set(*var, Bound::set(set));
        }
        if self.rule.require.as_ref().is_some_and(|r| engine.holds(r, &self.env)) {
            return;
        }
        let severity = self.rule.severity.iter().find(|(_, g)| g.as_ref().is_none_or(|g| engine.holds(g, &self.env)));
        let Some((severity, _)) = severity else { return };
        let waiting =
            self.rule.binders.iter().filter_map(|b| self.env.single(b.var)?.record()).find(|r| self.held.contains(r));
        if let Some(rec) = waiting {
            self.out.held.push(rec);
            return;
        }
        let values = self.rule.vars.iter().map(|v| self.env.get(v.var).values()).collect();
        self.out.matches.push(Match { values, severity: *severity });
    }
}

/// Variables by place, for reports.
pub(crate) fn place_of(rule: &Rule, var: VarId) -> usize {
    rule.vars.iter().position(|v| v.var == var).unwrap_or(0)
}
