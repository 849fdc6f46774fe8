//! From matches to findings: grouped, worded, placed, proven, and set against the exceptions in force.

use ctl_syntax::diagnostic::{Diagnostic, FindingData, Label, Note, NoteHead, Proof};
use ctl_syntax::literal::Date;
use ctl_syntax::span::{Span, TextRange};

use super::groups::groups;
use super::matching::Match;
use super::{Outcome, Prover, Rule, Texts, fix};
use crate::analysis::Analysis;
use crate::engine::{Bound, Engine, Env, Naming};
use crate::expr::Node;
use crate::value::{FieldId, KindId, RecId, RuleId, Value};

/// The kind whose records accept findings, and its fields.
const KIND: &str = "exception";
/// So many days an exception lasts that is only proposed.
const LASTS: i32 = 90;

/// The exceptions of the packages, by rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Exceptions {
    all: Vec<Exception>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Exception {
    rec: RecId,
    name: String,
    rule: RuleId,
    on: Vec<RecId>,
    expires: Option<Date>,
    reason: Option<String>,
    expires_field: Option<FieldId>,
}

impl Analysis {
    /// A declaration that accepts a finding of a rule for some time, and its last day: who accepts it is left to be
    /// said. Nothing for a mistake of the language, or where the finding speaks of what has no name of its own.
    pub fn exception_for(&self, finding: &Diagnostic) -> Option<(String, Date)> {
        let data = finding.finding.as_ref()?;
        let kind = self.schema.kind(self.schema.kind_named(KIND)?);
        let is_name = |text: &str| !text.is_empty() && text.chars().all(|c| !c.is_whitespace() && c != '`');
        let on: Option<Vec<&str>> =
            data.subjects.iter().map(|s| Some(s.split_once(':')?.1).filter(|n| is_name(n))).collect();
        let on = on.filter(|on| !on.is_empty())?;
        let plain = |text: &str| text.replace(|c: char| !c.is_ascii_alphanumeric(), "_").to_lowercase();
        let base = format!("{}_{}", plain(&finding.code), plain(on[0]));
        let taken = |name: &String| self.model.names.record_named(self.program.root(), name).is_some();
        let name = std::iter::once(base.clone()).chain((2..).map(|n| format!("{base}_{n}"))).find(|n| !taken(n))?;
        let expires = Date(self.as_of.0 + LASTS);
        let text = format!(
            "{} {name} {{\n  rule {}\n  on {}\n  reason \"why this is accepted\"\n  expires {expires}\n}}\n",
            kind.name,
            finding.code,
            on.join(", "),
        );
        Some((ctl_syntax::format(&text), expires))
    }
}

impl Exceptions {
    /// Reads them from the model. A model whose schema has no such kind has none.
    pub(crate) fn of(engine: &Engine<'_>) -> Exceptions {
        let mut all = Vec::new();
        let Some(kind) = engine.schema.kind_named(KIND) else { return Exceptions { all } };
        let field = |name: &str| engine.schema.kind(kind).field(name);
        let get = |name: &str, rec| field(name).map(|f| engine.field_set(f, rec, None)).unwrap_or_default();
        let mut records: Vec<Value> = engine.model.of_kind(kind).iter().map(|r| Value::Record(*r)).collect();
        engine.sort_told(&mut records);
        for rec in records.into_iter().filter_map(Value::record) {
            let Some(Value::Rule(rule)) = get("rule", rec).first().copied() else { continue };
            let expires = get("expires", rec).into_iter().find_map(|v| match v {
                Value::Date(d) => Some(d),
                _ => None,
            });
            all.push(Exception {
                rec,
                name: engine.record_name(rec, Naming::Source),
                rule,
                on: get("on", rec).into_iter().filter_map(Value::record).collect(),
                expires,
                reason: get("reason", rec).into_iter().find_map(|v| match v {
                    Value::Text(t) => Some(engine.model.texts.get(t).to_owned()),
                    _ => None,
                }),
                expires_field: field("expires"),
            });
        }
        Exceptions { all }
    }

    /// The rules of which exceptions speak that are not the same in both.
    pub(crate) fn differ(&self, other: &Exceptions) -> Vec<RuleId> {
        let only = |a: &Exceptions, b: &Exceptions| -> Vec<RuleId> {
            a.all.iter().filter(|e| !b.all.contains(e)).map(|e| e.rule).collect()
        };
        let mut out = only(self, other);
        out.extend(only(other, self));
        // Which of several is told depends on their order.
        let order = |e: &Exceptions| e.all.iter().map(|e| e.rec).collect::<Vec<_>>();
        if out.is_empty() && order(self) != order(other) {
            out.extend(self.all.iter().map(|e| e.rule));
        }
        out
    }

