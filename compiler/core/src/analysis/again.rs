//! A check after an edit: what the edit cannot have touched is taken from the check before.
//!
//! Nothing is taken that a cold check would not come to: fields are derived again for records whose paths lead to what
//! holds something else, rules are matched again for values of their variables that do, and findings are written again
//! where what they are written from, the records they name or the places they point at are others. Where that cannot be
//! told, all of it is done again.

use std::ops::ControlFlow;
use std::sync::Arc;

use ctl_syntax::diagnostic::{Diagnostic, Severity};
use ctl_syntax::literal::Date;
use ctl_syntax::span::{FileId, Span};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Analysis, Options, compile_all, rule_tables, syntax_errors};
use crate::engine::{Affected, Derivations, Derived, Effects, Engine, Notes, noting, run_derived_again};
use crate::expr::Ground;
use crate::model::{Changed, Model, NONE, Step, lower_again, moved, moved_value, rule_ids};
use crate::program::{Items, Moves, Program};
use crate::rule::{
    Exceptions, Group, Match, Outcome, Prover, Rule, group_of, groups, match_order, run, run_among, sentence, write,
};
use crate::schema::build;
use crate::value::{FieldId, KindId, RecId, Value};

/// What a check leaves to the next one.
#[derive(Default)]
pub(crate) struct Kept {
    derived: Columns,
    ranks: Ranks,
    /// By place among the compiled rules.
    matches: Vec<Vec<Match>>,
    /// Rules of which matches are gone, by place.
    lost: FxHashSet<usize>,
    /// As they are told.
    findings: Vec<Diagnostic>,
    /// By finding.
    sources: Vec<Source>,
    exceptions: Exceptions,
    raise: Vec<(String, Severity)>,
    /// Whether it is of a whole check, and not only what was found.
    usable: bool,
    since: Since,
}

/// What edits have changed since a check.
#[derive(Default)]
struct Since {
    changed: Changed,
    touched: FxHashSet<RecId>,
    renamed: FxHashSet<RecId>,
    words: FxHashSet<String>,
    moves: Vec<Moves>,
}

/// Where a finding comes from.
pub(super) struct Source {
    rule: u32,
    /// Its place among the groups of the rule.
    group: u32,
    notes: Notes,
    /// The files that it has places in.
    files: Box<[FileId]>,
}

/// What derived fields hold, by field.
type Columns = Vec<Option<Arc<Derived>>>;

/// The order in which records are told, by kind.
type Ranks = Vec<Option<Arc<[u32]>>>;

/// A finding, and where it comes from.
type Sourced = (Diagnostic, Source);

/// What a check after an edit comes to, before it takes from the one before.
pub(super) struct Found {
    derived: Columns,
    ranks: Ranks,
    /// By place among the compiled rules: the matches, where they are others.
    matches: Vec<Option<Vec<Match>>>,
    /// By finding before: its group now, or `NONE` where it is no more.
    stays: Vec<u32>,
    written: Vec<Sourced>,
    exceptions: Exceptions,
}

impl Found {
    /// How many exceptions are in force on a day, and when the first of them ends.
    pub(super) fn in_force(&self, as_of: Date) -> (usize, Option<Date>) {
        self.exceptions.in_force(as_of)
    }
}

impl Analysis {
    /// The same as [`Analysis::resolved`], after an edit: what is the same is taken from the analysis before. That one
    /// answers questions as before, but what it found is known to this one alone.
    pub fn resolved_after(program: Program, as_of: Date, before: &mut Analysis) -> Analysis {
        let items = (before.as_of == as_of).then(|| Items::of(&before.program, &program)).flatten();
        let made = match items {
            Some(items) => again(program, before, items),
            None => Err(program),
        };
        let mut analysis = made.unwrap_or_else(|program| {
            let mut analysis = Self::resolved(program, as_of);
            // What was found is not of use for the next check, but until then it is what is known.
            let findings = before.kept_now().map(|kept| kept.findings).unwrap_or_default();
            analysis.kept = Some(Kept { findings, ..Kept::default() });
            analysis
        });
        analysis.remembers = true;
        analysis
    }

    /// Lets an analysis after the next edit take from this one what is the same: see [`Analysis::resolved_after`].
    pub fn remember(&mut self) {
        self.remembers = true;
    }

