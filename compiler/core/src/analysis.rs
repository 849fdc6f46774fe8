//! The whole way: from packages to findings. One value that every command, and the editor, asks.

mod about;
mod again;
mod lacks;
mod lookup;
mod mutants;
mod occurrences;
mod profile;
mod query;
mod testing;
mod wanted;

use std::ops::ControlFlow;
use std::sync::Arc;

use ctl_syntax::ast::Node;
use ctl_syntax::diagnostic::{Diagnostic, Note, NoteHead, Proof, Severity};
use ctl_syntax::literal::Date;
use ctl_syntax::span::FileId;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::engine::{Derived, Engine, compile_derived, run_derived};
use crate::expr::{DerivedField, Ground};
use crate::model::{Model, RuleIds, World, lower, rule_ids};
use crate::program::{ItemId, PackageInput, Program};
use crate::rule::{Exceptions, Groups, Match, Outcome, Prover, Reads, Rule, compile, groups, run, sentence};
use crate::schema::{Role, Schema, build};
use crate::value::{FieldId, KindId, RecId, Value};
use crate::view::{View, compile_views};

use about::About;
use again::{Homes, Kept, Source, homes, sourced, told};

pub use lacks::Lack;
pub use lookup::{Fact, Meaning, Origin};
pub use mutants::{Mutant, MutantReport};
pub use occurrences::Reading;
pub use query::Answer;
pub use testing::{TestOutcome, TestReport};
pub use wanted::Wanted;

/// What to check, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day as of which everything is judged.
    pub as_of: Date,
    /// Whether to name every rule that looked at a subject and found it in order.
    pub passes: bool,
    /// Rules whose severity the package raises. A lower one than the rule's own has no effect.
    pub raise: Vec<(String, Severity)>,
    /// Whether the standard library stands below the packages; not where it is itself the package.
    pub with_std: bool,
}

impl Options {
    /// The usual check as of a day.
    pub fn new(as_of: Date) -> Self {
        Options { as_of, passes: false, raise: Vec::new(), with_std: true }
    }
}

/// A rule that looked at a subject and found it in order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pass {
    /// The rule.
    pub rule: String,
    /// The subject, as `kind:name`.
    pub subject: String,
}

/// What an analysis remembers of a derived fact's proof when asked: see [`Analysis::engine`].
pub(crate) struct Compiled {
    pub(crate) derived: Vec<DerivedField>,
    pub(crate) reads: Reads,
    pub(crate) rules: Vec<Rule>,
    pub(crate) views: Vec<View>,
    pub(crate) nodes: u32,
    /// Whether a mistake was found in some expression.
    pub(crate) faulty: bool,
}

/// The rules of a program, by number.
pub(crate) struct RuleTable {
    /// Their numbers, by id.
    pub(crate) ids: RuleIds,
    pub(crate) names: Vec<String>,
    pub(crate) items: Vec<ItemId>,
}

/// What declarations are read by: kinds, enums and the ids of rules.
#[derive(Clone)]
struct Language {
    schema: Arc<Schema>,
    rules: Arc<RuleTable>,
}

impl Language {
    fn of(program: &Program, sink: &mut Vec<Diagnostic>) -> Language {
        let schema = Arc::new(build(program, sink));
        let ids = rule_ids(program);
        let (names, items) = rule_tables(program, &ids, sink);
        Language { schema, rules: Arc::new(RuleTable { ids, names, items }) }
    }

    /// What expressions are typed against.
    fn ground<'a>(&'a self, program: &'a Program, model: &'a Model) -> Ground<'a> {
        Ground::new(program, &self.schema, model, &self.rules.ids)
    }
}

