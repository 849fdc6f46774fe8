//! Which conditions of a rule no test guards: each is negated, then left out, and the tests that name the rule are
//! run again. A change that no test notices is a condition that could be wrong unseen.

use ctl_syntax::ast::{self, ExprNode, Node};
use ctl_syntax::span::{Span, TextRange};
use rayon::prelude::*;

use super::Analysis;
use crate::program::ItemId;
use crate::rule::Mutation;

/// A changed condition that no test noticed.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// The rule.
    pub rule: String,
    /// The condition.
    pub span: Span,
    /// What was done to it: "negated" or "left out".
    pub change: &'static str,
}

/// What became of all changes.
#[derive(Clone, Debug, Default)]
pub struct MutantReport {
    /// How many changes were tried.
    pub tried: usize,
    /// Those that no test noticed.
    pub survivors: Vec<Mutant>,
}

impl Analysis {
    /// Tries every change to every condition of the package's rules.
    pub fn mutants(&self) -> MutantReport {
        let tests: Vec<(ItemId, Vec<String>)> = self
            .test_items()
            .into_iter()
            .filter_map(|i| {
                let outcome = self.run_test(i, None)?;
                let names = outcome.rules.0.into_iter().chain(outcome.rules.1).collect();
                outcome.failures.is_empty().then_some((i, names))
            })
            .collect();
        let mut changes: Vec<(ItemId, &str, Mutation)> = Vec::new();
        for (item, name) in self.rules.items.iter().zip(&self.rules.names) {
            if self.program.package_of(*item) != self.program.root() {
                continue;
            }
            let Node::Rule(rule) = &self.program.item(*item).node else { continue };
            for range in conditions(rule) {
                changes.push((*item, name, Mutation::Negate(range)));
                changes.push((*item, name, Mutation::Drop(range)));
            }
        }
        let survives = |(item, name, mutation): &(ItemId, &str, Mutation)| {
            let of_rule = tests.iter().filter(|(_, names)| names.iter().any(|n| n == name));
            let noticed = of_rule
                .filter_map(|(t, _)| self.run_test(*t, Some((*item, *mutation))))
                .any(|o| !o.failures.is_empty());
            !noticed
        };
        let survivors = changes
            .par_iter()
            .filter(|c| survives(c))
            .map(|(item, name, mutation)| {
                let (range, change) = match mutation {
                    Mutation::Negate(r) => (*r, "negated"),
                    Mutation::Drop(r) => (*r, "left out"),
                };
                Mutant { rule: (*name).to_owned(), span: self.program.span(*item, range), change }
            })
            .collect();
        MutantReport { tried: changes.len(), survivors }
    }
}

/// The conditions of a rule: the smallest conditions in `where`, `require`, `let` and the guards of `severity` and
/// `message`, and what `and` and `or` join.
fn conditions(rule: &ast::Rule) -> Vec<TextRange> {
    let mut out = Vec::new();
    for e in rule.filter.iter().chain(&rule.require) {
        condition(e, &mut out);
    }
    for (_, e) in &rule.lets {
        inside(e, &mut out);
    }
    for a in rule.severity.iter().chain(&rule.message) {
        if let Some(g) = &a.guard {
            condition(g, &mut out);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// A condition and the conditions it is made of.
fn condition(e: &ast::Expr, out: &mut Vec<TextRange>) {
    match &e.node {
        ExprNode::And(all) | ExprNode::Or(all) => all.iter().for_each(|x| condition(x, out)),
        // Its negation is the negation of the whole.
        ExprNode::Not(a) => condition(a, out),
        _ => {
            out.push(e.range);
            inside(e, out);
        }
    }
}

/// The conditions inside an expression that is none, or is one of its own.
fn inside(e: &ast::Expr, out: &mut Vec<TextRange>) {
    match &e.node {
        ExprNode::And(all) | ExprNode::Or(all) => all.iter().for_each(|x| condition(x, out)),
        ExprNode::Not(a) => condition(a, out),
        ExprNode::ExistsIn(q) | ExprNode::Those(q) => {
            inside(&q.source, out);
            condition(&q.filter, out);
        }
        ExprNode::Exists(a) | ExprNode::Is(a, _) => inside(a, out),
        ExprNode::Compare(_, _, a, b) | ExprNode::Add(a, b) | ExprNode::Sub(a, b) | ExprNode::Range(a, b) => {
            inside(a, out);
            inside(b, out);
        }
        ExprNode::Field(a, _, p) | ExprNode::Star(a, _, p) => {
            inside(a, out);
            if let Some(p) = p {
                inside(p, out);
            }
        }
        ExprNode::Call(_, args) => args.iter().for_each(|a| inside(a, out)),
        ExprNode::Set(parts) => {
            for part in parts {
                inside(&part.value, out);
                if let Some(g) = &part.guard {
                    condition(g, out);
                }
            }
        }
        _ => {}
    }
}
