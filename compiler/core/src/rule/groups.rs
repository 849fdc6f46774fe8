//! Matches that a rule gathers (`per`): each group has one finding.
//!
//! After an edit only those groups are gathered again of which a match came or went.

use std::borrow::Borrow;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::matching::place_of;
use super::{Match, Rule};
use crate::engine::Engine;
use crate::model::NONE;
use crate::value::Value;

/// The groups of a rule, in the order of their first matches.
#[derive(Debug)]
pub(crate) struct Groups {
    /// Each as if it were one match whose variables hold all that those of its matches do.
    pub(crate) all: Vec<Arc<Match>>,
    /// By match: its group.
    of: Vec<u32>,
}

/// What a group has in common: what the variables that a rule gathers by hold.
type Key<'m> = Vec<&'m [Value]>;

/// Gathers the matches of a rule; nothing where each stands for itself.
pub(crate) fn groups<M: Borrow<Match>>(engine: &Engine<'_>, rule: &Rule, matches: &[M]) -> Option<Groups> {
    let by = by(rule)?;
    let mut making = Making::default();
    for m in matches.iter().map(Borrow::borrow) {
        making.add(&by, m);
    }
    Some(making.finish(engine, rule, &by))
}

impl Groups {
    /// The groups of matches after an edit, and by group before its place now, or `NONE` where it is another. `from` says
    /// of each match which it was, or `NONE`; `gone` are those that are no more.
    pub(crate) fn again(
        &self,
        engine: &Engine<'_>,
        rule: &Rule,
        matches: &[Arc<Match>],
        from: &[u32],
        gone: impl Iterator<Item = u32>,
    ) -> Option<(Groups, Vec<u32>)> {
        let by = by(rule)?;
        let mut open = vec![false; self.all.len()];
        gone.for_each(|m| open[self.of[m as usize] as usize] = true);
        let came: FxHashSet<Key<'_>> =
            matches.iter().zip(from).filter(|(_, from)| **from == NONE).map(|(m, _)| key(&by, m)).collect();
        if !came.is_empty() {
            for (group, open) in self.all.iter().zip(&mut open) {
                *open = *open || came.contains(&key(&by, group));
            }
        }
        let mut making = Making::default();
        let mut places = vec![NONE; self.all.len()];
        for (m, from) in matches.iter().zip(from) {
            match self.of.get(*from as usize).map(|group| *group as usize).filter(|group| !open[*group]) {
                Some(group) => making.take(&self.all[group], &mut places[group]),
                None => making.add(&by, m),
            }
        }
        let now = making.finish(engine, rule, &by);
        let by_key: FxHashMap<Key<'_>, u32> = match open.contains(&true) {
            true => now.all.iter().zip(0..).map(|(group, n)| (key(&by, group), n)).collect(),
            false => FxHashMap::default(),
        };
        for (group, place) in self.all.iter().zip(&mut places).zip(open).filter(|(_, open)| *open).map(|(g, _)| g) {
            let same = by_key.get(&key(&by, group)).filter(|n| now.all[**n as usize] == *group);
            *place = same.copied().unwrap_or(NONE);
        }
        Some((now, places))
    }
}

/// The places of the variables that a rule gathers by; nothing where it does not.
fn by(rule: &Rule) -> Option<Vec<usize>> {
    (!rule.per.is_empty()).then(|| rule.per.iter().map(|var| place_of(rule, *var)).collect())
}

fn key<'m>(by: &[usize], m: &'m Match) -> Key<'m> {
    by.iter().map(|place| &m.values[*place][..]).collect()
}

/// Groups in the making.
#[derive(Default)]
struct Making<'m> {
    /// Those that are what they were, and those that are gathered: then by place among these.
    all: Vec<Result<Arc<Match>, usize>>,
    gathered: Vec<Match>,
    places: FxHashMap<Key<'m>, u32>,
    of: Vec<u32>,
}

impl<'m> Making<'m> {
    /// Adds a match to the group that it belongs to.
    fn add(&mut self, by: &[usize], m: &'m Match) {
        let next = self.all.len() as u32;
        let place = *self.places.entry(key(by, m)).or_insert(next);
        self.of.push(place);
        if place == next {
            self.all.push(Err(self.gathered.len()));
            self.gathered.push(m.clone());
            return;
        }
        let Err(at) = self.all[place as usize] else { return };
        let group = &mut self.gathered[at];
        group.severity = group.severity.max(m.severity);
        for (all, new) in group.values.iter_mut().zip(&m.values) {
            all.extend(new);
        }
    }

    /// Takes a match of a group that is what it was, and that group with the first of them.
    fn take(&mut self, group: &Arc<Match>, place: &mut u32) {
        if *place == NONE {
            *place = self.all.len() as u32;
            self.all.push(Ok(group.clone()));
        }
        self.of.push(*place);
    }

    fn finish(self, engine: &Engine<'_>, rule: &Rule, by: &[usize]) -> Groups {
        let order = engine.model.order();
        let finished = |mut group: Match| {
            for (at, values) in group.values.iter_mut().enumerate() {
                match values.first().copied() {
                    // What is bound is one thing, and the same in each match.
                    Some(first) if by.contains(&at) && at < rule.binders.len() => *values = vec![first],
                    _ => crate::value::normalise(values, order),
                }
            }
            Arc::new(group)
        };
        let mut gathered: Vec<Option<Arc<Match>>> =
            self.gathered.into_iter().map(|group| Some(finished(group))).collect();
        let all = self.all.into_iter().filter_map(|group| match group {
            Ok(group) => Some(group),
            Err(at) => gathered[at].take(),
        });
        Groups { all: all.collect(), of: self.of }
    }
}
