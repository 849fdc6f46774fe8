//! `test` items: a small world is built from what a test gives, the rules it names are run, and each expectation is
//! held against what came out.

use ctl_syntax::ast::{Expect, ExpectNode, Node, Test};
use ctl_syntax::diagnostic::{Diagnostic, NoteHead, Severity};
use ctl_syntax::literal::{self, Date};
use ctl_syntax::span::Span;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Analysis, Compiled};
use crate::engine::{Engine, Env, compile_derived, run_derived};
use crate::expr::{Checker, DerivedField, Ground, Node as Expr, Scope};
use crate::model::{Model, World, lower};
use crate::program::{ItemId, Program};
use crate::rule::{Exceptions, Mutation, Prover, Reads, compile, report, run};
use crate::schema::{Role, Schema};
use crate::value::{FieldId, RecId};

/// The day of a test that names none.
const DAY: Date = Date(20_634); // 2026-06-30

/// One test and what was wrong with it.
#[derive(Clone, Debug)]
pub struct TestOutcome {
    /// Its title.
    pub title: String,
    /// Where its title is written.
    pub span: Span,
    /// The rules that it expects to fire, and those it expects not to.
    pub rules: (Vec<String>, Vec<String>),
    /// Expectations that were not met, and language errors in what it gives. Empty: it holds.
    pub failures: Vec<Diagnostic>,
}

/// All tests of a package.
#[derive(Clone, Debug, Default)]
pub struct TestReport {
    /// In program order.
    pub tests: Vec<TestOutcome>,
    /// Rules of the package that no test expects to fire, or none expects not to.
    pub untested: Vec<(String, &'static str)>,
}

impl Analysis {
    /// Runs the tests of the checked package.
    pub fn test(&self) -> TestReport {
        let items: Vec<ItemId> = self.test_items();
        let tests: Vec<TestOutcome> = items.par_iter().filter_map(|i| self.run_test(*i, None)).collect();
        let fires: FxHashSet<&str> = tests.iter().flat_map(|t| &t.rules.0).map(|s| &**s).collect();
        let rests: FxHashSet<&str> = tests.iter().flat_map(|t| &t.rules.1).map(|s| &**s).collect();
        let own = self.rules.items.iter().zip(&self.rules.names);
        let own = own.filter(|(i, _)| self.program.package_of(**i) == self.program.root());
        let mut untested = Vec::new();
        for (_, name) in own {
            if !fires.contains(name.as_str()) {
                untested.push((name.clone(), "fires"));
            }
            if !rests.contains(name.as_str()) {
                untested.push((name.clone(), "does not fire"));
            }
        }
        TestReport { tests, untested }
    }

    pub(super) fn test_items(&self) -> Vec<ItemId> {
        let all = self.program.items_of(self.program.root());
        all.filter(|i| matches!(self.program.item(*i).node, Node::Test(_))).collect()
    }

    /// Runs one test; with a rule changed where `mutation` says so.
    pub(super) fn run_test(&self, item: ItemId, mutation: Option<(ItemId, Mutation)>) -> Option<TestOutcome> {
        let Node::Test(test) = &self.program.item(item).node else { return None };
        let title = literal::text(self.program.text(item, test.title)).into_owned();
        let span = self.program.span(item, test.title);
        let mut world = Small { analysis: self, item, test, failures: Vec::new(), rules: (Vec::new(), Vec::new()) };
        world.run(mutation);
        Some(TestOutcome { title, span, rules: world.rules, failures: world.failures })
    }
}

struct Small<'a> {
    analysis: &'a Analysis,
    item: ItemId,
    test: &'a Test,
    failures: Vec<Diagnostic>,
    rules: (Vec<String>, Vec<String>),
}

