//! The meaning of a rule (prototype, 2.3): all ways to bind the variables, one after the other.

use std::collections::BTreeMap;

use ctl_syntax::ast::{self, Node as Item};

use super::eval::{Env, Evaluator};
use super::resolve::{Node, Resolver};
use super::source::{Place, Source};
use super::value::{Elem, Mult, Scope, Set, Ty, Value, single};

/// A finding: what the engine must agree on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// The records it is about, as `kind:name`, in the order of the rule's variables.
    pub subjects: Vec<String>,
    /// The other variables, and their values in source form.
    pub facts: Vec<(String, Vec<String>)>,
}

struct Rule<'t> {
    ast: &'t ast::Rule,
    place: Place<'t>,
    /// Source of each `for` variable, and whether it must come after the variable before it.
    binders: Vec<(Node, bool)>,
    filter: Option<Node>,
    lets: Vec<Node>,
    require: Option<Node>,
    severity: Vec<(String, Option<Node>)>,
    names: Vec<String>,
}

/// The findings of all rules of some files, sorted.
pub(super) fn findings<'t>(evaluator: &Evaluator<'_, 't>, sources: &'t [Source]) -> Vec<Finding> {
    let mut out = Vec::new();
    for place in Source::places(sources) {
        if let Item::Rule(ast) = place.node() {
            let rule = resolve(evaluator, place, ast);
            let mut matches = Vec::new();
            search(evaluator, &rule, &mut Vec::new(), &mut matches);
            out.extend(group(evaluator, &rule, matches));
        }
    }
    out.sort();
    out
}

fn resolve<'t>(evaluator: &Evaluator<'_, 't>, place: Place<'t>, ast: &'t ast::Rule) -> Rule<'t> {
    let mut r: Resolver<'_, 't> = evaluator.resolver(place, Scope::default());
    let mut binders = Vec::new();
    for binder in &ast.binders {
        // The source is that of the whole binder: it cannot name the variables of its own binder.
        let source = r.expr(&binder.source, None);
        for (i, name) in binder.names.iter().enumerate() {
            r.scope.bind(place.text(*name), Ty::new(source.ty.elem.clone(), Mult::One));
            binders.push((source.clone(), i > 0));
        }
    }
    let filter = ast.filter.as_ref().map(|e| r.expr(e, Some(&Elem::Bool)));
    let mut lets = Vec::new();
    for (name, expr) in &ast.lets {
        let node = r.expr(expr, None);
        r.scope.bind(place.text(*name), node.ty.clone());
        lets.push(node);
    }
    let require = ast.require.as_ref().map(|e| r.expr(e, Some(&Elem::Bool)));
    let severity = ast
        .severity
        .iter()
        .map(|a| (place.text(a.value.range).to_owned(), a.guard.as_ref().map(|g| r.expr(g, Some(&Elem::Bool)))))
        .collect();
    let names = r.scope.vars.iter().map(|(n, _)| n.clone()).collect();
    Rule { ast, place, binders, filter, lets, require, severity, names }
}

/// Binds one variable after the other, and collects what matches: the values of all variables, and the severity.
fn search(evaluator: &Evaluator<'_, '_>, rule: &Rule<'_>, env: &mut Env, out: &mut Vec<(Env, String)>) {
    if let Some((source, after)) = rule.binders.get(env.len()) {
        for value in evaluator.set(source, env) {
            // Of different members, each set of them once: in the order in which they are told.
            let comes_after = |before: &Value| evaluator.world.told_order(evaluator.schema, before, &value).is_lt();
            if *after && !env.last().and_then(|s| s.first()).is_some_and(comes_after) {
                continue;
            }
            env.push(single(value));
            search(evaluator, rule, env, out);
            env.pop();
        }
        return;
    }
    let mut env = env.clone();
    if rule.filter.as_ref().is_some_and(|f| !evaluator.holds(f, &mut env)) {
        return;
    }
    for value in &rule.lets {
        let set = evaluator.set(value, &mut env);
        env.push(set);
    }
    if rule.require.as_ref().is_some_and(|r| evaluator.holds(r, &mut env)) {
        return;
    }
    let severity =
        rule.severity.iter().find(|(_, guard)| guard.as_ref().is_none_or(|g| evaluator.holds(g, &mut env.clone())));
    if let Some((severity, _)) = severity {
        out.push((env, severity.clone()));
    }
}

fn group(evaluator: &Evaluator<'_, '_>, rule: &Rule<'_>, matches: Vec<(Env, String)>) -> Vec<Finding> {
    let per: Vec<usize> = rule
        .ast
        .per
        .iter()
        .map(|r| rule.names.iter().position(|n| n == rule.place.text(*r)).expect("`per` names variables"))
        .collect();
    let rank = |s: &str| ["info", "warning", "error"].iter().position(|w| *w == s);
    let mut groups: BTreeMap<Vec<Set>, (Env, String)> = BTreeMap::new();
    for (env, severity) in matches {
        let key: Vec<Set> = if per.is_empty() { env.clone() } else { per.iter().map(|p| env[*p].clone()).collect() };
        match groups.get_mut(&key) {
            None => {
                groups.insert(key, (env, severity));
            }
            Some((all, worst)) => {
                for (set, more) in all.iter_mut().zip(env) {
                    set.extend(more);
                }
                if rank(worst) < rank(&severity) {
                    *worst = severity;
                }
            }
        }
    }
    groups.into_values().map(|(env, severity)| finding(evaluator, rule, &per, &env, severity)).collect()
}

fn finding(evaluator: &Evaluator<'_, '_>, rule: &Rule<'_>, per: &[usize], env: &Env, severity: String) -> Finding {
    let (mut subjects, mut facts) = (Vec::new(), Vec::new());
    for (slot, (name, set)) in rule.names.iter().zip(env).enumerate() {
        let subject = if per.is_empty() { slot < rule.binders.len() } else { per.contains(&slot) };
        let told = evaluator.world.told(evaluator.schema, set);
        let shown: Vec<String> = told
            .into_iter()
            .map(|v| match v {
                Value::Record(r) => evaluator.world.reference(evaluator.schema, *r),
                other => evaluator.world.source_form(evaluator.schema, other),
            })
            .collect();
        if subject && set.iter().all(|v| matches!(v, Value::Record(_))) {
            subjects.extend(shown);
        } else {
            facts.push((name.clone(), shown));
        }
    }
    Finding { rule: rule.place.text(rule.ast.id).to_owned(), severity, subjects, facts }
}