    /// How many are in force on a day, and when the first of them ends.
    pub(crate) fn in_force(&self, as_of: Date) -> (usize, Option<Date>) {
        let dates: Vec<Date> = self.all.iter().filter_map(|e| e.expires).filter(|d| *d >= as_of).collect();
        (dates.len(), dates.into_iter().min())
    }
}

/// The findings of one rule.
pub(crate) fn report(
    engine: &Engine<'_>,
    prover: &Prover<'_>,
    exceptions: &Exceptions,
    rule: &Rule,
    outcome: &Outcome,
) -> Vec<Diagnostic> {
    let why = sentence(engine, rule);
    let groups = groups(engine, rule, &outcome.matches);
    let write = |group: &Match| write(engine, prover, exceptions, rule, group, &why);
    match &groups {
        Some(groups) => groups.all.iter().map(|group| write(group)).collect(),
        None => outcome.matches.iter().map(write).collect(),
    }
}

/// Why a rule is there, as its doc comment says first.
pub(crate) fn sentence(engine: &Engine<'_>, rule: &Rule) -> String {
    let docs = match &engine.program.item(rule.item).node {
        ctl_syntax::ast::Node::Rule(_) => engine.program.docs(rule.item, &engine.program.item(rule.item).docs),
        _ => String::new(),
    };
    first_sentence(&docs)
}

/// The finding of a group; `why` is the first sentence of the rule's doc comment.
pub(crate) fn write(
    engine: &Engine<'_>,
    prover: &Prover<'_>,
    exceptions: &Exceptions,
    rule: &Rule,
    group: &Match,
    why: &str,
) -> Diagnostic {
    let env = Env::new(rule.slots);
    for (var, values) in rule.vars.iter().zip(&group.values) {
        env.set(var.var, Bound::set(values.clone()));
    }
    let message = pick(engine, &rule.message, &env).unwrap_or_else(|| rule.name.clone());
    let proofs: Vec<Proof> = rule
        .because
        .iter()
        .flat_map(|(node, title)| {
            let title = title.as_ref().map_or_else(String::new, |t| engine.text_of(t, &env));
            each_binding(engine, rule, node, &env, |e| prover.prove(node, e, title.clone()))
        })
        .filter(|p| !p.steps.is_empty() || !p.line.is_empty())
        .collect();
    let labels = labels(engine, rule, &env, &proofs);
    let notes = notes(engine, rule, &env, &proofs, &labels, why);
    let mut d = Diagnostic {
        code: rule.name.clone().into(),
        severity: group.severity,
        message,
        labels,
        notes,
        fixes: Vec::new(),
        finding: None,
    };
    fixes(engine, rule, &env, &mut d);
    let data = data(engine, rule, group, proofs);
    let mut data = data;
    accept(engine, exceptions, rule, group, &mut d, &mut data);
    d.finding = Some(Box::new(data));
    d
}

/// In `because` a variable that `per` has gathered stands for each of its values; the first few are proven.
fn each_binding(engine: &Engine<'_>, rule: &Rule, node: &Node, env: &Env, prove: impl Fn(&Env) -> Proof) -> Vec<Proof> {
    let gathered = rule.vars.iter().find(|v| node.free.has(v.var) && matches!(env.get(v.var), Bound::Many(_)));
    let Some(var) = gathered.filter(|v| rule.binders.iter().any(|b| b.var == v.var)) else { return vec![prove(env)] };
    let before = env.get(var.var);
    let mut out: Vec<Proof> = Vec::new();
    let mut values = before.values();
    engine.sort_told(&mut values);
    for value in values {
        env.set(var.var, Bound::One(value));
        let holds = node.ty.elem != crate::schema::Elem::Bool || engine.holds(node, env);
        if holds {
            let proof = prove(env);
            if !out.contains(&proof) {
                out.push(proof);
            }
        }
        if out.len() >= 3 {
            break;
        }
    }
    env.set(var.var, before);
    out
}

fn pick(engine: &Engine<'_>, texts: &Texts, env: &Env) -> Option<String> {
    let found = texts.iter().find(|(_, g)| g.as_ref().is_none_or(|g| engine.holds(g, env)))?;
    Some(engine.text_of(&found.0, env))
}

/// The most places that one `at` marks.
const MOST_PLACES: usize = 8;

