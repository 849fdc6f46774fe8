//! A check after an edit: what the edit cannot have touched is taken from the check before.
//!
//! Nothing is taken that a cold check would not come to: fields are derived again for records whose paths lead to what
//! holds something else, rules are matched again for values of their variables that do, and findings are written again
//! where what they are written from, the records they name or the places they point at are others. Where that cannot be
//! told, all of it is done again.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;
use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use ctl_syntax::diagnostic::{Diagnostic, Severity};
use ctl_syntax::literal::Date;
use ctl_syntax::span::{FileId, Span};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::about::About;
use super::{Analysis, Language, Options, compile_all, syntax_errors};
use crate::engine::{Affected, Derivations, Derived, Effects, Engine, Notes, noting, run_derived_again};
use crate::expr::VarId;
use crate::model::{Changed, NONE, Step, lower_again};
use crate::program::{Items, Moves, Program, is_declaration};
use crate::rule::{
    Exceptions, Groups, Match, Outcome, Prover, Rule, groups, home, match_order, run, run_among, sentence, write,
};
use crate::value::{FieldId, KindId, RecId};

/// What a check leaves to the next one.
#[derive(Default)]
pub(crate) struct Kept {
    derived: Columns,
    ranks: Ranks,
    /// By place among the compiled rules.
    matches: Vec<Vec<Arc<Match>>>,
    /// The same as the rule gathers them; nothing where each match stands for itself.
    groups: Vec<Option<Groups>>,
    /// As they are told.
    findings: Vec<Diagnostic>,
    about: About,
    /// By finding.
    sources: Vec<Source>,
    exceptions: Exceptions,
    /// By kind that repairs add: the file that it goes to.
    homes: Homes,
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

impl Since {
    /// Whether a finding has a place in a file whose text is another.
    fn moved(&self, source: &Source) -> bool {
        self.moves.iter().any(|m| source.files.iter().any(|file| m.concern(*file)))
    }
}

/// So many stretches of another length are put in place one by one: each moves all that follows.
const FEW: usize = 8;

/// What derived fields hold, by field.
type Columns = Vec<Option<Arc<Derived>>>;

/// The order in which records are told, by kind.
type Ranks = Vec<Option<Arc<[u32]>>>;

/// The files that records which repairs add go to, by kind; nothing where there is none of the kind yet.
pub(super) type Homes = FxHashMap<KindId, Option<FileId>>;

/// A finding, and where it comes from.
type Sourced = (Diagnostic, Source);

/// What a check after an edit comes to, before it takes from the one before.
pub(super) struct Found {
    derived: Columns,
    ranks: Ranks,
    /// By place among the compiled rules: what they match now, where that is something else.
    matched: Vec<Option<Matched>>,
    /// By finding before: its group now, or `NONE` where it is no more.
    stays: Vec<u32>,
    written: Vec<Sourced>,
    exceptions: Exceptions,
    homes: Homes,
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
            None => Err(Box::new(program)),
        };
        let mut analysis = made.unwrap_or_else(|program| {
            let mut analysis = Self::resolved(*program, as_of);
            // What was found is not of use for the next check, but until then it is what is known.
            let findings = before.kept_now().map(|kept| kept.findings).unwrap_or_default();
            analysis.kept = Some(Kept { findings, ..Kept::default() });
            analysis
        });
        analysis.remembers = true;
        analysis
    }

    /// The same without what was found. What both hold is shared.
    pub fn copy(&self) -> Analysis {
        let language = Language { schema: self.schema.clone(), rules: self.rules.clone() };
        let mistakes = self.diagnostics.iter().filter(|d| d.finding.is_none()).cloned().collect();
        let made = (self.program.clone(), language, self.model.clone());
        let copy = Analysis::new(made, self.as_of, self.compiled.clone(), mistakes);
        Analysis { sound: self.sound, ..copy }
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

    /// The same, as far as no exception accepts it, about a subject (`kind:name`).
    pub fn known_findings_about(&self, subject: &str) -> Vec<&Diagnostic> {
        let (about, all) = match (self.found, &self.kept) {
            (None, Some(kept)) => (&kept.about, &kept.findings),
            _ => (&self.about, &self.diagnostics),
        };
        about.of(all, subject)
    }

    /// The same, of some files.
    pub fn known_findings_in(&self, files: &BTreeSet<FileId>) -> impl Iterator<Item = &Diagnostic> {
        self.known_findings().iter().filter(|d| d.primary().is_some_and(|span| files.contains(&span.file)))
    }

    /// The files of which what was found is not what was found before; nothing, if that may be all.
    pub fn files_found(&self) -> Option<&FxHashSet<FileId>> {
        self.files.as_ref()
    }

    /// What the last check leaves, with what it found.
    fn kept_now(&mut self) -> Option<Kept> {
        let kept = self.kept.take();
        let Some(first) = self.found.take() else { return kept };
        // There are many findings: they stay where they are in memory.
        let mut findings = std::mem::take(&mut self.diagnostics);
        self.diagnostics = findings.drain(..first).collect();
        let about = if first == 0 { std::mem::take(&mut self.about) } else { About::default() };
        Some(Kept { findings, about, ..kept.unwrap_or_default() })
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
        let mut engine = self.bare_engine();
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
        let homes = homes(engine, rules);
        let updates: Vec<Update> = (0..rules.len())
            .into_par_iter()
            .map(|at| {
                let rule = &rules[at];
                let effects = |of| Effects::new(engine, of, &changes.renamed);
                let mut words = effects(&changes.other).among(rule, rule.said());
                words.add(effects(&changes.again).among(rule, rule.traced()));
                let adds = rule.adds().any(|kind| homes.get(&kind) != kept.homes.get(&kind));
                words.all |= adds || excepted.contains(&rule.id);
                Update { matched: matched(engine, rule, at, kept, &changes), words }
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
        let matched = updates.into_iter().map(|update| update.matched).collect();
        Some(Found { derived, ranks, matched, stays: found.0, written: found.1, exceptions, homes })
    }

    /// Takes what stays from the check before, and puts what was written anew in its place.
    pub(super) fn take_again(&mut self, mut kept: Kept, found: Found) -> Vec<Diagnostic> {
        let mut files: FxHashSet<FileId> = FxHashSet::default();
        let mut tell = |d: &Diagnostic| files.extend(d.primary().map(|span| span.file));
        let since = std::mem::take(&mut kept.since);
        let (findings, sources) = (&mut kept.findings, &mut kept.sources);
        let mut stay = Vec::with_capacity(findings.len());
        for (at, ((finding, source), group)) in findings.iter_mut().zip(&mut *sources).zip(found.stays).enumerate() {
            source.group = group;
            if group == NONE {
                tell(finding);
                continue;
            }
            stay.push(at);
            if since.moved(source) {
                tell(finding);
                spans_mut(finding, &mut |span| {
                    for step in &since.moves {
                        *span = step.span(*span).unwrap_or(*span);
                    }
                });
                tell(finding);
            }
        }
        let mut written = found.written;
        written.iter().for_each(|(finding, _)| tell(finding));
        written.sort_by(|(a, x), (b, y)| told((a, x), (b, y)));
        // What stayed is in order: between two of it come what goes, and what comes in its place.
        let (after, end) = (|n: usize| n.checked_sub(1).map_or(0, |n| stay[n] + 1), findings.len());
        let gap = |n: usize| after(n)..stay.get(n).copied().unwrap_or(end);
        let mut gaps: BTreeMap<usize, (Vec<Diagnostic>, Vec<Source>)> =
            (0..=stay.len()).filter(|n| !gap(*n).is_empty()).map(|n| (n, Default::default())).collect();
        for (finding, source) in written {
            let is_before = |at: &usize| told((&findings[*at], &sources[*at]), (&finding, &source)).is_lt();
            let (findings, sources) = gaps.entry(stay.partition_point(is_before)).or_default();
            findings.push(finding);
            sources.push(source);
        }
        let (new_findings, new_sources): (Vec<_>, Vec<_>) =
            gaps.into_iter().map(|(n, (findings, sources))| ((gap(n), findings), (gap(n), sources))).unzip();
        replace(findings, new_findings);
        replace(sources, new_sources);
        for (at, matched) in found.matched.into_iter().enumerate() {
            if let Some(matched) = matched {
                (kept.matches[at], kept.groups[at]) = (matched.matches, matched.groups);
            }
        }
        (kept.derived, kept.ranks, kept.exceptions) = (found.derived, found.ranks, found.exceptions);
        kept.homes = found.homes;
        // A page that a finding leads to may have moved with its rule.
        let rules = self.rules.items.iter().map(|item| self.program.file_of(*item));
        let moved = rules.into_iter().any(|file| since.moves.iter().any(|m| m.concern(file)));
        self.files = (!moved).then_some(files);
        let findings = std::mem::take(&mut kept.findings);
        kept.about = About::default();
        self.kept = Some(kept);
        findings
    }

    /// What can be said of a check of everything, for the one after it.
    pub(super) fn keep(
        &mut self,
        (derived, ranks): (Columns, Ranks),
        (outcomes, groups): (Vec<Outcome>, Vec<Option<Groups>>),
        (sources, exceptions, homes): (Vec<Source>, Exceptions, Homes),
        options: &Options,
    ) {
        self.files = None;
        self.kept = Some(Kept {
            derived,
            ranks,
            matches: outcomes.into_iter().map(|o| o.matches.into_iter().map(Arc::new).collect()).collect(),
            groups,
            sources,
            exceptions,
            homes,
            raise: options.raise.clone(),
            usable: true,
            ..Kept::default()
        });
    }
}

impl Analysis {
    /// An engine that goes on from what was derived for the last check.
    pub(super) fn engine_again<'a>(&'a self, kept: &Kept, wanted: &dyn Fn(FieldId) -> bool) -> Engine<'a> {
        let mut engine = self.bare_engine();
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
    fn follow(&mut self, step: Step, moves: Moves) {
        if !self.usable {
            return;
        }
        let since = &mut self.since;
        since.changed.add(step.changed);
        since.touched.extend(step.touched);
        since.renamed.extend(step.renamed);
        for set in [&mut since.touched, &mut since.renamed] {
            set.retain(|rec| !since.changed.gone.contains(rec));
        }
        since.words.extend(step.words);
        since.moves.push(moves);
    }
}

/// Whether one of some words stands in what is no declaration of a record.
fn mentions(program: &Program, words: &FxHashSet<String>) -> bool {
    let mut texts =
        program.special.iter().filter(|item| !is_declaration(program, **item)).map(|item| program.item_text(*item));
    texts.any(|text| words.iter().any(|word| text.contains(word.as_str())))
}

/// An analysis made from the one before; the program, if that cannot be.
fn again(program: Program, before: &mut Analysis, items: Items) -> Result<Analysis, Box<Program>> {
    let mut sink = syntax_errors(&program);
    let read = sink.len();
    // Mistakes are told at their places, and these may have moved.
    let stays = items.language && before.sound;
    let language = match stays {
        true => Language { schema: before.schema.clone(), rules: before.rules.clone() },
        false => Language::of(&program, &mut sink),
    };
    let sound = sink.len() == read;
    let (schema, old) = (&language.schema, (&before.program, &before.model));
    let Some((model, step)) = lower_again(&program, (schema, &language.rules.ids), old, &items, &mut sink) else {
        return Err(Box::new(program));
    };
    // Expressions know records by their names.
    let named = || mentions(&program, &step.words);
    let compiled = if stays && !before.compiled.faulty && (step.words.is_empty() || !named()) {
        before.compiled.clone()
    } else {
        let judged = sink.len();
        let compiled = compile_all(language.ground(&program, &model), &language.rules.items, &mut sink);
        // What an expression names may be another record now.
        if !step.words.is_empty() && (sink.len() > judged || before.compiled.faulty) {
            return Err(Box::new(program));
        }
        Arc::new(compiled)
    };
    let mut kept = before.kept_now();
    if let Some(kept) = &mut kept {
        kept.follow(step, items.moves);
    }
    Ok(Analysis { kept, sound, ..Analysis::new((program, language, model), before.as_of, compiled, sink) })
}

/// What a rule matches.
struct Matched {
    matches: Vec<Arc<Match>>,
    groups: Option<Groups>,
    /// By group before: its place now, or `NONE`.
    places: Vec<u32>,
}

/// What became of one rule.
struct Update {
    /// What it matches now, where that is something else.
    matched: Option<Matched>,
    /// For what its findings may say something else.
    words: Affected,
}

/// What a rule matches now; nothing, where that is what it matched.
fn matched(engine: &Engine<'_>, rule: &Rule, at: usize, kept: &Kept, changes: &Derivations) -> Option<Matched> {
    let (old, gone) = (&kept.matches[at], &kept.since.changed.gone);
    let lost = !gone.is_empty() && !old.iter().all(|m| is_whole(m, gone));
    let affected = Effects::new(engine, &changes.other, &changes.renamed).matches(rule);
    if affected.is_none() && !lost {
        return None;
    }
    let strange = affected.vars.keys().any(|v| !rule.binders.iter().any(|b| b.var == *v));
    if affected.all || strange {
        let matches: Vec<Arc<Match>> = run(engine, rule, &[], false).matches.into_iter().map(Arc::new).collect();
        if matches == *old {
            return None;
        }
        let groups = groups(engine, rule, &matches);
        let places = match (&groups, &kept.groups[at]) {
            // Which matches were of one group cannot be told any more.
            (Some(_), Some(before)) if lost => vec![NONE; before.all.len()],
            (Some(now), Some(before)) => places(&before.all, &now.all),
            _ => places(old, &matches),
        };
        return Some(Matched { matches, groups, places });
    }
    let sets: Vec<Option<&FxHashSet<RecId>>> = rule.binders.iter().map(|b| affected.vars.get(&b.var)).collect();
    let concerned = |m: &Match| {
        m.values.iter().zip(&sets).any(|(values, set)| {
            set.is_some_and(|set| values.iter().any(|v| v.record().is_some_and(|r| set.contains(&r))))
        })
    };
    let mut came: Vec<Arc<Match>> = Vec::new();
    for (at, set) in sets.iter().enumerate() {
        if let Some(set) = set {
            came.extend(run_among(engine, rule, at, set).into_iter().map(Arc::new));
        }
    }
    came.sort_by(|a, b| match_order(engine, rule, a, b));
    came.dedup_by(|a, b| match_order(engine, rule, a, b).is_eq());
    let goes = |m: &Match| (lost && !is_whole(m, gone)) || concerned(m);
    let (left, stays): (Vec<u32>, Vec<u32>) = (0..old.len() as u32).partition(|n| goes(&old[*n as usize]));
    if !lost && left.iter().map(|n| &old[*n as usize]).eq(&came) {
        return None;
    }
    // What stays is in order, and what came lies between.
    let before = |m: &Match| stays.partition_point(|n| match_order(engine, rule, &old[*n as usize], m).is_lt());
    let mut matches = Vec::with_capacity(stays.len() + came.len());
    let mut from: Vec<u32> = Vec::with_capacity(matches.capacity());
    let mut next = 0;
    let mut stay = |matches: &mut Vec<Arc<Match>>, from: &mut Vec<u32>, to: usize| {
        matches.extend(stays[next..to].iter().map(|n| old[*n as usize].clone()));
        from.extend(&stays[next..to]);
        next = to;
    };
    for m in came {
        stay(&mut matches, &mut from, before(&m));
        matches.push(m);
        from.push(NONE);
    }
    stay(&mut matches, &mut from, stays.len());
    let (groups, places) = match &kept.groups[at] {
        Some(groups) => groups.again(engine, rule, &matches, &from, left.into_iter()).unzip(),
        None => (None, Some(places(old, &matches))),
    };
    Some(Matched { matches, groups, places: places.unwrap_or_default() })
}

/// Where each of some things has come to, or `NONE`: things that differ are few and together.
fn places<T: Eq + Hash>(before: &[T], now: &[T]) -> Vec<u32> {
    let most = before.len().min(now.len());
    let first = (0..most).take_while(|n| before[*n] == now[*n]).count();
    let last = (0..most - first).take_while(|n| before[before.len() - 1 - n] == now[now.len() - 1 - n]).count();
    let (to, end) = (before.len() - last, now.len() - last);
    let between: FxHashMap<&T, u32> = now[first..end].iter().zip(first as u32..).collect();
    let mut out: Vec<u32> = (0..first as u32).collect();
    out.extend(before[first..to].iter().map(|thing| between.get(thing).copied().unwrap_or(NONE)));
    out.extend(end as u32..now.len() as u32);
    out
}

/// Whether nothing that a match speaks of is gone.
fn is_whole(m: &Match, gone: &FxHashSet<RecId>) -> bool {
    m.values.iter().flatten().all(|v| v.record().is_none_or(|rec| !gone.contains(&rec)))
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
    /// The groups of a rule, each of which has a finding.
    fn groups(&self, at: usize) -> Vec<&Match> {
        let (matches, groups) = match &self.updates[at].matched {
            Some(matched) => (&matched.matches, &matched.groups),
            None => (&self.kept.matches[at], &self.kept.groups[at]),
        };
        match groups {
            Some(groups) => groups.all.iter().map(|group| &**group).collect(),
            None => matches.iter().map(|m| &**m).collect(),
        }
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
        let mut noted = vec![false; self.engine.model.numbers()];
        let other =
            steps.vars.values().flatten().chain(&since.touched).chain(effects.called()).chain(&since.changed.gone);
        other.for_each(|rec| noted[rec.0 as usize] = true);
        let noted = |rec: &RecId| noted[rec.0 as usize];
        // By rule: whether all of its findings may say something else, and else its groups that have what may.
        let concerned: Vec<Option<Vec<bool>>> =
            (0..self.rules.len()).into_par_iter().map(|at| self.concerned(at, &steps)).collect();
        let stays = |(finding, source): (&Diagnostic, &Source)| {
            let at = source.rule as usize;
            let group = match &self.updates[at].matched {
                None => source.group,
                Some(matched) => matched.places.get(source.group as usize).copied().unwrap_or(NONE),
            };
            let concerned = concerned[at].as_ref().is_none_or(|all| all.get(group as usize) == Some(&true));
            let same = group != NONE
                && !concerned
                && !source.notes.records.iter().chain(source.notes.shared.iter().flat_map(|all| &**all)).any(noted)
                && !source.notes.words.iter().any(|w| since.words.contains(w))
                && (!since.moved(source) || {
                    let mut known = true;
                    spans(finding, &mut |span| {
                        known &= since.moves.iter().try_fold(span, |span, step| step.span(span)).is_some();
                    });
                    known
                });
            if same { group } else { NONE }
        };
        self.kept.findings.par_iter().zip(&self.kept.sources).map(stays).collect()
    }

    /// By group of a rule: whether it has something for which the rule's findings may say something else. Nothing where
    /// any may; where none has, no group is there.
    fn concerned(&self, at: usize, steps: &Affected) -> Option<Vec<bool>> {
        let (rule, words) = (&self.rules[at], &self.updates[at].words);
        let known = |var: &VarId| rule.vars.iter().any(|v| v.var == *var);
        if words.all || (steps.all && !rule.because.is_empty()) || !words.vars.keys().all(known) {
            return None;
        }
        if words.vars.is_empty() {
            return Some(Vec::new());
        }
        let sets: Vec<Option<&FxHashSet<RecId>>> = rule.vars.iter().map(|v| words.vars.get(&v.var)).collect();
        let has = |group: &&Match| {
            let mut with = group.values.iter().zip(&sets).filter_map(|(values, set)| Some((values, (*set)?)));
            with.any(|(values, set)| values.iter().any(|v| v.record().is_some_and(|r| set.contains(&r))))
        };
        Some(self.groups(at).iter().map(has).collect())
    }

    /// Writes what does not stay.
    fn write(&self, exceptions: &Exceptions, stays: &[u32], options: &Options) -> Vec<Sourced> {
        let mut open: Vec<bool> = self.updates.iter().map(|update| update.matched.is_some()).collect();
        for (source, group) in self.kept.sources.iter().zip(stays) {
            open[source.rule as usize] |= *group == NONE;
        }
        let groups: Vec<Vec<&Match>> =
            open.iter().enumerate().map(|(at, open)| if *open { self.groups(at) } else { Vec::new() }).collect();
        let mut stay: Vec<Vec<bool>> = groups.iter().map(|groups| vec![false; groups.len()]).collect();
        for (source, group) in self.kept.sources.iter().zip(stays) {
            if let Some(stays) = stay[source.rule as usize].get_mut(*group as usize) {
                *stays = true;
            }
        }
        let of_rule = |(at, groups): (usize, &Vec<&Match>)| {
            let why = if open[at] { sentence(self.engine, &self.rules[at]) } else { String::new() };
            let open = groups.iter().zip(0..).zip(&stay[at]).filter(|(_, stays)| !**stays);
            let open: Vec<(&Match, u32)> = open.map(|((group, n), _)| (*group, n)).collect();
            let write = |(group, n): (&Match, u32)| {
                sourced(self.engine, self.prover, exceptions, (at, &self.rules[at]), (n, group), &why, (options, true))
            };
            open.into_iter().map(write).collect::<Vec<_>>()
        };
        groups.par_iter().enumerate().flat_map_iter(of_rule).collect()
    }
}

/// The files that what repairs add goes to.
pub(super) fn homes(engine: &Engine<'_>, rules: &[Rule]) -> Homes {
    rules.iter().flat_map(Rule::adds).map(|kind| (kind, home(engine, kind))).collect()
}

/// Writes a finding, and notes what it speaks of.
pub(super) fn sourced(
    engine: &Engine<'_>,
    prover: &Prover<'_>,
    exceptions: &Exceptions,
    (at, rule): (usize, &Rule),
    (n, group): (u32, &Match),
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
pub(super) fn told((a, x): (&Diagnostic, &Source), (b, y): (&Diagnostic, &Source)) -> std::cmp::Ordering {
    let own = (x.rule, x.group).cmp(&(y.rule, y.group));
    (a.severity.cmp(&b.severity).reverse()).then_with(|| a.sort_key().cmp(&b.sort_key())).then(own)
}

/// Puts other things in the place of some stretches, which are told in their order.
fn replace<T>(all: &mut Vec<T>, gaps: Vec<(Range<usize>, Vec<T>)>) {
    let moving = gaps.iter().filter(|(gap, new)| gap.len() != new.len()).count();
    if moving <= FEW {
        for (gap, new) in gaps.into_iter().rev() {
            all.splice(gap, new);
        }
        return;
    }
    let most = all.len() + gaps.iter().map(|(_, new)| new.len()).sum::<usize>();
    let mut old = std::mem::replace(all, Vec::with_capacity(most)).into_iter();
    let mut at = 0;
    for (gap, new) in gaps {
        all.extend(old.by_ref().take(gap.start - at));
        old.by_ref().take(gap.len()).for_each(drop);
        all.extend(new);
        at = gap.end;
    }
    all.extend(old);
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