    /// What was found last: by this analysis or, until it has looked, by the one that it was made from.
    pub fn known_findings(&self) -> &[Diagnostic] {
        match (self.found, &self.kept) {
            (Some(first), _) => &self.diagnostics[first..],
            (None, Some(kept)) => &kept.findings,
            (None, None) => &[],
        }
    }

    /// The files of which what was found is not what was found before; nothing, if that may be all.
    pub fn files_found(&self) -> Option<&FxHashSet<FileId>> {
        self.files.as_ref()
    }

    /// What the last check leaves, with what it found.
    fn kept_now(&mut self) -> Option<Kept> {
        let kept = self.kept.take();
        let Some(first) = self.found.take() else { return kept };
        let findings = self.diagnostics.split_off(first);
        Some(Kept { findings, ..kept.unwrap_or_default() })
    }

    /// What a check finds that goes on from the one before; nothing, if it cannot or is broken off.
    pub(super) fn find_again(
        &self,
        kept: &Kept,
        options: &Options,
        over: &mut dyn FnMut(&'static str) -> ControlFlow<()>,
    ) -> Option<Found> {
        let since = &kept.since;
        let needed = self.needed_by_rules();
        let mut engine =
            Engine::new(&self.program, &self.schema, &self.model, self.as_of, &self.rule_names, self.compiled.nodes);
        let (other, again) = (since.changed.clone(), since.changed.clone());
        let mut changes = Derivations { other, again, renamed: since.renamed.clone() };
        let order = &self.compiled.derived;
        run_derived_again(&mut engine, order, &|f| needed.contains(&f), &kept.derived, &mut changes);
        let called_after = |kind: KindId| {
            let kind = self.schema.kind(kind);
            kind.edge.is_some() || kind.within.is_some()
        };
        let renamed: FxHashSet<KindId> = changes.renamed.iter().map(|r| self.model.record(*r).kind).collect();
        engine.set_ranks(&kept.ranks, |kind| {
            let members = !changes.other.kinds.contains(&kind);
            members && !renamed.contains(&kind) && (renamed.is_empty() || !called_after(kind))
        });
        if over("scope").is_break() {
            return None;
        }
        let (engine, rules) = (&engine, &self.compiled.rules);
        let exceptions = Exceptions::of(engine);
        let excepted: FxHashSet<_> = exceptions.differ(&kept.exceptions).into_iter().collect();
        let updates: Vec<Update> = (0..rules.len())
            .into_par_iter()
            .map(|at| {
                let rule = &rules[at];
                let mut update = update(engine, rule, &kept.matches[at], kept.lost.contains(&at), &changes);
                let adds = rule.adds().any(|kind| changes.other.kinds.contains(&kind));
                update.words.all |= adds || excepted.contains(&rule.id);
                update
            })
            .collect();
        if over("rules").is_break() {
            return None;
        }
        let found = self.with_prover(engine, |prover| {
            let again = Again { engine, prover, rules, kept, changes: &changes, updates: &updates };
            let stays = again.stays();
            let written = again.write(&exceptions, &stays, options);
            (stays, written)
        });
        if over("report").is_break() {
            return None;
        }
        let (derived, ranks) = (engine.derived(), engine.ranks_known());
        let matches = updates.into_iter().map(|update| update.matches).collect();
        Some(Found { derived, ranks, matches, stays: found.0, written: found.1, exceptions })
    }

    /// Takes what stays from the check before, and puts what was written anew in its place.
    pub(super) fn take_again(&mut self, mut kept: Kept, found: Found) -> Vec<Diagnostic> {
        let mut files: FxHashSet<FileId> = FxHashSet::default();
        let mut tell = |d: &Diagnostic| files.extend(d.primary().map(|span| span.file));
        let moves = std::mem::take(&mut kept.since).moves;
        let concerns = |file: FileId| moves.iter().any(|m| m.concern(file));
        let mut written = found.written;
        written.iter().for_each(|(finding, _)| tell(finding));
        written.sort_by(told);
        let mut written = written.into_iter().peekable();
        let most = kept.findings.len() + written.len();
        let (mut findings, mut sources) = (Vec::with_capacity(most), Vec::with_capacity(most));
        let before = kept.findings.drain(..).zip(kept.sources.drain(..));
        for ((mut finding, mut source), group) in before.zip(found.stays) {
            if group == NONE {
                tell(&finding);
                continue;
            }
            source.group = group;
            if source.files.iter().any(|file| concerns(*file)) {
                tell(&finding);
                spans_mut(&mut finding, &mut |span| {
                    for step in &moves {
                        *span = step.span(*span).unwrap_or(*span);
                    }
                });
                tell(&finding);
            }
            // What stayed is in order.
            let here = (finding, source);
            while let Some((finding, source)) = written.next_if(|next| told(next, &here).is_lt()) {
                findings.push(finding);
                sources.push(source);
            }
            findings.push(here.0);
            sources.push(here.1);
        }
        for (finding, source) in written {
            findings.push(finding);
            sources.push(source);
        }
        for (at, matches) in found.matches.into_iter().enumerate() {
            if let Some(matches) = matches {
                kept.matches[at] = matches;
            }
        }
        (kept.derived, kept.ranks, kept.exceptions) = (found.derived, found.ranks, found.exceptions);
        kept.lost.clear();
        kept.sources = sources;
        // A page that a finding leads to may have moved with its rule.
        let rules = self.rule_items.iter().map(|item| self.program.items[item.0 as usize].file);
        let moved = rules.into_iter().any(|file| moves.iter().any(|m| m.concern(file)));
        self.files = (!moved).then_some(files);
        self.kept = Some(kept);
        findings
    }

    /// What can be said of a check of everything, for the one after it.
    pub(super) fn keep(
        &mut self,
        (derived, ranks, outcomes): (Columns, Ranks, Vec<Outcome>),
        (sources, exceptions): (Vec<Source>, Exceptions),
        options: &Options,
    ) {
        self.files = None;
        self.kept = Some(Kept {
            derived,
            ranks,
            matches: outcomes.into_iter().map(|o| o.matches).collect(),
            sources,
            exceptions,
            raise: options.raise.clone(),
            usable: true,
            ..Kept::default()
        });
    }
}

impl Analysis {
    /// An engine that goes on from what was derived for the last check.
    pub(super) fn engine_again<'a>(&'a self, kept: &Kept, wanted: &dyn Fn(FieldId) -> bool) -> Engine<'a> {
        let mut engine =
            Engine::new(&self.program, &self.schema, &self.model, self.as_of, &self.rule_names, self.compiled.nodes);
        let (other, again) = (kept.since.changed.clone(), kept.since.changed.clone());
        let mut changes = Derivations { other, again, renamed: kept.since.renamed.clone() };
        run_derived_again(&mut engine, &self.compiled.derived, wanted, &kept.derived, &mut changes);
        engine
    }
}