/// A checked program: its model, what was found, and everything needed to ask more.
pub struct Analysis {
    /// Files and items.
    pub program: Program,
    /// Kinds, enums and fields.
    pub schema: Arc<Schema>,
    /// Records.
    pub model: Model,
    /// Language errors first, then findings; each group by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Rules that found a subject in order, by rule and subject; only where asked for.
    pub passes: Vec<Pass>,
    /// Exceptions in force, and when the first of them ends.
    pub exceptions: (usize, Option<Date>),
    /// The day.
    pub as_of: Date,
    pub(crate) compiled: Arc<Compiled>,
    pub(crate) rules: Arc<RuleTable>,
    /// How many nodes expressions have, those of queries among them.
    pub(crate) nodes: u32,
    /// Whether no mistake was found in kinds, enums and the ids of rules.
    sound: bool,
    /// Whether what is found is kept for the analysis after the next edit.
    remembers: bool,
    /// What is kept.
    kept: Option<Kept>,
    /// The first finding among the diagnostics, where rules have run.
    found: Option<usize>,
    /// The diagnostics by their subjects.
    about: About,
    /// The files of which what was found is not what was found before; nothing, if that may be all.
    files: Option<FxHashSet<FileId>>,
}

impl Analysis {
    /// Checks the last of `inputs`, which may depend on the others.
    pub fn check(inputs: &[PackageInput], options: &Options) -> Analysis {
        Self::of_program(Program::parse_with(inputs, options.with_std), options)
    }

    /// Checks a program that has been parsed.
    pub fn of_program(program: Program, options: &Options) -> Analysis {
        Self::observed(program, options, &mut |_| {})
    }

    /// The same, telling when each stage is over: "resolve" (kinds, names, records), "check" (expressions), "scope"
    /// (derived facts), "rules" (matches) and "report" (findings). For progress and for benchmarks.
    pub fn observed(program: Program, options: &Options, over: &mut dyn FnMut(&'static str)) -> Analysis {
        let mut analysis = Self::resolved_observed(program, options.as_of, over);
        // What was told is only an account of it.
        let mut over = |stage| {
            over(stage);
            ControlFlow::Continue(())
        };
        analysis.find(options, &mut over);
        analysis
    }

    /// What a program says, without what rules find in it: mistakes of the language alone are among the diagnostics.
    pub fn resolved(program: Program, as_of: Date) -> Analysis {
        Self::resolved_observed(program, as_of, &mut |_| {})
    }

    fn resolved_observed(program: Program, as_of: Date, over: &mut dyn FnMut(&'static str)) -> Analysis {
        let mut sink = syntax_errors(&program);
        let read = sink.len();
        let language = Language::of(&program, &mut sink);
        let sound = sink.len() == read;
        let model = lower(&program, &language.schema, &language.rules.ids, World::Packages, &mut sink);
        over("resolve");
        let compiled = compile_all(language.ground(&program, &model), &language.rules.items, &mut sink);
        over("check");
        let analysis = Self::new((program, language, model), as_of, Arc::new(compiled), sink);
        Analysis { sound, ..analysis }
    }

    fn new(
        (program, language, model): (Program, Language, Model),
        as_of: Date,
        compiled: Arc<Compiled>,
        diagnostics: Vec<Diagnostic>,
    ) -> Analysis {
        Analysis {
            program,
            schema: language.schema,
            rules: language.rules,
            sound: true,
            model,
            diagnostics,
            passes: Vec::new(),
            exceptions: (0, None),
            as_of,
            nodes: compiled.nodes,
            compiled,
            remembers: false,
            kept: None,
            found: None,
            about: About::default(),
            files: None,
        }
    }

    /// Runs the rules over what has been resolved, and adds what they find. `over` hears of each stage and may break
    /// off after it: then nothing is added.
    pub fn find(&mut self, options: &Options, over: &mut dyn FnMut(&'static str) -> ControlFlow<()>) {
        if let Some(kept) = self.kept.take() {
            if !kept.serves(self, options) {
                self.kept = Some(kept);
            } else {
                match self.find_again(&kept, options, over) {
                    None => self.kept = Some(kept),
                    Some(found) => {
                        self.exceptions = found.in_force(self.as_of);
                        let findings = self.take_again(kept, found);
                        self.tell(findings, &[]);
                    }
                }
                return;
            }
        }
        let needed = self.needed_by_rules();
        let found = {
            let engine = self.engine(&|f| needed.contains(&f));
            match over("scope") {
                ControlFlow::Continue(()) => find(&engine, self, options, over),
                ControlFlow::Break(()) => None,
            }
        };
        let Some(found) = found else { return };
        self.passes = found.passes;
        self.exceptions = found.exceptions.in_force(self.as_of);
        (self.kept, self.files) = (None, None);
        let (findings, sources): (Vec<Diagnostic>, Vec<_>) = found.findings.into_iter().unzip();
        if self.remembers && self.model.held.is_empty() {
            let matched = (found.outcomes, found.groups);
            self.keep((found.derived, found.ranks), matched, (sources, found.exceptions, found.homes), options);
        }
        self.tell(findings, &found.held);
    }

    /// Adds what was found to the mistakes of the language.
    fn tell(&mut self, mut findings: Vec<Diagnostic>, held: &[(String, RecId)]) {
        let mut sink = std::mem::take(&mut self.diagnostics);
        tell_held(self, held, &mut sink);
        sink.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
        self.found = Some(sink.len());
        // There are many findings, and few mistakes.
        findings.splice(0..0, sink);
        (self.diagnostics, self.about) = (findings, About::default());
    }

    /// The findings that no exception accepts and that are about a subject (`kind:name`).
    pub(crate) fn findings_about(&self, subject: &str) -> Vec<&Diagnostic> {
        self.about.of(&self.diagnostics, subject)
    }

    /// What expressions are typed against.
    pub(crate) fn ground(&self) -> Ground<'_> {
        Ground::new(&self.program, &self.schema, &self.model, &self.rules.ids)
    }

    /// An engine over this analysis, with the derived fields that `wanted` accepts and what they read.
    pub(crate) fn engine<'a>(&'a self, wanted: &dyn Fn(FieldId) -> bool) -> Engine<'a> {
        if let Some(kept) = self.kept.as_ref().filter(|kept| kept.is_usable()) {
            return self.engine_again(kept, wanted);
        }
        let mut engine = self.bare_engine();
        run_derived(&mut engine, &self.compiled.derived, wanted);
        engine
    }

