//! From the tree of a rule to a typed one, and the checks that are about rules only.

use ctl_syntax::ast::{self, ExprNode, FixNode, ValueNode};
use ctl_syntax::diagnostic::{Diagnostic, Severity};
use ctl_syntax::literal;
use ctl_syntax::span::TextRange;

use super::{Binder, FixValue, Rule, RuleFix, RuleVar, Texts};
use crate::expr::{Checker, Ground, Node, Op, Scope, VarId, VarSet};
use crate::model::Lookup;
use crate::program::ItemId;
use crate::schema::{Elem, Mult, Type, did_you_mean};
use crate::value::RuleId;

/// A change to one condition of a rule, to see whether a test notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mutation {
    /// The condition at this place is negated.
    Negate(TextRange),
    /// The condition at this place is left out of its `and` or `or`, or taken as true.
    Drop(TextRange),
}

/// Types a rule. `None` where it cannot run; why is in `sink`.
pub(crate) fn compile(
    ground: Ground<'_>,
    item: ItemId,
    mutation: Option<Mutation>,
    next_id: &mut u32,
    sink: &mut Vec<Diagnostic>,
) -> Option<Rule> {
    let program = ground.program;
    let ast::Node::Rule(ast) = &program.item(item).node else { return None };
    let mutated;
    let ast = match mutation {
        None => ast,
        Some(m) => {
            mutated = mutate(ast, m);
            &mutated
        }
    };
    let name = program.text(item, ast.id).to_owned();
    // One that is being written for the first time is in no table yet, and is only read along.
    let reads_along = || ground.reading.map(|_| RuleId(u32::MAX));
    let id: RuleId = ground.rules.get(&name).copied().or_else(reads_along)?;
    let before = sink.len();
    let mut c = Compiling { ck: Checker::new(ground, item, Scope::of_item(ast.incomplete), next_id, sink) };
    let rule = c.rule(ast, id, name);
    let (most, failed) = (c.ck.most_vars, sink[before..].iter().any(|d| d.severity == Severity::Error));
    rule.filter(|_| !failed && !ast.incomplete).map(|r| Rule { slots: most.max(1), ..r })
}

struct Compiling<'a> {
    ck: Checker<'a>,
}