impl Kept {
    /// Whether there is anything derived to go on from.
    pub(super) fn is_usable(&self) -> bool {
        self.usable
    }

    /// Whether a check can go on from here.
    pub(super) fn serves(&self, analysis: &Analysis, options: &Options) -> bool {
        let rules = analysis.compiled.rules.len();
        self.usable && !options.passes && self.raise == options.raise && self.matches.len() == rules
    }

    /// Follows an edit.
    fn follow(
        &mut self,
        step: Step,
        moves: Moves,
        (old, model): (&Model, &Model),
        analysis: (&[KindId], &[Option<KindId>]),
    ) {
        if !self.usable {
            return;
        }
        if let Some(map) = step.map.as_deref() {
            self.renumber(map, (old, model), analysis);
        }
        let since = &mut self.since;
        since.changed.add(step.changed);
        since.touched.extend(step.touched);
        since.renamed.extend(step.renamed);
        since.words.extend(step.words);
        since.moves.push(moves);
    }

    /// Follows an edit that moved records. `kind_of` is the kind of each field, `param` that of its parameter.
    fn renumber(
        &mut self,
        map: &[u32],
        (old, model): (&Model, &Model),
        (kind_of, param): (&[KindId], &[Option<KindId>]),
    ) {
        let mut back = vec![NONE; model.records.len()];
        for (was, now) in map.iter().enumerate().filter(|(_, now)| **now != NONE) {
            back[*now as usize] = was as u32;
        }
        let index = |rec: RecId| match back[rec.0 as usize] {
            NONE => NONE,
            was => old.records[was as usize].index,
        };
        let same = |kind: KindId| {
            let (was, now) = (old.of_kind(kind), model.of_kind(kind));
            was.len() == now.len() && now.iter().zip(was).all(|(n, w)| back[n.0 as usize] == w.0)
        };
        let value = |v: Value| moved_value(Some(map), v);
        self.derived = (self.derived.par_iter().enumerate())
            .map(|(field, derived)| {
                let derived = derived.as_ref().filter(|_| param[field].is_none_or(same))?;
                Some(Arc::new(derived.moved(model.of_kind(kind_of[field]), &index, &value)))
            })
            .collect();
        let lost: Vec<usize> = (self.matches.par_iter_mut().enumerate())
            .filter_map(|(at, matches)| {
                let mut lost = false;
                for v in matches.iter_mut().flat_map(|m| m.values.iter_mut().flatten()) {
                    *v = value(*v);
                    lost |= v.record().is_some_and(|r| r.0 == NONE);
                }
                lost.then_some(at)
            })
            .collect();
        self.lost.extend(lost);
        let follow = |r: &mut RecId| *r = moved(Some(map), *r);
        self.sources.par_iter_mut().for_each(|s| s.notes.records.iter_mut().for_each(follow));
        self.exceptions = std::mem::take(&mut self.exceptions).moved(map);
        let since = &mut self.since;
        since.changed.renumber(map);
        for set in [&mut since.touched, &mut since.renamed] {
            *set = set.iter().map(|r| moved(Some(map), *r)).filter(|r| r.0 != NONE).collect();
        }
    }
}

