//! The engine and the naive evaluator agree: on random models and random well-typed rules and derived fields, over
//! every construct of the language, what the one finds the other finds.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;

use ctl_core::Analysis;
use ctl_tests::check::{self, as_of, caught, errors, findings, on_all_cores, package, reproducer};
use ctl_tests::generate::{Case, SCHEMA, pool, shrink};
use ctl_tests::naive::{self, Finding};
use ctl_tests::random::{Random, cases};

/// Rules and derived fields of which the engine may reject so many in a hundred.
const REJECTED_AT_MOST: usize = 8;

fn analysis(case: &Case) -> Analysis {
    let files = case.files();
    check::check(package(files.iter().map(|(p, t)| (&**p, &**t))), false)
}

/// The codes of the language errors of a case, each with the file it is in.
fn rejections(analysis: &Analysis) -> Vec<(String, String, String)> {
    errors(analysis)
        .map(|d| {
            let file = d.primary().map_or_else(String::new, |s| analysis.program.file(s.file).path.clone());
            (d.code.to_string(), file, d.message.clone())
        })
        .collect()
}

/// What the two say differently about a case that the engine accepts; `None` where they agree.
fn difference(case: &Case, analysis: &Analysis) -> Option<String> {
    let texts: Vec<String> = case.files().into_iter().map(|(_, t)| t).collect();
    let expected = match caught(|| naive::findings(&texts, as_of())) {
        Ok(expected) => expected,
        Err(panic) => return Some(format!("the definitions cannot be applied: {panic}")),
    };
    let found = findings(analysis);
    if found == expected {
        return None;
    }
    let only = |a: &[Finding], b: &[Finding]| {
        let lines = a.iter().filter(|f| !b.contains(f)).take(5).map(|f| format!("  {f:?}\n"));
        lines.collect::<String>()
    };
    Some(format!(
        "only the engine finds\n{}only the definitions give\n{}",
        only(&found, &expected),
        only(&expected, &found)
    ))
}

/// The same from scratch; `None` also where the engine rejects a part of the case.
fn disagreement(case: &Case) -> Option<String> {
    match caught(|| analysis(case)) {
        Ok(analysis) if errors(&analysis).next().is_some() => None,
        Ok(analysis) => difference(case, &analysis),
        Err(panic) => Some(format!("the engine panicked: {panic}")),
    }
}

#[test]
fn the_engine_says_what_the_definitions_say() {
    let rejected: Mutex<BTreeMap<String, (usize, String)>> = Mutex::default();
    let counts = Mutex::new((0, 0, 0));
    on_all_cores(cases(500), |at| {
        let mut case = Case::random(&mut Random::of_case(at));
        let all = case.rules.len() + case.derived.len();
        let mut first = true;
        let accepted = loop {
            let Ok(analysis) = caught(|| analysis(&case)) else { break None };
            let errors = rejections(&analysis);
            if errors.is_empty() {
                let mut counts = counts.lock().expect("no panic with the lock");
                counts.0 += all;
                counts.1 += case.rules.len() + case.derived.len();
                counts.2 += findings(&analysis).len();
                break Some(analysis);
            }
            if first {
                let mut rejected = rejected.lock().expect("no panic with the lock");
                for (code, file, message) in &errors {
                    let text = case.files().into_iter().find(|(p, _)| p == file).map_or_else(String::new, |(_, t)| t);
                    rejected.entry(code.clone()).or_insert((0, format!("{message}\n{text}"))).0 += 1;
                }
            }
            first = false;
            let files: Vec<String> = errors.into_iter().map(|(_, file, _)| file).collect();
            if !case.leave_out(&files) {
                return Err(format!("the model itself is rejected: {:?}\n{}", rejections(&analysis), case.text()));
            }
        };
        if accepted.is_some_and(|a| difference(&case, &a).is_none()) {
            return Ok(());
        }
        println!("case {at} disagrees; making it smaller");
        let small = shrink(case, &|c| disagreement(c).is_some());
        let what = disagreement(&small).unwrap_or_default();
        Err(reproducer(&format!("engine_agrees_{at}.ctl"), &format!("{what}\n{}", small.text())))
    });
    let (all, kept, found) = counts.into_inner().expect("no panic with the lock");
    let rejected = rejected.into_inner().expect("no panic with the lock");
    println!("{all} rules and fields, {} left out, {found} findings", all - kept);
    for (code, (n, example)) in &rejected {
        println!("{code}: {n}, such as: {example}");
    }
    assert!(found > kept, "random rules find something");
    assert!((all - kept) * 100 <= all * REJECTED_AT_MOST, "{} of {all} are rejected: {rejected:#?}", all - kept);
}

