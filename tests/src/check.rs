//! Runs the compiler in this process, and the cases of a suite on all cores.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use ctl_core::program::PackageId;
use ctl_core::{Analysis, Options, PackageInput, Program};
use ctl_syntax::ast::Node;
use ctl_syntax::diagnostic::{Diagnostic, Severity};
use ctl_syntax::literal::Date;

use crate::naive::Finding;

/// The day by which suites judge.
pub fn as_of() -> Date {
    Date::new(2026, 6, 30).expect("there is such a day")
}

/// A package of files, path and text; they are put in the order of their paths.
pub fn package<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> PackageInput {
    let mut files: Vec<(String, Arc<str>)> =
        files.into_iter().map(|(path, text)| (path.to_owned(), text.into())).collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    PackageInput { name: "case".to_owned(), dependencies: Vec::new(), files }
}

/// Checks a package; `with_std` says whether on top of the standard library.
pub fn check(package: PackageInput, with_std: bool) -> Analysis {
    Analysis::check(&[package], &Options { with_std, ..Options::new(as_of()) })
}

/// The same, and what was found in order.
pub fn check_with_passes(package: PackageInput, with_std: bool) -> Analysis {
    Analysis::check(&[package], &Options { with_std, passes: true, ..Options::new(as_of()) })
}

/// Checks a package on top of the standard library without its templates, tests, views and all but some `rules`: most of
/// the time of a check goes into these.
pub fn facts(package: PackageInput, rules: &[&str]) -> Analysis {
    let mut program = Program::parse(&[package]);
    for item in program.items_of(PackageId::STD) {
        let keeps = match &program.item(item).node {
            Node::Template(_) | Node::Test(_) | Node::View(_) => false,
            Node::Rule(rule) => rules.contains(&program.text(item, rule.id)),
            _ => true,
        };
        if !keeps {
            program.silence(item);
        }
    }
    Analysis::of_program(program, &Options::new(as_of()))
}

/// The language errors of an analysis.
pub fn errors(analysis: &Analysis) -> impl Iterator<Item = &Diagnostic> {
    analysis.diagnostics.iter().filter(|d| d.finding.is_none() && d.severity == Severity::Error)
}

/// The findings of an analysis in the form of the naive evaluator, sorted.
pub fn findings(analysis: &Analysis) -> Vec<Finding> {
    let of = |d: &Diagnostic| {
        let data = d.finding.as_deref()?;
        Some(Finding {
            rule: d.code.to_string(),
            severity: d.severity.word().to_owned(),
            subjects: data.subjects.clone(),
            facts: data.facts.clone(),
        })
    };
    let mut all: Vec<Finding> = analysis.diagnostics.iter().filter_map(of).collect();
    all.sort();
    all
}

/// What `f` yields, or the words of its panic.
pub fn caught<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(f)).map_err(|e| {
        let text = e.downcast_ref::<String>().cloned();
        text.or_else(|| e.downcast_ref::<&str>().map(|s| (*s).to_owned())).unwrap_or_default()
    })
}

/// Runs cases 0 to `n` on all cores. Panics with what the first case that fails says.
pub fn on_all_cores(n: u64, case: impl Fn(u64) -> Result<(), String> + Sync) {
    let next = AtomicU64::new(0);
    let failed: Mutex<Option<(u64, String)>> = Mutex::new(None);
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= n {
                        return;
                    }
                    let Err(message) = caught(|| case(at)).unwrap_or_else(|p| Err(format!("it panicked: {p}"))) else {
                        continue;
                    };
                    next.store(n, Ordering::Relaxed);
                    let mut failed = failed.lock().expect("no other thread panics with the lock");
                    if failed.as_ref().is_none_or(|(first, _)| at < *first) {
                        *failed = Some((at, message));
                    }
                }
            });
        }
    });
    if let Some((at, message)) = failed.into_inner().expect("no thread panicked with the lock") {
        panic!("case {at}: {message}");
    }
}

/// The beginning of a reproducer, and where the whole of it was written.
pub fn reproducer(name: &str, text: &str) -> String {
    let path = std::env::temp_dir().join(name);
    let end = text.char_indices().nth(6000).map_or(text.len(), |(i, _)| i);
    match std::fs::write(&path, text) {
        Ok(()) => format!("{}\n(the whole of it is in {})", &text[..end], path.display()),
        Err(_) => text.to_owned(),
    }
}
