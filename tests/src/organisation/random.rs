//! Random organisations.

use ctl_syntax::literal::Date;

use crate::random::Random;

use super::{
    CADENCES, CLAUSES, Compared, Compensation, Conflict, Control, DUTIES, Data, Flow, Grant, Group, Object,
    Organisation, Party, System,
};

fn day(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).expect("there is such a day")
}

/// Some of a range of numbers: with most a few, without repetition.
fn few(random: &mut Random, from: &std::ops::Range<usize>, most: usize) -> Vec<usize> {
    let mut out = Vec::new();
    for _ in 0..random.between(0, most) {
        if !from.is_empty() {
            let x = random.between(from.start, from.end - 1);
            if !out.contains(&x) {
                out.push(x);
            }
        }
    }
    out
}

/// What an organisation is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Systems and flows.
    Scope,
    /// People, grants and conflicts of duties.
    Duties,
}

/// The part of an organisation that one unit of it has.
struct Unit {
    systems: std::ops::Range<usize>,
    processes: std::ops::Range<usize>,
    /// But for the last person of the unit, who is in no group and holds no grant.
    persons: std::ops::Range<usize>,
    groups: std::ops::Range<usize>,
    controls: std::ops::Range<usize>,
}

/// An organisation of several units that share services, kinds of data and assessments, and nothing else: each is as
/// good as an organisation of its own.
pub fn units(random: &mut Random, units: usize, focus: Focus) -> Organisation {
    let mut o = Organisation { services: random.between(1, 3), pre_ipo: random.chance(50), ..Organisation::default() };
    let services = 0..o.services;
    for _ in 0..random.between(3, 6) {
        o.data.push(Data { financial: random.chance(50), customers_of: few(random, &services, 2) });
    }
    if random.chance(80) {
        o.assessments = (0..random.between(1, 2)).map(|i| day(2025 + i as i16, 1, 1)).collect();
    }
    o.vendors = 3;
    o.conflicts = conflicts(random);
    for _ in 0..units {
        unit(random, &mut o, focus);
    }
    o
}

/// The conflicts of the domain reference as far as they are about [`DUTIES`], and one that a company adds.
fn conflicts(random: &mut Random) -> Vec<Conflict> {
    let duty = |name: &&str| DUTIES.iter().position(|(n, _)| n == name).expect("a duty of the list");
    let of_library = |name: &str, first: &[&str], second: &[&str]| Conflict {
        name: name.to_owned(),
        of_library: true,
        finance: name == "R2R1",
        minor: name == "IT4",
        first: first.iter().map(duty).collect(),
        second: second.iter().map(duty).collect(),
    };
    let mut own = || {
        let side = few(random, &(0..DUTIES.len()), 3);
        if side.is_empty() { vec![0] } else { side }
    };
    let (first, second) = (own(), own());
    vec![
        of_library("IT1", &["request"], &["approve_changes", "approve_access"]),
        of_library("IT2", &["develop"], &["approve_changes"]),
        of_library("IT3", &["develop"], &["deploy"]),
        of_library("IT4", &["develop"], &["accept_changes"]),
        of_library("IT6", &["administer_access"], &["approve_access"]),
        of_library("IT7", &["administer_access"], &["review_access"]),
        of_library("R2R1", &["prepare_journals"], &["approve_journals"]),
        Conflict {
            name: "K1".to_owned(),
            of_library: false,
            finance: random.chance(50),
            minor: random.chance(30),
            first,
            second,
        },
    ]
}