impl Small<'_> {
    fn program(&self) -> &Program {
        &self.analysis.program
    }

    fn schema(&self) -> &Schema {
        &self.analysis.schema
    }

    fn run(&mut self, mutation: Option<(ItemId, Mutation)>) {
        if self.test.incomplete {
            let span = self.program().span(self.item, self.test.title);
            let message = "this test could not be read, so it was not run".to_owned();
            self.failures.push(Diagnostic::error("TEST", span, message, ""));
            return;
        }
        let (program, schema, ids) = (&self.analysis.program, &self.analysis.schema, &self.analysis.rules.ids);
        let mut sink = Vec::new();
        let model = lower(program, schema, ids, World::Test(self.item), &mut sink);
        self.failures.append(&mut sink);
        let mut nodes = 0;
        // Definitions are reported by the check; here they are only needed.
        let ground = Ground::new(program, schema, &model, ids);
        let derived = compile_derived(ground, &mut nodes, &mut sink);
        let reads = Reads::compile(ground, &mut nodes, &mut sink);
        let mut rules = Vec::new();
        for name in self.named_rules() {
            let Some(rule_item) = self.analysis.rule_item(&name) else { continue };
            let change = mutation.filter(|(i, _)| *i == rule_item).map(|(_, m)| m);
            rules.extend(compile(ground, rule_item, change, &mut nodes, &mut sink));
        }
        let conditions = self.conditions(&model, &mut nodes);
        let compiled = Compiled { derived, reads, rules, views: Vec::new(), nodes, faulty: false };
        self.judge(&model, &compiled, &conditions);
    }

    fn named_rules(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for e in &self.test.expects {
            if let ExpectNode::Finding { rule, .. } = &e.node {
                let name = self.program().text(self.item, *rule).to_owned();
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
        names
    }

    fn conditions(&mut self, model: &Model, nodes: &mut u32) -> Vec<(usize, Expr, usize)> {
        let mut out = Vec::new();
        let mut sink = Vec::new();
        let ground = Ground::new(self.program(), self.schema(), model, &self.analysis.rules.ids);
        for (i, e) in self.test.expects.iter().enumerate() {
            let ExpectNode::Holds { expr, .. } = &e.node else { continue };
            let mut checker = Checker::new(ground, self.item, Scope::default(), nodes, &mut sink);
            let node = checker.condition(expr);
            let slots = checker.most_vars;
            if !node.is_error() {
                out.push((i, node, slots));
            }
        }
        self.failures.append(&mut sink);
        out
    }

    fn judge(&mut self, model: &Model, compiled: &Compiled, conditions: &[(usize, Expr, usize)]) {
        let day = self.test.as_of.unwrap_or(DAY);
        let analysis = self.analysis;
        let mut engine =
            Engine::new(&analysis.program, &analysis.schema, model, day, &analysis.rules.names, compiled.nodes);
        let mut read = Vec::new();
        for rule in &compiled.rules {
            rule.nodes().for_each(|n| n.fields_read(&mut read));
        }
        conditions.iter().for_each(|(_, n, _)| n.fields_read(&mut read));
        let needed = close(self.schema(), &compiled.derived, read);
        run_derived(&mut engine, &compiled.derived, &|f| needed.contains(&f));
        let by_field: FxHashMap<FieldId, &DerivedField> = compiled.derived.iter().map(|d| (d.field, d)).collect();
        let prover = Prover { engine: &engine, derived: &by_field, reads: &compiled.reads };
        let exceptions = Exceptions::of(&engine);
        let mut findings: Vec<Diagnostic> = Vec::new();
        for rule in &compiled.rules {
            let outcome = run(&engine, rule, &[], false);
            findings.extend(report(&engine, &prover, &exceptions, rule, &outcome));
        }
        findings.retain(|d| d.finding.as_ref().is_none_or(|f| f.accepted_by.is_none()));
        for (i, expect) in self.test.expects.iter().enumerate() {
            match &expect.node {
                ExpectNode::Finding { .. } => self.finding(expect, &findings, &engine),
                ExpectNode::Holds { because, .. } => {
                    let Some((_, node, slots)) = conditions.iter().find(|(j, _, _)| *j == i) else { continue };
                    let env = Env::new((*slots).max(1));
                    if !engine.holds(node, &env) {
                        self.fail(expect, "this does not hold".to_owned(), None);
                    } else if let Some(line) = because {
                        let wanted = literal::text(self.program().text(self.item, *line)).into_owned();
                        let got = prover.prove(node, &env, String::new()).line;
                        if got != wanted {
                            self.fail(expect, "this holds, but for another reason".to_owned(), Some(got));
                        }
                    }
                }
            }
        }
    }

    fn finding(&mut self, expect: &Expect, findings: &[Diagnostic], engine: &Engine<'_>) {
        let ExpectNode::Finding { negated, severity, rule, on, message } = &expect.node else { return };
        let name = self.program().text(self.item, *rule).to_owned();
        if self.analysis.rule_item(&name).is_none() {
            return self.fail(expect, format!("there is no rule {name}"), None);
        }
        let side = if *negated { &mut self.rules.1 } else { &mut self.rules.0 };
        if !side.contains(&name) {
            side.push(name.clone());
        }
        let mut wanted = Vec::new();
        for path in on {
            match self.named(path, engine) {
                Some(rec) => wanted.push(engine.reference(rec)),
                None => {
                    let word = self.program().text(self.item, path.range).to_owned();
                    return self.fail(expect, format!("nothing in this test is called `{word}`"), None);
                }
            }
        }
        let level = severity.and_then(|s| Severity::from_word(self.program().text(self.item, s)));
        let text = message.map(|m| literal::text(self.program().text(self.item, m)).into_owned());
        let fits = |d: &&Diagnostic| {
            let subjects = |f: &ctl_syntax::diagnostic::FindingData| {
                wanted.iter().all(|w| f.subjects.contains(w) || f.facts.iter().any(|(_, v)| v.contains(w)))
            };
            d.code == name
                && d.finding.as_ref().is_some_and(|f| subjects(f))
                && level.is_none_or(|l| l == d.severity)
                && text.as_ref().is_none_or(|t| d.message.contains(t.as_str()))
        };
        let found = findings.iter().find(fits);
        let said: Vec<String> = findings
            .iter()
            .filter(|d| d.code == name)
            .map(|d| format!("{}[{}]: {}", d.severity.word(), d.code, d.message))
            .collect();
        match (negated, found) {
            (false, None) => {
                let got = if said.is_empty() { format!("{name} found nothing") } else { said.join("\n") };
                self.fail(expect, "this was expected, and not found".to_owned(), Some(got));
            }
            (true, Some(d)) => {
                let got = format!("{}[{}]: {}", d.severity.word(), d.code, d.message);
                self.fail(expect, "this was found, and not expected".to_owned(), Some(got));
            }
            _ => {}
        }
    }

    fn named(&self, path: &ctl_syntax::ast::Path, engine: &Engine<'_>) -> Option<RecId> {
        let package = self.program().package_of(self.item);
        match engine.model.names.record(self.program(), package, self.item, path) {
            crate::model::Lookup::Found(rec) => Some(rec),
            _ => None,
        }
    }

    fn fail(&mut self, expect: &Expect, message: String, got: Option<String>) {
        let span = self.program().span(self.item, expect.range);
        let mut d = Diagnostic::error("TEST", span, message, "");
        if let Some(got) = got {
            d = d.note(NoteHead::Note, got);
        }
        self.failures.push(d);
    }
}

fn close(schema: &Schema, derived: &[DerivedField], mut open: Vec<FieldId>) -> FxHashSet<FieldId> {
    let by_field: FxHashMap<FieldId, &DerivedField> = derived.iter().map(|d| (d.field, d)).collect();
    let mut seen = FxHashSet::default();
    while let Some(field) = open.pop() {
        if !seen.insert(field) {
            continue;
        }
        if let Role::Inverse(of) = &schema.field(field).role {
            open.extend(of);
        }
        if let Some(d) = by_field.get(&field) {
            d.expr.fields_read(&mut open);
        }
    }
    seen
}