/// An analysis made from the one before; the program, if that cannot be.
fn again(program: Program, before: &mut Analysis, items: Items) -> Result<Analysis, Program> {
    let mut sink = syntax_errors(&program);
    let schema = build(&program, &mut sink);
    let rule_ids = rule_ids(&program);
    let (rule_names, rule_items) = rule_tables(&program, &rule_ids, &mut sink);
    let old = (&before.program, &before.model);
    let Some((model, step)) = lower_again(&program, (&schema, &rule_ids), old, &items, &mut sink) else {
        return Err(program);
    };
    let judged = sink.len();
    let compiled = compile_all(Ground::new(&program, &schema, &model, &rule_ids), &rule_items, &mut sink);
    // What an expression names may be another record now.
    if !step.words.is_empty() && (sink.len() > judged || before.compiled.faulty) {
        return Err(program);
    }
    let mut kept = before.kept_now();
    if let Some(kept) = &mut kept {
        let kinds: Vec<KindId> = schema.fields.iter().map(|f| f.kind).collect();
        let param = |f: &crate::schema::Field| match f.role {
            crate::schema::Role::Derived { param: Some((_, kind)) } => Some(kind),
            _ => None,
        };
        let params: Vec<Option<KindId>> = schema.fields.iter().map(param).collect();
        kept.follow(step, items.moves, (&before.model, &model), (&kinds, &params));
    }
    Ok(Analysis {
        kept,
        ..Analysis::new((program, schema, model), before.as_of, (rule_ids, rule_names, rule_items), compiled, sink)
    })
}

/// What became of one rule.
struct Update {
    /// Its matches, where they are others.
    matches: Option<Vec<Match>>,
    /// By group before: its place now, or `NONE`; nothing where all have theirs.
    groups: Option<Vec<u32>>,
    /// For what its findings may say something else.
    words: Affected,
}

/// Matches a rule again where it has to be.
fn update(engine: &Engine<'_>, rule: &Rule, old: &[Match], lost: bool, changes: &Derivations) -> Update {
    let words = Effects::new(engine, &changes.again, &changes.renamed).words(rule);
    let affected = Effects::new(engine, &changes.other, &changes.renamed).matches(rule);
    if affected.is_none() && !lost {
        return Update { matches: None, groups: None, words };
    }
    let strange = affected.vars.keys().any(|v| !rule.binders.iter().any(|b| b.var == *v));
    let matches = if affected.all || strange {
        run(engine, rule, &[], false).matches
    } else {
        let sets: Vec<Option<&FxHashSet<RecId>>> = rule.binders.iter().map(|b| affected.vars.get(&b.var)).collect();
        let concerned = |m: &Match| {
            m.values.iter().zip(&sets).any(|(values, set)| {
                set.is_some_and(|set| values.iter().any(|v| v.record().is_some_and(|r| set.contains(&r))))
            })
        };
        let mut matches: Vec<Match> = Vec::new();
        for (at, set) in sets.iter().enumerate() {
            if let Some(set) = set {
                matches.extend(run_among(engine, rule, at, set));
            }
        }
        matches.sort_by(|a, b| match_order(engine, rule, a, b));
        matches.dedup_by(|a, b| match_order(engine, rule, a, b).is_eq());
        let stays = |m: &&Match| (!lost || is_whole(m)) && !concerned(m);
        if !lost && old.iter().filter(|m| !stays(m)).eq(&matches) {
            return Update { matches: None, groups: None, words };
        }
        matches.extend(old.iter().filter(stays).cloned());
        matches.sort_by(|a, b| match_order(engine, rule, a, b));
        matches
    };
    if matches == old {
        return Update { matches: None, groups: None, words };
    }
    let places = |all: Vec<Group>| -> FxHashMap<Group, u32> { all.into_iter().zip(0..).collect() };
    let groups = if rule.per.is_empty() {
        let now: FxHashMap<&Match, u32> = matches.iter().zip(0..).collect();
        old.iter().map(|m| now.get(m).copied().unwrap_or(NONE)).collect()
    } else if lost {
        // Which matches were of one group cannot be told any more.
        vec![NONE; old.len()]
    } else {
        let now = places(groups(engine, rule, &matches));
        groups(engine, rule, old).iter().map(|g| now.get(g).copied().unwrap_or(NONE)).collect()
    };
    Update { matches: Some(matches), groups: Some(groups), words }
}

