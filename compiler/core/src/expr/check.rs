//! From the tree of an expression to a typed one. A mistake is reported once and yields [`Op::Error`], which is
//! silent upward.

mod compare;
mod path;

use std::sync::Arc;

use ctl_syntax::ast::{self, ExprNode};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::literal;
use ctl_syntax::span::TextRange;

use super::{Access, MAX_VARS, Node, Op, Piece, Query, Slot, VarId, VarSet, accesses};
use crate::model::{Model, Names, RuleIds};
use crate::program::{ItemId, PackageId, Program};
use crate::schema::{Elem, Mult, Role, Schema, Type, did_you_mean};
use crate::symbol::{Named, Open, Reading};
use crate::value::{FieldId, KindId, Texts, Value};

#[derive(Clone, Debug)]
struct Variable {
    name: String,
    id: VarId,
    ty: Type,
    /// Where it is bound; empty where no file says it.
    at: TextRange,
}

/// What names mean where an expression stands.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    vars: Vec<Variable>,
    /// Those whose value has a mistake in it, which has been reported: what reads them says nothing more.
    spoilt: VarSet,
    /// Whether what would have told the enum of a bare name has a mistake in it, which has been reported.
    untold: bool,
    /// Whether a clause that binds names may be missing, because it could not be read.
    partial: bool,
    next: usize,
}

impl Scope {
    /// The scope of an item, of which parts may have been unreadable.
    pub(crate) fn of_item(incomplete: bool) -> Self {
        Scope { partial: incomplete, ..Scope::default() }
    }

    /// Whether what a name means may stand in a clause that could not be read.
    pub(crate) fn is_partial(&self) -> bool {
        self.partial
    }

    /// Adds a variable that no file binds; `None` where there are too many.
    pub(crate) fn bind(&mut self, name: &str, ty: Type) -> Option<VarId> {
        self.bind_at(name, ty, TextRange::default())
    }

    /// Adds a variable that is bound at a place; `None` where there are too many.
    pub(crate) fn bind_at(&mut self, name: &str, ty: Type, at: TextRange) -> Option<VarId> {
        if self.next >= MAX_VARS {
            return None;
        }
        let id = VarId(self.next as u8);
        self.next += 1;
        self.vars.push(Variable { name: name.to_owned(), id, ty, at });
        Some(id)
    }

    /// The variable of this name: the innermost one.
    pub(crate) fn get(&self, name: &str) -> Option<(VarId, &Type)> {
        self.variable(name).map(|v| (v.id, &v.ty))
    }

    fn variable(&self, name: &str) -> Option<&Variable> {
        self.vars.iter().rev().find(|v| v.name == name)
    }

    /// The variables with their types, the innermost last.
    fn variables(&self) -> Vec<(String, Type)> {
        self.vars.iter().map(|v| (v.name.clone(), v.ty.clone())).collect()
    }

    /// The type of a variable.
    pub(crate) fn type_of(&self, var: VarId) -> Option<&Type> {
        self.vars.iter().find(|v| v.id == var).map(|v| &v.ty)
    }

    /// Changes the type under which a variable is seen from here on.
    pub(crate) fn retype(&mut self, var: VarId, ty: Type) {
        for v in self.vars.iter_mut().filter(|v| v.id == var) {
            v.ty.clone_from(&ty);
        }
    }

    /// Whether the value of a variable has a mistake in it.
    fn is_spoilt(&self, var: VarId) -> bool {
        self.spoilt.has(var)
    }

    /// How many slots an environment needs.
    pub(crate) fn slots(&self) -> usize {
        self.next
    }

    fn pop(&mut self) {
        self.vars.pop();
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.vars.iter().map(|v| v.name.as_str())
    }
}

/// What expressions are typed against.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) program: &'a Program,
    pub(crate) schema: &'a Schema,
    pub(crate) names: &'a Names,
    pub(crate) texts: &'a Texts,
    pub(crate) rules: &'a RuleIds,
    /// Who wants to know what names turn out to be.
    pub(crate) reading: Reading<'a>,
}

