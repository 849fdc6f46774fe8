//! Conflicts of duties: an independent implementation of the domain reference (section 5) agrees with a rule over the
//! library's facts, and with the library's own rules SOD-01 and SOD-02: on random organisations with nested teams and
//! roles, cycles among them, conflicts of several duties, and controls that are said to offset them.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use ctl_tests::check::{self, as_of, errors, findings, on_all_cores, package, reproducer};
use ctl_tests::naive::Finding;
use ctl_tests::organisation::random::Focus;
use ctl_tests::organisation::write::object;
use ctl_tests::organisation::{Object, Organisation, duties, random, scope, write};
use ctl_tests::random::{Random, cases};

/// Organisations that share one run of the compiler.
const TOGETHER: usize = 30;

/// Who holds both sides of a pair on one object, as a rule.
const RULE: &str = r#"
rule TST-01 "both sides of a conflict" {
  severity error
  for      p in person, k in conflict, g in p.holds, h in p.holds, o in g.on
  where    o in h.on
           and (exists a in g.duties where a in k.first)
           and exists b in h.duties where b in k.second
  per      p, k, o
  message  "{p} holds both sides of {k} on {o}"
  cites    tsc:CC6.3
}
"#;

/// A finding: rule, severity and subjects.
type Found = (String, String, Vec<String>);

fn place(at: Object) -> String {
    let kind = if matches!(at, Object::System(_)) { "system" } else { "process" };
    format!("{kind}:{}", object(at))
}

fn level(error: bool) -> String {
    if error { "error" } else { "warning" }.to_owned()
}

/// What must be found.
fn expected(o: &Organisation) -> BTreeSet<Found> {
    let relevant: Vec<bool> = scope::judge(o, as_of()).relevant.iter().map(|c| !c.is_empty()).collect();
    let person = |p: usize| format!("person:p{p}");
    let conflict = |k: usize| format!("conflict:{}", o.conflicts[k].name);
    let held = duties::held(o)
        .into_iter()
        .map(|(p, k, at)| ("TST-01".to_owned(), "error".to_owned(), vec![person(p), conflict(k), place(at)]));
    let open = duties::open(o, &relevant, as_of())
        .into_iter()
        .map(|((p, k, at), error)| ("SOD-01".to_owned(), level(error), vec![person(p), conflict(k), place(at)]));
    let finance = duties::open_in_finance(o, &relevant, as_of())
        .into_iter()
        .map(|(p, k, error)| ("SOD-02".to_owned(), level(error), vec![person(p), conflict(k)]));
    held.chain(open).chain(finance).collect()
}

fn difference(o: &Organisation) -> Result<BTreeSet<Found>, String> {
    let text = write::text(o);
    let analysis = check::facts(package([("organisation.ctl", &*text), ("rule.ctl", RULE)]), &["SOD-01", "SOD-02"]);
    if let Some(e) = errors(&analysis).next() {
        return Err(format!("a language error: {} {}\n{text}", e.code, e.message));
    }
    let of = |f: Finding| (f.rule, f.severity, f.subjects);
    let found: BTreeSet<Found> = findings(&analysis).into_iter().map(of).collect();
    let expected = expected(o);
    if found == expected {
        return Ok(found);
    }
    let lines = |set: BTreeSet<Found>| set.iter().map(|f| format!("  {f:?}\n")).collect::<String>();
    Err(format!(
        "only the library finds\n{}only the reference gives\n{}{text}",
        lines(&found - &expected),
        lines(&expected - &found)
    ))
}

fn without_compensations(o: &mut Organisation) {
    o.controls.iter_mut().for_each(|c| c.compensates.clear());
}

fn without_peer_review(o: &mut Organisation) {
    o.controls.iter_mut().for_each(|c| c.peer_review = false);
}

#[test]
fn the_library_finds_the_conflicts_that_the_domain_reference_defines() {
    let seen: [AtomicUsize; 6] = Default::default();
    on_all_cores(cases(70), |at| {
        let o = random::units(&mut Random::of_case(at), TOGETHER, Focus::Duties);
        match difference(&o) {
            Ok(found) => {
                for (rule, severity, _) in &found {
                    let place = match (&**rule, &**severity) {
                        ("TST-01", _) => 0,
                        ("SOD-01", "error") => 1,
                        ("SOD-01", _) => 2,
                        _ => 3,
                    };
                    seen[place].fetch_add(1, Ordering::Relaxed);
                }
                let sod = |found: &BTreeSet<Found>| found.iter().filter(|f| f.0 != "TST-01").count();
                for (place, change) in [(4, without_compensations as fn(&mut Organisation)), (5, without_peer_review)] {
                    let mut bare = o.clone();
                    change(&mut bare);
                    seen[place].fetch_add(sod(&expected(&bare)) - sod(&found), Ordering::Relaxed);
                }
                Ok(())
            }
            Err(what) => {
                // One unit is smaller than many: the smallest that differs alone.
                let alone = (0..300).filter_map(|n| {
                    let o = random::units(&mut Random::of_case(at * 1000 + n), 1, Focus::Duties);
                    difference(&o).err()
                });
                let smallest = alone.min_by_key(String::len).unwrap_or(what);
                Err(reproducer(&format!("duties_agree_{at}.ctl"), &smallest))
            }
        }
    });
    println!(
        "{} organisations; held, SOD-01 error and warning, SOD-02, settled by a control, by peer review: {seen:?}",
        cases(70) as usize * TOGETHER
    );
    assert!(seen.iter().all(|n| n.load(Ordering::Relaxed) > 20), "conflicts of every sort occur: {seen:?}");
}
