//! One line a finding: `file:line:column: error[CODE]: message`, for editors and grep.

use std::io::{self, Write};

use ctl_syntax::diagnostic::{Diagnostic, NoteHead};
use ctl_syntax::span::Encoding;

use super::wrap::one_line;
use super::{Place, Report, Sources};

/// Writes the report.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in report.open() {
        writeln!(out, "{}", line(diagnostic, report.sources))?;
    }
    Ok(())
}

/// The line of one finding.
pub(super) fn line(diagnostic: &Diagnostic, sources: &dyn Sources) -> String {
    let place = diagnostic.primary().map(|span| {
        let start = Place::of(sources, span, Encoding::Utf32).start;
        format!("{}:{}:{}: ", one_line(sources.shown(span.file)), start.line, start.column)
    });
    let suggestion = suggestion(diagnostic).map(|name| format!("; did you mean {name}?"));
    format!(
        "{}{}[{}]: {}{}",
        place.unwrap_or_default(),
        diagnostic.severity.word(),
        one_line(&diagnostic.code),
        one_line(&diagnostic.message),
        suggestion.unwrap_or_default(),
    )
}

/// The nearest name, where the help begins with one: it is short, and often all that is needed.
fn suggestion(diagnostic: &Diagnostic) -> Option<&str> {
    let help = diagnostic.notes.iter().find(|note| note.head == NoteHead::Help)?;
    let name = help.text.strip_prefix("did you mean ")?;
    let end = name.strip_prefix('`')?.find('`')? + 2;
    Some(&name[..end])
}
