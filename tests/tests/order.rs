//! The order of declarations and of files changes nothing that a package is told: not which findings there are, not
//! their words, proofs and fingerprints. Only places move.

use ctl_core::{Analysis, PackageInput};
use ctl_syntax::diagnostic::Diagnostic;
use ctl_syntax::parse_file;
use ctl_tests::check::{self, on_all_cores, package, reproducer};
use ctl_tests::generate::Case;
use ctl_tests::packages::each_example;
use ctl_tests::random::{Random, cases};

fn of(files: &[(String, String)]) -> PackageInput {
    package(files.iter().map(|(p, t)| (&**p, &**t)))
}

/// What is only in one of two lists.
fn differ<T: PartialEq + std::fmt::Debug>(before: &[T], after: &[T]) -> String {
    let only = |a: &[T], b: &[T], sign: &str| {
        a.iter().filter(|x| !b.contains(x)).map(|x| format!("{sign} {x:?}\n")).collect::<String>()
    };
    format!("{}{}", only(before, after, "-"), only(after, before, "+"))
}

/// The files with their declarations, and the files themselves, in another order.
fn permuted(random: &mut Random, files: &[(String, String)]) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = files
        .iter()
        .map(|(path, text)| {
            let mut items: Vec<String> = parse_file(text).items.iter().map(|i| i.range.of(text).to_owned()).collect();
            random.shuffle(&mut items);
            (path.clone(), items.join("\n\n"))
        })
        .collect();
    let mut order: Vec<usize> = (0..out.len()).collect();
    random.shuffle(&mut order);
    for ((path, _), place) in out.iter_mut().zip(order) {
        *path = format!("{place:03}_{path}");
    }
    out
}

/// All that a package is told, but for the places: of each diagnostic its code, severity, message, subjects, facts and
/// fingerprint, its notes, proofs and repairs, and the words of its labels.
fn told(analysis: &Analysis) -> Vec<Vec<String>> {
    let of = |d: &Diagnostic| {
        let mut all = vec![d.code.to_string(), d.severity.word().to_owned(), d.message.clone()];
        if let Some(f) = d.finding.as_deref() {
            all.push(format!("{} {:?} {:?} {:?}", f.fingerprint, f.subjects, f.facts, f.accepted_by));
            all.extend(f.proofs.iter().map(|p| {
                let steps: Vec<_> = p.steps.iter().map(|s| (&s.from, &s.relation, &s.to, &s.text)).collect();
                format!("{}: {} {steps:?}", p.title, p.line)
            }));
        }
        all.extend(d.notes.iter().map(|n| format!("{:?} {}", n.head, n.text)));
        all.extend(d.labels.iter().map(|l| format!("{} {}", l.primary, l.text)));
        all.extend(d.fixes.iter().map(|f| f.title.clone()));
        all
    };
    let mut all: Vec<Vec<String>> = analysis.diagnostics.iter().map(of).collect();
    all.extend(analysis.passes.iter().map(|p| vec![p.rule.clone(), p.subject.clone()]));
    all.sort();
    all
}

/// Without the second record of the one kind of which there can be one: which is the second follows from the order.
fn with_one_organization(files: &[(String, String)]) -> Vec<(String, String)> {
    let mut seen = false;
    let mut keep = |item: &&str| !item.starts_with("organization ") || !std::mem::replace(&mut seen, true);
    files
        .iter()
        .map(|(path, text)| {
            let parsed = parse_file(text);
            let items: Vec<&str> = parsed.items.iter().map(|i| i.range.of(text)).filter(&mut keep).collect();
            (path.clone(), items.join("\n\n"))
        })
        .collect()
}

#[test]
fn the_order_of_declarations_and_files_does_not_matter() {
    each_example(|example| {
        let mut random = Random::of_case(example.files.len() as u64);
        let files = with_one_organization(&example.files);
        let before = told(&check::check_with_passes(of(&files), true));
        for _ in 0..cases(2) {
            let after = told(&check::check_with_passes(of(&permuted(&mut random, &files)), true));
            assert!(
                before == after,
                "another order of {} changes what is found:\n{}",
                example.name,
                differ(&before, &after)
            );
        }
    });
}

#[test]
fn the_order_of_random_declarations_does_not_matter() {
    on_all_cores(cases(100), |at| {
        let mut random = Random::of_case(at);
        let files = Case::random(&mut random).files();
        let told = |files: &[(String, String)]| {
            let analysis = check::check_with_passes(of(files), false);
            // Which of two things that cannot both be is called the second follows from the order.
            let errors = check::errors(&analysis).count();
            let mut all = told(&analysis);
            all.retain(|d| !d[0].starts_with('E'));
            (errors, all)
        };
        let other = permuted(&mut random, &files);
        let (before, after) = (told(&files), told(&other));
        if before == after {
            return Ok(());
        }
        let text: String = files.iter().chain(&other).map(|(p, t)| format!("// {p}\n{t}\n")).collect();
        let differ = differ(&before.1, &after.1);
        Err(reproducer(&format!("order_{at}.ctl"), &format!("{} and {} errors\n{differ}{text}", before.0, after.0)))
    });
}