    /// An engine over this analysis without any derived field.
    fn bare_engine(&self) -> Engine<'_> {
        Engine::new(&self.program, &self.schema, &self.model, self.as_of, &self.rules.names, self.nodes)
    }

    /// A prover over an engine of this analysis.
    pub(crate) fn with_prover<T>(&self, engine: &Engine<'_>, f: impl FnOnce(&Prover<'_>) -> T) -> T {
        let derived: FxHashMap<FieldId, &DerivedField> = self.compiled.derived.iter().map(|d| (d.field, d)).collect();
        f(&Prover { engine, derived: &derived, reads: &self.compiled.reads })
    }

    /// The derived fields that rules read, directly or through others.
    fn needed_by_rules(&self) -> FxHashSet<FieldId> {
        let mut open = Vec::new();
        for rule in &self.compiled.rules {
            rule.nodes().for_each(|n| n.fields_read(&mut open));
        }
        self.close(open)
    }

    /// Fields and all that their definitions read.
    pub(crate) fn close(&self, mut open: Vec<FieldId>) -> FxHashSet<FieldId> {
        let by_field: FxHashMap<FieldId, &DerivedField> = self.compiled.derived.iter().map(|d| (d.field, d)).collect();
        let mut seen = FxHashSet::default();
        while let Some(field) = open.pop() {
            if !seen.insert(field) {
                continue;
            }
            if let Role::Inverse(of) = &self.schema.field(field).role {
                open.extend(of);
            }
            if let Some(d) = by_field.get(&field) {
                d.expr.fields_read(&mut open);
            }
        }
        seen
    }

    /// Errors, warnings and infos that are not accepted by an exception.
    pub fn counts(&self) -> (usize, usize, usize) {
        let mut counts = (0, 0, 0);
        for d in self.diagnostics.iter().filter(|d| d.finding.as_ref().is_none_or(|f| f.accepted_by.is_none())) {
            match d.severity {
                Severity::Error => counts.0 += 1,
                Severity::Warning => counts.1 += 1,
                Severity::Info => counts.2 += 1,
            }
        }
        counts
    }

    /// The proof that a derived field holds a value for a record.
    pub fn prove(&self, field: FieldId, rec: RecId, param: Option<RecId>, value: Value) -> Proof {
        let needed = self.close(vec![field]);
        let engine = self.engine(&|f| needed.contains(&f));
        self.with_prover(&engine, |p| p.prove_field(field, rec, param, value))
    }

    /// Records of a kind that the checked package declares.
    pub fn own_records(&self, kind: KindId) -> impl Iterator<Item = RecId> {
        let root = self.program.root();
        self.model.of_kind(kind).iter().copied().filter(move |r| self.model.package(&self.program, *r) == root)
    }

    /// The item of a rule, by its id.
    pub fn rule_item(&self, id: &str) -> Option<ItemId> {
        self.rules.ids.get(id).and_then(|r| self.rules.items.get(r.0 as usize)).copied()
    }

    /// Ids of all rules, in program order.
    pub fn rules(&self) -> &[String] {
        &self.rules.names
    }
}