impl Compiling<'_> {
    fn text(&self, range: TextRange) -> String {
        self.ck.program.text(self.ck.item, range).to_owned()
    }

    fn rule(&mut self, ast: &ast::Rule, id: RuleId, name: String) -> Option<Rule> {
        let mut vars = Vec::new();
        let mut binders = Vec::new();
        for b in &ast.binders {
            self.binder(b, &mut vars, &mut binders);
        }
        let filter = match &ast.filter {
            Some(e) => match self.ck.condition(e) {
                Node { op: Op::And(all), .. } => all,
                node => vec![node],
            },
            None => Vec::new(),
        };
        let mut lets = Vec::new();
        for (range, expr) in &ast.lets {
            let node = self.ck.expr(expr, None);
            let word = self.text(*range);
            if let Some(var) = self.variable(&word, None, &node, *range) {
                vars.push(RuleVar { name: word, var });
                lets.push((var, node));
            }
        }
        let require = ast.require.as_ref().map(|e| self.ck.condition(e));
        if let Some(node) = &require {
            self.optional_under_require(node);
        }
        let severity = self.severity(&ast.severity);
        let per: Vec<VarId> = ast.per.iter().filter_map(|r| self.per(*r)).collect();
        // From here on a variable that `per` does not name is the set of its values in the group.
        if !ast.per.is_empty() {
            for v in &vars {
                if !per.contains(&v.var)
                    && let Some((_, ty)) = self.ck.scope.get(&v.name)
                {
                    let ty = Type { elem: ty.elem.clone(), mult: Mult::Many };
                    self.ck.scope.retype(v.var, ty);
                }
            }
        }
        let message = self.texts(&ast.message);
        let (why, cost, help) = (self.texts(&ast.why), self.texts(&ast.cost), self.texts(&ast.help));
        let at = self.placed(&ast.at, None);
        let gathered: Vec<VarId> =
            binders.iter().map(|b| b.var).filter(|v| !per.is_empty() && !per.contains(v)).collect();
        let because = self.placed(&ast.because, Some(&gathered));
        let fixes = ast.fixes.iter().filter_map(|f| self.fix(f)).collect();
        let cites = self.cites(&ast.cites);
        self.pairing(ast, &binders, &filter);
        Some(Rule {
            id,
            name,
            item: self.ck.item,
            vars,
            binders,
            filter,
            lets,
            require,
            per,
            severity,
            message,
            why,
            cost,
            help,
            at,
            because,
            fixes,
            cites,
            slots: 0,
        })
    }

    fn variable(&mut self, word: &str, mult: Option<Mult>, value: &Node, range: TextRange) -> Option<VarId> {
        if self.ck.scope.get(word).is_some() {
            let message = format!("this rule has a variable `{word}` already");
            self.ck.error("E0206", range, message, "choose another name");
            return None;
        }
        self.ck.bind(word, mult, value, range)
    }

    fn binder(&mut self, b: &ast::Binder, vars: &mut Vec<RuleVar>, binders: &mut Vec<Binder>) {
        let mut after = None;
        let mut mistaken: Option<Node> = None;
        for range in &b.names {
            // Typed once for each name, so that each has nodes of its own; but a mistake is told once.
            let source = mistaken.clone().unwrap_or_else(|| self.ck.expr(&b.source, None));
            mistaken = source.is_error().then(|| source.clone());
            let word = self.text(*range);
            let kinds = self.ck.schema.kinds_of(&source.ty.elem);
            let Some(var) = self.variable(&word, Some(Mult::One), &source, *range) else { continue };
            vars.push(RuleVar { name: word, var });
            binders.push(Binder { var, source, kinds, after });
            after = Some(var);
        }
    }

    /// W0506: a comparison is false where a side is empty, so a bare `require` would object to what is not written.
    fn optional_under_require(&mut self, require: &Node) {
        for conjunct in require.conjuncts() {
            let Op::Compare(op, a, b) = &conjunct.op else { continue };
            let turned = match op {
                ast::Op::Lt => ">=",
                ast::Op::Le => ">",
                ast::Op::Gt => "<=",
                ast::Op::Ge => "<",
                _ => continue,
            };
            let asked: Vec<String> = require
                .conjuncts()
                .iter()
                .filter_map(|c| match &c.op {
                    Op::Exists(a) => Some(self.text(a.range)),
                    _ => None,
                })
                .collect();
            let optional = |n: &Node| {
                n.ty.mult == Mult::Optional && !matches!(n.op, Op::Var(_)) && !asked.contains(&self.text(n.range))
            };
            if let Some(side) = [a, b].into_iter().find(|n| optional(n)) {
                let span = self.ck.program.span(self.ck.item, conjunct.range);
                let what = self.text(side.range);
                let d = Diagnostic::warning("W0506", span, format!("`{what}` may be missing, and this then fails"), "")
                    .help(format!("turn it round if a missing value is in order: `require not ... {turned} ...`"));
                self.ck.sink.push(d);
            }
        }
    }

    fn severity(&mut self, alternatives: &[ast::Alternative]) -> Vec<(Severity, Option<Node>)> {
        let mut out = Vec::new();
        for alt in alternatives {
            let word = self.text(alt.value.range);
            match Severity::from_word(&word) {
                Some(s) => out.push((s, alt.guard.as_ref().map(|g| self.ck.condition(g)))),
                None => {
                    let label = did_you_mean(&word, ["error", "warning", "info"]).unwrap_or_default();
                    let message = format!("`{word}` is not a severity: it is error, warning or info");
                    self.ck.error("E0507", alt.value.range, message, &label);
                }
            }
        }
        out
    }

    fn per(&mut self, range: TextRange) -> Option<VarId> {
        let word = self.text(range);
        let found = self.ck.scope.get(&word).map(|(v, _)| v);
        self.ck.tell_variable(range, &word);
        if found.is_none() && !self.ck.scope.is_partial() {
            self.ck.error("E0405", range, format!("this rule has no variable `{word}`"), "");
        }
        found
    }

    fn texts(&mut self, alternatives: &[ast::Alternative]) -> Texts {
        alternatives
            .iter()
            .map(|alt| {
                let node = self.ck.expr(&alt.value, Some(&Elem::Text));
                if !node.is_error() && node.ty.elem != Elem::Text {
                    let what = self.ck.describe(&node.ty);
                    self.ck.error(
                        "E0402",
                        node.range,
                        format!("this is {what}, and a text is wanted"),
                        "put it in quotes",
                    );
                }
                let guard = alt.guard.as_ref().map(|g| self.ck.condition(g));
                (node, guard)
            })
            .collect()
    }

    /// Places, or proofs where `gathered` are the variables that `per` has gathered.
    fn placed(&mut self, all: &[ast::Placed], gathered: Option<&[VarId]>) -> Vec<(Node, Option<Node>)> {
        all.iter()
            .map(|p| {
                let node = match gathered {
                    None => self.ck.expr(&p.expr, None),
                    Some(gathered) => self.proven(&p.expr, gathered),
                };
                (node, p.text.as_ref().map(|t| self.ck.template(t)))
            })
            .collect()
    }

    /// What a `because` proves: the first variable in it that `per` has gathered stands for each of its values in turn.
    fn proven(&mut self, e: &ast::Expr, gathered: &[VarId]) -> Node {
        // A set is proven member by member; a bool field is a condition.
        let expected = (!matches!(e.node, ExprNode::Field(..) | ExprNode::Path(_))).then_some(Elem::Bool);
        self.see(gathered, Mult::One);
        let mut node = self.ck.expr(e, expected.as_ref());
        let mut named = gathered.iter().filter(|v| node.free.has(**v));
        if let (Some(first), Some(_), false) = (named.next(), named.next(), node.has_error()) {
            // More than one: the others are the sets that they are in the other clauses.
            self.see(gathered, Mult::Many);
            self.see(&[*first], Mult::One);
            node = self.ck.expr(e, expected.as_ref());
        }
        self.see(gathered, Mult::Many);
        node
    }

    /// Changes how many values some variables are taken to have.
    fn see(&mut self, vars: &[VarId], mult: Mult) {
        for var in vars {
            if let Some(ty) = self.ck.scope.type_of(*var) {
                let ty = Type { elem: ty.elem.clone(), mult };
                self.ck.scope.retype(*var, ty);
            }
        }
    }

    fn cites(&mut self, cites: &[ast::Cite]) -> Vec<String> {
        for cite in cites {
            let e = ast::Expr { range: cite.range, node: ExprNode::Cite(cite.clone()) };
            self.ck.expr(&e, None);
        }
        cites.iter().map(|c| self.text(c.range)).collect()
    }

    /// E0502: two large variables that nothing connects would be paired each with each.
    fn pairing(&mut self, ast: &ast::Rule, binders: &[Binder], filter: &[Node]) {
        // What has a mistake in it might connect them.
        if binders.iter().map(|b| &b.source).chain(filter).any(Node::has_error) {
            return;
        }
        let small = |b: &Binder| {
            b.kinds.is_empty()
                || b.kinds.iter().all(|k| self.ck.schema.kind(*k).reference || self.ck.schema.kind(*k).single)
        };
        let mut groups: Vec<VarSet> = binders.iter().map(|b| VarSet::one(b.var).with(b.source.free)).collect();
        for conjunct in filter {
            let connects = match &conjunct.op {
                Op::Compare(op, ..) => matches!(op, ast::Op::Eq | ast::Op::In),
                Op::ExistsIn(_) | Op::Exists(_) => true,
                _ => false,
            };
            if connects {
                groups.push(conjunct.free);
            }
        }
        let mut merged: Vec<VarSet> = Vec::new();
        for group in groups {
            let (joined, rest): (Vec<VarSet>, Vec<VarSet>) = merged.into_iter().partition(|m| m.0 & group.0 != 0);
            merged = rest;
            merged.push(joined.into_iter().fold(group, VarSet::with));
        }
        let large: Vec<&Binder> = binders.iter().filter(|b| !small(b)).collect();
        let group_of = |v: VarId| merged.iter().position(|g| g.has(v));
        let Some(first) = large.first() else { return };
        if let Some(other) = large.iter().find(|b| group_of(b.var) != group_of(first.var)) {
            let name = |v: VarId| {
                let at = binders.iter().position(|b| b.var == v).unwrap_or(0);
                let ranges: Vec<TextRange> = ast.binders.iter().flat_map(|b| b.names.clone()).collect();
                ranges.get(at).copied().unwrap_or_default()
            };
            let (a, b) = (name(first.var), name(other.var));
            let message = format!("nothing connects `{}` with `{}`", self.text(a), self.text(b));
            let span = self.ck.program.span(self.ck.item, b);
            let d = Diagnostic::error("E0502", span, message, "every pair of the two would be looked at")
                .label(self.ck.program.span(self.ck.item, a), "the other one")
                .help("let a path, `==`, `in` or `exists` in `where` say how they belong together");
            self.ck.sink.push(d);
        }
    }

    fn fix(&mut self, fix: &ast::RuleFix) -> Option<RuleFix> {
        match &fix.node {
            FixNode::Add { kind, name, like, body } => {
                let word = self.text(*kind);
                let Some(kind_id) = self.ck.schema.kind_named(&word) else {
                    self.ck.error("E0204", *kind, format!("there is no kind `{word}`"), "");
                    return None;
                };
                if let Some(path) = like
                    && !matches!(
                        self.ck.names.template(self.ck.program, self.ck.package, self.ck.item, path),
                        Lookup::Found(_)
                    )
                {
                    let template = self.text(path.range);
                    self.ck.error("E0208", path.range, format!("there is no template `{template}`"), "");
                    return None;
                }
                let name = self.ck.template(name);
                let like = like.as_ref().map(|p| self.text(p.range));
                let mut fields = Vec::new();
                for entry in body.iter().flat_map(|b| &b.entries) {
                    let ast::Entry::Field(f) = entry else { continue };
                    let field = self.text(f.name);
                    if self.ck.schema.kind(kind_id).field(&field).is_none() {
                        self.ck.error("E0205", f.name, format!("`{word}` has no field `{field}`"), "");
                        continue;
                    }
                    let values: Vec<ast::Value> = f.values.iter().map(|v| v.value.clone()).collect();
                    fields.push((field, self.fix_values(&values)));
                }
                Some(RuleFix::Add { kind: kind_id, name, like, fields })
            }
            FixNode::Set(path, values) => {
                let (base, field) = self.fix_path(path)?;
                Some(RuleFix::Set { base, field, values: self.fix_values(values) })
            }
            FixNode::Append(path, values) => {
                let (base, field) = self.fix_path(path)?;
                Some(RuleFix::Append { base, field, values: self.fix_values(values) })
            }
            FixNode::Drop(path, values) => {
                let (base, field) = self.fix_path(path)?;
                Some(RuleFix::Drop { base, field, values: self.fix_values(values) })
            }
        }
    }

    fn fix_path(&mut self, path: &ast::Expr) -> Option<(Node, String)> {
        let whole = self.ck.expr(path, None);
        if whole.is_error() {
            return None;
        }
        match whole.op {
            Op::Field { base, slot, param: None } => Some((*base, slot.name.clone())),
            _ => {
                let message = "a fix changes a field: write `x.field`".to_owned();
                self.ck.error("E0508", path.range, message, "");
                None
            }
        }
    }

    fn fix_values(&mut self, values: &[ast::Value]) -> Vec<FixValue> {
        values
            .iter()
            .map(|v| match &v.node {
                ValueNode::Hole(e) => FixValue::Hole(self.ck.expr(e, None)),
                ValueNode::Text => FixValue::Explanation(literal::text(&self.text(v.range)).into_owned()),
                _ => FixValue::Literal(self.text(v.range)),
            })
            .collect()
    }
}

