//! Makes a case smaller as long as it shows the same.

use std::time::{Duration, Instant};

use super::Case;
use super::records::Declared;

/// How long it tries.
const PATIENCE: Duration = Duration::from_secs(40);

/// The smallest case found that still `shows` what `case` does.
pub fn shrink(case: Case, shows: &dyn Fn(&Case) -> bool) -> Case {
    let mut best = case;
    let start = Instant::now();
    let mut at = 0;
    let mut changed = false;
    loop {
        let all = candidates(&best);
        let found = (at..all.len()).find(|i| start.elapsed() > PATIENCE || shows(&all[*i]));
        if start.elapsed() > PATIENCE {
            return best;
        }
        match found {
            Some(i) => {
                best = all[i].clone();
                at = i;
                changed = true;
            }
            None if changed => {
                at = 0;
                changed = false;
            }
            None => return best,
        }
    }
}

fn candidates(case: &Case) -> Vec<Case> {
    let mut out = Vec::new();
    let mut push = |change: &dyn Fn(&mut Case)| {
        let mut copy = case.clone();
        change(&mut copy);
        out.push(copy);
    };
    if case.rules.len() > 1 {
        (0..case.rules.len()).for_each(|i| push(&|c| c.rules = vec![case.rules[i].clone()]));
    }
    if !case.derived.is_empty() {
        push(&|c| c.rules.clear());
        (0..case.derived.len()).for_each(|i| push(&|c| drop(c.derived.remove(i))));
    }
    let records = case.records.len();
    push(&|c| c.records.drain(..records / 2).collect::<Vec<_>>().iter().for_each(|r| forget(c, r)));
    push(&|c| c.records.drain(records / 2..).collect::<Vec<_>>().iter().for_each(|r| forget(c, r)));
    (0..records).for_each(|i| {
        push(&|c| {
            let gone = c.records.remove(i);
            forget(c, &gone);
        });
    });
    rules(case, &mut push);
    for (i, derived) in case.derived.iter().enumerate() {
        if derived.inverse.is_some() {
            push(&|c| c.derived[i].inverse = None);
        }
        for tree in derived.expr.smaller() {
            push(&|c| c.derived[i].expr = tree.clone());
        }
    }
    for (i, record) in case.records.iter().enumerate() {
        fields(record, &mut |r| push(&|c| c.records[i] = r.clone()));
        for (n, nested) in record.nested.iter().enumerate() {
            push(&|c| drop(c.records[i].nested.remove(n)));
            fields(nested, &mut |r| push(&|c| c.records[i].nested[n] = r.clone()));
        }
    }
    out
}

/// Leaves out every value that names a record.
fn forget(case: &mut Case, gone: &Declared) {
    let names = |value: &str| value.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == gone.name);
    for record in &mut case.records {
        for nested in std::iter::once(&mut record.fields).chain(record.nested.iter_mut().map(|n| &mut n.fields)) {
            for (_, values) in nested.iter_mut() {
                values.retain(|v| !names(v));
            }
            nested.retain(|(_, values)| !values.is_empty());
        }
    }
}

fn rules(case: &Case, push: &mut impl FnMut(&dyn Fn(&mut Case))) {
    for (i, rule) in case.rules.iter().enumerate() {
        push(&|c| c.rules[i].require = None);
        push(&|c| c.rules[i].per.clear());
        push(&|c| c.rules[i].severity = vec![("info", None)]);
        (0..rule.filter.len()).for_each(|n| push(&|c| drop(c.rules[i].filter.remove(n))));
        (0..rule.lets.len()).for_each(|n| push(&|c| drop(c.rules[i].lets.remove(n))));
        (0..rule.binders.len()).for_each(|n| push(&|c| drop(c.rules[i].binders.remove(n))));
        for n in 0..rule.filter.len() {
            rule.filter[n].smaller().into_iter().for_each(|t| push(&|c| c.rules[i].filter[n] = t.clone().bracketed()));
        }
        for n in 0..rule.lets.len() {
            rule.lets[n].1.smaller().into_iter().for_each(|t| push(&|c| c.rules[i].lets[n].1 = t.clone()));
        }
        for n in 0..rule.binders.len() {
            rule.binders[n].1.smaller().into_iter().for_each(|t| push(&|c| c.rules[i].binders[n].1 = t.clone()));
        }
        if let Some(require) = &rule.require {
            require.smaller().into_iter().for_each(|t| push(&|c| c.rules[i].require = Some(t.clone())));
        }
        for (n, (_, guard)) in rule.severity.iter().enumerate() {
            let Some(guard) = guard else { continue };
            guard.smaller().into_iter().for_each(|t| push(&|c| c.rules[i].severity[n].1 = Some(t.clone())));
        }
    }
}

fn fields(record: &Declared, push: &mut dyn FnMut(&Declared)) {
    if record.fields.len() > 2 {
        let mut bare = record.clone();
        // The one field that is required.
        bare.fields.retain(|(name, _)| name == "size");
        push(&bare);
    }
    for (n, (_, values)) in record.fields.iter().enumerate() {
        let mut copy = record.clone();
        copy.fields.remove(n);
        push(&copy);
        if values.len() > 1 {
            for v in 0..values.len() {
                let mut copy = record.clone();
                copy.fields[n].1.remove(v);
                push(&copy);
            }
        }
        for (v, value) in values.iter().enumerate() {
            if let Some((to, _)) = value.split_once(" {") {
                let mut copy = record.clone();
                copy.fields[n].1[v] = to.to_owned();
                push(&copy);
            }
        }
    }
}