fn unit(random: &mut Random, o: &mut Organisation, focus: Focus) {
    let accounts = o.accounts.len()..o.accounts.len() + random.between(1, 3);
    let next = |len: usize, n: usize| len..len + n;
    let duties = focus == Focus::Duties;
    let most = if duties { 4 } else { *random.pick(&[2, 5, 10, 40]) };
    let unit = Unit {
        systems: next(o.systems.len(), random.between(2, most)),
        processes: next(o.processes.len(), random.between(1, 3)),
        persons: next(o.persons, random.between(1, 5)),
        groups: next(o.groups.len(), random.between(0, 4)),
        controls: next(o.controls.len(), random.between(1, 6)),
    };
    accounts.clone().for_each(|_| o.accounts.push(random.chance(50)));
    unit.processes.clone().for_each(|_| o.processes.push(few(random, &accounts, 2)));
    o.persons = unit.persons.end + 1;
    for _ in unit.groups.clone() {
        let members = parties(random, &unit, 3);
        o.groups.push(Group { role: random.chance(50), members });
    }
    for _ in 0..random.between(0, if duties { 8 } else { 4 }) {
        let grant = grant(random, &unit);
        o.grants.extend(grant);
    }
    // Some are dense with edges, some hardly connected.
    let edges = random.between(0, 2);
    for _ in unit.systems.clone() {
        let system = system(random, o, &unit, edges);
        o.systems.push(system);
    }
    for _ in unit.controls.clone() {
        let mut control = control(random, &unit);
        if duties {
            compensate(random, o, &unit, &mut control);
        }
        o.controls.push(control);
    }
    aim(random, o, &unit);
}

fn parties(random: &mut Random, unit: &Unit, most: usize) -> Vec<Party> {
    let mut all: Vec<Party> = few(random, &unit.persons, most).into_iter().map(Party::Person).collect();
    all.extend(few(random, &unit.groups, 1).into_iter().map(Party::Group));
    random.shuffle(&mut all);
    all
}

fn grant(random: &mut Random, unit: &Unit) -> Option<Grant> {
    let mut on: Vec<Object> = few(random, &unit.systems, 2).into_iter().map(Object::System).collect();
    if random.chance(30) {
        on.extend(few(random, &unit.processes, 1).into_iter().map(Object::Process));
    }
    let grant = Grant { to: parties(random, unit, 2), duties: few(random, &(0..DUTIES.len()), 3), on };
    (!grant.to.is_empty() && !grant.duties.is_empty() && !grant.on.is_empty()).then_some(grant)
}

fn system(random: &mut Random, o: &Organisation, unit: &Unit, edges: usize) -> System {
    let mut feeds = Vec::new();
    for to in few(random, &unit.systems, edges + 1) {
        // The same two systems may have two flows.
        for _ in 0..if random.chance(10) { 2 } else { 1 } {
            let mut carries = few(random, &(0..o.data.len()), 3);
            if carries.is_empty() {
                carries.push(0);
            }
            feeds.push(Flow {
                to,
                carries,
                handed_to_customer: random.chance(10),
                redacted_by: if random.chance(15) { few(random, &unit.controls, 1) } else { Vec::new() },
                assured_by: if random.chance(40) { few(random, &unit.controls, 2) } else { Vec::new() },
            });
        }
    }
    let mut of = |percent| if random.chance(percent) { few(random, &unit.systems, edges + 1) } else { Vec::new() };
    let (runs_on, signs_in_with, deployed_by, supports) = (of(40), of(30), of(30), of(20));
    System {
        financial_role: random.chance(20),
        processes: few(random, &unit.processes, 2),
        stores: if random.chance(15) { few(random, &(0..o.data.len()), 2) } else { Vec::new() },
        serves: if random.chance(15) { few(random, &(0..o.services), 2) } else { Vec::new() },
        runs_on,
        signs_in_with,
        deployed_by,
        supports,
        vendor: random.chance(30).then(|| random.below(o.vendors)),
        feeds,
    }
}