/// The rule with one condition changed.
fn mutate(rule: &ast::Rule, mutation: Mutation) -> ast::Rule {
    let mut out = rule.clone();
    let change = |slot: &mut Option<ast::Expr>| {
        if let Some(e) = slot {
            mutate_expr(e, mutation);
        }
    };
    change(&mut out.filter);
    change(&mut out.require);
    for alternatives in [&mut out.severity, &mut out.message] {
        for a in alternatives {
            change(&mut a.guard);
        }
    }
    for (_, e) in &mut out.lets {
        mutate_expr(e, mutation);
    }
    out
}

fn mutate_expr(e: &mut ast::Expr, mutation: Mutation) {
    let at = match mutation {
        Mutation::Negate(r) | Mutation::Drop(r) => r,
    };
    if e.range == at {
        let range = e.range;
        let old = std::mem::replace(&mut e.node, ExprNode::Error);
        e.node = match mutation {
            Mutation::Negate(_) => ExprNode::Not(Box::new(ast::Expr { range, node: old })),
            Mutation::Drop(_) => ExprNode::Bool(true),
        };
        return;
    }
    match &mut e.node {
        ExprNode::Or(all) | ExprNode::And(all) => {
            // Leaving an operand out is not the same as taking it for true: in an `or` it would decide.
            if matches!(mutation, Mutation::Drop(_)) && all.len() > 1 && all.iter().any(|x| x.range == at) {
                all.retain(|x| x.range != at);
                return;
            }
            all.iter_mut().for_each(|x| mutate_expr(x, mutation));
        }
        ExprNode::Not(a) | ExprNode::Exists(a) | ExprNode::Is(a, _) => mutate_expr(a, mutation),
        ExprNode::ExistsIn(q) | ExprNode::Those(q) => {
            mutate_expr(&mut q.source, mutation);
            mutate_expr(&mut q.filter, mutation);
        }
        ExprNode::Compare(_, _, a, b) | ExprNode::Add(a, b) | ExprNode::Sub(a, b) | ExprNode::Range(a, b) => {
            mutate_expr(a, mutation);
            mutate_expr(b, mutation);
        }
        ExprNode::Field(a, _, p) | ExprNode::Star(a, _, p) => {
            mutate_expr(a, mutation);
            if let Some(p) = p {
                mutate_expr(p, mutation);
            }
        }
        ExprNode::Call(_, args) => args.iter_mut().for_each(|a| mutate_expr(a, mutation)),
        ExprNode::Set(parts) => {
            for part in parts {
                mutate_expr(&mut part.value, mutation);
                if let Some(g) = &mut part.guard {
                    mutate_expr(g, mutation);
                }
            }
        }
        _ => {}
    }
}