fn syntax_errors(program: &Program) -> Vec<Diagnostic> {
    let mut sink = Vec::new();
    for (file, error) in &program.file_errors {
        sink.push(error.diagnostic(*file, 0));
    }
    for item in &program.special {
        let (entry, file) = (program.entry(*item), program.file_of(*item));
        sink.extend(entry.tree.errors.iter().map(|e| e.diagnostic(file, entry.range.start)));
    }
    sink
}

/// Names and items of rules by number; an id that is given twice is reported.
fn rule_tables(program: &Program, ids: &RuleIds, sink: &mut Vec<Diagnostic>) -> (Vec<String>, Vec<ItemId>) {
    let mut names = vec![String::new(); ids.len()];
    let mut items: Vec<Option<ItemId>> = vec![None; ids.len()];
    for item in program.special.iter().copied() {
        let Node::Rule(rule) = &program.item(item).node else { continue };
        let name = program.text(item, rule.id);
        let Some(id) = ids.get(name) else { continue };
        match items[id.0 as usize] {
            None => {
                items[id.0 as usize] = Some(item);
                names[id.0 as usize] = name.to_owned();
            }
            Some(first) => {
                let Node::Rule(other) = &program.item(first).node else { continue };
                let message = format!("there are two rules {name}");
                let d = Diagnostic::error("E0206", program.span(item, rule.id), message, "the second one");
                sink.push(d.label(program.span(first, other.id), "the first one"));
            }
        }
    }
    (names, items.into_iter().flatten().collect())
}

fn compile_all(ground: Ground<'_>, items: &[ItemId], sink: &mut Vec<Diagnostic>) -> Compiled {
    let mut nodes = 0;
    let before = sink.len();
    let derived = compile_derived(ground, &mut nodes, sink);
    let reads = Reads::compile(ground, &mut nodes, sink);
    let rules = items.iter().filter_map(|item| compile(ground, *item, None, &mut nodes, sink)).collect();
    let views = compile_views(ground, &mut nodes, sink);
    Compiled { derived, reads, rules, views, nodes, faulty: sink.len() > before }
}

/// What a whole check finds.
struct Found {
    findings: Vec<(Diagnostic, Source)>,
    passes: Vec<Pass>,
    /// Rules that wait for a name to be settled, and for which record.
    held: Vec<(String, RecId)>,
    exceptions: Exceptions,
    homes: Homes,
    derived: Vec<Option<Arc<Derived>>>,
    ranks: Vec<Option<Arc<[u32]>>>,
    outcomes: Vec<Outcome>,
    groups: Vec<Option<Groups>>,
}

