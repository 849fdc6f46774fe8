//! Conflicts of duties, straight from the domain reference (section 5): who can do both sides of a pair, where, and
//! whether a control offsets it.
//!
//! What the reference leaves open is decided as the library's documents say it. A duty that is held on a process is held
//! on the systems that serve it. A conflict is told at the narrowest place: where both grants name a process, there and
//! not at its systems. A finance pair is judged over a whole process.

use std::collections::BTreeSet;

use ctl_syntax::literal::Date;

use super::{CADENCES, Compensation, Control, DUTIES, Grant, Object, Organisation, Party};

/// A person who can do both sides of a conflict on an object.
pub type Standing = (usize, usize, Object);

/// Everyone who holds both sides of a pair on one object that a grant names.
pub fn held(o: &Organisation) -> BTreeSet<Standing> {
    let mut out = BTreeSet::new();
    each_pair(o, &mut |person, conflict, a, b| {
        for object in a.on.iter().filter(|x| b.on.contains(x)) {
            out.insert((person, conflict, *object));
        }
    });
    out
}

/// Everyone who holds both sides of a pair of information technology somewhere where nothing offsets it; of each whether
/// it is an error rather than a warning.
pub fn open(o: &Organisation, relevant: &[bool], as_of: Date) -> BTreeSet<(Standing, bool)> {
    let mut out = BTreeSet::new();
    each_pair(o, &mut |person, conflict, a, b| {
        if o.conflicts[conflict].finance {
            return;
        }
        for place in with_systems(o, &a.on) {
            let told_by_process = processes_of(o, place).iter().any(|q| a.on.contains(q) && b.on.contains(q));
            let settled = || {
                offset(o, relevant, person, conflict, place, as_of)
                    || matches!(&*o.conflicts[conflict].name, "IT2" | "IT3")
                        && !books(o, relevant, place)
                        && reviewed_by_peers(o, place, as_of)
            };
            if with_systems(o, &b.on).contains(&place) && !told_by_process && !settled() {
                out.insert(((person, conflict, place), is_error(o, relevant, conflict, place)));
            }
        }
    });
    out
}

/// Everyone who holds both sides of a pair of finance in one process where nothing offsets it, likewise.
pub fn open_in_finance(o: &Organisation, relevant: &[bool], as_of: Date) -> BTreeSet<(usize, usize, bool)> {
    let mut out: BTreeSet<(usize, usize, bool)> = BTreeSet::new();
    each_pair(o, &mut |person, conflict, a, b| {
        if !o.conflicts[conflict].finance {
            return;
        }
        let both: Vec<Object> = a.on.iter().copied().filter(|x| b.on.contains(x)).collect();
        let mut places: BTreeSet<Object> = &with_processes(o, &a.on) & &with_processes(o, &b.on);
        if !both.is_empty() {
            places.retain(|p| both.contains(p));
        }
        places.retain(|p| !processes_of(o, *p).iter().any(|q| both.contains(q)));
        for place in places {
            if !offset(o, relevant, person, conflict, place, as_of) {
                out.insert((person, conflict, is_error(o, relevant, conflict, place)));
            }
        }
    });
    // One finding for each person and pair, as severe as its worst place.
    let worst = out.clone();
    out.retain(|(p, k, error)| *error || !worst.contains(&(*p, *k, true)));
    out
}

/// Calls `f` for each person, each conflict, and each two grants of that person of which one has a duty of either side.
fn each_pair<'o>(o: &'o Organisation, f: &mut dyn FnMut(usize, usize, &'o Grant, &'o Grant)) {
    for person in 0..o.persons {
        let grants = o.grants_of(Party::Person(person));
        for (k, conflict) in o.conflicts.iter().enumerate() {
            for a in grants.iter().filter(|g| g.duties.iter().any(|d| conflict.first.contains(d))) {
                for b in grants.iter().filter(|g| g.duties.iter().any(|d| conflict.second.contains(d))) {
                    f(person, k, a, b);
                }
            }
        }
    }
}

