//! The standard library's scope and an independent implementation of the domain reference (sections 4.1 to 4.4) agree:
//! on random organisations, with cycles, cuts of which any limb may be missing, vendors, services and redactions.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};

use ctl_core::Analysis;
use ctl_core::value::Value;
use ctl_tests::check::{self, as_of, errors, on_all_cores, package, reproducer};
use ctl_tests::organisation::random::Focus;
use ctl_tests::organisation::scope::{Scope, judge};
use ctl_tests::organisation::{Organisation, random, write};
use ctl_tests::random::{Random, cases};

/// Organisations that share one run of the compiler: most of its time goes into the library.
const TOGETHER: usize = 40;

/// The cells of a query, each a set in source form.
fn ask(analysis: &mut Analysis, kind: &str, columns: &[&str]) -> Vec<Vec<BTreeSet<String>>> {
    let columns: Vec<String> = columns.iter().map(|c| (*c).to_owned()).collect();
    let answer = analysis.query(kind, &columns).unwrap_or_else(|e| panic!("{kind}: {}", e[0].message));
    let mut shown: HashMap<Value, String> = HashMap::new();
    let mut show = |v: &Value| shown.entry(*v).or_insert_with(|| analysis.show(*v, true)).clone();
    answer.rows.iter().map(|row| row.iter().map(|cell| cell.iter().map(&mut show).collect()).collect()).collect()
}

/// What the library infers, in the form of the other implementation.
fn inferred(analysis: &mut Analysis, o: &Organisation) -> Scope {
    let class = |word: &String| CLASSES.iter().copied().find(|c| c == word).expect("a class");
    let classes = |cell: &BTreeSet<String>| cell.iter().map(class).collect::<BTreeSet<_>>();
    let yes = |cell: &BTreeSet<String>| cell.contains("yes");
    let number = |name: &String| name[1..].parse::<usize>().expect("a name that ends in a number");

    let by_service: Vec<String> = (0..o.services).map(|v| format!("s2_classes(v{v})")).collect();
    let mut columns = vec!["name", "financially_relevant", "fr_classes", "in_boundary_of", "in_scope_of"];
    columns.extend(by_service.iter().map(String::as_str));
    let systems = ask(analysis, "system", &columns);
    let mut scope = Scope { boundary: vec![Vec::new(); o.services], ..Scope::default() };
    for (s, row) in systems.iter().enumerate() {
        assert_eq!(row[0], BTreeSet::from([format!("s{s}")]), "systems come in their order");
        let relevant = classes(&row[2]);
        assert_eq!(yes(&row[1]), !relevant.is_empty(), "s{s} is relevant exactly if it has a class");
        let mut both = BTreeSet::new();
        for (v, boundary) in scope.boundary.iter_mut().enumerate() {
            let inside = classes(&row[5 + v]);
            assert_eq!(
                row[3].contains(&format!("v{v}")),
                !inside.is_empty(),
                "s{s} is in v{v} exactly if it has a class"
            );
            if !inside.is_empty() {
                both.insert("soc2".to_owned());
            }
            boundary.push(inside);
        }
        if !relevant.is_empty() {
            both.insert("sox".to_owned());
        }
        assert_eq!(row[4], both, "s{s} is in the scopes that its classes say");
        scope.relevant.push(relevant);
    }
    scope.flows = vec![Vec::new(); o.systems.len()];
    for row in ask(analysis, "flow", &["from.name", "financial", "cut"]) {
        let from = number(row[0].first().expect("a flow has a sender"));
        scope.flows[from].push((yes(&row[1]), yes(&row[2])));
    }
    let limb = |text: &String| LIMBS.iter().position(|l| text.starts_with(l)).expect("a limb") + 1;
    for row in ask(analysis, "assurance", &["failing"]) {
        scope.misses.push(row[0].iter().map(limb).collect::<BTreeSet<_>>().into_iter().collect());
    }
    for row in ask(analysis, "service", &["vendors"]) {
        scope.vendors.push(row[0].iter().map(number).collect());
    }
    scope
}

const CLASSES: [&str; 12] = ["FR1", "FR2", "FR3", "FR4", "FR5", "FR6", "S2a", "S2b", "S2c", "S2d", "S2e", "S2f"];
const LIMBS: [&str; 6] = ["(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)"];

/// What the two say differently.
fn difference(o: &Organisation) -> Option<String> {
    let text = write::text(o);
    let mut analysis = check::facts(package([("organisation.ctl", &*text)]), &[]);
    if let Some(e) = errors(&analysis).next() {
        return Some(format!("a language error: {} {}", e.code, e.message));
    }
    let (expected, found) = (judge(o, as_of()), inferred(&mut analysis, o));
    let mut lines = Vec::new();
    for s in 0..o.systems.len() {
        if expected.relevant[s] != found.relevant[s] {
            lines.push(format!("s{s}: {:?}, the library says {:?}", expected.relevant[s], found.relevant[s]));
        }
        if expected.flows[s] != found.flows[s] {
            lines.push(format!(
                "flows of s{s} (financial, cut): {:?}, the library says {:?}",
                expected.flows[s], found.flows[s]
            ));
        }
        for v in 0..o.services {
            let (a, b) = (&expected.boundary[v][s], &found.boundary[v][s]);
            if a != b {
                lines.push(format!("s{s} in v{v}: {a:?}, the library says {b:?}"));
            }
        }
    }
    if expected.vendors != found.vendors {
        lines.push(format!("vendors: {:?}, the library says {:?}", expected.vendors, found.vendors));
    }
    if expected.misses != found.misses {
        lines.push(format!("limbs missed: {:?}, the library says {:?}", expected.misses, found.misses));
    }
    (!lines.is_empty()).then(|| format!("{}\n{text}", lines.join("\n")))
}

#[test]
fn the_library_infers_the_scope_that_the_domain_reference_defines() {
    let seen: [AtomicUsize; 14] = Default::default();
    on_all_cores(cases(50), |at| {
        let o = random::units(&mut Random::of_case(at), TOGETHER, Focus::Scope);
        if difference(&o).is_some() {
            // One unit is smaller than many: the first that differs alone.
            for small in 0..200 {
                let o = random::units(&mut Random::of_case(at * 1000 + small), 1, Focus::Scope);
                if let Some(what) = difference(&o) {
                    return Err(reproducer(&format!("scope_agrees_{at}.ctl"), &what));
                }
            }
            return Err(reproducer(&format!("scope_agrees_{at}.ctl"), &difference(&o).unwrap_or_default()));
        }
        let scope = judge(&o, as_of());
        for classes in scope.relevant.iter().chain(scope.boundary.iter().flatten()) {
            for class in classes {
                let place = CLASSES.iter().position(|c| c == class).expect("a class");
                seen[place].fetch_add(1, Ordering::Relaxed);
            }
        }
        let cuts = scope.flows.iter().flatten().filter(|(financial, cut)| *financial && *cut).count();
        seen[12].fetch_add(cuts, Ordering::Relaxed);
        seen[13].fetch_add(scope.misses.len(), Ordering::Relaxed);
        Ok(())
    });
    println!("{} organisations; {CLASSES:?}, cuts, assurances: {seen:?}", cases(50) as usize * TOGETHER);
    // A suite in which nothing is in scope, or nothing is cut, would agree about nothing.
    assert!(seen.iter().all(|n| n.load(Ordering::Relaxed) > 50), "every class occurs: {seen:?}");
}