fn find(
    engine: &Engine<'_>,
    analysis: &Analysis,
    options: &Options,
    over: &mut dyn FnMut(&'static str) -> ControlFlow<()>,
) -> Option<Found> {
    let held: Vec<(FieldId, RecId)> =
        analysis.model.held.iter().flat_map(|h| h.candidates.iter().map(|c| (h.field, *c))).collect();
    let exceptions = Exceptions::of(engine);
    let rules = &analysis.compiled.rules;
    let outcomes: Vec<Outcome> = rules.par_iter().map(|r| run(engine, r, &held, options.passes)).collect();
    if over("rules").is_break() {
        return None;
    }
    let gathered: Vec<Option<Groups>> =
        rules.par_iter().zip(&outcomes).map(|(rule, outcome)| groups(engine, rule, &outcome.matches)).collect();
    let mut findings: Vec<(Diagnostic, Source)> = analysis.with_prover(engine, |prover| {
        let of = |at: usize| {
            let (rule, why) = (&rules[at], sentence(engine, &rules[at]));
            let write = |(group, n): (&Match, u32)| {
                sourced(engine, prover, &exceptions, (at, rule), (n, group), &why, (options, analysis.remembers))
            };
            match &gathered[at] {
                Some(groups) => groups.all.iter().map(|group| &**group).zip(0..).map(write).collect::<Vec<_>>(),
                None => outcomes[at].matches.iter().zip(0..).map(write).collect(),
            }
        };
        (0..rules.len()).into_par_iter().flat_map_iter(of).collect()
    });
    findings.sort_by(|(a, x), (b, y)| told((a, x), (b, y)));
    let mut passes = Vec::new();
    if options.passes {
        for (rule, outcome) in rules.iter().zip(&outcomes) {
            passes.extend(passed(engine, rule, outcome));
        }
        passes.sort_unstable();
    }
    let held = rules.iter().zip(&outcomes).flat_map(|(r, o)| o.held.iter().map(|rec| (r.name.clone(), *rec))).collect();
    if over("report").is_break() {
        return None;
    }
    let (derived, ranks) = (engine.derived(), engine.ranks_known());
    let homes = homes(engine, rules);
    Some(Found { findings, passes, held, exceptions, homes, derived, ranks, outcomes, groups: gathered })
}

fn passed(engine: &Engine<'_>, rule: &Rule, outcome: &Outcome) -> Vec<Pass> {
    let failed: FxHashSet<Value> = outcome.matches.iter().filter_map(|m| m.values.first()?.first().copied()).collect();
    outcome
        .looked
        .iter()
        .filter(|v| !failed.contains(v))
        .filter_map(|v| v.record())
        .filter(|r| engine.model.package(engine.program, *r) == engine.program.root())
        .map(|r| Pass { rule: rule.name.clone(), subject: engine.reference(r) })
        .collect()
}

/// Tells at a name that did not resolve which findings wait for it.
fn tell_held(analysis: &Analysis, waiting: &[(String, RecId)], sink: &mut [Diagnostic]) {
    for held in &analysis.model.held {
        let mut lines: Vec<String> = Vec::new();
        for rec in &held.candidates {
            let mut rules: Vec<&str> = waiting.iter().filter(|(_, r)| r == rec).map(|(n, _)| &**n).collect();
            rules.sort_unstable();
            if !rules.is_empty() {
                let shown = analysis.model.source_form(&analysis.program, &analysis.schema, Value::Record(*rec));
                let verb = if rules.len() == 1 { "waits" } else { "wait" };
                lines.push(format!("{} on `{shown}` {verb} until this is settled", crate::words::list(&rules, "and")));
            }
        }
        if let (Some(d), false) = (sink.get_mut(held.diagnostic), lines.is_empty()) {
            let at = d.notes.partition_point(|n| n.head <= NoteHead::Held);
            d.notes.insert(at, Note { head: NoteHead::Held, text: lines.join("; ") });
        }
    }
}