/// Everything of a rule that has to choose among records, or to put them in order.
const CHOICES: &str = "\
enum tint { red < green < blue }
kind stop { to: [stop] inverse from; tint: tint; last: bool; near: [stop]; line: line }
kind line { }
kind book reference { }
kind page reference within book inverse pages { }
book x { page A \"a page\" { } }

extend kind stop {
  beside: [stop] = [self.near, self.from]
  ends: bool = exists s in self.beside where s.last
}

line north { }
line south { }
stop e { to c, b, d; tint blue; near d, c; line north }
stop c { to a; tint red; line south }
stop b { to a; tint green; line north }
stop d { to z; tint red; line south }
stop a { to z; tint red; last yes; line north }
stop z { last yes; tint green; line south }
stop y { near z, d, a, b, c, e; line north }

rule TST-01 \"of a pair\" {
  severity info
  for a, b in stop
  where a.line == b.line and a.tint < b.tint
  per a
  message \"{a} before {b}\"
  cites x:A
}
rule TST-02 \"shortest ways\" {
  severity info
  for s in stop
  where exists t in s.to* where t.last
  message \"{s}\"
  at s.to \"on\"
  because exists t in s.to* where t.last
  cites x:A
}
rule TST-03 \"ways to one that is given\" {
  severity info
  for s in stop, t in stop
  where t in s.to* and t.last and s != t
  per s
  message \"{s} to {t}\"
  at t
  because exists x in s.to* where x in t
  help \"leave out {t}\"
  fix drop s.to {t}
  cites x:A
}
rule TST-04 \"a set that the finding is about\" {
  severity info
  for s in stop
  where exists s.near
  let around = [s.near, s.from]
  require not exists around
  per around
  message \"{around} and others\"
  at around \"here\"
  because exists around.to
  cites x:A
}
rule TST-05 \"by a definition\" {
  severity info
  for s in stop
  where s.ends
  message \"{s} ends, near {s.beside}\"
  at s.from \"from here\"
  because s.ends
  because exists s.beside
  cites x:A
}
";

#[test]
fn every_choice_among_records_is_made_by_name() {
    let files = vec![("main.ctl".to_owned(), CHOICES.to_owned())];
    let first = check::check_with_passes(of(&files), false);
    let errors: Vec<&str> = check::errors(&first).map(|d| &*d.message).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let before = told(&first);
    for rule in ["TST-01", "TST-02", "TST-03", "TST-04", "TST-05"] {
        assert!(before.iter().any(|d| d[0] == rule), "{rule} finds something");
    }
    let from_e = first.diagnostics.iter().find(|d| d.code == "TST-02" && d.message == "`e`").expect("e leads on");
    assert_eq!(from_e.finding.as_ref().map(|f| &*f.proofs[0].line), Some("e > b > a"));
    let mut random = Random::of_case(0);
    for _ in 0..cases(30) {
        let other = permuted(&mut random, &files);
        let after = told(&check::check_with_passes(of(&other), false));
        assert!(before == after, "{}\n{}", differ(&before, &after), other[0].1);
    }
}

#[test]
fn what_waits_for_a_name_is_told_in_one_order() {
    let text = "\
kind thing { meets: [page] inverse met_by }
kind book reference { }
kind page reference within book inverse pages { }
book x { page A2 \"a second page\" { } page A1 \"a page\" { } }
thing lamp { meets x:A3 }
rule TST-03 \"met\" { severity info for p in page where not exists p.met_by message \"{p}\" cites x:A1 }
rule TST-01 \"met\" { severity info for p in page where not exists p.met_by message \"{p}\" cites x:A1 }
rule TST-02 \"met\" { severity info for p in page where not exists p.met_by message \"{p}\" cites x:A1 }
";
    let files = vec![("main.ctl".to_owned(), text.to_owned())];
    let before = told(&check::check_with_passes(of(&files), false));
    assert!(before.iter().flatten().any(|line| line.contains("TST-01, TST-02 and TST-03 on")), "{before:?}");
    let mut random = Random::of_case(0);
    for _ in 0..cases(10) {
        let after = told(&check::check_with_passes(of(&permuted(&mut random, &files)), false));
        assert!(before == after, "{}", differ(&before, &after));
    }
}
