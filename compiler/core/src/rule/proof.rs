//! Proofs: why a condition holds, as steps that are written somewhere. The shortest way wherever there are several.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use ctl_syntax::ast;
use ctl_syntax::diagnostic::{Diagnostic, Proof, ProofStep};
use ctl_syntax::span::Span;
use rustc_hash::FxHashMap;

use crate::engine::{Bound, Engine, Env, Naming, note};
use crate::expr::{Checker, DerivedField, EDGE, Ground, IT, Node, Op, Query, SELF, Scope, Slot, VarSet};
use crate::model::Site;
use crate::program::ItemId;
use crate::schema::{Elem, Mult, Role, Type};
use crate::value::{FieldId, RecId, Value};

/// The most steps of one proof that are drawn.
const MOST_STEPS: usize = 64;
/// How deep definitions are followed.
const DEPTH: usize = 64;

/// How steps over a field read, forwards and backwards.
#[derive(Debug, Default)]
pub(crate) struct Reads {
    forward: FxHashMap<FieldId, Node>,
    backward: FxHashMap<FieldId, Node>,
}

impl Reads {
    /// Types `reads` and `inverse_reads` of all fields.
    pub(crate) fn compile(ground: Ground<'_>, next_id: &mut u32, sink: &mut Vec<Diagnostic>) -> Reads {
        let mut reads = Reads::default();
        for id in (0..ground.schema.fields.len() as u32).map(FieldId) {
            let field = ground.schema.field(id);
            if let Some(def) = &field.def {
                reads.field(ground, id, (field.item, def), next_id, sink);
            }
        }
        reads
    }

    /// All of them.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.forward.values().chain(self.backward.values())
    }

    /// Types those of one field, as an item defines it.
    pub(crate) fn field(
        &mut self,
        ground: Ground<'_>,
        id: FieldId,
        (item, def): (ItemId, &ast::FieldDef),
        next_id: &mut u32,
        sink: &mut Vec<Diagnostic>,
    ) {
        let field = ground.schema.field(id);
        for (text, back) in [(&def.reads, false), (&def.inverse_reads, true)] {
            let Some(text) = text else { continue };
            let own = Elem::Kinds(vec![field.kind]);
            let (this, that) = if back { (field.ty.elem.clone(), own) } else { (own, field.ty.elem.clone()) };
            let one = |elem| Type { elem, mult: Mult::One };
            let mut scope = Scope::default();
            scope.bind("self", one(this));
            scope.bind("it", one(that));
            if let Role::Edge { kind, .. } = field.role {
                scope.bind("edge", one(Elem::Kinds(vec![kind])));
            }
            let node = Checker::new(ground, item, scope, next_id, sink).template(text);
            if !node.is_error() {
                let table = if back { &mut self.backward } else { &mut self.forward };
                table.insert(id, node);
            }
        }
    }
}

/// The words of `phrases` that a sentence mentions.
pub(super) fn mentioned(
    engine: &Engine<'_>,
    sentence: Value,
    phrases: &[Value],
) -> Option<(Value, std::ops::Range<usize>)> {
    let Value::Text(t) = sentence else { return None };
    let text = engine.model.texts.get(t);
    let hits = phrases.iter().filter_map(|p| match p {
        Value::Text(w) => crate::engine::mention(text, engine.model.texts.get(*w)).map(|r| (*p, r)),
        _ => None,
    });
    hits.min_by_key(|(_, r)| r.start)
}

/// Draws proofs.
pub(crate) struct Prover<'a> {
    pub(crate) engine: &'a Engine<'a>,
    pub(crate) derived: &'a FxHashMap<FieldId, &'a DerivedField>,
    pub(crate) reads: &'a Reads,
}

/// A proof that is being drawn.
#[derive(Default)]
struct Draft {
    steps: Vec<ProofStep>,
    line: String,
    /// The record that the line has come to.
    at: Option<RecId>,
}