/// Whether nothing that a match speaks of is gone.
fn is_whole(m: &Match) -> bool {
    m.values.iter().flatten().all(|v| v.record().is_none_or(|r| r.0 != NONE))
}

/// The writing of findings after an edit.
struct Again<'a> {
    engine: &'a Engine<'a>,
    prover: &'a Prover<'a>,
    rules: &'a [Rule],
    kept: &'a Kept,
    changes: &'a Derivations,
    updates: &'a [Update],
}

impl Again<'_> {
    fn matches(&self, at: usize) -> &[Match] {
        self.updates[at].matches.as_deref().unwrap_or(&self.kept.matches[at])
    }

    /// By finding before: its group now, if it says what it said.
    fn stays(&self) -> Vec<u32> {
        let since = &self.kept.since;
        let effects = Effects::new(self.engine, &self.changes.again, &self.changes.renamed);
        // How steps of proofs read.
        let mut steps = Affected::default();
        for node in self.prover.reads.nodes() {
            let of = effects.of(node);
            steps.all |= of.all;
            for (var, set) in of.vars {
                steps.vars.entry(var).or_default().extend(set);
            }
        }
        let mut noted: FxHashSet<RecId> = steps.vars.values().flatten().copied().collect();
        noted.extend(&since.touched);
        noted.extend(effects.called());
        let gathered: FxHashMap<usize, Vec<Group>> = (0..self.rules.len())
            .filter(|at| !self.rules[*at].per.is_empty() && !self.updates[*at].words.vars.is_empty())
            .map(|at| (at, groups(self.engine, &self.rules[at], self.matches(at))))
            .collect();
        let stays = |(finding, source): (&Diagnostic, &Source)| {
            let at = source.rule as usize;
            let (rule, update) = (&self.rules[at], &self.updates[at]);
            let group = match &update.groups {
                None => source.group,
                Some(now) => now.get(source.group as usize).copied().unwrap_or(NONE),
            };
            let same = group != NONE
                && !update.words.all
                && (!steps.all || rule.because.is_empty())
                && !source.notes.records.iter().any(|r| r.0 == NONE || noted.contains(r))
                && !source.notes.words.iter().any(|w| since.words.contains(w))
                && !self.concerned(at, group as usize, &gathered)
                && {
                    let moved = source.files.iter().any(|file| since.moves.iter().any(|m| m.concern(*file)));
                    let mut known = true;
                    let all = |f: &mut dyn FnMut(Span)| {
                        if moved {
                            spans(finding, f)
                        }
                    };
                    all(&mut |span| {
                        let to = since.moves.iter().try_fold(span, |span, step| step.span(span));
                        known &= to.is_some();
                    });
                    known
                };
            if same { group } else { NONE }
        };
        self.kept.findings.par_iter().zip(&self.kept.sources).map(stays).collect()
    }

    /// Whether a group has something for which its rule's findings may say something else.
    fn concerned(&self, at: usize, group: usize, gathered: &FxHashMap<usize, Vec<Group>>) -> bool {
        let vars = &self.updates[at].words.vars;
        if vars.is_empty() {
            return false;
        }
        let rule = &self.rules[at];
        let values = match gathered.get(&at) {
            Some(groups) => groups.get(group).map(|g| &g.values),
            None => self.matches(at).get(group).map(|m| &m.values),
        };
        let Some(values) = values else { return true };
        let known = |var: &crate::expr::VarId| rule.vars.iter().any(|v| v.var == *var);
        vars.keys().any(|v| !known(v))
            || rule.vars.iter().zip(values).any(|(var, values)| {
                let has = |set: &FxHashSet<RecId>| values.iter().any(|v| v.record().is_some_and(|r| set.contains(&r)));
                vars.get(&var.var).is_some_and(has)
            })
    }

    /// Writes what does not stay.
    fn write(&self, exceptions: &Exceptions, stays: &[u32], options: &Options) -> Vec<Sourced> {
        let mut stay: Vec<FxHashSet<u32>> = vec![FxHashSet::default(); self.rules.len()];
        let mut open: FxHashSet<usize> =
            (0..self.rules.len()).filter(|at| self.updates[*at].matches.is_some()).collect();
        for (source, group) in self.kept.sources.iter().zip(stays) {
            if *group == NONE {
                open.insert(source.rule as usize);
            }
        }
        for (source, group) in self.kept.sources.iter().zip(stays) {
            if *group != NONE && open.contains(&(source.rule as usize)) {
                stay[source.rule as usize].insert(*group);
            }
        }
        let mut to_write: Vec<(usize, u32, Group)> = Vec::new();
        for at in open {
            let stays = |n: &u32| stay[at].contains(n);
            if self.rules[at].per.is_empty() {
                let all = self.matches(at).iter().zip(0..).filter(|(_, n)| !stays(n));
                to_write.extend(all.map(|(m, n)| (at, n, group_of(m))));
            } else {
                let all = groups(self.engine, &self.rules[at], self.matches(at)).into_iter().zip(0..);
                to_write.extend(all.filter(|(_, n)| !stays(n)).map(|(g, n)| (at, n, g)));
            }
        }
        let write = |(at, n, group): &(usize, u32, Group)| {
            let why = sentence(self.engine, &self.rules[*at]);
            sourced(self.engine, self.prover, exceptions, (*at, &self.rules[*at]), (*n, group), &why, (options, true))
        };
        to_write.par_iter().map(write).collect()
    }
}

