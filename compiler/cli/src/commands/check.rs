//! `ctl check`: what is missing, contradictory or out of date, with proof.

use ctl_syntax::codes;
use ctl_syntax::diagnostic::{Diagnostic, Severity};

use super::{Outcome, wish};
use crate::args::{Check, Globals};
use crate::console::Console;
use crate::failure::{Failure, nearest};
use crate::render::{self, Look, Pass, Report, is_accepted, words};
use crate::session::{Session, about};

/// Checks a package and reports.
pub(super) fn run(args: &Check, globals: &Globals, console: &mut Console) -> Result<Outcome, Failure> {
    let progress = console.progress("reading");
    let mut session = Session::open(&args.path, super::Wish { passes: args.passes, ..wish(globals) }, &progress)?;
    progress.stage("writing the report");
    let mut about = about(&session);
    if let Some(hidden) = only(&args.rule, &mut session)? {
        about.not_checked.push(hidden);
    }
    let passes: Option<Vec<Pass>> = args.passes.then(|| {
        let passes = session.analysis.passes.iter();
        passes.map(|pass| Pass { rule: pass.rule.clone(), subject: vec![pass.subject.clone()] }).collect()
    });
    let (places, pages) = (session.places(), session.pages());
    let report = Report {
        diagnostics: &session.analysis.diagnostics,
        sources: &places,
        catalogue: &pages,
        about: &about,
        passes: passes.as_deref(),
    };
    drop(progress);
    let mut look = Look { group: console.look.group && !args.all, ..console.look.clone() };
    if args.all {
        look.most = usize::MAX;
    }
    render::write(console.format, &report, &look, console.out())?;
    let outcome = outcome(&session.analysis.diagnostics, session.deny(globals.deny.map(Severity::from)));
    // The process ends here, and the system takes back millions of values at once.
    std::mem::forget(session);
    Ok(outcome)
}

/// Whether anything open reaches the level.
pub(super) fn outcome(diagnostics: &[Diagnostic], deny: Severity) -> Outcome {
    let denied = diagnostics.iter().any(|d| d.severity >= deny && !is_accepted(d));
    if denied { Outcome::Findings } else { Outcome::Clean }
}

/// Keeps what the named rules found, and says what else there is.
fn only(wanted: &[String], session: &mut Session) -> Result<Option<String>, Failure> {
    if wanted.is_empty() {
        return Ok(None);
    }
    let wanted = wanted.iter().map(|code| known(code, session)).collect::<Result<Vec<_>, _>>()?;
    let is_wanted = |code: &str| wanted.iter().any(|name| name == code);
    let analysis = &mut session.analysis;
    let before = open(&analysis.diagnostics);
    analysis.diagnostics.retain(|d| is_wanted(&d.code));
    analysis.passes.retain(|pass| is_wanted(&pass.rule));
    let hidden = before - open(&analysis.diagnostics);
    Ok(Some(match hidden {
        0 => "Nothing else was found.".to_owned(),
        n => format!(
            "Shown: {} only, not {}.",
            words::list(&wanted),
            words::counted(n, "other finding", "other findings")
        ),
    }))
}

fn open(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|d| !is_accepted(d)).count()
}

/// The rule or error of that code, in its own spelling: a report on one that is not there would look like a clean one.
fn known(code: &str, session: &Session) -> Result<String, Failure> {
    let mut all = session.analysis.rules().iter().map(String::as_str).chain(codes::CODES.iter().map(|row| row.id));
    if let Some(found) = all.clone().find(|name| name.eq_ignore_ascii_case(code)) {
        return Ok(found.to_owned());
    }
    let failure = Failure::new(format!("there is no rule `{}`", render::wrap::one_line(code)));
    Err(match nearest(code, &mut all) {
        Some(near) => failure.help(format!("did you mean {near}?")),
        None => failure,
    })
}

#[cfg(test)]
mod tests {
    use ctl_syntax::diagnostic::FindingData;
    use ctl_syntax::span::Span;

    use super::*;

    #[test]
    fn the_level_decides_and_accepted_findings_do_not_count() {
        let warning = Diagnostic::warning("E0999", Span::default(), "a fact", "");
        let mut accepted = Diagnostic::error("E0999", Span::default(), "a fact", "");
        accepted.finding = Some(Box::new(FindingData { accepted_by: Some("late".into()), ..FindingData::default() }));
        let all = [warning, accepted];
        assert_eq!(outcome(&all, Severity::Error), Outcome::Clean);
        assert_eq!(outcome(&all, Severity::Warning), Outcome::Findings);
        assert_eq!(outcome(&all, Severity::Info), Outcome::Findings);
        assert_eq!(outcome(&all[1..], Severity::Info), Outcome::Clean);
    }
}