fn labels(engine: &Engine<'_>, rule: &Rule, env: &Env, proofs: &[Proof]) -> Vec<Label> {
    let mut out: Vec<Label> = Vec::new();
    for (node, text) in &rule.at {
        let words = text.as_ref().map_or_else(String::new, |t| engine.text_of(t, env));
        for span in engine.places(Some(rule), node, env, MOST_PLACES).into_iter().take(MOST_PLACES) {
            push(&mut out, span, words.clone());
        }
    }
    if out.is_empty() {
        push(&mut out, own_place(engine, rule, env), String::new());
    }
    for (span, text) in drawn(&out, proofs) {
        match out.iter_mut().find(|l| l.span == span) {
            Some(existing) => existing.text = text,
            None => push(&mut out, span, text),
        }
    }
    out
}

/// The places of proofs and their words. A step that an `at` marks already is not drawn twice; steps at one place share
/// a label. Where there are several places the steps are numbered, without gaps, so that the eye can follow them.
fn drawn(marked: &[Label], proofs: &[Proof]) -> Vec<(Span, String)> {
    let mut steps: Vec<(Span, &str)> = Vec::new();
    for step in proofs.iter().flat_map(|p| &p.steps) {
        let is_marked = marked.iter().any(|l| l.span == step.span && !l.text.is_empty());
        if !is_marked && !steps.contains(&(step.span, &step.text)) {
            steps.push((step.span, &step.text));
        }
    }
    let several = steps.iter().any(|(span, _)| *span != steps[0].0);
    let numbered = several && !steps.iter().all(|(_, text)| text.starts_with('('));
    let mut out: Vec<(Span, String)> = Vec::new();
    for (i, (span, text)) in steps.iter().enumerate() {
        let text = if numbered { format!("{}. {text}", i + 1) } else { (*text).to_owned() };
        match out.iter_mut().find(|(s, _)| s == span) {
            Some((_, joined)) => {
                joined.push_str("; ");
                joined.push_str(&text);
            }
            None => out.push((*span, text)),
        }
    }
    out
}

/// The place of a finding whose rule names none: of the first record among its variables, else of the rule.
fn own_place(engine: &Engine<'_>, rule: &Rule, env: &Env) -> Span {
    let first = rule.vars.iter().find_map(|v| {
        let mut values = env.get(v.var).values();
        engine.sort_told(&mut values);
        values.into_iter().find_map(Value::record)
    });
    match (first, &engine.program.item(rule.item).node) {
        (Some(rec), _) => engine.name_place(rec),
        (None, ctl_syntax::ast::Node::Rule(def)) => engine.program.span(rule.item, def.id),
        (None, _) => engine.program.span(rule.item, TextRange::default()),
    }
}

fn push(out: &mut Vec<Label>, span: Span, text: String) {
    if !out.iter().any(|l| l.span == span) {
        out.push(Label { span, text, primary: out.is_empty() });
    }
}

fn notes(engine: &Engine<'_>, rule: &Rule, env: &Env, proofs: &[Proof], labels: &[Label], why: &str) -> Vec<Note> {
    let mut out = Vec::new();
    let titled: Vec<&Proof> = proofs.iter().filter(|p| !p.title.is_empty() && !p.line.is_empty()).collect();
    // What two proofs share is said once, and what a label says in the same words is said there.
    let mut plain: Vec<&str> = Vec::new();
    for line in proofs.iter().filter(|p| p.title.is_empty()).flat_map(|p| p.line.lines()) {
        if !plain.contains(&line) && !labels.iter().any(|l| l.text == line) {
            plain.push(line);
        }
    }
    if !titled.is_empty() {
        let width = titled.iter().map(|p| p.title.chars().count()).max().unwrap_or(0) + 1;
        let lines: Vec<String> =
            titled.iter().map(|p| format!("{:width$} {}", format!("{}:", p.title), p.line)).collect();
        out.push(Note { head: NoteHead::Paths, text: lines.join("\n") });
    }
    if !plain.is_empty() {
        out.push(Note { head: NoteHead::Proof, text: plain.join("\n") });
    }
    let own = pick(engine, &rule.why, env).unwrap_or_else(|| why.to_owned());
    for (head, text) in [
        (NoteHead::Why, Some(own)),
        (NoteHead::Cost, pick(engine, &rule.cost, env)),
        (NoteHead::Help, pick(engine, &rule.help, env)),
        (NoteHead::Cites, Some(rule.cites.join(", "))),
    ] {
        if let Some(text) = text.filter(|t| !t.is_empty()) {
            out.push(Note { head, text });
        }
    }
    out
}