impl<'a> Ground<'a> {
    pub(crate) fn new(program: &'a Program, schema: &'a Schema, model: &'a Model, rules: &'a RuleIds) -> Self {
        Ground { program, schema, names: &model.names, texts: &model.texts, rules, reading: None }
    }
}

/// Types the expressions of one item.
pub(crate) struct Checker<'a> {
    pub(crate) program: &'a Program,
    pub(crate) schema: &'a Schema,
    pub(crate) names: &'a Names,
    pub(crate) texts: &'a Texts,
    pub(crate) rules: &'a RuleIds,
    reading: Reading<'a>,
    pub(crate) item: ItemId,
    pub(crate) package: PackageId,
    pub(crate) scope: Scope,
    pub(crate) next_id: &'a mut u32,
    pub(crate) sink: &'a mut Vec<Diagnostic>,
    pub(crate) most_vars: usize,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(
        ground: Ground<'a>,
        item: ItemId,
        scope: Scope,
        next_id: &'a mut u32,
        sink: &'a mut Vec<Diagnostic>,
    ) -> Self {
        let Ground { program, schema, names, texts, rules, reading } = ground;
        let package = program.package_of(item);
        let most_vars = scope.slots();
        Checker { program, schema, names, texts, rules, reading, item, package, scope, next_id, sink, most_vars }
    }
}

