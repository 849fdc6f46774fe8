//! `ctl test`: the tests of the package's rules, the rules without one, and, on request, the conditions that no test
//! guards.

use ctl_core::analysis::{MutantReport, TestOutcome, TestReport};
use ctl_syntax::diagnostic::{Diagnostic, Severity};
use ctl_syntax::span::{Encoding, Span};
use serde_json::{Value, json};

use super::{Outcome, wish};
use crate::args::{Globals, Test};
use crate::console::Console;
use crate::failure::Failure;
use crate::render::wrap::{one_line, wrap};
use crate::render::{self, About, Counts, Format, Look, Place, Report, Sources, words};
use crate::session::Session;

/// The version of the JSON form.
const SCHEMA: &str = "ctl.tests/1";
/// The code of a condition that no test guards.
const UNGUARDED: &str = "GUARD";

/// Runs the tests.
pub(super) fn run(args: &Test, globals: &Globals, console: &mut Console) -> Result<Outcome, Failure> {
    let progress = console.progress("reading");
    let session = Session::open(&args.path, wish(globals), &progress)?;
    progress.stage("running the tests");
    let mut report = session.analysis.test();
    if let Some(text) = &args.only {
        let text = text.to_lowercase();
        report.tests.retain(|test| test.title.to_lowercase().contains(&text));
        report.untested.clear();
    }
    let guards = args.guards.then(|| {
        progress.stage("changing conditions");
        session.analysis.mutants()
    });
    drop(progress);
    let failed = report.tests.iter().any(|test| !test.failures.is_empty());
    let unguarded = guards.as_ref().is_some_and(|guards| !guards.survivors.is_empty());
    if console.format == Format::Json {
        render::write_json(&to_json(&session, &report, guards.as_ref()), console.out())?;
    } else {
        tell(&session, &report, guards.as_ref(), args.only.is_some(), console)?;
    }
    Ok(if failed || unguarded { Outcome::Findings } else { Outcome::Clean })
}

/// For people, editors and services: what failed, as diagnostics, and below them what was run.
fn tell(
    session: &Session,
    report: &TestReport,
    guards: Option<&MutantReport>,
    some: bool,
    console: &mut Console,
) -> Result<(), Failure> {
    let mut diagnostics: Vec<Diagnostic> = report.tests.iter().flat_map(failures).collect();
    diagnostics.extend(guards.iter().flat_map(|guards| unguarded(guards)));
    let (places, pages) = (session.places(), session.pages());
    let about =
        About { package: session.package().to_owned(), as_of: session.analysis.as_of.to_string(), ..About::default() };
    let shown = Report { diagnostics: &diagnostics, sources: &places, catalogue: &pages, about: &about, passes: None };
    // What is counted below is this command's, and a failed test is never one of too many.
    let look = Look { quiet: true, group: false, ..console.look.clone() };
    render::write(console.format, &shown, &look, console.out())?;
    if console.look.quiet || !matches!(console.format, Format::Human | Format::Narrated) {
        return Ok(());
    }
    for line in summary(session, report, guards, some) {
        for line in wrap(&line, console.look.width.clamp(24, 110)) {
            writeln!(console.out(), "{line}")?;
        }
    }
    Ok(())
}

/// The failures of a test, each under the test's name.
fn failures(test: &TestOutcome) -> impl Iterator<Item = Diagnostic> {
    test.failures.iter().map(|failure| {
        let mut shown = failure.clone();
        shown.message = format!("{}: {}", test.title, failure.message);
        shown
    })
}

/// One diagnostic for each condition: it may be open to both changes.
fn unguarded(guards: &MutantReport) -> Vec<Diagnostic> {
    let mut out: Vec<(Span, &str, Vec<&str>)> = Vec::new();
    for mutant in &guards.survivors {
        match out.iter_mut().find(|(span, rule, _)| *span == mutant.span && *rule == mutant.rule) {
            Some((_, _, changes)) => changes.push(mutant.change),
            None => out.push((mutant.span, &mutant.rule, vec![mutant.change])),
        }
    }
    let one = |(span, rule, changes): (Span, &str, Vec<&str>)| {
        let changes = changes.join(" or ");
        Diagnostic::error(
            UNGUARDED,
            span,
            format!("no test of {rule} notices when this is {changes}"),
            "this condition",
        )
        .help("add a test that only this condition decides: one where it holds, and one where it does not")
    };
    out.into_iter().map(one).collect()
}