fn fixes(engine: &Engine<'_>, rule: &Rule, env: &Env, d: &mut Diagnostic) {
    let Some(near) = d.primary() else { return };
    let mut titles = Vec::new();
    for fix in &rule.fixes {
        let Some(repair) = fix::repair(engine, fix, env, near) else { continue };
        titles.push(repair.title);
        d.fixes.extend(repair.fix);
    }
    d.fixes.truncate(2);
    let helped = d.notes.iter().any(|n| n.head == NoteHead::Help);
    if !helped && !titles.is_empty() {
        titles.truncate(2);
        let at = d.notes.partition_point(|n| n.head < NoteHead::Help);
        d.notes.insert(at, Note { head: NoteHead::Help, text: titles.join(", or ") });
    }
}

fn data(engine: &Engine<'_>, rule: &Rule, group: &Match, proofs: Vec<Proof>) -> FindingData {
    let mut data = FindingData { proofs, cites: rule.cites.clone(), ..FindingData::default() };
    let mut key = rule.name.clone();
    for (i, (var, values)) in rule.vars.iter().zip(&group.values).enumerate() {
        let subject = if rule.per.is_empty() { i < rule.binders.len() } else { rule.per.contains(&var.var) };
        let words = |v: &Value| match v {
            Value::Record(r) => engine.reference(*r),
            other => engine.shown(*other, Naming::Source),
        };
        let mut values = values.clone();
        engine.sort_told(&mut values);
        let shown: Vec<String> = values.iter().map(words).collect();
        if subject {
            for s in &shown {
                key.push('\n');
                key.push_str(s);
            }
        }
        if subject && values.iter().all(|v| v.record().is_some()) {
            data.subjects.extend(shown);
        } else {
            data.facts.push((var.name.clone(), shown));
        }
    }
    data.fingerprint = format!("{:016x}", fnv(key.as_bytes()));
    data
}

/// FNV-1a, 64 bits: the same on every machine and in every version.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether an exception accepts the finding; one that has ended is told.
fn accept(
    engine: &Engine<'_>,
    exceptions: &Exceptions,
    rule: &Rule,
    group: &Match,
    d: &mut Diagnostic,
    data: &mut FindingData,
) {
    let all = exceptions.all.iter().filter(|e| e.rule == rule.id && !e.on.is_empty());
    let covering: Vec<(&Exception, Date)> =
        all.filter(|e| covers(engine, e, rule, group)).filter_map(|e| Some((e, e.expires?))).collect();
    if let Some((exception, _)) = covering.iter().find(|(_, end)| *end >= engine.as_of) {
        data.accepted_by = Some(exception.name.clone());
        data.justification.clone_from(&exception.reason);
        return;
    }
    for (exception, end) in covering {
        let span = exception
            .expires_field
            .and_then(|f| engine.field_places(exception.rec, f, 1).first().copied())
            .unwrap_or_else(|| engine.name_place(exception.rec));
        d.labels.push(Label { span, text: format!("the exception ended on {end}"), primary: false });
        let text = format!("exception `{}` accepted this until {end}; it is open again", exception.name);
        let at = d.notes.partition_point(|n| n.head <= NoteHead::Note);
        d.notes.insert(at, Note { head: NoteHead::Note, text });
    }
}

/// For each kind named in `on`, the finding's records of that kind are among them.
fn covers(engine: &Engine<'_>, exception: &Exception, rule: &Rule, group: &Match) -> bool {
    let kind = |r: RecId| engine.model.record(r).kind;
    let mut kinds: Vec<KindId> = exception.on.iter().map(|r| kind(*r)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds.into_iter().all(|k| {
        let own = rule.vars.iter().zip(&group.values).take(rule.binders.len());
        let of_kind: Vec<RecId> =
            own.flat_map(|(_, values)| values).filter_map(|v| v.record()).filter(|r| kind(*r) == k).collect();
        !of_kind.is_empty() && of_kind.iter().all(|r| exception.on.contains(r))
    })
}

/// The first sentence of a doc comment, as a note: lower case, no full stop.
fn first_sentence(docs: &str) -> String {
    let one_line = docs.split("\n\n").next().unwrap_or("").replace('\n', " ");
    let end = one_line.find(". ").map_or(one_line.len(), |i| i + 1);
    let sentence = one_line[..end].trim().trim_end_matches('.');
    let mut chars = sentence.chars();
    match chars.next() {
        // A name or an abbreviation keeps its capital.
        Some(c) if !chars.clone().next().is_some_and(char::is_uppercase) => {
            format!("{}{}", c.to_lowercase(), chars.as_str())
        }
        _ => sentence.to_owned(),
    }
}