impl Checker<'_> {
    /// Tells who reads along what a name is.
    pub(crate) fn tell(&self, range: TextRange, named: impl FnOnce() -> Named) {
        if let Some(trace) = self.reading {
            trace.borrow_mut().names.push((range, named()));
        }
    }

    /// Tells who reads along what could stand in the place of a name that means nothing.
    fn leave_open(&self, range: TextRange, open: impl FnOnce() -> Open) {
        if let Some(trace) = self.reading {
            trace.borrow_mut().open.push((range, open()));
        }
    }

    /// Tells who reads along that a variable is named.
    pub(crate) fn tell_variable(&self, range: TextRange, name: &str) {
        if let Some(at) = self.scope.variable(name).map(|v| v.at).filter(|at| !at.is_empty()) {
            self.tell(range, || Named::Variable(at));
        }
    }

    fn text(&self, range: TextRange) -> &str {
        self.program.text(self.item, range)
    }

    pub(crate) fn error(&mut self, code: &'static str, range: TextRange, message: String, label: &str) {
        let span = self.program.span(self.item, range);
        self.sink.push(Diagnostic::error(code, span, message, label));
    }

    fn node(&mut self, range: TextRange, op: Op, elem: Elem, mult: Mult, free: VarSet) -> Node {
        *self.next_id += 1;
        Node { op, ty: Type { elem, mult }, free, id: *self.next_id, range }
    }

    fn poison(&mut self, range: TextRange) -> Node {
        self.node(range, Op::Error, Elem::Nothing, Mult::Many, VarSet::default())
    }

    fn fail(&mut self, code: &'static str, range: TextRange, message: String, label: &str) -> Node {
        self.error(code, range, message, label);
        self.poison(range)
    }

    /// Types an expression. `expected` is what its context wants: it decides what a bare name may mean.
    pub(crate) fn expr(&mut self, e: &ast::Expr, expected: Option<&Elem>) -> Node {
        let node = self.typed(e, expected);
        if let (Some(trace), false) = (self.reading, node.is_error()) {
            trace.borrow_mut().types.push((e.range, node.ty.clone()));
        }
        node
    }

    fn typed(&mut self, e: &ast::Expr, expected: Option<&Elem>) -> Node {
        let r = e.range;
        let constant = |c: &mut Self, v, elem| c.node(r, Op::Const(v), elem, Mult::One, VarSet::default());
        match &e.node {
            ExprNode::Int(n) => constant(self, Value::Int(*n), Elem::Int),
            ExprNode::Bool(b) => constant(self, Value::Bool(*b), Elem::Bool),
            ExprNode::Date(d) => constant(self, Value::Date(*d), Elem::Date),
            ExprNode::Duration(d) => constant(self, Value::Duration(*d), Elem::Duration),
            ExprNode::RuleId => match self.rules.get(self.text(r)).copied() {
                Some(rule) => {
                    self.tell(r, || Named::Rule);
                    constant(self, Value::Rule(rule), Elem::Rule)
                }
                None => {
                    let id = self.text(r).to_owned();
                    let label = did_you_mean(&id, self.rules.keys().map(|k| &**k)).unwrap_or_default();
                    self.fail("E0210", r, format!("there is no rule `{id}`"), &label)
                }
            },
            ExprNode::Text(text) => self.template(text),
            ExprNode::Cite(cite) => self.cite(cite),
            ExprNode::Path(path) => self.path(path, expected),
            ExprNode::Field(base, name, param) => self.field(r, base, *name, param.as_deref(), false),
            ExprNode::Star(base, name, param) => self.field(r, base, *name, param.as_deref(), true),
            ExprNode::Or(all) => self.logic(r, all, true),
            ExprNode::And(all) => self.logic(r, all, false),
            ExprNode::Not(a) => {
                let a = self.condition(a);
                let free = a.free;
                self.node(r, Op::Not(Box::new(a)), Elem::Bool, Mult::One, free)
            }
            ExprNode::Exists(a) => {
                let a = self.expr(a, None);
                let free = a.free;
                self.node(r, Op::Exists(Box::new(a)), Elem::Bool, Mult::One, free)
            }
            ExprNode::ExistsIn(q) => {
                let Some(q) = self.query(q, None) else { return self.poison(r) };
                let free = q.source.free.with(q.filter.free.without(q.var));
                self.node(r, Op::ExistsIn(Box::new(q)), Elem::Bool, Mult::One, free)
            }
            ExprNode::Those(q) => {
                let Some(q) = self.query(q, expected) else { return self.poison(r) };
                let free = q.source.free.with(q.filter.free.without(q.var));
                let elem = q.source.ty.elem.clone();
                self.node(r, Op::Those(Box::new(q)), elem, Mult::Many, free)
            }
            ExprNode::Compare(op, at, a, b) => self.compare(r, *op, *at, a, b),
            ExprNode::Is(a, kind) => self.is(r, a, *kind),
            ExprNode::Add(a, b) => self.arithmetic(r, a, b, true),
            ExprNode::Sub(a, b) => self.arithmetic(r, a, b, false),
            ExprNode::Range(a, b) => {
                let (a, b) = (self.expr(a, None), self.expr(b, None));
                if a.is_error() || b.is_error() {
                    return self.poison(r);
                }
                if a.ty.elem != Elem::Date || b.ty.elem != Elem::Date {
                    return self.fail("E0402", r, "a period is made of two dates".to_owned(), "");
                }
                let (free, mult) = (a.free.with(b.free), a.ty.mult.max(b.ty.mult));
                self.node(r, Op::Span(Box::new(a), Box::new(b)), Elem::Period, mult, free)
            }
            ExprNode::Set(parts) => self.set(r, parts, expected),
            ExprNode::Call(name, args) => self.call(r, *name, args),
            ExprNode::Error => self.poison(r),
        }
    }

    /// Types a condition.
    pub(crate) fn condition(&mut self, e: &ast::Expr) -> Node {
        let node = self.expr(e, Some(&Elem::Bool));
        if node.is_error() || node.ty.elem == Elem::Bool && node.ty.mult != Mult::Many {
            return node;
        }
        if node.ty.elem == Elem::Bool {
            let message = "this may be several yes and no at once".to_owned();
            return self.fail("E0404", node.range, message, "say `exists x in ... where x. ...`");
        }
        let what = self.describe(&node.ty);
        let d = format!("a condition is yes or no, and this is {what}");
        self.fail("E0402", node.range, d, "write `exists` before it to ask whether there is any")
    }

    fn logic(&mut self, r: TextRange, all: &[ast::Expr], or: bool) -> Node {
        let parts: Vec<Node> = all.iter().map(|e| self.condition(e)).collect();
        if parts.iter().any(Node::is_error) {
            return self.poison(r);
        }
        let free = parts.iter().fold(VarSet::default(), |f, n| f.with(n.free));
        self.node(r, if or { Op::Or(parts) } else { Op::And(parts) }, Elem::Bool, Mult::One, free)
    }

    fn query(&mut self, q: &ast::Quantified, expected: Option<&Elem>) -> Option<Query> {
        let source = self.expr(&q.source, expected);
        let name = self.text(q.name).to_owned();
        let var = self.bind(&name, Some(Mult::One), &source, q.name)?;
        let filter = self.condition(&q.filter);
        self.scope.pop();
        if source.is_error() || filter.is_error() {
            return None;
        }
        let access: Vec<Access> =
            if matches!(source.op, Op::All(_)) { accesses(var, filter.conjuncts()) } else { Vec::new() };
        Some(Query { var, source, filter, access })
    }

    /// Adds a variable for a value, or with a multiplicity for what a value holds; `None` where there are too many.
    pub(crate) fn bind(&mut self, name: &str, mult: Option<Mult>, value: &Node, range: TextRange) -> Option<VarId> {
        let ty = Type { elem: value.ty.elem.clone(), mult: mult.unwrap_or(value.ty.mult) };
        let var = self.scope.bind_at(name, ty, range);
        if let Some(trace) = self.reading {
            trace
                .borrow_mut()
                .types
                .push((range, Type { elem: value.ty.elem.clone(), mult: mult.unwrap_or(value.ty.mult) }));
        }
        self.tell(range, || Named::Variable(range));
        self.most_vars = self.most_vars.max(self.scope.slots());
        match var {
            Some(var) if value.is_error() => self.scope.spoilt = self.scope.spoilt.with(VarSet::one(var)),
            Some(_) => {}
            None => {
                self.error("E0506", range, format!("there are more than {MAX_VARS} variables here"), "one too many");
            }
        }
        var
    }

    /// Types what stands beside `told`, which may tell what bare names in it mean.
    fn beside(&mut self, told: &Node, e: &ast::Expr) -> Node {
        let before = std::mem::replace(&mut self.scope.untold, told.is_error());
        let node = self.expr(e, Some(&told.ty.elem));
        self.scope.untold = before;
        node
    }

    /// Whether an expression tells its own type: it is no bare name that may be a member of an enum, and no set of
    /// such.
    fn tells(&self, e: &ast::Expr) -> bool {
        match &e.node {
            ExprNode::Path(path) => {
                let name = self.text(path.name);
                path.package.is_some()
                    || self.scope.get(name).is_some()
                    || self.schema.enums.iter().all(|e| e.member(name).is_none())
            }
            ExprNode::Set(parts) => parts.iter().any(|p| self.tells(&p.value)),
            _ => true,
        }
    }

    fn set(&mut self, r: TextRange, parts: &[ast::Alternative], expected: Option<&Elem>) -> Node {
        // A part that tells its type tells what bare names beside it may mean.
        let mut elem = expected.filter(|e| **e != Elem::Bool).cloned();
        let untold = self.scope.untold;
        let mut typed: Vec<Option<Node>> = parts.iter().map(|_| None).collect();
        for tells in [true, false] {
            for (part, slot) in parts.iter().zip(&mut typed) {
                if self.tells(&part.value) != tells {
                    continue;
                }
                let node = self.expr(&part.value, elem.as_ref());
                if elem.is_none() && node.is_error() {
                    self.scope.untold = true;
                } else if elem.is_none() {
                    elem = Some(node.ty.elem.clone());
                }
                *slot = Some(node);
            }
        }
        self.scope.untold = untold;
        let mut all = Vec::new();
        let mut joined: Option<Elem> = None;
        let mut free = VarSet::default();
        let mut bad = false;
        for (part, node) in parts.iter().zip(typed) {
            let Some(node) = node else { continue };
            let guard = part.guard.as_ref().map(|g| self.condition(g));
            bad |= node.is_error() || guard.as_ref().is_some_and(Node::is_error);
            free = free.with(node.free).with(guard.as_ref().map_or(VarSet::default(), |g| g.free));
            joined = match joined {
                None => Some(node.ty.elem.clone()),
                Some(j) => match join(&j, &node.ty.elem) {
                    Some(e) => Some(e),
                    None => {
                        if !bad {
                            let (a, b) = (self.describe_elem(&j), self.describe_elem(&node.ty.elem));
                            let message = format!("a set holds one sort of thing, and this one would hold {a} and {b}");
                            self.error("E0402", node.range, message, "");
                        }
                        bad = true;
                        Some(j)
                    }
                },
            };
            all.push((node, guard));
        }
        if bad {
            return self.poison(r);
        }
        let elem = joined.unwrap_or(Elem::Nothing);
        match self.all_of(&all) {
            Some(kinds) => self.node(r, Op::All(kinds), elem, Mult::Many, free),
            None => self.node(r, Op::Set(all), elem, Mult::Many, free),
        }
    }

    /// The kinds of which a set has all records: `[control, policy]` is read as one source.
    fn all_of(&self, parts: &[(Node, Option<Node>)]) -> Option<Vec<KindId>> {
        let mut out: Vec<KindId> = Vec::new();
        for (node, guard) in parts {
            let Op::All(kinds) = &node.op else { return None };
            if guard.is_some() || kinds.iter().any(|kind| self.schema.kind(*kind).single) {
                return None;
            }
            let new: Vec<KindId> = kinds.iter().copied().filter(|kind| !out.contains(kind)).collect();
            out.extend(new);
        }
        (!out.is_empty()).then_some(out)
    }

    fn call(&mut self, r: TextRange, name: TextRange, args: &[ast::Expr]) -> Node {
        let word = self.text(name).to_owned();
        let wanted = match word.as_str() {
            "count" | "max" | "min" | "sentences" => 1,
            "calendar" => 2,
            _ => {
                let label = did_you_mean(&word, ["count", "max", "min", "calendar", "sentences"]).unwrap_or_default();
                return self.fail("E0406", name, format!("there is no function `{word}`"), &label);
            }
        };
        if args.len() != wanted {
            let message =
                format!("`{word}` takes {}, and {} given", crate::words::count(wanted, "argument"), args.len());
            return self.fail("E0406", r, message, "");
        }
        let typed: Vec<Node> = args.iter().map(|a| self.expr(a, None)).collect();
        if typed.iter().any(Node::is_error) {
            return self.poison(r);
        }
        let mut args = typed.into_iter();
        let (Some(first), second) = (args.next(), args.next()) else { return self.poison(r) };
        let free = second.as_ref().map_or(first.free, |s| first.free.with(s.free));
        match (word.as_str(), second) {
            ("count", _) => self.node(r, Op::Count(Box::new(first)), Elem::Int, Mult::One, free),
            ("sentences", _) if first.ty.elem == Elem::Text => {
                self.node(r, Op::Sentences(Box::new(first)), Elem::Text, Mult::Many, free)
            }
            ("calendar", Some(second)) if first.ty.elem == Elem::Period && second.ty.elem == Elem::Duration => {
                self.node(r, Op::Calendar(Box::new(first), Box::new(second)), Elem::Period, Mult::Many, free)
            }
            ("max" | "min", _) if self.ordered(&first.ty.elem) => {
                let elem = first.ty.elem.clone();
                let op = Op::Extreme { base: Box::new(first), greatest: word == "max" };
                self.node(r, op, elem, Mult::Optional, free)
            }
            _ => {
                let got = self.describe(&first.ty);
                let wants = match word.as_str() {
                    "sentences" => "texts",
                    "calendar" => "a period and a duration",
                    _ => "numbers, dates, durations or members of an ordered enum",
                };
                self.fail("E0402", r, format!("`{word}` is taken of {wants}, not of {got}"), "")
            }
        }
    }

    fn arithmetic(&mut self, r: TextRange, a: &ast::Expr, b: &ast::Expr, add: bool) -> Node {
        let (a, b) = (self.expr(a, None), self.expr(b, None));
        if a.is_error() || b.is_error() {
            return self.poison(r);
        }
        let elem = match (&a.ty.elem, &b.ty.elem) {
            (Elem::Int, Elem::Int) => Elem::Int,
            (Elem::Date, Elem::Duration) => Elem::Date,
            (Elem::Date, Elem::Date) if !add => Elem::Duration,
            (Elem::Duration, Elem::Duration) => Elem::Duration,
            _ => {
                let (to, what) = (self.describe(&a.ty), self.describe(&b.ty));
                let word = if add { "added to" } else { "taken from" };
                return self.fail("E0402", r, format!("{what} cannot be {word} {to}"), "");
            }
        };
        if a.ty.mult == Mult::Many || b.ty.mult == Mult::Many {
            return self.fail("E0404", r, "this may be several values at once".to_owned(), "take `max` or `min` of it");
        }
        let (free, mult) = (a.free.with(b.free), a.ty.mult.max(b.ty.mult));
        let op = if add { Op::Add(Box::new(a), Box::new(b)) } else { Op::Sub(Box::new(a), Box::new(b)) };
        self.node(r, op, elem, mult, free)
    }

    /// A text, with its holes typed.
    pub(crate) fn template(&mut self, text: &ast::Text) -> Node {
        let r = text.range;
        let block = self.text(r).starts_with("\"\"\"");
        let whole = text.parts.iter().all(|p| matches!(p, ast::Part::Literal(_)));
        if whole {
            let literal = literal::text(self.text(r)).replace("{{", "{").replace("}}", "}");
            let id = self.texts.intern(&literal);
            return self.node(r, Op::Const(Value::Text(id)), Elem::Text, Mult::One, VarSet::default());
        }
        let mut pieces = Vec::new();
        let mut free = VarSet::default();
        for part in &text.parts {
            match part {
                ast::Part::Literal(range) => {
                    let raw = self.text(*range);
                    let literal = if block { raw.to_owned() } else { literal::unescape(raw).into_owned() };
                    pieces.push(Piece::Literal(literal.replace("{{", "{").replace("}}", "}")));
                }
                ast::Part::Hole(e) => {
                    let node = self.expr(e, None);
                    free = free.with(node.free);
                    if node.is_error() {
                        return self.poison(r);
                    }
                    pieces.push(Piece::Hole(node));
                }
            }
        }
        self.node(r, Op::Text(pieces), Elem::Text, Mult::One, free)
    }

    fn describe_elem(&self, elem: &Elem) -> String {
        self.schema.words_of_elem(elem)
    }

    /// A type for a message: "one date", "perhaps a duration", "many systems".
    pub(crate) fn describe(&self, ty: &Type) -> String {
        self.schema.words_of(ty)
    }

    fn slot(&self, name: &str, found: &[(KindId, FieldId)]) -> Arc<Slot> {
        Arc::new(Slot::new(name, self.schema.kinds.len(), found))
    }

    /// Multiplicity of a field: a required one is there, a bool is yes or no.
    fn field_mult(&self, field: FieldId) -> Mult {
        let f = self.schema.field(field);
        match (f.ty.mult, &f.ty.elem) {
            (Mult::Many, _) => Mult::Many,
            (_, Elem::Bool) => Mult::One,
            (m, _) if matches!(f.role, Role::Name | Role::Given) => m.min(Mult::One),
            (m, _) => {
                if f.required || f.default.is_some() {
                    Mult::One
                } else {
                    m
                }
            }
        }
    }
}

/// The type that holds both, if there is one.
pub(crate) fn join(a: &Elem, b: &Elem) -> Option<Elem> {
    match (a, b) {
        (Elem::Nothing, x) | (x, Elem::Nothing) => Some(x.clone()),
        (Elem::Any, Elem::Kinds(_)) | (Elem::Kinds(_), Elem::Any) => Some(Elem::Any),
        (Elem::Kinds(x), Elem::Kinds(y)) => {
            let mut all: Vec<KindId> = x.iter().chain(y).copied().collect();
            all.sort_unstable();
            all.dedup();
            Some(Elem::Kinds(all))
        }
        (x, y) => (x == y).then(|| x.clone()),
    }
}

/// Whether two types can share a value.
pub(crate) fn overlap(a: &Elem, b: &Elem) -> bool {
    match (a, b) {
        (Elem::Nothing, _) | (_, Elem::Nothing) => true,
        (Elem::Any, Elem::Kinds(_)) | (Elem::Kinds(_), Elem::Any) => true,
        (Elem::Kinds(x), Elem::Kinds(y)) => x.iter().any(|k| y.contains(k)),
        (x, y) => x == y,
    }
}
