//! What is in scope and why, straight from the domain reference (4.1 to 4.4): FR1 to FR6 and the six limbs of a cut,
//! S2a to S2f and the vendors (S2g), both. Each a least fixpoint, by adding until nothing is added.

use std::collections::BTreeSet;

use ctl_syntax::literal::Date;

use super::{CADENCES, Compared, DUTIES, Object, Organisation, Party};

/// What follows from an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The classes of each system: `FR1` to `FR6`. None: it is not financially relevant.
    pub relevant: Vec<BTreeSet<&'static str>>,
    /// For each service, the classes of each system: `S2a` to `S2f`. None: it is not in its boundary.
    pub boundary: Vec<Vec<BTreeSet<&'static str>>>,
    /// For each service, the vendors in it.
    pub vendors: Vec<BTreeSet<usize>>,
    /// For each flow of each system, whether it carries figures, and whether it is cut.
    pub flows: Vec<Vec<(bool, bool)>>,
    /// For each flow and each control said to prove it, in order, the limbs that it misses, 1 to 6.
    pub misses: Vec<Vec<usize>>,
}

/// Judges an organisation as of a day.
pub fn judge(o: &Organisation, as_of: Date) -> Scope {
    let mut scope = Scope::default();
    for from in 0..o.systems.len() {
        let mut flows = Vec::new();
        for flow in &o.systems[from].feeds {
            let misses: Vec<Vec<usize>> =
                flow.assured_by.iter().map(|c| missed_limbs(o, from, flow.to, *c, as_of)).collect();
            let financial = flow.carries.iter().any(|d| o.data[*d].financial);
            flows.push((financial, misses.iter().any(Vec::is_empty)));
            scope.misses.extend(misses);
        }
        scope.flows.push(flows);
    }
    scope.relevant = relevant(o, &scope.flows, as_of);
    for service in 0..o.services {
        let boundary = boundary(o, service);
        let inside = |s: &usize| !boundary[*s].is_empty();
        scope.vendors.push((0..o.systems.len()).filter(inside).filter_map(|s| o.systems[s].vendor).collect());
        scope.boundary.push(boundary);
    }
    scope
}

/// 4.1: FR1 to FR6.
fn relevant(o: &Organisation, flows: &[Vec<(bool, bool)>], as_of: Date) -> Vec<BTreeSet<&'static str>> {
    let n = o.systems.len();
    let mut classes: Vec<BTreeSet<&'static str>> = vec![BTreeSet::new(); n];
    for (s, system) in o.systems.iter().enumerate() {
        let accounts: Vec<usize> = system.processes.iter().flat_map(|p| o.processes[*p].clone()).collect();
        // A process of unknown accounts counts as one that touches a significant one.
        if system.financial_role && (accounts.is_empty() || accounts.iter().any(|a| o.accounts[*a])) {
            classes[s].insert("FR1");
        }
    }
    for control in &o.controls {
        if control.key && o.serves_sox(control) && o.in_use(control, as_of) {
            for (s, _) in control.reports.iter().filter(|(_, proven_anew)| !proven_anew) {
                classes[*s].insert("FR6");
            }
        }
    }
    loop {
        let before = classes.clone();
        for (a, system) in o.systems.iter().enumerate() {
            for (flow, (financial, cut)) in system.feeds.iter().zip(&flows[a]) {
                let figures = before[flow.to].contains("FR1") || before[flow.to].contains("FR2");
                // Whoever is direct needs no other reason.
                if *financial && !cut && figures && !before[a].contains("FR1") {
                    classes[a].insert("FR2");
                }
            }
            if !before[a].is_empty() {
                add(&mut classes, &system.runs_on, "FR3");
                add(&mut classes, &system.signs_in_with, "FR4");
                add(&mut classes, &system.deployed_by, "FR5");
            }
        }
        if classes == before {
            return classes;
        }
    }
}

fn add(classes: &mut [BTreeSet<&'static str>], systems: &[usize], class: &'static str) {
    for s in systems {
        classes[*s].insert(class);
    }
}

/// 4.2: which limbs of a cut of the flow `a` to `b` a control misses.
fn missed_limbs(o: &Organisation, a: usize, b: usize, control: usize, as_of: Date) -> Vec<usize> {
    let c = &o.controls[control];
    let often = c.frequency.is_some_and(|f| CADENCES[f].1 || CADENCES[f].2 && c.before_close);
    let source = |x: &Compared| match x {
        Compared::Outside => false,
        Compared::System(s) => downstream(o, a).contains(s),
    };
    let in_time = |d: Date| d <= as_of && o.assessments.iter().all(|start| d <= *start);
    let limbs = [
        c.completeness && c.accuracy,
        c.applies_to.contains(&b)
            && !o.leaves(&c.performed_by).is_empty()
            && !c.performed_by.iter().any(|p| can_change(o, *p, a)),
        !c.compares_with.is_empty() && !c.compares_with.iter().any(source),
        often,
        c.owner.is_some() && c.threshold && c.evidence,
        o.serves_sox(c) && c.active != Some(false) && c.effective.is_some_and(in_time),
    ];
    (1..=6).filter(|i| !limbs[i - 1]).collect()
}

/// The system itself, and all that its data can reach, whatever it carries.
fn downstream(o: &Organisation, a: usize) -> BTreeSet<usize> {
    let mut all = BTreeSet::from([a]);
    loop {
        let more: BTreeSet<usize> = all.iter().flat_map(|s| o.systems[*s].feeds.iter().map(|f| f.to)).collect();
        if more.is_subset(&all) {
            return all;
        }
        all.extend(more);
    }
}

/// Whether a performer, or anyone in it, has a right on a system to alter its data, logic or access.
fn can_change(o: &Organisation, performer: Party, system: usize) -> bool {
    o.everyone_in(performer).into_iter().any(|p| {
        o.grants_of(p).iter().any(|g| g.on.contains(&Object::System(system)) && g.duties.iter().any(|d| DUTIES[*d].1))
    })
}

/// 4.3: the boundary of a service.
fn boundary(o: &Organisation, service: usize) -> Vec<BTreeSet<&'static str>> {
    let of_customers = |d: &usize| o.data[*d].customers_of.contains(&service);
    let mut classes: Vec<BTreeSet<&'static str>> = vec![BTreeSet::new(); o.systems.len()];
    for (s, system) in o.systems.iter().enumerate() {
        if system.serves.contains(&service) {
            classes[s].insert("S2a");
        }
        if system.stores.iter().any(of_customers) {
            classes[s].insert("S2b");
        }
    }
    loop {
        let before = classes.clone();
        for (s, system) in o.systems.iter().enumerate() {
            if system.supports.iter().any(|t| !before[*t].is_empty()) {
                classes[s].insert("S2f");
            }
            if before[s].is_empty() {
                continue;
            }
            for flow in &system.feeds {
                let stays = !flow.handed_to_customer && flow.redacted_by.is_empty();
                if stays && flow.carries.iter().any(of_customers) {
                    classes[flow.to].insert("S2b");
                }
            }
            add(&mut classes, &system.runs_on, "S2c");
            add(&mut classes, &system.signs_in_with, "S2d");
            add(&mut classes, &system.deployed_by, "S2e");
        }
        if classes == before {
            return classes;
        }
    }
}