/// Writes a finding, and notes what it speaks of.
pub(super) fn sourced(
    engine: &Engine<'_>,
    prover: &Prover<'_>,
    exceptions: &Exceptions,
    (at, rule): (usize, &Rule),
    (n, group): (u32, &Group),
    why: &str,
    (options, remembers): (&Options, bool),
) -> Sourced {
    let write = || write(engine, prover, exceptions, rule, group, why);
    let (mut finding, notes) = if remembers { noting(write) } else { (write(), Notes::default()) };
    raise(&mut finding, options);
    let mut files: Vec<FileId> = Vec::new();
    if remembers {
        spans(&finding, &mut |span| files.push(span.file));
        files.sort_unstable();
        files.dedup();
    }
    (finding, Source { rule: at as u32, group: n, notes, files: files.into() })
}

/// Raises a finding as the package says.
fn raise(finding: &mut Diagnostic, options: &Options) {
    if let Some((_, level)) = options.raise.iter().find(|(r, _)| *r == *finding.code) {
        finding.severity = finding.severity.max(*level);
    }
}

/// The order in which findings are told.
pub(super) fn told((a, x): &Sourced, (b, y): &Sourced) -> std::cmp::Ordering {
    let own = (x.rule, x.group).cmp(&(y.rule, y.group));
    (a.severity.cmp(&b.severity).reverse()).then_with(|| a.sort_key().cmp(&b.sort_key())).then(own)
}

/// The places of a finding.
fn spans(finding: &Diagnostic, f: &mut dyn FnMut(Span)) {
    finding.labels.iter().for_each(|l| f(l.span));
    finding.fixes.iter().flat_map(|x| &x.edits).for_each(|e| f(e.span));
    let data = finding.finding.iter();
    data.flat_map(|d| &d.proofs).flat_map(|p| &p.steps).for_each(|s| f(s.span));
}

fn spans_mut(finding: &mut Diagnostic, f: &mut dyn FnMut(&mut Span)) {
    finding.labels.iter_mut().for_each(|l| f(&mut l.span));
    finding.fixes.iter_mut().flat_map(|x| &mut x.edits).for_each(|e| f(&mut e.span));
    let data = finding.finding.iter_mut();
    data.flat_map(|d| &mut d.proofs).flat_map(|p| &mut p.steps).for_each(|s| f(&mut s.span));
}