/// What was run, what has no test, and what else the reader should know.
fn summary(session: &Session, report: &TestReport, guards: Option<&MutantReport>, some: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rules: Vec<(&str, Vec<&str>)> = Vec::new();
    for (rule, way) in &report.untested {
        match rules.last_mut() {
            Some((last, ways)) if *last == rule => ways.push(way),
            _ => rules.push((rule, vec![way])),
        }
    }
    if !rules.is_empty() {
        lines.push("No test shows that".to_owned());
        lines.extend(rules.iter().map(|(rule, ways)| format!("  {rule} {}", ways.join(", or "))));
    }
    let failed = report.tests.iter().filter(|test| !test.failures.is_empty()).count();
    let all = words::counted(report.tests.len(), "test", "tests");
    lines.push(match (report.tests.len(), failed) {
        (0, _) if some => "No test has such a name.".to_owned(),
        (0, _) => "There are no tests.".to_owned(),
        (1, 0) => "1 test holds.".to_owned(),
        (_, 0) => format!("{all} hold."),
        (_, failed) => format!("{} of {all} failed.", words::number(failed)),
    });
    if let Some(guards) = guards {
        let tried = words::counted(guards.tried, "change of a condition", "changes of conditions");
        lines.push(match guards.survivors.len() {
            0 => format!("{tried} tried; a test notices each."),
            n => format!("{tried} tried; no test notices {}.", words::number(n)),
        });
    }
    let language = session.analysis.diagnostics.iter().take_while(|d| d.finding.is_none());
    let errors = Counts::of(&language.cloned().collect::<Vec<_>>()).errors;
    if errors > 0 {
        let errors = words::counted(errors, "error", "errors");
        lines.push(format!("The package itself has {errors}, and a rule with one is not run: see `ctl check`."));
    }
    lines
}

fn to_json(session: &Session, report: &TestReport, guards: Option<&MutantReport>) -> Value {
    let places = session.places();
    let test = |test: &TestOutcome| {
        let failures: Vec<Value> = test.failures.iter().map(|failure| to_json_failure(failure, &places)).collect();
        json!({
            "title": test.title,
            "at": at(test.span, &places),
            "holds": failures.is_empty(),
            "fires": test.rules.0,
            "does_not_fire": test.rules.1,
            "failures": failures,
        })
    };
    let untested = report.untested.iter().map(|(rule, way)| json!({ "rule": rule, "no_test_that_it": way }));
    let mut out = json!({
        "schema": SCHEMA,
        "package": Some(session.package()).filter(|name| !name.is_empty()),
        "tests": report.tests.iter().map(test).collect::<Vec<_>>(),
        "untested": untested.collect::<Vec<_>>(),
    });
    if let (Some(guards), Some(out)) = (guards, out.as_object_mut()) {
        let survivors = guards.survivors.iter();
        let survivors = survivors
            .map(|m| json!({ "rule": m.rule, "change": m.change.replace(' ', "_"), "at": at(m.span, &places) }));
        out.insert("guards".into(), json!({ "tried": guards.tried, "unguarded": survivors.collect::<Vec<_>>() }));
    }
    out
}

fn to_json_failure(failure: &Diagnostic, sources: &dyn Sources) -> Value {
    let notes: Vec<&str> = failure.notes.iter().map(|note| note.text.as_str()).collect();
    json!({
        "code": failure.code,
        "severity": Severity::word(failure.severity),
        "message": one_line(&failure.message),
        "got": notes,
        "at": failure.primary().map(|span| at(span, sources)),
    })
}

fn at(span: Span, sources: &dyn Sources) -> Value {
    let place = Place::of(sources, span, Encoding::Utf32);
    json!({
        "file": sources.name(span.file),
        "start": { "line": place.start.line, "column": place.start.column },
        "end": { "line": place.end.line, "column": place.end.column },
    })
}
