//! Workflow commands of GitHub Actions: each finding becomes an annotation at its line in the pull request.

use std::io::{self, Write};

use ctl_syntax::diagnostic::{Diagnostic, NoteHead, Severity};
use ctl_syntax::span::Encoding;

use super::{Place, Report};

/// Writes the report.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in report.open() {
        command(diagnostic, report, out)?;
    }
    Ok(())
}

fn command(diagnostic: &Diagnostic, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    write!(out, "::{level} ")?;
    if let Some(span) = diagnostic.primary() {
        let place = Place::of(report.sources, span, Encoding::Utf32);
        let file = property(report.sources.shown(span.file));
        write!(out, "file={file},line={},endLine={},", place.start.line, place.end.line)?;
        // GitHub takes columns only within one line, and its end column is the last character.
        if place.start.line == place.end.line {
            let last = (place.end.column - 1).max(place.start.column);
            write!(out, "col={},endColumn={last},", place.start.column)?;
        }
    }
    let title = match report.catalogue.title(&diagnostic.code) {
        Some(title) => format!("{}: {title}", diagnostic.code),
        None => diagnostic.code.to_string(),
    };
    writeln!(out, "title={}::{}", property(&title), data(&text(diagnostic)))
}

/// The message, then what a reviewer asks next.
fn text(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message.clone();
    for note in &diagnostic.notes {
        if matches!(note.head, NoteHead::Why | NoteHead::Cost | NoteHead::Held | NoteHead::Help | NoteHead::Cites) {
            text.push_str(&format!("\n{}: {}", note.head.word(), note.text));
        }
    }
    text
}

/// Escapes the text of a command: a line break would end it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes the value of a property, which also ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_its_command_or_property() {
        assert_eq!(data("100 %: a,\r\nb"), "100 %25: a,%0D%0Ab");
        assert_eq!(property("100 %: a,\nb"), "100 %25%3A a%2C%0Ab");
    }
}