/// Some objects, and the systems that serve the processes among them.
fn with_systems(o: &Organisation, on: &[Object]) -> BTreeSet<Object> {
    let mut all: BTreeSet<Object> = on.iter().copied().collect();
    for (s, system) in o.systems.iter().enumerate() {
        if system.processes.iter().any(|q| on.contains(&Object::Process(*q))) {
            all.insert(Object::System(s));
        }
    }
    all
}

/// Some objects, and the processes that the systems among them serve.
fn with_processes(o: &Organisation, on: &[Object]) -> BTreeSet<Object> {
    on.iter().copied().chain(on.iter().flat_map(|x| processes_of(o, *x))).collect()
}

fn processes_of(o: &Organisation, object: Object) -> Vec<Object> {
    match object {
        Object::System(s) => o.systems[s].processes.iter().map(|q| Object::Process(*q)).collect(),
        Object::Process(_) => Vec::new(),
    }
}

/// Whether the books can be affected.
fn books(o: &Organisation, relevant: &[bool], place: Object) -> bool {
    match place {
        Object::System(s) => relevant[s],
        Object::Process(q) => {
            let serves = |s: &usize| o.systems[*s].processes.contains(&q);
            o.processes[q].iter().any(|a| o.accounts[*a]) || (0..o.systems.len()).filter(serves).any(|s| relevant[s])
        }
    }
}

fn is_error(o: &Organisation, relevant: &[bool], conflict: usize, place: Object) -> bool {
    !o.conflicts[conflict].minor && (o.pre_ipo || books(o, relevant, place))
}

/// Whether no change reaches a system unless somebody else has read it.
fn reviewed_by_peers(o: &Organisation, place: Object, as_of: Date) -> bool {
    let Object::System(s) = place else { return false };
    o.controls.iter().any(|c| c.peer_review && c.applies_to.contains(&s) && o.in_use(c, as_of))
}

/// Whether a control offsets a conflict for a person at a place.
fn offset(o: &Organisation, relevant: &[bool], person: usize, conflict: usize, place: Object, as_of: Date) -> bool {
    let person = Party::Person(person);
    o.controls.iter().any(|c| {
        c.compensates.iter().any(|m| {
            m.conflict == conflict
                && m.people.iter().any(|p| o.shares_in(person, *p))
                && with_systems(o, &m.on).contains(&place)
                && holds_good(o, relevant, c, m, as_of)
        })
    })
}

/// What a compensating control must be: over everything, from a log that they cannot edit, by somebody who holds neither
/// duty, often enough for the books, with threshold, evidence and follow-up, and not expired.
fn holds_good(o: &Organisation, relevant: &[bool], c: &Control, m: &Compensation, as_of: Date) -> bool {
    let watched = o.leaves(&m.people);
    let performers = o.leaves(&c.performed_by);
    let holds = |party: Party, on: &BTreeSet<Object>, duty: &dyn Fn(usize) -> bool| {
        o.grants_of(party)
            .iter()
            .any(|g| g.duties.iter().any(|d| duty(*d)) && with_systems(o, &g.on).iter().any(|x| on.contains(x)))
    };
    let conflict = &o.conflicts[m.conflict];
    let either = |d: usize| conflict.first.contains(&d) || conflict.second.contains(&d);
    let covered = with_systems(o, &m.on);
    let for_books = m.on.iter().any(|x| books(o, relevant, *x));
    // What an event triggers has no span that could be too long, and no close to be before.
    let often = c.frequency.is_some_and(|f| match CADENCES[f].0 {
        "each_transfer" | "each_change" => true,
        _ => CADENCES[f].2 && c.before_close,
    });
    let log_is_safe = m.log_in.is_some_and(|log| {
        let log = BTreeSet::from([Object::System(log)]);
        !watched.iter().any(|w| holds(*w, &log, &|d| DUTIES[d].1))
    });
    o.in_use(c, as_of)
        && c.detective
        && c.every_item
        && c.threshold
        && c.evidence
        && c.exceptions
        && !performers.is_empty()
        && !performers.iter().any(|p| watched.contains(p) || holds(*p, &covered, &either))
        && log_is_safe
        && (!for_books || often)
        && m.expires >= as_of
}