impl Prover<'_> {
    /// The proof of a condition that holds, or of what a set of texts says.
    pub(crate) fn prove(&self, node: &Node, env: &Env, title: String) -> Proof {
        let mut draft = Draft::default();
        if node.ty.elem == Elem::Text {
            self.texts(node, env, &mut draft);
        } else if node.ty.elem == Elem::Bool {
            self.condition(node, env, &mut draft, 0);
        } else if let Some(v) = self.engine.told(node, env).first() {
            self.member(node, *v, env, &mut draft, 0);
        }
        let mut seen: Vec<ProofStep> = Vec::new();
        for step in draft.steps {
            if !seen.contains(&step) {
                seen.push(step);
            }
        }
        Proof { title, steps: seen, line: draft.line }
    }

    /// The proof that `value` is in the derived or stored field of a record, or that its bool field holds.
    pub(crate) fn prove_field(&self, field: FieldId, rec: RecId, param: Option<RecId>, value: Value) -> Proof {
        let mut draft = Draft::default();
        if let (Some(derived), Value::Bool(true)) = (self.derived.get(&field), value) {
            let env = self.environment(derived, rec, param);
            self.condition(&derived.expr, &env, &mut draft, 0);
        } else {
            self.hop(rec, field, param, value, &mut draft, 0);
        }
        Proof { title: String::new(), steps: draft.steps, line: draft.line }
    }

    fn environment(&self, derived: &DerivedField, rec: RecId, param: Option<RecId>) -> Env {
        let env = Env::new(derived.vars.max(2));
        env.one(SELF, Value::Record(rec));
        if let (Some((var, _)), Some(p)) = (derived.param, param) {
            env.one(var, Value::Record(p));
        }
        env
    }

    fn condition(&self, node: &Node, env: &Env, draft: &mut Draft, depth: usize) {
        if depth > DEPTH || draft.steps.len() >= MOST_STEPS {
            return;
        }
        let e = self.engine;
        match &node.op {
            Op::And(all) => all.iter().for_each(|n| self.condition(n, env, draft, depth + 1)),
            Op::Or(all) => {
                if let Some(n) = all.iter().find(|n| e.holds(n, env)) {
                    self.condition(n, env, draft, depth + 1);
                }
            }
            Op::ExistsIn(q) => self.witness(node.id, q, env, draft, depth),
            Op::Exists(a) => {
                if let Some(v) = e.told(a, env).first() {
                    self.member(a, *v, env, draft, depth + 1);
                }
            }
            Op::Compare(ast::Op::In, a, b) => {
                if let Some(v) = e.one(a, env) {
                    self.member(b, v, env, draft, depth + 1);
                }
            }
            Op::Field { base, slot, param } if node.ty.elem == Elem::Bool => {
                let param = param.as_ref().and_then(|p| e.one(p, env)).and_then(Value::record);
                let holder = e.told(base, env).iter().copied().filter_map(Value::record).find(|r| {
                    slot.of(e.model.record(*r).kind)
                        .is_some_and(|f| e.field_set(f, *r, param).contains(&Value::Bool(true)))
                });
                let Some(rec) = holder else { return };
                // Where the rule itself got to the record is not part of why the fact holds.
                if depth > 0 {
                    self.member(base, Value::Record(rec), env, draft, depth + 1);
                }
                if let Some(field) = slot.of(e.model.record(rec).kind) {
                    self.bool_field(field, rec, param, draft, depth);
                }
            }
            _ => {}
        }
    }

    /// A bool field that holds: by its own words if it has any, else by its definition.
    fn bool_field(&self, field: FieldId, rec: RecId, param: Option<RecId>, draft: &mut Draft, depth: usize) {
        let derived = self.derived.get(&field);
        if let Some(words) = self.reads.forward.get(&field) {
            note(rec);
            let env = Env::new(3);
            env.one(SELF, Value::Record(rec));
            let text = self.engine.text_of(words, &env);
            let span = derived.map_or_else(
                || self.engine.field_places(rec, field, 1).first().copied(),
                |d| self.first_written(d, rec, param),
            );
            let span = span.unwrap_or_else(|| self.engine.name_place(rec));
            self.start(draft, rec);
            draft.line.push_str(&format!(" [{text}]"));
            self.step(draft, span, Value::Record(rec), field, "yes".to_owned(), text);
            return;
        }
        match derived {
            Some(d) => {
                let env = self.environment(d, rec, param);
                self.condition(&d.expr, &env, draft, depth + 1);
            }
            None => {
                let span = self.engine.field_places(rec, field, 1).first().copied();
                let text = crate::words::spaced(&self.engine.schema.field(field).name);
                let span = span.unwrap_or_else(|| self.engine.name_place(rec));
                self.start(draft, rec);
                self.step(draft, span, Value::Record(rec), field, "yes".to_owned(), text);
            }
        }
    }

    /// Where the definition of a derived field first finds something written about the record itself.
    fn first_written(&self, derived: &DerivedField, rec: RecId, param: Option<RecId>) -> Option<Span> {
        note(rec);
        let env = self.environment(derived, rec, param);
        let mut found = None;
        derived.expr.walk(&mut |n| {
            if found.is_some() {
                return;
            }
            let Op::Field { base, slot, .. } = &n.op else { return };
            if !matches!(base.op, Op::Var(SELF)) {
                return;
            }
            let Some(field) = slot.of(self.engine.model.record(rec).kind) else { return };
            let stored = matches!(self.engine.schema.field(field).role, Role::Stored | Role::Edge { .. });
            if stored && self.engine.model.written(self.engine.program, self.engine.schema, rec, field).is_some() {
                found = self.engine.places(None, n, &env, 1).first().copied();
            }
        });
        found
    }

    /// One member of the query and its proof.
    fn witness(&self, id: u32, q: &Query, env: &Env, draft: &mut Draft, depth: usize) {
        let e = self.engine;
        let before = env.get(q.var);
        let holds = |v: Value| {
            env.set(q.var, Bound::One(v));
            let yes = e.holds(&q.filter, env);
            env.set(q.var, Bound::Nothing);
            yes
        };
        let found = match &q.source.op {
            Op::Star { base, slot, param } => {
                let param = param.as_ref().and_then(|p| e.one(p, env)).and_then(Value::record);
                let starts = e.told(base, env);
                let path = if param.is_none() && q.filter.free.within(VarSet::one(q.var)) {
                    let reach = e.reach(id, slot, q);
                    let from = starts.iter().copied().filter(|v| reach.reaches(*v)).min_by_key(|v| reach.distance(*v));
                    from.map(|f| e.nearest_path(reach, slot, f))
                } else {
                    self.search(&starts, slot, param, &holds)
                };
                path.map(|path| {
                    self.member(base, path[0], env, draft, depth + 1);
                    self.hops(&path, slot, param, draft, depth);
                    path[path.len() - 1]
                })
            }
            _ => {
                let mut members: Vec<Value> = Vec::new();
                let _ = e.members(id, q, env, &mut |v| {
                    members.push(v);
                    ControlFlow::Continue(())
                });
                let first = members.into_iter().min_by(|a, b| e.told_order(*a, *b));
                if let Some(v) = first {
                    match v.record().filter(|r| e.is_edge(*r)) {
                        Some(edge) if matches!(q.source.op, Op::All(_)) => self.edge(edge, draft),
                        _ => self.member(&q.source, v, env, draft, depth + 1),
                    }
                }
                first
            }
        };
        // What an edge carries is told with the edge.
        if let Some(v) = found.filter(|v| v.record().is_none_or(|r| !e.is_edge(r))) {
            env.set(q.var, Bound::One(v));
            self.condition(&q.filter, env, draft, depth + 1);
        }
        env.set(q.var, before);
    }

    /// The shortest way over a field from one of `starts` to something that `goal` accepts.
    fn search(
        &self,
        starts: &[Value],
        slot: &Slot,
        param: Option<RecId>,
        goal: &dyn Fn(Value) -> bool,
    ) -> Option<Vec<Value>> {
        let mut parent: FxHashMap<Value, Option<Value>> = starts.iter().map(|s| (*s, None)).collect();
        let mut queue: VecDeque<Value> = starts.iter().copied().collect();
        while let Some(here) = queue.pop_front() {
            if goal(here) {
                let mut path = vec![here];
                let mut at = here;
                while let Some(Some(p)) = parent.get(&at) {
                    path.push(*p);
                    at = *p;
                }
                path.reverse();
                return Some(path);
            }
            let mut next = Vec::new();
            let param = slot_param(self.engine, slot, here, param);
            let _ = self.engine.step(slot, here, param, &mut |v| {
                next.push(v);
                ControlFlow::Continue(())
            });
            self.engine.sort_told(&mut next);
            for v in next {
                parent.entry(v).or_insert_with(|| {
                    queue.push_back(v);
                    Some(here)
                });
            }
        }
        None
    }

    fn hops(&self, path: &[Value], slot: &Slot, param: Option<RecId>, draft: &mut Draft, depth: usize) {
        for pair in path.windows(2) {
            let Some(rec) = pair[0].record() else { continue };
            if let Some(field) = slot.of(self.engine.model.record(rec).kind) {
                self.hop(rec, field, param, pair[1], draft, depth + 1);
            }
        }
    }

    /// Why `value` is in the set of `node`.
    fn member(&self, node: &Node, value: Value, env: &Env, draft: &mut Draft, depth: usize) {
        if depth > DEPTH || draft.steps.len() >= MOST_STEPS {
            return;
        }
        let e = self.engine;
        match &node.op {
            Op::Field { base, slot, param } => {
                let param = param.as_ref().and_then(|p| e.one(p, env)).and_then(Value::record);
                let holder = e.told(base, env).iter().copied().filter_map(Value::record).find(|r| {
                    slot.of(e.model.record(*r).kind).is_some_and(|f| e.field_set(f, *r, param).contains(&value))
                });
                let Some(rec) = holder else { return };
                self.member(base, Value::Record(rec), env, draft, depth + 1);
                if let Some(field) = slot.of(e.model.record(rec).kind) {
                    self.hop(rec, field, param, value, draft, depth + 1);
                }
            }
            Op::Star { base, slot, param } => {
                let param = param.as_ref().and_then(|p| e.one(p, env)).and_then(Value::record);
                if let Some(path) = self.search(&e.told(base, env), slot, param, &|v| v == value) {
                    self.member(base, path[0], env, draft, depth + 1);
                    self.hops(&path, slot, param, draft, depth);
                }
            }
            Op::Those(q) => {
                self.member(&q.source, value, env, draft, depth + 1);
                if value.record().is_none_or(|r| !e.is_edge(r)) {
                    let before = env.get(q.var);
                    env.set(q.var, Bound::One(value));
                    self.condition(&q.filter, env, draft, depth + 1);
                    env.set(q.var, before);
                }
            }
            Op::Set(parts) => {
                let holding = parts
                    .iter()
                    .find(|(n, g)| g.as_ref().is_none_or(|g| e.holds(g, env)) && e.set(n, env).contains(&value));
                if let Some((n, guard)) = holding {
                    if let Some(g) = guard {
                        self.condition(g, env, draft, depth + 1);
                    }
                    self.member(n, value, env, draft, depth + 1);
                }
            }
            _ => {}
        }
    }

    /// One step over a field.
    fn hop(&self, from: RecId, field: FieldId, param: Option<RecId>, to: Value, draft: &mut Draft, depth: usize) {
        if depth > DEPTH || draft.steps.len() >= MOST_STEPS {
            return;
        }
        let e = self.engine;
        let def = e.schema.field(field);
        match &def.role {
            Role::Edge { kind, from: start, to: end } => {
                let edges = e.model.inverse(e.schema, *start).get(from);
                let edge =
                    edges.iter().find(|r| e.model.record(**r).kind == *kind && e.model.stored(*end, **r).contains(&to));
                if let Some(edge) = edge {
                    self.edge(*edge, draft);
                }
            }
            Role::Stored => {
                let span = e.value_place(from, field, to);
                let env = self.around(from, to, None);
                let text = self.words(field, false, &env, to);
                self.start(draft, from);
                self.advance(draft, " > ", to, &text);
                self.step(draft, span, Value::Record(from), field, self.id(to), text);
            }
            Role::Inverse(of) => {
                let Some(holder) = to.record() else { return };
                let kind = e.model.record(holder).kind;
                let leads = |f: &FieldId| {
                    e.schema.field(*f).kind == kind && e.field_set(*f, holder, None).contains(&Value::Record(from))
                };
                let sources = of.iter().copied().filter(leads);
                let source = sources.min_by(|a, b| e.told_order(Value::Field(*a), Value::Field(*b)));
                let Some(source) = source else { return };
                if let Role::Derived { .. } = e.schema.field(source).role {
                    return self.hop(holder, source, None, Value::Record(from), draft, depth + 1);
                }
                let edge = self.edge_between(source, holder, from);
                let span = match edge {
                    Some(edge) => e.name_place(edge),
                    None => e.value_place(holder, source, Value::Record(from)),
                };
                let env = self.around(from, to, edge);
                let text = self.words(source, true, &env, to);
                self.start(draft, from);
                self.advance(draft, " > ", to, &text);
                self.step(draft, span, Value::Record(from), field, self.id(to), text);
            }
            Role::Derived { .. } => {
                if let Some(d) = self.derived.get(&field) {
                    let env = self.environment(d, from, param);
                    self.member(&d.expr, to, &env, draft, depth + 1);
                }
            }
            Role::Given => {
                if e.is_edge(from) {
                    self.edge(from, draft);
                }
            }
            Role::Name | Role::Title => {}
        }
    }

    fn edge_between(&self, field: FieldId, from: RecId, to: RecId) -> Option<RecId> {
        let Role::Edge { from: start, to: end, .. } = self.engine.schema.field(field).role else { return None };
        let edges = self.engine.model.inverse(self.engine.schema, start).get(from);
        edges.iter().copied().find(|r| self.engine.model.stored(end, *r).contains(&Value::Record(to)))
    }

    /// The step that an edge record is.
    fn edge(&self, edge: RecId, draft: &mut Draft) {
        let e = self.engine;
        let Site::Edge { owner, field, .. } = e.model.record(edge).site else { return };
        let Role::Edge { to, .. } = e.schema.field(field).role else { return };
        let Some(target) = e.model.stored(to, edge).first().copied() else { return };
        let env = self.around(owner, target, Some(edge));
        let text = self.words(field, false, &env, target);
        self.start(draft, owner);
        let carried = self.carried(edge);
        let arrow = if carried.is_empty() { " > ".to_owned() } else { format!(" -({carried})-> ") };
        self.advance(draft, &arrow, target, &text);
        self.step(draft, e.name_place(edge), Value::Record(owner), field, self.id(target), text);
    }

    /// What an edge must say about itself, in source form: `invoices, payments`.
    fn carried(&self, edge: RecId) -> String {
        let e = self.engine;
        note(edge);
        let kind = e.schema.kind(e.model.record(edge).kind);
        let required = kind.fields.iter().filter(|f| e.schema.field(**f).required);
        let short = required.filter(|f| e.schema.field(**f).ty.elem != Elem::Text);
        let values = short.flat_map(|f| {
            let mut values = e.field_set(*f, edge, None);
            e.sort_told(&mut values);
            values
        });
        let words: Vec<String> = values.map(|v| e.shown(v, Naming::Source)).collect();
        words.join(", ")
    }

    fn around(&self, this: RecId, that: Value, edge: Option<RecId>) -> Env {
        note(this);
        that.record().into_iter().chain(edge).for_each(note);
        let env = Env::new(3);
        env.one(SELF, Value::Record(this));
        env.one(IT, that);
        if let Some(edge) = edge {
            env.one(EDGE, Value::Record(edge));
        }
        env
    }

    fn words(&self, field: FieldId, back: bool, env: &Env, to: Value) -> String {
        let table = if back { &self.reads.backward } else { &self.reads.forward };
        match table.get(&field) {
            Some(node) => self.engine.text_of(node, env),
            None => {
                let def = self.engine.schema.field(field);
                let name = match (&def.inverse, back) {
                    (Some(inverse), true) => inverse,
                    _ => &def.name,
                };
                format!("{} {}", crate::words::spaced(name), self.engine.shown(to, Naming::People))
            }
        }
    }

    fn id(&self, value: Value) -> String {
        match value {
            Value::Record(r) => self.engine.reference(r),
            other => self.engine.shown(other, Naming::Source),
        }
    }

    /// Begins the line at a record, or begins a new stretch where the proof jumps.
    fn start(&self, draft: &mut Draft, rec: RecId) {
        if draft.at == Some(rec) {
            return;
        }
        if !draft.line.is_empty() {
            draft.line.push_str("; ");
        }
        draft.line.push_str(&self.engine.record_name(rec, Naming::Source));
        draft.at = Some(rec);
    }

    fn advance(&self, draft: &mut Draft, arrow: &str, to: Value, text: &str) {
        match to {
            Value::Record(r) => {
                draft.line.push_str(arrow);
                draft.line.push_str(&self.engine.record_name(r, Naming::Source));
                draft.at = Some(r);
            }
            _ => draft.line.push_str(&format!(" [{text}]")),
        }
    }

    fn step(&self, draft: &mut Draft, span: Span, from: Value, field: FieldId, to: String, text: String) {
        let text = format!("{} {text}", self.engine.shown(from, Naming::People));
        let relation = self.engine.schema.field(field).name.clone();
        draft.steps.push(ProofStep { span, from: self.id(from), relation, to, text });
    }

    /// A set of texts: each with the places that its guard read.
    fn texts(&self, node: &Node, env: &Env, draft: &mut Draft) {
        let e = self.engine;
        let Op::Field { base, slot, .. } = &node.op else { return };
        for rec in e.told(base, env).iter().copied().filter_map(Value::record) {
            let Some(field) = slot.of(e.model.record(rec).kind) else { continue };
            let Some(derived) = self.derived.get(&field) else { continue };
            let Op::Set(parts) = &derived.expr.op else { continue };
            let env = self.environment(derived, rec, None);
            for (text, guard) in parts {
                let Some(guard) = guard.as_ref().filter(|g| e.holds(g, &env)) else { continue };
                let words = e.text_of(text, &env);
                if !draft.line.is_empty() {
                    draft.line.push('\n');
                }
                draft.line.push_str(&words);
                let span = self.guard_place(guard, &env).unwrap_or_else(|| e.name_place(rec));
                draft.steps.push(ProofStep {
                    span,
                    from: self.id(Value::Record(rec)),
                    relation: e.schema.field(field).name.clone(),
                    to: words.clone(),
                    text: words,
                });
            }
        }
    }

    /// The first field value that a guard reads and that is written somewhere.
    fn guard_place(&self, guard: &Node, env: &Env) -> Option<Span> {
        let e = self.engine;
        let (mut found, mut fallback) = (None, None);
        guard.walk(&mut |n| {
            let Op::Field { base, slot, .. } = &n.op else { return };
            if found.is_some() || !n.free.within(VarSet::one(SELF)) {
                return;
            }
            for rec in e.told(base, env).iter().copied().filter_map(Value::record) {
                note(rec);
                let Some(field) = slot.of(e.model.record(rec).kind) else { continue };
                if !matches!(e.schema.field(field).role, Role::Stored | Role::Edge { .. }) || e.is_edge(rec) {
                    continue;
                }
                match e.model.written(e.program, e.schema, rec, field) {
                    Some(_) => found = found.or_else(|| e.field_places(rec, field, 1).first().copied()),
                    None => fallback = fallback.or_else(|| Some(e.name_place(rec))),
                }
            }
        });
        found.or(fallback)
    }
}

fn slot_param(engine: &Engine<'_>, slot: &Slot, from: Value, param: Option<RecId>) -> Option<Option<RecId>> {
    let kind = engine.model.record(from.record()?).kind;
    let field = slot.of(kind)?;
    matches!(engine.schema.field(field).role, Role::Derived { param: Some(_) }).then_some(param)
}
