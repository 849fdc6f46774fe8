//! `ctl fmt`: one layout for all. Files are laid out in parallel and replaced whole; a file that is right already is
//! not touched.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Outcome;
use crate::args::Fmt;
use crate::console::Console;
use crate::failure::{Failure, quoted};
use crate::host::{self, EXTENSION};
use crate::render::words;
use crate::render::wrap::shorten;

/// What became of it.
enum Done {
    Right,
    Changed(Difference),
    Failed(Failure),
}

/// The first line that changes.
struct Difference {
    line: usize,
    before: Option<String>,
    after: Option<String>,
}

/// Lays out files, or says which would change.
pub(super) fn run(args: &Fmt, console: &mut Console) -> Result<Outcome, Failure> {
    if args.stdin {
        return stdin(args.check, console);
    }
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() { &here[..] } else { &args.paths };
    let (names, mut failures) = names(paths)?;
    let progress = console.progress("laying out");
    let done: Vec<Done> = names.par_iter().map(|name| lay_out(Path::new(name), args.check)).collect();
    drop(progress);

    let mut changed = 0;
    for (name, done) in names.iter().zip(done) {
        match done {
            Done::Right => {}
            Done::Changed(difference) if args.check => {
                changed += 1;
                show(name, &difference, console)?;
            }
            Done::Changed(_) => {
                changed += 1;
                writeln!(console.out(), "laid out {name}")?;
            }
            Done::Failed(failure) => failures.push(failure),
        }
    }
    if !console.look.quiet && failures.is_empty() {
        summary(changed, names.len(), args.check, console)?;
    }
    let last = failures.pop();
    failures.iter().for_each(|failure| console.fail(failure));
    match last {
        Some(failure) => Err(failure),
        None if args.check && changed > 0 => Ok(Outcome::Findings),
        None => Ok(Outcome::Clean),
    }
}

fn stdin(check: bool, console: &mut Console) -> Result<Outcome, Failure> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map_err(|error| Failure::unreadable(Path::new("-"), &error))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| Failure::not_utf8("standard input", error.utf8_error().valid_up_to()))?;
    let laid_out = ctl_syntax::format(&text);
    if !check {
        console.out().write_all(laid_out.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    match difference(&text, &laid_out) {
        Some(difference) => {
            show("standard input", &difference, console)?;
            Ok(Outcome::Findings)
        }
        None => Ok(Outcome::Clean),
    }
}

/// The files that are meant: those named, and all sources below the folders named. A path that is not there ends it
/// all before anything is touched.
fn names(paths: &[PathBuf]) -> Result<(Vec<String>, Vec<Failure>), Failure> {
    let mut names = Vec::new();
    let mut failures = Vec::new();
    for path in paths {
        let real = path.canonicalize().map_err(|error| Failure::unreadable(path, &error))?;
        if !real.is_dir() {
            names.push(path.display().to_string());
            continue;
        }
        let prefix = match path.to_string_lossy() {
            name if name == "." => String::new(),
            name if name.ends_with('/') => name.into_owned(),
            name => format!("{name}/"),
        };
        let found = host::find_sources(&real, true);
        names.extend(found.sources.into_iter().map(|source| format!("{prefix}{}", source.relative)));
        // Links that lead elsewhere are somebody else's files.
        let unread = found.refused.into_iter().filter(|refused| !refused.is_link());
        failures
            .extend(unread.map(|refused| Failure::new(format!("`{prefix}{}` {}", refused.relative, refused.message))));
    }
    if names.is_empty() && failures.is_empty() {
        let paths: Vec<_> = paths.iter().map(|path| quoted(path)).collect();
        return Err(Failure::new(format!("there is no .{EXTENSION} file in {}", words::list(&paths))));
    }
    Ok((names, failures))
}

fn lay_out(path: &Path, check: bool) -> Done {
    let text = match host::read_text(path) {
        Ok(text) => text,
        Err(failure) => return Done::Failed(failure),
    };
    let laid_out = ctl_syntax::format(&text);
    let Some(difference) = difference(&text, &laid_out) else { return Done::Right };
    match check {
        true => Done::Changed(difference),
        false => match host::replace(path, laid_out.as_bytes()) {
            Ok(()) => Done::Changed(difference),
            Err(failure) => Done::Failed(failure),
        },
    }
}

/// The first line in which two texts differ, its break included: a file may differ in nothing else.
fn difference(before: &str, after: &str) -> Option<Difference> {
    if before == after {
        return None;
    }
    let mut old = before.split_inclusive('\n');
    let mut new = after.split_inclusive('\n');
    let mut line = 0;
    loop {
        line += 1;
        match (old.next(), new.next()) {
            (a, b) if a == b && a.is_some() => {}
            (a, b) => {
                return Some(Difference { line, before: a.map(str::to_owned), after: b.map(str::to_owned) });
            }
        }
    }
}

/// `controls/access.ctl:12`, and the line as it is and as it would be.
fn show(name: &str, difference: &Difference, console: &mut Console) -> Result<(), Failure> {
    let (width, ellipsis) = (console.look.width.max(20) - 4, console.look.ellipsis());
    let out = console.out();
    writeln!(out, "{name}:{}", difference.line)?;
    for (sign, line) in [('-', &difference.before), ('+', &difference.after)] {
        if let Some(line) = line {
            // What is invisible is named.
            let visible = line.trim_end_matches('\n').replace('\r', "\\r").replace('\t', "\\t");
            let blanks = visible.len() - visible.trim_end().len();
            let visible = format!("{}{}", visible.trim_end(), "·".repeat(blanks));
            writeln!(out, "  {sign} {}", shorten(&visible, width, ellipsis).trim_end())?;
        }
    }
    Ok(())
}

fn summary(changed: usize, of: usize, check: bool, console: &mut Console) -> Result<(), Failure> {
    let of = words::counted(of, "file", "files");
    let text = match (changed, check) {
        (0, _) => format!("{of} laid out already."),
        (n, true) => format!("{} of {of} would change.", words::number(n)),
        (n, false) => format!("{} of {of} changed.", words::number(n)),
    };
    writeln!(console.out(), "{text}")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(before: &str, after: &str) -> Option<(usize, Option<String>, Option<String>)> {
        difference(before, after).map(|d| (d.line, d.before, d.after))
    }

    #[test]
    fn the_first_difference_is_found() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(lines("a\nb\n", "a\nb\n"), None);
        assert_eq!(lines("a\nb\nc\n", "a\nB\nc\n"), Some((2, some("b\n"), some("B\n"))));
        assert_eq!(lines("a", "a\n"), Some((1, some("a"), some("a\n"))));
        assert_eq!(lines("a\n\n", "a\n"), Some((2, some("\n"), None)));
        assert_eq!(lines("", "a\n"), Some((1, None, some("a\n"))));
        assert_eq!(lines("a\r\n", "a\n"), Some((1, some("a\r\n"), some("a\n"))));
    }
}