/// Where the values are few, all of them: dates and lengths of time, calendars, phrases and sentences.
#[test]
fn small_domains_are_compared_completely() {
    let mut expressions = Vec::new();
    for a in pool::DATES {
        for d in pool::DURATIONS {
            expressions.push(format!("[{a} + {d}, {a} - {d}]"));
        }
        for b in pool::DATES {
            expressions.push(format!("count({a} - {b})"));
            if a <= b {
                expressions.extend(pool::SPANS.iter().map(|span| format!("calendar({a} .. {b}, {span})")));
            }
        }
    }
    for (i, d) in pool::DURATIONS.iter().enumerate() {
        expressions
            .extend(pool::DURATIONS[i..].iter().map(|e| format!("[{d} < {e}, {d} == {e}, {d} + {e} >= 1 year]")));
    }
    for text in pool::TEXTS {
        expressions.push(format!("sentences(\"{text}\")"));
        let phrases = pool::PHRASES.iter().chain(&pool::TEXTS);
        expressions.extend(phrases.map(|p| format!("\"{text}\" mentions \"{p}\"")));
    }
    let mut text = String::from("place attic { shelf S.0 \"the only one\" { } }\n");
    for (i, expression) in expressions.iter().enumerate() {
        let _ = writeln!(
            text,
            "rule TST-{i:04} \"a value\" {{ severity info for x in place let v = {expression} message \"it\" cites attic:S.0 }}"
        );
    }
    let analysis = check::check(package([("a.ctl", SCHEMA), ("b.ctl", &*text)]), false);
    assert_eq!(rejections(&analysis), []);
    let (found, expected) = (findings(&analysis), naive::findings(&[SCHEMA.to_owned(), text], as_of()));
    assert_eq!(found.len(), expressions.len(), "every value is told");
    for ((a, b), expression) in found.iter().zip(&expected).zip(&expressions) {
        assert_eq!(a.facts, b.facts, "{expression}: the engine, and the definitions");
    }
}

/// An index has the dates and periods that are written, not those that lie around them. Random models seldom have the
/// one that shows it.
#[test]
fn containment_in_a_period_is_found_where_an_index_is_at_hand() {
    let text = "\
kind person { away: period born: date }
person ana { away 2026-01-01 .. 2026-02-28; born 2026-02-01 }
person bo { away 2023-01-01 .. 2023-02-28; born 2023-02-01 }
rule TST-01 \"period\" { severity info for a in person where a.away in (2024-02-29 .. 2026-06-29) message \"{a.name}\" cites x:A }
rule TST-02 \"date\" { severity info for a in person where a.born in (2024-02-29 .. 2026-06-29) message \"{a.name}\" cites x:A }
rule TST-03 \"each\" {
  severity info for p in person
  where exists a in person where a.born in p.away and a != p
  message \"{p.name}\" cites x:A
}
rule TST-04 \"both\" { severity info for p in person, a in person where a.born in p.away message \"{p.name} {a.name}\" cites x:A }
kind book reference { }
kind page reference within book inverse pages { }
book x { page A \"a page\" { } }
person cy { born 2026-01-15 }
";
    let analysis = ctl_tests::check::check(ctl_tests::check::package([("main.ctl", text)]), false);
    let errors: Vec<&str> = ctl_tests::check::errors(&analysis).map(|d| &*d.message).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let mut found: Vec<(&str, &str)> = analysis.diagnostics.iter().map(|d| (&*d.code, &*d.message)).collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("TST-01", "ana"),
            ("TST-02", "ana"),
            ("TST-02", "cy"),
            ("TST-03", "ana"),
            ("TST-04", "ana ana"),
            ("TST-04", "ana cy"),
            ("TST-04", "bo bo"),
        ]
    );
}