/// A control that is as it should be, but for what chance takes from it.
fn control(random: &mut Random, unit: &Unit) -> Control {
    let lacks = [0, 0, 5, 20][random.below(4)];
    let mut fine = |percent: usize| !random.chance(percent);
    let mut c = Control {
        active: if fine(60) { Some(fine(lacks)) } else { None },
        effective: fine(lacks).then(|| day(2024, 6, 1)),
        completeness: fine(lacks),
        accuracy: fine(lacks),
        before_close: fine(lacks),
        threshold: fine(lacks),
        evidence: fine(lacks),
        exceptions: fine(lacks),
        key: fine(40),
        detective: fine(lacks),
        every_item: fine(lacks),
        ..Control::default()
    };
    if random.chance(lacks) {
        c.effective = Some(*random.pick(&[day(2025, 1, 1), day(2025, 1, 2), day(2026, 6, 30), day(2026, 7, 1)]));
    }
    if !random.chance(lacks) {
        c.frequency = Some(*random.pick(&[0, 2, 3, 4]));
    } else if random.chance(70) {
        c.frequency = Some(random.below(CADENCES.len()));
    }
    c.owner = (!random.chance(lacks)).then(|| Party::Person(random.between(unit.persons.start, unit.persons.end - 1)));
    if !random.chance(lacks) {
        c.performed_by = parties(random, unit, 2);
    }
    if !random.chance(lacks) {
        c.compares_with.push(Compared::Outside);
    }
    if random.chance(25) {
        c.compares_with.extend(few(random, &unit.systems, 2).into_iter().map(Compared::System));
    }
    c.satisfies = if random.chance(lacks) { few(random, &(2..CLAUSES.len()), 1) } else { vec![random.below(2)] };
    c.applies_to = few(random, &unit.systems, 2);
    if random.chance(30) {
        c.reports = few(random, &unit.systems, 2).into_iter().map(|s| (s, random.chance(40))).collect();
    }
    c
}

/// Makes a control offset conflicts, most of them such as somebody has, or be peer review.
fn compensate(random: &mut Random, o: &Organisation, unit: &Unit, c: &mut Control) {
    c.peer_review = random.chance(30);
    c.detective &= !c.peer_review;
    if random.chance(60) {
        c.performed_by = vec![Party::Person(unit.persons.end)];
    }
    // One conflict at most once: the second would be the same edge again.
    for conflict in few(random, &(0..o.conflicts.len()), 4) {
        let mut people = parties(random, unit, 3);
        let mut on: Vec<Object> = few(random, &unit.systems, 2).into_iter().map(Object::System).collect();
        on.extend(few(random, &unit.processes, 1).into_iter().map(Object::Process));
        if random.chance(70) {
            let k = &o.conflicts[conflict];
            let has = |p: &usize, side: &[usize]| {
                o.grants_of(Party::Person(*p)).iter().any(|g| g.duties.iter().any(|d| side.contains(d)))
            };
            let both: Vec<usize> = unit.persons.clone().filter(|p| has(p, &k.first) && has(p, &k.second)).collect();
            if !both.is_empty() {
                let person = Party::Person(*random.pick(&both));
                people = vec![person];
                on.extend(o.grants_of(person).into_iter().flat_map(|g| g.on.clone()));
                on.sort();
                on.dedup();
            }
        }
        if on.is_empty() || people.is_empty() {
            continue;
        }
        let log_in = random.chance(85).then(|| random.between(unit.systems.start, unit.systems.end - 1));
        let expires =
            if random.chance(85) { day(2026, 12, 31) } else { *random.pick(&[day(2026, 6, 29), day(2026, 6, 30)]) };
        c.compensates.push(Compensation { conflict, people, on, log_in, expires });
    }
}

/// Most controls cover the systems that receive what they are said to prove: else hardly any flow would be cut.
fn aim(random: &mut Random, o: &mut Organisation, unit: &Unit) {
    for s in unit.systems.clone() {
        for flow in o.systems[s].feeds.clone() {
            for c in flow.assured_by {
                if random.chance(80) && !o.controls[c].applies_to.contains(&flow.to) {
                    o.controls[c].applies_to.push(flow.to);
                }
            }
        }
    }
}
